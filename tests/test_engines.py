"""Ways to run the generator: each keeps to the protocol and gives what the network gives."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engines import answers, at_once, choose, openvino, stepping, tensorrt
from engines.device import DeviceEngine, Frame, Program
from engines.eager import EagerEngine
from engines.openvino import OpenVinoEngine
from engines.parity import BOUNDS, Bounds, Difference, sample, sample_persona
from engines.parity import difference as difference_between
from engines.protocol import Engine, MeasuredEngine, Mending, PersonaTensors
from engines.stepping import SteppingEngine
from engines.upgrading import UpgradingEngine
from puppet.errors import PuppetError
from puppet.model.crop import crop_persona
from puppet.model.engine import embed
from puppet.model.network import LITE
from puppet.model.renderer import GeneratorRenderer
from puppet.model.shipped import default_weights
from puppet.model.weights import Weights, load_weights
from puppet.models import Image, Persona
from puppet.persona.portrait import PortraitMaker
from tests import known_faces
from tests.fakes import persona_of
from tests.networks import chance_weights

ROOT = Path(__file__).parent.parent
SIZE = LITE.window


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def program(weights: Weights) -> MeasuredEngine:
    """What the engines for GPUs are built on, as it runs on a processor."""
    frame, adain = Frame(weights.generator, LITE, torch.float32), weights.tier.adain
    return DeviceEngine("program", "CPU", "float32", Program(frame, LITE, adain, torch.device("cpu"), torch.float32))


ENGINES: dict[str, Callable[[Weights, Path], MeasuredEngine]] = {
    "eager": lambda weights, cache: EagerEngine(weights),
    "eager in bfloat16": lambda weights, cache: EagerEngine(weights, precision="bfloat16"),
    "openvino": lambda weights, cache: OpenVinoEngine(weights),
    "openvino in float32": lambda weights, cache: OpenVinoEngine(weights, precision="float32"),
    "openvino in bfloat16": lambda weights, cache: OpenVinoEngine(weights, precision="bfloat16"),
    "program": lambda weights, cache: program(weights),
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, weights: Weights, cache: Path) -> Iterator[MeasuredEngine]:
    threads = torch.get_num_threads()
    made = ENGINES[request.param](weights, cache)
    yield made
    made.close()
    torch.set_num_threads(threads)


def tensors(seed: int) -> PersonaTensors:
    return sample_persona(LITE, LITE.blocks * 12 * LITE.width, seed)


def frame(seed: int = 0) -> tuple[Image, Image, np.ndarray]:
    return sample(LITE, seed)


def network(weights: Weights, persona: PersonaTensors, inputs: tuple[Image, Image, np.ndarray]) -> Mending:
    """What the generator gives, said again without any engine."""
    warped, raster, grid = inputs
    colour, alpha = warped[..., :3].astype(np.float32) / 127.5 - 1, warped[..., 3:].astype(np.float32) / 255
    with torch.inference_mode():
        parts = weights.generator(
            torch.from_numpy(np.concatenate([colour, alpha], -1).transpose(2, 0, 1))[None],
            torch.from_numpy(raster.astype(np.float32) / 255)[None],
            torch.from_numpy(grid)[None],
            torch.from_numpy(persona.spatial)[None],
            torch.from_numpy(persona.adain)[None],
        )
    flow, shade, paint, mask, opacity = (part[0].numpy().transpose(1, 2, 0) for part in parts)
    return Mending(flow, shade, paint, mask[..., 0], opacity[..., 0])


def parts_of(mending: Mending) -> tuple[np.ndarray, ...]:
    return mending.flow, mending.shade, mending.paint, mending.mask, mending.alpha


def difference(a: Mending, b: Mending) -> Difference:
    """Between two answers about any of the frames; the picture under them is that of the first."""
    return difference_between(a, b, frame()[0])


def same(a: Mending, b: Mending) -> bool:
    return difference(a, b) == Difference(0, 0, 0)


def test_an_engine_gives_what_the_network_gives(engine: MeasuredEngine, weights: Weights) -> None:
    persona, inputs = tensors(1), frame()
    engine.bind(persona)
    mending, wanted = engine.run(*inputs), network(weights, persona, inputs)
    assert mending.flow.shape == (SIZE, SIZE, 2)
    assert mending.paint.shape == (SIZE, SIZE, 3)
    assert mending.shade.shape == (SIZE // 8, SIZE // 8, 3)
    assert mending.mask.shape == mending.alpha.shape == (SIZE, SIZE)
    assert {part.dtype for part in parts_of(mending)} == {np.dtype(np.float32)}
    apart = difference(mending, wanted)
    assert apart.within(BOUNDS[engine.precision])
    assert apart.mean < (1e-3 if engine.precision == "float32" else 0.5)
    assert engine.runs_on.endswith("bf16") == (engine.precision == "bfloat16")
    assert np.ptp(wanted.mask) > 0.05  # there is something to agree on
    assert np.abs(wanted.flow).mean() > 0.02


def test_another_portrait_shows_in_the_next_run(engine: Engine, weights: Weights) -> None:
    inputs = frame()
    engine.bind(tensors(1))
    first = engine.run(*inputs)
    engine.bind(tensors(2))
    second = engine.run(*inputs)
    assert difference(second, network(weights, tensors(2), inputs)).flow < 0.2 * difference(first, second).flow
    engine.bind(tensors(1))
    again = engine.run(*inputs)
    assert same(again, first)
    assert not same(second, first)


def test_every_input_counts(engine: Engine) -> None:
    warped, raster, grid = frame()
    engine.bind(tensors(1))
    base = engine.run(warped, raster, grid)
    seen = warped ^ np.array([255, 255, 255, 0], np.uint8)
    for other in ((seen, raster, grid), (warped, 255 - raster, grid), (warped, raster, -grid)):
        assert difference(engine.run(*other), base).mean > 0.01


def test_what_was_given_out_is_not_touched_again(engine: Engine) -> None:
    engine.bind(tensors(1))
    first = engine.run(*frame(0))
    kept = Mending(*(part.copy() for part in parts_of(first)))
    engine.run(*frame(1))
    assert same(first, kept)


def test_warming_up_leaves_the_portrait_alone(engine: Engine) -> None:
    engine.warm_up()
    with pytest.raises(RuntimeError, match="no portrait"):
        engine.run(*frame())
    engine.bind(tensors(1))
    before = engine.run(*frame())
    engine.warm_up()
    assert same(engine.run(*frame()), before)


def test_a_closed_engine_says_so(engine: Engine) -> None:
    engine.bind(tensors(1))
    engine.close()
    engine.close()
    with pytest.raises(RuntimeError, match="closed"):
        engine.run(*frame())


def test_engines_do_not_share_portraits(weights: Weights) -> None:
    one, other = EagerEngine(weights), EagerEngine(weights)
    one.bind(tensors(1))
    before = one.run(*frame())
    other.bind(tensors(2))
    assert same(one.run(*frame()), before)


def test_eager_uses_the_threads_it_is_given_wherever_it_is_called(weights: Weights) -> None:
    engine = EagerEngine(weights, threads=1)
    engine.bind(tensors(1))
    seen: list[int] = []

    def elsewhere() -> None:
        torch.set_num_threads(2)
        engine.run(*frame())
        seen.append(torch.get_num_threads())

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen == [1]
    with pytest.raises(ValueError, match="threads"):
        EagerEngine(weights, threads=0)


def test_a_portrait_is_embedded(weights: Weights, tmp_path: Path) -> None:
    """Shapes, finite numbers, and another portrait is another one."""
    grey, bright = (embed(weights, crop_persona(persona_of(colour, size=(200, 240)))) for colour in (60, 130))
    assert grey.spatial.shape == (LITE.spatial, LITE.size // 4, LITE.size // 4)
    assert grey.adain.shape == (LITE.blocks * 12 * LITE.width,)
    assert {grey.spatial.dtype, grey.adain.dtype} == {np.dtype(np.float32)}
    assert np.isfinite(grey.spatial).all()
    assert np.abs(grey.adain - bright.adain).max() > 1e-3


# ---- OpenVINO --------------------------------------------------------------------------------------------------------


def test_openvino_without_pytorch_gives_the_answers_of_pytorch(tmp_path: Path) -> None:
    """The engine of a call, from the weights that ship to a checked picture, never imports PyTorch."""
    code = (
        "import sys\n"
        "from engines import at_once\n"
        "at_once._driver = lambda: False\n"  # whatever this machine has
        "from puppet.model.shipped import default_weights\n"
        "from puppet.model.weights import load_weights\n"
        "engine = at_once.make_engine_at_once(load_weights(default_weights()))\n"
        "print(engine.name, 'torch' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["openvino", "False"]


def test_the_answers_are_those_of_the_weights_that_ship() -> None:
    """After weights were replaced: python -m engines.answers"""
    path = default_weights()
    assert path is not None
    shipped = load_weights(path)
    apart = answers.ask(EagerEngine(shipped), shipped)
    assert apart is not None, "assets/weights/lite.answers.safetensors is of other weights: python -m engines.answers"
    assert apart.within(Difference(1e-3, 0.05, 1e-5))  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform != "linux", reason="where libraries are listed")
def test_pytorch_arrives_without_holding_up_the_call() -> None:
    """Its library is there before the import asks for it, and what the import makes is looked through by nobody."""
    code = """
