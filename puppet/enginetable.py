"""How long each engine takes for the generator, as ``bench`` prints it. Who measures stands in ``engines/``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class EngineTimes:
    """What was measured of one engine with one tier of the generator; None is what was not.

    Attributes:
        name: of the engine; ``eager`` is PyTorch in float32 on as many threads as the others have.
        tier: "lite" or "full".
        available: it runs here.
        reason: why it does not.
        runs_on: in words, with device and precision.
        median_ms, p95_ms: of a frame: by the GPU's own events on a GPU, else by the clock.
        speed: times as fast as eager: the median over rounds in which all engines take turns.
        parity_mean, parity_max: largest of the mean differences and largest difference from eager over sample
            drawings, in 1/255.
        gmac: billions of multiply-accumulates of one frame.
        build_s: to make it where nothing of it was kept.
        first_ms: from then to its first frame, with the portrait's binding.
        memory_mb: what making and running it added to the process, or to the GPU.
        on_gpu: whether it runs on one.
    """

    name: str
    tier: str
    available: bool
    reason: str
    gmac: float
    runs_on: str = ""
    median_ms: float | None = None
    p95_ms: float | None = None
    speed: float | None = None
    parity_mean: float | None = None
    parity_max: float | None = None
    build_s: float | None = None
    first_ms: float | None = None
    memory_mb: float | None = None
    on_gpu: bool = False

    def as_json(self) -> dict[str, Any]:
        """Numbers rounded to what they are good for."""
        digits = {"speed": 3, "parity_mean": 5, "parity_max": 5}
        values = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: round(value, digits.get(name, 2)) if isinstance(value, float) else value
            for name, value in values.items()
        }


def as_text(rows: Sequence[EngineTimes], threads: int | None) -> str:
    """A table, and below it why engines are missing from it. ``threads`` None: half of the processor's."""
    lines = [
        f"{'engine':<9} {'tier':<5} {'median ms':>9} {'p95 ms':>8} {'x eager':>8} {'parity /255':>16} {'memory MB':>9} "
        f"{'build s':>8} {'first ms':>8}   runs on"
    ]
    for row in rows:
        if row.available:
            parity = f"{row.parity_mean:.3f} to {row.parity_max:.2f}" if row.parity_mean is not None else ""
            lines.append(
                f"{row.name:<9} {row.tier:<5} {_number(row.median_ms, 2):>9} {_number(row.p95_ms, 2):>8} "
                f"{_number(row.speed, 2):>8} {parity:>16} {_number(row.memory_mb, 0):>9} {_number(row.build_s, 1):>8} "
                f"{_number(row.first_ms, 0):>8}   {row.runs_on}"
            )
    lines += [f"{row.name:<9} {row.tier:<5} not measured: {row.reason}" for row in rows if not row.available]
    gmac = {row.tier: row.gmac for row in rows}
    cost = ", ".join(f"{tier} {billions:g} GMAC a frame" for tier, billions in gmac.items())
    lines += [
        f"{cost}; on a processor {_in_words(threads)}; parity: mean to largest",
        *_to_compiled(rows),
    ]
    return "\n".join(lines)


def _to_compiled(rows: Sequence[EngineTimes]) -> list[str]:
    """On a GPU: how much faster than torch.compile the others are."""
    said = []
    for base in rows:
        if base.name != "compiled" or not base.on_gpu or not base.median_ms:
            continue
        ratios = [
            f"{row.name} {base.median_ms / row.median_ms:.2f}"
            for row in rows
            if row.tier == base.tier and row.on_gpu and row is not base and row.median_ms
        ]
        if ratios:
            said.append(f"{base.tier}: times as fast as torch.compile: {', '.join(ratios)}")
    return said


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _in_words(threads: int | None) -> str:
    if threads is None:
        return "a thread for every other core"
    return f"{threads} thread{'' if threads == 1 else 's'}"
