"""Opens everything the program shows, in each language, and prints what is not drawn in full: one line of JSON.

    python language_run.py SCALE LANGUAGE... [--right-to-left] [--pictures FOLDER]

A program of its own, since Qt takes its scale and its screen at the start.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("scale")
parser.add_argument("languages", nargs="+")
parser.add_argument("--right-to-left", action="store_true")
parser.add_argument("--pictures", type=Path)
given = parser.parse_args()

FOLDER = Path(tempfile.mkdtemp())
SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
(FOLDER / "screen.json").write_text(json.dumps({"screens": [SCREEN]}))
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={FOLDER / 'screen.json'}"
os.environ["QT_SCALE_FACTOR"] = given.scale

import numpy as np  # noqa: E402
from clipping import clipped  # noqa: E402
from fake_puppeteer import FakePuppeteer  # noqa: E402
from PySide6.QtCore import Qt, QTranslator  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QDialog, QWidget  # noqa: E402

from puppet.machine import Machine, System  # noqa: E402
from puppet.models import (  # noqa: E402
    AnotherPerson,
    CalibrationPhase,
    CalibrationState,
    FaceChoice,
    FaceStatus,
    LiveState,
    Problem,
    Severity,
)
from ui import language  # noqa: E402
from ui.app import build_app, build_window  # noqa: E402
from ui.audience import seen_now  # noqa: E402
from ui.dialogs import DetailsDialog, FaceDialog  # noqa: E402
from ui.editor.dialog import EditorDialog  # noqa: E402
from ui.messages import Action, Message  # noqa: E402
from ui.overlays import DropOverlay  # noqa: E402
from ui.photo_dialogs import PhotosDialog, SamePersonDialog  # noqa: E402
from ui.preferences import Preferences  # noqa: E402
from ui.tray import CloseDialog  # noqa: E402
from ui.window import MainWindow  # noqa: E402

FACE = np.full((160, 160, 3), 120, np.uint8)
LACKING = FOLDER / "root"
(LACKING / "etc").mkdir(parents=True)
(LACKING / "etc" / "os-release").write_text("ID=ubuntu\n")


def until(true: Callable[[], bool], what: str = "something") -> None:
    for _ in range(500):
        if true():
            return
        QTest.qWait(10)
    raise AssertionError(f"waited in vain for {what}")


class Foreign(QTranslator):
    """English as if it were written from right to left."""

    def translate(self, context: str, source: str, comment: str | None = None, number: int = -1) -> str:
        return f"\u200f{source}" if context and context[0].isupper() else ""

    def isEmpty(self) -> bool:
        return False


class Look:
    """What was found in one language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.found: list[str] = []
        self.looked = 0

    def at(self, widget: QWidget, name: str) -> None:
        QTest.qWait(4)
        if clipped(widget):
            QTest.qWait(200)  # what arrived this moment is still being laid out
        self.looked += 1
        self.found += [f"{self.code} {name}: {wrong}" for wrong in clipped(widget)]
        if given.pictures is not None:
            given.pictures.mkdir(parents=True, exist_ok=True)
            widget.grab().save(str(given.pictures / f"{self.code}-{given.scale}-{name.replace(' ', '-')}.png"))


def states(usual: LiveState) -> Iterator[tuple[str, LiveState]]:
    """The states that the window has words for."""
    yield "usual", usual
    yield "loading", replace(usual, ready=False, loading="Loading the face tracker…")
    for name, open_now in (("open", True), ("no output", False)):
        yield f"{name} preview", replace(usual, output_open=open_now)
        yield f"{name} live", replace(usual, live=True, output_open=open_now, face=FaceStatus.LOST)
        yield f"{name} away", replace(usual, live=True, away=True, output_open=open_now)
        yield f"{name} testing", replace(usual, testing=True, output_open=open_now)
    waiting = CalibrationState(CalibrationPhase.WAITING, reason="Move into the middle of the picture")
    yield "waiting", replace(usual, calibration=waiting)
    yield "collecting", replace(usual, calibration=CalibrationState(CalibrationPhase.COLLECTING, progress=0.5))


