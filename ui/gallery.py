"""The gallery strip: one tile per portrait, busy tiles while one is being added, and the Add tile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QWidget

from puppet.models import PortraitInfo
from ui.tiles import TILE, AddTile, BusyTile, PortraitTile, Tile

GAP = 4


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

    def forget(self, tile: Tile) -> None:
        """The tile is about to go."""
        if self._in_sight is tile:
            self._in_sight = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._in_sight = None
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
        photos_wanted(key): the user wants to add photos to this portrait.
        photos_shown(key): the user wants to see the photos of this portrait.
        photos_dropped(key, mime data): something was dropped onto this portrait.
        reordered(): there are other tiles than before, or in another order.
    """

    picked = Signal(str)
    removed = Signal(str)
    add_wanted = Signal()
    photos_wanted = Signal(str)
    photos_shown = Signal(str)
    photos_dropped = Signal(str, object)
    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Portraits"))
        self._tiles: list[PortraitTile] = []
        self._busy: list[BusyTile] = []
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
        """Show these portraits in this order; tiles that are there already stay and keep the focus."""
        before = {tile.key: tile for tile in self._tiles}
        order = [tile.key for tile in self._tiles]
        focused = next((place for place, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        self._tiles = []
        for place, portrait in enumerate(portraits):
            tile = before.pop(portrait.key, None) or self._make_tile(portrait.key)
            tile.show_portrait(portrait, place + 1)
            if self._row.indexOf(tile) != place:
                self._row.insertWidget(place, tile)
            self._tiles.append(tile)
        for gone in before.values():
            self.shelf.forget(gone)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if order == [tile.key for tile in self._tiles]:
            return
        if focused is not None and self._tiles and not any(tile.hasFocus() for tile in self._tiles):
            self._tiles[min(focused, len(self._tiles) - 1)].setFocus()
        self._mark()
        self._resized()
        self.reordered.emit()

    def _make_tile(self, key: str) -> PortraitTile:
        tile = PortraitTile(key)
        tile.clicked.connect(lambda: self.picked.emit(key))
        tile.dropped.connect(lambda mime: self.photos_dropped.emit(key, mime))
        tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tile.customContextMenuRequested.connect(lambda at: self._menu(tile, at))
        return tile

    def select(self, key: str) -> None:
        """Highlight the portrait that is shown."""
        if key != self._selected:
            self._selected = key
            self._mark()
            self.reveal(key)

    def tile(self, key: str) -> PortraitTile | None:
        """The tile of a portrait; None when it is not there any more."""
        return next((tile for tile in self._tiles if tile.key == key), None)

    @property
    def focused(self) -> str:
        """Key of the portrait whose tile has the focus, else ""."""
        return next((tile.key for tile in self._tiles if tile.hasFocus()), "")

    def reveal(self, key: str) -> None:
        """Scroll a tile into view, once the strip has been laid out anew."""
        for tile in self._tiles:
            if tile.key == key:
                self.shelf.keep_in_sight(tile)

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
        self.shelf.keep_in_sight(tile)
        return tile

    def remove_busy(self, tile: BusyTile) -> None:
        if tile in self._busy:
            self._busy.remove(tile)
            self.shelf.forget(tile)
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
        menu.addAction(self.tr("Add photos of this person…"), lambda: self.photos_wanted.emit(tile.key))
        show = menu.addAction(self.tr("Photos of this person…"), lambda: self.photos_shown.emit(tile.key))
        show.setEnabled(tile.photos > 1)
        menu.addSeparator()
        remove = menu.addAction(self.tr("Remove"), lambda: self.removed.emit(tile.key))
        remove.setEnabled(tile.removable)
        if not tile.removable:
            remove.setText(self.tr("Remove (comes with Puppet)"))
        menu.popup(tile.mapToGlobal(at))
