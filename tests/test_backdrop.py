"""Backgrounds: the person is cut out without a rim of what was behind, and stands before what was asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from puppet import backdrop
from puppet.backdrop import GREEN, Background, Kind, cut_out, parse
from puppet.compose import Composer
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.live.gallery import encode_png
from puppet.live.puppeteer import LivePuppeteer
from puppet.models import Image, Persona
from puppet.picture import Picture
from puppet.warp.landmark_warp import LandmarkWarp
from tests.fakes import Stage, face_points, persona_of
from tests.test_live import until

WALL, SKIN = (20, 40, 230), (200, 150, 110)


def sitter(size: tuple[int, int] = (240, 320), sides: bool = True) -> Persona:
    """Head and shoulders with a soft edge before a blue wall, mixed as a camera mixes them."""
    width, height = size
    mask = np.zeros((height, width), np.uint8)
    cv2.ellipse(mask, (width // 2, int(0.42 * height)), (int(0.26 * width), int(0.3 * height)), 0, 0, 360, 255, -1)
    wide = 0.7 if sides else 0.35
    cv2.ellipse(mask, (width // 2, int(1.05 * height)), (int(wide * width), int(0.35 * height)), 0, 0, 360, 255, -1)
    mask = cv2.GaussianBlur(mask, (0, 0), 3)
    share = mask[..., None].astype(np.float32) / 255
    image = (np.array(SKIN) * share + np.array(WALL) * (1 - share) + 0.5).astype(np.uint8)
    wall = np.full_like(image, WALL)
    return replace(persona_of(90, size=size), image=image, mask=mask, background=wall, landmarks=face_points(*size))


def shown(background: Background, persona: Persona, size: tuple[int, int] = (640, 360)) -> Image:
    composer = Composer(size, background)
    fitted = composer.fit(persona)
    composer.bind(fitted)
    renderer = LandmarkWarp()
    renderer.bind(fitted)
    return composer.compose(renderer.render(fitted.landmarks), 0.0, 0).pixels


def test_what_is_named_is_what_is_meant(tmp_path: Path) -> None:
    file = tmp_path / "room.png"
    file.write_bytes(encode_png(np.full((90, 160, 3), (9, 8, 7), np.uint8)))
    assert parse("Keep").keeps
    assert parse("blur").kind is Kind.BLUR
    assert parse("green").kind is Kind.GREEN
    assert parse("#20304A").colour == (0x20, 0x30, 0x4A)
    picture = parse(str(file)).picture
    assert picture is not None
    assert (picture == (9, 8, 7)).all()
    for wrong in ("", "#12", "purple", str(tmp_path / "none.png")):
        with pytest.raises(PuppetError, match="no background"):
            parse(wrong)
    (tmp_path / "words.png").write_text("words")
    with pytest.raises(PuppetError):
        parse(str(tmp_path / "words.png"))


def test_the_cut_out_has_no_wall_in_its_edge() -> None:
    cutout = cut_out(sitter())
    soft = cutout.mask > 0
    away = np.abs(cutout.image[soft].astype(int) - SKIN).max(1)
    assert np.percentile(away, 95) < 12
    assert away.max() < 40
    edge = sitter().mask
    assert np.abs(sitter().image[(edge > 20) & (edge < 128)].astype(int) - SKIN).max() > 90  # as it was


@pytest.mark.parametrize(("text", "colour"), [("green", GREEN), ("#803020", (0x80, 0x30, 0x20))])
def test_a_plain_colour_is_that_colour_to_the_last_bit_and_nothing_is_left_of_the_wall(
    text: str, colour: tuple[int, int, int]
) -> None:
    picture = shown(parse(text), sitter())
    assert (picture[:60, :60] == colour).all()
    assert (picture[:60, -60:] == colour).all()
    # Every pixel lies between the person's colour and the new one: none leans to the old wall's blue.
    both = np.stack([np.array(colour), np.array(SKIN)]).astype(int)
    assert (picture[..., 2].astype(int) <= both[:, 2].max() + 14).all()


def test_a_picture_fills_all_of_it_and_keeps_its_shape() -> None:
    room = np.zeros((100, 400, 3), np.uint8)
    room[:, 100:300] = (250, 10, 10)
    made = backdrop.behind(Background(Kind.PICTURE, picture=room), sitter(), (0, 0), (640, 360))
    assert made.shape == (360, 640, 3)
    assert (made[:, 20:-20] == (250, 10, 10)).all()  # the middle of it: 178 of its 400 columns


def test_the_blurred_background_is_the_portraits_own_in_its_place() -> None:
    persona = sitter()
    halves = persona.background.copy()
    halves[:, 120:] = (240, 240, 20)
    picture = shown(Background(Kind.BLUR), replace(persona, background=halves))
    assert np.abs(picture[30, 205:250].astype(int) - WALL).max() < 6
    assert np.abs(picture[30, 390:430].astype(int) - (240, 240, 20)).max() < 6
    steps = np.abs(np.diff(picture[20].astype(int), axis=0)).max()
    assert steps < 12  # no edge anywhere, the portrait's own least of all


def test_keep_changes_nothing() -> None:
    persona = sitter()
    kept = Composer((640, 360), parse("keep")).fit(persona)
    assert kept.cutout is None
    assert (shown(parse("keep"), persona) == shown(Background(), persona)).all()


def test_shoulders_go_on_beyond_the_portrait_and_leave_through_the_lower_edge() -> None:
    green = (shown(parse("green"), sitter()) == GREEN).all(-1)
    left = (640 - 270) // 2
    assert not green[-1, left - 30]  # the shoulder goes on
    tops = np.array([np.flatnonzero(~green[:, x]).min(initial=360) for x in range(left - 40, left + 40)])
    assert np.abs(np.diff(tops)).max() <= 6  # without a step at the portrait's edge
    assert green[:, :60].all()  # and comes to an end
    narrow = (shown(parse("green"), sitter(sides=False)) == GREEN).all(-1)
    assert narrow[:, :left].all()


def test_the_mask_moves_with_the_head_and_the_border_does_not() -> None:
    persona = Composer((240, 320), parse("green")).fit(sitter())
    renderer = LandmarkWarp()
    renderer.bind(persona)
    rest = renderer.render(persona.landmarks)
    moved = renderer.render(persona.landmarks + np.array([12, 0, 0], np.float32))
    assert rest.shape == moved.shape == (320, 240, 4)
    row = 130
    middles = [float((np.arange(240) * a[row, :, 3]).sum() / a[row, :, 3].sum()) for a in (rest, moved)]
    assert 8 < middles[1] - middles[0] < 14
    np.testing.assert_array_equal(rest[:, 0, 3], moved[:, 0, 3])
    np.testing.assert_array_equal(rest[-1, :, 3], moved[-1, :, 3])


def test_a_cut_out_is_composed_as_such_and_nothing_else() -> None:
    composer = Composer((640, 360), parse("green"))
    fitted = composer.fit(sitter())
    composer.bind(fitted)
    with pytest.raises(ValueError, match="Wanted uint8"):
        composer.compose(fitted.image, 0.0, 0)


def test_the_background_changes_in_a_call_and_for_every_portrait(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "bundled")
    puppeteer = LivePuppeteer(stage.parts(), size=(160, 90), fps=60.0, folders=Folders.inside(tmp_path / "user"))
    try:
        puppeteer.start()
        puppeteer.go_live(True)
        until(lambda: puppeteer.state().ready and stage.sent[-1].frame_index >= 0)
        assert not corner_is(stage.sent[-1], GREEN)
        sent = len(stage.sent)
        puppeteer.outlets.set_background("green")
        until(lambda: corner_is(stage.sent[-1], GREEN))
        puppeteer.select_portrait("portrait1")
        until(lambda: puppeteer.state().portrait_key == "portrait1" and stage.sent[-1].persona_id == "persona-80")
        assert corner_is(stage.sent[-1], GREEN)
        puppeteer.outlets.set_background("keep")
        until(lambda: not corner_is(stage.sent[-1], GREEN))
        assert all(picture.persona_id for picture in stage.sent[sent:])  # no card came between
    finally:
        puppeteer.close()


def corner_is(picture: Picture, colour: tuple[int, int, int]) -> bool:
    return bool(np.abs(picture.pixels[5, 5].astype(int) - colour).max() < 12)  # the mark is in it
