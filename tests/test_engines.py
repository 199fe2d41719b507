"""Ways to run the generator: each keeps to the protocol and gives what the network gives."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engines import choose, openvino
from engines.eager import EagerEngine
from engines.openvino import OpenVinoEngine
from engines.parity import Difference, difference, sample, sample_persona
from engines.protocol import Engine, Mending, PersonaTensors
from engines.upgrading import UpgradingEngine
from puppet.errors import PuppetError
from puppet.model.crop import crop_persona
from puppet.model.engine import embed
from puppet.model.network import LITE
from puppet.model.weights import Weights
from puppet.models import Image
from tests.fakes import persona_of
from tests.networks import chance_weights

ROOT = Path(__file__).parent.parent
SIZE = LITE.size


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


ENGINES: dict[str, Callable[[Weights, Path], Engine]] = {
    "eager": lambda weights, cache: EagerEngine(weights),
    "eager in bfloat16": lambda weights, cache: EagerEngine(weights, precision="bfloat16"),
    "openvino": OpenVinoEngine,
    "openvino in float32": lambda weights, cache: OpenVinoEngine(weights, cache, precision="float32"),
    "openvino in bfloat16": lambda weights, cache: OpenVinoEngine(weights, cache, precision="bfloat16"),
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, weights: Weights, cache: Path) -> Iterator[Engine]:
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


def same(a: Mending, b: Mending) -> bool:
    return difference(a, b) == Difference(0, 0, 0)


def test_an_engine_gives_what_the_network_gives(engine: Engine, weights: Weights) -> None:
    persona, inputs = tensors(1), frame()
    engine.bind(persona)
    mending, wanted = engine.run(*inputs), network(weights, persona, inputs)
    assert mending.flow.shape == (SIZE, SIZE, 2)
    assert mending.paint.shape == (SIZE, SIZE, 3)
    assert mending.shade.shape == (SIZE // 8, SIZE // 8, 3)
    assert mending.mask.shape == mending.alpha.shape == (SIZE, SIZE)
    assert {part.dtype for part in parts_of(mending)} == {np.dtype(np.float32)}
    apart = difference(mending, wanted)
    exact = "bf16" not in engine.runs_on
    assert apart.small
    assert max(apart.flow, apart.colour, apart.mask) < (1e-2 if exact else 0.5)
    assert np.ptp(wanted.mask) > 0.05  # there is something to agree on
    assert np.abs(wanted.flow).mean() > 0.02


def test_another_portrait_shows_in_the_next_run(engine: Engine, weights: Weights) -> None:
    inputs = frame()
    engine.bind(tensors(1))
    first = engine.run(*inputs)
    engine.bind(tensors(2))
    second = engine.run(*inputs)
    assert difference(second, network(weights, tensors(2), inputs)).mask < 0.2 * difference(first, second).mask
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
        assert difference(engine.run(*other), base).mask > 0.01


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
    assert grey.spatial.shape == (LITE.spatial, SIZE // 4, SIZE // 4)
    assert grey.adain.shape == (LITE.blocks * 12 * LITE.width,)
    assert {grey.spatial.dtype, grey.adain.dtype} == {np.dtype(np.float32)}
    assert np.isfinite(grey.spatial).all()
    assert np.abs(grey.adain - bright.adain).max() > 1e-3


# ---- OpenVINO --------------------------------------------------------------------------------------------------------


def test_openvino_keeps_its_graph(weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second start traces nothing; another graph or a damaged one is made anew."""
    folder = tmp_path / "engines"

    def mended() -> Mending:
        openvino._compiled.cache_clear()
        engine = OpenVinoEngine(weights, folder, precision="float32")
        engine.bind(tensors(1))
        return engine.run(*frame())

    first = mended()
    (kept,) = folder.iterdir()
    traced: list[Weights] = []

    def trace(given: Weights) -> object:
        traced.append(given)
        return once(given)

    once = openvino._traced
    monkeypatch.setattr(openvino, "_traced", trace)
    assert difference(mended(), first).colour < 1e-3
    assert traced == []
    whole = kept.read_bytes()
    for damaged in (whole[:-100], whole[:5000] + b"x" + whole[5001:], b"", b"other"):
        kept.write_bytes(damaged)
        traced.clear()
        assert difference(mended(), first).colour < 1e-3
        assert traced == [weights]
        assert kept.read_bytes()[:15] == whole[:15]


def test_the_kept_graph_is_known_by_all_that_decides_it(weights: Weights, tmp_path: Path) -> None:
    other = chance_weights(tmp_path / "other.safetensors", seed=2)
    assert openvino._key(weights) != openvino._key(other)
    assert openvino._key(weights) == openvino._key(chance_weights(tmp_path / "again.safetensors"))


