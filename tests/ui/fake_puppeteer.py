"""A whole puppeteer in memory: moving synthetic pictures, portraits decoded with Pillow, no camera, no model."""

from __future__ import annotations

import io
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from fake_curator import FakeCameraViews, FakeCurator
from fake_outlets import FakeOutlets
from PIL import Image as PilImage
from PIL import UnidentifiedImageError

from puppet.errors import PuppetError
from puppet.models import (
    LANDMARKS,
    AnotherPerson,
    CalibrationPhase,
    CalibrationState,
    CameraInfo,
    Face,
    FaceChoice,
    FaceStatus,
    Frame,
    Image,
    LiveState,
    MotionStyle,
    Points,
    PortraitInfo,
    Problem,
    View,
)
from puppet.picture import _COMPOSER_KEY, Picture

FPS = 30
COUNTDOWN_S = 3.0
COLLECT_S = 0.5


def make_picture(pixels: Image, index: int = 0, persona: str = "test") -> Picture:
    """A picture of these pixels, as the composer would make it."""
    return Picture(_COMPOSER_KEY, pixels, time.perf_counter(), index, persona)


class FakePuppeteer:
    """Implements ``puppet.models.Puppeteer``.

    A portrait shows one face for each time its width holds its height: one twice as wide as high has two. A further
    photo that is red is of another person.

    Args:
        load_s, add_s, close_s: how long loading, adding and closing take.
        size: (width, height) of the pictures.
    """

    def __init__(
        self, *, load_s: float = 0.0, add_s: float = 0.0, close_s: float = 0.0, size: tuple[int, int] = (640, 360)
    ) -> None:
        self.load_s, self.add_s, self.close_s = load_s, add_s, close_s
        self.size = size
        self.closed = False
        self.add_threads: list[str] = []
        self.calls: list[tuple[object, ...]] = []
        self.problems: list[Problem] = []
        self.face = FaceStatus.TRACKED
        self.output_open = True
        self.reason = ""
        self.calibrated = True
        self.camera_list = [CameraInfo("driver:bundled", "Bundled driver"), CameraInfo("webcam:v4l2:0", "HD Webcam")]
        self.style, self.view, self.fps = MotionStyle(), View(), 30.0
        self.better_neutral = False
        self.refining: float | None = None
        self.broken: Exception | None = None
        self._lock = threading.Lock()
        self._started_s: float | None = None
        self._live = self._away = False
        self._camera = self.camera_list[0].key
        self._portraits: list[PortraitInfo] = []
        self._images: dict[str, Image] = {}
        self._picture: Picture | None = None
        self._inset: tuple[Frame, Face | None] | None = None
        self._calibration_s: float | None = None
        self._reason_gone_s: float | None = None
        for hue, name in ((20, "Ada"), (140, "Bea"), (230, "Cleo")):
            pixels = np.full((96, 96, 3), (hue, 120, 255 - hue), np.uint8)
            self._keep(name.lower(), name, pixels, removable=name != "Ada")
        self.further: dict[str, tuple[Image, ...]] = {}
        self._before: dict[str, list[tuple[Image, ...]]] = {}
        self.photo_threads: list[str] = []
        self._selected = "ada"
        self.curator = FakeCurator(self._portraits, self._images, self._lock)
        self.curator.removed = self._removed
        self.outlets = FakeOutlets()
        self.camera_views = FakeCameraViews(lambda: self.camera_list)
        self.output_opens = False  # when it is tried again

    # ---- Puppeteer --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._started_s = time.perf_counter()

    def close(self) -> None:
        time.sleep(self.close_s)
        self.closed = True

    def state(self) -> LiveState:
        if self.broken is not None:
            raise self.broken
        ready = self._ready()
        return LiveState(
            ready=ready,
            loading="" if ready else "Loading the face tracker…",
            live=self._live,
            away=self._away,
            fps=30.0 if ready else 0.0,
            latency_p50_ms=42.0 if ready else 0.0,
            latency_p95_ms=61.0 if ready else 0.0,
            runs_on="Warp · CPU",
            camera_key=self._camera,
            portrait_key=self._selected,
            face=self.face if ready else FaceStatus.STARTING,
            output_name="Puppet" if self.output_open else "Preview only",
            output_open=self.output_open,
            calibration=self._calibration(),
            problems=tuple(self.problems),
            better_neutral=self.better_neutral,
            refining=self.refining,
        )

    def picture(self) -> Picture | None:
        if not self._ready():
            return None
        index = int(time.perf_counter() * FPS)
        if self._picture is None or self._picture.frame_index != index:
            away = self._live and self._away
            pixels = np.full((self.size[1], self.size[0], 3), 70, np.uint8) if away else self._draw(index)
            self._picture = make_picture(pixels, index, "" if away else self._selected)
        return self._picture

    def others_see(self) -> Picture | None:
        return self.picture()

    def inset(self) -> tuple[Frame, Face | None] | None:
        if not self._ready():
            return None
        now_s = time.perf_counter()
        index = int(now_s * FPS)
        if self._inset is None or self._inset[0].index != index:
            height, width = 480, 640
            pixels = np.zeros((height, width, 3), np.uint8)
            pixels[:, : width // 2] = (200, 40, 40)  # the driver's right side is red: tells a mirrored inset
            pixels[:, width // 2 :] = (40, 40, 200)
            frame = Frame(pixels, now_s, index)
            angle = np.linspace(0.0, 2 * np.pi, LANDMARKS, dtype=np.float32)
            x, y = 160 + 20 * np.sin(now_s) + 60 * np.cos(angle), 240 + 80 * np.sin(angle)
            marks = np.stack([x, y, np.zeros_like(x)], 1).astype(np.float32)
            seen = self.face is FaceStatus.TRACKED
            self._inset = frame, Face(marks, (width, height), now_s, index) if seen else None
        return self._inset

    def cameras(self) -> list[CameraInfo]:
        return list(self.camera_list)

    def portraits(self) -> list[PortraitInfo]:
        with self._lock:
            return list(self._portraits)

    def select_camera(self, key: str) -> None:
        self.calls.append(("select_camera", key))
        self._camera = key

    def select_portrait(self, key: str) -> None:
        if key not in self._images:
            raise PuppetError("That portrait is not in the gallery", "Add it again")
        self._selected = key

    def add_portrait(self, source: Path | bytes, name: str = "", face: int | None = None) -> PortraitInfo | FaceChoice:
        self.add_threads.append(threading.current_thread().name)
        time.sleep(self.add_s)
        pixels = self._decode(source)
        height, width = pixels.shape[:2]
        faces = max(1, width // height)
        if faces > 1 and face is None:
            cuts = [pixels[:, place * height : (place + 1) * height] for place in range(faces)]
            return FaceChoice(tuple(self._square(cut, 160) for cut in cuts))
        place = face or 0
        side = min(height, width)
        image = pixels[:side, place * side : (place + 1) * side]
        return self._keep(f"added-{len(self._images)}", name or "Portrait", image)

    def remove_portrait(self, key: str) -> None:
        with self._lock:
            self._portraits[:] = [portrait for portrait in self._portraits if portrait.key != key]
            del self._images[key]
        self._removed(key)

    def _removed(self, key: str) -> None:
        if self._selected == key:
            self._away = self._away or self._live
            self._selected = self._portraits[0].key

    def photos(self, key: str) -> list[Image]:
        return [self._square(image, 160) for image in (self._images[key], *self.further.get(key, ()))]

    def add_photo(
        self, key: str, source: Path | bytes, name: str = "", face: int | None = None, same_person: bool = False
    ) -> PortraitInfo | FaceChoice | AnotherPerson:
        self.photo_threads.append(threading.current_thread().name)
        time.sleep(self.add_s)
        further = self.further.get(key, ())
        if len(further) >= 7:
            raise PuppetError(f"{key.title()} has 8 photos already", "Remove one of them first")
        image = self._decode(source)
        height, width = image.shape[:2]
        if width >= 2 * height:
            if face is None:
                return FaceChoice(tuple(self._square(cut, 160) for cut in np.split(image, width // height, axis=1)))
            image = image[:, face * height : (face + 1) * height]
        if any(np.array_equal(image, other) for other in further):
            raise PuppetError(f"{name} is among the photos of {key.title()} already", "Choose another photo")
        if image[0, 0, 0] > 200 and not same_person:
            return AnotherPerson(self._square(self._images[key], 160), self._square(image, 160))
        return self._set_further(key, (*further, image))

    def remove_photo(self, key: str, number: int) -> PortraitInfo:
        further = self.further[key]
        return self._set_further(key, further[: number - 1] + further[number:])

    def undo_photos(self, key: str, steps: int = 1) -> PortraitInfo:
        for _ in range(steps):
            self.further[key] = self._before[key].pop()
        return self._set_further(key, self.further[key], undo=True)

    def try_output(self) -> None:
        self.calls.append(("try_output",))
        self.output_open = self.output_open or self.output_opens

    def calibrate(self) -> None:
        self._calibration_s = time.perf_counter()

    def find_neutral(self) -> None:
        self.calls.append(("find_neutral",))
        self.better_neutral = False

    def set_motion(self, style: MotionStyle) -> None:
        self.style = style

    def set_view(self, view: View) -> None:
        self.view = view

    def set_format(self, size: tuple[int, int], fps: float) -> None:
        if self._live:
            raise PuppetError("The size cannot change in a call", "End live first")
        self.size, self.fps = size, fps
        self._picture = None

    def landmarks(self) -> Points | None:
        angle = np.linspace(0.0, 2 * np.pi, LANDMARKS, dtype=np.float32)
        x = self.size[0] * 0.25 + 60 * np.cos(angle)
        return np.stack([x, self.size[1] / 2 + 80 * np.sin(angle)], 1)

    def go_live(self, live: bool) -> None:
        self._live = live

    def set_away(self, away: bool) -> None:
        self.calls.append(("set_away", away))
        self._away = away

    def dismiss(self, problem_key: str) -> None:
        self.problems = [problem for problem in self.problems if problem.key != problem_key]

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _ready(self) -> bool:
        return self._started_s is not None and time.perf_counter() - self._started_s >= self.load_s

    def _keep(self, key: str, name: str, image: Image, removable: bool = True) -> PortraitInfo:
        portrait = PortraitInfo(key, name, self._square(image, 96), removable)
        with self._lock:
            self._images[key] = image
            self._portraits.append(portrait)
        return portrait

    def _set_further(self, key: str, images: tuple[Image, ...], undo: bool = False) -> PortraitInfo:
        with self._lock:
            if not undo:
                self._before.setdefault(key, []).append(self.further.get(key, ()))
            self.further[key] = images
            [place] = [place for place, portrait in enumerate(self._portraits) if portrait.key == key]
            self._portraits[place] = replace(self._portraits[place], photos=1 + len(images))
            return self._portraits[place]

    @staticmethod
    def _decode(source: Path | bytes) -> Image:
        try:
            with PilImage.open(io.BytesIO(source) if isinstance(source, bytes) else source) as opened:
                return np.asarray(opened.convert("RGB"))
        except (OSError, UnidentifiedImageError) as error:
            what = "This" if isinstance(source, bytes) else f"“{source.name}”"
            raise PuppetError(f"{what} is not a picture Puppet can read", "Choose a PNG or JPEG file") from error

    @staticmethod
    def _square(image: Image, side: int) -> Image:
        return np.asarray(PilImage.fromarray(np.ascontiguousarray(image)).resize((side, side)))

    def _draw(self, index: int) -> Image:
        """The portrait's colour with a disc that swings from side to side."""
        width, height = self.size
        pixels = np.empty((height, width, 3), np.uint8)
        pixels[:] = self._images[self._selected].reshape(-1, 3).mean(0).astype(np.uint8)
        x = width / 2 + width / 4 * np.sin(index / 12)
        rows, columns = np.ogrid[:height, :width]
        pixels[(rows - height / 2) ** 2 + (columns - x) ** 2 < (height / 4) ** 2] = (240, 214, 190)
        return pixels

    def _calibration(self) -> CalibrationState:
        if self._calibration_s is None:
            return CalibrationState(calibrated=self.calibrated)
        left_s = self._calibration_s + COUNTDOWN_S - time.perf_counter()
        if left_s > 0:
            return CalibrationState(CalibrationPhase.COUNTDOWN, countdown_s=left_s)
        if self.reason:
            self._calibration_s = time.perf_counter() - COUNTDOWN_S
            return CalibrationState(CalibrationPhase.WAITING, reason=self.reason)
        progress = -left_s / COLLECT_S
        if progress < 1:
            return CalibrationState(CalibrationPhase.COLLECTING, progress=progress)
        self._calibration_s = None
        self.calibrated = True
        return CalibrationState(CalibrationPhase.DONE, progress=1.0, calibrated=True)
