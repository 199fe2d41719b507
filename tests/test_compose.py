"""The composer: what others see is the portrait, centred, at one size; never anything else."""

from __future__ import annotations

import time

import numpy as np
import pytest

from puppet.compose import Composer
from puppet.picture import Picture
from tests.fakes import FRAME_SIZE, KEY_COLOUR, persona_of


def bound(size: tuple[int, int] = (160, 90), portrait: tuple[int, int] = (60, 80)) -> tuple[Composer, tuple[int, int]]:
    composer = Composer(size)
    fitted = composer.fit(persona_of(90, size=portrait))
    composer.bind(fitted)
    return composer, fitted.size


@pytest.mark.parametrize(
    ("portrait", "fitted"),
    [((60, 80), (68, 90)), ((1600, 1600), (90, 90)), ((400, 100), (160, 40)), ((8, 4), (160, 80))],
)
def test_a_portrait_of_any_shape_fits_and_keeps_its_shape(portrait: tuple[int, int], fitted: tuple[int, int]) -> None:
    composer = Composer((160, 90))
    assert composer.fitted_size(portrait) == fitted


def test_a_fitted_persona_is_scaled_in_all_its_parts() -> None:
    persona = persona_of(90, size=(120, 160))
    fitted = Composer((160, 90)).fit(persona)
    assert fitted.size == (68, 90)
    assert fitted.mask.shape == (90, 68)
    assert fitted.background.shape == (90, 68, 3)
    assert fitted.id == persona.id
    np.testing.assert_allclose(np.ptp(fitted.landmarks[:, 1]), np.ptp(persona.landmarks[:, 1]) * 90 / 160, rtol=0.02)


def test_the_portrait_is_centred_pixel_for_pixel() -> None:
    composer, (width, height) = bound()
    image = np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8)
    picture = composer.compose(image, 12.5, 7)
    assert picture.pixels.shape == (90, 160, 3)
    left = (160 - width) // 2
    np.testing.assert_array_equal(picture.pixels[:, left : left + width], image)
    assert (picture.captured_s, picture.frame_index, picture.persona_id) == (12.5, 7, "persona-90")


def test_the_sides_are_the_portraits_own_background_darkened_and_still() -> None:
    composer, (width, height) = bound()
    first = composer.compose(np.zeros((height, width, 3), np.uint8), 0, 0).pixels
    second = composer.compose(np.full((height, width, 3), 255, np.uint8), 0, 1).pixels
    left = (160 - width) // 2
    np.testing.assert_array_equal(first[:, :left], second[:, :left])
    assert 10 < first[:, :left].mean() < 90


def test_bars_above_and_below_a_wide_portrait() -> None:
    composer, (width, height) = bound(portrait=(400, 100))
    picture = composer.compose(np.full((height, width, 3), 250, np.uint8), 0, 0).pixels
    assert (width, height) == (160, 40)
    assert (picture[25:65] == 250).all()
    assert picture[:25].max() < 200
    assert picture[65:].max() < 200


def test_a_picture_does_not_share_memory_with_what_it_was_made_of() -> None:
    composer, (width, height) = bound()
    image = np.zeros((height, width, 3), np.uint8)
    picture = composer.compose(image, 0, 0)
    image[:] = 99
    assert not (picture.pixels == 99).all(axis=-1).any()
    with pytest.raises(ValueError, match="read-only"):
        picture.pixels[0] = 1


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((FRAME_SIZE[1], FRAME_SIZE[0], 3), np.uint8),  # what a camera frame looks like
        np.zeros((90, 68), np.uint8),
        np.zeros((90, 68, 4), np.uint8),
        np.zeros((90, 68, 3), np.float32),
        None,
    ],
)
def test_anything_but_the_bound_portrait_is_refused(image: np.ndarray | None) -> None:
    composer, _ = bound()
    with pytest.raises(ValueError, match="Wanted uint8"):
        composer.compose(image, 0, 0)  # type: ignore[arg-type]


def test_nothing_is_composed_before_a_persona_is_bound() -> None:
    with pytest.raises(ValueError, match="No persona"):
        Composer((160, 90)).compose(np.zeros((90, 68, 3), np.uint8), 0, 0)
    with pytest.raises(ValueError, match="fit"):
        Composer((160, 90)).bind(persona_of(90, size=(200, 200)))


def test_nobody_else_makes_a_picture() -> None:
    with pytest.raises(TypeError, match=r"puppet\.compose"):
        Picture(object(), np.zeros((4, 4, 3), np.uint8), 0.0, 0, "")


@pytest.mark.parametrize("named", [True, False])
def test_the_away_card_is_a_picture_with_writing_on_a_dark_ground(named: bool) -> None:
    card = Composer((320, 180)).away_card(persona_of(90, name="Ada Lovelace") if named else None)
    assert card.pixels.shape == (180, 320, 3)
    assert (card.frame_index, card.persona_id) == (-1, "")
    assert np.median(card.pixels) < 80
    assert (card.pixels > 230).all(axis=-1).sum() > 100
    assert not (card.pixels == np.array(KEY_COLOUR)).all(axis=-1).any()


def test_the_test_card_has_the_colours_that_it_names_and_a_frame_at_the_edge() -> None:
    card = Composer().test_card()
    assert (card.frame_index, card.persona_id) == (-1, "")
    bars = [tuple(int(value) for value in card.pixels[60, 80 + 160 * number]) for number in range(8)]
    assert bars[:2] == [(255, 255, 255), (255, 255, 0)]
    assert bars[5:] == [(255, 0, 0), (0, 0, 255), (0, 0, 0)]
    assert (card.pixels[[1, -2], 200:300] == 255).all()
    assert (card.pixels[200:300, [1, -2]] == 255).all()
    greys = card.pixels[450, 58::116].astype(int)
    assert (np.diff(greys[:, 0]) > 20).all()
    assert (card.pixels != card.pixels[:, ::-1]).any()  # a mirrored one is another
    for size in ((16, 16), (160, 90), (1920, 1080)):
        assert Composer(size).test_card().pixels.shape == (size[1], size[0], 3)


def test_cards_of_two_portraits_differ_and_a_long_name_stays_inside() -> None:
    composer = Composer((320, 180))
    cards = [composer.away_card(persona_of(colour, name=name)).pixels for colour, name in ((60, "A"), (60, "W" * 300))]
    assert (cards[0] != cards[1]).any()
    for column in (0, -1):
        assert (cards[1][:, column] < 120).all()


def test_composing_takes_about_a_millisecond_at_720p() -> None:
    composer = Composer()
    fitted = composer.fit(persona_of(90, size=(600, 800)))
    composer.bind(fitted)
    times = []
    for index in range(40):
        start = time.perf_counter()
        composer.compose(fitted.image, 0, index)
        times.append(time.perf_counter() - start)
    assert np.median(times) < 0.003  # a third of it on an idle core; others share this machine
