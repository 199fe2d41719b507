"""The inside of the mouth: sprites of teeth, gums and tongue in the portrait's light, behind its lips."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.motion.pose import Pose, from_angles, relative
from puppet.topology import LIPS_INNER, LIPS_INNER_UPPER, LIPS_MIDDLE, LIPS_OUTER
from puppet.warp.mouth import Mouth, MouthPatch, _darken_corners, light_on_teeth, lip_gap
from puppet.warp.mouthsprites import FOLDER, MouthSet, Part, mouth_sets
from tests import known_faces as faces

SETS = range(4)
ENAMEL, FLESH = np.array([220.0, 220.0, 220.0]), np.array([160.0, 0.0, 0.0])


@pytest.fixture(scope="module")
def closed() -> tuple[Image, Points]:
    """A portrait with closed lips, its mouth about 80 pixels wide."""
    points = faces.with_closed_mouth(faces.landmarks(faces.COLLINS))
    scale = 80 / float(np.linalg.norm(points[61] - points[291]))
    image = cv2.resize(faces.picture(faces.COLLINS), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return image, (points * np.float32(scale)).astype(np.float32)


def opened(points: Points, by: float) -> Points:
    """Jaw and lower lip down, and a little of the upper teeth bared."""
    target = faces.with_mouth(points, by)
    target[LIPS_MIDDLE[0], 1] -= 2
    return target


def patch_of(mouth: Mouth, rest: Points, target: Points, image: Image) -> MouthPatch:
    patch = mouth.patch(target, relative(rest.astype(float), target.astype(float)), (image.shape[1], image.shape[0]))
    assert patch is not None
    return patch


def draw(part: Part, turn: NDArray[np.float64], pixels: float = 200) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A part alone at the middle of 300 x 400 pixels: its colour, and how much covers what is behind."""
    out, clear = np.zeros((300, 400, 3), np.float32), np.ones((300, 400), np.float32)
    part.draw(pixels * turn[:2], np.array([200.0, 150.0]), ENAMEL, FLESH, clear, out)
    return out, 1 - clear


