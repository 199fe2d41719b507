"""Landmarks moved by hand: a few handles, and the rest of the face follows smoothly. NumPy alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from puppet import topology
from puppet.models import LANDMARKS, Points

HANDLES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "right brow, outer end": (70, 46),
        "right brow, middle": (105, 52),
        "right brow, inner end": (107, 55),
        "left brow, inner end": (336, 285),
        "left brow, middle": (334, 282),
        "left brow, outer end": (300, 276),
        "right eye, outer corner": (33,),
        "right eye, upper lid": (159,),
        "right eye, lower lid": (145,),
        "right eye, inner corner": (133,),
        "left eye, inner corner": (362,),
        "left eye, upper lid": (386,),
        "left eye, lower lid": (374,),
        "left eye, outer corner": (263,),
        "nose": (1, 4),
        "right mouth corner": (61, 78),
        "left mouth corner": (291, 308),
        "upper lip, edge": (0,),
        "upper lip, inside": (13,),
        "lower lip, inside": (14,),
        "lower lip, edge": (17,),
        "right jaw": (172,),
        "chin": (152,),
        "left jaw": (397,),
    }
)
"""By name: the landmarks that move with the handle, the one it is drawn at first. Left and right are the subject's."""

FURTHEST = 0.5
"""A handle moves at most so far, in distances between the eyes' outer corners."""

_REACH = 0.75  # a handle's pull ends there: along the mesh, in the same distances
_EYES = (
    (topology.RIGHT_IRIS, (33, 133, 159, 145)),
    (topology.LEFT_IRIS, (263, 362, 386, 374)),
)


def unit(landmarks: Points) -> float:
    """The distance between the eyes' outer corners, in pixels."""
    right, left = topology.OUTER_EYE_CORNERS
    return max(float(np.linalg.norm(landmarks[right, :2] - landmarks[left, :2])), 1e-6)


def limited(landmarks: Points, move: tuple[float, float]) -> tuple[float, float]:
    """A handle's move, shortened to what it may be."""
    length, most = float(np.hypot(*move)), FURTHEST * unit(landmarks)
    scale = min(1.0, most / length) if length > 0 else 1.0
    return move[0] * scale, move[1] * scale


class Nudger:
    """One face's landmarks under its handles.

    Nearness is measured along the face's mesh, which is open at eyes and mouth: an upper lip does not pull the lower.

    Args:
        landmarks: float32 (478, 3), as they were found.
    """

    def __init__(self, landmarks: Points) -> None:
        self._landmarks = landmarks
        self._shares = _shares(landmarks)

    def moved(self, nudges: Mapping[str, tuple[float, float]]) -> Points:
        """The landmarks with their handles moved.

        Args:
            nudges: (dx, dy) in pixels by the handle's name; names that are not in ``HANDLES`` are passed over.

        Returns:
            float32 (478, 3): each handle where it was put, all others of the handles where they were.
        """
        moves = np.zeros((len(HANDLES), 2))
        for row, name in enumerate(HANDLES):
            moves[row] = limited(self._landmarks, nudges.get(name, (0.0, 0.0)))
        result = self._landmarks.copy()
        if moves.any():
            result[:, :2] += (self._shares @ moves).astype(np.float32)
        return result


def nudged(landmarks: Points, nudges: Mapping[str, tuple[float, float]]) -> Points:
    """See ``Nudger.moved``."""
    return Nudger(landmarks).moved(nudges)


@cache
def _edges() -> NDArray[np.int32]:
    """Of the skin's triangles: int32 (N, 2), each in both directions."""
    triangles = topology.skin_triangles()
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    return np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)


def _distances(landmarks: Points) -> NDArray[np.float64]:
    """From each handle to each landmark along the mesh, in distances between the eyes: (handles, 478)."""
    edges = _edges()
    lengths = np.linalg.norm(landmarks[edges[:, 0], :2] - landmarks[edges[:, 1], :2], axis=1) / unit(landmarks)
    far = np.full((len(HANDLES), LANDMARKS), np.inf)
    for row, members in enumerate(HANDLES.values()):
        far[row, list(members)] = 0.0
    for _ in range(LANDMARKS):
        nearer = far.T.copy()
        np.minimum.at(nearer, edges[:, 1], (far[:, edges[:, 0]] + lengths).T)
        nearer = nearer.T
        if np.array_equal(nearer, far):
            break
        far = nearer
    return far


def _shares(landmarks: Points) -> NDArray[np.float64]:
    """How much of each handle's move each landmark takes: (478, handles), 1 at the handle itself, 0 out of reach."""
    far = np.maximum(_distances(landmarks), 1e-4)
    pull = (np.maximum(_REACH - far, 0.0) / (_REACH * far)) ** 2
    # Shepard's weights, and one that holds everything in place: where two handles pull alike, neither does alone.
    shares = (pull / (pull.sum(0) + _REACH**-2)).T
    for row, members in enumerate(HANDLES.values()):
        shares[list(members)] = 0.0
        shares[list(members), row] = 1.0
    names = list(HANDLES.values())
    for iris, lids in _EYES:
        rows = [names.index((index,)) for index in lids]
        shares[list(iris)] = 0.0
        for row in rows:
            shares[list(iris), row] = 1.0 / len(rows)
    return shares
