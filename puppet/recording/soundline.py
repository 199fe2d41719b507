"""Blocks of sound, each with the time at which it was heard, as one unbroken line of samples."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

BREAK_S = 0.08
"""A block this much off its place is a break: silence is put in, or what overlaps left out."""
DRIFT_S = 0.005
"""Less is let drift so far before it is drawn back: block times jitter, and sound cards run at rates of their own."""
STRETCH = 0.005
"""By so much, of its length, a block is stretched or squeezed to draw it back: nobody hears it."""
_SMOOTHED = 0.05  # weight of a new block's deviation


class SoundLine:
    """Puts blocks in line. Plain object: no clock, no thread.

    Args:
        rate: samples a second.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._made = 0
        self._off = 0.0  # how far blocks come before (-) or behind (+) their place, smoothed, in samples

    @property
    def end_s(self) -> float:
        """Up to where there is sound, in seconds."""
        return self._made / self.rate

    def add(self, block: Samples, at_s: float) -> Samples:
        """The samples that continue the line.

        Args:
            block: int16 (N,).
            at_s: when its first sample was heard; the line begins at 0, and what was heard before is left out.
        """
        off = round(at_s * self.rate) - self._made
        if off < -BREAK_S * self.rate:
            block = block[-off:]
            self._off = 0.0
        elif off > BREAK_S * self.rate:
            block = np.concatenate([np.zeros(off, np.int16), block])
            self._off = 0.0
        elif self._made == 0:
            block = np.concatenate([np.zeros(max(off, 0), np.int16), block[max(-off, 0) :]])
        else:
            self._off += _SMOOTHED * (off - self._off)
            if abs(self._off) > DRIFT_S * self.rate and block.size > 1:
                block = self._drawn_back(block)
        self._made += block.size
        return block

    def fill(self, to_s: float) -> Samples:
        """Silence up to a time, where no sound came."""
        missing = max(round(to_s * self.rate) - self._made, 0)
        self._made += missing
        return np.zeros(missing, np.int16)

    def _drawn_back(self, block: Samples) -> Samples:
        change = max(1, round(STRETCH * block.size))
        size = block.size + (change if self._off > 0 else -change)
        self._off -= size - block.size
        places = np.linspace(0, block.size - 1, size)
        return np.round(np.interp(places, np.arange(block.size), block)).astype(np.int16)