def look_at_window(window: MainWindow, look: Look) -> None:
    usual = window.state
    window._puller.stop()
    least = window.minimumSize()
    for size in (least, least.expandedTo(window.size())):
        window.resize(size)
        for name, state in states(usual):
            window._show_state(state)
            look.at(window, f"{size.width()} {name}")
    window._show_state(usual)
    window.messages.info(window.tr("{0} is in use"), action=Action("OK", print))
    window.messages.tell("No face was found in the picture", "Plug a camera in and pick it from the list")
    window.shell.set_panel_open(True)
    for size in (least, least.expandedTo(window.size())):
        window.resize(size)
        window.panels.open_only(window.panels.names)
        look.at(window, f"{size.width()} panel")
    window.drop_sign.show()
    look.at(window, "drop")
    window.drop_sign.hide()
    assert window.findChildren(DropOverlay)


def look_at_dialogs(window: MainWindow, look: Look) -> None:
    problem = Problem("key", "Something went wrong inside Puppet", "Try again", Severity.ERROR)
    photos = PhotosDialog("ada", "Ada", 7, window)
    photos.show_faces([FACE] * 4)
    shows: list[tuple[str, Callable[[], object]]] = [
        ("keys", window.show_keys),
        ("key editor", window.shell.change_keys),
        ("report", window.shell.show_report),
        ("virtual camera", window.setup.show_output_page),
        ("agreement", lambda: window.go_live(True)),
        ("details", DetailsDialog(Message(problem, "Traceback"), window).show),
        ("faces", FaceDialog(FaceChoice((FACE,) * 4), "Ada", window).show),
        ("same person", SamePersonDialog(AnotherPerson(FACE, FACE), "Ada", "Photo", window).show),
        ("photos", photos.show),
        ("close in the tray", CloseDialog(True, seen_now(True, False), window).show),
        ("close", CloseDialog(False, seen_now(False, True), window).show),
        ("editor", lambda: window.gallery.edit_wanted.emit("ada")),
    ]
    for name, show in shows:
        show()
        until(lambda: bool(visible_dialogs(window)), name)
        QTest.qWait(15)
        (dialog,) = visible_dialogs(window)
        look.at(dialog, name)
        if isinstance(dialog, EditorDialog):
            dialog.face_mode.click()
            look.at(dialog, "editor face")
        dialog.close()
        until(lambda: not visible_dialogs(window))


def visible_dialogs(window: MainWindow) -> list[QDialog]:
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def look_at_first_run(window: MainWindow, look: Look) -> None:
    window.setup.again()
    dialog = window.setup.dialog
    assert dialog is not None
    for step in dialog.steps:
        dialog.go_to(step.name)
        until(lambda: dialog.waiting.isHidden() or not dialog.waiting.isVisible())
        QTest.qWait(15)
        for size in (dialog.minimumSize(), dialog.size()):
            dialog.resize(size)
            look.at(dialog, f"first run {step.name} {size.width()}")
    dialog.close()
    QTest.qWait(20)


def main() -> None:
    app = build_app(dark=False)
    found, looked = [], 0
    foreign = Foreign()
    for code in given.languages:
        assert language.install(app, code) == code
        if given.right_to_left:
            app.installTranslator(foreign)
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        puppeteer = FakePuppeteer()
        puppeteer.output_open = False
        preferences = Preferences()
        preferences.change("first_run", finished=True)
        machine = Machine(System.LINUX, LACKING, "6.8.0-45-generic")
        window = build_window(lambda made=puppeteer: made, preferences=preferences, machine=machine)
        window.show()
        until(lambda window=window: window.puppeteer is not None and window.state.ready)
        assert abs(window.devicePixelRatioF() - float(given.scale)) < 0.01
        look = Look(code)
        look_at_first_run(window, look)
        look_at_dialogs(window, look)
        look_at_window(window, look)
        window.shell.quit()
        assert window.link.join()
        found += look.found
        looked += look.looked
    print(json.dumps({"looked": looked, "clipped": found}))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
