"""The evaluation: every figure against a hand-made case, all of them against an independent implementation, and the
command from folder to table."""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from known_faces import COLLINS, landmarks, moved, picture, with_lids, with_mouth
from PIL import Image as Pil

import main
from puppet import renderers
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.evaluation import evaluate, metrics, report
from puppet.evaluation.rendering import (
    BASELINES,
    make_renderer,
    render_video,
    score_video,
    track_clip,
)
from puppet.evaluation.sheet import contact_sheet, telling_moments
from puppet.evaluation.thinplate import CONTROL, FrozenPhoto, ThinPlateReference, ThinPlateSpline
from puppet.models import Crop, Image, Persona, Points
from puppet.motion.whole_clips import absolute_targets
from puppet.persona.portrait import PortraitMaker
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoReader, VideoWriter

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
RULER = Path(os.environ.get("PUPPET_RULER", ROOT.parent / "shared" / "measure.py"))
OUR_OWN = ("flicker", "flicker_mouth")
FIGURES = [*(key for key in report.FIGURES if key not in OUR_OWN), "frames"]


def random_face(seed: int = 0) -> Points:
    return np.random.default_rng(seed).uniform(20, 200, (478, 3)).astype(np.float32)


def persona_of(image: Image, points: Points) -> Persona:
    whole = np.full(image.shape[:2], 255, np.uint8)
    return Persona("test", "Test", image, points, Crop(0, 0, image.shape[0]), whole, image)


def score_of(**figures: float | None) -> metrics.Score:
    blank = dict.fromkeys(report.FIGURES)
    return metrics.Score(**{**blank, "lost": 0.0, "frames": 10, **figures})


# ---- figures, one by one ---------------------------------------------------------------------------------------------


def test_psnr_of_known_errors() -> None:
    black = np.zeros((4, 4, 3), np.uint8)
    assert metrics.psnr(black, black + 255) == pytest.approx(0.0)
    assert metrics.psnr(black + 10, black) == pytest.approx(10 * math.log10(255**2 / 100))
    assert metrics.psnr(black, black) > 130


def test_ssim_of_flat_pictures_is_their_luminance_term() -> None:
    a, b = np.full((32, 32, 3), 100, np.uint8), np.full((32, 32, 3), 150, np.uint8)
    assert metrics.ssim(a, a) == pytest.approx(1.0)
    assert metrics.ssim(a, b) == pytest.approx((2 * 100 * 150 + 6.5025) / (100**2 + 150**2 + 6.5025), abs=1e-6)


def test_ssim_sees_lost_structure() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)
    assert metrics.ssim(noise, cv2.GaussianBlur(noise, (0, 0), 2)) < 0.5


def test_keypoint_distance_is_in_interocular_distances() -> None:
    face = random_face()
    face[33, :2], face[263, :2] = (50, 100), (110, 180)  # 100 apart
    off = face.copy()
    off[:, 0] += 3
    off[:, 1] += 4
    off[:, 2] += 50  # depth does not count
    assert metrics.keypoint_distance(off, face) == pytest.approx(0.05, abs=1e-5)
    assert metrics.keypoint_distance(face, face) == 0


def test_signals_of_a_face_made_by_hand() -> None:
    face = np.zeros((478, 3), np.float32)
    places = {
        10: (100, 0),
        152: (100, 200),
        234: (0, 100),
        454: (200, 100),
        1: (110, 90),
        13: (100, 140),
        14: (100, 150),
    }
    places |= {33: (40, 70), 133: (80, 70), 159: (60, 65), 145: (60, 75), 468: (64, 70)}
    places |= {
        263: (160, 70),
        362: (120, 70),
        386: (140, 62),
        374: (140, 78),
        473: (144, 70),
        61: (70, 145),
        291: (130, 145),
    }
    for index, place in places.items():
        face[index, :2] = place
    got = {name: float(values[0]) for name, values in metrics.signals([face]).items()}
    assert got["mouth"] == pytest.approx(10 / 200)
    assert got["smile"] == pytest.approx(60 / 120)
    assert got["blink"] == pytest.approx((10 / 40 + 16 / 40) / 2)
    assert got["yaw"] == pytest.approx(10 / 200)
    assert got["pitch"] == pytest.approx(20 / 200)
    assert got["gaze"] == pytest.approx((4 / 40 + 4 / 40) / 2)  # both irises four pixels to the right


