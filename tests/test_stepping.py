"""An engine that fails in mid-call costs no picture: the next one runs the same frame."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from engines import choose, stepping
from engines.eager import EagerEngine
from engines.parity import sample, sample_persona
from engines.protocol import Engine, Mending, PersonaTensors
from engines.stepping import SteppingEngine
from puppet.model.network import LITE
from puppet.model.weights import Weights
from puppet.models import Image
from tests.networks import chance_weights


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next engine is there in time, however busy the machine is."""
    monkeypatch.setattr(stepping, "PATIENCE_S", 60.0)


SHAPES = ((8, 8, 2), (1, 1, 3), (8, 8, 3), (8, 8), (8, 8))
INPUTS = np.zeros((8, 8, 4), np.uint8), np.zeros((13, 8, 8), np.uint8), np.zeros((2, 2, 2), np.float32)
ONE, OTHER = (PersonaTensors(np.full((1, 2, 2), value, np.float32), np.zeros(3, np.float32)) for value in (1, 2))


class Player(Engine):
    """Answers with the number of the portrait that is bound, until it is told to fail."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.bound = 0.0
        self.fails_with: BaseException | float | str | None = None
        self.fails_to_bind = False
        self.runs = 0
        self.closed = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def runs_on(self) -> str:
        return self._name.upper()

    def bind(self, persona: PersonaTensors) -> None:
        if self.fails_to_bind:
            raise RuntimeError("no room for a portrait")
        self.bound = float(persona.spatial[0, 0, 0])

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        self.runs += 1
        parts = [np.full(shape, self.bound, np.float32) for shape in SHAPES]
        if isinstance(self.fails_with, BaseException):
            raise self.fails_with
        match self.fails_with:
            case "nothing":
                return None  # type: ignore[return-value]
            case "shape":
                parts[self.runs % 5] = parts[self.runs % 5][:-1]
            case "type":
                parts[self.runs % 5] = parts[self.runs % 5].astype(np.float64)
            case float(value):
                parts[self.runs % 5].flat[0] = value
        return Mending(*parts)

    def warm_up(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True


FAILURES = {
    "an exception": (RuntimeError("CUDA error: device lost"), "device lost"),
    "out of memory": (MemoryError(), "out of memory"),
    "a library that calls exit": (SystemExit(1), "SystemExit"),
    "NaN": (float("nan"), "not finite"),
    "infinity": (float("inf"), "not finite"),
    "another shape": ("shape", "not float32"),
    "another type": ("type", "float64"),
    "nothing": ("nothing", "NoneType"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_the_frame_in_hand_is_run_on_the_next_engine(failure: str, caplog: pytest.LogCaptureFixture) -> None:
    first, second, asked, given_up = Player("first"), Player("second"), [], []

    def make_next(failed: str) -> Engine:
        asked.append(failed)
        return second

    engine = SteppingEngine(first, make_next, lambda name, reason: given_up.append((name, reason)))
    engine.bind(ONE)
    engine.run(*INPUTS)
    engine.bind(OTHER)
    first.fails_with, reason = FAILURES[failure]
    answers = [engine.run(*INPUTS) for _ in range(3)]  # the very frame that failed is among them
    assert [float(answer.mask[0, 0]) for answer in answers] == [2, 2, 2]
    assert (engine.name, engine.runs_on) == ("second", "SECOND")
    assert (asked, first.runs, first.closed) == (["first"], 2, True)
    assert reason in engine.notice
    assert engine.notice.endswith("the generator runs on SECOND")
    assert caplog.messages == [engine.notice]
    assert [name for name, _ in given_up] == ["first"]
    engine.close()
    assert second.closed


def test_a_frame_that_no_engine_can_run_is_nobody_s_fault(caplog: pytest.LogCaptureFixture) -> None:
    first, second, made = Player("first"), Player("second"), []

    def make_next(failed: str) -> Engine:
        made.append(failed)
        return second

    engine = SteppingEngine(first, make_next)
    engine.bind(ONE)
    first.fails_with = ValueError("odd input")
    second.fails_with = float("nan")
    for _ in range(2):
        with pytest.raises(ValueError, match="odd input"):
            engine.run(*INPUTS)
    assert not engine.recovering
    first.fails_with = None
    assert engine.run(*INPUTS).mask[0, 0] == 1
    assert (engine.name, engine.notice, made) == ("first", "", ["first"])
    assert not first.closed
    engine.close()
    assert second.closed


def test_where_nothing_is_left_the_failure_is_told(caplog: pytest.LogCaptureFixture) -> None:
    only = Player("only")
    engine = SteppingEngine(only, lambda failed: None)
    engine.bind(ONE)
    only.fails_with = RuntimeError("out of luck")
    with pytest.raises(RuntimeError, match="out of luck"):
        engine.run(*INPUTS)
    assert not only.closed


def test_whoever_interrupts_is_obeyed() -> None:
    first, second = Player("first"), Player("second")
    engine = SteppingEngine(first, lambda failed: second)
    engine.bind(ONE)
    first.fails_with = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        engine.run(*INPUTS)
    assert (engine.name, second.runs, first.closed) == ("first", 0, False)


def test_an_engine_that_calls_exit_at_every_turn_is_stepped_down_from(caplog: pytest.LogCaptureFixture) -> None:
    """When it is bound, when it is closed, and the next one while it is made."""

    class Leaving(Player):
        def bind(self, persona: PersonaTensors) -> None:
            raise SystemExit

        def close(self) -> None:
            super().close()
            raise SystemExit

    first, second, made = Leaving("first"), Player("second"), []

    def make_next(failed: str) -> Engine:
        made.append(failed)
        if len(made) == 1:
            raise SystemExit
        return second

    engine = SteppingEngine(first, make_next)
    engine.bind(OTHER)
    with pytest.raises(RuntimeError, match="SystemExit"):
        engine.run(*INPUTS)
    assert caplog.messages == ["There is no other engine: SystemExit"]
    late_s = time.monotonic() + 2 * stepping.AGAIN_S
    with pytest.MonkeyPatch.context() as later:
        later.setattr(stepping.time, "monotonic", lambda: late_s)
        assert engine.run(*INPUTS).mask[0, 0] == 2
    assert (engine.name, first.closed) == ("second", True)


def test_a_portrait_that_an_engine_cannot_take_is_not_shown_as_the_one_before(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, second = Player("first"), Player("second")
    engine = SteppingEngine(first, lambda failed: second)
    engine.bind(ONE)
    engine.run(*INPUTS)
    first.fails_to_bind = True
    engine.bind(OTHER)
    assert engine.run(*INPUTS).mask[0, 0] == 2
    assert "no room for a portrait" in engine.notice


def test_without_a_portrait_nothing_is_stepped_down_from() -> None:
    first = Player("first")
    first.fails_with = RuntimeError("no portrait is bound")
    engine = SteppingEngine(first, lambda failed: Player("second"))
    with pytest.raises(RuntimeError, match="no portrait"):
        engine.run(*INPUTS)
    assert engine.name == "first"


def test_nobody_waits_for_an_engine_that_takes_long_to_make(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Frames go without one meanwhile, at once; the first that fails when it is there is run on it."""
    monkeypatch.setattr(stepping, "PATIENCE_S", 0.01)
    first, second, go, made = Player("first"), Player("second"), threading.Event(), []

    def make_next(failed: str) -> Engine:
        made.append(failed)
        go.wait(30)
        return second

    engine = SteppingEngine(first, make_next)
    engine.bind(ONE)
    first.fails_with = RuntimeError("device lost")
    start = time.perf_counter()
    for _ in range(3):
        with pytest.raises(RuntimeError, match="device lost"):
            engine.run(*INPUTS)
    assert time.perf_counter() - start < 1
    engine.bind(OTHER)
    assert engine.recovering
    go.set()
    engine.wait(30)
    assert engine.recovering  # it has not been asked yet
    assert engine.run(*INPUTS).mask[0, 0] == 2
    assert (made, engine.name, first.closed, engine.recovering) == (["first"], "second", True, False)