def enamel(colour: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where teeth are: flesh has no green here."""
    return colour[..., 1] > 40


def test_sprites_are_small_numbers_with_their_notice() -> None:
    assert len(mouth_sets()) == len(SETS)
    files = [path for path in FOLDER.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 400_000
    assert "Copyright (c) 2020 USC Institute for Creative Technologies" in (FOLDER / "NOTICE").read_text()
    for entry in mouth_sets():
        for part in (entry.cavity, entry.tongue, entry.lower, entry.upper):
            assert len(part.levels) == 4
            for layer in part.levels:
                assert layer.dtype == np.float32
                assert layer.min() >= 0
                assert layer[..., 2].max() <= 1
                assert layer[..., :2].sum(2).max() <= 255 / 200 + 1e-3
            assert part.levels[0][..., 2].mean() > 0.3
        assert entry.cavity.levels[0][..., 0].max() == 0
        assert entry.tongue.levels[0][..., 0].max() == 0
        assert entry.upper.levels[0][..., 0].max() > 0.5


def test_teeth_have_the_size_of_teeth() -> None:
    """Upper incisors are about 10 mm high in a mouth of 50 mm, their edge shows below closed lips by 1 to 3 mm, and
    they stand over the lower ones."""
    sizes = []
    for entry in mouth_sets():
        assert 0.0 < entry.upper_edge[1] < 0.06
        assert entry.lower_shut[1] < entry.upper_edge[1]
        teeth = enamel(draw(entry.upper, np.eye(3))[0])
        crown = np.flatnonzero(teeth[:, 200 + 16])
        assert 0.12 < len(crown) / 200 < 0.24
        assert (crown[-1] - 150) / 200 == pytest.approx(entry.upper_edge[1], abs=0.03)
        row = np.flatnonzero(teeth.any(0))
        assert 0.9 < (row[-1] - row[0]) / 200 < 1.25
        sizes.append(len(crown))
    assert max(sizes) > 1.1 * min(sizes)


@pytest.mark.parametrize("yaw", [-25.0, 25.0])
def test_a_turned_row_shifts_and_narrows_on_its_far_side(yaw: float) -> None:
    entry: MouthSet = mouth_sets()[0]
    front, turned = (enamel(draw(entry.upper, from_angles(angle, 0, 0))[0]).any(0) for angle in (0.0, yaw))
    before, after = (np.flatnonzero(columns)[[0, -1]] - 200 for columns in (front, turned))
    far, near = (1, 0) if yaw > 0 else (0, 1)  # the face turns towards the picture's right
    assert abs(after[far]) < 0.75 * abs(before[far])
    assert abs(after[near]) > abs(after[far])


def test_a_head_that_looks_up_shows_the_arch() -> None:
    """The row's ends, further back, sink below its middle when the face looks up and rise when it looks down."""
    upper = mouth_sets()[0].upper

    def sink(pitch: float) -> float:
        teeth = enamel(draw(upper, from_angles(0, pitch, 0))[0])
        left, middle, right = (int(np.flatnonzero(teeth[:, x])[-1]) for x in (140, 190, 260))
        return (left + right) / 2 - middle

    assert sink(-20) > sink(0) + 4
    assert sink(20) < sink(0) - 4


def test_closed_lips_draw_nothing(closed: tuple[Image, Points]) -> None:
    image, points = closed
    mouth = Mouth(image, points)
    still = relative(points.astype(float), points.astype(float))
    assert mouth.patch(points, still, (image.shape[1], image.shape[0])) is None
    picture = image.copy()
    mouth.draw(picture, points, still)
    assert np.array_equal(picture, image)


@pytest.mark.parametrize("variant", SETS)
def test_teeth_sit_under_the_upper_lip(closed: tuple[Image, Points], variant: int) -> None:
    """Below the upper lip a bright edge, below that the dark of the mouth."""
    image, points = closed
    target = opened(points, 0.25)
    target[list(LIPS_INNER_UPPER[2:-2]), 1] -= 8
    patch = patch_of(Mouth(image, points, variant), points, target, image)
    middle = round(float(target[LIPS_MIDDLE[0], 0])) - patch.left
    column = patch.colour[:, middle - 2 : middle + 3].astype(float).mean((1, 2))[patch.cover[:, middle] > 200]
    edge = int(np.argmax(column[: len(column) // 2]))
    assert column[edge] > 1.5 * column[edge : edge + len(column) // 3].min()
    assert column[edge] < 255


def test_the_jaw_takes_the_lower_row_along(closed: tuple[Image, Points]) -> None:
    """As the jaw drops, the upper row stays where the head is, and lower row and tongue go down."""
    image, points = closed
    mouth = Mouth(image, points, 0)
    upper, lower = [], []
    for by in (0.1, 0.2, 0.3):
        target = points.copy()
        # The lips are drawn well apart, so that both rows are seen whatever the jaw does.
        shape = target[list(LIPS_INNER), :2]
        target[list(LIPS_INNER), :2] = shape.mean(0) + (shape - shape.mean(0)) * [1, 0] + [0, 1]
        target[LIPS_MIDDLE[0], 1] -= 14
        target[LIPS_MIDDLE[1], 1] += 0.1 * np.linalg.norm(points[33] - points[263])
        target[152, 1] += by * np.linalg.norm(points[33] - points[263])
        pose = relative(points.astype(float), target.astype(float))
        cover = np.full((120, 120), 255, np.uint8)
        low = target[list(LIPS_MIDDLE), :2].mean(0).astype(int) - 60
        inside, clear, _ = mouth._inside(target, pose, low, cover)
        bright = inside[:, 58:63].mean((1, 2))
        upper.append(int(np.argmax(bright[40:70])) + 40)
        assert clear.min() == 0
        rises = np.diff(bright)
        lower.append(int(np.argmax(rises[upper[-1] + 4 :])) + upper[-1] + 4)
    assert max(upper) - min(upper) <= 2
    assert np.all(np.diff(lower) >= 3)


def test_a_grey_portrait_gets_a_grey_mouth(closed: tuple[Image, Points]) -> None:
    image, points = closed
    grey = np.repeat(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[..., None], 3, 2)
    for variant in SETS:
        patch = patch_of(Mouth(grey, points, variant), points, opened(points, 0.3), image)
        assert np.ptp(patch.colour.astype(int), axis=2).max() <= 2


def test_the_mouth_takes_the_portraits_light_and_hue(closed: tuple[Image, Points]) -> None:
    image, points = closed
    target = opened(points, 0.3)
    plain = patch_of(Mouth(image, points, 0), points, target, image).colour.astype(float)
    dim = patch_of(Mouth((image * 0.5).astype(np.uint8), points, 0), points, target, image).colour
    assert dim.mean() == pytest.approx(0.5 * plain.mean(), rel=0.1)
    blue = (image * np.array([0.7, 0.85, 1.0])).astype(np.uint8)
    tinted = patch_of(Mouth(blue, points, 0), points, target, image).colour.astype(float)
    assert tinted[..., 2].mean() / tinted[..., 0].mean() > 1.15 * plain[..., 2].mean() / plain[..., 0].mean()


def test_teeth_are_no_brighter_than_the_face_allows(closed: tuple[Image, Points]) -> None:
    """In speech real teeth are mostly in the lips' shadow: nothing far above the skin, the rest well below it.

    Real lips that part by 0.05 to 0.07 of their width show 0.70 to 1.07 of the skin's light at most, and half as much
    in the middle (seven portraits, quartiles).
    """
    image, points = closed
    skin = image[points[[50, 280, 151, 6], 1].astype(int), points[[50, 280, 151, 6], 0].astype(int)].mean()
    for by, most in ((0.06, 1.0), (0.2, 1.15)):
        patch = patch_of(Mouth(image, points), points, faces.with_mouth(points, by), image)
        inside = patch.colour[patch.cover > 200].mean(1)
        assert np.percentile(inside, 95) < most * skin
        assert np.median(inside) < 0.8 * skin


def test_the_same_face_gets_the_same_mouth_at_any_size(closed: tuple[Image, Points]) -> None:
    image, points = closed
    half = cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    assert Mouth(image, points)._set is Mouth(half, points * np.float32(0.5))._set
    assert Mouth(image, points, 1)._set is not Mouth(image, points, 2)._set
    assert Mouth(image, points, 5)._set is Mouth(image, points, 1)._set


def test_patches_are_clipped_to_the_picture(closed: tuple[Image, Points]) -> None:
    image, points = closed
    target = opened(points, 0.3)
    mouth, pose = Mouth(image, points), relative(points.astype(float), target.astype(float))
    edge = round(float(target[LIPS_MIDDLE[0], 0]))
    patch = mouth.patch(target, pose, (edge, image.shape[0]))
    assert patch is not None
    assert patch.left + patch.cover.shape[1] <= edge
    far = Pose(pose.rotation, pose.scale, pose.translation + np.array([1e4, 0, 0]))
    assert mouth.patch(target + np.float32([1e4, 0, 0]), far, (image.shape[1], image.shape[0])) is None


def test_a_mouth_costs_little_beside_the_blur_of_a_picture(closed: tuple[Image, Points]) -> None:
    """Measured against work of a known size, so that a slow machine is no failure."""
    image, points = closed
    target = opened(points, 0.3)
    mouth, pose = Mouth(image, points), relative(points.astype(float), target.astype(float))
    canvas = np.zeros((512, 512, 3), np.float32)

    def median(step: object) -> float:
        assert callable(step)
        times = []
        for _ in range(15):
            start = time.process_time()
            step()
            times.append(time.process_time() - start)
        return float(np.median(times))

    blur = median(lambda: cv2.GaussianBlur(canvas, (0, 0), 3))
    assert median(lambda: Mouth(image, points)) < blur
    assert median(lambda: mouth.patch(target, pose, (image.shape[1], image.shape[0]))) < blur


def test_sprites_are_found_beside_the_program() -> None:
    assert Path(__file__).resolve().parent.parent / "assets" / "mouth" == FOLDER
    assert lip_gap(faces.landmarks(faces.COLLINS)) > 0.01


# ---- as real ones are ------------------------------------------------------------------------------------------------


def brightest(image: Image, points: Points) -> NDArray[np.float64]:
    """The colour of the brightest fifth of what is between the lips."""
    inside = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(inside, [points[list(LIPS_INNER), :2].round().astype(np.int32)], 1)
    seen = image[inside > 0].astype(float)
    return seen[np.argsort(seen.sum(1))[-len(seen) // 5 :]].mean(0)


@pytest.fixture(scope="module")
def smiling() -> tuple[Image, Points]:
    """A real smile that shows teeth."""
    points = faces.landmarks(faces.COLLINS)
    scale = 80 / float(np.linalg.norm(points[61] - points[291]))
    image = cv2.resize(faces.picture(faces.COLLINS), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return image, (points * np.float32(scale)).astype(np.float32)


def test_drawn_teeth_are_as_bright_as_real_ones(smiling: tuple[Image, Points]) -> None:
    image, points = smiling
    assert lip_gap(points) > 0.08
    drawn = image.copy()
    patch_of(Mouth(image, points), points, points, image).over(drawn)
    assert not np.array_equal(drawn, image)
    assert np.abs(brightest(drawn, points) - brightest(image, points)).max() < 20


def test_teeth_take_their_colour_from_the_portraits_own(smiling: tuple[Image, Points]) -> None:
    image, points = smiling
    stained = image.copy()
    inside = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(inside, [points[list(LIPS_INNER), :2].round().astype(np.int32)], 1)
    stained[inside > 0] = (stained[inside > 0] * np.array([1.0, 0.95, 0.6])).astype(np.uint8)
    wide = faces.with_mouth(points, 0.3)

    def yellow(portrait: Image) -> float:
        colour = brightest(paint(portrait, points, wide), wide)
        return float(colour[0] / colour[2])

    assert yellow(stained) > 1.3 * yellow(image)


def test_a_red_tongue_is_not_taken_for_teeth(smiling: tuple[Image, Points]) -> None:
    image, points = smiling
    tongue = image.copy()
    cv2.fillPoly(tongue, [points[list(LIPS_INNER), :2].round().astype(np.int32)], (230, 120, 110))
    wide = faces.with_mouth(points, 0.3)
    colour = brightest(paint(tongue, points, wide), wide)
    assert colour[0] / colour[2] < 1.35


def paint(portrait: Image, rest: Points, target: Points) -> Image:
    """The mouth layer of a portrait alone, on black."""
    picture = np.zeros_like(portrait)
    patch_of(Mouth(portrait, rest), rest, target, portrait).over(picture)
    return picture


def test_the_corners_of_a_smile_are_dark_and_those_of_a_wide_mouth_are_not(smiling: tuple[Image, Points]) -> None:
    image, points = smiling

    def corners(target: Points) -> float:
        """Light in the outermost tenth of the opening over that in its middle."""
        patch = patch_of(Mouth(image, points), points, target, image)
        light = patch.colour.astype(float).sum(2)
        seen = patch.cover > 128
        columns = np.flatnonzero(seen.any(0))
        at = (np.arange(light.shape[1]) - columns[0]) / (columns[-1] - columns[0])
        edge = seen & ((np.abs(at - 0.5) > 0.4) & (np.abs(at - 0.5) < 0.46))
        return float(light[edge].mean() / light[seen & (np.abs(at - 0.5) < 0.2)].mean())

    assert corners(points) < 0.55
    assert corners(faces.with_mouth(points, 0.75)) > 1.25 * corners(points)


def test_corners_are_dark_however_much_light_falls_on_them() -> None:
    slit = np.array([[0, 10], [50, 8], [100, 10], [50, 12]], np.float32)
    for light in (100, 255):
        shade = np.full((20, 101), light, np.uint8)
        _darken_corners(shade, slit, np.array([1.0, 0.0]))
        assert shade[10, 0] < 0.2 * light
        assert shade[10, 50] == light


def test_upper_teeth_lie_in_the_lips_shadow_until_a_smile_lifts_it(closed: tuple[Image, Points]) -> None:
    image, rest = closed
    mouth, talking = Mouth(image, rest), opened(rest, 0.25)

    def upper_teeth(target: Points) -> float:
        patch = patch_of(mouth, rest, target, image)
        rows = np.arange(len(patch.cover))[:, None] + patch.top
        columns = np.arange(patch.cover.shape[1]) + patch.left
        upper = (rows < target[list(LIPS_MIDDLE), 1].mean()) & (np.abs(columns - target[LIPS_MIDDLE[0], 0]) < 12)
        return float(np.percentile(patch.colour[upper & (patch.cover > 200)].astype(float).sum(1), 80))

    def wider(points: Points, by: float) -> Points:
        target = points.copy()
        lips = sorted({*LIPS_INNER, *LIPS_OUTER})
        middle = target[lips, 0].mean()
        target[lips, 0] = middle + by * (target[lips, 0] - middle)
        return target

    assert upper_teeth(talking) < 0.9 * upper_teeth(wider(talking, 1.3))


def test_a_portrait_s_own_teeth_are_not_darkened_twice(smiling: tuple[Image, Points]) -> None:
    """Teeth that a portrait shows between lips that do not smile lie in their shadow there already: drawn in the same
    pose they are as bright, and in a smile brighter."""
    image, points = smiling
    talking = points.copy()
    middle = points[list(LIPS_MIDDLE)].mean(0)
    lips = sorted({*LIPS_INNER, *LIPS_OUTER})
    talking[lips, 0] = middle[0] + 0.72 * (points[lips, 0] - middle[0])
    inside = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(inside, [points[list(LIPS_INNER), :2].round().astype(np.int32)], 1)
    image = np.where(inside[..., None] > 0, image * 0.7, image).astype(np.uint8)
    drawn = image.copy()
    patch_of(Mouth(image, talking), talking, talking, image).over(drawn)
    assert light_on_teeth(float(np.ptp(talking[[61, 291], 0])) / Mouth(image, talking)._width - 1) < 0.8
    own, again = brightest(image, talking).mean(), brightest(drawn, talking).mean()
    assert 0.85 * own < again < 1.1 * own


def test_lines_between_teeth_are_faint() -> None:
    """Along a row in the light, neighbouring teeth are parted by a shade, not by a black line."""
    for entry in mouth_sets():
        teeth, cover = draw(entry.upper, np.eye(3))
        middle = 150 + round(200 * (entry.upper_edge[1] - 0.07))
        row = teeth[middle, 130:270, 1][cover[middle, 130:270] > 0.98]
        assert np.percentile(row, 3) > 0.6 * np.median(row)
