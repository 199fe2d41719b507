"""The puppeteer's life: made and started behind the window, ended with it."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from puppet.models import Puppeteer

log = logging.getLogger(__name__)

CLOSE_TIMEOUT_S = 3.0
"""A puppeteer promises to close within two seconds."""


class Link(QObject):
    """Makes the puppeteer on a thread of its own, since that imports everything heavy.

    Signals:
        ready(puppeteer): made and started.
        failed(exception): it could not be made or started.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, factory: Callable[[], Puppeteer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._factory = factory
        self._lock = threading.Lock()
        self._puppeteer: Puppeteer | None = None
        self._started = False
        self._closing = False
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin loading; does nothing the second time."""
        with self._lock:
            if self._threads or self._closing:
                return
            thread = threading.Thread(target=self._load, name="load", daemon=True)
            self._threads.append(thread)
        thread.start()

    def close(self) -> None:
        """Begin to close the puppeteer; one that is still loading is closed as soon as it has loaded."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
            puppeteer = self._puppeteer
            if puppeteer is None or not self._started:
                return  # the loading thread ends it
            thread = threading.Thread(target=self._end, args=(puppeteer,), name="close", daemon=True)
            self._threads.append(thread)
        thread.start()

    def join(self, timeout_s: float = CLOSE_TIMEOUT_S) -> bool:
        """Wait until everything has closed; False if a puppeteer is left that has not.

        One that is still importing has opened nothing yet: after the time-out nobody needs to wait for it.
        """
        for thread in list(self._threads):
            thread.join(timeout_s)
        return self._puppeteer is None or not any(thread.is_alive() for thread in self._threads)

    def _load(self) -> None:
        puppeteer: Puppeteer | None = None
        try:
            puppeteer = self._factory()
            with self._lock:
                self._puppeteer = puppeteer
                closing = self._closing
            if not closing:
                puppeteer.start()
            with self._lock:
                self._started = True
                closing = self._closing
            if closing:
                self._end(puppeteer)
                return
        except Exception as error:  # shown in the banner; there is nobody else to catch it
            if puppeteer is not None:
                self._end(puppeteer)
            self._emit(self.failed, error)
            return
        self._emit(self.ready, puppeteer)

    @staticmethod
    def _emit(signal: SignalInstance, value: object) -> None:
        with contextlib.suppress(RuntimeError):  # the window and this object are gone already
            signal.emit(value)

    @staticmethod
    def _end(puppeteer: Puppeteer) -> None:
        try:
            puppeteer.close()
        except Exception:
            log.exception("The puppeteer did not close cleanly.")
