"""The generator as a renderer: the landmark warp at full resolution, mended by what the network says about the face.

The network looks at the face crop only, at the tier's size. Its answer is carried to the portrait's own resolution: the
residual flow corrects where the warp samples the portrait, so its own pixels stay sharp; the paint is blended over the
result where the mask says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import numba
import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.model.crop import crop_persona, face_crop
from puppet.model.engine import Engine, Float, Mending, embed
from puppet.model.weights import Weights
from puppet.models import Crop, Image, Persona, Points
from puppet.raster.drawing import Drawing, to_crop
from puppet.raster.field import WarpField
from puppet.warp.landmark_warp import LandmarkWarp
from puppet.warp.residual import Residual

logger = logging.getLogger(__name__)

FADE = 0.1
"""Width of the strip inside the crop's border, as a share of the crop, in which flow and mask end: there is no seam."""
GIVE_UP_AFTER = 30
"""Failures in a row, about a second of them, after which an engine is not asked again for this portrait."""


class GeneratorRenderer:
    """Renders a portrait with a generator. Implements ``models.Renderer``.

    When the engine fails, or gives anything but finite numbers, the picture is the plain warp's: still this portrait in
    this pose.

    Args:
        engine: runs ``weights``; this renderer's own, closed by ``close``.
        weights: what the engine runs.
        report: told of the first failure for each portrait; None: it is logged.

    Attributes:
        trouble: why the last picture is the plain warp's; empty when it is not.
    """

    name = "generator"

    def __init__(self, engine: Engine, weights: Weights, report: Callable[[Exception], object] | None = None) -> None:
        self.trouble = ""
        self._engine = engine
        self._weights = weights
        self._report = report or _log
        self._size = weights.tier.size
        self._drawing = Drawing(self._size)
        self._fade = _fade(self._size)
        self._fade_flow = np.dstack([self._fade, self._fade])  # multiplying by a broadcast array takes 20 times as long
        self._warp, self._seen = LandmarkWarp(), LandmarkWarp()
        self._place: _Place | None = None
        self._failures = 0
        self._reported = False

    @property
    def runs_on(self) -> str:
        """The engine in words, for the user."""
        return self._engine.runs_on

    def bind(self, persona: Persona) -> None:
        """Take a portrait; see ``models.Renderer``."""
        size = self._size
        cropped = crop_persona(persona, size)
        self._warp.bind(persona)
        self._seen.bind(cropped)
        self._field = WarpField(cropped.landmarks, (size, size), (size // 4, size // 4), self._seen.mesh)
        self._engine.bind(embed(self._weights, cropped))
        self._place = _Place(face_crop(persona.landmarks), persona.size)
        self._failures = 0
        self._reported = False
        self.trouble = ""

    def render(self, landmarks: Points) -> Image:
        """Render one pose; see ``models.Renderer``.

        Raises:
            PuppetError: no portrait is bound.
            ValueError: the landmarks have another shape or are not finite.
        """
        mending = None if self._place is None else self._look(landmarks, self._place.crop)
        if self._place is None or mending is None:
            return self._warp.render(landmarks)
        picture = self._warp.render(landmarks, self._place.residual(mending.flow * self._fade_flow))
        self._place.paint(picture, mending.paint, mending.mask * self._fade)
        return picture

    def close(self) -> None:
        """Free the engine."""
        self._engine.close()

    def _look(self, landmarks: Points, crop: Crop) -> Mending | None:
        """What the generator says about a pose; None when it fails."""
        if self._failures >= GIVE_UP_AFTER:
            return None
        pose = to_crop(landmarks, crop, self._size)
        warped = self._seen.render(pose)  # says so if the landmarks are none
        drawing, grid = self._drawing.draw(pose), self._grid(pose)
        try:
            mending = self._engine.run(warped, drawing, grid)
            if not all(np.isfinite(part).all() for part in (mending.flow, mending.paint, mending.mask)):
                raise ValueError("the generator's answer is not finite")
        except Exception as error:
            self._fail(error)
            return None
        self._failures = 0
        self.trouble = ""
        return mending

    def _grid(self, pose: Points) -> Float:
        """Where each cell lies in the cropped photo, as ``grid_sample`` counts: float32 (S/4, S/4, 2)."""
        x, y = self._field.maps(pose)
        grid: Float = (np.stack([x, y], -1) * 2 + 1) / np.float32(self._size) - 1
        return grid

    def _fail(self, error: Exception) -> None:
        self.trouble = str(error) or type(error).__name__
        self._failures += 1
        if not self._reported:
            self._reported = True
            self._report(error)


class _Place:
    """Where the face crop lies in one portrait.

    Args:
        crop: in whole pixels.
        size: (width, height) of the portrait.
    """

    def __init__(self, crop: Crop, size: tuple[int, int]) -> None:
        self.crop = crop
        self._side = round(crop.size)
        left, top = round(crop.x), round(crop.y)
        self._left, self._top = max(left, 0), max(top, 0)
        right, bottom = min(left + self._side, size[0]), min(top + self._side, size[1])
        self._inside = slice(self._top, bottom), slice(self._left, right)
        self._of_crop = slice(self._top - top, bottom - top), slice(self._left - left, right - left)

    def _enlarged(self, image: NDArray, interpolation: int) -> NDArray:
        """An image of the crop at the portrait's resolution, as far as it lies in the portrait."""
        side = self._side
        if side < len(image):
            interpolation = cv2.INTER_AREA
        large = cv2.resize(image, (side, side), interpolation=interpolation) if side != len(image) else image
        return np.ascontiguousarray(large[self._of_crop])

    def residual(self, flow: Float) -> Residual:
        """A flow of the crop, float32 (S, S, 2), in the portrait's pixels."""
        return Residual(
            self._left, self._top, self._enlarged(flow * np.float32(self._side / len(flow)), cv2.INTER_LINEAR)
        )

    def paint(self, picture: Image, paint: Float, mask: Float) -> None:
        """Blend paint, float32 (S, S, 3) in [-1, 1], over the portrait's picture where mask, (S, S), says; in place."""
        colour = np.clip(paint * 127.5 + 128, 0, 255).astype(np.uint8)
        _blend(
            picture[self._inside],
            self._enlarged(colour, cv2.INTER_CUBIC),
            self._enlarged(mask.astype(np.float32), cv2.INTER_LINEAR),
        )


def _fade(size: int) -> Float:
    """1 inside the crop, 0 in its outermost pixels, smooth over ``FADE`` between: float32 (size, size)."""
    index = np.arange(size)
    t = np.clip(np.minimum(index, size - 1 - index) / (FADE * size), 0, 1)
    edge = t * t * (3 - 2 * t)
    fade: Float = np.minimum(edge[:, None], edge).astype(np.float32)
    return fade


def _log(error: Exception) -> None:
    logger.error("The generator does not run (%s: %s); the plain warp is shown", type(error).__name__, error)


@numba.njit("void(u1[:,:,:], u1[:,:,::1], f4[:,::1])", nogil=True, cache=True)
def _blend(picture: Image, paint: Image, mask: Float) -> None:
    """picture = (1 - mask) picture + mask paint, in place; exactly the picture where the mask is zero."""
    for y in range(mask.shape[0]):
        for x in range(mask.shape[1]):
            m = min(mask[y, x], numba.float32(1))
            if m > 0:
                for k in range(3):
                    under = numba.float32(picture[y, x, k])
                    picture[y, x, k] = numba.uint8(under + (numba.float32(paint[y, x, k]) - under) * m + 0.5)
