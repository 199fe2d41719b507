"""The generator with one thing taken from it, to see what that is worth: each must hurt, or it is not needed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from puppet.errors import PuppetError
from puppet.model.crop import crop_persona
from puppet.model.engine import Engine, Float, Mending, PersonaTensors, embed
from puppet.model.renderer import GeneratorRenderer
from puppet.models import Image, Persona, Renderer
from puppet.persona.portrait import PortraitMaker, bundled_portraits

PREFIX = "generator-without-"
KINDS = ("paint", "raster", "persona", "own-persona")
"""Paint: only the re-warped and shaded portrait is shown. Raster: drawing and mouth layer are empty. Persona: all
persona tensors are zero. Own persona: they are another person's."""
NAMES = tuple(PREFIX + kind for kind in KINDS)


class Ablated:
    """An engine that goes without one thing; implements ``engine.Engine``.

    Args:
        engine: what runs the rest.
        kind: one of KINDS.
        stranger: another person's tensors; only "own-persona" takes them.
    """

    def __init__(self, engine: Engine, kind: str, stranger: PersonaTensors | None = None) -> None:
        self.name, self.runs_on = engine.name, engine.runs_on
        self._engine, self._kind, self._stranger = engine, kind, stranger

    def bind(self, persona: PersonaTensors) -> None:
        if self._kind == "persona":
            persona = PersonaTensors(np.zeros_like(persona.spatial), np.zeros_like(persona.adain))
        self._engine.bind(self._stranger or persona)

    def run(self, warped: Image, raster: Image, grid: Float) -> Mending:
        mending = self._engine.run(warped, np.zeros_like(raster) if self._kind == "raster" else raster, grid)
        return replace(mending, mask=np.zeros_like(mending.mask)) if self._kind == "paint" else mending

    def warm_up(self) -> None:
        self._engine.warm_up()

    def close(self) -> None:
        self._engine.close()


class AblatedRenderer:
    """A generator's renderer on an ablated engine; implements ``models.Renderer``.

    Args:
        renderer: a generator's, this one's own.
        name: one of NAMES.

    Raises:
        PuppetError: there is no such ablation, or ``renderer`` is no generator's.
    """

    def __init__(self, renderer: Renderer, name: str) -> None:
        kind = name.removeprefix(PREFIX)
        if kind not in KINDS or not isinstance(renderer, GeneratorRenderer):
            raise PuppetError(f"There is no renderer named {name}", f"Choose one of: {', '.join(NAMES)}")
        self.name = name
        stranger = _stranger(renderer) if kind == "own-persona" else None
        renderer.engine = Ablated(renderer.engine, kind, stranger)
        self.runs_on = renderer.runs_on
        self._renderer = renderer

    @property
    def trouble(self) -> str:
        return self._renderer.trouble

    @property
    def notice(self) -> str:
        return self._renderer.notice

    def bind(self, persona: Persona) -> None:
        self._renderer.bind(persona)

    def render(self, landmarks: np.ndarray) -> Image:
        return self._renderer.render(landmarks)


def _stranger(renderer: GeneratorRenderer) -> PersonaTensors:
    """The persona tensors of the first bundled portrait."""
    portrait = bundled_portraits()[0]
    maker = PortraitMaker()
    persona = maker.make(portrait.source, portrait.name)
    maker.close()
    assert isinstance(persona, Persona)  # it is known to show one face
    return embed(renderer.weights, crop_persona(persona, renderer.weights.tier.size))
