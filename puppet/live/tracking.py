"""The tracking thread: the newest camera frame in, face and neutral out. A frame goes no further than ``inset``."""

from __future__ import annotations

import threading
from collections.abc import Callable

from puppet.live import watchdog
from puppet.live.feed import Captured
from puppet.live.neutrals import NeutralStore
from puppet.live.parts import Parts
from puppet.live.problems import Problems
from puppet.live.slot import Slot
from puppet.live.stages import TRACK_PROBLEM, Tracked, TrackStage
from puppet.live.stats import Stats
from puppet.live.turn import Turn
from puppet.live.watchdog import Guard
from puppet.live.worker import Worker
from puppet.models import Face, FaceStatus, Frame

MAKING_HANGS_S = 30.0
"""Making a tracker takes a second, on a busy machine several: models are loaded."""
LOST_S = 0.3
"""The status dot turns to "lost" after this: one missed detection is not worth a flicker."""


class Tracking:
    """What tracking says, whichever worker does it.

    Args:
        parts: make the tracker and calibrators.
        load: imports what the tracker needs, once for all.
        store: keeps neutrals.
        frames: where frames come from.
        tracked: where results go.
        stats, problems: told.
        again: what the user is told to do about a tracker that fails.
        clock: seconds.
        turn: taken before each face.

    Attributes:
        stage: the tracker at work; None while it loads.
        inset: the newest frame and the face in it.
    """

    def __init__(
        self,
        parts: Parts,
        load: Callable[[], None],
        store: NeutralStore,
        frames: Slot[Captured],
        tracked: Slot[Tracked],
        stats: Stats,
        problems: Problems,
        again: str,
        clock: Callable[[], float],
        turn: Turn,
    ) -> None:
        self._parts, self._load, self._store = parts, load, store
        self._frames, self._tracked = frames, tracked
        self._stats, self._problems, self._again, self._clock = stats, problems, again, clock
        self._turn = turn
        self._calibrate, self._find_neutral = threading.Event(), threading.Event()
        self._making: Guard | None = None  # who makes a tracker now
        self._face_s: float | None = None  # when a face was seen last
        self.stage: TrackStage | None = None
        self.inset: tuple[Frame, Face | None] | None = None

    def calibrate(self) -> None:
        """Start the countdown to a new neutral. Returns at once, as the next does."""
        self._calibrate.set()

    def find_neutral(self) -> None:
        """Take the best neutral of the last seconds."""
        self._find_neutral.set()

    @property
    def face_status(self) -> FaceStatus:
        if self._face_s is not None and 0 <= self._clock() - self._face_s < LOST_S:
            return FaceStatus.TRACKED
        return FaceStatus.STARTING if self.inset is None else FaceStatus.LOST

    @property
    def hangs_s(self) -> float:
        """After how long the tracker hangs."""
        return watchdog.HANGS_S if self._making is None else MAKING_HANGS_S

    def worker(self, guard: Guard) -> Worker:
        """A worker with a tracker of its own, which it makes and closes itself."""
        made: list[TrackStage] = []

        def step() -> None:
            if not made:
                self._load()
                made.append(self._make(guard))
                if guard.left:
                    return
                self.stage = made[0]
            self._step(made[0], guard)

        def failed(error: Exception) -> None:
            if not guard.left:
                self._problems.failed(TRACK_PROBLEM, "The face tracker failed", error, self._again)

        def finish() -> None:
            for stage in made:
                stage.close()

        return Worker("track", step, failed, finish)

    def _make(self, guard: Guard) -> TrackStage:
        self._making = guard
        try:
            with guard:
                tracker = self._parts.tracker()
                return TrackStage(tracker, self._parts.calibrator, self._store, self._stats, self._problems)
        finally:
            if self._making is guard:  # else another worker makes one by now
                self._making = None

    def _step(self, stage: TrackStage, guard: Guard) -> None:
        if self._frames.wait(0.1):
            self._turn.take()
        captured = self._frames.get(0)  # the newest by now
        if captured is not None:
            self._turn.hold(captured.frame.index)
        now_s = self._clock()
        if self._calibrate.is_set():
            self._calibrate.clear()
            stage.calibrate(now_s)
        if self._find_neutral.is_set():
            self._find_neutral.clear()
            stage.find_neutral(now_s)
        tracked = None
        try:
            with guard:
                tracked = stage.step(captured, now_s)
        finally:
            if captured is not None and not guard.left:
                self.inset = (captured.frame, tracked.face if tracked is not None else None)
            if captured is not None and (tracked is None or tracked.face is None):
                self._turn.give(captured.frame.index)
        if tracked is None or guard.left:
            return
        if tracked.face is not None:
            self._face_s = self._clock()
        self._tracked.put(tracked)
