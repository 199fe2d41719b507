"""Which engines there are, and the one place that makes one by name."""

from __future__ import annotations

from engines.protocol import Engine
from puppet.errors import PuppetError
from puppet.model.weights import Weights

NAMES = ("eager",)
"""Best first."""


def make_engine(name: str, weights: Weights) -> Engine:
    """A new engine that runs ``weights``; imports what it needs only now.

    Args:
        name: one of NAMES, or "auto": the best one that works here.
        weights: to run.

    Raises:
        PuppetError: there is none of that name.
    """
    if name in ("eager", "auto"):
        from engines.eager import EagerEngine

        return EagerEngine(weights)
    raise PuppetError(f"There is no engine named {name}", f"Choose one of: auto, {', '.join(NAMES)}")
