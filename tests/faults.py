"""Everything that can go wrong in the chain, put between its parts, be they fakes or real ones; and what searches every
picture for the pattern that every camera frame carries.

``python -m tests.fault_table`` measures each of them on the real chain, ``python -m tests.leak_run`` searches a hundred
thousand pictures.
"""

from __future__ import annotations

import math
import threading
import time
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pil

from puppet.capture.camera import Camera
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.live.parts import Parts
from puppet.models import Face, Frame, Image, PartedRenderer, Persona, Points, Renderer
from puppet.outputs import Output
from puppet.picture import Picture
from puppet.tracking.tracker import Tracker

KEY = (255, 0, 255)
RIM = 12
"""Pixels at the edges of a keyed frame that show ``KEY``; a frame of a fake camera shows hardly anything else."""


class Faults:
    """What is wrong at this moment, by part; "" where nothing is.

    Attributes:
        camera: "unplugged", "hang", "exit", "frozen", "black", "dark", "size", "garbage", "noise", "clock", "times"
            (capture times that are none), "views" (frames that cannot be written, or do not lie in one piece).
        opening: of cameras: "busy", "hang".
        tracker: "raise", "memory", "exit", "nan", "shape", "complex", "far", "point" (all landmarks in one place),
            "hang", "lost", "flicker" (an occlusion), "two" (two faces).
        retargeter: "nan", "inf", "complex", "none", "raise", "memory", "hang".
        engine: inside a real renderer: "raise", "memory", "exit", "nan", "shape", "type", "hang".
        renderer: "raise", "memory", "exit", "nan", "shape", "float", "flat", "none", "hang" (in a call, not while a
            portrait is prepared).
        output: "gone", "exit", "interrupt", "slow", "size" (it comes back with another), "hang".
        hanging: threads that hang now.
    """

    def __init__(self) -> None:
        self.camera = self.opening = self.tracker = self.retargeter = self.engine = self.renderer = self.output = ""
        self.hanging = 0
        self.released = threading.Event()

    def hang(self, part: str) -> None:
        """What hangs comes back no more until the test is over; whoever takes its place works."""
        setattr(self, part, "")
        self.hanging += 1
        self.released.wait()
        self.hanging -= 1

    def clear(self) -> None:
        self.camera = self.opening = self.tracker = self.retargeter = self.engine = self.renderer = self.output = ""


