"""The commands that keys give, and the rule for keys on focused buttons.

Space is the Away card wherever the focus is: in a call it has to work at once, so a focused button does not take it.
Return presses the focused button instead.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.banner import Banner
from ui.bar import Bar
from ui.frame_panel import FramePanel
from ui.keymap import Command, FixedKey, portable, shortcut
from ui.output_panel import OutputPanel

translate = QCoreApplication.translate


class Commands(Protocol):
    """What keys can ask of the window."""

    banner: Banner
    bar: Bar

    def show_place(self, place: int) -> None: ...

    def show_neighbour(self, step: int) -> None: ...

    def show_random(self) -> None: ...

    def calibrate(self) -> None: ...

    def find_neutral(self) -> None: ...

    def toggle_away(self) -> None: ...

    def toggle_panel(self) -> None: ...

    def paste(self) -> None: ...

    def choose_photos(self) -> None: ...

    def undo(self) -> None: ...

    def show_keys(self) -> None: ...


def commands(window: Commands, frame: FramePanel, output: OutputPanel) -> list[Command]:
    """All that can be given other keys, in the order of the sheet."""
    step = window.show_neighbour
    return [
        Command("previous", ("A",), translate("Keys", "Previous portrait"), partial(step, -1)),
        Command("next", ("D",), translate("Keys", "Next portrait"), partial(step, 1)),
        Command("random", ("Q",), translate("Keys", "Any other portrait"), window.show_random),
        Command("away", ("0", "Space"), translate("Keys", "Away card on or off"), window.toggle_away, everywhere=True),
        Command("live", ("G",), translate("Keys", "Go live, or end it"), window.bar.live.click),
        Command("calibrate", ("X",), translate("Keys", "Calibrate: look straight, mouth closed"), window.calibrate),
        Command(
            "find_neutral",
            ("F",),
            translate("Keys", "Take the most neutral face of the last seconds"),
            window.find_neutral,
        ),
        Command("zoom_in", ("W",), translate("Keys", "Nearer"), partial(frame.zoom, 1), repeats=True),
        Command("zoom_out", ("S",), translate("Keys", "Further away"), partial(frame.zoom, -1), repeats=True),
        Command("up", ("U",), translate("Keys", "Portrait up"), partial(frame.nudge, 0, -1), repeats=True),
        Command("down", ("J",), translate("Keys", "Portrait down"), partial(frame.nudge, 0, 1), repeats=True),
        Command("left", ("H",), translate("Keys", "Portrait to the left"), partial(frame.nudge, -1, 0), repeats=True),
        Command("right", ("K",), translate("Keys", "Portrait to the right"), partial(frame.nudge, 1, 0), repeats=True),
        Command("reset_frame", ("Shift+Z",), translate("Keys", "Zoom and position set back"), frame.reset),
        Command("landmarks", ("O",), translate("Keys", "Landmarks: camera, portrait too, none"), frame.next_landmarks),
        Command(
            "figures", ("I",), translate("Keys", "Frame rate and delay on or off"), partial(frame.toggle, "figures")
        ),
        Command(
            "mirror_preview",
            ("R",),
            translate("Keys", "Mirror the picture for me"),
            partial(frame.toggle, "mirror_preview"),
        ),
        Command(
            "mirror_output",
            ("T",),
            translate("Keys", "Mirror the picture for others"),
            partial(frame.toggle, "mirror_output"),
        ),
        Command("panel", ("E",), translate("Keys", "Open or close the panel at the right"), window.toggle_panel),
        Command("record", ("V",), translate("Keys", "Record, or end it"), output.toggle_recording),
        Command("snapshot", ("C",), translate("Keys", "Save a snapshot"), output.take_snapshot),
        Command("photos", ("P",), translate("Keys", "Add photos of the focused or shown person"), window.choose_photos),
        Command(
            "paste", (_standard("Paste", "Ctrl+V"),), translate("Keys", "Add what is on the clipboard"), window.paste
        ),
        Command(
            "undo",
            (_standard("Undo", "Ctrl+Z"),),
            translate("Keys", "Take back the last change to a portrait"),
            window.undo,
        ),
        Command("keys", ("F1", "?"), translate("Keys", "This sheet"), window.show_keys),
    ]


def fixed() -> list[FixedKey]:
    """Keys that stay what they are."""
    return [
        FixedKey(tuple("123456789"), "1 – 9", translate("Keys", "Show that portrait")),
        FixedKey(("Return", "Enter"), translate("Keys", "Return"), translate("Keys", "Press the focused button")),
        FixedKey(("F2",), "F2", translate("Keys", "Rename the focused portrait")),
        FixedKey(
            ("Ctrl+Left", "Ctrl+Right"), translate("Keys", "Ctrl+← →"), translate("Keys", "Move the focused portrait")
        ),
        FixedKey(("Del",), translate("Keys", "Delete"), translate("Keys", "Remove the focused portrait")),
        FixedKey(
            ("Shift+F10", "Menu"), translate("Keys", "Shift+F10"), translate("Keys", "Menu of the focused portrait")
        ),
        FixedKey(("Esc",), translate("Keys", "Esc"), translate("Keys", "Dismiss the message; never ends a live call")),
        FixedKey(
            ("Tab", "Backtab", "Shift+Tab", "Shift+Backtab"),
            translate("Keys", "Tab"),
            translate("Keys", "Go through everything"),
        ),
    ]


def install(window: QWidget, asked: Commands) -> None:
    """Give the window the keys that stay what they are."""
    for number in range(1, 10):
        shortcut(window, str(number), partial(asked.show_place, number - 1))
    shortcut(window, "Esc", asked.banner.dismiss_shown)
    shortcut(window, "Return", press_focused)
    shortcut(window, "Enter", press_focused)


def press_focused() -> None:
    """Press the button that has the focus, as Space does elsewhere."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QAbstractButton):
        focused.click()


def _standard(name: str, otherwise: str) -> str:
    return portable(QKeySequence.StandardKey[name]) or otherwise
