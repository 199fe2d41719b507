"""What refining a persona comes to. Imports nothing heavy, so that whoever waits for it need not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from puppet.models import Persona, Refinement

Progress = Callable[[float], object]
"""Told how much is done, from 0 to 1, never less than before."""
Cancelled = Callable[[], bool]
"""Asked several times a second whether to give up."""
Refines = Callable[[Persona, Progress, Cancelled], "Refined"]


@dataclass(frozen=True, eq=False)
class Refined:
    """The outcome of one refinement. Figures are by name:

        face, mouth, eyes   dB, round trips that nothing was learnt from, back to the photo

    and of the portrait driven by the bundled clip, in steps of 255:

        jitter              second differences of the face's pictures
        identity            how far face and photo differ in broad colours, at rest and driven
        lips, lids          how much fine detail is painted there
        motion              how much lips and lids change from picture to picture
        tint                how far broad colours of lids, and of a mouth that the photo shows closed, are from the
                            feed-forward persona's in the worst picture

    Attributes:
        refinement: what was found; None unless it is accepted.
        reason: in words, why it was accepted or not.
        before, after: figures of the feed-forward persona and of the best that was found; empty where it did not get
            so far.
    """

    refinement: Refinement | None
    reason: str
    before: Mapping[str, float]
    after: Mapping[str, float]

    @property
    def accepted(self) -> bool:
        return self.refinement is not None

    @property
    def line(self) -> str:
        """Both scores in one line, for people."""
        if not self.after:
            return f"Not refined: {self.reason}"
        before, after = self.before, self.after
        trips = ", ".join(f"{name} {before[name]:.2f} → {after[name]:.2f} dB" for name in ("face", "mouth", "eyes"))
        driven = ", ".join(f"{name} {before[name]:.3g} → {after[name]:.3g}" for name in before if name not in _TRIPS)
        verdict = "Refined" if self.accepted else f"Not refined ({self.reason})"
        return f"{verdict}: round trips {trips}; driven {driven}"


_TRIPS = ("face", "mouth", "eyes")
