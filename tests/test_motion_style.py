"""How motion is carried over, changed while it is: strengths, the look at the camera, smoothing, mirror, rest."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FRAME_SIZE, FakeClock, FakeRenderer, FakeRetargeter, face_points, persona_of
from known_faces import COLLINS, HOPPER, SIZE, face, landmarks, moved, with_brows, with_gaze

from puppet.live.prepared import Prepared, prepare
from puppet.live.problems import Problems
from puppet.live.rendering import RenderStage
from puppet.live.stages import Tracked
from puppet.live.stats import Stats
from puppet.models import Face, Gains, MotionStyle, Points
from puppet.motion import pose
from puppet.motion.expression import gaze
from puppet.motion.idle import IdlePose
from puppet.motion.looking import REACH
from puppet.motion.mirror import mirrored, mirrored_face
from puppet.motion.retarget import Retargeter
from puppet.motion.steering import Steering
from puppet.topology import mirrored as partners


@pytest.fixture(scope="module")
def portrait() -> Points:
    return landmarks(COLLINS)


@pytest.fixture(scope="module")
def neutral() -> Points:
    return landmarks(HOPPER)


# ---- mirror ----------------------------------------------------------------------------------------------------------


def test_every_landmark_has_one_partner_across_the_face(neutral: Points) -> None:
    other = partners()
    assert (other[other] == np.arange(478)).all()
    for right, left in ((33, 263), (61, 291), (70, 300), (159, 386), (468, 473), (469, 476), (470, 475), (10, 10)):
        assert other[right] == left
    points = pose.Head(neutral).points
    apart = np.linalg.norm(points[other] * [-1, 1, 1] - points, axis=1)
    assert apart.max() < 0.16  # no face is quite even
    assert np.median(apart) < 0.05


def test_a_mirrored_face_turns_the_other_way_and_raises_the_other_brow(neutral: Points) -> None:
    turned = moved(neutral, yaw=12.0, roll=6.0)
    straight = pose.angles(pose.head_axes(neutral.astype(np.float64)))
    there = pose.angles(pose.head_axes(turned.astype(np.float64))) - straight
    back = pose.angles(pose.head_axes(mirrored(turned, 640).astype(np.float64)))
    back = back - pose.angles(pose.head_axes(mirrored(neutral, 640).astype(np.float64)))
    assert back[0] == pytest.approx(-there[0], abs=0.5)
    assert back[2] == pytest.approx(-there[2], abs=0.5)
    assert back[1] == pytest.approx(there[1], abs=0.5)
    np.testing.assert_allclose(mirrored(mirrored(neutral, 640), 640), neutral, atol=1e-3)
    seen = mirrored_face(Face(turned, SIZE, 1.0, 4))
    assert (seen.captured_s, seen.index, seen.size) == (1.0, 4, SIZE)


# ---- the look at the camera ------------------------------------------------------------------------------------------


def eyes(target: Points) -> np.ndarray:
    return gaze(pose.Head(target).points).mean(0)


def looking(portrait: Points, neutral: Points, look: float) -> Retargeter:
    one = Retargeter(portrait, neutral, smoothing=False)
    one.steer(Gains(), look, 1.0)
    return one


def test_the_puppet_looks_at_the_camera_wherever_the_driver_looks(portrait: Points, neutral: Points) -> None:
    at_rest = eyes(looking(portrait, neutral, 1.0).target(face(neutral)))
    for aside in (0.12, -0.12):
        driver = face(with_gaze(neutral, aside))
        follows = eyes(looking(portrait, neutral, 0.0).target(driver))
        stays = eyes(looking(portrait, neutral, 1.0).target(driver))
        assert abs(follows[0] - at_rest[0]) > 0.05
        np.testing.assert_allclose(stays, at_rest, atol=0.01)


@pytest.mark.parametrize("yaw", [-15.0, 15.0])
def test_eyes_that_look_at_the_camera_turn_against_the_head(portrait: Points, neutral: Points, yaw: float) -> None:
    at_rest = eyes(looking(portrait, neutral, 1.0).target(face(neutral)))
    turned = eyes(looking(portrait, neutral, 1.0).target(face(moved(neutral, yaw=yaw))))
    along = turned[0] - at_rest[0]
    assert np.sign(along) == -np.sign(yaw)  # yaw > 0 faces the picture's right: irises go to its left
    assert abs(along) == pytest.approx(REACH * np.sin(np.radians(15)), abs=0.05)


def test_a_portrait_that_looks_aside_is_brought_back(portrait: Points, neutral: Points) -> None:
    aside = with_gaze(portrait, 0.2)
    shown = eyes(looking(aside, neutral, 1.0).target(face(neutral)))[0]
    assert abs(shown - eyes(portrait)[0]) < abs(eyes(aside)[0] - eyes(portrait)[0]) / 2


def test_without_the_look_nothing_changes(portrait: Points, neutral: Points) -> None:
    driver = face(with_brows(with_gaze(moved(neutral, yaw=8), 0.1), 0.05))
    plain = Retargeter(portrait, neutral, Gains(gaze=0.5), smoothing=False).target(driver)
    steered = Retargeter(portrait, neutral, smoothing=False)
    steered.steer(Gains(gaze=0.5), 0.0, 1.7)
    np.testing.assert_array_equal(plain, steered.target(driver))


# ---- smoothing -------------------------------------------------------------------------------------------------------


def tremor(portrait: Points, neutral: Points, smoothing: float) -> float:
    """How much of the noise of a driver at rest shows."""
    rng = np.random.default_rng(3)
    one = Retargeter(portrait, neutral)
    one.steer(Gains(), 0.0, smoothing)
    shown = [
        one.target(face((neutral + rng.normal(0, 0.4, neutral.shape)).astype(np.float32), n / 30)) for n in range(60)
    ]
    return float(np.diff(np.array(shown)[20:, :, :2], axis=0).std())


def test_smoothing_quiets_a_tremor_by_degrees(portrait: Points, neutral: Points) -> None:
    amounts = [tremor(portrait, neutral, smoothing) for smoothing in (0.0, 1.0, 2.0)]
    assert amounts[0] > 1.5 * amounts[1] > 1.5 * 1.2 * amounts[2]


# ---- gliding ---------------------------------------------------------------------------------------------------------


def test_strengths_begin_to_move_at_once_and_never_jump() -> None:
    steering = Steering()
    steering.at(10.0)
    steering.wanted = MotionStyle(Gains(pose=2.0, mouth=0.0), look_at_camera=True, smoothing=0.0, idle=False)
    seen = [steering.at(10.0 + n / 30) for n in range(1, 30)]
    poses = np.array([one.gains.pose for one in seen])
    assert 1.2 < poses[0] < 1.5
    assert (np.diff(poses) >= 0).all()
    assert np.diff(poses).max() < 0.4
    last = seen[-1]
    assert (last.gains, last.look, last.smoothing, last.idle) == (Gains(pose=2.0, mouth=0.0), 1.0, 0.0, 0.0)


def test_a_style_wanted_from_the_start_is_in_force_from_the_start() -> None:
    assert Steering(MotionStyle(Gains(brows=0.0), idle=False)).at(5.0).gains.brows == 0.0


# ---- the stage -------------------------------------------------------------------------------------------------------


def prepared() -> tuple[Prepared, FakeRenderer]:
    renderer = FakeRenderer()
    return prepare("grey", persona_of(90, size=(600, 720)), renderer, (640, 360)), renderer


def tracked(neutral: Points, dx: float, now_s: float) -> Tracked:
    return Tracked(Face(face_points(*FRAME_SIZE, dx=dx), FRAME_SIZE, now_s, 1), neutral)


def middle(points: Points) -> float:
    return float(points[:, 0].mean())


def test_a_live_change_of_strength_shows_in_the_next_picture_without_a_jump() -> None:
    stage, clock = RenderStage(FakeRetargeter, Stats(), Problems()), FakeClock()
    shown, renderer = prepared()
    neutral = face_points(*FRAME_SIZE)
    for _ in range(10):
        stage.step(shown, tracked(neutral, 3.0, clock.now), clock())
        clock.sleep(1 / 30)
    stage.steering.wanted = MotionStyle(Gains(pose=2.0))
    for _ in range(30):
        stage.step(shown, tracked(neutral, 3.0, clock.now), clock())
        clock.sleep(1 / 30)
    places = np.array([middle(points) for points in renderer.poses])
    rest = middle(shown.persona.landmarks)
    assert places[11] != places[10]  # the first is the rest that ``prepare`` rendered
    offset = places[10] - rest
    assert np.abs(np.diff(places[10:])).max() < 0.5 * abs(offset)
    assert places[-1] - rest == pytest.approx(2 * offset, rel=0.01)


def test_the_mirror_moves_the_puppet_to_the_other_side_by_easing() -> None:
    stage, clock = RenderStage(FakeRetargeter, Stats(), Problems()), FakeClock()
    shown, renderer = prepared()
    neutral = face_points(*FRAME_SIZE)
    rest = middle(shown.persona.landmarks)
    for _ in range(10):
        stage.step(shown, tracked(neutral, 3.0, clock.now), clock())
        clock.sleep(1 / 30)
    before = middle(renderer.poses[-1]) - rest
    stage.steering.wanted = MotionStyle(mirror=True)
    for _ in range(30):
        stage.step(shown, tracked(neutral, 3.0, clock.now), clock())
        clock.sleep(1 / 30)
    places = np.array([middle(points) for points in renderer.poses[10:]]) - rest
    assert places[-1] == pytest.approx(-before, rel=0.02)
    assert np.abs(np.diff(places)).max() < abs(before)


def test_without_idle_life_a_rest_is_still() -> None:
    still = RenderStage(FakeRetargeter, Stats(), Problems(), MotionStyle(idle=False))
    lively = RenderStage(FakeRetargeter, Stats(), Problems())
    for stage, moves in ((still, False), (lively, True)):
        shown, renderer = prepared()
        for n in range(60):
            stage.step(shown, None, 100.0 + n / 10)
        spread = float(np.ptp(list(renderer.poses), axis=0).max())
        assert (spread > 0.5) is moves, spread


def test_life_scales_the_idle_pose(portrait: Points) -> None:
    idle = IdlePose(portrait)
    full, half = idle.at(2.1) - portrait, idle.at(2.1, 0.5) - portrait
    np.testing.assert_allclose(half, 0.5 * full, atol=1e-3)
    np.testing.assert_array_equal(idle.at(2.1, 0.0), portrait)
