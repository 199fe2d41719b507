"""The generator as an exported graph, the same for every portrait: the persona's tensors are among its inputs."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.export import ExportedProgram

from puppet.model.network import RASTER, Generator, Tier

INPUTS = ("warped", "raster", "grid", "spatial", "adain")
"""Names of the graph's inputs, in order; its outputs are those of ``network.Mended``, in order."""


def examples(tier: Tier, adain: int, dtype: torch.dtype, device: torch.device) -> tuple[Tensor, ...]:
    """One of each input. Grid and spatial features are float32 whatever ``dtype`` is: they are sampled."""
    size, cells = tier.window, tier.size // 4
    return (
        torch.zeros((1, 4, size, size), dtype=dtype, device=device),
        torch.zeros((1, RASTER, size, size), dtype=dtype, device=device),
        torch.zeros((1, size // 4, size // 4, 2), device=device),
        torch.zeros((1, tier.spatial, cells, cells), device=device),
        torch.zeros((1, adain), dtype=dtype, device=device),
    )


def exported(
    generator: Generator, tier: Tier, adain: int, dtype: torch.dtype, device: torch.device
) -> tuple[ExportedProgram, tuple[Tensor, ...]]:
    """A copy of a generator as a graph of fixed shapes, and inputs of those shapes.

    Args:
        generator: stays as it is.
        tier: its size.
        adain: how many AdaIN parameters a portrait has.
        dtype: of the convolutions.
        device: where the graph's weights are.
    """
    network = Generator(tier)
    network.load_state_dict(generator.state_dict())
    network.eval().requires_grad_(False).to(device, dtype)
    inputs = examples(tier, adain, dtype, device)
    with torch.no_grad():
        program = torch.export.export(network, inputs)
    return program, inputs
