"""Opens the editor on a portrait, and keeps what comes of it: off the GUI thread, and with undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from puppet.curation import Draft, Edit, Undo
from puppet.errors import PuppetError
from puppet.models import Puppeteer
from ui.editor.dialog import EditorDialog
from ui.gallery import Gallery
from ui.jobs import Lane
from ui.messages import Messages
from ui.undo import UndoStack


class Editing(QObject):
    """One portrait at a time.

    Signals:
        changed(): a portrait looks different from before.
        asking(dialog): the editor is about to open.
    """

    changed = Signal()
    asking = Signal(object)

    def __init__(
        self, puppeteer: Puppeteer, gallery: Gallery, messages: Messages, undo: UndoStack, window: QWidget
    ) -> None:
        super().__init__(window)
        self._curator = puppeteer.curator
        self._gallery = gallery
        self._messages = messages
        self._undo = undo
        self._window = window
        self._lane = Lane("editor", self)
        self.dialog: EditorDialog | None = None
        gallery.edit_wanted.connect(self.open)

    def open(self, key: str, parent: QWidget | None = None) -> None:
        """Open the editor on a portrait.

        Args:
            parent: what it lies over; None for the window.
        """
        tile = self._gallery.tile(key)
        if self.dialog is not None or tile is None:
            return
        self.dialog = dialog = EditorDialog(tile.text(), parent or self._window)
        dialog.saved.connect(lambda edit: self._save(key, tile.text(), edit))
        dialog.face_wanted.connect(lambda face: self._load(key, None if face < 0 else face))
        dialog.finished.connect(self._closed)
        self.asking.emit(dialog)
        dialog.open()
        self._load(key, None)

    def close(self) -> None:
        """Keep nothing any more; what is under way ends unseen."""
        self._lane.close()

    def _load(self, key: str, face: int | None) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.set_busy(True, self.tr("Getting the portrait ready…"))

        def done(draft: Draft) -> None:
            if self.dialog is dialog:
                dialog.set_busy(False)
                dialog.show_draft(draft)

        def failed(error: BaseException) -> None:
            if self.dialog is dialog:
                self._messages.error(error, key="editor")
                dialog.reject()

        self._lane.run(lambda: self._curator.draft(key, face), done, failed)

    def _save(self, key: str, name: str, edit: Edit) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.set_busy(True, self.tr("Keeping it…"))

        def done(undo: Undo) -> None:
            self._undo.push(self.tr("{0} looks as before").format(name), undo)
            self._undo.tell(self.tr("{0} has been adjusted").format(name))
            self.changed.emit()
            if self.dialog is dialog:
                dialog.accept()

        def failed(error: BaseException) -> None:
            if self.dialog is dialog and isinstance(error, PuppetError):
                dialog.set_busy(False)
                dialog.tell(str(error))
            else:
                self._messages.error(error, key="editor")
                if self.dialog is dialog:
                    dialog.set_busy(False)

        self._lane.run(lambda: self._curator.edit(key, edit), done, failed)

    def _closed(self) -> None:
        self.dialog = None
