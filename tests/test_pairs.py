"""Pairs for training: made from real photographs and a real film, written, read back and cut into patches."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch
from known_faces import COLLINS, HOPPER, landmarks, picture
from torch.nn import functional as F

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import SIZE, cut, face_crop
from puppet.model.network import RASTER
from puppet.models import Crop, Frame, Persona
from puppet.motion import pose
from puppet.motion.expression import eye_openings, lip_gap
from puppet.persona.portrait import PortraitMaker
from puppet.raster.drawing import CHANNELS, Drawing, to_crop
from puppet.topology import LIPS_INNER_LOWER, LIPS_INNER_UPPER
from puppet.tracking.tracker import MediaPipeTracker
from puppet.training import packs
from puppet.training.bias import Watching
from puppet.training.films import real_pairs
from puppet.training.lids import shut
from puppet.training.making import FORWARD, INVERSE, REAL, Shard, seeded, within
from puppet.training.pairs import PairSet, write_shard
from puppet.training.photowarp import PhotoWarp
from puppet.training.poses import Bend, bent, noisy
from puppet.training.stills import forward_pairs, inverse_pairs, photograph, worn

FILM = Path(__file__).parent.parent / "assets" / "driver.mp4"


@cache
def tracker() -> MediaPipeTracker:
    return MediaPipeTracker(static=True)


@cache
def maker() -> PortraitMaker:
    return PortraitMaker()


@cache
def collins() -> Persona:
    assert photograph(COLLINS, maker()) is None  # too small as it is
    persona = maker().make(enlarged())
    assert isinstance(persona, Persona)
    return persona


def enlarged() -> np.ndarray:
    return cv2.resize(picture(COLLINS)[:320, 80:380], None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)


@cache
def real() -> Shard:
    return real_pairs(FILM, tracker(), maker(), seeded(0, "film"), sources=2, per_source=6, limit=240)


@cache
def stills() -> Shard:
    shard = Shard([], [])
    inverse_pairs(collins(), "collins", Watching(tracker()), (), seeded(3, "collins"), 9, shard)
    forward_pairs(collins(), "collins", Watching(tracker()), seeded(3, "collins"), 2, shard)
    return shard


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    write_shard(folder / "clip", real())
    write_shard(folder / "stills", stills())
    return folder


def gap(points: np.ndarray) -> float:
    return lip_gap(pose.Head(points).points)


def face_of(points: np.ndarray) -> np.ndarray:
    return Drawing(SIZE).draw(points)[CHANNELS.index("face")] > 127


def gap_in_widths(points: np.ndarray) -> float:
    return float(np.linalg.norm(points[13, :2] - points[14, :2]) / np.linalg.norm(points[61, :2] - points[291, :2]))


def off(a: np.ndarray, b: np.ndarray, where: np.ndarray) -> float:
    return float(np.abs(a.astype(float) - b)[where].mean())


# ---- poses -----------------------------------------------------------------------------------------------------------


def test_lips_brought_together_meet_and_a_wide_open_jaw_follows() -> None:
    bend = Bend(landmarks(COLLINS))
    shape = bend.head.points.copy()
    closed = bend.close_lips(shape, 1.0)
    upper, lower = list(LIPS_INNER_UPPER[1:-1]), list(LIPS_INNER_LOWER[1:-1])
    assert lip_gap(shape) > 0.06  # she smiles
    assert np.abs(closed[upper] - closed[lower])[:, 1].max() < 1e-6
    assert np.abs(closed[152] - shape[152]).max() < 0.03  # a smile's lips part with the jaw shut
    wide = bend.close_lips(shape, -3.0)
    assert wide[152, 1] > shape[152, 1] + 0.05


def test_a_closed_mouth_is_never_opened() -> None:
    portrait = landmarks(HOPPER)
    for seed in range(40):
        moved = bent(portrait, seeded(seed, "hopper"))
        assert np.isfinite(moved).all()
        assert gap(moved) < gap(portrait) + 0.02


def test_bending_depends_on_the_seed_alone() -> None:
    portrait = landmarks(COLLINS)
    assert np.array_equal(bent(portrait, seeded(1, "a")), bent(portrait, seeded(1, "a")))
    assert not np.array_equal(bent(portrait, seeded(1, "a")), bent(portrait, seeded(1, "b")))


def test_noise_is_as_large_as_said_and_shared_by_neighbours() -> None:
    portrait = landmarks(COLLINS)
    unit = np.linalg.norm(portrait[263] - portrait[33])
    rng = np.random.default_rng(0)
    noise = np.array([noisy(portrait, rng, 0.003) - portrait for _ in range(200)])[..., 0] / unit
    assert noise.std() == pytest.approx(0.003, rel=0.1)
    assert np.corrcoef(noise[:, 13], noise[:, 12])[0, 1] > 0.3  # upper lip, one row apart
    assert abs(np.corrcoef(noise[:, 13], noise[:, 33])[0, 1]) < 0.3


# ---- pictures --------------------------------------------------------------------------------------------------------


def test_a_photograph_bent_to_its_own_landmarks_is_itself() -> None:
    persona = collins()
    photo = PhotoWarp(persona.image, persona.mask, persona.background, persona.landmarks)
    crop = face_crop(persona.landmarks)
    same, _ = photo.bend(persona.landmarks, crop, np.random.default_rng(0), wobble=0.0)
    there = face_of(to_crop(persona.landmarks, crop, SIZE)) & (within(persona.size, crop) > 0)
    assert off(same, cut(persona.image, crop), there) < 2.5


def test_shut_eyes_are_seen_shut_and_nothing_else_changes() -> None:
    before = pose.Head(landmarks(COLLINS)).points
    result = shut(picture(COLLINS), landmarks(COLLINS), (0.0, 0.0))
    assert result is not None
    image, moved = result
    assert eye_openings(pose.Head(moved).points).max() < 0.02
    seen = tracker().track(Frame(image, 0.0, 0))
    assert seen is not None
    assert (eye_openings(pose.Head(seen.landmarks).points) < 0.6 * eye_openings(before)).all()
    changed = np.abs(image.astype(int) - picture(COLLINS)).max(-1) > 0
    rows = np.flatnonzero(changed.any(1))
    eyes = landmarks(COLLINS)[[33, 263, 159, 145], 1]
    assert eyes.min() - 30 < rows.min()
    assert rows.max() < eyes.max() + 30


def test_only_the_eye_that_is_to_close_closes() -> None:
    result = shut(picture(COLLINS), landmarks(COLLINS), (1.0, 0.0))
    assert result is not None
    right, left = eye_openings(pose.Head(result[1]).points)
    assert left < 0.02 < 0.15 < right


def test_wear_is_slight() -> None:
    image = cut(picture(HOPPER), face_crop(landmarks(HOPPER)))
    for seed in range(6):
        after = worn(image, np.random.default_rng(seed))
        assert after.dtype == np.uint8
        assert after.shape == image.shape
        assert 0.2 < off(after, image, np.ones(image.shape[:2], bool)) < 16


def test_trust_ends_with_the_picture() -> None:
    persona = collins()
    crop = face_crop(persona.landmarks)
    inside = within(persona.size, crop)
    assert inside[128, 128] == 255
    beyond = within((100, 100), Crop(60, -20, 80))
    assert beyond[:, -1].max() == 0
    assert beyond[0].max() == 0
    assert beyond[128, 10] == 255


# ---- pairs -----------------------------------------------------------------------------------------------------------


def test_real_pairs_line_up() -> None:
    shard = real()
    assert len(shard.sources) == 2
    assert len(shard.pairs) == 12
    better = []
    for pair in shard.pairs:
        source = shard.sources[pair.source]
        assert pair.kind == REAL
        assert pair.target.shape == pair.warped.shape == (SIZE, SIZE, 3)
        face = face_of(pair.target_landmarks)
        better.append(off(pair.warped, pair.target, face) < 0.5 * off(source.image, pair.target, face))
    assert np.mean(better) > 0.8


def test_inverse_pairs_learn_from_the_photograph_and_close_its_lips() -> None:
    shard = stills()
    inverse = [pair for pair in shard.pairs if pair.kind == INVERSE]
    assert len(inverse) >= 4
    gaps, errors, sharper = [], [], []
    for pair in inverse:
        source = shard.sources[pair.source]
        gaps.append(gap(source.landmarks))
        fine, worn_out = (cv2.Laplacian(image, cv2.CV_64F).var() for image in (pair.target, pair.warped))
        sharper.append(fine / worn_out)  # some sources are noisy, which counts as sharp
        face = face_of(pair.target_landmarks)
        errors.append((off(pair.warped, pair.target, face), off(source.image, pair.target, face)))
        assert gap(pair.target_landmarks) == pytest.approx(gap(collins().landmarks), abs=0.02)
    assert np.median(sharper) > 0.8  # the target is the clean one
    warped, still = np.mean(errors, axis=0)
    assert warped < 0.8 * still
    assert min(gaps) < 0.04 < gap(collins().landmarks)


def test_forward_pairs_close_the_targets_eyes() -> None:
    shard = stills()
    forward = [pair for pair in shard.pairs if pair.kind == FORWARD]
    assert forward
    for pair in forward:
        source = eye_openings(pose.Head(shard.sources[pair.source].landmarks).points)
        assert eye_openings(pose.Head(pair.target_landmarks).points).min() < 0.8 * source.min()


# ---- packs and batches -----------------------------------------------------------------------------------------------


def test_a_batch_has_the_shapes_and_ranges_that_training_takes(pack: Path) -> None:
    pairs = PairSet([pack])
    assert len(pairs) == len(real().pairs) + len(stills().pairs)
    batch = pairs.sample(np.random.default_rng(0), 5, 128)
    assert batch["warped"].shape == (5, 4, 128, 128)
    for name in ("background", "target"):
        assert batch[name].shape == (5, 3, 128, 128)
    assert batch["source"].shape == (5, 3, SIZE, SIZE)
    assert batch["raster"].shape == (5, RASTER, 128, 128)
    assert batch["source_drawing"].shape == (5, len(CHANNELS), SIZE, SIZE)
    assert batch["grid"].shape == (5, 32, 32, 2)
    assert batch["grid"].dtype == torch.float32
    assert batch["background"].abs().max() <= 1
    for name in ("warped", "target", "source"):
        assert batch[name].min() >= -1
        assert batch[name].max() <= 1
        assert batch[name].min() < -0.2
    assert batch["warped"][:, 3].min() >= 0
    assert batch["raster"].min() >= 0
    assert batch["raster"].max() == 1
    assert batch["weight"][batch["trust"] == 0].sum() == 0
    assert 0.3 < float(batch["weight"].mean()) < 3


def test_several_patches_share_one_source(pack: Path) -> None:
    pairs = PairSet([pack])
    batch = pairs.sample(np.random.default_rng(0), 6, 64, 3)
    assert len(batch["source"]) == len(batch["source_drawing"]) == 2
    assert len(batch["warped"]) == 6
    assert (batch["identity"].reshape(2, 3) == batch["identity"].reshape(2, 3)[:, :1]).all()
    assert len(torch.unique(batch["origin"], dim=0)) > 2
    with pytest.raises(ValueError, match="does not divide"):
        pairs.sample(np.random.default_rng(0), 5, 64, 2)


def test_the_mouth_layer_is_drawn_as_it_is_live(pack: Path) -> None:
    """Where lips part there is a mouth layer, and nowhere else; the pack itself holds none."""
    pairs = PairSet([pack])
    for number in range(len(pairs)):
        pair = pairs.pair(number)
        sample = pairs.sample(np.random.default_rng(0), 1, SIZE, 1, [number], jitter=False, flips=False)
        layer = sample["raster"][0, len(CHANNELS) :].amax(0) > 0.02
        inside = F.max_pool2d(sample["raster"][:, CHANNELS.index("mouth")], 7, 1, 3)[0] > 0
        assert not (layer & ~inside).any()
        assert layer.any() == (gap_in_widths(pair["target_landmarks"]) > 0.01)


def test_the_grid_points_into_the_whole_source(pack: Path) -> None:
    """A patch's grid brings the source to where the warp has it, wherever the patch lies."""
    pairs = PairSet([pack], kinds=[REAL])
    batch = pairs.sample(np.random.default_rng(1), 8, 96, jitter=False)
    assert (batch["origin"] % 4 == 0).all()
    assert len(torch.unique(batch["origin"], dim=0)) > 1
    small = F.avg_pool2d(batch["source"], 4)
    carried = F.grid_sample(small, batch["grid"], align_corners=False, padding_mode="border")
    wanted = F.avg_pool2d(batch["warped"][:, :3], 4)
    error = (carried - wanted).abs().mean((1, 2, 3))
    mistaken = (carried - wanted.roll(3, 3)).abs().mean((1, 2, 3))
    assert (error < 0.6 * mistaken).float().mean() > 0.8