def test_a_signal_that_hardly_moves_has_no_correlation() -> None:
    wave = np.sin(np.linspace(0, 6, 30))
    assert metrics.followed(wave, 3 * wave + 1, 0.01) == pytest.approx(1.0)
    assert metrics.followed(wave, -wave, 0.01) == pytest.approx(-1.0)
    assert metrics.followed(0.01 * wave, wave, 0.01) is None
    assert metrics.followed(wave, np.ones(30), 0.01) is None
    assert metrics.followed(wave[:3], wave[:3], 0.01) is None


def test_jitter_is_one_for_the_same_motion_and_grows_with_it() -> None:
    rng = np.random.default_rng(0)
    face = random_face()
    noise = rng.normal(0, 1, (12, 478, 3))
    noise[:, [33, 263]] = 0  # keep the interocular distance
    driver = [face + n for n in noise]
    assert metrics.jitter(driver, driver) == pytest.approx(1.0)
    assert metrics.jitter(driver, [face + 2 * n for n in noise]) == pytest.approx(2.0)
    assert metrics.jitter(driver, [2 * points for points in driver]) == pytest.approx(1.0)  # size does not matter
    assert metrics.jitter(driver, [face] * 12) == pytest.approx(0.0)
    steady = [face + np.array([5.0, 0, 0]) * t for t in range(12)]  # constant speed is no acceleration
    assert metrics.acceleration(steady) == pytest.approx(0.0, abs=1e-9)
    assert metrics.jitter(driver[:2], driver[:2]) is None


def test_sharpness_falls_with_blur() -> None:
    image, points = picture(COLLINS), landmarks(COLLINS)
    assert metrics.sharpness(cv2.GaussianBlur(image, (0, 0), 2), points) < 0.5 * metrics.sharpness(image, points)


def test_the_mouth_is_what_lies_inside_the_outer_lips() -> None:
    image, points = picture(COLLINS), landmarks(COLLINS)
    mask = metrics.mouth_mask(points, image)
    x, y = points[[13, 14], :2].mean(0).astype(int)
    assert mask[y, x]
    assert not mask[tuple(points[1, 1::-1].astype(int))]  # the tip of the nose
    assert 0.02 < mask[metrics.face_box(points, image)].mean() < 0.15


def test_lips_count_as_parted_from_six_hundredths_of_the_mouth() -> None:
    face = random_face()
    face[61, :2], face[291, :2] = (50, 100), (150, 100)
    face[13, :2] = (100, 100)
    for gap, parted in ((5.9, False), (6.1, True)):
        face[14, :2] = (100, 100 + gap)
        assert metrics.lips_parted(face) is parted


def test_a_scorer_skips_the_first_frame_and_frames_without_a_driver() -> None:
    image = picture(COLLINS)
    points = landmarks(COLLINS)
    dark = image // 2
    scorer = metrics.Scorer(image, points)
    scorer.add(points, dark, points, image)  # the first frame: bad, and not counted
    for _ in range(3):
        scorer.add(points, image, points, image)
    scorer.add(None, dark, points, image)
    score = scorer.score()
    assert score.psnr_full is not None
    assert score.psnr_full > 130
    assert score.akd == 0
    assert score.sharp == 1
    assert score.lost == 0
    assert score.frames == 5


def test_a_lost_face_is_counted_and_scored_by_its_pixels_alone() -> None:
    image, points = picture(COLLINS), landmarks(COLLINS)
    scorer = metrics.Scorer(image, points)
    for index in range(5):
        scorer.add(points, image, None if index == 2 else points, image)
    score = scorer.score()
    assert score.lost == pytest.approx(1 / 4)
    assert score.psnr_face is not None
    assert score.akd == 0


