"""The window as a whole: what is on screen when, and how it begins and ends."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from puppet.errors import PuppetError
from puppet.models import CalibrationPhase, FaceStatus, LiveState, Problem, Severity
from ui.app import build_window
from ui.bar import chip_words
from ui.side import Dot
from ui.style import LIGHT
from ui.tray import CloseDialog


def grabbed(widget: QWidget) -> np.ndarray:
    """What a widget shows: uint8 (H, W, 3) RGB."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def test_nothing_is_loaded_before_the_window_is_painted_and_then_on_another_thread(qtbot: QtBot) -> None:
    seen: list[tuple[str, bool]] = []
    go = threading.Event()

    def factory() -> FakePuppeteer:
        seen.append((threading.current_thread().name, painted[0]))
        go.wait(5)
        return FakePuppeteer(load_s=0.4)

    painted = [False]
    window = build_window(factory)
    qtbot.addWidget(window)
    window.view.first_painted.connect(lambda: painted.__setitem__(0, True))
    qtbot.wait(80)
    assert seen == []
    window.show()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("load", True)]
    assert threading.current_thread().name != "load"
    assert window.view.picture is None
    assert "Loading…" in window.view.accessibleDescription()
    assert not window.bar.live.isEnabled()
    go.set()
    qtbot.waitUntil(lambda: "Loading the face tracker…" in window.bar.chip.text())
    qtbot.waitUntil(lambda: window.view.picture is not None)
    assert window.bar.live.isEnabled()
    window.close()


def test_the_large_picture_moves(window, qtbot: QtBot) -> None:
    first = grabbed(window.view)
    qtbot.wait(250)
    assert np.abs(grabbed(window.view).astype(int) - first).max() > 60


