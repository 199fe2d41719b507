"""Personas kept between starts, and persona files as portraits of the gallery."""

from __future__ import annotations

import dataclasses
import logging
import os
import stat
from pathlib import Path

import numpy as np
import pytest

from puppet.errors import PuppetError
from puppet.live import making
from puppet.live import personas as personas_module
from puppet.live.gallery import Gallery
from puppet.live.personas import PersonaCache
from puppet.live.prepare import Prepared, Preparer
from puppet.live.problems import Problems
from puppet.models import FaceChoice, Image, Persona, PortraitInfo
from puppet.persona.file import PersonaFile, load_persona, save_persona
from tests import persona_files as made
from tests.fakes import FakeBundled, Stage


class CountingMaker:
    """Makes the same face of every picture, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def make(self, source: Path | bytes | Image, name: str = "", face: int | None = None) -> Persona | FaceChoice:
        self.made += 1
        return made.persona(name=name, id=f"made-{self.made}")

    def close(self) -> None:
        pass


class Start:
    """One start of the program, as far as portraits go; everything on this thread."""

    def __init__(self, folder: Path) -> None:
        self.maker = CountingMaker()
        self.ready: list[Prepared] = []
        stage = Stage(folder / "bundled", portraits=0)
        source = folder / "bundled" / "one.png"
        if not source.exists():
            source.write_bytes(b"stands for a picture")
        bundled = [FakeBundled("bundled:one", "One", source)]
        parts = dataclasses.replace(stage.parts(), maker=lambda: self.maker, bundled=lambda: bundled)
        self.gallery = Gallery(folder / "data", parts.bundled, folder / "cache" / "thumbnails")
        self.problems = Problems()
        self.cached = folder / "cache" / "personas"
        self.preparer = Preparer(
            parts, self.gallery, PersonaCache(self.cached), (320, 180), self.problems, self.ready.append, prefetch=False
        )

    def show(self, key: str) -> Persona:
        """Ask for a portrait; then whatever is left to do."""
        ready = self.preparer.want(key)
        if ready is None:
            self.preparer.step()
            ready = self.ready.pop()
        self.preparer.wake()
        while self.preparer.personas._made:
            self.preparer.step()
        return ready.persona


@pytest.fixture
def cache(tmp_path: Path) -> PersonaCache:
    return PersonaCache(tmp_path / "personas")


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "personas").iterdir())


# ---- the cache -------------------------------------------------------------------------------------------------------


def test_what_was_kept_comes_back_as_it_was(cache: PersonaCache, tmp_path: Path) -> None:
    one = made.persona()
    assert cache.get("bundled:one", "1") is None
    cache.put("bundled:one", "1", one)
    again = cache.get("bundled:one", "1")
    assert again is not None
    assert (again.id, again.name, again.crop) == (one.id, one.name, one.crop)
    assert np.array_equal(again.image, one.image)
    assert np.array_equal(again.landmarks, one.landmarks)
    assert cache.get("bundled:other", "1") is None


def test_it_is_private(cache: PersonaCache, tmp_path: Path) -> None:
    cache.put("own-../../x", "1", made.persona())
    folder, [file] = tmp_path / "personas", kept(tmp_path)
    assert file.parent == folder
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_stamp_is_another_persona_and_takes_the_place(cache: PersonaCache, tmp_path: Path) -> None:
    cache.put("own-a", "1", made.persona(id="old"))
    cache.put("own-b", "1", made.persona(id="b"))
    assert cache.get("own-a", "2") is None
    cache.put("own-a", "2", made.persona(id="new"))
    assert cache.get("own-a", "1") is None
    assert len(kept(tmp_path)) == 2
    again = cache.get("own-a", "2")
    assert again is not None
    assert again.id == "new"
    cache.forget("own-a")
    assert cache.get("own-a", "2") is None
    assert cache.get("own-b", "1") is not None
    cache.forget("never heard of")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 damaged", b"\x80\x04pickle"])
def test_damaged_and_foreign_files_are_no_personas(
    cache: PersonaCache, tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    cache.put("own-a", "1", made.persona())
    [file] = kept(tmp_path)
    file.write_bytes(content or file.read_bytes()[:-30])
    assert cache.get("own-a", "1") is None
    assert "made again" in caplog.text
    cache.put("own-a", "1", made.persona())
    assert cache.get("own-a", "1") is not None


def test_the_longest_unused_goes_first(cache: PersonaCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personas_module, "KEPT", 3)
    for number, key in enumerate("abc"):
        cache.put(key, "1", made.persona(id=key))
        [newest] = [file for file in kept(tmp_path) if file.stat().st_mtime > 1e6]
        os.utime(newest, (number, number))
    (tmp_path / "personas" / ".x.puppet.left").write_bytes(b"by a crash")
    os.utime(tmp_path / "personas" / ".x.puppet.left", (0, 0))
    assert cache.get("a", "1") is not None  # used now
    cache.put("d", "1", made.persona(id="d"))
    assert [key for key in "abcd" if cache.get(key, "1") is not None] == ["a", "c", "d"]
    assert len(kept(tmp_path)) == 3


def test_what_cannot_be_kept_is_logged_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    (tmp_path / "personas").write_bytes(b"a file in the way")
    cache = PersonaCache(tmp_path / "personas")
    cache.put("own-a", "1", made.persona())
    assert "is not kept" in caplog.text
    assert cache.get("own-a", "1") is None
    cache.forget("own-a")


# ---- the gallery's portraits -----------------------------------------------------------------------------------------


def test_a_portrait_is_made_once_and_read_at_the_next_start(tmp_path: Path) -> None:
    first = Start(tmp_path)
    shown = first.show("bundled:one")
    assert first.maker.made == 1
    second = Start(tmp_path)
    again = second.show("bundled:one")
    assert second.maker.made == 0
    assert (again.id, again.name) == (shown.id, "One")
    assert np.array_equal(again.image, shown.image)
    assert np.array_equal(again.landmarks, shown.landmarks)


def test_it_is_made_again_when_the_picture_or_the_way_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Start(tmp_path).show("bundled:one")
    source = tmp_path / "bundled" / "one.png"
    os.utime(source, (1, 1))
    changed = Start(tmp_path)
    changed.show("bundled:one")
    assert changed.maker.made == 1
    monkeypatch.setattr(making, "ALGORITHM", making.ALGORITHM + 1)
    newer = Start(tmp_path)
    newer.show("bundled:one")
    assert newer.maker.made == 1
    assert len(list(newer.cached.iterdir())) == 1
    source.unlink()
    gone = Start(tmp_path)
    source.unlink()  # Start has put it there
    gone.preparer.want("bundled:one")
    gone.preparer.step()
    assert gone.maker.made == 1  # which says what is wrong with it


def test_a_picture_of_the_users_is_kept_when_it_is_added_and_goes_when_it_is_removed(tmp_path: Path) -> None:
    from puppet.live.gallery import encode_png

    first = Start(tmp_path)
    added = first.preparer.add(encode_png(made.persona().image), "Me", None)
    assert isinstance(added, PortraitInfo)
    first.show(added.key)
    assert first.maker.made == 1
    second = Start(tmp_path)
    assert second.show(added.key).name == "Me"
    assert second.maker.made == 0
    second.gallery.remove(added.key)
    second.preparer.forget(added.key)
    assert list(second.cached.iterdir()) == []


def test_a_picture_removed_while_it_waits_to_be_kept_is_not(tmp_path: Path) -> None:
    from puppet.live.gallery import encode_png

    one = Start(tmp_path)
    added = one.preparer.add(encode_png(made.persona().image), "Me", None)
    assert isinstance(added, PortraitInfo)
    one.gallery.remove(added.key)  # by another thread, between the two halves of removing it
    while one.preparer.personas._made:
        one.preparer.step()
    assert list(one.cached.iterdir()) == []


# ---- persona files in the gallery ------------------------------------------------------------------------------------


def test_a_persona_file_is_a_portrait(tmp_path: Path) -> None:
    given = tmp_path / "given_by_a_friend.puppet"
    save_persona(given, made.whole())
    first = Start(tmp_path)
    added = first.preparer.add(given, "given_by_a_friend", None)
    assert isinstance(added, PortraitInfo)
    assert (added.name, added.removable) == ("Eileen Collins", True)
    again = first.preparer.add(given, "given_by_a_friend", None)
    assert isinstance(again, PortraitInfo)
    assert again.key == added.key
    given.unlink()

    second = Start(tmp_path)
    assert [tile.key for tile in second.gallery.entries()] == ["bundled:one", added.key]
    shown = second.show(added.key)
    assert (shown.id, shown.name) == ("a1", "Eileen Collins")
    assert first.maker.made == second.maker.made == 0
    entry = second.gallery.find(added.key)
    assert entry is not None
    whole = load_persona(entry.source)
    assert len(whole.photos) == 3
    assert whole.refinement is not None
    if os.name == "posix":
        assert stat.S_IMODE(entry.source.stat().st_mode) == 0o600
    assert second.gallery.remove(added.key)
    assert not list((tmp_path / "data").glob("own-*"))


def test_a_name_of_the_users_own_goes_before_the_files(tmp_path: Path) -> None:
    given = tmp_path / "x.PUPPET"
    save_persona(given, PersonaFile(made.persona()))
    added = Start(tmp_path).preparer.add(given, "Aunt", None)
    assert isinstance(added, PortraitInfo)
    assert added.name == "Aunt"


def test_a_bad_persona_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    given = tmp_path / "bad.puppet"
    given.write_bytes(b"PK\x03\x04")
    one = Start(tmp_path)
    with pytest.raises(PuppetError, match=r"bad\.puppet cannot be used"):
        one.preparer.add(given, "bad", None)
    assert len(one.gallery.entries()) == 1
