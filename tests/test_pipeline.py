"""The three threads of rendering: nothing waits for what was dropped, nothing piles up, and on few processors one
picture goes after the other."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from engines import threads
from puppet import processors
from puppet.live.pipeline import _Line
from puppet.live.prepared import Prepared
from puppet.live.rendering import Shot
from puppet.live.slot import Slot
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


def test_a_slot_says_what_it_replaced_and_waits_without_taking() -> None:
    slot: Slot[int] = Slot()
    assert not slot.wait(0)
    assert slot.put(1) is None
    assert slot.wait(0)
    assert slot.put(2) == 1
    assert slot.get(0) == 2
    assert slot.drops == 1


def test_the_next_face_waits_for_the_picture_before() -> None:
    turn = Turn(wanted=True)
    began_s = time.perf_counter()
    turn.take()  # free at first
    assert time.perf_counter() - began_s < MOST_S
    threading.Timer(MOST_S / 4, turn.give).start()
    began_s = time.perf_counter()
    turn.take()
    assert MOST_S / 8 < time.perf_counter() - began_s < MOST_S


def test_an_engine_that_takes_long_is_not_waited_for() -> None:
    turn = Turn(wanted=True)
    turn.take()
    began_s = time.perf_counter()
    turn.take()
    assert time.perf_counter() - began_s >= 0.9 * MOST_S


def test_nobody_waits_where_there_are_processors_enough() -> None:
    turn = Turn(wanted=False)
    began_s = time.perf_counter()
    for _ in range(100):
        turn.take()
    assert time.perf_counter() - began_s < MOST_S


@pytest.mark.parametrize(("there_are", "engine"), [(1, 1), (2, 2), (3, 1), (4, 2), (8, 4), (16, 8)])
def test_threads_follow_from_the_processors(monkeypatch: pytest.MonkeyPatch, there_are: int, engine: int) -> None:
    for module in (processors, threads):
        monkeypatch.setattr(module, "processors", lambda: there_are)
    assert threads.all_of_few() == engine
    assert threads.half_the_cores() == max(1, there_are // 2)
