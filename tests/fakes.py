"""Stand-ins that are real implementations of the chain's parts: small, exact, and able to fail in every way."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from puppet import topology
from puppet.errors import PuppetError
from puppet.live.parts import Parts
from puppet.models import (
    LANDMARKS,
    CalibrationPhase,
    CalibrationState,
    CameraInfo,
    Crop,
    Face,
    FaceChoice,
    Frame,
    Gains,
    Image,
    Persona,
    Points,
)
from puppet.picture import Picture

FRAME_SIZE = (64, 48)
KEY_COLOUR = (255, 0, 255)
"""What every pixel of a fake camera's frames shows but one row; no portrait here has a pixel near it."""


def face_points(width: float, height: float, dx: float = 0.0) -> Points:
    """A face-like set of landmarks in the middle of a picture, moved ``dx`` pixels aside: float32 (478, 3)."""
    points = np.zeros((LANDMARKS, 3), np.float64)
    around = np.linspace(0, 2 * np.pi, len(topology.FACE_OVAL), endpoint=False)
    points[list(topology.FACE_OVAL), 0] = 0.25 * np.sin(around)
    points[list(topology.FACE_OVAL), 1] = -0.35 * np.cos(around)
    for side, upper, lower in (
        (-1, topology.RIGHT_EYE_UPPER, topology.RIGHT_EYE_LOWER),
        (1, topology.LEFT_EYE_UPPER, topology.LEFT_EYE_LOWER),
    ):
        along = np.linspace(-1, 1, len(upper))
        for chain, way in ((upper, -1), (lower, 1)):
            points[list(chain), 0] = side * (0.11 - 0.05 * along)
            points[list(chain), 1] = -0.08 + way * 0.03 * np.sqrt(1 - along**2)
    scale = min(width, height)
    points[:, :2] = points[:, :2] * scale + (width / 2 + dx, height / 2)
    return points.astype(np.float32)


