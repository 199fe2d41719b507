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
from puppet.warp.eyeball import LEFT, LIDS_MOST, NARROWER, RIGHT, TURNED, WIDER, Eyeball, move_lids
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
    closed = move_lids(target, persona.landmarks)
    tracker = MediaPipeTracker(static=True)
    seen = tracker.track(Frame(warp.render(target), 0.0, 0))
    tracker.close()
    assert seen is not None
    for eye in (RIGHT, LEFT):
        assert eye.opening(closed) < 0.02
        assert eye.opening(seen.landmarks) < 0.7 * eye.opening(persona.landmarks)


def test_lids_at_rest_are_left_as_they_are_and_others_go_further(persona: Persona) -> None:
    """A tracker sees less of their movement than there is. How much further they go has its limit."""
    assert np.array_equal(move_lids(persona.landmarks, persona.landmarks), persona.landmarks)
    rest = RIGHT.opening(persona.landmarks)
    for ratio, share in ((1.2, WIDER), (0.9, NARROWER)):
        asked = faces.with_lids(persona.landmarks, ratio)
        moved = move_lids(asked, persona.landmarks)
        way = RIGHT.opening(asked) - rest
        assert RIGHT.opening(moved) - rest == pytest.approx((1 + share) * way, rel=0.05)
        others = np.setdiff1d(np.arange(478), [*RIGHT.upper, *LEFT.upper])
        assert np.array_equal(moved[others], asked[others])
    asked = faces.with_lids(persona.landmarks, 3.0)
    assert RIGHT.opening(move_lids(asked, persona.landmarks)) < RIGHT.opening(asked) + 1.05 * LIDS_MOST


def test_eyes_that_the_portrait_has_shut_open_as_far_as_asked_and_a_little_further(persona: Persona) -> None:
    shut = faces.with_lids(persona.landmarks, 0.05)
    opening = RIGHT.opening(move_lids(persona.landmarks, shut))
    assert 0 < opening - RIGHT.opening(persona.landmarks) < 1.05 * LIDS_MOST


def test_lids_close_without_a_jump(persona: Persona) -> None:
    openings = [
        RIGHT.opening(move_lids(faces.with_lids(persona.landmarks, ratio), persona.landmarks))
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


def test_a_gaze_goes_further_than_the_tracker_sees_and_a_tremor_does_not(persona: Persona) -> None:
    """An eye with a black iris in a large white: how far the iris slides, by how far it is asked to."""
    points = persona.landmarks * np.float32(8)
    image = np.full((persona.size[1] * 8, persona.size[0] * 8, 3), 240, np.uint8)
    width = float(np.linalg.norm(points[RIGHT.upper[0], :2] - points[RIGHT.upper[-1], :2]))
    radius = 0.15 * width
    iris = points[list(RIGHT.iris)]
    points[list(RIGHT.iris)] = iris[0] + (iris - iris[0]) * np.float32(
        radius / np.linalg.norm(iris[1:] - iris[0], axis=1).mean()
    )
    cv2.circle(image, tuple(int(v) for v in iris[0, :2].round()), round(radius), (0, 0, 0), -1, cv2.LINE_AA)
    eye = Eyeball(image, points, RIGHT)

    def place(landmarks: Points) -> float:
        picture = np.full_like(image, 240)
        eye.draw(picture, landmarks, 1.0)
        _, x = np.nonzero(picture[..., 0] < 120)
        return float(x.mean())

    rest = place(points)
    for asked in (0.05, 0.5, 1.0):
        moved = points.copy()
        moved[list(RIGHT.iris), 0] += asked * radius
        expected = asked * (1 + TURNED * asked)
        assert (place(moved) - rest) / radius == pytest.approx(expected, abs=0.06)


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
