"""The two baselines that Puppet's renderers are measured against: a photo that never moves, and a thin-plate warp.

Neither has learnt anything or knows what a face is: what a renderer does better than the thin-plate warp is its merit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Persona, Points
from puppet.topology import LEFT_BROW, LEFT_IRIS, LIPS_INNER, LIPS_OUTER, RIGHT_BROW, RIGHT_IRIS

Floats = NDArray[np.float64]

# About a hundred landmarks, spread over everything that moves. The oval is thinned out (it moves as a whole), eyes and
# lips are nearly complete, and a few points hold the flat of brow and cheeks.
OVAL = (10, 297, 284, 389, 454, 361, 397, 379, 400, 152, 176, 150, 172, 132, 234, 162, 54, 67)
BROWS = RIGHT_BROW[:5] + LEFT_BROW[:5]  # their upper edges
EYES = (33, 160, 159, 158, 133, 153, 145, 144, 263, 387, 386, 385, 362, 380, 374, 373)
IRISES = (RIGHT_IRIS[0], LEFT_IRIS[0])
NOSE = (168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 129, 358)
SKIN = (8, 9, 151, 50, 280, 101, 330, 205, 425, 36, 266, 117, 346)
CONTROL = np.array(OVAL + BROWS + EYES + IRISES + NOSE + SKIN + LIPS_OUTER + LIPS_INNER)

BORDER_POINTS = 4
"""Fixed points on each side of the picture, one corner included."""

SMOOTHING = 1e-3
"""Added to the system's diagonal, in squares of the picture's long side. Where lids or lips meet, control points all
but coincide: ten times less, and the skin around a closing eye ripples (jitter 1.3 instead of 1.1 on real clips); ten
times more, and the lips stay behind."""

LATTICE = 256
"""The warp is solved on a lattice of at most so many points along the longer side, and interpolated between: at 512
pixels a fourth of the time, and no figure changes."""


class ThinPlateSpline:
    """The smoothest function through values at scattered points in the plane (Bookstein 1989; Wahba 1990).

    Args:
        points: float64 (N, 2); of the order of 1, for the sake of conditioning.
        values: float64 (N, K).
        smoothing: 0 runs through the values exactly, more trades exactness for smoothness.

    Raises:
        np.linalg.LinAlgError: points on one line, or coinciding ones without smoothing.
    """

    def __init__(self, points: Floats, values: Floats, smoothing: float = 0.0) -> None:
        count = len(points)
        affine = np.hstack([np.ones((count, 1)), points])
        system = np.zeros((count + 3, count + 3))
        system[:count, :count] = _kernel(points, points) + smoothing * np.eye(count)
        system[:count, count:] = affine
        system[count:, :count] = affine.T
        solution = np.linalg.solve(system, np.vstack([values, np.zeros((3, values.shape[1]))]))
        self._points = points
        self._bending, self._affine = solution[:count], solution[count:]

    def __call__(self, at: Floats) -> Floats:
        """Values (M, K) at points (M, 2)."""
        return _kernel(at, self._points) @ self._bending + self._affine[0] + at @ self._affine[1:]


def _kernel(a: Floats, b: Floats) -> Floats:
    """r² log r² for each pair of points; 0 at r = 0."""
    x, y = a[:, None, 0] - b[:, 0], a[:, None, 1] - b[:, 1]
    r2 = x * x + y * y
    return r2 * np.log(np.maximum(r2, 1e-300))


class ThinPlateReference:
    """The portrait pulled into each pose by a thin-plate spline, its border fixed. A ``Renderer``."""

    name = "thin-plate"
    runs_on = "CPU"
    trouble = ""
    notice = ""

    def __init__(self) -> None:
        self._image: Image | None = None

    def bind(self, persona: Persona) -> None:
        """Take a portrait; the next ``render`` shows it."""
        width, height = persona.size
        self._image = persona.image
        self._border = _border(width, height)
        self._source = np.concatenate([_control(persona.landmarks), self._border])
        self._step = step = max(1, -(-max(width, height) // LATTICE))
        self._rows, self._columns = (np.arange(0, side + step, step, dtype=np.float64) for side in (height, width))
        self._x, self._y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))

    def render(self, landmarks: Points) -> Image:
        """Render one pose: landmarks float32 (478, 3) in the portrait's pixels; uint8 (H, W, 3), RGB."""
        if self._image is None:
            raise RuntimeError("bind a portrait first")
        target = np.concatenate([_control(landmarks), self._border])
        scale = float(max(self._image.shape[:2]))
        # Backwards: for every pixel of the result, how far away its colour lies in the portrait.
        spline = ThinPlateSpline(target / scale, self._source - target, SMOOTHING)
        lattice = np.empty((len(self._rows), len(self._columns), 2), np.float32)
        at = np.empty((len(self._columns), 2))
        at[:, 0] = self._columns / scale
        for row, y in enumerate(self._rows):  # row by row, which stays in the cache
            at[:, 1] = y / scale
            lattice[row] = spline(at)
        shift = cv2.remap(lattice, self._x / self._step, self._y / self._step, cv2.INTER_LINEAR)
        x, y = self._x + shift[..., 0], self._y + shift[..., 1]
        return cv2.remap(self._image, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


class FrozenPhoto:
    """The portrait as it is, whatever the driver does: what any puppet must beat. A ``Renderer``."""

    name = "frozen"
    runs_on = "CPU"
    trouble = ""
    notice = ""

    def __init__(self) -> None:
        self._image: Image | None = None

    def bind(self, persona: Persona) -> None:
        """Take a portrait; the next ``render`` shows it."""
        self._image = persona.image

    def render(self, landmarks: Points) -> Image:
        """The portrait, a new array."""
        if self._image is None:
            raise RuntimeError("bind a portrait first")
        return self._image.copy()


def _control(landmarks: Points) -> Floats:
    return landmarks[CONTROL, :2].astype(np.float64)


def _border(width: int, height: int) -> Floats:
    """Corners and evenly spread points between them, (4 * BORDER_POINTS, 2), in pixels."""
    part = np.arange(BORDER_POINTS) / BORDER_POINTS
    zero = np.zeros(BORDER_POINTS)
    unit = np.concatenate(
        [
            np.stack([part, zero], 1),
            np.stack([zero + 1, part], 1),
            np.stack([1 - part, zero + 1], 1),
            np.stack([zero, 1 - part], 1),
        ]
    )
    return unit * [width - 1, height - 1]
