"""How good persona tensors are on round trips that nothing was learnt from, and whether that is better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from puppet.model.network import EYES, MOUTH, Generator, blend
from puppet.raster.drawing import CHANNELS
from puppet.refinement.trips import Trip, batch_of, carried

FACE, LIPS = CHANNELS.index("face"), CHANNELS.index("lips")
PARTS = ("face", "mouth", "eyes")

MARGIN_DB = 0.1
"""Gain in all (``Levels.totals``) that is worth keeping; it is to be beyond two standard errors of its mean, too."""
WORSE_DB = 0.05
"""How much worse mouth or eyes may become, which is less than can be seen."""
LIMITS = {
    "jitter": (0.0, 1.03, 0.0),
    "identity": (0.0, 1.03, 0.1),
    "lips": (0.97, 1.3, 0.03),
    "lids": (0.97, 1.3, 0.03),
    "motion": (0.97, 1.1, 0.02),
    "tint": (0.0, 1.0, 3.0),
}
"""How a figure of the rehearsal may change: times so much at least and at most, and a slack in steps of 255."""
SEEN = 60
"""Values of a part that must be seen for it to be judged."""
UNSEEN_DB = 40.0
_SAID = {
    "jitter": "it trembles more in motion",
    "identity": "the face differs more from the photo in motion",
    "lips": "what is painted inside the lips is worse",
    "lids": "what is painted inside the lids is worse",
    "motion": "lips and lids follow the driver less",
    "tint": "lips or lids change their colour in motion",
}


@dataclass(frozen=True, eq=False)
class Levels:
    """PSNR in dB of each trip by part of the face, float64 (N,) each; ``UNSEEN_DB`` where nothing of it shows."""

    parts: Mapping[str, NDArray[np.float64]]

    @property
    def figures(self) -> dict[str, float]:
        """Means."""
        return {name: float(values.mean()) for name, values in self.parts.items()}

    @property
    def totals(self) -> NDArray[np.float64]:
        """What is to become better, float64 (N,): half of it all of the face, half of it mouth and eyes."""
        totals: NDArray[np.float64] = 0.5 * self.parts["face"] + 0.25 * (self.parts["mouth"] + self.parts["eyes"])
        return totals

    @property
    def total(self) -> float:
        """Its mean."""
        return float(self.totals.mean())


class Gauge:
    """Measures on a set of trips.

    Args:
        trips: that nothing is learnt from; at least two.
    """

    def __init__(self, trips: Sequence[Trip]) -> None:
        self._batches = [batch_of([trip]) for trip in trips]

    def __len__(self) -> int:
        return len(self._batches)

    @torch.inference_mode()
    def levels(
        self, network: Generator, spatial: Tensor, adain: Tensor, tick: Callable[[], object] = lambda: None
    ) -> Levels:
        """With these persona tensors, (C, S/4, S/4) and (K,); ``tick`` is called after each trip."""
        values: dict[str, list[float]] = {name: [] for name in PARTS}
        for batch in self._batches:
            there = carried(spatial, batch["transport"])
            mended = network(batch["warped"], batch["raster"], batch["grid"], there, adain[None])
            picture = blend(batch["warped"], batch["background"], mended)[0].clamp(-1, 1)
            error = (picture - batch["target"]) ** 2
            for name, where in regions(batch["raster"]).items():
                values[name].append(_psnr(error, where * (batch["trust"] > 0.9)))
            tick()
        return Levels({name: np.array(value) for name, value in values.items()})


def regions(raster: Tensor) -> dict[str, Tensor]:
    """Parts of the face in rasters (B, 13, S, S): masks (B, 1, S, S) of ones and zeros. The mouth is all within the
    outer lips, the eyes are with their rims."""
    lips = raster[:, [LIPS, MOUTH]].amax(1, keepdim=True)
    eyes = F.max_pool2d((raster[:, EYES : EYES + 1] > 0.5).float(), 5, 1, 2)
    return {"face": (raster[:, FACE : FACE + 1] > 0.5).float(), "mouth": (lips > 0.5).float(), "eyes": eyes}


def no_gain(before: Levels, after: Levels) -> str:
    """Why the trips are not better, in words; empty if they are. Trip by trip, since some are harder than others."""
    gains = after.totals - before.totals
    mean, error = float(gains.mean()), float(gains.std(ddof=1) / np.sqrt(len(gains)))
    if mean < max(MARGIN_DB, 2 * error):
        return f"round trips are no better for certain ({mean:+.2f} ± {error:.2f} dB)"
    for name in PARTS:
        change = after.figures[name] - before.figures[name]
        if change < -WORSE_DB:
            return f"round trips are worse in the {name} ({change:+.2f} dB)"
    return ""


def worse_in_motion(before: Mapping[str, float], after: Mapping[str, float]) -> str:
    """Why a rehearsal is worse than another, in words; empty if it is not. Figures of ``Rehearsal.figures``."""
    for name, (least, most, slack) in LIMITS.items():
        if not least * before[name] - slack <= after[name] <= most * before[name] + slack:
            return f"{_SAID[name]} ({before[name]:.2f} → {after[name]:.2f})"
    return ""


def _psnr(error: Tensor, where: Tensor) -> float:
    count = float(3 * where.sum())
    if count < SEEN:
        return UNSEEN_DB
    return float(10 * torch.log10(4 * count / (error * where).sum().clamp_min(1e-6)))
