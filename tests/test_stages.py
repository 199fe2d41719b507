"""The chain's pieces one call at a time, on a clock that the test moves."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from puppet import topology
from puppet.compose import Composer
from puppet.live.feed import Captured
from puppet.live.gallery import Gallery, encode_png
from puppet.live.neutrals import Neutral, NeutralStore
from puppet.live.prepare import Prepared, prepare
from puppet.live.problems import Problems
from puppet.live.rendering import RenderStage
from puppet.live.sender import OutputPort, Pacer, Sender
from puppet.live.show import AWAY_AFTER_S, STALLED_S, SWAP_S, Show
from puppet.live.slot import Slot
from puppet.live.stages import Tracked, TrackStage
from puppet.live.stats import Stats
from puppet.models import CalibrationPhase, CalibrationState, Face, Frame, Image, Mend, Points
from puppet.motion.idle import BLINK_EVERY_S, EASE_S, HOLD_S, IdlePose, RestMotion, closure
from puppet.picture import Picture
from tests.fakes import (
    FRAME_SIZE,
    FakeBundled,
    FakeCalibrator,
    FakeClock,
    FakeOutput,
    FakeRenderer,
    FakeRetargeter,
    FakeTracker,
    face_points,
    persona_of,
)

SIZE = (160, 90)


def prepared(colour: int = 40) -> Prepared:
    return prepare(f"key-{colour}", persona_of(colour), FakeRenderer(), SIZE)


def picture_of(one: Prepared, index: int) -> Picture:
    return one.composer.compose(one.persona.image, 0.0, index)


def frame(index: int, now_s: float = 0.0) -> Frame:
    return Frame(np.zeros((FRAME_SIZE[1], FRAME_SIZE[0], 3), np.uint8), now_s, index)


def face(dx: float, index: int = 0, now_s: float = 0.0) -> Face:
    return Face(face_points(*FRAME_SIZE, dx=dx), FRAME_SIZE, now_s, index)


# ---- what others see -------------------------------------------------------------------------------------------------


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def show(clock: FakeClock) -> Show:
    return Show(Composer(SIZE).away_card(), Stats(clock), clock)


def test_the_plain_card_until_a_portrait_is_ready_even_when_live(show: Show, clock: FakeClock) -> None:
    show.live = True
    card = show.choose(None, clock.now)
    assert card is not None
    assert card.persona_id == ""


def test_nothing_of_the_portrait_before_is_shown_after_a_swap(show: Show, clock: FakeClock) -> None:
    old, new = prepared(40), prepared(80)
    show.swap(old)
    show.live = True
    assert show.choose(picture_of(old, 1), clock.now) is not None
    on_its_way = picture_of(old, 2)
    show.publish(on_its_way)
    show.swap(new)
    assert show.pictures.peek() is None  # made before the swap, not sent yet
    show.publish(picture_of(old, 3))  # its rendering had begun before the swap
    assert show.pictures.peek() is None
    assert show.choose(on_its_way, clock.now) is None  # taken from the slot before the swap
    assert show.choose(None, clock.now + SWAP_S / 2) is None  # not even the last one again
    assert show.choose(None, clock.now + SWAP_S * 1.1) is new.rest
    first = picture_of(new, 4)
    show.publish(first)
    assert show.choose(show.pictures.get(0), clock.now + SWAP_S * 2) is first


def test_the_preview_shows_the_new_portrait_at_once(show: Show, clock: FakeClock) -> None:
    show.swap(prepared(40))
    show.choose(picture_of(prepared(40), 1), clock.now)
    new = prepared(80)
    show.swap(new)
    assert show.picture() is new.rest


def test_rest_when_the_renderer_stalls_and_the_card_when_the_driver_is_gone(show: Show, clock: FakeClock) -> None:
    one = prepared()
    show.swap(one)
    show.live = True
    driven = picture_of(one, 5)
    assert show.choose(driven, clock.now) is driven
    clock.now += STALLED_S - 0.1
    assert show.choose(None, clock.now) is driven
    clock.now += 0.2
    assert show.choose(None, clock.now) is one.rest
    idle = picture_of(one, -1)
    assert show.choose(idle, clock.now) is idle
    clock.now += AWAY_AFTER_S
    assert show.choose(picture_of(one, -1), clock.now) is one.card
    assert show.abandoned
    back = picture_of(one, 6)
    assert show.choose(back, clock.now) is back
    assert not show.abandoned


# ---- tracking and calibration ----------------------------------------------------------------------------------------


def track_stage(tmp_path: Path, tracker: FakeTracker | None = None) -> TrackStage:
    return TrackStage(tracker or FakeTracker(), FakeCalibrator, NeutralStore(tmp_path), Stats(), Problems())


def test_the_provisional_neutral_stands_in_until_there_is_one(tmp_path: Path) -> None:
    stage = track_stage(tmp_path)
    first = stage.step(Captured("webcam:0", frame(3)), 0.0)
    later = stage.step(Captured("webcam:0", frame(7)), 0.1)
    assert first is not None
    assert later is not None
    assert first.face is not None
    assert first.neutral is first.face.landmarks
    assert later.neutral is first.neutral


def test_a_kept_neutral_is_used_at_once_and_not_replaced_unasked(tmp_path: Path) -> None:
    kept = Neutral(face_points(*FRAME_SIZE, dx=1.5), FRAME_SIZE)
    NeutralStore(tmp_path).save("webcam:0", kept)
    stage = track_stage(tmp_path)
    for index in range(30):
        tracked = stage.step(Captured("webcam:0", frame(index)), index / 30)
        assert tracked is not None
        np.testing.assert_allclose(tracked.neutral, kept.landmarks, atol=0.01)  # type: ignore[arg-type]
    assert stage.calibration.calibrated
    stage.calibrate(1.0)
    for index in range(30, 60):
        tracked = stage.step(Captured("webcam:0", frame(index)), index / 30)
    assert tracked is not None
    assert np.abs(tracked.neutral - kept.landmarks).max() > 0.1  # type: ignore[operator]
    saved = NeutralStore(tmp_path).load("webcam:0")
    assert saved is not None
    np.testing.assert_allclose(saved.landmarks, tracked.neutral, atol=0.01)  # type: ignore[arg-type]


def test_a_kept_neutral_follows_the_cameras_resolution(tmp_path: Path) -> None:
    half = (FRAME_SIZE[0] // 2, FRAME_SIZE[1] // 2)
    NeutralStore(tmp_path).save("webcam:0", Neutral(face_points(*half), half))
    tracked = track_stage(tmp_path).step(Captured("webcam:0", frame(0)), 0.0)
    assert tracked is not None
    np.testing.assert_allclose(tracked.neutral, face_points(*FRAME_SIZE), atol=0.01)  # type: ignore[arg-type]


def test_the_neutral_of_the_bundled_driver_is_not_kept(tmp_path: Path) -> None:
    stage = track_stage(tmp_path)
    for index in range(30):
        stage.step(Captured("driver:bundled", frame(index)), index / 30)
    assert stage.calibration.calibrated
    assert not list(tmp_path.iterdir())


def test_nobody_is_told_to_sit_still_for_a_recorded_face(tmp_path: Path) -> None:
    stage = track_stage(tmp_path)
    stage.step(Captured("driver:bundled", frame(0)), 0.0)
    assert stage.calibration == CalibrationState()
    stage.calibrate(0.1)
    stage.step(Captured("driver:bundled", frame(1)), 0.1)
    assert stage.calibration.phase is CalibrationPhase.COLLECTING
    stage.step(Captured("webcam:0", frame(2)), 0.2)
    assert stage.calibration.phase is CalibrationPhase.COLLECTING


def test_a_face_without_extent_is_none_and_never_becomes_the_neutral(tmp_path: Path) -> None:
    tracker = FakeTracker()
    stage = TrackStage(tracker, FakeCalibrator, NeutralStore(tmp_path), Stats(), Problems())
    found = tracker.track

    def collapsed(frame: Frame) -> Face | None:
        face = found(frame)
        assert face is not None
        return replace(face, landmarks=np.full_like(face.landmarks, 9))

    tracker.track = collapsed  # type: ignore[method-assign]
    for index in range(15):
        with pytest.raises(ValueError, match="coincide"):
            stage.step(Captured("webcam:0", frame(index)), index / 30)
    tracker.track = found  # type: ignore[method-assign]
    tracked = stage.step(Captured("webcam:0", frame(15)), 0.5)
    assert tracked is not None
    assert tracked.neutral is not None
    assert np.ptp(tracked.neutral[:, 0]) > 1
    assert not list(tmp_path.iterdir())


POINT = '{"camera":"a","size":[64,48],"landmarks":[' + ",".join(["[9,9,9]"] * 478) + "]}"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"camera":"a","size":[0,0],"landmarks":[]}', '{"camera": 3}', POINT]
)
def test_a_neutral_that_cannot_be_read_is_ignored(tmp_path: Path, content: str) -> None:
    store = NeutralStore(tmp_path)
    store.save("webcam:0", Neutral(face_points(*FRAME_SIZE), FRAME_SIZE))
    (path,) = tmp_path.glob("*.json")
    path.write_text(content)
    assert store.load("webcam:0") is None
    assert [p.name for p in tmp_path.iterdir()] == [f"{path.name}.broken-1"]


# ---- rest ------------------------------------------------------------------------------------------------------------


def test_hold_then_ease_then_idle_then_back_without_a_jump() -> None:
    portrait = face_points(600, 720)
    driven = face_points(600, 720, dx=40)
    motion = RestMotion(portrait)
    now_s = 0.0
    np.testing.assert_array_equal(motion.follow(driven, now_s), driven)
    shown = [driven]
    while now_s < HOLD_S - 0.05:
        now_s += 1 / 30
        assert motion.rest(now_s) is None
    while now_s < HOLD_S + EASE_S + 0.1:
        now_s += 1 / 30
        pose = motion.rest(now_s)
        if pose is not None:
            shown.append(pose)
    assert np.abs(shown[-1][topology.CHIN] - portrait[topology.CHIN]).max() < 2
    for _ in range(10):
        now_s += 1 / 30
        shown.append(motion.follow(driven, now_s))
    np.testing.assert_array_equal(shown[-1], driven)
    steps = [np.abs(after - before)[topology.CHIN].max() for before, after in pairwise(shown)]
    assert max(steps) < 12  # of 40 pixels


def test_a_short_loss_changes_nothing() -> None:
    motion = RestMotion(face_points(600, 720))
    motion.follow(face_points(600, 720, dx=10), 0.0)
    assert motion.rest(0.1) is None
    target = face_points(600, 720, dx=12)
    np.testing.assert_array_equal(motion.follow(target, 0.2), target)


@pytest.mark.parametrize("pause_s", [1 / 60, 1 / 30, 60.0, -5.0])
def test_easing_begins_with_the_picture_shown_last_but_not_long_ago(pause_s: float) -> None:
    """However long nothing was shown, and whatever the clock did, the first step is a small one."""
    motion = RestMotion(face_points(600, 720))
    driven = face_points(600, 720, dx=40)
    motion.follow(face_points(600, 720), 10.0)
    motion.ease(10.0 + pause_s)
    moved = float(motion.follow(driven, 10.0 + pause_s)[0, 0] - face_points(600, 720)[0, 0])
    assert 0 <= moved < 0.1 * 40
    assert (moved > 0) == (pause_s > 0)


def test_the_puppet_at_rest_breathes_and_blinks() -> None:
    portrait = face_points(600, 720)
    pose = IdlePose(portrait)
    np.testing.assert_array_equal(pose.at(0.0), portrait)
    times = np.arange(0, 5 * BLINK_EVERY_S, 1 / 60)
    upper, lower = topology.UPPER_LID[0], topology.LOWER_LID[0]
    open_px = portrait[lower, 1] - portrait[upper, 1]
    gaps = np.array([p[lower, 1] - p[upper, 1] for p in (pose.at(t) for t in times)])
    assert gaps.min() < 0.05 * open_px
    assert gaps.min() > -0.01 * open_px  # lids meet, they do not cross
    shut = np.diff((gaps < 0.5 * open_px).astype(int)) == 1
    assert shut.sum() == 5
    assert np.median(gaps) > 0.95 * open_px
    chin = np.array([pose.at(t)[topology.CHIN, 1] for t in times])
    assert 1 < np.ptp(chin) < 8
    assert closure(0.0) == 0


# ---- rendering -------------------------------------------------------------------------------------------------------


def test_a_new_neutral_is_eased_to() -> None:
    one = prepared()
    renderer = one.renderer
    assert isinstance(renderer, FakeRenderer)
    stage = RenderStage(FakeRetargeter, Stats(), Problems())
    neutral = face_points(*FRAME_SIZE)
    stage.step(one, Tracked(face(4), neutral), 0.0)
    before = renderer.poses[-1]
    calibrated = face_points(*FRAME_SIZE, dx=4)
    for count in range(1, 20):
        stage.step(one, Tracked(face(4), calibrated), count / 30)
    way = [float(pose[0, 0] - one.persona.landmarks[0, 0]) for pose in (before, *renderer.poses[-19:])]
    assert way[0] > 3
    assert abs(way[-1]) < 0.01
    assert max(-np.diff(way)) < 0.3 * way[0]
    assert way[1] < way[0]  # the first picture on the way is no repeat of the one before


class _Parted(FakeRenderer):
    """Renders in parts, and remembers how each picture was to be mended."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Mend] = []

    def begin(self, landmarks: Points, mend: Mend = Mend.ANEW) -> Points:
        self.asked.append(mend)
        return landmarks

    def look(self, work: object) -> None: ...

    def mend(self, work: object) -> None: ...

    def aim(self, work: object) -> None: ...

    def finish(self, work: object) -> Image:
        assert isinstance(work, np.ndarray)
        return self.render(work)


