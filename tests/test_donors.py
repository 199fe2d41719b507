"""Further photographs of a person: what fits a pose best shows, in the portrait's light, and nothing pops."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from engines.eager import EagerEngine
from puppet.cv import cv2
from puppet.model.crop import SIZE
from puppet.model.engine import embed
from puppet.model.renderer import GeneratorRenderer
from puppet.model.seen import CropView
from puppet.model.weights import Weights
from puppet.models import Crop, Image, Persona, Points
from puppet.motion.pose import Head
from puppet.persona.portrait import resize_persona
from puppet.raster.drawing import to_crop
from puppet.topology import LIPS_INNER, LIPS_OUTER
from puppet.warp.donors import Donors
from puppet.warp.landmark_warp import LandmarkWarp
from puppet.warp.photofit import LEFT_SIDE, RIGHT_SIDE, PhotoFit, Region
from tests import known_faces as faces
from tests.networks import chance_weights

INSIDE = (40, 200, 60)
"""What is between the lips, and on closed lids, of the further photographs: a colour that no portrait has there."""


def persona_with(image: Image, landmarks: Points, name: str) -> Persona:
    height, width = image.shape[:2]
    mask = np.full((height, width), 255, np.uint8)
    return Persona(name, name, image, landmarks, Crop(0, 0, width), mask, np.full_like(image, 90))


@pytest.fixture(scope="module")
def portrait() -> Persona:
    """A real face, large, its lips brought together."""
    whole = resize_persona(
        persona_with(faces.picture(faces.COLLINS), faces.landmarks(faces.COLLINS), "main"), (900, 900)
    )
    left, top = 180, 0
    landmarks = whole.landmarks - np.float32([left, top, 0])
    image = np.ascontiguousarray(whole.image[top : top + 512, left : left + 512])
    closed = faces.with_closed_mouth(landmarks)
    warp = LandmarkWarp()
    warp.bind(persona_with(image, landmarks, "open"))
    return persona_with(warp.render(closed), closed, "main")


def photo_of(portrait: Persona, pose: Points, name: str, loop: tuple[int, ...] = LIPS_INNER) -> Persona:
    """The portrait in a pose, as a photograph; ``INSIDE`` shows within a loop of landmarks."""
    warp = LandmarkWarp()
    warp.bind(portrait)
    image = warp.render(pose)
    cv2.fillPoly(image, [pose[list(loop), :2].round().astype(np.int32)], INSIDE, cv2.LINE_AA)
    return persona_with(image, pose, name)


@pytest.fixture(scope="module")
def talking(portrait: Persona) -> Persona:
    """The portrait with a photograph that has an open mouth."""
    return replace(portrait, others=(photo_of(portrait, faces.with_mouth(portrait.landmarks, 0.3), "talking"),))


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "chance.safetensors")


def mouth_colour(picture: Image, pose: Points) -> np.ndarray:
    inside = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(inside, [pose[list(LIPS_INNER), :2].round().astype(np.int32)], 1)
    inside = cv2.erode(inside, np.ones((5, 5), np.uint8))
    assert inside.sum() > 100
    return picture[inside > 0].astype(float).mean(0)


def bound(persona: Persona) -> LandmarkWarp:
    warp = LandmarkWarp()
    warp.bind(persona)
    return warp


def test_an_open_mouth_is_the_photographs(portrait: Persona, talking: Persona) -> None:
    """Turned and opened as nobody was photographed, the mouth shows what the photograph has in it."""
    pose = faces.moved(faces.with_mouth(portrait.landmarks, 0.26), yaw=6, roll=5, shift=(5, -4), scale=0.95)
    lent, alone = bound(talking).render(pose), bound(portrait).render(pose)
    assert np.abs(mouth_colour(lent, pose) - INSIDE).max() < 25
    assert np.abs(mouth_colour(alone, pose) - INSIDE).max() > 60  # sprites are no such green
    away = cv2.dilate(np.any(lent != alone, axis=2).astype(np.uint8), np.ones((3, 3)))
    low = pose[list(LIPS_OUTER), :2].min(0) - 0.26 * Head(pose).unit
    high = pose[list(LIPS_OUTER), :2].max(0) + 0.26 * Head(pose).unit
    rows, columns = np.nonzero(away)
    assert np.all([columns.min(), rows.min()] > low)
    assert np.all([columns.max(), rows.max()] < high)


def test_at_rest_the_portrait_is_its_own(portrait: Persona, talking: Persona) -> None:
    assert np.array_equal(bound(talking).render(portrait.landmarks), bound(portrait).render(portrait.landmarks))


def test_closed_lids_are_the_photographs_and_hide_the_eyeball(portrait: Persona) -> None:
    asleep = faces.with_lids(portrait.landmarks, 0.1)
    lids = (33, 247, 30, 29, 27, 28, 56, 190, 133, 155, 154, 153, 145, 144, 163, 7)
    persona = replace(portrait, others=(photo_of(portrait, asleep, "asleep", lids),))
    lent, alone = bound(persona).render(asleep), bound(portrait).render(asleep)
    eye = np.zeros(lent.shape[:2], np.uint8)
    cv2.fillPoly(eye, [asleep[list(lids), :2].round().astype(np.int32)], 1)
    eye = cv2.erode(eye, np.ones((3, 3), np.uint8)) > 0
    green = (1.5 * lent[..., 0] < lent[..., 1]) & (1.5 * lent[..., 2] < lent[..., 1])
    assert green[eye].mean() > 0.8
    assert np.abs(alone[eye].astype(float).mean(0) - INSIDE).max() > 40
    other = faces.moved(portrait.landmarks, yaw=3)  # open eyes stay the portrait's
    assert np.array_equal(bound(persona).render(other), bound(portrait).render(other))


def turned(portrait: Persona, yaw: float) -> Persona:
    """The portrait as if it had been taken of a turned head."""
    warp = LandmarkWarp()
    warp.bind(portrait)
    pose = faces.moved(portrait.landmarks, yaw=yaw)
    return persona_with(warp.render(pose), pose, f"turned {yaw:.0f}")


@pytest.mark.parametrize(("yaw", "side"), [(-14.0, RIGHT_SIDE), (14.0, LEFT_SIDE)])
def test_a_side_that_the_portrait_hides_is_the_photographs(portrait: Persona, yaw: float, side: Region) -> None:
    """A turned portrait looks straight ahead: the cheek that comes into view is from where it was seen."""
    main, cheek = turned(portrait, yaw), list(side.core)
    marked = portrait.image.copy()
    middle = portrait.landmarks[cheek, :2].mean(0).round().astype(int)
    cv2.circle(marked, tuple(int(v) for v in middle), 12, (0, 0, 255), -1)
    persona = replace(main, others=(persona_with(marked, portrait.landmarks, "front"),))
    picture = bound(persona).render(portrait.landmarks).astype(int)
    blue = (picture[..., 2] - picture[..., 0] > 40) & (picture[..., 2] - picture[..., 1] > 40)
    assert blue.sum() > 100
    place = np.argwhere(blue).mean(0)[::-1]
    assert np.linalg.norm(place - middle) < 8
    assert np.array_equal(bound(persona).render(main.landmarks), bound(main).render(main.landmarks))
    further = faces.moved(main.landmarks, yaw=np.sign(yaw) * 5)  # what is turned away still more stays the portrait's
    assert np.array_equal(bound(persona).render(further), bound(main).render(further))


def test_sides_fade_into_each_other(portrait: Persona) -> None:
    heads = [Head(faces.moved(portrait.landmarks, yaw=yaw)) for yaw in (-30, 0, 30)]
    fit = PhotoFit(heads, [1.0] * 3)
    poses = [Head(faces.moved(portrait.landmarks, yaw=yaw)) for yaw in np.linspace(-35, 35, 351)]
    shares = np.array([np.concatenate(fit.weights(pose, np.zeros(3))[3:]) for pose in poses])
    assert np.abs(np.diff(shares, axis=0)).max() < 0.05
    assert shares[:, [1, 2, 4, 5]].max() > 0.5


def test_a_smooth_motion_gives_a_smooth_picture(portrait: Persona) -> None:
    """Over a slow opening and a turn the picture changes in small steps, whichever photograph it comes from."""
    shapes = [faces.with_mouth(portrait.landmarks, 0.18), faces.with_mouth(portrait.landmarks, 0.34)]
    shapes.append(faces.moved(faces.with_lids(shapes[0], 0.1), yaw=12))
    persona = replace(portrait, others=tuple(photo_of(portrait, shape, str(i)) for i, shape in enumerate(shapes)))
    with_others, alone = bound(persona), bound(portrait)

    def steps(renderer: LandmarkWarp, count: int) -> np.ndarray:
        pictures = []
        for t in np.linspace(0, 1, count):
            pose = faces.with_lids(faces.with_mouth(portrait.landmarks, 0.36 * t), 1 - 0.9 * t)
            pictures.append(renderer.render(faces.moved(pose, yaw=12 * t)).astype(np.float32))
        low, high = portrait.landmarks[:, :2].min(0).astype(int), portrait.landmarks[:, :2].max(0).astype(int)
        face = slice(low[1], high[1]), slice(low[0], high[0])
        return np.array([np.abs(b[face] - a[face]).mean() for a, b in pairwise(pictures)])

    coarse, fine = steps(with_others, 31), steps(with_others, 121)
    assert fine.max() < 0.5 * coarse.max()  # a jump would not shrink with the step
    assert fine.max() < 4 * steps(alone, 121).max()


def test_weights_are_continuous_and_few(portrait: Persona) -> None:
    poses = [faces.with_mouth(portrait.landmarks, opening) for opening in (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35)]
    fit = PhotoFit([Head(pose) for pose in poses], [1.0] * 8)
    seen = []
    for opening in np.linspace(0, 0.35, 701):
        weights = fit.weights(Head(faces.with_mouth(portrait.landmarks, opening)), np.zeros(8))
        seen.append(weights[0])
        assert all(one.min() >= 0 and one.sum() == pytest.approx(1) for one in weights)
    mouth = np.array(seen)
    assert np.abs(np.diff(mouth, axis=0)).max() < 0.1
    assert ((mouth > 0).sum(1) <= 3).all()
    assert list(mouth[::100].argmax(1)) == list(range(8))


def test_a_blurred_photograph_gives_way(portrait: Persona) -> None:
    heads = [Head(portrait.landmarks), *[Head(faces.with_mouth(portrait.landmarks, 0.3))] * 2]
    mouth = PhotoFit(heads, [1.0, 1.0, 0.3]).weights(heads[1], np.array([1.0, 0, 0]))[0]
    assert mouth == pytest.approx([0, 1, 0], abs=1e-6)


@pytest.mark.parametrize("tint", [(0.55, 0.7, 1.05), (1.0, 0.85, 0.7)])
def test_another_light_is_matched(talking: Persona, portrait: Persona, tint: tuple[float, float, float]) -> None:
    """The same photograph taken in other light looks as it does in the portrait's, with no seam on the skin."""
    pose = faces.with_mouth(portrait.landmarks, 0.28)
    photo = talking.others[0]
    dyed = np.clip(photo.image * np.array(tint), 0, 255).astype(np.uint8)
    lent = bound(replace(portrait, others=(replace(photo, image=dyed),))).render(pose).astype(float)
    wanted = bound(talking).render(pose).astype(float)
    assert np.abs(lent - wanted).max(2).mean() < 1
    around = np.any(wanted != bound(portrait).render(pose), axis=2)
    assert np.abs(lent - wanted)[around].mean() < 6
    assert np.abs(photo.image.astype(float) - dyed)[around].mean() > 18