def test_it_is_painted_again_only_for_a_new_picture(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    still = puppeteer.picture()
    puppeteer.picture = lambda: still
    qtbot.wait(60)
    shown = window.view._image
    qtbot.wait(120)
    assert window.view._image is shown


def test_the_label_says_who_sees_what(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    assert window.label.text() == "Preview – others see the Away card"
    window.go_live(True)
    assert window.label.text() == "Others see this"
    assert window.live_dot.colour == LIGHT.live
    window.set_away(True)
    assert window.label.text() == "Others see this: the Away card"
    window.set_away(False)
    puppeteer.output_open = False
    qtbot.waitUntil(lambda: window.label.text() == "Only you see this: no virtual camera is open")
    assert window.bar.output.text() == "Preview only"
    assert "only this window" in window.bar.live.toolTip()
    window.set_away(True)
    assert window.label.text() == "Away card – only you see it: no virtual camera is open"
    window.close()
    closing = window.findChild(CloseDialog)
    assert closing.title.text() == "Only you see the puppet: no virtual camera is open."
    closing.buttons["stay"].click()
    window.set_away(False)
    window.shell.output.clean.click()  # a program that captures it may show it to others
    qtbot.waitUntil(lambda: window.label.text() == "Others see this")
    window.shell.output.clean.click()
    qtbot.waitUntil(lambda: window.label.text() == "Only you see this: no virtual camera is open")
    window.go_live(False)
    assert window.label.text() == "Preview – no virtual camera is open"
    puppeteer.output_open = True
    qtbot.waitUntil(lambda: window.label.text() == "Preview – others see the Away card")


def test_the_chip_gives_figures_and_its_tooltip_the_percentiles(window) -> None:
    assert window.bar.chip.text() == "30 fps · 42 ms · Warp · CPU"
    assert "42 ms" in window.bar.chip.toolTip()
    assert "61 ms" in window.bar.chip.toolTip()
    assert chip_words(LiveState(loading="Loading the generator…"))[0] == "Loading the generator…"


def test_the_status_dot_and_its_words_follow_the_tracker(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    dot: Dot = window.side.dot
    assert (window.side.status.text(), dot.colour) == ("Face found", LIGHT.ok)
    puppeteer.face = FaceStatus.LOST
    qtbot.waitUntil(lambda: window.side.status.text() == "No face")
    assert dot.colour == LIGHT.warn
    puppeteer.face = FaceStatus.STARTING
    qtbot.waitUntil(lambda: dot.colour == LIGHT.muted)


def test_calibration_counts_down_says_what_is_wrong_and_ends(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    puppeteer.reason = "Close your mouth"
    window.bar.calibrate.click()
    assert window.calibration.isVisible()
    assert window.calibration.seconds_left() == 3
    assert not window.bar.calibrate.isEnabled()
    qtbot.waitUntil(lambda: window.calibration.seconds_left() == 2, timeout=3000)
    puppeteer._calibration_s -= 2.5
    qtbot.waitUntil(lambda: window.calibration.text() == "Close your mouth")
    assert "Close your mouth" in window.side.hint.text()
    puppeteer.reason = ""
    qtbot.waitUntil(lambda: window.state.calibration.phase is CalibrationPhase.COLLECTING)
    assert window.calibration.text() == "Hold still…"
    qtbot.waitUntil(lambda: window.calibration.text() == "Calibrated")
    qtbot.waitUntil(lambda: not window.calibration.isVisible(), timeout=4000)


@pytest.mark.parametrize(
    ("error", "words", "has_details"),
    [
        (PuppetError("The models are missing", "Run make again"), "The models are missing", False),
        (ImportError("No module named mediapipe"), "No module named mediapipe", True),
    ],
)
def test_a_failure_to_load_ends_up_in_the_banner(qtbot: QtBot, error: Exception, words: str, has_details: bool) -> None:
    def factory() -> FakePuppeteer:
        raise error

    window = build_window(factory)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: len(window.banner.messages) == 1)
    row = window.banner
    assert words in row.text.text()
    assert row.details.isVisible() is has_details
    assert "could not start" in window.view.accessibleDescription()
    assert window.label.text() == "Not running"
    window.close()


def test_a_start_that_fails_is_told_and_what_was_made_is_closed(qtbot: QtBot) -> None:
    class Broken(FakePuppeteer):
        def start(self) -> None:
            raise PuppetError("The tracker does not start", "Install it again")

    puppeteer = Broken()
    window = build_window(lambda: puppeteer)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: len(window.banner.messages) == 1)
    assert puppeteer.closed
    window.close()


def test_a_defect_while_reading_is_told_once_and_the_window_goes_on(
    window, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    puppeteer.broken = ValueError("numbers gone wrong")
    qtbot.waitUntil(lambda: "numbers gone wrong" in window.banner.text.text())
    assert len(window.banner.messages) == 1
    puppeteer.broken = None
    before = window.view.picture
    qtbot.waitUntil(lambda: window.view.picture is not before, timeout=3000)


def test_problems_of_the_chain_are_shown_and_dismissed_there(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    puppeteer.problems = [
        Problem("note", "A note", "Read it", Severity.INFO),
        Problem("camera", "The <camera> is gone", "Plug it in.", Severity.ERROR),
    ]
    qtbot.waitUntil(lambda: len(window.banner.messages) == 2)
    first = window.banner
    assert first.property("severity") == "error"
    assert "<b>The &lt;camera&gt; is gone.</b> Plug it in." in first.text.text()
    first.close_button.click()
    assert [problem.key for problem in puppeteer.problems] == ["note"]
    qtbot.waitUntil(lambda: [one.problem.key for one in window.banner.messages] == ["note"])
    puppeteer.problems = [Problem("camera", "None opens (a: no; b: <neither>)", "Plug one in")]
    qtbot.waitUntil(lambda: window.banner.text.text() == "<b>None opens</b> (a: no; b: &lt;neither&gt;). Plug one in.")


def test_cameras_are_picked_by_name_and_looked_for_when_the_list_opens(
    window, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    picker = window.bar.camera
    qtbot.waitUntil(lambda: [picker.itemText(i) for i in range(picker.count())] == ["Bundled driver", "HD Webcam"])
    assert picker.currentText() == "Bundled driver"
    puppeteer.camera_list = [*puppeteer.camera_list, type(puppeteer.camera_list[0])("webcam:v4l2:2", "Late one")]
    picker.showPopup()
    qtbot.waitUntil(lambda: picker.count() == 3)
    assert not any(call[0] == "select_camera" for call in puppeteer.calls)
    picker.hidePopup()
    picker.setCurrentIndex(2)
    picker.activated.emit(2)
    assert ("select_camera", "webcam:v4l2:2") in puppeteer.calls
    qtbot.waitUntil(lambda: picker.currentText() == "Late one")


def test_closing_the_window_closes_the_puppeteer(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(lambda: puppeteer.closed)
    assert window.link.join()


def test_a_puppeteer_that_is_slow_to_close_does_not_hold_the_window(open_window, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer(close_s=0.5)
    window = open_window(puppeteer)
    begun_s = time.perf_counter()
    window.close()
    assert time.perf_counter() - begun_s < 0.4
    assert not window.link.join(0.05)
    assert window.link.join(5)
    assert puppeteer.closed


def test_one_that_is_still_loading_when_the_window_closes_is_closed_once_loaded(qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer()
    begun, go = threading.Event(), threading.Event()

    def factory() -> FakePuppeteer:
        begun.set()
        go.wait(5)
        return puppeteer

    window = build_window(factory)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(begun.is_set)
    window.close()
    go.set()
    assert window.link.join()
    assert puppeteer.closed
    assert puppeteer._started_s is None
    assert window.puppeteer is None


def test_the_event_loop_keeps_running_during_a_slow_add(open_window, png, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer(add_s=0.8)
    window = open_window(puppeteer)
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(10)
    window.adder.add([png(120, 120)])
    qtbot.waitUntil(lambda: len(window.gallery.tiles) == 4, timeout=5000)
    timer.stop()
    assert len(beats) > 15
    assert np.diff(beats).max() < 0.4


def test_it_works_small_and_large(window, qtbot: QtBot) -> None:
    for width, height in ((900, 600), (1366, 768), (1900, 1000), (760, 520)):
        window.resize(width, height)
        qtbot.wait(40)
        assert (window.width(), window.height()) == (width, height)
        for part in (window.view, window.gallery.add_tile, window.bar.live, window.side.inset, window.bar.chip):
            corner = part.mapTo(window, part.rect().bottomRight())
            assert window.rect().contains(corner), (width, height, part)
        assert window.view.height() >= 180
