"""The mesh that a portrait is warped with: the face's landmarks, and around them hair, neck, shoulders and the border.

A thin-plate spline on the landmarks of the drawn features (outline, brows, eyes, nose, lips) says where every vertex
goes; lids and lips are put exactly. Landmarks between the features are not used one by one: on real clips that costs
up to half a decibel, since they slide over the skin. The surroundings follow the spline next to the face and the head
as a rigid body further out (hair does not swell when a cheek comes into view), come to rest towards the shoulders, and
do not move at the picture's border, so that no border is ever pulled in.
"""

from __future__ import annotations

import copy

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from puppet.cv import cv2
from puppet.models import Crop, Points
from puppet.motion.pose import RIGID, RIGID_WEIGHTS, Pose, fit
from puppet.raster.drawing import to_crop
from puppet.topology import (
    CHIN,
    FACE_OVAL,
    FOREHEAD,
    LEFT_BROW,
    LEFT_EYE,
    LIPS_INNER,
    LIPS_OUTER,
    NOSE_BASE,
    NOSE_BRIDGE,
    RIGHT_BROW,
    RIGHT_EYE,
    hole_triangles,
    skin_triangles,
)

FACE = 468
EXACT = np.array(RIGHT_EYE + LEFT_EYE + LIPS_OUTER + LIPS_INNER)
"""Landmarks put exactly where they are wanted: closures must not be smoothed away."""
_NOSE = (2, 3, 19, 94, 45, 275, 44, 274, 115, 344, 131, 360, 198, 420, 122, 351, 196, 419, 129, 358)
_BETWEEN = (50, 280, 205, 425, 101, 330, 151, 69, 299, 9, 175, 199)
CONTROL = np.unique(
    FACE_OVAL + RIGHT_BROW + LEFT_BROW + RIGHT_EYE + LEFT_EYE + LIPS_OUTER + LIPS_INNER
    + NOSE_BRIDGE + NOSE_BASE + _NOSE + _BETWEEN
)  # fmt: skip
"""Landmarks that drive the spline: the drawn features, the nose's sides and wings, and a few on cheeks, forehead and
chin."""
STIFFNESS = 5e-3
"""The spline's regularisation: it smooths the tracker's noise and keeps lids and lips that touch from making the system
singular. Tried from 1e-4 to 1e-2; flat around here."""

RINGS = (1.05, 1.13, 1.25, 1.42)
"""Where the rings around the face oval lie, as multiples of it about its centre."""
SPACING = 0.16
"""Distance of the outer grid's vertices, in face heights."""
ANCHORS = 5
"""Fixed points of the spline along each side of the picture."""
HEAD_REACH, SHOULDER_REACH = 2.5, 0.75
"""How far beyond the oval motion lasts, in face heights: upwards and sideways, and downwards."""
SPLINE_REACH = 0.15
"""How far beyond the oval the spline has its say, in face heights. From 0.15 on real clips score alike; where
heads turn far, more makes hair bulge."""
TORSO_FOLLOW = 0.15
"""Share of the head's motion that shoulders keep."""
BORDER = 0.18
"""Width of the strip along the picture's border in which motion dies out, in face heights."""


