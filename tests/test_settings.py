"""Settings that survive: starts, damage, other versions, and a disk that is full."""

from __future__ import annotations

import json
import math
import os
import threading
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from puppet.errors import PuppetError
from puppet.models import Problem
from puppet.settings import (
    FRAME_RATES,
    NAME,
    SIZES,
    Consent,
    FirstRun,
    Framing,
    Keys,
    Motion,
    Settings,
    SettingsStore,
    Tray,
    Window,
    export_settings,
    import_settings,
    limits,
)
from puppet.settings.store import SETTLED_S

MINE = Settings(
    camera="webcam:v4l2:0",
    portrait="mona",
    motion=Motion(pose=0.5, gaze=1.5, look_at_camera=True, smoothing=0.25, mirror_input=True, idle=False),
    framing=Framing(zoom=2.0, x=-0.5, y=0.25, fit="fill", size="1080p", fps=25, mirror_output=True, figures=False),
    keys=Keys({"away": ("Space", "Z")}),
    window=Window("AdnQywADAAA=", panel_open=True, sections=("motion", "frame")),
    tray=Tray(told=True),
    consent=Consent("2026-02-03T10:00:00Z"),
    first_run=FirstRun(("consent", "camera"), finished=True),
)


def store_with(folder: Path, content: str | bytes) -> SettingsStore:
    (folder / NAME).write_bytes(content.encode() if isinstance(content, str) else content)
    return SettingsStore(folder)


def written(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return found


def asides(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{NAME}.broken-*"))


def test_nothing_kept_yet_gives_the_usual_settings_and_no_notice(tmp_path: Path) -> None:
    assert SettingsStore(tmp_path / "config").load() == (Settings(), None)
    assert not (tmp_path / "config").exists()


def test_what_is_saved_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = SettingsStore(tmp_path / "config")
    first.save(MINE)
    first.close()
    assert SettingsStore(tmp_path / "config").load() == (MINE, None)
    if os.name == "posix":
        assert (tmp_path / "config" / NAME).stat().st_mode & 0o077 == 0


def test_saving_returns_at_once_and_writes_once_for_many_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from puppet.settings import store as module

    threads: list[threading.Thread] = []
    write = module.write_atomically

    def slowly(path: Path, content: bytes) -> None:
        threads.append(threading.current_thread())
        time.sleep(0.2)
        write(path, content)

    monkeypatch.setattr(module, "write_atomically", slowly)
    store = SettingsStore(tmp_path)
    begun_s = time.perf_counter()
    for step in range(50):
        store.save(Settings(motion=Motion(pose=step / 50)))
    assert time.perf_counter() - begun_s < 0.1
    time.sleep(SETTLED_S + 0.5)
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()
    assert written(tmp_path)["motion"]["pose"] == 49 / 50
    store.save(Settings())  # and a change under way is not lost by closing
    store.close()
    assert written(tmp_path)["motion"]["pose"] == 1.0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b'"text"', b'{"motion": {"pose": NaN}}', b"[" * 100_000, b"\x00" * 64],
)
def test_a_broken_file_is_set_aside_with_a_notice(tmp_path: Path, content: bytes) -> None:
    store = store_with(tmp_path, content)
    settings, notice = store.load()
    assert settings == Settings()
    assert notice is not None
    assert "damaged" in notice.message
    [aside] = asides(tmp_path)
    assert aside.read_bytes() == content
    assert aside.name in notice.remedy
    store.save(MINE)
    store.close()
    assert SettingsStore(tmp_path).load() == (MINE, None)


def test_a_second_broken_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for content in ("one", "two"):
        store_with(tmp_path, content).load()
    assert [path.read_text() for path in asides(tmp_path)] == ["one", "two"]


def test_values_that_make_no_sense_cost_only_themselves(tmp_path: Path) -> None:
    content = {
        "camera": 5,
        "portrait": "mona",
        "motion": {"pose": "strong", "mouth": 1.5, "idle": "yes"},
        "framing": {"fps": 31, "zoom": 2.5, "fit": "stretch", "size": "8k"},
        "keys": ["A"],
        "consent": {"accepted_at": "2026-01-01T00:00:00Z"},
    }
    settings, notice = store_with(tmp_path, json.dumps(content)).load()
    assert settings.portrait == "mona"
    assert settings.motion == Motion(mouth=1.5)
    assert settings.framing == Framing(zoom=2.5)
    assert settings.consent.accepted_at == "2026-01-01T00:00:00Z"
    assert notice is not None
    for name in ("camera", "motion.pose", "motion.idle", "framing.fit"):
        assert name in notice.message
    [aside] = asides(tmp_path)
    assert json.loads(aside.read_text()) == content


def test_numbers_out_of_range_go_to_its_end(tmp_path: Path) -> None:
    content = {"motion": {"pose": 40, "mouth": -3, "gaze": 1e300}, "framing": {"zoom": 0, "x": -9.5, "y": 9}}
    settings, notice = store_with(tmp_path, json.dumps(content)).load()
    assert notice is None
    assert (settings.motion.pose, settings.motion.mouth, settings.motion.gaze) == (2.0, 0.0, 2.0)
    assert (settings.framing.zoom, settings.framing.x, settings.framing.y) == (1.0, -1.0, 1.0)