def test_without_ground_truth_there_are_no_pixel_figures() -> None:
    image, points = picture(COLLINS), landmarks(COLLINS)
    scorer = metrics.Scorer(image, points)
    for angle in (0, 5, 10, 5, 0):
        turned = moved(points, yaw=angle)
        scorer.add(turned, image, turned)
    score = scorer.score()
    assert score.psnr_face is score.akd is score.ssim_face is None
    assert score.yaw_r == pytest.approx(1.0)
    assert score.mouth_r is None


def test_identity_is_compared_in_every_tenth_frame() -> None:
    image, points = picture(COLLINS), landmarks(COLLINS)
    seen = []

    def embed(picture_: Image) -> metrics.Floats:
        seen.append(picture_)
        return np.full(4, float(picture_.mean() / 255))

    scorer = metrics.Scorer(image, points, embed)
    for _ in range(21):
        scorer.add(points, image, points)
    assert scorer.score().csim == pytest.approx(1.0)
    assert len(seen) == 3  # the portrait, frames 10 and 20


def test_an_output_of_another_size_than_its_truth_is_refused() -> None:
    image, points = picture(COLLINS), landmarks(COLLINS)
    scorer = metrics.Scorer(image, points)
    scorer.add(points, image, points, image)
    with pytest.raises(ValueError, match="as large as"):
        scorer.add(points, image[:-2], points, image)


# ---- all figures, against an independent implementation --------------------------------------------------------------


@pytest.fixture(scope="module")
def our_figures() -> dict[str, dict[str, Any]]:
    tracker = MediaPipeTracker(static=True)
    clip = track_clip(DATA / "driver.mp4", 80, tracker, tracker)
    with VideoReader(DATA / "driver.mp4", exact=False, matrix="bt601") as reader:
        portrait = next(reader.frames(1))[0]
    assert clip.faces[0] is not None
    persona = persona_of(portrait, clip.faces[0].landmarks)
    scores = {
        mode: score_video(clip, DATA / "output.mp4", persona, tracker, mode == "self").rounded()
        for mode in ("self", "cross")
    }
    tracker.close()
    return scores


@pytest.mark.parametrize("mode", ["self", "cross"])
def test_our_figures_are_those_that_the_ruler_gave(mode: str, our_figures: dict[str, dict[str, Any]]) -> None:
    expected = json.loads((DATA / "ruler.json").read_text())[mode]
    # MediaPipe's last digits depend on the processor.
    within = {"psnr_full": 0.05, "psnr_face": 0.05, "psnr_mouth": 0.1, "akd": 0.002, "ssim_face": 0.005}
    for key, value in expected.items():
        got = our_figures[mode][key]
        assert got == (value if value is None else pytest.approx(value, abs=within.get(key, 0.03))), key


