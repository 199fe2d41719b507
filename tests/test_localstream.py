"""The local stream: pictures for whoever has the address, on this machine, and for nobody else."""

from __future__ import annotations

import http.client
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

from puppet.compose import Composer
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.live.puppeteer import LivePuppeteer
from puppet.localstream import MOST_VIEWERS, LocalStream
from puppet.models import Frame
from puppet.picture import Picture
from tests.fakes import Stage, persona_of
from tests.test_live import until

ROOT = Path(__file__).resolve().parent.parent
SIZE = (160, 90)


def picture(level: int) -> Picture:
    composer = Composer(SIZE)
    persona = composer.fit(persona_of(90))
    composer.bind(persona)
    return composer.compose(np.full_like(persona.image, level), 0.0, level)


@pytest.fixture
def stream() -> Iterator[LocalStream]:
    made = LocalStream()
    yield made
    made.close()


def path_of(stream: LocalStream) -> str:
    return stream.url.partition(f":{stream.port}")[2]


def ask(stream: LocalStream, path: str, host: str | None = None, method: str = "GET") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", stream.port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    if host is None or host:
        connection.putheader("Host", f"127.0.0.1:{stream.port}" if host is None else host)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


class Viewer:
    """Reads pictures as a browser does."""

    def __init__(self, stream: LocalStream, host: str = "127.0.0.1") -> None:
        self._connection = http.client.HTTPConnection(host, stream.port, timeout=5)
        self._connection.request("GET", path_of(stream))
        self._response = self._connection.getresponse()
        self.kind = self._response.headers["Content-Type"]

    def read(self) -> np.ndarray:
        length = 0
        while (line := self._response.readline()) != b"\r\n" or not length:
            if line.lower().startswith(b"content-length"):
                length = int(line.split(b":")[1])
        return cv2.cvtColor(
            cv2.imdecode(np.frombuffer(self._response.read(length), np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB
        )

    def leave(self) -> None:
        self._response.close()
        self._connection.close()


def test_whoever_has_the_address_sees_the_pictures(stream: LocalStream) -> None:
    stream.send(picture(60))
    viewer = Viewer(stream)
    assert viewer.kind.startswith("multipart/x-mixed-replace")
    assert abs(float(viewer.read()[:, 75:85].mean()) - 60) < 3
    for level in (120, 200):
        stream.send(picture(level))
        assert abs(float(viewer.read()[:, 75:85].mean()) - level) < 3
    assert stream.viewers == 1
    assert viewer.read().shape == (90, 160, 3)  # the same again, after a while
    viewer.leave()
    stream.send(picture(90))
    until(lambda: stream.viewers == 0 or stream.send(picture(int(time.time() * 100) % 150)))
    assert abs(float(Viewer(stream, "localhost").read().mean())) > 0


def test_wrong_tokens_and_other_hosts_are_refused(stream: LocalStream) -> None:
    stream.send(picture(60))
    right = path_of(stream)
    other = LocalStream()
    try:
        assert path_of(other) != right
        assert ask(stream, path_of(other)) == 404  # an earlier run's
    finally:
        other.close()
    for path in ("/", "/puppet.mjpg", right[:-1], right + "x", right.upper(), right + "?a", "*"):
        assert ask(stream, path) == 404
    port = stream.port
    for host in ("", "example.com", f"example.com:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", f"0.0.0.0:{port}"):
        assert ask(stream, right, host) == 404
    for method in ("POST", "HEAD", "OPTIONS"):
        assert ask(stream, right, method=method) == 501
    assert stream.viewers == 0


def test_it_listens_on_the_loopback_address_alone(stream: LocalStream) -> None:
    listening = [
        connection.laddr for connection in psutil.Process().net_connections("inet")
        if connection.status == psutil.CONN_LISTEN and connection.laddr.port == stream.port
    ]  # fmt: skip
    assert [address.ip for address in listening] == ["127.0.0.1"]
    # Another address of this very machine does not reach it.
    with socket.socket() as probe:
        probe.settimeout(1)
        assert probe.connect_ex(("127.0.0.2", stream.port)) != 0


def test_nothing_listens_by_default(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "bundled")
    before = {c.laddr for c in psutil.Process().net_connections("inet") if c.status == psutil.CONN_LISTEN}
    puppeteer = LivePuppeteer(stage.parts(), size=SIZE, folders=Folders.inside(tmp_path / "user"))
    try:
        puppeteer.start()
        until(lambda: puppeteer.state().ready)
        after = {c.laddr for c in psutil.Process().net_connections("inet") if c.status == psutil.CONN_LISTEN}
        assert after == before
    finally:
        puppeteer.close()


def test_it_takes_pictures_alone_and_so_many_viewers(stream: LocalStream) -> None:
    pixels = np.zeros((90, 160, 3), np.uint8)
    for wrong in (pixels, Frame(pixels, 0.0, 0), None):
        with pytest.raises(TypeError, match="takes a Picture"):
            stream.send(wrong)  # type: ignore[arg-type]
    stream.send(picture(60))
    viewers = [Viewer(stream) for _ in range(MOST_VIEWERS)]
    assert all(viewer.read().any() for viewer in viewers)
    assert ask(stream, path_of(stream)) == 503
    for viewer in viewers:
        viewer.leave()


def test_a_viewer_who_takes_nothing_holds_up_nobody(stream: LocalStream) -> None:
    lazy = Viewer(stream)
    began = time.perf_counter()
    for level in range(200):
        stream.send(picture(level % 150))
    assert time.perf_counter() - began < 3
    lazy.leave()


def test_without_files_it_waits_without_a_processor_and_goes_on_later() -> None:
    """A connection that nobody can take knocks for ever."""
    command = [sys.executable, "-m", "tests.crowded_child", "stream"]
    found = subprocess.run(command, cwd=ROOT, check=True, timeout=60, capture_output=True)
    busy_s, taken_s, closed_s = map(float, found.stdout.split())
    assert busy_s < 0.2
    assert taken_s < 2.5
    assert closed_s < 0.5


def test_closing_lets_go_at_once_and_frees_the_port(stream: LocalStream) -> None:
    stream.send(picture(60))
    viewer = Viewer(stream)
    viewer.read()
    threads = threading.active_count()
    began = time.perf_counter()
    second = LocalStream()
    with pytest.raises(PuppetError, match="cannot listen"):
        LocalStream(second.port)
    second.close()
    assert time.perf_counter() - began < 2
    assert threading.active_count() <= threads
    with pytest.raises(ConnectionError):
        ask(second, "/")
