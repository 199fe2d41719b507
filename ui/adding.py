"""Adding portraits: off the GUI thread, with a busy tile, and a question where a picture shows several faces."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from puppet.errors import PuppetError
from puppet.models import FaceChoice, PortraitInfo, Puppeteer
from ui import intake
from ui.dialogs import FaceDialog
from ui.gallery import Gallery
from ui.intake import Source
from ui.jobs import Lane
from ui.messages import Messages
from ui.tiles import BusyTile


class Adder(QObject):
    """Adds portraits one after another; asks for one face at a time.

    Signals:
        added(portrait): there is a new tile to show.
        asking(dialog): a question is about to be put.
    """

    added = Signal(object)
    asking = Signal(object)

    def __init__(self, puppeteer: Puppeteer, gallery: Gallery, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._puppeteer = puppeteer
        self._gallery = gallery
        self._messages = messages
        self._window = window
        self._lane = Lane("portraits", self)
        self._told: set[str] = set()  # keys of what was said of pictures that could not be added
        self._questions: deque[tuple[Source, FaceChoice]] = deque()
        self.dialog: FaceDialog | None = None

    def add(self, sources: Iterable[Source]) -> None:
        """Begin to add these. What was said of earlier ones has been read by now."""
        self._forget()
        for source in sources:
            self._begin(source, None)

    def take(self, mime: QMimeData) -> None:
        """Begin to add what was dropped or pasted; tell if there is nothing to add in it."""
        try:
            self.add(intake.sources(mime))
        except PuppetError as error:
            self._forget()
            self._tell(error, "intake")

    def choose_files(self) -> None:
        """Open the file dialog."""
        dialog = intake.file_dialog(self._window, self.tr("Add portraits"))
        dialog.filesSelected.connect(lambda names: self.add(intake.file_source(name) for name in names))
        dialog.open()

    def close(self) -> None:
        """Take no more; what is under way ends unseen."""
        self._questions.clear()
        self._lane.close()

    def _begin(self, source: Source, face: int | None) -> None:
        tile = self._gallery.add_busy()
        self._lane.run(
            lambda: self._puppeteer.add_portrait(source.data, source.name, face),
            lambda result: self._done(source, tile, result),
            lambda error: self._failed(source, tile, error),
        )

    def _done(self, source: Source, tile: BusyTile, result: PortraitInfo | FaceChoice) -> None:
        self._gallery.remove_busy(tile)
        if isinstance(result, FaceChoice):
            self._questions.append((source, result))
            self._ask()
        else:
            self.added.emit(result)

    def _failed(self, source: Source, tile: BusyTile, error: BaseException) -> None:
        self._gallery.remove_busy(tile)
        named = isinstance(error, PuppetError) and f"“{source.name}" in error.problem
        self._tell(error, f"add:{source.name}", "" if named else source.name)

    def _tell(self, error: BaseException, key: str, what: str = "") -> None:
        self._told.add(key)
        self._messages.error(error, key=key, what=what)

    def _forget(self) -> None:
        for key in self._told:
            self._messages.dismiss(key)
        self._told.clear()

    def _ask(self) -> None:
        if self.dialog is not None or not self._questions:
            return
        source, choice = self._questions.popleft()
        self.dialog = FaceDialog(choice, source.name, self._window)
        self.dialog.chosen.connect(lambda face: self._begin(source, face))
        self.dialog.finished.connect(self._asked)
        self.asking.emit(self.dialog)
        self.dialog.open()

    def _asked(self) -> None:
        self.dialog = None
        self._ask()