def smoothstep(x: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    """0 below ``low``, 1 above ``high``, smooth between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _thin_plate(points: NDArray[np.float64], knots: NDArray[np.float64]) -> NDArray[np.float64]:
    """The kernel r² log r² between (N, 2) and (C, 2): (N, C)."""
    squared = ((points[:, None] - knots[None]) ** 2).sum(-1)
    kernel: NDArray[np.float64] = squared * np.log(np.maximum(squared, 1e-12))
    return kernel


class HeadMesh:
    """Vertices and triangles over one portrait.

    Args:
        landmarks: float32 (478, 3), the portrait's, in its pixels.
        size: (width, height) of the portrait.

    Attributes:
        source: float32 (V, 2), where the vertices are in the portrait; the first 468 are the face's landmarks.
        triangles: int32 (T, 3): skin, holes (eyes, mouth) and surroundings.
    """

    def __init__(self, landmarks: Points, size: tuple[int, int]) -> None:
        self._landmarks = landmarks.astype(np.float64)
        face = self._landmarks
        oval = face[list(FACE_OVAL), :2]
        self._height = float(np.linalg.norm(face[CHIN, :2] - face[FOREHEAD, :2]))
        outer, distance = self._outer_points(oval, size)
        self.source: Points = np.vstack([face[:FACE, :2], outer]).astype(np.float32)
        spread = self._spline(size)
        follow = self._follow(oval, outer, distance, size)[:, None]
        near = np.exp(-((distance / self._height / SPLINE_REACH) ** 2))[:, None]
        spread[FACE:] *= follow * near
        self._spread = spread.astype(np.float32)
        self._rigidly = (follow * (1 - near)).astype(np.float32)
        # Hair and ears lie further back than the face's rim, by as much as they stand out from it.
        depth = self._rim_depth(oval, outer) + np.minimum(distance, 0.5 * self._height)
        self._outer = np.column_stack([outer, depth])
        # Surroundings lie behind the face wherever the two overlap.
        self._behind = np.full(len(outer), 10 * self._height, np.float32)
        self.triangles = self._triangulate(oval, outer)
        self._moved: tuple[Points, Pose] | None = None  # the last pose's rigid points, and how the head moved there

    def _spline(self, size: tuple[int, int]) -> NDArray[np.float64]:
        """How much each control landmark's displacement moves each vertex: (V, C). A thin-plate spline is linear."""
        xs, ys = np.linspace(0, size[0] - 1, ANCHORS), np.linspace(0, size[1] - 1, ANCHORS)
        anchors = [(x, y) for x in xs for y in ys if x in (xs[0], xs[-1]) or y in (ys[0], ys[-1])]
        knots = np.vstack([self._landmarks[CONTROL, :2], anchors]) / self._height
        vertices = self.source.astype(np.float64) / self._height
        n = len(knots)
        system = np.zeros((n + 3, n + 3))
        system[:n, :n] = _thin_plate(knots, knots) + STIFFNESS * np.eye(n)
        system[:n, n:] = np.column_stack([np.ones(n), knots])
        system[n:, :n] = system[:n, n:].T
        at = np.column_stack([_thin_plate(vertices, knots), np.ones(len(vertices)), vertices])
        weights: NDArray[np.float64] = np.linalg.solve(system, at.T).T[:, : len(CONTROL)]
        return weights

    def _outer_points(
        self, oval: NDArray[np.float64], size: tuple[int, int]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Rings around the oval and a grid over the rest: positions (N, 2), distance from the oval (N,)."""
        width, height = size
        centre = oval.mean(0)
        rings = [centre + (oval - centre) * ring for ring in RINGS]
        step = self._height * SPACING
        across, down = max(3, round(width / step) + 1), max(3, round(height / step) + 1)
        # Border vertices lie on pixel edges, half a pixel outside the centres, so that every pixel is covered.
        xs, ys = np.meshgrid(np.linspace(-0.5, width - 0.5, across), np.linspace(-0.5, height - 0.5, down))
        grid = np.column_stack([xs.ravel(), ys.ravel()])
        outermost = (centre + (oval - centre) * (RINGS[-1] + 0.12)).astype(np.float32)
        on_border = (grid[:, 0] < 0) | (grid[:, 1] < 0) | (grid[:, 0] > width - 1) | (grid[:, 1] > height - 1)
        free = [cv2.pointPolygonTest(outermost, (float(x), float(y)), False) < 0 for x, y in grid]
        points = np.vstack([*rings, grid[on_border | np.array(free)]])
        inside_picture = (
            (points[:, 0] >= -0.5) & (points[:, 0] <= width - 0.5)
            & (points[:, 1] >= -0.5) & (points[:, 1] <= height - 0.5)
        )  # fmt: skip
        outline = oval.astype(np.float32)
        outside_face = np.array([cv2.pointPolygonTest(outline, (float(x), float(y)), False) < 0 for x, y in points])
        points = points[inside_picture & outside_face]
        gaps = np.linalg.norm(points[:, None] - oval[None], axis=-1)
        return points, gaps.min(1)

    def _rim_depth(self, oval: NDArray[np.float64], outer: NDArray[np.float64]) -> NDArray[np.float64]:
        """z of the nearest point of the oval: (N,)."""
        nearest = np.linalg.norm(outer[:, None] - oval[None], axis=-1).argmin(1)
        depth: NDArray[np.float64] = self._landmarks[list(FACE_OVAL), 2][nearest]
        return depth

    def _follow(
        self,
        oval: NDArray[np.float64],
        outer: NDArray[np.float64],
        distance: NDArray[np.float64],
        size: tuple[int, int],
    ) -> NDArray[np.float64]:
        """How far each outer vertex follows the face: (N,), 1 near the face, 0 at the border."""
        face, height = self._landmarks, self._height
        down = (face[CHIN, :2] - face[FOREHEAD, :2]) / height
        away = outer - oval.mean(0)
        direction = (away @ down) / np.maximum(np.linalg.norm(away, axis=1), 1e-6)
        reach = HEAD_REACH + (SHOULDER_REACH - HEAD_REACH) * smoothstep(direction, 0.1, 0.75)
        rest = smoothstep(distance / height / reach, 0, 1)
        follow = (1 - rest) + TORSO_FOLLOW * rest
        width, tall = size
        to_border = np.minimum.reduce(
            [outer[:, 0] + 0.5, outer[:, 1] + 0.5, width - 0.5 - outer[:, 0], tall - 0.5 - outer[:, 1]]
        )
        weights: NDArray[np.float64] = follow * smoothstep(to_border / height, 0, BORDER)
        return weights

    def _triangulate(self, oval: NDArray[np.float64], outer: NDArray[np.float64]) -> NDArray[np.int32]:
        points = np.vstack([oval, outer])
        index = np.concatenate([np.array(FACE_OVAL), FACE + np.arange(len(outer))])
        triangles = Delaunay(points).simplices
        outline = oval.astype(np.float32)
        centres = points[triangles].mean(1)
        around = [cv2.pointPolygonTest(outline, (float(x), float(y)), False) < 0 for x, y in centres]
        surroundings = index[triangles[np.array(around)]].astype(np.int32)
        return np.ascontiguousarray(np.concatenate([skin_triangles(), hole_triangles(), surroundings]), np.int32)

    def pose(self, landmarks: Points) -> Points:
        """Where every vertex goes for a pose.

        Args:
            landmarks: float32 (478, 3), the target's, in the portrait's pixels.

        Returns:
            float32 (V, 3): x, y in the portrait's pixels, z (smaller is nearer).
        """
        moved = np.empty((len(self.source), 3), np.float32)
        moved[:, :2] = self.source + self._spread @ (landmarks - self._landmarks.astype(np.float32))[CONTROL, :2]
        carried = (self.head_motion(landmarks).apply(self._outer) - self._outer)[:, :2]
        moved[FACE:, :2] += self._rigidly * carried.astype(np.float32)
        moved[EXACT, :2] = landmarks[EXACT, :2]
        moved[:FACE, 2] = landmarks[:FACE, 2]
        moved[FACE:, 2] = self._behind
        return moved

    def cropped(self, crop: Crop, size: int) -> HeadMesh:
        """The same mesh in the pixels of a crop scaled to ``size`` square: what it does there is what it does here."""
        mesh = copy.copy(self)
        mesh._moved = None
        scale = size / crop.size
        mesh._landmarks = to_crop(self._landmarks.astype(np.float32), crop, size).astype(np.float64)
        mesh._height = self._height * scale
        half = np.array([0.5, 0.5, 0.0])
        corner = np.array([crop.x, crop.y, 0.0])
        mesh._outer = (self._outer - corner + half) * scale - half
        mesh._behind = self._behind * np.float32(scale)
        mesh.source = ((self.source - corner[:2] + 0.5) * scale - 0.5).astype(np.float32)
        return mesh

    def head_motion(self, landmarks: Points) -> Pose:
        """The head's rigid motion from the portrait to a pose."""
        rigid, moved = landmarks[RIGID], self._moved
        if moved is None or not np.array_equal(moved[0], rigid):  # a picture asks three times
            moved = self._moved = rigid, fit(self._landmarks[RIGID], rigid.astype(np.float64), RIGID_WEIGHTS)
        return moved[1]
