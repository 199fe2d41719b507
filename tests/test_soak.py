"""The soak's judgement; the soak itself is run by ``.ci/run`` for a minute, and by hand for longer."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from puppet.live.puppeteer import LivePuppeteer
from tests.faults import Faults, Searched, tinted
from tests.soak import Sample, Soak


def soaked(**growth: float) -> Soak:
    """An hour in which something grew by a share, evenly."""
    soak = Soak(cast(LivePuppeteer, None), Faults(), Searched(tinted), seed=1)
    usual = {"memory_mb": 800.0, "fps": 30.0, "p50_ms": 50.0, "p95_ms": 60.0, "handles": 40.0, "threads": 30.0}
    for second in range(0, 3600, 5):
        values = {name: value * (1 + growth.get(name, 0) * second / 3600) for name, value in usual.items()}
        fault = "engine raises" if second % 60 == 0 else ""
        if fault:
            values["fps"] = 0.0
        soak.samples.append(
            Sample(
                at_s=second, sent=30 * second, fault=fault, handles=round(values.pop("handles")),
                threads=round(values.pop("threads")), **values,
            )
        )  # fmt: skip
    return soak


def test_what_stays_as_it_was_is_well() -> None:
    assert all(fine for _, _, fine in soaked().verdict().values())


@pytest.mark.parametrize(
    ("name", "share", "what"),
    [
        ("memory_mb", 0.1, "memory, MB"),
        ("p50_ms", 1.0, "latency p50, ms"),
        ("p95_ms", 1.0, "latency p95, ms"),
        ("fps", -0.6, "pictures a second"),
        ("handles", 0.3, "handles"),
        ("threads", 0.4, "threads"),
    ],
)
def test_what_grows_is_not(name: str, share: float, what: str) -> None:
    verdict = soaked(**{name: share}).verdict()
    assert [one for one, (_, _, fine) in verdict.items() if not fine] == [what]


def test_one_leak_is_too_many() -> None:
    soak = soaked()
    soak._searched.leaks = 1
    assert not soak.verdict()["leaks"][2]


def test_single_seconds_say_nothing_but_a_rise_in_between_does() -> None:
    soak = soaked()
    for one in soak.samples[300::37]:
        one.memory_mb *= 1.5
        one.p50_ms *= 10
    assert all(fine for _, _, fine in soak.verdict().values())
    for one in soak.samples[400:500]:  # and down again
        one.memory_mb *= 1.06
    assert not soak.verdict()["memory, MB"][2]


def test_a_governor_that_takes_something_away_is_no_drift() -> None:
    soak = soaked()
    for one in soak.samples[450:]:
        if one.at_s % 3 == 0:
            one.level, one.p50_ms = 1, 20.0
    for one in soak.samples[100:200]:
        one.level, one.p50_ms = 3, 10.0
    assert all(fine for _, _, fine in soak.verdict().values())


def test_the_first_minutes_are_not_judged() -> None:
    soak = soaked()
    for one in soak.samples[:59]:
        one.memory_mb *= 0.5
    assert all(fine for _, _, fine in soak.verdict().values())


def test_the_curves_are_written_as_they_come(tmp_path: Path) -> None:
    soak = soaked()
    soak._folder = tmp_path
    with soak._rows() as add:
        add(soak.samples[0])
        add(soak.samples[1])
        lines = (tmp_path / "soak.csv").read_text().splitlines()
    assert lines[0].startswith("at_s,memory_mb,fps")
    assert lines[2].startswith("5,800.0,30.0")
    soak.draw(tmp_path)
    assert (tmp_path / "soak.png").stat().st_size > 10_000
