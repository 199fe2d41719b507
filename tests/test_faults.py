"""Every fault on a live call: what others see meanwhile, how soon, and that the puppet is back without a restart."""

from __future__ import annotations

import gc
import logging
import threading
import time
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from puppet.live import feed, prepare, sender, tracking, watchdog
from puppet.live.cameras import Cameras
from puppet.live.feed import CameraFeed, Captured
from puppet.live.folders import Folders
from puppet.live.prepared import prepare as prepare_portrait
from puppet.live.problems import Problems
from puppet.live.puppeteer import LivePuppeteer
from puppet.live.rendering import RenderStage
from puppet.live.sender import Pacer
from puppet.live.slot import Slot
from puppet.live.stages import Tracked, TrackStage
from puppet.live.stats import Stats
from puppet.live.watchdog import WELL_S, Guard, Post, hangs
from puppet.live.worker import Worker
from puppet.models import CameraInfo, Face, Frame, Image, Mend, Points
from puppet.motion.idle import BACK_S, HOLD_S, RestMotion
from tests.fakes import (
    FRAME_SIZE,
    FakeCalibrator,
    FakeCamera,
    FakeClock,
    FakeOutput,
    FakeRenderer,
    FakeRetargeter,
    FakeTracker,
    Stage,
    face_points,
    persona_of,
)
from tests.fault_table import OTHERS, Bench
from tests.faults import Faults, Searched, faulty, tinted, until
from tests.storm import FAULTS, HANGS, Silent

SIZE = (160, 90)
SOON_S = 0.25
"""A tenth of a second is what is promised, on a machine that is not busy with other tests."""


@pytest.fixture(autouse=True)
def no_noise(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


class Call:
    """A live call on fakes with faults between them."""

    def __init__(self, folder: Path) -> None:
        self.stage = Stage(folder / "bundled")
        self.faults, self.searched = Faults(), Searched(tinted)
        parts = faulty(self.stage.parts(), self.faults, self.searched, Silent)
        self.puppeteer = LivePuppeteer(
            parts, size=SIZE, fps=60.0, folders=Folders.inside(folder / "user"), prefetch=False
        )
        self.puppeteer.start()
        until(lambda: self.puppeteer.state().ready)
        self.bench = Bench(self.puppeteer, self.faults, self.searched, lasts_s=0.25, still_s=0.35)

    def told(self) -> set[str]:
        return {problem.key for problem in self.puppeteer.state().problems}

    def close(self) -> None:
        self.puppeteer.close()
        self.faults.released.set()
        assert self.searched.leaks == 0


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    """One call that goes through all of them."""
    call = Call(tmp_path_factory.mktemp("call"))
    yield call
    call.close()


@pytest.fixture
def call(tmp_path: Path) -> Iterator[Call]:
    one = Call(tmp_path)
    yield one
    one.close()


@pytest.mark.parametrize(
    ("name", "modes"), [one for one in (*FAULTS, OTHERS[0]) if "output" not in one[1]], ids=lambda one: str(one)
)
def test_there_is_always_a_picture_and_the_puppet_comes_back(lasting: Call, name: str, modes: dict[str, str]) -> None:
    measured = lasting.bench.measure(name, modes)
    assert measured.first_s < SOON_S
    assert measured.gap_s < SOON_S
    assert measured.back_s < 2.0
    assert "card" not in measured.shown


@pytest.mark.parametrize(
    ("name", "modes"), [*HANGS, ("retargeter hangs", {"retargeter": "hang"})], ids=lambda one: str(one)
)
def test_what_hangs_is_made_anew(call: Call, monkeypatch: pytest.MonkeyPatch, name: str, modes: dict[str, str]) -> None:
    monkeypatch.setattr(watchdog, "HANGS_S", 0.5)
    monkeypatch.setattr(sender, "HANG_S", 0.5)
    measured = call.bench.measure(name, modes)
    assert call.faults.hanging == 1  # the old thread is where it was
    assert measured.back_s < 2.5
    assert any("did not answer" in told or "does not take" in told for told in measured.told)
    if "output" not in modes:
        assert measured.gap_s < SOON_S
        assert "held" in measured.shown


def test_a_camera_that_hangs_is_opened_anew(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "SILENT_S", 0.4)
    monkeypatch.setattr(feed, "HUNG_S", 0.8)
    measured = call.bench.measure("camera hangs", {"camera": "hang"})
    assert measured.gap_s < SOON_S
    assert 0.8 < measured.back_s < 3.0
    assert len(call.stage.cameras) == 2


def test_a_camera_whose_opening_hangs_is_opened_anew_and_given_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "OPENING_HUNG_S", 0.2)
    stuck, asked, frames, problems = threading.Event(), [], Slot[Captured](), Problems()

    def open_camera(key: str, timeout_s: float) -> FakeCamera:
        asked.append(key)
        if key == "webcam:stuck":
            stuck.wait()
        return FakeCamera(key)

    def watched(condition: object) -> bool:
        fed.watch()
        return bool(condition)

    fed = CameraFeed(open_camera, frames, problems)
    fed.select("webcam:stuck", lambda error: fed.select("driver:bundled"))
    until(lambda: watched(fed.key == "driver:bundled"))  # the first camera: another stands in
    assert frames.get(4.0) is not None
    asked.clear()
    fed.select("webcam:stuck")
    until(lambda: watched(len(asked) == feed.MOST_OPENINGS))
    assert "The camera does not open." in problems.all()[0].message
    time.sleep(0.3)
    assert watched(len(asked) == feed.MOST_OPENINGS)
    fed.select("webcam:0")
    assert frames.get(4.0) is not None
    stuck.set()
    fed.close()


