"""The sizes of the networks as plain numbers, for those who do without PyTorch: see ``network``."""

from __future__ import annotations

from dataclasses import dataclass

from puppet.raster.drawing import CHANNELS

RASTER = len(CHANNELS) + 3
"""Channels of a raster: the drawing's and the mouth layer's three colours."""
CHANNELS_SEEN = 4 + RASTER
"""Of the generator's pictures: the warp's RGBA, then the raster."""
MOUTH, EYES = CHANNELS.index("mouth"), CHANNELS.index("eyes")

MAX_FLOW = 12.0
"""Largest residual flow, in crop pixels."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A size of the networks.

    Attributes:
        name: "lite" or "full".
        size: side of the face crop.
        window: side of the square in it that the generator looks at in each frame, a multiple of 16: see ``window``.
        width: channels at half resolution; twice as many at a quarter, three times at an eighth.
        blocks: residual blocks with AdaIN.
        spatial: channels of the spatial persona features.
        gmac: multiply-accumulates of the generator for one frame, in billions (a test counts them).
    """

    name: str
    size: int
    window: int
    width: int
    blocks: int
    spatial: int
    gmac: float

    @property
    def adain(self) -> int:
        """How many AdaIN parameters a portrait has."""
        return self.blocks * 4 * 3 * self.width


LITE = Tier("lite", 256, 192, 32, 3, 32, 1.02)
FULL = Tier("full", 512, 384, 56, 4, 48, 12.1)
TIERS = {tier.name: tier for tier in (LITE, FULL)}


def shapes_of(tier: Tier) -> dict[str, tuple[int, ...]]:
    """All weights of a tier's networks: shapes by name."""
    w = tier.width
    found: dict[str, tuple[int, ...]] = {}

    def layer(name: str, inputs: int, outputs: int, kernel: int = 3) -> None:
        found[f"{name}.weight"] = (outputs, inputs, kernel, kernel)
        found[f"{name}.bias"] = (outputs,)

    layer("embedder.stem.0", (3 + len(CHANNELS)) * 16, 2 * w, 1)
    layer("embedder.stem.2", 2 * w, 2 * w)
    layer("embedder.spatial", 2 * w, tier.spatial)
    for number, (inputs, outputs) in enumerate(((2 * w, 3 * w), (3 * w, 4 * w), (4 * w, 4 * w))):
        layer(f"embedder.deep.{2 * number}", inputs, outputs)
    found["embedder.adain.weight"], found["embedder.adain.bias"] = (tier.adain, 4 * w), (tier.adain,)
    layer("generator.stem.0", CHANNELS_SEEN * 4, w)
    layer("generator.stem.2", w, w)
    layer("generator.down1.0", w, 2 * w)
    layer("generator.merge.0", 2 * w + tier.spatial + 4, 2 * w)
    layer("generator.down2.0", 2 * w, 3 * w)
    for number in range(tier.blocks):
        layer(f"generator.blocks.{number}.first", 3 * w, 3 * w)
        layer(f"generator.blocks.{number}.second", 3 * w, 3 * w)
    layer("generator.up1", 3 * w, 2 * w, 1)
    layer("generator.mix1.0", 2 * w, 2 * w)
    layer("generator.up2", 2 * w, w, 1)
    layer("generator.mix2.0", w, w)
    layer("generator.head", w, 3 + 7 * 4)
    return found
