"""An engine that steps down when it fails in mid-call: the frame in hand is run again on the next one."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

import numpy as np

from engines.protocol import Engine, Mending, PersonaTensors
from puppet.errors import in_words, plain
from puppet.model.engine import unfit
from puppet.models import Image

logger = logging.getLogger(__name__)

PATIENCE_S = 0.03
"""How long the frame in hand waits for the next engine to be made. If that takes longer (PyTorch may have to be
imported), frames go without an engine meanwhile: the plain warp of this moment is better than a picture of the past."""

MOST_MAKINGS, AGAIN_S = 3, 10.0
"""How often the next engine is made where its making fails (memory may be short for a moment), and the least pause
between two times: each may take seconds of a processor that the call needs."""

HUNG = "it did not answer"
"""The reason to give an engine up that hangs."""


class SteppingEngine:
    """Implements ``protocol.Engine``.

    An exception, out of memory and a lost device among them, a library that calls exit, and an answer that is none (not
    finite, of another shape or type) are failures. The next engine is then made, and runs the same frame if it is there
    in time, else the next one that fails; only if it does better is the first one to blame, and it takes its place for
    good.

    Args:
        first: runs as long as it does not fail; closed once it is not used any more.
        make_next: makes the next one; given the name of the one that failed. Returns None where there is none. Called
            on a thread of its own; where it raises, it is called again by a failure some time later, a few times.
        gave_up: told the name of an engine that was stepped down from and closed, and why.

    Attributes:
        notice: what the user is to be told; empty as long as nothing failed.
        recovering: it failed, and the next engine is being made or has not been asked yet: it is worth going on asking.
    """

    def __init__(
        self,
        first: Engine,
        make_next: Callable[[str], Engine | None],
        gave_up: Callable[[str, str], object] | None = None,
    ) -> None:
        self._engine = first
        self._make_next = make_next
        self._gave_up = gave_up
        self._persona: PersonaTensors | None = None
        self._unbound: Exception | None = None
        self._next: Engine | None = None
        self._next_failed = False
        self._making: threading.Thread | None = None
        self._makings_left = 0
        self._again_s = 0.0
        self._lock = threading.Lock()
        self._closed = False
        self.notice = ""

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def runs_on(self) -> str:
        return self._engine.runs_on

    @property
    def recovering(self) -> bool:
        if self._making is None:
            return False
        return self._making.is_alive() or (self._next is not None and not self._next_failed)

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``. An engine that cannot is stepped down from at the next frame."""
        self._persona, self._unbound = persona, None
        try:
            self._engine.bind(persona)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self._unbound = plain(error)

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``.

        Raises:
            Exception: what the engine raised, where the next one fails on the same frame, is not made yet, or there
                is none.
        """
        if self._persona is None:
            return self._engine.run(warped, raster, grid)
        try:
            if self._unbound is not None:
                raise self._unbound  # it would show the portrait before this one
            return _run(self._engine, warped, raster, grid)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            failed = plain(error)
        following = self._following()
        if following is None:
            raise failed
        try:
            following.bind(self._persona)
            mending = _run(following, warped, raster, grid)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self._next_failed = True
            logger.warning("No other engine runs this frame either: %s", in_words(error))
            raise failed from None
        self._take_over(following, in_words(failed))
        return mending

    def warm_up(self) -> None:
        self._engine.warm_up()

    def hung(self) -> None:
        """It does not come back from ``run``, and nobody waits for it any more: engines made from now on are others."""
        logger.warning("%s hangs", self._engine.runs_on)
        if self._gave_up is not None:
            self._gave_up(self._engine.name, HUNG)

    def close(self) -> None:
        """Free everything; a next engine that is still being made is closed when it is there."""
        with self._lock:
            self._closed = True
            following, self._next = self._next, None
        self._engine.close()
        if following is not None:
            following.close()

    def wait(self, timeout_s: float | None = None) -> None:
        """Until what is built in the background is there, or cannot be made."""
        if self._making is not None:
            self._making.join(timeout_s)
        wait = getattr(self._engine, "wait", None)
        if wait is not None:
            wait(timeout_s)

    def _following(self) -> Engine | None:
        """The next engine, if it is there; begins to make it where that is due."""
        if self._making is None:
            self._makings_left = MOST_MAKINGS
        elif self._making.is_alive() or not self._makings_left or time.monotonic() < self._again_s:
            return self._next
        making = threading.Thread(target=self._make, args=(self._engine.name,), name="next engine", daemon=True)
        making.start()  # where there are no more threads, the next failure tries again
        self._making = making
        making.join(PATIENCE_S)
        return self._next

    def _make(self, failed: str) -> None:
        left, self._makings_left = self._makings_left - 1, 0
        try:
            following = self._make_next(failed)
            if following is not None:
                following.warm_up()
        except BaseException as error:  # a library or memory may be missing: there is the plain warp
            logger.warning("There is no other engine: %s", in_words(error))
            self._again_s, self._makings_left = time.monotonic() + AGAIN_S, left
            return
        with self._lock:
            if not self._closed:
                self._next = following
                return
        if following is not None:
            following.close()

    def _take_over(self, following: Engine, reason: str) -> None:
        failed, self._engine, self._next, self._unbound = self._engine, following, None, None
        self._making, self._next_failed = None, False
        self.notice = f"{failed.runs_on} failed ({reason}); the generator runs on {following.runs_on}"
        logger.warning("%s", self.notice)
        try:
            failed.close()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # it is broken, and what it held may be too
            logger.warning("%s could not be closed: %s", failed.name, error)
        if self._gave_up is not None:
            self._gave_up(failed.name, reason)


def _run(engine: Engine, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
    mending = engine.run(warped, raster, grid)
    if reason := unfit(mending, len(warped)):
        raise ArithmeticError(reason)
    return mending
