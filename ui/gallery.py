"""The gallery strip: one tile per portrait, busy tiles while one is being added, and the Add tile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from puppet.models import PortraitInfo
from ui.dates import written
from ui.name_edit import NameEdit
from ui.portrait_tile import PortraitTile
from ui.shelf import Shelf, drag_of
from ui.tiles import AddTile, BusyTile


class Gallery(QWidget):
    """The strip.

    Signals:
        picked(key): the user wants this portrait.
        removed(key): the user wants it gone.
        renamed(key, name): the user wants it called that.
        moved(key, place): the user wants it there.
        edit_wanted(key): the user wants to change its crop or its landmarks.
        add_wanted(): the user pressed Add.
        photos_wanted(key): the user wants to add photos to this portrait.
        consented(key, given): the user says that they may use this portrait, or takes that back.
        photos_shown(key): the user wants to see the photos of this portrait.
        photos_dropped(key, mime data): something was dropped onto this portrait.
        reordered(): there are other tiles than before, or in another order.
    """

    picked = Signal(str)
    removed = Signal(str)
    renamed = Signal(str, str)
    moved = Signal(str, int)
    edit_wanted = Signal(str)
    add_wanted = Signal()
    photos_wanted = Signal(str)
    photos_shown = Signal(str)
    consented = Signal(str, bool)
    photos_dropped = Signal(str, object)
    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Portraits"))
        self._tiles: list[PortraitTile] = []
        self._busy: list[BusyTile] = []
        self._selected = ""
        self.shelf = Shelf()
        self._row = self.shelf.row.line
        self.shelf.row.moved.connect(self.moved)
        self.name_edit: NameEdit | None = None
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
        tile.dragged.connect(lambda: drag_of(tile).exec(Qt.DropAction.MoveAction))
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
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        moves = step and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if focused is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(focused.key)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_name(focused.key)
        elif moves:
            self._move(focused, step)
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._menu(focused, focused.rect().center())  # not every system makes a context menu's event of it
        else:
            super().keyPressEvent(event)

    def edit_name(self, key: str) -> None:
        """Let the user type a portrait's name in place."""
        tile = self.tile(key)
        if tile is None:
            return
        self.shelf.ensureWidgetVisible(tile, 0, 0)
        over = QRect(tile.mapTo(self, tile.name_box().toRect().topLeft()), tile.name_box().toRect().size())
        self.name_edit = edit = NameEdit(tile.text(), over, self)
        edit.typed.connect(lambda name: self.renamed.emit(key, name))
        edit.ended.connect(lambda: self._name_typed(tile))

    def _name_typed(self, tile: PortraitTile) -> None:
        self.name_edit = None
        tile.setFocus()

    def show_refining(self, key: str, share: float | None) -> None:
        """Show on a portrait's tile how much of its refinement is done; None: it is not being refined."""
        for tile in self._tiles:
            tile.show_refining(share if tile.key == key else None)

    def _move(self, tile: PortraitTile, step: int) -> None:
        place = self._tiles.index(tile) + step
        if 0 <= place < len(self._tiles):
            self.moved.emit(tile.key, place)
            self.shelf.keep_in_sight(tile)

    def _mark(self) -> None:
        for tile in self._tiles:
            tile.setChecked(tile.key == self._selected)

    def _resized(self) -> None:
        self.shelf.tiles = len(self._tiles) + len(self._busy)
        self.shelf.updateGeometry()

    def _menu(self, tile: PortraitTile, at: QPoint) -> None:
        if QApplication.activePopupWidget() is not None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show this portrait"), lambda: self.picked.emit(tile.key))
        menu.addAction(self.tr("Add photos of this person…"), lambda: self.photos_wanted.emit(tile.key))
        show = menu.addAction(self.tr("Photos of this person…"), lambda: self.photos_shown.emit(tile.key))
        show.setEnabled(tile.photos > 1)
        menu.addAction(self.tr("Adjust crop and face…"), lambda: self.edit_wanted.emit(tile.key))
        if tile.removable:
            since = written(tile.consent)
            words = self.tr("I may use it (since {0})").format(since) if since else self.tr("I may use it")
            may = menu.addAction(words, lambda: self.consented.emit(tile.key, not tile.consent))
            may.setCheckable(True)
            may.setChecked(bool(tile.consent))
        menu.addSeparator()
        rename = menu.addAction(self.tr("Rename…"), lambda: self.edit_name(tile.key))
        rename.setShortcut(Qt.Key.Key_F2)
        place = self._tiles.index(tile)
        left = menu.addAction(self.tr("Move left"), lambda: self._move(tile, -1))
        left.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Left))
        left.setEnabled(place > 0)
        right = menu.addAction(self.tr("Move right"), lambda: self._move(tile, 1))
        right.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Right))
        right.setEnabled(place + 1 < len(self._tiles))
        menu.addSeparator()
        remove = menu.addAction(self.tr("Remove"), lambda: self.removed.emit(tile.key))
        remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        remove.setEnabled(tile.removable)
        if not tile.removable:
            remove.setText(self.tr("Remove (comes with Puppet)"))
        menu.popup(tile.mapToGlobal(at))
