"""Further photos of a portrait's person: added off the GUI thread, with progress on the tile, questions, and undo."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from puppet.errors import PuppetError
from puppet.models import AnotherPerson, FaceChoice, Image, PortraitInfo, Puppeteer
from ui import intake
from ui.dialogs import FaceDialog
from ui.gallery import Gallery
from ui.intake import Source
from ui.jobs import Lane
from ui.messages import Messages
from ui.photo_dialogs import PhotosDialog, SamePersonDialog
from ui.undo import UndoStack

MOST = 8


@dataclass(eq=False)
class Batch:
    """Photos that were given together, and how far they are."""

    key: str
    name: str
    total: int
    done: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class _Question:
    batch: Batch
    source: Source
    face: int | None
    asked: FaceChoice | AnotherPerson


class PhotoAdder(QObject):
    """Adds photos one after another; puts one question at a time.

    Signals:
        changed(): a portrait has other photos than before.
        asking(dialog): a dialog is about to open.
    """

    changed = Signal()
    asking = Signal(object)

    def __init__(
        self, puppeteer: Puppeteer, gallery: Gallery, messages: Messages, undo: UndoStack, window: QWidget
    ) -> None:
        super().__init__(window)
        self._puppeteer = puppeteer
        self._gallery = gallery
        self._messages = messages
        self._undo = undo
        self._window = window
        self._lane = Lane("photos", self)
        self._told: set[str] = set()
        self._batches: list[Batch] = []
        self._questions: deque[_Question] = deque()
        self.dialog: FaceDialog | SamePersonDialog | None = None
        self.overview: PhotosDialog | None = None
        gallery.photos_wanted.connect(self.choose_files)
        gallery.photos_shown.connect(self.show_photos)
        gallery.photos_dropped.connect(self.take)

    # ---- what the user asks for --------------------------------------------------------------------------------------

    def add(self, key: str, sources: Iterable[Source]) -> None:
        """Begin to add these to a portrait. What was said of earlier ones has been read by now."""
        self._forget()
        given = list(sources)
        if given:
            batch = Batch(key, self._name(key), len(given))
            self._batches.append(batch)
            for source in given:
                self._begin(batch, source, None, same_person=False)
            self._show_progress(key)

    def take(self, key: str, mime: QMimeData) -> None:
        """Begin to add what was dropped onto a portrait; tell if there is nothing to add in it."""
        try:
            self.add(key, intake.sources(mime))
        except PuppetError as error:
            self._forget()
            self._tell(error, "")

    def choose_files(self, key: str) -> None:
        """Open the file dialog."""
        patterns = intake.FILE_PATTERNS.removeprefix("*.puppet ")
        dialog = intake.file_dialog(self._window, self.tr("Add photos of {0}").format(self._name(key)), patterns)
        dialog.filesSelected.connect(lambda names: self.add(key, (intake.file_source(name) for name in names)))
        dialog.open()

    def show_photos(self, key: str) -> None:
        """Open the overview of a portrait's photos, once they have been read."""
        self._lane.run(lambda: self._puppeteer.photos(key), lambda faces: self._overview(key, faces), self._failed)

    def remove(self, key: str, number: int) -> None:
        """Remove a further photo, counted from 1."""

        def done(_tile: PortraitInfo) -> None:
            self._remember(key, self._name(key), 1)
            self._changed(self.tr("A photo of {0} has been removed").format(self._name(key)))

        self._forget()
        self._lane.run(lambda: self._puppeteer.remove_photo(key, number), done, self._failed)

    def close(self) -> None:
        """Take no more; what is under way ends unseen."""
        self._questions.clear()
        self._lane.close()

    # ---- one photo ---------------------------------------------------------------------------------------------------

    def _begin(self, batch: Batch, source: Source, face: int | None, same_person: bool) -> None:
        def done(result: PortraitInfo | FaceChoice | AnotherPerson) -> None:
            if isinstance(result, PortraitInfo):
                batch.added += 1
                self._finished(batch)
            else:
                self._questions.append(_Question(batch, source, face, result))
                self._ask()

        def failed(error: BaseException) -> None:
            self._tell(error, source.name, self._name(batch.key))
            self._finished(batch)

        self._lane.run(
            lambda: self._puppeteer.add_photo(batch.key, source.data, source.name, face, same_person), done, failed
        )

    def _finished(self, batch: Batch) -> None:
        batch.done += 1
        if batch.done == batch.total:
            self._batches.remove(batch)
            if batch.added:
                self._remember(batch.key, batch.name, batch.added)
                words = self.tr("A photo of {0} has been added")
                if batch.added > 1:
                    words = self.tr("{1} photos of {0} have been added")
                self._changed(words.format(batch.name, batch.added))
        self._show_progress(batch.key)

    def _show_progress(self, key: str) -> None:
        tile = self._gallery.tile(key)
        mine = [batch for batch in self._batches if batch.key == key]
        done, total = sum(batch.done for batch in mine), sum(batch.total for batch in mine)
        if tile is not None:
            tile.show_progress(f"{done + 1} / {total}" if total else "")

    # ---- questions ---------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self.dialog is not None or not self._questions:
            return
        question = self._questions.popleft()
        batch, source, asked = question.batch, question.source, question.asked
        again: list[tuple[int | None, bool]] = []
        if isinstance(asked, FaceChoice):
            choice = FaceDialog(asked, source.name, self._window)
            choice.chosen.connect(lambda face: again.append((face, False)))
            self.dialog = choice
        else:
            self.dialog = SamePersonDialog(asked, batch.name, source.name, self._window)
            self.dialog.accepted.connect(lambda: again.append((question.face, True)))

        def answered() -> None:
            self.dialog = None
            if again:
                self._begin(batch, source, *again[0])
            else:
                self._finished(batch)
            self._ask()

        # after the answer itself, which one of the dialogs gives once it has closed
        self.dialog.finished.connect(lambda: QTimer.singleShot(0, self, answered))
        self.asking.emit(self.dialog)
        self.dialog.open()

    def _overview(self, key: str, faces: list[Image]) -> None:
        if self.overview is None:
            self.overview = dialog = PhotosDialog(key, self._name(key), MOST, self._window)
            dialog.removed.connect(lambda number: self.remove(dialog.key, number))
            dialog.add_wanted.connect(lambda: self.choose_files(dialog.key))
            dialog.finished.connect(self._overview_closed)
            self.asking.emit(dialog)
            dialog.show_faces(faces)
            dialog.open()
        elif self.overview.key == key:
            self.overview.show_faces(faces)

    def _overview_closed(self) -> None:
        self.overview = None

    # ---- telling -----------------------------------------------------------------------------------------------------

    def _remember(self, key: str, name: str, steps: int) -> None:
        said = self.tr("The photos of {0} are as before").format(name)
        self._undo.push(said, lambda: self._puppeteer.undo_photos(key, steps), self._show_change)

    def _changed(self, words: str) -> None:
        self._undo.tell(words)
        self._show_change()

    def _show_change(self) -> None:
        self.changed.emit()
        if self.overview is not None:
            self.show_photos(self.overview.key)

    def _failed(self, error: BaseException) -> None:
        self._tell(error, "")
        self._show_change()

    def _tell(self, error: BaseException, photo: str, portrait: str = "") -> None:
        """Say what went wrong, and with which photo unless the message names it or holds for all of them."""
        problem = error.problem if isinstance(error, PuppetError) else ""
        named = any(name and name in problem for name in (photo, portrait))
        key = f"photo:{problem if named else photo}"
        self._told.add(key)
        self._messages.error(error, key=key, what="" if named else photo)

    def _forget(self) -> None:
        for key in self._told:
            self._messages.dismiss(key)
        self._told.clear()

    def _name(self, key: str) -> str:
        tile = self._gallery.tile(key)
        return tile.text() if tile is not None else ""
