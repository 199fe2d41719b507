"""Where the portrait stands: zoom, position, fit and fill, in numbers and in pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes import FakeRenderer, persona_of

from puppet.backdrop import Background, Kind
from puppet.compose import Composer
from puppet.framing import Glide, Placement, Stand
from puppet.live.prepared import prepare
from puppet.marks import Marks
from puppet.models import Persona, View

SIZE = (640, 360)
UPRIGHT = Stand(SIZE, (270, 360), (135.0, 130.0))
BROAD = Stand(SIZE, (640, 240), (320.0, 100.0))
PERSON = Stand(SIZE, (270, 360), (135.0, 130.0), cut_out=True)
STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0)


def edges(stand: Stand, placed: Placement) -> tuple[float, float, float, float]:
    """Left, right, top, bottom of the portrait in the picture."""
    width, height = stand.portrait
    right, bottom = placed.left + placed.scale * width, placed.top + placed.scale * height
    return placed.left, right, placed.top, bottom


# ---- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stand", [UPRIGHT, BROAD, PERSON], ids=["upright", "broad", "person"])
def test_at_first_it_stands_where_it_always_stood(stand: Stand) -> None:
    placed = stand.at(1, 0, 0, 0)
    width, height = stand.portrait
    assert (placed.scale, placed.left, placed.top) == (1.0, (640 - width) / 2, (360 - height) / 2)


@pytest.mark.parametrize("stand", [UPRIGHT, BROAD], ids=["upright", "broad"])
@pytest.mark.parametrize("zoom", [1.0, 1.3, 2.0, 4.0])
@pytest.mark.parametrize("fill", [0.0, 0.5, 1.0])
def test_no_gap_opens_that_need_not_be(stand: Stand, zoom: float, fill: float) -> None:
    for x in STEPS:
        for y in STEPS:
            left, right, top, bottom = edges(stand, stand.at(zoom, x, y, fill))
            for low, high, room in ((left, right, 640), (top, bottom, 360)):
                if high - low >= room - 1e-6:
                    assert low <= 1e-6
                    assert high >= room - 1e-6
                else:
                    assert low >= -1e-6
                    assert high <= room + 1e-6


def test_filling_leaves_no_gap_at_all() -> None:
    for stand in (UPRIGHT, BROAD):
        left, right, top, bottom = edges(stand, stand.at(1, 0, 0, 1))
        assert left <= 1e-6
        assert right >= 640 - 1e-6
        assert top <= 1e-6
        assert bottom >= 360 - 1e-6


def test_a_person_cut_out_never_floats() -> None:
    for zoom in (1.0, 1.5, 3.0):
        for x in STEPS:
            for y in STEPS:
                assert edges(PERSON, PERSON.at(zoom, x, y, 0))[3] >= 360 - 1e-6


def test_directions_are_what_they_say() -> None:
    for stand in (UPRIGHT, PERSON):
        for zoom in (1.0, 2.0):
            usual = stand.at(zoom, 0, 0, 0)
            assert stand.at(zoom, 0.5, 0, 0).left > usual.left > stand.at(zoom, -0.5, 0, 0).left
    assert UPRIGHT.at(2, 0, 0.5, 0).top > UPRIGHT.at(2, 0, 0, 0).top > UPRIGHT.at(2, 0, -0.5, 0).top


def test_an_enlarged_face_stays_in_the_picture() -> None:
    for zoom in (1.0, 1.5, 2.5, 4.0):
        placed = UPRIGHT.at(zoom, 0, 0, 0)
        x, y = placed.apply(np.array([UPRIGHT.face], np.float32))[0]
        assert 640 * 0.4 < x < 640 * 0.6
        assert 360 * 0.25 < y < 360 * 0.6


def test_zoom_and_fill_are_continuous() -> None:
    """No step in the middle of a glide, wherever something begins to overlap the picture."""
    for stand in (UPRIGHT, BROAD, PERSON):
        for x, y in ((0, 0), (0.7, -0.7), (-1, 1)):
            path = [stand.at(zoom, x, y, 0) for zoom in np.linspace(1, 4, 3000)]
            path += [stand.at(4, x, y, fill) for fill in np.linspace(0, 1, 3000)]
            numbers = np.array([(p.scale, p.left, p.top) for p in path])
            assert np.abs(np.diff(numbers, axis=0)).max() < 4.0


def test_the_glide_begins_at_once_ends_there_and_never_jumps() -> None:
    glide = Glide()
    glide.at(5.0)
    glide.wanted = View(zoom=2.0, x=-1.0, y=0.5, fill=True)
    seen = np.array([glide.at(5.0 + n / 30) for n in range(1, 30)])
    assert 1.1 < seen[0, 0] < 1.7
    assert np.abs(np.diff(seen, axis=0)).max() < 0.45
    np.testing.assert_allclose(seen[-1], (2.0, -1.0, 0.5, 1.0), atol=1e-9)


# ---- pixels ----------------------------------------------------------------------------------------------------------


def striped(size: tuple[int, int] = (135, 180)) -> Persona:
    """A bright portrait whose quarters differ, on a bright background."""
    width, height = size
    image = np.full((height, width, 3), 150, np.uint8)
    image[: height // 2, : width // 2] = (220, 60, 60)
    image[height // 2 :, width // 2 :] = (60, 60, 220)
    return replace(persona_of(150, size=size), image=image, background=np.full((height, width, 3), 150, np.uint8))


def bound(background: Background | None = None, marks: Marks | None = None) -> tuple[Composer, np.ndarray]:
    composer = Composer(SIZE, background or Background(), marks)
    fitted = composer.fit(striped())
    composer.bind(fitted)
    if fitted.cutout is None:
        return composer, fitted.image
    return composer, np.dstack([fitted.cutout.image, fitted.cutout.mask])


def shown(composer: Composer, image: np.ndarray) -> np.ndarray:
    return composer.compose(image, 1.0, 2).pixels


def test_back_to_the_middle_is_pixel_for_pixel_as_before() -> None:
    composer, image = bound()
    before = shown(composer, image)
    composer.reframe(2.0, 0.5, -0.5, 1.0)
    assert not np.array_equal(shown(composer, image), before)
    composer.reframe()
    np.testing.assert_array_equal(shown(composer, image), before)


@pytest.mark.parametrize("background", [None, Background(Kind.COLOUR, (120, 160, 90))], ids=["kept", "colour"])
def test_nothing_black_is_ever_uncovered(background: Background | None) -> None:
    composer, image = bound(background)
    for zoom, fill in ((1.0, 0.0), (1.7, 0.0), (1.0, 1.0), (4.0, 0.0)):
        for x, y in ((0, 0), (-1, -1), (1, 1), (0.3, -0.8)):
            composer.reframe(zoom, x, y, fill)
            pixels = shown(composer, image)
            assert pixels.shape == (360, 640, 3)
            assert pixels.max(axis=2).min() > 20, (zoom, fill, x, y)


def test_another_background_stays_as_it_is_while_the_person_moves() -> None:
    gradient = np.broadcast_to(np.linspace(60, 200, 640).astype(np.uint8)[None, :, None], (360, 640, 3)).copy()
    composer, image = bound(Background(Kind.PICTURE, picture=gradient))
    composer.reframe(1.0, 1.0, 0, 0)
    left = shown(composer, image)[:, :40]
    np.testing.assert_allclose(left, gradient[:, :40], atol=1)


def test_an_enlarged_portrait_shows_its_own_pixels_larger() -> None:
    composer, image = bound()
    composer.reframe(2.0, 0.0, 0.0, 0.0)
    pixels = shown(composer, image)
    placed = composer.shown_at(np.array([[60, 60], [200, 300]], np.float32))
    for (x, y), own in zip(placed, ((60, 60), (200, 300)), strict=True):
        if 0 <= x < 640 and 0 <= y < 360:
            np.testing.assert_allclose(pixels[int(y), int(x)], image[own[1], own[0]], atol=3)


def test_others_see_the_mirror_image_and_cards_stay_readable() -> None:
    composer, image = bound()
    plain = shown(composer, image)
    card = composer.away_card(striped()).pixels
    composer.reframe(mirror=True)
    np.testing.assert_array_equal(shown(composer, image), plain[:, ::-1])
    np.testing.assert_array_equal(composer.away_card(striped()).pixels, card)
    [[x, _]] = composer.shown_at(np.array([[10, 10]], np.float32))
    composer.reframe()
    [[straight, _]] = composer.shown_at(np.array([[10, 10]], np.float32))
    assert x == pytest.approx(640 - straight)


def test_marks_follow_the_framing_once_it_rests() -> None:
    from puppet.provenance.mark import MarkReader

    composer, image = bound(marks=Marks())
    rng = np.random.default_rng(5)
    noisy = np.clip(image + rng.normal(0, 12, image.shape), 0, 255).astype(np.uint8)
    for _ in range(2):  # the second time it rests
        composer.reframe(2.0, 0.4, 0.0, 1.0, mirror=True)
    reader = MarkReader()
    for _ in range(3):
        reader.add(shown(composer, noisy))
    assert reader.reading().marked


def test_the_puppet_at_rest_is_framed_as_it_is_now() -> None:
    ready = prepare("grey", striped(), FakeRenderer(), SIZE)
    before = ready.rest
    assert ready.rest is before
    ready.composer.reframe(2.0)
    assert ready.rest is not before
    assert not np.array_equal(ready.rest.pixels, before.pixels)