@pytest.fixture(scope="module")
def ruler() -> ModuleType:
    if not RULER.is_file():
        pytest.skip(f"no ruler at {RULER}; set PUPPET_RULER to compare with one directly")
    spec = importlib.util.spec_from_file_location("ruler", RULER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("mode", ["self", "cross"])
def test_our_figures_are_the_rulers(mode: str, ruler: ModuleType, our_figures: dict[str, dict[str, Any]]) -> None:
    driver, output = (ruler.frames(str(DATA / f"{name}.mp4"), 80) for name in ("driver", "output"))
    theirs = ruler.score(driver, output, driver[0], mode == "self")
    ours = our_figures[mode]
    assert set(ours) - set(OUR_OWN) == set(theirs) == set(FIGURES)
    for key in FIGURES:
        if key == "csim":  # an optional package decides whether there is one
            continue
        assert ours[key] == (None if theirs[key] is None else pytest.approx(theirs[key], abs=1.01e-4)), key


# ---- baselines -------------------------------------------------------------------------------------------------------


def test_a_thin_plate_spline_runs_through_its_points() -> None:
    rng = np.random.default_rng(1)
    points, values = rng.uniform(0, 1, (40, 2)), rng.normal(0, 1, (40, 2))
    assert np.allclose(ThinPlateSpline(points, values)(points), values, atol=1e-8)
    assert not np.allclose(ThinPlateSpline(points, values, 0.1)(points), values, atol=0.05)


def test_a_thin_plate_spline_of_an_affine_motion_is_affine() -> None:
    rng = np.random.default_rng(2)
    matrix, shift = np.array([[1.2, 0.3], [-0.1, 0.8]]), np.array([3.0, -2.0])
    points, far = rng.uniform(0, 1, (30, 2)), rng.uniform(-2, 3, (50, 2))
    for smoothing in (0.0, 1e-3):
        spline = ThinPlateSpline(points, points @ matrix + shift, smoothing)
        assert np.allclose(spline(far), far @ matrix + shift, atol=1e-7)


def test_a_thin_plate_spline_is_radial_between_its_points() -> None:
    """Against the closed form: three fixed corners of a square and one moved give r² log r about each."""
    corners = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], float)
    spline = ThinPlateSpline(corners, np.array([[1.0], [-1.0], [-1.0], [1.0]]))
    assert spline(np.array([[0.5, 0.5]])) == pytest.approx(np.zeros((1, 1)), abs=1e-12)
    at = np.array([[0.25, 0.0]])
    r2 = ((at - corners) ** 2).sum(1)
    shape = np.array([1.0, -1, -1, 1]) @ (r2 * np.log(r2))
    assert spline(at)[0, 0] == pytest.approx(shape / (2 * np.log(2)), rel=1e-9)


@pytest.fixture(scope="module")
def bound() -> ThinPlateReference:
    renderer = ThinPlateReference()
    renderer.bind(persona_of(picture(COLLINS), landmarks(COLLINS)))
    return renderer


def test_the_reference_gives_the_portrait_back_where_nothing_moves(bound: ThinPlateReference) -> None:
    image = bound.render(landmarks(COLLINS))
    assert np.array_equal(image, picture(COLLINS))


def test_the_reference_moves_what_lies_at_a_landmark_and_keeps_the_border(bound: ThinPlateReference) -> None:
    points = landmarks(COLLINS)
    target = moved(points, yaw=8, shift=(6, 3))
    marked = picture(COLLINS).copy()
    tip = points[4, :2]
    cv2.circle(marked, tuple(int(v) for v in tip.round()), 3, (0, 255, 0), -1)
    renderer = ThinPlateReference()
    renderer.bind(persona_of(marked, points))
    image = renderer.render(target)
    green = (image[..., 1].astype(int) - image[..., 0] > 100) & (image[..., 1].astype(int) - image[..., 2] > 100)
    y, x = np.nonzero(green)
    assert np.hypot(x.mean() - target[4, 0], y.mean() - target[4, 1]) < 1.0
    assert np.hypot(*(target[4, :2] - tip)) > 6
    assert np.abs(image[0].astype(int) - picture(COLLINS)[0]).mean() < 1.5
    assert len(CONTROL) == len(set(CONTROL))
    assert 90 <= len(CONTROL) <= 120


def test_the_reference_bears_lids_that_meet(bound: ThinPlateReference) -> None:
    closed = with_lids(landmarks(COLLINS), 0.0)
    image = bound.render(closed)
    x0, y0 = closed[:, :2].min(0).astype(int)
    x1, y1 = closed[:, :2].max(0).astype(int)
    outside = np.abs(image.astype(int) - picture(COLLINS))
    outside[y0:y1, x0:x1] = 0
    assert outside.mean() < 0.5  # nothing ripples


def test_the_frozen_photo_is_the_photo_every_time() -> None:
    image, points = picture(COLLINS), landmarks(COLLINS)
    renderer = FrozenPhoto()
    renderer.bind(persona_of(image, points))
    first, second = renderer.render(points), renderer.render(with_mouth(points, 0.3))
    assert np.array_equal(first, image)
    assert np.array_equal(second, image)
    assert not np.shares_memory(first, second)


