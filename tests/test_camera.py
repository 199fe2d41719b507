"""Cameras: clips played in real time, and webcams that work, fail, hang, or are not there.

OpenCV's own capture stands in for a webcam by opening files; the named fakes below stand in for hardware that fails.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2_enumerate_cameras
import numpy as np
import pytest
from cv2_enumerate_cameras.camera_info import CameraInfo as Enumerated

import puppet.capture.camera
from puppet.capture import webcam
from puppet.capture.camera import DRIVER_KEY, CameraEnded, CameraLost, FileCamera, Webcam, list_cameras, open_camera
from puppet.capture.camera_watch import CameraWatch
from puppet.capture.webcam import driver_time, is_virtual
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import CameraInfo, Frame, Image
from puppet.video.reader import VideoWriter

FRAMES = 10
RATE = 50


@pytest.fixture(autouse=True)
def none_left_behind() -> Iterator[None]:
    """Every test's fake has a driver of its own."""
    yield
    webcam._left_behind.clear()


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Ten flat frames at 50 a second; their grey level says which one it is."""
    path = tmp_path / "clip.mp4"
    with VideoWriter(path, (64, 48), RATE) as writer:
        for index in range(FRAMES):
            writer.write(np.full((48, 64, 3), 20 + 20 * index, np.uint8))
    return path


def shown(frame: Frame) -> int:
    """Which frame of the clip this is."""
    return round((float(frame.pixels.mean()) - 20) / 20)


def read_until_lost(camera: FileCamera | Webcam) -> tuple[list[Frame], CameraLost]:
    frames: list[Frame] = []
    while True:
        try:
            frames.append(camera.read())
        except CameraLost as error:
            return frames, error


# ---- clips ----------------------------------------------------------------------------------------------------------


def test_a_clip_repeats_and_goes_on_counting(clip: Path) -> None:
    camera = FileCamera(clip, paced=False)
    frames = [camera.read() for _ in range(25)]
    assert [frame.index for frame in frames] == list(range(25))
    assert [shown(frame) for frame in frames] == [index % FRAMES for index in range(25)]
    assert frames[0].pixels.shape == (48, 64, 3)
    assert camera.name == "clip.mp4"
    assert time.perf_counter() - frames[-1].captured_s < 1


def test_a_clip_that_is_not_repeated_ends(clip: Path) -> None:
    for paced in (False, True):
        camera = FileCamera(clip, loop=False, paced=paced)
        frames, error = read_until_lost(camera)
        assert isinstance(error, CameraEnded)
        assert frames[-1].index == FRAMES - 1
        assert str(error) == "clip.mp4 is over."


def test_a_paced_clip_plays_in_real_time(clip: Path) -> None:
    camera = FileCamera(clip)
    first = camera.read()
    frames = [first]
    while frames[-1].captured_s < first.captured_s + 0.5:
        frames.append(camera.read())
        assert time.perf_counter() >= frames[-1].captured_s  # never before it is due
    for frame in frames:  # also where a busy machine made us skip some
        assert frame.captured_s - first.captured_s == pytest.approx(frame.index / RATE, abs=1e-3)
        assert shown(frame) == frame.index % FRAMES
    assert len(frames) > 5


def test_a_late_reader_gets_the_frame_that_is_due_now(clip: Path) -> None:
    camera = FileCamera(clip)
    first = camera.read()
    time.sleep(0.31)  # past the end of the clip
    late = camera.read()
    assert late.index >= 15
    assert shown(late) == late.index % FRAMES
    assert late.captured_s - first.captured_s == pytest.approx(late.index / RATE, abs=1e-3)
    following = camera.read()
    assert following.index > late.index
    assert shown(following) == following.index % FRAMES


def test_a_late_reader_does_not_run_ahead_into_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "gap.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"bf": "0"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for index, milliseconds in enumerate((0, 20, 600, 620)):
            gray = av.VideoFrame.from_ndarray(np.full((48, 64), 20 + 20 * index, np.uint8), format="gray")
            frame = gray.reformat(format="yuv420p")
            frame.pts, frame.time_base = milliseconds, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    camera = FileCamera(path)
    first = camera.read()
    time.sleep(0.25)  # several intervals, all of them in the gap
    rest = [camera.read() for _ in range(2)]
    assert [frame.index for frame in rest] == [1, 2]
    assert [frame.captured_s - first.captured_s for frame in rest] == pytest.approx([0.02, 0.6], abs=2e-3)
    assert rest[0].pixels.mean() < rest[1].pixels.mean() - 10


def test_after_a_long_pause_a_clip_plays_on_at_once(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    camera = FileCamera(clip)
    camera.read()
    clock = time.perf_counter
    monkeypatch.setattr(time, "perf_counter", lambda: clock() + 3600)  # the computer slept
    began = clock()
    frame = camera.read()
    assert clock() - began < 2
    assert abs(time.perf_counter() - frame.captured_s) < 1


def test_closing_ends_a_waiting_read(tmp_path: Path) -> None:
    path = tmp_path / "slow.mp4"
    with VideoWriter(path, (64, 48), 1) as writer:
        for _ in range(3):
            writer.write(np.zeros((48, 64, 3), np.uint8))
    camera = FileCamera(path)
    camera.read()
    threading.Timer(0.1, camera.close).start()
    began = time.perf_counter()
    with pytest.raises(CameraLost, match="closed"):
        camera.read()
    assert time.perf_counter() - began < 0.9
    with pytest.raises(CameraLost, match="closed"):
        camera.read()
    camera.close()


def test_a_bad_clip_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(PuppetError, match=r"empty\.mp4 is empty"):
        open_camera(f"file:{tmp_path / 'empty.mp4'}")
    with pytest.raises(PuppetError, match="no file"):
        open_camera(f"file:{tmp_path / 'missing.mp4'}")


# ---- webcams --------------------------------------------------------------------------------------------------------


class PacedCapture:
    """A real cv2.VideoCapture on a file, slowed down to a camera's rate."""

    def __init__(self, source: Path, fps: float = 100) -> None:
        self.capture = cv2.VideoCapture(str(source))
        self.interval_s = 1 / fps
        self.released = threading.Event()
        self.asked: dict[int, float] = {}

    def isOpened(self) -> bool:  # noqa: N802, OpenCV's name
        return self.capture.isOpened()

    def getBackendName(self) -> str:  # noqa: N802
        return self.capture.getBackendName()

    def set(self, setting: int, value: float) -> bool:
        self.asked[setting] = value
        return False

    def get(self, setting: int) -> float:
        return self.capture.get(setting)

    def grab(self) -> bool:
        time.sleep(self.interval_s)
        return self.capture.grab()

    def retrieve(self) -> tuple[bool, Image | None]:
        return self.capture.retrieve()

    def release(self) -> None:
        self.capture.release()
        self.released.set()


