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
FADE = 0.1
"""Likewise inside the crop's border: there is no seam."""


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

    def softened(self, mending: Mending) -> Mending:
        """What was said about the window, ending softly at its border and at the crop's; its shade in the whole crop,
        0 outside the window: coarse as it is, it is enlarged beyond its border."""
        shade = np.zeros((self.crop // 8, self.crop // 8, 3), np.float32)
        np.multiply(mending.shade, _edges(self, 8, 3), out=shade[self.part(8)])
        flow, alpha = mending.flow * _edges(self, 1, 2), mending.alpha * _edges(self)
        return Mending(flow, shade, mending.paint, mending.mask * _edges(self), alpha)


@lru_cache(maxsize=24)
def _edges(window: Window, cell: int = 1, channels: int = 0) -> Float:
    """How much is left of what was said where; see ``fade``."""
    crop = fade(window.crop // cell, FADE * window.crop / cell, channels, 0.0)[window.part(cell)]
    edges: Float = crop * fade(window.side // cell, SOFT * window.crop / cell, channels)
    return edges


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