def test_how_a_picture_is_mended_follows_from_its_age_and_what_it_took_is_told() -> None:
    ages: list[float] = []
    told: list[tuple[Mend, float]] = []

    def next_mend(age_s: float) -> Mend:
        ages.append(age_s)
        return Mend.CARRIED if age_s > 0.04 else Mend.ANEW

    renderer = _Parted()
    one = prepare("key", persona_of(40), renderer, SIZE)
    stage = RenderStage(FakeRetargeter, Stats(), Problems(), next_mend=next_mend, took=lambda *what: told.append(what))
    for index, age_s in enumerate((0.01, 0.05)):
        now_s = 1.0 + index / 30
        stage.step(one, Tracked(face(2, index, now_s - age_s), face_points(*FRAME_SIZE)), now_s)
    assert ages == pytest.approx([0.01, 0.05])
    assert renderer.asked == [Mend.ANEW, Mend.CARRIED] == [mend for mend, _ in told]
    assert all(0 <= seconds < 5 for _, seconds in told)


def test_the_latest_portrait_is_rendered_whatever_came_before() -> None:
    stage = RenderStage(FakeRetargeter, Stats(), Problems())
    neutral = face_points(*FRAME_SIZE)
    for index, one in enumerate([prepared(40), prepared(80), prepared(40)]):
        picture = stage.step(one, Tracked(face(2, index), neutral), index / 30)
        assert picture is not None
        assert (picture.persona_id, picture.frame_index) == (one.persona.id, index)