def test_no_number_that_is_none_is_ever_written(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.save(Settings(motion=Motion(pose=math.nan, mouth=math.inf), framing=Framing(zoom=-math.inf)))
    store.close()
    settings, notice = SettingsStore(tmp_path).load()
    assert notice is None
    assert (settings.motion.pose, settings.motion.mouth, settings.framing.zoom) == (1.0, 2.0, 1.0)


def test_what_a_newer_version_keeps_there_survives(tmp_path: Path) -> None:
    content = {"hologram": {"depth": 3}, "motion": {"pose": 0.5, "shrug": 0.7}, "keys": {"remap": {"away": ["Z"]}}}
    store = store_with(tmp_path, json.dumps(content))
    settings, notice = store.load()
    assert notice is None
    store.save(msgspec.structs.replace(settings, camera="webcam:1", keys=Keys()))
    store.close()
    now = written(tmp_path)
    assert now["hologram"] == {"depth": 3}
    assert now["motion"]["shrug"] == 0.7
    assert now["motion"]["pose"] == 0.5
    assert now["camera"] == "webcam:1"
    assert now["keys"]["remap"] == {}  # what the user took back stays away


def test_a_disk_that_refuses_is_told_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from puppet.settings import store as module

    told: list[Problem] = []
    store = SettingsStore(tmp_path, told.append)
    store.save(MINE)
    store.flush()

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_atomically", full)
    store.save(Settings())
    store.flush()
    assert [problem.key for problem in told] == ["settings"]
    assert "No space left" in told[0].message
    assert SettingsStore(tmp_path).load() == (MINE, None)
    with pytest.raises(PuppetError, match="No space left"):
        store.save_profile("Work", MINE)


def test_a_file_that_cannot_be_opened_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    settings, notice = SettingsStore(tmp_path).load()
    assert settings == Settings()
    assert notice is not None


def test_many_threads_may_save(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    threads = [
        threading.Thread(target=lambda n=n: [store.save(Settings(camera=f"{n}")) or store.flush() for _ in range(10)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    assert written(tmp_path)["camera"] in "0123"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


# ---- profiles, reset, transfer ---------------------------------------------------------------------------------------


def test_a_profile_brings_back_how_one_looked_and_nothing_else(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.save_profile("  Work   calls ", MINE)
    store.save_profile("Ünïcode/../x", Settings())
    assert store.profiles() == ["Ünïcode/../x", "Work calls"] or store.profiles() == ["Work calls", "Ünïcode/../x"]
    now = Settings(camera="webcam:9", consent=Consent("2026-05-05T00:00:00Z"), keys=Keys({"away": ("Q",)}))
    switched = store.load_profile("Work calls", now)
    assert (switched.camera, switched.portrait) == (MINE.camera, MINE.portrait)
    assert (switched.motion, switched.framing) == (MINE.motion, MINE.framing)
    assert (switched.consent, switched.keys, switched.window) == (now.consent, now.keys, now.window)
    store.save_profile("Work calls", Settings(camera="webcam:2"))
    assert SettingsStore(tmp_path).load_profile("Work calls", now).camera == "webcam:2"
    store.delete_profile("Work calls")
    store.delete_profile("Work calls")
    assert store.profiles() == ["Ünïcode/../x"]
    with pytest.raises(PuppetError, match="no profile"):
        store.load_profile("Work calls", now)
    assert {path.parent for path in tmp_path.rglob("*.json")} == {tmp_path / "profiles"}


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_profile_needs_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(PuppetError, match="name"):
        SettingsStore(tmp_path).save_profile(name, MINE)


def test_a_damaged_profile_is_set_aside_and_the_others_stay(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.save_profile("Good", MINE)
    store.save_profile("Bad", MINE)
    [bad] = [path for path in (tmp_path / "profiles").glob("*.json") if '"Bad"' in path.read_text()]
    bad.write_text("{")
    assert store.profiles() == ["Good"]
    assert bad.with_name(f"{bad.name}.broken-1").read_text() == "{"


def test_reset_keeps_the_consent(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    anew = store.reset(MINE)
    store.close()
    assert anew == Settings(consent=MINE.consent, first_run=MINE.first_run, window=MINE.window)
    assert SettingsStore(tmp_path).load() == (anew, None)


def test_settings_travel_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    export_settings(path, MINE, {"Work": MINE})
    here = Settings(consent=Consent("2026-06-06T00:00:00Z"))
    imported, profiles, unusable = import_settings(path, here)
    assert unusable == []
    assert (imported.motion, imported.framing, imported.keys, imported.portrait) == (
        MINE.motion,
        MINE.framing,
        MINE.keys,
        MINE.portrait,
    )
    assert (imported.consent, imported.first_run, imported.window) == (here.consent, here.first_run, here.window)
    assert profiles["Work"].framing == MINE.framing
    assert "consent" not in path.read_text()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": "other", "settings": {}}',
        '{"format": "puppet settings", "version": 99, "settings": {}}',
        '{"format": "puppet settings", "version": 1}',
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(content)
    with pytest.raises(PuppetError) as caught:
        import_settings(path, Settings())
    assert "odd.json" in str(caught.value)
    with pytest.raises(PuppetError):
        import_settings(tmp_path / "missing.json", Settings())


def test_an_imported_file_with_odd_values_says_which(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(
        '{"format": "puppet settings", "version": 1, "settings": {"camera": 3, "motion": {"pose": 9}},'
        ' "profiles": {"P": {"portrait": []}}}'
    )
    settings, profiles, unusable = import_settings(path, MINE)
    assert unusable == ["camera", "P: portrait"]
    assert settings.motion.pose == 2.0
    assert list(profiles) == ["P"]


# ---- the values ------------------------------------------------------------------------------------------------------


def test_sliders_know_their_range() -> None:
    assert limits(Motion, "pose") == (0.0, 2.0)
    assert limits(Framing, "zoom") == (1.0, 4.0)
    for field in ("idle", "missing"):
        with pytest.raises(KeyError):
            limits(Motion, field)


def test_sizes_are_what_every_encoder_takes() -> None:
    assert all(width % 16 == 0 and height % 4 == 0 and width * 9 == height * 16 for width, height in SIZES.values())
    assert Framing().pixels == (1280, 720)
    assert 30 in FRAME_RATES
