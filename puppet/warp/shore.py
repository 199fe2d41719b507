"""How far a picture's pixels lie from all that moves in it: where it cannot come to, nothing need be looked up."""

from __future__ import annotations

import math

import numpy as np

from puppet.cv import cv2
from puppet.models import Image
from puppet.raster.sampling import Spans

_FARTHEST = 255
_STEP = 4
"""Reaches are told apart so finely, in pixels: what was found for one is kept."""


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
        self._spans: dict[int, Spans] = {}
        self._away: Image = np.minimum(away, _FARTHEST).astype(np.uint8)

    def reached(self, reach: float) -> Spans:
        """What the layer may cover of the picture's rows.

        Args:
            reach: how far anything of the layer has moved at most, across and down, in pixels.

        Returns:
            int32 (H, 2), the first column of each row that it may cover, and the one after the last; both 0 where that
            is none. Kept: not to be written.
        """
        limit = math.ceil((math.sqrt(2) * reach + 1) / _STEP) * _STEP
        if limit not in self._spans:
            height, width = self._away.shape
            covered = self._away <= limit if limit < _FARTHEST else np.ones((height, width), bool)
            first, last = covered.argmax(1), width - covered[:, ::-1].argmax(1)
            spans = np.column_stack([first, last]) * covered.any(1)[:, None]
            self._spans[limit] = np.ascontiguousarray(spans, np.int32)
        return self._spans[limit]
