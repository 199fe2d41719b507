"""How far a picture's pixels lie from all that moves in it: where it cannot come to, nothing need be looked up."""

from __future__ import annotations

import math

import numpy as np

from puppet.cv import cv2
from puppet.models import Image
from puppet.warp.residual import Part

_FARTHEST = 255


class Shore:
    """Distances from a layer.

    Args:
        alpha: uint8 (s H, s W), the layer's, where 0 is nothing of it, on a lattice through the pixels of a picture of
            (H, W).
        finer: s, the lattice's points per pixel, across and down.
    """

    def __init__(self, alpha: Image, finer: int) -> None:
        # What is looked up lies between the lattice's points, and within one pixel of some pixel's own.
        near = cv2.dilate(alpha, np.ones((2 * finer + 1, 2 * finer + 1), np.uint8))[::finer, ::finer]
        away = cv2.distanceTransform((near == 0).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        self._away: Image = np.minimum(away, _FARTHEST).astype(np.uint8)

    def reached(self, part: Part, reach: float) -> Part | None:
        """What the layer may cover of a part of the picture; None where that is nothing of it.

        Args:
            part: of the picture.
            reach: how far anything of the layer has moved at most, across and down, in pixels.
        """
        limit = math.ceil(math.sqrt(2) * reach + 1)
        if limit >= _FARTHEST:
            return part
        covered = self._away[part] <= limit
        rows, columns = np.flatnonzero(covered.any(1)), np.flatnonzero(covered.any(0))
        if not rows.size:
            return None
        top, left = part[0].start, part[1].start
        return (
            slice(top + int(rows[0]), top + int(rows[-1]) + 1),
            slice(left + int(columns[0]), left + int(columns[-1]) + 1),
        )