def test_a_tracker_whose_making_hangs_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracking, "MAKING_HANGS_S", 0.5)
    stage, stuck, late = Stage(tmp_path / "bundled"), threading.Event(), FakeTracker()

    def make() -> FakeTracker:
        if not asked:
            asked.append(True)
            stuck.wait()
            return late
        return stage.tracker

    asked: list[bool] = []
    puppeteer = LivePuppeteer(
        replace(stage.parts(), tracker=make), size=SIZE, folders=Folders.inside(tmp_path / "user"), prefetch=False
    )
    puppeteer.start()
    until(lambda: puppeteer.state().ready)
    assert any("face tracker" in problem.message for problem in puppeteer.state().problems)
    stuck.set()
    until(late.closed.is_set)  # what comes after all is used by nobody
    assert puppeteer._tracking.stage is not None
    assert puppeteer._tracking.stage._tracker is stage.tracker
    puppeteer.close()


def test_an_output_whose_opening_hangs_is_opened_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "OPENING_HANGS_S", 0.4)
    stage, stuck, late = Stage(tmp_path / "bundled"), threading.Event(), FakeOutput("late")
    asked: list[bool] = []

    def open_output(size: tuple[int, int], fps: float) -> FakeOutput:
        asked.append(True)
        if len(asked) == 1:
            stuck.wait()
            return late
        return stage.open_output(size, fps)

    puppeteer = LivePuppeteer(
        replace(stage.parts(), open_output=open_output),
        size=SIZE,
        folders=Folders.inside(tmp_path / "user"),
        prefetch=False,
    )
    puppeteer.start()
    until(lambda: puppeteer.state().output_open)
    assert any("takes long to open" in problem.message for problem in puppeteer.state().problems)
    stuck.set()
    until(lambda: late.closed)
    assert not late.sent
    assert puppeteer.state().output_name == "Fake camera"
    puppeteer.close()


def test_motion_in_another_type_is_motion() -> None:
    class Doubles(FakeRetargeter):
        def target(self, face: Face) -> Points:
            return super().target(face).astype(np.float64)

    prepared = prepare_portrait("a", persona_of(90), FakeRenderer(), SIZE)
    stage = RenderStage(Doubles, Stats(), Problems())
    face = FakeTracker().track(FakeCamera("webcam:0", fps=1e4).read())
    assert face is not None
    shot = stage.begin(prepared, Tracked(face, face.landmarks), 1.0)
    assert shot is not None
    assert shot.pose.dtype == np.float32


def test_an_output_that_is_gone_is_back_soon(call: Call) -> None:
    measured = call.bench.measure("output gone", {"output": "gone"})
    assert measured.back_s < 2.0


