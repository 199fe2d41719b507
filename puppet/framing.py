"""Where the portrait stands in the picture: zoom, position, fit or fill. Numbers only; ``compose`` draws by them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.models import View

GLIDE_S = 0.07
"""Time constant with which the framing follows what is wanted."""
_SETTLED = 2e-3
_FACE_AT = 0.42
"""A face that is enlarged comes to stand this far down the picture."""
_LOWER = 0.45
"""A person in front of another background can be moved down by so many heights of the picture."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A portrait's pixel (x, y) is shown at ``scale * (x, y) + (left, top)``."""

    scale: float
    left: float
    top: float

    def apply(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Points (N, 2) of the portrait in pixels of the picture."""
        return points * np.float32(self.scale) + np.array([self.left, self.top], np.float32)


@dataclass(frozen=True, slots=True)
class Stand:
    """What decides where a portrait may stand.

    Attributes:
        picture: (width, height) of the picture.
        portrait: (width, height) of the portrait as it fits into the picture.
        face: x, y of the face's middle in it.
        cut_out: there is another background: the person alone is moved, standing on the lower edge.
    """

    picture: tuple[int, int]
    portrait: tuple[int, int]
    face: tuple[float, float]
    cut_out: bool = False

    def at(self, zoom: float, x: float, y: float, fill: float) -> Placement:
        """The placement.

        The portrait never leaves a gap that it does not leave anyway: what is as large as the picture covers it, what
        is smaller stays within it, and a person who is cut out stays on the lower edge.

        Args:
            zoom: 1 to 4.
            x, y: -1 to 1; 0 is the usual place.
            fill: 0 all of the portrait is shown, 1 it fills the picture; between them on the way.
        """
        (width, height), (own_w, own_h) = self.picture, self.portrait
        scale = zoom * max(width / own_w, height / own_h) ** fill
        wide, high = scale * own_w, scale * own_h
        left = _clamped(width / 2 - self.face[0] * scale, *_range(width, wide))
        top = _clamped(_FACE_AT * height - self.face[1] * scale, *_range(height, high))
        across, down = _free(width, wide), _free(height, high)
        if self.cut_out:
            across = -wide / 2, width - wide / 2
            down = height - high, height - high + _LOWER * height
            top = max(top, down[0])
            if high <= height:
                top = down[0]
        return Placement(scale, _moved(left, x, across), _moved(top, y, down))


def _range(room: float, length: float) -> tuple[float, float]:
    """Where something may begin by itself: so that it covers the room, or in its middle."""
    return (room - length, 0.0) if length > room else ((room - length) / 2, (room - length) / 2)


def _free(room: float, length: float) -> tuple[float, float]:
    """Where it may be moved to."""
    return (room - length, 0.0) if length > room else (0.0, room - length)


def _moved(usual: float, by: float, ends: tuple[float, float]) -> float:
    low, high = min(ends[0], usual), max(ends[1], usual)
    return usual + by * ((high - usual) if by > 0 else (usual - low))


def _clamped(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


class Glide:
    """Follows the wanted view, so that nothing jumps.

    Args:
        view: wanted at the start, in force at once.

    Attributes:
        wanted: may be set from any thread.
    """

    def __init__(self, view: View | None = None) -> None:
        self.wanted = view or View()
        self._now = _numbers(self.wanted)
        self._time_s = -math.inf

    def at(self, now_s: float) -> tuple[float, float, float, float]:
        """(zoom, x, y, fill) in force now; see ``Stand.at``."""
        share = 1.0 - math.exp(-max(min(now_s - self._time_s, 1.0), 0.0) / GLIDE_S)
        self._time_s = now_s
        goal = _numbers(self.wanted)
        if goal != self._now:
            self._now = _toward(self._now, goal, share)
        log_zoom, x, y, fill = self._now
        return math.exp(log_zoom), x, y, fill


def _numbers(view: View) -> tuple[float, float, float, float]:
    return math.log(view.zoom), view.x, view.y, float(view.fill)


def _toward(
    now: tuple[float, float, float, float], goal: tuple[float, float, float, float], share: float
) -> tuple[float, float, float, float]:
    there = tuple(a + share * (b - a) for a, b in zip(now, goal, strict=True))
    a, b, c, d = (g if abs(g - t) < _SETTLED else t for t, g in zip(there, goal, strict=True))
    return a, b, c, d
