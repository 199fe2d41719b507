"""The driver's motion on the portrait."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from known_faces import (
    COLLINS,
    HOPPER,
    SIZE,
    face,
    landmarks,
    moved,
    with_brows,
    with_closed_mouth,
    with_gaze,
    with_lids,
    with_mouth,
)

from puppet import topology
from puppet.live.neutrals import Neutral
from puppet.models import Gains, Points
from puppet.motion import pose, regions
from puppet.motion.expression import CLOSED_OPENING, CLOSED_RATIO, Expression, eye_openings, gaze, lid_fraction, lip_gap
from puppet.motion.retarget import Retargeter, absolute_target

STILL = Gains(pose=0, mouth=0, brows=0, eyes=0, gaze=0)


@pytest.fixture(scope="module")
def portrait() -> Points:
    """Smiles with parted lips."""
    return landmarks(COLLINS)


@pytest.fixture(scope="module")
def neutral() -> Points:
    """Lips closed."""
    return landmarks(HOPPER)


@pytest.fixture
def retargeter(portrait: Points, neutral: Points) -> Retargeter:
    return Retargeter(portrait, neutral, smoothing=False)


def unit(points: Points) -> float:
    return pose.Head(points).unit


def shape(points: Points) -> np.ndarray:
    """Without pose, and without the wobble of axes that are found from moving points."""
    return pose.Head(points).points


def apart(a: Points, b: Points) -> float:
    """Greatest distance of two results, in interocular distances."""
    return float(np.linalg.norm((a - b)[:, :2], axis=1).max()) / unit(b)


# ---- rest -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("smoothing", [False, True])
def test_neutral_driver_gives_exactly_the_portrait(portrait: Points, neutral: Points, smoothing: bool) -> None:
    one = Retargeter(portrait, neutral, smoothing=smoothing)
    for i in range(3):
        target = one.target(face(neutral, i / 30))
        assert target.dtype == np.float32
        np.testing.assert_allclose(target, portrait, atol=2e-4)


@pytest.mark.parametrize(
    "pose_",
    [
        {"yaw": 14},
        {"pitch": -11},
        {"roll": 17},
        {"scale": 1.1},
        {"shift": (20, -10)},
        {"yaw": 8, "roll": -9, "scale": 0.95},
    ],
)
def test_rigid_motion_changes_pose_alone(
    retargeter: Retargeter, portrait: Points, neutral: Points, pose_: dict
) -> None:
    target = retargeter.target(face(moved(neutral, **pose_)))
    found = pose.relative(portrait.astype(float), target.astype(float))
    left = found.remove(target.astype(float)) - portrait
    assert np.linalg.norm(left, axis=1).max() < 0.01 * unit(portrait)
    assert apart(target, portrait) > 0.02


@pytest.mark.parametrize(("axis", "name"), [(0, "yaw"), (1, "pitch"), (2, "roll")])
@pytest.mark.parametrize("degrees", [-10, 10])
def test_small_turns_are_carried_over_as_they_are(
    retargeter: Retargeter, portrait: Points, neutral: Points, axis: int, name: str, degrees: float
) -> None:
    target = retargeter.target(face(moved(neutral, **{name: degrees})))
    axes = pose.Head(portrait).axes
    found = pose.relative(portrait.astype(float), target.astype(float))
    expected = np.zeros(3)
    expected[axis] = degrees
    np.testing.assert_allclose(pose.angles(axes.T @ found.rotation @ axes), expected, atol=0.3)


@pytest.mark.parametrize("size", [(1280, 960), (1280, 720), (480, 640)])
def test_a_kept_neutral_serves_another_resolution(portrait: Points, neutral: Points, size: tuple[int, int]) -> None:
    """Also where the aspect changes: the face in the frame has the same proportions as before."""
    kept = Neutral(neutral, SIZE).scaled(size)
    assert kept.size == size
    assert kept.landmarks.dtype == np.float32
    factor = size[1] / SIZE[1]
    now = moved(neutral, yaw=12, roll=5)
    seen = now * np.float32(factor)
    seen[:, 0] += (size[0] - factor * SIZE[0]) / 2
    target = Retargeter(portrait, kept.landmarks, smoothing=False).target(face(seen, size=size))
    assert apart(target, Retargeter(portrait, neutral, smoothing=False).target(face(now))) < 0.001


@pytest.mark.parametrize("scale", [0.4, 2.5])
def test_a_neutral_from_another_frame_size_serves(portrait: Points, neutral: Points, scale: float) -> None:
    """The first face says where the head rests; expressions and turns are the same."""
    other = neutral * np.float32(scale) + np.float32(30)
    one, reference = Retargeter(portrait, other, smoothing=False), Retargeter(portrait, neutral, smoothing=False)
    for points in (neutral, with_mouth(neutral, 0.3), moved(neutral, yaw=12, shift=(8, 3))):
        assert apart(one.target(face(points)), reference.target(face(points))) < 0.01


def test_first_face_of_another_sitting_is_not_a_shifted_portrait(portrait: Points, neutral: Points) -> None:
    one = Retargeter(portrait, neutral, smoothing=False)
    np.testing.assert_allclose(one.target(face(moved(neutral, shift=(400, 200), scale=1.7))), portrait, atol=0.05)


def test_resting_place_follows_a_driver_who_sits_elsewhere(portrait: Points, neutral: Points) -> None:
    one = Retargeter(portrait, neutral)
    seat = moved(neutral, shift=(0.5 * unit(neutral), 0), scale=1.1)
    one.target(face(neutral, 0.0))
    early = [one.target(face(seat, i / 10)) for i in range(1, 20)][-1]
    late = [one.target(face(seat, i / 10)) for i in range(20, 1000)][-1]
    assert apart(early, portrait) > 0.12
    assert apart(late, portrait) < 0.02


# ---- limits ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "axis", "limit"), [("yaw", 0, 20), ("pitch", 1, 20), ("roll", 2, 30)])
def test_turns_are_held_to_what_one_photo_supports(
    retargeter: Retargeter, portrait: Points, neutral: Points, name: str, axis: int, limit: float
) -> None:
    axes = pose.Head(portrait).axes
    seen = []
    for degrees in (10, 20, 30, 40, 55):
        target = retargeter.target(face(moved(neutral, **{name: degrees})))
        found = pose.relative(portrait.astype(float), target.astype(float))
        seen.append(pose.angles(axes.T @ found.rotation @ axes)[axis])
    assert np.all(np.diff(seen) > 0)  # softly: more is always more
    assert seen[-1] <= limit + 0.3
    assert seen[-1] > 0.85 * limit


def test_a_portrait_that_looks_aside_turns_less(portrait: Points, neutral: Points) -> None:
    aside = moved(portrait, yaw=30)
    one = Retargeter(aside, neutral, smoothing=False)

    def turn(degrees: float) -> float:
        found = pose.relative(aside.astype(float), one.target(face(moved(neutral, yaw=degrees))).astype(float))
        axes = pose.Head(aside).axes
        return float(pose.angles(axes.T @ found.rotation @ axes)[0])

    assert 0 < turn(25) < 7
    assert -12 < turn(-25) < -8  # what it hides is stretched when it comes into view


def test_head_stays_in_the_portrait(retargeter: Retargeter, portrait: Points, neutral: Points) -> None:
    retargeter.target(face(neutral))
    for shift in ((600, 0), (0, -500)):
        centre = retargeter.target(face(moved(neutral, shift=shift)))[:, :2].mean(0) - portrait[:, :2].mean(0)
        assert 0.1 < np.linalg.norm(centre) / unit(portrait) < 0.26
    for scale, low, high in ((3.0, 1.1, 1.21), (0.3, 0.84, 0.9)):
        assert low < unit(retargeter.target(face(moved(neutral, scale=scale)))) / unit(portrait) < high


# ---- closures -------------------------------------------------------------------------------------------------------


def lid_gaps(points: Points) -> np.ndarray:
    return np.linalg.norm((points[regions.LID_UPPER] - points[regions.LID_LOWER])[..., :2], axis=-1)


@pytest.mark.parametrize("ratio", [0.0, 0.1, 0.9 * CLOSED_RATIO])
@pytest.mark.parametrize("pose_", [{}, {"yaw": 15, "pitch": 10}])
def test_lids_meet_exactly_in_a_blink(
    retargeter: Retargeter, portrait: Points, neutral: Points, ratio: float, pose_: dict
) -> None:
    target = retargeter.target(face(moved(with_lids(neutral, ratio), **pose_)))
    assert lid_gaps(target).max() < 1e-3


@pytest.mark.parametrize("eye", [0, 1])
def test_one_eye_winks_alone(retargeter: Retargeter, portrait: Points, neutral: Points, eye: int) -> None:
    gaps = lid_gaps(retargeter.target(face(with_lids(neutral, 0.0, eyes=(eye,)))))
    assert gaps[eye].max() < 1e-3
    np.testing.assert_allclose(gaps[1 - eye], lid_gaps(portrait)[1 - eye], rtol=0.03)


def test_lids_follow_by_ratio_of_the_portraits_own_opening(portrait: Points, neutral: Points) -> None:
    own = eye_openings(shape(portrait))
    closed = np.clip(CLOSED_OPENING / eye_openings(shape(neutral)), CLOSED_RATIO, 0.5)
    one = Retargeter(portrait, neutral, smoothing=False)
    for ratio in (0.5, 0.8, 1.0, 1.3):
        seen = eye_openings(shape(one.target(face(with_lids(neutral, ratio))))) / own
        np.testing.assert_allclose(seen, lid_fraction(np.array([ratio, ratio]), closed), atol=0.03)


def test_narrow_eyes_close_too(portrait: Points, neutral: Points) -> None:
    """The tracker never sees them closer than it sees any lids."""
    narrow = with_lids(neutral, 0.6)
    one = Retargeter(portrait, narrow, smoothing=False)
    opening = float(eye_openings(shape(neutral)).max())
    assert lid_gaps(one.target(face(with_lids(neutral, 0.075 / opening)))).max() < 1e-3
    np.testing.assert_allclose(one.target(face(narrow)), portrait, atol=2e-4)


def test_lid_fraction_is_monotonic_and_keeps_rest() -> None:
    ratios = np.linspace(0, 3, 301)
    parts = lid_fraction(ratios)
    assert parts[ratios <= CLOSED_RATIO].max() == 0
    assert lid_fraction(np.array(1.0)) == 1
    assert np.all(np.diff(parts) >= 0)
    assert np.diff(parts).max() / 0.01 < 2  # no jump
    assert parts.max() < 1.7


def test_upper_lids_stay_above_lower_ones_through_a_blink(retargeter: Retargeter, neutral: Points) -> None:
    for ratio in np.linspace(1.4, 0, 15):
        points = shape(retargeter.target(face(with_lids(neutral, ratio))))
        assert (points[regions.LID_LOWER, 1] - points[regions.LID_UPPER, 1]).min() > -1e-5


def test_closed_lips_keep_a_smiling_portraits_own_gap(portrait: Points, neutral: Points) -> None:
    """A driver whose lips tremble in contact, or press together, leaves the portrait's smile as it is."""
    own = lip_gap(shape(portrait))
    assert own > 0.1
    one = Retargeter(portrait, neutral, smoothing=False)
    for change in (-0.01, -0.003, 0.002):
        assert lip_gap(shape(one.target(face(with_mouth(neutral, change))))) == pytest.approx(own, abs=0.012)


