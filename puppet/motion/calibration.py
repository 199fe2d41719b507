"""Finds the driver's neutral face: looking at the camera, mouth closed, eyes open, still.

Everything is carried over relative to the neutral, so a wrong one shows in every picture. It is therefore checked, is
the median of a second, and the user is told what keeps it waiting.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from puppet.models import CalibrationPhase, CalibrationState, Face, Points
from puppet.motion import pose
from puppet.motion.neutrality import LEAST_OPEN, LIMITS, Limits, Reading, best_neutral, cost, median, read

__all__ = ["Calibrator", "best_neutral"]

COUNTDOWN_S = 3.0
COLLECT_S = 1.0
COLLECT_FRAMES = 8
"""A neutral is the median of at least this many frames that span at least ``COLLECT_S``."""

FORGIVEN_S = 0.3
"""A shorter lapse (a blink, a lost frame) pauses collecting; a longer one starts it anew."""

DONE_S = 1.5
"""How long ``DONE`` is shown."""

PATIENT_S, RELAXED_S, RELAXED = 6.0, 14.0, 2.0
"""After so many seconds with a face but no neutral the limits widen, until at the second time they are so many times as
wide: better a doubtful neutral than none for someone whose lips never close or whose camera stands aside."""

HABIT_S = 10.0
"""The person's habits (how far eyes are open, whether lips rest parted) are judged over this long."""

_PARTED_HABIT = 0.2  # lips habitually further apart than this are taken for talking


