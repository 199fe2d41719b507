"""Which renderers there are, and the one place that makes one by name."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from puppet.errors import PuppetError, in_words
from puppet.model.shipped import default_weights, weights_of
from puppet.models import Renderer

if TYPE_CHECKING:
    from puppet.model.engine import Engine, MakesEngine
    from puppet.model.weights import Weights

logger = logging.getLogger(__name__)

NAMES = ("warp", "generator")
DEFAULT = "generator"
_GIVEN_UP: dict[Path, str] = {}
"""Weights that failed where others could take over, and why: not tried again until the next start."""


class MakesRenderers(Protocol):
    """Makes renderers by name with engines to run them on; see ``make_renderer`` in ``main.py``."""

    def __call__(self, name: str = DEFAULT, engine: str = "auto", weights: Path | None = None) -> Renderer: ...


def available() -> tuple[str, ...]:
    """Those of NAMES that can be made here: a generator needs weights."""
    return NAMES if default_weights() is not None else tuple(name for name in NAMES if name != "generator")


def make_renderer(
    name: str = DEFAULT,
    make_engine: Callable[[Weights], Engine] | None = None,
    weights: Path | None = None,
) -> Renderer:
    """A new renderer; imports what it needs only now.

    Args:
        name: one of NAMES.
        make_engine: what a generator is run by.
        weights: a generator's; None: those that come with the program.

    Raises:
        PuppetError: there is none of that name, a generator has no weights or none that can be used, or there is
            nothing to run it.
    """
    if name == "warp":
        from puppet.warp.landmark_warp import LandmarkWarp

        return LandmarkWarp()
    if name == "generator":
        path = weights or default_weights()
        if path is None:
            raise PuppetError("The generator has no weights here", "Train some with the train command, or use the warp")
        if make_engine is None:
            raise PuppetError("There is no engine to run the generator", "Use the warp")
        from puppet.model.renderer import GeneratorRenderer

        loaded = _loaded(path)
        return GeneratorRenderer(make_engine(loaded), loaded)
    raise PuppetError(f"There is no renderer named {name}", f"Choose one of: {', '.join(NAMES)}")


def make_live_renderer(
    make_engine: MakesEngine, release: Callable[[Weights], object], on_gpu: bool, weights: Path | None = None
) -> Renderer:
    """The renderer of a call, which goes on with a lesser puppet whatever fails: the best weights that are here, then
    those of the lite tier that come with the program, then the plain warp, which says why.

    Args:
        make_engine: what runs a generator.
        release: told of weights that failed, when their engine is closed: what was kept for others can go.
        on_gpu: there is one, so that the full tier is not too slow, if weights for it came with the program.
        weights: to be tried first, whatever their tier.
    """
    from puppet.model.engine import Role
    from puppet.model.renderer import GeneratorRenderer
    from puppet.model.stepping import SteppingRenderer

    best = weights or (weights_of("full") if on_gpu else None)
    rungs = [path for path in dict.fromkeys((best, default_weights())) if path is not None]
    made: list[GeneratorRenderer] = []
    notice = "" if rungs else "The generator has no weights here"
    for path in rungs:
        if path in _GIVEN_UP:
            continue
        role = Role.RESERVE if made else Role.ONLY if path == rungs[-1] else Role.FIRST
        try:
            loaded = _loaded(path)
            made.append(GeneratorRenderer(make_engine(loaded, role=role), loaded, notice=notice))
        except Exception as error:  # whatever a library raises, a lesser puppet goes on
            reason = in_words(error).rstrip(".")
            notice = reason if isinstance(error, PuppetError) else f"{path.name} cannot be used: {reason}"
            logger.warning("%s", notice)
            if path != rungs[-1]:
                _GIVEN_UP[path] = reason
    if not made:
        from puppet.warp.landmark_warp import LandmarkWarp

        return LandmarkWarp(notice)
    if len(made) == 1:
        return made[0]
    first, reserve = made

    def gave_up(reason: str) -> None:
        _GIVEN_UP.setdefault(rungs[0], reason)
        release(first.weights)

    return SteppingRenderer(first, reserve, gave_up)


def _loaded(path: Path) -> Weights:
    return _load(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=2)
def _load(path: Path, modified_ns: int) -> Weights:
    """Weights, read and checked once for all portraits."""
    from puppet.model.weights import load_weights

    return load_weights(path)
