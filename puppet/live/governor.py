"""Keeps rendering within its budget: takes away what is missed least before pictures are missed, and gives it back once
there is room, without going to and fro.

The budget is time: a thread of the render stage that works for more than ``FULL`` of every second is about to fall
behind the camera, whatever the cause, a slow processor or the call program's own work. What is left of the second is
theirs. Pictures that are late are a sign of the same, sooner: see ``lateness``.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from puppet.live.lateness import Lateness
from puppet.live.problems import Problems
from puppet.models import Mend, Problem, Severity

PROBLEM = "governor"
THREADS = (("retarget", "look"), ("mend",), ("aim", "draw", "compose"))
"""Which stages share a thread; see ``pipeline``."""
FULL, ROOM = 0.92, 0.72
"""Shares of a second: from the first on something is taken away; given back where at most the second would be used."""
MISSED = 6
"""More pictures than this missed within the window are too many, whoever was busy."""
LATE, IN_TIME = 0.6, 0.1
"""Shares of the pictures that are late: from the first on something is taken away, up to the last it is given back."""
LATE_LEVEL = 2
"""Being late is no reason to take away more than this effort does."""
WINDOW_S = 1.5
"""Over which the shares are taken: a single slow picture is no reason."""
LOWER_S, RAISE_S, RAISE_MOST_S = 1.5, 8.0, 120.0
"""How long there must be too little or enough. What had to be taken back soon after it was given is not given again for
twice as long each time, up to the last."""
SPARED_S = 0.25
"""The window goes without every second picture for so long after one that is late."""
AGAIN_S = 20.0
"""What is taken back within so long after it was given was given too early."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What is spent on pictures.

    Attributes:
        preview_s: least time between two pictures in the window.
        mending: whether every picture is mended, every second one, or none.
        said: to the user, in a sentence; empty for all of it.
        cost: of mending, as a share of what it takes with all of it.
    """

    preview_s: float
    mending: tuple[Mend, ...]
    said: str
    cost: float


EFFORTS = (
    Effort(0.0, (Mend.ANEW,), "", 1.0),
    Effort(
        1 / 16,
        (Mend.ANEW,),
        "This computer is busy: this window shows every second picture, others see them all.",
        1.0,
    ),
    Effort(
        1 / 16, (Mend.ANEW, Mend.CARRIED), "This computer is busy: every second picture gets its fine details.", 0.55
    ),
    Effort(1 / 16, (Mend.NONE,), "This computer is busy: the puppet is drawn more simply.", 0.1),
)
"""From all to least."""


class Governor:
    """Decides how much effort is made.

    Args:
        problems: told what was taken away, under the key "governor".
        clock: seconds.

    Attributes:
        level: index of the effort among EFFORTS.
        lateness: of the pictures.
        carried: how many pictures were to be mended like the one before.
    """

    def __init__(self, problems: Problems, clock: Callable[[], float] = time.perf_counter) -> None:
        self._problems = problems
        self._clock = clock
        self.level = 0
        self.lateness = Lateness(clock=clock)
        self.carried = 0
        self._since_s: float | None = None  # how long it has been as it is: too little, or enough
        self._wants = 0
        self._raised_s = -AGAIN_S
        self._changed_s = -WINDOW_S
        self._raise_after_s = RAISE_S
        self._dropped: deque[tuple[float, int]] = deque()
        self._count = 0
        self._previewed_s = -1.0

    @property
    def effort(self) -> Effort:
        return EFFORTS[self.level]

    @property
    def mends(self) -> bool:
        """Whether any picture is mended by the generator."""
        return any(mend is not Mend.NONE for mend in self.effort.mending)

    def next_mend(self, age_s: float) -> Mend:
        """How the next picture is mended. Called once for each, from one thread.

        Args:
            age_s: of its camera frame now.
        """
        self._count += 1
        mending = self.effort.mending
        planned = mending[self._count % len(mending)]
        if planned is Mend.ANEW:
            foreseen = self.lateness.foresee(age_s)
            planned = foreseen if len(mending) == 1 else planned  # else every second one is spared as it is
        self.carried += planned is Mend.CARRIED
        return planned

    def shows_preview(self) -> bool:
        """Whether the window may take another picture now."""
        now_s = self._clock()
        late = self.lateness.since(now_s) < SPARED_S
        if now_s - self._previewed_s < max(self.effort.preview_s, EFFORTS[1].preview_s if late else 0.0):
            return False
        self._previewed_s = now_s
        return True

    def step(self, busy: Mapping[str, float], dropped: int) -> None:
        """Look at the budget; a few times a second.

        Args:
            busy: seconds that each stage worked in every second of the last ``WINDOW_S``.
            dropped: faces that were never rendered, because a newer one was there: how many so far.
        """
        now_s = self._clock()
        self._dropped.append((now_s, dropped))
        while now_s - self._dropped[0][0] > WINDOW_S:
            self._dropped.popleft()
        missed = dropped - self._dropped[0][1]
        if now_s - self._changed_s < WINDOW_S:  # what was measured is still of the effort before
            return
        load = max(sum(busy.get(stage, 0.0) for stage in stages) for stages in THREADS)
        full, late, wants = load > FULL or missed > MISSED, self.lateness.share, 0
        if (full and self.level + 1 < len(EFFORTS)) or (late > LATE and self.level < LATE_LEVEL):
            wants = 1
        elif self.level > 0 and load > 0.0 and not missed and late <= IN_TIME and self._after_raise(busy) <= ROOM:
            wants = -1
        if wants != self._wants:
            self._wants, self._since_s = wants, now_s
        if wants == 0 or self._since_s is None:
            return
        if now_s - self._since_s >= (LOWER_S if wants > 0 else self._raise_after_s):
            self._move(wants, now_s)

    def _after_raise(self, busy: Mapping[str, float]) -> float:
        """What the busiest thread would use with one more effort."""
        more = EFFORTS[self.level - 1].cost / self.effort.cost
        looked = {"look": more, "mend": more}
        return max(sum(busy.get(stage, 0.0) * looked.get(stage, 1.0) for stage in stages) for stages in THREADS)

    def _move(self, way: int, now_s: float) -> None:
        if way > 0 and now_s - self._raised_s < AGAIN_S:
            self._raise_after_s = min(2 * self._raise_after_s, RAISE_MOST_S)
        elif way > 0:
            self._raise_after_s = RAISE_S
        else:
            self._raised_s = now_s
        self.level += way
        self._changed_s, self._wants, self._since_s = now_s, 0, None
        if said := self.effort.said:
            remedy = "Closing other programs helps; full quality comes back by itself."
            self._problems.report(Problem(PROBLEM, said, remedy, Severity.INFO))
        else:
            self._problems.clear(PROBLEM)
