"""Soft light on geometry: a few dozen small directional lights, each with a depth map seen from the light.

Irradiance is gathered at vertices and strand points (not at pixels): that keeps soft shadows of nose, lids, lips,
chin and hair free of noise from frame to frame, and reaches into the mouth and the nostrils by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from assets.make.raster import draw_triangles

Floats = NDArray[np.float32]

MAP = 512
"""Side of each light's depth map in pixels."""
CHANNELS = 9
"""Gathered per point: red, green, blue, mean light direction x y z (weighted), then key, fill and rim visibility."""


@dataclass(frozen=True, eq=False)
class Lights:
    """float32 ``direction`` (N, 3) towards the light, ``colour`` (N, 3) linear; ``group`` (N,): key, fill, rim, sky."""

    direction: Floats
    colour: Floats
    group: NDArray[np.int32]

    def main(self, group: int) -> tuple[Floats, Floats]:
        """Mean direction (3,) and summed colour (3,) of a group."""
        chosen = self.group == group
        mean = self.direction[chosen].mean(0)
        return (mean / np.linalg.norm(mean)).astype(np.float32), self.colour[chosen].sum(0).astype(np.float32)


Source = tuple[tuple[float, float, float], tuple[float, float, float], float, int]


def studio(
    key: Source,
    fill: Source,
    rim: Source,
    sky: tuple[float, float, float],
    ground: tuple[float, float, float],
    seed: int = 3,
) -> Lights:
    """Lights of a portrait studio.

    Args:
        key, fill, rim: direction towards the light, linear colour, spread (radians, how large the soft box looks) and
            how many small lights stand for it.
        sky, ground: linear colour from above and from below.
    """
    rng = np.random.default_rng(seed)
    directions, colours, groups = [], [], []
    for group, (direction, colour, spread, count) in enumerate((key, fill, rim)):
        axis = np.array(direction) / np.linalg.norm(direction)
        side = np.cross(axis, (0, 1, 0))
        side /= np.linalg.norm(side)
        up = np.cross(side, axis)
        turn = rng.uniform(0, 2 * np.pi)
        for i in range(count):
            radius = np.tan(spread) * np.sqrt((i + 0.5) / count)
            angle = turn + i * np.pi * (3 - np.sqrt(5))
            ray = axis + radius * (np.cos(angle) * side + np.sin(angle) * up)
            directions.append(ray / np.linalg.norm(ray))
            colours.append(np.array(colour) / count)
            groups.append(group)
    ambient = 16
    for i in range(ambient):
        y = 1 - 2 * (i + 0.5) / ambient
        angle = i * np.pi * (3 - np.sqrt(5))
        flat = np.sqrt(1 - y * y)
        directions.append(np.array([flat * np.cos(angle), y, flat * np.sin(angle)]))
        blend = 0.5 + 0.5 * y
        # 4 / N of the sphere's radiance, so that an open upward surface gathers about the sky's colour.
        colours.append((blend * np.array(sky) + (1 - blend) * np.array(ground)) * 4 / ambient)
        groups.append(3)
    return Lights(np.array(directions, np.float32), np.array(colours, np.float32), np.array(groups, np.int32))


@njit(fastmath=True, cache=True)
def _sample(depth, x, y, z, sharp):  # type: ignore[no-untyped-def]
    """Light that reaches depth z at pixel (x, y): bilinear over four exponential shadow tests."""
    if x < 0 or y < 0 or x >= MAP - 1 or y >= MAP - 1:
        return 1.0
    ix, iy = int(x), int(y)
    fx, fy = x - ix, y - iy
    total = 0.0
    for dy in range(2):
        for dx in range(2):
            behind = z - depth[iy + dy, ix + dx]
            light = 1.0 if behind <= 0 else np.exp(-sharp * behind)
            total += light * (fx if dx else 1 - fx) * (fy if dy else 1 - fy)
    return total