def test_lips_open_and_meet_again_on_a_closed_portrait(neutral: Points) -> None:
    portrait = with_closed_mouth(landmarks(HOPPER))
    one = Retargeter(portrait, with_closed_mouth(landmarks(COLLINS)), smoothing=False)
    driver = with_closed_mouth(landmarks(COLLINS))
    inner = [regions.LIP_UPPER[0], regions.LIP_LOWER[0]]
    opened = one.target(face(with_mouth(driver, 0.3)))
    assert lip_gap(shape(opened)) > 0.3
    for change in (0.0, -0.02):
        shut = one.target(face(with_mouth(driver, change)))
        assert np.linalg.norm((shut[inner[0]] - shut[inner[1]])[:, :2], axis=1).max() < 1e-3 * unit(portrait)


def test_a_driver_whose_neutral_is_parted_can_close_a_parted_portrait(portrait: Points) -> None:
    parted = landmarks(COLLINS)
    one = Retargeter(portrait, parted, smoothing=False)
    assert lip_gap(shape(one.target(face(with_closed_mouth(parted))))) < 0.15 * lip_gap(shape(portrait))


def test_lip_edges_do_not_cross(neutral: Points, portrait: Points) -> None:
    """Outer edge, red and inner edge stay in order on both lips, whatever the mouth does."""
    for rest, driver in ((portrait, neutral), (neutral, portrait)):
        one = Retargeter(rest, driver, Gains(mouth=2), smoothing=False)
        for opening in (-0.05, 0, 0.1, 0.3, 0.5):
            points = shape(one.target(face(with_mouth(driver, opening))))
            middle = slice(2, -2)
            assert np.all(points[regions.LIP_UPPER[3], 1][middle] < points[regions.LIP_UPPER[0], 1][middle])
            assert np.all(points[regions.LIP_UPPER[0], 1][middle] < points[regions.LIP_LOWER[0], 1][middle] + 2e-2)
            assert np.all(points[regions.LIP_LOWER[0], 1][middle] < points[regions.LIP_LOWER[3], 1][middle])


