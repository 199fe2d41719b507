"""An engine that is there at once and makes way for a better one as soon as that is ready: nobody waits for a build."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import numpy as np

from engines.protocol import Engine, Mending, PersonaTensors
from puppet.models import Image

logger = logging.getLogger(__name__)


class UpgradingEngine:
    """Implements ``protocol.Engine``.

    The better engine is made on a thread of its own; it takes over between two frames, with the portrait that is bound
    then. If it cannot be made, that is logged and everything stays as it is.

    Args:
        ready: runs from the start; closed once it is not needed any more.
        make_better: makes the better one; called once, on another thread, with what is to be told each step of that.

    Attributes:
        progress: the step that the better engine's making is at, in words; empty before and afterwards.
    """

    def __init__(self, ready: Engine, make_better: Callable[[Callable[[str], object]], Engine]) -> None:
        self.progress = ""
        self._engine = ready
        self._make_better = make_better
        self._persona: PersonaTensors | None = None
        self._lock = threading.Lock()
        self._better: Engine | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._build, name="engine", daemon=True)
        self._thread.start()

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def runs_on(self) -> str:
        progress = self.progress
        return self._engine.runs_on + (f" ({progress})" if progress else "")

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``."""
        self._persona = persona
        self._engine.bind(persona)

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``."""
        self._upgrade()
        return self._engine.run(warped, raster, grid)

    def warm_up(self) -> None:
        self._engine.warm_up()

    def close(self) -> None:
        """Free everything; a better engine that is still being made is closed when it is there."""
        with self._lock:
            self._closed = True
            better, self._better = self._better, None
        if better is not None:
            better.close()
        self._engine.close()

    def wait(self, timeout_s: float | None = None) -> None:
        """Until the better engine is there, or cannot be made."""
        self._thread.join(timeout_s)

    def _build(self) -> None:
        try:
            better = self._make_better(self._tell)
            better.warm_up()
        except BaseException as error:  # whatever it is, there is an engine that runs
            logger.warning("The generator stays on %s: %s", self._engine.runs_on, error)
            return
        finally:
            self.progress = ""
        with self._lock:
            if not self._closed:
                self._better = better
                return
        better.close()

    def _tell(self, step: str) -> None:
        logger.info("%s", step)
        self.progress = step

    def _upgrade(self) -> None:
        """Let the better engine take over, if it is there."""
        with self._lock:
            better, self._better = self._better, None
        if better is None:
            return
        try:
            if self._persona is not None:
                better.bind(self._persona)
        except Exception as error:
            logger.warning("The generator stays on %s: %s", self._engine.runs_on, error)
            better.close()
            return
        self._engine.close()
        self._engine = better
        logger.info("The generator runs on %s", better.runs_on)
