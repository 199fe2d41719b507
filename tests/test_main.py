"""The program's way out."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import main

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "assets" / "packaging"

BUSY = """
import threading, time
import numpy as np
import main
from puppet.cv import cv2

def work():
    image = np.zeros((400, 400, 3), np.uint8)
    while True:
        cv2.GaussianBlur(image, (0, 0), 9)

threading.Thread(target=work, daemon=True).start()
time.sleep(0.2)
print("the last words", end="")
main.leave(7)
"""


def test_a_thread_that_is_left_behind_does_not_end_in_a_crash() -> None:
    done = subprocess.run([sys.executable, "-c", BUSY], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (7, "the last words", "")


def test_files_are_told_from_commands_and_mistakes(tmp_path: Path) -> None:
    (tmp_path / "ada.png").write_bytes(b"a picture")
    words = ["--demo", "me.puppet", str(tmp_path / "ada.png"), "anmate"]
    assert main.files_to_open(words) == ([Path("me.puppet"), tmp_path / "ada.png"], ["--demo", "anmate"])


def test_a_file_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["nowhere.puppet"]) == 1
    assert capsys.readouterr().err.startswith("error: There is no file nowhere.puppet.")
    assert main.main(["nowhere.jpg"]) == 1  # not taken for a command either
    assert capsys.readouterr().err.startswith("error: There is no file nowhere.jpg.")


def test_the_desktop_knows_the_files() -> None:
    """The entry of the desktop and the kind of file name each other."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "puppet.desktop", encoding="utf-8")
    app = entry["Desktop Entry"]
    kinds = ElementTree.parse(PACKAGING / "puppet-mime.xml").getroot()
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    [kind] = kinds.findall(f"{name}mime-type")
    assert app["MimeType"] == f"{kind.get('type')};"
    assert [glob.get("pattern") for glob in kind.findall(f"{name}glob")] == ["*.puppet"]
    assert app["Exec"].split() == ["puppet", "%F"]
    assert app["Type"] == "Application"
