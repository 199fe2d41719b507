"""Keeps single pictures from getting late: one that would be is not mended anew, but like the one before it.

The governor looks at seconds. A processor that is slow for a moment only, because something else wants it, has made a
dozen pictures late by then, and each of them holds up the next.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from puppet.models import Mend

BUDGET_S = 0.05
"""How old the camera frame may be when its picture is ready: one and a half times the time between two frames."""
WINDOW_S = 1.5
"""Over which the share of late ones is taken."""
_NEWS = 0.2
"""Share of the newest in what is typical."""


class Lateness:
    """Foresees how late pictures will be.

    Args:
        budget_s: how old the camera frame may be when its picture is ready.
        clock: seconds.
    """

    def __init__(self, budget_s: float = BUDGET_S, clock: Callable[[], float] = time.perf_counter) -> None:
        self._budget_s = budget_s
        self._clock = clock
        self._rest_s = 0.0  # what a picture takes from here, mended anew
        self._late_s: float | None = None  # when one was foreseen to be late last
        self._seen: deque[tuple[float, bool]] = deque()
        self._spared = False

    def foresee(self, age_s: float) -> Mend:
        """How a picture is to be mended that is begun now; at most every second one is not mended anew.

        Args:
            age_s: of its camera frame.
        """
        now_s = self._clock()
        late = age_s + self._rest_s > self._budget_s
        self._seen.append((now_s, late))
        while now_s - self._seen[0][0] > WINDOW_S:
            self._seen.popleft()
        if late:
            self._late_s = now_s
        self._spared = late and not self._spared
        return Mend.CARRIED if self._spared else Mend.ANEW

    def took(self, mend: Mend, seconds: float) -> None:
        """A picture mended like this took so long from where ``foresee`` was asked."""
        if mend is Mend.ANEW:
            self._rest_s += _NEWS * (min(seconds, 10 * self._budget_s) - self._rest_s)

    @property
    def share(self) -> float:
        """How many of the last pictures were foreseen to be late."""
        seen = list(self._seen)  # another thread adds to it
        return sum(late for _, late in seen) / len(seen) if seen else 0.0

    def since(self, now_s: float) -> float:
        """Seconds since one was foreseen to be late."""
        return now_s - self._late_s if self._late_s is not None else float("inf")
