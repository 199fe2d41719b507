"""Whether an engine gives what PyTorch gives: a wrong picture is worse than a slow one."""

from __future__ import annotations

import numpy as np
import torch

from engines.bounds import BOUNDS, Bounds, Difference
from engines.example import Inputs, example
from engines.protocol import Engine, MeasuredEngine, Mending, PersonaTensors
from puppet.cv import cv2
from puppet.model.network import RASTER, Mended, Tier, as_input, blend
from puppet.model.weights import Weights
from puppet.models import Image

__all__ = ["BOUNDS", "Bounds", "Difference", "compare", "difference", "sample", "sample_persona"]


def sample(tier: Tier, seed: int = 0) -> Inputs:
    """Inputs of one frame: smooth chance pictures, with hard edges in the drawing."""
    chance = np.random.default_rng(seed)

    def field(cells: int) -> np.ndarray:
        coarse = chance.uniform(-64, 320, (cells, cells)).astype(np.float32)
        return np.clip(cv2.resize(coarse, (tier.window, tier.window), interpolation=cv2.INTER_CUBIC), 0, 255)

    warped = np.dstack([field(24) for _ in range(4)]).astype(np.uint8)
    raster = np.stack([np.where(field(12) > 128, 255, 0) for _ in range(RASTER)]).astype(np.uint8)
    cells = tier.window // 4
    across = (np.arange(cells, dtype=np.float32) * 2 + 1) / (tier.size // 4) - 1
    bend = np.stack([field(6), field(6)], -1)[::4, ::4] / 255 - 0.5
    return warped, raster, (np.stack(np.meshgrid(across, across), -1) + 0.2 * bend).astype(np.float32)


def sample_persona(tier: Tier, adain: int, seed: int = 0) -> PersonaTensors:
    """Persona tensors of about the size that portraits have."""
    chance = np.random.default_rng(seed)
    shape = (tier.spatial, tier.size // 4, tier.size // 4)
    return PersonaTensors(
        chance.uniform(-1, 1, shape).astype(np.float32), chance.normal(0, 0.2, adain).astype(np.float32)
    )


def difference(a: Mending, b: Mending, warped: Image) -> Difference:
    """Between what two engines say about one frame, whose warp was ``warped``, uint8 (S, S, 4)."""
    pairs = [
        (_picture(warped, a), _picture(warped, b), 127.5),
        *((getattr(a, part), getattr(b, part), 127.5) for part in ("paint", "shade")),
        *((getattr(a, part), getattr(b, part), 255.0) for part in ("mask", "alpha")),
    ]
    apart = [np.abs(one - other) * unit for one, other, unit in pairs]
    return Difference(
        float(np.max([part.mean() for part in apart])),
        float(np.max([part.max() for part in apart])),
        float(np.abs(a.flow - b.flow).mean()),
    )


def compare(engine: MeasuredEngine, oracle: Engine, weights: Weights, samples: int = 1) -> Difference:
    """Run two engines of the same weights on so many samples; on a face, where the one works in 8 bits. Leaves the
    persona of what it ran on bound to both."""
    frames: list[Inputs]
    if engine.precision == "int8":
        persona, face = example(weights)
        frames = [face]
    else:
        persona = sample_persona(weights.tier, weights.tier.adain)
        frames = [sample(weights.tier, seed) for seed in range(samples)]
    for one in (engine, oracle):
        one.bind(persona)
    apart = [difference(engine.run(*frame), oracle.run(*frame), frame[0]) for frame in frames]
    return Difference(*(max(getattr(one, part) for one in apart) for part in ("mean", "largest", "flow")))


def _picture(warped: Image, mending: Mending) -> np.ndarray:
    """What a mending makes of a crop before mid-grey, as far as the crop's resolution goes: float32 (3, S, S)."""
    parts = (mending.flow, mending.shade, mending.paint, mending.mask[..., None], mending.alpha[..., None])
    mended = Mended(*(torch.from_numpy(part.transpose(2, 0, 1).copy())[None] for part in parts))
    seen = as_input(torch.from_numpy(warped)[None], torch.float32)
    with torch.inference_mode():
        picture: np.ndarray = blend(seen, torch.zeros_like(seen[:, :3]), mended)[0][0].numpy()
    return picture