def test_an_output_that_hangs_for_ever_is_given_up_and_the_preview_goes_on(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "HANG_S", 0.2)
    monkeypatch.setattr(sender, "RETRY_FIRST_S", 0.1)
    for hung in range(sender.MOST_HANGS):
        until(lambda: call.puppeteer.state().output_open)
        call.faults.output = "hang"
        until(lambda hung=hung: call.faults.hanging == hung + 1)  # type: ignore[misc]
    until(lambda: not call.puppeteer.state().output_open)
    time.sleep(0.7)
    assert not call.puppeteer.state().output_open
    before = call.puppeteer.picture()
    until(lambda: call.puppeteer.picture() is not before)
    call.puppeteer.try_output()  # the user plugged something
    until(lambda: call.puppeteer.state().output_open)


def test_a_portrait_that_hangs_while_it_is_prepared_holds_up_no_other(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "HANGS_S", 0.4)
    stuck = threading.Event()
    make = call.stage.maker.make
    call.stage.maker.make = lambda *args: stuck.wait() and None  # type: ignore[method-assign, assignment]
    call.puppeteer.select_portrait("portrait1")
    until(lambda: "portrait" in call.told())
    assert call.puppeteer.state().portrait_key == "portrait0"
    call.stage.maker.make = make  # type: ignore[method-assign]
    call.puppeteer.select_portrait("portrait1")
    until(lambda: call.searched.sent[-1].persona_id == "persona-80")
    stuck.set()


def test_the_first_portrait_may_take_its_time(call: Call, tmp_path: Path) -> None:
    """Models are loaded for it, and at a very first start loops are compiled."""
    first = LivePuppeteer(call.stage.parts(), folders=Folders.inside(tmp_path / "first"))
    assert first._preparer.hangs_s == prepare.FIRST * prepare.HANGS_S > 2 * prepare.HANGS_S
    assert call.puppeteer._preparer.hangs_s == prepare.HANGS_S  # one was prepared


def test_cameras_that_cannot_be_listed_in_time_hold_up_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, problems = FakeClock(), Problems()
    frames: Slot = Slot()  # type: ignore[type-arg]
    fed = CameraFeed(lambda key, timeout_s: FakeCamera(key), frames, problems)
    stuck = threading.Event()

    def listed() -> list[CameraInfo]:
        stuck.wait()
        return [CameraInfo("webcam:0", "A camera")]

    cameras = Cameras(listed, fed, problems, "", clock)
    thread = threading.Thread(target=cameras.step)
    thread.start()
    until(lambda: cameras._listing_s is not None)
    cameras.watch()
    assert fed.key == ""
    clock.now += 10
    cameras.watch()
    assert fed.key == "driver:bundled"
    stuck.set()
    thread.join()
    assert fed.key == "driver:bundled"  # nothing is changed under the user's hands
    assert [info.key for info in cameras.known()] == ["webcam:0"]
    fed.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_ended_is_replaced(call: Call) -> None:
    """Whatever ended it: nothing but its thread's death is looked at."""
    for worker in list(_workers(call.puppeteer)):
        worker._on_error, worker._step = _exit, _exit
        until(lambda worker=worker: not worker.alive, what=worker.name)  # type: ignore[misc]
        until(lambda name=worker.name: name in _alive(call.puppeteer), what=worker.name)  # type: ignore[misc]
        call.bench._moves(time.perf_counter())


def _alive(puppeteer: LivePuppeteer) -> list[str]:
    puppeteer.state()  # as the window does all the time
    return [worker.name for worker in _workers(puppeteer) if worker.alive]


def _exit(*_: object) -> None:
    raise SystemExit


def _workers(puppeteer: LivePuppeteer) -> Iterator[Worker]:
    for post in (*puppeteer._posts, puppeteer._watch):
        crew = post._worker
        yield from getattr(crew, "_workers", [crew])


# ---- cameras and clocks that change under way ------------------------------------------------------------------------