def test_colours_change_alike_and_the_same_generator_gives_the_same_batch(pack: Path) -> None:
    pairs = PairSet([pack])
    numbers = [0, 1, 2]
    plain = pairs.sample(np.random.default_rng(5), 3, SIZE, 1, numbers, jitter=False, flips=False)
    one, two = (pairs.sample(np.random.default_rng(5), 3, SIZE, 1, numbers) for _ in range(2))
    assert all(torch.equal(one[name], two[name]) for name in one)
    shift = {name: (one[name] - plain[name])[:, :3].mean((2, 3)) for name in ("warped", "target", "source")}
    assert torch.allclose(one["warped"][:, 3].mean((1, 2)), plain["warped"][:, 3].mean((1, 2)))
    assert float(shift["target"].abs().max()) > 0.02
    assert float((shift["target"] - shift["warped"]).abs().max()) < 0.05
    assert float((shift["target"] - shift["source"]).abs().max()) < 0.05


def test_a_mirrored_sample_is_the_same_seen_in_a_mirror(pack: Path) -> None:
    pairs = PairSet([pack])
    plain = pairs.sample(np.random.default_rng(0), 1, SIZE, 1, [1], jitter=False, flips=False)
    several = [pairs.sample(np.random.default_rng(seed), 1, SIZE, 1, [1], jitter=False) for seed in range(12)]
    mirrored = [one for one in several if not torch.equal(one["target"], plain["target"])]
    assert 0 < len(mirrored) < 12
    for name in ("target", "warped", "source", "background", "raster", "source_drawing", "trust", "weight"):
        assert torch.equal(mirrored[0][name].flip(-1), plain[name]), name
    back = mirrored[0]["grid"].flip(2) * torch.tensor([-1.0, 1.0])
    assert torch.allclose(back, plain["grid"])


