"""The whole chain on fakes: what others see at every moment, and that it is never the webcam."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.live.gallery import encode_png
from puppet.live.puppeteer import LivePuppeteer
from puppet.models import FaceChoice, FaceStatus, LiveState, PortraitInfo, Puppeteer
from puppet.picture import Picture
from tests.fakes import KEY_COLOUR, FakeRenderer, FakeRetargeter, Stage

SIZE = (160, 90)


@pytest.fixture(autouse=True)
def no_noise(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


class Show:
    """A running chain on fakes."""

    def __init__(self, folder: Path, stage: Stage, **options: object) -> None:
        self.stage = stage
        options.setdefault("prefetch", False)
        self.puppeteer = LivePuppeteer(
            stage.parts(),
            size=SIZE,
            fps=60.0,
            folders=Folders.inside(folder),
            **options,  # type: ignore[arg-type]
        )

    @property
    def state(self) -> LiveState:
        return self.puppeteer.state()

    def problem(self, key: str) -> str:
        return next((f"{p.message} {p.remedy}" for p in self.state.problems if p.key == key), "")

    def newest(self) -> Picture:
        return self.stage.output.sent[-1][1]

    def ready(self) -> Show:
        self.puppeteer.start()
        until(lambda: self.state.ready)
        return self

    def live(self) -> Show:
        self.ready().puppeteer.go_live(True)
        until(lambda: self.newest().frame_index >= 0)
        return self

    def sent_since(self, start_s: float) -> list[Picture]:
        return [picture for when, picture in list(self.stage.output.sent) if when > start_s]


def until(condition: Callable[[], object], timeout_s: float = 6.0) -> None:
    """Wait for something that happens on another thread."""
    end = time.perf_counter() + timeout_s
    while time.perf_counter() < end:
        try:
            if condition():
                return
        except IndexError:  # nothing there yet
            pass
        time.sleep(0.005)
    raise AssertionError("It did not happen in time")


Start = Callable[..., Show]


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Start]:
    shows: list[Show] = []

    def make(stage: Stage | None = None, **options: object) -> Show:
        shows.append(Show(tmp_path / "user", stage or Stage(tmp_path / "bundled"), **options))
        return shows[-1]

    yield make
    FakeRenderer.released.set()
    for one in shows:
        one.stage.tracker.closed.set()
        one.puppeteer.close()
        for picture in one.stage.sent:  # whatever the test did
            assert not shows_webcam(picture)
    FakeRenderer.released.clear()
    FakeRetargeter.broken = False


def shows_webcam(picture: Picture) -> bool:
    """Whether any pixel is near the colour that every camera frame is full of."""
    far = np.abs(picture.pixels.astype(np.int16) - np.array(KEY_COLOUR)).max(axis=-1)
    return bool((far < 60).any())


# ---- the ordinary course ---------------------------------------------------------------------------------------------


def test_it_is_a_puppeteer(show: Start) -> None:
    puppeteer: Puppeteer = show().puppeteer
    assert puppeteer.picture() is None


def test_the_card_goes_out_before_anything_is_loaded(show: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "bundled")
    loading = threading.Event()
    parts = replace(stage.parts(), load=loading.wait)
    stage.parts = lambda: parts  # type: ignore[method-assign]
    one = show(stage)
    one.puppeteer.start()
    until(lambda: one.stage.output.sent)
    assert one.newest().persona_id == ""
    assert not one.state.ready
    assert one.state.loading
    assert one.state.output_open
    assert one.state.output_name == "Fake camera"
    loading.set()
    until(lambda: one.state.ready)
    assert one.newest().persona_id == ""


def test_heavy_packages_are_loaded_once_and_before_anything_that_needs_them(show: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "bundled")
    order: list[str] = []
    parts = replace(
        stage.parts(),
        load=lambda: (time.sleep(0.1), order.append("load"))[1],
        tracker=lambda: (order.append("tracker"), stage.tracker)[1],
        maker=lambda: (order.append("maker"), stage.maker)[1],
    )
    stage.parts = lambda: parts  # type: ignore[method-assign]
    show(stage).ready()
    assert order[0] == "load"
    assert sorted(order) == ["load", "maker", "tracker"]


def test_before_go_live_others_see_the_card_and_the_user_the_puppet(show: Start) -> None:
    one = show().ready()
    until(lambda: one.puppeteer.picture().frame_index >= 0)  # type: ignore[union-attr]
    assert {picture.persona_id for picture in one.stage.sent} == {""}


def test_going_live_shows_the_puppet_and_away_the_card_at_once(show: Start) -> None:
    one = show().live()
    assert one.newest().persona_id == "persona-40"
    assert one.state.live
    one.puppeteer.set_away(True)
    start = time.perf_counter()
    until(lambda: one.newest().persona_id == "")
    time.sleep(0.1)
    sent = one.sent_since(start + 0.05)
    assert sent
    assert {picture.persona_id for picture in sent} == {""}
    assert one.puppeteer.picture().persona_id == ""  # type: ignore[union-attr]
    one.puppeteer.set_away(False)
    until(lambda: one.newest().persona_id)
    one.puppeteer.go_live(False)
    until(lambda: one.newest().persona_id == "")


def test_the_puppet_moves_with_the_driver(show: Start) -> None:
    one = show().live()
    time.sleep(0.3)
    looks = {picture.pixels.tobytes() for picture in one.stage.sent if picture.frame_index >= 0}
    assert len(looks) > 3


def test_the_state_tells_rate_and_latency(show: Start) -> None:
    one = show().live()
    time.sleep(0.6)
    state = one.state
    assert state.fps > 10
    assert 0 < state.latency_p50_ms <= state.latency_p95_ms < 500
    assert state.runs_on == "Fake · CPU"
    assert state.face is FaceStatus.TRACKED
    assert (state.camera_key, state.portrait_key) == ("webcam:0", "portrait0")
    inset = one.puppeteer.inset()
    assert inset is not None
    assert inset[1] is not None
    assert set(one.puppeteer.stats.stages()) >= {"track", "retarget", "render", "compose", "send"}


def test_pictures_go_on_at_an_even_pace_when_nothing_new_comes(show: Start) -> None:
    one = show().live()
    one.stage.camera.silent = True
    time.sleep(0.05)
    start = time.perf_counter()
    time.sleep(0.4)
    assert len(one.sent_since(start)) >= 8
    gaps = np.diff([when for when, _ in one.stage.output.sent[-8:]])
    assert np.median(gaps) < 0.05


# ---- portraits -------------------------------------------------------------------------------------------------------


def test_a_swap_is_effective_in_the_next_picture(show: Start) -> None:
    one = show().live()
    one.puppeteer.select_portrait("portrait1")
    until(lambda: one.newest().persona_id == "persona-80")
    for _ in range(5):
        for key, own in (("portrait0", "persona-40"), ("portrait1", "persona-80")):
            one.puppeteer.select_portrait(key)
            called = time.perf_counter()
            until(lambda: one.sent_since(called) and one.newest().persona_id == own)  # noqa: B023
            ids = [picture.persona_id for picture in one.sent_since(called)]
            # A picture that was on its way into the device when the call came may still land; none after it.
            assert ids[1:] == [own] * (len(ids) - 1)
            assert one.state.portrait_key == key


def test_a_slow_portrait_never_holds_up_the_one_that_is_shown(show: Start, tmp_path: Path) -> None:
    one = show().live()
    slow = threading.Event()
    make = one.stage.maker.make
    one.stage.maker.make = lambda *args: (slow.wait(5), make(*args))[1]  # type: ignore[method-assign, assignment]
    one.puppeteer.select_portrait("portrait1")
    start = time.perf_counter()
    time.sleep(0.3)
    sent = one.sent_since(start)
    assert len({picture.frame_index for picture in sent}) > 5
    assert {picture.persona_id for picture in sent} == {"persona-40"}
    slow.set()
    until(lambda: one.newest().persona_id == "persona-80")


def test_own_portraits_are_added_shown_kept_and_removed(show: Start, tmp_path: Path) -> None:
    one = show().live()
    picture = tmp_path / "grandmother.png"
    picture.write_bytes(encode_png(np.full((80, 60, 3), 120, np.uint8)))
    added = one.puppeteer.add_portrait(picture)
    assert isinstance(added, PortraitInfo)
    assert (added.name, added.removable) == ("grandmother", True)
    picture.unlink()
    one.puppeteer.select_portrait(added.key)
    until(lambda: one.newest().persona_id == "persona-120")
    one.puppeteer.close()

    again = show().ready()
    assert [info.key for info in again.puppeteer.portraits()] == ["portrait0", "portrait1", added.key]
    again.puppeteer.select_portrait(added.key)
    until(lambda: again.puppeteer.picture().persona_id == "persona-120")  # type: ignore[union-attr]
    again.puppeteer.remove_portrait(added.key)
    until(lambda: again.puppeteer.picture().persona_id == "persona-40")  # type: ignore[union-attr]
    assert not list((tmp_path / "user").rglob("own-*"))
    again.puppeteer.remove_portrait("portrait0")  # comes with the program
    assert len(again.puppeteer.portraits()) == 2


def test_a_portrait_that_cannot_be_rendered_is_not_kept(show: Start, tmp_path: Path) -> None:
    one = show().ready()
    one.stage.renderers_refuse = True
    with pytest.raises(MemoryError):
        one.puppeteer.add_portrait(encode_png(np.full((80, 60, 3), 120, np.uint8)))
    assert len(one.puppeteer.portraits()) == 2
    assert not list((tmp_path / "user").rglob("own-*"))


def test_one_of_several_faces_is_chosen(show: Start) -> None:
    one = show().ready()
    both = encode_png(np.full((60, 120, 3), 150, np.uint8))
    choice = one.puppeteer.add_portrait(both, "Twins")
    assert isinstance(choice, FaceChoice)
    assert len(choice.thumbnails) == 2
    assert len(one.puppeteer.portraits()) == 2
    added = one.puppeteer.add_portrait(both, "Twins", face=1)
    assert isinstance(added, PortraitInfo)
    assert added.name == "Twins"


@pytest.mark.parametrize("content", [b"this is text", encode_png(np.zeros((80, 60, 3), np.uint8))])
def test_a_portrait_that_cannot_be_used_is_refused_with_a_reason(show: Start, content: bytes) -> None:
    one = show().ready()
    with pytest.raises(PuppetError) as told:
        one.puppeteer.add_portrait(content)
    assert told.value.remedy
    assert len(one.puppeteer.portraits()) == 2


def test_a_bundled_portrait_that_fails_is_reported_and_the_next_one_shown(show: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "bundled")
    (tmp_path / "bundled" / "portrait0.png").write_bytes(b"broken")
    one = show(stage).ready()
    assert one.state.portrait_key == "portrait1"
    assert one.problem("portrait")
    one.puppeteer.select_portrait("portrait1")
    assert not one.problem("portrait")
    one.puppeteer.select_portrait("portrait0")
    until(lambda: one.problem("portrait"))
    until(lambda: one.state.portrait_key == "portrait1")


def test_thumbnails_come_by_themselves(show: Start) -> None:
    one = show(prefetch=True).ready()
    until(lambda: [info.thumbnail[0, 0, 0] for info in one.puppeteer.portraits()] == [40, 80])


# ---- everything that can go wrong ------------------------------------------------------------------------------------


def moved(pose: np.ndarray, rest: np.ndarray) -> float:
    return float(np.abs(pose[:, 0] - rest[:, 0]).mean())


def test_a_lost_face_is_held_then_eased_to_rest_and_back(show: Start) -> None:
    one = show().live()
    until(lambda: one.state.calibration.calibrated)
    renderer = one.stage.renderers[0]
    rest = renderer._persona.landmarks  # type: ignore[union-attr]
    until(lambda: moved(renderer.poses[-1], rest) > 2)
    one.stage.tracker.mode = "lost"
    time.sleep(0.1)
    count = len(renderer.poses)
    held = renderer.poses[-1]
    time.sleep(0.2)
    assert len(renderer.poses) == count  # held: nothing new to render
    assert one.state.face in (FaceStatus.TRACKED, FaceStatus.LOST)
    until(lambda: len(renderer.poses) > count + 3)
    start = moved(held, rest)
    until(lambda: moved(renderer.poses[-1], rest) < 0.3, 3)
    way = [moved(pose, rest) for pose in renderer.poses[count:]]
    steps = -np.diff([start, *way])
    assert steps.max() < 0.35 * max(start, 1)  # no jump
    assert one.state.face is FaceStatus.LOST
    assert one.newest().frame_index == -1
    assert one.newest().persona_id == "persona-40"
    one.stage.tracker.mode = "face"
    until(lambda: one.newest().frame_index >= 0)
    assert not one.state.problems


@pytest.mark.parametrize(("mode", "key"), [("raise", "tracker"), ("nan", "tracker"), ("hang", "tracker-hangs")])
def test_a_tracker_that_fails_leaves_the_puppet_at_rest(
    show: Start, monkeypatch: pytest.MonkeyPatch, mode: str, key: str
) -> None:
    one = show().live()
    monkeypatch.setattr("puppet.live.watchdog.HANGS_S", 0.5)
    one.stage.tracker.mode = mode
    until(lambda: one.newest().frame_index == -1, 3)
    assert one.newest().persona_id == "persona-40"
    start = time.perf_counter()
    time.sleep(0.4)
    assert len(one.sent_since(start)) > 10
    until(lambda: one.problem(key))
    assert [p.key for p in one.state.problems] == [key]
    one.stage.tracker.mode = "face"
    one.stage.tracker.closed.set()
    until(lambda: one.newest().frame_index >= 0)


@pytest.mark.parametrize("mode", ["raise", "shape"])
def test_a_renderer_that_fails_leaves_the_puppet_at_rest(show: Start, mode: str) -> None:
    one = show().live()
    one.stage.renderers[0].mode = mode
    until(lambda: one.newest().frame_index == -1)
    assert one.newest().persona_id == "persona-40"
    assert "cannot be rendered" in one.problem("render")
    one.stage.renderers[0].mode = "fine"
    until(lambda: one.newest().frame_index >= 0)


def test_a_renderer_that_hangs_leaves_the_puppet_at_rest(show: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puppet.live.show.STALLED_S", 0.3)
    one = show().live()
    one.stage.renderers[0].mode = "hang"
    until(lambda: one.newest().frame_index == -1, 2)
    assert one.newest().persona_id == "persona-40"


def test_a_renderer_that_hangs_is_told_that_nobody_waits_for_it(show: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the next one does not run on the engine that hangs."""
    monkeypatch.setattr("puppet.live.watchdog.HANGS_S", 0.5)
    told: list[FakeRenderer] = []
    monkeypatch.setattr(FakeRenderer, "hung", lambda renderer: told.append(renderer), raising=False)
    one = show().live()
    hanging = one.stage.renderers[0]
    hanging.mode = "hang"
    until(lambda: bool(told), 5)
    assert told == [hanging]
    until(lambda: one.newest().frame_index >= 0, 5)  # another one renders