def test_a_failing_renderer_is_tried_again_with_growing_pauses() -> None:
    one = prepared()
    renderer = one.renderer
    assert isinstance(renderer, FakeRenderer)
    calls: list[float] = []
    now_s = 0.0

    def render(landmarks: np.ndarray) -> np.ndarray:
        calls.append(now_s)
        raise MemoryError

    renderer.render = render  # type: ignore[method-assign, assignment]
    problems = Problems()
    stage = RenderStage(FakeRetargeter, Stats(), problems)
    for count in range(150):
        now_s = count / 30
        assert stage.step(one, Tracked(face(2, count), face_points(*FRAME_SIZE)), now_s) is one.rest
    assert 5 <= len(calls) <= 8
    assert len(problems.all()) == 1


def test_a_lesser_picture_is_told_until_it_is_over() -> None:
    """A renderer that falls back to something simpler says why, and the user is told."""
    clock = FakeClock()
    problems = Problems(clock)
    stage, shown = RenderStage(FakeRetargeter, Stats(), problems), prepared()
    assert isinstance(shown.renderer, FakeRenderer)
    shown.renderer.trouble = "out of memory"
    assert stage.step(shown, Tracked(face(2), face_points(*FRAME_SIZE)), clock()) is not None
    (problem,) = problems.all()
    assert problem.message == "The plain warp is shown: out of memory."
    shown.renderer.trouble = ""
    clock.sleep(10)
    stage.step(shown, Tracked(face(3, 1), face_points(*FRAME_SIZE)), clock())
    assert problems.all() == ()


