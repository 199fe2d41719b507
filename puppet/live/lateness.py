"""Keeps single pictures from getting late: one that would be is not mended anew, but like the one before it.

The governor looks at seconds. A processor that is slow for a moment only, because something else wants it, has made a
dozen pictures late by then, and each of them holds up the next.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from puppet.models import Mend

SLACK_S = 0.022
"""How much later than at best a picture may be: two thirds of the time between two frames. What is usual for a camera
and a processor, however long it takes, is no lateness: nothing is gained by mending less then."""
WINDOW_S = 1.5
"""Over which the share of late ones is taken."""
_NEWS = 0.2
"""Share of the newest in what a picture takes."""
_FORGET = 0.002
"""Share by which the best is forgotten with each picture: in some twenty seconds."""
_MOST_S = 0.5
"""A picture that hung counts as one that took so long."""


class Lateness:
    """Foresees how late pictures will be.

    Args:
        slack_s: how much later than at best they may be.
        clock: seconds.
    """

    def __init__(self, slack_s: float = SLACK_S, clock: Callable[[], float] = time.perf_counter) -> None:
        self._slack_s = slack_s
        self._clock = clock
        self._rest_s: float | None = None  # what a picture takes from here, mended anew
        self._best_s: float | None = None  # the least age that was foreseen lately
        self._late_s: float | None = None  # when one was foreseen to be late last
        self._seen: deque[tuple[float, bool]] = deque(maxlen=256)
        self._spared = False

    def foresee(self, age_s: float) -> Mend:
        """How a picture is to be mended that is begun now; at most every second one is not mended anew.

        Args:
            age_s: of its camera frame.
        """
        if self._rest_s is None:
            return Mend.ANEW
        now_s, expected_s = self._clock(), age_s + self._rest_s
        best_s = expected_s if self._best_s is None else self._best_s
        self._best_s = best_s = min(expected_s, best_s + _FORGET * (expected_s - best_s))
        late = expected_s > best_s + self._slack_s
        self._seen.append((now_s, late))
        if late:
            self._late_s = now_s
        self._spared = late and not self._spared
        return Mend.CARRIED if self._spared else Mend.ANEW

    def took(self, mend: Mend, seconds: float) -> None:
        """A picture mended like this took so long from where ``foresee`` was asked."""
        if mend is not Mend.ANEW:
            return
        took_s = min(seconds, _MOST_S)
        self._rest_s = took_s if self._rest_s is None else self._rest_s + _NEWS * (took_s - self._rest_s)

    @property
    def share(self) -> float:
        """How many of the last pictures were foreseen to be late; 0 where nobody asked lately."""
        since_s = self._clock() - WINDOW_S
        late = [late for when_s, late in list(self._seen) if when_s >= since_s]  # another thread adds to it
        return sum(late) / len(late) if late else 0.0

    def since(self, now_s: float) -> float:
        """Seconds since one was foreseen to be late."""
        return now_s - self._late_s if self._late_s is not None else float("inf")
