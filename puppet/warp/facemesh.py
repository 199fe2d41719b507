"""The face's landmarks as a mesh that takes a part of one photograph to poses in another picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.raster.headmesh import CONTROL, EXACT, FACE, STIFFNESS
from puppet.raster.kernels import rasterise_field
from puppet.topology import CHIN, FOREHEAD, hole_triangles, skin_triangles

Array = NDArray[np.float64]
Index = NDArray[np.int64]
Float = NDArray[np.float32]
NOWHERE = -9
"""In maps: nothing of the photograph is seen there."""


class FaceMesh:
    """The face's landmarks as a mesh over one photograph; goes to poses in any other picture's pixels.

    Args:
        landmarks: float32 (478, 3), in the photograph's pixels.
    """

    def __init__(self, landmarks: Points) -> None:
        self.source: Points = np.ascontiguousarray(landmarks[:FACE, :2], np.float32)
        height = float(np.linalg.norm(landmarks[CHIN, :2] - landmarks[FOREHEAD, :2]))
        points = (self.source / max(height, 1e-3)).astype(np.float64)
        # The spline of ``HeadMesh`` without fixed points around it: it follows turns and sizes exactly.
        knots, count = points[CONTROL], len(CONTROL)
        system = np.zeros((count + 3, count + 3))
        system[:count, :count] = _kernel(knots, knots) + STIFFNESS * np.eye(count)
        system[:count, count:] = np.column_stack([np.ones(count), knots])
        system[count:, :count] = system[:count, count:].T
        at = np.column_stack([_kernel(points, knots), np.ones(len(points)), points])
        self._spread = np.linalg.solve(system, at.T).T[:, :count].astype(np.float32)

    def pose(self, landmarks: Points) -> Points:
        """Where the vertices go for a pose, float32 (468, 3), in the pixels of ``landmarks`` (478, 3)."""
        moved = np.empty((FACE, 3), np.float32)
        moved[:, :2] = self._spread @ landmarks[CONTROL, :2]
        moved[EXACT, :2] = landmarks[EXACT, :2]
        moved[:, 2] = landmarks[:FACE, 2]
        return moved


def _kernel(points: Array, knots: Array) -> Array:
    squared = ((points[:, None] - knots[None]) ** 2).sum(-1)
    kernel: Array = squared * np.log(np.maximum(squared, 1e-12))
    return kernel


def face_triangles() -> NDArray[np.int32]:
    """Triangles of the skin and of what closes eyes and mouth: int32 (T, 3)."""
    return np.concatenate([skin_triangles(), hole_triangles()])


def backward_maps(
    vertices: Points, source: Points, triangles: NDArray[np.int32], low: Index, shape: tuple[int, int]
) -> tuple[Float, Float]:
    """Where the pixels of a part of a picture lie in a photograph.

    Args:
        vertices: float32 (468, 3), in the picture's pixels.
        source: float32 (468, 2), in the photograph's.
        triangles: int32 (T, 3).
        low: (2,), the part's left top corner (x, y).
        shape: the part's (height, width).

    Returns:
        x and y, float32 (h, w) each; NOWHERE outside the triangles.
    """
    map_x, map_y = np.full(shape, NOWHERE, np.float32), np.full(shape, NOWHERE, np.float32)
    moved = vertices - np.array([low[0], low[1], 0], np.float32)
    rasterise_field(moved, source, triangles, map_x, map_y, np.full(shape, np.inf, np.float32), 1)
    return map_x, map_y


def polygon(loop: Float, low: Index, shape: tuple[int, int]) -> Image:
    """Inside a loop, float32 (N, 2): uint8 (h, w), 0 to 255, of a part of a picture as in ``backward_maps``."""
    mask = np.zeros(shape, np.uint8)
    points = np.round((loop - low) * 16).astype(np.int32)
    cv2.fillPoly(mask, [points], 255, cv2.LINE_AA, shift=4)
    return mask
