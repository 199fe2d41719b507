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


@compiled("void(f4[:,::1], f4[:,::1], f4[:,:,::1], i8, i8, f4[:,::1], f4[:,::1])", nogil=True, fastmath=True)
def _look_beside(map_x: Float, map_y: Float, flow: Float, left: int, top: int, out_x: Float, out_y: Float) -> None:
    """out[y, x] = the maps, linearly, at (left + x, top + y) + flow[y, x]; exactly the maps where the flow is zero."""
    height, width = map_x.shape
    all_x, all_y = map_x.reshape(-1), map_y.reshape(-1)
    zero, right, bottom = np.float32(0), np.float32(width - 1), np.float32(height - 1)
    columns, last_column, last_row = np.int32(width), np.int32(max(width - 2, 0)), np.int32(max(height - 2, 0))
    # What a row looks at first, in vectors; then the looking, which is one pixel after the other in any case.
    at = np.empty(flow.shape[1], np.uint32)
    across, down = np.empty(at.size, np.float32), np.empty(at.size, np.float32)
    beside, below = np.uint64(min(width - 1, 1)), np.uint64(width if height > 1 else 0)
    for y in range(flow.shape[0]):
        row = flow[y].reshape(-1)
        for x in range(at.size):
            sx = min(max(np.float32(np.int32(left) + np.int32(x)) + row[2 * x], zero), right)
            sy = min(max(np.float32(top + y) + row[2 * x + 1], zero), bottom)
            x0, y0 = min(np.int32(sx), last_column), min(np.int32(sy), last_row)
            across[x], down[x] = sx - np.float32(x0), sy - np.float32(y0)
            at[x] = np.uint32(y0 * columns + x0)
        into_x, into_y = out_x[y], out_y[y]
        for x in range(at.size):
            u, v = across[x], down[x]
            p = np.uint64(at[x])
            q, r, s = p + beside, p + below, p + below + beside
            upper = all_x[p] + (all_x[q] - all_x[p]) * u
            lower = all_x[r] + (all_x[s] - all_x[r]) * u
            into_x[x] = upper + (lower - upper) * v
            upper = all_y[p] + (all_y[q] - all_y[p]) * u
            lower = all_y[r] + (all_y[s] - all_y[r]) * u
            into_y[x] = upper + (lower - upper) * v


@dataclass(frozen=True, eq=False, slots=True)
class Residual:
    """A residual flow in one part of the picture; zero outside it.

    Where the warp alone shows at a pixel what lies at ``maps(pixel)`` in the portrait, it now shows what lies at
    ``maps(pixel + flow(pixel))``: the warp's picture resampled by the flow, but sampled from the portrait only once.

    Attributes:
        left, top: of the part, in the picture's pixels; the part lies within the picture.
        flow: float32 (h, w, 2), finite, x and y in the picture's pixels. Should end at zero towards the part's edges.
        alpha: float32 (h, w) in [-1, 1], to be added to the person's alpha; None: nothing.
    """

    left: int
    top: int
    flow: Float
    alpha: Float | None = None

    def beside(self, map_x: Float, map_y: Float) -> tuple[Float, Float]:
        """What becomes of backward maps, float32 (H, W) each, in this part of them: float32 (h, w) each, new arrays."""
        height, width = self.flow.shape[:2]
        shifted_x, shifted_y = np.empty((height, width), np.float32), np.empty((height, width), np.float32)
        _look_beside(map_x, map_y, self.flow, self.left, self.top, shifted_x, shifted_y)
        return shifted_x, shifted_y

    def shift(self, map_x: Float, map_y: Float) -> None:
        """Apply to backward maps, float32 (H, W) each, in place."""
        height, width = self.flow.shape[:2]
        part = slice(self.top, self.top + height), slice(self.left, self.left + width)
        map_x[part], map_y[part] = self.beside(map_x, map_y)

    def spread(self, shape: tuple[int, ...]) -> Float | None:
        """What is added to the alpha of a whole picture, float32 (H, W); None: nothing."""
        if self.alpha is None:
            return None
        everywhere = np.zeros(shape, np.float32)
        height, width = self.alpha.shape
        everywhere[self.top : self.top + height, self.left : self.left + width] = self.alpha
        return everywhere

    def within(self, part: Part) -> bool:
        """Whether this is exactly the part of the picture that it changes."""
        rows, columns = part
        height, width = self.flow.shape[:2]
        own = self.top, self.top + height, self.left, self.left + width
        return own == (rows.start, rows.stop, columns.start, columns.stop)

    def carry(self, landmarks: Points) -> Points:
        """Where landmarks of the warp's picture come to lie in the resampled one: float32 (478, 3), a new array."""
        carried = landmarks.copy()
        at = landmarks[:, :2] - np.array([self.left, self.top], np.float32)
        # What lies at p shows at q with q + flow(q) = p; flows are smooth, so two steps find q.
        place = at
        for _ in range(2):
            flow = cv2.remap(self.flow, place[:, :1].copy(), place[:, 1:].copy(), cv2.INTER_LINEAR)
            place = at - flow.reshape(-1, 2)
        carried[:, :2] += place - at
        return carried
