"""Tells real patches from made ones, given the raster, and whether they are of this portrait (projection).

Patch-wise and on two scales; hinge loss and feature matching as in Zakharov et al. 2019, whose projection discriminator
(after Miyato and Koyama 2018) has one embedding per film: here the persona's AdaIN parameters stand for it, so that it
needs no table of training portraits.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm

from puppet.model.network import LITE, RASTER, Tier


class PatchDiscriminator(nn.Module):
    """One scale."""

    def __init__(self, persona: int, width: int = 32) -> None:
        super().__init__()

        def layer(inputs: int, outputs: int, stride: int) -> nn.Module:
            return spectral_norm(nn.Conv2d(inputs, outputs, 4 if stride == 2 else 3, stride, 1))

        self.layers = nn.ModuleList(
            [
                layer(3 + RASTER, width, 2),
                layer(width, 2 * width, 2),
                layer(2 * width, 4 * width, 2),
                layer(4 * width, 4 * width, 1),
            ]
        )
        self.score = layer(4 * width, 1, 1)
        self.project = spectral_norm(nn.Linear(persona, 4 * width, bias=False))

    def forward(self, picture: Tensor, raster: Tensor, adain: Tensor) -> tuple[Tensor, list[Tensor]]:
        x, features = torch.cat([picture, raster], 1), []
        for one in self.layers:
            x = F.leaky_relu(one(x), 0.2)
            features.append(x)
        match = (self.project(adain)[:, :, None, None] * x).mean(1, keepdim=True)
        return self.score(x) + match, features


class Discriminator(nn.Module):
    """Two scales: full and half size."""

    def __init__(self, tier: Tier = LITE) -> None:
        super().__init__()
        persona = tier.blocks * 4 * 3 * tier.width
        self.scales = nn.ModuleList([PatchDiscriminator(persona), PatchDiscriminator(persona)])

    def forward(self, picture: Tensor, raster: Tensor, adain: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """Judge.

        Args:
            picture: (B, 3, H, W) in [-1, 1].
            raster: (B, 13, H, W) in [0, 1].
            adain: (B, K), detached from the embedder.

        Returns:
            Scores of each scale (above 0: real), and all features.
        """
        scores, features = [], []
        for scale in self.scales:
            score, inner = scale(picture, raster, adain)
            scores.append(score)
            features += inner
            picture, raster = F.avg_pool2d(picture, 2), F.avg_pool2d(raster, 2)
        return scores, features


def discriminator_loss(real: list[Tensor], made: list[Tensor]) -> Tensor:
    """Hinge."""
    return torch.stack([F.relu(1 - r).mean() + F.relu(1 + m).mean() for r, m in zip(real, made, strict=True)]).mean()


def generator_loss(made: list[Tensor]) -> Tensor:
    """Hinge, the generator's side."""
    return -torch.stack([m.mean() for m in made]).mean()


def feature_matching(real: list[Tensor], made: list[Tensor]) -> Tensor:
    """L1 between what the discriminator sees in the real picture and in the made one."""
    return torch.stack([(r.detach() - m).abs().mean() for r, m in zip(real, made, strict=True)]).mean()
