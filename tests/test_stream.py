"""Training from one file of sources: collected from real pictures and a real film, made into a stream."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

import main
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import SIZE
from puppet.model.network import RASTER
from puppet.training import collect
from puppet.training.bias import Bias, look, unit
from puppet.training.making import FORWARD, INVERSE, REAL
from puppet.training.sources import STEPS, Sources
from puppet.training.stream import PAIR_BYTES, Stream, recolour
from puppet.training.synthesis import FIELDS, Synthesis
from tests.known_faces import COLLINS, HOPPER, landmarks, picture

ROOT = Path(__file__).parent.parent
SHARES = {REAL: 0.5, INVERSE: 0.4, FORWARD: 0.1}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two portraits, the bundled driver as the only film, no rig."""
    folder = tmp_path_factory.mktemp("sources")
    (folder / "portraits").mkdir()
    (folder / "films").mkdir()
    large = cv2.resize(picture(COLLINS)[:320, 80:380], None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(str(folder / "portraits" / "collins.png"), large[..., ::-1])
    cv2.imwrite(str(folder / "portraits" / "hopper.png"), picture(HOPPER)[..., ::-1])
    (folder / "films" / "driver.mp4").write_bytes((ROOT / "assets" / "driver.mp4").read_bytes())
    made = folder / "sources.npz"
    arguments = ["--portraits", str(folder / "portraits"), "--speech", str(folder / "films"), "--per-film", "24"]
    assert collect.main([*arguments, "--output", str(made)]) == 0
    return made


@pytest.fixture(scope="module")
def sources(path: Path) -> Sources:
    return Sources(path)


@pytest.fixture(scope="module")
def stream(path: Path) -> Iterator[Stream]:
    with Stream(path, SHARES, workers=1, keep=80) as stream:
        yield stream


def test_the_file_keeps_pictures_landmarks_and_masks(sources: Sources) -> None:
    assert sources.names == ["collins", "hopper"]
    hopper = sources.still(1)
    expected = landmarks(HOPPER)
    scale = hopper.size[0] / picture(HOPPER).shape[1]
    away = np.abs(hopper.landmarks[:, :2] - expected[:, :2] * scale) / unit(hopper.landmarks)
    assert away.mean() < 0.03  # another run of the tracker on a smaller picture
    small = cv2.resize(picture(HOPPER), hopper.size, interpolation=cv2.INTER_AREA)
    assert np.abs(hopper.image.astype(int) - small).mean() < 4
    nose = hopper.landmarks[1, :2].round().astype(int)
    assert hopper.mask[nose[1], nose[0]] == 255
    assert hopper.mask[2, 2] < 40
    assert len(sources.films) == 1
    assert len(sources.films[0].numbers) == 24
    assert np.allclose(sources.tracked * STEPS, np.round(sources.tracked * STEPS))
    assert sources.rig is None


def test_a_damaged_or_foreign_file_is_refused(path: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.npz"
    broken.write_bytes(path.read_bytes()[:-2000])
    for bad in (broken, tmp_path / "missing.npz"):
        with pytest.raises(PuppetError, match="cannot be read"):
            Sources(bad)
    with np.load(path) as data:
        np.savez(tmp_path / "later.npz", **{**data, "version": np.array(99)})
    with pytest.raises(PuppetError, match="another version"):
        Sources(tmp_path / "later.npz")


def test_bias_is_that_of_faces_that_look_alike() -> None:
    base = landmarks(HOPPER)
    opened = base.copy()
    opened[[13, 14], 1] += np.array([-0.15, 0.15], np.float32) * unit(base)
    shifts = {0: 0.01, 1: -0.02}
    faces = (base, opened)
    noted = [(face, face + np.float32(shifts[i] * unit(face))) for i, face in enumerate(faces) for _ in range(8)]
    bias = Bias.measured(noted, worst=0.1)
    rng = np.random.default_rng(0)
    for i, face in enumerate(faces):
        moved = bias.see(picture(HOPPER), face, rng)
        assert moved is not None
        assert np.allclose((moved - face) / unit(face), shifts[i], atol=1e-4)
    assert not np.allclose(look(base), look(opened))
    assert len(Bias.measured(noted, worst=0.02).errors) == 8  # 0.02 off in x and y is 0.028


def test_synthesis_keeps_the_shares_and_follows_its_seed(sources: Sources) -> None:
    first, second = (Synthesis(sources, SHARES, np.random.default_rng(4)) for _ in range(2))
    made: Counter[int] = Counter()
    while made.total() < 60:
        pairs = first.next()
        again = second.next()
        assert len(pairs) == len(again)
        for pair, other in zip(pairs, again, strict=True):
            made[int(pair["kind"])] += 1
            for name, (shape, dtype) in FIELDS.items():
                assert np.asarray(pair[name]).shape == shape
                assert pair[name].dtype == dtype or name == "centres"
                assert np.array_equal(pair[name], other[name])
    assert made[REAL] / made.total() == pytest.approx(0.5, abs=0.12)
    assert made[INVERSE] / made.total() == pytest.approx(0.4, abs=0.15)
    with pytest.raises(PuppetError, match="No kind"):
        Synthesis(sources, {}, np.random.default_rng(0))


def test_a_batch_is_what_the_trainer_takes(stream: Stream) -> None:
    batch = stream.sample(np.random.default_rng(0), 4)
    assert batch["warped"].shape == (4, 4, SIZE, SIZE)
    assert batch["raster"].shape == (4, RASTER, SIZE, SIZE)
    assert batch["source"].shape == (4, 3, SIZE, SIZE)
    for name in ("warped", "target", "source"):
        assert -1 <= float(batch[name][:, :3].min()) < -0.5
        assert 0.2 < float(batch[name][:, :3].max()) <= 1
    assert float(batch["raster"].min()) == 0
    assert float(batch["raster"].max()) == 1
    patches = stream.sample(np.random.default_rng(0), 6, 96, 2)
    assert patches["target"].shape == (6, 3, 96, 96)
    assert patches["source"].shape == (3, 3, SIZE, SIZE)
    assert patches["grid"].shape == (6, 24, 24, 2)
    assert len(stream) >= 4
    assert "real" in stream.report()
    assert sum(np.prod(shape) for shape, _ in FIELDS.values()) < PAIR_BYTES


def test_colours_change_alike_and_nothing_comes_out_of_black(stream: Stream) -> None:
    torch.manual_seed(0)
    picture = torch.rand(2, 3, 8, 8) * 2 - 1
    layer = torch.zeros(2, RASTER, 8, 8)
    layer[:, -3:, :4] = 0.5
    batch = {
        "source": picture.clone(),
        "target": picture.clone(),
        "background": picture.clone(),
        "warped": torch.cat([picture, torch.ones(2, 1, 8, 8)], 1),
        "raster": layer,
    }
    recolour(batch, np.random.default_rng(1))
    assert torch.equal(batch["source"], batch["target"])
    assert torch.allclose(batch["warped"][:, :3], batch["target"])
    assert torch.equal(batch["warped"][:, 3], torch.ones(2, 8, 8))
    assert (batch["source"] - picture).abs().mean() > 0.02
    assert (batch["raster"][:, -3:, 4:] == 0).all()
    assert (batch["raster"][:, -3:, :4] > 0).all()


def test_a_worker_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="cannot be read"):
        Stream(tmp_path / "missing.npz", SHARES, workers=1, keep=8)


def test_training_needs_neither_tracker_nor_video_library(path: Path, tmp_path: Path) -> None:
    """The whole command, where MediaPipe, PyAV and Qt cannot be imported."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "for name in ('mediapipe', 'av', 'PySide6', 'openvino', 'pyvirtualcam'):\n"
        "    sys.modules[name] = None\n"
    )
    arguments = ["train", "--sources", path, "--workers", "1", "--keep", "70", "--batch", "2", "--patch", "64"]
    arguments += [
        "--patches",
        "1",
        "--steps",
        "2",
        "--output",
        tmp_path / "run",
        "--export",
        tmp_path / "w.safetensors",
    ]
    start = ROOT / "assets" / "weights" / "lite.safetensors"
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", *map(str, [*arguments, "--start", start])],
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "w.safetensors").exists()
    assert "pairs made by 1 workers" in done.stderr


def test_packs_or_sources_but_not_both(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(["train", "--packs", "x", "--sources", str(path)])
    assert "not allowed" in capsys.readouterr().err
