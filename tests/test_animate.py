"""``animate`` from files to a file, as a user runs it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

import main
from puppet import renderers
from puppet.cv import cv2
from puppet.model import shipped
from puppet.models import Image
from puppet.video.reader import VideoReader
from puppet.video.writer import VideoWriter
from tests import known_faces as faces
from tests.networks import chance_weights

ROOT = Path(__file__).parent.parent
DRIVER = ROOT / "assets" / "driver.mp4"


def animate(*words: object) -> int:
    return main.main(["animate", *map(str, words)])


def read(path: Path) -> list[Image]:
    with VideoReader(path) as video:
        return [pixels for pixels, _ in video.frames()]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A face that slides and turns a little: nine frames at an unusual rate."""
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    photo = cv2.resize(faces.picture(faces.COLLINS), (384, 384), interpolation=cv2.INTER_AREA)
    with VideoWriter(path, (384, 384), Fraction(24000, 1001)) as video:
        for i in range(9):
            matrix = cv2.getRotationMatrix2D((180, 90), 1.5 * i, 1.0)
            matrix[0, 2] += 2 * i
            video.write(cv2.warpAffine(photo, matrix, (384, 384), borderMode=cv2.BORDER_REPLICATE))
    return path


@pytest.mark.parametrize("motion", ["relative", "absolute"])
def test_the_output_is_the_portraits_size_and_the_drivers_rate(clip: Path, tmp_path: Path, motion: str) -> None:
    output = tmp_path / "out.mp4"
    assert animate("--portrait", faces.HOPPER, "--driver", clip, "--output", output, "--motion", motion) == 0
    height, width = faces.picture(faces.HOPPER).shape[:2]
    with VideoReader(output) as video:
        assert video.fps == Fraction(24000, 1001)
        assert video.size == (width // 2 * 2, height // 2 * 2)
        assert len(list(video.frames())) == 9
    probe = ["ffprobe", "-v", "error", "-show_entries", "stream=codec_name,pix_fmt", "-of", "json", str(output)]
    try:
        stream = json.loads(subprocess.run(probe, capture_output=True, check=True).stdout)["streams"][0]
    except FileNotFoundError:
        return  # the reader above has already decoded it
    assert stream == {"codec_name": "h264", "pix_fmt": "yuv420p"}


def test_absolute_motion_of_ones_own_first_frame_follows_the_clip(clip: Path, tmp_path: Path) -> None:
    """Self-reenactment: far nearer to each frame of the driver than the still photograph is."""
    frames = read(clip)
    portrait, output = tmp_path / "first.png", tmp_path / "out.mp4"
    cv2.imwrite(str(portrait), frames[0][..., ::-1])
    assert animate("--portrait", portrait, "--driver", clip, "--output", output, "--motion", "absolute") == 0
    made = read(output)
    face = np.s_[45:130, 130:210]
    still, followed = (
        np.mean([(a[face].astype(float) - b[face]) ** 2 for a, b in zip(others, frames[1:], strict=True)])
        for others in ([frames[0]] * 8, made[1:])
    )
    assert followed < 0.4 * still


def test_frames_and_size_are_obeyed(tmp_path: Path) -> None:
    output = tmp_path / "out.mp4"
    assert (
        animate("--portrait", faces.HOPPER, "--driver", DRIVER, "--output", output, "--frames", 4, "--size", 300) == 0
    )
    made = read(output)
    assert len(made) == 4
    assert max(made[0].shape[:2]) == 300


def test_the_drivers_neutral_is_the_portraits_own_face(tmp_path: Path) -> None:
    """The bundled driver begins at rest: a frame of the output is the photograph, whatever the driver looks like."""
    output = tmp_path / "out.mp4"
    assert animate("--portrait", faces.HOPPER, "--driver", DRIVER, "--output", output, "--frames", 40) == 0
    photo = faces.picture(faces.HOPPER)[:600, :512].astype(float)
    assert min(np.abs(picture[:600, :512] - photo).mean() for picture in read(output)) < 2.5


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--portrait", "missing.png"], "missing.png"),
        (["--driver", "missing.mp4"], "missing.mp4"),
        (["--frames", "0"], "at least 1"),
        (["--size", "9"], "--size"),
        (["--engine", "tensorrt"], "engine"),
        (["--renderer", "warp", "--weights", "missing.safetensors"], "--weights"),
        (["--renderer", "generator", "--weights", "missing.safetensors"], "missing.safetensors"),
        (["--output", "no/such/folder/out.mp4"], "folder"),
        (["--output", "out.gif"], ".mp4"),
    ],
)
def test_what_is_wrong_is_one_line(
    clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    usual = ["--portrait", faces.HOPPER, "--driver", clip, "--output", tmp_path / "out.mp4"]
    assert animate(*usual, *words) == 1
    error = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error:")]
    assert len(error) == 1
    assert says in error[0]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_before_the_work(
    clip: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_work(*_: object, **__: object) -> None:
        raise AssertionError("It was tracked all the same")

    monkeypatch.setattr("puppet.animate.track", no_work)
    folder = "/proc" if Path("/proc/self").exists() else "/"  # nobody makes files there, root neither
    assert animate("--portrait", faces.HOPPER, "--driver", clip, "--output", f"{folder}/out.mp4") == 1
    assert f"Nothing can be written in {folder}" in capsys.readouterr().err


def test_the_driver_is_not_replaced_by_the_output(
    clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    driver = tmp_path / "driver.mp4"
    driver.write_bytes(clip.read_bytes())
    assert animate("--portrait", faces.HOPPER, "--driver", driver, "--output", driver) == 1
    assert "would replace driver.mp4" in capsys.readouterr().err
    assert driver.read_bytes() == clip.read_bytes()


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither half a video, nor a traceback."""
    words = ["main.py", "animate", "--portrait", faces.HOPPER, "--driver", DRIVER, "--output", tmp_path / "out.mp4"]
    command = [sys.executable, *map(str, words)]

    def heed() -> None:  # shells start background jobs with the signal ignored, and their children inherit that
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed
    ) as running:
        assert running.stderr is not None
        said = ""
        while "Rendering:" not in said:
            assert running.poll() is None, said
            said += running.stderr.read(1)
        assert list(tmp_path.iterdir())  # the file in the making
        running.send_signal(signal.SIGINT)
        rest = running.communicate(timeout=30)[1]
    assert running.returncode == 130
    assert rest.splitlines()[-1] == "error: Stopped."
    assert "Traceback" not in said + rest
    assert list(tmp_path.iterdir()) == []


def test_a_generator_is_run_by_the_engine_asked_for(
    clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "chance.safetensors"
    chance_weights(weights)
    usual = ["--portrait", faces.COLLINS, "--driver", clip, "--frames", 3, "--size", 256]
    generated = ["--renderer", "generator", "--weights", weights]
    assert animate(*usual, *generated, "--engine", "eager", "--output", tmp_path / "generated.mp4") == 0
    assert animate(*usual, "--output", tmp_path / "warped.mp4") == 0
    mended, warped = (read(tmp_path / name)[-1].astype(int) for name in ("generated.mp4", "warped.mp4"))
    assert mended.shape == warped.shape
    assert np.abs(mended - warped).max() > 8
    assert animate(*usual, *generated, "--engine", "abacus", "--output", tmp_path / "out.mp4") == 1
    assert "no engine named abacus" in capsys.readouterr().err


def test_a_generator_without_weights_says_so(
    clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_SHIPPED", tmp_path / "none.safetensors")
    usual = ["--portrait", faces.COLLINS, "--driver", clip, "--output", tmp_path / "out.mp4"]
    assert animate(*usual, "--renderer", "generator") == 1
    assert "The generator has no weights here" in capsys.readouterr().err
    assert renderers.available() == ("warp",)
    assert animate(*usual, "--renderer", "warp", "--frames", 1) == 0


def test_several_faces_are_counted_and_one_can_be_named(
    clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = tmp_path / "two.png"
    photo = faces.picture(faces.COLLINS)
    cv2.imwrite(str(two), np.hstack([photo, photo])[..., ::-1])
    usual = ["--portrait", two, "--driver", clip, "--output", tmp_path / "out.mp4", "--frames", 2]
    assert animate(*usual) == 1
    assert "--face" in capsys.readouterr().err
    assert animate(*usual, "--face", 2) == 0


def test_a_clip_without_a_face_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "grey.mp4"
    with VideoWriter(empty, (128, 128), 25) as video:
        for _ in range(3):
            video.write(np.full((128, 128, 3), 127, np.uint8))
    assert animate("--portrait", faces.HOPPER, "--driver", empty, "--output", tmp_path / "out.mp4") == 1
    assert "No face was found in grey.mp4" in capsys.readouterr().err


def test_help_is_there_for_every_command() -> None:
    for command in main.COMMANDS:
        done = subprocess.run([sys.executable, "main.py", command, "--help"], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0
        assert "--help" in done.stdout
