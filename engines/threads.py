"""How many threads an engine takes by itself."""

from __future__ import annotations

from puppet.processors import few_processors, processors


def half_the_cores() -> int:
    """Threads for a generator beside which a tracker, an encoder and a window run, at least 1.

    With one for every core, PyTorch's convolutions wait at every layer for the thread that had to share its core: on
    two busy cores a frame then takes ten times as long as on one.
    """
    return max(1, processors() // 2)


def all_of_few() -> int:
    """Half of the cores, but both where there are two: for an engine whose threads share out what there is to do, so
    that one which is held up takes less. The live chain lets it have them; see ``puppet.live.turn``."""
    return processors() if few_processors() else half_the_cores()
