"""The scrolling part of the gallery strip: it keeps a tile in sight, and tiles are dragged to other places on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from ui import style
from ui.portrait_tile import PortraitTile
from ui.tiles import TILE, Tile

GAP = 4
DRAGGED = "application/x-puppet-portrait"
_EDGE = 40
_STEP = 14


def dragged_key(mime: QMimeData) -> str:
    """Key of the portrait that is dragged within the gallery; "" for anything else."""
    return bytes(mime.data(DRAGGED).data()).decode(errors="replace") if mime.hasFormat(DRAGGED) else ""


def drag_of(tile: PortraitTile) -> QDrag:
    """A drag of a portrait's tile, to be executed."""
    drag = QDrag(tile)
    mime = QMimeData()
    mime.setData(DRAGGED, tile.key.encode())
    drag.setMimeData(mime)
    drag.setPixmap(tile.grab(tile.picture_box().toRect()))
    drag.setHotSpot(QPoint(int(tile.picture_box().width()) // 2, int(tile.picture_box().height()) // 2))
    return drag


class Row(QWidget):
    """The tiles side by side. A portrait that is dragged over them is shown where it would go.

    Signals:
        moved(key, place): it has been dropped there.
        held_at(point): it is held there.
    """

    moved = Signal(str, int)
    held_at = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._gap: int | None = None
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(GAP)
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def tiles(self) -> list[PortraitTile]:
        items = (self.line.itemAt(place) for place in range(self.line.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [tile for tile in widgets if isinstance(tile, PortraitTile)]

    def gap_at(self, x: float) -> int:
        """Between which tiles a portrait that is dropped at ``x`` goes: 0 before the first."""
        return sum(tile.geometry().center().x() < x for tile in self.tiles())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_key(event.mimeData()):
            event.acceptProposedAction()
            self._show_gap(self.gap_at(event.position().x()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if dragged_key(event.mimeData()):
            event.acceptProposedAction()
            self._show_gap(self.gap_at(event.position().x()))
            self.held_at.emit(event.position())

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_gap(None)
        key, keys = dragged_key(event.mimeData()), [tile.key for tile in self.tiles()]
        if key not in keys:
            return
        event.acceptProposedAction()
        gap, before = self.gap_at(event.position().x()), keys.index(key)
        place = gap - (gap > before)  # it leaves its own place first
        if place != before:
            self.moved.emit(key, place)

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._gap is None:
            return
        colours = style.theme()
        x = max(2.0, self._gap * (TILE.width() + GAP) - GAP / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_hover if colours.dark else colours.accent))
        painter.drawRoundedRect(QRectF(x - 2, 4, 4, TILE.height() - 44), 2, 2)
        painter.end()


class Shelf(QScrollArea):
    """Scrolls sideways, also with an ordinary wheel; as wide as its tiles where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shelf")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TILE.height() + 10)
        self.row = Row()
        self.row.held_at.connect(self._follow_drag)
        self.setWidget(self.row)
        self.tiles = 0
        self._in_sight: Tile | None = None
        self.horizontalScrollBar().rangeChanged.connect(self._scroll)
        self.horizontalScrollBar().sliderPressed.connect(self._let_go)

    def sizeHint(self) -> QSize:
        return QSize(self.tiles * (TILE.width() + GAP), TILE.height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(TILE.width(), self.sizeHint().width()), TILE.height() + 10)

    def keep_in_sight(self, tile: Tile) -> None:
        """Scroll to a tile, also when the strip is laid out anew, until the user scrolls elsewhere."""
        self._in_sight = tile
        self._scroll()

    def _scroll(self) -> None:
        # after the layout requests that stand before it in the event queue
        QTimer.singleShot(0, self, self._scroll_now)

    def _scroll_now(self) -> None:
        if self._in_sight is not None:
            self.ensureWidgetVisible(self._in_sight, 40, 0)

    def _let_go(self) -> None:
        self._in_sight = None

    def _follow_drag(self, at: QPointF) -> None:
        x = self.row.mapTo(self.viewport(), at.toPoint()).x()
        bar = self.horizontalScrollBar()
        if x < _EDGE or x > self.viewport().width() - _EDGE:
            self._in_sight = None
            bar.setValue(bar.value() + (_STEP if x >= _EDGE else -_STEP))

    def forget(self, tile: Tile) -> None:
        """The tile is about to go."""
        if self._in_sight is tile:
            self._in_sight = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # arrows are for the tiles

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._in_sight = None
        delta = event.angleDelta().x() or event.angleDelta().y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - delta)
        event.accept()
