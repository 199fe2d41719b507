"""Webcams through OpenCV: listed by name, opened, read and released in a thread of their own."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import CameraInfo, Frame, Image

STALL_S = 3.0
"""Without a frame for so long a webcam counts as lost."""

_BACKENDS: dict[str, int] = {
    "v4l2": cv2.CAP_V4L2,
    "dshow": cv2.CAP_DSHOW,  # Media Foundation takes many seconds to open some cameras
    "avfoundation": cv2.CAP_AVFOUNDATION,
    "any": cv2.CAP_ANY,
}
_PLATFORM_BACKEND = {"linux": "v4l2", "win32": "dshow", "darwin": "avfoundation"}

# Cameras made by software that shows pictures to a call, ours first: reading one back would show us our own picture.
_VIRTUAL = re.compile(
    r"^(puppet|obs[ -]?(virtual[ -]?)?cam(era)?|unity video capture|dummy video device|v4l2loopback)\b", re.IGNORECASE
)

# Motion JPEG because uncompressed video fills a USB 2 bus at 640 x 480 and 30 frames a second. Two buffers because with
# one some drivers deliver every other frame; no lag comes from the second, the thread below empties it at once.
_SETTINGS = (
    (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
    (cv2.CAP_PROP_FRAME_WIDTH, 640),
    (cv2.CAP_PROP_FRAME_HEIGHT, 480),
    (cv2.CAP_PROP_FPS, 30),
    (cv2.CAP_PROP_BUFFERSIZE, 2),
)
_RETRY_S = 0.04
_left_behind: dict[str, threading.Thread] = {}
"""Threads whose drivers did not come back in time, by camera: what one hangs in would hang the next one too."""


class CameraLost(PuppetError):  # noqa: N818, an event that the pipeline waits out
    """A camera cannot be opened or has stopped delivering. Another attempt may succeed."""


@dataclass(frozen=True, slots=True)
class _Device:
    key: str
    name: str
    index: int
    backend: int


class Webcam:
    """A webcam. One daemon thread opens, reads and releases it, and keeps its newest frame for ``read``.

    The constructor returns when the first frame is there.

    Args:
        key: of ``list_cameras`` ("webcam:v4l2:/dev/video0"), or the device's number.
        name: shown to the user; the device's own name if not given.
        opener: makes the capture, in the thread; by default the device of ``key``.
        timeout_s: for opening it and for its first frame.
        stall_s: without a frame for so long it is lost.

    Raises:
        CameraLost: it cannot be opened, or delivers nothing within ``timeout_s``.
    """

    def __init__(
        self,
        key: str | int,
        name: str = "",
        opener: Callable[[], cv2.VideoCapture] | None = None,
        timeout_s: float = 8.0,
        stall_s: float = STALL_S,
    ) -> None:
        self.key = f"webcam:any:{key}" if isinstance(key, int) else key
        self.name = name or "The webcam"
        self._named = bool(name)
        self._opener = opener or self._open_device
        self._stall_s = stall_s
        self._news = threading.Condition()
        self._newest: Frame | None = None
        self._read_index = -1
        self._error: CameraLost | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=f"camera {self.key}", daemon=True)
        timeout_s -= _wait_for_last(self.key, self.name, timeout_s)
        self._thread.start()
        with self._news:
            self._news.wait_for(lambda: self._newest or self._error, timeout_s)
            error = self._error if self._newest is None else None
            if self._newest is None and error is None:
                error = CameraLost(f"{self.name} gave no picture within {timeout_s:g} s", remedy())
        if error is not None:
            self._closing = True  # its thread releases it; waiting for that would outlast the time allowed
            _left_behind[self.key] = self._thread
            raise error

    def read(self) -> Frame:
        """As ``puppet.capture.camera.Camera.read``; raises after ``stall_s`` without a frame."""
        with self._news:
            arrived = self._news.wait_for(self._has_news, self._stall_s)
            if self._closing:
                raise CameraLost(f"{self.name} was closed")
            if self._newest is not None and self._newest.index > self._read_index:
                self._read_index = self._newest.index
                return self._newest
            if self._error is None:
                assert not arrived
                self._error = CameraLost(f"{self.name} stopped delivering pictures", remedy())
            raise self._error

    def close(self) -> None:
        """As ``Camera.close``. A driver that hangs keeps its daemon thread until it comes back."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        if self._thread is not threading.current_thread():
            self._thread.join(0.5)
            if self._thread.is_alive():
                _left_behind[self.key] = self._thread

    def _has_news(self) -> bool:
        return (
            self._closing
            or self._error is not None
            or (self._newest is not None and self._newest.index > self._read_index)
        )

    def _run(self) -> None:
        capture: cv2.VideoCapture | None = None
        try:
            capture = self._opener()
            if not capture.isOpened():
                raise CameraLost(f"{self.name} cannot be opened", remedy())
            for setting, value in _SETTINGS:
                capture.set(setting, value)  # a wish: cameras that cannot answer False and keep what they have
            self._capture(capture)
        except CameraLost as error:
            self._fail(error)
        except Exception as error:  # a thread must not end silently; drivers raise cv2.error and worse
            self._fail(CameraLost(f"{self.name} failed ({error})", remedy()))
        finally:
            if capture is not None:
                capture.release()

    def _capture(self, capture: cv2.VideoCapture) -> None:
        monotonic = sys.platform == "linux" and capture.getBackendName() == "V4L2"
        index = 0
        last_s = time.perf_counter()
        while not self._closing:
            pixels: Any = None
            if capture.grab():
                now_s = time.perf_counter()
                captured_s = driver_time(capture.get(cv2.CAP_PROP_POS_MSEC), now_s) if monotonic else now_s
                pixels = capture.retrieve()[1]
            if pixels is None or pixels.size == 0:
                # Some cameras fail for their first frames, or once when the light changes.
                if time.perf_counter() - last_s > min(1.0, self._stall_s):
                    raise CameraLost(f"{self.name} stopped delivering pictures", remedy())
                time.sleep(_RETRY_S)
                continue
            last_s = time.perf_counter()
            frame = Frame(_rgb(pixels), captured_s, index)
            index += 1
            with self._news:
                self._newest = frame
                self._news.notify_all()

    def _fail(self, error: CameraLost) -> None:
        with self._news:
            self._error = error
            self._news.notify_all()

    def _open_device(self) -> cv2.VideoCapture:
        device = _find(self.key)
        if not self._named:
            self.name = device.name
        node = Path(f"/dev/video{device.index}")
        if sys.platform == "linux" and node.exists() and not os.access(node, os.R_OK | os.W_OK):
            raise CameraLost(
                f"You have no permission to use {self.name}", "Run: sudo usermod -aG video $USER, then log in again"
            )
        if "OPENCV_LOG_LEVEL" not in os.environ:
            cv2.setLogLevel(0)  # else every attempt writes OpenCV's view of it to the terminal; ours says it once
        return cv2.VideoCapture(device.index, device.backend)


