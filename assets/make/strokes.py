"""A picture turned into an oil painting: brush strokes, coarse to fine, laid along the picture's own flow.

After A. Hertzmann, "Painterly Rendering with Curved Brush Strokes of Multiple Sizes", SIGGRAPH 1998, with strokes that
follow the smoothed structure tensor, bristles, and paint thick enough to catch light.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from puppet.cv import cv2

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Brush:
    """One layer. ``radius`` in pixels; ``threshold``: how wrong the canvas must be (0 … 1) before a stroke is laid;
    ``length`` in radii; ``opacity`` 0 … 1; ``inside``: only where the detail map exceeds this."""

    radius: float
    threshold: float
    length: float = 7.0
    opacity: float = 0.9
    inside: float = 0.0


def flow(image: Floats, sigma: float) -> Floats:
    """Unit vectors along edges (H, W, 2): the minor axis of the smoothed structure tensor."""
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), (0, 0), 1.2)
    gx, gy = cv2.Scharr(grey, cv2.CV_32F, 1, 0), cv2.Scharr(grey, cv2.CV_32F, 0, 1)
    xx, xy, yy = (cv2.GaussianBlur(g, (0, 0), sigma) for g in (gx * gx, gx * gy, gy * gy))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    return np.stack([np.cos(angle), np.sin(angle)], -1).astype(np.float32)


@njit(fastmath=True, cache=True)
def _stroke(path, count, radius, colour, opacity, bristles, canvas, relief):  # type: ignore[no-untyped-def]
    """Drag a flat brush with bristles along a path of ``count`` points."""
    height, width = relief.shape
    x0, x1 = path[:count, 0].min() - radius, path[:count, 0].max() + radius
    y0, y1 = path[:count, 1].min() - radius, path[:count, 1].max() + radius
    lanes = bristles.shape[0]
    total = 0.0
    for i in range(count - 1):
        total += np.sqrt((path[i + 1, 0] - path[i, 0]) ** 2 + (path[i + 1, 1] - path[i, 1]) ** 2)
    for y in range(max(int(y0), 0), min(int(y1) + 2, height)):
        for x in range(max(int(x0), 0), min(int(x1) + 2, width)):
            best, across, at, run = 1e9, 0.0, 0.0, 0.0
            for i in range(count - 1):
                dx, dy = path[i + 1, 0] - path[i, 0], path[i + 1, 1] - path[i, 1]
                long = np.sqrt(dx * dx + dy * dy) + 1e-6
                t = ((x - path[i, 0]) * dx + (y - path[i, 1]) * dy) / (long * long)
                t = min(max(t, 0.0), 1.0)
                ex, ey = x - path[i, 0] - t * dx, y - path[i, 1] - t * dy
                away = ex * ex + ey * ey
                if away < best:
                    best = away
                    across = (ex * dy - ey * dx) / long
                    at = run + t * long
                run += long
            away = np.sqrt(best)
            if away >= radius:
                continue
            lane = (across / radius * 0.5 + 0.5) * (lanes - 1)
            k = min(max(int(lane), 0), lanes - 2)
            bristle = bristles[k] + (bristles[k + 1] - bristles[k]) * (lane - k)
            edge = min((radius - away) / 1.2, 1.0)
            dry = at / (total + 1e-6)
            # A brush runs dry: towards the end the weaker bristles leave the canvas bare.
            alpha = opacity * edge * min(max(1.25 + 0.9 * bristle - 0.85 * dry, 0.0), 1.0)
            for c in range(3):
                paint = colour[c] * (1 + 0.10 * bristle)
                canvas[y, x, c] += alpha * (paint - canvas[y, x, c])
            ridge = (0.45 + 0.55 * away / radius) * (0.7 + 0.8 * bristle)
            relief[y, x] += alpha * (ridge * min(radius / 7, 1.4) - relief[y, x])


def _path(
    x: float, y: float, radius: float, field: Floats, reference: Floats, canvas: Floats, colour: Floats, longest: int
) -> NDArray[np.float32]:
    """A curved path from (x, y) along the flow, for as long as its colour suits what it covers."""
    height, width = reference.shape[:2]
    points = [(x, y)]
    lx = ly = 0.0
    for step in range(longest):
        i, j = min(max(round(y), 0), height - 1), min(max(round(x), 0), width - 1)
        if step > 1 and np.abs(reference[i, j] - canvas[i, j]).sum() < np.abs(reference[i, j] - colour).sum():
            break
        dx, dy = float(field[i, j, 0]), float(field[i, j, 1])
        if dx * lx + dy * ly < 0:
            dx, dy = -dx, -dy
        if step:
            dx, dy = 0.5 * dx + 0.5 * lx, 0.5 * dy + 0.5 * ly
        norm = float(np.hypot(dx, dy)) + 1e-6
        lx, ly = dx / norm, dy / norm
        x, y = x + radius * lx, y + radius * ly
        points.append((x, y))
    return np.array(points, np.float32)


def oil(
    image: Floats, brushes: tuple[Brush, ...], detail: Floats, ground: tuple[float, float, float], seed: int = 1
) -> tuple[Floats, Floats]:
    """Paint.

    Args:
        image: float32 (H, W, 3), sRGB 0 … 1.
        brushes: coarse to fine.
        detail: float32 (H, W), 0 … 1: how much the place matters (eyes and mouth 1).
        ground: sRGB 0 … 1 colour of the primed canvas.

    Returns:
        the canvas float32 (H, W, 3) and the thickness of its paint float32 (H, W).
    """
    rng = np.random.default_rng(seed)
    height, width = image.shape[:2]
    canvas = np.broadcast_to(np.array(ground, np.float32), image.shape).copy()
    relief = np.zeros((height, width), np.float32)
    for brush in brushes:
        reference = cv2.GaussianBlur(image, (0, 0), max(0.55 * brush.radius, 0.4)) if brush.radius > 1.5 else image
        field = flow(reference, max(2.2 * brush.radius, 2.5))
        error = np.sqrt(((reference - canvas) ** 2).sum(2))
        grid = max(round(brush.radius * 0.9), 1)
        starts = []
        for top in range(0, height - grid + 1, grid):
            rows = error[top : top + grid]
            for left in range(0, width - grid + 1, grid):
                cell = rows[:, left : left + grid]
                i, j = divmod(int(cell.argmax()), grid)
                matter = detail[top + i, left + j]
                if matter < brush.inside or cell.mean() < brush.threshold * (1.25 - 0.8 * matter):
                    continue
                starts.append((left + j, top + i))
        rng.shuffle(starts)
        for x, y in starts:
            colour = reference[y, x] * (1 + rng.normal(0, 0.018)) + rng.normal(0, 0.008, 3)
            longest = max(round(brush.length * (1 - 0.55 * detail[y, x]) * rng.uniform(0.6, 1.25)), 2)
            path = _path(float(x), float(y), brush.radius, field, reference, canvas, colour, longest)
            radius = brush.radius * rng.uniform(0.75, 1.15)
            bristles = np.convolve(rng.standard_normal(max(int(radius * 1.6), 4) + 2), [0.3, 0.5, 0.3], "valid")
            _stroke(path, len(path), np.float32(radius), colour.astype(np.float32), np.float32(brush.opacity),
                    bristles.astype(np.float32) * 0.6, canvas, relief)  # fmt: skip
    return canvas, relief


def varnish(
    canvas: Floats, relief: Floats, detail: Floats, seed: int = 4, weave: float = 0.012, thickness: float = 0.085
) -> Floats:
    """Light the paint's relief from the upper left and let the canvas weave show; sRGB 0 … 1.

    ``detail`` as for ``oil``: faces are painted thinner.
    """
    height, width = relief.shape
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wobble = cv2.GaussianBlur(rng.standard_normal((height, width)).astype(np.float32), (0, 0), 6) * 5
    cloth = np.sin(2 * np.pi * (x + wobble) / 4.2) * np.sin(2 * np.pi * (y + wobble) / 4.2)
    smooth = cv2.GaussianBlur(relief, (0, 0), 0.8)
    slope = cv2.Sobel(smooth, cv2.CV_32F, 1, 0) + cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    thickness_here = thickness * (1 - 0.72 * np.clip(2 * detail, 0, 1))
    light = 1 + np.clip(thickness_here * slope, -0.16, 0.2) + weave * cloth * (1.2 - np.clip(relief, 0, 1))
    return np.clip(canvas * light[..., None], 0, 1).astype(np.float32)