def test_the_neutral_grows_with_the_cameras_frames() -> None:
    tracker = FakeTracker()
    stage = TrackStage(tracker, FakeCalibrator, None, Stats(), Problems())
    small, large = FRAME_SIZE, (2 * FRAME_SIZE[0], 2 * FRAME_SIZE[1])

    def step(size: tuple[int, int], index: int) -> Tracked:
        frame = Frame(np.zeros((size[1], size[0], 3), np.uint8), index / 30, index)
        tracked = stage.step(Captured("webcam:0", frame), index / 30)
        assert tracked is not None
        return tracked

    for index in range(12):
        before = step(small, index)
    assert stage.calibration.calibrated
    after = step(large, 12)
    assert before.neutral is not None
    assert after.neutral is not None
    assert np.allclose(after.neutral, 2 * before.neutral, atol=1e-3)
    assert tracker.resets == 1
    assert stage.calibration.calibrated
    assert np.allclose(step(small, 13).neutral, before.neutral, atol=1e-3)  # type: ignore[arg-type]


def test_a_bad_frame_is_passed_over_and_a_camera_that_gives_no_others_is_opened_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feed, "SILENT_S", 0.3)
    opened: list[BadCamera] = []
    frames: Slot[Captured] = Slot()
    problems = Problems()

    def open_camera(key: str, timeout_s: float) -> BadCamera:
        opened.append(BadCamera(good_every=4 if not opened else 0))
        return opened[-1]

    fed = CameraFeed(open_camera, frames, problems)
    fed.select("webcam:0")
    for _ in range(3):
        assert frames.get(2.0) is not None
    assert len(opened) == 1  # one bad frame is no reason to let go of a camera
    opened[0].good_every = 0
    until(lambda: len(opened) >= 2)
    assert any("no picture" in problem.message for problem in problems.all())
    assert opened[0].closed
    opened[-1].good_every = 1
    assert frames.get(2.0) is not None
    fed.close()


def test_a_capture_time_that_cannot_be_is_now() -> None:
    clock = FakeClock()
    fed = CameraFeed(lambda key, timeout_s: FakeCamera(key), Slot(), Problems(), clock)
    pixels = np.zeros((4, 4, 3), np.uint8)
    for captured_s, taken_s in ((clock.now - 0.2, clock.now - 0.2), (clock.now - 500, clock.now), (1e9, clock.now)):
        assert fed.in_time(Frame(pixels, captured_s, 0)).captured_s == taken_s


class BadCamera(FakeCamera):
    """A camera whose frames are mostly none."""

    def __init__(self, good_every: int) -> None:
        super().__init__("webcam:0", fps=200.0)
        self.good_every = good_every

    def read(self) -> Frame:
        frame = super().read()
        if self.good_every and frame.index % self.good_every == 0:
            return frame
        return Frame(frame.pixels[..., 0], frame.captured_s, frame.index)


def test_a_clock_that_is_set_back_holds_nothing_up() -> None:
    pacer = Pacer(30.0)
    pacer.sent(1e6, new=True)
    assert pacer.wait_for_new(10.0) < 0.1
    assert pacer.hold_back(10.0) < 0.1
    motion = RestMotion(face_points(60, 80))
    motion.follow(face_points(60, 80, dx=2.0), 1e6)
    assert motion.rest(10.0, 1.0) is None
    assert motion.rest(10.0 + HOLD_S + 0.1, 1.0) is not None
    assert motion.rest(5.0, 1.0) is None  # held once more, no longer than ever
    assert motion.rest(5.0 + HOLD_S + 0.1, 1.0) is not None
    target = face_points(60, 80, dx=4.0)
    motion.follow(target, 6.0)
    motion.follow(target, -1e6)
    assert np.allclose(motion.follow(target, -1e6 + BACK_S + 0.1), target)


# ---- the watchdog itself ---------------------------------------------------------------------------------------------


class Sleeper:
    """Makes workers that hold their guard until they are told not to."""

    def __init__(self) -> None:
        self.made: list[tuple[Guard, threading.Event]] = []

    def make(self, guard: Guard) -> Worker:
        awake = threading.Event()
        self.made.append((guard, awake))

        def step() -> None:
            with guard:
                awake.wait()
            time.sleep(0.01)

        return Worker("sleeper", step, lambda error: None)


