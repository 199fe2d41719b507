"""The invisible mark: a fixed pattern, far below what the eye sees, that tells the puppet's pixels from a camera's.

A spread-spectrum mark: one pseudo-random pattern of low spatial frequencies is added to the lightness of every picture.
Encoders keep low frequencies, and thousands of cells add up to certainty although each is lost in the picture. It is
stretched with the picture, so rescaling does not move it; cropping and turning do. It carries no message and names
nobody. It is no secret either: whoever wants to remove it can.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image

Soft = NDArray[np.float32]

CELLS = (80, 45)
"""Columns and rows of the pattern: 16 pixels a cell at 720p, 8 at 360p, the sizes of what encoders work on."""
STRENGTH = 1.3
"""Standard deviation of what is added to places of middle lightness and some unrest, in steps of 255."""
SURE = 6.0
"""Scores from here on count as the mark. Unmarked pictures give normally distributed scores of deviation one."""
_KEY = b"puppet mark 1"
_DARK = 12.0  # steps of 255; below middle lightness the mark fades with lightness plus this
_CALM, _BUSY = 0.6, 8.0  # share of the strength where nothing is busy; from this unrest on, in steps of 255, it is 2
_FINER = 2  # pixels per cell that a reader looks at
_OWN = 2.0  # wider than so many cells is left to the picture: there its own lightness is strongest


def _pattern() -> Soft:
    """One number per cell, mean zero: float32 (rows, columns). The same for ever: it is what readers look for."""
    columns, rows = CELLS
    bits = np.unpackbits(np.frombuffer(hashlib.shake_256(_KEY).digest((columns * rows + 7) // 8), np.uint8))
    cells = bits[: columns * rows].reshape(rows, columns).astype(np.float32) * 2 - 1
    return cells - cv2.GaussianBlur(cells, (0, 0), _OWN)


def _stretched(size: tuple[int, int]) -> Soft:
    pattern: Soft = cv2.resize(_pattern(), size, interpolation=cv2.INTER_CUBIC)
    return pattern * np.float32(STRENGTH / float(pattern.std()))


class InvisibleMark:
    """Marks pictures that all look much like one of them.

    Args:
        like: uint8 (H, W, 3), RGB: how strong the mark may be, place by place, is read off it.
    """

    def __init__(self, like: Image) -> None:
        height, width = like.shape[:2]
        pattern = _stretched((width, height)) * _unseen(like)
        # Rounded up or down by chance, once and for all: steps of one would otherwise be all there is of it.
        chance = np.random.default_rng(0).random(pattern.shape, np.float32)
        steps = np.floor(pattern + chance)
        self._more, self._less = (
            np.ascontiguousarray(np.repeat(np.clip(part, 0, 255).astype(np.uint8)[..., None], 3, 2))
            for part in (steps, -steps)
        )

    def put(self, pixels: Image) -> None:
        """Mark uint8 (H, W, 3), contiguous, in place. Takes about 0.2 ms at 720p."""
        cv2.add(pixels, self._more, dst=pixels)
        cv2.subtract(pixels, self._less, dst=pixels)


def _unseen(like: Image) -> Soft:
    """How strong the mark may be without being seen, float32 (H, W): less in the dark, where a step is a large one, and
    more where the picture is busy itself or a gaudy plain: that is a key colour, and encoders flatten it."""
    light = cv2.cvtColor(like, cv2.COLOR_RGB2GRAY).astype(np.float32)
    scale = 8
    size = (max(1, light.shape[1] // scale), max(1, light.shape[0] // scale))
    mean, square = (cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (light, light * light))
    busy = np.sqrt(np.maximum(square - mean * mean, 0))
    colour = cv2.resize(like, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    gaudy = np.clip((np.ptp(colour, -1) / 255 - 0.5) / 0.15, 0, 1)
    mean, busy, gaudy = (cv2.GaussianBlur(part, (0, 0), 1.5) for part in (mean, busy, gaudy))
    calm = _CALM + (1 - _CALM) * gaudy
    share = np.clip((mean + _DARK) / (128 + _DARK), 0.4, 1) * (calm + (2 - calm) * np.clip(busy / _BUSY, 0, 1))
    grown: Soft = cv2.resize(share, light.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return grown


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found.

    Attributes:
        score: how far the pattern stands out, in standard deviations of what the same pictures give for other places of
            it.
        frames: how many pictures were looked at.
        mirrored: it was found in the mirrored picture.
    """

    score: float
    frames: int
    mirrored: bool = False

    @property
    def marked(self) -> bool:
        return self.score >= SURE

    @property
    def chance(self) -> float:
        """How likely an unmarked picture is to give such a score or more."""
        return min(1.0, math.erfc(self.score / math.sqrt(2)))  # either way round: twice one tail


class MarkReader:
    """Looks for the mark in the frames of one picture or clip: ``add`` each, then ask for the ``reading``."""

    def __init__(self) -> None:
        columns, rows = (side * _FINER for side in CELLS)
        self._size = (columns, rows)
        self._sum = np.zeros((rows, columns), np.float64)
        self._frames = 0
        self._wanted = np.conj(np.fft.rfft2(_own_removed(_stretched(self._size))))

    def add(self, frame: Image) -> None:
        """Look at one frame, uint8 (H, W, 3), RGB, of any size."""
        light = cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY).astype(np.float32)
        smaller = light.shape[1] >= self._size[0] and light.shape[0] >= self._size[1]
        light = cv2.resize(light, self._size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
        self._sum += _own_removed(light)
        self._frames += 1

    def reading(self) -> Reading:
        """What all frames together say. Raises ValueError if there were none."""
        if not self._frames:
            raise ValueError("There was no picture to look at")
        mean = (self._sum / self._frames).astype(np.float32)
        local = np.sqrt(cv2.GaussianBlur(mean * mean, (0, 0), 2 * _FINER))
        even = np.clip(mean / (local + 1), -2, 2)  # an edge in the picture counts no more than a calm place
        straight, mirrored = self._score(even), self._score(even[:, ::-1])
        return Reading(max(straight, mirrored), self._frames, mirrored > straight)

    def _score(self, picture: Soft) -> float:
        """The correlation at the pattern's place over the deviation of those at all others."""
        everywhere = np.fft.irfft2(np.fft.rfft2(picture) * self._wanted, s=picture.shape)
        others = np.roll(everywhere, (4, 4), (0, 1))[9:, 9:] if everywhere.any() else np.ones(1)
        deviation = float(np.sqrt(np.mean(others**2)))
        return float(everywhere[0, 0]) / max(deviation, 1e-12)


def _own_removed(light: Soft) -> Soft:
    """Without what is wider than the pattern: float32 (H, W)."""
    return light - cv2.GaussianBlur(light, (0, 0), _OWN * _FINER * 0.75)
