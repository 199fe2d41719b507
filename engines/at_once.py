"""The engine of a call, without PyTorch where that can be: OpenVINO on a processor, checked by the answers that come
with the weights. Everything else is for ``choose``, which imports PyTorch."""

from __future__ import annotations

import logging
from pathlib import Path

from engines.answers import ask
from engines.bounds import BOUNDS
from engines.protocol import Engine, MeasuredEngine
from engines.stepping import SteppingEngine
from puppet.gpu import nvidia_gpus
from puppet.model.engine import Role
from puppet.model.weights import Weights

logger = logging.getLogger(__name__)

_GPU_DEVICE = Path("/dev/nvidiactl")
_failed: dict[str, str] = {}
"""Why OpenVINO is not tried again until the program starts anew."""


def make_engine_at_once(weights: Weights, cache: Path | None = None, role: Role = Role.ONLY) -> Engine:
    """See ``choose.make_engine_at_once``, which this asks wherever PyTorch is needed."""
    engine = None if _failed or _driver() else _checked(weights)
    if engine is not None:
        if role is Role.FIRST:
            return engine
        return SteppingEngine(engine, lambda failed: _next(failed, weights, cache), _give_up)
    from engines import choose

    return choose.make_engine_at_once(weights, cache, role)


def has_gpu() -> bool:
    """Whether PyTorch can use a GPU here. It is imported only where there is a driver for one."""
    if not _driver():
        return False
    from engines import choose

    return choose.has_gpu()


def release(weights: Weights) -> None:
    """See ``choose.release``."""
    from engines import choose

    choose.release(weights)


def _driver() -> bool:
    return _GPU_DEVICE.exists() or bool(nvidia_gpus())


def _checked(weights: Weights) -> MeasuredEngine | None:
    """OpenVINO, if it says what PyTorch says; None if it does not, or nobody knows."""
    try:
        from engines.openvino import OpenVinoEngine

        engine = OpenVinoEngine(weights)
        apart = ask(engine, weights)
    except Exception as error:  # whatever the library raises, another engine runs
        logger.info("OpenVINO is left to the chooser: %s", error)
        return None
    if apart is None:
        engine.close()
        return None
    if not apart.within(BOUNDS[engine.precision]):
        logger.warning("OpenVINO gives something else than PyTorch: %s", apart)
        engine.close()
        return None
    logger.info("The generator runs on %s (%s from PyTorch)", engine.runs_on, apart)
    return engine


def _next(failed: str, weights: Weights, cache: Path | None) -> Engine | None:
    from engines import choose

    return choose.next_after(failed, weights, cache)


def _give_up(name: str, reason: str) -> None:
    from engines import choose

    _failed[name] = reason
    choose.give_up(name, reason)
