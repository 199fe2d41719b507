"""Which engines there are, and the one place that makes one: by name, or the fastest that gives what PyTorch gives."""

from __future__ import annotations

import importlib.util
import logging
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from engines import compiled, tensorrt
from engines.compiled import CompiledEngine
from engines.eager import EagerEngine
from engines.measure import time_frames
from engines.parity import BOUNDS, compare, sample
from engines.protocol import Engine, MeasuredEngine
from engines.stepping import SteppingEngine
from engines.tensorrt import TensorRtEngine
from engines.upgrading import UpgradingEngine
from puppet.errors import PuppetError, in_words
from puppet.live.folders import Folders
from puppet.model.engine import Role
from puppet.model.weights import Weights

logger = logging.getLogger(__name__)

NAMES = ("tensorrt", "compiled", "graph", "openvino", "eager")
"""Best first, as a rule; what counts is what they take here."""
ON_GPU = frozenset({"tensorrt", "compiled", "graph"})
"""They share a device: when one loses it, so have the others."""
TITLES = {
    "tensorrt": "TensorRT",
    "compiled": "PyTorch's compiler",
    "graph": "A CUDA graph",
    "openvino": "OpenVINO",
    "eager": "PyTorch",
}
FRAMES = 3
"""Timed for each candidate, after those of the parity check."""
_CHOOSING = threading.Lock()
"""Several portraits may ask at once; what takes seconds is done by the first of them, and the others find it done."""
_GIVEN_UP: dict[str, str] = {}
"""Engines that failed in mid-call, and why: not tried again until the program starts anew."""

Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One engine, as probing found it.

    Attributes:
        name: one of NAMES.
        available: it runs here and gives what PyTorch gives.
        reason: why it is not available, or was not picked; empty for the one that was.
        median_ms: per frame; None where it was not timed.
        parity_mean, parity_max: mean and largest difference from PyTorch, in 1/255; None where not checked.
    """

    name: str
    available: bool
    reason: str = ""
    median_ms: float | None = None
    parity_mean: float | None = None
    parity_max: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What was picked, and all that were looked at, in the order of NAMES."""

    name: str
    candidates: tuple[Candidate, ...]

    def __str__(self) -> str:
        picked = next(one for one in self.candidates if one.name == self.name)
        others = "; ".join(f"not {one.name}: {one.reason}" for one in self.candidates if one is not picked)
        return f"The generator runs on {picked.name} ({picked.median_ms:.1f} ms a frame); {others}"


def make_engine(name: str, weights: Weights, cache: Path | None = None, threads: int | None = None) -> MeasuredEngine:
    """A new engine that runs ``weights``; imports what it needs only now.

    Args:
        name: one of NAMES, or "auto": the fastest that works here and gives what PyTorch gives. What was passed over is
            logged, with the reason.
        weights: to run.
        cache: where engines keep what takes long to make; None: in the user's cache folder.
        threads: for engines on the processor; None: half of the processor's.

    Raises:
        PuppetError: there is none of that name, or it does not work here.
    """
    cache = cache or _users()
    if name == "auto":
        return _best(weights, cache, frozenset(), logger.info)
    if name not in NAMES:
        raise PuppetError(f"There is no engine named {name}", f"Choose one of: auto, {', '.join(NAMES)}")
    reason = lacking(name)
    try:
        if not reason:
            return _made(name, weights, cache, logger.info, threads)
    except (ImportError, RuntimeError, MemoryError) as error:
        reason = in_words(error)
    raise PuppetError(f"{TITLES[name]} does not run here ({reason})", "Choose another engine, or auto")


def make_engine_at_once(weights: Weights, cache: Path | None = None, role: Role = Role.ONLY) -> Engine:
    """An engine for a call: it runs within a second, makes way for the best one when that is ready, and steps down if
    it fails. One of a higher tier does not step down, and a reserve makes nothing better."""
    kept = cache or _users()
    engine = _ready(weights)
    if role is not Role.RESERVE:
        engine = UpgradingEngine(engine, lambda tell: _best(weights, kept, frozenset(), tell))
    if role is Role.FIRST:
        return engine
    return SteppingEngine(engine, lambda failed: next_after(failed, weights, kept), give_up)


def next_after(failed: str, weights: Weights, cache: Path | None = None) -> Engine | None:
    """What takes the place of an engine that failed in a call: it runs at once again, and what comes after it is made
    in the background. None where there is no other."""
    if failed == "eager":
        return None
    kept = cache or _users()
    without = frozenset(ON_GPU if failed in ON_GPU else {failed})
    left = [name for name in NAMES if name != "eager" and name not in without and not why_not(name)]
    ready = EagerEngine(weights)
    return UpgradingEngine(ready, lambda tell: _best(weights, kept, without, tell)) if left else ready


def give_up(name: str, reason: str) -> None:
    """Do not choose an engine again until the program starts anew, nor others on the same GPU."""
    for one in ON_GPU if name in ON_GPU else {name}:
        _GIVEN_UP[one] = f"{name} failed in use ({reason})"
    if name in ON_GPU:
        release()