class Calibrator:
    """Watches the driver and takes its neutral, by itself until there is one, later only when asked.

    Owns no clock: ``now_s`` comes with each call, ``perf_counter`` seconds.

    Args:
        neutral: one from an earlier sitting, float32 (478, 3), to go on with.
    """

    def __init__(self, neutral: Points | None = None) -> None:
        self._neutral = neutral
        self._size: tuple[int, int] | None = None
        self._wanted = neutral is None
        self._start_at: float | None = None
        self._done_at: float | None = None
        self._waiting_since: float | None = None
        self._lapse_since: float | None = None
        self._kept: list[Reading] = []
        self._recent: deque[Reading] = deque()
        self._nearest: tuple[float, Points] | None = None

    @property
    def neutral(self) -> Points | None:
        """float32 (478, 3) in pixels of the driver's frame; the one before until a new one is taken."""
        return self._neutral

    @property
    def provisional(self) -> Points | None:
        """The most neutral single frame so far, to animate with until there is a ``neutral``; None before any face.

        Changes only for a clearly better one.
        """
        return None if self._nearest is None else self._nearest[1]

    def adopt(self, neutral: Points, now_s: float) -> None:
        """Take a neutral that was found elsewhere, float32 (478, 3) in pixels of the driver's frames, at once."""
        self._neutral = neutral
        self._wanted, self._start_at, self._done_at = False, None, now_s
        self._begin()

    def start(self, now_s: float) -> None:
        """Begin the countdown to a new neutral; once more while it runs: begin it again."""
        self._wanted = True
        self._start_at = now_s + COUNTDOWN_S
        self._begin()

    def update(self, face: Face | None, now_s: float) -> CalibrationState:
        """Take the next frame's face, None where there was none.

        Returns:
            Where calibration stands now. ``phase`` is DONE for a moment after a neutral was taken.
        """
        reading = self._remember(face, now_s)
        if not self._wanted:
            done = self._done_at is not None and 0 <= now_s - self._done_at < DONE_S
            return self._state(CalibrationPhase.DONE if done else CalibrationPhase.IDLE, progress=float(done))
        if self._start_at is not None:
            left = self._start_at - now_s
            if 0 < left <= COUNTDOWN_S:
                return self._state(CalibrationPhase.COUNTDOWN, countdown_s=left, reason=self._reason(face, reading))
            self._start_at = None
        reason = self._reason(face, reading)
        if reading is None:
            self._waiting_since = None  # patience is for a person who is there
        elif self._waiting_since is None:
            self._waiting_since = now_s
        if reason:
            return self._lapse(reason, now_s)
        assert reading is not None
        assert face is not None
        self._lapse_since = None
        if face.size != self._size:
            self._kept.clear()
            self._size = face.size
        self._kept.append(reading)
        progress = self._progress()
        if progress < 1.0:
            return self._state(CalibrationPhase.COLLECTING, progress=progress)
        self._neutral = median(self._kept)
        self._wanted, self._done_at = False, now_s
        self._begin()
        return self._state(CalibrationPhase.DONE, progress=1.0)

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._kept.clear()
        self._waiting_since = self._lapse_since = None

    def _state(
        self, phase: CalibrationPhase, countdown_s: float = 0.0, progress: float = 0.0, reason: str = ""
    ) -> CalibrationState:
        return CalibrationState(phase, countdown_s, progress, reason, calibrated=self._neutral is not None)

    def _remember(self, face: Face | None, now_s: float) -> Reading | None:
        if self._recent and not 0 <= now_s - self._recent[-1].time_s <= HABIT_S:
            self._recent.clear()  # another clock, or another sitting
        while self._recent and now_s - self._recent[0].time_s > HABIT_S:
            self._recent.popleft()
        if face is None:
            return None
        try:
            reading = read(face.landmarks, now_s)
        except ValueError:  # landmarks that make no face
            return None
        self._recent.append(reading)
        distance = cost(reading, self._usual_openness())
        if self._nearest is None or distance < 0.7 * self._nearest[0]:
            self._nearest = (distance, face.landmarks)
        return reading

    def _usual_openness(self) -> float:
        return float(np.percentile([r.openness for r in self._recent], 80))

    def _lapse(self, reason: str, now_s: float) -> CalibrationState:
        if self._lapse_since is None:
            self._lapse_since = now_s
        if self._kept and 0 <= now_s - self._lapse_since < FORGIVEN_S:
            return self._state(CalibrationPhase.COLLECTING, progress=self._progress())
        self._kept.clear()
        return self._state(CalibrationPhase.WAITING, reason=reason)

    def _progress(self) -> float:
        if not self._kept:
            return 0.0
        spanned = (self._kept[-1].time_s - self._kept[0].time_s) / COLLECT_S
        return float(min(spanned, len(self._kept) / COLLECT_FRAMES, 1.0))

    def _limits(self, now_s: float) -> Limits:
        waited = 0.0 if self._waiting_since is None else now_s - self._waiting_since
        share = np.clip((waited - PATIENT_S) / (RELAXED_S - PATIENT_S), 0.0, 1.0)
        return LIMITS.relaxed(1.0 + (RELAXED - 1.0) * float(share))

    def _reason(self, face: Face | None, reading: Reading | None) -> str:
        """What keeps this face from being neutral, for the user; empty if nothing does."""
        if face is None or reading is None:
            return "No face: move into the picture"
        limits = self._limits(reading.time_s)
        if reading.head.unit < limits.size * max(face.size):
            return "Come closer"
        outline = reading.head.pixels[:, :2]
        if (outline.min(0) < 0).any() or (outline.max(0) > face.size).any():
            return "Move into the middle of the picture"
        if (np.abs(reading.angles) > (limits.yaw, limits.pitch, limits.roll)).any():
            return "Look straight at the camera"
        if reading.openness < max(limits.openness * self._usual_openness(), LEAST_OPEN):
            return "Open your eyes"
        habit = float(np.percentile([r.gap for r in self._recent], 20)) if self._knows_habits() else 0.0
        if reading.gap > max(limits.gap, min(habit, _PARTED_HABIT) * 1.25):
            return "Close your mouth"
        if self._speed(reading) > limits.speed:
            return "Hold still"
        return ""

    def _knows_habits(self) -> bool:
        return self._recent[-1].time_s - self._recent[0].time_s > 0.6 * HABIT_S

    def _speed(self, reading: Reading) -> float:
        """Interocular distances per second of the rigid points, over the last fifth of a second."""
        for before in self._recent:
            if reading.time_s - before.time_s <= 0.2:
                break
        step = reading.time_s - before.time_s
        if step <= 0:
            return 0.0
        moved = reading.head.pixels[pose.RIGID, :2] - before.head.pixels[pose.RIGID, :2]
        return float(np.linalg.norm(moved, axis=1).mean()) / reading.head.unit / step
