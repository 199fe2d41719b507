"""What the rig does not render: hair, ears, neck, shoulders and background, moved along with the head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from puppet.cv import cv2
from puppet.model.crop import SIZE, cut
from puppet.models import Crop, Image, Points
from puppet.raster.drawing import to_crop
from puppet.raster.kernels import rasterise_field
from puppet.topology import CHIN, FACE_OVAL, FOREHEAD, hole_triangles, skin_triangles
from puppet.training.rig.basis import FACE, Array
from puppet.training.rig.fit import FLIP, View

SPACING, REACH = 0.11, 2.4
"""Of the vertices around the face, and how far they go from its middle, in face heights."""
NEAR = 0.22
"""How far the face's own motion reaches beyond its outline, in face heights."""
STRETCHED = 0.3
"""Where the portrait is stretched to so many times its pixels' share, it is not learnt from."""


class Surroundings:
    """One portrait's surroundings.

    Args:
        image: uint8 (H, W, 3) RGB. mask: uint8 (H, W), 255 person. background: uint8 (H, W, 3), without the person.
        landmarks: float32 (478, 3) in its pixels.
        view: the fitted rig's, into the same pixels.
        depth: (468,), the landmarks' z in the same pixels, as the rig has them.
    """

    def __init__(
        self, image: Image, mask: Image, background: Image, landmarks: Points, view: View, depth: Array
    ) -> None:
        face = landmarks[:FACE, :2].astype(np.float64)
        self._image, self._mask, self._view = image, mask, view
        self._height = float(np.linalg.norm(face[CHIN] - face[FOREHEAD]))
        reach = max(1, round(0.015 * self._height))
        self._hole = cv2.dilate(mask, np.ones((3, 3), np.uint8), iterations=reach)
        share = cv2.GaussianBlur(self._hole, (0, 0), max(0.6, 0.5 * reach)).astype(np.float32)[..., None] / 255
        self._background = (background * share + image * (1 - share) + 0.5).astype(np.uint8)
        oval = face[list(FACE_OVAL)]
        self._outer = self._grid(oval)
        away = np.linalg.norm(self._outer[:, None] - oval[None], axis=-1)
        nearest = away.min(1)
        rim = depth[list(FACE_OVAL)][away.argmin(1)]
        self._solid = np.column_stack([self._outer, rim + np.minimum(nearest, 0.45 * self._height)])
        self._rim = np.column_stack([oval, depth[list(FACE_OVAL)]])
        # The head moves as one; shoulders and what is far away stay behind.
        below = np.clip((self._outer[:, 1] - oval[:, 1].max() + 0.05 * self._height) / (0.6 * self._height), 0, 1)
        far = np.clip((nearest / self._height - 0.7) / 0.9, 0, 1)
        self._follow = ((1 - _smooth(below)) * (1 - _smooth(far)))[:, None]
        self._below = _smooth(below)[:, None]
        near = np.exp(-((away / (NEAR * self._height)) ** 2))
        self._near = near / np.maximum(near.sum(1, keepdims=True), 1e-9)
        self._near *= np.exp(-((nearest / (1.3 * NEAR * self._height)) ** 2))[:, None]
        self.source = np.vstack([face, self._outer]).astype(np.float32)
        points = np.vstack([oval, self._outer])
        index = np.concatenate([np.array(FACE_OVAL), FACE + np.arange(len(self._outer))])
        simplices = Delaunay(points).simplices
        outline = oval.astype(np.float32)
        outside = [cv2.pointPolygonTest(outline, (float(x), float(y)), False) < 0 for x, y in points[simplices].mean(1)]
        self._triangles = np.ascontiguousarray(
            np.concatenate([skin_triangles(), hole_triangles(), index[simplices[np.array(outside)]].astype(np.int32)])
        )

    def _grid(self, oval: Array) -> Array:
        """Vertices around the face: (N, 2)."""
        centre = oval.mean(0)
        steps = np.arange(-REACH, REACH + SPACING, SPACING) * self._height
        x, y = np.meshgrid(centre[0] + steps, centre[1] + steps)
        x[1::2] += 0.5 * SPACING * self._height
        grid = np.column_stack([x.ravel(), y.ravel()])
        hull = (centre + 1.05 * (oval - centre)).astype(np.float32)
        free = [cv2.pointPolygonTest(hull, (float(a), float(b)), False) < 0 for a, b in grid]
        return np.asarray(grid[np.array(free)])

    def _rigid(self, points: Array, view: View) -> Array:
        """Points (N, 3) of the portrait after the head took another view: (N, 2)."""
        local = ((points - self._view.shift) * FLIP / self._view.scale) @ self._view.rotation
        moved: Array = view.project(local)[:, :2]
        return moved

    def warp(self, landmarks: Points, view: View, crop: Crop, rng: np.random.Generator) -> tuple[Image, Image]:
        """The portrait with everything but the face moved along.

        Args:
            landmarks: float32 (478, 3), where the face's are in the portrait's pixels. view: the head's.
            crop: the part to show, in the portrait's pixels.
            rng: for the shoulders' own motion.

        Returns:
            uint8 (SIZE, SIZE, 3), and where it may be learnt from, uint8 (SIZE, SIZE), 0 or 255.
        """
        drift = rng.normal(0, 0.012, 2) * self._height
        rigid = self._rigid(self._solid, view) - self._outer
        own = landmarks[list(FACE_OVAL), :2] - self._rigid(self._rim, view)
        outer = self._outer + self._follow * rigid + self._below * drift + self._near @ own
        posed = np.empty((len(self.source), 3), np.float32)
        posed[:FACE] = to_crop(landmarks, crop, SIZE)[:FACE]
        flat = np.column_stack([outer, np.zeros(len(outer))]).astype(np.float32)
        posed[FACE:, :2] = to_crop(flat, crop, SIZE)[:, :2]
        posed[FACE:, 2] = 10 * SIZE
        map_x = np.full((SIZE, SIZE), -1e4, np.float32)
        map_y = np.full((SIZE, SIZE), -1e4, np.float32)
        depth = np.full((SIZE, SIZE), np.inf, np.float32)
        rasterise_field(posed, self.source, self._triangles, map_x, map_y, depth, 1.0)
        picture, mask = self._sampled(map_x, map_y, crop)
        share = mask.astype(np.float32)[..., None] / 255
        result = picture * share + cut(self._background, crop, SIZE) * (1 - share)
        known = self._known(map_x, map_y, mask, crop)
        known[(self._head(posed[:FACE, :2]) > 0) & (mask < 200)] = 0
        return (result + 0.5).astype(np.uint8), known

    def _head(self, face: NDArray[np.float32]) -> Image:
        """The face and a strip around it, where there is a head whatever the portrait shows: uint8 (SIZE, SIZE)."""
        result = np.zeros((SIZE, SIZE), np.uint8)
        cv2.fillConvexPoly(result, cv2.convexHull(face.round().astype(np.int32)), 255)
        reach = 2 * round(0.05 * SIZE) + 1
        return cv2.dilate(result, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))

    def _sampled(self, map_x: NDArray[np.float32], map_y: NDArray[np.float32], crop: Crop) -> tuple[Image, Image]:
        layers = np.dstack([self._image, self._mask])
        scale = 1.0
        if crop.size > 1.4 * SIZE:  # no finer than is needed
            small = cv2.resize(layers, None, fx=1.4 * SIZE / crop.size, fy=1.4 * SIZE / crop.size, interpolation=3)
            scale, layers = small.shape[1] / layers.shape[1], small
        shift = np.float32(0.5 * scale - 0.5)
        layers = cv2.remap(
            layers, map_x * scale + shift, map_y * scale + shift, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        return layers[..., :3], np.ascontiguousarray(layers[..., 3])

    def _known(self, map_x: NDArray[np.float32], map_y: NDArray[np.float32], mask: Image, crop: Crop) -> Image:
        """Not where the person was, where the portrait ends, or where it is stretched far."""
        behind = cut(self._hole, crop, SIZE) > 16
        revealed = behind & (mask < 200)
        height, width = self._image.shape[:2]
        margin = 2.0
        outside = (map_x < margin) | (map_y < margin) | (map_x > width - 1 - margin) | (map_y > height - 1 - margin)
        step = crop.size / SIZE
        xy, xx = np.gradient(map_x / step)
        yy, yx = np.gradient(map_y / step)
        area = np.abs(xx * yy - xy * yx)
        bad = revealed | (outside & (mask > 16)) | ((area < STRETCHED) & (mask > 16))
        bad = cv2.morphologyEx(bad.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
        return np.where(cv2.dilate(bad, np.ones((3, 3), np.uint8)) > 0, 0, 255).astype(np.uint8)


def _smooth(t: Array) -> Array:
    return t * t * (3 - 2 * t)
