"""Inner loops, compiled by numba to native code that releases the GIL. Compiled once, then cached on disk."""

from __future__ import annotations

import math

import numba
import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled

Float = NDArray[np.float32]
MARGIN = 1e-4
"""How far outside a triangle a pixel may lie, as a share of its height: no pixel falls between two triangles."""


@compiled("void(f4[:,::1], f4[:,::1], i4[:,::1], f4[:,::1], f4[:,::1], f4[:,::1], f4)", nogil=True, fastmath=True)
def rasterise_field(
    target: Float, source: Float, triangles: NDArray[np.int32], map_x: Float, map_y: Float, depth: Float, scale: float
) -> None:
    """Write, for every pixel that a target triangle covers, where it lies in the source; the nearest triangle wins.

    Args:
        target: float32 (V, 3): x, y in pixels of the maps, z in any unit (smaller is nearer).
        source: float32 (V, 2): x, y to be interpolated.
        triangles: int32 (T, 3); winding does not matter, those without area are left out.
        map_x, map_y: float32 (H, W), written where covered.
        depth: float32 (H, W), read and written: start it at infinity.
        scale: pixels of the target per pixel of the maps (2 rasterises at half size; map pixel centres stay centres).
    """
    height, width = map_x.shape
    inverse = 1.0 / scale
    shift = 0.5 * inverse - 0.5
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ax, ay = target[a, 0] * inverse + shift, target[a, 1] * inverse + shift
        bx, by = target[b, 0] * inverse + shift, target[b, 1] * inverse + shift
        cx, cy = target[c, 0] * inverse + shift, target[c, 1] * inverse + shift
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if abs(area) < 1e-6:
            continue
        x0 = max(0, math.ceil(min(ax, bx, cx)))
        x1 = min(width - 1, math.floor(max(ax, bx, cx)))
        y0 = max(0, math.ceil(min(ay, by, cy)))
        y1 = min(height - 1, math.floor(max(ay, by, cy)))
        if x0 > x1 or y0 > y1:
            continue
        r = 1.0 / area
        # Barycentric weights of b and c are affine in x and y.
        vx, vy = (cy - ay) * r, (ax - cx) * r
        wx, wy = (ay - by) * r, (bx - ax) * r
        az, bz, cz = target[a, 2], target[b, 2] - target[a, 2], target[c, 2] - target[a, 2]
        sx, sy = source[a, 0], source[a, 1]
        sbx, sby = source[b, 0] - sx, source[b, 1] - sy
        scx, scy = source[c, 0] - sx, source[c, 1] - sy
        ux = -vx - wx
        sxx, syx = np.float32(vx * sbx + wx * scx), np.float32(vx * sby + wx * scy)
        zx = np.float32(vx * bz + wx * cz)
        for y in range(y0, y1 + 1):
            # The row's part inside the triangle: where none of the three weights (of a, b, c) is below zero.
            v0 = -ax * vx + (y - ay) * vy
            w0 = -ax * wx + (y - ay) * wy
            first, last = np.float32(x0), np.float32(x1)
            for start, slope in ((1.0 - v0 - w0, ux), (v0, vx), (w0, wx)):
                start += MARGIN
                if slope > 1e-12:
                    first = max(first, -start / slope)
                elif slope < -1e-12:
                    last = min(last, -start / slope)
                elif start < 0:
                    last = np.float32(-1)
            left, right = math.ceil(first), math.floor(last)
            if right < left:
                continue
            # From the row's first pixel on single precision is enough, and counting from zero runs in vectors.
            v, w = v0 + left * vx, w0 + left * wx
            sx0, sy0 = np.float32(sx + v * sbx + w * scx), np.float32(sy + v * sby + w * scy)
            z0 = np.float32(az + v * bz + w * cz)
            part = slice(left, right + 1)
            row_x, row_y, row_z = map_x[y, part], map_y[y, part], depth[y, part]
            for i in range(right + 1 - left):
                step = np.float32(np.int32(i))
                z = z0 + step * zx
                if z < row_z[i]:
                    row_z[i] = z
                    row_x[i] = sx0 + step * sxx
                    row_y[i] = sy0 + step * syx


@compiled(["void(u1[:,:,::1], u1[:,:,::1], u1[:,:,::1])", "void(u1[:,:,::1], u1[:,:,::1], u1[:,:,:])"], nogil=True)
def blend_over(foreground: NDArray[np.uint8], background: NDArray[np.uint8], out: NDArray[np.uint8]) -> None:
    """out = foreground over background: uint8 (H, W, 4) RGBA (not premultiplied), (H, W, 3), (H, W, 3), which may be a
    part of something larger, or the background itself."""
    height, width = out.shape[:2]
    for y in range(height):
        for x in range(width):
            alpha = numba.int32(foreground[y, x, 3])
            if alpha == 255:
                for k in range(3):
                    out[y, x, k] = foreground[y, x, k]
            elif alpha == 0:
                for k in range(3):
                    out[y, x, k] = background[y, x, k]
            else:
                for k in range(3):
                    under = numba.int32(background[y, x, k])
                    over = numba.int32(foreground[y, x, k])
                    out[y, x, k] = numba.uint8(under + ((over - under) * alpha + 127) // 255)
