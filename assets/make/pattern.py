"""Procedural patterns that the shader uses at single pixels: noise, steps and the eyeball."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(fastmath=True, cache=True)
def _hash(x, y):  # type: ignore[no-untyped-def]
    n = (x * 374761393 + y * 668265263) & 0x7FFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0x7FFFFFFF
    return ((n ^ (n >> 16)) & 0xFFFF) / 65535.0


@njit(fastmath=True, cache=True)
def noise(x, y):  # type: ignore[no-untyped-def]
    """Smooth value noise 0 … 1 of unit blobs."""
    ix, iy = int(np.floor(x)), int(np.floor(y))
    fx, fy = x - ix, y - iy
    fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
    top = _hash(ix, iy) * (1 - fx) + _hash(ix + 1, iy) * fx
    return top * (1 - fy) + (_hash(ix, iy + 1) * (1 - fx) + _hash(ix + 1, iy + 1) * fx) * fy


@njit(fastmath=True, cache=True)
def step(low, high, value):  # type: ignore[no-untyped-def]
    t = min(max((value - low) / (high - low), 0.0), 1.0)
    return t * t * (3 - 2 * t)


@njit(fastmath=True, cache=True)
def eye(x, y, z, iris, ring, out):  # type: ignore[no-untyped-def]
    """Colour of an eyeball at a place relative to its centre, looking along z; out: r g b, wetness of cornea."""
    away = np.sqrt(x * x + y * y)
    angle = np.arctan2(y, x)
    red = 0.5 * noise(angle * 9 + 40, away * 3) + 0.5 * noise(angle * 23 + 90, away * 9)
    edge = step(0.7, 1.45, away)
    out[0] = 0.78 - 0.10 * edge - 0.03 * red
    out[1] = 0.74 - 0.22 * edge - 0.10 * red * (0.3 + edge)
    out[2] = 0.72 - 0.25 * edge - 0.10 * red * (0.3 + edge)
    out[3] = 0.0
    radius = 0.69
    if away < radius + 0.05 and z > 0:
        spokes = 0.6 * noise(angle * 14 + 200, away * 5) + 0.4 * noise(angle * 40 + 400, away * 8)
        t = away / radius
        inner = step(0.35, 0.62, t)
        dark = 1 - 0.8 * step(0.80, 1.0, t)
        edge = 1 - step(radius - 0.035, radius + 0.04, away)
        pupil = step(0.215, 0.255, away)
        for c in range(3):
            colour = (ring[c] * (1 - inner) + iris[c] * inner) * (0.55 + 0.9 * spokes) * dark * pupil + 0.004
            out[c] = out[c] * (1 - edge) + colour * edge
        out[3] = edge
