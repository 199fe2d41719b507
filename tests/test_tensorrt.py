"""TensorRT as far as a processor goes: lowering, building apart, the key, and running an engine behind a stand-in; and
the tests that wait for a GPU."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch._decomp import get_decompositions

from engines import build, tensorrt
from engines.cache import EngineCache
from engines.compiled import CompiledEngine
from engines.device import DeviceEngine, Program, Programs
from engines.eager import EagerEngine
from engines.lowering import INPUTS, exported
from engines.parity import BOUNDS, compare, difference, sample, sample_persona
from engines.protocol import MeasuredEngine
from puppet import gpu
from puppet.model.network import FULL, LITE, Mended, Tier
from puppet.model.weights import Weights
from tests import fake_tensorrt
from tests.networks import chance_weights

ROOT = Path(__file__).resolve().parent.parent
CPU = torch.device("cpu")
ADAIN = fake_tensorrt.ADAIN
FAKE = [sys.executable, "-m", "tests.fake_builder"]

CONVERTED = {
    "add.Tensor", "arange.start_step", "avg_pool2d.default", "cat.default", "clamp.default", "clone.default",
    "constant_pad_nd.default", "convolution.default", "div.Tensor", "exp.default", "expand.default",
    "floor.default", "ge.Scalar", "grid_sampler.default", "grid_sampler_2d.default", "index.Tensor",
    "leaky_relu.default", "logical_and.default", "lt.Scalar", "mean.dim",
    "mul.Tensor", "neg.default", "pad.default", "permute.default", "pixel_shuffle.default", "pixel_unshuffle.default",
    "relu.default", "replication_pad2d.default", "reshape.default", "select.int", "sigmoid.default", "slice.Tensor",
    "split.Tensor", "split_with_sizes.default", "squeeze.dim", "sub.Tensor", "tanh.default", "_to_copy.default",
    "unsqueeze.default", "upsample_bilinear2d.vec", "upsample_nearest2d.vec", "view.default", "where.self",
}  # fmt: skip
"""Operations that have a converter to TensorRT (torch_tensorrt/dynamo/conversion/aten_ops_converters.py), as far as
networks like this one may come to use them."""
TAKEN_APART = ("arange.default", "arange.start", "clamp_max", "clamp_min", "grid_sampler_2d", "rsub", "silu", "stack")
"""What Torch-TensorRT takes apart first, beside all that PyTorch itself does not count among its basic operations: as
far as networks like this one may come to use them (dynamo/lowering/_decomposition_groups.py)."""
FOLDED = {"scalar_tensor.default"}
"""What is a constant by then, and replaced by its value (dynamo/lowering/passes/constant_folding.py)."""
REMOVED = {"_assert_tensor_metadata.default"}
"""What it drops (dynamo/lowering/passes/remove_assert_nodes.py)."""


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


# ---- lowering --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def program(weights: Weights) -> torch.export.ExportedProgram:
    return exported(weights.generator, LITE, ADAIN, torch.float16, CPU)[0]


def test_a_portrait_is_an_input_of_the_exported_graph(program: torch.export.ExportedProgram) -> None:
    assert program.graph_signature.user_inputs == INPUTS
    assert len(program.graph_signature.user_outputs) == len(Mended._fields)
    assert program.graph_signature.buffers_to_mutate == {}


def test_the_exported_graph_gives_what_the_network_gives_for_any_portrait(weights: Weights) -> None:
    graph = exported(weights.generator, LITE, ADAIN, torch.float32, CPU)[0].module()
    warped, raster, grid = sample(LITE)
    seen = torch.from_numpy(warped).permute(2, 0, 1)[None].float() / 127.5 - 1
    for seed in (1, 2):
        persona = sample_persona(LITE, ADAIN, seed)
        given = (
            seen, torch.from_numpy(raster)[None].float() / 255, torch.from_numpy(grid)[None],
            torch.from_numpy(persona.spatial)[None], torch.from_numpy(persona.adain)[None],
        )  # fmt: skip
        with torch.inference_mode():
            for one, other in zip(graph(*given), weights.generator(*given), strict=True):
                assert torch.allclose(one, other, atol=1e-5)


@pytest.mark.parametrize(
    "kept", [set(), {"grid_sampler", "grid_sampler_2d", "pixel_shuffle", "pixel_unshuffle"}], ids=["apart", "whole"]
)
def test_every_operation_of_the_graph_has_a_converter(program: torch.export.ExportedProgram, kept: set[str]) -> None:
    """Also where a version of Torch-TensorRT keeps whole what it has a converter of its own for."""
    table = {
        operation: how
        for operation, how in {
            **get_decompositions([_operation(name) for name in TAKEN_APART]),
            **torch.export.default_decompositions(),
        }.items()
        if operation._opname not in kept
    }
    lowered = program.run_decompositions(table)
    used = {
        str(node.target).removeprefix("aten.")
        for node in lowered.graph.nodes
        if node.op == "call_function" and "getitem" not in str(node.target)
    }
    assert used - CONVERTED - FOLDED - REMOVED == set()
    assert {"convolution.default", "index.Tensor"} <= used if not kept else {"grid_sampler.default"} <= used


def _operation(name: str) -> Any:
    """By its name, with or without an overload."""
    found = torch.ops.aten
    for part in name.split("."):
        found = getattr(found, part)
    return found


def test_sampling_coordinates_stay_single_precision(program: torch.export.ExportedProgram) -> None:
    found = [node for node in program.graph.nodes if "grid_sampler" in str(node.target)]
    assert found
    for node in found:
        assert {argument.meta["val"].dtype for argument in node.args[:2]} == {torch.float32}
    outputs = next(node for node in program.graph.nodes if node.op == "output").args[0]
    assert {output.meta["val"].dtype for output in outputs} == {torch.float32}


def test_whatever_has_converters_is_asked_where_they_are_installed(program: torch.export.ExportedProgram) -> None:
    registry = pytest.importorskip("torch_tensorrt.dynamo.conversion._ConverterRegistry", exc_type=ImportError)
    known = {str(target).removeprefix("aten.") for target in registry.DYNAMO_CONVERTERS.registry}
    assert CONVERTED - known == set()


# ---- building in another process -------------------------------------------------------------------------------------


def test_an_engine_is_built_in_another_process(weights: Weights) -> None:
    told: list[str] = []
    content = build.build_elsewhere(weights, told.append, [*FAKE, "works"])
    assert content == b"engine of " + weights.hash.encode()  # the very weights arrived
    assert told == ["reading the weights", "building"]


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("fails", "the build failed: Error Code 9: no implementation found"),
        ("crashes", "the build failed"),
        ("forgets", "without an engine"),
    ],
)
def test_a_build_that_goes_wrong_says_why(weights: Weights, way: str, reason: str) -> None:
    with pytest.raises(RuntimeError, match=reason):
        build.build_elsewhere(weights, lambda step: None, [*FAKE, way])


def test_a_build_that_hangs_is_ended(weights: Weights) -> None:
    start = time.perf_counter()
    with pytest.raises(RuntimeError, match="took more than"):
        build.build_elsewhere(weights, lambda step: None, [*FAKE, "hangs"], timeout_s=0.5)
    assert time.perf_counter() - start < 30


def test_a_build_ends_with_the_app(weights: Weights, tmp_path: Path) -> None:
    source = tmp_path / "lite.safetensors"
    chance_weights(source)
    command = [*FAKE, "hangs", str(source), str(tmp_path / "engine")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert b"reading" in process.stdout.readline()
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(timeout=30) == 1


def test_a_build_that_does_not_start_says_so(weights: Weights, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="does not start"):
        build.build_elsewhere(weights, lambda step: None, [str(tmp_path / "nothing")])


@pytest.mark.skipif(torch.cuda.is_available(), reason="it would build")
def test_the_real_builder_fails_with_a_reason_where_there_is_no_gpu(weights: Weights) -> None:
    told: list[str] = []
    with pytest.raises(RuntimeError, match=r"the build failed: .*(CUDA|NVIDIA)"):
        build.build_elsewhere(weights, told.append)
    assert told == ["reading the weights", "exporting the graph"]


# ---- the key ---------------------------------------------------------------------------------------------------------

FACTS = {
    "gpu": "NVIDIA GeForce RTX 4070", "capability": "8.9", "driver": "580.95.05", "cuda": "13.0",
    "tensorrt": "tensorrt 10.14.1", "torch-tensorrt": "torch-tensorrt 2.13.0", "torch": "2.13.0+cu130",
}  # fmt: skip


def test_the_key_names_all_that_an_engine_depends_on(weights: Weights, tmp_path: Path) -> None:
    key = tensorrt.key(weights, FACTS)
    assert key.items() >= FACTS.items()
    assert (key["precision"], key["tier"], key["weights"]) == ("float16", "lite", weights.hash)
    other = chance_weights(tmp_path / "other.safetensors", seed=2)
    assert tensorrt.key(other, FACTS) != key
    narrower = replace(weights, tier=replace(weights.tier, window=weights.tier.window - 16))
    assert tensorrt.key(narrower, FACTS) != key
    cache = EngineCache(tmp_path / "engines")
    cache.put(tensorrt.KIND, key, b"engine")
    for name in FACTS:
        assert not cache.has(tensorrt.KIND, tensorrt.key(weights, FACTS | {name: "another"})), name


def test_what_the_driver_says_is_read() -> None:
    said = "NVIDIA H200, 9.0, 570.124.06, 143771\nSome GPU, 8.6, 580.1, [N/A]\nNVIDIA-SMI has failed\n"
    assert gpu.parse(said) == (
        gpu.Gpu("NVIDIA H200", "9.0", "570.124.06", 143771),
        gpu.Gpu("Some GPU", "8.6", "580.1", 0),
    )


# ---- running an engine, behind a stand-in ----------------------------------------------------------------------------


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, weights: Weights) -> list[str]:
    """TensorRT is there, on the processor; lists what is built."""
    built: list[str] = []

    def build_elsewhere(given: Weights, tell: object) -> bytes:
        built.append(given.hash)
        return fake_tensorrt.plan(given.generator)

    monkeypatch.setattr(tensorrt, "_package", lambda: ("torch-tensorrt", "tensorrt"))
    monkeypatch.setattr(tensorrt, "_bindings", lambda name: fake_tensorrt)
    monkeypatch.setattr(tensorrt, "facts", lambda: FACTS)
    monkeypatch.setattr(tensorrt, "build_elsewhere", build_elsewhere)
    return built


def engine(weights: Weights, cache: Path, programs: Programs | None = None) -> MeasuredEngine:
    """As after a start of the program, or where programs were made before."""

    def make() -> Program:
        return tensorrt.program_kept(weights, cache, CPU, lambda step: None)

    return DeviceEngine("tensorrt", "TensorRT", "float16", (programs or Programs()).get(weights, "cpu", make))


def test_an_engine_gives_what_pytorch_gives(weights: Weights, stand_in: list[str], tmp_path: Path) -> None:
    made = engine(weights, tmp_path)
    apart = compare(made, EagerEngine(weights), weights)
    assert apart.within(BOUNDS["float16"])
    assert apart.mean > 0  # in half precision


def test_another_portrait_builds_nothing(weights: Weights, stand_in: list[str], tmp_path: Path) -> None:
    made, oracle, inputs = engine(weights, tmp_path), EagerEngine(weights), sample(LITE)
    for seed in (1, 2, 1):
        for one in (made, oracle):
            one.bind(sample_persona(LITE, ADAIN, seed))
        assert difference(made.run(*inputs), oracle.run(*inputs), inputs[0]).flow < 0.005
    assert stand_in == [weights.hash]


def test_two_portraits_share_one_program(weights: Weights, stand_in: list[str], tmp_path: Path) -> None:
    programs = Programs()
    one, other = (engine(weights, tmp_path, programs) for _ in range(2))
    inputs = sample(LITE)
    one.bind(sample_persona(LITE, ADAIN, 1))
    other.bind(sample_persona(LITE, ADAIN, 2))
    first, second, again = one.run(*inputs), other.run(*inputs), one.run(*inputs)
    assert difference(first, again, inputs[0]).largest == 0
    assert difference(first, second, inputs[0]).largest > 1
    other.close()
    assert difference(one.run(*inputs), first, inputs[0]).largest == 0
    assert stand_in == [weights.hash]


def test_programs_are_let_go_of_by_their_weights(weights: Weights, tmp_path: Path) -> None:
    other = chance_weights(tmp_path / "other.safetensors", seed=2)
    programs, made = Programs(), []

    def make() -> Program:
        made.append(object())
        return made[-1]  # type: ignore[return-value]

    first, second, third = (programs.get(*key, make) for key in ((weights, "a"), (weights, "b"), (other, "a")))
    assert len({id(one) for one in (first, second, third)}) == 3
    assert programs.get(weights, "a", make) is first
    programs.release(weights)
    assert programs.get(other, "a", make) is third
    assert programs.get(weights, "a", make) is not first
    programs.release()
    assert programs.get(other, "a", make) is not third

    def cannot() -> Program:
        raise RuntimeError("out of memory")

    programs.release()
    with pytest.raises(RuntimeError, match="out of memory"):
        programs.get(weights, "a", cannot)
    assert programs.get(weights, "a", make) is made[-1]


def test_a_built_engine_is_found_at_the_next_start(
    weights: Weights, stand_in: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        engine(weights, tmp_path)
    assert stand_in == [weights.hash]
    monkeypatch.setattr(tensorrt, "facts", lambda: FACTS | {"driver": "590.10"})
    engine(weights, tmp_path)
    assert stand_in == [weights.hash] * 2


@pytest.mark.parametrize("content", [b"", b"an engine of another TensorRT", fake_tensorrt.MAGIC + b"half of one"])
def test_an_engine_that_tensorrt_does_not_take_is_built_again(
    weights: Weights, stand_in: list[str], tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    key = tensorrt.key(weights, FACTS)
    EngineCache(tmp_path).put(tensorrt.KIND, key, content)
    engine(weights, tmp_path)
    assert stand_in == [weights.hash]
    assert "TensorRT does not run it" in caplog.text
    assert EngineCache(tmp_path).get(tensorrt.KIND, key) == fake_tensorrt.plan(weights.generator)


def test_an_engine_that_does_not_run_raises(weights: Weights) -> None:
    execution = tensorrt.Execution(fake_tensorrt.plan(weights.generator), fake_tensorrt, CPU)
    execution._context.fails = True
    with pytest.raises(RuntimeError, match="could not run"):
        execution(*execution._given)


def test_an_engine_of_another_graph_is_refused(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensorrt, "INPUTS", (*INPUTS[:-1], "another"))
    with pytest.raises(RuntimeError, match="another graph"):
        tensorrt.Execution(fake_tensorrt.plan(weights.generator), fake_tensorrt, CPU)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is one")
def test_without_a_gpu_there_is_a_reason(weights: Weights, tmp_path: Path) -> None:
    assert "no CUDA device" in tensorrt.why_not()
    assert not tensorrt.is_kept(weights, tmp_path)
    with pytest.raises(RuntimeError, match="no CUDA device"):
        tensorrt.TensorRtEngine(weights, tmp_path)


# ---- with a GPU ------------------------------------------------------------------------------------------------------

no_gpu = not torch.cuda.is_available()
TIERS = [LITE, FULL]


@pytest.fixture(params=TIERS, ids=lambda tier: tier.name)
def of_a_tier(request: pytest.FixtureRequest) -> Iterator[Weights]:
    from engines.measure import chance_weights as of

    tier: Tier = request.param
    yield of(tier)
    torch.cuda.empty_cache()


def agrees_and_switches(made: MeasuredEngine, weights: Weights) -> None:
    oracle, adain, inputs = EagerEngine(weights), weights.tier.adain, sample(weights.tier)
    for seed in (1, 2, 1):
        for one in (made, oracle):
            one.bind(sample_persona(weights.tier, adain, seed))
        apart = difference(made.run(*inputs), oracle.run(*inputs), inputs[0])
        assert apart.within(BOUNDS[made.precision]), apart
    assert (made.device_ms or 0) > 0


@pytest.mark.gpu
@pytest.mark.skipif(no_gpu, reason="needs an NVIDIA GPU")
@pytest.mark.parametrize("compiled", [False, True], ids=["graph", "compiled"])
def test_on_a_gpu_cuda_graphs_give_what_pytorch_gives(of_a_tier: Weights, compiled: bool) -> None:
    made = CompiledEngine(of_a_tier, compiled=compiled)
    agrees_and_switches(made, of_a_tier)
    graph = made._program._graph if made._program is not None else None
    made.bind(sample_persona(of_a_tier.tier, of_a_tier.tier.adain, 3))
    made.run(*sample(of_a_tier.tier))
    assert made._program is not None
    assert graph is made._program._graph  # nothing was captured again


@pytest.mark.gpu
@pytest.mark.skipif(no_gpu, reason="needs an NVIDIA GPU")
def test_on_a_gpu_a_frame_of_the_full_tier_takes_at_most_three_milliseconds() -> None:
    """Where it is an H200; on others the time is only printed."""
    from engines.measure import chance_weights as of
    from engines.measure import time_frames

    weights, gpu_name = of(FULL), torch.cuda.get_device_name()
    made = CompiledEngine(weights)
    made.bind(sample_persona(FULL, FULL.adain))
    times = time_frames(made, sample(FULL), 200)[100:]
    print(f"{made.runs_on}: median {np.median(times):.2f} ms, p95 {np.percentile(times, 95):.2f} ms")
    assert np.median(times) <= 3 or "H200" not in gpu_name


@pytest.mark.gpu
@pytest.mark.skipif(no_gpu or bool(tensorrt.why_not()), reason="needs an NVIDIA GPU and Torch-TensorRT")
def test_on_a_gpu_tensorrt_gives_what_pytorch_gives(of_a_tier: Weights, tmp_path: Path) -> None:
    agrees_and_switches(tensorrt.TensorRtEngine(of_a_tier, tmp_path), of_a_tier)
    assert EngineCache(tmp_path).get(tensorrt.KIND, tensorrt.key(of_a_tier, tensorrt.facts()))


# ---- the compiler, on a processor ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("PUPPET_COMPILE") != "1", reason="compiles for minutes; PUPPET_COMPILE=1 runs it")
def test_the_compiled_engine_gives_what_pytorch_gives_on_a_processor(weights: Weights) -> None:
    made = CompiledEngine(weights, "cpu")
    assert compare(made, EagerEngine(weights), weights).within(BOUNDS["float32"])
    inputs = sample(LITE)
    made.bind(sample_persona(LITE, ADAIN, 2))
    second, start = made.run(*inputs), time.perf_counter()
    other = CompiledEngine(weights, "cpu")
    assert time.perf_counter() - start < 1  # nothing is compiled again
    other.bind(sample_persona(LITE, ADAIN, 2))
    assert np.array_equal(other.run(*inputs).paint, second.paint)
