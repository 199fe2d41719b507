"""How many threads an engine takes by itself."""

from __future__ import annotations

import os


def half_the_cores() -> int:
    """Threads for a generator beside which a tracker, an encoder and a window run, at least 1.

    With one for every core, convolutions wait at every layer for the thread that had to share its core: on two busy
    cores a frame then takes ten times as long as on one.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores // 2)
