"""The guard of the rendering's speed: what it calls a regression, and what fails."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import pytest

from puppet import speedguard
from puppet.models import Image, Points
from puppet.speedguard import Verdict, guard
from tests.fakes import FakeRenderer, Stage


def test_what_is_said_and_what_fails() -> None:
    for ratio, word, fails in (
        (3.0, "as it was", False), (3.4, "as it was", False), (3.6, "REGRESSION", False), (5.5, "REGRESSION", True),
        (2.0, "faster", False),
    ):  # fmt: skip
        verdict = Verdict("generator · CPU", ratio, 0.02, 3.0)
        assert word in str(verdict)
        assert verdict.fails == fails
    unknown = Verdict("generator · abacus", 9.0, 0.02, None)
    assert "nothing is kept" in str(unknown)
    assert not unknown.fails


class Slowed(FakeRenderer):
    """Does the reference work ``times`` over for each picture."""

    times = 1
    work = staticmethod(speedguard._reference())

    def render(self, landmarks: Points) -> Image:
        for _ in range(self.times):
            self.work()
        return super().render(landmarks)


def test_a_renderer_that_became_slower_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speedguard, "KEPT", tmp_path / "speed.json")
    stage = Stage(tmp_path)
    parts = stage.parts()
    object.__setattr__(parts, "renderer", Slowed)
    first = guard(parts, keep=True, size=(160, 90), rounds=5)
    assert first.kept is None
    assert 0.5 < first.ratio < 2.0
    assert json.loads((tmp_path / "speed.json").read_text()) == {"fake · CPU": pytest.approx(first.ratio, abs=1e-3)}
    monkeypatch.setattr(Slowed, "times", 4)
    again = guard(parts, size=(160, 90), rounds=5)
    assert again.kept == pytest.approx(first.ratio, abs=1e-3)
    assert again.fails
    assert "REGRESSION" in str(again)


def test_the_reference_is_the_same_work_each_time() -> None:
    work = speedguard._reference()
    start = time.perf_counter()
    once, again = work(), work()
    assert time.perf_counter() - start < 5
    for one, other in zip(once, again, strict=True):  # type: ignore[call-overload]
        assert np.array_equal(one, other)
