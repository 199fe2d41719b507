"""What the generator is trained for. All pictures are (B, 3, H, W) in [-1, 1], weights (B, 1, H, W) >= 0."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from puppet.model.network import EYES, MOUTH, Mended, blend

PYRAMID = 3
DETAIL, ENERGY, PAINT, MEND = 0.6, 2.0, 1.0, 1.0
MASK, FLOW, SMOOTH, ALPHA = 0.02, 0.01, 0.02, 0.01
"""Weights beside the pyramid's 1: gradients; how much fine detail there is; the paint where it is needed, and the
picture without it elsewhere; sparing mask (what is painted has the crop's resolution, not the portrait's), small flow,
smooth flow, small alpha."""
ADVERSARIAL, FEATURES = 0.02, 0.2


def weighted_mean(error: Tensor, weight: Tensor) -> Tensor:
    """Mean of an error (B, C, H, W) under a weight (B, 1, H, W)."""
    return (error * weight).sum() / (weight.sum() * error.shape[1]).clamp_min(1e-6)


def gradients(picture: Tensor) -> tuple[Tensor, Tensor]:
    """Differences to the right and downwards, as large as the picture without its last column or row."""
    return picture[..., :, 1:] - picture[..., :, :-1], picture[..., 1:, :] - picture[..., :-1, :]


def pyramid(picture: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """L1 on PYRAMID scales, each half the one before."""
    total = weighted_mean((picture - target).abs(), weight)
    for _ in range(PYRAMID - 1):
        picture, target, weight = (F.avg_pool2d(x, 2) for x in (picture, target, weight))
        total = total + weighted_mean((picture - target).abs(), weight)
    return total


def detail(picture: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """L1 of gradients: edges where the target has edges."""
    (px, py), (tx, ty) = gradients(picture), gradients(target)
    return weighted_mean((px - tx).abs(), weight[..., :, 1:]) + weighted_mean((py - ty).abs(), weight[..., 1:, :])


def energy(picture: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """How much fine detail there is, wherever exactly: L1 of the mean size of high frequencies in 8 x 8 windows.

    Detail that may lie here or there comes out blurred under any loss that asks for it in one place; this one asks for
    as much of it as the target has.
    """

    def fine(x: Tensor) -> Tensor:
        return F.avg_pool2d((x - F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)).abs(), 8, 4)

    return weighted_mean((fine(picture) - fine(target)).abs(), F.avg_pool2d(weight, 8, 4))


def needed(raster: Tensor) -> Tensor:
    """Where the warp cannot know and paint must: inside the lips, and the eyes with their lids; (B, 1, H, W)."""
    mouth, eyes = raster[:, MOUTH : MOUTH + 1], raster[:, EYES : EYES + 1]
    return F.max_pool2d(torch.maximum(mouth, 0.6 * eyes), 9, 1, 4)


def reconstruction(batch: dict[str, Tensor], mended: Mended) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """The supervised part.

    Args:
        batch: ``warped``, ``background``, ``target``, ``raster``, ``weight`` and ``sharp`` (B,), how far a sample's
            detail is real.
        mended: of the generator.

    Returns:
        The loss, the blended picture, and the terms by name, detached.
    """
    target, weight = batch["target"], batch["weight"]
    picture, under = blend(batch["warped"], batch["background"], mended)
    where = needed(batch["raster"])
    outside = 1 - where
    fx, fy = gradients(mended.flow)
    sharp = weight * batch["sharp"][:, None, None, None]
    terms = {
        "pyramid": pyramid(picture, target, weight),
        "detail": DETAIL * detail(picture, target, sharp),
        "energy": ENERGY * (energy(picture, target, sharp) + 0.5 * energy(under, target, sharp * (outside + 0.1))),
        # The mask alone would settle for the warp: the paint learns the picture wherever it may be wanted.
        "paint": PAINT * weighted_mean((mended.paint - target).abs(), weight * (where + 0.05)),
        "mend": MEND * weighted_mean((under - target).abs(), weight * (outside + 0.1)),
        "mask": MASK * weighted_mean(mended.mask, outside + 1e-3),
        "flow": FLOW * mended.flow.abs().mean() + SMOOTH * (fx.abs().mean() + fy.abs().mean()),
        "alpha": ALPHA * mended.alpha.abs().mean(),
    }
    loss = torch.stack(list(terms.values())).sum()
    return loss, picture, {name: term.detach() for name, term in terms.items()}
