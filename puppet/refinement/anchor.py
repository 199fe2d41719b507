"""What refining must leave alone: the portrait in other poses, with other expressions, as it is shown at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from puppet.model.crop import SIZE
from puppet.model.network import Generator
from puppet.model.seen import CELL
from puppet.models import Persona
from puppet.refinement.gauge import regions
from puppet.refinement.stage import PRACTICE, Stage, driver
from puppet.training.losses import needed, pyramid
from puppet.training.poses import is_parted

PRACTICED = 1 + sum(end - start for start, end in PRACTICE)
"""Frames there are to choose from."""
AT_A_TIME = 2
PAINTED = 4.0
"""Added to the weight of 1 where the generator paints."""


class Anchor:
    """Holds the portrait, driven by the bundled clip, to what the feed-forward persona shows. What the photograph tells
    of teeth it tells of other poses too: where its lips are parted, the mouth is free.

    Args:
        persona: any size.
        network: the generator.
        spatial, adain: the feed-forward tensors, (C, S/4, S/4) and (K,).
        tick: called after each piece of work; may raise to give up.
    """

    def __init__(
        self,
        persona: Persona,
        network: Generator,
        spatial: Tensor,
        adain: Tensor,
        tick: Callable[[], object] = lambda: None,
    ) -> None:
        self._stage = Stage(persona, network, driver().practice, tick)
        self._start = spatial, adain
        self._free = is_parted(persona.landmarks)

    def loss(self, rng: np.random.Generator, size: int, spatial: Tensor, adain: Tensor) -> Tensor:
        """How far a patch of some frames is from what it was; has gradients.

        Args:
            rng: chooses frames and patch. Not the one at rest: the photograph may well be shown better.
            size: of the patch, crop pixels, a multiple of 32.
            spatial, adain: of now.
        """
        numbers = 1 + rng.choice(len(self._stage) - 1, AT_A_TIME, replace=False)
        # The face lies about the crop's middle.
        x, y = (int(v) for v in (SIZE - size) / 2 * rng.uniform(0.4, 1.6, 2) // CELL * CELL)
        pictures, rasters = self._stage.part(numbers, (x, y), size, spatial, adain)
        with torch.no_grad():  # not cut out of whole frames: a patch's borders look otherwise
            shown, _ = self._stage.part(numbers, (x, y), size, *self._start)
        weight = 1 + PAINTED * needed(rasters)
        if self._free:
            weight = weight * (1 - F.max_pool2d(regions(rasters)["mouth"], 9, 1, 4))
        return pyramid(pictures, shown, weight)
