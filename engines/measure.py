"""How long engines take: a few frames for the chooser, a table for ``bench`` with eager PyTorch in the same run."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from engines.example import Inputs
from engines.parity import compare, sample, sample_persona
from engines.protocol import MeasuredEngine
from engines.threads import half_the_cores
from puppet.enginetable import EngineTimes
from puppet.model.network import Embedder, Generator, Tier
from puppet.model.weights import Weights, save_weights

MakeEngine = Callable[[str, Weights, Path, int], MeasuredEngine]
"""An engine by name, for weights, with a folder to keep things in and a number of threads."""

SAMPLES = 3
"""Drawings that parity is checked on."""
_ROUND = 3
"""Frames in a row of one engine before the next has its turn."""
_LEAST_ROUNDS, _MOST_ROUNDS = 3, 60
_BUDGET_S = 15.0
"""After which no further round is begun."""


def time_frames(engine: MeasuredEngine, inputs: Inputs, count: int) -> list[float]:
    """Milliseconds of each of ``count`` frames with the portrait that is bound: by the device's own events where the
    engine has them, else by the clock."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        engine.run(*inputs)
        times.append(engine.device_ms or 1e3 * (time.perf_counter() - start))
    return times


def chance_weights(tier: Tier, seed: int = 1) -> Weights:
    """Weights that nobody trained, for timing a tier that has none: always the same ones."""
    with torch.random.fork_rng(), tempfile.TemporaryDirectory() as folder:
        torch.manual_seed(seed)
        both = nn.Module()
        both.embedder, both.generator = Embedder(tier), Generator(tier)
        return save_weights(Path(folder) / "chance.safetensors", both, tier, steps=0)


def table(
    names: Sequence[str],
    weights: Weights,
    make: MakeEngine,
    why_not: Callable[[str], str],
    threads: int | None = None,
    budget_s: float = _BUDGET_S,
) -> list[EngineTimes]:
    """Measure engines against each other: each is made from nothing, then they take turns, so that whatever else the
    machine does hits all of them alike.

    Args:
        names: of the engines; "eager" is measured in any case, since it is what the others are compared with.
        weights: that they run.
        make: makes one; may raise.
        why_not: why one is not to be made; empty if nothing speaks against it.
        threads: for engines on a processor; None: half of the processor's.
        budget_s: seconds for all rounds, a few of which are measured in any case.

    Returns:
        A row for each name, in their order, and for eager.
    """
    threads = threads or half_the_cores()
    wanted = [*names, *(["eager"] if "eager" not in names else [])]
    rows = {name: EngineTimes(name, weights.tier.name, False, why_not(name), weights.tier.gmac) for name in wanted}
    running: list[_Running] = []
    inputs = [sample(weights.tier, seed) for seed in range(SAMPLES)]
    with tempfile.TemporaryDirectory(prefix="puppet-bench-") as folder:
        for name in wanted:
            if not rows[name].reason:
                try:
                    running.append(_Running.started(rows[name], weights, make, Path(folder), threads, inputs[0]))
                except Exception as error:  # whatever a library raises, the others are measured
                    reason = " ".join(str(error).split())[:300] or type(error).__name__
                    rows[name] = replace(rows[name], reason=reason)
        _take_turns(running, inputs, budget_s)
        oracle = next((one for one in running if one.row.name == "eager"), None)
        for one in running:
            rows[one.row.name] = one.measured(oracle, weights)
        for one in running:
            one.engine.close()
    return [rows[name] for name in wanted]


@dataclass
class _Running:
    """An engine that is being measured."""

    row: EngineTimes
    engine: MeasuredEngine
    rounds: list[list[float]] = field(default_factory=list)

    @classmethod
    def started(
        cls, row: EngineTimes, weights: Weights, make: MakeEngine, folder: Path, threads: int, inputs: Inputs
    ) -> _Running:
        before, start = _memory(), time.perf_counter()
        engine = make(row.name, weights, folder, threads)
        made = time.perf_counter()
        engine.bind(sample_persona(weights.tier, weights.tier.adain))
        engine.run(*inputs)
        first = time.perf_counter()
        engine.run(*inputs)
        on_gpu = engine.device_ms is not None
        taken = [(after - was) / 2**20 for after, was in zip(_memory(), before, strict=True)][on_gpu]
        row = replace(
            row, available=True, runs_on=engine.runs_on, build_s=made - start, first_ms=1e3 * (first - made),
            memory_mb=max(taken, 0.0) if any(before) else None, on_gpu=on_gpu,
        )  # fmt: skip
        return cls(row, engine)

    def measured(self, oracle: _Running | None, weights: Weights) -> EngineTimes:
        times = np.concatenate(self.rounds)
        row = replace(self.row, median_ms=float(np.median(times)), p95_ms=float(np.percentile(times, 95)))
        if oracle is None:
            return row
        apart = compare(self.engine, oracle.engine, weights, SAMPLES)
        ratios = [np.median(base) / np.median(own) for base, own in zip(oracle.rounds, self.rounds, strict=True)]
        return replace(
            row, speed=float(np.median(ratios)), parity_mean=apart.mean, parity_max=apart.largest,
        )  # fmt: skip


def _take_turns(running: Sequence[_Running], inputs: Sequence[Inputs], budget_s: float) -> None:
    end = time.perf_counter() + budget_s
    for number in range(_MOST_ROUNDS):
        if number >= _LEAST_ROUNDS and time.perf_counter() > end:
            return
        for one in running:
            one.rounds.append(time_frames(one.engine, inputs[number % len(inputs)], _ROUND))


def _memory() -> tuple[int, int]:
    """Bytes that this process holds, and bytes in use on the GPU; 0 where that cannot be known."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        pages = 0
    on_gpu = 0
    if torch.cuda.is_available():
        free, all_of_it = torch.cuda.mem_get_info()
        on_gpu = all_of_it - free
    return pages * 4096, on_gpu
