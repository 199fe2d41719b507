"""Portraits are renamed, moved, deleted and edited, and each change is taken back; cameras are looked through."""

from __future__ import annotations

import dataclasses
import math
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from puppet.curation import Cut, Edit
from puppet.errors import PuppetError
from puppet.live.curator import GalleryCurator
from puppet.live.folders import Folders
from puppet.live.gallery import Gallery
from puppet.live.glimpses import Glimpses
from puppet.live.personas import PersonaCache
from puppet.live.photos import Photos
from puppet.live.prepare import Preparer
from puppet.live.problems import Problems
from puppet.live.puppeteer import LivePuppeteer
from puppet.live.selection import Selection
from puppet.live.show import Show
from puppet.live.stats import Stats
from puppet.live.thumbnails import encode_png
from puppet.models import CameraInfo, Persona, PortraitInfo
from puppet.persona.editing import edited
from puppet.persona.nudging import HANDLES, Nudger, limited, nudged, unit
from puppet.persona.portrait import PortraitMaker, bundled_portraits
from tests import marked_photos as marked
from tests.fakes import FakeBundled, FakeCamera, Stage
from tests.marked_photos import GROUP, HER, MarkedMaker


class Start:
    """One start of the program, as far as portraits go; everything on this thread."""

    def __init__(self, folder: Path) -> None:
        from puppet.compose import Composer

        stage = Stage(folder / "bundled", portraits=0)
        bundled = []
        for shade in (0, 1):
            source = folder / "bundled" / f"{shade}.png"
            if not source.exists():
                source.write_bytes(marked.png(HER, shade))
            bundled.append(FakeBundled(f"portrait{shade}", f"Bundled {shade}", source))
        self.maker = MarkedMaker()
        parts = dataclasses.replace(stage.parts(), maker=lambda: self.maker, bundled=lambda: bundled)
        self.folder = folder / "data"
        self.gallery = Gallery(self.folder, parts.bundled, folder / "thumbnails")
        problems, size = Problems(), (320, 180)
        self.show = Show(Composer(size).away_card(), Stats(time.perf_counter))
        cache = PersonaCache(folder / "personas")
        self.preparer = Preparer(parts, self.gallery, cache, size, problems, self.show.swap, prefetch=False)
        self.portraits = Selection(self.gallery, self.preparer, self.show, problems)
        self.photos = Photos(parts, self.gallery, self.preparer, self.show.renew)
        self.curator = GalleryCurator(
            parts, self.gallery, self.preparer, self.portraits, self.show.renew, self.photos.changing
        )

    def add(self, shade: int, name: str, who: int = HER, face: int | None = None) -> str:
        added = self.preparer.add(marked.png(who, shade), name, face)
        assert isinstance(added, PortraitInfo)
        return added.key

    def add_photo(self, key: str) -> None:
        self.photos.add(key, marked.png(HER, 77), "another", None, same_person=True)

    def select(self, key: str) -> Persona:
        self.portraits.select(key)
        self.preparer.step()
        assert self.show.current is not None
        return self.show.current.persona

    def names(self) -> list[str]:
        return [entry.name for entry in self.gallery.entries()]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


def test_a_name_is_changed_and_taken_back(start: Start, tmp_path: Path) -> None:
    own = start.add(100, "Ada")
    assert start.select(own).name == "Ada"
    undo = start.curator.rename(own, "  Countess\tof Lovelace ")
    bundled = start.curator.rename("portrait0", "Mine now")
    assert start.show.current is not None
    assert start.show.current.persona.name == "Countess of Lovelace"  # it stands on the Away card
    again = Start(tmp_path)
    assert again.names() == ["Mine now", start.names()[1], "Countess of Lovelace"]
    undo()
    bundled()
    assert start.names() == Start(tmp_path).names()
    assert start.names()[-1] == "Ada"
    with pytest.raises(PuppetError, match="needs a name"):
        start.curator.rename(own, " \n ")
    with pytest.raises(PuppetError, match="not in the gallery"):
        start.curator.rename("nobody", "Somebody")


