"""What stands between two stages: room for one value, where the newest wins."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Slot(Generic[T]):
    """Room for one value. ``put`` never waits: it replaces a value nobody took and counts it as dropped.

    A queue would keep old frames alive, and a backlog is latency; here a slow consumer always gets the newest.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._value: T | None = None
        self._drops = 0
        self._closed = False

    def put(self, value: T) -> T | None:
        """Leave ``value`` for the consumer. After ``close`` it is ignored.

        Returns:
            The value that it replaced, None where somebody took that.
        """
        with self._changed:
            if self._closed:
                return None
            missed = self._value
            if missed is not None:
                self._drops += 1
            self._value = value
            self._changed.notify()
            return missed

    def wait(self, timeout: float) -> bool:
        """Until there is a value, which stays, or ``timeout`` seconds are over. Whether there is one."""
        with self._changed:
            self._changed.wait_for(lambda: self._value is not None or self._closed, timeout)
            return self._value is not None

    def get(self, timeout: float | None = None) -> T | None:
        """Take the value, waiting up to ``timeout`` seconds for one (None: until there is one).

        Returns:
            The value, which leaves the slot; None when the time is up or the slot is closed.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._value is not None or self._closed, timeout)
            value, self._value = self._value, None
            return value

    def peek(self) -> T | None:
        """The value that waits to be taken, left where it is."""
        with self._changed:
            return self._value

    def clear(self) -> None:
        """Throw away the value that waits, without counting it as dropped."""
        with self._changed:
            self._value = None

    def close(self) -> None:
        """Wake whoever waits and hold no value any more."""
        with self._changed:
            self._closed = True
            self._value = None
            self._changed.notify_all()

    @property
    def drops(self) -> int:
        """How many values were replaced before anybody took them."""
        with self._changed:
            return self._drops
