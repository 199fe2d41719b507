"""Photographs whose first pixel says who is in them, and a persona maker that reads it: no model is needed."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

import numpy as np

from puppet.errors import PuppetError
from puppet.live.thumbnails import encode_png
from puppet.models import Crop, FaceChoice, Image, Persona, Points
from puppet.motion.pose import Head
from tests import known_faces
from tests.fakes import load_image

HER, ANOTHER, NOBODY, GROUP = 60, 90, 120, 150
"""Who is in a picture: Hopper, somebody plainly else, no face, or both beside each other."""
SIZE = (120, 140)


def photo(who: int = HER, shade: int = 0) -> Image:
    """A picture, uint8 (140, 120, 3); another ``shade`` is another picture of the same."""
    squares = np.random.default_rng(shade).integers(40, 200, (SIZE[1] // 20, SIZE[0] // 20, 3), dtype=np.uint8)
    pixels = squares.repeat(20, axis=0).repeat(20, axis=1)
    pixels[:8] = who
    return pixels


def png(who: int = HER, shade: int = 0) -> bytes:
    return encode_png(photo(who, shade))


@cache
def landmarks(who: int) -> Points:
    """Hopper's in a picture of ``SIZE``, or those of a face with a far wider jaw."""
    points = known_faces.landmarks(known_faces.HOPPER).astype(np.float64)
    if who == ANOTHER:
        head = Head(points.astype(np.float32))
        wide = head.points.copy()
        lower = np.clip(wide[:, 1] / 1.2, 0, 1)[:, None]  # the eyes are the unit
        wide[:, :1] *= 1 + 0.35 * lower
        wide[:, 1:2] *= 1 - 0.25 * lower
        points = head.pivot + head.unit * wide @ head.axes.T
    low, high = points[:, :2].min(0), points[:, :2].max(0)
    scale = 80 / (high - low).max()
    points[:, :2] -= (low + high) / 2
    points *= scale
    points[:, :2] += (SIZE[0] / 2, SIZE[1] / 2)
    return points.astype(np.float32)


class MarkedMaker:
    """Makes personas of ``photo``'s pictures."""

    def __init__(self) -> None:
        self.made = 0

    def make(self, source: Path | bytes | Image, name: str = "", face: int | None = None) -> Persona | FaceChoice:
        image = source if isinstance(source, np.ndarray) else load_image(source)
        self.made += 1
        who = int(image[0, 0, 0])
        if who == GROUP and face is None:
            return FaceChoice(tuple(np.full((160, 160, 3), shade, np.uint8) for shade in (HER, ANOTHER)))
        if who == GROUP:
            who = (HER, ANOTHER)[face or 0]
        if who == NOBODY:
            raise PuppetError("No face was found in the picture", "Choose a picture of a face")
        height, width = image.shape[:2]
        return Persona(
            id=f"{who}-{zlib.crc32(image.tobytes())}",
            name=name,
            image=image,
            landmarks=landmarks(who),
            crop=Crop(10, 10, 100),
            mask=np.full((height, width), 255, np.uint8),
            background=np.full_like(image, 40),
        )

    def close(self) -> None:
        pass
