"""A rehearsal: the portrait driven by the bundled clip, before and after.

Round trips all end in the same photograph. Persona tensors that paint this one picture whatever the pose would be best
there, and poor in motion. So what is refined has to show, besides, that it moves as it did.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from puppet.model.network import Generator
from puppet.models import Persona
from puppet.refinement.gauge import regions
from puppet.refinement.stage import TAKES, Stage, driver
from puppet.training.poses import is_parted

JUDGED = 1 + sum(end - start for start, end in TAKES)
"""Frames of a rehearsal."""
BROAD = 8
"""Side of the windows, in crop pixels, over which colours count as broad."""


class Rehearsal:
    """Measures one portrait in motion.

    Args:
        persona: any size.
        network: the generator.
        tick: called after each piece of work; may raise to give up.
    """

    def __init__(self, persona: Persona, network: Generator, tick: Callable[[], object] = lambda: None) -> None:
        self._stage = Stage(persona, network, driver().takes, tick)
        self._parted = is_parted(persona.landmarks)
        parts = regions(self._stage.rasters.float() / 255)
        self._face, self._lips, self._lids = parts["face"], parts["mouth"], parts["eyes"]

    def frames(self, spatial: Tensor, adain: Tensor) -> Tensor:
        """See ``Stage.frames``."""
        return self._stage.frames(spatial, adain)

    @torch.inference_mode()
    def figures(self, frames: Tensor, usual: Tensor | None = None) -> dict[str, float]:
        """What there is to say of pictures by ``frames``: see ``result.Refined``.

        Args:
            frames: (T, 3, S, S) in [-1, 1].
            usual: those of the feed-forward persona; None: these are.
        """
        face, lips, lids = self._face, self._lips, self._lids
        painted = F.max_pool2d(torch.maximum(lips, lids), 9, 1, 4)
        known = torch.cat([self._stage.photo, self._stage.warped[1:]])
        # At rest all of the face is known; driven, what the warp can carry of it.
        where = torch.cat([face[:1], (face * (1 - painted))[1:]])
        fine = (frames - F.avg_pool2d(frames, 3, 1, 1, count_include_pad=False)).abs()
        shaken, moved = [], []
        for take in self._stage.takes:
            pictures = frames[take]
            second = (pictures[2:] - 2 * pictures[1:-1] + pictures[:-2]).abs()
            shaken.append(_mean(second, face[take][1:-1]))
            first = (pictures[1:] - pictures[:-1]).abs()
            moved.append(_mean(first, torch.maximum(lips, lids)[take][1:]))
        other = frames if usual is None else usual
        strange = [
            _broadly(frames[n : n + 1], other[n : n + 1], at[n : n + 1])
            for n in range(1, len(frames))
            for at in ((lids,) if self._parted else (lids, lips))
        ]
        return {
            "jitter": 127.5 * float(np.mean(shaken)),
            "identity": 127.5 * _broadly(frames, known, where),
            "lips": 127.5 * _mean(fine[1:], lips[1:]),
            "lids": 127.5 * _mean(fine[1:], lids[1:]),
            "motion": 127.5 * float(np.mean(moved)),
            "tint": 127.5 * max(strange),
        }


def _broadly(a: Tensor, b: Tensor, where: Tensor) -> float:
    """How far pictures differ in broad colours under a mask."""
    return _mean((F.avg_pool2d(a, BROAD) - F.avg_pool2d(b, BROAD)).abs(), F.avg_pool2d(where, BROAD))


def _mean(values: Tensor, where: Tensor) -> float:
    """Of values (T, 3, H, W) under a mask (T, 1, H, W)."""
    return float((values * where).sum() / (3 * where.sum()).clamp_min(1))
