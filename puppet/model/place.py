"""What the generator says about the face crop, put over the portrait's picture at the portrait's own resolution."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.cv import cv2
from puppet.model.engine import Float
from puppet.models import Crop, Image
from puppet.warp.residual import Part, Residual

UNPAINTED = 0.01
"""A mask up to this counts as none: masks are hardly ever quite 0, and what is not painted costs no time."""
GHOST = 60.0
"""How far paint must be from what it covers, in steps of 255, for the detail under it to go altogether."""


class Place:
    """Where the face crop lies in one portrait.

    Args:
        crop: in whole pixels.
        size: (width, height) of the portrait.
    """

    def __init__(self, crop: Crop, size: tuple[int, int]) -> None:
        self.crop = crop
        self._side = round(crop.size)
        left, top = round(crop.x), round(crop.y)
        self._left, self._top = max(left, 0), max(top, 0)
        right, bottom = min(left + self._side, size[0]), min(top + self._side, size[1])
        self._inside = slice(self._top, bottom), slice(self._left, right)
        self._of_crop = slice(self._top - top, bottom - top), slice(self._left - left, right - left)

    @property
    def inside(self) -> Part:
        """The part of the portrait that the crop covers."""
        return self._inside

    def _enlarged(self, image: NDArray, interpolation: int) -> NDArray:
        """An image of the crop at the portrait's resolution, as far as it lies in the portrait."""
        side = self._side
        if side < len(image):
            interpolation = cv2.INTER_AREA
        large = cv2.resize(image, (side, side), interpolation=interpolation) if side != len(image) else image
        return np.ascontiguousarray(large[self._of_crop])

    def residual(self, flow: Float, alpha: Float) -> Residual:
        """A flow of the crop, float32 (S, S, 2), and what to add to its alpha, (S, S), in the portrait's pixels."""
        return Residual(
            self._left,
            self._top,
            self._enlarged(flow * np.float32(self._side / len(flow)), cv2.INTER_LINEAR),
            self._enlarged(alpha, cv2.INTER_LINEAR),
        )

    def shade(self, picture: Image, shade: Float) -> None:
        """Light the portrait's picture, uint8 (H, W, 3), in place; ``shade``: float32 (S/8, S/8, 3), steps of 255."""
        enlarged = self._enlarged(shade, cv2.INTER_LINEAR)
        part = picture[self._inside]
        _shade(_in_rows(part), _in_rows(enlarged))

    def paint(self, picture: Image, paint: Float, mask: Float) -> None:
        """Blend paint over the portrait's picture, in place.

        Paint has the crop's resolution. It takes the place of what the picture shows at that resolution. Detail beyond
        it, the portrait's own or the mouth layer's, is kept where paint changes little, and goes where it changes much:
        there it would be the ghost of what was painted over.

        Args:
            picture: uint8 (H, W, 3).
            paint: float32 (S, S, 3) in [-1, 1].
            mask: float32 (S, S), where the paint goes.
        """
        part = picture[self._inside]
        where = self._enlarged(np.where(mask > UNPAINTED, mask, np.float32(0)), cv2.INTER_LINEAR)
        rows, columns = np.flatnonzero(where.any(1)), np.flatnonzero(where.any(0))
        if not rows.size:
            return
        box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        colour = self._enlarged(np.clip(paint * 127.5 + 128, 0, 255).astype(np.uint8), cv2.INTER_CUBIC)
        _blend(part[box], np.ascontiguousarray(where[box]), colour[box], self._coarse(part[box], len(paint)))

    def _coarse(self, part: Image, size: int) -> Image:
        """A part of the picture as it would look in a crop of ``size`` square, enlarged again."""
        scale = size / self._side
        if scale >= 1:
            return part.copy()
        small = tuple(max(1, round(side * scale)) for side in (part.shape[1], part.shape[0]))
        coarse = cv2.resize(part, small, interpolation=cv2.INTER_AREA)
        enlarged: Image = cv2.resize(coarse, (part.shape[1], part.shape[0]), interpolation=cv2.INTER_CUBIC)
        return enlarged


def _in_rows(part: NDArray) -> NDArray:
    """A part of a picture, (h, w, 3), seen as (h, 3 w)."""
    return np.lib.stride_tricks.as_strided(part, (part.shape[0], 3 * part.shape[1]), (part.strides[0], part.itemsize))


@compiled("void(u1[:,:], f4[:,::1])", nogil=True, fastmath=True)
def _shade(picture: NDArray[np.uint8], shade: Float) -> None:
    """picture = picture + shade, in place; rows of any numbers."""
    zero, most, half = np.float32(0), np.float32(255), np.float32(0.5)
    for y in range(shade.shape[0]):
        row, light = picture[y], shade[y]
        for x in range(shade.shape[1]):
            lit = np.float32(row[x]) + light[x]
            row[x] = np.uint8(np.int32(min(max(lit, zero), most) + half))


@compiled("void(u1[:,:,:], f4[:,::1], u1[:,:,:], u1[:,:,::1])", nogil=True)
def _blend(picture: Image, mask: Float, paint: Image, coarse: Image) -> None:
    """picture = picture + mask (paint - coarse - gone (picture - coarse)), in place."""
    for y in range(mask.shape[0]):
        for x in range(mask.shape[1]):
            m = min(mask[y, x], numba.float32(1))
            if m <= 0:
                continue
            away = numba.float32(0)
            for k in range(3):
                away += abs(numba.float32(paint[y, x, k]) - numba.float32(coarse[y, x, k]))
            gone = min(away * numba.float32(1 / (3 * GHOST)), numba.float32(1))
            for k in range(3):
                under, low = numba.float32(picture[y, x, k]), numba.float32(coarse[y, x, k])
                mixed = under + m * (numba.float32(paint[y, x, k]) - low - gone * (under - low))
                picture[y, x, k] = numba.uint8(
                    min(max(mixed, numba.float32(0)), numba.float32(255)) + numba.float32(0.5)
                )