def test_a_retargeter_that_gives_nan_leaves_the_puppet_at_rest(show: Start) -> None:
    one = show().live()
    FakeRetargeter.broken = True
    until(lambda: one.newest().frame_index == -1, 3)
    assert one.problem("retarget")
    FakeRetargeter.broken = False
    until(lambda: one.newest().frame_index >= 0)


def test_a_driver_gone_for_long_leaves_the_card(show: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puppet.live.show.AWAY_AFTER_S", 0.8)
    one = show().live()
    one.stage.tracker.mode = "lost"
    until(lambda: one.newest().persona_id == "", 3)
    until(lambda: one.problem("abandoned"))
    assert one.state.live
    assert not one.state.away
    one.stage.tracker.mode = "face"
    until(lambda: one.newest().frame_index >= 0)
    until(lambda: not one.problem("abandoned"))


def test_an_output_that_fails_in_a_call_is_opened_again(show: Start) -> None:
    one = show().live()
    first = one.stage.output
    first.failing = True
    until(lambda: one.problem("output"))
    before = one.puppeteer.picture()
    until(lambda: one.puppeteer.picture() is not before)  # the chain goes on
    until(lambda: len(one.stage.outputs) == 2 and one.stage.output.sent)
    assert first.closed
    until(lambda: one.newest().frame_index >= 0)
    assert one.state.output_open


def test_an_output_that_takes_no_picture_is_reported(show: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puppet.live.sender.HANG_S", 0.2)
    one = show().live()
    stuck = threading.Event()
    monkeypatch.setattr(one.stage.output, "send", lambda picture: stuck.wait(5))
    until(lambda: "does not take pictures" in one.problem("output-hang"))
    stuck.set()


def test_a_camera_that_pauses_is_reported_only_as_long_as_it_does(show: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puppet.live.feed.SILENT_S", 0.3)
    one = show().live()
    one.stage.camera.stuck = True
    until(lambda: "no pictures" in one.problem("camera"))
    one.stage.camera.stuck = False
    until(lambda: not one.problem("camera"))


def test_a_webcam_that_turns_black_is_reported_until_it_shows_something(
    show: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("puppet.capture.camera_watch.BLACK_S", 0.3)
    one = show(Stage(tmp_path / "bundled", cameras=("webcam:0", "webcam:1"))).live()
    one.stage.camera.dark = True
    until(lambda: "picture is black" in one.problem("camera-picture"))
    one.stage.camera.dark = False
    until(lambda: not one.problem("camera-picture"))
    one.stage.camera.dark = True
    until(lambda: one.problem("camera-picture"))
    one.puppeteer.select_camera("webcam:1")  # what was wrong with the one before is no longer of interest
    until(lambda: not one.problem("camera-picture"))


def test_a_clip_that_is_black_or_still_is_no_fault(show: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puppet.capture.camera_watch.BLACK_S", 0.1)
    one = show(camera="driver:bundled").live()
    one.stage.camera.dark = True
    time.sleep(0.4)
    assert not one.problem("camera-picture")


def test_without_an_output_there_is_a_preview_and_every_reason(show: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "bundled")
    stage.output_refuses = True
    one = show(stage).ready()
    one.puppeteer.go_live(True)
    until(lambda: one.puppeteer.picture().frame_index >= 0)  # type: ignore[union-attr]
    assert "(a: no; b: neither)" in one.problem("output")
    assert (one.state.output_open, one.state.output_name) == (False, "Preview only")
    stage.output_refuses = False
    until(lambda: one.state.output_open)


def test_a_portrait_chosen_last_that_is_gone_makes_way_for_the_first(show: Start) -> None:
    """One that came along with an earlier version, say."""
    one = show(portrait="bundled:gone").ready()
    assert one.state.portrait_key == "portrait0"
    assert one.problem("portrait").startswith("The portrait you chose last is not there any more.")


def test_without_a_camera_the_bundled_driver_plays(show: Start, tmp_path: Path) -> None:
    one = show(Stage(tmp_path / "bundled", cameras=())).ready()
    assert one.state.camera_key == "driver:bundled"
    assert "No camera was found" in one.problem("driver")


def test_a_first_camera_that_cannot_be_opened_gives_way_to_the_driver(show: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "bundled")
    stage.unopenable.add("webcam:0")
    one = show(stage).ready()
    assert one.state.camera_key == "driver:bundled"
    assert "webcam:0 cannot be opened" in one.problem("driver")


def test_an_unplugged_camera_is_reported_and_comes_back(show: Start) -> None:
    one = show().live()
    one.stage.camera.lost = True
    until(lambda: "unplugged" in one.problem("camera"))
    until(lambda: len(one.stage.cameras) > 1)
    until(lambda: not one.problem("camera"))
    assert one.stage.cameras[0].closed
    assert one.state.camera_key == "webcam:0"


def test_a_camera_that_never_delivers_is_reported_and_another_can_be_picked(
    show: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("puppet.live.feed.SILENT_S", 0.3)
    stage = Stage(tmp_path / "bundled", cameras=("webcam:0", "webcam:1"))
    stage.camera_setup["webcam:0"] = "silent"
    one = show(stage)
    one.puppeteer.start()
    until(lambda: "no pictures" in one.problem("camera"))
    one.puppeteer.select_camera("webcam:1")
    until(lambda: one.state.ready and one.state.face is FaceStatus.TRACKED)
    assert one.state.camera_key == "webcam:1"
    assert not one.problem("camera")


@pytest.mark.parametrize("stuck", ["camera", "tracker", "renderer", "nothing"])
def test_closing_takes_at_most_two_seconds_whatever_hangs(show: Start, stuck: str) -> None:
    one = show().live()
    if stuck == "camera":
        one.stage.camera.stuck = True
    if stuck == "tracker":
        one.stage.tracker.mode = "hang"
    if stuck == "renderer":
        one.stage.renderers[0].mode = "hang"
    time.sleep(0.1)
    start = time.perf_counter()
    one.puppeteer.close()
    assert time.perf_counter() - start < (2.0 if stuck != "nothing" else 1.0)
    assert one.stage.output.closed
    assert one.newest().persona_id == ""  # what a device keeps showing is the card
    one.stage.camera.stuck = False


def test_no_webcam_pixel_is_ever_sent(show: Start) -> None:
    """Every picture of a stormy call is searched for the colour that camera frames are full of."""
    one = show().live()
    for mode in ("raise", "nan", "lost", "face"):
        one.stage.tracker.mode = mode
        one.puppeteer.select_portrait("portrait1" if mode in ("nan", "face") else "portrait0")
        one.puppeteer.set_away(mode == "nan")
        time.sleep(0.25)
        one.stage.renderers[-1].mode = "shape" if mode == "lost" else "fine"
    one.stage.camera.lost = True
    time.sleep(0.3)
    assert np.array_equal(one.puppeteer.inset()[0].pixels[0, 0], KEY_COLOUR)  # type: ignore[index]
    assert len(one.stage.sent) > 30
    assert not any(shows_webcam(picture) for picture in one.stage.sent)


# ---- calibration -----------------------------------------------------------------------------------------------------


def test_the_puppet_moves_before_calibration_which_comes_by_itself_and_is_kept(show: Start, tmp_path: Path) -> None:
    one = show().live()
    until(lambda: one.state.calibration.calibrated)
    saved = list((tmp_path / "user" / "config" / "neutrals").glob("*.json"))
    assert len(saved) == 1
    one.puppeteer.close()
    again = show().ready()
    until(lambda: again.state.face is FaceStatus.TRACKED)
    assert again.state.calibration.calibrated
    before = saved[0].read_bytes()
    time.sleep(0.3)
    assert saved[0].read_bytes() == before  # a neutral from an earlier start is not replaced unasked
    again.puppeteer.calibrate()
    until(lambda: saved[0].read_bytes() != before)


def test_a_broken_calibration_file_is_set_aside(show: Start, tmp_path: Path) -> None:
    one = show().live()
    until(lambda: one.state.calibration.calibrated)
    one.puppeteer.close()
    (path,) = (tmp_path / "user" / "config" / "neutrals").glob("*.json")
    path.write_text('{"camera": "webcam:0", "size": [64, 48], "landmarks": [[1, 2, 3]]}')
    again = show().live()
    until(lambda: again.state.calibration.calibrated)
    assert path.with_name(f"{path.name}.broken-1").exists()


def test_each_camera_has_its_own_neutral(show: Start, tmp_path: Path) -> None:
    one = show(Stage(tmp_path / "bundled", cameras=("webcam:0", "webcam:1"))).live()
    until(lambda: one.state.calibration.calibrated)
    one.puppeteer.select_camera("webcam:1")
    until(lambda: one.stage.tracker.resets == 1)
    until(lambda: len(list((tmp_path / "user" / "config" / "neutrals").glob("*.json"))) == 2)
    one.puppeteer.select_camera("driver:bundled")
    until(lambda: one.stage.tracker.resets == 2 and one.state.calibration.calibrated)
    assert len(list((tmp_path / "user" / "config" / "neutrals").glob("*.json"))) == 2
