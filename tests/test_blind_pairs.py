"""Blind pairs: nothing but the key tells which version is which, and the answers are counted for the right one."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pil

import main
from puppet.errors import PuppetError
from puppet.evaluation.pairs import ANSWERS, CELL, KEY, Pairs, Version, sign_test, tally, versions
from puppet.evaluation.rendering import Clip
from puppet.evaluation.sheet import Moment
from puppet.video.reader import VideoReader, VideoWriter

DATA = Path(__file__).resolve().parent / "data"
WHOLE = slice(0, 64), slice(0, 64)
BRIGHTNESS = {"old": 60, "new": 200}


def film_of(path: Path, brightness: int, frames: int = 4, side: int = 64) -> Path:
    path.parent.mkdir(exist_ok=True)
    with VideoWriter(path, (side, side), Fraction(25), crf=12) as writer:
        for _ in range(frames):
            writer.write(np.full((side, side, 3), brightness, np.uint8))
    return path


@pytest.fixture
def clip(tmp_path: Path) -> Clip:
    path = film_of(tmp_path / "driver.mp4", 120)
    return Clip("driver", path, Fraction(25), np.full((64, 64, 3), 120, np.uint8), [None] * 4, [None] * 4)


def pairs_of(folder: Path, clip: Clip, count: int, seed: int | None = None) -> Path:
    """Pairs of two versions that are told by their brightness."""
    for name, brightness in BRIGHTNESS.items():
        for number in range(count):
            film_of(folder / name / f"self-{number}-generator.mp4", brightness)
    old, new = versions([str(folder / "old"), str(folder / "new")], ["frozen", "generator"], folder)
    pairs = Pairs(folder / "pairs", (old, new), seed)
    for number in range(count):
        pairs.add(f"self-{number}", clip, [Moment(0, "first"), Moment(2, "")], WHOLE, WHOLE)
    assert pairs.close() == count
    return folder / "pairs"


def brighter(folder: Path, pair: str) -> str:
    """Which letter the brighter version has in a film."""
    with VideoReader(folder / f"{pair}.mp4") as reader:
        frames = [image for image, _ in reader.frames()]
    assert len(frames) == 4
    driver, a, b = (frames[1][:, i * CELL + 20 : (i + 1) * CELL - 20].mean() for i in range(3))
    assert driver == pytest.approx(120, abs=6)
    assert {round(a, -1), round(b, -1)} == {60, 200}
    return "A" if a > b else "B"


def answer(folder: Path, answers: dict[str, str]) -> None:
    rows = [["pair", "better", "remarks"], *([pair, said, "why not"] for pair, said in answers.items())]
    with (folder / ANSWERS).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def test_the_key_tells_what_the_films_and_sheets_do_not(tmp_path: Path, clip: Clip) -> None:
    folder = pairs_of(tmp_path, clip, 8, seed=3)
    key = json.loads((folder / KEY).read_text())
    first = {pair["pair"]: pair["first"] for pair in key["pairs"]}
    assert key["versions"] == [str(tmp_path / "old"), str(tmp_path / "new")]
    assert {"A", "B"} == set(first.values())  # now one way, now the other
    for pair, old_is in first.items():
        assert brighter(folder, pair) != old_is
        sheet = np.asarray(Pil.open(folder / f"{pair}.png")).astype(int)
        rows = [sheet[60 + i * (CELL + 4) + CELL // 2, -CELL // 2].mean() for i in range(3)]
        assert ("A" if rows[1] > rows[2] else "B") != old_is
    names = {path.name for path in folder.iterdir()}
    assert names == {KEY, ANSWERS, *(f"{pair}{end}" for pair in first for end in (".png", ".mp4"))}


def test_without_a_seed_nobody_knows_the_order(tmp_path: Path, clip: Clip) -> None:
    orders = set()
    for run in range(4):
        folder = pairs_of(tmp_path, clip, 8)
        orders.add(tuple(pair["first"] for pair in json.loads((folder / KEY).read_text())["pairs"]))
        assert len(list(folder.glob("*.mp4"))) == 8, run
    assert len(orders) > 1


def test_answers_count_for_the_version_that_was_meant(tmp_path: Path, clip: Clip) -> None:
    folder = pairs_of(tmp_path, clip, 5, seed=1)
    key = json.loads((folder / KEY).read_text())
    new_is = {pair["pair"]: "B" if pair["first"] == "A" else "A" for pair in key["pairs"]}
    names = list(new_is)
    answer(folder, {names[0]: new_is[names[0]].lower(), names[1]: new_is[names[1]], names[2]: "=", names[3]: ""})
    said = tally(folder)
    assert f"{tmp_path / 'new'}: better in 2" in said
    assert f"{tmp_path / 'old'}: better in 0" in said
    assert "alike: 1" in said
    assert "chance alone: 50%" in said


def test_the_sign_test_is_the_binomials() -> None:
    assert sign_test(0, 0) == 1
    assert sign_test(1, 1) == 1
    assert sign_test(5, 0) == pytest.approx(2 / 32)
    assert sign_test(1, 8) == sign_test(8, 1) == pytest.approx(2 * 10 / 512)


@pytest.mark.parametrize(
    ("answers", "said"), [({"pair-001": "C"}, "no answer"), ({"pair-009": "A"}, "no answer"), ({}, "still empty")]
)
def test_answers_that_are_none_are_named(tmp_path: Path, clip: Clip, answers: dict[str, str], said: str) -> None:
    folder = pairs_of(tmp_path, clip, 1)
    answer(folder, answers)
    with pytest.raises(PuppetError, match=said):
        tally(folder)


def test_damaged_and_missing_pairs_are_named(tmp_path: Path, clip: Clip) -> None:
    with pytest.raises(PuppetError, match="holds no pairs"):
        tally(tmp_path)
    folder = pairs_of(tmp_path, clip, 1)
    (folder / KEY).write_text('{"versions": ["one"], "pairs": []}')
    with pytest.raises(PuppetError, match="cannot be read"):
        tally(folder)


def test_versions_that_cannot_be_compared_are_named(tmp_path: Path, clip: Clip) -> None:
    names = ["frozen", "warp", "generator"]
    assert versions(["warp", "generator"], names, tmp_path)[0] == Version("warp", "warp", tmp_path)
    with pytest.raises(PuppetError, match="neither a renderer nor a folder named nonsense"):
        versions(["warp", "nonsense"], names, tmp_path)
    with pytest.raises(PuppetError, match="the same"):
        versions(["generator", str(tmp_path)], names, tmp_path)
    film_of(tmp_path / "self-x-generator.mp4", 60)
    film_of(tmp_path / "old" / "self-y-generator.mp4", 60, frames=2)
    pairs = Pairs(tmp_path / "pairs", versions([str(tmp_path / "old"), "generator"], names, tmp_path))
    with pytest.raises(PuppetError, match="has no video of self-x"):
        pairs.add("self-x", clip, [Moment(0, "")], WHOLE, WHOLE)
    film_of(tmp_path / "self-y-generator.mp4", 60)
    with pytest.raises(PuppetError, match="differ in length"):
        pairs.add("self-y", clip, [Moment(0, ""), Moment(3, "")], WHOLE, WHOLE)


def test_evaluate_writes_pairs_and_counts_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["evaluate", "--clips", str(DATA / "driver.mp4"), "--renderers", "warp", "--frames", "5"]
    assert main.main([*words, "--output", str(tmp_path), "--pairs", "thin-plate", "warp"]) == 0
    assert "1 pair to be judged" in capsys.readouterr().out
    assert VideoReader(tmp_path / "pairs" / "pair-001.mp4").frame_count == 5
    answer(tmp_path / "pairs", {"pair-001": "A"})
    assert main.main(["evaluate", "--tally", str(tmp_path / "pairs")]) == 0
    assert "better in 1" in capsys.readouterr().out
    assert main.main([*words, "--output", str(tmp_path), "--pairs", "warp", "nothing"]) == 1
    assert "neither a renderer nor a folder" in capsys.readouterr().err
