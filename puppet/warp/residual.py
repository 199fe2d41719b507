"""What to change about the landmark warp in a part of the picture: how far beside its own answer to look, and how much
more or less of the person to show."""

from __future__ import annotations

from dataclasses import dataclass

import numba
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
    zero, right, bottom = np.float32(0), np.float32(width - 1), np.float32(height - 1)
    for y in range(flow.shape[0]):
        for x in range(flow.shape[1]):
            fx, fy = flow[y, x, 0], flow[y, x, 1]
            sx = min(max(np.float32(left + x) + fx, zero), right)
            sy = min(max(np.float32(top + y) + fy, zero), bottom)
            x0, y0 = np.uint32(sx), np.uint32(sy)
            u, v = sx - np.float32(x0), sy - np.float32(y0)
            x1, y1 = min(x0 + np.uint32(1), np.uint32(width - 1)), min(y0 + np.uint32(1), np.uint32(height - 1))
            above = map_x[y0, x0] + (map_x[y0, x1] - map_x[y0, x0]) * u
            below = map_x[y1, x0] + (map_x[y1, x1] - map_x[y1, x0]) * u
            out_x[y, x] = above + (below - above) * v
            above = map_y[y0, x0] + (map_y[y0, x1] - map_y[y0, x0]) * u
            below = map_y[y1, x0] + (map_y[y1, x1] - map_y[y1, x0]) * u
            out_y[y, x] = above + (below - above) * v


@compiled("void(u1[:,:,:], f4[:,::1])", nogil=True)
def _add(layers: NDArray[np.uint8], alpha: Float) -> None:
    """Add to the fourth channel, which stays between 0 and 255."""
    for y in range(alpha.shape[0]):
        for x in range(alpha.shape[1]):
            changed = numba.float32(layers[y, x, 3]) + 255 * alpha[y, x]
            layers[y, x, 3] = numba.uint8(min(max(changed, 0.0), 255.0) + 0.5)


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

    def shift(self, map_x: Float, map_y: Float) -> None:
        """Apply to backward maps, float32 (H, W) each, in place."""
        height, width = self.flow.shape[:2]
        shifted_x, shifted_y = np.empty((height, width), np.float32), np.empty((height, width), np.float32)
        _look_beside(map_x, map_y, self.flow, self.left, self.top, shifted_x, shifted_y)
        part = slice(self.top, self.top + height), slice(self.left, self.left + width)
        map_x[part], map_y[part] = shifted_x, shifted_y

    def within(self, part: Part) -> bool:
        """Whether this is exactly the part of the picture that it changes."""
        rows, columns = part
        height, width = self.flow.shape[:2]
        own = self.top, self.top + height, self.left, self.left + width
        return own == (rows.start, rows.stop, columns.start, columns.stop)

    def reveal(self, layers: NDArray[np.uint8], part: Part | None = None) -> None:
        """Apply to the alpha of layers, uint8 (H, W, 4), in place; ``part``: they are of this part alone, which is
        ``within``."""
        if self.alpha is None:
            return
        height, width = self.alpha.shape
        own = layers if part is not None else layers[self.top : self.top + height, self.left : self.left + width]
        _add(own, self.alpha)

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
