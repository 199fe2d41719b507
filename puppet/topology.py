"""Which landmark is what: index groups and triangles of MediaPipe's face mesh.

The numbers are those of MediaPipe's ``face_mesh_connections`` (Apache License 2.0). "Left" and "right" are the
subject's own. Chains run from one end to the other; loops do not repeat their first index.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from puppet.places import ASSETS

FACE_OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
"""Loop from the top of the forehead clockwise in the picture (towards the subject's left ear first)."""

LIPS_OUTER_UPPER = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291)
LIPS_OUTER_LOWER = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)
LIPS_INNER_UPPER = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
LIPS_INNER_LOWER = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
LIPS_OUTER = LIPS_OUTER_UPPER + LIPS_OUTER_LOWER[-2:0:-1]
LIPS_INNER = LIPS_INNER_UPPER + LIPS_INNER_LOWER[-2:0:-1]

RIGHT_EYE_UPPER = (33, 246, 161, 160, 159, 158, 157, 173, 133)
RIGHT_EYE_LOWER = (33, 7, 163, 144, 145, 153, 154, 155, 133)
LEFT_EYE_UPPER = (263, 466, 388, 387, 386, 385, 384, 398, 362)
LEFT_EYE_LOWER = (263, 249, 390, 373, 374, 380, 381, 382, 362)
"""Chains from the outer to the inner corner, upper and lower lid."""
RIGHT_EYE = RIGHT_EYE_UPPER + RIGHT_EYE_LOWER[-2:0:-1]
LEFT_EYE = LEFT_EYE_UPPER + LEFT_EYE_LOWER[-2:0:-1]

RIGHT_EYE_FOLD = (247, 30, 29, 27, 28, 56, 190)
LEFT_EYE_FOLD = (467, 260, 259, 257, 258, 286, 414)
"""The skin above each point of the upper lid but its corners, from the outer end inwards."""

RIGHT_IRIS = (468, 469, 470, 471, 472)
LEFT_IRIS = (473, 474, 475, 476, 477)
"""The centre, then four points on the rim."""

RIGHT_BROW = (70, 63, 105, 66, 107, 55, 65, 52, 53, 46)
LEFT_BROW = (300, 293, 334, 296, 336, 285, 295, 282, 283, 276)
"""Loops: the upper edge from the outer end inwards, then the lower edge back."""

NOSE_BRIDGE = (168, 6, 197, 195, 5, 4, 1)
NOSE_BASE = (48, 64, 98, 97, 2, 326, 327, 294, 278)

UPPER_LID, LOWER_LID = ((159, 386), (145, 374))
"""(right, left) middle of each lid: their distance is the eye's opening."""
EYE_CORNERS = (33, 133, 362, 263)
"""Right outer, right inner, left inner, left outer."""
OUTER_EYE_CORNERS = (33, 263)
LIPS_MIDDLE = (13, 14)
"""Upper and lower inner lip: their distance is the mouth's opening."""
MOUTH_CORNERS = (61, 291)
CHEEKS = (234, 454)
"""The oval's points before the ears, right and left: the face's width."""
CHIN, FOREHEAD, NOSE_TIP = 152, 10, 1


@cache
def skin_triangles() -> NDArray[np.int32]:
    """Triangles of the face's skin: int32 (852, 3), wound alike, with holes at both eyes and between the lips.

    Found from MediaPipe's tesselation edges by ``assets/make/topology.py`` and kept as numbers, since importing
    MediaPipe takes seconds.
    """
    path = ASSETS / "topology" / "skin_triangles.csv"
    return np.loadtxt(path, delimiter=",", dtype=np.int32)


@cache
def mirrored() -> NDArray[np.int64]:
    """Which landmark takes each one's place in the mirror image of a face: int64 (478,), its own inverse.

    Made by ``assets/make/topology.py``.
    """
    path = ASSETS / "topology" / "mirrored.csv"
    return np.loadtxt(path, delimiter=",", dtype=np.int64)


def strip(upper: tuple[int, ...], lower: tuple[int, ...]) -> NDArray[np.int32]:
    """Triangles that close the hole between two chains with common ends, wound like the skin: int32 (N, 3)."""
    triangles = []
    for u0, u1, l0, l1 in zip(upper, upper[1:], lower, lower[1:], strict=False):
        triangles += [(u0, u1, l0), (u1, l1, l0)]
    return np.array([t for t in triangles if len(set(t)) == 3], np.int32)


@cache
def hole_triangles() -> NDArray[np.int32]:
    """Triangles that close both eyes and the mouth: int32 (N, 3)."""
    return np.concatenate(
        [
            strip(RIGHT_EYE_UPPER, RIGHT_EYE_LOWER),
            strip(LEFT_EYE_UPPER[::-1], LEFT_EYE_LOWER[::-1]),
            strip(LIPS_INNER_UPPER, LIPS_INNER_LOWER),
        ]
    )
