"""Refines the shown portrait in the background: a better persona a while after the usable one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from puppet.live.worker import Worker
from puppet.models import Persona
from puppet.refinement.result import Refined, Refines

logger = logging.getLogger(__name__)

IDLE_S = 0.5
"""Longest wait for work at a time: how long stopping takes at most while there is none."""

OnRefined = Callable[[str, Persona, Refined], object]


@dataclass(frozen=True, eq=False, slots=True)
class _Job:
    key: str
    persona: Persona
    given_up: threading.Event


class Refining:
    """One portrait at a time, on a thread of its own; the latest one that is wanted.

    Args:
        refine: does the work; imports what it needs on the first call.
        on_refined: told, on that thread, of each portrait's key, the persona as it was given, and the outcome, accepted
            or not; never of one that was given up.
        on_error: told of what ``refine`` or ``on_refined`` raise; default: the log. The portrait stays as it is.
    """

    def __init__(
        self, refine: Refines, on_refined: OnRefined, on_error: Callable[[str, Exception], object] | None = None
    ) -> None:
        self._refine, self._on_refined = refine, on_refined
        self._on_error = on_error or _log
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._job: _Job | None = None
        self._waiting = False  # the job has not begun
        self._progress = 0.0
        self._worker = Worker("refining", self._step, self._tell)

    def start(self) -> None:
        self._worker.start()

    def want(self, key: str, persona: Persona) -> None:
        """Refine this portrait, and give up any other; nothing happens where it is being refined already."""
        with self._lock:
            if self._job is not None and self._job.key == key and self._job.persona.id == persona.id:
                return
            self._give_up()
            self._job, self._waiting = _Job(key, persona, threading.Event()), True
        self._wake.set()

    def cancel(self) -> None:
        """Give up what is being refined, if anything; returns at once."""
        with self._lock:
            self._give_up()

    def progress(self, key: str) -> float | None:
        """How much of a portrait is done, 0 to 1; None if it is not being refined."""
        with self._lock:
            return self._progress if self._job is not None and self._job.key == key else None

    def stop(self, timeout: float = 1.0) -> bool:
        """Give up and end the thread; whether it has ended."""
        self._worker.ask_to_stop()
        self.cancel()
        self._wake.set()
        return self._worker.stop(timeout)

    def _tell(self, error: Exception) -> None:
        self._on_error("", error)

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.given_up.set()
        self._job, self._waiting, self._progress = None, False, 0.0

    def _step(self) -> None:
        self._wake.wait(IDLE_S)
        self._wake.clear()
        with self._lock:
            job = self._job if self._waiting else None
            self._waiting = False
        if job is None:
            return

        def told(share: float) -> None:
            with self._lock:
                if self._job is job:
                    self._progress = share

        try:
            refined = self._refine(job.persona, told, job.given_up.is_set)
            with self._lock:
                current = self._job is job
                if current:
                    self._job, self._progress = None, 0.0
            if current:
                self._on_refined(job.key, job.persona, refined)
        except Exception as error:
            with self._lock:
                if self._job is job:
                    self._job, self._progress = None, 0.0
            self._on_error(job.key, error)


def _log(key: str, error: Exception) -> None:
    logger.error("Refining %s failed (%s: %s)", key or "a portrait", type(error).__name__, error)
