"""What to change about the landmark warp in a part of the picture: how far beside its own answer to look, and how much
more or less of the person to show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.cv import cv2
from puppet.models import Points

Float = NDArray[np.float32]
Part = tuple[slice, slice]
"""Rows and columns of a picture."""


@compiled(
    "void(f4[:,::1], f4[:,::1], i8, f4[:,:,::1], f4[:,::1], f4, f4, f4, i8, i8, f4[:,::1], f4[:,::1], f4[:,::1])",
    nogil=True,
    fastmath=True,
)
def _look_beside(
    map_x: Float, map_y: Float, coarser: int, flow: Float, alpha: Float, left: float, top: float, scale: float,
    row: int, column: int, out_x: Float, out_y: Float, out_alpha: Float,
) -> None:  # fmt: skip
    """out[y, x] = the maps, linearly, beside (column + x, row + y) by the flow there; see ``Residual``.

    Args:
        map_x, map_y: float32 (n, m), each ``coarser`` pixels wide.
        flow, alpha: float32 (h, w, 2), in pixels, and (h, w), each ``scale`` pixels wide; alpha may have no rows.
        left, top: where their outer edges lie, in pixels from the picture's.
        row, column: of the maps, where the outputs begin.
        out_x, out_y: float32, written.
        out_alpha: float32, likewise, if there is alpha.
    """
    rows, columns = map_x.shape
    high, wide = flow.shape[:2]
    all_x, all_y, all_flow, all_alpha = map_x.reshape(-1), map_y.reshape(-1), flow.reshape(-1), alpha.reshape(-1)
    zero, half, one = np.float32(0), np.float32(0.5), np.uint64(1)
    right, bottom = np.float32(columns - 1), np.float32(rows - 1)
    last_column, last_row = np.int32(max(columns - 2, 0)), np.int32(max(rows - 2, 0))
    beside, below = np.uint64(min(columns - 1, 1)), np.uint64(columns if rows > 1 else 0)
    share, finer = np.float32(1) / np.float32(coarser), np.float32(1) / np.float32(scale)
    count = out_x.shape[1]
    at, more = np.empty(count, np.uint32), np.empty(count, np.uint64)
    across, down, ahead = np.empty(count, np.float32), np.empty(count, np.float32), np.empty(count, np.float32)
    for x in range(count):  # between which columns of the flow
        place = ((np.float32(column + x) + half) * np.float32(coarser) - np.float32(left)) * finer - half
        place = min(max(place, zero), np.float32(wide - 1))
        first = min(np.int32(place), np.int32(max(wide - 2, 0)))
        more[x], ahead[x] = np.uint64(first), place - np.float32(first)
    next_flow = np.uint64(2 * min(wide - 1, 1))
    for y in range(out_x.shape[0]):
        place = ((np.float32(row + y) + half) * np.float32(coarser) - np.float32(top)) * finer - half
        place = min(max(place, zero), np.float32(high - 1))
        first = min(np.int32(place), np.int32(max(high - 2, 0)))
        lower = place - np.float32(first)
        begin = np.uint64(first) * np.uint64(wide)
        under = np.uint64(wide if high > 1 else 0)
        for x in range(count):
            p, u = begin + more[x], ahead[x]
            i, j = np.uint64(2) * p, np.uint64(2) * (p + under)
            a = all_flow[i] + (all_flow[i + next_flow] - all_flow[i]) * u
            b = all_flow[j] + (all_flow[j + next_flow] - all_flow[j]) * u
            across[x] = a + (b - a) * lower
            i, j = i + one, j + one
            a = all_flow[i] + (all_flow[i + next_flow] - all_flow[i]) * u
            b = all_flow[j] + (all_flow[j + next_flow] - all_flow[j]) * u
            down[x] = a + (b - a) * lower
        if alpha.shape[0] > 0:
            into = out_alpha[y]
            for x in range(count):
                i, u = begin + more[x], ahead[x]
                j, k = i + under, np.uint64(min(wide - 1, 1))
                a = all_alpha[i] + (all_alpha[i + k] - all_alpha[i]) * u
                b = all_alpha[j] + (all_alpha[j + k] - all_alpha[j]) * u
                into[x] = a + (b - a) * lower
        for x in range(count):
            sx = min(max(np.float32(column + x) + across[x] * share, zero), right)
            sy = min(max(np.float32(row + y) + down[x] * share, zero), bottom)
            x0, y0 = min(np.int32(sx), last_column), min(np.int32(sy), last_row)
            across[x], down[x] = sx - np.float32(x0), sy - np.float32(y0)
            at[x] = np.uint32(y0 * np.int32(columns) + x0)
        into_x, into_y = out_x[y], out_y[y]
        for x in range(count):  # one after the other in any case
            u, v = across[x], down[x]
            i = np.uint64(at[x])
            j, k, o = i + beside, i + below, i + below + beside
            a = all_x[i] + (all_x[j] - all_x[i]) * u
            b = all_x[k] + (all_x[o] - all_x[k]) * u
            into_x[x] = a + (b - a) * v
            a = all_y[i] + (all_y[j] - all_y[i]) * u
            b = all_y[k] + (all_y[o] - all_y[k]) * u
            into_y[x] = a + (b - a) * v


@dataclass(frozen=True, eq=False, slots=True)
class Residual:
    """A residual flow in one part of the picture; zero outside it.

    Where the warp alone shows at a pixel what lies at ``maps(pixel)`` in the portrait, it now shows what lies at
    ``maps(pixel + flow(pixel))``: the warp's picture resampled by the flow, but sampled from the portrait only once.

    Attributes:
        left, top: where the part's outer edges lie, in the picture's pixels from the picture's. It may reach beyond it.
        flow: float32 (h, w, 2), finite, x and y in the picture's pixels; linear between its own, whose size is
            ``scale``. Should end at zero towards the part's edges.
        alpha: float32 (h, w) in [-1, 1], to be added to the person's alpha, likewise; None: nothing.
        scale: pixels of the picture per pixel of flow and alpha.
    """

    left: float
    top: float
    flow: Float
    alpha: Float | None = None
    scale: float = 1.0

    def part(self, shape: tuple[int, ...]) -> Part:
        """The part of a picture of this (height, width) that it may change."""
        return covered(self.left, self.top, self.flow.shape, self.scale, shape)

    def shift(self, map_x: Float, map_y: Float, coarser: int, shape: tuple[int, int], added: Float) -> None:
        """Apply to backward maps, in place. Pixels of a picture beside the part see nothing of it, however coarse.

        Args:
            map_x, map_y: float32 (n, m).
            coarser: pixels of the picture per pixel of the maps.
            shape: (height, width) of the picture.
            added: float32 (n, m), becomes what is to be added to the alpha.
        """
        added.fill(0)
        rows, columns = (
            _within(side, whole, cells, coarser)
            for side, whole, cells in zip(self.part(shape), shape, map_x.shape, strict=True)
        )
        size = rows.stop - rows.start, columns.stop - columns.start
        if min(size) <= 0:
            return
        new_x, new_y = np.empty(size, np.float32), np.empty(size, np.float32)
        alpha = np.empty((0, 0), np.float32) if self.alpha is None else self.alpha
        new_alpha = np.empty(size if self.alpha is not None else (0, 0), np.float32)
        _look_beside(
            map_x, map_y, coarser, self.flow, alpha, self.left, self.top, self.scale, rows.start, columns.start,
            new_x, new_y, new_alpha,
        )  # fmt: skip
        map_x[rows, columns], map_y[rows, columns] = new_x, new_y
        if self.alpha is not None:
            added[rows, columns] = new_alpha

    def carry(self, landmarks: Points) -> Points:
        """Where landmarks of the warp's picture come to lie in the resampled one: float32 (478, 3), a new array."""
        carried = landmarks.copy()
        at = landmarks[:, :2]
        corner = np.array([self.left, self.top], np.float32) - np.float32(0.5)
        # What lies at p shows at q with q + flow(q) = p; flows are smooth, so two steps find q.
        place = at
        for _ in range(2):
            own = (place - corner) / np.float32(self.scale) - np.float32(0.5)
            flow = cv2.remap(self.flow, own[:, :1].copy(), own[:, 1:].copy(), cv2.INTER_LINEAR)
            place = at - flow.reshape(-1, 2)
        carried[:, :2] += place - at
        return carried


def covered(left: float, top: float, size: tuple[int, ...], scale: float, shape: tuple[int, ...]) -> Part:
    """The part of a picture of ``shape`` (height, width) under pixels of ``size`` (height, width) that are ``scale`` of
    its own pixels wide and begin at its (left, top)."""
    rows, columns = (
        slice(max(round(start), 0), min(round(start + side * scale), most))
        for start, side, most in zip((top, left), size[:2], shape[:2], strict=True)
    )
    return rows, columns


def _within(side: slice, whole: int, cells: int, coarser: int) -> slice:
    """The cells of coarse maps that only pixels of one side of a part look at, those at the picture's border included.

    Args:
        side: rows or columns of the picture.
        whole, cells: how many the picture has, and the maps.
        coarser: pixels per cell.
    """
    if coarser == 1:
        return side
    first, last = 0, cells
    if side.start > 0:  # the outermost pixels of the picture look at two cells
        first = max(-(-(2 * side.start - 1 + coarser) // (2 * coarser)), 2)
    if side.stop < whole:
        last = min((2 * side.stop + 1 - coarser) // (2 * coarser), cells - 2)
    return slice(first, max(last, first))
