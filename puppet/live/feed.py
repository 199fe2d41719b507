"""Keeps one camera running: opened off every other thread, reopened when it fails, replaced when another is picked."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from puppet.capture.camera_watch import PROBLEM as PICTURE_PROBLEM
from puppet.capture.camera_watch import CameraWatch
from puppet.errors import PuppetError, plain
from puppet.live.problems import Problems
from puppet.live.slot import Slot
from puppet.models import Frame, Problem

if TYPE_CHECKING:
    from puppet.capture.camera import Camera

logger = logging.getLogger(__name__)

OPEN_S = 8.0
RETRY_FIRST_S = 0.5
RETRY_MOST_S = 3.0
SILENT_S = 3.0
"""An open camera that delivers nothing for this long is reported; slow ones take up to two seconds to start."""
HUNG_S = 4.0
"""An open camera that delivers nothing for this long, and does not say that it is lost either, is opened anew."""
OPENING_HUNG_S, MOST_OPENINGS = 20.0, 3
"""Opening a camera ends by itself long before; one that does not is left behind and tried again, so often."""
LONGEST_LOOK_S = 1.0
"""Between two looks no more than this counts: a program that was stopped, or slept, has missed no frames."""
ODD_S = 5.0
"""A frame that says it was captured so long ago, or will be, was captured now."""
LARGEST_SIDE = 8192
PROBLEM = "camera"

_SILENT = Problem(
    PROBLEM,
    "The camera delivers no pictures.",
    "See whether another program uses it, unplug it and plug it in again, or pick another camera.",
)


@dataclass(frozen=True, eq=False, slots=True)
class Captured:
    """A frame and the camera it is from."""

    camera_key: str
    frame: Frame


class _Run(threading.Thread):
    """One camera from being picked to being replaced."""

    def __init__(
        self,
        feed: CameraFeed,
        key: str,
        before: _Run | None,
        fallback: Callable[[Exception], None] | None,
        openings: int = 1,
    ) -> None:
        super().__init__(name=f"camera {key}", daemon=True)
        self.key = key
        self.leaving = threading.Event()
        self.waiting_since: float | None = None  # set while the camera owes a frame, or its opening
        self.opening = False
        self.openings = openings  # how often it has been tried, where it hung each time
        self.fallback = fallback
        self.silent = False  # that has been reported
        self._bad_since: float | None = None  # since when what comes is no picture
        self._feed = feed
        self._before = before
        self._camera: Camera | None = None

    def leave(self) -> None:
        """Ask the run to end, and end a read that waits; returns at once."""
        self.leaving.set()
        camera = self._camera
        if camera is not None:  # on a thread of its own: a driver may take its time even to close
            closer = threading.Thread(target=self._close, args=(camera,), name=f"close {self.key}", daemon=True)
            try:
                closer.start()
            except RuntimeError as error:  # no more threads: it is closed once its read comes back
                logger.warning("Closing the camera %s waits: %s", self.key, error)

    def run(self) -> None:
        if self._before is not None and self._before.ident is not None:
            self._before.join(2.0)  # two handles on one device disturb each other
            self._before = None
        pause = RETRY_FIRST_S
        while not self.leaving.is_set():
            self.opening, self.waiting_since = True, self._feed.clock()
            try:
                camera = self._feed.open_camera(self.key, OPEN_S)
            except BaseException as error:  # what ends a thread must not end this one
                self.waiting_since, self.opening = None, False
                if self.fallback is not None and not self.leaving.is_set():
                    self.fallback(plain(error))
                    self.leaving.set()
                    return
                self._report(plain(error))
            else:
                self.waiting_since, self.opening = None, False
                self.fallback = None
                if self._read(camera):
                    pause = RETRY_FIRST_S
            self.leaving.wait(pause)
            pause = min(2 * pause, RETRY_MOST_S)

    def _read(self, camera: Camera) -> bool:
        """Hand on frames until the camera fails or is replaced; returns whether there were any."""
        any_frame = False
        watch = CameraWatch() if self.key.startswith("webcam:") else None
        self._camera = camera
        try:
            while not self.leaving.is_set():
                self.waiting_since = self._feed.clock()
                frame = camera.read()
                self.waiting_since = None
                if self.leaving.is_set():
                    break
                if what := _unsound(frame):
                    self._bear(what)
                    continue
                self._bad_since = None
                if not any_frame or self.silent:
                    any_frame, self.silent = True, False
                    self._feed.problems.clear(PROBLEM)
                self._feed.frames.put(Captured(self.key, self._feed.in_time(frame)))
                if watch is not None:
                    self._look(watch, frame)
        except BaseException as error:
            self._report(plain(error))
        finally:
            self.waiting_since = self._camera = None
            if watch is not None:
                self._feed.problems.clear(PICTURE_PROBLEM)
            self._close(camera)
        return any_frame

    def _bear(self, what: str) -> None:
        """One bad frame is passed over, and reported; where no others come the camera is opened anew."""
        error = PuppetError(f"The camera delivers what is no picture ({what})", "Unplug it and plug it in again")
        now_s = self._feed.clock()
        if self._bad_since is None:
            self._bad_since = now_s
        if now_s - self._bad_since > SILENT_S:
            self._bad_since = None
            raise error
        self._report(error)
        self.silent = True
        self.leaving.wait(0.02)

    def _look(self, watch: CameraWatch, frame: Frame) -> None:
        problem = watch.update(frame)
        if problem is None:
            self._feed.problems.clear(PICTURE_PROBLEM)
        else:
            self._feed.problems.report(problem)

    def _close(self, camera: Camera) -> None:
        try:
            camera.close()
        except BaseException:
            logger.exception("Closing the camera %s failed", self.key)

    def _report(self, error: Exception) -> None:
        if not self.leaving.is_set():
            self._feed.problems.failed(
                PROBLEM, "The camera failed", error, "Plug it in again or pick another; it is tried again by itself."
            )


class CameraFeed:
    """Puts the frames of the picked camera into a slot.

    Args:
        open_camera: (key, time-out in seconds) to an open camera; PuppetError when it cannot be opened.
        frames: where frames go.
        problems: told of failures under the key "camera", of a webcam's black or frozen picture under
            "camera-picture".
        clock: seconds.
    """

    def __init__(
        self,
        open_camera: Callable[[str, float], Camera],
        frames: Slot[Captured],
        problems: Problems,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.open_camera = open_camera
        self.frames = frames
        self.problems = problems
        self.clock = clock
        self._lock = threading.Lock()
        self._run: _Run | None = None
        self._closed = False
        self._looked_s = clock()

    @property
    def key(self) -> str:
        """The picked camera, "" before the first."""
        run = self._run
        return run.key if run is not None else ""

    def select(self, key: str, fallback: Callable[[Exception], None] | None = None) -> None:
        """Switch to another camera; returns at once.

        Args:
            key: of the camera.
            fallback: called, on the camera's thread, instead of a retry if it cannot be opened the first time.
        """
        with self._lock:
            if self._closed:
                return
            before = self._run
            if before is not None:
                before.leave()
            self.problems.clear(PROBLEM)
            self.frames.clear()
            self._begin(_Run(self, key, before, fallback))

    def in_time(self, frame: Frame) -> Frame:
        """The frame with a capture time that can be (some drivers' clocks jump, or are others than ours), and with
        pixels in one piece: some libraries take no others."""
        now_s = self.clock()
        captured_s = frame.captured_s if abs(now_s - frame.captured_s) < ODD_S else now_s
        return replace(frame, pixels=np.ascontiguousarray(frame.pixels), captured_s=captured_s)

    def watch(self) -> None:
        """Report a camera that is open and delivers nothing, and begin anew where a run has ended or hangs."""
        now_s = self.clock()
        missed_s, self._looked_s = now_s - self._looked_s - LONGEST_LOOK_S, now_s
        run = self._run
        if run is None:
            return
        opening, since = run.opening, run.waiting_since  # in this order: the run goes on meanwhile
        if since is not None and missed_s > 0:
            since = run.waiting_since = since + missed_s
        if since is not None and opening:
            if now_s - since > OPENING_HUNG_S:
                self._does_not_open(run)
        elif since is not None and now_s - since > SILENT_S:
            run.silent = True
            self.problems.report(_SILENT)
            if now_s - since > HUNG_S:
                self._renew(run)
        elif not run.is_alive() and not run.leaving.is_set():
            logger.warning("The thread of the camera %s has ended and is replaced", run.key)
            self._renew(run)

    def _does_not_open(self, run: _Run) -> None:
        """What opens the camera has not come back in time, as it should by itself."""
        error = PuppetError("The camera does not open", "Unplug it and plug it in again, or pick another one")
        if run.fallback is not None:
            run.fallback(error)
            return
        self.problems.failed(PROBLEM, "", error)
        if run.openings < MOST_OPENINGS:
            self._renew(run)

    def _renew(self, hung: _Run) -> None:
        """Leave a run behind that does not come back, and begin another."""
        with self._lock:
            if self._run is hung and not self._closed:
                hung.leave()
                self._begin(_Run(self, hung.key, None, None, hung.openings + 1 if hung.opening else 1))

    def _begin(self, run: _Run) -> None:
        self._run = run
        try:
            run.start()
        except RuntimeError as error:  # no more threads: tried again at the next look
            logger.warning("The camera %s waits: %s", run.key, error)

    def close(self, timeout: float = 1.0) -> bool:
        """Stop; a camera stuck in its driver is left behind after ``timeout`` seconds. Returns whether it ended."""
        with self._lock:
            self._closed = True
            run = self._run
        if run is None:
            return True
        if not run.leaving.is_set():
            run.leave()
        if run.ident is not None:
            run.join(max(timeout, 0.0))
        return not run.is_alive()


def _unsound(frame: Frame) -> str:
    """What a frame is instead of one, empty if it is one: drivers and broken files deliver all sorts."""
    pixels = frame.pixels
    if not isinstance(pixels, np.ndarray):
        return type(pixels).__name__
    if (
        pixels.dtype == np.uint8
        and pixels.ndim == 3
        and pixels.shape[2] == 3
        and 1 < min(pixels.shape[:2]) <= max(pixels.shape[:2]) <= LARGEST_SIDE
    ):
        return ""
    return f"{pixels.dtype} {pixels.shape}"
