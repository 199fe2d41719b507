"""The renderer's inner loop, compiled by numba."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled

Float = NDArray[np.float32]


@compiled("void(f4[:,::1], i4[:,::1], f4[::1], i4[:,::1], f4[:,:,::1], f4[:,::1])", nogil=True, fastmath=True)
def rasterise(
    screen: Float, triangles: NDArray[np.int32], bias: Float, owner: NDArray[np.int32], place: Float, depth: Float
) -> None:
    """What is seen at each pixel: the nearest triangle wins.

    Args:
        screen: float32 (V, 3): x, y in pixels (centres at whole numbers), z (smaller is nearer).
        triangles: int32 (T, 3), counter-clockwise from outside with y up: those seen from behind are left out.
        bias: float32 (T,), added to z when it is compared.
        owner: int32 (H, W), gets the triangle. place: float32 (H, W, 2), the weights of its second and third corner.
        depth: float32 (H, W), start it at infinity; gets z with the bias.
    """
    height, width = depth.shape
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ax, ay, az = screen[a, 0], screen[a, 1], screen[a, 2]
        bx, by, bz = screen[b, 0], screen[b, 1], screen[b, 2]
        cx, cy, cz = screen[c, 0], screen[c, 1], screen[c, 2]
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if area > -1e-9:  # y points down: facing ones are clockwise
            continue
        x0 = max(0, math.ceil(min(ax, bx, cx)))
        x1 = min(width - 1, math.floor(max(ax, bx, cx)))
        y0 = max(0, math.ceil(min(ay, by, cy)))
        y1 = min(height - 1, math.floor(max(ay, by, cy)))
        if x0 > x1 or y0 > y1:
            continue
        r = 1.0 / area
        for y in range(y0, y1 + 1):
            for x in range(x0, x1 + 1):
                v = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) * r
                w = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) * r
                if v < -1e-5 or w < -1e-5 or v + w > 1.00001:
                    continue
                z = az + v * (bz - az) + w * (cz - az) + bias[t]
                if z < depth[y, x]:
                    depth[y, x] = z
                    owner[y, x] = t
                    place[y, x, 0] = v
                    place[y, x, 1] = w


@compiled("void(f4[:,::1], i4[:,::1], f4[:,::1])", nogil=True, fastmath=True)
def add_normals(vertices: Float, triangles: NDArray[np.int32], normals: Float) -> None:
    """Add every triangle's normal, as long as twice its area, to its corners: float32 (V, 3), start at zero."""
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ux, uy, uz = (
            vertices[b, 0] - vertices[a, 0],
            vertices[b, 1] - vertices[a, 1],
            vertices[b, 2] - vertices[a, 2],
        )
        vx, vy, vz = (
            vertices[c, 0] - vertices[a, 0],
            vertices[c, 1] - vertices[a, 1],
            vertices[c, 2] - vertices[a, 2],
        )
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        for i in (a, b, c):
            normals[i, 0] += nx
            normals[i, 1] += ny
            normals[i, 2] += nz


@compiled("void(i4[:,::1], f4[:,:,::1], i4[:,::1], f4[:,::1], f4[:,:,::1])", nogil=True, fastmath=True)
def interpolate(
    owner: NDArray[np.int32], place: Float, triangles: NDArray[np.int32], values: Float, out: Float
) -> None:
    """Values of vertices (V, C) at each pixel (H, W, C); 0 where nothing is seen."""
    height, width = owner.shape
    for y in range(height):
        for x in range(width):
            t = owner[y, x]
            if t < 0:
                for k in range(values.shape[1]):
                    out[y, x, k] = 0
                continue
            a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
            v, w = place[y, x, 0], place[y, x, 1]
            u = 1 - v - w
            for k in range(values.shape[1]):
                out[y, x, k] = u * values[a, k] + v * values[b, k] + w * values[c, k]