def test_what_befell_the_engine_is_told_and_the_picture_goes_on() -> None:
    clock, problems = FakeClock(), Problems()
    stage, shown = RenderStage(FakeRetargeter, Stats(), problems), prepared()
    assert isinstance(shown.renderer, FakeRenderer)
    shown.renderer.notice = "OpenVINO failed (lost); the generator runs on PyTorch"
    picture = stage.step(shown, Tracked(face(2), face_points(*FRAME_SIZE)), clock())
    assert picture is not None
    assert picture is not shown.rest
    assert [problem.message for problem in problems.all()] == [f"{shown.renderer.notice}."]


def test_landmarks_far_outside_the_portrait_are_not_rendered() -> None:
    one = prepared()
    renderer = one.renderer
    assert isinstance(renderer, FakeRenderer)
    count = len(renderer.poses)
    RenderStage(FakeRetargeter, Stats(), Problems()).step(one, Tracked(face(1e5), face_points(*FRAME_SIZE)), 0.0)
    assert all(np.abs(pose).max() < 1e3 for pose in renderer.poses[count:])


# ---- sending ---------------------------------------------------------------------------------------------------------


def test_the_pacer_repeats_at_an_even_pace_and_sends_new_pictures_at_once() -> None:
    pacer = Pacer(30.0)
    assert pacer.wait_for_new(10.0) == 0
    pacer.sent(10.0, new=True)
    assert 1 / 30 < pacer.wait_for_new(10.0) < 1.5 / 30
    assert pacer.hold_back(10.0 + 1 / 30) == 0
    pacer.sent(10.040, new=False)
    assert pacer.hold_back(10.041) == 0  # a repeat does not delay what comes after it
    pacer.sent(10.041, new=True)
    assert pacer.hold_back(10.045) > 0  # far faster than the output's rate


