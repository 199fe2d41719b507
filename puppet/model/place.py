"""What the generator says about the face crop, put over the portrait's picture at the portrait's own resolution."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.model.engine import Float
from puppet.model.window import Window
from puppet.models import Crop, Image
from puppet.raster.overlay import blend_paint, extent, lighten, paint_as_bytes, shares, shrink, taps
from puppet.warp.residual import Part, Residual, covered

UNPAINTED = 0.01
"""A mask up to this counts as none: masks are hardly ever quite 0, and what is not painted costs no time."""
GHOST = 60.0
"""How far paint must be from what it covers, in steps of 255, for the detail under it to go altogether."""


class Place:
    """Where the face crop lies in one portrait.

    Args:
        crop: in whole pixels.
        size: (width, height) of the portrait.
        resolution: S, the side of the crop as the generator looks at it.
    """

    def __init__(self, crop: Crop, size: tuple[int, int], resolution: int) -> None:
        self.crop = crop
        self._size = size
        self._resolution = resolution
        self._side = round(crop.size)
        self._scale = self._side / resolution
        left, top = round(crop.x), round(crop.y)
        self._left, self._top = max(left, 0), max(top, 0)
        right, bottom = min(left + self._side, size[0]), min(top + self._side, size[1])
        self._of_crop = slice(self._top - top, bottom - top), slice(self._left - left, right - left)

    def part(self, window: Window) -> Part:
        """The part of the portrait that a window of the crop covers."""
        left, top = self._corner(window)
        return covered(left, top, (window.side, window.side), self._scale, self._size[::-1])

    def _corner(self, window: Window) -> tuple[float, float]:
        return round(self.crop.x) + window.x * self._scale, round(self.crop.y) + window.y * self._scale

    def _enlarged(self, image: NDArray, interpolation: int) -> NDArray:
        """An image of the crop at the portrait's resolution, as far as it lies in the portrait."""
        side = self._side
        if side < len(image):
            interpolation = cv2.INTER_AREA
        large = cv2.resize(image, (side, side), interpolation=interpolation) if side != len(image) else image
        return np.ascontiguousarray(large[self._of_crop])

    def residual(self, flow: Float, alpha: Float, window: Window) -> Residual:
        """A flow of a window, float32 (s, s, 2), and what to add to its alpha, (s, s), put where they belong."""
        return Residual(*self._corner(window), flow * np.float32(self._scale), alpha, self._scale)

    def shade(self, picture: Image, shade: Float) -> None:
        """Light the portrait's picture in place.

        Args:
            picture: uint8 (H, W, 3), contiguous.
            shade: float32 (S/8, S/8, 3), steps of 255.
        """
        at, share = taps(len(shade), self._side)
        rows, columns = self._of_crop
        lighten(picture, self._top, self._left, shade, at[columns], share[columns], at[rows], share[rows])

    def paint(self, picture: Image, paint: Float, mask: Float, window: Window) -> None:
        """Blend paint over the portrait's picture, in place.

        Paint has the crop's resolution. It takes the place of what the picture shows at that resolution. Detail beyond
        it, the portrait's own or the mouth layer's, is kept where paint changes little, and goes where it changes much:
        there it would be the ghost of what was painted over.

        Args:
            picture: uint8 (H, W, 3), contiguous.
            paint: float32 (s, s, 3) in [-1, 1].
            mask: float32 (s, s), where the paint goes.
            window: what part of the crop they are of.
        """
        size = self._resolution
        colour, where = np.zeros((size, size, 3), np.uint8), np.zeros((size, size), np.float32)
        paint_as_bytes(paint, mask, UNPAINTED, window.y, window.x, colour, where)
        where = self._enlarged(where, cv2.INTER_LINEAR)
        down, bottom, across, right = extent(where)
        if down == bottom:
            return
        shape = bottom - down, right - across
        top, left = self._top + down, self._left + across
        coarse = self._coarse(picture, (top, left), shape)
        colour = self._enlarged(colour, cv2.INTER_CUBIC)
        blend_paint(picture, top, left, where, colour, down, across, coarse, GHOST)

    def _coarse(self, picture: Image, corner: tuple[int, int], shape: tuple[int, int]) -> Image:
        """A part of the picture as it would look in the crop, enlarged again."""
        scale = 1 / self._scale
        if scale >= 1:
            return picture[corner[0] : corner[0] + shape[0], corner[1] : corner[1] + shape[1]].copy()
        height, width = (max(1, round(side * scale)) for side in shape)
        coarse = np.empty((height, width, 3), np.uint8)
        shrink(picture, *corner, *shares(shape[1], width), *shares(shape[0], height), coarse)
        enlarged: Image = cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_CUBIC)
        return enlarged
