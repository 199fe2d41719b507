"""The doctor: says what is there and what is missing, and never dies of it."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import main
from puppet import doctor
from puppet.doctor import Finding, Verdict
from puppet.machine import Machine, System
from puppet.virtualcamera import examine

ROOT = Path(__file__).resolve().parent.parent
OK = Finding("engines", Verdict.OK, "eager: ready to be tried")


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    doctor.add_arguments(parser)
    return parser.parse_args(words)


def broken() -> Iterable[Finding]:
    raise ModuleNotFoundError("No module named 'torch'")


def broken_half_way() -> Iterable[Finding]:
    yield OK
    raise OSError("gone")


def test_all_is_well_and_the_status_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    note = Finding("cameras", Verdict.NOTE, "no webcam", "Plug in a webcam")
    assert doctor.run(parsed(), lambda: [OK], [("cameras", lambda: [note])]) == 0
    said = capsys.readouterr().out
    assert "no webcam" in said
    assert "-> Plug in a webcam" in said
    assert "eager: ready to be tried" in said


@pytest.mark.parametrize("check", [broken, broken_half_way])
def test_a_check_that_fails_is_a_finding(check: doctor.Check, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run(parsed("--json"), check, []) == 1
    report = json.loads(capsys.readouterr().out)
    assert not report["ok"]
    (finding,) = report["findings"]
    assert finding["part"] == "engines"
    assert finding["verdict"] == "missing"
    assert "could not be looked at" in finding["text"]


def test_something_missing_is_told_by_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    missing = Finding("packages", Verdict.MISSING, "not installed: torch", "pip install torch")
    assert doctor.run(parsed(), lambda: [OK], [("packages", lambda: [missing])]) == 1
    assert "! packages" in capsys.readouterr().out


def test_packages_are_compared_with_what_is_pinned(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(
        "# a comment\nnumpy==0.1\nno-such-package==1.0\nno-such-other==2.0 ; extra\npytest==9.2.0\n"
    )
    missing, other = doctor.packages(requirements)
    assert missing.verdict is Verdict.MISSING
    assert missing.text == "not installed: no-such-package, no-such-other"
    assert missing.remedy.endswith(f"-m pip install -r {requirements}")
    assert other.verdict is Verdict.NOTE
    assert "instead of 0.1" in other.text


def test_a_folder_that_cannot_be_written_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    found = {one.text.partition(":")[0]: one for one in doctor.examined("folders", doctor.USUAL["folders"])}
    if sys.platform.startswith("linux"):
        assert found["cache"].verdict is Verdict.MISSING
    assert found["data"].verdict is Verdict.OK


def test_the_virtual_camera_comes_with_the_one_thing_to_do(tmp_path: Path) -> None:
    state = examine(Machine(System.MACOS, tmp_path), reason="OBS is not installed")
    [found] = doctor.virtual_camera(state, "OBS is not installed")
    assert found.verdict is Verdict.NOTE
    assert found.text.endswith("(OBS is not installed)")
    assert "obsproject.com" in found.remedy
    [found] = doctor.virtual_camera(examine(Machine(System.MACOS, tmp_path), "OBS Virtual Camera"))
    assert (found.verdict, found.remedy) == (Verdict.OK, "")


def test_the_real_checks_find_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["doctor", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"]
    assert {one["part"] for one in report["findings"]} == {*doctor.USUAL, "engines"}
    engines = [one["text"].partition(":")[0] for one in report["findings"] if one["part"] == "engines"]
    assert engines == ["tensorrt", "compiled", "graph", "openvino", "eager"]
    assert all(set(one) == {"part", "verdict", "text", "remedy"} for one in report["findings"])


def test_it_runs_where_nothing_is_installed(tmp_path: Path) -> None:
    """With the standard library alone: everything is missing, and the one command is named."""
    code = (
        "import sys; sys.path[:] = [path for path in sys.path if 'site-packages' not in path]; "
        f"sys.path.insert(0, {str(ROOT)!r}); import main; sys.exit(main.main(['doctor']))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)}, cwd=tmp_path,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "not installed: numpy, torch" in done.stdout
    assert "pip install -r" in done.stdout
