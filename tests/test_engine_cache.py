"""What engines keep for the next start: taken only if it is whole, their own and made for the very same thing."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from engines import cache
from engines.cache import EngineCache

KEY = {"gpu": "NVIDIA GeForce RTX 4070", "driver": "580.95.05", "weights": "ab" * 32}
CONTENT = bytes(range(256)) * 40

posix = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")


@pytest.fixture
def kept(tmp_path: Path) -> EngineCache:
    """A cache that holds CONTENT under KEY."""
    made = EngineCache(tmp_path / "engines")
    made.put("kind", KEY, CONTENT)
    return made


def files(tmp_path: Path) -> tuple[Path, Path]:
    """The one file, and its note."""
    (file,) = (tmp_path / "engines").glob("*.kind")
    return file, file.with_name(f"{file.name}.json")


def test_what_is_kept_is_found_again(kept: EngineCache, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert kept.has("kind", KEY)
    assert EngineCache(tmp_path / "engines").get("kind", dict(reversed(KEY.items()))) == CONTENT
    assert caplog.text == ""


@pytest.mark.parametrize("name", KEY)
def test_another_key_is_a_silent_miss(kept: EngineCache, name: str, caplog: pytest.LogCaptureFixture) -> None:
    other = KEY | {name: "another"}
    assert not kept.has("kind", other)
    assert kept.get("kind", other) is None
    assert kept.get("another kind", KEY) is None
    assert caplog.text == ""


def damage(change: Callable[[bytes], bytes]) -> Callable[[Path, Path], None]:
    return lambda file, note: file.write_bytes(change(file.read_bytes())) and None


def rewritten(**changes: object) -> Callable[[Path, Path], None]:
    def change(file: Path, note: Path) -> None:
        note.write_text(json.dumps(json.loads(note.read_bytes()) | changes))

    return change


OFF: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "cut short": (damage(lambda content: content[:-1]), "damaged"),
    "one bit": (damage(lambda content: b"\1" + content[1:]), "damaged"),
    "empty": (damage(lambda content: b""), "damaged"),
    "another machine's": (rewritten(key=KEY | {"driver": "570.1"}), "made for something else"),
    "of an older program": (rewritten(format="puppet-engine-0"), "another format"),
    "without a hash": (rewritten(sha256=None), "damaged"),
    "a note that is no JSON": (lambda file, note: note.write_bytes(b"\x80\x04K\x01."), "cannot be read"),
    "a note that is a list": (lambda file, note: note.write_text("[]"), "another format"),
    "without a note": (lambda file, note: note.unlink(), "missing"),
    "a folder": (lambda file, note: (file.unlink(), file.mkdir()), "cannot be read"),
}


@pytest.mark.parametrize("name", OFF)
def test_whatever_is_off_is_a_miss_and_says_so(
    kept: EngineCache, tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    change, reason = OFF[name]
    change(*files(tmp_path))
    assert kept.get("kind", KEY) is None
    (line,) = caplog.messages
    assert reason in line
    assert line.endswith("it is made again")


@pytest.mark.parametrize("name", [name for name in OFF if name != "a folder"])
def test_what_is_made_again_replaces_it(kept: EngineCache, tmp_path: Path, name: str) -> None:
    OFF[name][0](*files(tmp_path))
    kept.put("kind", KEY, CONTENT[:100])
    assert kept.get("kind", KEY) == CONTENT[:100]


@posix
def test_files_and_folder_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "engines"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    EngineCache(folder).put("kind", KEY, CONTENT)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@posix
@pytest.mark.parametrize("which", ["folder", "file", "note"])
def test_what_others_could_have_written_is_not_taken(
    kept: EngineCache, tmp_path: Path, which: str, caplog: pytest.LogCaptureFixture
) -> None:
    file, note = files(tmp_path)
    {"folder": file.parent, "file": file, "note": note}[which].chmod(0o777)
    assert kept.get("kind", KEY) is None
    assert "others may write" in caplog.text


@posix
def test_links_and_the_files_of_others_are_not_taken(
    kept: EngineCache, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _ = files(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert kept.get("kind", KEY) is None
    assert "belongs to somebody else" in caplog.text
    monkeypatch.undo()
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert kept.get("kind", KEY) is None
    assert "is a link" in caplog.text


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_bytes(b"")
    made = EngineCache(tmp_path / "file" / "engines")
    made.put("kind", KEY, CONTENT)
    assert "is not kept for the next start" in caplog.text
    assert made.get("kind", KEY) is None


def test_what_is_of_no_use_is_dropped(kept: EngineCache, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    kept.drop("kind", KEY, "TensorRT does not run it")
    assert not kept.has("kind", KEY)
    assert list((tmp_path / "engines").iterdir()) == []
    assert "TensorRT does not run it; it is made again" in caplog.text
    kept.drop("kind", KEY, "again")


def test_old_files_go(tmp_path: Path) -> None:
    made = EngineCache(tmp_path)
    for number in range(cache.KEPT + 3):
        key = {"number": str(number)}
        made.put("kind", key, CONTENT)
        os.utime(next(iter(tmp_path.glob(made._path("kind", key).name))), (1e9 + number, 1e9 + number))
    assert [made.has("kind", {"number": str(number)}) for number in range(cache.KEPT + 3)] == [False] * 3 + [
        True
    ] * cache.KEPT
    assert len(list(tmp_path.iterdir())) == 2 * cache.KEPT
