"""How many threads an engine takes by itself."""

from __future__ import annotations

from puppet.processors import processors


def half_the_cores() -> int:
    """Threads for a generator beside which a tracker, an encoder and a window run, at least 1.

    With one for every core, PyTorch's convolutions wait at every layer for the thread that had to share its core: on
    two busy cores a frame then takes ten times as long as on one. OpenVINO's threads share out what there is to do, but
    spend nearly twice the time of one on it there, waiting for each other.
    """
    return max(1, processors() // 2)
