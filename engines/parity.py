"""Whether an engine gives what PyTorch gives: a wrong picture is worse than a slow one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engines.protocol import Engine, Mending, PersonaTensors
from puppet.cv import cv2
from puppet.model.network import RASTER, Tier
from puppet.models import Image

FLOW, COLOUR, MASK = 0.1, 1.5, 1.5
"""Largest mean absolute differences that pass: in crop pixels, and in 1/255. bf16 stays far below, as measured."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean absolute differences between two engines: ``flow`` in crop pixels, ``colour`` (the worse of shade and paint)
    and ``mask`` (the worse of mask and alpha) in 1/255."""

    flow: float
    colour: float
    mask: float

    @property
    def small(self) -> bool:
        """Whether they show the same picture; not so if anything is not finite."""
        return self.flow <= FLOW and self.colour <= COLOUR and self.mask <= MASK

    def __str__(self) -> str:
        return f"flow {self.flow:.3g} px, colour {self.colour:.3g}/255, mask {self.mask:.3g}/255"


def sample(tier: Tier, seed: int = 0) -> tuple[Image, Image, np.ndarray]:
    """Inputs of one frame: smooth chance pictures, with hard edges in the drawing."""
    chance = np.random.default_rng(seed)

    def field(cells: int) -> np.ndarray:
        coarse = chance.uniform(-64, 320, (cells, cells)).astype(np.float32)
        return np.clip(cv2.resize(coarse, (tier.size, tier.size), interpolation=cv2.INTER_CUBIC), 0, 255)

    warped = np.dstack([field(24) for _ in range(4)]).astype(np.uint8)
    raster = np.stack([np.where(field(12) > 128, 255, 0) for _ in range(RASTER)]).astype(np.uint8)
    cells = tier.size // 4
    across = (np.arange(cells, dtype=np.float32) * 2 + 1) / cells - 1
    bend = np.stack([field(6), field(6)], -1)[::4, ::4] / 255 - 0.5
    return warped, raster, (np.stack(np.meshgrid(across, across), -1) + 0.2 * bend).astype(np.float32)


def sample_persona(tier: Tier, adain: int, seed: int = 0) -> PersonaTensors:
    """Persona tensors of about the size that portraits have."""
    chance = np.random.default_rng(seed)
    shape = (tier.spatial, tier.size // 4, tier.size // 4)
    return PersonaTensors(
        chance.uniform(-1, 1, shape).astype(np.float32), chance.normal(0, 0.2, adain).astype(np.float32)
    )


def difference(a: Mending, b: Mending) -> Difference:
    """Between what two engines say about one frame."""
    return Difference(
        float(np.abs(a.flow - b.flow).mean()),
        float(np.max([np.abs(a.paint - b.paint).mean(), np.abs(a.shade - b.shade).mean()]) * 127.5),
        float(np.max([np.abs(a.mask - b.mask).mean(), np.abs(a.alpha - b.alpha).mean()]) * 255),
    )


def compare(engine: Engine, oracle: Engine, tier: Tier, adain: int) -> Difference:
    """Run two engines of the same weights on a sample. Leaves the sample's persona bound to both."""
    persona, inputs = sample_persona(tier, adain), sample(tier)
    for one in (engine, oracle):
        one.bind(persona)
    return difference(engine.run(*inputs), oracle.run(*inputs))