def test_a_smile_on_a_smile_stays_a_mouth(portrait: Points, neutral: Points) -> None:
    def width(points: Points) -> float:
        return float(np.linalg.norm(shape(points)[61] - shape(points)[291]))

    head = pose.Head(neutral)
    seen = []
    for wider in (0.0, 0.1, 0.2, 0.4):
        smile = neutral.astype(np.float64)
        for lip in (regions.LIPS, [57, 287]):
            smile[lip] += wider * head.unit * np.outer(head.points[lip, 0] / 0.55, head.axes[:, 0])
        seen.append(width(Retargeter(portrait, neutral, smoothing=False).target(face(smile))))
    assert seen[0] == pytest.approx(width(portrait), abs=1e-3)
    assert np.all(np.diff(seen) > 0)
    assert seen[-1] < 0.84


def test_pressed_lips_keep_some_height(portrait: Points, neutral: Points) -> None:
    thin = neutral.astype(np.float64)
    for lip in (regions.LIP_UPPER, regions.LIP_LOWER):
        thin[lip] = neutral[lip[0]] + 0.05 * (neutral[lip] - neutral[lip[0]])
    target = shape(Retargeter(portrait, neutral, Gains(mouth=2), smoothing=False).target(face(thin)))
    for lip in (regions.LIP_UPPER, regions.LIP_LOWER):
        own = shape(portrait)[lip[3], 1] - shape(portrait)[lip[0], 1]
        assert ((target[lip[3], 1] - target[lip[0], 1]) / own)[2:-2].min() > 0.2