def test_the_newest_of_several_pictures_is_sent(clock: FakeClock) -> None:
    one = prepared()
    pictures: Slot[Picture] = Slot()
    output = FakeOutput()
    port = OutputPort(lambda: output, Stats(clock), Problems(clock), clock)
    port.open_step()

    def sleep(seconds: float) -> None:
        clock.sleep(seconds)
        pictures.put(picture_of(one, 3))  # comes while the second is held back

    shown: list[int] = []
    sender = Sender(
        pictures, lambda new, now_s: new, lambda picture: shown.append(picture.frame_index), port, 30.0, clock, sleep
    )
    pictures.put(picture_of(one, 1))
    sender.step()
    pictures.put(picture_of(one, 2))
    sender.step()
    assert shown == [1, 3]
    assert pictures.drops == 1
    assert [picture.frame_index for _, picture in output.sent] == [1, 3]


def test_an_output_that_keeps_failing_is_opened_less_and_less_often(clock: FakeClock) -> None:
    opened: list[float] = []

    def open_output() -> FakeOutput:
        opened.append(clock.now)
        output = FakeOutput()
        output.failing = True
        return output

    problems = Problems(clock)
    port = OutputPort(open_output, Stats(clock), problems, clock)
    card = Composer(SIZE).away_card()
    for _ in range(600):
        if port._due_s <= clock.now:
            port.open_step()
        port.send(card)
        clock.now += 0.1
    assert 16 <= len(opened) <= 24  # in a minute
    assert np.all(np.diff(np.diff(opened))[:3] > 0)
    assert [problem.key for problem in problems.all()] == ["output"]


