"""The Frame panel, the keys that move the portrait, and the editor that gives keys to other commands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from test_ui_window import grabbed

from puppet.models import View
from puppet.settings import Framing, Keys, Settings, SettingsStore
from ui.app import build_window
from ui.key_sheet import KeyEditor, KeySheet
from ui.keymap import pressed
from ui.messages import Messages
from ui.preferences import Preferences, open_preferences
from ui.window import MainWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier

ANCHOR_KEYS = {
    "previous": "A",
    "next": "D",
    "random": "Q",
    "calibrate": "X",
    "find_neutral": "F",
    "zoom_in": "W",
    "zoom_out": "S",
    "up": "U",
    "left": "H",
    "down": "J",
    "right": "K",
    "reset_frame": "Shift+Z",
    "landmarks": "O",
    "figures": "I",
    "mirror_preview": "R",
    "mirror_output": "T",
    "keys": "F1",
}
"""The established set."""


def press(qtbot: QtBot, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


# ---- framing ---------------------------------------------------------------------------------------------------------


def test_keys_zoom_move_and_set_back(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    for key in (Key.Key_W, Key.Key_W, Key.Key_K, Key.Key_J):
        press(qtbot, window, key)
    view = puppeteer.view
    assert view.zoom == pytest.approx(1.08**2, abs=0.002)
    assert (view.x, view.y) == (0.08, 0.08)
    for key in (Key.Key_S, Key.Key_H, Key.Key_H, Key.Key_U):
        press(qtbot, window, key)
    assert puppeteer.view.zoom == pytest.approx(1.08, abs=0.002)
    assert (puppeteer.view.x, puppeteer.view.y) == (-0.08, 0.0)
    assert window.shell.frame.sliders["zoom"].figure.text() == "108 %"
    press(qtbot, window, Key.Key_Z, SHIFT)
    assert puppeteer.view == View()


def test_a_held_key_goes_on_and_stops_at_the_end(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    qtbot.keyPress(window, Key.Key_W)
    for _ in range(40):
        QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Key.Key_W, NOTHING, "w", True))
    qtbot.keyRelease(window, Key.Key_W)
    for _ in range(40):
        window.shell.frame.nudge(1, -1)
    assert (puppeteer.view.zoom, puppeteer.view.x, puppeteer.view.y) == (4.0, 1.0, -1.0)


def test_mirrors_landmarks_and_figures_have_keys(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    press(qtbot, window, Key.Key_T)
    assert puppeteer.view.mirror
    assert "30 fps" in window.bar.chip.text()
    press(qtbot, window, Key.Key_I)
    assert "fps" not in window.bar.chip.text()
    seen = []
    for _ in range(3):
        framing = window.preferences.settings.framing
        seen.append((framing.landmarks, framing.landmarks_preview))
        assert window.side.inset.landmarks_shown is framing.landmarks
        press(qtbot, window, Key.Key_O)
    assert seen == [(True, False), (True, True), (False, False)]


def test_the_preview_is_mirrored_here_alone(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    picture = window.view.picture
    assert picture is not None
    before = picture.pixels.copy()

    def middle_of_disc() -> float:
        shown = grabbed(window.view).astype(int)
        return float(np.flatnonzero(shown[shown.shape[0] // 2, :, 0] > 200).mean()) / shown.shape[1]

    puppeteer.picture = lambda: picture  # type: ignore[method-assign]
    window.view.show_picture(picture)
    straight = middle_of_disc()
    press(qtbot, window, Key.Key_R)
    assert middle_of_disc() == pytest.approx(1 - straight, abs=0.01)
    assert puppeteer.view == View()
    np.testing.assert_array_equal(picture.pixels, before)


def test_landmarks_on_the_portrait_are_drawn_over_the_picture(window: MainWindow, qtbot: QtBot) -> None:
    window.preferences.change("framing", landmarks_preview=True)
    qtbot.wait(80)
    shown = grabbed(window.view).astype(int)
    left = shown[:, : shown.shape[1] // 2]
    green = (left[..., 1] > left[..., 0] + 25) & (left[..., 1] > 120)
    window.preferences.change("framing", landmarks_preview=False)
    qtbot.wait(80)
    without = grabbed(window.view).astype(int)[:, : shown.shape[1] // 2]
    assert green.sum() > 100
    assert ((without[..., 1] > without[..., 0] + 25) & (without[..., 1] > 120)).sum() < green.sum() / 5


def test_q_shows_any_other_portrait(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(6):
        before = window.state.portrait_key
        press(qtbot, window, Key.Key_Q)
        assert window.state.portrait_key != before


def test_a_new_size_begins_at_once_or_after_a_call(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    panel = window.shell.frame
    panel.output_size.picked.emit("360p")
    assert puppeteer.size == (640, 360)
    panel.rate.picked.emit(25)
    assert puppeteer.fps == 25.0
    window.go_live(True)
    panel.output_size.picked.emit("1080p")
    assert puppeteer.size == (640, 360)
    assert any("when you end live" in one.problem.message for one in window.banner.messages)
    window.go_live(False)
    qtbot.waitUntil(lambda: puppeteer.size == (1920, 1080))
    assert window.preferences.settings.framing.size == "1080p"


def test_the_panel_shows_what_is_set(window: MainWindow) -> None:
    window.preferences.change(framing=Framing(zoom=2.0, x=0.5, fit="fill", size="540p", fps=25, mirror_output=True))
    panel = window.shell.frame
    assert panel.sliders["zoom"].figure.text() == "200 %"
    assert panel.sliders["x"].figure.text() == "+50 %"
    assert panel.fit.choice.currentText() == "Fill the picture"
    assert panel.output_size.choice.currentText() == "960 × 540"
    assert panel.rate.choice.currentText() == "25"
    assert panel.switches["mirror_output"].isChecked()


# ---- keys ------------------------------------------------------------------------------------------------------------


def test_the_established_keys_are_there_and_on_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    keymap = window.shell.keymap
    for name, key in ANCHOR_KEYS.items():
        assert keymap.keys(name)[0] == key
    assert keymap.keys("away") == ("0", "Space")
    press(qtbot, window, Key.Key_F1)
    sheet = window.findChild(KeySheet)
    said = {label.text() for label in sheet.findChildren(QLabel)}
    assert said >= {"1 – 9", "A", "D", "Q", "X", "F", "W", "S", "U", "H", "J", "K", "O", "I", "R", "T", "0   Space"}
    assert all(command.words in said for command in keymap.commands.values())
    sheet.close()


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keymap = window.shell.keymap
    taken = [key for one in keymap.fixed for key in one.keys]
    taken += [key for name in keymap.commands for key in keymap.keys(name)]
    assert len(taken) == len(set(taken))


def edit(window: MainWindow, qtbot: QtBot, name: str, slot: int, key: Qt.Key, text: str = "") -> KeyEditor:
    editor = window.findChild(KeyEditor)
    if editor is None:
        window.shell.change_keys()
        editor = window.findChild(KeyEditor)
    button = editor.buttons[name, slot]
    button.click()
    assert button.waiting
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, NOTHING, text))
    return editor


def test_a_command_takes_another_key(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    editor = edit(window, qtbot, "zoom_in", 0, Key.Key_Y, "y")
    assert editor.buttons["zoom_in", 0].text() == "Y"
    editor.close()
    qtbot.waitUntil(window.isVisible)
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, window, Key.Key_W)
    assert puppeteer.view.zoom == 1.0
    press(qtbot, window, Key.Key_Y)
    assert puppeteer.view.zoom > 1.0
    assert window.preferences.settings.keys.remap == {"zoom_in": ("Y",)}


def test_a_taken_key_is_refused_and_says_by_what(window: MainWindow, qtbot: QtBot) -> None:
    editor = edit(window, qtbot, "zoom_in", 0, Key.Key_X, "x")
    assert "Calibrate" in editor.notice.text()
    assert editor.buttons["zoom_in", 0].text() == "W"
    edit(window, qtbot, "zoom_in", 0, Key.Key_3, "3")
    assert "Show that portrait" in editor.notice.text()
    assert window.preferences.settings.keys.remap == {}


def test_backspace_takes_a_key_away_escape_keeps_it_and_all_come_back(window: MainWindow, qtbot: QtBot) -> None:
    keymap = window.shell.keymap
    editor = edit(window, qtbot, "random", 0, Key.Key_Backspace)
    assert keymap.keys("random") == ()
    assert editor.buttons["random", 0].text() == "–"
    edit(window, qtbot, "away", 1, Key.Key_Escape)
    assert keymap.keys("away") == ("0", "Space")
    edit(window, qtbot, "away", 1, Key.Key_F9)
    assert keymap.keys("away") == ("0", "F9")
    assert window.side._hint_keys["away"].text() == "F9"
    keymap.reset()
    assert keymap.keys("random") == ("Q",)
    assert keymap.keys("away") == ("0", "Space")


def test_more_keys_are_named_where_there_is_room(window: MainWindow, qtbot: QtBot) -> None:
    def named() -> list[str]:
        return [name for name, key in window.side._hint_keys.items() if key.isVisible()]

    def fits() -> bool:
        card, hints = window.side._card.geometry(), window.side._hints.geometry()
        return not hints.isEmpty() and card.bottom() < hints.top() and hints.bottom() <= window.side.height()

    window.resize(1180, 760)
    qtbot.waitUntil(lambda: {"calibrate", "away", "live", "keys"} <= set(named()) and fits())
    few = len(named())
    window.resize(1180, 1000)
    qtbot.waitUntil(lambda: named() == list(window.side._hint_keys) and fits())
    assert few < len(named())
    window.resize(1180, 760)
    qtbot.waitUntil(lambda: len(named()) == few and fits())


def test_in_the_smallest_window_the_inset_keeps_its_edges_and_says_who_sees_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    side = window.side

    def stands() -> bool:
        inset, hint = side.inset.geometry(), side.hint.geometry()
        apart = inset.bottom() < hint.top() and hint.bottom() < side._card.height() - 6
        return side.hint.isVisible() and apart and side._card.geometry().bottom() <= side.height()

    window.resize(window.minimumSize())
    qtbot.waitUntil(stands)


def test_hints_name_the_keys_in_force(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    parts = {
        "calibrate": window.bar.calibrate,
        "live": window.bar.live,
        "away": window.bar.away,
        "keys": window.keys_button,
        "panel": window.panel_button,
        "paste": window.gallery.add_tile,
        "record": window.shell.output.record,
        "snapshot": window.shell.output.snapshot,
        "find_neutral": window.shell.motion.best,
        "mirror_output": window.shell.frame.switches["mirror_output"],
        "reset_frame": window.shell.frame.reset_button,
    }
    assert window.bar.away.toolTip().endswith("(0, Space)")
    assert window.bar.calibrate.toolTip().endswith("(X)")
    window.preferences.change("keys", remap={name: (f"Ctrl+F{place}",) for place, name in enumerate(parts, 2)})
    for place, (name, part) in enumerate(parts.items(), 2):
        assert part.toolTip().endswith(f"(Ctrl+F{place})"), name
    window.go_live(True)
    window.set_away(True)
    assert "again (Ctrl+F4)" in window.bar.away.toolTip()
    window.preferences.change("keys", remap={"away": ()})
    assert window.bar.away.toolTip() == "Show the puppet again"
    window.preferences.change("keys", remap={"find_neutral": ("N",)})
    puppeteer.better_neutral = True
    qtbot.waitUntil(lambda: window.banner.action is not None)
    assert window.banner.action.text() == "Use it (N)"


def test_keys_survive_a_start_and_damage(tmp_path: Path, qtbot: QtBot) -> None:
    store = SettingsStore(tmp_path)
    # Written by hand: a key twice, a key of another command, a fixed one, nonsense, a command that does not exist.
    store.save(
        Settings(keys=Keys({"zoom_in": ("Y", "Y"), "random": ("Y", "1", "no such key"), "away": ("X",), "fly": ("B",)}))
    )
    store.close()
    messages = Messages()
    window = build_window(FakePuppeteer, preferences=open_preferences(SettingsStore(tmp_path), messages))
    qtbot.addWidget(window)
    keymap = window.shell.keymap
    keys = {name: keymap.keys(name) for name in keymap.commands}
    assert keys["away"] == ("X",)
    assert keys["random"] == ("Y",)
    assert keys["zoom_in"] == ()  # its key is taken already
    assert keys["calibrate"] == ()  # X went to Away
    window.close()


@pytest.mark.parametrize(
    ("key", "modifier", "text", "wanted"),
    [
        (Key.Key_A, NOTHING, "a", "A"),
        (Key.Key_Z, SHIFT, "Z", "Shift+Z"),
        (Key.Key_Question, SHIFT, "?", "?"),
        (Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5", "5"),
        (Key.Key_F5, SHIFT, "", "Shift+F5"),
        (Key.Key_Space, NOTHING, " ", "Space"),
        (Key.Key_Shift, SHIFT, "", ""),
        (Key.Key_E, Qt.KeyboardModifier.ControlModifier, "\x05", "Ctrl+E"),
    ],
)
def test_a_pressed_key_by_its_name(key: Qt.Key, modifier: Qt.KeyboardModifier, text: str, wanted: str) -> None:
    assert pressed(key, modifier, text) == wanted


def test_away_works_in_every_dialog_with_its_new_key(window: MainWindow, qtbot: QtBot) -> None:
    window.preferences.change("keys", remap={"away": ("F9",)})
    window.shell.show_keys()
    sheet = window.findChild(KeySheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    press(qtbot, sheet, Key.Key_F9)
    assert window.state.away
    sheet.close()


def test_preferences_without_a_store_still_remap() -> None:
    preferences = Preferences()
    preferences.change("keys", remap={"away": ("F9",)})
    assert preferences.settings.keys.remap["away"] == ("F9",)