class FakeCapture:
    """A capture without a file: flat frames, 200 a second. ``on_grab(n)`` may fail, hang or change the size."""

    def __init__(self, on_grab: Callable[[int, FakeCapture], bool]) -> None:
        self.on_grab = on_grab
        self.grabs = -1
        self.shape: tuple[int, ...] = (48, 64, 3)
        self.released = threading.Event()

    def isOpened(self) -> bool:  # noqa: N802
        return True

    def getBackendName(self) -> str:  # noqa: N802
        return "FAKE"

    def set(self, setting: int, value: float) -> bool:
        return True

    def get(self, setting: int) -> float:
        return 0.0

    def grab(self) -> bool:
        time.sleep(0.005)
        self.grabs += 1
        return self.on_grab(self.grabs, self)

    def retrieve(self) -> tuple[bool, Image]:
        return True, np.full(self.shape, self.grabs % 256, np.uint8)

    def release(self) -> None:
        self.released.set()


def fake_webcam(capture: Any, **options: float) -> Webcam:
    return Webcam("webcam:any:0", "Fake", opener=lambda: capture, **options)  # type: ignore[arg-type]


def test_a_webcam_delivers_rgb_in_order(clip: Path) -> None:
    capture = PacedCapture(clip)
    camera = fake_webcam(capture)
    frames, error = read_until_lost(camera)  # the file ends as an unplugged camera does
    assert error.problem == "Fake stopped delivering pictures"
    assert len(frames) > FRAMES // 2
    assert [shown(frame) for frame in frames] == [frame.index for frame in frames]
    times = [frame.captured_s for frame in frames]
    assert times == sorted(set(times))
    assert capture.asked[cv2.CAP_PROP_FRAME_WIDTH] == 640
    assert capture.asked[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")
    camera.close()
    assert capture.released.is_set()


def test_colours_of_a_webcam_are_not_swapped(tmp_path: Path) -> None:
    bgr = np.full((48, 64, 3), (30, 90, 200), np.uint8)
    for index in range(20):
        cv2.imwrite(str(tmp_path / f"shot_{index:02d}.png"), bgr)
    camera = fake_webcam(PacedCapture(tmp_path / "shot_%02d.png"))
    assert camera.read().pixels[5, 5].tolist() == [200, 90, 30]
    camera.close()


def test_a_plain_capture_is_enough(clip: Path) -> None:
    camera = Webcam("webcam:any:0", "File", opener=lambda: cv2.VideoCapture(str(clip)), stall_s=0.3)
    frame = camera.read()
    assert frame.pixels.shape == (48, 64, 3)
    assert "stopped" in str(read_until_lost(camera)[1])


def test_a_late_reader_gets_the_newest_frame() -> None:
    camera = fake_webcam(FakeCapture(lambda n, _: True))
    camera.read()
    time.sleep(0.2)
    frame = camera.read()
    assert frame.index > 5
    assert time.perf_counter() - frame.captured_s < 0.19
    assert camera.read().index > frame.index
    camera.close()


def test_a_webcam_may_hesitate_and_change_its_size() -> None:
    def moody(n: int, capture: FakeCapture) -> bool:
        capture.shape = (48, 64, 3) if n < 20 else (96, 128)  # then grey
        return n > 2 and n != 10

    camera = fake_webcam(FakeCapture(moody))
    shapes = set()
    while len(shapes) < 2:
        shapes.add(camera.read().pixels.shape)
    assert shapes == {(48, 64, 3), (96, 128, 3)}
    camera.close()


def test_a_webcam_that_hangs_is_lost_and_still_closes() -> None:
    unplugged = threading.Event()
    capture = FakeCapture(lambda n, _: n < 3 or unplugged.wait(20))
    camera = fake_webcam(capture, stall_s=0.3)
    began = time.perf_counter()
    assert "stopped delivering" in str(read_until_lost(camera)[1])
    assert 0.2 < time.perf_counter() - began < 2
    began = time.perf_counter()
    camera.close()
    assert time.perf_counter() - began < 1
    assert not capture.released.is_set()
    unplugged.set()
    assert capture.released.wait(2)  # by its own thread, once the driver came back


def test_a_webcam_that_raises_is_lost() -> None:
    def broken(n: int, _: FakeCapture) -> bool:
        if n == 3:
            raise cv2.error("the driver is confused")
        return True

    camera = fake_webcam(FakeCapture(broken))
    assert "the driver is confused" in str(read_until_lost(camera)[1])


def test_a_webcam_that_never_delivers() -> None:
    silent = threading.Event()
    capture = FakeCapture(lambda n, _: silent.wait(20) and False)
    began = time.perf_counter()
    with pytest.raises(CameraLost, match=r"Fake gave no picture within 0\.3 s\. Close other apps"):
        fake_webcam(capture, timeout_s=0.3)
    assert time.perf_counter() - began < 0.8
    silent.set()
    assert capture.released.wait(2)


def test_a_webcam_that_opens_too_late_is_released() -> None:
    driver = threading.Event()
    capture = FakeCapture(lambda n, _: True)

    def opener() -> Any:
        driver.wait(20)
        return capture

    with pytest.raises(CameraLost, match="gave no picture"):
        Webcam("webcam:any:0", opener=opener, timeout_s=0.2)
    driver.set()
    assert capture.released.wait(2)


def test_a_webcam_that_hangs_in_opening_holds_up_no_other_and_no_more_threads(clip: Path) -> None:
    driver = threading.Event()

    def opener() -> Any:
        driver.wait(20)
        return FakeCapture(lambda n, _: True)

    before = threading.active_count()
    for attempt in range(4):
        began = time.perf_counter()
        with pytest.raises(CameraLost, match="gave no picture" if attempt == 0 else "its driver hangs"):
            Webcam("webcam:any:0", opener=opener, timeout_s=0.2)
        assert time.perf_counter() - began < 0.6
    assert threading.active_count() == before + 1
    other = Webcam("webcam:any:1", opener=lambda: PacedCapture(clip), timeout_s=5)
    assert other.read().index >= 0
    other.close()
    driver.set()
    again = Webcam("webcam:any:0", opener=opener, timeout_s=5)
    assert again.read().index >= 0
    again.close()


def test_a_webcam_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CameraLost, match="cannot be opened"):
        Webcam("webcam:any:0", opener=lambda: cv2.VideoCapture(str(tmp_path / "nothing.mp4")))