def test_an_unknown_renderer_is_named() -> None:
    with pytest.raises(PuppetError, match="crystal"):
        make_renderer("crystal")


@pytest.mark.parametrize("name", [*BASELINES, *renderers.available()])
def test_baselines_and_the_projects_own_renderers_are_made_by_name(name: str) -> None:
    assert make_renderer(name, main.make_renderer).name == name


def test_an_odd_portrait_is_filled_up_in_the_file_and_scored_without_it(tmp_path: Path) -> None:
    tracker = MediaPipeTracker(static=True)
    clip = track_clip(DATA / "driver.mp4", 5, tracker, tracker)
    assert clip.faces[0] is not None
    persona = persona_of(clip.first[:255, :253].copy(), clip.faces[0].landmarks)
    path = tmp_path / "odd.mp4"
    render_video(FrozenPhoto(), persona, absolute_targets(clip.faces, persona), path, clip.fps)
    assert VideoReader(path).size == (254, 256)
    score = score_video(clip, path, persona, tracker, truth=False)
    tracker.close()
    assert score.frames == 5
    assert score.sharp == pytest.approx(1.0, abs=0.15)


# ---- report and sheets -----------------------------------------------------------------------------------------------


def results_of(**by_renderer: metrics.Score) -> list[report.Result]:
    return [report.Result("self", "clip", "", name.replace("_", "-"), s, 1.0) for name, s in by_renderer.items()]


def test_gains_count_up_whichever_way_a_figure_points() -> None:
    ours = score_of(psnr_face=26.0, akd=0.010, jitter=1.3, sharp=0.9)
    reference = score_of(psnr_face=25.0, akd=0.014, jitter=1.1, sharp=0.95)
    gain = report.gain(ours, [reference])
    assert gain["psnr_face"] == pytest.approx(1.0)
    assert gain["akd"] == pytest.approx(0.004)
    assert gain["jitter"] == pytest.approx(-0.2)
    assert gain["sharp"] == pytest.approx(-0.05)
    assert "csim" not in gain
    assert report.gain(score_of(jitter=0.5), [score_of(jitter=1.0)])["jitter"] == 0


def test_a_generator_is_measured_against_the_better_of_reference_and_warp() -> None:
    results = results_of(
        frozen=score_of(psnr_face=99.0),
        thin_plate=score_of(psnr_face=25.0, akd=0.010),
        warp=score_of(psnr_face=25.5, akd=0.012),
        generator=score_of(psnr_face=27.0, akd=0.009),
    )
    generator = next(entry for entry in report.gains(results) if entry["renderer"] == "generator")
    assert generator["over_reference"]["psnr_face"] == pytest.approx(2.0)
    assert generator["over_better"]["psnr_face"] == pytest.approx(1.5)
    assert generator["over_better"]["akd"] == pytest.approx(0.001)
    assert {entry["renderer"] for entry in report.gains(results)} == {"warp", "generator"}


def test_shortfalls_name_clip_renderer_and_limit() -> None:
    reference = score_of(psnr_face=25.0, akd=0.010, blink_r=0.3, sharp=0.7)
    good = score_of(psnr_face=24.75, akd=0.0119, blink_r=0.9, sharp=0.86)
    assert report.shortfalls(results_of(frozen=good, thin_plate=reference, warp=good)) == []
    bad = replace(good, psnr_face=24.6, akd=0.0121, blink_r=0.84, sharp=0.84)
    lines = report.shortfalls(results_of(thin_plate=reference, warp=bad))
    assert len(lines) == 4
    assert all(line.startswith("warp on clip: ") for line in lines)
    assert "0.40 dB" in lines[0]
    assert "1.21 x" in lines[1]
    assert report.shortfalls(results_of(thin_plate=reference, warp=replace(good, blink_r=None))) == []


def test_means_leave_out_what_is_not_known() -> None:
    results = results_of(warp=score_of(psnr_face=20.0)) + results_of(warp=score_of(psnr_face=30.0, gaze_r=0.5))
    mean = report.means(results)["warp"]
    assert mean["psnr_face"] == 25.0
    assert mean["gaze_r"] == 0.5
    assert mean["csim"] is None


