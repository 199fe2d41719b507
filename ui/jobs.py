"""Calls that take their time, kept off the GUI thread."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

_Job = tuple[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]]


class Lane(QObject):
    """Runs calls one after another on one thread; hands each result to a callback on the thread that made the lane.

    The thread is a daemon: a call that never returns must not keep the program from ending, which rules out Qt's own
    pool (it waits for its runnables when it is destroyed).
    """

    _finished = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._finished.connect(self._deliver)

    def run(
        self, call: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Queue ``call``; afterwards exactly one of ``done(result)`` and ``failed(error)`` is called, unless closed."""
        if self._closed:
            return
        self._jobs.put((call, done, failed))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Start nothing more and deliver nothing more; a call under way is left to end by itself."""
        self._closed = True
        self._jobs.put(None)

    def join(self, timeout_s: float) -> bool:
        """Wait for the call under way; False if it takes longer."""
        if self._thread is not None:
            self._thread.join(timeout_s)
            return not self._thread.is_alive()
        return True

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self._closed:
            call, done, failed = job
            try:
                callback, value = done, call()
            except Exception as error:  # whatever it is, it belongs to the caller
                callback, value = failed, error
            with contextlib.suppress(RuntimeError):  # the window and this object are gone already
                self._finished.emit(callback, value)

    @Slot(object, object)
    def _deliver(self, callback: Callable[[Any], None], value: Any) -> None:
        if not self._closed:
            callback(value)
