"""How many processors there are, and how few are few."""

from __future__ import annotations

import os

FEW = 2
"""Up to so many, pictures in work at the same time hold each other up: see ``puppet.live.turn``."""


def processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def few_processors() -> bool:
    """Whether there are no more than ``FEW``."""
    return processors() <= FEW