def test_the_table_is_aligned_and_without_empty_columns() -> None:
    text = report.table(results_of(frozen=score_of(psnr_face=20.0), thin_plate=score_of(psnr_face=25.125, akd=0.01)))
    lines = text.splitlines()
    end = lines[1].index("PSNR face") + len("PSNR face")
    assert lines[2][:end].endswith("20.00")
    assert lines[3][:end].endswith("25.12")
    assert "CSIM" not in text
    assert "AKD" in text


def test_telling_moments_are_where_the_driver_does_most() -> None:
    rest = landmarks(COLLINS)
    clip: list[Points | None] = [rest] * 40
    clip[7], clip[15], clip[30] = with_mouth(rest, 0.4), with_lids(rest, 0.0), moved(rest, yaw=20)
    clip[20] = None
    moments = telling_moments(clip)
    labels = {moment.index: moment.label for moment in moments}
    assert labels[0] == "first"
    assert labels[7] == "mouth widest open"
    assert labels[15] == "eyes most closed"
    assert labels[30].startswith("turned")
    assert len(moments) == 8
    assert [m.index for m in moments] == sorted({m.index for m in moments})
    assert [m.index for m in telling_moments([rest] * 3)] == [0, 1, 2]


def test_a_contact_sheet_holds_every_picture() -> None:
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    rows = [("driver", [np.full((20, 30, 3), c, np.uint8) for c in colours]),
            ("warp", [np.full((20, 24, 3), c, np.uint8) for c in colours[::-1]])]  # fmt: skip
    sheet = contact_sheet("title", ["a", "b", "c"], rows)
    for colour in colours:
        assert (sheet == colour).all(-1).sum() == 20 * 30 + 20 * 24
    first_row = sheet[: sheet.shape[0] - 30]
    left = [int(np.nonzero((first_row == colour).all(-1).any(0))[0].min()) for colour in colours]
    assert left == sorted(left)


# ---- the command -----------------------------------------------------------------------------------------------------


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    evaluate.add_arguments(parser)
    return evaluate.run(parser.parse_args([str(word) for word in words]), main.make_renderer)


def clip_of(path: Path, frames: list[Image]) -> Path:
    with VideoWriter(path, (frames[0].shape[1], frames[0].shape[0]), 25) as writer:
        for frame in frames:
            writer.write(frame)
    return path


def test_evaluate_from_folder_to_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clips = tmp_path / "clips"
    clips.mkdir()
    (clips / "driver.mp4").write_bytes((DATA / "driver.mp4").read_bytes())
    clip_of(clips / "nobody.mp4", [np.full((128, 128, 3), 90, np.uint8)] * 5)
    (clips / "broken.mp4").write_bytes(b"not a video")
    portraits = tmp_path / "portraits"
    portraits.mkdir()
    Pil.fromarray(picture(COLLINS)[:400]).save(portraits / "collins.png")
    (portraits / "text.png").write_text("no picture")
    out, figures = tmp_path / "out", tmp_path / "figures" / "all.json"
    status = run("--clips", clips, "--portraits", portraits, "--renderers", "warp", "--frames", 6,
                 "--output", out, "--json", figures)  # fmt: skip
    printed = capsys.readouterr()
    assert status == 0
    assert "nobody.mp4 is left out" in printed.err
    assert "broken.mp4 is left out" in printed.err
    assert "text.png is left out" in printed.err
    assert "Self-reenactment" in printed.out
    assert "Cross-reenactment" in printed.out

    report_ = json.loads(figures.read_text())
    rows = {(row["mode"], row["renderer"]): row for row in report_["results"]}
    assert set(rows) == {(mode, name) for mode in ("self", "cross") for name in ("frozen", "thin-plate", "warp")}
    frozen, reference, warp = (rows["self", name] for name in ("frozen", "thin-plate", "warp"))
    assert frozen["akd"] > 3 * reference["akd"] > 0
    assert frozen["jitter"] < 0.3
    assert frozen["flicker"] < 0.3 < warp["flicker"]
    assert rows["cross", "warp"]["flicker_mouth"] > 0
    assert reference["psnr_face"] > frozen["psnr_face"] + 1
    assert frozen["sharp"] > 0.9  # the encoder takes little
    assert rows["cross", "warp"]["psnr_face"] is None
    assert rows["cross", "warp"]["portrait"] == "Collins"
    gain = next(g for g in report_["gains"] if g["mode"] == "self")
    assert gain["over_reference"]["psnr_face"] == pytest.approx(warp["psnr_face"] - reference["psnr_face"], abs=2e-4)

    for name in ("self-driver", "cross-driver-collins"):
        with Pil.open(out / f"{name}.png") as sheet:
            assert sheet.width > 5 * evaluate.CELL
            assert sheet.height > 3 * evaluate.CELL
        assert VideoReader(out / f"{name}-warp.mp4").frame_count == 6


