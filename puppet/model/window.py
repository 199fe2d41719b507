"""The part of the face crop that the generator looks at in a frame: a square that goes with the face.

The crop is fixed for a portrait and leaves room for the head to move; the face takes a third of it. The network halves
its pictures three times and looks no further than it was trained to, so it may as well be shown the face and a rim
around it: three quarters of the crop each way take little more than half of the time. On four real clips that changes
faces by 0.01 dB and mouths by less; what lies outside is the plain warp's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from puppet.model.engine import Float, Mending
from puppet.models import LANDMARKS, Points
from puppet.topology import FACE_OVAL

STEP = 8
"""Windows begin at a multiple of so many crop pixels: then the cells of all of the network's scales lie as in the crop.
Shifted by one step, the window changes the face by 0.2/255 on average."""
SOFT = 3 / 64
"""Width of the strip inside the window's border in which the mending ends, as a share of the crop."""


@dataclass(frozen=True, slots=True)
class Window:
    """Where to look.

    Attributes:
        x, y: its first column and row in the crop.
        side: of the window, in crop pixels.
        crop: side of the crop.
    """

    x: int
    y: int
    side: int
    crop: int

    @classmethod
    def around(cls, pose: Points, side: int, crop: int) -> Window:
        """The window around a face, inside the crop.

        Args:
            pose: float32 (478, 3), in crop pixels.
            side, crop: in crop pixels, multiples of STEP.

        Raises:
            ValueError: the landmarks have another shape or are not finite.
        """
        if pose.shape != (LANDMARKS, 3) or not np.isfinite(pose).all():
            raise ValueError(f"landmarks must be finite and ({LANDMARKS}, 3), got {pose.shape}")
        oval = pose[list(FACE_OVAL), :2].astype(np.float64)
        corner = ((oval.min(0) + oval.max(0)) / 2 + 0.5 - side / 2) / STEP
        x, y = np.clip(np.round(corner).astype(int) * STEP, 0, crop - side)
        return cls(int(x), int(y), side, crop)

    def part(self, cell: int = 1) -> tuple[slice, slice]:
        """Its rows and columns in a picture of the crop whose pixels are ``cell`` crop pixels wide."""
        y, x, side = self.y // cell, self.x // cell, self.side // cell
        return slice(y, y + side), slice(x, x + side)

    def spread(self, mending: Mending) -> Mending:
        """What was said about the window as an answer for the whole crop: nothing is mended outside, and the change is
        soft."""
        part, coarse, side, soft = self.part(), self.part(8), self.crop, SOFT * self.crop
        whole = Mending(
            np.zeros((side, side, 2), np.float32), np.zeros((side // 8, side // 8, 3), np.float32),
            np.zeros((side, side, 3), np.float32), np.zeros((side, side), np.float32),
            np.zeros((side, side), np.float32),
        )  # fmt: skip
        np.multiply(mending.flow, fade(self.side, soft, 2), out=whole.flow[part])
        np.multiply(mending.shade, fade(self.side // 8, soft / 8, 3), out=whole.shade[coarse])
        whole.paint[part] = mending.paint
        np.multiply(mending.mask, fade(self.side, soft), out=whole.mask[part])
        np.multiply(mending.alpha, fade(self.side, soft), out=whole.alpha[part])
        return whole


@lru_cache(maxsize=16)
def fade(side: int, width: float, channels: int = 0, outermost: float = 0.5) -> Float:
    """1 inside a square, falling smoothly towards its border over ``width`` pixels.

    Args:
        side: of the square.
        width: of the strip.
        channels: so many that are all the same (multiplying by a broadcast array takes 20 times as long); 0: none.
        outermost: how far inside the border the outermost pixels count as; at 0 they are 0.

    Returns:
        float32 (side, side) or (side, side, channels). Kept: not to be written.
    """
    index = np.arange(side)
    t = np.clip((np.minimum(index, side - 1 - index) + outermost) / width, 0, 1)
    edge = t * t * (3 - 2 * t)
    square: Float = np.minimum(edge[:, None], edge).astype(np.float32)
    return np.dstack([square] * channels) if channels else square