def test_the_right_to_use_a_portrait_is_kept_with_its_date(start: Start, tmp_path: Path) -> None:
    entry = start.gallery.add(np.full((80, 60, 3), 90, np.uint8), "Anna", None)
    assert start.gallery.tile(entry.key).consent == ""
    undo = start.curator.consent(entry.key, True)
    given = start.gallery.tile(entry.key).consent
    assert datetime.now(UTC) - datetime.fromisoformat(given) < timedelta(minutes=1)
    start.curator.rename(entry.key, "Bea")
    assert Start(tmp_path).gallery.tile(entry.key).consent == given  # at the next start
    undo()
    assert Start(tmp_path).gallery.tile(entry.key).consent == ""
    start.curator.consent(entry.key, True)
    start.curator.consent(entry.key, False)
    assert start.gallery.tile(entry.key).consent == ""


def test_places_are_changed_and_taken_back(start: Start, tmp_path: Path) -> None:
    own = start.add(100, "Ada")
    names = start.names()
    undo = start.curator.move(own, 0)
    assert start.names() == Start(tmp_path).names() == ["Ada", *names[:2]]
    later = start.add(120, "Bea")  # a new one comes last
    assert start.names()[-1] == "Bea"
    start.curator.remove(later)
    undo()
    assert start.names() == Start(tmp_path).names() == names
    start.curator.move(own, 99)
    start.curator.move("portrait0", -5)
    assert start.names() == names


def test_a_deleted_portrait_comes_back_with_everything(start: Start, tmp_path: Path) -> None:
    key, _ = start.add(100, "Ada"), start.add(120, "Bea")
    start.add_photo(key)
    start.curator.move(key, 1)
    before, names = start.select(key), start.names()
    thumbnail = start.gallery.thumbnail(key)
    undo = start.curator.remove(key)
    assert "Ada" not in start.names()
    assert start.portraits.key == "portrait0"
    undo()
    start.preparer.step()
    assert start.names() == Start(tmp_path).names() == names
    after = start.show.current.persona  # type: ignore[union-attr]
    assert (after.id, after.name, len(after.others)) == (before.id, "Ada", 1)
    assert start.gallery.tile(key).photos == 2
    assert np.array_equal(start.gallery.thumbnail(key), thumbnail)
    start.photos.undo(key, 1)  # what could be taken back before still can
    assert start.gallery.tile(key).photos == 1


def test_deleting_what_others_see_shows_them_the_away_card(start: Start) -> None:
    first, second = start.add(100, "Ada"), start.add(120, "Bea")
    start.select(first)
    start.curator.remove(second)
    start.show.live = True
    start.curator.remove(start.add(120, "Bea"))
    assert not start.show.away  # it was another one
    undo = start.curator.remove(first)
    assert start.show.away
    start.preparer.step()
    assert start.portraits.key == "portrait0"
    assert start.show.choose(None, time.perf_counter()) is start.show.current.card  # type: ignore[union-attr]
    undo()
    assert start.show.away  # until the user says so
    start.show.away = False
    start.show.live = False
    start.curator.remove(first)
    assert not start.show.away  # nobody saw it


def test_deleting_what_is_being_made_ready_leaves_what_is_shown(start: Start) -> None:
    first, second = start.add(100, "Ada"), start.add(120, "Bea")
    start.select(first)
    start.show.live = True
    start.preparer.forget(second)
    start.portraits.select(second)
    assert start.portraits.key == second
    start.curator.remove(second)
    start.preparer.step()
    assert start.portraits.key == start.show.current.key == first  # type: ignore[union-attr]
    assert not start.show.away


def test_what_was_deleted_is_gone_at_the_end_or_at_the_next_start(start: Start, tmp_path: Path) -> None:
    start.curator.remove(start.add(100, "Ada"))
    start.gallery.purge()
    assert not list(tmp_path.rglob("own-*.png"))
    undo = start.curator.remove(start.add(120, "Bea"))
    assert list(tmp_path.rglob("own-*.png"))
    assert Start(tmp_path).names() == start.names()
    assert not list(tmp_path.rglob("own-*.png"))
    with pytest.raises(PuppetError, match="cannot be kept"):
        undo()


def test_bundled_portraits_stay(start: Start) -> None:
    with pytest.raises(PuppetError, match="comes with Puppet"):
        start.curator.remove("portrait0")