def test_openvino_without_a_folder_to_write_to_runs_all_the_same(
    weights: Weights, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    openvino._compiled.cache_clear()
    engine = OpenVinoEngine(weights, tmp_path / "file" / "engines")
    engine.bind(tensors(1))
    assert np.isfinite(engine.run(*frame()).paint).all()
    assert "is not kept for the next start" in caplog.text


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


def test_engines_are_made_by_name(weights: Weights, cache: Path) -> None:
    assert [choose.make_engine(name, weights, cache).name for name in choose.NAMES] == list(choose.NAMES)
    with pytest.raises(PuppetError, match="no engine named abacus") as caught:
        choose.make_engine("abacus", weights, cache)
    assert "eager" in caught.value.remedy


def test_the_best_engine_that_agrees_is_taken(
    weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    choose._objection.cache_clear()
    assert choose.make_engine("auto", weights, cache).name == "openvino"
    assert caplog.text == ""

    class Off(EagerEngine):
        """Gives what PyTorch gives, a little brighter."""

        name = "openvino"

        def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
            right = super().run(warped, raster, grid)
            return replace(right, paint=right.paint + np.float32(0.05))

    choose._objection.cache_clear()
    monkeypatch.setattr(choose, "_openvino", lambda weights, cache: Off(weights))
    for _ in range(2):
        assert choose.make_engine("auto", weights, cache).name == "eager"
    assert len(caplog.records) == 1
    assert "it gives something else than PyTorch" in caplog.text


def test_without_openvino_there_is_pytorch(
    weights: Weights, cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "engines.openvino", None)  # type: ignore[arg-type]
    choose._objection.cache_clear()
    assert choose.make_engine("auto", weights, cache).name == "eager"
    assert "runs on PyTorch, not on OpenVINO" in caplog.text
    with pytest.raises(PuppetError, match="OpenVINO does not run here"):
        choose.make_engine("openvino", weights, cache)
    choose._objection.cache_clear()


def test_nothing_that_is_not_finite_counts_as_agreement(weights: Weights) -> None:
    shapes = ((4, 4, 2), (4, 4, 3), (4, 4, 3), (4, 4), (4, 4))
    fine = Mending(*(np.zeros(shape, np.float32) for shape in shapes))
    assert difference(fine, fine).small
    for part in ("flow", "shade", "paint", "mask", "alpha"):
        assert not difference(fine, replace(fine, **{part: getattr(fine, part) * np.float32("nan")})).small, part


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

    def make() -> Engine:
        go.wait()
        return better

    engine = UpgradingEngine(first, make)
    engine.bind(tensors(1))
    early = engine.run(*frame())
    engine.bind(tensors(2))
    assert engine.name == "eager"
    go.set()
    engine.wait(60)
    before = better.said
    late = engine.run(*frame())
    assert engine.name == "better"
    assert better.said == before + 1
    assert not same(late, early)
    assert difference(late, network(weights, tensors(2), frame())).small
    with pytest.raises(RuntimeError, match="closed"):
        first.run(*frame())
    engine.close()
    with pytest.raises(RuntimeError, match="closed"):
        better.run(*frame())


def test_an_engine_that_cannot_be_made_leaves_the_one_there_is(
    weights: Weights, caplog: pytest.LogCaptureFixture
) -> None:
    def make() -> Engine:
        raise RuntimeError("no such device")

    engine = UpgradingEngine(EagerEngine(weights), make)
    engine.wait(60)
    engine.bind(tensors(1))
    assert np.isfinite(engine.run(*frame()).paint).all()
    assert engine.name == "eager"
    assert "stays on PyTorch · CPU: no such device" in caplog.text


def test_a_better_engine_that_comes_too_late_is_closed(weights: Weights) -> None:
    go, better = threading.Event(), EagerEngine(weights)

    def make() -> Engine:
        go.wait()
        return better

    engine = UpgradingEngine(EagerEngine(weights), make)
    engine.close()
    go.set()
    engine.wait(60)
    better.bind(tensors(1))
    with pytest.raises(RuntimeError, match="closed"):
        better.run(*frame())


def test_portraits_that_are_prepared_together_share_one_build(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openvino._compiled.cache_clear()
    choose._objection.cache_clear()
    traced: list[Weights] = []
    once = openvino._traced

    def trace(given: Weights) -> object:
        traced.append(given)
        return once(given)

    monkeypatch.setattr(openvino, "_traced", trace)
    engines = [choose.make_engine_at_once(weights, tmp_path) for _ in range(3)]
    for engine in engines:
        assert isinstance(engine, UpgradingEngine)
        engine.bind(tensors(1))
        engine.wait(120)
        engine.run(*frame())
        assert engine.name == "openvino"
        engine.close()
    assert traced == [weights]


def test_nobody_waits_for_the_first_graph_and_the_second_start_has_it(weights: Weights, tmp_path: Path) -> None:
    openvino._compiled.cache_clear()
    engine = choose.make_engine_at_once(weights, tmp_path)
    assert isinstance(engine, UpgradingEngine)
    assert engine.name == "eager"
    engine.bind(tensors(1))
    engine.wait(120)
    engine.run(*frame())
    assert engine.name == "openvino"
    engine.close()
    again = choose.make_engine_at_once(weights, tmp_path)
    assert (again.name, isinstance(again, UpgradingEngine)) == ("openvino", False)
