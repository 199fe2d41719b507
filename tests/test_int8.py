"""The generator's convolutions in 8 bits: which may, that they do, and that wrong ones are not used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import openvino as ov
import pytest

from engines import answers, at_once, calibrate, openvino
from engines.bounds import BOUNDS
from engines.eager import EagerEngine
from engines.example import example
from engines.openvino import OpenVinoEngine
from engines.parity import compare, sample, sample_persona
from engines.ranges import NOTE, convolutions, ranges_of, with_ranges
from puppet.model.shipped import default_weights
from puppet.model.tiers import FULL, LITE, RASTER
from puppet.model.weights import Weights, load_weights, write_weights
from tests.networks import chance_weights

WHOLE_NUMBERS = pytest.mark.skipif(not openvino._gains_by_8_bits(), reason="another family of processors")


@pytest.fixture(scope="module")
def shipped() -> Weights:
    path = default_weights()
    assert path is not None
    return load_weights(path)


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


def kinds(compiled: ov.CompiledModel) -> list[str]:
    """How each convolution is done, in OpenVINO's words."""
    return [
        str(node.get_rt_info()["primitiveType"].astype(str))
        for node in compiled.get_runtime_model().get_ops()
        if node.get_rt_info()["layerType"].astype(str) == "Convolution"
    ]


@WHOLE_NUMBERS
def test_the_weights_that_ship_run_in_8_bits(shipped: Weights) -> None:
    engine = OpenVinoEngine(shipped)
    assert engine.precision == "int8"
    assert engine.runs_on == "OpenVINO · CPU · int8"
    hint = openvino._best_precision(ov.Core())
    done = kinds(openvino._compiled(shipped, 1, hint, in_8_bits=True))
    assert sum(kind.endswith("I8") for kind in done) == len(convolutions(LITE))
    assert not any(kind.endswith("I8") for kind in kinds(openvino._compiled(shipped, 1, hint, in_8_bits=False)))


def test_a_face_in_8_bits_is_the_face(shipped: Weights) -> None:
    """And another network's is not: its ranges are not what enters these layers."""
    oracle = EagerEngine(shipped)
    apart = compare(OpenVinoEngine(shipped, precision="int8"), oracle, shipped)
    assert apart.within(BOUNDS["int8"])
    assert apart.mean > 0.05  # it is in 8 bits
    ranges = ranges_of(shipped)
    assert ranges is not None
    narrow = with_ranges(shipped, {name: (0.2 * low, 0.2 * high) for name, (low, high) in ranges.items()})
    assert not compare(OpenVinoEngine(narrow, precision="int8"), oracle, shipped).within(BOUNDS["int8"])


def test_8_bits_that_are_wrong_are_left_out_of_a_call(shipped: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "_failed", {})
    monkeypatch.setattr(at_once, "_driver", lambda: False)
    monkeypatch.setattr(openvino, "_gains_by_8_bits", lambda: True)
    ranges = ranges_of(shipped)
    assert ranges is not None
    narrow = with_ranges(shipped, {name: (0.2 * low, 0.2 * high) for name, (low, high) in ranges.items()})
    engine = at_once.make_engine_at_once(narrow)
    assert engine.runs_on.startswith("OpenVINO")
    assert "int8" not in engine.runs_on
    engine.close()
    right = at_once.make_engine_at_once(shipped)
    assert right.runs_on.endswith("int8")
    right.close()


def test_the_answer_about_the_face_is_asked_of_8_bits(shipped: Weights) -> None:
    apart = answers.ask(OpenVinoEngine(shipped, precision="int8"), shipped)
    assert apart is not None
    assert apart.within(BOUNDS["int8"])


def test_weights_that_say_nothing_run_as_before(weights: Weights) -> None:
    assert ranges_of(weights) is None
    assert OpenVinoEngine(weights).precision in ("bfloat16", "float32")
    with pytest.raises(ValueError, match="do not say"):
        OpenVinoEngine(weights, precision="int8")


@pytest.mark.parametrize("change", [{"head": None}, {"head": [0, float("nan")]}, {"head": [2, -2]}, {"head": ["a", 1]}])
def test_ranges_that_are_none_are_not_used(shipped: Weights, change: Mapping[str, object]) -> None:
    said = json.loads(shipped.notes[NOTE]) | dict(change)
    assert ranges_of(replace(shipped, notes={NOTE: json.dumps(said)})) is None
    without = {name: ends for name, ends in said.items() if name != "head"}
    for text in (json.dumps(without), "{", "[]", "3", ""):
        assert ranges_of(replace(shipped, notes={NOTE: text})) is None


def test_what_enters_is_measured_and_kept(weights: Weights, tmp_path: Path) -> None:
    frames = [(sample_persona(LITE, LITE.adain, seed), *sample(LITE, seed)) for seed in (1, 2)]
    ranges = calibrate.measure(weights, frames)
    assert set(ranges) == set(convolutions(LITE))
    assert ranges["stem.0"] == pytest.approx((-1, 1), abs=0.02)  # colours
    assert all(-0.29 < ranges[name][0] < 0 for name in ("head", "down1.0"))  # SiLU gives nothing less
    path = tmp_path / "lite.safetensors"
    write_weights(path, with_ranges(weights, ranges))
    again = load_weights(path)
    assert again.hash == weights.hash
    found = ranges_of(again)
    assert found is not None
    assert found["head"] == pytest.approx(ranges["head"], rel=1e-3)
    engine, oracle = OpenVinoEngine(again, precision="int8"), EagerEngine(weights)
    for persona, *given in frames:
        engine.bind(persona)
        oracle.bind(persona)
        said, right = engine.run(*given), oracle.run(*given)
        assert np.abs(said.flow - right.flow).mean() < 0.1 * np.abs(right.flow).mean()
        assert np.abs(said.mask - right.mask).mean() < 0.02


@pytest.mark.parametrize("tier", [LITE, FULL])
def test_the_example_is_a_frame_of_either_tier(tier: object, shipped: Weights, tmp_path: Path) -> None:
    weights = shipped if tier is LITE else chance_weights(tmp_path / "full.safetensors", tier=FULL)
    persona, (warped, raster, grid) = example(weights)
    size, cells = weights.tier.window, weights.tier.size // 4
    assert persona.spatial.shape == (weights.tier.spatial, cells, cells)
    assert persona.adain.shape == (weights.tier.adain,)
    assert (warped.shape, raster.shape, grid.shape) == (
        (size, size, 4),
        (RASTER, size, size),
        (size // 4, size // 4, 2),
    )
    assert warped[..., :3].std() > 20
    assert (raster.reshape(RASTER, -1).max(1) > 0).sum() > 8