import gc, sys
from pathlib import Path
from engines.arrival import load_library, softly
load_library()
assert "libtorch_cpu" in Path("/proc/self/maps").read_text()
assert "torch" not in sys.modules
with softly():
    assert not gc.isenabled()
    import torch
assert gc.isenabled()
assert gc.get_freeze_count() > 10_000
assert float(torch.ones(3).sum()) == 3
frozen = gc.get_freeze_count()
with softly():
    assert gc.isenabled()
assert gc.get_freeze_count() == frozen
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=120)


def test_nothing_is_imported_to_let_go_of_nothing(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "engines.choose")
    at_once.release(weights)
    assert "engines.choose" not in sys.modules


@pytest.mark.parametrize("part", ["flow", "shade", "paint", "mask", "alpha"])
def test_answers_that_are_no_numbers_are_not_those_of_the_weights_that_ship(part: str) -> None:
    path = default_weights()
    assert path is not None
    shipped = load_weights(path)

    class Broken(EagerEngine):
        def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
            said = super().run(warped, raster, grid)
            getattr(said, part).flat[0] = np.nan
            return said

    apart = answers.ask(Broken(shipped), shipped)
    assert apart is not None
    assert not apart.within(BOUNDS["bfloat16"])


def test_other_weights_have_no_answers(weights: Weights) -> None:
    assert answers.ask(EagerEngine(weights), weights) is None