def test_skin_around_the_eye_follows_the_lids(portrait: Points, neutral: Points) -> None:
    """What the closing rule adds to the lids' own motion is shared by their surroundings and fades away."""
    one = Expression(shape(portrait), shape(neutral))
    nothing = np.zeros((478, 3))
    moved_ = one.carry(nothing, np.zeros(2), np.zeros(2), Gains())
    lid, beside, cheek = (float(moved_[i, 1]) for i in (159, 27, 50))
    assert lid > 0.02
    assert 0.25 * lid < beside < 0.9 * lid
    assert abs(cheek) < 0.02 * lid


# ---- eyes' direction ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("along", [-0.08, 0.08])
def test_gaze_is_carried_over_in_eye_widths_with_the_portraits_own_iris(
    retargeter: Retargeter, portrait: Points, neutral: Points, along: float
) -> None:
    target = retargeter.target(face(with_gaze(neutral, along)))
    np.testing.assert_allclose((gaze(shape(target)) - gaze(shape(portrait)))[:, 0], along, atol=0.01)
    for iris in regions.IRISES:
        np.testing.assert_allclose(target[iris] - target[iris[0]], portrait[iris] - portrait[iris[0]], atol=0.02)


def test_irises_stay_in_their_eyes(retargeter: Retargeter, neutral: Points) -> None:
    for along in (-0.8, 0.8):
        target = shape(retargeter.target(face(with_gaze(neutral, along))))
        assert np.abs(gaze(target)[:, 0]).max() < 0.42
        assert np.abs(gaze(target)[:, 0]).min() > 0.2


# ---- proportions and gains ------------------------------------------------------------------------------------------


