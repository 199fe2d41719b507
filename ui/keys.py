"""The keys, and the rule for keys on focused buttons.

Space is the Away card wherever the focus is: in a call it has to work at once, so a focused button does not take it.
Return presses the focused button instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.banner import Banner
from ui.bar import Bar


def sheet() -> list[tuple[str, str]]:
    """What each key does, for the key sheet."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Keys", text)

    paste, undo = (
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        for key in (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Undo)
    )
    return [
        ("1 – 9", tr("Show that portrait")),
        ("A   D", tr("Previous, next portrait")),
        ("X", tr("Calibrate: look straight at the camera, mouth closed")),
        ("F", tr("Take the most neutral face of the last seconds")),
        ("E", tr("Open or close the panel at the right")),
        (tr("0   Space"), tr("Away card on or off")),
        ("G", tr("Go live, or end it")),
        (paste or "Ctrl+V", tr("Add the picture or file on the clipboard")),
        ("P", tr("Add photos of the person in the focused or shown portrait")),
        (undo or "Ctrl+Z", tr("Take back the last change to a portrait")),
        (tr("Return"), tr("Press the focused button")),
        ("F2", tr("Rename the focused portrait")),
        (tr("Ctrl+← →"), tr("Move the focused portrait")),
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


class Commands(Protocol):
    """What keys can ask of the window."""

    banner: Banner
    bar: Bar

    def show_place(self, place: int) -> None: ...

    def show_neighbour(self, step: int) -> None: ...

    def calibrate(self) -> None: ...

    def find_neutral(self) -> None: ...

    def toggle_panel(self) -> None: ...

    def paste(self) -> None: ...

    def choose_photos(self) -> None: ...

    def undo(self) -> None: ...

    def show_keys(self) -> None: ...


def install(window: QWidget, commands: Commands) -> None:
    """Give the window its keys."""
    for number in range(1, 10):
        shortcut(window, str(number), partial(commands.show_place, number - 1))
    shortcut(window, "A", partial(commands.show_neighbour, -1))
    shortcut(window, "D", partial(commands.show_neighbour, 1))
    shortcut(window, "X", commands.calibrate)
    shortcut(window, "F", commands.find_neutral)
    shortcut(window, "E", commands.toggle_panel)
    shortcut(window, "G", commands.bar.live.click)
    shortcut(window, QKeySequence.StandardKey.Paste, commands.paste)
    shortcut(window, "P", commands.choose_photos)
    shortcut(window, QKeySequence.StandardKey.Undo, commands.undo)
    shortcut(window, "Esc", commands.banner.dismiss_first)
    shortcut(window, "Return", press_focused)
    shortcut(window, "Enter", press_focused)
    shortcut(window, "F1", commands.show_keys)
    shortcut(window, "?", commands.show_keys)


def install_away(owner: QWidget, toggle: Callable[[], None]) -> None:
    """Give a window or a dialog the Away keys."""
    shortcut(owner, "Space", toggle)
    shortcut(owner, "0", toggle)


def press_focused() -> None:
    """Press the button that has the focus, as Space does elsewhere."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QAbstractButton):
        focused.click()
