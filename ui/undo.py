"""What can be taken back, the newest first, whatever kind of change it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ui.jobs import Lane
from ui.messages import Action, Messages

MOST = 50
_KEY = "change"


@dataclass(frozen=True, slots=True)
class _Change:
    said: str
    call: Callable[[], object]
    then: Callable[[], object] | None


class UndoStack(QObject):
    """Takes changes back one after another, off the GUI thread.

    Signals:
        undone(): one has been taken back, or could not be.
    """

    undone = Signal()

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._lane = Lane("undo", self)
        self._changes: list[_Change] = []

    def __len__(self) -> int:
        return len(self._changes)

    def push(self, said: str, call: Callable[[], object], then: Callable[[], object] | None = None) -> None:
        """Remember a change.

        Args:
            said: told once it has been taken back.
            call: takes it back; takes its time.
            then: called after that, on the GUI thread.
        """
        self._changes.append(_Change(said, call, then))
        del self._changes[:-MOST]

    def tell(self, words: str, *, again: bool = False) -> None:
        """Say what has changed, with a button that takes it back, or, ``again``, the change before it."""
        button = self.tr("Undo one more") if again else self.tr("Undo")
        action = Action(button, self.undo) if self._changes else None
        self._messages.info(words, key=_KEY, action=action)

    def undo(self) -> None:
        """Take back the last change."""
        if not self._changes:
            self._messages.info(self.tr("There is nothing to take back"), key=_KEY)
            return
        change = self._changes.pop()

        def done(_result: object) -> None:
            self.tell(change.said, again=True)
            self._finish(change)

        def failed(error: BaseException) -> None:
            self._messages.error(error, key=_KEY)
            self._finish(change)

        self._lane.run(change.call, done, failed)

    def close(self) -> None:
        """Take nothing back any more; what is under way ends unseen."""
        self._lane.close()

    def _finish(self, change: _Change) -> None:
        if change.then is not None:
            change.then()
        self.undone.emit()
