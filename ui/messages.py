"""The one way to tell the user something.

Safe from any thread. What is told before the window exists is kept and shown by it.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from puppet.errors import PuppetError
from puppet.models import Problem, Severity

log = logging.getLogger(__name__)

INFO_SHOWN_S = 8.0
"""Notes that ask nothing leave by themselves after this long."""

_LOG_LEVELS = {Severity.INFO: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}


@dataclass(frozen=True, slots=True)
class Action:
    """What a message offers to do, by a button with these words."""

    words: str
    call: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """A problem of the window's own, with the technical details (a traceback, say) that only some users want."""

    problem: Problem
    details: str = ""
    told_s: float = 0.0
    action: Action | None = None
    stays: bool = False


class Messages(QObject):
    """Everything the window has to tell; ``changed`` fires, in whichever thread told it, when the list changes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._messages: dict[str, Message] = {}

    def tell(
        self,
        text: str,
        remedy: str = "",
        severity: Severity = Severity.WARNING,
        *,
        key: str | None = None,
        details: str = "",
        action: Action | None = None,
        stays: bool = False,
    ) -> None:
        """Show a message until it is dismissed; the same key replaces the old one. A note leaves by itself after
        ``INFO_SHOWN_S``, unless it ``stays``: a question, say."""
        problem = Problem(key or text, text, remedy, severity)
        with self._lock:
            self._messages.pop(problem.key, None)  # the newest stands last
            self._messages[problem.key] = Message(problem, details, time.perf_counter(), action, stays)
        log.log(_LOG_LEVELS[severity], "%s. %s", text.rstrip("."), remedy)
        self.changed.emit()

    def info(
        self,
        text: str,
        remedy: str = "",
        *,
        key: str | None = None,
        action: Action | None = None,
        stays: bool = False,
    ) -> None:
        self.tell(text, remedy, Severity.INFO, key=key, action=action, stays=stays)

    def error(self, error: BaseException, *, key: str | None = None, what: str = "") -> None:
        """Tell of an exception: a PuppetError in its own words, anything else as a defect with its traceback.

        Args:
            what: opens the message: the file it is about, say.
        """
        opening = f"{what}: " if what else ""
        if isinstance(error, PuppetError):
            self.tell(f"{opening}{error.problem}", error.remedy, Severity.ERROR, key=key)
            return
        details = "".join(traceback.format_exception(error))
        text = QCoreApplication.translate("Messages", "Something went wrong inside Puppet")
        remedy = QCoreApplication.translate("Messages", "Try again; if it stays, restart Puppet and report the details")
        kind = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        log.error("%s%s", opening, details)
        self.tell(f"{opening}{text} ({kind})", remedy, Severity.ERROR, key=key, details=details)

    def dismiss(self, key: str) -> bool:
        """Forget a message; False if there is none of that key."""
        with self._lock:
            gone = self._messages.pop(key, None)
        if gone is not None:
            self.changed.emit()
        return gone is not None

    def expire(self, now_s: float) -> None:
        """Let notes go that have been shown long enough."""
        with self._lock:
            old = [
                key
                for key, message in self._messages.items()
                if message.problem.severity is Severity.INFO
                and not message.stays
                and now_s - message.told_s > INFO_SHOWN_S
            ]
            for key in old:
                del self._messages[key]
        if old:
            self.changed.emit()

    def current(self) -> list[Message]:
        """What is to be shown, oldest first."""
        with self._lock:
            return list(self._messages.values())
