"""The networks, in one readable file. S = 256: the side of the face crop in pixels.

Once per portrait the embedder turns photo and drawing into *persona tensors*: spatial features, which the landmark warp
carries to each pose, and AdaIN parameters. Per frame the generator looks at the warped photo and at a raster of the
landmarks (drawing and mouth layer), and says how to mend the warp: a residual flow, light and shadow to add, a paint, a
mask of where the paint goes, and the foreground's alpha. Weights never change per portrait.

Only operations that lower to TensorRT, torch.compile and OpenVINO; sampling coordinates stay float32. Both networks are
fully convolutional, so that they train on patches. For the same reason AdaIN here scales and shifts without whitening
first: instance statistics of a patch are not those of the crop that it was cut from.

After Zakharov et al., "Few-Shot Adversarial Learning of Realistic Neural Talking Head Models" (2019): embedder,
AdaIN parameters as the persona, landmarks as the drawing. New are the warped photo as an input and output by blending.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from puppet.model.tiers import EYES, FULL, LITE, MAX_FLOW, MOUTH, RASTER, TIERS, Tier
from puppet.raster.drawing import CHANNELS

__all__ = ["EYES", "FULL", "LITE", "MAX_FLOW", "MOUTH", "RASTER", "TIERS", "Tier"]


def warp_by(picture: Tensor, flow: Tensor) -> Tensor:
    """Sample a picture where a flow points.

    Args:
        picture: (B, C, H, W).
        flow: (B, 2, H, W) x and y in pixels, added to each pixel's own place.

    Returns:
        (B, C, H, W) float32; borders replicated. Sampled with cubics: sampled linearly, a flow of a fraction of a pixel
        blurs, and a network soon finds out that blur pays, although the live warp samples but once.
    """
    height, width = picture.shape[-2:]
    x = torch.arange(width, device=picture.device, dtype=torch.float32)
    y = torch.arange(height, device=picture.device, dtype=torch.float32)
    flow = flow.float()
    grid_x = (2 * (x + flow[:, 0]) + 1) / width - 1
    grid_y = (2 * (y[:, None] + flow[:, 1]) + 1) / height - 1
    grid = torch.stack([grid_x, grid_y], -1)
    return F.grid_sample(picture.float(), grid, "bicubic", "border", align_corners=False)


def as_input(warped: Tensor, dtype: torch.dtype) -> Tensor:
    """The warp's picture, uint8 (B, S, S, 4) RGBA, as the generator takes it: (B, 4, S, S)."""
    scaled = warped.permute(0, 3, 1, 2).to(dtype) / 127.5  # (B, 4, S, S) in [0, 2]
    return torch.cat([scaled[:, :3] - 1, scaled[:, 3:] / 2], 1)


def conv(inputs: int, outputs: int, kernel: int = 3, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2)


def _zero_bias(layer: nn.Conv2d) -> None:
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)


