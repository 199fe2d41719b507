"""A process that dies in the middle of everything loses nothing that it had kept, and comes back with the Away card."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from puppet.files import sweep, write_atomically
from puppet.live.folders import Folders
from puppet.live.neutrals import NeutralStore
from puppet.live.puppeteer import LivePuppeteer
from puppet.persona.file import load_persona
from puppet.settings import Settings, SettingsStore
from tests.fakes import Stage, face_points
from tests.faults import until

ROOT = Path(__file__).resolve().parent.parent
DEATHS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT) if os.name == "posix" else ()


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_a_hard_death_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    chance = random.Random(5)
    kept: dict[str, list[str]] = {"portrait": [], "settings": [], "neutral": [], "persona": [], "live": []}
    folders = Folders.inside(tmp_path / "user")
    first = 1
    for how in DEATHS:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.crash_child", str(tmp_path), str(first)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
            env=os.environ | {"PYTHONFAULTHANDLER": ""},
        )  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline().split()[0] == "live"
        time.sleep(chance.uniform(0.05, 0.5))
        child.send_signal(how)
        for line in child.stdout:
            if line.endswith("\n"):
                what, which = line.split()
                kept[what].append(which)
        assert child.wait() == -how
        check(folders, kept, first)
        first += 10_000

    assert len(kept["portrait"]) > 10
    assert len(kept["settings"]) > 10
    comes_back(tmp_path, kept["portrait"])


def comes_back(folder: Path, portraits: list[str]) -> None:
    """The next start is in Away, and has every portrait that was said to be kept."""
    folders = Folders.inside(folder / "user")
    stage = Stage(folder / "bundled")
    again = LivePuppeteer(stage.parts(), size=(160, 90), fps=60.0, folders=folders, prefetch=False)
    again.start()
    try:
        until(lambda: again.state().ready)
        assert not again.state().live
        assert {picture.persona_id for picture in stage.sent} == {""}
        keys = {info.key for info in again.portraits()}
        assert set(portraits) <= keys
        again.select_portrait(portraits[-1])
        until(lambda: again.state().portrait_key == portraits[-1])
    finally:
        again.close()
    assert not list((folder / "user").rglob("*.broken*"))


def check(folders: Folders, kept: dict[str, list[str]], first: int) -> None:
    """What was said to be kept is, or what was taking its place when the end came."""

    def is_one_of(what: str, number: int) -> bool:
        last = int((kept[what] or ["0"])[-1])
        return number in (last, last + 1, first)

    settings, problem = SettingsStore(folders.config).load()
    assert problem is None
    assert is_one_of("settings", int(settings.camera.removeprefix("webcam:") or 0))
    neutral = NeutralStore(folders.config / "neutrals").load("webcam:9")
    if kept["neutral"]:
        assert neutral is not None
        moved = float(neutral.landmarks[0, 0]) - float(face_points(64, 48)[0, 0])
        assert is_one_of("neutral", round(moved))
    if kept["persona"]:
        name = load_persona(folders.data / "me.puppet").persona.name
        assert is_one_of("persona", int(name.removeprefix("Me ")))


def test_what_was_half_written_is_swept_away_later(tmp_path: Path) -> None:
    path = tmp_path / "portraits.json"
    write_atomically(path, b"{}")
    half = tmp_path / ".portraits.json.abcd1234"
    others = [tmp_path / ".hidden", tmp_path / "a.abcd1234"]
    for file in (half, *others):
        file.write_bytes(b"x")
    sweep(tmp_path)
    assert half.exists()  # it may be being written this very moment
    os.utime(half, (time.time() - 7200,) * 2)
    for file in others:
        os.utime(file, (time.time() - 7200,) * 2)
    sweep(tmp_path)
    assert not half.exists()
    assert path.exists()
    assert all(file.exists() for file in others)
    sweep(tmp_path / "nothing")


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_all_that_is_kept_is_the_users_own(tmp_path: Path) -> None:
    """Folders 0700 and files 0600, whatever the umask."""
    from puppet.live.gallery import encode_png

    before = os.umask(0)
    try:
        folders = Folders.inside(tmp_path / "user")
        one = LivePuppeteer(Stage(tmp_path / "bundled").parts(), size=(160, 90), fps=60.0, folders=folders)
        one.start()
        until(lambda: one.state().ready and one.state().calibration.calibrated)
        one.add_portrait(encode_png(np.full((80, 60, 3), 120, np.uint8)), "../../x\0\n")
        store = SettingsStore(folders.config)
        store.save(Settings())
        store.save_profile("a", Settings())
        store.close()
        one.close()
    finally:
        os.umask(before)
    found = list((tmp_path / "user").rglob("*"))
    assert len([path for path in found if path.is_file()]) > 4
    for path in found:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o077 == 0, (path, oct(mode))
    assert [path.name for path in tmp_path.iterdir() if path.name not in ("user", "bundled")] == []