def test_self_reenactment_is_of_the_face_that_was_tracked(tmp_path: Path) -> None:
    """A first frame with two faces: the portrait is the one that the tracker follows."""
    large = picture(COLLINS)[0:256, 80:336]
    small = cv2.resize(large[:, ::-1], (160, 160), interpolation=cv2.INTER_AREA)
    small = np.pad(small, ((0, 96), (0, 0), (0, 0)), mode="edge")
    tracker, maker = MediaPipeTracker(static=True), PortraitMaker()
    for name, frame in (("left", np.hstack([large, small])), ("right", np.hstack([small, large]))):
        clip = track_clip(clip_of(tmp_path / f"{name}.mp4", [np.ascontiguousarray(frame)] * 5), 5, tracker, tracker)
        assert clip.faces[0] is not None
        assert len(maker.faces(clip.first)) == 2
        persona = evaluate.first_frame_persona(maker, clip, None)
        assert persona.size == (416, 256)
        assert np.abs(persona.landmarks - clip.faces[0].landmarks)[:, :2].max() < 12
    tracker.close()
    maker.close()


def test_a_size_is_the_long_side_and_even(tmp_path: Path) -> None:
    Pil.fromarray(picture(COLLINS)[:400, :301]).save(tmp_path / "a.png")
    maker = PortraitMaker()
    [persona] = evaluate.load_personas(maker, {tmp_path / "a.png": "Someone"}, 300)
    maker.close()
    assert persona.size == (226, 300)
    assert persona.name == "Someone"


def test_what_comes_with_the_program_is_evaluated_by_default() -> None:
    assert [path.name for path in evaluate.find_clips(None)] == ["driver.mp4"]
    assert "Grace Hopper" in evaluate.find_portraits(None).values()


def test_wrong_arguments_are_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "notes.txt").write_text("nothing here")
    file = tmp_path / "file"
    file.write_text("")
    clip = DATA / "driver.mp4"
    for words, reason in (
        (("--clips", empty), "no clip in"),
        (("--clips", tmp_path / "missing"), "no file or folder"),
        (("--clips", clip, "--portraits", empty), "no picture in"),
        (("--clips", clip, "--renderers", "crystal"), "crystal"),
        (("--clips", clip, "--frames", 2), "At least 5 frames"),
        (("--clips", clip, "--size", 8), "size"),
        (("--clips", clip, "--output", file / "out"), "cannot be made"),
    ):
        with pytest.raises(PuppetError, match=reason):
            run(*words, *(() if "--output" in words else ("--output", tmp_path / "out")))


def test_nothing_usable_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clip = clip_of(tmp_path / "nobody.mp4", [np.full((64, 64, 3), 90, np.uint8)] * 5)
    with pytest.raises(PuppetError, match="Nothing could be evaluated"):
        run("--clips", clip, "--frames", 5, "--output", tmp_path / "out")
    assert "No face was found in nobody.mp4" in capsys.readouterr().err
