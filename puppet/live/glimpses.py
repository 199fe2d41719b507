"""What every camera shows, small, while the user chooses one."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from puppet.curation import CameraView
from puppet.errors import PuppetError
from puppet.models import CameraInfo, Face, Frame, Image

if TYPE_CHECKING:
    from puppet.capture.camera import Camera

logger = logging.getLogger(__name__)

OPEN_S = 4.0
AGAIN_S = 2.0
"""How long after a camera could not be opened it is tried again."""
EVERY_S = 0.1
WIDTH = 320
"""Pictures are thinned to no less than this, in pixels."""


class _Look(threading.Thread):
    """Looks through one camera; the one that drives the puppet is not opened a second time."""

    def __init__(self, glimpses: Glimpses, key: str) -> None:
        super().__init__(name=f"look {key}", daemon=True)
        self.key = key
        self.view = CameraView()
        self.leaving = threading.Event()
        self.released = threading.Event()
        self.released.set()
        self._glimpses = glimpses

    def run(self) -> None:
        while not self.leaving.is_set():
            if self._glimpses.in_use() == self.key:
                inset = self._glimpses.inset()
                if inset is not None:
                    self.view = CameraView(_thinned(inset[0].pixels))
                self.leaving.wait(EVERY_S)
                continue
            try:
                self.released.clear()
                self._look()
            except Exception as error:  # whatever a driver raises, it is this camera's trouble alone
                problem = error.problem if isinstance(error, PuppetError) else str(error) or type(error).__name__
                logger.info("Looking through %s: %s", self.key, problem)
                if not self.leaving.is_set() and self._glimpses.in_use() != self.key:
                    self.view = CameraView(trouble=problem)
                self.released.set()
                self.leaving.wait(AGAIN_S)
            finally:
                self.released.set()

    def _look(self) -> None:
        camera = self._glimpses.open_camera(self.key, OPEN_S)
        try:
            while not self.leaving.is_set() and self._glimpses.in_use() != self.key:
                self.view = CameraView(_thinned(camera.read().pixels))
                self.leaving.wait(EVERY_S)
        finally:
            with contextlib.suppress(Exception):
                camera.close()


class Glimpses:
    """Implements ``puppet.curation.CameraViews``. One thread for each camera, each camera opened with a time limit.

    Args:
        cameras: those there are; returns at once, and is asked again and again.
        open_camera: (key, time-out in seconds) to an open camera; PuppetError when it cannot be opened.
        in_use: key of the camera that drives the puppet.
        inset: its newest frame.
    """

    def __init__(
        self,
        cameras: Callable[[], list[CameraInfo]],
        open_camera: Callable[[str, float], Camera],
        in_use: Callable[[], str],
        inset: Callable[[], tuple[Frame, Face | None] | None],
    ) -> None:
        self._cameras = cameras
        self.open_camera = open_camera
        self.in_use = in_use
        self.inset = inset
        self._lock = threading.Lock()
        self._looks: dict[str, _Look] = {}
        self._wanted = False

    def open(self) -> None:
        """See ``CameraViews.open``."""
        self._wanted = True
        self.views()

    def views(self) -> dict[str, CameraView]:
        """See ``CameraViews.views``."""
        if not self._wanted:
            return {}
        known = [info.key for info in self._cameras()]
        with self._lock:
            for key in known:
                if key not in self._looks:
                    self._looks[key] = _Look(self, key)
                    self._looks[key].start()
            for key in [key for key in self._looks if key not in known]:
                self._looks.pop(key).leaving.set()
            return {key: self._looks[key].view for key in known}

    def close(self) -> None:
        """See ``CameraViews.close``."""
        with self._lock:
            self._wanted = False
            for look in self._looks.values():
                look.leaving.set()
            self._looks.clear()

    def open_for_the_chain(self, key: str, timeout_s: float) -> Camera:
        """As ``open_camera``, once the camera is not looked through any more: two handles on one disturb each other."""
        began_s = time.perf_counter()
        with self._lock:
            look = self._looks.get(key)
        if look is not None:
            look.released.wait(min(1.5, timeout_s / 2))
        return self.open_camera(key, max(0.5, timeout_s - (time.perf_counter() - began_s)))


def _thinned(pixels: Image) -> Image:
    step = max(1, pixels.shape[1] // WIDTH)
    return np.ascontiguousarray(pixels[::step, ::step])
