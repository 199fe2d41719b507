"""The three threads of rendering: nothing waits for what was dropped, and nothing piles up."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from puppet.live.pipeline import Pipeline, _Line
from puppet.live.prepared import Prepared
from puppet.live.rendering import Shot
from puppet.live.slot import Slot


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
