"""The governor against a machine whose load is injected: what it takes away, when, and what it says."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from puppet.live.governor import EFFORTS, FULL, LATE_LEVEL, LOWER_S, PROBLEM, RAISE_S, SPARED_S, WINDOW_S, Governor
from puppet.live.lateness import SLACK_S, Lateness
from puppet.live.problems import Problems
from puppet.live.stats import Stats
from puppet.model.engine import Mending
from puppet.model.renderer import carried
from puppet.models import Mend
from tests.fakes import FakeClock


class Machine:
    """Renders 30 pictures a second in stages that take as long as they are told to, times ``load``.

    Attributes:
        load: 1 is a machine that has just enough time for all effort.
        age_s: of the camera's frames when their pictures are begun.
    """

    def __init__(self, load: float) -> None:
        self.clock = FakeClock()
        self.stats = Stats(self.clock)
        self.problems = Problems(self.clock)
        self.governor = Governor(self.problems, self.clock)
        self.load = load
        self.age_s = 0.0
        self.dropped = 0
        self.changes: list[tuple[float, int]] = []

    def run(self, seconds: float) -> int:
        """Go on for so long; the level at the end."""
        end_s = self.clock() + seconds
        look_s, missed = self.clock(), 0.0
        while self.clock() < end_s:
            mend = self.governor.next_mend(self.age_s)
            took_s = {Mend.ANEW: 0.9 / 30, Mend.CARRIED: 0.002, Mend.NONE: 0.0}[mend] * self.load
            self.stats.took("mend", took_s)
            missed += max(took_s * 30 - 1, 0.0)
            self.stats.took("look", 0.004 * self.load)
            self.stats.took("draw", 0.008 * self.load)
            self.clock.sleep(max(1 / 30, took_s))
            if self.clock() >= look_s:
                look_s += 0.1
                before = self.governor.level
                self.governor.step(self.stats.busy(WINDOW_S), self.dropped + int(missed))
                if self.governor.level != before:
                    self.changes.append((self.clock(), self.governor.level))
        self.dropped += int(missed)
        return self.governor.level

    def said(self) -> str:
        return next((problem.message for problem in self.problems.all() if problem.key == PROBLEM), "")


def test_a_machine_with_time_keeps_everything_and_hears_nothing() -> None:
    machine = Machine(0.7)
    assert machine.run(60) == 0
    assert (machine.changes, machine.said()) == ([], "")


def test_each_step_comes_when_the_one_before_was_not_enough_and_is_told() -> None:
    machine = Machine(1.3)
    assert machine.run(20) == 2
    assert [level for _, level in machine.changes] == [1, 2]
    assert machine.changes[0][0] - 1000.0 < WINDOW_S + LOWER_S + 1.5  # before many pictures are missed
    assert "second picture" in machine.said()
    assert machine.governor.mends
    machine.load = 3.0
    assert machine.run(20) == 3
    assert "more simply" in machine.said()
    assert not machine.governor.mends


def test_one_slow_moment_changes_nothing() -> None:
    machine = Machine(0.7)
    machine.run(5)
    machine.load = 3.0
    machine.run(0.5)
    machine.load = 0.7
    machine.run(10)
    assert machine.changes == []


def test_everything_comes_back_once_there_is_room() -> None:
    machine = Machine(1.3)
    machine.run(20)
    machine.load = 0.5
    machine.run(RAISE_S - 1)
    assert machine.governor.level == 2  # not at once
    assert machine.run(4 * RAISE_S) == 0
    assert machine.said() == ""


@pytest.mark.parametrize("load", [0.75, 0.9, 1.0, 1.05, 1.1, 1.2, 1.5, 2.0])
def test_a_load_that_stays_ends_in_one_place(load: float) -> None:
    """Nothing goes to and fro: after the first half minute at most one change in each further minute, ever fewer."""
    machine = Machine(load)
    machine.run(30)
    machine.changes.clear()
    machine.run(300)
    assert len(machine.changes) <= 4


def test_what_was_given_too_early_is_given_more_and_more_seldom() -> None:
    """A load that seems light whenever less is done: each return comes later than the one before."""
    machine = Machine(0.5)
    machine.governor.level = 2
    gaps, last_s = [], machine.clock()
    for _ in range(4):
        machine.load = 0.5
        while machine.governor.level == 2:
            machine.run(0.2)
        gaps.append(machine.clock() - last_s)
        machine.load = 2.0
        while machine.governor.level < 2:
            machine.run(0.2)
        last_s = machine.clock()
    assert all(later > 1.5 * earlier for earlier, later in pairwise(gaps))


def test_the_preview_is_slowed_and_every_second_picture_mended() -> None:
    machine = Machine(1.0)
    asked = [machine.governor.shows_preview() for _ in range(10)]
    assert all(asked)
    assert {machine.governor.next_mend(0.0) for _ in range(10)} == {Mend.ANEW}
    machine.governor.level = 2
    shown = 0
    for _ in range(120):
        machine.clock.sleep(1 / 60)
        shown += machine.governor.shows_preview()
    assert 24 <= shown <= 32  # in two seconds
    assert [machine.governor.next_mend(0.0) for _ in range(4)].count(Mend.CARRIED) == 2
    assert EFFORTS[0].cost == 1.0
    assert FULL < 1.0  # something is left for the call


# ---- single pictures that would be late -----------------------------------------------------------------------------

REST_S, AGE_S = 0.03, 0.01
"""What a picture takes, and how old its camera frame is when it is begun, at best."""
LATE_S = AGE_S + SLACK_S + 0.001


def practised() -> tuple[Lateness, FakeClock]:
    """It knows how long a picture takes, and what is usual."""
    clock = FakeClock()
    lateness = Lateness(clock=clock)
    for _ in range(50):
        lateness.took(Mend.ANEW, REST_S)
        assert lateness.foresee(AGE_S) is Mend.ANEW
    return lateness, clock


def test_pictures_in_time_are_all_mended_anew() -> None:
    lateness, _ = practised()
    assert {lateness.foresee(AGE_S + SLACK_S - 0.001) for _ in range(9)} == {Mend.ANEW}
    assert lateness.share == 0.0


def test_nothing_is_late_before_anybody_knows_what_a_picture_takes() -> None:
    assert Lateness(clock=FakeClock()).foresee(1.0) is Mend.ANEW


def test_of_those_that_would_be_late_every_second_one_is_spared() -> None:
    lateness, _ = practised()
    assert [lateness.foresee(LATE_S) for _ in range(5)] == 2 * [Mend.CARRIED, Mend.ANEW] + [Mend.CARRIED]
    assert lateness.foresee(0.0) is Mend.ANEW  # in time again: at once
    assert lateness.foresee(LATE_S) is Mend.CARRIED


def test_what_is_usual_is_not_late_however_long_it_takes() -> None:
    """A camera that tells of its frames a tenth of a second later, on a slow processor."""
    lateness = Lateness(clock=FakeClock())
    lateness.took(Mend.ANEW, 0.08)
    assert {lateness.foresee(0.1) for _ in range(100)} == {Mend.ANEW}
    lateness, _ = practised()
    kinds = [lateness.foresee(LATE_S + 0.01) for _ in range(3000)]  # from now on always
    assert kinds[0] is Mend.CARRIED
    assert set(kinds[-100:]) == {Mend.ANEW}


def test_what_a_spared_picture_takes_teaches_nothing() -> None:
    """Or the next ones would seem to be in time, and be late."""
    lateness, _ = practised()
    for _ in range(50):
        lateness.took(Mend.CARRIED, 0.001)
        lateness.took(Mend.NONE, 0.001)
    assert lateness.foresee(LATE_S) is Mend.CARRIED


def test_one_picture_that_hung_is_soon_forgotten() -> None:
    lateness, _ = practised()
    lateness.took(Mend.ANEW, 3600.0)
    for _ in range(30):
        lateness.took(Mend.ANEW, REST_S)
    assert lateness.foresee(AGE_S) is Mend.ANEW


def test_lateness_of_long_ago_is_none() -> None:
    """Nobody asks while nothing is mended: what was seen before must not keep that so."""
    lateness, clock = practised()
    for _ in range(60):
        lateness.foresee(LATE_S + 0.05)
    assert lateness.share > 0.5
    clock.sleep(WINDOW_S + 0.1)
    assert lateness.share == 0.0


def late_machine() -> Machine:
    """It keeps up with the camera; how old its frames are when their pictures are begun changes."""
    machine = Machine(0.5)
    machine.age_s = AGE_S
    machine.governor.lateness.took(Mend.ANEW, REST_S)
    machine.run(5)
    return machine


def test_a_late_picture_spares_one_of_the_window_s() -> None:
    machine = late_machine()
    machine.age_s = LATE_S
    machine.run(0.1)
    assert machine.governor.level == 0
    shown = 0
    for _ in range(12):
        machine.clock.sleep(1 / 60)
        shown += machine.governor.shows_preview()
    assert 2 <= shown <= 5  # of twelve, in a fifth of a second
    machine.clock.sleep(SPARED_S)
    assert all(machine.governor.shows_preview() for _ in range(5))


def test_lateness_that_stays_is_told_and_ends_with_every_second_picture() -> None:
    machine = late_machine()
    machine.age_s = LATE_S + 0.05
    assert machine.run(15) == LATE_LEVEL
    assert "second picture" in machine.said()
    assert machine.governor.mends
    assert 0 < machine.governor.carried < 15 * 30 / 2 + 2
    machine.age_s = AGE_S
    assert machine.run(6 * RAISE_S) == 0
    assert machine.said() == ""


def test_what_was_late_when_the_generator_was_let_be_is_no_reason_to_leave_it_so() -> None:
    machine = late_machine()
    machine.age_s, machine.load = LATE_S + 0.05, 3.0
    assert machine.run(20) == len(EFFORTS) - 1
    machine.age_s, machine.load = AGE_S, 0.3
    assert machine.run(10 * RAISE_S) == 0


def test_a_late_moment_now_and_then_changes_no_effort() -> None:
    machine = late_machine()
    for _ in range(20):
        machine.age_s = LATE_S
        machine.run(0.4)
        machine.age_s = AGE_S
        machine.run(1.2)
    assert machine.changes == []
    assert machine.governor.carried > 20


def test_what_was_said_goes_along_with_the_head() -> None:
    """A blob of paint is found again where a turned, grown and shifted head has it."""
    size = 64
    y, x = np.mgrid[:size, :size].astype(np.float32)
    blob = np.exp(-((x - 30) ** 2 + (y - 34) ** 2) / 18)
    coarse = blob[::8, ::8].copy()
    before = np.array([[20, 20], [40, 22], [30, 40], [25, 30]], np.float32)
    angle, scale = 0.2, 1.1
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    now = (before @ turn.T + [3, -4]).astype(np.float32)
    mending = Mending(np.dstack([blob, blob]), np.dstack([coarse] * 3), np.dstack([blob] * 3), blob.copy(), blob.copy())
    moved = carried(mending, before, now)
    wanted = turn @ [30, 34] + [3, -4]
    for part in (moved.mask, moved.alpha, moved.paint[..., 1], moved.flow[..., 0]):
        found = np.array([(part * x).sum(), (part * y).sum()]) / part.sum()
        assert found == pytest.approx(wanted, abs=0.15)
    assert moved.shade.shape == (8, 8, 3)
    same = carried(mending, before, before)
    assert np.abs(same.mask - mending.mask).max() < 1e-4
    assert np.abs(same.shade - mending.shade).max() < 1e-4
