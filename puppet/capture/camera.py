"""Where camera frames come from: webcams, video files, the bundled driver clip.

Every source is a ``Camera``. Webcams are listed by name and opened through OpenCV; nothing here blocks its caller
longer than it says, even when a driver hangs.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from puppet.capture.process import CameraProcess
from puppet.capture.webcam import CameraLost, Webcam, webcams
from puppet.errors import PuppetError
from puppet.models import CameraInfo, Frame
from puppet.places import ASSETS
from puppet.video.reader import VideoReader

__all__ = [
    "DRIVER_KEY",
    "Camera",
    "CameraEnded",
    "CameraLost",
    "FileCamera",
    "Webcam",
    "list_cameras",
    "open_camera",
]

DRIVER_KEY = "driver:bundled"
DRIVER_NAME = "Demo clip"
DRIVER_PATH = ASSETS / "driver.mp4"

_CATCH_UP_S = 0.25
"""A late ``FileCamera`` decodes so long to reach the frame due now, then plays on from where it is."""


class Camera(Protocol):
    """A source of frames. ``read`` is called from one thread; ``close`` from any, at any time, more than once."""

    name: str

    def read(self) -> Frame:
        """Block until there is a frame that was not read before; the newest one, where several came.

        Raises:
            CameraLost: no frame comes any more, or the camera was closed.
        """

    def close(self) -> None:
        """Release the camera; returns promptly. A ``read`` that waits ends with CameraLost."""


class CameraEnded(CameraLost):
    """A clip that is not to be repeated is over."""


class FileCamera:
    """A video file as a camera.

    Args:
        path: see ``puppet.video.reader.VideoReader``.
        loop: start again at the end, with indexes that go on counting; else the end raises ``CameraEnded``.
        paced: play in real time by the file's own timestamps: a frame is not handed out before it is due, and a reader
            that is late gets the one due now, so that a slow chain does not fall behind. ``captured_s`` is then the
            time the frame was due. Else every frame as fast as it can be decoded, captured when it is handed out.
        name: shown to the user; the file's name if not given.

    Raises:
        PuppetError: the file cannot be read.
    """

    def __init__(self, path: Path | str, loop: bool = True, paced: bool = True, name: str = "") -> None:
        self._reader = VideoReader(path, exact=False)
        self.name = name or self._reader.path.name
        self.fps = self._reader.fps
        self.size = self._reader.size
        self._loop = loop
        self._paced = paced
        self._interval_s = float(1 / self.fps)
        self._convert = self._reader.converter()
        self._decoded: Iterator[tuple[Any, float]] = self._reader.decoded()
        self._closed = threading.Event()
        self._decoding = threading.Lock()
        self._index = -1
        self._clip_s = 0.0  # where in the played time this round of the clip began
        self._position_s = 0.0  # of the frame taken last, in played time
        self._start_s: float | None = None  # perf_counter at played time 0
        self._ahead: tuple[Any, float] | None = None  # decoded, but not due yet

    def read(self) -> Frame:
        """As ``Camera.read``; PuppetError if the file has become unreadable."""
        with self._decoding:
            decoded, position_s = self._take()
            if self._start_s is None:
                self._start_s = time.perf_counter() - position_s
            if self._paced:
                decoded, position_s = self._catch_up(decoded, position_s)
            pixels = self._convert(decoded)
        if not self._paced:
            return Frame(pixels, time.perf_counter(), self._index)
        due_s = self._start_s + position_s
        if self._closed.wait(max(0.0, due_s - time.perf_counter())):
            raise self._lost()
        return Frame(pixels, due_s, self._index)

    def close(self) -> None:
        self._closed.set()
        with self._decoding:  # held for one frame's decoding at most
            self._reader.close()

    def _catch_up(self, decoded: Any, position_s: float) -> tuple[Any, float]:
        assert self._start_s is not None
        began_s = time.perf_counter()
        while time.perf_counter() >= self._start_s + position_s + self._interval_s:
            if time.perf_counter() - began_s > _CATCH_UP_S:
                self._start_s = time.perf_counter() - position_s
                break
            try:
                following = self._take()
            except CameraEnded:
                break
            if time.perf_counter() < self._start_s + following[1]:
                self._ahead = following
                self._index -= 1  # counted when it is taken for good
                break
            decoded, position_s = following
        return decoded, position_s

    def _take(self) -> tuple[Any, float]:
        """The next frame of the file and its time in the played time."""
        if self._closed.is_set():
            raise self._lost()
        if self._ahead is not None:
            following, self._ahead = self._ahead, None
        else:
            following = self._decode()
        self._index += 1
        self._position_s = following[1]
        return following

    def _decode(self) -> tuple[Any, float]:
        step = next(self._decoded, None)
        if step is None:
            if not self._loop:
                raise CameraEnded(f"{self.name} is over")
            self._clip_s = self._position_s + self._interval_s
            self._decoded = self._reader.decoded()
            step = next(self._decoded, None)
            if step is None:
                raise CameraLost(f"{self.name} can no longer be decoded", "Choose another video")
        return step[0], self._clip_s + step[1]

    def _lost(self) -> CameraLost:
        return CameraLost(f"{self.name} was closed")


def list_cameras() -> list[CameraInfo]:
    """What the user can pick: webcams by name (virtual ones such as ours are left out), then the bundled driver."""
    return [*webcams(), CameraInfo(DRIVER_KEY, DRIVER_NAME)]


def open_camera(key: str, timeout_s: float = 8.0) -> Camera:
    """Open a camera and wait for its first frame; returns or raises within ``timeout_s``.

    Whatever hangs is left to a daemon thread, which releases the camera should it still open.

    Args:
        key: of ``list_cameras``; or "file:" and the path of a video, which is repeated.

    Raises:
        CameraLost: unknown, unplugged, in use, not permitted, or no frame within ``timeout_s``.
        PuppetError: the file is not a video.
    """
    kind, _, address = key.partition(":")
    if key == DRIVER_KEY:
        return _open_in_time(lambda: FileCamera(DRIVER_PATH, name=DRIVER_NAME), DRIVER_NAME, timeout_s)
    if kind == "file" and address:
        return _open_in_time(lambda: FileCamera(address), Path(address).name, timeout_s)
    if kind == "webcam" and address:
        return CameraProcess(key, timeout_s)
    raise CameraLost(f"There is no camera {key!r}", "Choose one from the list")


def _open_in_time(make: Callable[[], Camera], name: str, timeout_s: float) -> Camera:
    lock = threading.Lock()
    finished = threading.Event()
    result: list[Camera | Exception] = []
    abandoned = False

    def work() -> None:
        try:
            made: Camera | Exception = make()
        except Exception as error:  # handed to the caller, who raises it
            made = error
        with lock:
            late = abandoned
            result.append(made)
        finished.set()
        if late and not isinstance(made, Exception):
            with contextlib.suppress(PuppetError):
                made.close()

    threading.Thread(target=work, name=f"open {name}", daemon=True).start()
    finished.wait(timeout_s)
    with lock:
        if not result:
            abandoned = True
            raise CameraLost(
                f"{name} could not be opened within {timeout_s:g} s", "Check the disk or network folder it is on"
            )
    if isinstance(result[0], Exception):
        raise result[0]
    return result[0]
