"""Whose turn it is where processors are few: the next face is looked for just so early that it is there when the
generator has answered for the one before.

Sooner, it would wait for the generator, older than it need be, and work on it would hold up the picture before: what is
late meets the picture after it as well, and once pictures overlap, they go on to. Later, processors would idle.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

MOST_S = 0.1
"""Longest wait: an engine that hangs is no reason to look at no more faces."""
SLOW_S = 0.027
"""A generator whose answers take so long, most of the time between two frames, must not wait for anything."""
_NEWS = 0.1
"""Share of the newest in what is typical."""


class Turn:
    """Taken with a frame, passed on when the generator begins with the face in it: for when it will be done but for the
    time that the next face takes, and where it is slow, for so early that the next picture is all ready for it by then.
    Each method is called from one thread.

    Args:
        wanted: whether anybody waits for it.
        clock: seconds.
    """

    def __init__(self, wanted: bool, clock: Callable[[], float] = time.perf_counter) -> None:
        self._wanted = wanted
        self._clock = clock
        self._changed = threading.Condition()
        self._free_s: float | None = 0.0  # from when on it is free; None: not known yet
        self._taken_s = self._began_face_s = 0.0
        self._began_s: float | None = None
        self._face = self._ready = self._answer = 0.0  # how long these take, in seconds

    def take(self) -> None:
        """Wait until it is free, at most ``MOST_S``, and take it."""
        if not self._wanted:
            return
        with self._changed:
            end_s = self._clock() + MOST_S
            while (left := min(self._wait_s(), end_s - self._clock())) > 0:
                self._changed.wait(left)
            self._free_s = None
            self._taken_s = self._clock()

    def arrived(self) -> None:
        """The face is there."""
        with self._changed:
            self._face += _NEWS * (min(self._clock() - self._taken_s, MOST_S) - self._face)
            self._began_face_s = self._taken_s

    def ready(self) -> None:
        """So is all that the generator is shown of it."""
        with self._changed:
            self._ready += _NEWS * (min(self._clock() - self._began_face_s, MOST_S) - self._ready)

    def begin(self) -> None:
        """The generator begins with it."""
        with self._changed:
            self._began_s = self._clock()
            lead_s = self._ready if self._answer > SLOW_S else self._face
            self._pass_on(self._began_s + max(0.0, self._answer - lead_s))

    def end(self) -> None:
        """It has answered."""
        with self._changed:
            if self._began_s is not None:
                self._answer += _NEWS * (min(self._clock() - self._began_s, MOST_S) - self._answer)
            self._began_s = None
            if self._free_s is not None:  # else the next one is on its way already
                self._pass_on(self._clock())

    def give(self) -> None:
        """There will be no picture of this face."""
        with self._changed:
            self._pass_on(self._clock())

    def _pass_on(self, free_s: float) -> None:
        self._free_s = free_s
        self._changed.notify()

    def _wait_s(self) -> float:
        return MOST_S if self._free_s is None else self._free_s - self._clock()
