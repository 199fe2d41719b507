"""Which engines there are, and the one place that makes one by name."""

from __future__ import annotations

import logging
import threading
from functools import lru_cache
from pathlib import Path

from engines.eager import EagerEngine
from engines.parity import compare
from engines.protocol import Engine
from engines.upgrading import UpgradingEngine
from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.model.weights import Weights

logger = logging.getLogger(__name__)

NAMES = ("openvino", "eager")
"""Best first."""
_CHOOSING = threading.Lock()
"""Several portraits may ask at once; what takes seconds is done by the first of them, and the others find it done."""


def make_engine(name: str, weights: Weights, cache: Path | None = None) -> Engine:
    """A new engine that runs ``weights``; imports what it needs only now.

    Args:
        name: one of NAMES, or "auto": the best one that works here and gives what PyTorch gives. What was passed over
            is logged, with the reason.
        weights: to run.
        cache: where engines keep what takes long to make; None: in the user's cache folder.

    Raises:
        PuppetError: there is none of that name, or it does not work here.
    """
    cache = cache or Folders.of_the_user().cache / "engines"
    if name == "eager":
        return EagerEngine(weights)
    if name == "openvino":
        try:
            return _openvino(weights, cache)
        except (ImportError, RuntimeError) as error:
            reason = " ".join(str(error).split())[:200]
            raise PuppetError(f"OpenVINO does not run here ({reason})", "Choose eager, or install openvino") from error
    if name == "auto":
        with _CHOOSING:
            return EagerEngine(weights) if _objection(weights, cache) else _openvino(weights, cache)
    raise PuppetError(f"There is no engine named {name}", f"Choose one of: auto, {', '.join(NAMES)}")


def make_engine_at_once(weights: Weights, cache: Path | None = None) -> Engine:
    """An engine that runs within a second: the best one where it was made before, else PyTorch's until it is made."""
    cache = cache or Folders.of_the_user().cache / "engines"
    try:
        from engines.openvino import is_kept

        if is_kept(weights, cache):
            return make_engine("auto", weights, cache)
    except ImportError:
        pass  # auto says so
    return UpgradingEngine(EagerEngine(weights), lambda: make_engine("auto", weights, cache))


def _openvino(weights: Weights, cache: Path) -> Engine:
    from engines.openvino import OpenVinoEngine

    return OpenVinoEngine(weights, cache)


@lru_cache(maxsize=4)
def _objection(weights: Weights, cache: Path) -> str:
    """Why not to run these weights on OpenVINO; empty if nothing speaks against it. Found out once, and told once."""
    oracle = EagerEngine(weights)
    try:
        apart = compare(_openvino(weights, cache), oracle, weights.tier, weights.embedder.adain.out_features)
        reason = "" if apart.small else f"it gives something else than PyTorch: {apart}"
    except (ImportError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200]
    oracle.close()
    if reason:
        logger.warning("The generator runs on PyTorch, not on OpenVINO: %s", reason)
    return reason
