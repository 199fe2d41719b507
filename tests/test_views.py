"""Landmarks as means over several views of a picture: nearer to the truth, and steady."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from known_faces import COLLINS, HOPPER, landmarks, picture

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Face, Frame, Image, Persona, Points
from puppet.persona.portrait import PortraitMaker
from puppet.tracking.steady import SteadyTracker
from puppet.tracking.tracker import MediaPipeTracker
from puppet.tracking.views import SHOWN, VIEWS, averaged


@pytest.fixture(scope="module")
def plain() -> Iterator[MediaPipeTracker]:
    one = MediaPipeTracker(static=True)
    yield one
    one.close()


@pytest.fixture(scope="module")
def steady() -> Iterator[SteadyTracker]:
    one = SteadyTracker(static=True)
    yield one
    one.close()


def apart(a: Points, b: Points) -> float:
    """Mean distance in interocular distances."""
    return float(np.linalg.norm(a[:, :2] - b[:, :2], axis=1).mean() / np.linalg.norm(a[33, :2] - a[263, :2]))


def shaken(image: Image, seed: int) -> tuple[Image, np.ndarray]:
    """The picture a little turned and shifted, as a camera would see it next, and how."""
    rng = np.random.default_rng(seed)
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-2, 2), rng.uniform(0.98, 1.02))
    matrix[:, 2] += rng.uniform(-6, 6, 2)
    return cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), matrix


@pytest.mark.parametrize("path", [COLLINS, HOPPER])
def test_what_moves_as_a_whole_is_measured_as_moving_as_a_whole(
    plain: MediaPipeTracker, steady: SteadyTracker, path: str
) -> None:
    image, errors = picture(path), {}
    for name, tracker in (("plain", plain), ("steady", steady)):
        rest = tracker.track(Frame(image, 0, 0))
        assert rest is not None
        off = []
        for seed in range(12):
            moved, matrix = shaken(image, seed)
            found = tracker.track(Frame(moved, 0, 0))
            assert found is not None
            expected = rest.landmarks.copy()
            expected[:, :2] = expected[:, :2] @ matrix[:, :2].T + matrix[:, 2]
            off.append(apart(expected, found.landmarks))
        errors[name] = float(np.mean(off))
    assert errors["steady"] < 0.75 * errors["plain"], errors


def test_means_lie_where_single_looks_lie(plain: MediaPipeTracker, steady: SteadyTracker) -> None:
    """No view shifts, turns or scales what it finds."""
    image = picture(COLLINS)
    for tested in (image, cv2.resize(image, None, fx=2.5, fy=2.5)):  # the larger one's views are made smaller
        one, mean = (tracker.track(Frame(tested, 1.5, 7)) for tracker in (plain, steady))
        assert one is not None
        assert mean is not None
        assert apart(one.landmarks, mean.landmarks) < 0.02
        assert np.abs((one.landmarks - mean.landmarks).mean(0)).max() < 0.01 * SHOWN * len(tested) / len(image)
        assert (mean.size, mean.captured_s, mean.index) == (one.size, one.captured_s, one.index)
        assert mean.landmarks.dtype == np.float32


def stated(faces: list[list[Points]]) -> tuple[list[Image], object]:
    """Something that says of each view in turn what is given, and remembers what it was shown."""
    shown: list[Image] = []

    def look(image: Image) -> list[Points]:
        shown.append(image)
        return [face.copy() for face in faces[len(shown) - 1]]

    return shown, look


def test_a_view_s_landmarks_are_brought_back_into_the_picture() -> None:
    """Each view is shown where its landmarks say: a spot in the picture is at a landmark's place in every view."""
    image = np.zeros((1500, 2000, 3), np.uint8)
    face = landmarks(COLLINS)
    face = (face - face.mean(0)) * np.float32(900 / np.ptp(face[:, 1])) + np.float32([1000, 700, 0])
    cv2.circle(image, tuple(int(v) for v in face[1, :2].round()), 9, (255, 255, 255), -1)
    seen: list[Points] = []

    def look(view: Image) -> list[Points]:
        weight = view[..., 0].astype(float)
        y, x = np.mgrid[: view.shape[0], : view.shape[1]]
        spot = np.array([(x * weight).sum(), (y * weight).sum()]) / weight.sum()
        found = face * np.float32(view.shape[1] / 2000)
        found[:, :2] += spot - found[1, :2]
        seen.append(found.copy())
        return [found]

    mean = averaged(image, face, look)
    assert len(seen) == len(VIEWS)
    assert np.ptp([one[1, :2] for one in seen], axis=0).min() > 5  # they do differ
    assert np.abs(mean[1, :2] - face[1, :2]).max() < 0.6
    assert np.abs(mean[:, 2] - face[:, 2]).max() < 0.02 * np.ptp(face[:, 2])


def test_another_face_is_not_mixed_in() -> None:
    face = landmarks(COLLINS)
    image, other = picture(COLLINS), face + np.float32([400, 0, 0])
    for faces in ([[other]] * 6, [[]] * 6, [[face], [face], [other], [], [], []]):
        shown, look = stated(faces)
        assert averaged(image, face, look) is face  # type: ignore[arg-type]
        assert len(shown) == 6
    _, look = stated([[other, face]] * 6)
    assert apart(averaged(image, face, look), face) < 0.05  # type: ignore[arg-type]


def test_a_followed_face_is_kept_beside_a_larger_one() -> None:
    """Two people before the camera: views see the larger face, the mean is that of the one who is followed."""
    small, large = picture(COLLINS)[0:300, 90:340], picture(HOPPER)[20:420, 80:430]
    canvas = np.full((480, 700, 3), 90, np.uint8)
    canvas[100:340, 20:220] = cv2.resize(small, (200, 240), interpolation=cv2.INTER_AREA)
    tracker = SteadyTracker()
    first = tracker.track(Frame(canvas, 0.0, 0))
    assert first is not None
    canvas[60:420, 350:665] = cv2.resize(large, (315, 360), interpolation=cv2.INTER_AREA)
    for index in range(1, 6):
        face = tracker.track(Frame(canvas, index / 30, index))
        assert face is not None
        assert apart(first.landmarks, face.landmarks) < 0.1
    tracker.close()
    with pytest.raises(PuppetError, match="closed"):
        tracker.track(Frame(canvas, 1.0, 9))
    tracker.close()


def test_no_face_is_none_and_may_come_later(steady: SteadyTracker) -> None:
    assert steady.track(Frame(np.full((120, 160, 3), 127, np.uint8), 0.0, 0)) is None
    steady.reset()
    assert isinstance(steady.track(Frame(picture(HOPPER), 0.1, 1)), Face)


def test_a_first_frame_as_portrait_rests_where_the_driver_is(steady: SteadyTracker) -> None:
    image = picture(HOPPER)
    maker = PortraitMaker()
    persona = maker.make(image, "Hopper")
    maker.close()
    assert isinstance(persona, Persona)
    driver = steady.track(Frame(image, 0.0, 0))
    assert driver is not None
    assert apart(persona.landmarks, driver.landmarks) < 1e-4
