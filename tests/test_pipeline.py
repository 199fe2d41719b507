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
from puppet.live.turn import MOST_S, Turn


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


def wait_s(turn: Turn) -> float:
    began_s = time.perf_counter()
    turn.take()
    return time.perf_counter() - began_s


def shown(turn: Turn, clock: list[float], answer_s: float = ANSWER_S) -> None:
    """One picture, with a clock of its own: taken, tracked, looked at, mended."""
    clock[0] += 1
    turn.take()
    clock[0] += FACE_S
    turn.arrived()
    clock[0] += LOOK_S
    turn.ready()
    turn.begin()
    clock[0] += answer_s
    turn.end()


def test_the_next_face_is_there_when_the_answer_is() -> None:
    """It is looked for so long before the answer as it takes; of either what was usual lately counts."""
    clock = [0.0]
    turn = Turn(wanted=True, clock=lambda: clock[0])
    for _ in range(100):
        shown(turn, clock)
    clock[0] += 1
    turn.take()
    clock[0] += FACE_S
    turn.arrived()
    assert turn._wait_s() == MOST_S  # nobody knows when the generator begins
    turn.begin()
    assert turn._wait_s() == pytest.approx(ANSWER_S - FACE_S, rel=0.01)
    clock[0] += ANSWER_S / 2
    turn.end()  # sooner than usual
    assert turn._wait_s() <= 0


def test_a_slow_generator_waits_for_nothing() -> None:
    """Where its answers take longer than a frame, all of the next picture is ready for it when it has answered."""
    clock = [0.0]
    turn = Turn(wanted=True, clock=lambda: clock[0])
    for _ in range(100):
        shown(turn, clock, SLOW_S)
    turn.take()
    turn.arrived()
    turn.ready()
    turn.begin()
    assert turn._wait_s() == pytest.approx(SLOW_S - FACE_S - LOOK_S, rel=0.05)


def test_a_face_on_its_way_when_the_answer_comes_is_waited_for() -> None:
    clock = [0.0]
    turn = Turn(wanted=True, clock=lambda: clock[0])
    for _ in range(100):
        shown(turn, clock)
    turn.take()
    turn.arrived()
    turn.begin()
    clock[0] += ANSWER_S
    turn.take()  # the next face's
    turn.end()  # of the picture before
    assert turn._wait_s() > 0  # taken it is, until that face's own picture is begun


def test_the_first_turn_is_free_and_the_next_one_not() -> None:
    turn = Turn(wanted=True)
    assert wait_s(turn) < MOST_S / 2
    threading.Timer(MOST_S / 4, turn.give).start()
    assert MOST_S / 8 < wait_s(turn) < MOST_S


def test_an_engine_that_takes_long_is_not_waited_for() -> None:
    turn = Turn(wanted=True)
    turn.take()
    turn.begin()
    turn.take()
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


class Rests:
    """A stage whose faces never make a picture, or always do."""

    def __init__(self, picture: Shot | None) -> None:
        self.picture = picture

    def begin(self, prepared: Prepared, tracked: Tracked | None, now_s: float) -> Shot | None:
        return self.picture

    def look(self, shot: Shot) -> None: ...

    def mend(self, shot: Shot) -> None:
        shot.mended.set()


@pytest.mark.parametrize("picture", [None, "one"])
def test_a_turn_is_passed_on_with_every_face(picture: str | None) -> None:
    """Also where no picture comes of it; a step without a face passes nothing on."""
    tracked: Slot[Tracked] = Slot()
    stage: Any = Rests(shot(1) if picture else None)
    there: Any = object()
    line = Pipeline(stage, tracked, lambda: there, lambda picture: None, idle_s=0.01)
    line.turn = Turn(wanted=True)
    line.turn.take()
    line.begin_step()  # no face
    if picture:
        line.mend_step()
        line.turn.take()
    assert line.turn._wait_s() > 0
    tracked.put(Tracked(None, None))
    line.begin_step()
    if picture:
        assert line.turn._wait_s() > 0  # not before the generator begins
        line.mend_step()
    assert wait_s(line.turn) < MOST_S / 2
