"""Which of a person's photographs fits a pose best, region by region: an open mouth, closed eyes, a turned head.

Mouths and eyes are compared in shape, without head pose (in head axes, about their own middle), so that what counts is
the expression; which way the head faces, and how sharp a photograph is, count beside it. Of the sides of a face counts
how far a photograph would have to be stretched: what a turning head uncovers is best taken from where it was seen. All
of it is a smooth function of the landmarks: when a pose changes smoothly, photographs fade into each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.models import Points
from puppet.motion.expression import eye_openings
from puppet.motion.pose import Head
from puppet.motion.regions import LIP_CORNERS, LIP_LOWER, LIP_UPPER
from puppet.topology import (
    LEFT_EYE,
    LEFT_EYE_FOLD,
    LIPS_INNER,
    LIPS_OUTER,
    RIGHT_EYE,
    RIGHT_EYE_FOLD,
    mirrored,
)
from puppet.warp.eyeball import LEFT, RIGHT, EyeIndex

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Region:
    """A part of the face that one photograph can lend to another.

    Attributes:
        shape: landmarks that say what it does.
        width: about its width, in interocular distances: shapes are compared in this unit.
        core: loop of landmarks around what must be of one photograph.
        other: what it counts to be another photograph than the portrait, whose own pixels need no matching; in widths.
        full, reach: how far beyond the core the photograph is shown alone, and where it ends; interocular distances.
        eye: which eye it is, if it is one.
        side: not 0 for a side of the face: nothing lies behind it, and not its shape counts but how much of it is seen.
            1 where its core goes round clockwise in the picture as long as it is turned to the viewer, else -1.
    """

    shape: Index
    width: float
    other: float
    core: tuple[int, ...]
    full: float
    reach: float
    eye: EyeIndex | None = None
    side: int = 0

    def hole(self, landmarks: Points) -> NDArray[np.float32]:
        """The opening in the skin of landmarks, float32 (478, 3): a loop, (N, 2), of no extent where there is none."""
        if self.side:
            return np.repeat(landmarks[self.core[:1], :2], 3, axis=0)
        return landmarks[list(LIPS_INNER), :2] if self.eye is None else self.eye.outline(landmarks)


MOUTH = Region(
    np.unique(np.concatenate([LIP_UPPER[[0, 3]].ravel(), LIP_LOWER[[0, 3]].ravel(), LIP_CORNERS])),
    0.56, 0.03, LIPS_OUTER, 0.06, 0.24,
)  # fmt: skip
RIGHT_LIDS = Region(np.array(RIGHT_EYE + RIGHT_EYE_FOLD), 0.3, 0.01, RIGHT_EYE, 0.05, 0.15, RIGHT)
LEFT_LIDS = Region(np.array(LEFT_EYE + LEFT_EYE_FOLD), 0.3, 0.01, LEFT_EYE, 0.05, 0.15, LEFT)
_RIGHT_SIDE = (
    *(54, 21, 162, 127, 234, 93, 132, 58, 172, 136, 150),  # the outline
    *(169, 210, 214, 207, 50, 117, 111, 143, 156, 71, 68),
)
_LEFT_SIDE = tuple(int(partner) for partner in mirrored()[list(_RIGHT_SIDE)])
RIGHT_SIDE = Region(np.array(_RIGHT_SIDE), 0.5, 0.04, _RIGHT_SIDE, 0.02, 0.24, side=-1)
LEFT_SIDE = Region(np.array(_LEFT_SIDE), 0.5, 0.04, _LEFT_SIDE, 0.02, 0.24, side=1)
REGIONS = (MOUTH, RIGHT_LIDS, LEFT_LIDS, RIGHT_SIDE, LEFT_SIDE)

TURN = 0.004
"""What one degree between two heads' facings counts, in widths of a region."""
BLUR = 0.06
"""What half the sharpness counts."""
AWAKE = 0.07
"""What it counts to show an eye as open as the portrait's, which has an eyeball of its own behind its lids; less the
more it is shut."""
UNSEEN = 0.1
"""What it counts to show nothing of what the lips uncover."""
STRETCHED = 0.06
"""What it counts for a side of the face to be shown twice as large as it was seen."""
HIDDEN = 0.06
"""Below this, in squares of the interocular distance, what is seen of a side counts ever less, down to next to nothing
where it is turned away."""
WARMTH = 0.014
"""Difference in fit at which a photograph weighs e times less than another."""
LEAST = 0.1
"""Photographs whose weight comes out below this lend nothing; weights fall to nothing there without a step."""


