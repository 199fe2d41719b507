"""Further photos of a portrait's person: added, asked about, refused, taken back and kept from start to start."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.live.gallery import Gallery
from puppet.live.personas import PersonaCache
from puppet.live.photos import Photos
from puppet.live.prepare import Preparer
from puppet.live.problems import Problems
from puppet.live.puppeteer import LivePuppeteer
from puppet.models import AnotherPerson, FaceChoice, Persona, PortraitInfo, Puppeteer
from puppet.persona.file import PersonaFile, load_persona, save_persona
from puppet.persona.portrait import PortraitMaker
from tests import known_faces, persona_files
from tests import marked_photos as marked
from tests.fakes import FakeBundled, Stage
from tests.marked_photos import ANOTHER, GROUP, HER, NOBODY, MarkedMaker

SCHOLAR = Path(__file__).parent.parent / "assets" / "portraits" / "painted-scholar.jpg"


class Start:
    """One start of the program, as far as portraits go; everything on this thread. One portrait comes along."""

    def __init__(self, folder: Path, maker: object = None) -> None:
        self.stage = Stage(folder / "bundled", portraits=0)
        source = folder / "bundled" / "grace.png"
        if not source.exists():
            source.write_bytes(marked.png())
        self.maker = maker or MarkedMaker()
        bundled = [FakeBundled("bundled:grace", "Grace", source)]
        parts = dataclasses.replace(self.stage.parts(), maker=lambda: self.maker, bundled=lambda: bundled)
        if isinstance(self.maker, PortraitMaker):
            from puppet.persona.images import load_image

            parts = dataclasses.replace(parts, load_image=load_image)
        self.gallery = Gallery(folder / "data", parts.bundled, folder / "thumbnails")
        self.problems = Problems()
        self.preparer = Preparer(
            parts, self.gallery, PersonaCache(folder / "personas"), (160, 90), self.problems, lambda _: None, False
        )
        self.renewed: list[Persona] = []
        self.photos = Photos(parts, self.gallery, self.preparer, lambda ready: self.renewed.append(ready.persona))

    def add(self, who: int = HER, shade: int = 0, key: str = "bundled:grace", **how) -> object:
        how = {"name": f"photo {shade}", "face": None, "same_person": False} | how
        return self.photos.add(key, marked.png(who, shade), **how)

    def own(self) -> str:
        tile = self.preparer.add(marked.png(HER, 5), "Mine", None)
        assert isinstance(tile, PortraitInfo)
        return tile.key

    def whole(self, key: str = "bundled:grace") -> Persona:
        return self.preparer.personas.persona(self.gallery.entry(key))


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


def reason(call: Callable[[], object]) -> str:
    with pytest.raises(PuppetError) as caught:
        call()
    return str(caught.value)


# ---- adding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("own", [False, True])
def test_a_photo_joins_its_portrait_and_is_there_at_the_next_start(start: Start, tmp_path: Path, own: bool) -> None:
    key = start.own() if own else "bundled:grace"
    picture = start.gallery.entry(key).source
    before = picture.read_bytes()
    tile = start.add(shade=20, key=key)
    assert isinstance(tile, PortraitInfo)
    assert (tile.key, tile.photos, tile.removable) == (key, 2, own)
    assert start.add(shade=40, key=key).photos == 3
    again = Start(tmp_path)
    [listed] = [tile for tile in (again.gallery.entries(), again.gallery.tiles())[1] if tile.key == key]
    assert (listed.photos, again.maker.made) == (3, 0)
    whole = again.whole(key)
    for one, shade in zip(whole.others, (20, 40), strict=True):
        assert np.array_equal(one.image, marked.photo(HER, shade))
    assert np.array_equal(whole.image, marked.photo(HER, 5 if own else 0))
    assert picture.read_bytes() == before
    for file in (tmp_path / "data").rglob("*.puppet"):
        assert file.stat().st_mode & 0o077 == 0
        assert len(load_persona(file).photos) == 3


def test_the_portrait_is_ready_anew_with_its_photos(start: Start) -> None:
    start.add(shade=20)
    assert [len(persona.others) for persona in start.renewed] == [1]
    ready = start.preparer.want("bundled:grace")
    assert ready is not None
    assert len(ready.persona.others) == 1


def test_another_person_is_asked_about(start: Start) -> None:
    asked = start.add(ANOTHER, shade=20)
    assert isinstance(asked, AnotherPerson)
    assert asked.portrait.shape == asked.photo.shape == (160, 160, 3)
    assert not np.array_equal(asked.portrait, asked.photo)
    assert start.gallery.tile("bundled:grace").photos == 1
    assert start.add(ANOTHER, shade=20, same_person=True).photos == 2
    assert start.add(ANOTHER, shade=40).photos == 3  # one like photo is enough


def test_one_of_several_faces_is_chosen(start: Start) -> None:
    choice = start.add(GROUP)
    assert isinstance(choice, FaceChoice)
    assert len(choice.thumbnails) == 2
    assert start.add(GROUP, face=0).photos == 2
    assert isinstance(Start(start.gallery._folder.parent).add(GROUP, shade=30, face=1), AnotherPerson)


def test_the_same_picture_is_refused(start: Start, tmp_path: Path) -> None:
    assert "photo 0 is among the photos of Grace already" in reason(start.add)
    start.add(shade=20)
    assert "among the photos" in reason(lambda: start.add(shade=20))
    kept = cv2.imencode(".jpg", marked.photo(HER, 20)[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()
    assert "among the photos" in reason(lambda: start.photos.add("bundled:grace", kept, "saved again", None, True))
    assert start.gallery.tile("bundled:grace").photos == 2


def test_a_ninth_photo_is_refused(start: Start) -> None:
    for number in range(7):
        start.add(shade=10 * (number + 1))
    assert start.gallery.tile("bundled:grace").photos == 8
    made = start.maker.made
    assert "Grace has 8 photos already. Remove one" in reason(lambda: start.add(shade=90))
    assert start.maker.made == made  # said before the work


def test_what_cannot_be_used_changes_nothing(start: Start, tmp_path: Path) -> None:
    persona = tmp_path / "friend.puppet"
    save_persona(persona, PersonaFile(persona_files.persona()))
    assert "friend.puppet is no photo" in reason(lambda: start.photos.add("bundled:grace", persona, "", None, False))
    assert "No face was found" in reason(lambda: start.add(NOBODY))
    assert "not a picture" in reason(lambda: start.photos.add("bundled:grace", b"text", "", None, False))
    assert "not in the gallery" in reason(lambda: start.add(key="own-gone"))
    start.stage.renderers_refuse = True
    with pytest.raises(MemoryError):
        start.add(shade=20)
    assert not list((tmp_path / "data").glob("*.puppet"))
    assert start.gallery.tile("bundled:grace").photos == 1
    assert "nothing left" in reason(lambda: start.photos.undo("bundled:grace", 1))


# ---- taking away -----------------------------------------------------------------------------------------------------


def test_changes_are_taken_back(start: Start, tmp_path: Path) -> None:
    for shade in (20, 40, 60):
        start.add(shade=shade)
    own = start.own()
    start.add(shade=70, key=own)
    assert start.photos.remove("bundled:grace", 2).photos == 3
    for one, shade in zip(start.whole().others, (20, 60), strict=True):
        assert np.array_equal(one.image, marked.photo(HER, shade))
    assert start.photos.undo("bundled:grace", 1).photos == 4
    assert start.photos.undo("bundled:grace", 2).photos == 2
    assert start.photos.undo("bundled:grace", 1).photos == 1
    assert [len(persona.others) for persona in start.renewed][-3:] == [3, 1, 0]
    assert "nothing left" in reason(lambda: start.photos.undo("bundled:grace", 1))
    assert len(list((tmp_path / "data").glob("*.photos.puppet"))) == 1
    assert start.photos.undo(own, 1).photos == 1


def test_photos_are_looked_at_and_removed_but_not_the_portrait_itself(start: Start) -> None:
    start.add(shade=20)
    faces = start.photos.faces("bundled:grace")
    assert [face.shape for face in faces] == [(160, 160, 3)] * 2
    assert not np.array_equal(*faces)
    for number in (0, 2):
        assert "no further photo" in reason(lambda number=number: start.photos.remove("bundled:grace", number))
    assert start.photos.remove("bundled:grace", 1).photos == 1
    assert len(start.photos.faces("bundled:grace")) == 1


def test_removing_a_portrait_removes_its_photos(start: Start, tmp_path: Path) -> None:
    own = start.own()
    start.add(shade=20, key=own)
    assert start.gallery.remove(own)
    start.preparer.forget(own)
    start.photos.forget(own)
    assert not list((tmp_path / "data").glob("own-*"))
    assert start.own() == own
    assert start.gallery.tile(own).photos == 1
    assert "nothing left" in reason(lambda: start.photos.undo(own, 1))


def test_a_persona_file_with_photos_takes_more_and_loses_its_refinement(start: Start, tmp_path: Path) -> None:
    file = persona_files.whole()
    given = tmp_path / "given.puppet"
    save_persona(given, dataclasses.replace(file, others=file.others[:1]))
    tile = start.preparer.add(given, "given", None)
    assert start.gallery.tile(tile.key).photos == 2
    assert start.whole(tile.key).refinement is not None
    assert start.add(shade=20, key=tile.key, same_person=True).photos == 3
    assert start.whole(tile.key).refinement is None
    assert start.photos.undo(tile.key, 1).photos == 2
    assert start.whole(tile.key).refinement is not None


def test_photos_that_are_damaged_leave_the_portrait(start: Start, tmp_path: Path) -> None:
    start.add(shade=20)
    [album] = (tmp_path / "data").glob("*.photos.puppet")
    album.write_bytes(album.read_bytes()[:-50])
    again = Start(tmp_path)
    assert again.whole().others == ()
    assert "cut off or damaged" in again.problems.all()[0].message


# ---- with a real face finder -----------------------------------------------------------------------------------------


def test_real_pictures(tmp_path: Path) -> None:
    maker = PortraitMaker()
    start = Start(tmp_path, maker)
    mine = start.preparer.add(known_faces.HOPPER, "Grace", None)
    darker = cv2.imencode(".jpg", known_faces.picture(known_faces.HOPPER)[:, 20:, ::-1] // 2)[1].tobytes()
    again = cv2.imencode(".jpg", known_faces.picture(known_faces.HOPPER)[:, :, ::-1])[1].tobytes()
    added = start.photos.add(mine.key, darker, "darker", None, False)
    assert isinstance(added, PortraitInfo)
    assert added.photos == 2
    assert "again is among" in reason(lambda: start.photos.add(mine.key, again, "again", None, False))
    asked = start.photos.add(mine.key, SCHOLAR, "", None, False)
    maker.close()
    assert isinstance(asked, AnotherPerson)
    assert asked.photo.std() > 20


# ---- in the running chain --------------------------------------------------------------------------------------------


@pytest.fixture
def running(tmp_path: Path) -> Iterator[LivePuppeteer]:
    stage = Stage(tmp_path / "bundled", portraits=0)
    (tmp_path / "bundled" / "grace.png").write_bytes(marked.png())
    bundled = [FakeBundled("bundled:grace", "Grace", tmp_path / "bundled" / "grace.png")]
    parts = dataclasses.replace(stage.parts(), maker=MarkedMaker, bundled=lambda: bundled)
    puppeteer = LivePuppeteer(parts, size=(160, 90), folders=Folders.inside(tmp_path / "user"), prefetch=False)
    puppeteer.start()
    yield puppeteer
    puppeteer.close()


def until(condition: Callable[[], object], timeout_s: float = 8.0) -> None:
    end = time.perf_counter() + timeout_s
    while time.perf_counter() < end:
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("It did not happen in time")


def test_the_shown_portrait_has_its_photos_at_once(running: LivePuppeteer) -> None:
    puppeteer: Puppeteer = running
    until(lambda: puppeteer.state().ready)
    puppeteer.go_live(True)
    assert isinstance(puppeteer.add_photo("bundled:grace", marked.png(ANOTHER, 20), "x"), AnotherPerson)
    tile = puppeteer.add_photo("bundled:grace", marked.png(HER, 20), "x")
    assert isinstance(tile, PortraitInfo)
    assert running._show.current is not None
    assert len(running._show.current.persona.others) == 1
    assert [tile.photos for tile in puppeteer.portraits()] == [2]
    assert len(puppeteer.photos("bundled:grace")) == 2
    until(lambda: puppeteer.picture() is not None)
    assert puppeteer.state().problems == ()
    assert puppeteer.remove_photo("bundled:grace", 1).photos == 1
    assert puppeteer.undo_photos("bundled:grace", 2).photos == 1
    assert running._show.current.persona.others == ()
