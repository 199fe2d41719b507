"""Exceptions that nobody caught, and what Qt complains of: to the terminal, to the log's tail, and to the banner."""

from __future__ import annotations

import logging
import sys
import threading
from collections import deque
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

from puppet.models import Severity
from ui.messages import Messages

log = logging.getLogger("qt")

KEPT = 400
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class LogTail(logging.Handler):
    """Keeps the last lines of the log in memory, for a report."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._lines: deque[str] = deque(maxlen=KEPT)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._lines.append(self.format(record))
        except Exception:  # a message that cannot be formatted is not worth a crash
            self.handleError(record)

    def text(self) -> str:
        return "\n".join(self._lines)


def keep_tail() -> LogTail:
    """Begin to keep the log's tail; what goes to the terminal stays as it was."""
    tail = LogTail()
    root = logging.getLogger()
    if not root.handlers:  # else Python's last resort, which prints warnings, would fall silent
        terminal = logging.StreamHandler()
        terminal.setLevel(logging.WARNING)
        root.addHandler(terminal)
    root.addHandler(tail)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    return tail


def tell_of_defects(messages: Messages) -> None:
    """Exceptions that nobody caught, in any thread, go to the banner as well as to the terminal; so does what Qt calls
    critical."""
    before = sys.excepthook
    before_in_threads = threading.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        if isinstance(error, Exception):
            messages.error(error, key=f"defect:{kind.__name__}")

    def hook_in_threads(args: threading.ExceptHookArgs) -> None:
        before_in_threads(args)
        if isinstance(args.exc_value, Exception):
            messages.error(args.exc_value, key=f"defect:{args.exc_type.__name__}")

    def hook_of_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        level = _LEVELS.get(kind, logging.WARNING)
        log.log(level, "%s", text)
        if level >= logging.ERROR:
            words = QCoreApplication.translate("Messages", "The window system reports a fault")
            details = f"{text}\n{context.file or ''}:{context.line} {context.function or ''}"
            messages.tell(words, text, Severity.WARNING, key="qt", details=details)

    sys.excepthook = hook
    threading.excepthook = hook_in_threads
    qInstallMessageHandler(hook_of_qt)
