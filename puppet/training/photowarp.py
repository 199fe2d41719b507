"""Bends a photograph to other landmarks for training, by another warp than the one that runs live.

The face is a triangulated mesh on all landmarks, so that lids and lips close fully; hair, neck and shoulders follow the
face's outline by a spline with another kernel and move on their own besides; the background stays. A network that is to
mend the live warp must not see that warp's own inverse.
"""

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
from puppet.warp.eyeball import EYES

FACE = 468
SPACING, REACH = 0.12, 2.2
"""Of the surroundings' vertices, and how far they go from the face's middle, in face heights."""
KNOTS = 14
"""Knots on a circle around the head that hold the surroundings, or move them on their own."""
RIM = 0.015
"""How far beyond the mask the person's edge reaches, in face heights."""
Margins = tuple[int, int, int, int]
_OVERSAMPLE = 1.5  # pixels of the photograph kept per pixel of the result


class PhotoWarp:
    """One photograph, ready to be bent.

    Args:
        image: uint8 (H, W, 3) RGB.
        mask: uint8 (H, W), 255 where the person is.
        background: uint8 (H, W, 3), the photograph without the person.
        landmarks: float32 (478, 3) in its pixels.
    """

    def __init__(self, image: Image, mask: Image, background: Image, landmarks: Points) -> None:
        # The photograph itself up to the person: a background painted in is blurred well beyond it.
        self._hole = cv2.dilate(
            mask, np.ones((3, 3), np.uint8), iterations=max(1, round(RIM * _face_height(landmarks)))
        )
        share = self._hole.astype(np.float32)[..., None] / 255
        self._background = (background * share + image * (1 - share) + 0.5).astype(np.uint8)
        self._mask = mask
        self._landmarks = landmarks
        self._layers = np.dstack([image, mask])
        face = landmarks[:, :2].astype(np.float64)
        self._height = _face_height(landmarks)
        oval = face[list(FACE_OVAL)]
        self._centre = oval.mean(0)
        steps = np.arange(-REACH, REACH + SPACING, SPACING) * self._height
        x, y = np.meshgrid(self._centre[0] + steps, self._centre[1] + steps)
        x[1::2] += 0.5 * SPACING * self._height  # triangles of equal sides
        grid = np.column_stack([x.ravel(), y.ravel()])
        hull = (self._centre + 1.06 * (oval - self._centre)).astype(np.float32)
        outside = np.array([cv2.pointPolygonTest(hull, (float(a), float(b)), False) < 0 for a, b in grid])
        self._outer = grid[outside]
        self.source = np.vstack([face[:FACE], self._outer]).astype(np.float32)
        points = np.vstack([oval, self._outer])
        index = np.concatenate([np.array(FACE_OVAL), FACE + np.arange(len(self._outer))])
        triangles = Delaunay(points).simplices
        outline = oval.astype(np.float32)
        around = [cv2.pointPolygonTest(outline, (float(a), float(b)), False) < 0 for a, b in points[triangles].mean(1)]
        surroundings = index[triangles[np.array(around)]].astype(np.int32)
        self._triangles = np.ascontiguousarray(
            np.concatenate([skin_triangles(), hole_triangles(), surroundings]), np.int32
        )
        angles = 2 * np.pi * np.arange(KNOTS) / KNOTS
        circle = np.column_stack([np.cos(angles), np.sin(angles)])
        self._knots = np.vstack([oval, self._centre + 1.7 * self._height * circle])
        self._below = np.clip(circle[:, 1], 0, 1)
        self._weights = self._spline()

    def _spline(self) -> NDArray[np.float64]:
        """(outer vertices, knots): the linear kernel |r|, the smoothest in the sense of the membrane, is linear too."""

        def kernel(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
            lengths: NDArray[np.float64] = -np.linalg.norm(a[:, None] - b[None], axis=-1) / self._height
            return lengths

        count = len(self._knots)
        system = np.zeros((count + 1, count + 1))
        system[:count, :count] = kernel(self._knots, self._knots)
        system[:count, count] = system[count, :count] = 1.0
        at = np.column_stack([kernel(self._outer, self._knots), np.ones(len(self._outer))])
        weights: NDArray[np.float64] = np.linalg.solve(system, at.T).T[:, :count]
        return weights

    def bend(
        self,
        landmarks: Points,
        crop: Crop,
        rng: np.random.Generator,
        wobble: float = 0.012,
        around: Margins = (0, 0, 0, 0),
    ) -> tuple[Image, Image]:
        """The photograph with its face at other landmarks.

        Args:
            landmarks: float32 (478, 3) in the photograph's pixels.
            crop: the part to show, in the photograph's pixels.
            rng: for the surroundings' own motion.
            wobble: its size, in face heights.
            around: what to show besides on the left, above, on the right and below, in crop pixels; negative: less.

        Returns:
            uint8 (H, W, 3) and the mask, uint8 (H, W): SIZE and what is around.
        """
        left, above, right, below = around
        width, height = SIZE + left + right, SIZE + above + below
        step = (landmarks - self._landmarks)[list(FACE_OVAL), :2].astype(np.float64)
        drift = rng.normal(0, wobble, 2) + rng.normal(0, 0.4 * wobble, (KNOTS, 2))
        drift += self._below[:, None] * rng.normal(0, wobble, 2)  # shoulders
        outer = self._outer + self._weights @ np.vstack([step, drift * self._height])
        posed = np.empty((len(self.source), 3), np.float32)
        posed[:FACE] = to_crop(landmarks, crop, SIZE)[:FACE]
        posed[FACE:, :2] = to_crop(np.column_stack([outer, np.zeros(len(outer))]).astype(np.float32), crop, SIZE)[:, :2]
        posed[FACE:, 2] = 10 * SIZE
        posed[:, :2] += np.array([left, above], np.float32)
        map_x = np.full((height, width), -1e4, np.float32)
        map_y = np.full((height, width), -1e4, np.float32)
        depth = np.full((height, width), np.inf, np.float32)
        rasterise_field(posed, self.source, self._triangles, map_x, map_y, depth, 1.0)
        shown = to_crop(landmarks, crop, SIZE) + np.array([left, above, 0], np.float32)
        self._move_irises(map_x, map_y, landmarks, shown, crop)
        layers, scale = self._shrunk(self._layers, crop)
        shift = 0.5 * scale - 0.5
        layers = cv2.remap(
            layers, map_x * scale + shift, map_y * scale + shift, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        mask = np.ascontiguousarray(layers[..., 3])
        share = mask.astype(np.float32)[..., None] / 255
        # Where each pixel of the result lies in the shrunk background.
        stride = crop.size / SIZE * scale
        corner = np.array([crop.x, crop.y]) + 0.5 - np.array([left, above]) * crop.size / SIZE
        at = corner * scale + 0.5 * stride - 0.5
        behind = cv2.warpAffine(
            self._shrunk(self._background, crop)[0], np.array([[stride, 0, at[0]], [0, stride, at[1]]]),
            (width, height), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        picture = layers[..., :3] * share + behind * (1 - share)
        return (picture + 0.5).astype(np.uint8), mask

    def known(self, mask: Image, crop: Crop) -> Image:
        """Where the photograph can be learnt from a bent one: uint8 (SIZE, SIZE), 0 or 255.

        Nobody can tell what background the person hid there, or was painted in where the person had been.

        Args:
            mask: of the bent photograph.
            crop: as it was bent with.
        """
        behind = cut(self._mask, crop, SIZE) < 64
        reach = max(1, round(4 * RIM * SIZE))
        hidden = np.maximum(cut(self._hole, crop, SIZE), cv2.dilate(mask, np.ones((reach, reach), np.uint8))) > 16
        return np.where(behind & hidden, 0, 255).astype(np.uint8)

    @staticmethod
    def _shrunk(layers: Image, crop: Crop) -> tuple[Image, float]:
        """The photograph no finer than is needed, and its scale."""
        scale = _OVERSAMPLE * SIZE / crop.size
        if scale >= 0.8:
            return layers, 1.0
        height, width = layers.shape[:2]
        small = cv2.resize(layers, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return small, small.shape[1] / width if width >= height else small.shape[0] / height

    def _move_irises(
        self, map_x: NDArray[np.float32], map_y: NDArray[np.float32], landmarks: Points, posed: Points, crop: Crop
    ) -> None:
        """Slide each iris inside its eye to where the landmarks have it, in place; ``posed``: in the result."""
        height, width = map_x.shape
        x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        for eye in EYES:
            inside = np.zeros((height, width), np.uint8)
            ring = posed[list(eye.upper) + list(eye.lower)[-2:0:-1], :2]
            cv2.fillPoly(inside, [np.round(ring * 16).astype(np.int32)], 255, cv2.LINE_AA, shift=4)
            if eye.opening(posed) < 0.06 or not inside.any():
                continue
            wanted = posed[eye.iris[0], :2]
            column, row = np.clip(wanted.round().astype(int), 0, [width - 1, height - 1])
            own = self._landmarks[eye.iris[0], :2]
            slide = own - (map_x[row, column], map_y[row, column])
            radius = float(np.linalg.norm(posed[list(eye.iris[1:]), :2] - wanted, axis=1).mean())
            reach = max(0.8, 1.6 * float(np.hypot(*slide)) * SIZE / crop.size / radius)
            far = (np.hypot(x - wanted[0], y - wanted[1]) / radius - 1.05) / reach
            t = np.clip(far, 0, 1)
            share = (1 - t * t * (3 - 2 * t)) * (inside / np.float32(255))
            map_x += share * slide[0]
            map_y += share * slide[1]


def _face_height(landmarks: Points) -> float:
    return float(np.linalg.norm(landmarks[CHIN, :2] - landmarks[FOREHEAD, :2]))
