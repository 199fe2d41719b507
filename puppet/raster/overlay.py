"""What is laid over a picture in place: light and paint. Inner loops, compiled by numba; rows run in vectors."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.models import Image

Float = NDArray[np.float32]
Index = NDArray[np.int32]


@lru_cache(maxsize=8)
def taps(coarse: int, fine: int) -> tuple[Index, Float]:
    """Where the pixels of a row come from that is enlarged linearly, as ``cv2.resize`` does it.

    Args:
        coarse, fine: pixels before and after.

    Returns:
        int32 (fine, 2), two places in the coarse row; float32 (fine,), the share of the second. Not to be written:
        they are kept.
    """
    place = ((np.arange(fine) + 0.5) * (coarse / fine) - 0.5).astype(np.float32)
    first = np.floor(place)
    at = np.clip(first[:, None].astype(np.int32) + np.arange(2, dtype=np.int32), 0, coarse - 1)
    return np.ascontiguousarray(at), place - first


def shares(fine: int, coarse: int) -> tuple[Index, Float]:
    """What the pixels of a row are means of that is made smaller, each of the part that it covers.

    Args:
        fine, coarse: pixels before and after.

    Returns:
        int32 (coarse,), the first pixel that counts; float32 (coarse, n), the share of each from there on. Those beyond
        the row's end have none.
    """
    begin = np.arange(coarse) * (fine / coarse)
    end = np.minimum(begin + fine / coarse, fine)
    first = begin.astype(np.int32)
    pixels = first[:, None] + np.arange(int((np.ceil(end) - first).max()))
    inside = np.clip(np.minimum(pixels + 1, end[:, None]) - np.maximum(pixels, begin[:, None]), 0, None)
    return first, np.ascontiguousarray(inside / (end - begin)[:, None], np.float32)


@compiled("void(u1[:,:,::1], i8, i8, f4[:,:,::1], i4[:,::1], f4[::1], i4[:,::1], f4[::1])", nogil=True, fastmath=True)
def lighten(
    picture: Image, top: int, left: int, light: Float, at_x: Index, share_x: Float, at_y: Index, share_y: Float
) -> None:
    """Add light, enlarged linearly, to a part of a picture.

    Args:
        picture: uint8 (H, W, 3), changed in place.
        top, left: of the part.
        light: float32 (n, m, 3), steps of 255.
        at_x, share_x, at_y, share_y: ``taps`` of the part's columns and rows.
    """
    height, length = at_y.shape[0], 3 * at_x.shape[0]
    zero, most, half = np.float32(0), np.float32(255), np.float32(0.5)
    first, last = at_y[0, 0], at_y[height - 1, 1]
    wide = np.empty((last + 1 - first, length), np.float32)
    for y in range(last + 1 - first):
        for x in range(at_x.shape[0]):
            for k in range(3):
                a, b = light[first + y, at_x[x, 0], k], light[first + y, at_x[x, 1], k]
                wide[y, 3 * x + k] = a + (b - a) * share_x[x]
    for y in range(height):
        above, below, v = wide[at_y[y, 0] - first], wide[at_y[y, 1] - first], share_y[y]
        row = picture[top + y].reshape(-1)[3 * left : 3 * left + length]
        for i in range(length):
            lit = np.float32(row[i]) + above[i] + (below[i] - above[i]) * v
            row[i] = np.uint8(np.int32(min(max(lit, zero), most) + half))


@compiled("void(u1[:,:,::1], i8, i8, i4[::1], f4[:,::1], i4[::1], f4[:,::1], u1[:,:,::1])", nogil=True, fastmath=True)
def shrink(
    picture: Image, top: int, left: int, from_x: Index, share_x: Float, from_y: Index, share_y: Float, out: Image
) -> None:
    """A part of a picture made smaller: what ``cv2.resize`` calls ``INTER_AREA``, at a quarter of its cost.

    Args:
        picture: uint8 (H, W, 3).
        top, left: of the part.
        from_x, share_x, from_y, share_y: ``shares`` of the columns and rows wanted.
        out: uint8 (h, w, 3), written.
    """
    columns, many, half = out.shape[1], share_x.shape[1], np.float32(0.5)
    length = 3 * min(from_x[columns - 1] + many, picture.shape[1] - left)
    mean = np.zeros(3 * (from_x[columns - 1] + many), np.float32)  # beyond the picture's border it stays 0
    for y in range(out.shape[0]):
        for t in range(share_y.shape[1]):
            share = share_y[y, t]
            if t > 0 and share == 0:
                continue
            row = picture[top + from_y[y] + t].reshape(-1)[3 * left : 3 * left + length]
            if t == 0:
                for i in range(length):
                    mean[i] = share * np.float32(row[i])
            else:
                for i in range(length):
                    mean[i] += share * np.float32(row[i])
        for x in range(columns):
            at = np.uint64(3) * np.uint64(from_x[x])  # unsigned: no look at the sign with every access
            r = g = b = half
            for t in range(many):
                share = share_x[x, t]
                r += share * mean[at]
                g += share * mean[at + np.uint64(1)]
                b += share * mean[at + np.uint64(2)]
                at += np.uint64(3)
            out[y, x, 0] = np.uint8(np.int32(r))
            out[y, x, 1] = np.uint8(np.int32(g))
            out[y, x, 2] = np.uint8(np.int32(b))


@compiled("void(f4[:,:,::1], f4[:,::1], f4, i8, i8, u1[:,:,::1], f4[:,::1])", nogil=True, fastmath=True)
def paint_as_bytes(
    paint: Float, mask: Float, least: float, top: int, left: int, colour: Image, where: Float
) -> None:  # fmt: skip
    """Paint as a part of a picture, and its mask without what hardly counts.

    Args:
        paint: float32 (s, s, 3) in [-1, 1].
        mask: float32 (s, s).
        least: of the mask; less becomes 0.
        top, left: where they begin in what is written.
        colour: uint8 (S, S, 3), written.
        where: float32 (S, S), written.
    """
    zero, most, limit = np.float32(0), np.float32(255), np.float32(least)
    for y in range(mask.shape[0]):
        told, into = paint[y].reshape(-1), colour[top + y].reshape(-1)[3 * left :]
        shown, strong = mask[y], where[top + y, left:]
        for i in range(told.size):
            value = told[i] * np.float32(127.5) + np.float32(128)
            into[i] = np.uint8(np.int32(min(max(value, zero), most)))
        for x in range(shown.size):
            strong[x] = shown[x] if shown[x] > limit else zero


@compiled("UniTuple(i8, 4)(f4[:,::1])", nogil=True, fastmath=True)
def extent(mask: Float) -> tuple[int, int, int, int]:
    """The smallest part of a mask, nowhere below 0, that holds all of it: first row, row after the last, first column,
    column after the last; all 0 where there is nothing."""
    height, width = mask.shape
    top, bottom, left, right = height, 0, width, 0
    for y in range(height):
        row = mask[y]
        total = np.float32(0)
        for x in range(width):
            total += row[x]
        if total <= 0:
            continue
        top, bottom = min(top, y), y + 1
        x = 0
        while x < left and row[x] <= 0:
            x += 1
        left = x
        x = width
        while x > right and row[x - 1] <= 0:
            x -= 1
        right = x
    return (top, bottom, left, right) if bottom > 0 else (0, 0, 0, 0)


@compiled(
    "void(u1[:,:,::1], i8, i8, f4[:,::1], u1[:,:,::1], i8, i8, u1[:,:,::1], f4)", nogil=True, fastmath=True
)  # fmt: skip
def blend_paint(
    picture: Image, top: int, left: int, mask: Float, paint: Image, down: int, across: int, coarse: Image, ghost: float
) -> None:
    """part = part + mask (paint - coarse - gone (part - coarse)), in a part of a picture, in place.

    Args:
        picture: uint8 (H, W, 3).
        top, left: of the part.
        mask: float32 (S, S).
        paint: uint8 (S, S, 3).
        down, across: where the part begins in mask and paint.
        coarse: uint8 (h, w, 3), the part without its detail.
        ghost: how far paint is from coarse, in steps of 255, where gone is 1; below that it is the share of it.
    """
    zero, one, most, half = np.float32(0), np.float32(1), np.float32(255), np.float32(0.5)
    per_step = one / (np.float32(3) * np.float32(ghost))
    for y in range(coarse.shape[0]):
        shown = mask[down + y, across : across + coarse.shape[1]]
        first, last = 0, shown.size
        while first < last and shown[first] <= 0:
            first += 1
        while last > first and shown[last - 1] <= 0:
            last -= 1
        strong = shown[first:last]
        row = picture[top + y].reshape(-1)[3 * (left + first) : 3 * (left + last)]
        over = paint[down + y].reshape(-1)[3 * (across + first) : 3 * (across + last)]
        under = coarse[y].reshape(-1)[3 * first : 3 * last]
        for x in range(strong.size):  # colour by colour: only so the compiler makes vectors of it
            m = min(strong[x], one)
            low_r, low_g, low_b = np.float32(under[3 * x]), np.float32(under[3 * x + 1]), np.float32(under[3 * x + 2])
            r, g, b = np.float32(row[3 * x]), np.float32(row[3 * x + 1]), np.float32(row[3 * x + 2])
            by_r = np.float32(over[3 * x]) - low_r
            by_g = np.float32(over[3 * x + 1]) - low_g
            by_b = np.float32(over[3 * x + 2]) - low_b
            gone = min((abs(by_r) + abs(by_g) + abs(by_b)) * per_step, one)
            r += m * (by_r - gone * (r - low_r))
            g += m * (by_g - gone * (g - low_g))
            b += m * (by_b - gone * (b - low_b))
            row[3 * x] = np.uint8(np.int32(min(max(r, zero), most) + half))
            row[3 * x + 1] = np.uint8(np.int32(min(max(g, zero), most) + half))
            row[3 * x + 2] = np.uint8(np.int32(min(max(b, zero), most) + half))