def test_motion_is_scaled_to_the_portraits_face(neutral: Points) -> None:
    """The same face with a mouth half as wide and brows twice as high over the eyes moves by its own measures."""
    portrait = neutral.astype(np.float64)
    head = pose.Head(neutral)
    lift = head.points[list(topology.EYE_CORNERS), 1].mean() - head.points[regions.BROW_POINTS, 1].mean()
    portrait[regions.BROW_POINTS] -= head.axes[:, 1] * 0.5 * lift * head.unit
    one = Retargeter(portrait.astype(np.float32), neutral, smoothing=False)
    raised = one.target(face(with_brows(neutral, 0.1)))
    moved_up = (portrait - raised)[regions.BROW_POINTS] @ head.axes[:, 1] / head.unit
    np.testing.assert_allclose(moved_up, 0.15, atol=0.02)


MOVES: dict[str, tuple[Callable[[Points], Points], np.ndarray]] = {
    "mouth": (lambda p: with_mouth(p, 0.3), np.concatenate([regions.LIPS, [152, 148, 377]])),
    "brows": (lambda p: with_brows(p, 0.15), regions.BROW_POINTS),
    "eyes": (lambda p: with_lids(p, 0.1), regions.LIDS),
    "gaze": (lambda p: with_gaze(p, 0.1), regions.IRISES.ravel()),
    "pose": (lambda p: moved(p, yaw=12, shift=(9, 4)), np.arange(478)),
}


@pytest.mark.parametrize("region", list(MOVES))
def test_a_gain_of_nought_switches_its_region_off(portrait: Points, neutral: Points, region: str) -> None:
    move, points = MOVES[region]
    driver = face(move(neutral))
    off = Retargeter(portrait, neutral, Gains(**{region: 0.0}), smoothing=False).target(driver)
    on = Retargeter(portrait, neutral, Gains(), smoothing=False).target(driver)
    assert np.linalg.norm((off - portrait)[points, :2], axis=1).max() < 0.01 * unit(portrait)
    assert np.linalg.norm((on - portrait)[points, :2], axis=1).max() > 0.03 * unit(portrait)


def test_all_gains_at_nought_hold_the_portrait_still(portrait: Points, neutral: Points) -> None:
    driver = moved(with_mouth(with_lids(with_brows(with_gaze(neutral, 0.1), 0.1), 0.2), 0.2), yaw=15)
    one = Retargeter(portrait, neutral, STILL, smoothing=False)
    np.testing.assert_allclose(one.target(face(driver)), portrait, atol=2e-4)


def test_gains_can_be_changed_while_running(retargeter: Retargeter, portrait: Points, neutral: Points) -> None:
    driver = face(with_brows(neutral, 0.1))
    one = retargeter.target(driver)
    retargeter.gains = Gains(brows=2.0)
    two = retargeter.target(driver)
    np.testing.assert_allclose(
        (two - portrait)[regions.BROW_POINTS, :2], 2 * (one - portrait)[regions.BROW_POINTS, :2], atol=0.02
    )


def test_borders_of_regions_are_smooth(portrait: Points, neutral: Points) -> None:
    """Neighbours on the mesh stay neighbours: no edge between skin points stretches much more than its surroundings."""
    one = Retargeter(portrait, neutral, Gains(mouth=2, brows=2), smoothing=False)
    weights = regions.region_weights(shape(portrait))
    np.testing.assert_allclose(weights.sum(1), 1)
    triangles = topology.skin_triangles()
    for points in (with_lids(neutral, 0.0), with_gaze(neutral, 0.1)):
        target = one.target(face(points))
        a, b, c = (target[triangles[:, k], :2].astype(float) for k in range(3))
        was_a, was_b, was_c = (portrait[triangles[:, k], :2].astype(float) for k in range(3))
        area = np.cross(b - a, c - a)
        was = np.cross(was_b - was_a, was_c - was_a)
        large = np.abs(was) > 0.003 * unit(portrait) ** 2
        assert np.all(np.sign(area[large]) == np.sign(was[large]))  # nothing folds over


# ---- smoothing ------------------------------------------------------------------------------------------------------


def test_smoothing_steadies_a_resting_face(portrait: Points, neutral: Points) -> None:
    rng = np.random.default_rng(4)
    noisy = [
        neutral + rng.normal(scale=0.004 * unit(neutral), size=neutral.shape).astype(np.float32) for _ in range(60)
    ]
    shake = {}
    for smoothing in (False, True):
        one = Retargeter(portrait, neutral, smoothing=smoothing)
        path = np.array([one.target(face(p, i / 30)) for i, p in enumerate(noisy)])[15:]
        shake[smoothing] = np.abs(np.diff(path[..., :2], 2, axis=0)).mean()
        size = np.array([unit(p) for p in path])
        spread = size.std() / size.mean()
    assert shake[True] < 0.5 * shake[False]
    assert spread < 0.004  # no breathing


