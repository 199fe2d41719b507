"""Outputs, with devices registered in pyvirtualcam itself: the real library stands between us and every fake."""

from __future__ import annotations

import threading
import time
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
import pyvirtualcam
import pyvirtualcam.camera

import puppet.outputs
from puppet.compose import Composer
from puppet.errors import PuppetError
from puppet.live.problems import Problems
from puppet.live.sender import OutputPort, Sender
from puppet.live.slot import Slot
from puppet.live.stats import Stats
from puppet.machine import Machine, System
from puppet.models import Crop, Frame, Image, Persona
from puppet.outputs import (
    FileOutput,
    NullOutput,
    OutputLost,
    VirtualCameraOutput,
    open_virtual_camera,
    register_backend,
)
from puppet.picture import Picture
from puppet.video.reader import VideoReader
from puppet.virtualcamera import Situation, examine
from tests.fakes import FakeClock

SIZE = (64, 48)


def picture(level: int = 100, size: tuple[int, int] = SIZE) -> Picture:
    """A flat picture whose red, green and blue differ, from the one place that makes pictures."""
    width, height = size
    pixels = np.full((height, width, 3), (level, level // 2, 10), np.uint8)
    mask = np.full((height, width), 255, np.uint8)
    persona = Persona("p", "Flat", pixels, np.zeros((478, 3), np.float32), Crop(0, 0, height), mask, pixels)
    composer = Composer(size)
    composer.bind(persona)
    return composer.compose(pixels, 1.0, level)


class Device:
    """A virtual camera that keeps what it is sent."""

    opened: ClassVar[list[Device]]

    def __init__(self, *, width: int, height: int, fps: float, fourcc: int, device: str | None, **rest: Any) -> None:
        self.settings = (width, height, fps, fourcc, device)
        self.received: list[Image] = []
        self.closed = 0
        type(self).opened.append(self)

    def send(self, frame: Image) -> None:
        self.received.append(frame.copy())

    def close(self) -> None:
        self.closed += 1

    def device(self) -> str:
        return self.settings[4] or "Test Camera"

    def native_fourcc(self) -> None:
        return None


class Absent(Device):
    """Cannot be opened."""

    def __init__(self, **settings: Any) -> None:
        raise RuntimeError("driver not installed.\nSee the manual.")


class Unplugged(Device):
    """Fails in the middle of a call."""

    def send(self, frame: Image) -> None:
        if len(self.received) == 2:
            raise OSError(19, "No such device")
        super().send(frame)


class Hanging(Device):
    """Does not come back from ``send``."""

    back = threading.Event()

    def send(self, frame: Image) -> None:
        self.back.wait(20)


class Small(Device):
    """Takes one size alone."""

    def __init__(self, *, width: int, height: int, **settings: Any) -> None:
        if (width, height) != (32, 32):
            raise RuntimeError(f"{width}x{height} is not supported")
        super().__init__(width=width, height=height, **settings)


@pytest.fixture
def backends(monkeypatch: pytest.MonkeyPatch) -> dict[str, type[Device]]:
    """pyvirtualcam with no backend but those that the test registers."""
    registry: dict[str, type[Device]] = {}
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", registry)
    for kind in (Device, Absent, Unplugged, Hanging, Small):
        monkeypatch.setattr(kind, "opened", [], raising=False)
    return registry


def test_pictures_arrive_as_they_are(backends: dict[str, type[Device]]) -> None:
    pyvirtualcam.register_backend("test", Device)
    output = VirtualCameraOutput(SIZE, 25)
    sent = [picture(level) for level in (50, 100, 200)]
    for each in sent:
        output.send(each)
    output.close()
    output.close()
    (device,) = Device.opened
    assert device.settings[:3] == (64, 48, 25)
    assert device.settings[3] == pyvirtualcam.util.encode_fourcc(pyvirtualcam.PixelFormat.RGB.value)
    assert len(device.received) == 3
    for received, each in zip(device.received, sent, strict=True):
        assert np.array_equal(received.reshape(48, 64, 3), each.pixels)
    assert device.closed == 1
    assert (output.name, output.backend) == ("Test Camera", "test")
    with pytest.raises(ValueError, match="closed"):
        output.send(sent[0])


def test_the_first_backend_that_opens_is_taken(backends: dict[str, type[Device]]) -> None:
    for name, kind in (("absent", Absent), ("small", Small), ("test", Device)):
        register_backend(name, kind)
    assert open_virtual_camera(SIZE, 30).backend == "test"
    assert open_virtual_camera((32, 32), 30).backend == "small"
    assert VirtualCameraOutput((32, 32), 30, backend="test").backend == "test"


def test_every_reason_is_told_when_none_opens(backends: dict[str, type[Device]]) -> None:
    pyvirtualcam.register_backend("absent", Absent)
    pyvirtualcam.register_backend("small", Small)
    with pytest.raises(PuppetError) as caught:
        open_virtual_camera(SIZE, 30)
    assert "absent: driver not installed. See the manual; small: 64x48 is not supported" in caught.value.problem
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("system", list(System))
def test_what_to_do_is_what_the_set_up_page_says(
    backends: dict[str, type[Device]], tmp_path: Path, system: System
) -> None:
    register_backend("absent", Absent)
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text("ID=ubuntu\n")
    machine = Machine(system, tmp_path, "6.8.0-45-generic")
    with pytest.raises(PuppetError) as caught:
        VirtualCameraOutput(SIZE, 30, machine=machine)
    shown = examine(machine, reason=caught.value.problem)
    assert shown.situation is Situation.MISSING
    assert caught.value.remedy == shown.remedy.rstrip(".")
    if system is System.LINUX:
        assert shown.command in caught.value.remedy


def test_the_librarys_own_advice_is_left_out(
    backends: dict[str, type[Device]], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unloaded(Device):
        def __init__(self, **settings: Any) -> None:
            raise RuntimeError("No device found. Did you run 'modprobe v4l2loopback'?\nSee also pyvirtualcam's manual.")

    register_backend("loopback", Unloaded)
    with pytest.raises(PuppetError) as caught:
        open_virtual_camera(SIZE, 30)
    assert caught.value.problem == "No virtual camera could be opened (loopback: No device found)"


def test_an_unknown_backend_names_the_known(backends: dict[str, type[Device]]) -> None:
    pyvirtualcam.register_backend("one", Device)
    pyvirtualcam.register_backend("two", Device)
    with pytest.raises(PuppetError, match=r"'nix'.*one, two"):
        VirtualCameraOutput(SIZE, 30, backend="nix")
    backends.clear()
    with pytest.raises(PuppetError, match="no backend"):
        open_virtual_camera(SIZE, 30)


def test_this_machines_own_backends_open_or_say_why() -> None:
    said: PuppetError | None = None
    try:
        open_virtual_camera((640, 480), 30).close()
    except PuppetError as error:
        said = error
    if said is not None:
        assert said.remedy
        assert all(name in said.problem for name in pyvirtualcam.camera.BACKENDS)


def test_the_device_labelled_puppet_is_preferred(
    backends: dict[str, type[Device]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for device, card in (("video0", "Integrated Camera"), ("video8", "OBS Cam"), ("video9", "Puppet")):
        (tmp_path / device).mkdir()
        (tmp_path / device / "name").write_text(card + "\n")
    monkeypatch.setattr(puppet.outputs, "_SYSFS", tmp_path)
    pyvirtualcam.register_backend("v4l2loopback", Device)
    output = open_virtual_camera(SIZE, 30)
    assert Device.opened[0].settings[4] == "/dev/video9"
    assert output.name == "Puppet (/dev/video9)"
    (tmp_path / "video9" / "name").write_text("Other")
    open_virtual_camera(SIZE, 30)
    assert Device.opened[1].settings[4] is None


def test_a_device_that_fails_in_a_call_is_lost(backends: dict[str, type[Device]]) -> None:
    pyvirtualcam.register_backend("test", Unplugged)
    output = open_virtual_camera(SIZE, 30)
    output.send(picture())
    output.send(picture())
    for _ in range(2):
        with pytest.raises(OutputLost, match=r"Test Camera no longer takes pictures .*No such device"):
            output.send(picture())
    output.close()
    assert Unplugged.opened[0].closed == 1


def test_a_device_that_hangs_does_not_hold_up_closing(backends: dict[str, type[Device]]) -> None:
    pyvirtualcam.register_backend("test", Hanging)
    output = open_virtual_camera(SIZE, 30)
    sender = threading.Thread(target=output.send, args=(picture(),), daemon=True)
    sender.start()
    time.sleep(0.05)
    began = time.perf_counter()
    output.close()
    assert time.perf_counter() - began < 2
    assert Hanging.opened[0].closed == 0  # closing under a running send would crash a native backend
    Hanging.back.set()
    sender.join(2)


def test_sending_does_not_wait_for_the_frame_rate(backends: dict[str, type[Device]]) -> None:
    pyvirtualcam.register_backend("test", Device)
    output = open_virtual_camera(SIZE, 1)
    one = picture()
    began = time.perf_counter()
    for _ in range(30):
        output.send(one)
    assert time.perf_counter() - began < 1
    assert len(Device.opened[0].received) == 30


def test_no_output_takes_anything_but_a_picture(backends: dict[str, type[Device]], tmp_path: Path) -> None:
    pyvirtualcam.register_backend("test", Device)
    file = FileOutput(tmp_path / "film.mp4", SIZE, 30)
    null = NullOutput(SIZE)
    pixels = picture().pixels
    for output in (VirtualCameraOutput(SIZE, 30), file, null):
        for thing in (pixels, Frame(pixels, 0.0, 0), None, "picture"):
            with pytest.raises(TypeError, match="take a Picture"):
                output.send(thing)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="48 x 64, the output 64 x 48"):
            output.send(picture(size=(48, 64)))
        output.close()
    assert Device.opened[0].received == []
    assert null.sent == 0
    assert list(tmp_path.iterdir()) == []


def test_a_recording_has_every_picture(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    output = FileOutput(path, SIZE, Fraction(30000, 1001))
    levels = list(range(60, 220, 10))
    for level in levels:
        output.send(picture(level))
    output.send(picture(levels[-1]))  # a repeat is a frame too
    output.close()
    output.close()
    with pytest.raises(ValueError, match="closed"):
        output.send(picture())
    reader = VideoReader(path)
    assert reader.fps == Fraction(30000, 1001)
    colours = [image.mean((0, 1)) for image, _ in reader.frames()]
    assert len(colours) == len(levels) + 1
    for colour, level in zip(colours, levels, strict=False):
        assert colour == pytest.approx((level, level // 2, 10), abs=3)


def test_a_recording_that_cannot_be_stored_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = FileOutput(tmp_path / "film.mp4", SIZE, 30)

    def full(_: Image) -> None:
        raise PuppetError("The disk is full", "Free some space")

    monkeypatch.setattr(output._writer, "write", full)  # test_video fills a real disk
    with pytest.raises(OutputLost, match=r"The disk is full\. Free some space"):
        output.send(picture())
    with pytest.raises(PuppetError, match="no folder"):
        FileOutput(tmp_path / "missing" / "film.mp4", SIZE, 30)


def test_nothing_counts(backends: dict[str, type[Device]]) -> None:
    output = NullOutput(SIZE)
    for _ in range(3):
        output.send(picture())
    output.close()
    assert (output.name, output.sent) == ("Preview only", 3)


# ---- for a whole call, through the real library ----------------------------------------------------------------------


class Windows:
    """Two cameras as on Windows: OBS's, which another program can hold, and Unity Capture."""

    def __init__(self) -> None:
        self.obs_held = False
        self.obs_gone = False
        self.slow_s = 0.0
        outer = self

        class Obs(Device):
            opened: ClassVar[list[Device]] = []

            def __init__(self, **settings: Any) -> None:
                if outer.obs_held:
                    raise RuntimeError("virtual camera output could not be started")
                super().__init__(**settings)

            def send(self, frame: Image) -> None:
                time.sleep(outer.slow_s)
                if outer.obs_gone:
                    raise RuntimeError("queue closed")
                super().send(frame)

            def device(self) -> str:
                return "OBS Virtual Camera"

        class Unity(Device):
            opened: ClassVar[list[Device]] = []

            def device(self) -> str:
                return "Unity Video Capture"

        self.obs, self.unity = Obs, Unity


@pytest.fixture
def windows(backends: dict[str, type[Device]]) -> Windows:
    made = Windows()
    register_backend("obs", made.obs)
    register_backend("unitycapture", made.unity)
    return made


def test_unity_capture_stands_in_where_obs_is_busy(windows: Windows) -> None:
    usual = open_virtual_camera(SIZE, 30)
    assert (usual.name, usual.notice) == ("OBS Virtual Camera", "")
    windows.obs_held = True
    output = open_virtual_camera(SIZE, 30)
    assert output.name == "Unity Video Capture"
    assert "could not be started" in output.notice
    output.send(picture())
    assert len(windows.unity.opened[0].received) == 1


def test_a_camera_keeps_size_and_rate_for_the_whole_call_and_comes_back_by_itself(windows: Windows) -> None:
    problems, clock = Problems(), FakeClock()
    port = OutputPort(lambda: open_virtual_camera(SIZE, 30), Stats(), problems, clock)
    windows.obs_held = windows.obs_gone = False
    port.open_step()
    port.send(picture())
    assert port.name == "OBS Virtual Camera"
    port.send(picture(size=(32, 32)))  # a picture of another size never reaches a device, and costs no call its camera
    assert port.open
    assert [frame.size for frame in windows.obs.opened[0].received] == [64 * 48 * 3]
    for lost in range(3):
        windows.obs_gone = True
        port.send(picture())
        assert not port.open
        windows.obs_gone, windows.obs_held = False, lost == 2
        clock.now += 60
        port.open_step()
        port.send(picture())
        assert port.open
    told = {problem.key: f"{problem.message} {problem.remedy}" for problem in problems.all()}
    assert "Choose “Unity Video Capture”" in told["output-stand-in"]
    everything = [*windows.obs.opened, *windows.unity.opened]
    assert {device.settings[:3] for device in everything} == {(64, 48, 30)}
    assert all(device.closed == 1 for device in everything[:-1])
    port.close()


def test_a_slow_camera_gets_the_newest_picture_and_nothing_piles_up(windows: Windows) -> None:
    windows.slow_s = 0.12
    port = OutputPort(lambda: open_virtual_camera(SIZE, 30), Stats(), Problems())
    port.open_step()
    slot: Slot[Picture] = Slot()
    sender = Sender(slot, lambda new, _now_s: new, lambda sent: None, port, 30)
    late = []
    for level in range(50, 58):
        for step in range(4):
            slot.put(picture(level + step))
        sender.step()
        late.append(float(windows.obs.opened[0].received[-1].reshape(48, 64, 3)[20, 32, 0]) - (level + 3))
    assert late == [0.0] * 8
    port.close()