class AdaptiveBlock(nn.Module):
    """Two convolutions whose outputs the persona scales and shifts, around a shortcut."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first, self.second = conv(channels, channels), conv(channels, channels)
        self.parameters_needed = 4 * channels
        nn.init.zeros_(self.second.weight)

    def forward(self, x: Tensor, adain: Tensor) -> Tensor:
        scale1, shift1, scale2, shift2 = adain[:, :, None, None].chunk(4, 1)  # each (B, C, 1, 1)
        y = F.silu(self.first(x) * (1 + scale1) + shift1)
        return x + self.second(y) * (1 + scale2) + shift2


class Embedder(nn.Module):
    """Photo and its drawing to persona tensors, once per portrait."""

    def __init__(self, tier: Tier = LITE) -> None:
        super().__init__()
        w = tier.width
        self.unshuffle = nn.PixelUnshuffle(4)
        self.stem = nn.Sequential(
            conv((3 + len(CHANNELS)) * 16, 2 * w, 1), nn.SiLU(), conv(2 * w, 2 * w), nn.SiLU()
        )  # fmt: skip
        self.spatial = conv(2 * w, tier.spatial)
        self.deep = nn.Sequential(
            conv(2 * w, 3 * w, stride=2), nn.SiLU(), conv(3 * w, 4 * w, stride=2), nn.SiLU(),
            conv(4 * w, 4 * w, stride=2), nn.SiLU(),
        )  # fmt: skip
        self.adain = nn.Linear(4 * w, tier.blocks * 4 * 3 * w)
        nn.init.normal_(self.adain.weight, std=0.01)
        nn.init.zeros_(self.adain.bias)

    def forward(self, photo: Tensor, drawing: Tensor) -> tuple[Tensor, Tensor]:
        """Embed.

        Args:
            photo: (B, 3, S, S) in [-1, 1].
            drawing: (B, 10, S, S) in [0, 1], of the photo's own landmarks.

        Returns:
            Spatial features (B, C, S/4, S/4), AdaIN parameters (B, K).
        """
        x = self.stem(self.unshuffle(torch.cat([photo, drawing], 1)))  # (B, 2w, S/4, S/4)
        return torch.tanh(self.spatial(x)), self.adain(self.deep(x).mean((2, 3)))


class Mended(NamedTuple):
    """What the generator says about frames; all float32, S the side of the pictures that it looked at.

    Attributes:
        flow: (B, 2, S, S) x and y in crop pixels, how far beside each pixel to look in the warp's foreground.
        shade: (B, 3, S/8, S/8) in [-2, 2], light and shadow to add to what the warp shows; enlarged linearly. So
            coarse that it can shade a cheek, but not wipe out edges that lie a little beside their place.
        paint: (B, 3, S, S) in [-1, 1], what to show instead.
        mask: (B, 1, S, S) in [0, 1], where the paint goes.
        alpha: (B, 1, S, S) in [-1, 1], to be added to the foreground's alpha.
    """

    flow: Tensor
    shade: Tensor
    paint: Tensor
    mask: Tensor
    alpha: Tensor


class Generator(nn.Module):
    """Mends the landmark warp of one frame."""

    def __init__(self, tier: Tier = LITE) -> None:
        super().__init__()
        w = tier.width
        self.cells = tier.size // 4
        self.identity: Tensor
        self.register_buffer("identity", torch.tensor([1.0, 0.0, 0.0, 1.0])[:, None, None], persistent=False)
        self.unshuffle, self.shuffle = nn.PixelUnshuffle(2), nn.PixelShuffle(2)
        self.stem = nn.Sequential(conv((4 + RASTER) * 4, w), nn.SiLU(), conv(w, w), nn.SiLU())
        self.down1 = nn.Sequential(conv(w, 2 * w, stride=2), nn.SiLU())
        self.merge = nn.Sequential(conv(2 * w + tier.spatial + 4, 2 * w), nn.SiLU())
        self.down2 = nn.Sequential(conv(2 * w, 3 * w, stride=2), nn.SiLU())
        self.blocks = nn.ModuleList(AdaptiveBlock(3 * w) for _ in range(tier.blocks))
        self.up1, self.mix1 = conv(3 * w, 2 * w, 1), nn.Sequential(conv(2 * w, 2 * w), nn.SiLU())
        self.up2, self.mix2 = conv(2 * w, w, 1), nn.Sequential(conv(w, w), nn.SiLU())
        self.head = conv(w, 3 + 7 * 4)  # shade, and the rest at full resolution
        nn.init.normal_(self.head.weight, std=0.01)
        _zero_bias(self.head)

    def forward(self, warped: Tensor, raster: Tensor, grid: Tensor, spatial: Tensor, adain: Tensor) -> Mended:
        """Look at one frame.

        Args:
            warped: (B, 4, S, S), the landmark warp's picture in [-1, 1] and its foreground's alpha in [0, 1].
            raster: (B, 13, S, S) in [0, 1], drawing and mouth layer of the pose wanted.
            grid: (B, S/4, S/4, 2) float32 in [-1, 1]: where each cell lies in the photo.
            spatial, adain: the persona tensors.
        """
        carried = F.grid_sample(spatial.float(), grid, padding_mode="border", align_corners=False)
        fine = self.stem(self.unshuffle(torch.cat([warped, raster], 1)))  # (B, w, S/2, S/2)
        known = torch.cat([carried, self._stretch(grid)], 1).to(fine.dtype)
        middle = self.merge(torch.cat([self.down1(fine), known], 1))  # (B, 2w, S/4, S/4)
        x = self.down2(middle)  # (B, 3w, S/8, S/8)
        for block, parameters in zip(self.blocks, adain.chunk(len(self.blocks), 1), strict=True):
            x = block(x, parameters)
        x = self.mix1(F.interpolate(self.up1(x), scale_factor=2, mode="nearest") + middle)  # (B, 2w, S/4, S/4)
        x = self.mix2(F.interpolate(self.up2(x), scale_factor=2, mode="nearest") + fine)  # (B, w, S/2, S/2)
        shade, rest = self.head(x).float().split((3, 28), 1)
        shade = F.avg_pool2d(shade, 4)
        flow, paint, mask, alpha = self.shuffle(rest).split((2, 3, 1, 1), 1)
        # The warp cannot know the inside of a mouth and not much of eyes: paint is expected there from the start. A
        # mask left to itself settles for the warp within minutes.
        mouth, eyes = raster[:, MOUTH : MOUTH + 1].float(), raster[:, EYES : EYES + 1].float()
        return Mended(
            MAX_FLOW * torch.tanh(flow),
            2 * torch.tanh(shade),
            (warped[:, :3].float() + 2 * paint).clamp(-1, 1),  # what to change rather than what to see
            torch.sigmoid(4 * mask + 7 * mouth + 4 * eyes - 4),
            torch.tanh(alpha),
        )

    def _stretch(self, grid: Tensor) -> Tensor:
        """How the warp stretches, (B, 4, S/4, S/4): its derivatives less those of the identity; 0 where it only moves
        things. What is stretched or squeezed far is not to be trusted."""
        place = grid.permute(0, 3, 1, 2) * (self.cells / 2)
        across = F.pad(place[..., :, 1:] - place[..., :, :-1], (0, 1, 0, 0), mode="replicate")
        down = F.pad(place[..., 1:, :] - place[..., :-1, :], (0, 0, 0, 1), mode="replicate")
        return (torch.cat([across, down], 1) - self.identity).clamp(-2, 2)


def blend(warped: Tensor, background: Tensor, mended: Mended) -> tuple[Tensor, Tensor]:
    """The picture that the generator's outputs stand for.

    Args:
        warped: (B, 4, S, S), as the generator was given it.
        background: (B, 3, S, S) in [-1, 1], what lies behind the person.
        mended: what it said.

    Returns:
        The picture, (B, 3, S, S) in about [-1, 1], and it without the paint.
    """
    own = warped[:, 3:]
    # The foreground alone, as the full-sized warp has it; where it hardly shows, it does not matter.
    foreground = (background + (warped[:, :3] - background) / own.clamp_min(0.1)).clamp(-1, 1)
    moved = warp_by(torch.cat([foreground, own], 1), mended.flow)
    alpha = (moved[:, 3:] + mended.alpha).clamp(0, 1)
    shade = F.interpolate(mended.shade, scale_factor=8, mode="bilinear", align_corners=False)
    under = background + alpha * (moved[:, :3] - background) + shade
    return under + mended.mask * (mended.paint - under), under
