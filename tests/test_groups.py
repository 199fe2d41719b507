"""Results by kind of pair and by measured skin tone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from known_faces import COLLINS, HOPPER, landmarks, picture

from puppet.cv import cv2
from puppet.models import Image
from puppet.training.groups import TONES, compare, main, skin_tone
from puppet.training.pairs import PairSet, write_shard
from tests.networks import chance_weights
from tests.test_pairs import real


@pytest.mark.parametrize(
    ("lab", "tone"),
    [
        ((80, 10, 15), "very light"),  # angle 63
        ((68, 12, 18), "light"),  # 45
        ((62, 14, 18), "intermediate"),  # 34
        ((56, 14, 18), "tan"),  # 18
        ((46, 14, 18), "brown"),  # -13
        ((30, 12, 18), "dark"),  # -48
        ((60, 1, 1), "without colour"),
    ],
)
def test_skin_tone_is_the_angle_of_the_cheeks_colour(lab: tuple[int, int, int], tone: str) -> None:
    colour = cv2.cvtColor(np.float32(lab)[None, None], cv2.COLOR_LAB2RGB)[0, 0]
    image: Image = np.broadcast_to((colour * 255).round().astype(np.uint8), picture(HOPPER).shape).copy()
    assert skin_tone(image, landmarks(HOPPER)) == tone


def test_a_photograph_has_a_tone_and_a_grey_one_none() -> None:
    names = {name for _, name in TONES}
    assert skin_tone(picture(COLLINS), landmarks(COLLINS)) in names
    grey = np.repeat(picture(COLLINS).mean(-1, keepdims=True), 3, -1).astype(np.uint8)
    assert skin_tone(grey, landmarks(COLLINS)) == "without colour"


def test_groups_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_shard(tmp_path / "pack" / "clip", real())
    weights = chance_weights(tmp_path / "lite.safetensors")
    rows = {row.group: row for row in compare(weights, PairSet([tmp_path / "pack"]), most=3)}
    assert set(rows) >= {"all", "real pairs"}
    assert (rows["all"].people, rows["all"].pairs) == (1, 3)
    assert rows["all"].warp == rows["real pairs"].warp
    assert 10 < rows["all"].warp < 60
    assert rows["all"].made != rows["all"].warp
    assert (
        main(["--packs", str(tmp_path / "pack"), "--weights", str(tmp_path / "lite.safetensors"), "--most", "1"]) == 0
    )
    assert "real pairs" in capsys.readouterr().out
    assert main(["--packs", str(tmp_path), "--weights", str(tmp_path / "none.safetensors")]) == 1