def test_size_does_not_breathe_with_the_tracker(portrait: Points, neutral: Points) -> None:
    rng = np.random.default_rng(5)
    one = Retargeter(portrait, neutral)
    sizes = [unit(one.target(face(moved(neutral, scale=s), i / 30))) for i, s in enumerate(rng.normal(1, 0.01, 90))]
    assert np.std(sizes[30:]) / unit(portrait) < 0.0025


def test_a_blink_of_two_frames_closes_the_smoothed_lids(portrait: Points, neutral: Points) -> None:
    one = Retargeter(portrait, neutral)
    ratios = [1.0] * 20 + [0.5, 0.12, 0.12, 0.5] + [1.0] * 10
    gaps = [lid_gaps(one.target(face(with_lids(neutral, r), i / 30))).max() for i, r in enumerate(ratios)]
    rest = lid_gaps(portrait).max()
    assert min(gaps[21:23]) < 0.02 * rest  # shut while the driver's are
    assert gaps[19] > 0.98 * rest
    assert gaps[28] > 0.9 * rest  # open again a sixth of a second later


def test_lips_lag_less_than_two_frames(portrait: Points, neutral: Points) -> None:
    one = Retargeter(portrait, neutral)
    drop = np.concatenate([np.zeros(15), np.linspace(0, 0.3, 4), np.full(12, 0.3)])
    gaps = np.array([lip_gap(shape(one.target(face(with_mouth(neutral, d), i / 30)))) for i, d in enumerate(drop)])
    half = (gaps[0] + gaps[-1]) / 2
    driver_half = np.argmax(drop > 0.15)
    assert np.argmax(gaps > half) - driver_half <= 2
    assert gaps[20] > gaps[0] + 0.8 * (gaps[-1] - gaps[0])


def test_irises_hold_still_behind_closed_lids(portrait: Points, neutral: Points) -> None:
    one = Retargeter(portrait, neutral)
    for i in range(10):
        before = one.target(face(neutral, i / 30))
    for i in range(10, 14):
        shut = one.target(face(with_gaze(with_lids(neutral, 0.1), 0.15), i / 30))
    assert np.linalg.norm((shut - before)[regions.IRISES[:, 0], :2], axis=1).max() < 0.01 * unit(portrait)


def test_reset_starts_anew(portrait: Points, neutral: Points) -> None:
    one = Retargeter(portrait, neutral)
    for i in range(5):
        one.target(face(with_mouth(neutral, 0.3), i / 30))
    one.reset()
    np.testing.assert_allclose(one.target(face(neutral, 5 / 30)), portrait, atol=2e-4)


# ---- refusals -------------------------------------------------------------------------------------------------------


def test_refuses_what_is_not_finite_and_stays_usable(portrait: Points, neutral: Points) -> None:
    one = Retargeter(portrait, neutral)
    bad = neutral.copy()
    bad[17, 1] = np.nan
    one.target(face(neutral, 0.0))
    with pytest.raises(ValueError, match="finite"):
        one.target(face(bad, 0.03))
    np.testing.assert_allclose(one.target(face(neutral, 0.06)), portrait, atol=2e-4)
    for a, b in ((bad, neutral), (neutral, bad)):
        with pytest.raises(ValueError, match="finite"):
            Retargeter(a, b)


def test_refuses_meshes_without_irises(neutral: Points) -> None:
    with pytest.raises(ValueError, match="478"):
        Retargeter(neutral[:468], neutral)
    with pytest.raises(ValueError, match="478"):
        Retargeter(neutral, neutral).target(face(neutral[:468]))


def test_absolute_target_scales_from_frame_to_portrait(neutral: Points) -> None:
    target = absolute_target(face(neutral, size=(640, 480)), (1280, 480))
    np.testing.assert_allclose(target, neutral * [2, 1, 2], rtol=1e-6)
    assert target.dtype == np.float32
    assert not np.shares_memory(absolute_target(face(neutral), (640, 480)), neutral)
