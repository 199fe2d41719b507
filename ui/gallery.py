"""The gallery strip: one tile per portrait, busy tiles while one is being added, and the Add tile."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QWidget

from puppet.models import PortraitInfo
from ui import icons, style

SIDE = 76
TILE = QSize(SIDE + 12, SIDE + 34)
GAP = 4
SPIN_MS = 40


def thumbnail(pixels: np.ndarray) -> QImage:
    """A QImage that owns a copy of a uint8 (H, W, 3) RGB array."""
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    return QImage(kept.data, width, height, kept.strides[0], QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


class Tile(QAbstractButton):
    """A picture with a name under it. Space is the Away key everywhere, so Return is what presses a tile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(TILE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def picture_box(self) -> QRectF:
        return QRectF(6, 5, SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = self.picture_box()
        self.paint_picture(painter, box)
        if self.isChecked() or self.hasFocus():
            ring = QPen(QColor(colours.accent if self.isChecked() else colours.muted), 3 if self.isChecked() else 2)
            if colours.dark and self.isChecked():
                ring.setColor(QColor(colours.accent_hover).lighter(125))
            if self.hasFocus() and not self.isChecked():
                ring.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), 13, 13)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(style.scaled_font(self, 0.9, weight=weight))
        painter.setPen(QColor(colours.text if self.isChecked() or self.underMouse() else colours.muted))
        name_box = QRectF(0, box.bottom() + 6, self.width(), self.height() - box.bottom() - 6)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 4)
        painter.drawText(name_box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
        painter.end()

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError


class PortraitTile(Tile):
    """One portrait."""

    def __init__(self, portrait: PortraitInfo, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = portrait.key
        self.number = number
        self.removable = portrait.removable
        self._image = thumbnail(portrait.thumbnail)
        self.setCheckable(True)
        self.setText(portrait.name)
        self.setToolTip(f"{portrait.name} ({number})" if number <= 9 else portrait.name)
        self.setAccessibleName(self.tr("Portrait {0}: {1}").format(number, portrait.name))

    def nextCheckState(self) -> None:
        """A click does not check the tile: the selection is what the puppeteer says it is."""

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(box, 10, 10)
        painter.setClipPath(clip)
        painter.drawImage(box, self._image)
        if self.underMouse() and not self.isChecked():
            painter.fillRect(box, QColor(255, 255, 255, 36))
        painter.setClipping(False)
        if self.number <= 9:
            badge = QRectF(box.x() + 4, box.y() + 4, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.theme().accent) if self.isChecked() else QColor(15, 16, 20, 200))
            painter.drawEllipse(badge)
            painter.setPen(QColor("#ffffff"))
            painter.setFont(style.scaled_font(self, 0.82, weight=QFont.Weight.Bold))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.number))


class BusyTile(Tile):
    """Stands in the strip while a portrait is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Adding…"))
        self.setAccessibleName(self.tr("A portrait is being added"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._angle = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(SPIN_MS)

    def _turn(self) -> None:
        self._angle = (self._angle + 14) % 360
        self.update()

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        painter.setPen(QPen(QColor(colours.border), 1.2))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 10, 10)
        painter.setPen(QPen(QColor(colours.accent_hover), 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box.adjusted(24, 24, -24, -24), -self._angle * 16, 270 * 16)


class AddTile(Tile):
    """Opens the file dialog; says that drop and paste work too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Add…"))
        self.setToolTip(self.tr("Add a portrait: choose a file, drop one anywhere, or paste a picture (Ctrl+V)"))
        self.setAccessibleName(self.tr("Add a portrait"))

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        painter.setPen(QPen(QColor(colours.muted), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.raised))
        painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 10, 10)
        icons.paint(painter, "plus", QRectF(box.center().x() - 14, box.center().y() - 14, 28, 28), colours.text)


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
        self.tiles = 0

    def sizeHint(self) -> QSize:
        return QSize(self.tiles * (TILE.width() + GAP), TILE.height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(TILE.width(), self.sizeHint().width()), TILE.height() + 10)

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta().x() or event.angleDelta().y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - delta)
        event.accept()