def test_a_stage_that_hangs_again_soon_is_not_replaced_again() -> None:
    sleeper, problems = Sleeper(), Problems()
    post = Post(sleeper.make, problems, hangs("key", "The stage"))
    post.start()

    def look(seconds: float) -> None:
        until(lambda: sleeper.made[-1][0]._inside or sleeper.made[-1][1].is_set())
        for _ in range(round(seconds / 0.1)):
            post.look(0.1)

    look(1.5)
    assert len(sleeper.made) == 1
    look(1.0)
    assert len(sleeper.made) == 2
    assert sleeper.made[0][0].left
    assert "started again" in problems.all()[0].message
    look(4.0)
    assert len(sleeper.made) == 2
    assert "does not answer" in problems.all()[0].message
    sleeper.made[1][1].set()  # it comes back after all
    time.sleep(0.05)
    look(WELL_S + 1)
    sleeper.made[1][1].clear()
    time.sleep(0.05)
    look(2.5)
    assert len(sleeper.made) == 3
    for _, awake in sleeper.made:
        awake.set()
    assert post.stop(1.0)


def test_a_stage_that_hangs_again_and_again_is_tried_a_few_times_more() -> None:
    sleeper, problems = Sleeper(), Problems()
    post = Post(sleeper.make, problems, hangs("key", "The stage"))
    post.start()
    for _ in range(3000):
        until(lambda: sleeper.made[-1][0]._inside)
        post.look(0.1)
    assert len(sleeper.made) == 1 + watchdog.MOST_EVER
    for _, awake in sleeper.made:
        awake.set()
    assert post.stop(1.0)


def test_a_machine_that_slept_hangs_nothing() -> None:
    sleeper = Sleeper()
    post = Post(sleeper.make, Problems(), hangs("key", "The stage"))
    post.start()
    until(lambda: sleeper.made[-1][0]._inside)
    post.look(0.1)
    post.look(3600.0)
    post.look(-3600.0)
    assert len(sleeper.made) == 1
    sleeper.made[0][1].set()
    assert post.stop(1.0)


def test_a_renderer_that_hangs_is_called_by_nobody_else(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "HANGS_S", 0.4)
    hung = call.stage.renderers[0]
    hung.mode = "hang"
    FakeRenderer.released.clear()
    until(lambda: len(call.stage.renderers) == 2)
    call.bench._moves(time.perf_counter())
    count = len(hung.poses)
    call.puppeteer.select_portrait("portrait1")
    call.puppeteer.select_portrait("portrait0")
    call.bench._moves(time.perf_counter())
    assert len(hung.poses) == count
    hung.mode = "fine"
    FakeRenderer.released.set()
    time.sleep(0.1)
    FakeRenderer.released.clear()
    assert np.all([one.persona_id == "persona-40" for one in call.searched.since(time.perf_counter() - 0.05)])


class Parted(FakeRenderer):
    """Renders in parts, and cannot mend."""

    def begin(self, landmarks: Points, mend: Mend = Mend.ANEW) -> FakeWork:
        return FakeWork()

    def look(self, work: object) -> None:
        """There is nothing to see."""

    def mend(self, work: object) -> None:
        raise RuntimeError("the engine broke")

    def aim(self, work: object) -> None:
        """Nothing can be done ahead."""

    def finish(self, work: object) -> Image:
        raise AssertionError("It was not mended")


class FakeWork:
    """What a picture on its way holds."""


def test_what_a_picture_that_failed_held_is_let_go_of_at_once() -> None:
    """Not when Python next looks for circles: an hour of faults would take gigabytes."""
    prepared = prepare_portrait("a", persona_of(90), Parted(), SIZE)
    stage = RenderStage(FakeRetargeter, Stats(), Problems())
    face = FakeTracker().track(FakeCamera("webcam:0", fps=1e4).read())
    assert face is not None
    gc.collect()
    gc.disable()
    try:
        shot = stage.begin(prepared, Tracked(face, face.landmarks), 1.0)
        assert shot is not None
        work = weakref.ref(shot.work)
        stage.mend(shot)
        assert stage.finish(shot, 1.0) is not None
        del shot
        assert work() is None
    finally:
        gc.enable()