def test_the_log_says_once_what_was_picked_at_once_and_why_not_the_others(
    anew: None, caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_once, "_told", set())
    caplog.set_level(logging.INFO)
    path = default_weights()
    assert path is not None
    for _ in range(2):  # two portraits
        at_once.make_engine_at_once(load_weights(path), tmp_path).close()
    (line,) = [record.getMessage() for record in caplog.records if record.name == at_once.logger.name]
    assert line.startswith("The generator runs on openvino")
    assert all(name in line.partition("; not ")[2] for name in choose.NAMES if name != "openvino")


def test_an_engine_with_other_answers_is_left_to_the_chooser(
    monkeypatch: pytest.MonkeyPatch, anew: None, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    path = default_weights()
    assert path is not None
    shipped = load_weights(path)
    monkeypatch.setattr(openvino, "OpenVinoEngine", Off)
    monkeypatch.setattr(choose, "_best", lambda *given: EagerEngine(shipped))
    engine = at_once.make_engine_at_once(shipped, tmp_path)
    assert isinstance(engine, SteppingEngine)
    assert engine.name == "eager"
    assert "something else than PyTorch" in caplog.text


def test_an_engine_that_failed_in_a_call_is_not_made_at_once_again(
    monkeypatch: pytest.MonkeyPatch, anew: None, tmp_path: Path
) -> None:
    path = default_weights()
    assert path is not None
    shipped = load_weights(path)
    monkeypatch.setattr(choose, "_best", lambda *given: EagerEngine(shipped))
    engine = at_once.make_engine_at_once(shipped, tmp_path)
    engine.bind(tensors(1))
    assert engine.name == "openvino"
    monkeypatch.setattr(stepping, "PATIENCE_S", 60.0)
    monkeypatch.setattr(OpenVinoEngine, "run", lambda *given: (_ for _ in ()).throw(RuntimeError("device lost")))
    assert np.isfinite(engine.run(*frame()).paint).all()
    assert engine.name == "eager"
    assert "device lost" in choose.why_not("openvino")
    assert at_once.make_engine_at_once(shipped, tmp_path).name == "eager"


def test_an_engine_that_hangs_is_not_made_again(monkeypatch: pytest.MonkeyPatch, anew: None, tmp_path: Path) -> None:
    """Not in another precision either: already its check might hang."""
    path = default_weights()
    assert path is not None
    shipped = load_weights(path)
    monkeypatch.setattr(choose, "_best", lambda *given: EagerEngine(shipped))
    maker = PortraitMaker()
    persona = maker.make(known_faces.COLLINS)
    maker.close()
    assert isinstance(persona, Persona)
    renderer = GeneratorRenderer(at_once.make_engine_at_once(shipped, tmp_path), shipped)
    renderer.bind(persona)
    assert not renderer.hung()  # nobody asks it anything: something else hangs
    released, run = threading.Event(), OpenVinoEngine.run

    def stuck(engine: OpenVinoEngine, *given: Any) -> Mending:
        released.wait()
        return run(engine, *given)

    monkeypatch.setattr(OpenVinoEngine, "run", stuck)
    hanging = threading.Thread(target=renderer.render, args=(persona.landmarks,), daemon=True)
    hanging.start()
    end_s = time.monotonic() + 10
    while not renderer.hung() and time.monotonic() < end_s:
        time.sleep(0.01)
    following = at_once.make_engine_at_once(shipped, tmp_path)
    assert following.name == "eager"
    following.bind(tensors(1))
    assert np.isfinite(following.run(*frame()).paint).all()
    assert stepping.HUNG in choose.why_not("openvino")
    released.set()
    hanging.join(10)
    renderer.close()


def test_openvino_that_fails_in_a_call_is_made_anew_in_float32_without_pytorch(tmp_path: Path) -> None:
    """In a process of its own, for what is in memory; only when that fails too, PyTorch is imported."""
    done = subprocess.run([sys.executable, "-c", ANEW], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    first, second, third, fourth, later = done.stdout.splitlines()
    assert first.startswith("openvino auto False")
    assert second.startswith("openvino not int8 False")
    assert "failed (device lost)" in second
    assert third.startswith("openvino float32 False")
    assert fourth.startswith("eager None True")
    assert later == "eager"
    assert "nan" not in done.stdout


ANEW = """
import sys
import main
from engines import at_once, stepping
from engines.answers import question
from engines.at_once import make_engine_at_once
from engines.openvino import OpenVinoEngine
from puppet.model.shipped import default_weights
from puppet.model.weights import load_weights

stepping.PATIENCE_S = 60.0
at_once._driver = lambda: False  # whatever this machine has
made = {}
make, run = OpenVinoEngine.__init__, OpenVinoEngine.run

def named(self, *given, precision="auto", **others):
    made[id(self)] = precision
    make(self, *given, precision=precision, **others)

broken = set()

def breaking(self, *given):
    if made[id(self)] in broken:
        raise RuntimeError("device lost")
    return run(self, *given)

OpenVinoEngine.__init__, OpenVinoEngine.run = named, breaking
weights = load_weights(default_weights())
engine = make_engine_at_once(weights)
persona, frame = question(weights, 0)
engine.bind(persona)
for fails in (None, "auto", "not int8", "float32"):
    broken.add(fails)
    said = engine.run(*frame)
    print(engine.name, made.get(id(engine._engine)), "torch" in sys.modules, said.paint.mean(), engine.notice)
print(make_engine_at_once(weights).name)
main.leave(0)
"""


def test_openvino_tells_nobody_that_it_is_used(tmp_path: Path) -> None:
    """Its package has a part that reports over the network and leaves files in the user's home: it is never loaded."""
    code = (
        "import sys; import engines.openvino; "
        "print([name for name, module in sys.modules.items() if 'openvino_telemetry' in name and module is not None])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.lower().startswith("intel")] == []


# ---- the choice ------------------------------------------------------------------------------------------------------


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """No choice was made so far; what is made at once is made as without a GPU."""
    monkeypatch.setattr(at_once, "_driver", lambda: False)
    monkeypatch.setattr(choose, "_CHOSEN", choose._Chosen())
    monkeypatch.setattr(choose, "_GIVEN_UP", {})
    monkeypatch.setattr(at_once, "_failed", {})


class Off(EagerEngine):
    """Gives what PyTorch gives, a little brighter."""

    name = "openvino"

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        right = super().run(warped, raster, grid)
        return replace(right, paint=right.paint + np.float32(0.05))


class Slow(EagerEngine):
    """PyTorch, and it takes its time."""

    name = "openvino"

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        time.sleep(0.5)
        return super().run(warped, raster, grid)


def by_name(choice: choose.Choice) -> dict[str, choose.Candidate]:
    return {one.name: one for one in choice.candidates}


without_gpu = pytest.mark.skipif(torch.cuda.is_available(), reason="says what speaks against engines without a GPU")


def test_engines_are_made_by_name(weights: Weights, cache: Path) -> None:
    for name in ("openvino", "eager"):
        assert choose.make_engine(name, weights, cache).name == name
    with pytest.raises(PuppetError, match="no engine named abacus") as caught:
        choose.make_engine("abacus", weights, cache)
    assert "eager" in caught.value.remedy


@without_gpu
@pytest.mark.parametrize("name", ["tensorrt", "graph"])
def test_an_engine_that_is_forced_and_cannot_run_fails_loudly(name: str, weights: Weights, cache: Path) -> None:
    with pytest.raises(PuppetError, match=r"does not run here \(PyTorch sees no CUDA device"):
        choose.make_engine(name, weights, cache)


@without_gpu
def test_every_engine_has_a_reason_or_is_there() -> None:
    found = {one.name: one for one in choose.survey()}
    assert tuple(found) == choose.NAMES
    assert all(one.available or one.reason for one in found.values())
    assert {name for name, one in found.items() if one.available} == {"openvino", "eager"}
    assert "CUDA" in found["tensorrt"].reason


def test_a_missing_package_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(tensorrt, "PACKAGES", (("no-such-package", "no_such_module"),))
    (found,) = (one for one in choose.survey() if one.name == "tensorrt")
    assert not found.available
    assert "pip install -r requirements-gpu.txt" in found.reason


def test_the_choice_says_what_it_found(
    weights: Weights, cache: Path, caplog: pytest.LogCaptureFixture, anew: None
) -> None:
    caplog.set_level(logging.INFO)
    assert choose.make_engine("auto", weights, cache).name == "openvino"
    choice = choose.choose(weights, cache)
    found = by_name(choice)
    assert [one.name for one in choice.candidates] == list(choose.NAMES)
    assert found["openvino"].reason == ""
    assert found["eager"].available
    assert found["eager"].reason.startswith("slower than openvino")
    for name in ("openvino", "eager"):
        assert (found[name].median_ms or 0) > 0
        assert found[name].parity_max is not None
        assert found[name].parity_mean is not None
        assert found[name].parity_mean <= found[name].parity_max
    assert found["eager"].parity_max == 0
    assert not found["tensorrt"].available or torch.cuda.is_available()
    told = [record for record in caplog.records if record.name == choose.logger.name]
    assert all(f"not {name}: " in told[0].getMessage() for name in choose.NAMES if name != "openvino")
    assert [record.levelname for record in told] == ["INFO"]


def test_an_engine_that_gives_something_else_is_not_taken(
    weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, anew: None
) -> None:
    monkeypatch.setattr(choose, "_openvino", lambda weights, threads: Off(weights))
    for _ in range(2):
        assert choose.make_engine("auto", weights, cache).name == "eager"
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "it gives something else than PyTorch" in caplog.text


def test_a_slow_engine_is_not_taken(weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch, anew: None) -> None:
    monkeypatch.setattr(choose, "_openvino", lambda weights, threads: Slow(weights))
    choice = choose.choose(weights, cache)
    assert choice.name == "eager"
    assert by_name(choice)["openvino"].available
    assert "slower than eager" in by_name(choice)["openvino"].reason


def test_without_openvino_there_is_pytorch(
    weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, anew: None
) -> None:
    monkeypatch.setitem(sys.modules, "engines.openvino", None)  # type: ignore[arg-type]
    assert choose.make_engine("auto", weights, cache).name == "eager"
    assert "does not run on OpenVINO" in caplog.text
    with pytest.raises(PuppetError, match="OpenVINO does not run here"):
        choose.make_engine("openvino", weights, cache)


def test_an_engine_that_was_given_up_is_not_chosen_again(weights: Weights, cache: Path, anew: None) -> None:
    choose.give_up("openvino", "out of memory")
    choice = choose.choose(weights, cache)
    assert choice.name == "eager"
    assert by_name(choice)["openvino"].reason == "openvino failed in use (out of memory)"
    choose.give_up("compiled", "device lost")
    assert all("device lost" in choose.why_not(name) for name in choose.ON_GPU)


@pytest.mark.skipif(default_weights() is None, reason="no weights came with the program")
def test_bounds_tell_engines_that_mix_things_up() -> None:
    """Every mistake that a runtime could make with the shipped weights is beyond the widest bounds."""
    path = default_weights()
    assert path is not None
    engine, (warped, raster, grid) = EagerEngine(load_weights(path)), frame()
    engine.bind(tensors(1))
    right = engine.run(warped, raster, grid)
    widest = Bounds(*(max(getattr(one, part) for one in BOUNDS.values()) for part in ("mean", "largest", "flow")))
    wrong = [
        engine.run(np.ascontiguousarray(warped[..., [2, 1, 0, 3]]), raster, grid),
        engine.run(warped, np.ascontiguousarray(raster[::-1]), grid),
        engine.run(warped, raster, np.ascontiguousarray(grid[..., ::-1])),
        replace(right, mask=right.alpha, alpha=right.mask),
        replace(right, paint=np.ascontiguousarray(right.paint.transpose(1, 0, 2))),
        replace(right, flow=right.flow[..., ::-1]),
    ]
    engine.bind(tensors(2))
    wrong.append(engine.run(warped, raster, grid))
    assert [other.within(widest) for other in (difference(one, right) for one in wrong)] == [False] * len(wrong)


def test_nothing_that_is_not_finite_counts_as_agreement(weights: Weights) -> None:
    fine, bounds = network(weights, tensors(1), frame()), BOUNDS["bfloat16"]
    assert difference(fine, fine).within(bounds)
    for part in ("flow", "shade", "paint", "mask", "alpha"):
        broken = getattr(fine, part).copy()
        broken.flat[3] = np.nan
        assert not difference(fine, replace(fine, **{part: broken})).within(bounds), part


# ---- no waiting ------------------------------------------------------------------------------------------------------


def test_a_better_engine_takes_over_between_two_frames(weights: Weights) -> None:
    """With the portrait that is bound by then; the first one is closed and not asked again."""
    go, first = threading.Event(), EagerEngine(weights)

    class Better(EagerEngine):
        name, said = "better", 0

        def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
            self.said += 1
            return super().run(warped, raster, grid)

    better = Better(weights)

    def make(tell: Callable[[str], object]) -> Engine:
        tell("building")
        go.wait()
        return better

    engine = UpgradingEngine(first, make)
    engine.bind(tensors(1))
    early = engine.run(*frame())
    engine.bind(tensors(2))
    assert engine.name == "eager"
    assert engine.runs_on == "PyTorch · CPU (building)"
    go.set()
    engine.wait(60)
    before = better.said
    late = engine.run(*frame())
    assert engine.name == "better"
    assert engine.runs_on == "PyTorch · CPU"
    assert better.said == before + 1
    assert not same(late, early)
    assert difference(late, network(weights, tensors(2), frame())).within(BOUNDS["float32"])
    with pytest.raises(RuntimeError, match="closed"):
        first.run(*frame())
    engine.close()
    with pytest.raises(RuntimeError, match="closed"):
        better.run(*frame())


def test_an_engine_that_cannot_be_made_leaves_the_one_there_is(
    weights: Weights, caplog: pytest.LogCaptureFixture
) -> None:
    def make(tell: Callable[[str], object]) -> Engine:
        raise RuntimeError("no such device")

    engine = UpgradingEngine(EagerEngine(weights), make)
    engine.wait(60)
    engine.bind(tensors(1))
    assert np.isfinite(engine.run(*frame()).paint).all()
    assert engine.name == "eager"
    assert "stays on PyTorch · CPU: no such device" in caplog.text


def test_a_better_engine_that_comes_too_late_is_closed(weights: Weights) -> None:
    go, better = threading.Event(), EagerEngine(weights)

    def make(tell: Callable[[str], object]) -> Engine:
        tell("building")
        go.wait()
        return better

    engine = UpgradingEngine(EagerEngine(weights), make)
    engine.close()
    go.set()
    engine.wait(60)
    better.bind(tensors(1))
    with pytest.raises(RuntimeError, match="closed"):
        better.run(*frame())


def test_portraits_that_are_prepared_together_share_one_graph(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anew: None
) -> None:
    openvino._compiled.cache_clear()
    made: list[object] = []
    once = openvino.generator_graph

    def graph(*given: object) -> object:
        made.append(given)
        return once(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(openvino, "generator_graph", graph)
    engines = [choose.make_engine_at_once(weights, tmp_path) for _ in range(3)]
    for engine in engines:
        assert isinstance(engine, SteppingEngine)
        assert engine.name == "eager"
        engine.bind(tensors(1))
        engine.wait(120)
        engine.run(*frame())
        assert engine.name == "openvino"
        engine.close()
    assert len(made) == 1
