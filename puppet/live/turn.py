"""Whose turn it is where the generator uses all processors: one picture at a time, from its face to the generator's
answer, and the newest face next.

Work on the next picture beside it would make both late, and what is late meets the picture after it as well: once
pictures overlap, they go on to. One after the other they are done before the next frame comes.
"""

from __future__ import annotations

import threading

MOST_S = 0.1
"""Longest wait: an engine that hangs is no reason to look at no more faces."""


class Turn:
    """Taken with a face, given back when its picture is mended.

    Args:
        wanted: whether anybody waits for it.
    """

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted
        self._free = threading.Event()
        self._free.set()

    def take(self) -> None:
        """Wait until it is free, at most ``MOST_S``, and take it. Called from one thread."""
        if self._wanted:
            self._free.wait(MOST_S)
            self._free.clear()

    def give(self) -> None:
        """Give it back."""
        self._free.set()
