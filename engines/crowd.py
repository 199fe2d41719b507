"""Many puppets on one card: one engine that looks at a frame of each of them at once, and how fast that is.

One puppet leaves most of a GPU idle: its convolutions are small, and each frame waits for its own upload and download.
A batch of fixed size is captured once, as a single puppet is; seats that nobody takes cost what taken ones cost.

Never run on a GPU so far; on a processor it is tested, and gains little there.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import torch

from engines.benchmark import weights_for_timing
from engines.compiled import program
from engines.device import SHORT, Bound, Program, Shown
from engines.parity import sample, sample_persona
from engines.protocol import Mending, PersonaTensors, Precision
from puppet.crowdtable import CrowdTimes
from puppet.model.weights import Weights

_ROUNDS, _BUDGET_S = 40, 10.0
"""Of each number of puppets: so many frames, or what fits into the time, but at least three."""


class CrowdEngine:
    """One generator for many puppets, each with its own portrait.

    Args:
        weights: what to run.
        puppets: how many seats there are.
        device: "cuda", "cuda:1", "cpu"; empty: CUDA where there is one.
        precision: of the convolutions; None: float16 on CUDA, float32 on a CPU.
        compiled: use torch.compile instead of the plain network; see ``CompiledEngine``.

    Attributes:
        runs_on: in words.
        device_ms: the device's own time for the last ``run``; None where the caller's clock is all there is.

    Raises:
        ValueError: fewer than one puppet.
        RuntimeError: it cannot run here: out of memory, no such device.
    """

    def __init__(
        self,
        weights: Weights,
        puppets: int,
        device: str = "",
        precision: Precision | None = None,
        compiled: bool = False,
    ) -> None:
        if puppets < 1:
            raise ValueError(f"puppets must be at least 1, got {puppets}")
        where = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        if where.type == "cuda" and not torch.cuda.is_available():
            raise RuntimeError("PyTorch sees no CUDA device")
        on_gpu = where.type == "cuda"
        chosen: Precision = precision or ("float16" if on_gpu else "float32")
        place = torch.cuda.get_device_name(where) if on_gpu else "CPU"
        self.runs_on = f"PyTorch{', compiled' if compiled else ''} · {place}{SHORT[chosen]}"
        self.device_ms: float | None = None
        try:
            self._program: Program | None = program(weights, where, chosen, compiled, puppets)
        except Exception as error:  # the compiler's own errors have many bases
            raise RuntimeError(f"PyTorch cannot run {puppets} puppets this way: {error}") from error
        self._seats: list[Bound | None] = [None] * puppets

    def bind(self, seat: int, persona: PersonaTensors) -> None:
        """A seat, from 0, takes a portrait.

        Raises:
            RuntimeError: the engine is closed.
            ValueError: there is no such seat.
        """
        if self._program is None:
            raise RuntimeError("the engine is closed")
        if not 0 <= seat < len(self._seats):
            raise ValueError(f"there are {len(self._seats)} seats, none of number {seat}")
        self._seats[seat] = self._program.upload(persona)

    def run(self, shown: Sequence[Shown | None]) -> list[Mending | None]:
        """Look at one frame of each puppet.

        Args:
            shown: warped, raster and grid of each seat, as for ``protocol.Engine.run``; None where there is no frame.

        Returns:
            What the generator says of each; None where there was no frame.

        Raises:
            RuntimeError: a seat with a frame has no portrait, or the engine is closed.
            ValueError: there are not as many as seats.
        """
        if self._program is None:
            raise RuntimeError("the engine is closed")
        if len(shown) != len(self._seats):
            raise ValueError(f"there are {len(self._seats)} seats, not {len(shown)}")
        seats: list[tuple[Bound, Shown] | None] = []
        for bound, frame in zip(self._seats, shown, strict=True):
            if frame is not None and bound is None:
                raise RuntimeError("no portrait is bound")
            seats.append(None if frame is None or bound is None else (bound, frame))
        mended, self.device_ms = self._program.run(seats)
        return mended

    def close(self) -> None:
        """Free the program and all portraits."""
        self._program = None
        self._seats = [None] * len(self._seats)


def measured(counts: Sequence[int], tier: str, device: str = "", compiled: bool = False) -> list[CrowdTimes]:
    """Time crowds of these sizes, each puppet with a portrait of its own. One that does not fit says why.

    Args:
        counts: of puppets.
        tier: a tier's name. One that no weights came for is timed with weights that nobody trained.
        device, compiled: see ``CrowdEngine``.

    Raises:
        PuppetError: there is no such tier.
    """
    weights = weights_for_timing(tier)
    return [_timed(weights, count, device, compiled) for count in counts]


def _timed(weights: Weights, count: int, device: str, compiled: bool) -> CrowdTimes:
    crowd: CrowdEngine | None = None
    try:  # a card may be full after the program, with the portraits, or only in a run
        crowd = CrowdEngine(weights, count, device, compiled=compiled)
        return _times(crowd, weights, count)
    except (RuntimeError, MemoryError) as error:
        return CrowdTimes(count, reason=next(iter(str(error).splitlines()), "") or type(error).__name__)
    finally:
        if crowd is not None:
            crowd.close()


def _times(crowd: CrowdEngine, weights: Weights, count: int) -> CrowdTimes:
    for seat in range(count):
        crowd.bind(seat, sample_persona(weights.tier, weights.tier.adain, seat))
    frames = [sample(weights.tier, seat) for seat in range(min(count, 8))]
    shown = [frames[seat % len(frames)] for seat in range(count)]
    times: list[float] = []
    on_device: list[float] = []
    crowd.run(shown)
    end_s = time.perf_counter() + _BUDGET_S
    while len(times) < 3 or (len(times) < _ROUNDS and time.perf_counter() < end_s):
        start_s = time.perf_counter()
        crowd.run(shown)
        times.append(1e3 * (time.perf_counter() - start_s))
        if crowd.device_ms is not None:
            on_device.append(crowd.device_ms)
    return CrowdTimes(
        count, float(np.median(times)), float(np.percentile(times, 95)),
        float(np.median(on_device)) if on_device else None, crowd.runs_on,
    )  # fmt: skip
