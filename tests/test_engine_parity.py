"""OpenVINO shows what PyTorch shows, on real portraits in real poses with the weights that ship."""

from __future__ import annotations

import numpy as np
import pytest

from engines.eager import EagerEngine
from engines.openvino import OpenVinoEngine
from engines.parity import BOUNDS, difference
from engines.protocol import Engine, Mending, PersonaTensors
from puppet.capture.camera import DRIVER_PATH
from puppet.model.renderer import GeneratorRenderer
from puppet.model.shipped import default_weights
from puppet.model.weights import Weights, load_weights
from puppet.models import Face, Frame, Image, Persona
from puppet.motion.retarget import Retargeter
from puppet.persona.portrait import PortraitMaker, bundled_portraits
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoReader
from tests.known_faces import COLLINS, with_gaze, with_lids, with_mouth

MEAN = {"int8": 1.0, "bfloat16": 3.0, "float32": 0.01}
"""Of 255: what may differ on average in the worst of the drawings."""


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


@pytest.mark.parametrize("precision", ["auto", "not int8", "float32"])
def test_openvino_agrees_with_pytorch_on_real_drawings(recorded: list[Recorder], precision: str) -> None:
    engine = OpenVinoEngine(shipped(), precision=precision)  # type: ignore[arg-type]
    apart = []
    for portrait in recorded:
        assert portrait.persona is not None
        engine.bind(portrait.persona)
        apart += [difference(engine.run(*given), said, given[0]) for given, said in portrait.frames]
    worst, largest, flow = (max(getattr(one, part) for one in apart) for part in ("mean", "largest", "flow"))
    print(
        f"{engine.runs_on}: {len(apart)} drawings, mean at most {worst:.4f}, largest {largest:.2f}/255, {flow:.4f} px"
    )
    assert worst < MEAN[engine.precision]
    assert all(one.within(BOUNDS[engine.precision]) for one in apart)
    painted = [said.mask.max() for portrait in recorded for _, said in portrait.frames]
    assert np.mean(painted) > 0.5  # there is something to agree on


def test_a_portrait_is_switched_to_between_two_real_drawings(recorded: list[Recorder]) -> None:
    """Each next frame is another portrait's, on an engine that is never made again."""
    engine = OpenVinoEngine(shipped())
    for number in (0, -1):
        for portrait in recorded:
            assert portrait.persona is not None
            engine.bind(portrait.persona)
            given, said = portrait.frames[number]
            assert difference(engine.run(*given), said, given[0]).within(BOUNDS[engine.precision])


def shipped() -> Weights:
    path = default_weights()
    if path is None:
        pytest.skip("no weights came with the program")
    return load_weights(path)


@pytest.fixture(scope="module")
def recorded() -> list[Recorder]:
    """What PyTorch says about every portrait that comes along and another photograph, in made poses and in those of the
    bundled driver."""
    weights, faces, maker = shipped(), driver(), PortraitMaker()
    recorders = []
    for source in (*(portrait.source for portrait in bundled_portraits()), COLLINS):
        persona = maker.make(source, "", 0)
        assert isinstance(persona, Persona)
        recorder = Recorder(EagerEngine(weights))
        renderer = GeneratorRenderer(recorder, weights)
        renderer.bind(persona)
        rest, retargeter = persona.landmarks, Retargeter(persona.landmarks, faces[0].landmarks, smoothing=False)
        made = [rest, with_mouth(rest, 0.3), with_lids(rest, 0.05), with_gaze(rest, 0.5), rest + np.float32([9, 5, 0])]
        for pose in (*made, *(retargeter.target(face) for face in faces[1:])):
            renderer.render(pose)
        assert len(recorder.frames) == len(made) + len(faces) - 1
        recorders.append(recorder)
    maker.close()
    assert len(recorders) >= 5
    return recorders


def driver() -> list[Face]:
    """Faces of the bundled driver, a second apart."""
    tracker, faces = MediaPipeTracker(), []
    with VideoReader(DRIVER_PATH) as reader:
        for number, (image, time_s) in enumerate(reader.frames(limit=150)):
            if number % 30 == 0:
                faces.append(tracker.track(Frame(image, time_s, number)))
    tracker.close()
    return [face for face in faces if face is not None]
