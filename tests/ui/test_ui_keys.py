"""Keys, pressed for real, wherever the focus is."""

from __future__ import annotations

import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from puppet.models import CalibrationPhase, Severity
from ui.key_sheet import KeySheet
from ui.window import MainWindow

Key = Qt.Key
NOTHING = Qt.KeyboardModifier.NoModifier


def press(qtbot: QtBot, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    """Press a key as the window system would: it goes to whatever has the focus."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def focusable(window: MainWindow) -> list[QWidget]:
    bar = window.bar
    return [bar.live, bar.away, bar.calibrate, bar.camera, window.keys_button, *window.gallery.tiles]


@pytest.mark.parametrize(("key", "portrait"), [(Key.Key_2, "bea"), (Key.Key_3, "cleo"), (Key.Key_1, "ada")])
def test_numbers_show_portraits(window, qtbot: QtBot, key: Qt.Key, portrait: str) -> None:
    press(qtbot, window, Key.Key_2)
    press(qtbot, window, key)
    assert window.state.portrait_key == portrait
    assert [tile.key for tile in window.gallery.tiles if tile.isChecked()] == [portrait]


def test_a_number_without_a_portrait_does_nothing(window, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_9)
    assert window.state.portrait_key == "ada"
    assert window.banner.messages == []


def test_a_and_d_go_round(window, qtbot: QtBot) -> None:
    seen = []
    for key in (Key.Key_D, Key.Key_D, Key.Key_D, Key.Key_A, Key.Key_A):
        press(qtbot, window, key)
        seen.append(window.state.portrait_key)
    assert seen == ["bea", "cleo", "ada", "cleo", "bea"]


def test_x_calibrates(window, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_X)
    assert window.state.calibration.phase is CalibrationPhase.COUNTDOWN


def test_g_goes_live_and_ends_it(window, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_G)
    assert window.state.live
    assert window.bar.live.isChecked()
    assert window.bar.live.text() == "End live"
    press(qtbot, window, Key.Key_G)
    assert not window.state.live
    assert not window.bar.live.isChecked()


def test_the_buttons_do_what_their_keys_do(window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.bar.live, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.bar.away, Qt.MouseButton.LeftButton)
    assert (window.state.live, window.state.away) == (True, True)
    assert window.bar.away.text() == "I’m back"
    qtbot.mouseClick(window.bar.away, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.bar.live, Qt.MouseButton.LeftButton)
    assert (window.state.live, window.state.away) == (False, False)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_0])
def test_away_works_whatever_has_the_focus_and_presses_nothing_else(window, qtbot: QtBot, key: Qt.Key) -> None:
    window.go_live(True)
    away = False
    for widget in focusable(window):
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        press(qtbot, window, key)
        away = not away
        assert window.state.away is away, widget.accessibleName()
        assert window.state.live
        assert window.state.portrait_key == "ada"
        assert window.state.calibration.phase is CalibrationPhase.IDLE
        assert not window.bar.camera.view().isVisible()


def test_a_held_space_bar_does_not_flicker(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    qtbot.keyPress(window, Key.Key_Space)
    for _ in range(5):
        repeat = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space, NOTHING, " ", True)
        QApplication.sendEvent(window, repeat)
    qtbot.keyRelease(window, Key.Key_Space)
    assert [call for call in puppeteer.calls if call[0] == "set_away"] == [("set_away", True)]


def test_return_presses_what_has_the_focus(window, qtbot: QtBot) -> None:
    window.gallery.tiles[2].setFocus()
    press(qtbot, window, Key.Key_Return)
    assert window.state.portrait_key == "cleo"
    window.bar.live.setFocus()
    press(qtbot, window, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert window.state.live


def test_nothing_is_focused_at_first_and_tab_goes_the_way_the_eye_does(window, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is window
    bar, gallery = window.bar, window.gallery
    wanted = [
        window.keys_button,
        window.panel_button,
        *gallery.tiles,
        gallery.add_tile,
        bar.camera,
        bar.calibrate,
        bar.away,
        bar.live,
    ]
    window.keys_button.setFocus()
    seen = [QApplication.focusWidget()]
    for _ in wanted[1:]:
        press(qtbot, window, Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == wanted


def test_escape_never_ends_a_call_but_dismisses_messages(window, qtbot: QtBot) -> None:
    window.go_live(True)
    window.messages.tell("First", "Do this", Severity.ERROR)
    window.messages.tell("Second", "Do that", Severity.WARNING)
    assert len(window.banner.messages) == 2
    press(qtbot, window, Key.Key_Escape)
    assert [one.problem.message for one in window.banner.messages] == ["Second"]
    press(qtbot, window, Key.Key_Escape)
    assert window.banner.messages == []
    press(qtbot, window, Key.Key_Escape)
    assert window.state.live
    assert window.isVisible()


def test_f1_and_question_mark_show_the_keys_and_escape_closes_them(window, qtbot: QtBot) -> None:
    window.go_live(True)
    for key in (Key.Key_F1, Key.Key_Question):
        press(qtbot, window, key)
        (sheet,) = [dialog for dialog in window.findChildren(KeySheet) if dialog.isVisible()]
        qtbot.waitUntil(sheet.isActiveWindow)
        press(qtbot, sheet, Key.Key_Space)
        assert window.state.away is (key is Key.Key_F1)
        press(qtbot, sheet, Key.Key_Escape)
        qtbot.waitUntil(lambda: not [dialog for dialog in window.findChildren(KeySheet) if dialog.isVisible()])
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    assert window.state.live


def test_keys_before_anything_is_loaded_do_no_harm(qtbot: QtBot) -> None:
    from ui.app import build_window

    window = build_window(FakePuppeteer)
    qtbot.addWidget(window)
    for key in (Key.Key_1, Key.Key_A, Key.Key_X, Key.Key_G, Key.Key_Space, Key.Key_0, Key.Key_Escape, Key.Key_Return):
        qtbot.keyClick(window, key)
    window.choose_files()
    window.paste()
    assert window.puppeteer is None
    window.close()