def test_kinds_are_chosen_and_weighed(pack: Path) -> None:
    assert set(PairSet([pack], kinds=[INVERSE]).kinds) == {INVERSE}
    mixed = PairSet([pack], weights={REAL: 0.0, INVERSE: 3.0, FORWARD: 1.0})
    kinds = mixed.sample(np.random.default_rng(0), 60, 32)["kind"].numpy()
    assert not (kinds == REAL).any()
    assert (kinds == INVERSE).sum() > (kinds == FORWARD).sum() > 0
    with pytest.raises(PuppetError, match="weight"):
        PairSet([pack], weights={})


def test_what_is_damaged_or_missing_is_said(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="no training pairs"):
        PairSet([tmp_path])
    broken = tmp_path / "broken"
    shutil.copytree(pack, broken)
    whole = (broken / "clip" / "target.npy").read_bytes()
    (broken / "clip" / "target.npy").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PuppetError, match="damaged"):
        PairSet([broken])
    with pytest.raises(ValueError, match="multiple of 32"):
        PairSet([pack]).sample(np.random.default_rng(0), 1, 100)


def test_the_command_goes_on_where_it_stopped_and_repeats_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "portraits"
    folder.mkdir()
    cv2.imwrite(str(folder / "collins.png"), enlarged()[:, :, ::-1])
    (folder / "not-a-picture.png").write_bytes(b"no")
    base = ["--portraits", str(folder), "--per-portrait", "2", "--per-blink", "1", "--workers", "1"]
    assert packs.main([*base, "--output", str(tmp_path / "a")]) == 0
    assert packs.main([*base, "--output", str(tmp_path / "b")]) == 0
    first, second = PairSet([tmp_path / "a"]), PairSet([tmp_path / "b"])
    assert len(first) == len(second) > 0
    for name, value in first.pair(0).items():
        assert np.array_equal(value, second.pair(0)[name]), name
    capsys.readouterr()
    assert packs.main([*base, "--output", str(tmp_path / "a")]) == 0
    assert capsys.readouterr().out.startswith("0 new pairs")
    assert packs.main(["--portraits", str(tmp_path / "nowhere"), "--output", str(tmp_path / "c")]) == 2
    assert "There is no folder" in capsys.readouterr().err