def test_closing_ends_a_waiting_read_of_a_webcam() -> None:
    held = threading.Event()
    camera = fake_webcam(FakeCapture(lambda n, _: n < 1 or held.wait(20)), stall_s=10)
    camera.read()
    threading.Timer(0.1, camera.close).start()
    with pytest.raises(CameraLost, match="closed"):
        camera.read()
    held.set()


# ---- choosing one ---------------------------------------------------------------------------------------------------


def enumerate_as(monkeypatch: pytest.MonkeyPatch, *cameras: Enumerated) -> None:
    monkeypatch.setattr(cv2_enumerate_cameras, "enumerate_cameras", lambda backend=0: list(cameras))


def enumerated(index: int, name: str, path: str | None = None) -> Enumerated:
    return Enumerated(index, name, path, None, None, 0)


def test_cameras_are_listed_by_name_without_virtual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    enumerate_as(
        monkeypatch,
        enumerated(2, "HD Pro Webcam C920", "/dev/nowhere2"),
        enumerated(0, "Integrated Camera", "/dev/nowhere0"),
        enumerated(4, "HD Pro Webcam C920", "/dev/nowhere4"),
        enumerated(5, "Puppet", "/dev/nowhere5"),
        enumerated(6, "OBS Virtual Camera"),
        enumerated(7, "Unity Video Capture"),
        enumerated(8, "Dummy video device (0x0000)", "/dev/nowhere8"),
        enumerated(9, ""),
    )
    cameras = list_cameras()
    assert [camera.name for camera in cameras] == [
        "Integrated Camera",
        "HD Pro Webcam C920",
        "HD Pro Webcam C920 (2)",
        "Camera 9",
        "Demo clip",
    ]
    keys = [camera.key for camera in cameras]
    assert len(set(keys)) == 5
    assert all(key.startswith("webcam:") for key in keys[:-1])
    assert keys[0].endswith(":/dev/nowhere0")
    assert keys[3].endswith(":9")
    enumerate_as(monkeypatch, enumerated(3, "Integrated Camera", "/dev/nowhere0"))
    assert list_cameras()[0].key == keys[0]  # the same camera under another number