class FaultyCamera:
    """A camera whose frames all carry ``KEY`` around their edges."""

    def __init__(self, camera: Camera, faults: Faults) -> None:
        self.name = camera.name
        self._camera, self._faults = camera, faults
        self._last: Image | None = None
        self._count = 0

    def read(self) -> Frame:
        frame = self._camera.read()
        mode = self._faults.camera
        self._count += 1
        if mode == "unplugged":
            raise PuppetError("The camera was unplugged", "Plug it in again")
        if mode == "exit":
            raise SystemExit("the driver called exit")
        if mode == "hang":
            self._faults.hang("camera")
        if mode == "clock":
            return Frame(self._keyed(frame.pixels), frame.captured_s + (-1) ** self._count * 500.0, frame.index)
        if mode == "times":
            odd = (math.nan, math.inf, -math.inf, frame.captured_s - 0.3 * (self._count % 7), 0.0)
            return Frame(self._keyed(frame.pixels), odd[self._count % len(odd)], -frame.index)
        if mode == "views":
            return Frame(self._view(self._keyed(frame.pixels)), frame.captured_s, frame.index)
        if mode == "garbage":
            return self._garbage(frame)
        pixels = frame.pixels
        if mode == "frozen" and self._last is not None:
            pixels = self._last
        if mode == "black":
            pixels = np.zeros_like(pixels)
        if mode == "dark":
            pixels = (pixels // 16).astype(np.uint8)
        if mode == "noise":
            pixels = np.random.default_rng(self._count).integers(0, 256, pixels.shape, np.uint8)
        if mode == "size":
            height, width = pixels.shape[:2]
            share = (1.0, 0.5, 1.5)[self._count // 10 % 3]
            pixels = cv2.resize(pixels, (round(width * share), round(height * share)))
        self._last = pixels
        return Frame(pixels if mode in ("black", "dark") else self._keyed(pixels), frame.captured_s, frame.index)

    def close(self) -> None:
        self._camera.close()

    def _keyed(self, pixels: Image) -> Image:
        rim = min(RIM, pixels.shape[0] // 4)
        keyed = pixels.copy()
        keyed[:rim] = keyed[-rim:] = KEY
        keyed[:, :rim] = keyed[:, -rim:] = KEY
        keyed[rim // 2, ::2] = self._count % 7  # sensor noise: not two frames are the same
        return keyed

    def _view(self, keyed: Image) -> Image:
        """The same pixels as libraries hand them out: backwards, column by column, read-only, every second one."""
        match self._count % 4:
            case 0:
                return keyed[..., ::-1].copy()[..., ::-1]
            case 1:
                return np.asfortranarray(keyed)
            case 2:
                return np.repeat(keyed, 2, axis=1)[:, ::2]
        keyed.flags.writeable = False
        return keyed

    def _garbage(self, frame: Frame) -> Frame:
        height, width = frame.pixels.shape[:2]
        kinds: tuple[object, ...] = (
            None,
            [[[255, 0, 255]]],
            np.full((height, width, 3), True),
            np.full((height, width, 3), "x", object),
            np.full((1, 40_000, 3), 255, np.uint8),
            np.full((height, width, 3), np.nan, np.float32),
            np.empty((0, 0, 3), np.uint8),
            np.full((height, width), 255, np.uint8),
            np.full((height, width, 4), 255, np.uint8),
            "no picture",
            np.full((height, 1, 3), 255, np.uint8),
        )
        return Frame(kinds[self._count % len(kinds)], frame.captured_s, frame.index)  # type: ignore[arg-type]


class FaultyTracker:
    """A tracker that finds what it is told to."""

    def __init__(self, tracker: Tracker, faults: Faults) -> None:
        self._tracker, self._faults = tracker, faults
        self._count = 0

    def track(self, frame: Frame) -> Face | None:
        mode = self._faults.tracker
        self._count += 1
        if mode == "raise":
            raise RuntimeError("the graph broke")
        if mode == "exit":
            raise SystemExit("something called exit")
        if mode == "memory":
            raise MemoryError("out of memory")
        if mode == "hang":
            self._faults.hang("tracker")
        if mode == "lost" or (mode == "flicker" and self._count % 3):
            return None
        face = self._tracker.track(frame)
        if face is None:
            return None
        points = face.landmarks.copy()
        if mode == "nan":
            points[5] = np.nan
        if mode == "shape":
            points = points[:468]
        if mode == "complex":
            points = points + 1j
        if mode == "far":
            points *= np.float32(1e6)
        if mode == "point":
            points[:] = points.mean(axis=0)
        if mode == "two" and self._count % 2:
            points[:, 0] += np.float32(0.3 * face.size[0])
        return replace(face, landmarks=points)

    def reset(self) -> None:
        self._tracker.reset()

    def close(self) -> None:
        self._tracker.close()


class FaultyRenderer:
    """A renderer that fails as an engine does."""

    def __init__(self, renderer: Renderer, faults: Faults) -> None:
        self._renderer, self._faults = renderer, faults
        self.name = renderer.name

    @property
    def runs_on(self) -> str:
        return self._renderer.runs_on

    @property
    def trouble(self) -> str:
        return self._renderer.trouble

    @property
    def notice(self) -> str:
        return self._renderer.notice

    def bind(self, persona: Persona) -> None:
        self._renderer.bind(persona)

    def render(self, landmarks: Points) -> Image:
        mode = self._faults.renderer
        if mode == "raise":
            raise RuntimeError("the engine broke")
        if mode == "memory":
            raise MemoryError("out of memory")
        if mode == "exit":
            raise SystemExit("something called exit")
        if mode == "hang" and threading.current_thread().name in ("begin", "mend", "finish"):
            self._faults.hang("renderer")
        return _spoilt(self._renderer.render(landmarks), mode)


def _spoilt(image: Image, mode: str) -> Any:
    match mode:
        case "nan":
            return np.full(image.shape, np.nan, np.float32)
        case "shape":
            return image[:8, :8].copy()
        case "float":
            return image.astype(np.float64)
        case "flat":
            return image[..., 0]
        case "none":
            return None
    return image


class FaultyPartedRenderer(FaultyRenderer):
    """The same, in parts; and an engine that fails inside of it."""

    def __init__(self, renderer: PartedRenderer, faults: Faults) -> None:
        super().__init__(renderer, faults)
        self._parted = renderer
        inner = getattr(renderer, "engine", None)
        if inner is not None:
            renderer.engine = FaultyEngine(inner, faults)  # type: ignore[attr-defined]

    def hung(self) -> bool:
        told: Callable[[], bool] | None = getattr(self._parted, "hung", None)
        return told is not None and told()

    def begin(self, *what: Any) -> Any:
        return self._parted.begin(*what)

    def look(self, work: Any) -> None:
        self._parted.look(work)

    def mend(self, work: Any) -> None:
        match self._faults.renderer:
            case "raise":
                raise RuntimeError("the engine broke")
            case "memory":
                raise MemoryError("out of memory")
            case "exit":
                raise SystemExit("something called exit")
            case "hang":
                self._faults.hang("renderer")
        self._parted.mend(work)

    def aim(self, work: Any) -> None:
        self._parted.aim(work)

    def finish(self, work: Any) -> Image:
        return _spoilt(self._parted.finish(work), self._faults.renderer)


class FaultyEngine:
    """The engine of a real renderer."""

    def __init__(self, engine: Any, faults: Faults) -> None:
        self._engine, self._faults = engine, faults

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def run(self, *shown: Any) -> Any:
        if self._faults.engine == "raise":
            raise RuntimeError("the engine broke")
        if self._faults.engine == "memory":
            raise MemoryError("out of memory")
        if self._faults.engine == "exit":
            raise SystemExit("something called exit")
        if self._faults.engine == "hang":
            self._faults.hang("engine")
        mending = self._engine.run(*shown)
        match self._faults.engine:
            case "nan":
                return replace(mending, flow=mending.flow * np.float32(np.nan))
            case "shape":
                return replace(mending, mask=mending.mask[1:])
            case "type":
                return replace(mending, paint=mending.paint.astype(np.float64))
        return mending


class FaultyRetargeter:
    """Carries motion over, or gives numbers that are none."""

    def __init__(self, retargeter: object, faults: Faults) -> None:
        self._retargeter, self._faults = retargeter, faults

    def __getattr__(self, name: str) -> object:
        return getattr(self._retargeter, name)

    def target(self, face: Face) -> Points:
        mode = self._faults.retargeter
        if mode == "raise":
            raise ZeroDivisionError("the head has no width")
        if mode == "memory":
            raise MemoryError("out of memory")
        if mode == "hang":
            self._faults.hang("retargeter")
        target: Points = self._retargeter.target(face)  # type: ignore[attr-defined]
        match mode:
            case "nan":
                return np.full_like(target, np.nan)
            case "inf":
                return np.full_like(target, -np.inf)
            case "complex":
                return target + 1j
            case "none":
                return None  # type: ignore[return-value]
        return target


@dataclass(frozen=True, slots=True)
class Sent:
    """One picture that was sent: when, and which it was."""

    at_s: float
    frame_index: int
    persona_id: str
    captured_s: float


class Searched:
    """Every picture of every output goes through here, and is searched for the key.

    Attributes:
        pictures: how many there were.
        leaks: how many of them showed the key.
        sent: the newest of them, oldest first.
        kept: a leaking picture's pixels, for whoever looks into it.
    """

    def __init__(self, shows_key: Callable[[Image], bool], kept: int = 20_000) -> None:
        self._shows_key = shows_key
        self._lock = threading.Lock()
        self.pictures = self.leaks = 0
        self.sent: deque[Sent] = deque(maxlen=kept)
        self.kept: Image | None = None
        self.newest: Picture | None = None

    def look(self, picture: Picture) -> None:
        assert type(picture) is Picture
        leak = self._shows_key(picture.pixels)
        with self._lock:
            self.pictures += 1
            self.newest = picture
            if leak:
                self.leaks += 1
                self.kept = picture.pixels
            self.sent.append(Sent(time.perf_counter(), picture.frame_index, picture.persona_id, picture.captured_s))

    def since(self, start_s: float) -> list[Sent]:
        with self._lock:
            return [one for one in self.sent if one.at_s >= start_s]


class FaultyOutput:
    """A device that goes away, takes its time, or never comes back."""

    def __init__(self, output: Output, size: tuple[int, int], faults: Faults, searched: Searched) -> None:
        self.name = output.name
        self.size = (8, 8) if faults.output == "size" else size
        self._output, self._faults, self._searched = output, faults, searched

    def send(self, picture: Picture) -> None:
        if self._faults.output in ("gone", "size"):
            raise OSError("the device went away")
        if self._faults.output == "exit":
            raise SystemExit("the backend called exit")
        if self._faults.output == "interrupt":
            raise KeyboardInterrupt
        if self._faults.output == "slow":
            time.sleep(0.25)
        if self._faults.output == "hang":
            self._faults.hang("output")
            return
        self._searched.look(picture)
        self._output.send(picture)

    def close(self) -> None:
        self._output.close()


def faulty(parts: Parts, faults: Faults, searched: Searched, output: Callable[[], Output]) -> Parts:
    """The parts with faults between them; every picture sent is searched."""

    def open_camera(key: str, timeout_s: float) -> Camera:
        if faults.opening == "busy":
            raise PuppetError("The camera is in use", "Close the other program")
        if faults.opening == "hang":
            faults.hang("opening")
        return FaultyCamera(parts.open_camera(key, timeout_s), faults)

    def open_output(size: tuple[int, int], fps: float) -> Output:
        if faults.output == "gone":
            raise PuppetError("No virtual camera could be opened", "Install one")
        return FaultyOutput(output(), size, faults, searched)

    def make_renderer() -> Renderer:
        made = parts.renderer()
        return FaultyPartedRenderer(made, faults) if isinstance(made, PartedRenderer) else FaultyRenderer(made, faults)

    return replace(
        parts,
        open_camera=open_camera,
        tracker=lambda: FaultyTracker(parts.tracker(), faults),
        retargeter=lambda *args: FaultyRetargeter(parts.retargeter(*args), faults),
        renderer=make_renderer,
        open_output=open_output,
    )


# ---- looking for the key ---------------------------------------------------------------------------------------------


def tinted(pixels: Image) -> bool:
    """Whether any pixel leans towards the key, be it by a twentieth. For chains of grey fakes alone."""
    values = pixels.astype(np.int16)
    return bool((np.minimum(values[..., 0], values[..., 2]) - values[..., 1] > 12).any())


def leaning(pixels: Image) -> bool:
    """As ``tinted``, in a lossy picture: by a sixth."""
    values = pixels.astype(np.int16)
    return bool((np.minimum(values[..., 0], values[..., 2]) - values[..., 1] > 40).any())


def keyed(pixels: Image) -> bool:
    """Whether any pixel is as good as the key."""
    near = (pixels[..., 0] > 200) & (pixels[..., 1] < 55) & (pixels[..., 2] > 200)
    return bool(near.any())


def leaks_in(folder: Path, shows_key: Callable[[Image], bool] = keyed) -> list[str]:
    """Files below a folder in which the key is found: as raw pixels, in pictures, in pictures within archives."""
    return [str(path) for path in sorted(folder.rglob("*")) if path.is_file() and _leaks(path.read_bytes(), shows_key)]


def _leaks(content: bytes, shows_key: Callable[[Image], bool]) -> bool:
    if bytes(KEY) * 4 in content or b"255,0,255,255,0,255" in content.replace(b" ", b""):
        return True
    return any(shows_key(np.asarray(picture)) for picture in _pictures(content))


def _pictures(content: bytes) -> Iterator[Image]:
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _pictures(archive.read(name))
        return
    try:
        with Pil.open(BytesIO(content)) as picture:
            yield np.asarray(picture.convert("RGB"))
    except (OSError, ValueError):
        pass  # no picture: raw bytes were searched already


# ---- waiting ---------------------------------------------------------------------------------------------------------


def until(condition: Callable[[], object], timeout_s: float = 8.0, what: str = "It") -> float:
    """Wait for something that happens on another thread; how long it took in seconds."""
    start = time.perf_counter()
    while time.perf_counter() - start < timeout_s:
        if condition():
            return time.perf_counter() - start
        time.sleep(0.003)
    raise AssertionError(f"{what} did not happen within {timeout_s:g} s")


@contextmanager
def on(faults: Faults, **modes: str) -> Iterator[None]:
    """With these faults."""
    for part, mode in modes.items():
        setattr(faults, part, mode)
    try:
        yield
    finally:
        for part in modes:
            setattr(faults, part, "")
