"""The small pieces between the stages: slots, workers, statistics, the list of problems."""

from __future__ import annotations

import threading
import time

import pytest

from puppet.errors import PuppetError
from puppet.live.problems import SETTLED_S, Problems
from puppet.live.slot import Slot
from puppet.live.stats import Stats
from puppet.live.worker import Worker
from puppet.models import Problem
from tests.fakes import FakeClock


def test_a_slot_keeps_the_newest_and_counts_the_rest() -> None:
    slot: Slot[int] = Slot()
    for value in range(5):
        slot.put(value)
    assert slot.peek() == 4
    assert slot.get(0) == 4
    assert slot.drops == 4
    assert slot.get(0) is None


def test_a_slot_wakes_who_waits() -> None:
    slot: Slot[str] = Slot()
    threading.Timer(0.05, slot.put, ["here"]).start()
    start = time.perf_counter()
    assert slot.get(5) == "here"
    assert time.perf_counter() - start < 2


def test_a_closed_slot_wakes_who_waits_and_takes_nothing_more() -> None:
    slot: Slot[str] = Slot()
    threading.Timer(0.05, slot.close).start()
    assert slot.get() is None
    slot.put("late")
    assert slot.get() is None


def test_a_consumer_slower_than_its_producer_sees_values_in_order_and_the_last_one() -> None:
    slot: Slot[int] = Slot()
    got: list[int] = []

    def consume() -> None:
        while not got or got[-1] != 500:
            value = slot.get(2)
            assert value is not None
            got.append(value)
            time.sleep(0.001)

    thread = threading.Thread(target=consume)
    thread.start()
    for value in range(1, 501):
        slot.put(value)
        time.sleep(0.0001)
    thread.join(5)
    assert got == sorted(set(got))
    assert got[-1] == 500
    assert slot.drops == 500 - len(got)


def test_a_worker_survives_exceptions_and_reports_each() -> None:
    calls = 0
    errors: list[Exception] = []
    again = threading.Event()

    def step() -> None:
        nonlocal calls
        calls += 1
        if calls <= 2:
            raise RuntimeError(f"fault {calls}")
        again.set()
        time.sleep(0.01)

    worker = Worker("test", step, errors.append)
    worker.start()
    assert again.wait(3)
    assert worker.alive
    assert worker.stop(2)
    assert [str(error) for error in errors] == ["fault 1", "fault 2"]


def test_a_worker_backs_off_while_it_fails() -> None:
    times: list[float] = []

    def step() -> None:
        times.append(time.perf_counter())
        raise ValueError

    worker = Worker("test", step, lambda error: None)
    worker.start()
    time.sleep(0.6)
    worker.stop(1)
    # 50, 100, 200, 400 ms: four or five calls, not thousands.
    assert 3 <= len(times) <= 5
    assert times[2] - times[1] > times[1] - times[0]


def test_a_worker_outlives_a_reporter_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    calls = threading.Semaphore(0)

    def step() -> None:
        calls.release()
        raise ValueError("fault")

    def reporter(error: Exception) -> None:
        raise KeyError("reporter")

    worker = Worker("test", step, reporter)
    worker.start()
    assert calls.acquire(timeout=2)
    assert calls.acquire(timeout=2)
    assert worker.stop(2)
    assert "reporting" in caplog.text


def test_a_stuck_worker_is_left_behind_and_a_stopped_one_cleans_up() -> None:
    stuck, finished = threading.Event(), threading.Event()
    worker = Worker("stuck", lambda: bool(stuck.wait()) or None, lambda error: None, finished.set)
    worker.start()
    start = time.perf_counter()
    assert not worker.stop(0.1)
    assert time.perf_counter() - start < 1
    stuck.set()
    assert worker.stop(2)
    assert finished.is_set()


def test_flow_counts_distinct_pictures_and_their_latency() -> None:
    clock = FakeClock()
    stats = Stats(clock)
    clock.now += 10
    for index in range(40):
        clock.now += 0.05
        stats.shown(index, clock.now - 0.04, "a")
        stats.shown(index, clock.now - 0.04, "a")  # sent again
        stats.shown(-1, clock.now - 0.04, "a")  # an idle picture
    flow = stats.flow(2.0)
    assert flow.fps == pytest.approx(20, abs=0.6)
    assert flow.p50_ms == pytest.approx(40)
    assert flow.repeats == pytest.approx(40, abs=1)
    clock.now += 3
    assert stats.flow(2.0).fps == 0


def test_flow_shows_the_slow_tail_in_p95() -> None:
    clock = FakeClock()
    stats = Stats(clock)
    for index in range(100):
        clock.now += 0.01
        stats.shown(index, clock.now - (0.2 if index % 10 == 0 else 0.03))
    flow = stats.flow(2.0)
    assert flow.p50_ms == pytest.approx(30)
    assert flow.p95_ms == pytest.approx(200)


def test_stage_times_are_those_of_the_window() -> None:
    clock = FakeClock()
    stats = Stats(clock)
    with stats.timed("render"):
        clock.now += 1.0
    clock.now += 5
    for took in (0.01, 0.02, 0.03):
        with stats.timed("render"):
            clock.now += took
    times = stats.stages(2.0)["render"]
    assert (times.count, times.median_ms) == (3, pytest.approx(20))
    with pytest.raises(KeyError), stats.timed("track"):
        raise KeyError
    assert "track" not in stats.stages(2.0)


def test_a_problem_is_said_once_and_stays_away_when_dismissed() -> None:
    problems = Problems(FakeClock())
    fault = Problem("camera", "It is unplugged.", "Plug it in.")
    problems.report(fault)
    problems.report(fault)
    assert problems.all() == (fault,)
    problems.dismiss("camera")
    problems.report(fault)
    assert problems.all() == ()
    other = Problem("camera", "It is busy.")
    problems.report(other)
    assert problems.all() == (other,)
    problems.clear("camera")
    problems.report(fault)
    assert problems.all() == (fault,)


def test_a_fault_settles_only_after_it_has_stayed_away() -> None:
    clock = FakeClock()
    problems = Problems(clock)
    problems.failed("render", "Rendering failed", ValueError("bad shape"), "Wait")
    problems.settle("render")
    assert "ValueError: bad shape" in problems.all()[0].message
    clock.now += SETTLED_S + 0.1
    problems.settle("render")
    assert problems.all() == ()


def test_a_user_error_is_told_in_its_own_words() -> None:
    problems = Problems(FakeClock())
    problems.failed("camera", "The camera failed", PuppetError("The camera is busy", "Close Zoom"))
    assert problems.all() == (Problem("camera", "The camera is busy.", "Close Zoom."),)
