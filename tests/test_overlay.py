"""Light, paint and backgrounds laid over pictures in vectors, against what OpenCV and plain arithmetic make of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.model.place import GHOST, Place
from puppet.model.window import Window
from puppet.models import Crop, Image
from puppet.raster.kernels import blend_over
from puppet.raster.overlay import blend_paint, extent, lighten, paint_as_bytes, shares, shrink, taps
from puppet.raster.sampling import NO_NUMBERS, NO_SPANS, NO_WORDS, as_words, draw_layer
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


# ---- over a background -----------------------------------------------------------------------------------------------


def looked_up(layer: Image, x: NDArray[Any], y: NDArray[Any]) -> NDArray[np.float32]:
    """A layer between its pixels, colours and alpha apart."""
    at = [np.ascontiguousarray(a, np.float32) for a in (x, y)]
    return cv2.remap(layer.astype(np.float32), *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def lattice(height: int, width: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    y, x = np.mgrid[:height, :width].astype(np.float32)
    return x, y


def test_every_colour_at_every_alpha_lies_over_every_background_as_plain_division_has_it() -> None:
    over, alpha = np.meshgrid(np.arange(256), np.arange(256))
    for under in (0, 1, 100, 254, 255):
        layer = np.dstack([over, 255 - over, over // 2, alpha]).astype(np.uint8)
        background = np.full((256, 256, 4), under, np.uint8)
        out, picture, shown = (np.empty((256, 256, *more), np.uint8) for more in ((3,), (3,), ()))
        blend_over(layer, np.ascontiguousarray(background[..., :3]), out)
        draw_layer(
            as_words(layer), as_words(background), *lattice(256, 256), NO_NUMBERS, 1, 0, 256, 0, 256, NO_SPANS,
            picture, shown,
        )  # fmt: skip
        assert np.array_equal(picture, out)
        assert np.array_equal(shown, alpha)


def test_alpha_is_added_before_and_the_part_alone_is_drawn() -> None:
    layer, background, added = noise(50, 60, 4), noise(50, 60, 4, seed=1), soft(50, 60)
    picture, shown = np.full((50, 60, 3), 9, np.uint8), np.full((50, 60), 9, np.uint8)
    draw_layer(
        as_words(layer), as_words(background), *lattice(50, 60), added, 1, 7, 37, 11, 52, NO_SPANS, picture, shown
    )
    solid = np.clip(layer[..., 3] + 255 * added, 0, 255)
    expected = background[..., :3] * (1 - solid / 255)[..., None] + layer[..., :3] * (solid / 255)[..., None]
    part = np.s_[7:37, 11:52]
    assert apart(picture[part], expected[part]) <= 1.01  # alpha itself is rounded
    assert apart(shown[part], solid[part]) <= 0.501
    picture[part], shown[part] = 9, 9
    assert (picture == 9).all()
    assert (shown == 9).all()


@pytest.mark.parametrize("coarser", [1, 2, 3])
def test_a_layer_is_looked_up_between_its_pixels_by_maps_of_any_coarseness(coarser: int) -> None:
    """Straight maps, which are the same at any coarseness, in a picture whose sides coarser pixels do not divide."""
    layer = cv2.GaussianBlur(noise(90, 110, 4), (0, 0), 2)
    x, y = lattice(61, 73)
    straight = 1.3 * x - 0.2 * y + 9, 0.3 * x + 1.1 * y + 2
    n, m = -(-61 // coarser), -(-73 // coarser)
    own_x, own_y = ((a + 0.5) * coarser - 0.5 for a in lattice(n, m))
    maps = [np.ascontiguousarray(a) for a in (1.3 * own_x - 0.2 * own_y + 9, 0.3 * own_x + 1.1 * own_y + 2)]
    added = np.ascontiguousarray(0.004 * own_x - 0.003 * own_y, np.float32)
    picture, shown = np.empty((61, 73, 3), np.uint8), np.empty((61, 73), np.uint8)
    draw_layer(as_words(layer), NO_WORDS, *maps, added, coarser, 0, 61, 0, 73, NO_SPANS, picture, shown)
    expected = looked_up(layer, *straight)
    assert apart(picture, expected[..., :3]) <= 2  # a sixteenth of a pixel
    assert apart(shown, np.clip(expected[..., 3] + 255 * (0.004 * x - 0.003 * y), 0, 255)) <= 2.5


def squeezed(layer: Image, by: int, coarser: int = 2) -> tuple[Image, Image]:
    """A layer squeezed across by so much, and its alpha."""
    height, width = layer.shape[0], layer.shape[1] // by
    n, m = -(-height // coarser), -(-width // coarser)
    x, y = ((a + 0.5) * coarser - 0.5 for a in lattice(n, m))
    maps = [np.ascontiguousarray(a, np.float32) for a in ((x + 0.5) * by - 0.5, y)]
    picture, shown = np.empty((height, width, 3), np.uint8), np.empty((height, width), np.uint8)
    draw_layer(
        as_words(layer), NO_WORDS, *maps, NO_NUMBERS, coarser, 0, height, 0, width, NO_SPANS, picture, shown
    )  # fmt: skip
    return picture, shown


def test_what_is_squeezed_into_a_pixel_shows_in_its_mean() -> None:
    """Lines two pixels wide, of which single samples would show every one or none."""
    layer = np.full((20, 480, 4), 255, np.uint8)
    layer[:, np.arange(480) % 12 < 2, :3] = 0
    picture, shown = squeezed(layer, 12)
    assert apart(picture, 255 * 10 / 12) <= 24  # of four samples across
    assert (shown == 255).all()
    sampled, _ = squeezed(layer, 12, coarser=1)
    assert apart(sampled, 255 * 10 / 12) > 30
    gentle, _ = squeezed(layer, 4)
    assert apart(gentle, 255 * 10 / 12) > 60


def test_what_is_clear_gives_a_squeezed_pixel_no_colour() -> None:
    layer = np.zeros((8, 160, 4), np.uint8)
    layer[:, ::2] = (200, 100, 50, 255)
    layer[:, 80:] = (9, 99, 199, 0)
    picture, shown = squeezed(layer, 10)
    inside = np.s_[:, 1:7]
    assert apart(picture[inside], np.array([200, 100, 50])) <= 1
    assert shown[inside].min() > 40
    clear = np.s_[:, 9:]
    assert not shown[clear].any()
    assert apart(picture[clear], np.array([9, 99, 199])) <= 1  # whoever enlarges the picture mixes it into the outline


def test_nothing_is_looked_up_beyond_a_layer() -> None:
    layer = noise(20, 30, 4)
    x, y = lattice(40, 50)
    picture, shown = np.empty((40, 50, 3), np.uint8), np.empty((40, 50), np.uint8)
    far = 1e6 * (x - 25), 1e6 * (y - 20)
    draw_layer(as_words(layer), NO_WORDS, *far, NO_NUMBERS, 1, 0, 40, 0, 50, NO_SPANS, picture, shown)
    corners = layer[np.ix_(np.where(np.arange(40) > 20, 19, 0), np.where(np.arange(50) > 25, 29, 0))]
    assert np.array_equal(picture, corners[..., :3])
    assert np.array_equal(shown, corners[..., 3])


def test_beside_its_spans_a_row_is_the_background() -> None:
    layer, background = noise(30, 40, 4), noise(30, 40, 4, seed=1)
    layer[..., 3] = 255
    spans = np.zeros((30, 2), np.int32)
    spans[5:20] = (10, 33)
    picture, shown = np.empty((30, 40, 3), np.uint8), np.empty((30, 40), np.uint8)
    for columns in ((0, 40), (15, 30), (34, 40), (0, 8)):  # more than the span, within it, beside it
        draw_layer(
            as_words(layer), as_words(background), *lattice(30, 40), NO_NUMBERS, 1, 0, 30, *columns, spans, picture,
            shown,
        )  # fmt: skip
        inside = np.zeros((30, 40), bool)
        inside[5:20, 10:33] = True
        expected = np.where(inside[..., None], layer, background)[:, slice(*columns), :3]
        assert np.array_equal(picture[:, slice(*columns)], expected)
        assert np.array_equal(shown[:, slice(*columns)], 255 * inside[:, slice(*columns)])


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
    colour, where = np.zeros((SIZE + 12, SIZE + 9, 3), np.uint8), np.zeros((SIZE + 12, SIZE + 9), np.float32)
    paint_as_bytes(paint, mask, 0.2, 5, 3, colour, where)
    part = np.s_[5 : 5 + SIZE, 3 : 3 + SIZE]
    assert apart(colour[part], np.clip(127.5 * paint + 127.5, 0, 255)) <= 0.51
    assert np.array_equal(where[part], np.where(mask > np.float32(0.2), mask, 0))
    colour[part], where[part] = 0, 0
    assert not colour.any()
    assert not where.any()


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
    place, picture = Place(crop, (180, 160), SIZE), noise(160, 180, 3)
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
    window = Window(16, 8, 48, SIZE)
    place.paint(picture, np.ascontiguousarray(paint[window.part()]), np.ascontiguousarray(mask[window.part()]), window)
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
    place, faint = Place(Crop(20, 10, 150), (180, 160), SIZE), np.full((SIZE, SIZE), 0.009, np.float32)
    place.paint(picture, paint, faint, Window(0, 0, SIZE, SIZE))
    assert np.array_equal(picture, before)


# ---- what does not move ----------------------------------------------------------------------------------------------


def test_a_layer_reaches_as_far_as_it_moves_and_a_little_further() -> None:
    alpha = np.zeros((200, 240), np.uint8)
    alpha[80:101, 120:161] = 1  # on a lattice of two points a pixel
    shore = Shore(alpha, 2)
    for reach in (0.0, 3.5, 12.0):
        spans = shore.reached(reach)
        assert spans.shape == (100, 2)
        reached = np.flatnonzero(spans[:, 1])
        first, last = spans[reach_row := 45]
        more = np.array([40 - reached[0], reached[-1] + 1 - 51, 60 - first, last - 81])
        assert reach_row in reached
        assert (more >= reach).all()
        assert (more <= 1.5 * reach + 8).all()
        assert not spans[: reached[0]].any()
        assert shore.reached(reach) is spans  # kept
    assert np.array_equal(shore.reached(1000.0), np.tile([0, 120], (100, 1)))
    assert not Shore(np.zeros((40, 40), np.uint8), 2).reached(9.0).any()
