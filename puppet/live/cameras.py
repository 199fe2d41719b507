"""The list of cameras, kept fresh in the background, and which one to start with."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from puppet.capture.camera import DRIVER_KEY
from puppet.errors import PuppetError
from puppet.live.feed import CameraFeed
from puppet.live.problems import Problems
from puppet.models import CameraInfo, Problem, Severity

FRESH_S = 3.0
LIST_S = 6.0
"""A driver that keeps the list of cameras waiting longer than this holds up no camera."""
PROBLEM = "driver"


class Cameras:
    """Knows the cameras and starts the first one.

    Args:
        list_cameras: may take seconds.
        feed: runs the camera.
        problems: told under the key "driver" when the bundled driver stands in for a camera.
        first: key of the camera to start with; "" picks the first one.
        clock: seconds.
    """

    def __init__(
        self,
        list_cameras: Callable[[], list[CameraInfo]],
        feed: CameraFeed,
        problems: Problems,
        first: str = "",
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._list = list_cameras
        self._feed = feed
        self._problems = problems
        self._first = first
        self._clock = clock
        self._known: list[CameraInfo] | None = None
        self._known_s = 0.0
        self._wanted = threading.Event()
        self._listing_s: float | None = None  # since when the first list is waited for
        self._starting = threading.Lock()
        self._started = False

    def known(self) -> list[CameraInfo]:
        """The cameras found last; asking looks for new ones in the background when that was a while ago."""
        if self._known is not None and self._clock() - self._known_s > FRESH_S:
            self._wanted.set()
        return list(self._known or ())

    def select(self, key: str) -> None:
        """Switch to the camera that the user picked; returns at once."""
        self._problems.clear(PROBLEM)
        self._feed.select(key)

    def step(self) -> None:
        """List the cameras when that is wanted: the listing worker's step. The first time it starts one."""
        first = self._known is None
        if not first and not self._wanted.wait(0.5):
            return
        self._wanted.clear()
        if first:
            self._listing_s = self._clock()
        known: list[CameraInfo] = []
        try:
            known = self._list()
            self._problems.clear("cameras")
        finally:
            self._known = known
            self._known_s = self._clock()
            self._listing_s = None
            if first:
                self._start(known)

    def watch(self) -> None:
        """Start without the list where that does not come: the camera used last, or the bundled driver."""
        since_s = self._listing_s
        if since_s is not None and self._clock() - since_s > LIST_S:
            self._start([], "A camera's driver does not answer")

    def wake(self) -> None:
        """End a wait of ``step``."""
        self._wanted.set()

    def _start(self, known: list[CameraInfo], why: str = "No camera was found") -> None:
        with self._starting:
            started, self._started = self._started, True
        if started or self._feed.key:
            return
        key = self._first or next((info.key for info in known if not info.key.startswith("driver:")), "")
        if key and key != DRIVER_KEY:
            self._feed.select(key, self._fall_back)
            return
        self._feed.select(DRIVER_KEY)
        if not key:
            self._say(why)

    def _fall_back(self, error: Exception) -> None:
        """The first camera cannot be opened (called on its thread)."""
        self._feed.select(DRIVER_KEY)
        self._say(error.problem if isinstance(error, PuppetError) else f"The camera cannot be opened ({error})")

    def _say(self, reason: str) -> None:
        self._problems.report(
            Problem(
                PROBLEM,
                f"{reason}.",
                "A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.",
                Severity.INFO,
            )
        )
