"""Closing in a call, the tray, profiles and settings as a file, defects, the report."""

from __future__ import annotations

import logging
import threading
import time
import zipfile
from pathlib import Path

import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from puppet.models import LiveState, Problem, Severity
from puppet.settings import Consent, Settings, SettingsStore
from ui import defects
from ui.app import build_window
from ui.messages import Messages
from ui.preferences import open_preferences
from ui.report import ReportDialog, text_of
from ui.tray import CloseDialog, status_icon
from ui.window import MainWindow


@pytest.fixture
def tray_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's desktop has no tray; this one has a place for an icon."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))


def asked(window: MainWindow) -> CloseDialog:
    [dialog] = [one for one in window.findChildren(CloseDialog) if one.isVisible()]
    return dialog


# ---- closing ---------------------------------------------------------------------------------------------------------


def test_out_of_a_call_closing_closes(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    window.close()
    assert window.link.join()
    assert puppeteer.closed


def test_without_a_tray_closing_in_a_call_asks(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    window.go_live(True)
    assert not window.close()
    dialog = asked(window)
    assert set(dialog.buttons) == {"stay", "quit"}
    assert dialog.title.text() == "Others see the puppet right now."
    dialog.buttons["stay"].click()
    assert window.isVisible()
    assert window.state.live
    window.set_away(True)
    qtbot.waitUntil(lambda: window.state.away)
    window.close()
    assert asked(window).title.text() == "Others see the Away card."
    asked(window).buttons["quit"].click()
    assert window.link.join()
    assert puppeteer.closed


@pytest.mark.usefixtures("tray_there")
def test_with_a_tray_it_warns_once_and_goes_on_there(
    window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot
) -> None:
    window.go_live(True)
    window.close()
    asked(window).buttons["away"].click()
    assert not window.isVisible()
    assert not puppeteer.closed
    assert window.state.live
    assert window.state.away
    assert window.preferences.settings.tray.told
    qtbot.wait(150)  # it goes on: the state is still read
    window.shell.tray.show_wanted.emit()
    assert window.isVisible()
    window.close()  # told already: no question any more
    assert not window.isVisible()
    assert not puppeteer.closed
    window.shell.tray.quit_wanted.emit()
    assert window.link.join()
    assert puppeteer.closed
    QApplication.setQuitOnLastWindowClosed(True)


def test_the_trays_menu_does_what_the_window_does(window: MainWindow, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    tray = window.shell.tray
    assert [action.text() for action in tray.portraits.actions()] == ["Ada", "Bea", "Cleo"]
    assert [action.isChecked() for action in tray.portraits.actions()] == [True, False, False]
    assert tray.title.text() == "Puppet · Ada"
    tray.portraits.actions()[1].trigger()
    assert window.state.portrait_key == "bea"
    assert tray.title.text() == "Puppet · Bea"
    assert tray.live.text() == "Go live"
    tray.live.trigger()
    assert window.state.live
    assert tray.live.text() == "End live"
    assert tray.title.text() == "Puppet · Live · Bea"
    tray.away.trigger()
    assert window.state.away
    assert tray.title.text() == "Puppet · Away · Bea"
    puppeteer.output_open = False
    qtbot.waitUntil(lambda: tray.title.text() == "Puppet · Away · Bea · no virtual camera is open")
    tray.live.trigger()
    assert not window.state.live
    assert tray.title.text() == "Puppet · Bea"


def test_the_icon_tells_live_from_away() -> None:
    shown = [
        status_icon(LiveState(live=live, away=away)).pixmap(32, 32).toImage()
        for live, away in ((False, False), (True, False), (True, True))
    ]
    corners = [image.pixelColor(24, 24).name() for image in shown]
    assert len(set(corners)) == 3


def test_puppet_always_starts_with_the_card(window: MainWindow) -> None:
    assert not window.state.live


# ---- profiles and files ----------------------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path, qtbot: QtBot) -> MainWindow:
    store = SettingsStore(tmp_path / "config")
    store.save(Settings(consent=Consent("2026-01-01T00:00:00Z")))
    store.flush()
    messages = Messages()
    preferences = open_preferences(store, messages)
    preferences.change("first_run", finished=True)
    window = build_window(FakePuppeteer, messages=messages, preferences=preferences)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.puppeteer is not None)
    return window


def told(window: MainWindow) -> list[str]:
    return [message.problem.message for message in window.messages.current()]


def test_profiles_are_saved_used_and_deleted(kept: MainWindow, qtbot: QtBot) -> None:
    panel, preferences = kept.shell.general, kept.preferences
    kept.shell.set_panel_open(True)
    preferences.change("motion", pose=0.5)
    panel.name.setText("  Work ")
    panel.save.click()
    assert panel.profiles.currentText() == "Work"
    preferences.change("motion", pose=1.5)
    preferences.change("framing", zoom=2.0)
    panel.use.click()
    assert preferences.settings.motion.pose == 0.5
    assert preferences.settings.framing.zoom == 1.0
    assert isinstance(kept.puppeteer, FakePuppeteer)
    assert kept.puppeteer.style.gains.pose == 0.5
    assert kept.banner.action is not None
    kept.banner.action.click()  # take it back
    assert preferences.settings.motion.pose == 1.5
    panel.delete.click()
    assert panel.profiles.count() == 0
    assert not panel.use.isEnabled()
    panel.name.setText("x" * 80)
    assert len(panel.name.text()) == 60


def test_a_profile_brings_its_camera_and_portrait(kept: MainWindow, qtbot: QtBot) -> None:
    kept.show_portrait("cleo")
    kept.show_camera("webcam:v4l2:0")
    kept.shell.general.name.setText("Both")
    kept.shell.general.save.click()
    kept.show_portrait("ada")
    kept.show_camera("driver:bundled")
    kept.shell.general.use.click()
    qtbot.waitUntil(lambda: kept.state.portrait_key == "cleo" and kept.state.camera_key == "webcam:v4l2:0")


def test_typing_a_name_is_no_command(kept: MainWindow, qtbot: QtBot) -> None:
    kept.shell.set_panel_open(True)
    kept.panels.open_only(["general"])
    kept.shell.general.name.setFocus()
    qtbot.keyClicks(kept.shell.general.name, "wax 09")
    assert kept.shell.general.name.text() == "wax 09"
    assert not kept.state.away
    assert kept.preferences.settings.framing.zoom == 1.0


def test_settings_are_exported_imported_and_reset(kept: MainWindow, tmp_path: Path) -> None:
    panel, preferences = kept.shell.general, kept.preferences
    preferences.change("motion", mouth=1.7)
    panel.export_to(tmp_path / "mine.json")
    panel.reset.click()
    assert preferences.settings.motion.mouth == 1.0
    assert preferences.settings.consent.accepted_at == "2026-01-01T00:00:00Z"
    panel.import_from(tmp_path / "mine.json")
    assert preferences.settings.motion.mouth == 1.7
    (tmp_path / "odd.json").write_text("{")
    panel.import_from(tmp_path / "odd.json")
    assert any("odd.json" in text for text in told(kept))
    assert preferences.settings.motion.mouth == 1.7
    panel.export_to(tmp_path / ("x" * 300))
    assert preferences.settings.motion.mouth == 1.7


# ---- defects ---------------------------------------------------------------------------------------------------------


def test_exceptions_in_any_thread_and_qts_complaints_reach_the_banner(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(sys, "excepthook", lambda *_args: None)
    monkeypatch.setattr(threading, "excepthook", lambda _args: None)
    before = qInstallMessageHandler(None)
    try:
        defects.tell_of_defects(window.messages)
        thread = threading.Thread(target=lambda: [][0], name="elsewhere")
        thread.start()
        thread.join()
        try:
            raise KeyError("main")
        except KeyError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        handler = qInstallMessageHandler(None)
        handler(QtMsgType.QtWarningMsg, None, "only the log")  # type: ignore[arg-type]
        handler(QtMsgType.QtCriticalMsg, _Context(), "the surface is gone")
    finally:
        qInstallMessageHandler(before)
    texts = told(window)
    assert any("IndexError" in text for text in texts)
    assert any("KeyError" in text for text in texts)
    assert any("window system" in text for text in texts)
    assert not any("only the log" in text for text in texts)
    [index] = [m for m in window.messages.current() if "IndexError" in m.problem.message]
    assert "Traceback" in index.details


class _Context:
    file, line, function = "qsurface.cpp", 7, "lose"


def test_details_are_copied_by_one_button(window: MainWindow, qtbot: QtBot) -> None:
    try:
        raise RuntimeError("the graph broke")
    except RuntimeError as error:
        window.messages.error(error)
    row = window.banner
    assert len(row.messages) == 1
    row.details.click()
    from ui.dialogs import DetailsDialog

    dialog = window.findChild(DetailsDialog)
    [copy] = [button for button in dialog.findChildren(type(row.details)) if button.text() == "Copy details"]
    copy.click()
    assert "RuntimeError: the graph broke" in QGuiApplication.clipboard().text()
    dialog.close()


def test_the_log_keeps_its_last_lines() -> None:
    tail = defects.LogTail()
    logger = logging.getLogger("test.tail")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(tail)
    for number in range(defects.KEPT + 5):
        logger.info("line %d", number)
    logger.info("odd %d", "no number")  # cannot be formatted
    lines = tail.text().splitlines()
    assert len(lines) == defects.KEPT
    assert lines[-1].endswith(f"line {defects.KEPT + 4}")
    logger.removeHandler(tail)


# ---- the report ------------------------------------------------------------------------------------------------------


def test_a_report_says_what_helps_and_names_nobody() -> None:
    state = LiveState(ready=True, fps=24.6, runs_on="Warp · CPU", problems=(Problem("a", "The camera failed", "Plug"),))
    messages = Messages()
    messages.tell("Odd", details="Traceback: here", severity=Severity.ERROR)
    settings = Settings(camera="webcam:Jane's laptop", portrait="user:jane-doe")
    text = text_of(state, messages.current(), settings, "1 × 1", "system         Linux", "12:00 INFO began")
    for part in ("version", "Qt", "24.6 pictures", "Warp · CPU", "The camera failed", "Traceback: here", "12:00 INFO"):
        assert part in text
    assert "Linux" in text
    assert "Jane" not in text
    assert "jane" not in text


def test_the_report_is_shown_filled_by_doctor_and_saved(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    threads: list[str] = []

    def doctor() -> str:
        threads.append(threading.current_thread().name)
        time.sleep(0.05)
        return "cameras        none"

    window.shell.doctor = doctor
    window.shell.tail = lambda: "12:00 INFO painted"
    window.shell.general.report_wanted.emit()
    dialog = window.findChild(ReportDialog)
    qtbot.waitUntil(lambda: "cameras        none" in dialog.text.toPlainText())
    assert threads == ["doctor"]
    dialog.save(tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text()
    assert "12:00 INFO painted" in text
    assert any("report.txt" in message for message in told(window))
    assert b"PNG" not in (tmp_path / "report.txt").read_bytes()


def test_a_picture_is_in_it_only_when_ticked_and_it_is_what_others_see(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.shell.show_report()
    dialog = window.findChild(ReportDialog)
    assert not dialog.with_picture.isChecked()
    qtbot.mouseClick(dialog.with_picture, Qt.MouseButton.LeftButton)
    dialog.save(tmp_path / "report.zip")
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert sorted(archive.namelist()) == ["picture.png", "report.txt"]
        assert archive.read("picture.png").startswith(b"\x89PNG")


def test_a_report_that_cannot_be_saved_says_so(window: MainWindow, tmp_path: Path) -> None:
    window.shell.show_report()
    dialog = window.findChild(ReportDialog)
    (tmp_path / "file").write_text("")
    dialog.save(tmp_path / "file" / "report.txt")
    assert any("cannot be saved" in text for text in told(window))
    assert dialog.isVisible()
    dialog.close()
