"""Soft regions over the 478 landmarks, for motion that is scaled, weighted and filtered region by region.

Borders are smooth: a hard one would tear the face where two regions move differently.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from puppet import topology
from puppet.models import LANDMARKS

Array = NDArray[np.float64]
Index = NDArray[np.int64]

MOUTH, BROWS, EYES = range(3)
"""Columns of ``region_weights``."""


def _columns(*rings: tuple[int, ...]) -> Index:
    return np.array(rings, np.int64)


# Rings of the lips from the inner to the outer edge, corners left out; column k of the upper faces column k of the
# lower lip. The two middle rings lie on the lips' red.
LIP_UPPER = _columns(
    topology.LIPS_INNER_UPPER[1:-1],
    (183, 42, 41, 38, 12, 268, 271, 272, 407),
    (184, 74, 73, 72, 11, 302, 303, 304, 408),
    topology.LIPS_OUTER_UPPER[1:-1],
)
LIP_LOWER = _columns(
    topology.LIPS_INNER_LOWER[1:-1],
    (96, 89, 179, 86, 15, 316, 403, 319, 325),
    (77, 90, 180, 85, 16, 315, 404, 320, 307),
    topology.LIPS_OUTER_LOWER[1:-1],
)
LIP_CORNERS: Index = np.array([78, 62, 76, 61, 308, 292, 306, 291])
LIPS: Index = np.unique(np.concatenate([LIP_UPPER.ravel(), LIP_LOWER.ravel(), LIP_CORNERS]))

# Row 0 the subject's right eye, row 1 the left; column k of the upper lid closes on column k of the lower.
LID_UPPER = _columns(topology.RIGHT_EYE_UPPER[1:-1], topology.LEFT_EYE_UPPER[1:-1])
LID_LOWER = _columns(topology.RIGHT_EYE_LOWER[1:-1], topology.LEFT_EYE_LOWER[1:-1])
LID_CORNERS = _columns(topology.EYE_CORNERS[:2], topology.EYE_CORNERS[2:])
"""Each eye's corners, the picture's left one first."""
LIDS: Index = np.unique(np.concatenate([LID_UPPER.ravel(), LID_LOWER.ravel(), LID_CORNERS.ravel()]))
# The skin next to the lids moves with them.
_AROUND_EYES = (
    *topology.RIGHT_EYE_FOLD,
    *topology.LEFT_EYE_FOLD,
    *(243, 112, 26, 22, 23, 24, 110, 25, 130),
    *(463, 341, 256, 252, 253, 254, 339, 255, 359),
)

IRISES = _columns(topology.RIGHT_IRIS, topology.LEFT_IRIS)

BROW_POINTS: Index = np.array(topology.RIGHT_BROW + topology.LEFT_BROW)
_JAW = (58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 199, 175, 200, 18)
_FOREHEAD = (10, 338, 297, 332, 109, 67, 103, 151, 108, 337, 69, 299, 104, 333)

SKIN: Index = np.array([i for i in range(IRISES.min()) if i not in set(LIPS) | set(LIDS)])
"""Every landmark that is neither on a lip, nor on a lid, nor on an iris."""


class Filtering(NamedTuple):
    """One-Euro settings per landmark: float64 (478, 1) each, Hz and Hz per interocular distance per second."""

    min_cutoff: Array
    beta: Array


def _nearest(shape: Array, group: Index | tuple[int, ...]) -> Array:
    """(478,) distance of each point to the nearest one of a group, seen from the front."""
    offsets = shape[:, None, :2] - shape[None, np.asarray(group), :2]
    return np.linalg.norm(offsets, axis=-1).min(1)


def region_weights(shape: Array) -> Array:
    """How much each landmark belongs to mouth and jaw, brows and forehead, eyes.

    Args:
        shape: (478, 3), a face without head pose, in units of its interocular distance.

    Returns:
        (478, 3), rows sum to 1; exactly one-hot on lips and jaw, brows, lids and irises.
    """
    groups: list[Index] = [
        np.concatenate([LIPS, _JAW]),
        np.concatenate([BROW_POINTS, _FOREHEAD]),
        np.concatenate([LIDS, _AROUND_EYES]),
    ]
    distance = np.stack([_nearest(shape, group) for group in groups], axis=1)
    weights = 1.0 / (distance + 0.02) ** 2
    weights /= weights.sum(1, keepdims=True)
    for column, group in enumerate(groups):
        weights[group] = np.eye(3)[column]
    weights[IRISES.ravel()] = np.eye(3)[EYES]
    return weights


def filtering(shape: Array) -> Filtering:
    """One-Euro settings: calm for brows and jaw, least for lips and lids, whose closures must not lag.

    The values started from 1.5 Hz and 8 for brows and jaw, 3 to 4 Hz and 10 or more for lips and lids, with unit
    interocular distance.
    """
    quick = np.exp(-((_nearest(shape, np.concatenate([LIPS, LIDS, IRISES.ravel()])) / 0.12) ** 2))[:, None]
    return Filtering(min_cutoff=1.5 + 2.5 * quick, beta=8.0 + 8.0 * quick)


def spreading(shape: Array, sources: Index, mixing: float, reach: float) -> Array:
    """Carries displacements of some landmarks to the skin around them.

    Args:
        shape: (478, 3), a face without head pose, in units of its interocular distance.
        sources: (K,) landmarks with known displacements.
        mixing: distance over which neighbouring sources blend.
        reach: distance over which the effect fades.

    Returns:
        (478, K): ``result @ displacements`` is (478, 3); rows of lips, lids and irises are 0.
    """
    skin = shape[SKIN, None, :2] - shape[None, sources, :2]
    distance = np.linalg.norm(skin, axis=-1)
    nearest = distance.min(1, keepdims=True)
    kernel = np.exp(-(distance**2 - nearest**2) / (2 * mixing**2))
    kernel /= kernel.sum(1, keepdims=True)
    result = np.zeros((LANDMARKS, len(sources)))
    result[SKIN] = kernel * np.exp(-((nearest / reach) ** 2))
    return result
