"""A bundle as it was made, started: runs where PUPPET_BUNDLE names its folder, as ``make bundle`` does."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

import main
from puppet.places import ASSETS

FOLDER = Path(os.environ.get("PUPPET_BUNDLE", "nowhere")).absolute()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("PUPPET_BUNDLE" not in os.environ, reason="no bundle (make bundle makes and tries one)"),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all of these tests: what is compiled on the first start is there on the next."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def environment(home: Path) -> dict[str, str]:
    """Nothing of the checkout or of its packages; no Python on the path either."""
    return {"PATH": "/usr/sbin:/sbin", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}


def puppet(*words: object, environment: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [str(FOLDER / "puppet"), *map(str, words)]
    return subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)


def test_it_says_its_version_soon(environment: dict[str, str], home: Path) -> None:
    started = time.monotonic()
    done = puppet("--version", environment=environment, cwd=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Puppet {main.__version__}\n", "")
    assert time.monotonic() - started < 5


def test_its_doctor_finds_all_that_it_needs_and_says_what_it_lacks(environment: dict[str, str], home: Path) -> None:
    done = puppet("doctor", "--json", environment=environment, cwd=home)
    report = json.loads(done.stdout)
    assert (done.returncode, report["ok"]) == (0, True), report
    found = {one["part"]: one for one in report["findings"]}
    assert found["packages"]["verdict"] == found["weights"]["verdict"] == "ok"
    assert re.match(r"all \d\d of requirements.txt", found["packages"]["text"])
    assert "comes without pyvirtualcam" in found["virtual camera"]["text"]
    assert "clean window" in found["virtual camera"]["remedy"]
    assert any("openvino" in one["text"] and one["verdict"] == "ok" for one in report["findings"])


def test_programs_that_it_starts_get_nothing_of_its_own(environment: dict[str, str], home: Path) -> None:
    (home / "bin").mkdir()
    asked = home / "bin" / "nvidia-smi"  # which the doctor asks
    asked.write_text(f'#!/bin/sh\nexport > "{home / "exported"}"\nexit 1\n')
    asked.chmod(0o755)
    puppet("doctor", environment=environment | {"PATH": str(home / "bin")}, cwd=home)
    lines = (home / "exported").read_text().splitlines()
    named = [line for line in lines if str(FOLDER) in line and "_PYI_" not in line]
    assert lines
    assert named == []


def test_it_drives_a_portrait_and_is_quicker_the_second_time(environment: dict[str, str], home: Path) -> None:
    words = ["animate", "--portrait", ASSETS / "portraits" / "painted-scholar.jpg", "--driver", ASSETS / "driver.mp4"]
    took, before = [], set(FOLDER.rglob("*"))
    for name in ("one", "other"):  # from wherever it is started
        (home / name).mkdir()
        started = time.monotonic()
        done = puppet(*words, "--output", home / "out.mp4", "--frames", 12, environment=environment, cwd=home / name)
        took.append(time.monotonic() - started)
        assert done.returncode == 0, done.stderr
        assert "does not run" not in done.stderr  # an engine that is there but cannot be used
    with av.open(str(home / "out.mp4")) as film:
        frames = [frame.to_ndarray(format="rgb24").astype(int) for frame in film.decode(video=0)]
    assert len(frames) == 12
    assert np.abs(frames[11] - frames[0]).max() > 60  # it moves
    assert took[1] < took[0]  # Numba's and Matplotlib's caches were kept
    assert list((home / ".cache" / "puppet" / "numba").rglob("*.nbc"))
    assert set(FOLDER.rglob("*")) == before  # nothing is written into the bundle


def test_it_refines_in_a_process_of_its_own(environment: dict[str, str], home: Path) -> None:
    """Which is the bundle's program again; so does the camera's process start, which then finds no camera."""
    words = ["--photo", ASSETS / "portraits" / "painted-scholar.jpg", "--output", home / "one.puppet"]
    assert puppet("personalise", *words, environment=environment, cwd=home).returncode == 0
    command = [str(FOLDER / "puppet"), "--run-module", "puppet.refinement.elsewhere"]
    with subprocess.Popen(
        [*command, str(home / "one.puppet"), str(home / "refined.puppet")], env=environment, cwd=home,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdin is not None
        said: list[dict[str, object]] = []
        for line in process.stdout:
            if line.startswith("{"):
                said.append(json.loads(line))
            if len(said) == 3:
                process.stdin.close()  # the app is gone: it ends by itself
                break
        process.stdin.close()
        assert process.wait(20) == 1, process.stderr.read() if process.stderr else ""
    shares = [one["progress"] for one in said]
    assert len(shares) == 3
    assert shares == sorted(shares)
    done = puppet("--run-module", "os", environment=environment, cwd=home)
    assert done.returncode == 1
    assert done.stderr.startswith("error: --run-module does not run os")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A virtual display; DISPLAY for it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    try:
        server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    except OSError:
        pytest.skip("Xvfb is not installed")
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield {"DISPLAY": f":{number}"}
    server.terminate()
    server.wait(10)


def test_its_window_shows_a_moving_portrait(environment: dict[str, str], home: Path, screen: dict[str, str]) -> None:
    """Looked at from outside, as a user does, by means of what is drawn on the display."""
    shown = environment | screen | {"QT_QPA_PLATFORM": "xcb"}
    pictures = []
    with (home / "errors").open("w+") as errors:
        process = subprocess.Popen([FOLDER / "puppet", "--demo"], env=shown, cwd=home, stderr=errors)
        try:
            for number in range(25):
                time.sleep(2)
                assert process.poll() is None, (home / "errors").read_text()
                pictures.append(grabbed(screen, home / f"window-{number}.png"))
                if len(pictures) > 4 and np.abs(pictures[-1] - pictures[-2])[100:700, 200:1200].max() > 60:
                    break
            else:
                pytest.fail(f"nothing moves: see {home}\n{(home / 'errors').read_text()}")
        finally:
            process.terminate()
            process.wait(20)
    assert len(np.unique(pictures[-1].reshape(-1, 3), axis=0)) > 2000


def grabbed(screen: dict[str, str], path: Path) -> np.ndarray:
    """All that is on the display: int array [height, width, 3]."""
    code = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]); "
        "app.primaryScreen().grabWindow(0).save(sys.argv[1])"
    )
    environment = dict(os.environ) | screen | {"QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, "-c", code, path], env=environment, check=True, capture_output=True, timeout=60)
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(int)
