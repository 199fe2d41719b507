"""Many puppets in one engine: each as if it were alone, and what ``bench --puppets`` says of them."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from engines import crowd
from engines.compiled import program
from engines.crowd import CrowdEngine, measured
from engines.device import DeviceEngine
from engines.eager import EagerEngine
from engines.measure import chance_weights
from engines.parity import sample, sample_persona
from engines.protocol import PersonaTensors
from puppet import bench
from puppet.crowdtable import CrowdTimes, as_text
from puppet.errors import PuppetError
from puppet.model.engine import Mending
from puppet.model.tiers import LITE
from puppet.model.weights import Weights

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def weights() -> Weights:
    return chance_weights(LITE)


def apart(one: Mending | None, other: Mending) -> float:
    assert one is not None
    parts = ("flow", "shade", "paint", "mask", "alpha")
    return max(float(np.abs(getattr(one, part) - getattr(other, part)).max()) for part in parts)


GPU = pytest.param("cuda", marks=pytest.mark.skipif(not torch.cuda.is_available(), reason="needs an NVIDIA GPU"))


@pytest.mark.parametrize("device", ["cpu", GPU])
def test_each_puppet_is_mended_as_if_it_were_alone(weights: Weights, device: str) -> None:
    """Its own portrait and its own frame; seats are bound anew, left empty and taken again."""
    alone, together = EagerEngine(weights), CrowdEngine(weights, 3, device, "float32")
    near = 1e-3 if device == "cpu" else 0.02  # GPUs multiply float32 with fewer digits
    personas = [sample_persona(LITE, LITE.adain, seed) for seed in range(4)]
    frames = [sample(LITE, seed) for seed in range(3)]

    def expected(persona: int, frame: int) -> Mending:
        alone.bind(personas[persona])
        return alone.run(*frames[frame])

    assert apart(expected(0, 0), expected(1, 0)) > 0.05  # or nothing below would be told apart
    for seat in range(3):
        together.bind(seat, personas[seat])
    for seat, mending in enumerate(together.run(frames)):
        assert apart(mending, expected(seat, seat)) < near
    together.bind(1, personas[3])
    first, second, third = together.run([None, frames[2], frames[0]])
    assert first is None
    assert apart(second, expected(3, 2)) < near
    assert apart(third, expected(2, 0)) < near
    first = together.run([frames[1], None, None])[0]
    assert apart(first, expected(0, 1)) < near
    together.close()


def test_an_answer_stays_when_the_next_is_asked(weights: Weights) -> None:
    engine = CrowdEngine(weights, 1, "cpu")
    engine.bind(0, sample_persona(LITE, LITE.adain))
    said = engine.run([sample(LITE, 0)])[0]
    assert said is not None
    kept = said.flow.copy()
    engine.run([sample(LITE, 1)])
    assert np.array_equal(said.flow, kept)


def test_what_a_crowd_cannot_do_is_said(weights: Weights) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        CrowdEngine(weights, 0, "cpu")
    engine = CrowdEngine(weights, 2, "cpu")
    with pytest.raises(RuntimeError, match="no portrait"):
        engine.run([sample(LITE), None])
    for seat in (-1, 2):
        with pytest.raises(ValueError, match=f"none of number {seat}"):
            engine.bind(seat, sample_persona(LITE, LITE.adain))
    with pytest.raises(ValueError, match="2 seats"):
        engine.run([None])
    engine.close()
    for use in (lambda: engine.run([None, None]), lambda: engine.bind(0, sample_persona(LITE, LITE.adain))):
        with pytest.raises(RuntimeError, match="closed"):
            use()


def test_one_puppets_engine_takes_no_crowds_program(weights: Weights) -> None:
    engine = DeviceEngine("graph", "here", "float32", program(weights, torch.device("cpu"), "float32", False, 2))
    engine.bind(sample_persona(LITE, LITE.adain))
    with pytest.raises(ValueError, match="made for 2"):
        engine.run(*sample(LITE))


def test_crowds_are_timed_and_one_that_does_not_fit_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    made = crowd.program

    def small(weights: Weights, *how: object) -> object:
        if how[-1] == 64:
            raise MemoryError("out of memory")
        return made(weights, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(crowd, "program", small)
    monkeypatch.setattr(crowd, "_ROUNDS", 3)
    closed: list[int] = []
    close = CrowdEngine.close
    monkeypatch.setattr(CrowdEngine, "close", lambda self: (closed.append(len(self._seats)), close(self)))
    bind = CrowdEngine.bind

    def full(self: CrowdEngine, seat: int, persona: PersonaTensors) -> None:
        if seat == 4:
            raise torch.OutOfMemoryError("no room for portrait 4")
        bind(self, seat, persona)

    monkeypatch.setattr(CrowdEngine, "bind", full)
    rows = measured((1, 2, 64, 5), "lite", "cpu")
    assert [row.puppets for row in rows] == [1, 2, 64, 5]
    assert all(0 < row.median_ms <= row.p95_ms and row.device_ms is None and not row.reason for row in rows[:2])
    assert rows[3].reason == "no room for portrait 4"
    assert closed == [1, 2, 5]
    assert rows[1].per_second == pytest.approx(2e3 / rows[1].median_ms)
    assert "out of memory" in rows[2].reason
    with pytest.raises(PuppetError, match="no tier named huge"):
        measured((1,), "huge", "cpu")


def test_the_table_compares_with_one_puppet() -> None:
    rows = [
        CrowdTimes(1, 2.0, 3.0, 1.5, "Card"), CrowdTimes(8, 4.0, 5.0, None, "Card"), CrowdTimes(512, reason="too many"),
    ]  # fmt: skip
    said = as_text(rows, "full").splitlines()
    assert said[1].split() == ["1", "2.00", "3.00", "1.50", "500.0", "500.0", "1.00"]
    assert said[2].split() == ["8", "4.00", "5.00", "-", "2000.0", "250.0", "4.00"]
    assert "too many" in said[3]
    assert "Card" in said[4]
    assert "512 not measured" in as_text(rows[2:], "full")
    assert as_text(rows[1:2], "lite").splitlines()[1].split()[-1] == "250.0"  # nothing to compare with


@pytest.mark.parametrize("text", ["", "0", "1,,2", "two", "1,2000"])
def test_numbers_of_puppets_are_checked(text: str) -> None:
    parser = argparse.ArgumentParser(exit_on_error=False)
    bench.add_arguments(parser)
    with pytest.raises(argparse.ArgumentError):
        parser.parse_args(["--puppets", text])
    assert parser.parse_args(["--puppets", "1,2,16"]).puppets == (1, 2, 16)


@pytest.mark.parametrize("more", [["--threads", "2"], ["--engine", "eager"]])
def test_what_crowds_know_nothing_of_is_refused(more: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "bench", "--puppets", "1", *more],
        cwd=ROOT, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert done.returncode != 0
    assert "Leave out --engine and --threads" in done.stderr


def test_bench_measures_crowds_alone() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "bench", "--puppets", "1,2", "--json"],
        cwd=ROOT, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert [row["puppets"] for row in rows] == [1, 2]
    assert all(row["pictures_per_second"] > 0 for row in rows)
