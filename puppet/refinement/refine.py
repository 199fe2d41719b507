"""Refining a persona: what the embedder says of a photo at once, made better by trying it out on that photo.

What is optimised are the AdaIN parameters and the spatial persona tensors, pulled to their feed-forward values; weights
never, so every portrait goes on sharing one engine. It is learnt on round trips (``trips``), stopped where trips
that nothing was learnt from get no better (``gauge``), and taken only if those are better by more than chance
and the portrait moves as well as before (``rehearsal``). Where it does not, less of the way from the
feed-forward tensors to the refined ones is tried.

The photograph is the target where the warp cannot know, in the lips, the eyes and around them. Elsewhere what the
feed-forward persona shows is the target: every trip ends in the one photograph, and tensors that may learn all of it by
heart show it in every pose. Measured on real clips (their first frame the portrait), the whole photograph as the target
gained three times as much on held-out round trips, and made the face in motion worse; so it made it better.

After Zakharov et al., "Few-Shot Adversarial Learning of Realistic Neural Talking Head Models" (2019), whose fine-tuning
of all weights on one image lost to the feed-forward model.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from puppet.model.crop import SIZE, crop_persona
from puppet.model.engine import ADAIN, SPATIAL, embed
from puppet.model.network import blend
from puppet.model.weights import Weights
from puppet.models import Persona, Refinement
from puppet.refinement.gauge import Gauge, Levels, no_gain, worse_in_motion
from puppet.refinement.rehearsal import FRAMES, Rehearsal, driver
from puppet.refinement.result import Cancelled, Progress, Refined
from puppet.refinement.trips import Traveller, Trip, batch_of, carried, patches
from puppet.training import losses
from puppet.training.discriminator import Discriminator, feature_matching, generator_loss
from puppet.training.poses import Performer

BETAS = (0.9, 0.99)
STRENGTHS = (1.0, 0.6, 0.35)
"""Parts of the way from the feed-forward tensors to the refined ones, tried in this order."""
_ODD = 8  # trips that may come to nothing


@dataclass(frozen=True, slots=True)
class Budget:
    """How much to spend.

    Attributes:
        steps: of the optimiser, at most.
        seconds: for those steps, at most; None: as long as they take. What is found then depends on the machine.
        trips: round trips to learn from.
        held_out: further ones to stop and judge by, at least two.
        batch: trips per step.
        patch: side of what is looked at of each, crop pixels, a multiple of 32.
        look_every: steps between looks at the held-out trips.
        patience: looks in a row without a better one after which it stops.
        rate_adain, rate_spatial: of the optimiser.
        pull_adain, pull_spatial: weights of the mean squared distance from the feed-forward values.
    """

    steps: int = 48
    seconds: float | None = None
    trips: int = 20
    held_out: int = 8
    batch: int = 4
    patch: int = 128
    look_every: int = 12
    patience: int = 2
    rate_adain: float = 0.002
    rate_spatial: float = 0.01
    pull_adain: float = 0.1
    pull_spatial: float = 0.1


def refine(
    persona: Persona,
    weights: Weights,
    progress: Progress = lambda _share: None,
    cancelled: Cancelled = lambda: False,
    seed: int = 0,
    budget: Budget | None = None,
    judge: Discriminator | None = None,
) -> Refined:
    """Refine a persona for a generator. The same for a seed, unless ``budget.seconds`` ends it.

    Args:
        persona: any size; a refinement that it has already is not looked at.
        weights: of the generator.
        progress: told how much is done, on the calling thread.
        cancelled: asked several times a second; once it says so, nothing is accepted.
        seed: of the round trips.
        budget: default: ``Budget()``.
        judge: the frozen discriminator of the same tier, where one is at hand: adds an adversarial term and feature
            matching.

    Raises:
        PuppetError: the bundled driver is missing.
    """
    if weights.tier.size != SIZE:
        return Refined(None, f"the {weights.tier.name} tier is not refined", {}, {})
    try:
        return _Run(persona, weights, _Meter(progress, cancelled), seed, budget or Budget(), judge).refined()
    except _CancelledError:
        return Refined(None, "cancelled", {}, {})


class _CancelledError(Exception):
    """The caller wants no result any more."""


@dataclass(eq=False)
class _Meter:
    """Progress over phases, and whether to go on."""

    progress: Progress
    cancelled: Cancelled
    _before: float = 0.0
    _share: float = 0.0
    _pieces: int = field(default=1)
    _ticks: int = 0

    def phase(self, share: float, pieces: int) -> None:
        """What follows takes a share of the whole, in about so many ticks."""
        self._before += self._share
        self._share, self._pieces, self._ticks = share, max(1, pieces), -1
        self.tick()

    def tick(self) -> None:
        """One more piece is done."""
        if self.cancelled():
            raise _CancelledError
        self._ticks += 1
        self.progress(min(1.0, self._before + self._share * min(1.0, self._ticks / self._pieces)))


@dataclass(frozen=True, eq=False)
class _Tensors:
    """Spatial (C, S/4, S/4) and AdaIN (K,) persona tensors."""

    spatial: Tensor
    adain: Tensor

    def towards(self, other: _Tensors, part: float) -> _Tensors:
        return _Tensors(torch.lerp(self.spatial, other.spatial, part), torch.lerp(self.adain, other.adain, part))


class _Run:
    """One refinement."""

    def __init__(
        self, persona: Persona, weights: Weights, meter: _Meter, seed: int, budget: Budget, judge: Discriminator | None
    ) -> None:
        self._persona, self._weights, self._meter, self._budget = persona, weights, meter, budget
        self._network = weights.generator
        self._judge = judge
        self._rng = np.random.default_rng(seed)
        at_once = embed(weights, crop_persona(persona), others=persona.others)
        self._start = _Tensors(torch.from_numpy(at_once.spatial), torch.from_numpy(at_once.adain))

    def refined(self) -> Refined:
        budget, meter = self._budget, self._meter
        wanted = budget.held_out + budget.trips
        meter.phase(0.3, wanted + budget.trips)
        neutral, takes = driver()
        meter.tick()
        traveller = Traveller(self._persona, [Performer(neutral, tuple(face for take in takes for face in take))])
        trips = self._trips(traveller, wanted)
        if len(trips) <= budget.held_out:
            return Refined(None, "the face cannot be moved to other poses and back", {}, {})
        gauge, own = Gauge(trips[: budget.held_out]), [self._kept(trip) for trip in trips[budget.held_out :]]
        looks = budget.steps // budget.look_every + 1
        meter.phase(0.45, 2 * budget.steps + looks * len(gauge))
        before = gauge.levels(self._network, self._start.spatial, self._start.adain, meter.tick)
        found, best = self._optimised(own, gauge, before)
        meter.phase(0.25, 3 * FRAMES + 2 * len(gauge))
        result = self._judged(gauge, before, found, best)
        meter.progress(1.0)
        return result

    # ---- learning ----------------------------------------------------------------------------------------------------

    def _trips(self, traveller: Traveller, wanted: int) -> list[Trip]:
        trips: list[Trip] = []
        for _ in range(wanted + _ODD):
            if len(trips) == wanted:
                break
            try:
                trips.append(traveller.trip(self._rng))
            except ValueError:  # a pose too odd to come back from
                continue
            self._meter.tick()
        return trips

    @torch.inference_mode()
    def _kept(self, trip: Trip) -> Trip:
        """A trip whose target is the photograph only where it is needed, else what is shown at once."""
        batch = batch_of([trip])
        shown = blend(batch["warped"], batch["background"], self._said(batch, self._start.spatial, self._start.adain))
        where = losses.needed(batch["raster"])
        target = torch.lerp(shown[0].clamp(-1, 1), batch["target"], where)[0].permute(1, 2, 0)
        self._meter.tick()
        return trip.aiming_at((target * 127.5 + 128).clamp(0, 255).byte().numpy())

    def _optimised(self, trips: Sequence[Trip], gauge: Gauge, before: Levels) -> tuple[_Tensors | None, Levels]:
        """The tensors with which the held-out trips were best, and how good; None where they never got better."""
        budget, meter = self._budget, self._meter
        spatial, adain = (start.clone().requires_grad_() for start in (self._start.spatial, self._start.adain))
        optimiser = torch.optim.Adam(
            [{"params": [spatial], "lr": budget.rate_spatial}, {"params": [adain], "lr": budget.rate_adain}],
            betas=BETAS,
        )
        found, best, waited = None, before, 0
        begun = time.monotonic()
        for step in range(1, budget.steps + 1):
            chosen = self._rng.choice(len(trips), min(budget.batch, len(trips)), replace=False)
            loss = self._loss(patches(self._rng, [trips[n] for n in chosen], budget.patch), spatial, adain)
            meter.tick()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            with torch.no_grad():
                spatial.clamp_(-1, 1)  # the embedder says nothing beyond
            meter.tick()
            late = budget.seconds is not None and time.monotonic() - begun > budget.seconds
            if step % budget.look_every and step != budget.steps and not late:
                continue
            now = _Tensors(spatial.detach().clone(), adain.detach().clone())
            levels = gauge.levels(self._network, now.spatial, now.adain, meter.tick)
            better = levels.total > best.total
            waited = 0 if better else waited + 1
            if better:
                found, best = now, levels
            if late or waited >= budget.patience:
                break
        return found, best

    def _loss(self, batch: dict[str, Tensor], spatial: Tensor, adain: Tensor) -> Tensor:
        budget = self._budget
        loss, picture, _ = losses.reconstruction(batch, self._said(batch, spatial, adain))
        if self._judge is not None:
            own = adain.detach().expand(len(picture), -1)
            made, made_features = self._judge(picture, batch["raster"], own)
            with torch.no_grad():
                _, real_features = self._judge(batch["target"], batch["raster"], own)
            loss = loss + losses.ADVERSARIAL * generator_loss(made)
            loss = loss + losses.FEATURES * feature_matching(real_features, made_features)
        loss = loss + budget.pull_spatial * F.mse_loss(spatial, self._start.spatial)
        return loss + budget.pull_adain * F.mse_loss(adain, self._start.adain)

    def _said(self, batch: dict[str, Tensor], spatial: Tensor, adain: Tensor) -> losses.Mended:
        there = carried(spatial, batch["transport"])
        own = adain.expand(len(there), -1)
        mended: losses.Mended = self._network(batch["warped"], batch["raster"], batch["grid"], there, own)
        return mended

    # ---- judging -----------------------------------------------------------------------------------------------------

    def _judged(self, gauge: Gauge, before: Levels, found: _Tensors | None, best: Levels) -> Refined:
        if found is None:
            return Refined(None, "round trips got no better", before.figures, before.figures)
        rehearsal = Rehearsal(self._persona, self._network, self._meter.tick)
        usual = rehearsal.figures(rehearsal.frames(self._start.spatial, self._start.adain))
        first = {**before.figures, **usual}
        tried: tuple[str, dict[str, float]] | None = None
        for part in STRENGTHS:
            tensors = self._start.towards(found, part)
            levels = best
            if part < 1:
                levels = gauge.levels(self._network, tensors.spatial, tensors.adain, self._meter.tick)
            driven = rehearsal.figures(rehearsal.frames(tensors.spatial, tensors.adain))
            after = {**levels.figures, **driven}
            reason = no_gain(before, levels) or worse_in_motion(usual, driven)
            if not reason:
                reason = f"{levels.total - before.total:.2f} dB better"
                return Refined(self._refinement(tensors, first, after), reason, first, after)
            tried = tried or (reason, after)
        assert tried is not None
        return Refined(None, tried[0], first, tried[1])

    def _refinement(self, tensors: _Tensors, before: dict[str, float], after: dict[str, float]) -> Refinement:
        scores = {f"{name} before": value for name, value in before.items()}
        scores |= {f"{name} after": value for name, value in after.items()}
        arrays = {ADAIN: tensors.adain.numpy().copy(), SPATIAL: tensors.spatial.numpy().copy()}
        return Refinement(self._weights.hash, arrays, scores)
