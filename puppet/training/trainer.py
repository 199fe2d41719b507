"""The training loop: one process on a CPU or a GPU, or many under ``torchrun``; resumable at any moment.

What is drawn for a step depends on the seed, the step and the rank alone, so a resumed run goes on exactly as the run
that was interrupted would have.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn
from torch import distributed as dist
from torch.nn.parallel import DistributedDataParallel

from puppet.errors import PuppetError
from puppet.model.network import TIERS, Embedder, Generator, Mended
from puppet.model.weights import Weights
from puppet.training import losses
from puppet.training.discriminator import Discriminator, discriminator_loss, feature_matching, generator_loss
from puppet.training.shards import load_checkpoint, save_checkpoint

CURVES = "curves.jsonl"
EMA_DECAY = 0.999
BETAS = (0.5, 0.99)
RECORDED = 10
"""Of so many steps one is looked at: on a GPU each look waits until all is done."""


class Pairs(Protocol):
    """Where batches come from: see ``puppet.training.pairs.PairSet``."""

    def sample(self, rng: np.random.Generator, batch: int, size: int, patches: int) -> dict[str, Tensor]: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train and how.

    Attributes:
        tier: "lite" or "full".
        steps: when to stop; the learning rate falls to a tenth over the last third.
        batch: samples per step and process; times ``accumulate`` and the number of processes makes the step's batch.
        patch: side of the patches in crop pixels, a multiple of 32.
        patches: of one pair in a batch; divides ``batch``.
        rate: Adam's learning rate for embedder and generator; the discriminator's is twice that.
        warm_up: steps over which the learning rate rises.
        adversarial_from: step from which the discriminator takes part.
        bf16: automatic mixed precision.
    """

    tier: str = "lite"
    steps: int = 100_000
    batch: int = 16
    accumulate: int = 1
    patch: int = 128
    patches: int = 2
    rate: float = 4e-4
    adversarial_from: int = 6_000
    warm_up: int = 200
    bf16: bool = True
    seed: int = 1


class Persona(nn.Module):
    """Embedder and generator as one module, so that one DistributedDataParallel holds both."""

    def __init__(self, tier: str) -> None:
        super().__init__()
        self.embedder, self.generator = Embedder(TIERS[tier]), Generator(TIERS[tier])

    def forward(self, batch: dict[str, Tensor]) -> tuple[Mended, Tensor]:
        """What the generator says about a batch, and the AdaIN parameters of each sample."""
        spatial, adain = self.embedder(batch["source"], batch["source_drawing"])
        patches = len(batch["warped"]) // len(spatial)  # of each source
        spatial, adain = (part.repeat_interleave(patches, 0) for part in (spatial, adain))
        return self.generator(batch["warped"], batch["raster"], batch["grid"], spatial, adain), adain


