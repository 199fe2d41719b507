"""The engine of a call, without PyTorch where that can be: OpenVINO on a processor, checked by the answers that come
with the weights. Everything else is for ``choose``, which imports PyTorch; that takes seconds, during which frames go
without an engine. So where OpenVINO fails in a call, it is made anew first, in float32."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Literal

from engines.answers import ask
from engines.arrival import softly
from engines.bounds import BOUNDS
from engines.protocol import Engine, MeasuredEngine
from engines.stepping import HUNG, SteppingEngine
from puppet.gpu import nvidia_gpus
from puppet.model.engine import Role
from puppet.model.weights import Weights

logger = logging.getLogger(__name__)

Way = Literal["auto", "not int8", "float32"]
_GPU_DEVICE = Path("/dev/nvidiactl")
_WAYS: tuple[Way, ...] = ("auto", "not int8", "float32")
"""Precisions of OpenVINO's, in the order in which they are tried."""
_failed: dict[str, str] = {}
"""Those that failed in a call, and why: not tried again until the program starts anew."""
_told: set[str] = set()
"""What the log has said already."""


def make_engine_at_once(weights: Weights, cache: Path | None = None, role: Role = Role.ONLY) -> Engine:
    """See ``choose.make_engine_at_once``, which this asks wherever PyTorch is needed."""
    ways = _Ways(weights, cache)
    engine = None if _driver() else ways.take()
    if engine is not None:
        return engine if role is Role.FIRST else SteppingEngine(engine, ways.next_after, ways.give_up)
    from engines import choose

    if all(way in _failed for way in _WAYS):
        choose.give_up("openvino", _failed[_WAYS[0]])
    return choose.make_engine_at_once(weights, cache, role)


def has_gpu() -> bool:
    """Whether PyTorch can use a GPU here. It is imported only where there is a driver for one."""
    if not _driver():
        return False
    from engines import choose

    return choose.has_gpu()


def release(weights: Weights) -> None:
    """See ``choose.release``. Where nobody has asked that, there is nothing to let go of."""
    if "engines.choose" not in sys.modules:
        return
    from engines import choose

    choose.release(weights)


def _driver() -> bool:
    return _GPU_DEVICE.exists() or bool(nvidia_gpus())


class _Ways:
    """OpenVINO in one precision after the other for one engine of a call, and then what ``choose`` has."""

    def __init__(self, weights: Weights, cache: Path | None) -> None:
        self._weights, self._cache = weights, cache
        self._left = [way for way in _WAYS if way not in _failed]
        self._taken: list[str] = []

    def take(self) -> MeasuredEngine | None:
        """The next that works; None if none is left."""
        while self._left:
            way = self._left.pop(0)
            engine = _checked(self._weights, way)
            if engine is not None:
                self._taken.append(way)
                return engine
        return None

    def next_after(self, failed: str) -> Engine | None:
        """See ``choose.next_after``."""
        engine = self.take()
        if engine is not None:
            return engine
        with softly():
            from engines import choose

            following = choose.next_after(failed, self._weights, self._cache)
            if following is not None:
                following.warm_up()
            return following

    def give_up(self, name: str, reason: str) -> None:
        """What was taken first has failed."""
        if reason == HUNG:  # the library, as far as anybody knows: to check its other precision might hang as well
            _failed.update(dict.fromkeys(_WAYS, reason))
            return
        if self._taken:
            _failed[self._taken.pop(0)] = reason
        if not self._taken:
            from engines import choose

            choose.give_up(name, reason)


def _checked(weights: Weights, precision: Way) -> MeasuredEngine | None:
    """OpenVINO, if it says what PyTorch says; None if it does not, or nobody knows."""
    try:
        from engines.openvino import OpenVinoEngine

        engine = OpenVinoEngine(weights, precision=precision)
        apart = ask(engine, weights)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever the library raises, another engine runs
        logger.info("OpenVINO is left to the chooser: %s", error)
        return None
    if apart is None:
        engine.close()
        return None
    if not apart.within(BOUNDS[engine.precision]):
        logger.warning("OpenVINO gives something else than PyTorch: %s", apart)
        engine.close()
        return None
    level = logging.DEBUG if engine.runs_on in _told else logging.INFO  # each portrait has an engine of its own
    _told.add(engine.runs_on)
    logger.log(
        level,
        "The generator runs on openvino: %s, %s from PyTorch; not tensorrt, compiled or graph: there is no NVIDIA GPU, "
        "or no driver for it; not eager: PyTorch need not be loaded as long as OpenVINO says the same",
        engine.runs_on, apart,
    )  # fmt: skip
    return engine
