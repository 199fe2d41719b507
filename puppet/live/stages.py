"""The two busy stages of the live chain as plain objects: one call each, told the time, without threads."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from puppet.live.feed import Captured
from puppet.live.neutrals import Neutral, NeutralStore
from puppet.live.neutralsearch import NeutralSearch
from puppet.live.parts import Calibrates, Retargets
from puppet.live.prepared import Prepared
from puppet.live.problems import Problems
from puppet.live.stats import Stats
from puppet.models import LANDMARKS, CalibrationState, Face, Gains, MotionStyle, Points, Problem, Severity
from puppet.motion.idle import RestMotion
from puppet.motion.mirror import mirrored, mirrored_face
from puppet.motion.steering import Steering, Strengths
from puppet.picture import Picture

if TYPE_CHECKING:
    from puppet.tracking.tracker import Tracker

logger = logging.getLogger(__name__)

TRACK_PROBLEM = "tracker"
RENDER_PROBLEM = "render"
LESSER_PROBLEM = "lesser renderer"
ENGINE_PROBLEM = "engine"
NEW_NEUTRAL_S = 0.4  # a new neutral moves the whole puppet: ease to it
RETRY_FIRST_S, RETRY_MOST_S = 0.25, 4.0
_REMEDY = "The puppet rests until it works again. If it stays, start Puppet again."


@dataclass(frozen=True, eq=False, slots=True)
class Tracked:
    """What one frame gave: the face found in it, and the neutral to compare it with (both None without a face).

    The neutral is in pixels of a frame of the face's size.
    """

    face: Face | None
    neutral: Points | None


def usable(points: object) -> bool:
    """Whether these are 478 finite landmarks."""
    return isinstance(points, np.ndarray) and points.shape == (LANDMARKS, 3) and bool(np.isfinite(points).all())


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
        self._problems.clear(_NEUTRAL)  # asked for again: answered again
        if found is None:
            self._problems.report(_NO_NEUTRAL)
            return
        self._problems.report(_FOUND_NEUTRAL)
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
        if captured.camera_key != self._camera:
            self._change_camera(captured)
        with self._stats.timed("track"):
            face = self._tracker.track(captured.frame)
        if face is not None and not usable(face.landmarks):
            raise ValueError("the tracker's landmarks are not finite")
        self._problems.settle(TRACK_PROBLEM)
        self._problems.settle(_NEUTRAL)
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

    def _change_camera(self, captured: Captured) -> None:
        if self._camera:
            self._tracker.reset()
        self._camera = captured.camera_key
        height, width = captured.frame.pixels.shape[:2]
        kept = self._store.load(self._camera) if self._store is not None else None
        self._kept = None if kept is None else kept.scaled((width, height)).landmarks
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


class RenderStage:
    """Face to picture: retargets, rests where there is no face, renders and composes.

    Args:
        retargeter: (portrait landmarks, driver's neutral, gains) to one that carries motion over.
        stats: told of "retarget", "render" and "compose".
        problems: told under the keys "retarget" and "render".
        style: how motion is carried over to begin with.

    Attributes:
        steering: how it is carried over; ``wanted`` may be set from any thread.
    """

    def __init__(
        self,
        retargeter: Callable[[Points, Points, Gains], Retargets],
        stats: Stats,
        problems: Problems,
        style: MotionStyle | None = None,
    ) -> None:
        self._make_retargeter = retargeter
        self._stats = stats
        self._problems = problems
        self.steering = Steering(style)
        self._mirror = self.steering.wanted.mirror
        self._prepared: Prepared | None = None
        self._motion: RestMotion | None = None
        self._retargeter: Retargets | None = None
        self._neutral: Points | None = None
        self._retry_s = -1.0
        self._pause_s = RETRY_FIRST_S

    def step(self, prepared: Prepared, tracked: Tracked | None, now_s: float) -> Picture | None:
        """Make the picture for this moment.

        Args:
            prepared: the portrait to show; another one than last time is shown from this picture on.
            tracked: the newest result of the tracker, None when none came.
            now_s: seconds.

        Returns:
            A picture of ``prepared``; None when there is nothing new to show (the last pose is held). Faults of the
            retargeter and the renderer are reported, and the puppet rests.
        """
        if prepared is not self._prepared or self._motion is None:
            self._prepared = prepared
            self._motion = RestMotion(prepared.persona.landmarks)
            self._retargeter = None
            self._retry_s = -1.0
        strengths = self.steering.at(now_s)
        pose = self._follow(prepared, self._motion, tracked, strengths, now_s)
        if pose is not None and tracked is not None and tracked.face is not None:
            return self._render(prepared, pose, tracked.face.captured_s, tracked.face.index, now_s)
        pose = self._motion.rest(now_s, strengths.idle)
        return None if pose is None else self._render(prepared, pose, now_s, -1, now_s)

    def _follow(
        self, prepared: Prepared, motion: RestMotion, tracked: Tracked | None, strengths: Strengths, now_s: float
    ) -> Points | None:
        """The driver's pose on this portrait; None without a usable face."""
        if tracked is None or tracked.face is None or tracked.neutral is None:
            return None
        try:
            face, neutral, mirror = tracked.face, tracked.neutral, self.steering.wanted.mirror
            if self._retargeter is None or neutral is not self._neutral or mirror != self._mirror:
                if self._retargeter is not None:
                    motion.ease(now_s, NEW_NEUTRAL_S)
                self._neutral, self._mirror = neutral, mirror
                own = mirrored(neutral, face.size[0]) if mirror else neutral
                self._retargeter = self._make_retargeter(prepared.persona.landmarks, own, strengths.gains)
            self._retargeter.steer(strengths.gains, strengths.look, strengths.smoothing)
            with self._stats.timed("retarget"):
                target = self._retargeter.target(mirrored_face(face) if mirror else face)
            if not usable(target) or not _within(target, prepared.persona.size):
                raise ValueError("the retargeted landmarks are not finite or far outside the portrait")
        except Exception as error:
            self._retargeter = None  # its filters may hold what went wrong
            self._problems.failed("retarget", "The driver's motion cannot be carried over", error, _REMEDY)
            return None
        self._problems.settle("retarget")
        return motion.follow(target, now_s)

    def _render(self, prepared: Prepared, pose: Points, captured_s: float, index: int, now_s: float) -> Picture:
        if now_s < self._retry_s:
            return prepared.rest
        try:
            with self._stats.timed("render"):
                image = prepared.renderer.render(pose)
            with self._stats.timed("compose"):
                picture = prepared.composer.compose(image, captured_s, index)
        except Exception as error:
            self._problems.failed(RENDER_PROBLEM, "The portrait cannot be rendered", error, _REMEDY)
            self._retry_s = now_s + self._pause_s
            self._pause_s = min(2 * self._pause_s, RETRY_MOST_S)
            return prepared.rest
        self._pause_s = RETRY_FIRST_S
        self._problems.settle(RENDER_PROBLEM)
        if trouble := prepared.renderer.trouble:
            self._problems.report(Problem(LESSER_PROBLEM, f"The plain warp is shown: {trouble}.", "", Severity.WARNING))
        else:
            self._problems.settle(LESSER_PROBLEM)
        if notice := prepared.renderer.notice:
            self._problems.report(Problem(ENGINE_PROBLEM, f"{notice}.", "", Severity.WARNING))
        return picture


_NEUTRAL = "neutral"
_NO_NEUTRAL = Problem(
    _NEUTRAL,
    "None of the last seconds' faces was neutral.",
    "Look straight at the camera, mouth closed, and try again.",
    Severity.INFO,
)
_FOUND_NEUTRAL = Problem(_NEUTRAL, "The most neutral face of the last seconds is the neutral now.", "", Severity.INFO)


def _within(points: Points, size: tuple[int, int]) -> bool:
    """Whether landmarks are near the portrait: within one portrait's size around it."""
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    return bool((low > -np.array(size)).all() and (high < 2 * np.array(size)).all())
