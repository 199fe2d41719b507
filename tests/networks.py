"""The generator's networks with chance weights, as weights in memory and on disk."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from puppet.model.network import LITE, Embedder, Generator, Tier
from puppet.model.weights import Weights, save_weights


class Networks(nn.Module):
    """Both networks of a tier; every weight drawn from one seed, large enough that every input matters."""

    def __init__(self, seed: int = 1, tier: Tier = LITE) -> None:
        super().__init__()
        with torch.random.fork_rng():
            torch.manual_seed(seed)
            self.embedder, self.generator = Embedder(tier), Generator(tier)
            for block in self.generator.blocks:
                nn.init.normal_(block.second.weight, std=0.02)
            nn.init.normal_(self.embedder.adain.weight, std=0.3)


def chance_weights(path: Path, seed: int = 1, tier: Tier = LITE) -> Weights:
    return save_weights(path, Networks(seed, tier), tier, steps=seed)
