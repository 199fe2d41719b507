"""The three threads of rendering: nothing waits for what was dropped, nothing piles up, and on few processors the next
face comes when the picture before is through the generator."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np
import pytest

from engines import threads
from puppet import processors
from puppet.live.pipeline import Pipeline, _Line
from puppet.live.prepared import Prepared
from puppet.live.rendering import Shot
from puppet.live.slot import Slot
from puppet.live.stages import Tracked
from puppet.live.turn import MOST_S, PERIOD_S, Turn
from puppet.models import Face, Mend


def shot(index: int) -> Shot:
    nobody: Prepared = None  # type: ignore[assignment]
    return Shot(nobody, np.zeros((478, 3), np.float32), 0.0, index, 0.0)


def test_a_line_gives_the_oldest_first() -> None:
    line = _Line()
    first, second = shot(1), shot(2)
    line.put(first)
    line.put(second)
    first.mended.set()
    assert line.get(0) is first
    assert line.get(0) is second
    assert line.get(0) is None
    assert line.drops == 0


def test_what_was_dropped_leaves_the_line_and_whoever_waits_for_it_goes_on() -> None:
    line = _Line()
    first, second = shot(1), shot(2)
    line.put(first)
    line.put(second)
    first.drop()
    assert first.mended.wait(0)
    assert line.get(0) is second


def test_a_finisher_that_lags_gets_the_newest_that_is_mended() -> None:
    line, shots = _Line(), [shot(index) for index in range(5)]
    for one in shots:
        line.put(one)
    for one in shots[:4]:
        one.mended.set()
    assert line.get(0) is shots[3]
    assert line.drops == 3


def test_nothing_piles_up_while_nobody_finishes() -> None:
    line = _Line()
    for index in range(100):
        one = shot(index)
        line.put(one)
        one.mended.set() if index % 2 else one.drop()
    assert len(line._shots) <= 3


def test_a_closed_line_holds_nothing_and_wakes_whoever_waits() -> None:
    line = _Line()
    got: list[Shot | None] = []
    waiting = threading.Thread(target=lambda: got.append(line.get(30.0)), daemon=True)
    waiting.start()
    line.close()
    waiting.join(5.0)
    assert got == [None]
    line.put(shot(1))
    assert line.get(0) is None


def test_nobody_waits_for_a_picture_whose_look_called_exit() -> None:
    class Exits:
        def begin(self, *_: object) -> Shot:
            return shot(1)

        def look(self, _: Shot) -> None:
            raise SystemExit

    pictures: list[object] = []
    somebody, stage = object(), Exits()
    pipeline = Pipeline(stage, Slot(), lambda: somebody, pictures.append, 0.0)  # type: ignore[arg-type, return-value]
    with pytest.raises(SystemExit):
        pipeline.begin_step()
    finishing = threading.Thread(target=pipeline.finish_step, daemon=True)
    finishing.start()
    finishing.join(5.0)
    assert not finishing.is_alive()
    assert not pictures


def test_a_slot_says_what_it_replaced() -> None:
    slot: Slot[int] = Slot()
    assert slot.put(1) is None
    assert slot.put(2) == 1
    assert slot.get(0) == 2
    assert slot.drops == 1


def test_a_slot_is_waited_at_without_taking() -> None:
    slot: Slot[int] = Slot()
    assert not slot.wait(0)
    slot.put(1)
    assert slot.wait(0)
    assert slot.get(0) == 1


# ---- whose turn it is ------------------------------------------------------------------------------------------------

FACE_S, LOOK_S, ANSWER_S, SLOW_S = 0.006, 0.004, 0.02, 0.05


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def wait_s(turn: Turn) -> float:
    began_s = time.perf_counter()
    turn.take()
    return time.perf_counter() - began_s


def seen(turn: Turn, clock: Clock, index: int) -> None:
    """A frame is taken, tracked and looked at."""
    turn.take()
    turn.hold(index)
    clock.now += FACE_S
    turn.arrived(index)
    clock.now += LOOK_S
    turn.ready(index)


def used(answer_s: float = ANSWER_S) -> tuple[Turn, Clock]:
    """A turn that knows how long everything takes, taken for frame 100."""
    clock = Clock()
    turn = Turn(wanted=True, clock=clock)
    for index in range(100):
        clock.now += 1
        seen(turn, clock, index)
        turn.begin(index)
        clock.now += answer_s
        turn.end()
    clock.now += 1
    seen(turn, clock, 100)
    return turn, clock


def test_the_next_face_is_there_when_the_answer_is() -> None:
    """It is looked for so long before the answer as it takes; of either what was usual lately counts."""
    turn, clock = used()
    assert turn._wait_s() == MOST_S  # nobody knows when the generator begins
    turn.begin(100)
    assert turn._wait_s() == pytest.approx(ANSWER_S - FACE_S, rel=0.01)
    clock.now += ANSWER_S / 2
    turn.end()  # sooner than usual
    assert turn._wait_s() <= 0


def test_a_slow_generator_waits_for_nothing() -> None:
    """All of the next picture is ready for it when it has answered."""
    turn, _ = used(SLOW_S)
    turn.begin(100)
    assert turn._wait_s() == pytest.approx(SLOW_S - FACE_S - LOOK_S, rel=0.01)


def test_a_generator_that_just_keeps_up_waits_no_longer_than_it_may() -> None:
    """From one beginning to the next lies what the camera leaves."""
    answer_s = PERIOD_S - LOOK_S / 2
    turn, _ = used(answer_s)
    turn.begin(100)
    assert turn._wait_s() + FACE_S + LOOK_S == pytest.approx(PERIOD_S, rel=0.01)


def test_a_picture_that_is_not_mended_anew_passes_the_turn_on_at_once() -> None:
    """And how little it took is no measure for the next."""
    turn, clock = used()
    turn.begin(100, anew=False)
    assert turn._wait_s() <= 0
    for index in range(101, 150):
        seen(turn, clock, index)
        turn.begin(index, anew=False)
        turn.end()
    seen(turn, clock, 150)
    turn.begin(150)
    assert turn._wait_s() == pytest.approx(ANSWER_S - FACE_S, rel=0.01)


def test_a_face_on_its_way_when_the_answer_comes_is_waited_for() -> None:
    turn, clock = used()
    turn.begin(100)
    clock.now += ANSWER_S
    seen(turn, clock, 101)
    turn.end()  # of the picture before
    assert turn._wait_s() > 0  # taken it is, until that face's own picture is begun


@pytest.mark.parametrize("other", [-1, 99])
def test_only_the_picture_of_the_newest_frame_passes_the_turn_on(other: int) -> None:
    """A picture at rest, or one that was no longer waited for, would bring a second face on its way, and the pictures
    would overlap from then on."""
    turn, _ = used()
    turn.begin(other)
    turn.end()
    turn.give(other)
    assert turn._wait_s() == MOST_S
    turn.begin(100)
    assert turn._wait_s() < ANSWER_S


def test_a_turn_that_is_just_being_taken_is_not_passed_on() -> None:
    """Nobody knows yet for which frame; the picture before is not it."""
    turn = Turn(wanted=True)
    turn.take()
    turn.hold(1)
    turn.take()  # waited in vain
    turn.begin(1)
    assert turn._wait_s() == MOST_S


def test_the_first_turn_is_free_and_the_next_one_not() -> None:
    turn = Turn(wanted=True)
    assert wait_s(turn) < MOST_S / 2
    turn.hold(1)
    threading.Timer(MOST_S / 4, turn.give, [1]).start()
    assert MOST_S / 8 < wait_s(turn) < MOST_S


def test_an_engine_that_takes_long_is_not_waited_for() -> None:
    turn = Turn(wanted=True)
    turn.take()
    turn.hold(1)
    assert wait_s(turn) >= 0.9 * MOST_S


def test_nobody_waits_where_there_are_processors_enough() -> None:
    turn = Turn(wanted=False)
    assert sum(wait_s(turn) for _ in range(100)) < MOST_S


@pytest.mark.parametrize(("there_are", "engine", "few"), [(1, 1, 1), (2, 1, 1), (3, 1, 0), (4, 2, 0), (16, 8, 0)])
def test_threads_and_turns_follow_from_the_processors(
    monkeypatch: pytest.MonkeyPatch, there_are: int, engine: int, few: bool
) -> None:
    for module in (processors, threads):
        monkeypatch.setattr(module, "processors", lambda: there_are)
    assert threads.half_the_cores() == engine
    assert processors.few_processors() == few


class Scripted:
    """A stage that makes a picture of this index, or none."""

    def __init__(self, index: int | None) -> None:
        self.index = index

    def begin(self, prepared: Prepared, tracked: Tracked | None, now_s: float) -> Shot | None:
        return None if self.index is None else shot(self.index)

    def look(self, shot: Shot) -> None: ...

    def mend(self, shot: Shot) -> None:
        shot.mended.set()


@pytest.mark.parametrize("made", [None, -1, 7], ids=["no picture", "a picture at rest", "a picture"])
def test_a_turn_is_passed_on_with_every_face(made: int | None) -> None:
    """At once where no picture comes of it, else when the generator begins; a step without a face passes nothing on."""
    tracked: Slot[Tracked] = Slot()
    stage: Any = Scripted(made)
    there: Any = object()
    turn = Turn(wanted=True)
    pipeline = Pipeline(stage, tracked, lambda: there, lambda picture: None, 0.01, turn=turn)
    turn.take()
    turn.hold(7)
    if made != 7:
        pipeline.begin_step()  # no face
        pipeline.mend_step()
        assert turn._wait_s() > 0
    face = Face(np.zeros((478, 3), np.float32), (640, 480), 0.0, 7)
    tracked.put(Tracked(face, None))
    pipeline.begin_step()
    assert (turn._wait_s() > 0) == (made == 7)
    if made == 7:
        pipeline.mend_step()
    assert turn._wait_s() <= 0


def test_a_carried_picture_is_told_to_the_turn() -> None:
    """The next face is not waited for until an answer that nobody was asked for."""
    tracked: Slot[Tracked] = Slot()
    there: Any = object()
    turn, clock = used()

    class Carries(Scripted):
        def begin(self, prepared: Prepared, tracked: Tracked | None, now_s: float) -> Shot:
            one = shot(100)
            one.mend = Mend.CARRIED
            return one

    stage: Any = Carries(100)
    pipeline = Pipeline(stage, tracked, lambda: there, lambda picture: None, 0.01, turn=turn)
    ready_s = turn._ready
    clock.now += 0.09
    tracked.put(Tracked(Face(np.zeros((478, 3), np.float32), (640, 480), 0.0, 100), None))
    pipeline.begin_step()
    assert turn._ready == ready_s
    assert turn._wait_s() > 0
    pipeline.mend_step()
    assert turn._wait_s() <= 0


def test_a_picture_that_is_never_mended_passes_its_turn_on() -> None:
    """One at rest has taken its place."""
    tracked: Slot[Tracked] = Slot()
    stage: Any = Scripted(7)
    there: Any = object()
    turn = Turn(wanted=True)
    pipeline = Pipeline(stage, tracked, lambda: there, lambda picture: None, 0.01, turn=turn)
    turn.take()
    turn.hold(7)
    tracked.put(Tracked(Face(np.zeros((478, 3), np.float32), (640, 480), 0.0, 7), None))
    pipeline.begin_step()
    assert turn._wait_s() > 0
    stage.index = -1
    pipeline.begin_step()
    assert turn._wait_s() <= 0
