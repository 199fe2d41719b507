"""Targets of whole clips: in time with the driver, and steady."""

from __future__ import annotations

import numpy as np
import pytest

from puppet.models import Crop, Face, Persona, Points
from puppet.motion.retarget import Retargeter
from puppet.motion.whole_clips import absolute_targets, relative_targets
from tests import known_faces as faces

FPS = 30
MIDDLE = (13, 14)


def portrait() -> Persona:
    image = faces.picture(faces.HOPPER)
    whole = np.full(image.shape[:2], 255, np.uint8)
    return Persona("p", "P", image, faces.landmarks(faces.HOPPER), Crop(0, 0, 500), whole, image)


def talking(count: int = 90, noise: float = 0.0) -> list[Face | None]:
    """A face whose lips part and meet four times a second, after a second of rest."""
    rest, rng = faces.with_closed_mouth(faces.landmarks(faces.COLLINS)), np.random.default_rng(0)
    made: list[Face | None] = []
    for index in range(count):
        seconds = index / FPS
        gap = max(0.0, 1 - np.cos(2 * np.pi * 4 * (seconds - 1))) if seconds > 1 else 0.0
        moved = faces.with_mouth(rest, 0.1 * gap)
        moved = (moved + rng.normal(0, noise, moved.shape)).astype(np.float32)
        made.append(Face(landmarks=moved, size=(500, 600), captured_s=seconds, index=index))
    return made


def gaps(points: list[Points]) -> np.ndarray:
    return np.array([np.linalg.norm(one[MIDDLE[0], :2] - one[MIDDLE[1], :2]) for one in points])


def lag(driver: np.ndarray, puppet: np.ndarray) -> float:
    """Frames by which the puppet is late: the vertex of the correlation's parabola."""
    driver, puppet = driver[35:-10] - driver[35:-10].mean(), puppet - puppet[35:-10].mean()
    by = range(-4, 5)
    r = [float((driver * puppet[35 + k : len(puppet) - 10 + k]).sum()) for k in by]
    top = int(np.argmax(r))
    assert 0 < top < 8
    return by[top] + 0.5 * (r[top - 1] - r[top + 1]) / (r[top - 1] - 2 * r[top] + r[top + 1])


def test_lips_are_in_time() -> None:
    persona, driver = portrait(), talking()
    truth = gaps([face.landmarks for face in driver if face is not None])
    together = relative_targets(driver, persona)
    retargeter = Retargeter(persona.landmarks, driver[10].landmarks)  # type: ignore[union-attr]
    late = lag(truth, gaps([retargeter.target(face) for face in driver if face is not None]))
    assert late > 0.2  # what a call cannot do without
    assert abs(lag(truth, gaps(together))) < 0.25 * late


def test_noise_is_smoothed_no_less_than_in_one_direction() -> None:
    persona, driver = portrait(), talking(60, noise=0.4)
    assert driver[0] is not None
    retargeter = Retargeter(persona.landmarks, driver[0].landmarks)
    once = [retargeter.target(face) for face in driver if face is not None]

    def shaking(points: list[Points]) -> float:
        moved = np.array([one[:, :2] for one in points[8:28]])
        return float(np.linalg.norm(np.diff(moved, 2, axis=0), axis=-1).mean())

    assert shaking(relative_targets(driver, persona)) < shaking(once)


@pytest.mark.parametrize("aside", [0.6, 1.3])
def test_a_driver_who_moves_to_another_seat_settles_there_and_was_not_there_before(aside: float) -> None:
    persona, rest = portrait(), faces.with_closed_mouth(faces.landmarks(faces.COLLINS))
    unit = np.linalg.norm(rest[33, :2] - rest[263, :2])
    driver: list[Face | None] = []
    for index in range(0, 60 * FPS, 3):
        seconds = index / FPS
        talks = faces.with_mouth(rest, 0.2 if seconds > 2 else 0.0)  # the neutral lies before
        shifted = talks + np.float32([aside * unit * np.clip(seconds - 2, 0, 1), 0, 0])
        driver.append(Face(landmarks=shifted, size=(500, 600), captured_s=seconds, index=index))
    targets = relative_targets(driver, persona)
    own = np.linalg.norm(persona.landmarks[33, :2] - persona.landmarks[263, :2])
    shifts = [float((one - persona.landmarks)[:, 0].mean() / own) for one in targets]
    assert np.abs(shifts[:10]).max() < 0.01
    assert shifts[50] > 0.1
    assert 0 < shifts[-1] < 0.5 * max(shifts)


def test_where_no_face_was_found_the_last_pose_is_held() -> None:
    persona, driver = portrait(), talking(50)
    for index in (0, 1, 40, 41):
        driver[index] = None
    for targets in (relative_targets(driver, persona), absolute_targets(driver, persona)):
        assert len(targets) == 50
        assert all(one.dtype == np.float32 for one in targets)
        assert np.array_equal(targets[0], persona.landmarks)
        assert np.array_equal(targets[1], persona.landmarks)
        assert np.array_equal(targets[40], targets[39])
        assert np.array_equal(targets[41], targets[39])
        assert not np.array_equal(targets[42], targets[41])


def test_absolute_targets_are_the_landmarks_scaled() -> None:
    persona, driver = portrait(), talking(3)
    width, height = persona.size
    for target, face in zip(absolute_targets(driver, persona), driver, strict=True):
        assert face is not None
        assert np.allclose(target, face.landmarks * np.float32([width / 500, height / 600, width / 500]))


def test_a_clip_without_a_face_is_refused() -> None:
    with pytest.raises(ValueError, match="face"):
        relative_targets([None, None], portrait())