def test_adding_the_same_picture_again_makes_undo_harmless(start: Start) -> None:
    undo = start.curator.remove(start.add(100, "Ada"))
    start.add(100, "Ada again")
    undo()
    assert start.names().count("Ada again") == 1
    assert "Ada" not in start.names()


# ---- edits -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def persona_key(start: Start) -> str:
    return start.add(100, "Ada")


def test_an_edit_is_shown_kept_and_taken_back(start: Start, persona_key: str, tmp_path: Path) -> None:
    before = start.select(persona_key)
    draft = start.curator.draft(persona_key)
    assert draft.edit.empty
    assert draft.faces == ()
    height, width = draft.image.shape[:2]
    edit = Edit(None, Cut(1, 2, width - 3, height - 4), {"chin": (0.0, 2.0)})
    undo = start.curator.edit(persona_key, edit)
    shown = start.show.current.persona  # type: ignore[union-attr]
    assert shown.id != before.id
    ratio = shown.size[0] / shown.size[1]
    assert ratio == pytest.approx((width - 3) / (height - 4), rel=0.02)
    again = Start(tmp_path)
    assert again.curator.draft(persona_key).edit == edit
    assert np.array_equal(again.curator.draft(persona_key).image, draft.image)  # the whole picture is there still
    assert again.select(persona_key).id == shown.id
    undo()
    assert start.show.current.persona.id == before.id  # type: ignore[union-attr]
    assert start.curator.draft(persona_key).edit.empty
    assert Start(tmp_path).select(persona_key).id == before.id


def test_an_edit_leaves_further_photos_alone(start: Start, persona_key: str) -> None:
    start.add_photo(persona_key)
    undo = start.curator.edit(persona_key, Edit(nudges={"chin": (0.0, 1.0)}))
    assert start.gallery.tile(persona_key).photos == 2
    start.curator.edit(persona_key, Edit())
    assert start.gallery.tile(persona_key).photos == 2
    undo()
    assert start.gallery.tile(persona_key).photos == 2


def test_another_face_of_the_picture_is_chosen(start: Start) -> None:
    key = start.add(100, "Both", GROUP, face=1)
    draft = start.curator.draft(key)
    assert (len(draft.faces), draft.face) == (2, 1)
    other = start.curator.draft(key, 0)
    assert (other.face, other.edit) == (0, Edit(0))
    undo = start.curator.edit(key, Edit(0))
    assert start.curator.draft(key).face == 0
    undo()
    assert start.curator.draft(key).face == 1


def test_the_face_is_not_changed_under_further_photos(start: Start) -> None:
    key = start.add(100, "Both", GROUP, face=1)
    start.add_photo(key)
    with pytest.raises(PuppetError, match="further photos"):
        start.curator.edit(key, Edit(0))


def test_an_edit_that_cannot_be_is_refused_and_changes_nothing(start: Start, persona_key: str) -> None:
    before = start.select(persona_key)
    for cut in (Cut(0, 0, 20, 20), Cut(0, 0, 4, 4)):
        with pytest.raises(PuppetError, match="part of the picture"):
            start.curator.edit(persona_key, Edit(None, cut))
    assert start.curator.draft(persona_key).edit.empty
    assert start.select(persona_key).id == before.id


@pytest.fixture(scope="module")
def painted() -> Persona:
    """A painting's persona, found by the real models."""
    maker = PortraitMaker()
    try:
        source = next(one.source for one in bundled_portraits() if one.key == "bundled:painted-youth")
        persona = maker.make(source)
        assert isinstance(persona, Persona)
        return persona
    finally:
        maker.close()


def test_a_handle_goes_where_it_is_put_and_the_others_stay(painted: Persona) -> None:
    marks = painted.landmarks
    step = 0.1 * unit(marks)
    nudger = Nudger(marks)
    for name, members in HANDLES.items():
        moved = nudger.moved({name: (step, -step)}) - marks
        assert np.allclose(moved[list(members), :2], (step, -step), atol=0.01), name
        others = [index for other, indices in HANDLES.items() if other != name for index in indices]
        assert np.abs(moved[others]).max() == 0, name
        assert np.abs(moved[:, 2]).max() == 0
        assert (np.linalg.norm(moved, axis=1) <= 1.5 * step).all(), name


