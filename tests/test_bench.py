"""The bench: measures the chain that it is given and tells the truth about it."""

from __future__ import annotations

import argparse
import json
import logging
import time
from pathlib import Path

import numpy as np
import pytest

import main
from puppet import bench, rehearsal
from puppet.errors import PuppetError
from puppet.live.gallery import encode_png
from puppet.picture import Picture
from tests.fakes import Stage

SHORT = ["--seconds", "0.8", "--size", "160x90"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(rehearsal, "WARM_UP_S", 0.2)
    monkeypatch.setattr(rehearsal, "LOAD_S", 3.0)


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    return parser.parse_args(words)


def test_json_has_the_chain_and_its_stages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    painted: list[Picture] = []
    assert bench.run(parsed(*SHORT, "--json"), Stage(tmp_path).parts(), painted.append) == 0
    report = json.loads(capsys.readouterr().out)
    chain = report["chain"]
    assert chain["fps"] == pytest.approx(chain["distinct"] / report["setting"]["seconds"], rel=0.2)
    assert 0 < chain["p50_ms"] <= chain["p95_ms"] < 1000
    assert set(chain["drops"]) == {"track", "render", "send"}
    assert set(report["stages"]) >= {"track", "retarget", "render", "compose", "send", "preview"}
    assert all(times["median_ms"] <= times["p95_ms"] for times in report["stages"].values())
    assert report["engines"] == []
    assert report["setting"]["painted"]
    assert painted
    assert painted[-1].pixels.shape == (90, 160, 3)


def test_repeats_are_not_counted_as_pictures(tmp_path: Path) -> None:
    """A driver at 10 frames a second gives ten distinct pictures a second, however often they are sent."""
    stage = Stage(tmp_path)
    stage.camera_fps = 10.0
    report = bench.measure(stage.parts(), seconds=1.5, size=(160, 90))
    flow = report.reading.flow
    assert 7 < flow.fps < 11
    assert flow.repeats > flow.distinct
    assert abs(report.received - flow.distinct) <= 2  # the far end tells them apart by their pixels


def test_the_table_names_every_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench.run(parsed(*SHORT), Stage(tmp_path).parts())
    text = capsys.readouterr().out
    for word in ("track", "retarget", "render", "compose", "send", "distinct pictures a second", "p95", "not painted"):
        assert word in text


def test_a_portrait_can_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "aunt.png"
    path.write_bytes(encode_png(np.full((80, 60, 3), 77, np.uint8)))
    report = bench.measure(Stage(tmp_path / "bundled").parts(), seconds=0.3, size=(160, 90), portrait=str(path))
    assert report.portrait == "aunt"


@pytest.mark.parametrize("portrait", ["nobody", "broken.png"])
def test_another_portrait_than_the_one_asked_for_is_not_measured(tmp_path: Path, portrait: str) -> None:
    start = time.perf_counter()
    with pytest.raises(PuppetError) as caught:
        bench.measure(Stage(tmp_path).parts(), seconds=0.3, size=(160, 90), portrait=portrait)
    assert "did not start" not in caught.value.problem
    assert portrait in caught.value.problem
    assert "portrait0" in caught.value.remedy  # those that there are
    assert time.perf_counter() - start < 10  # it is not waited for what will not come


def test_another_driver_than_the_one_asked_for_is_not_measured(tmp_path: Path) -> None:
    empty = tmp_path / "empty.mp4"
    empty.touch()
    with pytest.raises(PuppetError, match=r"empty\.mp4 is empty"):
        bench.measure(main.build_parts(), seconds=0.3, size=(160, 90), camera=f"file:{empty}")


def test_a_time_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="above 0"):
        bench.run(parsed("--seconds", "0"), Stage(tmp_path).parts())


def test_a_chain_that_does_not_start_says_why(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.unopenable.add("driver:bundled")
    with pytest.raises(PuppetError, match="cannot be opened"):
        bench.measure(stage.parts(), seconds=0.3, size=(160, 90))


def test_the_real_chain_puppeteers_a_portrait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundled driver, MediaPipe, generator, a virtual camera at the end: only the device is not real."""
    monkeypatch.setattr(rehearsal, "LOAD_S", 60.0)
    report = bench.measure(main.build_parts(), seconds=3.0, size=(640, 360))
    flow = report.reading.flow
    assert flow.fps > 3  # far above on an idle machine; others may share this one
    assert report.received >= 0.8 * flow.distinct
    assert flow.p50_ms < 1000
    assert report.runs_on.startswith("Generator")


@pytest.mark.parametrize("size", ["720", "axb", "1281x720", "10x10", "9000x9000"])
def test_a_size_that_makes_no_sense_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed("--size", size)
    assert "--size" in capsys.readouterr().err
