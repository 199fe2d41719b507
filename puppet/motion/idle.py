"""What the puppet does when nobody drives it: hold, ease to rest, breathe and blink, and ease back.

Plain objects without threads or clock: every call is told the time.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from puppet import topology
from puppet.models import Points

HOLD_S = 0.5
"""A face lost for less than this (a hand passing, one missed detection) changes nothing."""
EASE_S = 0.6
"""From the held pose to rest."""
BACK_S = 0.2
"""From rest back to the driver."""
STEP_S = 1 / 30
"""Easing begins with the picture shown last, at most so long ago: the first one on the way is no repeat of it."""

BREATH_S = 4.2
"""One breath; adults at rest take 12 to 18 a minute."""
BREATH = 0.006
"""How far the head rises with a breath, in face heights."""
SWAY_S = 11.0
SWAY_DEG = 0.7
BLINK_EVERY_S = 4.0
"""Mean pause between two blinks: people blink 15 to 20 times a minute."""
BLINK_S = 0.26
MEET = 0.85
"""Where closed lids meet, from the upper lid (0) to the lower (1): the upper lid does most of the way."""

# The skin row above the lashes follows the lid half-way, or a closed lid would show a hard fold.
_FOLDS = (
    (topology.RIGHT_EYE_FOLD, topology.RIGHT_EYE_UPPER[1:-1]),
    (topology.LEFT_EYE_FOLD, topology.LEFT_EYE_UPPER[1:-1]),
)
_LIDS = (
    (topology.RIGHT_EYE_UPPER[1:-1], topology.RIGHT_EYE_LOWER[1:-1]),
    (topology.LEFT_EYE_UPPER[1:-1], topology.LEFT_EYE_LOWER[1:-1]),
)


def smooth(t: float) -> float:
    """0 at 0, 1 at 1, level at both ends; clamped outside."""
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


class IdlePose:
    """A portrait at rest that breathes, sways a little and blinks.

    Args:
        portrait: float32 (478, 3), the portrait's own landmarks in its pixels.
    """

    def __init__(self, portrait: Points) -> None:
        self._portrait = portrait
        self._height = float(np.ptp(portrait[list(topology.FACE_OVAL), 1]))
        self._pivot = portrait[topology.CHIN, :2].astype(np.float64)
        self._closing = _lid_travel(portrait)

    def at(self, seconds: float, life: float = 1.0) -> Points:
        """The pose ``seconds`` after rest began: float32 (478, 3). The portrait's own at 0 or without ``life``."""
        if life <= 0:
            return self._portrait.copy()
        points = self._portrait + np.float32(closure(seconds)) * self._closing
        angle = math.radians(SWAY_DEG) * math.sin(2 * math.pi * seconds / SWAY_S)
        rise = BREATH * self._height * 0.5 * (1 - math.cos(2 * math.pi * seconds / BREATH_S))
        turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        points[:, :2] = ((points[:, :2] - self._pivot) @ turn.T + self._pivot - (0.0, rise)).astype(np.float32)
        return points if life >= 1 else self._portrait + np.float32(life) * (points - self._portrait)


def closure(seconds: float) -> float:
    """How far the lids are closed, 0 to 1: one blink in every stretch of ``BLINK_EVERY_S``, never at its very start."""
    stretch, into = divmod(seconds, BLINK_EVERY_S)
    # Evenly spaced blinks look mechanical: each stretch has its own moment, the same every time it is asked for.
    spread = math.sin(12.9898 * (stretch + 1)) * 43758.5453
    start = (0.25 + 0.6 * (spread - math.floor(spread))) * BLINK_EVERY_S
    t = (into - start) / BLINK_S
    if not 0 < t < 1:
        return 0.0
    return smooth(t / 0.3) if t < 0.3 else smooth((1 - t) / 0.55)  # lids fall, stay shut a moment, and rise slower


def _lid_travel(portrait: Points) -> NDArray[np.float32]:
    """What to add to every landmark to close the eyes: float32 (478, 3), zero but around the eyes."""
    travel = np.zeros_like(portrait)
    for upper, lower in _LIDS:
        gap = portrait[list(lower)] - portrait[list(upper)]
        travel[list(upper)] = MEET * gap
        travel[list(lower)] = (MEET - 1) * gap
    for fold, lid in _FOLDS:
        travel[list(fold)] = 0.5 * travel[list(lid)]
    return travel


class RestMotion:
    """Between the driver's pose and rest, without a jump.

    Args:
        portrait: float32 (478, 3), the portrait's landmarks in its pixels.
    """

    def __init__(self, portrait: Points) -> None:
        self._idle = IdlePose(portrait)
        self._held: Points | None = None  # the last pose of the driver
        self._shown: Points | None = None
        self._shown_s = -math.inf
        self._followed_s = -math.inf
        self._rest_s: float | None = None  # when resting began
        self._from: Points | None = None  # what to ease away from while following again
        self._from_s = 0.0
        self._from_for = BACK_S

    def follow(self, target: Points, now_s: float) -> Points:
        """The driver is there.

        Args:
            target: float32 (478, 3), the pose wanted.
            now_s: seconds.

        Returns:
            ``target``, or a pose on the way to it for ``BACK_S`` after a rest.
        """
        if self._rest_s is not None or (self._held is not None and now_s - self._followed_s > HOLD_S):
            self.ease(now_s)
        self._rest_s = None
        self._followed_s = now_s
        if self._from is not None:
            self._from_s = min(self._from_s, now_s)  # the clock may have been set back
            share = smooth((now_s - self._from_s) / self._from_for)
            if share >= 1:
                self._from = None
            else:
                target = (1 - np.float32(share)) * self._from + np.float32(share) * target
        self._held = self._shown = target
        self._shown_s = now_s
        return target

    def ease(self, now_s: float, seconds: float = BACK_S) -> None:
        """Make the next targets be reached from what is shown now, over ``seconds``, instead of at once."""
        began_s = min(max(self._shown_s, now_s - STEP_S), now_s)
        self._from, self._from_s, self._from_for = self._shown, began_s, seconds

    def rest(self, now_s: float, life: float = 1.0) -> Points | None:
        """Nobody drives.

        Args:
            now_s: seconds.
            life: how much the portrait breathes, sways and blinks, 0 to 1.

        Returns:
            The pose to show, float32 (478, 3); None while the last one is held and there is nothing new to show.
        """
        self._followed_s = min(self._followed_s, now_s)  # the clock may have been set back
        if now_s - self._followed_s < HOLD_S:
            return None
        self._rest_s = now_s if self._rest_s is None else min(self._rest_s, now_s)
        since = now_s - self._rest_s
        pose = self._idle.at(since, life)
        if self._held is not None and since < EASE_S:
            share = np.float32(smooth(since / EASE_S))
            pose = (1 - share) * self._held + share * pose
        self._shown, self._shown_s = pose, now_s
        return pose