class Trainer:
    """One training run in one folder.

    Args:
        plan: what to do.
        pairs: where batches come from.
        folder: for checkpoint and curves.
        device: "cpu", "cuda", "cuda:1"…
    """

    def __init__(self, plan: Plan, pairs: Pairs, folder: Path, device: str = "cpu") -> None:
        self.plan, self.pairs, self.folder, self.device = plan, pairs, folder, torch.device(device)
        self.rank = dist.get_rank() if dist.is_initialized() else 0
        torch.manual_seed(plan.seed)
        self.model = Persona(plan.tier).to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.judge = Discriminator(TIERS[plan.tier]).to(self.device)
        self.average = Persona(plan.tier).to(self.device)
        self.average.load_state_dict(self.model.state_dict())
        self.average.requires_grad_(False)
        self.optimiser = torch.optim.Adam(self.model.parameters(), plan.rate, BETAS)
        self.judge_optimiser = torch.optim.Adam(self.judge.parameters(), 2 * plan.rate, BETAS)
        self.step = 0
        self.history: dict[str, float] = {}
        many = dist.is_initialized() and dist.get_world_size() > 1
        self._model: nn.Module = DistributedDataParallel(self.model) if many else self.model
        self._judge: nn.Module = DistributedDataParallel(self.judge) if many else self.judge

    def start_from(self, weights: Weights) -> None:
        """Take trained weights as the beginning of another run.

        Raises:
            PuppetError: they are of another tier.
        """
        if weights.tier.name != self.plan.tier:
            raise PuppetError(f"These weights are of the {weights.tier.name} tier", "Choose that tier or others")
        for persona in (self.model, self.average):
            persona.embedder.load_state_dict(weights.embedder.state_dict())
            persona.generator.load_state_dict(weights.generator.state_dict())

    # ---- batches ----------------------------------------------------------------------------------------------------

    def batch(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """The samples of one part of one step, the same whenever asked; on this trainer's device."""
        rng = np.random.default_rng((self.plan.seed, step, part, self.rank))
        batch = self.pairs.sample(rng, self.plan.batch, self.plan.patch, self.plan.patches)
        return {name: tensor.to(self.device, non_blocking=True) for name, tensor in batch.items()}

    # ---- one step ---------------------------------------------------------------------------------------------------

    def run_step(self, batches: list[dict[str, Tensor]]) -> dict[str, Tensor]:
        """One update from ``accumulate`` batches; returns the loss's terms, on the device: to read them is to wait."""
        self._set_rates()
        adversarial = self.step >= self.plan.adversarial_from
        said: dict[str, Tensor] = {}
        self.optimiser.zero_grad(set_to_none=True)
        self.judge_optimiser.zero_grad(set_to_none=True)
        for batch in batches:
            with torch.autocast(self.device.type, torch.bfloat16, enabled=self.plan.bf16):
                mended, adain = self._model(batch)
                loss, picture, terms = losses.reconstruction(batch, mended)
                if adversarial:
                    adain = adain.detach()
                    real, real_features = self._judge(batch["target"], batch["raster"], adain)
                    fake, _ = self._judge(picture.detach(), batch["raster"], adain)
                    terms["judge"] = discriminator_loss(real, fake)
                    self.judge.requires_grad_(False)  # the generator's pass needs gradients through it, not of it
                    made, made_features = self.judge(picture, batch["raster"], adain)
                    self.judge.requires_grad_(True)
                    terms["fool"] = losses.ADVERSARIAL * generator_loss(made)
                    terms["match"] = losses.FEATURES * feature_matching(real_features, made_features)
                    loss = loss + terms["fool"] + terms["match"]
            (loss / len(batches)).backward()
            if adversarial:
                (terms["judge"] / len(batches)).backward()
            for name, term in (*terms.items(), ("loss", loss)):
                said[name] = said.get(name, torch.zeros((), device=self.device)) + term.detach() / len(batches)
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        if adversarial:
            self.judge_optimiser.step()
        self._follow()
        self.step += 1
        return said

    def _set_rates(self) -> None:
        left = (self.plan.steps - self.step) / max(1, self.plan.steps / 3)
        factor = min(1.0, (self.step + 1) / self.plan.warm_up) * (0.1 + 0.9 * min(1.0, max(0.0, left)))
        for optimiser, rate in ((self.optimiser, self.plan.rate), (self.judge_optimiser, 2 * self.plan.rate)):
            for group in optimiser.param_groups:
                group["lr"] = rate * factor

    def _follow(self) -> None:
        """Move the averaged weights: faster at first, so that early samples are of use."""
        decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.model.parameters()), 1 - decay)

    # ---- the run ----------------------------------------------------------------------------------------------------

    def run(
        self,
        minutes: float | None = None,
        checkpoint_s: float = 180.0,
        told: Callable[[int], None] = lambda _step: None,
    ) -> None:
        """Train until the plan's steps are done or the time is over; leaves a checkpoint, also when interrupted.

        Args:
            minutes: stop after so long.
            checkpoint_s: seconds between checkpoints.
            told: called after each step with its number.

        Raises:
            PuppetError: the loss is no longer finite.
        """
        begun = saved = time.monotonic()
        with ThreadPoolExecutor(1) as ahead:

            def fetch(step: int) -> list[dict[str, Tensor]]:
                return [self.batch(step, part) for part in range(self.plan.accumulate)]

            waiting = ahead.submit(fetch, self.step)
            try:
                while self.step < self.plan.steps:
                    batches = waiting.result()
                    waiting = ahead.submit(fetch, self.step + 1)
                    said = self.run_step(batches)
                    if self.step % RECORDED == 0 or self.step == self.plan.steps:
                        self._record({name: float(value) for name, value in said.items()})
                    told(self.step)
                    now = time.monotonic()
                    if now - saved > checkpoint_s:
                        self.save()
                        saved = now
                    if minutes is not None and now - begun > 60 * minutes:
                        break
                self.save()
            except KeyboardInterrupt:
                self.save()
                raise

    def _record(self, terms: dict[str, float]) -> None:
        if not np.isfinite(terms["loss"]):
            raise PuppetError(f"The loss is no longer finite at step {self.step}", "Resume with a lower --rate")
        if self.rank:
            return
        for name, value in terms.items():
            self.history[name] = 0.8 * self.history.get(name, value) + 0.2 * value
        if self.step % 50 == 0:
            with (self.folder / CURVES).open("a") as file:
                file.write(json.dumps({"step": self.step, **{k: round(v, 5) for k, v in self.history.items()}}) + "\n")

    # ---- checkpoints ------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        if self.rank:
            return
        state: dict[str, Any] = {
            "plan": asdict(self.plan),
            "step": self.step,
            "history": self.history,
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "judge": self.judge.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "judge_optimiser": self.judge_optimiser.state_dict(),
        }
        save_checkpoint(self.folder, state, self.step)

    def resume(self) -> bool:
        """Go on from the folder's checkpoint; returns whether there was one.

        Raises:
            PuppetError: it is of another tier or unreadable.
        """
        state = load_checkpoint(self.folder, self.device)
        if state is None:
            return False
        if state["plan"]["tier"] != self.plan.tier:
            raise PuppetError(
                f"{self.folder} holds a run of the {state['plan']['tier']} tier", "Choose that tier or another folder"
            )
        for name in ("model", "average", "judge", "optimiser", "judge_optimiser"):
            getattr(self, name).load_state_dict(state[name])
        self.step, self.history = state["step"], state["history"]
        return True
