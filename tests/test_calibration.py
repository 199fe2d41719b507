"""Finding the driver's neutral face."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from known_faces import COLLINS, HOPPER, face, landmarks, moved, with_gaze, with_lids, with_mouth

from puppet.models import CalibrationPhase, CalibrationState, Face, Points
from puppet.motion import pose
from puppet.motion.calibration import COUNTDOWN_S, Calibrator, best_neutral

FPS = 30
NOISE = 0.002


@pytest.fixture(scope="module")
def neutral() -> Points:
    return landmarks(HOPPER)


def watch(
    calibrator: Calibrator, points: Callable[[float], Points | None], start: float, seconds: float
) -> Iterator[CalibrationState]:
    """States over a stretch of frames with the tracker's noise on them."""
    rng = np.random.default_rng(round(start * 10))
    for i in range(round(seconds * FPS)):
        now = start + i / FPS
        seen = points(now - start)
        if seen is None:
            yield calibrator.update(None, now)
            continue
        noise = rng.normal(scale=NOISE * pose.Head(seen).unit, size=seen.shape)
        yield calibrator.update(face(seen + noise, now), now)


def test_takes_the_neutral_by_itself_within_a_second_and_a_half(neutral: Points) -> None:
    one = Calibrator()
    assert one.neutral is None
    states = list(watch(one, lambda t: neutral, 0, 1.5))
    phases = [s.phase for s in states]
    assert phases[0] is CalibrationPhase.COLLECTING
    assert CalibrationPhase.DONE in phases
    collecting = [s.progress for s in states if s.phase is CalibrationPhase.COLLECTING]
    assert np.all(np.diff(collecting) >= 0)
    assert 0.9 < phases.index(CalibrationPhase.DONE) / FPS < 1.2
    assert states[-1].calibrated
    assert one.neutral is not None
    # The median is steadier than the frames that it is made of.
    assert np.abs(one.neutral - neutral)[:, :2].mean() < 0.5 * NOISE * pose.Head(neutral).unit


def test_done_is_shown_for_a_moment_then_idle(neutral: Points) -> None:
    one = Calibrator()
    states = list(watch(one, lambda t: neutral, 0, 4))
    assert states[60].phase is CalibrationPhase.DONE
    assert states[-1].phase is CalibrationPhase.IDLE
    assert states[-1].calibrated


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("Look straight at the camera", lambda p, t: moved(p, yaw=25)),
        ("Look straight at the camera", lambda p, t: moved(p, pitch=25)),
        ("Look straight at the camera", lambda p, t: moved(p, roll=20)),
        ("Close your mouth", lambda p, t: with_mouth(p, 0.25)),
        ("Hold still", lambda p, t: moved(p, shift=(120 * np.sin(6 * t), 0))),
        ("Come closer", lambda p, t: moved(p, scale=0.2)),
        ("Move into the middle of the picture", lambda p, t: moved(p, shift=(350, 0))),
        ("No face: move into the picture", lambda p, t: None),
    ],
)
def test_says_in_plain_words_what_it_waits_for(
    neutral: Points, reason: str, change: Callable[[Points, float], Points | None]
) -> None:
    one = Calibrator()
    states = list(watch(one, lambda t: change(neutral, t), 0, 3))
    assert one.neutral is None
    waiting = [s for s in states if s.phase is CalibrationPhase.WAITING]
    assert reason in {s.reason for s in waiting[-30:]}
    assert all(s.reason for s in waiting)
    # Once it is right, it is taken.
    list(watch(one, lambda t: neutral, 3, 1.6))
    assert one.neutral is not None


def test_eyes_must_be_as_open_as_this_person_keeps_them(neutral: Points) -> None:
    one = Calibrator()
    list(watch(one, lambda t: moved(neutral, yaw=25), 0, 1))  # seen with open eyes, but turned away
    states = list(watch(one, lambda t: with_lids(neutral, 0.3), 1, 2))
    assert states[-1].reason == "Open your eyes"
    assert one.neutral is None


def test_a_blink_pauses_but_does_not_start_anew(neutral: Points) -> None:
    one = Calibrator()
    states = list(watch(one, lambda t: with_lids(neutral, 0.1) if 0.5 < t < 0.68 else neutral, 0, 1.4))
    assert CalibrationPhase.WAITING not in {s.phase for s in states}
    assert one.neutral is not None
    from puppet.motion.expression import eye_openings

    own = eye_openings(pose.Head(neutral).points)
    np.testing.assert_allclose(eye_openings(pose.Head(one.neutral).points), own, rtol=0.05)


def test_a_longer_lapse_starts_anew(neutral: Points) -> None:
    one = Calibrator()
    states = list(watch(one, lambda t: with_mouth(neutral, 0.3) if 0.5 < t < 1.0 else neutral, 0, 1.3))
    assert one.neutral is None
    assert max(s.progress for s in states[-3:]) < 0.5


