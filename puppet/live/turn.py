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
PERIOD_S = 0.9 / 30
"""From one beginning of the generator to the next: no longer, or it falls behind the camera."""
_NEWS = 0.1
"""Share of the newest in what is typical."""


class Turn:
    """Taken for a frame, passed on when the generator begins with the face in it: for when it will be done but for the
    time that the next face takes; where that would make it fall behind the camera, for so much earlier.

    A frame is known by its index. Only the one for which it was taken last passes it on: pictures of a puppet at rest,
    and of faces that were no longer waited for, would make one too many, and the pictures overlap for good.

    Args:
        wanted: whether anybody waits for it.
        clock: seconds.
    """

    def __init__(self, wanted: bool, clock: Callable[[], float] = time.perf_counter) -> None:
        self._wanted = wanted
        self._clock = clock
        self._changed = threading.Condition()
        self._free_s: float | None = 0.0  # from when on it is free; None: not known yet
        self._index: int | None = None  # of the frame for which it was taken last, where that is known yet
        self._taken_s = 0.0
        self._began_s: float | None = None
        self._face = self._ready = self._answer = 0.0  # how long these take, in seconds

    def take(self) -> None:
        """Wait until it is free, at most ``MOST_S``, and take it. ``hold`` says for which frame."""
        if not self._wanted:
            return
        with self._changed:
            end_s = self._clock() + MOST_S
            while (left := min(self._wait_s(), end_s - self._clock())) > 0:
                self._changed.wait(left)
            self._free_s = self._index = None
            self._taken_s = self._clock()

    def hold(self, index: int) -> None:
        """It was taken for this frame."""
        with self._changed:
            self._index = index

    def arrived(self, index: int) -> None:
        """The face is there."""
        with self._changed:
            if index == self._index:
                self._face += _NEWS * (min(self._clock() - self._taken_s, MOST_S) - self._face)

    def ready(self, index: int) -> None:
        """So is all that the generator is shown of it."""
        with self._changed:
            if index == self._index:
                self._ready += _NEWS * (min(self._clock() - self._taken_s, MOST_S) - self._ready)

    def begin(self, index: int, anew: bool = True) -> None:
        """The generator begins with it.

        Args:
            index: of the frame.
            anew: it is asked; else it is done in no time.
        """
        with self._changed:
            now_s = self._clock()
            if not anew:
                self._began_s = None
                self._pass_on(index, now_s)
                return
            self._began_s = now_s
            # The next one begins once it is ready: its face early enough for that, but not so early that it waits.
            lead_s = min(max(self._face, self._answer + self._ready - PERIOD_S), max(self._ready, self._face))
            self._pass_on(index, now_s + max(0.0, self._answer - lead_s))

    def end(self) -> None:
        """It has answered."""
        with self._changed:
            if self._began_s is not None:
                self._answer += _NEWS * (min(self._clock() - self._began_s, MOST_S) - self._answer)
            self._began_s = None
            if self._free_s is not None:  # else the next one is on its way already
                self._free_s = self._clock()
                self._changed.notify()

    def give(self, index: int) -> None:
        """There will be no picture of this frame's face."""
        with self._changed:
            self._pass_on(index, self._clock())

    def _pass_on(self, index: int, free_s: float) -> None:
        if index == self._index:
            self._index, self._free_s = None, free_s
            self._changed.notify()

    def _wait_s(self) -> float:
        return MOST_S if self._free_s is None else self._free_s - self._clock()
