"""What the renderer needs of whatever runs the generator, as plain arrays. The ways to run it are in ``engines/``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.model.crop import crop_persona
from puppet.model.embedding import embedded
from puppet.model.weights import Weights
from puppet.models import Image, Persona, Refinement
from puppet.raster.drawing import Drawing

Float = NDArray[np.float32]
ADAIN, SPATIAL = "adain", "spatial"
"""Names of a refinement's tensors."""


@dataclass(frozen=True, eq=False, slots=True)
class PersonaTensors:
    """What one portrait is to the generator: inputs, not weights. S: the tier's size.

    Attributes:
        spatial: float32 (C, S/4, S/4), features of the photo, carried to each pose by the warp.
        adain: float32 (K,), scales and shifts of its layers.
    """

    spatial: Float
    adain: Float


@dataclass(frozen=True, eq=False, slots=True)
class Mending:
    """What the generator says about one frame of the face crop, or of a window of it; S is the side of either.

    Attributes:
        flow: float32 (S, S, 2), x and y in crop pixels: how far beside each pixel to look in the warp's picture.
        shade: float32 (S/8, S/8, 3), in [-2, 2]: light and shadow to add, in units of RGB from -1 to 1.
        paint: float32 (S, S, 3), RGB in [-1, 1].
        mask: float32 (S, S) in [0, 1], where the paint goes.
        alpha: float32 (S, S) in [-1, 1], to be added to the person's alpha.
    """

    flow: Float
    shade: Float
    paint: Float
    mask: Float
    alpha: Float


def unfit(answer: object, size: int) -> str:
    """What keeps an engine's answer from being a ``Mending`` for a picture of ``size``; empty if nothing does."""
    if not isinstance(answer, Mending):
        return f"its answer is a {type(answer).__name__}"
    square = (size, size)
    shapes = {"flow": (*square, 2), "shade": (size // 8, size // 8, 3), "paint": (*square, 3)}
    for part in fields(answer):
        value, shape = getattr(answer, part.name), shapes.get(part.name, square)
        if not isinstance(value, np.ndarray) or value.dtype != np.float32 or value.shape != shape:
            what = f"{value.dtype} {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__
            return f"its {part.name} is {what}, not float32 {shape}"
    # A sum is finite only if all of it is, and takes a fraction of the time of looking at each number.
    if not all(math.isfinite(_sum(np.ravel(getattr(answer, part.name)))) for part in fields(answer)):
        return "its answer is not finite"
    return ""


@compiled("f4(f4[::1])", nogil=True, fastmath={"reassoc"})  # in vectors, yet true to what is no number
def _sum(values: Float) -> float:
    total = np.float32(0)
    for i in range(values.size):
        total += values[i]
    return float(total)


class Engine(Protocol):
    """Runs a generator. Owns no thread; called from one thread at a time. A portrait is bound as inputs, so that
    binding another builds nothing.

    Attributes:
        name: what it is chosen by.
        runs_on: in words, for the user ("PyTorch · CPU").
    """

    @property
    def name(self) -> str: ...

    @property
    def runs_on(self) -> str: ...

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait: from the next ``run`` on it is the one shown."""

    def run(self, warped: Image, raster: Image, grid: Float) -> Mending:
        """Look at one frame.

        Args:
            warped: uint8 (S, S, 4), RGBA, a window of the face crop as the landmark warp shows it, and the person's
                alpha; S the tier's ``window``.
            raster: uint8 (13, S, S), drawing and mouth layer of the pose.
            grid: float32 (S/4, S/4, 2) in [-1, 1], where each cell lies in the photo (``grid_sample``, corners not
                aligned).

        Returns:
            New arrays, not to be touched by the next call.

        Raises:
            RuntimeError: nothing is bound, or it cannot run (out of memory, device lost).
        """

    def warm_up(self) -> None:
        """Do now what would make the first frames late."""

    def close(self) -> None:
        """Free what it holds; it cannot be used afterwards."""


class Role(Enum):
    """What an engine of a call is there for, where there may be two tiers of the generator."""

    ONLY = "only"  # all that there is: it steps down to other engines by itself
    FIRST = "first"  # of the higher tier: when it fails, the lower tier takes over, not a slower engine
    RESERVE = "reserve"  # of the lower tier: ready from the start, and otherwise costs nothing until it is needed


class MakesEngine(Protocol):
    """Makes an engine of a call that runs these weights, ready within a second."""

    def __call__(self, weights: Weights, *, role: Role) -> Engine: ...


def fits(refinement: Refinement, weights: Weights) -> bool:
    """Whether a refinement was found for these very weights, and has the tensors that they take."""
    cells = weights.tier.size // 4
    wanted = {SPATIAL: (weights.tier.spatial, cells, cells), ADAIN: (weights.tier.adain,)}
    shapes = {name: tensor.shape for name, tensor in refinement.tensors.items()}
    return refinement.weights == weights.hash and all(shapes.get(name) == shape for name, shape in wanted.items())


def embed(
    weights: Weights, cropped: Persona, refinement: Refinement | None = None, others: Sequence[Persona] = ()
) -> PersonaTensors:
    """Look at a portrait, once: about 20 ms on a CPU for each photograph.

    Args:
        weights: whose embedder.
        cropped: by ``crop.crop_persona`` to the tier's size.
        refinement: of this portrait, to be taken instead where it was found for these very weights.
        others: further photographs of the person, any size.

    Returns:
        The portrait's own features; of what speaks of the person half its own and half the other photographs'.
    """
    if refinement is not None and fits(refinement, weights):
        return PersonaTensors(refinement.tensors[SPATIAL], refinement.tensors[ADAIN])
    own = _seen(weights, cropped)
    if not others:
        return own
    size = weights.tier.size
    adain = np.mean([_seen(weights, crop_persona(photo, size)).adain for photo in others], axis=0, dtype=np.float32)
    return replace(own, adain=(own.adain + adain) / 2)


def _seen(weights: Weights, cropped: Persona) -> PersonaTensors:
    """One photograph as the embedder sees it."""
    drawing = Drawing(weights.tier.size).draw(cropped.landmarks)
    spatial, adain = embedded(weights, cropped.image, drawing)
    return PersonaTensors(spatial, adain)