def release(weights: Weights | None = None) -> None:
    """Let go of what is kept in memory for the next engine of these weights (None: of any). Engines that are in use
    keep what they use."""
    compiled.PROGRAMS.release(weights)
    tensorrt.PROGRAMS.release(weights)
    if has_gpu():
        try:
            torch.cuda.empty_cache()
        except RuntimeError as error:  # the device is lost
            logger.info("The GPU's memory is not given back: %s", in_words(error))


def has_gpu() -> bool:
    """Whether PyTorch can use a GPU here."""
    return torch.cuda.is_available()


def why_not(name: str) -> str:
    """Why an engine is not a candidate here; empty if it is one. Looks at what is installed, and makes nothing."""
    if name in _GIVEN_UP:
        return _GIVEN_UP[name]
    if name == "compiled" and not torch.cuda.is_available():
        return "on a processor it compiles for minutes and gains little (--engine compiled takes it all the same)"
    return lacking(name)


def survey() -> tuple[Candidate, ...]:
    """All engines and what speaks against each, without making any."""
    return tuple(Candidate(name, available=not reason, reason=reason) for name in NAMES for reason in [why_not(name)])


def choose(weights: Weights, cache: Path, without: Collection[str] = (), tell: Tell = logger.info) -> Choice:
    """Make every engine that can be made here, check and time it, and pick the fastest.

    Args:
        weights: to run.
        cache: where engines keep what takes long to make.
        without: names that are not to be picked.
        tell: told each step of what takes long.
    """
    oracle = EagerEngine(weights)
    found = []
    for name in NAMES:
        reason = "it failed in use" if name in without and name not in _GIVEN_UP else why_not(name)
        found.append(Candidate(name, False, reason) if reason else _probed(name, weights, cache, oracle, tell))
    oracle.close()
    running = [one for one in found if one.median_ms is not None and one.available]
    if not running:
        raise RuntimeError(
            "no engine runs the generator here: " + "; ".join(f"{one.name}: {one.reason}" for one in found)
        )
    best = min(running, key=lambda one: one.median_ms or 0.0)
    slower = f"slower than {best.name} ({best.median_ms:.1f} ms)"
    others = (
        replace(one, reason=f"{slower}: {one.median_ms:.1f} ms") if one in running and one is not best else one
        for one in found
    )
    return Choice(best.name, tuple(others))


def _ready(weights: Weights) -> Engine:
    """What runs within a second."""
    if has_gpu() and not why_not("graph"):
        try:
            return CompiledEngine(weights, compiled=False)
        except RuntimeError as error:
            logger.warning("A CUDA graph does not run here: %s", in_words(error))
    return EagerEngine(weights)


def _best(weights: Weights, cache: Path, without: frozenset[str], tell: Tell) -> MeasuredEngine:
    with _CHOOSING:
        choice = _CHOSEN(weights, cache, without | frozenset(_GIVEN_UP), tell)
        return _made(choice.name, weights, cache, tell)


class _Chosen:
    """Choices that were made, so that each is made and told once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Path, frozenset[str]], Choice] = {}

    def __call__(self, weights: Weights, cache: Path, without: frozenset[str], tell: Tell) -> Choice:
        key = weights.hash, cache, without
        if key not in self._known:
            self._known[key] = choose(weights, cache, without, tell)
            logger.info("%s", self._known[key])
        return self._known[key]

    def forget(self) -> None:
        self._known.clear()


_CHOSEN = _Chosen()


def _probed(name: str, weights: Weights, cache: Path, oracle: EagerEngine, tell: Tell) -> Candidate:
    """Make an engine, check it and time it; what goes wrong is logged."""
    try:
        engine = _made(name, weights, cache, tell)
        try:
            apart = compare(engine, oracle, weights)
            if not apart.within(BOUNDS[engine.precision]):
                reason = f"it gives something else than PyTorch: {apart}"
                logger.warning("The generator does not run on %s: %s", TITLES[name], reason)
                return Candidate(name, False, reason, None, apart.mean, apart.largest)
            times = time_frames(engine, sample(weights.tier), FRAMES)
        finally:
            engine.close()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever a library raises, another engine runs
        logger.warning("The generator does not run on %s: %s", TITLES[name], in_words(error))
        return Candidate(name, False, in_words(error))
    return Candidate(name, True, "", sorted(times)[len(times) // 2], apart.mean, apart.largest)


def _made(name: str, weights: Weights, cache: Path, tell: Tell, threads: int | None = None) -> MeasuredEngine:
    if name == "tensorrt":
        return TensorRtEngine(weights, cache, tell)
    if name in ("compiled", "graph"):
        return CompiledEngine(weights, compiled=name == "compiled")
    if name == "openvino":
        return _openvino(weights, threads)
    return EagerEngine(weights, threads)


def _openvino(weights: Weights, threads: int | None = None) -> MeasuredEngine:
    from engines.openvino import OpenVinoEngine

    return OpenVinoEngine(weights, threads)


def lacking(name: str) -> str:
    """What an engine lacks here, a device or a package; empty if nothing."""
    if name == "tensorrt":
        return tensorrt.why_not()
    if name in ("compiled", "graph"):
        return compiled.why_not(compiled=name == "compiled")
    if name == "openvino" and importlib.util.find_spec("openvino") is None:
        return "openvino is not installed (pip install -r requirements.txt)"
    return ""


def _users() -> Path:
    return Folders.of_the_user().cache / "engines"
