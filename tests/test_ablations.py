"""What the generator is worth without one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from known_faces import moved, with_mouth

from engines.eager import EagerEngine
from puppet.errors import PuppetError
from puppet.evaluation.ablations import NAMES, PREFIX, AblatedRenderer
from puppet.evaluation.rendering import make_renderer
from puppet.model.engine import Float, Mending, PersonaTensors
from puppet.model.renderer import GeneratorRenderer
from puppet.model.weights import Weights
from puppet.models import Image, Persona
from puppet.warp.landmark_warp import LandmarkWarp
from tests.fakes import persona_of
from tests.networks import chance_weights


class Watched(EagerEngine):
    """Keeps what it is given and what it gives."""

    persona: PersonaTensors
    raster: Image
    said: Mending

    def bind(self, persona: PersonaTensors) -> None:
        self.persona = persona
        super().bind(persona)

    def run(self, warped: Image, raster: Image, grid: Float) -> Mending:
        self.raster = raster
        self.said = super().run(warped, raster, grid)
        return self.said


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


@pytest.fixture
def persona() -> Persona:
    return persona_of(90, size=(300, 360))


def rendered(renderer: AblatedRenderer | GeneratorRenderer, persona: Persona) -> Image:
    renderer.bind(persona)
    return renderer.render(with_mouth(moved(persona.landmarks, yaw=5), 0.25))


def test_each_ablation_takes_one_thing_away(weights: Weights, persona: Persona) -> None:
    whole = Watched(weights)
    full = rendered(GeneratorRenderer(whole, weights), persona)
    pictures = {}
    for name in NAMES:
        engine = Watched(weights)
        renderer = make_renderer(name, lambda _name, engine=engine: GeneratorRenderer(engine, weights))
        assert isinstance(renderer, AblatedRenderer)
        assert renderer.name == name
        pictures[name] = rendered(renderer, persona)
        kind = name.removeprefix(PREFIX)
        assert engine.raster.any() == (kind != "raster")
        zero = not engine.persona.spatial.any() and not engine.persona.adain.any()
        own = np.allclose(engine.persona.spatial, whole.persona.spatial, atol=1e-4)
        assert (zero, own) == {"persona": (True, False), "own-persona": (False, False)}.get(kind, (False, True))
    everything = [full, *pictures.values()]
    for number, one in enumerate(everything):
        assert not any(np.array_equal(one, other) for other in everything[:number])


def test_without_paint_the_portrait_is_still_warped_and_shaded(weights: Weights, persona: Persona) -> None:
    engine = Watched(weights)
    renderer = AblatedRenderer(GeneratorRenderer(engine, weights), PREFIX + "paint")
    picture = rendered(renderer, persona)

    class Unpainted(EagerEngine):
        def run(self, warped: Image, raster: Image, grid: Float) -> Mending:
            said = super().run(warped, raster, grid)
            return replace(said, paint=np.ones_like(said.paint), mask=0 * said.mask)

    assert np.array_equal(picture, rendered(GeneratorRenderer(Unpainted(weights), weights), persona))


def test_what_cannot_be_ablated_is_named(weights: Weights, tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="no renderer named generator-without-hope"):
        make_renderer("generator-without-hope", lambda _name: GeneratorRenderer(EagerEngine(weights), weights))
    with pytest.raises(PuppetError, match="no renderer named"):
        make_renderer(NAMES[0], lambda _name: LandmarkWarp())