def test_without_a_webcam_there_is_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    enumerate_as(monkeypatch)
    assert list_cameras() == [CameraInfo(DRIVER_KEY, "Demo clip")]


@pytest.mark.parametrize(
    ("name", "virtual"),
    [
        ("Puppet", True),
        ("OBS Cam", True),
        ("OBS-Camera", True),
        ("Unity Video Capture #2", True),
        ("v4l2loopback test", True),
        ("Puppeteer HD", False),
        ("OBSBOT Tiny 4K", False),
        ("FaceTime HD Camera", False),
        ("Dummy-proof Webcam", False),
    ],
)
def test_virtual_cameras_are_told_by_name(name: str, virtual: bool) -> None:
    assert is_virtual(name) is virtual


@pytest.mark.parametrize("key", ["", "webcam:", "webcam:nonsense:0", "file:", "radio:1", "0"])
def test_an_unknown_key_is_no_camera(key: str) -> None:
    with pytest.raises(CameraLost, match="There is no camera"):
        open_camera(key)


def test_an_unplugged_camera_is_named_so(monkeypatch: pytest.MonkeyPatch) -> None:
    enumerate_as(monkeypatch, enumerated(0, "Integrated Camera", "/dev/nowhere0"))
    key = list_cameras()[0].key
    enumerate_as(monkeypatch)
    with pytest.raises(CameraLost, match=r"not connected\. Plug it in"):
        open_camera(key)


