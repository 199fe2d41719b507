"""Recordings: sound and picture together, whole after a crash, and never without room."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image as Pil

from puppet.compose import Composer
from puppet.errors import PuppetError
from puppet.models import Frame
from puppet.picture import Picture
from puppet.provenance import metadata
from puppet.recording import microphone, places, snapshot
from puppet.recording.film import RATE, Film
from puppet.recording.microphone import Heard, Microphone
from puppet.recording.recorder import Recorder
from puppet.recording.soundline import SoundLine
from tests.fakes import persona_of

ROOT = Path(__file__).resolve().parent.parent
SIZE = (160, 90)


class Camera:
    """Makes pictures of one portrait, each of a moment of its own."""

    def __init__(self) -> None:
        self._composer = Composer(SIZE)
        self._persona = self._composer.fit(persona_of(90))
        self._composer.bind(self._persona)
        self._index = 0

    def picture(self, captured_s: float, level: int = 20) -> Picture:
        self._index += 1
        return self._composer.compose(np.full_like(self._persona.image, level), captured_s, self._index)

    def card(self) -> Picture:
        return self._composer.away_card(self._persona)


class FakeMicrophone:
    """Hears what a test says, in blocks of 20 ms, with the time of each; its clock may run fast."""

    name = "Fake microphone"

    def __init__(self, heard: Heard) -> None:
        self.heard = heard
        self.closed = False

    def say(self, samples: np.ndarray, at_s: float, rate: float = RATE) -> None:
        for start in range(0, samples.size, RATE // 50):
            self.heard(samples[start : start + RATE // 50].astype(np.int16), at_s + start / rate)

    def close(self) -> None:
        self.closed = True


class Session:
    """A recorder on a clock that the test turns."""

    def __init__(self, path: Path, sound: bool = True, **options: Any) -> None:
        self.now = 500.0
        self.camera = Camera()
        self.microphones: list[FakeMicrophone] = []
        self.completed: list[Path] = []
        options.setdefault("completed", self.completed.append)
        self.recorder = Recorder(path, SIZE, 30, self._microphone if sound else None, clock=lambda: self.now, **options)
        self.recorder.start()

    def _microphone(self, heard: Heard) -> FakeMicrophone:
        self.microphones.append(FakeMicrophone(heard))
        return self.microphones[-1]

    def show(self, picture: Picture, sent_s: float) -> None:
        self.now = sent_s
        self.recorder.send(picture)
        until(lambda: not self.recorder._pictures)

    def end(self) -> None:
        self.recorder.stop()
        assert self.recorder.wait(10)


def until(condition: Callable[[], object]) -> None:
    end = time.perf_counter() + 5
    while not condition():
        assert time.perf_counter() < end, "it did not happen in time"
        time.sleep(0.001)


def seen(path: Path) -> tuple[list[tuple[float, float]], np.ndarray, float]:
    """(seconds, mean lightness) of each picture; the sound as float (N,); and when its first sample is heard."""
    with av.open(str(path)) as container:
        pictures = [
            (float(frame.time), float(frame.to_ndarray(format="gray").mean())) for frame in container.decode(video=0)
        ]
    sound, first_s = [], None
    with av.open(str(path)) as container:
        if container.streams.audio:
            for frame in container.decode(audio=0):
                first_s = float(frame.time) if first_s is None else first_s
                sound.append(frame.to_ndarray()[0])
    return pictures, np.concatenate(sound) if sound else np.zeros(0), first_s or 0.0


# ---- together --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("latency_s", [0.03, 0.09, 0.25])
def test_a_click_is_heard_when_its_flash_is_seen(tmp_path: Path, latency_s: float) -> None:
    session = Session(tmp_path / "film.mp4")
    (mic,) = session.microphones
    moments = [1.0, 2.3, 3.1]
    sound = np.zeros(4 * RATE, np.int16)
    for moment in moments:
        sound[round(moment * RATE) : round(moment * RATE) + 480] = 20000
    begin = session.now
    threading.Thread(target=mic.say, args=(sound, begin)).start()
    for number in range(120):
        at = number / 30
        bright = any(moment <= at < moment + 0.1 for moment in moments)
        late = latency_s * (1.3 if number % 7 == 0 else 1.0)  # the chain's delay is not even
        session.show(session.camera.picture(begin + at, 220 if bright else 20), begin + at + late)
    session.end()
    pictures, heard, first_s = seen(session.recorder.path)
    assert len(pictures) == 120
    times = np.array([when for when, _ in pictures])
    light = np.array([level for _, level in pictures])
    flashes = times[1:][(light[1:] > 60) & (light[:-1] < 60)]
    loud = np.abs(heard) > 0.2
    starts = np.flatnonzero(loud[1:] & ~loud[:-1]) / RATE + first_s
    clicks = [float(starts[np.abs(starts - moment).argmin()]) for moment in moments]
    assert len(flashes) == 3
    for flash, click, moment in zip(flashes, clicks, moments, strict=True):
        assert abs(flash - click) < 0.04
        assert abs(flash - moment) < 0.04
    assert mic.closed


def test_pictures_have_real_times_and_a_card_counts_as_now(tmp_path: Path) -> None:
    session = Session(tmp_path / "film.mp4", sound=False)
    begin = session.now
    for at in (0.0, 0.033, 0.2, 0.21, 0.9):
        session.show(session.camera.picture(begin + at), begin + at + 0.08)
    card = session.camera.card()
    for at in (1.2, 1.25, 1.3, 1.75, 2.3):
        session.show(card, begin + at + 0.08)
    session.end()
    pictures, sound, _ = seen(session.recorder.path)
    assert [when for when, _ in pictures] == pytest.approx([0, 0.033, 0.2, 0.21, 0.9, 1.2, 1.75, 2.3], abs=0.002)
    assert sound.size == 0


def test_a_microphone_that_falls_silent_or_drifts_stays_in_its_place(tmp_path: Path) -> None:
    session = Session(tmp_path / "film.mp4")
    (mic,) = session.microphones
    begin = session.now
    tone = (8000 * np.sin(np.arange(RATE) / 10)).astype(np.int16)
    mic.say(tone, begin)  # then nothing for two seconds
    for number in range(100):
        session.show(session.camera.picture(begin + number / 30), begin + number / 30)
    mic.say(tone, begin + 3.0)
    session.show(session.camera.picture(begin + 3.4), begin + 3.4)
    session.end()
    _, heard, first_s = seen(session.recorder.path)
    loud = np.array([np.abs(heard[at : at + 480]).mean() > 0.05 for at in range(0, heard.size - 480, 480)])
    times = np.arange(loud.size) / 100 + first_s
    assert not loud[(times > 1.1) & (times < 2.9)].any()
    assert loud[(times > 3.1) & (times < 3.9)].all()


def test_sound_is_drawn_back_without_breaks_when_the_sound_card_is_fast() -> None:
    line = SoundLine(RATE)
    made = []
    for number in range(3000):  # a minute from a card that gives 0.1 % more than it should
        block = np.full(960, number % 100, np.int16)
        made.append(line.add(block, number * 0.02 / 1.001))
        if number > 500:
            assert abs(line.end_s - (number + 1) * 0.02 / 1.001) < 0.015
    assert max(abs(part.size - 960) for part in made[1:]) <= 5
    line = SoundLine(RATE)
    line.add(np.ones(960, np.int16), -0.005)
    assert line.end_s == pytest.approx(0.015)
    assert not line.add(np.ones(960, np.int16), 1.0)[: RATE // 2].any()
    assert line.end_s == pytest.approx(1.02)
    assert line.add(np.ones(9600, np.int16), 0.9).size == pytest.approx(9600 - 0.12 * RATE)


# ---- whatever happens ------------------------------------------------------------------------------------------------


CRASHING = """
import sys, time
from pathlib import Path
import numpy as np
sys.path.insert(0, {root!r})
from puppet.recording.film import RATE
from puppet.recording.recorder import Recorder
from tests.test_recording import SIZE, Camera, FakeMicrophone
camera, mics = Camera(), []
recorder = Recorder(Path({path!r}), SIZE, 30, lambda heard: mics.append(FakeMicrophone(heard)) or mics[0])
recorder.start()
begin = time.perf_counter()
number = 0
noise = np.random.default_rng(0).integers(-9000, 9000, RATE // 30)
while True:
    now = time.perf_counter()
    mics[0].say(noise, now)
    recorder.send(camera.picture(now, 20 + number % 200))
    if number % 15 == 0:
        print(now - begin, flush=True)
    number += 1
    time.sleep(max(0, begin + number / 30 - time.perf_counter()))
"""


def test_a_killed_recording_is_whole_up_to_its_last_second(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    script = textwrap.dedent(CRASHING).format(root=str(ROOT), path=str(path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        reached = 0.0
        for said in process.stdout:
            reached = float(said)
            if reached > 3.2:
                break
        process.kill()
    pictures, heard, first_s = seen(path)
    assert pictures[-1][0] > reached - 1.0
    assert first_s + heard.size / RATE > reached - 1.2
    assert metadata.says_generated(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["film.mp4"]


def test_a_finished_recording_is_one_plain_file_that_says_what_it_is(tmp_path: Path) -> None:
    session = Session(tmp_path / "film.mp4")
    (mic,) = session.microphones
    begin = session.now
    mic.say(np.zeros(RATE, np.int16), begin)
    for number in range(40):
        session.show(session.camera.picture(begin + number / 30), begin + number / 30)
    assert session.recorder.state().running
    assert session.recorder.state().sound == "Fake microphone"
    session.end()
    content = session.recorder.path.read_bytes()
    assert b"moof" not in content
    assert metadata.says_generated(session.recorder.path) == "trainedAlgorithmicMedia"
    assert session.completed == [session.recorder.path]
    with av.open(str(session.recorder.path)) as container:
        assert container.streams.video[0].codec_context.name == "h264"
        assert container.streams.audio[0].codec_context.name == "aac"
        assert "AI-generated" in container.metadata["comment"]
    state = session.recorder.state()
    assert (state.running, state.finishing, state.ended_because, state.dropped) == (False, False, "", 0)
    assert state.seconds == pytest.approx(39 / 30, abs=0.01)


def test_a_recording_needs_room_and_ends_before_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="MB are free"):
        Session(tmp_path / "film.mp4", free=lambda folder: 100 << 20)
    assert list(tmp_path.iterdir()) == []
    room = [places.NEEDED]
    session = Session(tmp_path / "film.mp4", free=lambda folder: room[0])
    begin = session.now
    for number in range(70):
        session.show(session.camera.picture(begin + number / 30), begin + number / 30)
    assert session.recorder.state().left_s is not None
    room[0] = places.LAST - 1
    for number in range(70, 200):
        session.show(session.camera.picture(begin + number / 30), begin + number / 30)
        if not session.recorder.state().running:
            break
    assert session.recorder.wait(5)
    assert "nearly full" in session.recorder.state().ended_because
    assert len(seen(session.recorder.path)[0]) >= 70


def test_without_a_microphone_it_says_so_and_records_silently(tmp_path: Path) -> None:
    def none(_: Heard) -> FakeMicrophone:
        raise PuppetError("No microphone can be used (there is none)")

    recorder = Recorder(tmp_path / "film.mp4", SIZE, 30, none)
    recorder.start()
    assert "there is none" in recorder.state().silent_because
    recorder.send(Camera().picture(time.perf_counter()))
    recorder.stop()
    assert recorder.wait(5)
    assert seen(recorder.path)[1].size == 0
    empty = Recorder(tmp_path / "empty.mp4", SIZE, 30, None)
    empty.start()
    empty.stop()
    assert empty.wait(5)
    assert not empty.path.exists()


def test_encoding_that_is_too_slow_costs_pictures_and_no_memory(tmp_path: Path) -> None:
    session = Session(tmp_path / "film.mp4", sound=False)
    film = session.recorder._film
    assert film is not None
    gate = threading.Event()
    real = film.picture
    film.picture = lambda pixels, at_s: (gate.wait(5), real(pixels, at_s))  # type: ignore[method-assign,assignment]
    began = time.perf_counter()
    for _ in range(60):
        session.now += 1 / 30
        session.recorder.send(session.camera.picture(session.now))
    assert time.perf_counter() - began < 1
    assert session.recorder.state().dropped >= 40
    gate.set()
    session.end()


@pytest.mark.parametrize("how", ["deleted", "a file now"])
def test_a_recording_whose_folder_goes_away_ends_and_says_so(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    session = Session(folder / "film.mp4", sound=False)
    for number in range(5):
        session.show(session.camera.picture(500 + number / 30), 500 + number / 30)
    shutil.rmtree(folder)
    if how == "a file now":
        folder.write_bytes(b"")
    session.end()
    state = session.recorder.state()
    assert not state.finishing
    assert "film.mp4" in state.ended_because
    assert not session.completed


def test_a_recording_that_cannot_be_completed_is_over_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> None:
        raise KeyError("stream")

    session = Session(tmp_path / "film.mp4", sound=False)
    session.show(session.camera.picture(500.0), 500.0)
    monkeypatch.setattr("puppet.recording.recorder.made_plain", broken)
    session.end()
    assert not session.recorder.state().finishing
    assert "stream" in session.recorder.state().ended_because


def test_without_a_thread_neither_microphone_nor_file_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    heard: list[FakeMicrophone] = []
    recorder = Recorder(
        tmp_path / "film.mp4",
        SIZE,
        30,
        lambda hear: heard.append(FakeMicrophone(hear)) or heard[0],  # type: ignore[func-returns-value]
    )
    with monkeypatch.context() as few:
        few.setattr(threading.Thread, "start", start)
        with pytest.raises(PuppetError, match="cannot begin"):
            recorder.start()
    assert heard[0].closed
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_pictures_is_recorded(tmp_path: Path) -> None:
    session = Session(tmp_path / "film.mp4", sound=False)
    pixels = np.zeros((90, 160, 3), np.uint8)
    for wrong in (pixels, Frame(pixels, 0.0, 0), None):
        with pytest.raises(TypeError, match="takes a Picture"):
            session.recorder.send(wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="takes a Picture"):
            snapshot.save(wrong, tmp_path / "picture.png")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="recording of"):
        session.recorder.send(Composer((64, 48)).away_card())
    session.end()
    assert list(tmp_path.iterdir()) == []


def test_a_film_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="cannot be written"):
        Film(tmp_path / "missing" / "film.mp4", SIZE, 30, sound=False)


# ---- snapshots and names ---------------------------------------------------------------------------------------------


def test_a_snapshot_is_the_picture_and_says_what_it_is(tmp_path: Path) -> None:
    picture = Camera().picture(0.0, 77)
    snapshot.save(picture, tmp_path / "picture.png")
    with Pil.open(tmp_path / "picture.png") as saved:
        assert (np.array(saved) == picture.pixels).all()
    assert metadata.says_generated(tmp_path / "picture.png") == "trainedAlgorithmicMedia"
    (tmp_path / "file").write_text("")
    with pytest.raises(PuppetError, match="cannot be written"):
        snapshot.save(picture, tmp_path / "file" / "picture.png")


def test_names_have_the_date_and_nothing_is_overwritten(tmp_path: Path) -> None:
    now = datetime(2026, 3, 4, 15, 6, 7)
    first = places.new_file(tmp_path / "Videos", ".mp4", now)
    assert first.name == "Puppet 2026-03-04 15.06.07.mp4"
    first.write_text("")
    assert places.new_file(tmp_path / "Videos", ".mp4", now).name == "Puppet 2026-03-04 15.06.07 (2).mp4"
    with pytest.raises(PuppetError, match="no folder"):
        places.new_file(first, ".mp4")


# ---- the microphone --------------------------------------------------------------------------------------------------


class FakePortAudio:
    """A sound system whose one stream is fed by the test."""

    def __init__(self, devices: int = 1) -> None:
        self.devices = devices
        self.streams: list[Any] = []

    def query_devices(self, kind: str) -> dict[str, str]:
        if not self.devices:
            raise RuntimeError("Error querying device -1")
        return {"name": f"Desk {kind}"}

    def InputStream(self, **settings: Any) -> Any:  # noqa: N802
        outer = self

        class Stream:
            latency = 0.02

            def __init__(self) -> None:
                self.settings = settings
                self.open = True
                outer.streams.append(self)

            def start(self) -> None: ...
            def stop(self) -> None: ...
            def close(self) -> None:
                self.open = False

        return Stream()


class Times:
    def __init__(self, heard: float, now: float) -> None:
        self.inputBufferAdcTime, self.currentTime = heard, now


def test_the_microphone_tells_when_it_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    system = FakePortAudio()
    monkeypatch.setattr(microphone, "_portaudio", lambda: system)
    blocks: list[tuple[np.ndarray, float]] = []
    mic = Microphone(lambda block, at_s: blocks.append((block, at_s)))
    assert mic.name == "Desk input"
    (stream,) = system.streams
    take = stream.settings["callback"]
    sound = np.arange(960, dtype=np.int16)[:, None]
    for times, delay in ((Times(70.0, 70.03), 0.03), (Times(0.0, 0.0), 0.04), (Times(1.0, 900.0), 0.04)):
        take(sound, 960, times, None)
        assert time.perf_counter() - blocks[-1][1] == pytest.approx(delay, abs=0.01)
        assert (blocks[-1][0] == sound[:, 0]).all()
    mic.close()
    assert not stream.open
    monkeypatch.setattr(microphone, "_portaudio", lambda: FakePortAudio(devices=0))
    with pytest.raises(PuppetError, match="No microphone can be used"):
        Microphone(lambda block, at_s: None)


def test_this_machines_own_microphone_opens_or_says_why() -> None:
    said = "No microphone"
    try:
        Microphone(lambda block, at_s: None).close()
    except PuppetError as error:
        said = str(error)
    assert said.startswith("No microphone")
