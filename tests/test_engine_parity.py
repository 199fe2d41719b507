"""OpenVINO shows what PyTorch shows, on a real portrait in real poses with the weights that ship."""

from __future__ import annotations

import numpy as np
import pytest

from engines.eager import EagerEngine
from engines.openvino import OpenVinoEngine
from engines.parity import difference
from engines.protocol import Engine, Mending, PersonaTensors
from puppet.model.renderer import GeneratorRenderer
from puppet.model.shipped import default_weights
from puppet.model.weights import load_weights
from puppet.models import Image
from puppet.persona.portrait import PortraitMaker, bundled_portraits
from tests.known_faces import with_gaze, with_lids, with_mouth

MEAN = 3.0
"""Of 255: what may differ on average."""


class Recorder(Engine):
    """Eager, and keeps what it was given."""

    name, runs_on = "recorder", "PyTorch"

    def __init__(self, engine: EagerEngine) -> None:
        self._engine = engine
        self.persona: PersonaTensors | None = None
        self.frames: list[tuple[tuple[Image, Image, np.ndarray], Mending]] = []

    def bind(self, persona: PersonaTensors) -> None:
        self.persona = persona
        self._engine.bind(persona)

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        said = self._engine.run(warped, raster, grid)
        self.frames.append(((warped.copy(), raster.copy(), grid.copy()), said))
        return said

    def warm_up(self) -> None:
        pass

    def close(self) -> None:
        self._engine.close()


@pytest.mark.skipif(default_weights() is None, reason="no weights came with the program")
@pytest.mark.parametrize("precision", ["auto", "float32"])
def test_openvino_agrees_with_pytorch_on_real_drawings(recorded: Recorder, precision: str) -> None:
    path = default_weights()
    assert path is not None
    engine = OpenVinoEngine(load_weights(path), precision=precision)  # type: ignore[arg-type]
    assert recorded.persona is not None
    engine.bind(recorded.persona)
    apart = [difference(engine.run(*given), said, given[0]) for given, said in recorded.frames]
    worst = max(one.mean for one in apart)
    print(f"{engine.runs_on}: mean {worst:.3f}, largest {max(one.largest for one in apart):.1f} of 255")
    assert worst < (MEAN if engine.precision == "bfloat16" else 0.01)
    assert np.mean([said.mask.max() for _, said in recorded.frames]) > 0.5  # something is painted


@pytest.fixture(scope="module")
def recorded() -> Recorder:
    path = default_weights()
    if path is None:
        pytest.skip("no weights came with the program")
    weights = load_weights(path)
    maker = PortraitMaker()
    persona = maker.make(bundled_portraits()[0].source, "portrait", 0)
    maker.close()
    recorder = Recorder(EagerEngine(weights))
    renderer = GeneratorRenderer(recorder, weights)
    renderer.bind(persona)  # type: ignore[arg-type]
    rest = persona.landmarks  # type: ignore[union-attr]
    for pose in (
        rest,
        with_mouth(rest, 0.3),
        with_lids(rest, 0.05),
        with_gaze(rest, 0.5),
        rest + np.float32([9, 5, 0]),
    ):
        renderer.render(pose)
    assert len(recorder.frames) == 5
    return recorder
