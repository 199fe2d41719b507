"""The table of engines: what it measures, what it says, and the JSON that others read."""

from __future__ import annotations

import argparse
import json
import logging
import time
from pathlib import Path

import numpy as np
import pytest

from engines import benchmark, choose
from engines.eager import EagerEngine
from engines.measure import chance_weights, table
from engines.protocol import MeasuredEngine, Mending
from puppet import bench, rehearsal
from puppet.enginetable import EngineTimes, as_text
from puppet.errors import PuppetError
from puppet.model.network import LITE
from puppet.model.weights import Weights
from puppet.models import Image
from tests.fakes import Stage

FIELDS = {
    "name", "tier", "available", "reason", "median_ms", "p95_ms", "parity_mean", "parity_max", "gmac",
}  # fmt: skip


class Late(EagerEngine):
    """PyTorch, 0.2 s later and a little brighter."""

    name = "late"

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        time.sleep(0.2)
        right = super().run(warped, raster, grid)
        return Mending(right.flow, right.shade, right.paint + np.float32(2 / 255), right.mask, right.alpha)


def make(name: str, weights: Weights, folder: Path, threads: int) -> MeasuredEngine:
    if name == "broken":
        raise RuntimeError("it does not start")
    return Late(weights, threads) if name == "late" else EagerEngine(weights, threads)


@pytest.fixture(scope="module")
def weights() -> Weights:
    return chance_weights(LITE)


@pytest.fixture(scope="module")
def rows(weights: Weights) -> dict[str, EngineTimes]:
    why_not = {"absent": "it is not installed"}
    measured = table(["late", "broken", "absent"], weights, make, lambda name: why_not.get(name, ""), 1, budget_s=0)
    assert [row.name for row in measured] == ["late", "broken", "absent", "eager"]
    return {row.name: row for row in measured}


def test_engines_are_measured_against_eager(rows: dict[str, EngineTimes]) -> None:
    late, eager = rows["late"], rows["eager"]
    assert late.available
    assert eager.available
    assert (eager.speed, eager.parity_mean, eager.parity_max) == (1, 0, 0)
    assert late.median_ms is not None
    assert eager.median_ms is not None
    assert late.median_ms > 200
    assert late.speed is not None
    assert 0 < late.speed < 1
    assert late.p95_ms is not None
    assert late.p95_ms >= late.median_ms
    assert late.parity_mean == pytest.approx(1, abs=0.1)  # two steps of 255 over a range of 2
    assert late.parity_max == pytest.approx(1, abs=0.1)
    assert late.first_ms is not None
    assert late.first_ms > 200
    assert late.build_s is not None
    assert late.build_s < late.first_ms
    assert late.gmac == LITE.gmac


def test_what_is_not_measured_has_its_reason(rows: dict[str, EngineTimes]) -> None:
    assert not rows["broken"].available
    assert rows["broken"].reason == "it does not start"
    assert rows["absent"].reason == "it is not installed"
    assert rows["broken"].median_ms is rows["absent"].median_ms is None


def test_the_table_names_every_engine(rows: dict[str, EngineTimes]) -> None:
    said = as_text(list(rows.values()), 1)
    assert "absent    lite  not measured: it is not installed" in said
    assert "1.02 GMAC" in said
    assert "on a processor 1 thread;" in said
    assert "on a processor a thread for every other core;" in as_text(list(rows.values()), None)
    (late,) = (line for line in said.splitlines() if line.startswith("late "))
    assert f"{rows['late'].median_ms:.2f}" in late


def test_on_a_gpu_the_ratio_to_the_compiler_is_told() -> None:
    one = EngineTimes("tensorrt", "full", True, "", 12.1, median_ms=2.0, on_gpu=True)
    base = EngineTimes("compiled", "full", True, "", 12.1, median_ms=3.0, on_gpu=True)
    assert "full: times as fast as torch.compile: tensorrt 1.50" in as_text([one, base], None)
    slow = EngineTimes("compiled", "full", True, "", 12.1, median_ms=3.0)
    assert "torch.compile" not in as_text([one, slow], None)


def test_a_tier_without_weights_is_timed_with_the_same_chance_weights(weights: Weights) -> None:
    assert chance_weights(LITE).hash == weights.hash
    assert chance_weights(LITE, seed=2).hash != weights.hash


@pytest.mark.parametrize(
    ("names", "tier", "reason"),
    [(["abacus"], "lite", "no engine named abacus"), ([], "huge", "no tier named huge")],
)
def test_what_there_is_not_is_refused(names: list[str], tier: str, reason: str) -> None:
    with pytest.raises(PuppetError, match=reason):
        benchmark.measured(names, tier)


@pytest.mark.skipif(not choose.why_not("graph"), reason="there is a GPU")
def test_an_engine_that_is_asked_for_and_does_not_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engines.measure._BUDGET_S", 0)
    with pytest.raises(PuppetError, match="A CUDA graph does not run here"):
        benchmark.measured(["graph"], "lite")


def test_the_json_has_the_chain_and_the_engines(
    rows: dict[str, EngineTimes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(rehearsal, "WARM_UP_S", 0.2)
    monkeypatch.setattr(rehearsal, "LOAD_S", 3.0)
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    words = ["--seconds", "0.5", "--size", "160x90", "--engine", "late", "--tier", "lite", "--threads", "1"]
    asked: list[tuple[list[str], str, int | None]] = []

    def engines(names: list[str], tier: str, threads: int | None) -> list[EngineTimes]:
        asked.append((names, tier, threads))
        return list(rows.values())

    assert bench.run(parser.parse_args([*words, "--json"]), Stage(tmp_path).parts(), None, engines) == 0  # type: ignore[arg-type]
    report = json.loads(capsys.readouterr().out)
    assert asked == [(["late"], "lite", 1)]
    assert {"fps", "p50_ms", "p95_ms"} <= report["chain"].keys()
    assert [one["name"] for one in report["engines"]] == ["late", "broken", "absent", "eager"]
    assert all(one.keys() >= FIELDS for one in report["engines"])
    assert report["engines"][1]["median_ms"] is None
    assert bench.run(parser.parse_args(words), Stage(tmp_path / "again").parts(), None, engines) == 0  # type: ignore[arg-type]
    said = capsys.readouterr().out
    assert said.index("not measured: it does not start") < said.index("distinct pictures a second")
