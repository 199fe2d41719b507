"""What the user is told: one entry per key, said once, gone when it is over."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from puppet.errors import PuppetError
from puppet.models import Problem, Severity

logger = logging.getLogger(__name__)

SETTLED_S = 5.0
"""A fault that did not come back for this long is over: long enough to be read, short enough not to linger."""


class Problems:
    """The list behind the window's banner; safe to use from every thread.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._shown: dict[str, Problem] = {}
        self._dismissed: dict[str, Problem] = {}
        self._last_s: dict[str, float] = {}

    def report(self, problem: Problem) -> None:
        """Tell the user; the same problem again is neither shown twice nor logged twice."""
        with self._lock:
            self._last_s[problem.key] = self._clock()
            known = self._shown.get(problem.key) or self._dismissed.get(problem.key)
            if known == problem:
                return
            self._dismissed.pop(problem.key, None)
            self._shown[problem.key] = problem
        level = {Severity.INFO: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}
        logger.log(level[problem.severity], "%s: %s %s", problem.key, problem.message, problem.remedy)

    def failed(
        self, key: str, what: str, error: Exception, remedy: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Report an exception: a PuppetError in its own words, any other as "``what``" with the exception's name."""
        if isinstance(error, PuppetError):
            self.report(Problem(key, f"{error.problem}.", f"{error.remedy}." if error.remedy else remedy, severity))
            return
        with self._lock:
            first = key not in self._shown and key not in self._dismissed
        if first:
            logger.warning("%s", what, exc_info=error)
        detail = str(error).strip()
        text = f"{what} ({type(error).__name__}{': ' + detail if detail else ''})."
        self.report(Problem(key, text, remedy, severity))

    def clear(self, key: str) -> None:
        """It is over."""
        with self._lock:
            self._shown.pop(key, None)
            self._dismissed.pop(key, None)
            self._last_s.pop(key, None)

    def settle(self, key: str) -> None:
        """It did not happen this time: clear it once that has been so for ``SETTLED_S``."""
        last_s = self._last_s.get(key)
        if last_s is not None and self._clock() - last_s > SETTLED_S:
            self.clear(key)

    def dismiss(self, key: str) -> None:
        """The user has read it: not shown again until it is over or says something else."""
        with self._lock:
            problem = self._shown.pop(key, None)
            if problem is not None:
                self._dismissed[key] = problem

    def all(self) -> tuple[Problem, ...]:
        """What is to be shown, oldest first."""
        with self._lock:
            return tuple(self._shown.values())
