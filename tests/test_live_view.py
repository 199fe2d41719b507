"""Framing, size and rate while the whole chain runs on fakes."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from puppet.errors import PuppetError
from puppet.live.puppeteer import LivePuppeteer
from puppet.live.rendering import NEW_NEUTRAL_S
from puppet.models import Gains, MotionStyle, Puppeteer, View
from puppet.picture import Picture
from tests.fakes import KEY_COLOUR, FakeOutput, FakeRenderer, Stage
from tests.test_live import SIZE, Show, until


class SizedOutput(FakeOutput):
    """Takes pictures of one size, as a device does."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__()
        self.size = size

    def send(self, picture: Picture) -> None:
        if picture.pixels.shape[1::-1] != self.size:
            raise ValueError(f"a picture of {picture.pixels.shape} for {self.size}")
        super().send(picture)


class SizedStage(Stage):
    """Its outputs are particular about sizes."""

    def open_output(self, size: tuple[int, int], fps: float) -> FakeOutput:
        self.outputs.append(SizedOutput(size))
        return self.outputs[-1]


@pytest.fixture(autouse=True)
def no_noise(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Show]:
    one = Show(tmp_path / "user", SizedStage(tmp_path / "bundled"))
    yield one
    FakeRenderer.released.set()
    one.puppeteer.close()


def test_the_chain_is_what_the_window_asks_for(show: Show) -> None:
    puppeteer: Puppeteer = show.puppeteer
    assert isinstance(puppeteer, LivePuppeteer)


def test_a_zoom_shows_in_a_call_and_goes_back(show: Show) -> None:
    show.live()
    assert show.puppeteer.landmarks() is not None

    def bright_columns() -> int:
        """The portrait has a bright stripe where the face is."""
        return int((show.newest().pixels[45, :, 0] > 95).sum())

    until(lambda: bright_columns() > 0)
    usual = bright_columns()
    show.puppeteer.set_view(View(zoom=3.0))
    until(lambda: bright_columns() >= 2.5 * usual)
    show.puppeteer.set_view(View())
    until(lambda: bright_columns() == usual)
    assert show.problem("render") == ""


def test_size_and_rate_change_out_of_a_call_and_no_picture_goes_to_the_wrong_output(show: Show) -> None:
    show.ready()
    until(lambda: len(show.stage.output.sent) > 3)
    first = show.stage.output
    show.puppeteer.set_format((320, 180), 25.0)
    until(lambda: len(show.stage.outputs) == 2 and first.closed)
    until(lambda: show.state.ready)
    show.puppeteer.go_live(True)
    until(lambda: show.newest().frame_index >= 0)
    assert show.newest().pixels.shape == (180, 320, 3)
    assert all(picture.pixels.shape == (90, 160, 3) for _, picture in first.sent)
    assert all(picture.pixels.shape == (180, 320, 3) for _, picture in show.stage.output.sent)
    assert show.problem("output") == ""
    until(lambda: show.state.output_open)
    for picture in show.stage.sent:
        assert not (picture.pixels == KEY_COLOUR).all(axis=2).any()


def test_in_a_call_the_size_stays(show: Show) -> None:
    show.live()
    with pytest.raises(PuppetError, match="call"):
        show.puppeteer.set_format((320, 180), 25.0)
    show.puppeteer.set_format(SIZE, 60.0)  # what it is already
    assert len(show.stage.outputs) == 1
    assert show.newest().pixels.shape == (90, 160, 3)


def test_a_size_asked_for_before_anything_is_ready_is_the_one_that_comes(show: Show) -> None:
    show.puppeteer.start()
    show.puppeteer.set_format((320, 180), 30.0)
    until(lambda: show.state.ready)
    until(lambda: show.stage.output.sent)
    assert show.newest().pixels.shape == (180, 320, 3)


def test_motion_and_framing_outlive_a_renderer_that_hangs(show: Show) -> None:
    show.live()
    show.puppeteer.set_motion(MotionStyle(Gains(pose=0.0), idle=False))
    show.puppeteer.set_view(View(mirror=True))
    studio = show.puppeteer._studio
    steering, framing = studio.stage.steering, studio.stage.framing
    studio.leave()
    assert studio.stage.steering is steering
    assert studio.stage.framing is framing


def test_the_mirror_image_reaches_others_and_no_webcam_pixel_does(show: Show) -> None:
    show.live()
    show.puppeteer.set_motion(MotionStyle(Gains(pose=0.0)))
    until(lambda: show.state.calibration.calibrated)  # a new neutral moves it once more
    time.sleep(2 * NEW_NEUTRAL_S)
    began_s = time.perf_counter()

    def settled() -> bool:
        """Nothing moves in fifteen frames' pictures: repeats, of which a busy machine sends many, are none."""
        sent = {one.frame_index: one.pixels[60:].astype(int) for one in show.sent_since(began_s)}
        last = list(sent.values())[-15:]
        return len(last) == 15 and max(np.abs(one - last[-1]).max() for one in last) <= 8  # marks differ a little

    until(settled)
    straight = show.newest().pixels[60:].astype(int)
    show.puppeteer.set_view(View(mirror=True))
    until(lambda: np.abs(show.newest().pixels[60:, ::-1].astype(int) - straight).max() <= 8)
    for picture in show.stage.sent:
        assert not (picture.pixels == KEY_COLOUR).all(axis=2).any()