def test_an_engine_that_is_there_too_late_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepping, "PATIENCE_S", 0.0)
    first, second, go = Player("first"), Player("second"), threading.Event()
    engine = SteppingEngine(first, lambda failed: second if go.wait(30) else None)
    engine.bind(ONE)
    first.fails_with = MemoryError()
    with pytest.raises(MemoryError):
        engine.run(*INPUTS)
    engine.close()
    go.set()
    engine.wait(30)
    assert first.closed
    assert second.closed


def test_an_engine_that_cannot_be_made_leaves_the_plain_warp(caplog: pytest.LogCaptureFixture) -> None:
    first, asked = Player("first"), []

    def make_next(failed: str) -> Engine:
        asked.append(failed)
        raise ImportError("there is no PyTorch")

    engine = SteppingEngine(first, make_next)
    engine.bind(ONE)
    first.fails_with = RuntimeError("device lost")
    for _ in range(2):
        with pytest.raises(RuntimeError, match="device lost"):
            engine.run(*INPUTS)
    assert asked == ["first"]
    assert not engine.recovering
    assert caplog.messages == ["There is no other engine: there is no PyTorch"]
    first.fails_with = None
    assert engine.run(*INPUTS).mask[0, 0] == 1


def test_an_engine_that_could_not_be_made_is_made_again_after_a_while(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Memory may have been short for a moment; but not at once, and not for ever."""
    now_s = 100.0
    monkeypatch.setattr(stepping.time, "monotonic", lambda: now_s)
    first, second, made = Player("first"), Player("second"), []
    works_at = 2

    def make_next(failed: str) -> Engine:
        made.append(now_s)
        if len(made) < works_at:
            raise MemoryError
        return second

    def fails() -> None:
        with pytest.raises(RuntimeError, match="device lost"):
            engine.run(*INPUTS)

    engine = SteppingEngine(first, make_next)
    engine.bind(OTHER)
    first.fails_with = RuntimeError("device lost")
    fails()
    now_s += stepping.AGAIN_S - 0.1
    fails()
    assert made == [100.0]
    assert not engine.recovering  # it is asked now and then only
    now_s += 0.2
    assert engine.run(*INPUTS).mask[0, 0] == 2  # with the very frame
    assert (made, engine.name) == ([100.0, now_s], "second")

    works_at = 99  # the successor has as many tries as the first one
    made.clear()
    second.fails_with = RuntimeError("device lost")
    for _ in range(20):
        fails()
        now_s += stepping.AGAIN_S + 0.1
    assert len(made) == stepping.MOST_MAKINGS
    engine.close()


def test_where_there_is_no_other_engine_nobody_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepping, "AGAIN_S", 0.0)
    first, asked = Player("first"), []
    engine = SteppingEngine(first, asked.append)  # which gives None
    engine.bind(ONE)
    first.fails_with = RuntimeError("device lost")
    for _ in range(3):
        with pytest.raises(RuntimeError, match="device lost"):
            engine.run(*INPUTS)
    assert asked == ["first"]


def test_where_there_is_no_thread_to_make_an_engine_the_next_failure_tries_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = Player("first")
    engine = SteppingEngine(first, lambda failed: Player("second"))
    engine.bind(OTHER)
    first.fails_with = MemoryError()

    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as few:
        few.setattr(threading.Thread, "start", start)
        with pytest.raises(RuntimeError, match="new thread"):
            engine.run(*INPUTS)
    assert engine.run(*INPUTS).mask[0, 0] == 2
    assert engine.name == "second"


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


def test_openvino_that_fails_in_a_call_makes_way_for_pytorch(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The chain as the app makes it; no other portrait is given to the engine that failed."""
    monkeypatch.setattr(choose, "_CHOSEN", choose._Chosen())
    monkeypatch.setattr(choose, "_GIVEN_UP", {})

    class Failing(EagerEngine):
        name = "openvino"
        fails = False

        def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
            if Failing.fails:
                raise RuntimeError("the device is gone")
            return super().run(warped, raster, grid)

    monkeypatch.setattr(choose, "_openvino", lambda weights, threads=None: Failing(weights))
    monkeypatch.setattr(choose, "time_frames", lambda engine, inputs, count: [1.0 if engine.name != "eager" else 2.0])
    engine = choose.make_engine_at_once(weights, tmp_path)
    assert isinstance(engine, SteppingEngine)
    engine.bind(sample_persona(LITE, weights.tier.adain))
    engine.wait(60)
    before = engine.run(*sample(LITE))
    assert engine.name == "openvino"
    Failing.fails = True
    after = engine.run(*sample(LITE))
    assert np.array_equal(before.paint, after.paint)
    assert engine.name == "eager"
    assert "the device is gone" in engine.notice
    assert "the device is gone" in choose.why_not("openvino")
    again = choose.make_engine_at_once(weights, tmp_path)
    again.bind(sample_persona(LITE, weights.tier.adain))
    assert isinstance(again, SteppingEngine)
    again.wait(60)
    again.run(*sample(LITE))
    assert again.name == "eager"
