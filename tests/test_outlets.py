"""What leaves beside the virtual camera, on the whole chain of fakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image as Pil

from puppet.backdrop import GREEN
from puppet.compose import Composer
from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.live.puppeteer import LivePuppeteer
from puppet.outlets import Outlets
from puppet.provenance.mark import SURE, MarkReader
from puppet.provenance.metadata import says_generated
from puppet.recording import places
from tests.fakes import KEY_COLOUR, Stage
from tests.test_live import shows_webcam, until

SIZE = (320, 180)


class Chain:
    def __init__(self, folder: Path) -> None:
        self.stage = Stage(folder / "bundled")
        self.puppeteer = LivePuppeteer(
            self.stage.parts(), size=SIZE, fps=60.0, folders=Folders.inside(folder / "user"), prefetch=False
        )
        self.outlets: Outlets = self.puppeteer.outlets

    def problem(self, key: str) -> str:
        return next((problem.message for problem in self.puppeteer.state().problems if problem.key == key), "")

    def sent(self) -> np.ndarray:
        return self.stage.sent[-1].pixels


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chain]:
    for name in ("VIDEOS", "PICTURES"):
        monkeypatch.setenv(f"XDG_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setattr(places, "NEEDED", 1 << 20)
    made = Chain(tmp_path)
    made.puppeteer.start()
    until(lambda: made.puppeteer.state().ready)
    yield made
    made.puppeteer.close()
    bars = Composer(SIZE).test_card().pixels  # one of them has the colour that fake webcams have
    assert not any(shows_webcam(one) for one in made.stage.sent if (one.pixels != bars).any())


def score(pixels: np.ndarray) -> float:
    reader = MarkReader()
    reader.add(pixels)
    return reader.reading().score


def test_a_recording_in_a_call(chain: Chain, tmp_path: Path) -> None:
    chain.puppeteer.go_live(True)
    chain.outlets.record(True)
    chain.outlets.record(True)  # once is enough
    recording = chain.outlets.state().recording
    assert recording.running
    if not recording.sound:
        assert "silent" in chain.problem("recording")
    until(lambda: chain.outlets.state().recording.seconds > 1.0)
    chain.outlets.record(False)
    until(lambda: chain.problem("saved"))
    (path,) = (tmp_path / "videos").iterdir()
    assert path.name in chain.problem("saved")
    assert path.name.startswith("Puppet ")
    assert says_generated(path)
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(frames) > 20
    assert all(np.abs(frame.astype(int) - KEY_COLOUR).max(-1).min() > 60 for frame in frames)  # no webcam in it
    state = chain.outlets.state().recording
    assert not state.running
    assert not state.ended_because


def test_before_the_call_the_preview_is_recorded_not_the_card(chain: Chain, tmp_path: Path) -> None:
    chain.outlets.record(True, sound=False)
    assert not chain.problem("recording")  # silence was asked for
    until(lambda: chain.outlets.state().recording.seconds > 0.5)
    chain.puppeteer.close()
    (path,) = (tmp_path / "videos").iterdir()
    with av.open(str(path)) as container:
        first = next(container.decode(video=0)).to_ndarray(format="rgb24")
    card = chain.stage.sent[-1].pixels
    assert np.abs(first.astype(int) - card).mean() > 5


def test_closing_the_program_completes_a_recording(chain: Chain, tmp_path: Path) -> None:
    chain.outlets.record(True)
    until(lambda: chain.outlets.state().recording.seconds > 0.3)
    chain.puppeteer.close()
    (path,) = (tmp_path / "videos").iterdir()
    assert b"moof" not in path.read_bytes()


def test_a_snapshot(chain: Chain, tmp_path: Path) -> None:
    path = chain.outlets.snapshot()
    assert path.parent == tmp_path / "pictures"
    with Pil.open(path) as saved:
        assert saved.size == SIZE
    assert says_generated(path) == "trainedAlgorithmicMedia"
    assert path.name in chain.problem("saved")


def test_what_cannot_be_recorded_says_so(chain: Chain, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "NEEDED", 1 << 62)
    with pytest.raises(PuppetError, match="MB are free"):
        chain.outlets.record(True)
    assert not chain.outlets.state().recording.running
    early = LivePuppeteer(Stage(tmp_path / "other").parts(), folders=Folders.inside(tmp_path / "early"))
    for call in (lambda: early.outlets.record(True), early.outlets.snapshot):
        with pytest.raises(PuppetError, match="no picture"):
            call()
    assert early.others_see() is None
    early.close()


def test_the_test_picture_is_seen_in_place_of_everything(chain: Chain) -> None:
    chain.puppeteer.go_live(True)
    chain.outlets.test(True)
    assert chain.outlets.state().testing
    until(lambda: (chain.sent()[30, 10] == (255, 255, 255)).all())
    until(lambda: (chain.sent()[30, 60] == (255, 255, 0)).all())
    picture = chain.puppeteer.picture()
    assert picture is not None
    assert picture is chain.puppeteer.others_see()
    chain.outlets.test(False)
    until(lambda: chain.stage.sent[-1].frame_index >= 0)


def test_marks_and_backgrounds_are_those_that_are_wished(chain: Chain) -> None:
    chain.puppeteer.go_live(True)
    chain.outlets.set_background("green")
    until(lambda: np.abs(chain.sent()[20, 20].astype(int) - GREEN).max() < 12)
    chain.outlets.set_background("keep")
    until(lambda: np.abs(chain.sent()[20, 20].astype(int) - GREEN).max() > 12)
    until(lambda: chain.stage.sent[-1].frame_index >= 0 and score(chain.sent()) > SURE)
    chain.outlets.set_marks(False, False)
    until(lambda: chain.stage.sent[-1].frame_index >= 0 and score(chain.sent()) < SURE)
    plain = chain.sent()[-30:-4, 4:60].copy()
    chain.outlets.set_marks(False, True)
    until(lambda: np.abs(chain.sent()[-30:-4, 4:60].astype(int) - plain).max() > 60)
    with pytest.raises(PuppetError, match="no background"):
        chain.outlets.set_background("purple")


def test_the_stream_shows_what_others_see(chain: Chain) -> None:
    assert chain.outlets.state().stream_url == ""
    url = chain.outlets.stream(True)
    assert url == chain.outlets.stream(True) == chain.outlets.state().stream_url
    assert url.startswith("http://127.0.0.1:")
    others_see = chain.puppeteer.others_see()
    assert others_see is not None
    assert others_see.persona_id == ""  # the card, before the call
    assert chain.outlets.stream(False) == ""
    assert chain.outlets.state().stream_url == ""


def test_the_sound_delay_is_how_late_pictures_are(chain: Chain) -> None:
    chain.puppeteer.go_live(True)
    until(lambda: chain.puppeteer.stats.flow(10).distinct > 30)
    state, late_ms = chain.outlets.state(), chain.puppeteer.stats.flow(10).p50_ms
    assert state.sound_delay_ms % 5 == 0
    assert abs(state.sound_delay_ms - late_ms) < 8
