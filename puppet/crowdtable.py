"""How many puppets one engine serves at once, as ``bench --puppets`` prints it. Who measures stands in ``engines/``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CrowdTimes:
    """What so many puppets at once take.

    Attributes:
        puppets: how many.
        median_ms, p95_ms: of one frame of each of them, by the clock: all that the processor does for it included.
        device_ms: the median of what a GPU needs of it, upload and download included, by its own events; None on a
            processor.
        runs_on: in words.
        reason: why there are no figures; empty where there are.
    """

    puppets: int
    median_ms: float = 0.0
    p95_ms: float = 0.0
    device_ms: float | None = None
    runs_on: str = ""
    reason: str = ""

    @property
    def per_second(self) -> float:
        """Pictures a second of all puppets together."""
        return 1e3 * self.puppets / self.median_ms if self.median_ms else 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "puppets": self.puppets, "median_ms": round(self.median_ms, 3), "p95_ms": round(self.p95_ms, 3),
            "device_ms": None if self.device_ms is None else round(self.device_ms, 3),
            "pictures_per_second": round(self.per_second, 1), "runs_on": self.runs_on, "reason": self.reason,
        }  # fmt: skip


def as_text(rows: Sequence[CrowdTimes], tier: str) -> str:
    """A table: how many pictures a second so many puppets get together, and each."""
    lines = [
        f"{'puppets':>7} {'median ms':>10} {'p95 ms':>8} {'GPU ms':>8} {'pictures/s':>11} {'each':>7} {'x one':>6}"
    ]
    one = next((row.per_second for row in rows if row.puppets == 1 and row.per_second), None)
    for row in rows:
        if row.reason:
            lines.append(f"{row.puppets:>7} not measured: {row.reason}")
            continue
        gain = f"{row.per_second / one:.2f}" if one else ""
        on_device = "-" if row.device_ms is None else f"{row.device_ms:.2f}"
        lines.append(
            f"{row.puppets:>7} {row.median_ms:>10.2f} {row.p95_ms:>8.2f} {on_device:>8} {row.per_second:>11.1f} "
            f"{row.per_second / row.puppets:>7.1f} {gain:>6}"
        )
    where = next((row.runs_on for row in rows if row.runs_on), "nothing")
    return "\n".join([*lines, f"{tier} tier, on {where}; upload and download included"])
