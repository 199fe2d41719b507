"""The generator as a renderer: the landmark warp at full resolution, mended by what the network says about the face.

The network looks at the face crop only, at the tier's size. Its answer is carried to the portrait's own resolution: the
residual flow corrects where the warp samples the portrait, so its own pixels stay sharp; light and shadow are added to
them; the paint is blended over the result where the mask says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

import numba
import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.model.engine import Engine, Float, Mending, embed
from puppet.model.seen import CropView, mouth_layer
from puppet.model.weights import Weights
from puppet.models import Crop, Image, Persona, Points
from puppet.raster.drawing import Drawing, to_crop
from puppet.topology import LIPS_OUTER, OUTER_EYE_CORNERS
from puppet.warp.landmark_warp import LandmarkWarp
from puppet.warp.residual import Residual

logger = logging.getLogger(__name__)

FADE = 0.1
"""Width of the strip inside the crop's border, as a share of the crop, in which flow and mask end: there is no seam."""
UNPAINTED = 0.01
"""A mask up to this counts as none: masks are hardly ever quite 0, and what is not painted costs no time."""
GHOST = 60.0
"""How far paint must be from what it covers, in steps of 255, for the detail under it to go altogether."""
MOUTH_RIM, MOUTH_SOFTNESS = 0.05, 0.03
"""How far beyond the lips the portrait's own mouth reaches, and how softly it ends, in interocular distances."""
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
        engine, weights: as given; another engine is used from the next ``bind`` on.
        trouble: why the last picture is the plain warp's; empty when it is not.
    """

    name = "generator"

    def __init__(self, engine: Engine, weights: Weights, report: Callable[[Exception], object] | None = None) -> None:
        self.trouble = ""
        self.engine = engine
        self.weights = weights
        self._report = report or _log
        self._size = weights.tier.size
        self._drawing = Drawing(self._size)
        self._fade = _fade(self._size)
        self._fade_shade = np.dstack([_fade(self._size // 8) * np.float32(127.5)] * 3)
        self._fade_flow = np.dstack([self._fade, self._fade])  # multiplying by a broadcast array takes 20 times as long
        self._warp = LandmarkWarp()
        self._place: _Place | None = None
        self._failures = 0
        self._reported = False

    @property
    def runs_on(self) -> str:
        """The engine in words, for the user."""
        return self.engine.runs_on

    @property
    def notice(self) -> str:
        """What the user should know of the engine: that it stepped down, and why. Empty where there is nothing."""
        said: str = getattr(self.engine, "notice", "")
        return said

    def bind(self, persona: Persona) -> None:
        """Take a portrait; see ``models.Renderer``."""
        self._warp.bind(persona)
        self._view = CropView(persona, self._size, mesh=self._warp.mesh, donors=self._warp.donors)
        self.engine.bind(embed(self.weights, self._view.persona, persona.refinement, persona.others))
        self._place = _Place(self._view.crop, persona.size)
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
        residual = self._place.residual(mending.flow * self._fade_flow, mending.alpha * self._fade)
        picture = self._warp.render(landmarks, residual)
        self._place.shade(picture, mending.shade * self._fade_shade)
        self._place.paint(picture, mending.paint, mending.mask * self._fade)
        return picture

    def close(self) -> None:
        """Free the engine."""
        self.engine.close()

    def _look(self, landmarks: Points, crop: Crop) -> Mending | None:
        """What the generator says about a pose; None when it fails."""
        if self._failures >= GIVE_UP_AFTER:
            return None
        pose = to_crop(landmarks, crop, self._size)
        seen = self._view.look(pose)  # says so if the landmarks are none
        layer = mouth_layer(seen.picture, self._view.mouth, seen.landmarks, seen.motion, seen.lent.unknown)
        warped, raster = np.dstack([seen.picture, seen.alpha]), np.concatenate([self._drawing.draw(pose), layer])
        try:
            mending = self.engine.run(warped, raster, self._grid(pose))
            if not mending.finite:
                raise ValueError("the generator's answer is not finite")
        except Exception as error:
            self._fail(error)
            return None
        self._failures = 0
        self.trouble = ""
        return _spared(mending, np.maximum(seen.lent.cover(self._size), self._own_mouth(pose)))

    def _own_mouth(self, pose: Points) -> Float:
        """Where the warp shows the portrait's own mouth with nothing missing in it: float32 (S, S), 0 to 1."""
        known = 1 - self._view.mouth.unknown(pose)
        real = np.zeros((self._size, self._size), np.float32)
        if known <= 0:
            return real
        unit = float(np.linalg.norm(np.subtract(*pose[list(OUTER_EYE_CORNERS), :2])))
        reach, softness = max(1, round(MOUTH_RIM * unit)), max(0.5, MOUTH_SOFTNESS * unit)
        loop = pose[list(LIPS_OUTER), :2]
        margin = reach + 3 * softness + 1
        low = np.clip(np.floor(loop.min(0) - margin), 0, self._size).astype(int)
        high = np.clip(np.ceil(loop.max(0) + margin), 0, self._size).astype(int)
        if (high <= low).any():
            return real
        lips = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
        cv2.fillPoly(lips, [np.round((loop - low) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        lips = cv2.dilate(lips, np.ones((reach, reach), np.uint8))
        soft = cv2.GaussianBlur(lips.astype(np.float32), (0, 0), softness)
        real[low[1] : high[1], low[0] : high[0]] = soft * np.float32(known / 255)
        return real

    def _grid(self, pose: Points) -> Float:
        """Where each cell lies in the cropped photo, as ``grid_sample`` counts: float32 (S/4, S/4, 2)."""
        x, y = self._view.field(pose)
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

    def residual(self, flow: Float, alpha: Float) -> Residual:
        """A flow of the crop, float32 (S, S, 2), and what to add to its alpha, (S, S), in the portrait's pixels."""
        return Residual(
            self._left,
            self._top,
            self._enlarged(flow * np.float32(self._side / len(flow)), cv2.INTER_LINEAR),
            self._enlarged(alpha, cv2.INTER_LINEAR),
        )

    def shade(self, picture: Image, shade: Float) -> None:
        """Light the portrait's picture, uint8 (H, W, 3), in place; ``shade``: float32 (S/8, S/8, 3), steps of 255."""
        _shade(picture[self._inside], self._enlarged(shade, cv2.INTER_LINEAR))

    def paint(self, picture: Image, paint: Float, mask: Float) -> None:
        """Blend paint over the portrait's picture, in place.

        Paint has the crop's resolution. It takes the place of what the picture shows at that resolution. Detail beyond
        it, the portrait's own or the mouth layer's, is kept where paint changes little, and goes where it changes much:
        there it would be the ghost of what was painted over.

        Args:
            picture: uint8 (H, W, 3).
            paint: float32 (S, S, 3) in [-1, 1].
            mask: float32 (S, S), where the paint goes.
        """
        part = picture[self._inside]
        where = self._enlarged(np.where(mask > UNPAINTED, mask, np.float32(0)), cv2.INTER_LINEAR)
        rows, columns = np.flatnonzero(where.any(1)), np.flatnonzero(where.any(0))
        if not rows.size:
            return
        box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        colour = self._enlarged(np.clip(paint * 127.5 + 128, 0, 255).astype(np.uint8), cv2.INTER_CUBIC)
        _blend(part[box], np.ascontiguousarray(where[box]), colour[box], self._coarse(part[box], len(paint)))

    def _coarse(self, part: Image, size: int) -> Image:
        """A part of the picture as it would look in a crop of ``size`` square, enlarged again."""
        scale = size / self._side
        if scale >= 1:
            return part.copy()
        small = tuple(max(1, round(side * scale)) for side in (part.shape[1], part.shape[0]))
        coarse = cv2.resize(part, small, interpolation=cv2.INTER_AREA)
        enlarged: Image = cv2.resize(coarse, (part.shape[1], part.shape[0]), interpolation=cv2.INTER_CUBIC)
        return enlarged


def _spared(mending: Mending, real: Float) -> Mending:
    """A mending that leaves alone what is real already.

    What other photographs lend was made worse by 0.1 to 9 dB inside the lips of three clips of four; what the portrait
    shows between its own lips, by 0.7 dB.

    Args:
        real: float32 (S, S), 0 to 1.
    """
    if not real.any():
        return mending
    rest = 1 - real
    coarse = cv2.resize(rest, mending.shade.shape[1::-1], interpolation=cv2.INTER_AREA)
    return replace(
        mending, flow=mending.flow * rest[..., None], shade=mending.shade * coarse[..., None], mask=mending.mask * rest
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


@numba.njit("void(u1[:,:,:], f4[:,:,::1])", nogil=True, cache=True)
def _shade(picture: Image, shade: Float) -> None:
    """picture = picture + shade, in place."""
    for y in range(shade.shape[0]):
        for x in range(shade.shape[1]):
            for k in range(3):
                lit = numba.float32(picture[y, x, k]) + shade[y, x, k]
                picture[y, x, k] = numba.uint8(min(max(lit, numba.float32(0)), numba.float32(255)) + numba.float32(0.5))


@numba.njit("void(u1[:,:,:], f4[:,::1], u1[:,:,:], u1[:,:,::1])", nogil=True, cache=True)
def _blend(picture: Image, mask: Float, paint: Image, coarse: Image) -> None:
    """picture = picture + mask (paint - coarse - gone (picture - coarse)), in place."""
    for y in range(mask.shape[0]):
        for x in range(mask.shape[1]):
            m = min(mask[y, x], numba.float32(1))
            if m <= 0:
                continue
            away = numba.float32(0)
            for k in range(3):
                away += abs(numba.float32(paint[y, x, k]) - numba.float32(coarse[y, x, k]))
            gone = min(away * numba.float32(1 / (3 * GHOST)), numba.float32(1))
            for k in range(3):
                under, low = numba.float32(picture[y, x, k]), numba.float32(coarse[y, x, k])
                mixed = under + m * (numba.float32(paint[y, x, k]) - low - gone * (under - low))
                picture[y, x, k] = numba.uint8(
                    min(max(mixed, numba.float32(0)), numba.float32(255)) + numba.float32(0.5)
                )
