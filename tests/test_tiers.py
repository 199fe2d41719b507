"""The full tier that fails in mid-call: the lite tier goes on with the very frame, and the user is told."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

import main
from engines import at_once, choose, measure, stepping
from engines.eager import EagerEngine
from engines.protocol import Engine, Mending, PersonaTensors
from engines.stepping import SteppingEngine
from engines.upgrading import UpgradingEngine
from puppet import renderers
from puppet.live.pipeline import Pipeline
from puppet.live.prepared import prepare
from puppet.live.problems import Problems
from puppet.live.rendering import ENGINE_PROBLEM, LESSER_PROBLEM, RenderStage
from puppet.live.slot import Slot
from puppet.live.stages import Tracked
from puppet.live.stats import Stats
from puppet.model.engine import Role
from puppet.model.network import FULL, LITE, Tier
from puppet.model.renderer import GeneratorRenderer
from puppet.model.stepping import SteppingRenderer
from puppet.model.weights import Weights, save_weights
from puppet.models import Face, Image, PartedRenderer, Persona, Points, Renderer
from puppet.picture import Picture
from puppet.warp.landmark_warp import LandmarkWarp
from tests import known_faces as faces
from tests.fakes import FakeOutput, FakeRetargeter, face_points, persona_of
from tests.faults import until
from tests.networks import chance_weights

FAILURES: dict[str, tuple[BaseException | float, str]] = {
    "out of memory": (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 MiB"), "CUDA out of memory"),
    "device error": (RuntimeError("CUDA error: an illegal memory access was encountered"), "CUDA error"),
    "a library that calls exit": (SystemExit(1), "SystemExit"),
    "NaN": (float("nan"), "not finite"),
}


class Torn(Engine):
    """An engine of a tier that changes nothing about the warp, until it is told to fail.

    Attributes:
        fails_with: raised, or a number that it answers with.
        entered, hold: set when a frame is with it; it is only answered while ``hold`` is set.
    """

    name, runs_on = "torn", "Torn · GPU"

    def __init__(self, tier: Tier) -> None:
        self._tier = tier
        self.fails_with: BaseException | float | None = None
        self.fails_to_bind = False
        self.runs = 0
        self.closed = False
        self.entered, self.hold = threading.Event(), threading.Event()
        self.hold.set()

    def bind(self, persona: PersonaTensors) -> None:
        assert persona.spatial.shape[1] == self._tier.size // 4
        if self.fails_to_bind:
            raise torch.OutOfMemoryError("CUDA out of memory")

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        assert warped.shape == (self._tier.window, self._tier.window, 4)
        assert not self.closed
        self.runs += 1
        self.entered.set()
        assert self.hold.wait(30)
        if isinstance(self.fails_with, BaseException):
            raise self.fails_with
        fill, n = self.fails_with or 0.0, self._tier.window
        shapes = ((n, n, 2), (n // 8, n // 8, 3), (n, n, 3), (n, n), (n, n))
        return Mending(*(np.full(shape, fill, np.float32) for shape in shapes))

    def warm_up(self) -> None: ...

    def close(self) -> None:
        self.closed = True


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with weights of both tiers, as they would come with the program."""
    folder = tmp_path_factory.mktemp("weights")
    chance_weights(folder / "lite.safetensors")
    full = measure.chance_weights(FULL)
    with torch.no_grad():
        both = torch.nn.Module()
        both.embedder, both.generator = full.embedder, full.generator
        save_weights(folder / "full.safetensors", both, FULL, steps=0)
    return folder


@pytest.fixture(scope="module")
def tiers(files: Path) -> tuple[Weights, Weights]:
    """Weights of the full and the lite tier."""
    return renderers._loaded(files / "full.safetensors"), renderers._loaded(files / "lite.safetensors")


@pytest.fixture(scope="module")
def personas() -> list[Persona]:
    return [persona_of(colour, size=(200, 160)) for colour in (80, 130)]


@pytest.fixture
def torn() -> Torn:
    return Torn(FULL)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def renderer(torn: Torn, tiers: tuple[Weights, Weights], told: list[str]) -> SteppingRenderer:
    full, lite = tiers
    return SteppingRenderer(GeneratorRenderer(torn, full), GeneratorRenderer(EagerEngine(lite, 1), lite), told.append)


