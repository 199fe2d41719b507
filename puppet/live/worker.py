"""A thread that runs one step for ever, and never ends silently."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from puppet.errors import plain

__all__ = ["Worker", "plain"]

logger = logging.getLogger(__name__)

BACKOFF_FIRST_S = 0.05
BACKOFF_MOST_S = 0.5


class Worker:
    """Calls ``step`` again and again on its own daemon thread until it is stopped.

    An exception from ``step`` goes to ``on_error`` and the loop goes on after a pause that doubles each time
    (50 ms to half a second) and starts over once a step succeeds.

    Args:
        name: names the thread, shown in logs.
        step: one round of work. It must return now and then (about twice a second), or stopping takes longer.
        on_error: told of every exception, on the worker's thread.
        finish: called once on the worker's thread when the loop has ended: the place to close what ``step`` opened.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], None],
        on_error: Callable[[Exception], None],
        finish: Callable[[], None] | None = None,
    ) -> None:
        self.name = name
        self._step = step
        self._on_error = on_error
        self._finish = finish
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Let the loop end after the step it is in; returns at once."""
        self._stopping.set()

    def stop(self, timeout: float = 1.0) -> bool:
        """Ask the loop to end and wait for it.

        Args:
            timeout: seconds to wait at most; a thread stuck in a device is left behind (it is a daemon).

        Returns:
            Whether the thread has ended.
        """
        self._stopping.set()
        if self._thread.ident is None or self._thread is threading.current_thread():
            return True
        self._thread.join(max(timeout, 0.0))
        if self._thread.is_alive():
            logger.info("%s did not stop within %.1f s and is left behind", self.name, timeout)
            return False
        return True

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        backoff = BACKOFF_FIRST_S
        while not self._stopping.is_set():
            try:
                self._step()
                backoff = BACKOFF_FIRST_S
            except BaseException as error:  # what ends a thread (SystemExit) must not end this one
                self._tell(plain(error))
                self._stopping.wait(backoff)
                backoff = min(2 * backoff, BACKOFF_MOST_S)
        if self._finish is not None:
            try:
                self._finish()
            except Exception:
                logger.exception("%s: closing failed", self.name)

    def _tell(self, error: Exception) -> None:
        try:
            self._on_error(error)
        except Exception:
            logger.exception("%s: reporting %r failed", self.name, error)
