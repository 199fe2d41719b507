"""The panel at the right: sections, their rows, and what they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from puppet.models import Gains
from puppet.settings import Motion, Settings, SettingsStore
from ui.app import build_window
from ui.controls import Choice, SliderRow, Switch
from ui.messages import Messages
from ui.panels import WIDTH, PanelStack
from ui.preferences import Preferences, open_preferences
from ui.window import MainWindow

Key = Qt.Key


def press(qtbot: QtBot, window: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key)


# ---- rows ------------------------------------------------------------------------------------------------------------


def test_a_slider_says_its_value_and_tells_of_the_user_alone(qtbot: QtBot) -> None:
    row = SliderRow("Head", (0.0, 2.0), 1.0)
    qtbot.addWidget(row)
    told: list[float] = []
    row.moved.connect(told.append)
    row.set_value(0.5)
    assert (row.value, row.figure.text(), told) == (0.5, "50 %", [])
    row.show()
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Key.Key_Right)
    assert told == [pytest.approx(0.54)]
    assert row.slider.accessibleName() == "Head"
    assert row.slider.accessibleDescription() == "54 %"
    qtbot.mouseDClick(row.slider, Qt.MouseButton.LeftButton)
    assert row.value == 1.0


def test_a_passing_wheel_changes_nothing(qtbot: QtBot) -> None:
    row, choice = SliderRow("Head", (0.0, 2.0), 1.0), Choice("Size", [(1, "one"), (2, "two")])
    for widget, inner in ((row, row.slider), (choice, choice)):
        qtbot.addWidget(widget)
        widget.show()
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(inner, wheel)
    assert row.value == 1.0
    assert choice.currentData() == 1


def test_sections_open_and_close_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    stack = PanelStack()
    qtbot.addWidget(stack)
    for name in ("one", "two", "three"):
        stack.add(name, name.title(), QLabel(name))
    stack.resize(WIDTH, 400)
    stack.show()
    changes: list[tuple[str, ...]] = []
    stack.changed.connect(lambda: changes.append(stack.open_names))
    assert stack.names == ("one", "two", "three")
    assert not stack.section("one").body.isVisible()
    qtbot.mouseClick(stack.section("two").heading, Qt.MouseButton.LeftButton)
    assert stack.section("two").body.isVisible()
    stack.open_only(["three", "unheard of"])
    assert stack.open_names == ("three",)
    assert changes == [("two",)]
    assert stack.section("three").heading.accessibleDescription() == "open"


# ---- in the window ---------------------------------------------------------------------------------------------------


def test_the_motion_panel_steers_the_puppeteer_at_once(
    window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    assert puppeteer.style.gains == Gains()
    panel = window.shell.motion
    panel.strengths["pose"].slider.setValue(0)
    panel.strengths["gaze"].slider.setValue(100)
    panel.strengths["smoothing"].slider.setValue(25)
    assert puppeteer.style.gains == Gains(pose=0.0, gaze=2.0)
    assert puppeteer.style.smoothing == 0.5
    window.shell.set_panel_open(True)
    for switch in (panel.look, panel.mirror, panel.idle):
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    style = puppeteer.style
    assert (style.look_at_camera, style.mirror, style.idle) == (True, True, False)
    assert window.preferences.settings.motion == Motion(
        pose=0.0, gaze=2.0, smoothing=0.5, look_at_camera=True, mirror_input=True, idle=False
    )
    qtbot.mouseClick(panel.reset, Qt.MouseButton.LeftButton)
    assert puppeteer.style == Motion().style
    assert panel.strengths["pose"].value == 1.0
    assert not panel.look.isChecked()


def test_f_and_the_buttons_ask_for_neutrals(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_F)
    assert ("find_neutral",) in puppeteer.calls
    window.shell.set_panel_open(True)
    window.shell.motion.best.click()
    assert puppeteer.calls.count(("find_neutral",)) == 2
    window.shell.motion.calibrate.click()
    assert window.state.calibration.countdown_s > 0


def test_a_better_neutral_is_offered_once_and_taken_by_one_click(
    window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    puppeteer.better_neutral = True
    qtbot.waitUntil(lambda: len(window.banner.messages) == 1)
    action = window.banner.action
    assert action is not None
    action.click()
    assert ("find_neutral",) in puppeteer.calls
    assert window.banner.messages == []
    puppeteer.better_neutral = True
    qtbot.wait(300)
    assert window.banner.messages == []  # not again for a while


def test_e_opens_the_panel_and_tab_goes_through_it(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.side.panel_open
    press(qtbot, window, Key.Key_E)
    assert window.panel_button.isChecked()
    assert window.panels.isVisible()
    window.panel_button.setFocus()
    press(qtbot, window, Key.Key_Tab)
    assert QApplication.focusWidget() is window.panels.section("motion").heading
    seen = []
    for _ in range(9):
        press(qtbot, window, Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    panel = window.shell.motion
    assert seen == [*(row.slider for row in panel.strengths.values()), panel.look, panel.mirror, panel.idle]
    press(qtbot, window, Key.Key_Return)
    assert not window.preferences.settings.motion.idle
    press(qtbot, window, Key.Key_Space)
    assert window.state.away  # Space stays the Away key here too
    press(qtbot, window, Key.Key_E)
    assert not window.panels.isVisible()


def test_no_section_is_cut_off_at_its_right(window: MainWindow, qtbot: QtBot) -> None:
    window.shell.set_panel_open(True)
    window.panels.open_only(window.panels.names)
    window.resize(900, 760)  # high for its width: the column is as narrow as it gets
    qtbot.waitUntil(lambda: window.panels.verticalScrollBar().isVisible() and window.width() == 900)
    widest = max(section.width() for section in map(window.panels.section, window.panels.names))
    assert widest <= window.panels.viewport().width()


def test_the_open_panel_leaves_the_picture_its_room_in_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    window.shell.set_panel_open(True)
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: window.width() == 760)
    assert window.view.width() >= 440
    assert window.side.width() >= WIDTH
    assert not window.side.inset.isVisible()  # the panel takes its place where the window is low
    assert window.panels.horizontalScrollBar().maximum() == 0
    window.resize(1180, 860)
    qtbot.waitUntil(window.side.inset.isVisible)
    assert window.view.width() > 800


def test_everything_in_the_panel_has_a_name(window: MainWindow) -> None:
    stops = window.panels.stops()
    assert len(stops) >= 13
    assert [stop for stop in stops if not stop.accessibleName()] == []
    assert all(isinstance(stop, QWidget) for stop in stops)


def test_switches_say_what_they_are() -> None:
    switch = Switch("Mirror", "Your left is its right")
    assert (switch.accessibleName(), switch.isCheckable()) == ("Mirror", True)
    assert switch.toolTip() == "Your left is its right"


# ---- remembered ------------------------------------------------------------------------------------------------------


def opened(qtbot: QtBot, folder: Path, messages: Messages | None = None) -> tuple[MainWindow, FakePuppeteer]:
    messages = messages or Messages()
    puppeteer = FakePuppeteer()
    window = build_window(
        lambda: puppeteer, messages=messages, preferences=open_preferences(SettingsStore(folder), messages)
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.puppeteer is not None and len(window.gallery.tiles) == 3)
    return window, puppeteer


def closed(window: MainWindow) -> None:
    window.close()
    assert window.link.join()


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path, qtbot: QtBot) -> None:
    window, _ = opened(qtbot, tmp_path)
    window.resize(770, 633)
    window.shell.set_panel_open(True)
    window.panels.section("motion").set_open(False)
    window.show_portrait("cleo")
    window.show_camera("webcam:v4l2:0")
    window.shell.motion.strengths["mouth"].slider.setValue(75)
    closed(window)
    settings, notice = SettingsStore(tmp_path).load()
    assert notice is None
    assert (settings.portrait, settings.camera, settings.motion.mouth) == ("cleo", "webcam:v4l2:0", 1.5)
    again, puppeteer = opened(qtbot, tmp_path)
    assert (again.width(), again.height()) == (770, 633)
    assert again.side.panel_open
    assert not again.panels.section("motion").open
    assert puppeteer.style.gains.mouth == 1.5
    assert again.shell.motion.strengths["mouth"].value == 1.5
    closed(again)


@pytest.mark.parametrize("content", ["{", '{"window": {"geometry": "not Base64 of Qt\'s", "panel_open": true}}'])
def test_damaged_settings_do_not_stop_the_window(tmp_path: Path, qtbot: QtBot, content: str) -> None:
    (tmp_path / "settings.json").write_text(content)
    messages = Messages()
    window, puppeteer = opened(qtbot, tmp_path, messages)
    assert window.width() >= 760
    told = [message.problem.message for message in messages.current()]
    assert any("damaged" in text for text in told) is (content == "{")
    assert puppeteer.style == Settings().motion.style
    closed(window)


def test_preferences_tell_of_changes_alone(qtbot: QtBot) -> None:
    preferences = Preferences()
    told: list[tuple[Settings, Settings]] = []
    preferences.changed.connect(lambda now, before: told.append((now, before)))
    preferences.change("motion", pose=1.0)
    preferences.change(camera="")
    assert told == []
    preferences.change("motion", pose=0.5)
    assert told[0][0].motion.pose == 0.5
    assert told[0][1] == Settings()
