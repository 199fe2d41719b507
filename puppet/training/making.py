"""What a training pair is, and how two frames of one person make one; ``stills`` makes them from single photographs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.model.crop import SIZE, cut, face_crop
from puppet.model.seen import CELL, CropView
from puppet.models import Crop, Image, Persona, Points
from puppet.motion import pose
from puppet.motion.expression import eye_openings, lip_gap
from puppet.raster.drawing import to_crop

REAL, INVERSE, FORWARD, RIG = range(4)

FIELD = SIZE // CELL
"""Side of the stored fields."""
_CLOSED_GAP = 0.05


@dataclass(frozen=True, eq=False)
class Pair:
    """One training pair, in the face crop of its source (S = 256).

    Attributes:
        source: index of its source among those of its shard.
        target, warped: uint8 (S, S, 3); in the warp's picture nothing is drawn between the lips yet.
        alpha: uint8 (S, S), the warp's.
        target_landmarks: float32 (478, 3).
        trust: uint8 (S, S), 0 where the target must not be learned.
        field: float16 (64, 64, 2), where each cell lies in the source, minus where it is itself, crop pixels.
        kind: REAL, INVERSE, FORWARD or RIG.
    """

    source: int
    target: Image
    target_landmarks: Points
    warped: Image
    alpha: Image
    trust: Image
    field: NDArray[np.float16]
    kind: int


@dataclass(frozen=True, eq=False)
class Source:
    """What stands for the portrait in a pair.

    Attributes:
        image, background: uint8 (S, S, 3).
        landmarks: float32 (478, 3).
        identity: tells people apart; of one file.
        detail: at most 1: pixels of the picture per crop pixel. Below 1 the crop is enlarged and soft.
        colour: the picture is in colour.
    """

    image: Image
    background: Image
    landmarks: Points
    identity: int
    detail: float
    colour: bool


@dataclass(eq=False)
class Shard:
    """Some sources with their pairs."""

    sources: list[Source]
    pairs: list[Pair]


def seeded(seed: int, name: str) -> np.random.Generator:
    """A generator that depends on a seed and a name alone."""
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=16).digest()
    return np.random.default_rng(list(digest))


def identity_of(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "little") & 0x7FFFFFFF


class Binding:
    """A source that the live warp renders from.

    Args:
        persona: the whole picture.
        crop: its face crop, in whole pixels.

    Attributes:
        persona: the face crop.
    """

    def __init__(self, persona: Persona, crop: Crop) -> None:
        self._view = CropView(persona, SIZE, crop)
        self.persona = self._view.persona
        at = (np.arange(FIELD, dtype=np.float32) + 0.5) * CELL - 0.5
        self._x, self._y = np.meshgrid(at, at)

    def pair(self, source: int, target: Image, landmarks: Points, trust: Image, kind: int) -> Pair:
        seen = self._view.look(landmarks)
        x, y = self._view.field(landmarks)
        field = np.dstack([x - self._x, y - self._y]).astype(np.float16)
        return Pair(source, target, landmarks, seen.picture, seen.alpha, trust, field, kind)


def within(size: tuple[int, int], crop: Crop, margin: int = 3) -> Image:
    """Where a crop lies inside a picture (width, height), a margin of it left out: uint8 (S, S), 0 or 255."""
    inside = np.zeros((size[1], size[0]), np.uint8)
    inside[margin : size[1] - margin, margin : size[0] - margin] = 255
    padded = cv2.copyMakeBorder(inside, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    return np.where(cut(padded, Crop(crop.x + 1, crop.y + 1, crop.size), SIZE) > 250, 255, 0).astype(np.uint8)


def in_colour(image: Image) -> bool:
    """Whether a picture is more than black and white, or brown."""
    small = cv2.resize(image, (64, 64), interpolation=cv2.INTER_AREA).reshape(-1, 3).astype(np.float64)
    tint = small - small.mean(1, keepdims=True)
    return float(np.linalg.norm(tint - np.median(tint, axis=0), axis=1).mean()) > 6.0


def frame_pairs(
    images: Sequence[Image],
    tracked: Sequence[Points],
    portrait: Callable[[int], Persona | None],
    name: str,
    rng: np.random.Generator,
    sources: int,
    per_source: int,
) -> Shard:
    """Pairs of one person's frames.

    Args:
        images: uint8 (H, W, 3) each.
        tracked: their landmarks, float32 (478, 3) each.
        portrait: the persona of a frame by its number, if it can be one.
        name: tells people apart.
        sources, per_source: see ``real_pairs``.
    """
    shard = Shard([], [])
    if len(images) < 2:
        return shard
    shapes = [pose.Head(landmarks).points for landmarks in tracked]
    gaps = np.array([lip_gap(shape) for shape in shapes])
    openness = np.array([eye_openings(shape).min() for shape in shapes])
    awake = openness > 0.7 * np.percentile(openness, 70)
    closed = np.flatnonzero(awake & (gaps <= max(_CLOSED_GAP, float(np.percentile(gaps, 20)))))
    count_closed = min(len(closed), round(0.6 * sources))
    chosen = list(rng.choice(closed, count_closed, replace=False)) if count_closed else []
    rest = np.setdiff1d(np.flatnonzero(awake), chosen)
    chosen += list(rng.choice(rest, min(len(rest), sources - len(chosen)), replace=False))
    for number in chosen:
        persona = portrait(int(number))
        if persona is None:
            continue
        crop = face_crop(persona.landmarks)
        binding = Binding(persona, crop)
        trust = within(persona.size, crop)
        shard.sources.append(source_of(binding.persona, name, crop, persona.image))
        # Open mouths and closed lids are rare and what is to be learnt: they come first.
        rare = 1.0 + 3.0 * np.clip(gaps / 0.3, 0, 1) + 2.0 * (openness < 0.6 * np.percentile(openness, 70))
        rare[number] = 0.2
        targets = rng.choice(len(images), min(per_source, len(images)), replace=False, p=rare / rare.sum())
        for other in np.sort(targets):
            landmarks = to_crop(tracked[other], crop, SIZE)
            shard.pairs.append(binding.pair(len(shard.sources) - 1, cut(images[other], crop), landmarks, trust, REAL))
    return shard


def source_of(persona: Persona, name: str, crop: Crop, original: Image) -> Source:
    """A crop persona as a pair's source.

    Args:
        persona: the crop persona.
        name: tells people apart.
        crop: in pixels of the picture that it was cut from.
        original: that picture.
    """
    detail = min(1.0, crop.size / SIZE)
    return Source(persona.image, persona.background, persona.landmarks, identity_of(name), detail, in_colour(original))
