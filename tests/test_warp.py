"""The landmark warp on a real photograph: what must stay, what must move, and what shows behind lids and lips."""

from __future__ import annotations

import numpy as np
import pytest

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Frame, Image, Persona, Points
from puppet.persona.portrait import PortraitMaker, resize_persona
from puppet.topology import LEFT_IRIS, LIPS_INNER, RIGHT_IRIS
from puppet.tracking.tracker import MediaPipeTracker
from puppet.warp.eyeball import LEFT, RIGHT, close_lids
from puppet.warp.landmark_warp import LandmarkWarp
from puppet.warp.mouth import lip_gap
from tests import known_faces as faces


@pytest.fixture(scope="module")
def persona() -> Persona:
    maker = PortraitMaker()
    made = maker.make(faces.COLLINS)
    maker.close()
    assert isinstance(made, Persona)
    return resize_persona(made, (512, round(512 * made.size[1] / made.size[0])))


@pytest.fixture(scope="module")
def warp(persona: Persona) -> LandmarkWarp:
    renderer = LandmarkWarp()
    renderer.bind(persona)
    return renderer


def shut(persona: Persona) -> Points:
    """The portrait with its lips brought together, whatever they do in the photograph."""
    return faces.with_closed_mouth(persona.landmarks)


def psnr(a: Image, b: Image) -> float:
    return float(10 * np.log10(255**2 / max(((a.astype(float) - b) ** 2).mean(), 1e-9)))


def around(points: Points, margin: float = 0) -> tuple[slice, slice]:
    low, high = points[:, :2].min(0) - margin, points[:, :2].max(0) + margin
    return slice(int(low[1]), int(high[1]) + 1), slice(int(low[0]), int(high[0]) + 1)


def test_at_rest_the_portrait_is_itself(persona: Persona, warp: LandmarkWarp) -> None:
    picture = warp.render(persona.landmarks)
    assert picture.shape == persona.image.shape
    assert picture.dtype == np.uint8
    assert psnr(picture, persona.image) > 36
    face = around(persona.landmarks)
    assert psnr(picture[face], persona.image[face]) > 38


def test_the_face_goes_where_the_landmarks_go(persona: Persona, warp: LandmarkWarp) -> None:
    """Tracked again in the rendered picture, the face has the pose, the mouth and the lids that were asked for."""
    target = faces.with_mouth(faces.moved(persona.landmarks, yaw=12, roll=6, shift=(8, 4)), 0.25)
    tracker = MediaPipeTracker(static=True)
    seen = tracker.track(Frame(warp.render(target), 0.0, 0))
    tracker.close()
    assert seen is not None
    between_eyes = np.linalg.norm(target[33, :2] - target[263, :2])
    assert np.linalg.norm(seen.landmarks[:, :2] - target[:, :2], axis=1).mean() / between_eyes < 0.04
    assert lip_gap(seen.landmarks) == pytest.approx(lip_gap(target), abs=0.12)


def test_closed_lids_leave_no_eyeball(persona: Persona, warp: LandmarkWarp) -> None:
    target = faces.with_lids(persona.landmarks, 0.15)
    closed = close_lids(target, persona.landmarks)
    tracker = MediaPipeTracker(static=True)
    seen = tracker.track(Frame(warp.render(target), 0.0, 0))
    tracker.close()
    assert seen is not None
    for eye in (RIGHT, LEFT):
        assert eye.opening(closed) < 0.02
        assert eye.opening(seen.landmarks) < 0.7 * eye.opening(persona.landmarks)


def test_lids_that_are_open_are_left_as_they_are(persona: Persona) -> None:
    assert np.array_equal(close_lids(persona.landmarks, persona.landmarks), persona.landmarks)
    wide = faces.with_lids(persona.landmarks, 1.2)
    assert np.array_equal(close_lids(wide, persona.landmarks), wide)


def test_lids_close_without_a_jump(persona: Persona) -> None:
    openings = [
        RIGHT.opening(close_lids(faces.with_lids(persona.landmarks, ratio), persona.landmarks))
        for ratio in np.linspace(1, 0, 60)
    ]
    steps = -np.diff(openings)
    assert steps.min() > -1e-6
    assert steps.max() < 0.03


