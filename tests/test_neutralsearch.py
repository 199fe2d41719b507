"""Looking for a better neutral among the faces of the last seconds."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeCalibrator, FakeTracker
from known_faces import HOPPER, face, landmarks, moved, with_lids, with_mouth

from puppet.live.feed import Captured
from puppet.live.neutralsearch import KEPT_S, NeutralSearch
from puppet.live.problems import Problems
from puppet.live.stages import TrackStage
from puppet.live.stats import Stats
from puppet.models import Face, Frame, Points
from puppet.motion.calibration import Calibrator
from puppet.motion.neutrality import cost, read


@pytest.fixture(scope="module")
def straight() -> Points:
    """Looks at the camera, lips closed."""
    points = landmarks(HOPPER)
    angles = read(points, 0.0).angles
    return moved(points, yaw=-angles[0], pitch=-angles[1], roll=-angles[2])


def poor(straight: Points) -> Points:
    return with_mouth(moved(straight, yaw=14.0, pitch=8.0), 0.12)


def watch(search: NeutralSearch, points: Points, neutral: Points | None, begin_s: float, seconds: float = 2.0) -> float:
    for n in range(round(seconds * 30)):
        search.see(face(points, begin_s + n / 30), neutral, begin_s + n / 30)
    return begin_s + seconds


def test_the_poses_of_these_tests_are_what_they_say(straight: Points) -> None:
    assert cost(read(straight, 0.0), read(straight, 0.0).openness) < 0.2
    assert cost(read(poor(straight), 0.0), read(straight, 0.0).openness) > 1.0


def test_a_poor_neutral_is_bettered_once_a_good_face_is_seen(straight: Points) -> None:
    search = NeutralSearch()
    now = watch(search, poor(straight), poor(straight), 5.0)
    assert not search.better
    watch(search, straight, poor(straight), now)
    assert search.better
    found = search.best()
    assert found is not None
    assert np.abs(found - straight).max() < 0.5


def test_a_good_neutral_is_left_in_peace(straight: Points) -> None:
    search = NeutralSearch()
    now = watch(search, straight, straight, 5.0)
    now = watch(search, poor(straight), straight, now)
    now = watch(search, with_lids(straight, 0.2), straight, now)
    assert not search.better


def test_before_there_is_a_neutral_nothing_is_offered(straight: Points) -> None:
    search = NeutralSearch()
    watch(search, straight, None, 5.0)
    assert not search.better


def test_the_best_of_the_last_seconds_is_neither_blinking_nor_turned(straight: Points) -> None:
    search = NeutralSearch()
    now = 5.0
    for points in (poor(straight), with_lids(straight, 0.15), straight, moved(straight, yaw=20)):
        now = watch(search, points, None, now, 1.2)
    found = search.best()
    assert found is not None
    assert np.abs(found - straight).max() < 0.5
    assert found.dtype == np.float32


def test_what_is_too_old_or_not_neutral_is_not_taken(straight: Points) -> None:
    search = NeutralSearch()
    now = watch(search, straight, None, 5.0)
    watch(search, moved(straight, yaw=24), None, now, KEPT_S + 1)
    assert search.best() is None
    assert NeutralSearch().best() is None


def test_another_frame_size_begins_anew(straight: Points) -> None:
    search = NeutralSearch()
    watch(search, straight, None, 5.0)
    search.see(Face(straight, (1280, 720), 7.5, 9), None, 7.5)
    assert search.best() is None


# ---- in the stage ----------------------------------------------------------------------------------------------------


class _Scripted(FakeTracker):
    def __init__(self, points: Points) -> None:
        super().__init__()
        self.points = points

    def track(self, frame: Frame) -> Face | None:
        return Face(self.points, (640, 480), frame.captured_s, frame.index)


def run(stage: TrackStage, begin_s: float, seconds: float) -> float:
    for n in range(round(seconds * 30)):
        now_s = begin_s + n / 30
        stage.step(Captured("webcam:0", Frame(np.zeros((480, 640, 3), np.uint8), now_s, n)), now_s)
    return begin_s + seconds


def test_the_key_takes_the_best_of_the_last_seconds_and_says_so(straight: Points) -> None:
    tracker, problems = _Scripted(poor(straight)), Problems(lambda: 0.0)
    stage = TrackStage(tracker, lambda _kept: Calibrator(poor(straight)), None, Stats(), problems)
    now = run(stage, 10.0, 1.0)
    tracker.points = moved(straight, yaw=24)
    now = run(stage, now, KEPT_S + 1)
    stage.find_neutral(now)
    assert [problem.key for problem in problems.all()] == ["neutral"]
    assert "None of" in problems.all()[0].message
    tracker.points = straight
    now = run(stage, now, 2.0)
    assert stage.better_neutral
    stage.find_neutral(now)
    assert "is the neutral now" in problems.all()[0].message
    assert not stage.better_neutral
    tracked = stage.step(Captured("webcam:0", Frame(np.zeros((480, 640, 3), np.uint8), now, 1)), now)
    assert tracked is not None
    assert tracked.neutral is not None
    assert np.abs(tracked.neutral - straight).max() < 0.5
    assert stage.calibration.calibrated


def test_a_recorded_driver_is_offered_nothing(straight: Points) -> None:
    stage = TrackStage(_Scripted(straight), lambda _kept: Calibrator(poor(straight)), None, Stats(), Problems())
    for n in range(90):
        stage.step(Captured("driver:bundled", Frame(np.zeros((480, 640, 3), np.uint8), n / 30, n)), n / 30)
    assert not stage.better_neutral


def test_faces_that_are_none_do_not_disturb(straight: Points) -> None:
    search = NeutralSearch()
    odd = np.zeros((478, 3), np.float32)
    for n in range(30):
        search.see(face(odd, n / 10), straight, n / 10)
        search.see(None, straight, n / 10)
    assert search.best() is None
    stage = TrackStage(FakeTracker(), FakeCalibrator, None, Stats(), Problems())
    assert not stage.better_neutral
