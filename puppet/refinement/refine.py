"""Refining a persona: what the embedder says of a photo at once, made better by trying it out on that photo.

What is optimised are the AdaIN parameters and the spatial persona tensors, pulled to their feed-forward values; weights
never, so every portrait goes on sharing one engine. It is learnt on round trips (``trips``), stopped where trips
that nothing was learnt from get no better (``gauge``), and taken only if those are better by more than chance
and the portrait moves as well as before (``rehearsal``). Where it does not, less of the way from the
feed-forward tensors to the refined ones is tried.

All round trips end in the one photograph, and tensors that learn it by heart show it in every pose: an open eye on a
closed lid. Against that stand two targets that are the feed-forward persona's own pictures. On round trips the
photograph is the target only where the warp cannot know, in lips and eyes and around them. And in other poses, with
other expressions, all is to stay as it is: between two poses the persona may change only as what it learns about the
one lets it leave the other alone. On real clips, whose first frame was the portrait, refining without these two changed
mouth and eyes in motion by -0.4 to +0.5 dB (three clips), with them by -0.05 to +0.3 dB (four), at less gain on round
trips.

After Zakharov et al., "Few-Shot Adversarial Learning of Realistic Neural Talking Head Models" (2019), whose fine-tuning
of all weights on one image lost to the feed-forward model.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from puppet.model.crop import SIZE, crop_persona
from puppet.model.engine import ADAIN, SPATIAL, embed
from puppet.model.network import blend
from puppet.model.weights import Weights
from puppet.models import Persona, Refinement
from puppet.refinement.anchor import PRACTICED, Anchor
from puppet.refinement.gauge import Gauge, Levels, no_gain, worse_in_motion
from puppet.refinement.meter import CancelledError, Meter
from puppet.refinement.rehearsal import JUDGED, Rehearsal
from puppet.refinement.result import Cancelled, Progress, Refined
from puppet.refinement.stage import driver
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
        anchor: weight of staying as it is in other poses.
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
    anchor: float = 2.0


def refine(
    persona: Persona,
    weights: Weights,
    progress: Progress = lambda _share: None,
    cancelled: Cancelled = lambda: False,
    seed: int = 0,
    budget: Budget | None = None,
    judge: Discriminator | None = None,
) -> Refined:
    """Refine a persona for a generator: about half a minute on one core. The same for a seed, unless
    ``budget.seconds`` ends it.

    Args:
        persona: any size; a refinement that it has already is not looked at.
        weights: of the generator.
        progress: told how much is done, on the calling thread.
        cancelled: asked several times a second; once it says so, nothing is accepted.
        seed: of the round trips.
        budget: default: ``Budget()``.
        judge: the discriminator of the same tier, where one is at hand: adds an adversarial term and feature matching.
            It stays as it is.

    Raises:
        PuppetError: the bundled driver is missing.
    """
    if weights.tier.size != SIZE:
        return Refined(None, f"the {weights.tier.name} tier is not refined", {}, {})
    try:
        return _Run(persona, weights, Meter(progress, cancelled), seed, budget or Budget(), judge).refined()
    except CancelledError:
        return Refined(None, "cancelled", {}, {})


@dataclass(frozen=True, eq=False)
class _Tensors:
    """Spatial (C, S/4, S/4) and AdaIN (K,) persona tensors."""

    spatial: Tensor
    adain: Tensor

    @property
    def both(self) -> tuple[Tensor, Tensor]:
        return self.spatial, self.adain

    def towards(self, other: _Tensors, part: float) -> _Tensors:
        return _Tensors(torch.lerp(self.spatial, other.spatial, part), torch.lerp(self.adain, other.adain, part))


class _Run:
    """One refinement."""

    def __init__(
        self, persona: Persona, weights: Weights, meter: Meter, seed: int, budget: Budget, judge: Discriminator | None
    ) -> None:
        self._persona, self._weights, self._meter, self._budget = persona, weights, meter, budget
        self._network = weights.generator
        self._judge = None if judge is None else copy.deepcopy(judge).eval().requires_grad_(False)
        self._rng = np.random.default_rng(seed)
        at_once = embed(weights, crop_persona(persona), others=persona.others)
        self._start = _Tensors(torch.from_numpy(at_once.spatial), torch.from_numpy(at_once.adain))

    def refined(self) -> Refined:
        budget, meter = self._budget, self._meter
        wanted = budget.held_out + budget.trips
        meter.phase(0.35, wanted + budget.trips + PRACTICED)
        clip = driver()
        meter.tick()
        borrowed = tuple(face for take in (*clip.takes, *clip.practice) for face in take)
        traveller = Traveller(self._persona, [Performer(clip.neutral, borrowed)])
        trips = self._trips(traveller, wanted)
        if len(trips) <= budget.held_out:
            return Refined(None, "the face cannot be moved to other poses and back", {}, {})
        gauge, own = Gauge(trips[: budget.held_out]), [self._kept(trip) for trip in trips[budget.held_out :]]
        anchor = Anchor(self._persona, self._network, *self._start.both, meter.tick)
        looks = budget.steps // budget.look_every + 1
        meter.phase(0.45, 2 * budget.steps + looks * len(gauge))
        before = gauge.levels(self._network, *self._start.both, meter.tick)
        found, best = self._optimised(own, anchor, gauge, before)
        meter.phase(0.2, 3 * JUDGED + 2 * len(gauge))
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
        shown = blend(batch["warped"], batch["background"], self._said(batch, *self._start.both))
        where = losses.needed(batch["raster"])
        target = torch.lerp(shown[0].clamp(-1, 1), batch["target"], where)[0].permute(1, 2, 0)
        self._meter.tick()
        return trip.aiming_at((target * 127.5 + 128).clamp(0, 255).byte().numpy())

    def _optimised(
        self, trips: Sequence[Trip], anchor: Anchor, gauge: Gauge, before: Levels
    ) -> tuple[_Tensors | None, Levels]:
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
            loss = loss + budget.anchor * anchor.loss(self._rng, budget.patch, spatial, adain)
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
            levels = gauge.levels(self._network, *now.both, meter.tick)
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
        shown = rehearsal.frames(*self._start.both)
        usual = rehearsal.figures(shown)
        first = {**before.figures, **usual}
        tried: tuple[str, dict[str, float]] | None = None
        for part in STRENGTHS:
            tensors = self._start.towards(found, part)
            levels = best
            if part < 1:
                levels = gauge.levels(self._network, *tensors.both, self._meter.tick)
            driven = rehearsal.figures(rehearsal.frames(*tensors.both), shown)
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
