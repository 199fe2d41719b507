"""Commands from other programs of the same user."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

import main
from puppet.errors import PuppetError
from ui import remote
from ui.app import _listen
from ui.window import MainWindow

ROOT = Path(__file__).parents[2]
SENDER = "import sys, pathlib, ui.remote; ui.remote.send(sys.argv[2:], pathlib.Path(sys.argv[1]))"
Send = Callable[..., str]


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def send(window: MainWindow, runtime: Path, tmp_path: Path, qtbot: QtBot) -> Send:
    """Sends as the command does, without holding up this thread, where the window listens."""
    _listen(window, tmp_path)

    def sent(*words: str) -> str:
        socket, answer = QLocalSocket(), bytearray()
        socket.connectToServer(remote.address(tmp_path))
        assert socket.waitForConnected(2000)
        socket.write(f"{' '.join(words)}\n".encode())

        def answered() -> bool:
            answer.extend(bytes(socket.readAll().data()))
            return answer.endswith(b"\n")

        qtbot.waitUntil(answered)
        try:
            remote.check(bytes(answer))
        except PuppetError as error:
            return str(error)
        return "ok"

    return sent


def test_another_program_does_what_keys_do(window: MainWindow, send: Send) -> None:
    assert send("live") == "ok"
    assert window.state.live
    assert send("away") == "ok"
    assert window.state.away
    assert send("away", "on") == "ok"
    assert window.state.away
    assert send("away", "off") == "ok"
    assert not window.state.away
    assert send("portrait", "3") == "ok"
    assert window.state.portrait_key == "cleo"
    assert send("previous") == "ok"
    assert window.state.portrait_key == "bea"
    assert send("live", "off") == "ok"
    assert not window.state.live
    window.hide()
    assert send("show") == "ok"
    assert window.isVisible()


def test_what_it_does_not_know_is_said_with_what_it_knows(window: MainWindow, send: Send) -> None:
    for words in (["dance"], ["portrait", "two"], ["away", "perhaps"], ["snapshot", "3"]):
        assert send(*words).startswith(f"There is no command “{' '.join(words)}”. Choose one of: previous, next,")
    assert send("portrait", "9") == "There is no portrait 9. There are 3."
    assert send("x" * 5000).startswith("There is no command “xxx")
    assert not window.state.live
    assert not window.state.away


def test_going_live_asks_for_consent_first(window: MainWindow, send: Send) -> None:
    window.preferences.change("consent", accepted_at="")
    window.hide()
    for words in (["live"], ["live", "on"]):
        assert send(*words) == "Puppet asks you something before it goes live. Answer in its window."
    assert window.isVisible()
    assert window.setup.agreement is not None
    assert not window.state.live
    assert send("live", "off") == "ok"


def test_only_the_user_may_and_no_file_stays_behind(window: MainWindow, send: Send, runtime: Path) -> None:
    assert send("next") == "ok"
    [place] = runtime.iterdir()
    assert stat.S_ISSOCK(place.stat().st_mode)
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    window.close()
    assert list(runtime.iterdir()) == []


def test_a_second_one_leaves_the_first_its_commands(window: MainWindow, send: Send, tmp_path: Path) -> None:
    other = remote.Listener(window, {}, window.show, lambda: 0, window)
    assert not other.listen(tmp_path)
    assert send("next") == "ok"


def test_what_one_that_was_killed_left_is_taken_over(runtime: Path, window: MainWindow, tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib; from PySide6.QtCore import QCoreApplication; "
        "from PySide6.QtNetwork import QLocalServer; import ui.remote; app = QCoreApplication([]); "
        "s = QLocalServer(); assert s.listen(ui.remote.address(pathlib.Path(sys.argv[1]))); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True, timeout=60)
    assert len(list(runtime.iterdir())) == 1
    assert remote.Listener(window, {}, window.show, lambda: 0, window).listen(tmp_path)


def test_the_command_reaches_the_window_from_another_process(
    window: MainWindow, send: Send, tmp_path: Path, qtbot: QtBot
) -> None:
    process = subprocess.Popen([sys.executable, "-c", SENDER, str(tmp_path), "live", "on"], cwd=ROOT)
    qtbot.waitUntil(lambda: window.state.live, timeout=20_000)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert process.returncode == 0


def test_without_a_running_one_it_says_so(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert main.main(["--send", "away"]) == 1
    assert capsys.readouterr().err.startswith("error: Puppet is not running.")


def test_one_that_says_nothing_holds_nobody_up(window: MainWindow, send: Send, tmp_path: Path, qtbot: QtBot) -> None:
    silent = QLocalSocket()
    silent.connectToServer(remote.address(tmp_path))
    assert silent.waitForConnected(2000)
    assert send("next") == "ok"
    silent.abort()


def test_after_a_moment_without_files_commands_are_taken_again(runtime: Path, tmp_path: Path) -> None:
    """Qt lets go of the place where it cannot take a connection."""
    command = [sys.executable, "-m", "tests.crowded_child", "commands", str(tmp_path)]
    found = subprocess.run(command, cwd=ROOT, check=True, timeout=90, capture_output=True, text=True)
    before, busy_s, after, left = found.stdout.split()
    assert (before, after, left) == ("ok", "ok", "False")
    assert float(busy_s) < 0.5


def test_a_place_that_may_be_another_one_s_is_not_taken_away(
    window: MainWindow, send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without files nobody can tell whether another Puppet listens."""

    class Unable(QLocalSocket):
        def waitForConnected(self, msecs: int = 0) -> bool:
            return False

        def error(self) -> QLocalSocket.LocalSocketError:
            return QLocalSocket.LocalSocketError.UnsupportedSocketOperationError

    other = remote.Listener(window, {}, window.show, lambda: 0, window)
    with monkeypatch.context() as unable:
        unable.setattr(remote, "QLocalSocket", Unable)
        assert not other.listen(tmp_path)
    assert send("next") == "ok"