@pytest.mark.parametrize(
    "change",
    [
        lambda p: with_lids(p, 0.55),  # naturally narrow eyes
        lambda p: with_mouth(p, 0.06),  # lips that rest parted
        lambda p: moved(p, yaw=18),  # the camera stands beside the screen
    ],
)
def test_nobody_is_locked_out_for_ever(neutral: Points, change: Callable[[Points], Points]) -> None:
    one = Calibrator()
    list(watch(one, lambda t: change(neutral), 0, 16))
    assert one.neutral is not None


def test_an_open_mouth_is_never_neutral(neutral: Points) -> None:
    one = Calibrator()
    states = list(watch(one, lambda t: with_mouth(neutral, 0.4), 0, 25))
    assert one.neutral is None
    assert states[-1].reason == "Close your mouth"


def test_countdown_runs_before_a_new_neutral_and_the_old_one_stays_meanwhile(neutral: Points) -> None:
    other = landmarks(COLLINS)
    one = Calibrator(other)
    assert next(watch(one, lambda t: neutral, 0, 1)).phase is CalibrationPhase.IDLE  # has one: asks for none
    one.start(10.0)
    states = list(watch(one, lambda t: neutral, 10, COUNTDOWN_S - 0.1))
    assert {s.phase for s in states} == {CalibrationPhase.COUNTDOWN}
    left = [s.countdown_s for s in states]
    assert left[0] == pytest.approx(COUNTDOWN_S)
    assert np.all(np.diff(left) < 0)
    assert one.neutral is other
    assert states[-1].calibrated
    states = list(watch(one, lambda t: neutral, 10 + COUNTDOWN_S, 1.5))
    assert states[-1].phase is CalibrationPhase.DONE
    assert one.neutral is not other


def test_start_again_restarts_the_countdown(neutral: Points) -> None:
    one = Calibrator()
    one.start(0.0)
    list(watch(one, lambda t: neutral, 0, 2))
    one.start(2.0)
    state = next(watch(one, lambda t: neutral, 2.1, 1))
    assert state.countdown_s == pytest.approx(COUNTDOWN_S - 0.1)


def test_provisional_is_the_most_neutral_face_so_far(neutral: Points) -> None:
    one = Calibrator()
    assert one.provisional is None
    talking = with_mouth(neutral, 0.4)
    list(watch(one, lambda t: talking, 0, 0.5))
    assert one.provisional is not None
    np.testing.assert_allclose(one.provisional, talking, atol=3)
    list(watch(one, lambda t: neutral, 0.5, 0.3))
    np.testing.assert_allclose(one.provisional, neutral, atol=3)
    kept = one.provisional
    list(watch(one, lambda t: talking, 0.8, 0.5))
    assert one.provisional is kept


def test_a_face_of_nonsense_is_no_face(neutral: Points) -> None:
    one = Calibrator()
    for bad in (np.full_like(neutral, np.nan), np.zeros_like(neutral)):
        state = one.update(Face(bad, (640, 480), 0.0, 0), 0.0)
        assert state.reason == "No face: move into the picture"


def test_neutral_of_a_swaying_head_is_sharp(neutral: Points) -> None:
    """Frames are brought into one pose before the median."""
    one = Calibrator()
    list(watch(one, lambda t: moved(neutral, yaw=3 * np.sin(2 * t), roll=4 * np.sin(3 * t), shift=(6 * t, 0)), 0, 1.6))
    assert one.neutral is not None
    left = pose.Head(one.neutral).points - pose.Head(neutral).points
    assert np.linalg.norm(left, axis=1).mean() < 0.003


def test_best_neutral_of_a_clip(neutral: Points) -> None:
    """Everything else in the clip is off in one way each."""
    off = [with_mouth(neutral, 0.3), with_lids(neutral, 0.1), moved(neutral, yaw=20), moved(neutral, pitch=18)]
    off += [with_gaze(neutral, 0.15), moved(neutral, roll=15), with_mouth(neutral, 0.15)]
    passing = [moved(neutral, shift=(60, 0)), neutral, moved(neutral, shift=(-60, 0))]  # neutral, but on the move
    frames = [*passing, *off, neutral, neutral, with_lids(neutral, 0.5), with_mouth(neutral, 0.2), *passing]
    faces = [face(p, i / FPS) for i, p in enumerate(frames)]
    assert best_neutral(faces) in (len(passing) + len(off), len(passing) + len(off) + 1)


def test_best_neutral_of_single_faces(neutral: Points) -> None:
    assert best_neutral([face(neutral)]) == 0
    with pytest.raises(ValueError, match="at least one"):
        best_neutral([])
