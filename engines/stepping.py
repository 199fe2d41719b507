"""An engine that steps down when it fails in mid-call: the frame in hand is run again on the next one."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import fields

import numpy as np

from engines.protocol import Engine, Mending, PersonaTensors
from puppet.models import Image

logger = logging.getLogger(__name__)


class SteppingEngine:
    """Implements ``protocol.Engine``.

    An exception, out of memory and a lost device among them, and an answer that is not finite are failures. The next
    engine then runs the same frame; only if it does better is the first one to blame, and it takes its place for good.

    Args:
        first: runs as long as it does not fail; closed once it is not used any more.
        make_next: makes the next one; given the name of the one that failed. Returns None where there is none. Called
            in the middle of a frame, so what takes long must be left for later.
        gave_up: told the name of an engine that was stepped down from, and why.

    Attributes:
        notice: what the user is to be told; empty as long as nothing failed.
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
        self.notice = ""

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def runs_on(self) -> str:
        return self._engine.runs_on

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``. An engine that cannot is stepped down from at the next frame."""
        self._persona, self._unbound = persona, None
        try:
            self._engine.bind(persona)
        except Exception as error:
            self._unbound = error

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``.

        Raises:
            Exception: what the engine raised, where the next one fails on the same frame or there is none.
        """
        if self._persona is None:
            return self._engine.run(warped, raster, grid)
        try:
            if self._unbound is not None:
                raise self._unbound  # it would show the portrait before this one
            return _run(self._engine, warped, raster, grid)
        except Exception as error:
            failed = error
        try:
            following = self._next or self._make_next(self._engine.name)
            if following is None:
                raise failed
            self._next = following
            following.bind(self._persona)
            mending = _run(following, warped, raster, grid)
        except Exception as error:
            if error is not failed:
                logger.warning("No other engine runs this frame either: %s", _in_words(error))
            raise failed from None
        self._take_over(following, _in_words(failed))
        return mending

    def warm_up(self) -> None:
        self._engine.warm_up()

    def close(self) -> None:
        """Free everything."""
        for engine in (self._engine, self._next):
            if engine is not None:
                engine.close()

    def wait(self, timeout_s: float | None = None) -> None:
        """Until what is built in the background is there, or cannot be made."""
        wait = getattr(self._engine, "wait", None)
        if wait is not None:
            wait(timeout_s)

    def _take_over(self, following: Engine, reason: str) -> None:
        failed, self._engine, self._next, self._unbound = self._engine, following, None, None
        self.notice = f"{failed.runs_on} failed ({reason}); the generator runs on {following.runs_on}"
        logger.warning("%s", self.notice)
        if self._gave_up is not None:
            self._gave_up(failed.name, reason)
        try:
            failed.close()
        except Exception as error:  # it is broken, and what it held may be too
            logger.warning("%s could not be closed: %s", failed.name, error)


def _run(engine: Engine, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
    mending = engine.run(warped, raster, grid)
    # A sum is finite only if all of it is, and takes a fifth of the time of looking at each number.
    if not all(math.isfinite(float(getattr(mending, part.name).sum())) for part in fields(mending)):
        raise ArithmeticError("its answer is not finite")
    return mending


def _in_words(error: Exception) -> str:
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return f"out of memory: {said}" if isinstance(error, MemoryError) else said
