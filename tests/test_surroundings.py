"""What the machine does to a live call: files that go away, a full disk, no more threads, a crowd, a stop."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from puppet.errors import PuppetError
from puppet.live import watchdog
from puppet.live.folders import Folders
from puppet.live.gallery import encode_png
from puppet.live.neutrals import Neutral, NeutralStore
from puppet.live.puppeteer import LivePuppeteer
from puppet.live.thumbnails import Thumbnails
from puppet.localstream import MOST_CONNECTIONS
from puppet.models import PortraitInfo
from puppet.settings import Settings, SettingsStore
from tests.fakes import face_points
from tests.faults import on, until
from tests.test_faults import Call

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def call(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Call]:
    caplog.set_level(logging.CRITICAL)
    one = Call(tmp_path)
    yield one
    one.close()


def goes_on(call: Call) -> None:
    call.bench._moves(time.perf_counter())


def added(call: Call, level: int) -> PortraitInfo:
    picture = call.puppeteer.add_portrait(encode_png(np.full((80, 60, 3), level, np.uint8)), f"Own {level}")
    assert isinstance(picture, PortraitInfo)
    return picture


def in_the_way(path: Path) -> None:
    """A file where a folder should be, a folder where a file should be: nobody can write there, whoever they are."""
    if path.is_dir():
        shutil.rmtree(path)
        path.write_bytes(b"")
    else:
        path.unlink(missing_ok=True)
        path.mkdir(parents=True)


# ---- files and folders -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["deleted", "a folder now"])
def test_portraits_whose_files_go_away_are_said_and_hold_up_no_other(call: Call, tmp_path: Path, how: str) -> None:
    mine = added(call, 120)
    for path in (tmp_path / "user" / "data" / "portraits").glob("own-*"):
        path.unlink()
        if how == "a folder now":
            path.mkdir()
    shutil.rmtree(tmp_path / "user" / "cache")
    call.puppeteer._preparer.forget(mine.key)
    call.puppeteer.select_portrait(mine.key)
    until(lambda: "portrait" in call.told())
    goes_on(call)
    call.puppeteer.select_portrait("portrait1")
    until(lambda: call.searched.sent[-1].persona_id == "persona-80")


def test_folders_that_go_away_are_made_again(call: Call, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "user")
    key = added(call, 121).key
    call.puppeteer.select_portrait(key)
    until(lambda: call.searched.sent[-1].persona_id == "persona-121")
    store = SettingsStore(tmp_path / "user" / "config")
    store.save(Settings(camera="webcam:3"))
    store.close()
    assert SettingsStore(tmp_path / "user" / "config").load()[0].camera == "webcam:3"


@pytest.mark.parametrize("part", ["data/portraits", "cache", "config", "cache/personas", "cache/thumbnails"])
def test_folders_that_nobody_can_write_are_said_where_something_is_lost(call: Call, tmp_path: Path, part: str) -> None:
    folder = tmp_path / "user" / part
    folder.mkdir(parents=True, exist_ok=True)
    in_the_way(folder)
    if part == "data/portraits":
        with pytest.raises(PuppetError, match="cannot be kept"):
            added(call, 122)
        assert len(call.puppeteer.portraits()) == 2
    else:  # what is only kept for the next start, or can be made again, is no reason to refuse
        call.puppeteer.select_portrait(added(call, 122).key)
        until(lambda: call.searched.sent[-1].persona_id == "persona-122")
    call.puppeteer.calibrate()
    call.puppeteer.select_portrait("portrait1")
    goes_on(call)


def test_settings_that_cannot_be_written_are_said(tmp_path: Path) -> None:
    told: list[str] = []
    in_the_way(tmp_path / "settings.json")
    store = SettingsStore(tmp_path, told=lambda problem: told.append(problem.message))
    store.save(Settings())
    store.close()
    assert told
    assert "cannot be written" in told[0]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux's")
def test_names_that_are_no_text_are_names(call: Call, tmp_path: Path) -> None:
    name = os.fsdecode(b"J\xf6rg")
    path = tmp_path / f"{name}.png"
    path.write_bytes(encode_png(np.full((80, 60, 3), 123, np.uint8)))
    tile = call.puppeteer.add_portrait(path)
    assert isinstance(tile, PortraitInfo)
    assert tile.name.encode()  # it can be written
    assert not Thumbnails(tmp_path / name).has(name, tmp_path / name, None)
    store = NeutralStore(tmp_path / name)
    store.save(f"file:/{name}", Neutral(face_points(64, 48), (64, 48)))
    assert store.load(f"file:/{name}") is not None
    settings = SettingsStore(tmp_path / name)
    settings.save(Settings(camera=f"file:/{name}", portrait="portrait1"))
    settings.save_profile(name, Settings())
    settings.close()
    assert SettingsStore(tmp_path / name).load() == (Settings(camera="file:/J?rg", portrait="portrait1"), None)
    again = LivePuppeteer(call.stage.parts(), folders=Folders.inside(tmp_path / "user"))
    assert tile.key in [entry.key for entry in again._gallery.entries()]


@pytest.mark.skipif(os.name != "posix", reason="the limit is POSIX's")
def test_a_full_disk_costs_what_is_new_and_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.limited_child", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    said = done.stdout
    for what in ("portrait refused", "snapshot refused", "profile refused", "told The settings cannot be written"):
        assert what in said, said + done.stderr
    assert "recorded The disk is full" in said
    assert "Saved" not in said
    sent = next(line.split() for line in said.splitlines() if line.startswith("sent"))
    assert int(sent[1]) > 60
    assert sent[3] == "True"
    folders = Folders.inside(tmp_path / "user")
    assert SettingsStore(folders.config).load() == (Settings(camera="webcam:before"), None)
    kept = said.partition("kept ")[2].split()[0]
    assert (folders.data / "portraits" / f"{kept}.png").stat().st_size > 16
    assert kept in (folders.data / "portraits" / "portraits.json").read_text()
    assert not list(tmp_path.rglob("*.broken*"))
    assert not list((tmp_path / "films").iterdir())


# ---- threads ---------------------------------------------------------------------------------------------------------


def test_no_more_threads_hold_up_nothing_for_long(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "HANGS_S", 0.4)
    refused: list[str] = []

    def start(self: threading.Thread) -> None:
        refused.append(self.name)
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as few:
        few.setattr(threading.Thread, "start", start)
        with on(call.faults, tracker="hang"):
            until(lambda: "track" in refused)
        call.puppeteer.select_camera("driver:bundled")
        with pytest.raises((PuppetError, RuntimeError)):
            call.puppeteer.outlets.record(True, sound=False)
        since_s = time.perf_counter()
        time.sleep(0.5)
        times = [one.at_s for one in call.searched.since(since_s)]
        assert len(times) > 5  # others see the puppet, held or at rest
    until(lambda: call.puppeteer.state().camera_key == "driver:bundled")
    goes_on(call)


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, MemoryError])
def test_a_portrait_at_rest_that_cannot_be_made_is_the_last_picture(call: Call, error: type[BaseException]) -> None:
    """The composer itself fails: out of memory."""
    composer = call.puppeteer._show.current.composer  # type: ignore[union-attr]
    compose, still = composer.compose, composer.still

    def fail(*_: object) -> None:
        raise error

    composer.compose = composer.still = fail  # type: ignore[method-assign, assignment]
    call.puppeteer._show._puppet_s = -1e9
    since_s = time.perf_counter()
    time.sleep(0.4)
    sent = call.searched.since(since_s)
    composer.compose, composer.still = compose, still  # type: ignore[method-assign]
    goes_on(call)
    if error is MemoryError:
        assert len(sent) > 5
        assert all(one.persona_id for one in sent)


def test_a_hung_output_that_comes_back_late_changes_nothing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from puppet.live import sender

    monkeypatch.setattr(sender, "HANG_S", 0.3)
    call.faults.output = "hang"
    until(lambda: call.faults.hanging == 1)
    goes_on(call)
    workers = threading.active_count()
    call.faults.released.set()
    until(lambda: call.faults.hanging == 0)
    goes_on(call)
    until(lambda: threading.active_count() < workers)


def test_settings_are_written_once_there_are_threads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    store = SettingsStore(tmp_path)
    with monkeypatch.context() as few:
        few.setattr(threading.Thread, "start", start)
        store.save(Settings(camera="webcam:1"))
    assert not (tmp_path / "settings.json").exists()
    store.save(Settings(camera="webcam:2"))
    until((tmp_path / "settings.json").exists)
    store.close()
    assert SettingsStore(tmp_path).load()[0].camera == "webcam:2"


def test_an_output_of_another_size_is_said_and_opened_anew(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from puppet.live import sender

    monkeypatch.setattr(sender, "ODD_SIZE_S", 0.2)
    until(lambda: call.puppeteer.state().output_open)
    call.puppeteer._port._size = (640, 480)
    until(lambda: any("640 x 480" in problem.message for problem in call.puppeteer.state().problems))
    call.puppeteer._port._size = None  # as the next one says of itself
    goes_on(call)


# ---- the stream ------------------------------------------------------------------------------------------------------


def test_a_crowd_at_the_stream_takes_nothing_from_the_call(call: Call) -> None:
    url = call.puppeteer.outlets.stream(True)
    port = int(url.split(":")[2].split("/")[0])
    threads, files = threading.active_count(), psutil.Process().num_fds() if os.name == "posix" else 0
    crowd = []
    for number in range(400):
        one = socket.create_connection(("127.0.0.1", port), 5)
        one.sendall((b"", b"GET", b"\x16\x03\x01\xff\xff", b"GET / HTTP/1.1\r\n" + b"x" * 9000)[number % 4])
        crowd.append(one)
    time.sleep(0.2)
    assert threading.active_count() - threads <= MOST_CONNECTIONS
    if files:  # our own ends are counted too
        assert psutil.Process().num_fds() - files <= len(crowd) + MOST_CONNECTIONS
    goes_on(call)
    for one in crowd:
        one.close()
    until(lambda: threading.active_count() <= threads, 8.0, "Letting them go")
    path = url.partition(str(port))[2]
    with socket.create_connection(("127.0.0.1", port), 5) as viewer:
        viewer.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        assert viewer.recv(12) == b"HTTP/1.0 200"


# ---- the process -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="the signals are POSIX's")
def test_a_stopped_process_goes_on_where_it_was(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.stopped_child", str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "live\n"
    child.send_signal(signal.SIGSTOP)
    time.sleep(5.0)  # longer than anything may hang
    child.send_signal(signal.SIGCONT)
    words = child.stdout.readline().split()
    child.wait(10)
    assert words[0] == "moving"
    assert float(words[1]) < 1.0
    assert words[2:] == ["0", "cameras", "more,", "told", "[]"]