@pytest.mark.skipif(sys.platform != "linux", reason="a device number that Linux does not have")
def test_a_number_without_a_device_cannot_be_opened(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENCV_LOG_LEVEL", raising=False)
    with pytest.raises(CameraLost, match="Camera 97 cannot be opened"):
        open_camera("webcam:v4l2:97")
    assert capfd.readouterr().err == ""  # it is tried again and again: OpenCV would tell of each attempt


def test_a_file_is_a_camera(clip: Path) -> None:
    camera = open_camera(f"file:{clip}")
    assert isinstance(camera, FileCamera)
    assert shown(camera.read()) == 0
    camera.close()


def test_the_bundled_driver_opens() -> None:
    camera = open_camera(DRIVER_KEY)
    assert camera.name == "Demo clip"
    frames = [camera.read() for _ in range(3)]
    assert frames[0].pixels.ndim == 3
    assert frames[0].index < frames[1].index < frames[2].index
    camera.close()


class SlowDiskCamera(FileCamera):
    """A clip on a network folder that answers after a second; remembers whether it was closed."""

    answer = threading.Event()
    closed = threading.Event()

    def __init__(self, path: Path | str) -> None:
        self.answer.wait(20)
        super().__init__(path)

    def close(self) -> None:
        super().close()
        self.closed.set()


def test_a_file_that_opens_too_late_is_closed(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(puppet.capture.camera, "FileCamera", SlowDiskCamera)
    with pytest.raises(CameraLost, match=r"clip\.mp4 could not be opened within 0\.2 s"):
        open_camera(f"file:{clip}", timeout_s=0.2)
    SlowDiskCamera.answer.set()
    assert SlowDiskCamera.closed.wait(2)


# ---- pictures that show nothing -------------------------------------------------------------------------------------


def watch(pixels: Callable[[int], Image], seconds: float = 5) -> list[str]:
    """What a CameraWatch says in the course of some seconds at 10 frames a second, repeats left out."""
    watcher = CameraWatch()
    said = [""]
    for index in range(round(seconds * 10)):
        problem = watcher.update(Frame(pixels(index), 100 + index / 10, index))
        message = problem.message if problem else ""
        if message != said[-1]:
            said.append(message)
    return said[1:]


def test_black_and_frozen_pictures_are_told() -> None:
    noise = np.random.default_rng(0)
    still = noise.integers(0, 256, (480, 640, 3), dtype=np.uint8)

    def covered(_: int) -> Image:
        return noise.integers(0, 6, (480, 640, 3), dtype=np.uint8)

    def live(_: int) -> Image:
        return noise.integers(0, 256, (480, 640, 3), dtype=np.uint8)

    assert watch(live) == []
    assert watch(covered) == ["The camera's picture is black."]
    assert watch(lambda index: still) == ["The camera's picture is frozen."]
    assert watch(lambda index: covered(index) if index < 30 else live(index)) == ["The camera's picture is black.", ""]
    assert watch(lambda index: covered(index) if index % 10 else live(index)) == []  # a blink of the light
    assert watch(lambda index: live(index) if index % 2 else np.zeros((240, 320, 3), np.uint8)) == []


def test_the_drivers_time_is_taken_where_it_is_credible() -> None:
    assert driver_time(99_970, 100.0) == pytest.approx(99.97)
    for stamp in (0.0, 50_000, 100_500, -1):
        assert driver_time(stamp, 100.0) == 100.0
