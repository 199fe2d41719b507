"""How far a refinement is, and whether it is still wanted."""

from __future__ import annotations

from dataclasses import dataclass, field

from puppet.refinement.result import Cancelled, Progress


class CancelledError(Exception):
    """The caller wants no result any more."""


@dataclass(eq=False)
class Meter:
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
            raise CancelledError
        self._ticks += 1
        self.progress(min(1.0, self._before + self._share * min(1.0, self._ticks / self._pieces)))