def test_a_grey_portrait_gets_no_colour(talking: Persona) -> None:
    grey = np.repeat(cv2.cvtColor(talking.image, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    picture = bound(replace(talking, image=grey)).render(faces.with_mouth(talking.landmarks, 0.28))
    own = bound(replace(talking, image=grey, others=())).render(faces.with_mouth(talking.landmarks, 0.28))
    changed = np.any(picture != own, axis=2)
    assert changed.sum() > 1000
    assert np.ptp(picture[changed].astype(int), axis=1).mean() < 6


@pytest.mark.parametrize("scale", [0.4, 1.7])
def test_a_photograph_of_another_size_lends_the_same(portrait: Persona, talking: Persona, scale: float) -> None:
    pose = faces.with_mouth(portrait.landmarks, 0.28)
    side = round(512 * scale)
    other = resize_persona(talking.others[0], (side, side))
    picture = bound(replace(portrait, others=(other,))).render(pose)
    assert np.abs(mouth_colour(picture, pose) - INSIDE).max() < 30


def test_a_face_that_is_too_small_lends_nothing(portrait: Persona, talking: Persona) -> None:
    small = replace(portrait, others=(resize_persona(talking.others[0], (80, 80)),))
    pose = faces.with_mouth(portrait.landmarks, 0.28)
    assert np.array_equal(bound(small).render(pose), bound(portrait).render(pose))
    assert Donors(small).count == 0
    assert Donors(talking).count == 1


def test_the_network_sees_what_is_shown(talking: Persona) -> None:
    view = CropView(talking)
    pose = faces.with_mouth(talking.landmarks, 0.28)
    seen = view.look(to_crop(pose, view.crop, SIZE))
    assert seen.lent.unknown < 0.05
    colour = mouth_colour(seen.picture, to_crop(pose, view.crop, SIZE))
    assert np.abs(colour - mouth_colour(bound(talking).render(pose), pose)).max() < 12


def test_the_generator_leaves_alone_what_is_lent_and_mends_the_rest(
    portrait: Persona, talking: Persona, weights: Weights
) -> None:
    renderer = GeneratorRenderer(EagerEngine(weights), weights)
    pose = faces.with_mouth(portrait.landmarks, 0.28)
    renderer.bind(talking)
    mended, plain = renderer.render(pose), bound(talking).render(pose)
    assert np.abs(mouth_colour(mended, pose) - mouth_colour(plain, pose)).max() < 6
    assert not np.array_equal(mended, plain)


def test_photographs_speak_of_the_person_half_and_half(portrait: Persona, talking: Persona, weights: Weights) -> None:
    engine = EagerEngine(weights)
    given = []
    engine.bind = given.append  # type: ignore[method-assign]
    renderer = GeneratorRenderer(engine, weights)
    renderer.bind(portrait)
    renderer.bind(talking)
    renderer.bind(talking.others[0])
    alone, both, other = given
    assert np.array_equal(alone.adain, embed(weights, CropView(portrait).persona).adain)
    assert both.adain == pytest.approx((alone.adain + other.adain) / 2, abs=1e-5)
    assert not np.array_equal(both.adain, alone.adain)
    assert np.array_equal(both.spatial, alone.spatial)