@njit(parallel=True, fastmath=True, cache=True)
def _add(points, normals, wrap, solid, hair, basis, scale, centre, colour, group, out):  # type: ignore[no-untyped-def]
    """Add one light to every point. A zero normal stands for a hair: it is lit from all sides."""
    for i in prange(points.shape[0]):
        nx, ny, nz = normals[i, 0], normals[i, 1], normals[i, 2]
        strand = nx == 0 and ny == 0 and nz == 0
        facing = nx * basis[2, 0] + ny * basis[2, 1] + nz * basis[2, 2]
        lambert = 0.7 if strand else (facing + wrap[i]) / ((1 + wrap[i]) * (1 + wrap[i]))
        if lambert <= 0:
            continue
        px = points[i, 0] + 0.18 * nx - centre[0]
        py = points[i, 1] + 0.18 * ny - centre[1]
        pz = points[i, 2] + 0.18 * nz - centre[2]
        x = MAP / 2 + scale * (px * basis[0, 0] + py * basis[0, 1] + pz * basis[0, 2])
        y = MAP / 2 - scale * (px * basis[1, 0] + py * basis[1, 1] + pz * basis[1, 2])
        z = -(px * basis[2, 0] + py * basis[2, 1] + pz * basis[2, 2])
        if strand:
            seen = _sample(solid, x, y, z - 0.5, 3.0) * _sample(hair, x, y, z - 0.25, 0.55)
        else:
            seen = _sample(solid, x, y, z - 0.12, 8.0) * _sample(hair, x, y, z - 0.5, 1.2)
        if group < 3:
            out[i, 6 + group] += seen
        seen *= lambert
        bright = 0.0
        for c in range(3):
            out[i, c] += seen * colour[c]
            bright += seen * colour[c] / 3
        for c in range(3):
            out[i, 3 + c] += bright * basis[2, c]


@njit(fastmath=True, cache=True)
def _splat(points, basis, scale, centre, radius, depth):  # type: ignore[no-untyped-def]
    """Mark hair points in a light's depth map."""
    for i in range(points.shape[0]):
        px, py, pz = points[i, 0] - centre[0], points[i, 1] - centre[1], points[i, 2] - centre[2]
        x = int(MAP / 2 + scale * (px * basis[0, 0] + py * basis[0, 1] + pz * basis[0, 2]) + 0.5)
        y = int(MAP / 2 - scale * (px * basis[1, 0] + py * basis[1, 1] + pz * basis[1, 2]) + 0.5)
        z = -(px * basis[2, 0] + py * basis[2, 1] + pz * basis[2, 2])
        for v in range(max(y - radius, 0), min(y + radius + 1, MAP)):
            for u in range(max(x - radius, 0), min(x + radius + 1, MAP)):
                if z < depth[v, u]:
                    depth[v, u] = z


def gather(
    lights: Lights,
    vertices: Floats,
    normals: Floats,
    wrap: Floats,
    triangles: NDArray[np.int32],
    strands: Floats,
    centre: tuple[float, float, float] = (0.0, -2.0, 1.0),
    reach: float = 27.0,
) -> tuple[Floats, Floats]:
    """Light every vertex and strand point.

    Args:
        vertices, normals: float32 (V, 3). wrap: float32 (V,), how far light creeps past the terminator, 0 … 1.
        triangles: int32 (T, 3), what casts shadows, beside the strands.
        strands: float32 (S, P, 3).
        centre, reach: the sphere that the depth maps cover.

    Returns:
        float32 (V, 9) and (S, P, 9), see ``CHANNELS``.
    """
    scale = np.float32(MAP / (2 * reach))
    middle = np.array(centre, np.float32)
    loose = np.ascontiguousarray(strands.reshape(-1, 3))
    points = np.concatenate([vertices, loose])
    directions = np.concatenate([normals, np.zeros_like(loose)])
    wraps = np.concatenate([wrap, np.zeros(len(loose), np.float32)]).astype(np.float32)
    out = np.zeros((len(points), CHANNELS), np.float32)
    owner, nothing = np.empty((MAP, MAP), np.int32), np.empty((0, 0, 2), np.float32)
    for direction, colour, group in zip(lights.direction, lights.colour, lights.group, strict=True):
        side = np.cross((0, 1, 0) if abs(direction[1]) < 0.95 else (1, 0, 0), direction)
        side /= np.linalg.norm(side)
        basis = np.stack([side, np.cross(direction, side), direction]).astype(np.float32)
        local = (vertices - middle) @ basis.T
        screen = np.stack([MAP / 2 + scale * local[:, 0], MAP / 2 - scale * local[:, 1], -local[:, 2]], 1)
        solid = np.full((MAP, MAP), 1e9, np.float32)
        draw_triangles(screen.astype(np.float32), triangles, solid, owner, nothing)
        hair = np.full((MAP, MAP), 1e9, np.float32)
        _splat(loose[::2], basis, scale, middle, 3, hair)
        _add(points, directions, wraps, solid, hair, basis, scale, middle, colour, group, out)
    for group in range(3):
        out[:, 6 + group] /= max(int((lights.group == group).sum()), 1)
    lit = out[: len(vertices)]
    return lit, out[len(vertices) :].reshape(*strands.shape[:2], CHANNELS)