def persona_of(colour: int, name: str = "Grey", size: tuple[int, int] = (60, 80)) -> Persona:
    """A plain grey portrait with a bright stripe where the face is."""
    width, height = size
    image = np.full((height, width, 3), colour, np.uint8)
    image[:, width // 2 - 2 : width // 2 + 2] = min(colour + 60, 200)
    return Persona(
        id=f"persona-{colour}",
        name=name,
        image=image,
        landmarks=face_points(width, height),
        crop=Crop(5, 5, 50),
        mask=np.full((height, width), 255, np.uint8),
        background=np.full((height, width, 3), colour, np.uint8),
    )


class FakeCamera:
    """Delivers frames full of ``KEY_COLOUR`` but for one row, which changes from frame to frame as sensor noise does.

    Attributes:
        dark: its shutter is closed: frames are black but for noise.
        silent: ``read`` delivers nothing until the camera is closed.
        stuck: ``read`` delivers nothing and does not even end on ``close``.
        lost: ``read`` raises.
    """

    def __init__(self, key: str, fps: float = 100.0) -> None:
        self.name = key
        self.silent = self.stuck = self.lost = self.dark = False
        self._period = 1 / fps
        self._closed = threading.Event()
        self._index = -1

    @property
    def closed(self) -> bool:
        return self._closed.is_set()

    def read(self) -> Frame:
        if self._closed.wait(self._period):
            raise PuppetError("The camera was closed")
        while self.stuck:
            time.sleep(0.05)
        if self.silent:
            self._closed.wait()
        if self.lost or self.closed:
            raise PuppetError("The camera was unplugged", "Plug it in again")
        self._index += 1
        pixels = np.empty((FRAME_SIZE[1], FRAME_SIZE[0], 3), np.uint8)
        pixels[:] = (0, 0, 0) if self.dark else KEY_COLOUR
        pixels[16] = (self._index % 5, 0, 0)
        return Frame(pixels, time.perf_counter(), self._index)

    def close(self) -> None:
        self._closed.set()


class FakeTracker:
    """Finds a face that sways with the frame's index.

    Attributes:
        mode: "face", "lost", "nan", "raise" or "hang" (until ``close``).
    """

    def __init__(self) -> None:
        self.mode = "face"
        self.resets = 0
        self.closed = threading.Event()

    def track(self, frame: Frame) -> Face | None:
        if self.mode == "raise":
            raise RuntimeError("the graph broke")
        if self.mode == "hang":
            self.closed.wait()
        if self.mode == "lost":
            return None
        points = face_points(*FRAME_SIZE, dx=3 * np.sin(frame.index / 5))
        if self.mode == "nan":
            points[5] = np.nan
        return Face(points, FRAME_SIZE, frame.captured_s, frame.index)

    def reset(self) -> None:
        self.resets += 1

    def close(self) -> None:
        self.closed.set()


class FakeCalibrator:
    """Takes the tenth face it sees as the neutral, and the tenth after each ``start``."""

    after = 10

    def __init__(self, neutral: Points | None = None) -> None:
        self.neutral = neutral
        self.provisional: Points | None = None
        self._seen = 0 if neutral is None else self.after

    def update(self, face: Face | None, now_s: float) -> CalibrationState:
        if face is not None and self._seen < self.after:
            self._seen += 1
            if self.provisional is None:
                self.provisional = face.landmarks
            if self._seen == self.after:
                self.neutral = face.landmarks.copy()
        phase = CalibrationPhase.IDLE if self._seen == self.after else CalibrationPhase.COLLECTING
        return CalibrationState(phase, progress=self._seen / self.after, calibrated=self.neutral is not None)

    def start(self, now_s: float) -> None:
        self._seen = 0

    def adopt(self, neutral: Points, now_s: float) -> None:
        self.neutral, self._seen = neutral, self.after


class FakeRetargeter:
    """Adds the driver's difference to its neutral to the portrait, scaled by their widths.

    ``broken`` makes every target NaN."""

    broken = False

    def __init__(self, portrait: Points, neutral: Points, gains: Gains) -> None:
        self._portrait, self._neutral = portrait, neutral
        self._gain = np.float32(gains.pose)
        self._scale = np.float32(np.ptp(portrait[:, 0]) / np.ptp(neutral[:, 0]))

    def target(self, face: Face) -> Points:
        if FakeRetargeter.broken:
            return np.full((LANDMARKS, 3), np.nan, np.float32)
        return self._portrait + self._gain * self._scale * (face.landmarks - self._neutral)

    def steer(self, gains: Gains, look: float, smoothing: float) -> None:
        self._gain = np.float32(gains.pose)


class FakeRenderer:
    """Moves the whole portrait aside with the landmarks' mean.

    Attributes:
        mode: "fine", "raise", "shape" (an image of the wrong size) or "hang" (until ``released``).
        poses: what was rendered, newest last.
    """

    name = "fake"
    runs_on = "CPU"
    trouble = ""
    notice = ""
    released = threading.Event()

    def __init__(self) -> None:
        self.mode = "fine"
        self.poses: list[Points] = []
        self._persona: Persona | None = None

    def bind(self, persona: Persona) -> None:
        self._persona = persona

    def render(self, landmarks: Points) -> Image:
        assert self._persona is not None
        if self.mode == "raise":
            raise MemoryError("out of memory")
        if self.mode == "hang":
            FakeRenderer.released.wait()
        if self.mode == "shape":
            return np.zeros((8, 8, 3), np.uint8)
        self.poses.append(landmarks)
        dx = float((landmarks[:, 0] - self._persona.landmarks[:, 0]).mean())
        image = np.roll(self._persona.image, round(dx), axis=1)
        image[:8, :8] = 30 + (landmarks[:, 0].mean() * 1000) % 90  # no two poses look the same to the last bit
        cutout = self._persona.cutout
        return image if cutout is None else np.dstack([image, cutout.mask])


class FakeOutput:
    """Keeps what it was sent.

    Attributes:
        failing: ``send`` raises.
        sent: (when, picture), oldest first.
    """

    def __init__(self, name: str = "Fake camera") -> None:
        self.name = name
        self.failing = False
        self.closed = False
        self.sent: list[tuple[float, Picture]] = []

    def send(self, picture: Picture) -> None:
        if not isinstance(picture, Picture):
            raise TypeError("Outputs take pictures")
        if self.failing or self.closed:
            raise OSError("the device went away")
        self.sent.append((time.perf_counter(), picture))

    def close(self) -> None:
        self.closed = True


class FakeMaker:
    """Makes personas of pictures: black ones have no face, ones wider than tall have two."""

    def __init__(self) -> None:
        self.made = 0
        self.closed = False

    def make(self, source: Path | bytes | Image, name: str = "", face: int | None = None) -> Persona | FaceChoice:
        image = source if isinstance(source, np.ndarray) else load_image(source)
        self.made += 1
        if not image.any():
            raise PuppetError("No face was found", "Choose a picture of a face")
        if image.shape[1] > image.shape[0] and face is None:
            return FaceChoice((np.zeros((160, 160, 3), np.uint8),) * 2)
        colour = int(image[0, 0, 0])
        return persona_of(colour, name, (image.shape[1], image.shape[0]))

    def close(self) -> None:
        self.closed = True


def load_image(source: Path | bytes) -> Image:
    """Reads what ``puppet.live.gallery.encode_png`` writes."""
    from puppet.cv import cv2

    content = source.read_bytes() if isinstance(source, Path) else source
    image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    if image is None:
        raise PuppetError("This is not a picture", "Choose another")
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB))


