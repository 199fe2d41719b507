"""Where a face lies in a picture, and whether its landmarks can be a face's at all."""

from __future__ import annotations

import numpy as np

from puppet.models import Crop, Points
from puppet.topology import CHEEKS, CHIN, EYE_CORNERS, FOREHEAD, LEFT_IRIS, MOUTH_CORNERS, NOSE_TIP, RIGHT_IRIS

IRISES = (RIGHT_IRIS[0], LEFT_IRIS[0])
"""Centres of the irises, the subject's right first."""


def bounds(face: Points) -> Crop:
    """The square about a face's landmarks, as wide as the longer of their two extents."""
    low, high = face[:468, :2].min(axis=0), face[:468, :2].max(axis=0)
    side = float((high - low).max())
    cx, cy = (low + high) / 2
    return Crop(float(cx) - side / 2, float(cy) - side / 2, side)


def around(square: Crop, factor: float) -> Crop:
    """The square with the same centre, ``factor`` times as large."""
    margin = square.size * (factor - 1) / 2
    return Crop(square.x - margin, square.y - margin, square.size * factor)


def is_plausible(face: Points) -> bool:
    """Whether the landmarks could be those of a face that can be puppeteered.

    The mesh bends itself onto whatever it is shown (a cup, a cat): parts then lie in the wrong order or proportion.
    Bounds are wide of what was measured on 1,155 portraits and on faces turned to near profile.

    Args:
        face: float32 (478, 3).
    """
    eyes = [face[list(pair)].mean(axis=0) for pair in (EYE_CORNERS[:2], EYE_CORNERS[2:])]
    across = eyes[1] - eyes[0]
    between = float(np.linalg.norm(across))
    if between < 8 or not np.isfinite(face).all():
        return False
    # An upright frame of the face: x from eye to eye, y at right angles in the plane of the face.
    x = across / between
    y = face[CHIN] - face[FOREHEAD]
    y = y - (y @ x) * x
    tall = float(np.linalg.norm(y))
    y /= max(tall, 1e-6)
    middle = (eyes[0] + eyes[1]) / 2
    mouth = face[list(MOUTH_CORNERS)]
    nose_down = float((face[NOSE_TIP] - middle) @ y) / between
    mouth_down = float((mouth.mean(axis=0) - middle) @ y) / between
    chin_down = float((face[CHIN] - middle) @ y) / between
    mouth_wide = float((mouth[1] - mouth[0]) @ x) / between
    cheeks = float((face[CHEEKS[1]] - face[CHEEKS[0]]) @ x) / between
    return (
        1.3 < tall / between < 3.2
        and 0.2 < nose_down < mouth_down < chin_down
        and 0.6 < mouth_down < 1.9
        and 1.0 < chin_down < 2.8
        and 0.3 < mouth_wide < 1.6
        and 1.4 < cheeks < 3.2
    )


def distinct(faces: list[Points]) -> list[Points]:
    """Each face once: of several that overlap, the first."""
    kept: list[Points] = []
    for face in faces:
        if all(overlap(bounds(face), bounds(other)) < 0.3 for other in kept):
            kept.append(face)
    return kept


def overlap(a: Crop, b: Crop) -> float:
    """Intersection over union of two squares."""
    width = min(a.x + a.size, b.x + b.size) - max(a.x, b.x)
    height = min(a.y + a.size, b.y + b.size) - max(a.y, b.y)
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / (a.size**2 + b.size**2 - both)
