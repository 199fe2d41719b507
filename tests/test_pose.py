"""Head pose from rigid landmarks."""

from __future__ import annotations

import numpy as np
import pytest
from known_faces import COLLINS, HOPPER, landmarks, moved, with_brows, with_lids, with_mouth

from puppet.motion import pose


def test_fit_finds_the_similarity_that_was_applied() -> None:
    rng = np.random.default_rng(0)
    points = rng.normal(size=(20, 3))
    true = pose.Pose(pose.from_angles(20, -10, 35), 2.5, np.array([4.0, -3.0, 9.0]))
    found = pose.fit(points, true.apply(points), rng.uniform(0.1, 1, 20))
    np.testing.assert_allclose(found.rotation, true.rotation, atol=1e-9)
    assert found.scale == pytest.approx(2.5)
    np.testing.assert_allclose(found.translation, true.translation, atol=1e-9)
    np.testing.assert_allclose(found.remove(found.apply(points)), points, atol=1e-9)


def test_fit_never_mirrors() -> None:
    points = np.random.default_rng(1).normal(size=(20, 3))
    found = pose.fit(points, points * [1, 1, -1], np.ones(20))
    assert np.linalg.det(found.rotation) == pytest.approx(1)


def test_weights_decide_what_is_fitted() -> None:
    points = np.random.default_rng(2).normal(size=(12, 3))
    target = points.copy()
    target[0] += 50
    weights = np.ones(12)
    weights[0] = 0
    np.testing.assert_allclose(pose.fit(points, target, weights).apply(points)[1:], points[1:], atol=1e-9)


@pytest.mark.parametrize("bad", ["nan", "point"])
def test_fit_refuses_points_without_a_pose(bad: str) -> None:
    points = np.random.default_rng(3).normal(size=(5, 3))
    source = np.full((5, 3), 2.0) if bad == "point" else points
    target = np.full((5, 3), np.nan) if bad == "nan" else points
    with pytest.raises(ValueError, match="A pose needs"):
        pose.fit(source, target, np.ones(5))


@pytest.mark.parametrize("angles", [(20, 0, 0), (0, -15, 0), (0, 0, 30), (12, 7, -9)])
def test_relative_pose_of_a_real_face(angles: tuple[float, float, float]) -> None:
    neutral = landmarks(COLLINS)
    seen = pose.relative(neutral.astype(float), moved(neutral, *angles, scale=1.3, shift=(25, -8)).astype(float))
    axes = pose.head_axes(neutral.astype(float))
    np.testing.assert_allclose(pose.angles(axes.T @ seen.rotation @ axes), angles, atol=0.01)
    assert seen.scale == pytest.approx(1.3, abs=1e-4)


@pytest.mark.parametrize(
    "expression", [lambda p: with_mouth(p, 0.4), lambda p: with_lids(p, 0), lambda p: with_brows(p, 0.2)]
)
def test_expressions_are_not_taken_for_pose(expression) -> None:  # type: ignore[no-untyped-def]
    neutral = landmarks(HOPPER)
    seen = pose.relative(neutral.astype(float), expression(neutral).astype(float))
    assert np.abs(pose.angles(seen.rotation)).max() < 0.5
    assert seen.scale == pytest.approx(1, abs=0.005)


def test_angles_turn_the_way_their_names_say() -> None:
    nose, crown = np.array([0, 0, -1.0]), np.array([0, -1.0, 0])
    assert (pose.from_angles(20, 0, 0) @ nose)[0] > 0.3  # to the picture's right
    assert (pose.from_angles(0, 20, 0) @ nose)[1] > 0.3  # down
    assert (pose.from_angles(0, 0, 20) @ crown)[0] > 0.3  # clockwise


def test_angles_undo_from_angles() -> None:
    np.testing.assert_allclose(pose.angles(pose.from_angles(33, -21, 48)), (33, -21, 48), atol=1e-9)


def test_people_who_look_at_the_camera_are_read_as_frontal() -> None:
    for path in (COLLINS, HOPPER):
        assert np.abs(pose.angles(pose.Head(landmarks(path)).axes)).max() < 8


def test_head_axes_follow_the_head() -> None:
    straight = pose.angles(pose.Head(landmarks(COLLINS)).axes)
    turned = pose.angles(pose.Head(moved(landmarks(COLLINS), yaw=25)).axes)
    assert turned[0] - straight[0] == pytest.approx(25, abs=0.5)


@pytest.mark.parametrize("bad", [np.zeros((468, 3)), np.zeros((478, 3)), np.full((478, 3), np.nan)])
def test_head_refuses_what_is_no_face(bad: np.ndarray) -> None:
    with pytest.raises(ValueError, match="Portrait"):
        pose.Head(bad.astype(np.float32), "Portrait")