# ---- the gallery -----------------------------------------------------------------------------------------------------


def gallery(tmp_path: Path) -> Gallery:
    source = tmp_path / "one.png"
    if not source.exists():
        source.write_bytes(encode_png(np.full((8, 8, 3), 9, np.uint8)))
    return Gallery(tmp_path / "own", lambda: [FakeBundled("one", "One", source)], tmp_path / "thumbs")


def test_own_portraits_lie_in_a_private_folder_without_their_files_past(tmp_path: Path) -> None:
    image = np.full((40, 30, 3), 77, np.uint8)
    entry = gallery(tmp_path).add(image, "Me", 1)
    assert (tmp_path / "own").stat().st_mode & 0o077 == 0
    assert entry.source.stat().st_mode & 0o077 == 0
    again = gallery(tmp_path).find(entry.key)
    assert again == entry
    assert gallery(tmp_path).add(image, "Me again", 1).name == "Me"  # the same picture is not kept twice
    assert gallery(tmp_path).add(image, "The other face", 0).key != entry.key


@pytest.mark.parametrize("content", ["", "{", '{"version":1,"portraits":"none"}'])
def test_a_broken_index_is_set_aside(tmp_path: Path, content: str) -> None:
    first = gallery(tmp_path)
    kept = first.add(np.full((40, 30, 3), 77, np.uint8), "Me", None)
    (tmp_path / "own" / "portraits.json").write_text(content)
    second = gallery(tmp_path)
    assert [(entry.key, entry.name) for entry in second.entries()] == [("one", "One"), (kept.key, "Portrait 1")]
    assert second.damaged
    assert (tmp_path / "own" / "portraits.json.broken-1").exists()
    third = gallery(tmp_path)  # they are listed again at once
    assert [entry.key for entry in third.entries()] == ["one", kept.key]
    assert not third.damaged


def test_an_index_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    gallery(tmp_path).add(np.full((40, 30, 3), 77, np.uint8), "Me", None)
    victim = tmp_path / "victim.png"
    victim.write_bytes(b"precious")
    (tmp_path / "own" / "portraits.json").write_text(
        '{"version":1,"portraits":[{"key":"own-/../../victim","name":"x"},{"key":"../victim","name":"x"}]}'
    )
    one = gallery(tmp_path)
    assert [entry.key for entry in one.entries()] == ["one"]
    assert not one.remove("../victim")
    assert victim.exists()


def test_thumbnails_are_kept_until_the_portrait_changes(tmp_path: Path) -> None:
    one = gallery(tmp_path)
    assert not one.has_thumbnail("one")
    assert one.thumbnail("one").shape == (96, 96, 3)
    image = np.full((96, 96, 3), (200, 100, 50), np.uint8)
    one.set_thumbnail("one", image)
    np.testing.assert_array_equal(gallery(tmp_path).thumbnail("one"), image)
    (tmp_path / "one.png").write_bytes(b"another picture")
    changed = Gallery(tmp_path / "own", lambda: [FakeBundled("one", "One", tmp_path / "one.png")], tmp_path / "thumbs")
    assert not changed.has_thumbnail("one")