def test_the_rest_follows_smoothly(painted: Persona) -> None:
    """Neighbours in the mesh move nearly alike, and nothing folds over."""
    from puppet import topology

    marks = painted.landmarks
    step = 0.08 * unit(marks)
    triangles = topology.skin_triangles()

    def areas(points: np.ndarray) -> np.ndarray:
        a, b, c = (points[triangles[:, corner], :2] for corner in range(3))
        ab, ac = b - a, c - a
        return ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]

    facing = areas(marks)
    for name, move in (
        ("chin", (0, step)),
        ("left jaw", (step, 0)),
        ("right brow, middle", (0, -step)),
        ("left mouth corner", (step / 2, -step / 2)),
    ):
        turned = areas(nudged(marks, {name: move}))
        flipped = (np.sign(turned) != np.sign(facing)) & (np.abs(facing) > 4)
        assert flipped.sum() == 0, name
    moved = nudged(marks, {"chin": (0, step)}) - marks
    assert (np.linalg.norm(moved, axis=1) > 0.05 * step).sum() > 20  # the jaw comes along
    assert np.abs(moved[list(topology.LEFT_EYE)]).max() == 0  # the eyes do not


def test_an_upper_lip_does_not_pull_the_lower(painted: Persona) -> None:
    from puppet import topology

    up = nudged(painted.landmarks, {"upper lip, inside": (0.0, -0.05 * unit(painted.landmarks))}) - painted.landmarks
    assert np.abs(up[list(topology.LIPS_INNER_UPPER[3:8])]).max() > 1
    assert np.abs(up[list(topology.LIPS_INNER_LOWER[3:8])]).max() < 0.35 * np.abs(up).max()


def test_irises_go_with_their_eye(painted: Persona) -> None:
    marks = painted.landmarks
    step = 0.06 * unit(marks)
    names = [name for name in HANDLES if name.startswith("left eye")]
    moved = nudged(marks, dict.fromkeys(names, (step, 0.0))) - marks
    assert np.allclose(moved[473:478, 0], step, atol=0.01)
    assert np.abs(moved[468:473]).max() == 0


def test_a_handle_cannot_be_torn_off(painted: Persona) -> None:
    most = 0.5 * unit(painted.landmarks)
    assert np.hypot(*limited(painted.landmarks, (900.0, -900.0))) == pytest.approx(most)
    assert limited(painted.landmarks, (1.0, 2.0)) == (1.0, 2.0)


def test_a_cut_persona_is_the_same_face_in_a_smaller_picture(painted: Persona) -> None:
    width, height = painted.size
    crop = painted.crop
    x, y = max(0.0, crop.x), max(0.0, crop.y)
    cut = Cut(x, y, min(crop.size, width - x), min(crop.size, height - y))
    result = edited(painted, Edit(None, cut))
    ox, oy = math.floor(cut.x), math.floor(cut.y)
    assert result.size == (math.ceil(cut.x + cut.width) - ox, math.ceil(cut.y + cut.height) - oy)
    assert np.allclose(result.landmarks[:, :2] + (ox, oy), painted.landmarks[:, :2], atol=1e-2)
    assert np.array_equal(result.image, painted.image[oy : oy + result.size[1], ox : ox + result.size[0]])
    assert result.mask.shape == result.image.shape[:2]
    assert result.id != painted.id
    assert edited(painted, Edit()) is painted


# ---- cameras ---------------------------------------------------------------------------------------------------------


class Cameras:
    """Cameras that open, hang or are in use."""

    def __init__(self) -> None:
        self.known = [CameraInfo(f"webcam:{name}", name) for name in ("one", "busy")]
        self.used = ""
        self.opened: list[FakeCamera] = []
        self.lock = threading.Lock()

    def open(self, key: str, _timeout_s: float) -> FakeCamera:
        if key == "webcam:busy":
            raise PuppetError("busy cannot be opened", "Close the other program")
        camera = FakeCamera(key)
        with self.lock:
            self.opened.append(camera)
        return camera


@pytest.fixture
def cameras() -> Cameras:
    return Cameras()


@pytest.fixture
def glimpses(cameras: Cameras) -> Iterator[Glimpses]:
    looking = Glimpses(lambda: list(cameras.known), cameras.open, lambda: cameras.used, lambda: None)
    yield looking
    looking.close()


