"""Telling the user."""

from __future__ import annotations

import logging
import threading
import time

import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from puppet.errors import PuppetError
from puppet.models import Severity
from ui.app import build_window
from ui.banner import READ_S
from ui.dialogs import DetailsDialog
from ui.jobs import Lane
from ui.messages import INFO_SHOWN_S, Action, Messages


def test_what_is_told_before_the_window_is_there_is_shown_by_it(qtbot: QtBot) -> None:
    messages = Messages()
    messages.error(PuppetError("The settings cannot be read", "Remove them"))
    window = build_window(FakePuppeteer, messages=messages)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: len(window.banner.messages) == 1)
    assert "The settings cannot be read" in window.banner.text.text()
    window.close()


def test_any_thread_may_tell(window, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: window.messages.tell("From afar", "Come closer"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: [one.problem.message for one in window.banner.messages] == ["From afar"])


def test_the_same_key_replaces_and_notes_expire() -> None:
    messages = Messages()
    messages.tell("One", key="k")
    messages.tell("Two", key="k")
    messages.info("Just so you know")
    assert [message.problem.message for message in messages.current()] == ["Two", "Just so you know"]
    note = messages.current()[1]
    messages.expire(note.told_s + INFO_SHOWN_S - 0.1)
    assert len(messages.current()) == 2
    messages.expire(note.told_s + INFO_SHOWN_S + 0.1)
    assert [message.problem.message for message in messages.current()] == ["Two"]
    assert messages.dismiss("k")
    assert not messages.dismiss("k")


def test_a_question_waits_for_its_answer() -> None:
    messages = Messages()
    messages.info("May you?", key="q", stays=True)
    messages.expire(messages.current()[0].told_s + 100 * INFO_SHOWN_S)
    assert [message.problem.key for message in messages.current()] == ["q"]


def test_a_defect_has_its_traceback_behind_details(window, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        try:
            raise KeyError("nose")
        except KeyError as error:
            window.messages.error(error)
    row = window.banner
    assert len(row.messages) == 1
    assert "Something went wrong inside Puppet</b> (KeyError: 'nose')" in row.text.text().replace("&#x27;", "'")
    assert "Traceback" in caplog.text
    row.details.click()
    dialog = window.findChild(DetailsDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert "test_a_defect_has_its_traceback" in dialog.text.toPlainText()
    dialog.close()


def test_the_gravest_comes_first_and_the_others_wait_behind_a_button(window) -> None:
    banner = window.banner
    window.messages.info("Note")
    window.messages.tell("Warning")
    window.messages.tell("Error", severity=Severity.ERROR)
    assert [one.problem.message for one in banner.messages] == ["Error", "Warning", "Note"]
    assert "Error" in banner.text.text()
    assert banner.more.text() == "Next (2 more)"
    seen = []
    for _ in range(3):
        banner.more.click()
        seen.append(banner.message.problem.message)
    assert seen == ["Warning", "Note", "Error"]
    banner.close_button.click()
    assert banner.message.problem.message == "Warning"
    banner.close_button.click()
    assert not banner.more.isVisible()
    banner.close_button.click()
    assert not banner.isVisible()


def test_what_answers_the_user_is_seen_at_once_but_does_not_push_an_error_away(window, monkeypatch) -> None:
    banner = window.banner
    window.messages.tell("Error", severity=Severity.ERROR)
    window.messages.info("Note")
    assert banner.message.problem.message == "Error"  # there was no time to read it
    later = time.monotonic() + READ_S
    monkeypatch.setattr("ui.banner.time.monotonic", lambda: later)
    window.messages.info("Deleted")
    assert banner.message.problem.message == "Deleted"
    window.messages.dismiss("Deleted")
    assert banner.message.problem.message == "Error"


def test_nothing_moves_when_messages_come_and_go(window, qtbot: QtBot) -> None:
    parts = (window.view, window.side, window.gallery, window.bar, window.bar.live, window.label)

    def places():
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return [QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in parts]

    for size in ((1180, 800), (window.minimumWidth(), window.minimumHeight())):
        window.resize(*size)
        before = places()
        for number in range(3):
            window.messages.tell(f"Warning {number}", "Do this and that. " * 8, key=str(number))
            assert places() == before
            assert window.view.geometry().contains(window.banner.geometry())  # never over what runs the call
            words = window.banner.text
            assert words.height() >= words.heightForWidth(words.width())
        for number in range(3):
            window.messages.dismiss(str(number))
            assert places() == before
    window.messages.tell("Much to press", "And still room for words. " * 3, details="why", action=Action("Do", print))
    words, buttons = window.banner.text, window.banner.stops()
    assert words.width() > 300  # the window is small: buttons stand below the words
    assert all(button.y() > words.geometry().bottom() for button in buttons if button.isVisible())
    window.resize(1180, 800)
    qtbot.waitUntil(lambda: window.banner.details.geometry().left() > words.geometry().right())
    window.shell.set_panel_open(True)
    qtbot.waitUntil(lambda: window.view.geometry().contains(window.banner.geometry()))


def test_messages_are_reached_and_heard_without_a_mouse(window, qtbot: QtBot, monkeypatch) -> None:
    heard = []
    monkeypatch.setattr("ui.banner.QAccessible.updateAccessibility", lambda event: heard.append(event.message()))
    try:
        raise KeyError("nose")
    except KeyError as error:
        window.messages.error(error)
    window.messages.tell("A warning", "Do this", action=Action("Do it", lambda: None))
    assert [words.split(":")[0] for words in heard] == ["Problem"]  # the other one waits
    banner = window.banner
    window.panel_button.setFocus()
    stops = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [banner.details, banner.more, banner.close_button]
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert heard[1:] == ["Warning: A warning. Do this."]
    assert banner.action.isVisible()
    banner.close_button.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not banner.isVisible()
    assert not isinstance(QApplication.focusWidget(), QPushButton)  # the next key presses nothing


def test_a_lane_runs_calls_in_order_off_the_thread_and_answers_on_it(qtbot: QtBot) -> None:
    lane = Lane("side street")
    here = threading.current_thread()
    heard: list[tuple[str, object, bool]] = []

    def answer(kind: str):
        return lambda value: heard.append((kind, value, threading.current_thread() is here))

    lane.run(lambda: threading.current_thread().name, answer("done"), answer("failed"))
    lane.run(lambda: 1 // 0, answer("done"), answer("failed"))
    lane.run(lambda: "after", answer("done"), answer("failed"))
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[0] == ("done", "side street", True)
    assert (heard[1][0], type(heard[1][1]), heard[1][2]) == ("failed", ZeroDivisionError, True)
    assert heard[2] == ("done", "after", True)
    lane.close()
    assert lane.join(2)
    lane.run(lambda: "late", answer("done"), answer("failed"))
    qtbot.wait(30)
    assert len(heard) == 3
