"""A software z-buffer: triangles and hair strands in, what is seen at each pixel out."""

from __future__ import annotations

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

NOTHING = -1
BANDS = 6


@njit(parallel=True, fastmath=True, cache=True)
def draw_triangles(screen, triangles, depth, owner, bary):  # type: ignore[no-untyped-def]
    """Draw triangles into the buffers, nearest first wins.

    Args:
        screen: float32 (V, 3): x, y in pixels (pixel centres at integers), depth (smaller is nearer).
        triangles: int32 (T, 3).
        depth: float32 (H, W), to be filled with infinity before.
        owner: int32 (H, W): gets the triangle's index.
        bary: float32 (H, W, 2): gets the weights of the triangle's first two corners. May be (0, 0, 2).
    """
    height, width = depth.shape
    keep = bary.shape[0] > 0
    for band in prange(BANDS):
        top = height * band // BANDS
        bottom = height * (band + 1) // BANDS
        for t in range(triangles.shape[0]):
            i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
            ax, ay, az = screen[i, 0], screen[i, 1], screen[i, 2]
            bx, by, bz = screen[j, 0], screen[j, 1], screen[j, 2]
            cx, cy, cz = screen[k, 0], screen[k, 1], screen[k, 2]
            y0 = max(top, int(np.ceil(min(ay, by, cy))))
            y1 = min(bottom - 1, int(np.floor(max(ay, by, cy))))
            if y0 > y1:
                continue
            x0 = max(0, int(np.ceil(min(ax, bx, cx))))
            x1 = min(width - 1, int(np.floor(max(ax, bx, cx))))
            area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            if x0 > x1 or abs(area) < 1e-9:
                continue
            inverse = 1.0 / area
            for y in range(y0, y1 + 1):
                for x in range(x0, x1 + 1):
                    u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) * inverse
                    v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) * inverse
                    w = 1.0 - u - v
                    if u < 0 or v < 0 or w < 0:
                        continue
                    z = u * az + v * bz + w * cz
                    if z < depth[y, x]:
                        depth[y, x] = z
                        owner[y, x] = t
                        if keep:
                            bary[y, x, 0] = u
                            bary[y, x, 1] = v


@njit(parallel=True, fastmath=True, cache=True)
def draw_strands(screen, width_px, first, depth, owner, along):  # type: ignore[no-untyped-def]
    """Draw strands as thin ribbons into the same buffers; they own pixels as ``first + segment``.

    Args:
        screen: float32 (S, P, 3): the strands' points, as for ``draw_triangles``.
        width_px: float32 (S, P): ribbon width in pixels at each point.
        first: index of the first segment in ``owner``; segment p of strand s is ``first + s * (P - 1) + p``.
        along: float32 (H, W, 2): gets the place along the segment, 0 … 1, and across the ribbon, -1 … 1.
    """
    height, width = depth.shape
    strands, points = screen.shape[0], screen.shape[1]
    for band in prange(BANDS):
        top = height * band // BANDS
        bottom = height * (band + 1) // BANDS
        for s in range(strands):
            for p in range(points - 1):
                ax, ay, az = screen[s, p, 0], screen[s, p, 1], screen[s, p, 2]
                bx, by, bz = screen[s, p + 1, 0], screen[s, p + 1, 1], screen[s, p + 1, 2]
                half = 0.5 * max(width_px[s, p], width_px[s, p + 1])
                y0 = max(top, int(np.ceil(min(ay, by) - half)))
                y1 = min(bottom - 1, int(np.floor(max(ay, by) + half)))
                if y0 > y1:
                    continue
                x0 = max(0, int(np.ceil(min(ax, bx) - half)))
                x1 = min(width - 1, int(np.floor(max(ax, bx) + half)))
                dx, dy = bx - ax, by - ay
                length2 = dx * dx + dy * dy + 1e-9
                length = np.sqrt(length2)
                for y in range(y0, y1 + 1):
                    for x in range(x0, x1 + 1):
                        t = ((x - ax) * dx + (y - ay) * dy) / length2
                        t = min(1.0, max(0.0, t))
                        across = ((x - ax) * dy - (y - ay) * dx) / length
                        ex, ey = x - ax - t * dx, y - ay - t * dy
                        h = 0.5 * (width_px[s, p] + t * (width_px[s, p + 1] - width_px[s, p]))
                        if ex * ex + ey * ey > h * h:
                            continue
                        z = az + t * (bz - az)
                        if z < depth[y, x]:
                            depth[y, x] = z
                            owner[y, x] = first + s * (points - 1) + p
                            along[y, x, 0] = t
                            along[y, x, 1] = across / max(h, 1e-6)


class Buffers:
    """What is seen at each pixel. ``owner`` is a triangle, then (from ``first`` on) a hair segment, or NOTHING."""

    def __init__(self, size: tuple[int, int]) -> None:
        width, height = size
        self.depth: Floats = np.full((height, width), np.inf, np.float32)
        self.owner: Ints = np.full((height, width), NOTHING, np.int32)
        self.place: Floats = np.zeros((height, width, 2), np.float32)

    def clear(self) -> None:
        self.depth.fill(np.inf)
        self.owner.fill(NOTHING)