def alone(lite: Weights, persona: Persona, poses: list[Points]) -> list[Image]:
    """What the lite tier shows by itself."""
    one = GeneratorRenderer(EagerEngine(lite, 1), lite)
    one.bind(persona)
    return [one.render(pose) for pose in poses]


def turning(persona: Persona, count: int) -> list[Points]:
    return [faces.moved(persona.landmarks, yaw=2.0 * number, shift=(0.5 * number, 0)) for number in range(count)]


# ---- the renderer ----------------------------------------------------------------------------------------------------


def test_it_renders_in_parts(renderer: SteppingRenderer) -> None:
    assert isinstance(renderer, PartedRenderer)


@pytest.mark.parametrize("failure", FAILURES)
def test_the_lite_tier_takes_over_with_the_frame_that_failed(
    renderer: SteppingRenderer, torn: Torn, tiers: tuple[Weights, Weights], personas: list[Persona], failure: str,
    told: list[str], caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    persona = personas[0]
    poses = turning(persona, 4)
    warp, expected = LandmarkWarp(), alone(tiers[1], persona, poses)
    warp.bind(persona)
    renderer.bind(persona)
    assert np.array_equal(renderer.render(poses[0]), warp.render(poses[0]))  # the full tier, which changes nothing here
    assert not np.array_equal(expected[1], warp.render(poses[1]))
    torn.fails_with, reason = FAILURES[failure]
    for pose, wanted in zip(poses[1:], expected[1:], strict=True):
        assert np.array_equal(renderer.render(pose), wanted)
        assert renderer.trouble == ""
    assert (torn.runs, torn.closed) == (2, True)
    assert renderer.notice.startswith("Torn · GPU failed in the full tier (")
    assert reason in renderer.notice
    assert renderer.notice.endswith("the generator goes on in the lite tier, on PyTorch · CPU")
    assert renderer.runs_on == "PyTorch · CPU"
    assert caplog.messages == [renderer.notice]  # once
    assert len(told) == 1
    assert reason in told[0]


def test_another_portrait_is_the_lite_tier_s_after_it_took_over(
    renderer: SteppingRenderer, torn: Torn, tiers: tuple[Weights, Weights], personas: list[Persona],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    renderer.bind(personas[0])
    torn.fails_with = MemoryError()
    renderer.render(personas[0].landmarks)
    assert "out of memory" in renderer.notice
    renderer.bind(personas[1])
    poses = turning(personas[1], 2)
    for pose, wanted in zip(poses, alone(tiers[1], personas[1], poses), strict=True):
        assert np.array_equal(renderer.render(pose), wanted)


def test_a_portrait_that_the_full_tier_has_no_room_for_is_the_lite_tier_s(
    renderer: SteppingRenderer, torn: Torn, tiers: tuple[Weights, Weights], personas: list[Persona],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    renderer.bind(personas[0])
    torn.fails_to_bind = True
    renderer.bind(personas[1])
    (wanted,) = alone(tiers[1], personas[1], [personas[1].landmarks])
    assert np.array_equal(renderer.render(personas[1].landmarks), wanted)
    assert "out of memory" in renderer.notice
    assert torn.closed


def test_a_frame_that_neither_tier_can_mend_is_nobody_s_fault(
    torn: Torn, tiers: tuple[Weights, Weights], personas: list[Persona], told: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """The plain warp is shown, and the full tier is asked again."""
    full, lite = tiers
    small = Torn(LITE)
    renderer = SteppingRenderer(GeneratorRenderer(torn, full), GeneratorRenderer(small, lite), told.append)
    renderer.bind(personas[0])
    torn.fails_with = small.fails_with = ValueError("odd input")
    shown = renderer.render(personas[0].landmarks)
    assert renderer.trouble == "odd input"
    torn.fails_with = None
    assert np.array_equal(renderer.render(personas[0].landmarks), shown)
    assert (renderer.trouble, renderer.notice, told, torn.closed, torn.runs) == ("", "", [], False, 2)
    renderer.close()
    assert torn.closed
    assert small.closed


def test_after_the_tier_comes_the_engine_then_the_plain_warp(
    torn: Torn, tiers: tuple[Weights, Weights], personas: list[Persona], monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(stepping, "PATIENCE_S", 60.0)
    full, lite = tiers
    small, last = Torn(LITE), Torn(LITE)
    lower = SteppingEngine(small, lambda failed: last if failed == "torn" and not last.runs else None)
    renderer = SteppingRenderer(GeneratorRenderer(torn, full), GeneratorRenderer(lower, lite))
    renderer.bind(personas[0])
    pose = personas[0].landmarks
    torn.fails_with = RuntimeError("CUDA error: device lost")
    small.fails_with = RuntimeError("CUDA error: device lost, too")  # they were on the same one
    renderer.render(pose)
    assert renderer.trouble == ""
    assert (torn.closed, small.closed, last.runs) == (True, True, 1)
    assert "device lost, too" in renderer.notice  # the latest of what happened
    last.fails_with = MemoryError()
    warp = LandmarkWarp()
    warp.bind(personas[0])
    assert np.array_equal(renderer.render(pose), warp.render(pose))
    assert renderer.trouble


# ---- pictures at the output ------------------------------------------------------------------------------------------


class Call:
    """The render stage on its three threads, and an output that gets every picture made of the driver's frames."""

    def __init__(self, renderer: Renderer, persona: Persona) -> None:
        self.output, self.problems = FakeOutput(), Problems()
        self.prepared = prepare("one", persona, renderer, (320, 180))
        self.stage = RenderStage(FakeRetargeter, Stats(), self.problems)
        self.begun = 0
        self._neutral = face_points(64, 48)
        self._tracked: Slot[Tracked] = Slot()
        self._pipeline = Pipeline(self.stage, self._tracked, lambda: self.prepared, self._publish, idle_s=30.0)
        self._ends = False
        self._threads = [
            threading.Thread(target=self._repeat, args=(step,), daemon=True)
            for step in (self._begin, self._pipeline.mend_step, self._pipeline.finish_step)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, number: int) -> None:
        """A frame of the driver."""
        face = Face(face_points(64, 48, dx=0.5 * number), (64, 48), 0.1 * number, number)
        self._tracked.put(Tracked(face, self._neutral))

    def show(self, number: int) -> None:
        """The same, until its picture is at the output."""
        self.put(number)
        until(lambda: self.frames and self.frames[-1] == number)

    @property
    def frames(self) -> list[int]:
        """Which frames the pictures at the output show."""
        return [picture.frame_index for _, picture in self.output.sent]

    def told(self) -> dict[str, str]:
        return {problem.key: problem.message for problem in self.problems.all()}

    def close(self) -> None:
        self._ends = True
        self._tracked.close()
        self._pipeline.close()
        for thread in self._threads:
            thread.join(10)

    def _publish(self, picture: Picture) -> None:
        self.output.send(picture)

    def _begin(self) -> None:
        self._pipeline.begin_step()
        self.begun += 1

    def _repeat(self, step: Callable[[], None]) -> None:
        while not self._ends:
            step()


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_in_a_call_costs_no_picture(
    renderer: SteppingRenderer, torn: Torn, personas: list[Persona], failure: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Every frame has its picture at the output, the one that failed and one that was begun meanwhile among them."""
    call = Call(renderer, personas[0])
    try:
        for number in range(3):
            call.show(number)
        torn.entered.clear()
        torn.hold.clear()
        torn.fails_with, reason = FAILURES[failure]
        begun = call.begun
        call.put(3)
        assert torn.entered.wait(30)
        call.put(4)
        until(lambda: call.begun >= begun + 2)
        torn.hold.set()
        until(lambda: call.frames[-1] == 4)
        for number in range(5, 8):
            call.show(number)
    finally:
        torn.hold.set()
        call.close()
    assert call.frames == list(range(8))
    pictures = [picture.pixels for _, picture in call.output.sent]
    repeated = sum(np.array_equal(one, other) for one, other in itertools.pairwise(pictures))
    assert repeated == 0
    assert reason in call.told()[ENGINE_PROBLEM]
    assert "the lite tier" in call.told()[ENGINE_PROBLEM]
    assert LESSER_PROBLEM not in call.told()  # the plain warp was never shown


@pytest.mark.parametrize("failure", FAILURES)
def test_an_engine_that_fails_in_a_call_costs_no_picture_however_long_the_next_takes(
    tiers: tuple[Weights, Weights], personas: list[Persona], failure: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Frames that no engine is there for show the plain warp of their own moment."""
    lite, first, go = tiers[1], Torn(LITE), threading.Event()

    def make_next(failed: str) -> Engine:
        assert go.wait(30)
        return EagerEngine(lite, 1)

    engine = SteppingEngine(first, make_next)
    call = Call(GeneratorRenderer(engine, lite), personas[0])
    try:
        for number in range(2):
            call.show(number)
        first.fails_with, reason = FAILURES[failure]
        for number in range(2, 5):
            call.show(number)
        assert reason in call.told()[LESSER_PROBLEM]
        go.set()
        engine.wait(30)
        for number in range(5, 8):
            call.show(number)
    finally:
        go.set()
        call.close()
    assert call.frames == list(range(8))
    pictures = [picture.pixels for _, picture in call.output.sent]
    assert not any(np.array_equal(one, other) for one, other in itertools.pairwise(pictures))
    assert reason in call.told()[ENGINE_PROBLEM]
    assert (engine.name, call.prepared.renderer.trouble) == ("eager", "")


# ---- which tiers there are -------------------------------------------------------------------------------------------


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a start of the program."""
    monkeypatch.setattr(renderers, "_GIVEN_UP", {})
    monkeypatch.setattr(choose, "_GIVEN_UP", {})
    monkeypatch.setattr(at_once, "_failed", {})


class Maker:
    """Makes engines of a call, and keeps what was asked for.

    Attributes:
        refuses: tiers that no engine can be made for.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, Role]] = []
        self.refuses: set[str] = set()
        self.engines: list[Torn] = []
        self.released: list[str] = []

    def __call__(self, weights: Weights, *, role: Role) -> Engine:
        self.asked.append((weights.tier.name, role))
        if weights.tier.name in self.refuses:
            raise torch.OutOfMemoryError("CUDA out of memory")
        self.engines.append(Torn(weights.tier))
        return self.engines[-1]

    def release(self, weights: Weights) -> None:
        assert self.engines[0].closed  # else there is nothing to be released yet
        self.released.append(weights.tier.name)


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def shipped(files: Path, monkeypatch: pytest.MonkeyPatch, anew: None) -> Path:
    monkeypatch.setattr("puppet.model.shipped._SHIPPED", files / "lite.safetensors")
    return files


def test_on_a_gpu_the_full_tier_is_taken_and_the_lite_one_held_ready(
    shipped: Path, maker: Maker, personas: list[Persona], caplog: pytest.LogCaptureFixture
) -> None:
    made = renderers.make_live_renderer(maker, maker.release, on_gpu=True)
    assert isinstance(made, SteppingRenderer)
    assert maker.asked == [("full", Role.FIRST), ("lite", Role.RESERVE)]
    made.bind(personas[0])
    maker.engines[0].fails_with = MemoryError()
    made.render(personas[0].landmarks)
    assert maker.released == ["full"]
    maker.asked.clear()  # the next portrait does not try it again
    assert isinstance(renderers.make_live_renderer(maker, maker.release, on_gpu=True), GeneratorRenderer)
    assert maker.asked == [("lite", Role.ONLY)]


def test_without_a_gpu_the_full_tier_is_only_taken_where_it_is_asked_for(shipped: Path, maker: Maker) -> None:
    renderers.make_live_renderer(maker, maker.release, on_gpu=False)
    assert maker.asked == [("lite", Role.ONLY)]
    maker.asked.clear()
    renderers.make_live_renderer(maker, maker.release, on_gpu=False, weights=shipped / "full.safetensors")
    assert maker.asked == [("full", Role.FIRST), ("lite", Role.RESERVE)]


def test_where_the_full_tier_cannot_be_made_the_lite_one_says_so_once(
    shipped: Path, maker: Maker, caplog: pytest.LogCaptureFixture
) -> None:
    maker.refuses.add("full")
    made = renderers.make_live_renderer(maker, maker.release, on_gpu=True)
    assert maker.asked == [("full", Role.FIRST), ("lite", Role.ONLY)]
    assert made.notice == "full.safetensors cannot be used: CUDA out of memory"
    assert caplog.messages == [made.notice]
    assert renderers.make_live_renderer(maker, maker.release, on_gpu=True).notice == ""


def test_weights_that_cannot_be_used_are_named_and_those_that_came_along_are_taken(
    shipped: Path, maker: Maker, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "own.safetensors").write_bytes(b"nothing of the kind")
    made = renderers.make_live_renderer(maker, maker.release, on_gpu=False, weights=tmp_path / "own.safetensors")
    assert "own.safetensors cannot be used" in made.notice
    assert maker.asked == [("lite", Role.ONLY)]


def test_without_any_weights_or_engine_there_is_the_plain_warp(
    shipped: Path, maker: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    maker.refuses.add("lite")
    made = renderers.make_live_renderer(maker, maker.release, on_gpu=False)
    assert (made.name, made.trouble) == ("warp", "lite.safetensors cannot be used: CUDA out of memory")
    monkeypatch.setattr("puppet.model.shipped._SHIPPED", tmp_path / "lite.safetensors")
    made = renderers.make_live_renderer(maker, maker.release, on_gpu=False)
    assert (made.name, made.trouble) == ("warp", "The generator has no weights here")


@pytest.mark.skipif(torch.cuda.is_available(), reason="says which engines are made without a GPU")
def test_the_full_tier_does_not_step_down_to_a_slower_engine_and_a_reserve_makes_nothing_better(
    tiers: tuple[Weights, Weights], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anew: None
) -> None:
    monkeypatch.setattr(choose, "_best", lambda *given: EagerEngine(tiers[1]))
    assert isinstance(at_once.make_engine_at_once(tiers[1], tmp_path, Role.FIRST), UpgradingEngine)
    reserve = at_once.make_engine_at_once(tiers[1], tmp_path, Role.RESERVE)
    assert isinstance(reserve, SteppingEngine)
    assert isinstance(reserve._engine, EagerEngine)
    only = at_once.make_engine_at_once(tiers[1], tmp_path, Role.ONLY)
    assert isinstance(only, SteppingEngine)
    assert isinstance(only._engine, UpgradingEngine)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs an NVIDIA GPU")
def test_on_a_gpu_the_lite_tier_takes_over_on_it_and_the_memory_is_given_back(
    tiers: tuple[Weights, Weights], personas: list[Persona], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    anew: None, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    def no_better(*given: object) -> Engine:
        raise RuntimeError("nothing is built in a test")

    monkeypatch.setattr(choose, "_best", no_better)
    full, lite = tiers
    first = choose.make_engine_at_once(full, tmp_path, Role.FIRST)
    reserve = GeneratorRenderer(choose.make_engine_at_once(lite, tmp_path, Role.RESERVE), lite)
    renderer = SteppingRenderer(GeneratorRenderer(first, full), reserve, lambda reason: choose.release(full))
    renderer.bind(personas[0])
    renderer.render(personas[0].landmarks)
    assert "CUDA graph" in renderer.runs_on
    before = torch.cuda.memory_allocated()

    def lost(*given: object) -> Mending:
        raise torch.OutOfMemoryError("CUDA out of memory")

    assert isinstance(first, UpgradingEngine)
    monkeypatch.setattr(first._engine, "run", lost)
    renderer.render(personas[0].landmarks)
    assert renderer.trouble == ""
    assert "CUDA graph" in renderer.runs_on  # the lite tier's
    assert "CUDA out of memory" in renderer.notice
    assert torch.cuda.memory_allocated() < before


def test_weights_given_to_the_app_are_no_picture_to_open(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["me.puppet", "--weights", "own.safetensors", "--demo"]
    assert main.files_to_open(words) == ([Path("me.puppet")], ["--weights", "own.safetensors", "--demo"])
    assert main.main(["--weights", str(tmp_path / "none.safetensors")]) == 1
    assert "There is no file" in capsys.readouterr().err
