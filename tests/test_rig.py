"""Rig renders: the fit finds what was posed, lids and lips meet, and pairs show what photographs lack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from puppet.errors import PuppetError
from puppet.model.crop import SIZE, cut
from puppet.models import FaceChoice, Persona
from puppet.motion import pose
from puppet.motion.expression import eye_openings, lip_gap
from puppet.persona.portrait import PortraitMaker
from puppet.raster.drawing import to_crop
from puppet.topology import LIPS_INNER, LIPS_INNER_LOWER, LIPS_INNER_UPPER
from puppet.tracking.tracker import MediaPipeTracker
from puppet.training.bias import Watching
from puppet.training.making import RIG, Shard
from puppet.training.rig import pairs, sample
from puppet.training.rig.basis import FACE, Rig, expression_basis, load_rig, surface_spread
from puppet.training.rig.fit import FLIP, View, fit_rig
from puppet.training.rig.kernels import rasterise
from puppet.training.rig.texture import grown
from tests import rigset
from tests.known_faces import HOPPER
from tests.small_rig import small_rig

ASSETS = Path(__file__).parent.parent / "assets" / "rig"


@pytest.fixture(scope="module")
def rig() -> Rig:
    return small_rig()


@pytest.fixture(scope="module")
def hopper() -> Persona:
    maker = PortraitMaker()
    persona = maker.make(HOPPER)
    maker.close()
    assert not isinstance(persona, FaceChoice)
    return persona


@pytest.fixture(scope="module")
def tracker() -> Iterator[MediaPipeTracker]:
    tracker = MediaPipeTracker(static=True)
    yield tracker
    tracker.close()


@pytest.fixture(scope="module")
def portrait(rig: Rig, hopper: Persona) -> pairs.RigPortrait:
    return pairs.RigPortrait(rig, hopper)


# ---- the basis -------------------------------------------------------------------------------------------------------


def test_the_shipped_basis_moves_landmarks_as_the_expressions_say() -> None:
    basis = expression_basis()
    shape = dict(zip(basis.names, basis.shape, strict=True))
    gap = basis.neutral[13] - basis.neutral[14]
    jaw = shape["jawOpen"][13] - shape["jawOpen"][14]
    assert (gap + jaw)[1] > 3.0
    for side, upper, lower in (("R", 159, 145), ("L", 386, 374)):
        blink = shape[f"eyeBlink_{side}"]
        open_ = (basis.neutral[upper] - basis.neutral[lower])[1]
        closed = (basis.neutral[upper] + blink[upper] - basis.neutral[lower] - blink[lower])[1]
        assert closed < 0.3 * open_
    smile = shape["mouthSmile_L"][291] + shape["mouthSmile_R"][61]
    assert smile[1] > 0.5
    # Sides are mirrored: what moves on one side does on the other.
    assert np.abs(shape["eyeBlink_L"][33]).max() < 0.05 < np.abs(shape["eyeBlink_L"][386]).max()


def test_every_lip_landmark_lies_on_its_own_lip() -> None:
    basis = expression_basis()
    drop = -basis.shape[basis.names.index("jawOpen")][:, 1]
    for upper, lower in zip(LIPS_INNER_UPPER[2:-2], LIPS_INNER_LOWER[2:-2], strict=True):
        assert drop[lower] > drop[upper] + 0.5


def test_the_basis_is_small_and_comes_with_its_notice() -> None:
    assert (ASSETS / "expressions.npz").stat().st_size < 2_000_000
    assert "2020 USC Institute for Creative Technologies" in (ASSETS / "NOTICE.md").read_text(encoding="utf-8")


def test_a_missing_rig_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="cannot be read"):
        load_rig(tmp_path / "none.npz")


# ---- drawing ---------------------------------------------------------------------------------------------------------


def test_the_nearer_of_two_triangles_is_seen_and_none_from_behind() -> None:
    square = [[1, 1], [1, 9], [9, 9], [9, 1]]
    screen = np.array([[*p, 5] for p in square] + [[*p, 3] for p in square] + [[*p, 1] for p in square], np.float32)
    near, far = [[4, 5, 6], [4, 6, 7]], [[0, 1, 2], [0, 2, 3]]
    behind = [[10, 9, 8], [11, 10, 8]]

    def seen(bias: list[float]) -> int:
        owner, place = np.full((12, 12), -1, np.int32), np.zeros((12, 12, 2), np.float32)
        depth = np.full((12, 12), np.inf, np.float32)
        triangles = np.array(far + near + behind, np.int32)
        rasterise(screen, triangles, np.array(bias, np.float32), owner, place, depth)
        assert owner[0, 0] == -1
        return int(owner[5, 4]) // 2

    assert seen([0, 0, 0, 0, 0, 0]) == 1
    assert seen([0, 0, 3, 3, 0, 0]) == 0


def test_colours_grow_into_holes_and_keep_what_is_known() -> None:
    colour = np.zeros((64, 64, 3), np.float32)
    colour[:, :32], colour[:, 32:] = 50, 150
    weight = np.ones((64, 64), np.float32)
    weight[20:40, 4:20] = 0
    colour[20:40, 4:20] = 255
    filled = grown(colour, weight)
    assert np.allclose(filled[weight > 0], colour[weight > 0], atol=1)
    assert abs(filled[30, 10].mean() - 50) < 15


def test_a_surface_bends_smoothly_and_lips_part_freely(rig: Rig) -> None:
    step = np.zeros((FACE, 3), np.float32)
    lower = list(LIPS_INNER_LOWER[1:-1])
    step[lower, 1] = -1
    moved = rig.spread @ step
    assert moved[14, 1] < -0.8
    assert abs(moved[13, 1]) < 0.1
    spread = surface_spread(rig.neutral[:FACE], rig.triangles[: rig.skin_triangles], rig.basis)
    assert np.allclose(spread.sum(1), 1, atol=0.05)


# ---- fit and acts ----------------------------------------------------------------------------------------------------


def _posed(rig: Rig, yaw: float, named: dict[str, float]) -> np.ndarray:
    turn = pose.from_angles(yaw, 5.0, -4.0) * FLIP[:, None] * FLIP[None]
    view = View(turn, 14.0, np.array([200.0, 240.0, 0.0]))
    vertices = rig.neutral + np.tensordot(rig.weights(named).astype(np.float32), rig.expression, 1)
    landmarks = np.zeros((478, 3), np.float32)
    landmarks[:FACE] = view.project(rig.landmarks(vertices))
    for ring, first in (((33, 133, 159, 145), 468), ((263, 362, 386, 374), 473)):
        landmarks[first : first + 5] = landmarks[list(ring)].mean(0)
        landmarks[first + 1 : first + 5, :2] += np.array([(6, 0), (0, -6), (-6, 0), (0, 6)], np.float32)
    return landmarks


def test_the_fit_finds_pose_and_expression_and_meets_the_landmarks(rig: Rig) -> None:
    landmarks = _posed(rig, 20.0, {"jawOpen": 0.5, "mouthSmile": 0.6})
    fit = fit_rig(rig, landmarks)
    assert fit.error < 0.01
    assert np.allclose(pairs.head_angles(fit.view), (20, 5, -4), atol=1.5)
    assert abs(fit.expression[rig.names.index("jawOpen")] - 0.5) < 0.15
    again = fit.view.project(rig.landmarks(fit.vertices(rig, fit.expression)))
    assert np.abs(again[:, :2] - landmarks[:FACE, :2]).max() < 0.5


def test_lids_close_as_far_as_they_should_and_lips_do_not_cross(rig: Rig) -> None:
    fit = fit_rig(rig, _posed(rig, 0.0, {}))
    opened = rig.landmarks(sample.perform(rig, fit, sample.Act())[0])
    winked = rig.landmarks(sample.perform(rig, fit, sample.Act(blink=(1.0, 0.0)))[0])

    def gap(points: np.ndarray, upper: int, lower: int) -> float:
        return float(points[upper, 1] - points[lower, 1])

    assert gap(winked, 159, 145) < 0.08 * gap(opened, 159, 145)
    assert gap(winked, 386, 374) > 0.9 * gap(opened, 386, 374)
    rng = np.random.default_rng(0)
    for _ in range(40):
        at = rig.landmarks(sample.perform(rig, fit, sample.draw_act(rng))[0])
        assert min(gap(at, u, v) for u, v in zip(LIPS_INNER_UPPER, LIPS_INNER_LOWER, strict=True)) > -0.12


def test_mouths_wide_open_winks_and_turns_are_frequent(rig: Rig) -> None:
    fit = fit_rig(rig, _posed(rig, 0.0, {}))
    rng = np.random.default_rng(1)
    acts = [sample.draw_act(rng) for _ in range(200)]
    gaps = []
    for act in acts:
        at = rig.landmarks(sample.perform(rig, fit, act)[0])
        gaps.append((at[13, 1] - at[14, 1]) / np.linalg.norm(at[61] - at[291]))
    assert (np.array(gaps) > 0.25).mean() > 0.4
    assert np.mean([max(act.blink) > 0.8 for act in acts]) > 0.2
    yaw = np.abs([act.turn[0] for act in acts])
    assert yaw.max() <= sample.TURN[0]
    assert (yaw > 20).mean() > 0.1
    assert sample.draw_act(np.random.default_rng(5)) == sample.draw_act(np.random.default_rng(5))


# ---- pictures and pairs ----------------------------------------------------------------------------------------------


def test_a_portrait_that_does_nothing_stays_as_it_is(portrait: pairs.RigPortrait, hopper: Persona) -> None:
    picture, landmarks, _ = portrait.picture(sample.Act(), np.random.default_rng(0))
    own = cut(hopper.image, portrait.crop).astype(float)
    exact = to_crop(hopper.landmarks, portrait.crop, SIZE)
    assert np.abs(landmarks[:FACE, :2] - exact[:FACE, :2]).max() < 0.5
    inside = np.s_[SIZE // 4 : 3 * SIZE // 4, SIZE // 3 : 2 * SIZE // 3]
    assert np.abs(picture[inside] - own[inside]).mean() < 5


def test_an_open_mouth_shows_teeth_before_the_dark(portrait: pairs.RigPortrait) -> None:
    act = sample.Act({"jawOpen": 0.8, "mouthUpperUp": 0.5}, 0.2)
    picture, landmarks, trust = portrait.picture(act, np.random.default_rng(0))
    lips = landmarks[list(LIPS_INNER), :2]
    column = round(float(lips[:, 0].mean()))
    top, bottom = round(float(landmarks[13, 1])), round(float(landmarks[14, 1]))
    assert bottom - top > 15
    level = picture[top + 2 : bottom - 2, column - 3 : column + 4].mean((1, 2))
    assert level.max() > 2 * level.min() + 20
    assert (trust[top:bottom, column] == 255).all()


def test_what_a_turn_uncovers_is_not_learnt(portrait: pairs.RigPortrait) -> None:
    act = sample.Act(shift=(0.4, 0.0))
    _, _, trust = portrait.picture(act, np.random.default_rng(0))
    _, _, still = portrait.picture(sample.Act(), np.random.default_rng(0))
    assert (trust == 0).mean() > (still == 0).mean() + 0.03


def test_pairs_are_of_their_kind_and_a_seed_fixes_them(rig: Rig, hopper: Persona, tracker: MediaPipeTracker) -> None:
    shards = [Shard([], []), Shard([], [])]
    for shard in shards:
        pairs.rig_pairs(rig, hopper, "hopper", Watching(tracker), np.random.default_rng(3), 4, shard)
    one, two = shards
    assert 2 <= len(one.pairs) <= 4
    for pair, same in zip(one.pairs, two.pairs, strict=True):
        assert pair.kind == RIG
        assert pair.target.shape == (SIZE, SIZE, 3)
        assert np.isfinite(pair.target_landmarks).all()
        assert np.array_equal(pair.target, same.target)
        assert (pair.trust > 0).mean() > 0.2
    assert not np.array_equal(one.pairs[0].target, one.pairs[1].target)


def test_a_face_seen_from_the_side_is_left_out(rig: Rig, hopper: Persona, tracker: MediaPipeTracker) -> None:
    landmarks = _posed(rig, 50.0, {})
    aside = Persona("", "", hopper.image, landmarks, hopper.crop, hopper.mask, hopper.background)
    shard = Shard([], [])
    pairs.rig_pairs(rig, aside, "aside", Watching(tracker), np.random.default_rng(0), 2, shard)
    assert not shard.pairs
    assert not shard.sources


# ---- the small set ---------------------------------------------------------------------------------------------------


def test_the_rendered_set_has_open_mouths_closed_eyes_and_turns() -> None:
    people = rigset.load()
    assert len(people) >= 2
    for person in people:
        assert len(person.pictures) == len(person.landmarks) >= 12
        head = pose.Head(person.persona.landmarks)
        shapes = [pose.Head(points) for points in person.landmarks]
        gaps = np.array([lip_gap(shape.points) for shape in shapes])
        assert lip_gap(head.points) < 0.06
        assert (gaps > 0.2).sum() >= 3
        opened = eye_openings(head.points).min()
        assert min(eye_openings(shape.points).min() for shape in shapes) < 0.5 * opened
        yaw = [pose.angles(shape.axes)[0] - pose.angles(head.axes)[0] for shape in shapes]
        assert min(yaw) < -10 < 10 < max(yaw)
        for picture in person.pictures:
            assert picture.shape == person.persona.image.shape == (SIZE, SIZE, 3)
            assert np.abs(picture.astype(int) - person.persona.image).mean() > 0.1
