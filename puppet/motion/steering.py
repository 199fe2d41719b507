"""How the driver's motion is carried over, changed while it is carried: every strength glides, so nothing jumps."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from puppet.models import Gains, MotionStyle

GLIDE_S = 0.08
"""Time constant with which a strength follows its slider: shown from the next picture on, settled within a third of a
second."""
_SETTLED = 1e-3


@dataclass(frozen=True, slots=True)
class Strengths:
    """What is in force for one picture.

    Attributes:
        gains: of each part.
        look: 0 the puppet looks where the driver looks, 1 at the camera.
        smoothing: see ``MotionStyle``.
        idle: 0 a rest is still, 1 it breathes and blinks.
    """

    gains: Gains
    look: float
    smoothing: float
    idle: float


class Steering:
    """Follows the wanted style.

    Args:
        style: wanted at the start, in force at once.

    Attributes:
        wanted: may be set from any thread.
    """

    def __init__(self, style: MotionStyle | None = None) -> None:
        self.wanted = style or MotionStyle()
        self._now = _strengths(self.wanted)
        self._time_s = -math.inf

    def at(self, now_s: float) -> Strengths:
        """What is in force now."""
        share = 1.0 - math.exp(-max(min(now_s - self._time_s, 1.0), 0.0) / GLIDE_S)
        self._time_s = now_s
        goal = _strengths(self.wanted)
        if goal != self._now:
            self._now = Strengths(
                Gains(*(_toward(getattr(self._now.gains, f.name), getattr(goal.gains, f.name), share) for f in _GAINS)),
                _toward(self._now.look, goal.look, share),
                _toward(self._now.smoothing, goal.smoothing, share),
                _toward(self._now.idle, goal.idle, share),
            )
        return self._now


_GAINS = fields(Gains)


def _strengths(style: MotionStyle) -> Strengths:
    return Strengths(style.gains, float(style.look_at_camera), style.smoothing, float(style.idle))


def _toward(now: float, goal: float, share: float) -> float:
    there = now + share * (goal - now)
    return goal if abs(goal - there) < _SETTLED else there
