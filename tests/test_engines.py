"""Ways to run the generator: each keeps to the protocol and gives what the network gives."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from engines import choose
from engines.eager import EagerEngine
from engines.protocol import Engine, Mending, PersonaTensors
from puppet.errors import PuppetError
from puppet.model.crop import crop_persona
from puppet.model.engine import embed
from puppet.model.network import LITE
from puppet.model.weights import Weights
from puppet.models import Image
from tests.fakes import persona_of
from tests.networks import chance_weights

SIZE = LITE.size


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


ENGINES: dict[str, Callable[[Weights], Engine]] = {
    "eager": EagerEngine,
    "eager on one thread": lambda weights: EagerEngine(weights, threads=1),
    "eager in bfloat16": lambda weights: EagerEngine(weights, precision="bfloat16"),
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, weights: Weights) -> Iterator[Engine]:
    threads = torch.get_num_threads()
    made = ENGINES[request.param](weights)
    yield made
    made.close()
    torch.set_num_threads(threads)


def tensors(seed: int) -> PersonaTensors:
    chance = np.random.default_rng(seed)
    spatial = chance.uniform(-1, 1, (LITE.spatial, SIZE // 4, SIZE // 4)).astype(np.float32)
    return PersonaTensors(spatial, chance.normal(0, 0.3, LITE.blocks * 12 * LITE.width).astype(np.float32))


def frame(seed: int = 0) -> tuple[Image, Image, np.ndarray]:
    """Smooth chance inputs of one frame."""
    chance = np.random.default_rng(seed)
    coarse = torch.from_numpy(chance.uniform(0, 255, (1, 13, 16, 16)).astype(np.float32))
    fine = torch.nn.functional.interpolate(coarse, size=(SIZE, SIZE), mode="bicubic").clamp(0, 255)[0].byte().numpy()
    across = (np.arange(SIZE // 4, dtype=np.float32) * 8 + 4) / SIZE - 1
    grid = np.stack(np.meshgrid(across, across), -1) + np.float32(0.05)
    return np.ascontiguousarray(fine[:3].transpose(1, 2, 0)), np.ascontiguousarray(fine[3:]), grid


def network(weights: Weights, persona: PersonaTensors, inputs: tuple[Image, Image, np.ndarray]) -> Mending:
    """What the generator gives, said again without any engine."""
    warped, drawing, grid = inputs
    with torch.inference_mode():
        flow, paint, mask = weights.generator(
            torch.from_numpy(warped.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1)[None],
            torch.from_numpy(drawing.astype(np.float32) / 255)[None],
            torch.from_numpy(grid)[None],
            torch.from_numpy(persona.spatial)[None],
            torch.from_numpy(persona.adain)[None],
        )
    return Mending(flow[0].numpy().transpose(1, 2, 0), paint[0].numpy().transpose(1, 2, 0), mask[0, 0].numpy())


def distance(a: Mending, b: Mending) -> tuple[float, float, float]:
    """Mean absolute differences: flow in pixels, paint in 1/255, mask in 1/255."""
    return (
        float(np.abs(a.flow - b.flow).mean()),
        float(np.abs(a.paint - b.paint).mean() * 127.5),
        float(np.abs(a.mask - b.mask).mean() * 255),
    )


def test_an_engine_gives_what_the_network_gives(engine: Engine, weights: Weights) -> None:
    persona, inputs = tensors(1), frame()
    engine.bind(persona)
    mending, wanted = engine.run(*inputs), network(weights, persona, inputs)
    assert mending.flow.shape == (SIZE, SIZE, 2)
    assert mending.paint.shape == (SIZE, SIZE, 3)
    assert mending.mask.shape == (SIZE, SIZE)
    assert {part.dtype for part in (mending.flow, mending.paint, mending.mask)} == {np.dtype(np.float32)}
    flow, paint, mask = distance(mending, wanted)
    exact = "bf16" not in engine.runs_on
    assert flow < (1e-4 if exact else 0.05)
    assert paint < (1e-2 if exact else 1.5)
    assert mask < (1e-2 if exact else 1.5)
    assert np.ptp(wanted.mask) > 0.05  # there is something to agree on
    assert np.abs(wanted.flow).mean() > 0.02


def test_another_portrait_shows_in_the_next_run(engine: Engine, weights: Weights) -> None:
    inputs = frame()
    engine.bind(tensors(1))
    first = engine.run(*inputs)
    engine.bind(tensors(2))
    second = engine.run(*inputs)
    assert distance(second, network(weights, tensors(2), inputs)) < distance(first, second)
    engine.bind(tensors(1))
    again = engine.run(*inputs)
    assert distance(again, first) == (0, 0, 0)
    assert distance(second, first) > (0, 0, 0)


def test_every_input_counts(engine: Engine) -> None:
    warped, drawing, grid = frame()
    engine.bind(tensors(1))
    base = engine.run(warped, drawing, grid)
    for other in ((255 - warped, drawing, grid), (warped, 255 - drawing, grid), (warped, drawing, -grid)):
        assert distance(engine.run(*other), base)[2] > 0.01


def test_what_was_given_out_is_not_touched_again(engine: Engine) -> None:
    engine.bind(tensors(1))
    first = engine.run(*frame(0))
    kept = Mending(first.flow.copy(), first.paint.copy(), first.mask.copy())
    engine.run(*frame(1))
    assert distance(first, kept) == (0, 0, 0)


def test_warming_up_leaves_the_portrait_alone(engine: Engine) -> None:
    engine.warm_up()
    with pytest.raises(RuntimeError, match="no portrait"):
        engine.run(*frame())
    engine.bind(tensors(1))
    before = engine.run(*frame())
    engine.warm_up()
    assert distance(engine.run(*frame()), before) == (0, 0, 0)


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
    assert distance(one.run(*frame()), before) == (0, 0, 0)


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


def test_engines_are_made_by_name(weights: Weights) -> None:
    assert [choose.make_engine(name, weights).name for name in choose.NAMES] == list(choose.NAMES)
    assert choose.make_engine("auto", weights).name in choose.NAMES
    with pytest.raises(PuppetError, match="no engine named abacus") as caught:
        choose.make_engine("abacus", weights)
    assert "eager" in caught.value.remedy