def until(condition: Callable[[], object], timeout_s: float = 6.0) -> None:
    end = time.perf_counter() + timeout_s
    while time.perf_counter() < end:
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("It did not happen in time")


def shows(glimpses: Glimpses, key: str) -> Callable[[], bool]:
    return lambda: (view := glimpses.views().get(key)) is not None and view.image is not None


def test_every_camera_is_looked_through_until_it_is_over(cameras: Cameras, glimpses: Glimpses) -> None:
    assert glimpses.views() == {}
    glimpses.open()
    until(shows(glimpses, "webcam:one"))
    until(lambda: glimpses.views()["webcam:busy"].trouble == "busy cannot be opened")
    cameras.known.append(CameraInfo("webcam:late", "late"))  # plugged in later
    until(shows(glimpses, "webcam:late"))
    del cameras.known[0]
    assert set(glimpses.views()) == {"webcam:busy", "webcam:late"}
    glimpses.close()
    until(lambda: all(camera.closed for camera in cameras.opened))
    assert glimpses.views() == {}


def test_the_camera_in_use_is_let_go_of(cameras: Cameras, glimpses: Glimpses) -> None:
    glimpses.open()
    until(shows(glimpses, "webcam:one"))
    [first] = cameras.opened
    cameras.used = "webcam:one"
    chosen = glimpses.open_for_the_chain("webcam:one", 8.0)
    assert first.closed
    assert not chosen.closed  # type: ignore[attr-defined]
    time.sleep(0.25)
    assert len(cameras.opened) == 2  # it is not opened a second time


# ---- the whole chain -------------------------------------------------------------------------------------------------


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[tuple[Stage, LivePuppeteer]]:
    stage = Stage(tmp_path / "bundled", cameras=("webcam:0", "webcam:1"))
    live = LivePuppeteer(stage.parts(), size=(160, 90), folders=Folders.inside(tmp_path / "user"), prefetch=False)
    yield stage, live
    stage.tracker.closed.set()
    live.close()


def test_cameras_are_looked_through_beside_the_one_that_drives(chain: tuple[Stage, LivePuppeteer]) -> None:
    stage, live = chain
    live.start()
    until(lambda: live.state().camera_key == "webcam:0" and live.inset() is not None)
    live.camera_views.open()
    until(lambda: all(view.image is not None for view in live.camera_views.views().values()))
    assert set(live.camera_views.views()) == {"webcam:0", "webcam:1", "driver:bundled"}
    keys = [camera.name for camera in stage.cameras]
    assert sorted(keys) == ["driver:bundled", "webcam:0", "webcam:1"]  # the one in use is not opened twice
    live.select_camera("webcam:1")

    def handles(key: str) -> list[bool]:
        """Of all times that a camera was opened: whether it still is."""
        return [not camera.closed for camera in stage.cameras if camera.name == key]

    until(lambda: handles("webcam:0") == [False, True])  # now that one is looked through
    until(lambda: handles("webcam:1") == [False, True])  # and this one drives, on a handle of its own
    live.camera_views.close()
    until(lambda: sum(not camera.closed for camera in stage.cameras) == 1)


def test_recheck_opens_the_output_at_once(chain: tuple[Stage, LivePuppeteer]) -> None:
    stage, live = chain
    stage.output_refuses = True
    live.start()
    until(lambda: any(problem.key == "output" for problem in live.state().problems))
    live._port._due_s += 1000  # as after many vain attempts
    stage.output_refuses = False
    time.sleep(0.4)
    assert not live.state().output_open
    live.try_output()
    until(lambda: live.state().output_open, 2.0)


def test_what_was_deleted_goes_for_good_with_the_window(chain: tuple[Stage, LivePuppeteer], tmp_path: Path) -> None:
    _, live = chain
    live.start()
    until(lambda: live.state().ready)
    added = live.add_portrait(encode_png(np.full((80, 60, 3), 120, np.uint8)), "Ada")
    assert isinstance(added, PortraitInfo)
    undo = live.curator.remove(added.key)
    undo()
    assert [tile.name for tile in live.portraits()][-1] == "Ada"
    live.curator.remove(added.key)
    assert list((tmp_path / "user").rglob("own-*.png"))
    live.close()
    assert not list((tmp_path / "user").rglob("own-*.png"))
