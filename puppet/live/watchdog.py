"""Stages that hang are left behind and made anew; workers that ended are replaced. Nothing here waits for anything.

A thread that hangs in native code cannot be ended. It is left behind as a daemon, its stage with it, and another worker
with a stage of its own takes its place. Each costs what it holds on to, so a stage that hangs again soon is not
replaced at once a second time: the user is told, the puppet rests, and it is tried again after a while.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from puppet.live.problems import Problems
from puppet.live.worker import Worker
from puppet.models import Problem, Severity

logger = logging.getLogger(__name__)

HANGS_S = 2.0
"""A stage that works on one thing for this long hangs."""
WELL_S = 60.0
"""A stage that was replaced may be replaced again once the new one has worked for this long."""
AGAIN, MOST_EVER = 10.0, 8
"""One that hangs again sooner is replaced once it has hung for so many times as long, and so often in all: a fault that
passes needs no new start, one that stays does not take all memory."""
LONGEST_STEP_S = 0.5
"""Between two looks no more than this counts: a machine that slept, or a clock that jumped, hangs no stage."""


class Guard:
    """Held by a worker around the call that may hang. The workers of one stage have a guard each."""

    def __init__(self) -> None:
        self._left = threading.Event()
        self._siblings = [self]
        self._round = 0
        self._inside = False
        self._seen = 0  # the call that was being made at the last look
        self._inside_s = 0.0  # how long it has been made for

    def sibling(self) -> Guard:
        """For another worker of the same stage."""
        guard = Guard()
        guard._left, guard._siblings = self._left, self._siblings
        self._siblings.append(guard)
        return guard

    @property
    def left(self) -> bool:
        """The stage was left behind: what it still gives is not wanted any more."""
        return self._left.is_set()

    def leave(self) -> None:
        """Leave the stage behind."""
        self._left.set()

    def __enter__(self) -> None:
        self._round += 1
        self._inside = True

    def __exit__(self, *_: object) -> None:
        self._inside = False

    def look(self, passed_s: float) -> float:
        """How long the longest of the calls has been made for, in seconds; the last look was ``passed_s`` ago."""
        return max(guard._look(passed_s) for guard in self._siblings)

    def _look(self, passed_s: float) -> float:
        call = self._round if self._inside else 0
        self._inside_s = self._inside_s + passed_s if call and call == self._seen else 0.0
        self._seen = call
        return self._inside_s


class Crew:
    """Several workers as one."""

    def __init__(self, *workers: Worker) -> None:
        self._workers = workers
        self.name = workers[0].name

    @property
    def alive(self) -> bool:
        """Whether none has ended."""
        return all(worker.alive for worker in self._workers)

    def start(self) -> None:
        for worker in self._workers:
            worker.start()

    def ask_to_stop(self) -> None:
        for worker in self._workers:
            worker.ask_to_stop()

    def stop(self, timeout: float) -> bool:
        """See ``Worker.stop``."""
        end_s = time.monotonic() + timeout
        ended = [worker.stop(end_s - time.monotonic()) for worker in self._workers]
        return all(ended)


def hangs(key: str, what: str) -> tuple[Problem, Problem]:
    """What the user is told of a stage that hangs, ``what`` it is in words: "The face tracker"."""
    return (
        Problem(key, f"{what} did not answer and was started again.", "", Severity.WARNING),
        Problem(
            key,
            f"{what} does not answer.",
            "The puppet rests and it is tried again. If it stays, start Puppet again.",
            Severity.ERROR,
        ),
    )


class Post:
    """One place in the chain, and the worker that holds it now.

    Args:
        make: makes the worker and its stage, given the guard to hold.
        problems: told when it hangs.
        hangs: what the user is told when it was replaced, and when it is not any more, under one key; None: it is not
            watched for hanging.
        leave: called when a worker is left behind, on the watching thread and before the next one is made.
        hangs_s: see ``HANGS_S``.
        most: how often it is replaced before it has to have worked for ``WELL_S``.
    """

    def __init__(
        self,
        make: Callable[[Guard], Worker | Crew],
        problems: Problems,
        hangs: tuple[Problem, Problem] | None = None,
        leave: Callable[[], object] = lambda: None,
        hangs_s: Callable[[], float] = lambda: HANGS_S,
        most: int = 1,
    ) -> None:
        self._make, self._problems, self._leave, self._hangs_s, self._most = make, problems, leave, hangs_s, most
        self._hangs = hangs
        self._guard = Guard()
        self._worker = make(self._guard)
        self._started = self._closing = False
        self._spent = self._ever = 0  # replacements since it last worked for long, and in all
        self._well_s = 0.0

    def start(self) -> None:
        self._started = True
        self._worker.start()

    def ask_to_stop(self) -> None:
        """Let the worker end, and replace it no more; returns at once."""
        self._closing = True
        self._worker.ask_to_stop()

    def stop(self, timeout: float) -> bool:
        """See ``Worker.stop``."""
        self._closing = True
        return self._worker.stop(timeout)

    def look(self, passed_s: float) -> None:
        """See whether the worker is there and goes on.

        Args:
            passed_s: since the last look.
        """
        if not self._started or self._closing:
            return
        if not self._worker.alive:
            logger.warning("%s: its worker has ended and is replaced", self._worker.name)
            self._replace()
            return
        passed_s = min(max(passed_s, 0.0), LONGEST_STEP_S)
        inside_s = self._guard.look(passed_s)
        if self._hangs is None:
            return
        if inside_s <= self._hangs_s():
            self._well_s += passed_s
            if self._well_s > WELL_S:
                self._spent = 0
            self._problems.settle(self._hangs[0].key)
        elif self._spent < self._most or (inside_s > AGAIN * self._hangs_s() and self._ever < MOST_EVER):
            self._spent += 1
            self._ever += 1
            self._problems.report(self._hangs[0])
            self._replace()
        else:
            self._problems.report(self._hangs[1])

    def _replace(self) -> None:
        self._guard.leave()
        self._worker.ask_to_stop()
        self._leave()
        self._guard = Guard()
        self._worker = self._make(self._guard)
        self._well_s = 0.0
        if not self._closing:
            self._worker.start()
