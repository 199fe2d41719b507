"""Telling the user."""

from __future__ import annotations

import logging
import threading

import pytest
from fake_puppeteer import FakePuppeteer
from pytestqt.qtbot import QtBot

from puppet.errors import PuppetError
from puppet.models import Severity
from ui.app import build_window
from ui.dialogs import DetailsDialog
from ui.jobs import Lane
from ui.messages import INFO_SHOWN_S, Messages


def test_what_is_told_before_the_window_is_there_is_shown_by_it(qtbot: QtBot) -> None:
    messages = Messages()
    messages.error(PuppetError("The settings cannot be read", "Remove them"))
    window = build_window(FakePuppeteer, messages=messages)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: len(window.banner.rows) == 1)
    assert "The settings cannot be read" in window.banner.rows[0].text.text()
    window.close()


def test_any_thread_may_tell(window, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: window.messages.tell("From afar", "Come closer"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: [row.message.problem.message for row in window.banner.rows] == ["From afar"])


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
    (row,) = window.banner.rows
    assert "Something went wrong inside Puppet</b> (KeyError: 'nose')" in row.text.text().replace("&#x27;", "'")
    assert "Traceback" in caplog.text
    row.details.click()
    dialog = window.findChild(DetailsDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert "test_a_defect_has_its_traceback" in dialog.text.toPlainText()
    dialog.close()


def test_the_gravest_come_first_and_the_rest_is_counted(window) -> None:
    window.resize(900, 600)
    window.messages.info("Note")
    window.messages.tell("Warning")
    window.messages.tell("Error", severity=Severity.ERROR)
    assert [row.message.problem.message for row in window.banner.rows] == ["Error"]
    assert window.banner._more.isVisible()
    assert window.banner._more.text().startswith("and 2 more")
    window.resize(1180, 800)
    assert [row.message.problem.message for row in window.banner.rows] == ["Error", "Warning", "Note"]
    assert not window.banner._more.isVisible()
    window.banner.rows[1].close_button.click()
    assert [row.message.problem.message for row in window.banner.rows] == ["Error", "Note"]


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
