"""Latency measured in pictures: events are found where they are, and a chain that is late by so much is said to be."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

import main
from puppet import latency
from puppet.latency import EVENTS, SLIGHT, crossings, delays, measure, signals
from puppet.live.parts import Parts
from puppet.model.renderer import GeneratorRenderer
from puppet.models import Image, Points
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoReader
from puppet.warp.landmark_warp import LandmarkWarp
from puppet.warp.residual import Residual

SPANS = ((1.0, 1.5), (4.4, 4.9))


def steps(times: np.ndarray, late_s: float = 0.0, noise: float = 0.0) -> np.ndarray:
    """A signal that is 1 within SPANS and 0.2 elsewhere, with edges of two frames."""
    value = np.full(len(times), 0.2)
    for start, end in SPANS:
        up, down = ((times - late_s - start) * 15 + 0.5), ((end - times + late_s) * 15 + 0.5)
        value = np.maximum(value, 0.2 + 0.8 * np.clip(np.minimum(up, down), 0, 1))
    return value + np.random.default_rng(0).normal(0, noise, len(times))


def test_crossings_lie_where_half_of_a_change_is_over() -> None:
    times = np.arange(240) / 30
    found = crossings(times, steps(times, noise=0.02), 0.1)
    assert [way for _, way in found] == [1, -1, 1, -1]
    assert np.allclose([when for when, _ in found], [1.0, 1.5, 4.4, 4.9], atol=0.01)
    closing = crossings(times, -steps(times), 0.1)  # the event lowers the signal: it begins all the same
    assert [way for _, way in closing] == [1, -1, 1, -1]
    assert crossings(times, steps(times), 2.0) == []
    assert crossings(times, np.full(240, np.nan), 0.1) == []
    gaps = steps(times)
    gaps[40:60] = np.nan  # no face between two events
    assert len(crossings(times, gaps, 0.1)) == 4


@pytest.mark.parametrize("late_s", [0.0, 0.04, 0.15])
def test_a_delay_is_found_at_another_rate_of_pictures(late_s: float) -> None:
    driver = np.arange(240) / 30
    puppet = np.arange(0, 8, 1 / 23.0) + 0.003
    found, missed = delays(crossings(driver, steps(driver), 0.1), crossings(puppet, steps(puppet, late_s, 0.01), 0.1))
    assert missed == 0
    assert np.allclose(found, late_s, atol=0.012)


def test_the_far_end_keeps_each_picture_as_it_was_also_more_than_it_has_room_for() -> None:
    """In memory of its own from the start, as long as that lasts; the same memory is handed in again and again."""
    size = (latency.WIDTH, 360)
    keeper, memory = latency._Keeper(size, most=2), np.zeros(3 * size[0] * size[1], np.uint8)
    keeper.keeping = True
    room = keeper.bytes
    for value in (10, 20, 20, 30):
        memory[:] = value
        keeper.take(memory)
    assert [int(image.mean()) for _, image in keeper.kept] == [10, 20, 30]
    assert all((image == image[0, 0, 0]).all() for _, image in keeper.kept)
    assert [np.shares_memory(image, keeper._room) for _, image in keeper.kept] == [True, True, False]
    assert room == 2 * memory.size
    assert keeper.bytes == 3 * memory.size
    assert [came_s for came_s, _ in keeper.kept] == sorted(came_s for came_s, _ in keeper.kept)


def test_what_never_shows_is_missed() -> None:
    driver = [(1.0, 1), (1.5, -1), (4.4, 1), (4.9, -1)]
    assert delays(driver, []) == ([], 4)
    found, missed = delays(driver, [(1.1, 1), (1.6, -1), (6.0, 1)])
    assert np.allclose(found, 0.1)
    assert missed == 2
    assert delays(driver, [(0.8, 1)])[0] == []  # before the driver did it


@pytest.fixture(scope="module")
def clip() -> Iterator[list[np.ndarray]]:
    with VideoReader(latency.CLIP, exact=False) as reader:
        yield [image for image, _ in reader.frames()]


def test_the_clip_shows_each_event_twice(clip: list[np.ndarray]) -> None:
    """As ``assets/make/events.py`` has them; no two frames are alike."""
    tracker = MediaPipeTracker(static=True)
    seen = signals(clip, tracker)
    tracker.close()
    expected = {"mouth": (1.0, 1.5, 4.4, 4.9), "lids": (2.1, 2.5, 5.6, 6.0), "pose": (3.1, 3.8, 6.6, 7.3)}
    for k, name in enumerate(EVENTS):
        found = crossings(np.arange(len(clip)) / 30, seen[:, k], SLIGHT[k])
        assert [way for _, way in found] == [1, -1, 1, -1]
        assert np.allclose([when for when, _ in found], expected[name], atol=0.05)
    assert all((a != b).any() for a, b in pairwise(clip))


class Late(LandmarkWarp):
    """Shows what was asked for LAG pictures ago."""

    LAG = 5

    def __init__(self) -> None:
        super().__init__()
        self._asked: deque[Points] = deque(maxlen=self.LAG + 1)

    def render(self, landmarks: Points, residual: Residual | None = None) -> Image:
        self._asked.append(landmarks)
        return super().render(self._asked[0], residual)


def test_lateness_is_seen_in_the_pictures_and_not_only_in_their_age() -> None:
    """The real chain, with a renderer that keeps up and yet shows old poses: no picture is old, every event is late."""
    report = measure(replace(main.build_parts(), renderer=Late), 10.0, size=(640, 360))
    assert report.events["mouth"].count >= 2
    assert report.events["pose"].count >= 2
    assert 5 < report.fps <= 31
    assert 0 < report.p50_ms <= report.p95_ms <= report.p99_ms
    lag_ms = Late.LAG * report.interval_ms
    for name in ("mouth", "pose"):
        assert report.events[name].p50_ms - report.p50_ms > 0.6 * lag_ms  # more where the machine is busy
    assert report.rss_mb > 100
    said = json.loads(json.dumps(report.as_json()))
    assert {"fps", "p50_ms", "p95_ms", "p99_ms", "event_ms", "dropped", "repeated", "carried", "rss_mb"} <= said.keys()
    assert set(said["event_ms"]) == set(EVENTS)
    assert "mouth" in report.as_text()


def test_float32_can_be_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    """The option reaches the chain: what it is measured with runs in 32 bits."""
    measured: list[Parts] = []

    def run(_args: object, parts: Parts, *_others: object) -> int:
        measured.append(parts)
        return 0

    monkeypatch.setattr(latency, "run", run)
    assert main.main(["latency", "--float32"]) == 0
    assert main.main(["latency"]) == 0
    renderer, usual = measured[0].renderer(), measured[1].renderer
    assert isinstance(renderer, GeneratorRenderer)
    assert renderer.runs_on == "OpenVINO · CPU"
    assert (renderer.engine.precision, usual is main.float32_renderer) == ("float32", False)  # type: ignore[attr-defined]
    renderer.close()


def test_bad_requests_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["latency", "--seconds", "2"]) == 1
    assert "at least 8" in capsys.readouterr().err
    assert main.main(["latency", "--camera", "9"]) == 1
    assert "no webcam number 9" in capsys.readouterr().err