@pytest.mark.parametrize("side", [-0.12, 0.12])
def test_the_iris_slides_as_a_whole_disc(persona: Persona, warp: LandmarkWarp, side: float) -> None:
    """The darkest disc of iris size in the eye is where the landmarks put the iris."""
    target = faces.with_gaze(persona.landmarks, side)
    picture = cv2.cvtColor(warp.render(target), cv2.COLOR_RGB2GRAY).astype(np.float32)
    for eye, iris in ((RIGHT, RIGHT_IRIS), (LEFT, LEFT_IRIS)):
        radius = np.linalg.norm(persona.landmarks[list(iris[1:]), :2] - persona.landmarks[iris[0], :2], axis=1).mean()
        start, end = target[eye.upper[0], :2], target[eye.upper[-1], :2]
        along = [start + t * (end - start) for t in np.linspace(0.2, 0.8, 61)]
        height = target[iris[0], 1]
        disc = cv2.blur(picture, (max(1, round(1.4 * radius)), max(1, round(radius))))
        darkness = [disc[round(height), round(float(point[0]))] for point in along]
        darkest = along[int(np.argmin(darkness))][0]
        assert darkest == pytest.approx(target[iris[0], 0], abs=0.7 * radius)


def test_an_opened_mouth_shows_an_inside_not_a_stretched_lip(persona: Persona, warp: LandmarkWarp) -> None:
    target = faces.with_mouth(shut(persona), 0.35)
    picture = warp.render(target)
    inside = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(inside, [target[list(LIPS_INNER), :2].round().astype(np.int32)], 1)
    inside = cv2.erode(inside, np.ones((5, 5), np.uint8))
    assert inside.sum() > 100
    dark = picture[inside > 0].astype(float).mean(1)
    skin = persona.image[around(persona.landmarks[[50, 280, 1]])].mean()
    assert np.percentile(dark, 20) < 0.5 * skin


def test_lips_that_meet_show_no_inside(persona: Persona) -> None:
    """On a portrait whose mouth is shut, the seam between the lips is the photograph's own."""
    closed = shut(persona)
    warp = LandmarkWarp()
    warp.bind(Persona(persona.id, "", persona.image, closed, persona.crop, persona.mask, persona.background))
    part = around(closed[list(LIPS_INNER)], 2)
    assert psnr(warp.render(closed)[part], persona.image[part]) > 30


def test_the_background_stands_still(persona: Persona, warp: LandmarkWarp) -> None:
    still = cv2.dilate(persona.mask, np.ones((61, 61), np.uint8)) == 0
    assert still.sum() > 500
    moved = warp.render(faces.moved(persona.landmarks, yaw=15, shift=(10, 0)))
    assert np.abs(moved[still].astype(int) - persona.background[still]).max() <= 2


def test_the_border_is_never_pulled_in(persona: Persona, warp: LandmarkWarp) -> None:
    rest, up = warp.render(persona.landmarks), warp.render(faces.moved(persona.landmarks, pitch=-12, shift=(0, -25)))
    assert psnr(up[-2:], rest[-2:]) > 25
    assert psnr(up[:, :2], rest[:, :2]) > 25


def test_a_new_portrait_is_shown_at_once(persona: Persona) -> None:
    renderer = LandmarkWarp()
    renderer.bind(persona)
    first = renderer.render(persona.landmarks)
    mirrored = Persona(
        "other", "", persona.image[:, ::-1].copy(), persona.landmarks, persona.crop,
        persona.mask[:, ::-1].copy(), persona.background[:, ::-1].copy(),
    )  # fmt: skip
    renderer.bind(mirrored)
    assert psnr(renderer.render(persona.landmarks), mirrored.image) > psnr(first, mirrored.image) + 5


def test_pictures_are_new_arrays(persona: Persona, warp: LandmarkWarp) -> None:
    first = warp.render(persona.landmarks)
    kept = first.copy()
    warp.render(faces.moved(persona.landmarks, yaw=10))
    assert np.array_equal(first, kept)


def test_a_shut_eye_can_be_opened(persona: Persona) -> None:
    """A portrait with closed eyes gets eyes in its own light when the driver opens them."""
    asleep = faces.with_lids(persona.landmarks, 0.1)
    renderer = LandmarkWarp()
    renderer.bind(Persona("", "", persona.image, asleep, persona.crop, persona.mask, persona.background))
    picture = renderer.render(persona.landmarks)
    x, y = persona.landmarks[RIGHT_IRIS[0], :2].round().astype(int)
    assert picture[y, x].mean() < 0.7 * picture[around(persona.landmarks[[50, 280]])].mean()


def test_misuse_is_refused(persona: Persona, warp: LandmarkWarp) -> None:
    with pytest.raises(PuppetError, match="portrait"):
        LandmarkWarp().render(persona.landmarks)
    broken = persona.landmarks.copy()
    broken[7, 1] = np.nan
    with pytest.raises(ValueError, match="finite"):
        warp.render(broken)
    with pytest.raises(ValueError, match="478"):
        warp.render(persona.landmarks[:468])


@pytest.mark.parametrize("far", [1e4, -1e4])
def test_landmarks_far_outside_do_no_harm(persona: Persona, warp: LandmarkWarp, far: float) -> None:
    assert warp.render(persona.landmarks + np.float32([far, 0, 0])).shape == persona.image.shape
