"""Lashes: strands bound to the rig's transparent lash sheets, so that they move with the lids."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from assets.make.rig import FACE, Rig

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Lashes:
    """Points tied to triangles of the lash sheets: corner indices int32 (S, P, 3) and weights float32 (S, P, 3)."""

    corner: NDArray[np.int32]
    weight: Floats
    width: Floats

    def at(self, vertices: Floats) -> Floats:
        """The lashes' strands on posed vertices, float32 (S, P, 3)."""
        return (vertices[self.corner] * self.weight[..., None]).sum(2).astype(np.float32)


def lashes(rig: Rig, each: int = 70, points: int = 6, width: float = 0.022, seed: int = 2) -> Lashes:
    """Draw lashes as curves in the texture space of the sheets, so that they move with the lids."""
    rng = np.random.default_rng(seed)
    face = cKDTree(rig.rest[rig.part == FACE])
    group = _components(rig.lash_triangles)
    corners, weights = [], []
    for g in np.unique(group):
        tri = rig.lash_triangles[group == g]
        uv = rig.sheet[tri]
        low, high = uv.reshape(-1, 2).min(0), uv.reshape(-1, 2).max(0)
        used = np.unique(tri)
        away, _ = face.query(rig.rest[used])
        v = (rig.sheet[used, 1] - low[1]) / (high[1] - low[1])
        root_low = away[v < 0.25].mean() < away[v > 0.75].mean()
        upper = rig.paint[used, 1].max() > 3.9
        for _ in range(each if upper else 0):  # lower ones are too fine to be seen
            u0 = rng.uniform(0.04, 0.96)
            reach = rng.uniform(0.28, 0.55)
            t = np.linspace(0, reach, points)
            path = np.stack([np.clip(u0 + rng.normal(0, 0.012) * t / reach, 0.02, 0.98), t if root_low else 1 - t], 1)
            path[:, 1] = np.clip(path[:, 1], 0.01, 0.99)
            bound = [_locate(uv, low + q * (high - low)) for q in path]
            corners.append([tri[i] for i, _ in bound])
            weights.append([w for _, w in bound])
    taper = np.linspace(1, 0.25, points)
    return Lashes(np.array(corners, np.int32), np.array(weights, np.float32),
                  np.broadcast_to(width * taper, (len(corners), points)).astype(np.float32))  # fmt: skip


def _components(triangles: NDArray[np.int32]) -> NDArray[np.int64]:
    i, j = triangles[:, [0, 1, 2]].ravel(), triangles[:, [1, 2, 0]].ravel()
    size = int(triangles.max()) + 1
    _, label = connected_components(coo_matrix((np.ones(len(i)), (i, j)), shape=(size, size)), directed=False)
    return label[triangles[:, 0]]


def _locate(uv: Floats, q: Floats) -> tuple[int, Floats]:
    """The triangle of uv (T, 3, 2) that holds q or lies nearest, and q's weights in it."""
    a, b, c = uv[:, 0], uv[:, 1], uv[:, 2]
    area = np.cross(b - a, c - a)
    area = np.where(np.abs(area) < 1e-12, 1e-12, area)
    u = np.cross(b - q, c - q) / area
    v = np.cross(c - q, a - q) / area
    weight = np.stack([u, v, 1 - u - v], 1)
    best = int(weight.min(1).argmax())
    w = np.clip(weight[best], 0, None)
    return best, w / w.sum()
