"""The Output panel, the red counter and the clean window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fake_puppeteer import FakePuppeteer, make_picture
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QColorDialog, QFileDialog
from pytestqt.qtbot import QtBot

from puppet.errors import PuppetError
from puppet.models import Frame
from puppet.outlets import Recording
from ui.audience import picture_label
from ui.intake import Source
from ui.output_panel import OutputPanel
from ui.output_window import NAME, OutputWindow
from ui.recording_light import clock_words, room_words
from ui.window import MainWindow


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> OutputPanel:
    """The panel, open."""
    window.shell.set_panel_open(True)
    window.panels.section("output").set_open(True)
    qtbot.waitUntil(lambda: window.shell.output.record.isEnabled())
    return window.shell.output


def test_recording_begins_and_ends_with_button_key_and_light(
    window: MainWindow, panel: OutputPanel, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    asked = puppeteer.outlets.calls
    assert not window.recording.isVisible()
    panel.record.click()
    qtbot.waitUntil(lambda: ("record", True, True) in asked and window.recording.isVisible())
    puppeteer.outlets.now = replace(
        puppeteer.outlets.now, recording=replace(puppeteer.outlets.now.recording, seconds=72.4)
    )
    qtbot.waitUntil(lambda: window.recording.text() == "1:12")
    assert panel.record.text() == "Stop 1:12"
    assert panel.about_recording.text() == "Desk microphone · room for 90 min"
    assert not panel.with_sound.isEnabled()
    window.recording.click()
    qtbot.waitUntil(lambda: asked[-1][:2] == ("record", False) and not window.recording.isVisible())
    qtbot.waitUntil(lambda: panel.record.isEnabled())
    panel.with_sound.click()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: asked[-1] == ("record", True, False))
    qtbot.waitUntil(lambda: panel.about_recording.text().startswith("without sound"))
    qtbot.keyClick(window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: ("snapshot",) in asked)


def test_what_cannot_be_recorded_is_told(
    window: MainWindow, panel: OutputPanel, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    puppeteer.outlets.refuses = PuppetError("Only 3 MB are free", "Make room")
    panel.record.click()
    qtbot.waitUntil(lambda: any("3 MB" in message.problem.message for message in window.messages.current()))
    assert not panel.record.isChecked()
    assert panel.record.isEnabled()
    assert not window.recording.isVisible()


def test_backgrounds(
    window: MainWindow, panel: OutputPanel, puppeteer: FakePuppeteer, qtbot: QtBot, tmp_path: Path
) -> None:
    asked = puppeteer.outlets.calls
    qtbot.waitUntil(lambda: ("background", "keep") in asked)
    row = panel.background
    assert not row.choose.isVisible()
    row.choice.picked.emit("green")
    qtbot.waitUntil(lambda: asked[-1] == ("background", "green"))
    row.choice.picked.emit("colour")
    qtbot.waitUntil(lambda: asked[-1] == ("background", "#20304a"))
    assert row.choose.isVisible()
    row.choose.click()
    dialog = window.findChild(QColorDialog)
    assert dialog is not None
    dialog.setCurrentColor("#804020")
    dialog.accept()
    qtbot.waitUntil(lambda: asked[-1] == ("background", "#804020"))
    row.choice.picked.emit("picture")
    files = window.findChild(QFileDialog)
    assert files is not None
    assert window.preferences.settings.output.background == "#804020"  # until one is chosen
    files.fileSelected.emit(str(tmp_path / "room.png"))
    files.reject()
    qtbot.waitUntil(lambda: asked[-1] == ("background", str(tmp_path / "room.png")))
    assert "room.png" in row.choose.text()


def test_marks_and_the_test_picture(
    window: MainWindow, panel: OutputPanel, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    asked = puppeteer.outlets.calls
    assert ("marks", True, False) in asked
    panel.visible.click()
    assert asked[-1] == ("marks", True, True)
    panel.invisible.click()
    assert asked[-1] == ("marks", False, True)
    assert not window.preferences.settings.output.invisible_mark
    panel.test.click()
    assert asked[-1] == ("test", True)
    qtbot.waitUntil(lambda: panel.test.isChecked())
    assert picture_label(replace(window.state, testing=True), True) == "Others see this: the test picture"
    assert picture_label(replace(window.state, testing=True), False).startswith("Test picture – only you see it")


def test_the_stream_and_the_delay_are_there_to_be_copied(panel: OutputPanel, puppeteer: FakePuppeteer) -> None:
    assert not panel.copy_url.isVisible()
    panel.stream.click()
    assert panel.copy_url.isVisible()
    panel.copy_url.click()
    assert QGuiApplication.clipboard().text() == puppeteer.outlets.now.stream_url
    panel.stream.click()
    assert not panel.copy_url.isVisible()
    assert "85 ms" in panel.about_sound.text()
    panel.copy_delay.click()
    assert QGuiApplication.clipboard().text() == "85"
    panel.show_state(replace(puppeteer.outlets.now, sound_delay_ms=0))
    assert not panel.copy_delay.isVisible()


def test_the_clean_window_shows_the_picture_and_nothing_else(
    window: MainWindow, panel: OutputPanel, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    panel.clean.click()
    clean = panel.window_out
    assert clean is not None
    assert clean.isVisible()
    assert clean.windowTitle() == NAME
    assert clean.windowFlags() & Qt.WindowType.FramelessWindowHint
    qtbot.waitUntil(lambda: (clean.width(), clean.height()) == puppeteer.size)
    clean.activateWindow()
    qtbot.waitUntil(clean.isActiveWindow)
    qtbot.keyClick(clean, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.window_out is None and not panel.clean.isChecked())
    panel.clean.click()
    panel.clean.click()
    assert panel.window_out is None
    panel.clean.click()
    window.close()
    assert panel.window_out is None


def test_the_clean_window_is_pixel_for_pixel_and_takes_pictures_alone(qtbot: QtBot) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (90, 160, 3), np.uint8)
    picture = make_picture(pixels.copy())
    clean = OutputWindow(lambda: picture)
    qtbot.addWidget(clean)
    clean.show()
    image = clean.grab().toImage()
    assert (image.width(), image.height()) == (160, 90)
    for x, y in ((0, 0), (159, 89), (80, 45)):
        assert image.pixelColor(x, y).getRgb()[:3] == tuple(int(value) for value in pixels[y, x])
    wrong = OutputWindow(lambda: None)
    qtbot.addWidget(wrong)
    wrong._pull_from = lambda: Frame(pixels, 0.0, 0)  # type: ignore[assignment,return-value]
    with pytest.raises(TypeError, match="shows a Picture"):
        wrong._pull()
    wrong._timer.stop()


def test_words() -> None:
    assert [clock_words(seconds) for seconds in (0.9, 7, 61, 3723)] == ["0:00", "0:07", "1:01", "1:02:03"]
    assert room_words(Recording(running=True, sound="Desk", left_s=9000)) == "Desk · room for 2 h"
    assert room_words(Recording(running=True)) == "without sound"
    assert room_words(Recording()) == ""


def test_the_right_to_use_a_portrait_is_asked_once_and_kept_with_its_date(
    window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot, png: Callable[..., Source]
) -> None:
    assert window.adder is not None
    window.adder.add([png(60, 80, "holiday")])
    qtbot.waitUntil(lambda: any("May you use" in one.problem.message for one in window.messages.current()))
    (question,) = [one for one in window.messages.current() if "May you use" in one.problem.message]
    assert question.action is not None
    added = puppeteer.portraits()[-1]
    assert added.consent == ""
    question.action.call()
    qtbot.waitUntil(lambda: puppeteer.portraits()[-1].consent.startswith("2026-03-04"))
    qtbot.waitUntil(lambda: window.gallery.tiles[-1].consent != "")
    assert not any("May you use" in one.problem.message for one in window.messages.current())
    window.gallery.consented.emit(added.key, False)  # the menu's tick, taken away
    qtbot.waitUntil(lambda: puppeteer.portraits()[-1].consent == "")