class Gallery(QWidget):
    """The strip.

    Signals:
        picked(key): the user wants this portrait.
        removed(key): the user wants it gone.
        add_wanted(): the user pressed Add.
    """

    picked = Signal(str)
    removed = Signal(str)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Portraits"))
        self._tiles: list[PortraitTile] = []
        self._busy: list[BusyTile] = []
        self._shown: tuple[PortraitInfo, ...] = ()
        self._selected = ""
        content = QWidget()
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.shelf = Shelf()
        self.shelf.setWidget(content)
        self.add_tile = AddTile()
        self.add_tile.clicked.connect(self.add_wanted)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.shelf)
        outer.addWidget(self.add_tile, 0, Qt.AlignmentFlag.AlignTop)
        outer.addStretch(1)

    @property
    def tiles(self) -> list[PortraitTile]:
        return list(self._tiles)

    @property
    def busy_tiles(self) -> list[BusyTile]:
        return list(self._busy)

    @property
    def selected(self) -> str:
        return self._selected

    def set_portraits(self, portraits: Sequence[PortraitInfo]) -> None:
        """Show these portraits in this order; tiles that are there already keep focus and place."""
        wanted = tuple(portraits)
        if len(wanted) == len(self._shown) and all(a is b for a, b in zip(wanted, self._shown, strict=True)):
            return
        signature = [(p.key, p.name, p.removable) for p in wanted]
        if signature == [(p.key, p.name, p.removable) for p in self._shown]:
            return
        focused = next((tile.key for tile in self._tiles if tile.hasFocus()), "")
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._shown = wanted
        self._tiles = []
        for place, portrait in enumerate(wanted):
            tile = PortraitTile(portrait, place + 1)
            tile.clicked.connect(lambda _checked=False, key=portrait.key: self.picked.emit(key))
            tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            tile.customContextMenuRequested.connect(lambda at, tile=tile: self._menu(tile, at))
            self._row.insertWidget(place, tile)
            self._tiles.append(tile)
            if portrait.key == focused:
                tile.setFocus()
        self._mark()
        self._resized()

    def select(self, key: str) -> None:
        """Highlight the portrait that is shown."""
        if key != self._selected:
            self._selected = key
            self._mark()
            self.reveal(key)

    def reveal(self, key: str) -> None:
        """Scroll a tile into view."""
        for tile in self._tiles:
            if tile.key == key:
                self.shelf.ensureWidgetVisible(tile, 40, 0)

    def neighbour(self, step: int) -> str:
        """Key of the portrait ``step`` places on, round the ends; "" when there is none."""
        if not self._tiles:
            return ""
        keys = [tile.key for tile in self._tiles]
        if self._selected not in keys:
            return keys[0 if step > 0 else -1]
        return keys[(keys.index(self._selected) + step) % len(keys)]

    def add_busy(self) -> BusyTile:
        """A new busy tile at the end of the strip; hand it to ``remove_busy`` when done."""
        tile = BusyTile()
        self._row.addWidget(tile)
        self._busy.append(tile)
        self._resized()
        QTimer.singleShot(0, tile, lambda: self.shelf.ensureWidgetVisible(tile, 40, 0))
        return tile

    def remove_busy(self, tile: BusyTile) -> None:
        if tile in self._busy:
            self._busy.remove(tile)
            tile.hide()
            tile.deleteLater()
            self._resized()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((tile for tile in self._tiles if tile.hasFocus()), None)
        if focused is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(focused.key)
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        for tile in self._tiles:
            tile.setChecked(tile.key == self._selected)

    def _resized(self) -> None:
        self.shelf.tiles = len(self._tiles) + len(self._busy)
        self.shelf.updateGeometry()

    def _menu(self, tile: PortraitTile, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show this portrait"), lambda: self.picked.emit(tile.key))
        remove = menu.addAction(self.tr("Remove"), lambda: self.removed.emit(tile.key))
        remove.setEnabled(tile.removable)
        if not tile.removable:
            remove.setText(self.tr("Remove (comes with Puppet)"))
        menu.popup(tile.mapToGlobal(at))
