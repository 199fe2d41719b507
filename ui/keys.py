"""The keys, and the rule for keys on focused buttons.

Space is the Away card wherever the focus is: in a call it has to work at once, so a focused button does not take it.
Return presses the focused button instead.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def sheet() -> list[tuple[str, str]]:
    """What each key does, for the key sheet."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Keys", text)

    paste = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
    return [
        ("1 – 9", tr("Show that portrait")),
        ("A   D", tr("Previous, next portrait")),
        ("X", tr("Calibrate: look straight at the camera, mouth closed")),
        (tr("0   Space"), tr("Away card on or off")),
        ("G", tr("Go live, or end it")),
        (paste or "Ctrl+V", tr("Add the picture or file on the clipboard")),
        (tr("Return"), tr("Press the focused button")),
        (tr("Delete"), tr("Remove the focused portrait")),
        (tr("Esc"), tr("Dismiss the message; never ends a live call")),
        ("F1   ?", tr("This sheet")),
    ]


def shortcut(owner: QWidget, keys: str | QKeySequence.StandardKey, call: Callable[[], object]) -> QShortcut:
    """A key of the window; it fires once however long it is held."""
    made = QShortcut(QKeySequence(keys), owner)
    made.setAutoRepeat(False)
    made.activated.connect(call)
    return made


class ReturnPresses(QObject):
    """An event filter for the application: Return and Enter press the focused button of ``window``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QAbstractButton)
            and watched.window() is self._window
            and QApplication.focusWidget() is watched
        ):
            if not event.isAutoRepeat():
                watched.click()
            return True
        return False
