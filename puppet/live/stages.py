"""Camera frame to face, as a plain object: one call, told the time, without threads. See ``rendering`` for the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from puppet.live.feed import Captured
from puppet.live.neutrals import Neutral, NeutralStore, extended
from puppet.live.neutralsearch import FOUND_NEUTRAL, NO_NEUTRAL, NeutralSearch
from puppet.live.parts import Calibrates
from puppet.live.problems import Problems
from puppet.live.stats import Stats
from puppet.models import LANDMARKS, CalibrationState, Face, Points

if TYPE_CHECKING:
    from puppet.tracking.tracker import Tracker

logger = logging.getLogger(__name__)

TRACK_PROBLEM = "tracker"


@dataclass(frozen=True, eq=False, slots=True)
class Tracked:
    """What one frame gave: the face found in it, and the neutral to compare it with (both None without a face).

    The neutral is in pixels of a frame of the face's size.
    """

    face: Face | None
    neutral: Points | None


def usable(points: object) -> bool:
    """Whether these are 478 finite landmarks."""
    return (
        isinstance(points, np.ndarray)
        and points.shape == (LANDMARKS, 3)
        and np.issubdtype(points.dtype, np.floating)
        and bool(np.isfinite(points).all())
    )


class TrackStage:
    """Camera frame to face: tracks, and keeps the driver's neutral.

    Until there is a neutral the calibrator's provisional one stands in for it, so that the puppet moves at once.

    Args:
        tracker: the tracker.
        calibrator: makes one for each camera; told of the neutral kept from an earlier start.
        store: keeps neutrals per camera; None keeps none.
        stats: told of "track" and "calibrate".
        problems: told when a fault of the tracker is over.

    Attributes:
        calibration: where calibration stands.
    """

    def __init__(
        self,
        tracker: Tracker,
        calibrator: Callable[[Points | None], Calibrates],
        store: NeutralStore | None,
        stats: Stats,
        problems: Problems,
    ) -> None:
        self._tracker = tracker
        self._make_calibrator = calibrator
        self._store = store
        self._stats = stats
        self._problems = problems
        self._camera = ""
        self._size = (0, 0)
        self._calibrator = calibrator(None)
        self._asked = False  # the user wants to calibrate
        self._kept: Points | None = None  # the neutral that the store knows
        self._search = NeutralSearch()
        self.calibration = CalibrationState()

    def calibrate(self, now_s: float) -> None:
        """Start the countdown to a new neutral."""
        self._asked = True
        self._calibrator.start(now_s)

    def find_neutral(self, now_s: float) -> None:
        """Take the most neutral face of the last seconds; a problem says if there was none."""
        found = self._search.best()
        self._problems.clear(NO_NEUTRAL.key)  # asked for again: answered again
        if found is None:
            self._problems.report(NO_NEUTRAL)
            return
        self._problems.report(FOUND_NEUTRAL)
        self._calibrator.adopt(found, now_s)
        self._search.forget()

    @property
    def better_neutral(self) -> bool:
        """Whether a face was seen that is clearly a better neutral than the one in use."""
        return self._search.better and not self._camera.startswith("driver:")

    def step(self, captured: Captured | None, now_s: float) -> Tracked | None:
        """Take one frame.

        Args:
            captured: the newest frame; None when none came, which only lets a countdown go on.
            now_s: seconds.

        Returns:
            The result; None without a frame.

        Raises:
            Exception: whatever the tracker raises, and ValueError for landmarks that are not finite: this frame then
                counts as one without a face.
        """
        if captured is None:
            self.calibration = self._told(self._calibrator.update(None, now_s))
            return None
        size = captured.frame.pixels.shape[1], captured.frame.pixels.shape[0]
        if captured.camera_key != self._camera:
            self._change_camera(captured.camera_key, size)
        elif size != self._size:
            self._change_size(size)
        with self._stats.timed("track"):
            face = self._tracker.track(captured.frame)
        if face is not None and not usable(face.landmarks):
            raise ValueError("the tracker's landmarks are not finite")
        if face is not None and not extended(face.landmarks):  # it must not become a neutral
            raise ValueError("the tracker's landmarks coincide")
        self._problems.settle(TRACK_PROBLEM)
        self._problems.settle(NO_NEUTRAL.key)
        with self._stats.timed("calibrate"):
            calibration = self._calibrator.update(face, now_s)
        neutral = self._calibrator.neutral
        self._search.see(face, neutral, now_s)
        if face is not None and neutral is not None and neutral is not self._kept:
            self._keep(Neutral(neutral, face.size))
        self.calibration = self._told(calibration)
        if face is None:
            return Tracked(None, None)
        return Tracked(face, neutral if neutral is not None else self._calibrator.provisional)

    def close(self) -> None:
        """Free the tracker."""
        self._tracker.close()

    def _change_camera(self, key: str, size: tuple[int, int]) -> None:
        if self._camera:
            self._tracker.reset()
        self._camera, self._size = key, size
        kept = self._store.load(key) if self._store is not None else None
        self._kept = None if kept is None else kept.scaled(size).landmarks
        self._begin()

    def _change_size(self, size: tuple[int, int]) -> None:
        """The camera gives frames of another size from now on: the neutral is scaled with them."""
        self._tracker.reset()
        neutral = self._calibrator.neutral
        self._kept = None if neutral is None else Neutral(neutral, self._size).scaled(size).landmarks
        self._size = size
        self._begin()

    def _begin(self) -> None:
        self._calibrator = self._make_calibrator(self._kept)
        self._asked = False
        self._search.forget()
        self.calibration = CalibrationState(calibrated=self._kept is not None)

    def _told(self, state: CalibrationState) -> CalibrationState:
        """What the user is told: not to open their eyes where a recorded face is calibrated by itself."""
        if self._asked or not self._camera.startswith("driver:"):
            return state
        return CalibrationState(calibrated=state.calibrated)

    def _keep(self, neutral: Neutral) -> None:
        self._kept = neutral.landmarks
        if self._store is None or self._camera.startswith("driver:"):  # the bundled driver changes with the program
            return
        try:
            self._store.save(self._camera, neutral)
        except OSError as error:
            logger.warning("The neutral of %s is not kept for the next start: %s", self._camera, error)