class PhotoFit:
    """How well each of some photographs fits a pose.

    Args:
        heads: the photographs', the portrait first.
        sharpness: (P,), of each over the portrait's; more than the portrait's is no better.
    """

    def __init__(self, heads: Sequence[Head], sharpness: Sequence[float]) -> None:
        self._shapes = [np.stack([_shape(head, region) for head in heads]) for region in REGIONS]
        self._facing = np.stack([head.axes[:, 2] for head in heads])
        self._handicap = BLUR * -np.log2(np.clip(sharpness, 0.05, 1.0))
        self._seen = [np.array([_seen(head, region) for head in heads]) for region in REGIONS]  # of sides
        other = np.minimum(np.arange(len(heads)), 1)
        openings = np.stack([eye_openings(head.points) for head in heads], axis=1)
        awake = AWAKE * np.clip(openings / np.maximum(openings[:, :1], 0.05), 0, 1)
        self._others = [
            other * (region.other + more) for region, more in zip(REGIONS, (0.0, *awake, 0.0, 0.0), strict=True)
        ]

    def weights(self, head: Head, unknown: Array) -> list[Array]:
        """For each of REGIONS what every photograph weighs, (P,): at least 0, sum 1; continuous in the pose.

        Args:
            head: the pose.
            unknown: (P,), how little every photograph shows of what the lips uncover, 0 to 1.
        """
        away = np.degrees(np.arccos(np.clip(self._facing @ head.axes[:, 2], -1, 1)))
        alike = TURN * away + self._handicap
        weights = []
        for region, shapes, seen, other in zip(REGIONS, self._shapes, self._seen, self._others, strict=True):
            if region.side:
                stretched = np.log2(_seen(head, region) / seen)
                weights.append(_soft(self._handicap + STRETCHED * (stretched + np.hypot(stretched, 0.2)) / 2 + other))
                continue
            unlike = np.sqrt(((shapes - _shape(head, region)) ** 2).sum(-1).mean(-1))
            unseen = UNSEEN * unknown if region is MOUTH else 0.0
            weights.append(_soft(alike + unlike + unseen + other))
        return weights


def _shape(head: Head, region: Region) -> Array:
    """(N, 2), seen from the front, about its own middle."""
    points = head.points[region.shape, :2]
    return (points - points.mean(0)) / region.width


def _seen(head: Head, region: Region) -> float:
    """How much of a region is turned to the viewer, in squares of the interocular distance: more than 0."""
    x, y = head.pixels[list(region.core), :2].T / head.unit
    area = region.side * float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    return float(area + np.hypot(area, HIDDEN)) / 2


def _soft(misfit: Array) -> Array:
    """Weights that fall with misfit: (P,), sum 1. Few are more than 0."""
    weights = np.exp((misfit.min() - misfit) / WARMTH)
    weights = np.maximum(weights / weights.sum() - LEAST, 0)  # the largest is at least 1 / 8
    total: Array = weights / weights.sum()
    return total


def box_of(landmarks: Points, region: Region, unit: float, size: Sequence[int]) -> tuple[Index, tuple[int, int]]:
    """The part of a picture that a region reaches.

    Args:
        landmarks: float32 (478, 3), in the picture's pixels.
        unit: their interocular distance in pixels.
        size: (width, height) of the picture.

    Returns:
        Its left top corner (x, y), and (height, width), which may be 0.
    """
    core, reach = landmarks[list(region.core), :2], region.reach * unit + 1
    low = np.clip(np.floor(core.min(0) - reach), 0, size).astype(np.int64)
    high = np.clip(np.ceil(core.max(0) + reach) + 1, low, size).astype(np.int64)
    return low, (int(high[1] - low[1]), int(high[0] - low[0]))
