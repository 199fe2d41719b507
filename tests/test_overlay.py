"""Light, paint and backgrounds laid over pictures in vectors, against what OpenCV and plain arithmetic make of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.model.place import GHOST, Place
from puppet.models import Crop, Image
from puppet.raster.kernels import blend_over, settle
from puppet.raster.overlay import blend_paint, extent, lighten, paint_as_bytes, shares, shrink, taps
from puppet.warp.shore import Shore

SIZE = 64  # of the network's crop here


def noise(*shape: int, seed: int = 0) -> Image:
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def soft(*shape: int, seed: int = 0) -> NDArray[np.float32]:
    """Smooth numbers, the largest of them 1 or -1."""
    values = cv2.GaussianBlur(np.random.default_rng(seed).standard_normal(shape).astype(np.float32), (0, 0), 3)
    return np.ascontiguousarray(values / np.abs(values).max(), np.float32)


def apart(a: NDArray[Any], b: NDArray[Any]) -> float:
    return float(np.abs(a.astype(float) - b).max())


def words(layer: Image) -> NDArray[np.uint32]:
    return layer.view(np.uint32)[..., 0]


# ---- over a background -----------------------------------------------------------------------------------------------


def test_every_colour_at_every_alpha_lies_over_every_background_as_plain_division_has_it() -> None:
    over, alpha = np.meshgrid(np.arange(256), np.arange(256))
    for under in (0, 1, 100, 254, 255):
        layer = np.dstack([over, 255 - over, over // 2, alpha]).astype(np.uint8)
        background = np.full((256, 256, 4), under, np.uint8)
        out = np.empty((256, 256, 3), np.uint8)
        blend_over(layer, np.ascontiguousarray(background[..., :3]), out)
        settle(words(layer), words(background), 0, 0, np.empty((0, 0), np.float32))
        assert np.array_equal(layer[..., :3], out)
        assert np.array_equal(layer[..., 3], alpha)


def test_alpha_is_added_before_and_the_background_is_that_of_the_part() -> None:
    layer, background = noise(30, 41, 4), noise(50, 60, 4, seed=1)
    added = soft(30, 41)
    solid = np.clip(layer[..., 3] + 255 * added, 0, 255)
    expected = background[7:37, 11:52, :3] * (1 - solid / 255)[..., None] + layer[..., :3] * (solid / 255)[..., None]
    settle(words(layer), words(background), 7, 11, added)
    assert apart(layer[..., :3], expected) <= 1.01  # alpha itself is rounded
    assert apart(layer[..., 3], solid) <= 0.501


# ---- light and paint -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("coarse", "fine"), [(8, 40), (8, 37), (32, 33), (32, 32), (1, 9)])
def test_light_is_enlarged_and_added(coarse: int, fine: int) -> None:
    picture, light = noise(60, 70, 3), 90 * soft(coarse, coarse, 3)
    expected = picture.astype(np.float32)
    expected[5 : 5 + fine, 9 : 9 + fine] += cv2.resize(light, (fine, fine), interpolation=cv2.INTER_LINEAR)
    at, share = taps(coarse, fine)
    lighten(picture, 5, 9, light, at, share, at, share)
    assert apart(picture, np.clip(expected, 0, 255)) <= 0.501


@pytest.mark.parametrize(
    ("shape", "small"), [((50, 60), (20, 24)), ((50, 61), (49, 23)), ((7, 9), (1, 1)), ((40, 40), (40, 40))]
)
def test_a_part_is_made_smaller_as_opencv_does_it(shape: tuple[int, int], small: tuple[int, int]) -> None:
    height, width = shape
    for top, left in ((3, 2), (70 - height, 80 - width)):  # the second one reaches the picture's corner
        picture = noise(70, 80, 3)
        out = np.empty((*small, 3), np.uint8)
        shrink(picture, top, left, *shares(width, small[1]), *shares(height, small[0]), out)
        part = picture[top : top + height, left : left + width].astype(np.float32)
        assert apart(out, cv2.resize(part, small[::-1], interpolation=cv2.INTER_AREA)) <= 0.501


def test_a_masks_extent() -> None:
    mask = np.zeros((20, 30), np.float32)
    assert extent(mask) == (0, 0, 0, 0)
    mask[4, 7] = 0.1
    assert extent(mask) == (4, 5, 7, 8)
    mask[11, 3] = mask[9, 29] = 1
    assert extent(mask) == (4, 12, 3, 30)
    assert extent(np.ones((3, 2), np.float32)) == (0, 3, 0, 2)


def test_paint_becomes_bytes_and_a_faint_mask_nothing() -> None:
    paint, mask = 1.3 * soft(SIZE, SIZE, 3), np.abs(soft(SIZE, SIZE, seed=2))
    colour, where = np.empty(paint.shape, np.uint8), np.empty(mask.shape, np.float32)
    paint_as_bytes(paint, mask, 0.2, colour, where)
    assert apart(colour, np.clip(127.5 * paint + 127.5, 0, 255)) <= 0.51
    assert np.array_equal(where, np.where(mask > np.float32(0.2), mask, 0))


def test_paint_takes_the_place_of_what_is_coarse_and_of_ghosts() -> None:
    picture, mask = noise(50, 60, 3), np.maximum(soft(40, 44, seed=3), 0)
    paint, coarse = noise(40, 44, 3, seed=4), noise(30, 28, 3, seed=5)
    mask[12:15] = 0
    part, m = picture[8:38, 5:33].astype(float), np.minimum(mask[6:36, 10:38], 1)[..., None].astype(float)
    by = paint[6:36, 10:38].astype(float) - coarse
    gone = np.minimum(np.abs(by).sum(-1, keepdims=True) / (3 * GHOST), 1)
    expected = picture.astype(float)
    expected[8:38, 5:33] = np.clip(part + m * (by - gone * (part - coarse)), 0, 255)
    blend_paint(picture, 8, 5, mask, paint, 6, 10, coarse, GHOST)
    assert apart(picture, expected) <= 0.51


# ---- in its place ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("crop", [Crop(20, 10, 150), Crop(-30, -20, 150), Crop(60, 40, 150), Crop(30, 30, 50)])
def test_a_crop_is_lit_and_painted_as_one_enlarged_whole_would_be(crop: Crop) -> None:
    """Inside the portrait, beyond its borders, and smaller than what the network sees."""
    place, picture = Place(crop, (180, 160)), noise(160, 180, 3)
    side = int(crop.size)
    canvas = np.zeros((400, 400, 3), np.float32)
    canvas[100:260, 100:280] = picture
    y, x = 100 + int(crop.y), 100 + int(crop.x)
    light = 60 * soft(SIZE // 8, SIZE // 8, 3)
    canvas[y : y + side, x : x + side] += cv2.resize(light, (side, side), interpolation=cv2.INTER_LINEAR)
    lit = np.clip(canvas[100:260, 100:280], 0, 255)
    place.shade(picture, light)
    assert apart(picture, lit) <= 0.501

    mask = np.zeros((SIZE, SIZE), np.float32)
    mask[20:44, 24:50] = 1
    paint = np.broadcast_to(np.float32([1, -1, 0.5]), (SIZE, SIZE, 3)).copy()
    place.paint(picture, paint, mask)
    ways = cv2.INTER_LINEAR if side > SIZE else cv2.INTER_AREA
    canvas[:], canvas[y : y + side, x : x + side, 0] = 0, cv2.resize(mask, (side, side), interpolation=ways)
    where = canvas[100:260, 100:280, 0]
    assert apart(picture[where == 0], lit[where == 0]) <= 0.501
    assert (where == 1).sum() > 100
    assert apart(picture[where == 1], np.array([255, 0, 191])) <= 1  # far from grey: nothing of it is left


def test_a_mask_of_nothing_paints_nothing() -> None:
    picture = noise(160, 180, 3)
    before = picture.copy()
    paint = np.ones((SIZE, SIZE, 3), np.float32)
    Place(Crop(20, 10, 150), (180, 160)).paint(picture, paint, np.full((SIZE, SIZE), 0.009, np.float32))
    assert np.array_equal(picture, before)


# ---- what does not move ----------------------------------------------------------------------------------------------


def test_a_layer_reaches_as_far_as_it_moves_and_a_little_further() -> None:
    alpha = np.zeros((200, 240), np.uint8)
    alpha[80:101, 120:161] = 1  # on a lattice of two points a pixel
    shore, whole = Shore(alpha, 2), (slice(0, 100), slice(0, 120))
    for reach in (0.0, 3.5, 12.0):
        rows, columns = shore.reached(whole, reach) or (slice(0, 0), slice(0, 0))
        more = np.array([40 - rows.start, rows.stop - 51, 60 - columns.start, columns.stop - 81])
        assert (more >= reach).all()
        assert (more <= 1.5 * reach + 4).all()
    assert shore.reached((slice(0, 20), slice(10, 120)), 3.0) is None
    assert shore.reached((slice(0, 20), slice(10, 120)), 1000.0) == (slice(0, 20), slice(10, 120))
    beside = shore.reached((slice(30, 45), slice(70, 120)), 1.0)
    assert beside is not None
    assert (beside[0].stop, beside[1].start) == (45, 70)
    assert Shore(np.zeros((40, 40), np.uint8), 2).reached((slice(0, 20), slice(0, 20)), 9.0) is None
