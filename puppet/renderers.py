"""Which renderers there are, and the one place that makes one by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from puppet.errors import PuppetError
from puppet.model.shipped import default_weights
from puppet.models import Renderer

if TYPE_CHECKING:
    from puppet.model.engine import Engine
    from puppet.model.weights import Weights

NAMES = ("warp", "generator")
DEFAULT = "generator"


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

        loaded = _load(path, path.stat().st_mtime_ns if path.is_file() else 0)
        return GeneratorRenderer(make_engine(loaded), loaded)
    raise PuppetError(f"There is no renderer named {name}", f"Choose one of: {', '.join(NAMES)}")


@lru_cache(maxsize=1)
def _load(path: Path, modified_ns: int) -> Weights:
    """Weights, read and checked once for all portraits."""
    from puppet.model.weights import load_weights

    return load_weights(path)
