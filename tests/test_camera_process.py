"""Webcams in processes of their own: what hangs is ended, what crashes takes nothing along."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from puppet.capture.camera import open_camera
from puppet.capture.frames import LARGEST_SIDE, BrokenError, read, write_frame, write_words
from puppet.capture.process import CameraProcess
from puppet.capture.webcam import CameraLost
from puppet.models import Frame
from tests.faults import until

posix = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


def camera(mode: str, **options: float) -> CameraProcess:
    return CameraProcess("webcam:any:0", command=[sys.executable, "-m", "tests.camera_child", mode], **options)  # type: ignore[arg-type]


def children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "tests.camera_child" in " ".join(one.cmdline())]


def read_until_lost(one: CameraProcess) -> tuple[list[Frame], CameraLost]:
    frames = []
    while True:
        try:
            frames.append(one.read())
        except CameraLost as error:
            return frames, error


@pytest.mark.parametrize("mode", ["fine", "noise"])
def test_frames_come_as_they_were_read(mode: str) -> None:
    one = camera(mode)
    try:
        frames = [one.read() for _ in range(8)]
        assert one.name == "A driver"
        indexes = [frame.index for frame in frames]
        assert indexes == sorted(set(indexes))
        for frame in frames:
            assert frame.pixels.shape == (48, 64, 3)
            assert (frame.pixels == frame.index % 250).all()
        late_s = [-(one.read().captured_s - time.perf_counter()) for _ in range(5)]
        assert 0 <= min(late_s) < 0.1  # the same clock in both processes
    finally:
        one.close()
    one.close()
    until(lambda: not children())
    with pytest.raises(CameraLost, match="was closed"):
        one.read()


@posix
@pytest.mark.parametrize(
    ("mode", "why"), [("open-hang", "gave no picture"), ("open-crash", "driver has ended"), ("busy", "is in use")]
)
def test_what_cannot_be_opened_is_ended(mode: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puppet.capture.process.START_S", 1.5)
    began_s = time.perf_counter()
    with pytest.raises(CameraLost, match=why) as told:
        camera(mode, timeout_s=0.5)
    assert told.value.remedy
    assert time.perf_counter() - began_s < 6
    until(lambda: not children())  # what hangs in native code is gone, and the device is free


@posix
@pytest.mark.parametrize(
    ("mode", "why"),
    [("hang", "stopped delivering"), ("crash", "has ended"), ("exit", "has ended"), ("lost", "unplugged")],
)
def test_what_fails_later_is_lost_and_gone(mode: str, why: str) -> None:
    one = camera(mode, stall_s=0.5)
    frames, error = read_until_lost(one)
    assert 1 <= len(frames) <= 5
    assert why in error.problem
    began_s = time.perf_counter()
    one.close()
    assert time.perf_counter() - began_s < 1.2
    until(lambda: not children())


def test_the_process_ends_with_the_app(tmp_path: Path) -> None:
    """Even where the app was killed: its end of the pipe is closed then."""
    one = camera("fine")
    one.read()
    assert len(children()) == 1
    assert one._process.stdin is not None
    one._process.stdin.close()
    until(lambda: one._process.poll() is not None)
    one.close()


@pytest.mark.skipif(sys.platform != "linux", reason="device numbers are Linux's")
def test_a_webcam_that_is_not_there_is_said_to_be_so() -> None:
    with pytest.raises(CameraLost) as told:
        open_camera("webcam:v4l2:97", timeout_s=20)
    assert told.value.remedy


# ---- what goes through the pipe --------------------------------------------------------------------------------------


def test_what_is_written_is_read() -> None:
    stream = io.BytesIO()
    pixels = np.random.default_rng(1).integers(0, 256, (7, 5, 3), np.uint8)
    write_words(stream, {"name": "Kamera ü"})
    write_frame(stream, Frame(pixels[:, ::-1], 12.5, 3))
    stream.seek(0)
    assert read(stream) == {"name": "Kamera ü"}
    frame = read(stream)
    assert isinstance(frame, Frame)
    assert np.array_equal(frame.pixels, pixels[:, ::-1])
    assert (frame.captured_s, frame.index) == (12.5, 3)
    with pytest.raises(BrokenError):
        read(stream)


@pytest.mark.parametrize("seed", range(30))
def test_anything_else_is_refused(seed: int) -> None:
    stream = io.BytesIO()
    write_frame(stream, Frame(np.zeros((9, 9, 3), np.uint8), 0.0, 0))
    content = bytearray(stream.getvalue())
    rng = np.random.default_rng(seed)
    if seed % 3 == 0:
        del content[int(rng.integers(1, len(content))) :]
    elif seed % 3 == 1:
        content[0:4] = rng.bytes(4)
    else:
        content[4:12] = (LARGEST_SIDE + 1 + seed).to_bytes(4, "little") * 2
    with pytest.raises(BrokenError):
        read(io.BytesIO(bytes(content)))