def thumbnail(persona: Persona) -> Image:
    return np.full((96, 96, 3), persona.image[0, 0], np.uint8)


@dataclass(frozen=True)
class FakeBundled:
    key: str
    name: str
    source: Path


class Stage:
    """All fakes of one chain, for a test to reach into."""

    def __init__(self, folder: Path, cameras: tuple[str, ...] = ("webcam:0",), portraits: int = 2) -> None:
        from puppet.live.gallery import encode_png

        self.tracker = FakeTracker()
        self.maker = FakeMaker()
        self.cameras: list[FakeCamera] = []
        self.outputs: list[FakeOutput] = []
        self.renderers: list[FakeRenderer] = []
        self.unopenable: set[str] = set()
        self.output_refuses = False
        self.renderers_refuse = False
        self.camera_fps = 100.0
        self.camera_setup: dict[str, str] = {}
        self._infos = [CameraInfo(key, key) for key in (*cameras, "driver:bundled")]
        self._bundled = []
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(portraits):
            path = folder / f"portrait{number}.png"
            path.write_bytes(encode_png(np.full((80, 60, 3), 40 + 40 * number, np.uint8)))
            self._bundled.append(FakeBundled(f"portrait{number}", f"Portrait {number}", path))

    @property
    def camera(self) -> FakeCamera:
        return self.cameras[-1]

    @property
    def output(self) -> FakeOutput:
        return self.outputs[-1]

    @property
    def sent(self) -> list[Picture]:
        """Every picture that any output was sent."""
        return [picture for output in self.outputs for _, picture in output.sent]

    def open_camera(self, key: str, timeout_s: float) -> FakeCamera:
        if key in self.unopenable:
            raise PuppetError(f"{key} cannot be opened", "Plug it in")
        camera = FakeCamera(key, self.camera_fps)
        if key in self.camera_setup:
            setattr(camera, self.camera_setup[key], True)
        self.cameras.append(camera)
        return camera

    def open_output(self, size: tuple[int, int], fps: float) -> FakeOutput:
        if self.output_refuses:
            raise PuppetError("No virtual camera could be opened (a: no; b: neither)", "Install one")
        self.outputs.append(FakeOutput())
        return self.outputs[-1]

    def make_renderer(self) -> FakeRenderer:
        self.renderers.append(FakeRenderer())
        if self.renderers_refuse:
            self.renderers[-1].mode = "raise"
        return self.renderers[-1]

    def parts(self) -> Parts:
        return Parts(
            tracker=lambda: self.tracker,
            calibrator=FakeCalibrator,
            retargeter=FakeRetargeter,
            renderer=self.make_renderer,
            maker=lambda: self.maker,
            load_image=load_image,
            thumbnail=thumbnail,
            bundled=lambda: self._bundled,
            list_cameras=lambda: list(self._infos),
            open_camera=self.open_camera,
            open_output=self.open_output,
        )


class FakeClock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
