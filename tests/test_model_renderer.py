"""The generator's renderer: the face crop, and the network's work put over the warp."""

from __future__ import annotations

import numpy as np
import pytest

from puppet.cv import cv2
from puppet.model.crop import SIZE, crop_persona, cut, face_crop, from_crop
from puppet.models import Crop, Persona
from puppet.persona.portrait import resize_persona
from puppet.raster.drawing import to_crop
from puppet.topology import FACE_OVAL
from tests import known_faces as faces
from tests.fakes import face_points, persona_of


def scaled(size: tuple[int, int]) -> Persona:
    """A real portrait at one size, with its person taken to be all of it."""
    image = faces.picture(faces.COLLINS)
    height, width = image.shape[:2]
    whole = Persona(
        id="collins",
        name="Collins",
        image=image,
        landmarks=faces.landmarks(faces.COLLINS),
        crop=Crop(0, 0, width),
        mask=np.full((height, width), 255, np.uint8),
        background=np.full_like(image, 90),
    )
    return resize_persona(whole, size)


# ---- the crop --------------------------------------------------------------------------------------------------------


def test_the_crop_is_a_square_around_the_face() -> None:
    points = faces.landmarks(faces.COLLINS)
    crop = face_crop(points)
    oval = points[list(FACE_OVAL), :2]
    low, high = oval.min(0), oval.max(0)
    assert crop.size == pytest.approx(1.7 * (high - low).max(), abs=0.51)
    centre = np.array([crop.x, crop.y]) - 0.5 + crop.size / 2
    assert centre == pytest.approx((low + high) / 2, abs=0.51)
    inside = to_crop(points, crop, SIZE)[list(FACE_OVAL), :2]
    assert inside.min() > 0.15 * SIZE
    assert inside.max() < 0.85 * SIZE


def test_coordinates_go_into_the_crop_and_back() -> None:
    points = faces.landmarks(faces.HOPPER)
    crop = face_crop(points)
    there = to_crop(points, crop, SIZE)
    assert not np.allclose(there, points, atol=1)
    assert from_crop(there, crop) == pytest.approx(points, abs=1e-2)


@pytest.mark.parametrize("side", [160, 256, 500])
def test_what_is_cut_lies_where_its_landmarks_are(side: int) -> None:
    """A blurred dot on a landmark is found again at that landmark of the crop, whichever way it is scaled."""
    points = face_points(side * 1.6, side * 1.4)
    points[:, :2] += 0.3
    crop = face_crop(points)
    height, width = round(side * 1.4), round(side * 1.6)
    for index in (10, 152, 33, 263):
        y, x = np.mgrid[:height, :width]
        spread = (x - points[index, 0]) ** 2 + (y - points[index, 1]) ** 2
        image = np.round(255 * np.exp(-spread / (2 * (side / 60) ** 2))).astype(np.uint8)
        dot = cut(image, crop).astype(float)
        found = np.array([(dot.sum(axis) @ np.arange(SIZE)) / dot.sum() for axis in (0, 1)])
        assert found == pytest.approx(to_crop(points, crop, SIZE)[index, :2], abs=0.05)


def test_beyond_the_picture_its_border_goes_on() -> None:
    image = faces.picture(faces.COLLINS)[:80, :60]
    crop = Crop(-30, -20, 128)
    expected = cv2.copyMakeBorder(image, 20, 28, 30, 38, cv2.BORDER_REPLICATE)
    assert np.array_equal(cut(image, crop, 128), expected)
    outside = cut(image, Crop(500, 10, 16), 16)  # not even touching
    assert np.array_equal(outside, np.repeat(image[10:26, -1:], 16, axis=1))


@pytest.mark.parametrize("size", [(200, 200), (512, 512), (900, 900)])
def test_a_persona_is_cut_to_its_face(size: tuple[int, int]) -> None:
    persona = scaled(size)
    cropped = crop_persona(persona)
    scale = SIZE / face_crop(persona.landmarks).size
    assert cropped.id == persona.id
    assert cropped.image.shape == cropped.background.shape == (SIZE, SIZE, 3)
    assert cropped.mask.shape == (SIZE, SIZE)
    assert {cropped.image.dtype, cropped.background.dtype, cropped.mask.dtype} == {np.dtype(np.uint8)}
    assert cropped.landmarks.dtype == np.float32
    box = cropped.landmarks[list(FACE_OVAL), :2]
    assert (box.max(0) - box.min(0)).max() == pytest.approx(SIZE / 1.7, rel=0.02)
    assert (box.max(0) + box.min(0)) / 2 == pytest.approx([SIZE / 2 - 0.5] * 2, abs=0.51 * scale)
    assert cropped.crop.size == pytest.approx(persona.crop.size * scale)


def test_another_size_is_the_same_square() -> None:
    persona = persona_of(90, size=(200, 240))
    small, large = crop_persona(persona, 64), crop_persona(persona, 256)
    assert small.image.shape == (64, 64, 3)
    assert (small.landmarks[:, :2] + 0.5) * 4 == pytest.approx(large.landmarks[:, :2] + 0.5, abs=1e-3)
