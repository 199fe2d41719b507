"""Whether two photographs can be of one person: what must not matter does not, and plain cases are noticed."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import numpy as np
import pytest

from assets.make.likeness import from_nearby, weights
from puppet.models import Persona, Points
from puppet.persona import likeness
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoReader
from tests import known_faces as faces
from tests import persona_files, rigset
from tests.test_assets import ASSETS


def persona(points: Points, id: str = "x", others: tuple[Persona, ...] = ()) -> Persona:
    return dataclasses.replace(persona_files.persona(id=id), landmarks=points, others=others)


@pytest.fixture(scope="module")
def plainly_others() -> tuple[Points, Points]:
    """Hopper, and her head as wide again by a third: nobody's films differ by as much."""
    hopper = faces.landmarks(faces.HOPPER)
    head = faces.pose.Head(hopper)
    wide = head.points.copy()
    lower = np.clip(head.points[:, 1] / 1.2, 0, 1)[:, None]  # the jaw alone: eyes are the unit
    wide[:, :1] *= 1 + 0.35 * lower
    wide[:, 1:2] *= 1 - 0.25 * lower
    return hopper, (head.pivot + head.unit * wide @ head.axes.T).astype(np.float32)


@pytest.mark.parametrize("points", [faces.HOPPER, faces.COLLINS])
def test_size_place_pose_and_blinks_do_not_matter(points) -> None:
    face = faces.landmarks(points)
    moved = faces.moved(face, yaw=12, pitch=-8, roll=20, scale=2.5, shift=(300, -40))
    assert likeness.distance(face, moved) < 0.02
    assert likeness.distance(face, faces.with_lids(face, 0.1)) == 0
    assert likeness.distance(face, faces.with_mouth(face, 0.4)) < 0.15


def test_the_cameras_distance_hardly_matters() -> None:
    face = faces.landmarks(faces.HOPPER)
    near = from_nearby(face)
    plain = np.abs(likeness.proportions(near) - likeness.proportions(face))
    assert plain.max() > 0.05  # of the distance between the eyes: as much as sets people apart
    assert likeness.distance(face, near) < 0.35


def test_an_unlike_face_is_noticed_and_one_like_photo_is_enough(plainly_others: tuple[Points, Points]) -> None:
    hopper, other = plainly_others
    assert likeness.distance(hopper, other) > likeness.THRESHOLD
    assert likeness.differs(persona(hopper), persona(other))
    assert likeness.differs(persona(other), persona(hopper))
    both = persona(hopper, "a", (persona(other, "b"),))
    assert not likeness.differs(both, persona(other, "c"))
    assert not likeness.differs(persona(other, "c"), both)


def test_a_face_from_the_side_is_not_judged(plainly_others: tuple[Points, Points]) -> None:
    hopper, other = plainly_others
    aside = faces.moved(other, yaw=45)
    assert likeness.turned(aside) == pytest.approx(45, abs=3)
    assert likeness.distance(hopper, aside) is None
    assert not likeness.differs(persona(hopper), persona(aside))


def test_frames_of_a_film_are_taken_for_one_person() -> None:
    tracker = MediaPipeTracker(static=True)
    found = []
    with VideoReader(ASSETS / "driver.mp4") as video:
        for index, (pixels, _) in enumerate(video.frames(limit=160)):
            if index % 20 == 0 and (face := tracker.track(faces.Frame(np.ascontiguousarray(pixels), 0.0, index))):
                found.append(face.landmarks)
    tracker.close()
    assert len(found) >= 6
    told = [d for a, b in combinations(found, 2) if (d := likeness.distance(a, b)) is not None]
    assert len(told) >= 10
    assert np.mean(np.array(told) > likeness.THRESHOLD) < 0.1


def test_strangers_are_further_apart_than_expressions_of_one() -> None:
    people = rigset.load()
    same = [
        apart
        for person in people
        for points in person.landmarks
        if (apart := likeness.distance(person.persona.landmarks, points)) is not None
    ]
    known = [faces.landmarks(faces.HOPPER), faces.landmarks(faces.COLLINS)]
    front = [person.persona.landmarks for person in people] + known
    strangers = [apart for a, b in combinations(front, 2) if (apart := likeness.distance(a, b)) is not None]
    assert np.median(strangers) > 1.3 * np.median(same)


def test_the_weights_leave_out_what_a_camera_does() -> None:
    """Made anew of few faces, as the program that makes them does."""
    rng = np.random.default_rng(1)
    base = faces.landmarks(faces.HOPPER).astype(np.float64)
    people = [(base * rng.uniform(0.93, 1.07, 3) + rng.normal(0, 1, base.shape)).astype(np.float32) for _ in range(60)]
    films = [[(p + rng.normal(0, 0.3, base.shape)).astype(np.float32) for _ in range(4)] for p in people[:6]]
    table = weights(people, films)
    assert table.shape == (len(likeness.MEASURES), 15)
    stretched = (base * (1.05, 1, 1)).astype(np.float32)

    def apart(face: Points) -> float:
        return float(np.abs((likeness.proportions(face) - likeness.proportions(base.astype(np.float32))) @ table).max())

    other = (base * (1, 1, 1.2) + rng.normal(0, 2, base.shape)).astype(np.float32)
    assert apart(stretched) < 0.2 * apart(other)
    assert apart(from_nearby(base.astype(np.float32))) < 0.2 * apart(other)