def _wait_for_last(key: str, name: str, timeout_s: float) -> float:
    """Wait until the last attempt's thread has let go of a camera; how long that took in seconds.

    Raises:
        CameraLost: it has not within ``timeout_s``.
    """
    last = _left_behind.get(key)
    if last is None:
        return 0.0
    began_s = time.perf_counter()
    last.join(max(timeout_s, 0.0))
    if last.is_alive():
        raise CameraLost(f"{name} does not answer: its driver hangs", "Unplug it and plug it in again")
    _left_behind.pop(key, None)
    return time.perf_counter() - began_s


def webcams() -> list[CameraInfo]:
    """The webcams of this machine, without virtual ones; equal names are numbered."""
    infos: list[CameraInfo] = []
    seen: dict[str, int] = {}
    for device in _devices():
        seen[device.name] = seen.get(device.name, 0) + 1
        count = seen[device.name]
        infos.append(CameraInfo(device.key, device.name if count == 1 else f"{device.name} ({count})"))
    return infos


def is_virtual(name: str) -> bool:
    """Whether a camera's name says that it is a virtual one, our own among them."""
    return _VIRTUAL.match(name.strip()) is not None


def driver_time(pos_msec: float, now_s: float) -> float:
    """When a frame was captured: the driver's own stamp where it is credible, else ``now_s``.

    V4L2 stamps its buffers with the clock that ``perf_counter`` reads on Linux, at the start of the exposure or of the
    transfer; some drivers use another clock or leave it at 0.
    """
    stamp_s = pos_msec / 1000
    return stamp_s if 0 <= now_s - stamp_s < 0.5 else now_s


def _devices() -> list[_Device]:
    from cv2_enumerate_cameras import enumerate_cameras  # after puppet.cv: it imports cv2 by itself

    backend_name = _PLATFORM_BACKEND.get(sys.platform, "any")
    backend = _BACKENDS[backend_name]
    try:
        found = enumerate_cameras(backend)
    except NotImplementedError:
        found = enumerate_cameras()
        backend_name, backend = "any", cv2.CAP_ANY
    aliases = _stable_paths()
    devices = []
    for info in sorted(found, key=lambda info: int(info.index)):
        name = (info.name or "").strip() or f"Camera {info.index}"
        if is_virtual(name):
            continue
        path = str(info.path or "")
        address = aliases.get(path, path) or str(info.index)
        devices.append(_Device(f"webcam:{backend_name}:{address}", name, int(info.index), backend))
    return devices


def _stable_paths() -> dict[str, str]:
    """Linux numbers its devices in the order they were plugged in; the links by id stay."""
    folder = Path("/dev/v4l/by-id")
    if sys.platform != "linux" or not folder.is_dir():
        return {}
    return {str(link.resolve()): str(link) for link in sorted(folder.iterdir())}


def _find(key: str) -> _Device:
    _, backend_name, address = (*key.split(":", 2), "", "")[:3]
    if backend_name not in _BACKENDS:
        raise CameraLost(f"There is no camera {key!r}", "Choose one from the list")
    if address.isdecimal():
        return _Device(key, f"Camera {address}", int(address), _BACKENDS[backend_name])
    for device in _devices():
        if device.key == key:
            return device
    number = re.fullmatch(r"/dev/video(\d+)", str(Path(address).resolve()) if address.startswith("/dev/") else "")
    if number and Path(address).exists():
        return _Device(key, f"Camera {number[1]}", int(number[1]), _BACKENDS[backend_name])
    raise CameraLost("The camera is not connected", "Plug it in, or choose another one")


def remedy() -> str:
    """What to do about a webcam that does not work, on this system."""
    advice = "Close other apps that use the camera, and check that it is plugged in"
    if sys.platform == "darwin":
        return f"{advice} and allowed in System Settings, Privacy & Security, Camera"
    if sys.platform == "win32":
        return f"{advice} and allowed in Settings, Privacy & security, Camera"
    return advice


def _rgb(pixels: Any) -> Image:
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB).astype(np.uint8, copy=False)
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
