"""``latency``: how late the puppet is, measured in its pictures.

A clip whose driver opens the mouth, closes the eyes and turns the head within two frames runs through the real chain.
The same events are looked for in the pictures that arrive in a virtual camera, so that filtering, prediction and every
buffer on the way count. The age of the camera frame at sending stands beside it: what lies between is what the chain
itself does to motion.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from puppet import outputs
from puppet.capture.camera import FileCamera
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.live.parts import Parts
from puppet.live.puppeteer import FPS, LivePuppeteer
from puppet.models import Frame, Image
from puppet.motion import pose
from puppet.motion.expression import eye_openings, lip_gap
from puppet.picture import Picture
from puppet.places import ASSETS
from puppet.rehearsal import Receiver, Window, warm_up, with_portrait
from puppet.tracking.tracker import MediaPipeTracker, Tracker
from puppet.video.reader import VideoReader

CLIP = ASSETS / "events.mp4"
EVENTS = ("mouth", "lids", "pose")
WIDTH = 640
"""Of the pictures that are kept to look for events in."""
LONGEST_S = 1.5
"""An event that does not show within so long is missed."""
EARLY_S = 0.1
"""How much too early it may show: prediction may overshoot, and times are known to half a frame."""
SLIGHT = (0.05, 0.06, 4.0)
"""Lip gap, opening of the eyes and degrees of yaw: a signal that moves less shows no event."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Times:
    """How late one kind of event shows, in milliseconds: ``count`` were found, ``missed`` were not."""

    count: int
    missed: int
    p50_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured.

    Attributes:
        fps: distinct pictures a second that arrived.
        p50_ms, p95_ms, p99_ms: age of the camera frame when its picture was sent.
        events: by name; see EVENTS.
        interval_ms, interval_p95_ms: between distinct pictures.
        dropped: values that were replaced on the way before they were used.
        repeated: pictures that were sent again because no new one was there.
        carried: pictures whose fine details are those of the picture before, for want of time.
        rss_mb: resident memory of the process at the end, without the pictures that were kept to measure.
        runs_on: what the generator ran on.
    """

    seconds: float
    fps: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    events: dict[str, Times]
    interval_ms: float
    interval_p95_ms: float
    dropped: int
    repeated: int
    carried: int
    rss_mb: float
    runs_on: str

    def as_json(self) -> dict[str, Any]:
        return {
            "fps": round(self.fps, 2),
            "p50_ms": round(self.p50_ms, 1),
            "p95_ms": round(self.p95_ms, 1),
            "p99_ms": round(self.p99_ms, 1),
            "event_ms": {name: round(times.p50_ms, 1) if times.count else None for name, times in self.events.items()},
            "event_p95_ms": {
                name: round(times.p95_ms, 1) if times.count else None for name, times in self.events.items()
            },
            "events": {name: times.count for name, times in self.events.items()},
            "missed": {name: times.missed for name, times in self.events.items()},
            "interval_ms": round(self.interval_ms, 2),
            "interval_p95_ms": round(self.interval_p95_ms, 2),
            "dropped": self.dropped,
            "repeated": self.repeated,
            "carried": self.carried,
            "rss_mb": round(self.rss_mb, 1),
            "seconds": round(self.seconds, 2),
            "runs_on": self.runs_on,
        }

    def as_text(self) -> str:
        lines = [
            f"{self.runs_on}, {self.seconds:.0f} s",
            "",
            f"{'event':<8} {'found':>6} {'missed':>7} {'p50 ms':>8} {'p95 ms':>8}   camera's picture to puppet's",
        ]
        for name, times in self.events.items():
            found = f"{times.p50_ms:>8.0f} {times.p95_ms:>8.0f}" if times.count else f"{'-':>8} {'-':>8}"
            lines.append(f"{name:<8} {times.count:>6} {times.missed:>7} {found}")
        lines += [
            "",
            "age at sending               "
            f"p50 {self.p50_ms:.0f} ms, p95 {self.p95_ms:.0f} ms, p99 {self.p99_ms:.0f} ms",
            f"distinct pictures a second   {self.fps:.1f}",
            f"between two of them          p50 {self.interval_ms:.1f} ms, p95 {self.interval_p95_ms:.1f} ms",
            f"dropped, repeated, carried   {self.dropped}, {self.repeated}, {self.carried}",
            f"resident memory              {self.rss_mb:.0f} MB",
        ]
        return "\n".join(lines)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Measure how late the puppet's mouth, lids and head are: a clip with sudden events runs through the real "
        "chain, and the same events are looked for in the pictures that come out."
    )
    parser.add_argument("--seconds", type=float, default=24.0, help="how long to measure after warming up (24)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    parser.add_argument("--portrait", default="", help="a picture file, or the key of a bundled portrait (the first)")
    parser.add_argument(
        "--float32",
        action="store_true",
        help="run the generator as on processors that have neither bfloat16 nor 8-bit arithmetic",
    )
    parser.add_argument(
        "--camera",
        type=int,
        metavar="N",
        help="show the clip on the screen and take the driver from this webcam (from 1), pointed at the screen: its "
        "own latency and the screen's count too",
    )


def run(
    args: argparse.Namespace,
    parts: Parts,
    preview: Callable[[Picture], None] | None = None,
    screen: Callable[[], Callable[[Image], None]] | None = None,
) -> int:
    """Measure and print.

    Args:
        args: of ``add_arguments``.
        parts: what the live chain is built from; camera and output are replaced here.
        preview: paints a picture as the window does; called on this thread.
        screen: opens what shows frames of the clip to a webcam; called on this thread, where ``--camera`` asks for it.

    Returns:
        0.

    Raises:
        PuppetError: the chain does not start, or no event is found.
    """
    if not args.seconds >= 8:
        raise PuppetError(f"--seconds must be at least 8, one round of the clip, not {args.seconds:g}")
    camera = ""
    if args.camera is not None:
        found = [info.key for info in parts.list_cameras() if info.key.startswith("webcam:")]
        if not 1 <= args.camera <= len(found):
            remedy = f"Choose from 1 to {len(found)}" if found else "None was found: connect one"
            raise PuppetError(f"There is no webcam number {args.camera}", remedy)
        camera = found[args.camera - 1]
    show = screen() if camera and screen is not None else None
    report = measure(parts, args.seconds, args.portrait, preview, camera, show)
    print(json.dumps(report.as_json(), indent=2) if args.json else report.as_text())
    return 0


# ---- signals ---------------------------------------------------------------------------------------------------------


def signals(images: Sequence[Image], tracker: Tracker) -> Array:
    """What the face does: (N, 3), lip gap, opening of the eyes, yaw in degrees; NaN where no face is found.

    Args:
        images: uint8 (H, W, 3) each.
        tracker: a static one, so that no picture depends on the ones before.
    """
    result = np.full((len(images), 3), np.nan)
    for number, image in enumerate(images):
        face = tracker.track(Frame(image, 0.0, number))
        if face is not None:
            head = pose.Head(face.landmarks)
            result[number] = lip_gap(head.points), eye_openings(head.points).mean(), pose.angles(head.axes)[0]
    return result


def crossings(times: Array, values: Array, slight: float) -> list[tuple[float, int]]:
    """When a signal that jumps between two levels passes the middle between them: (time, +1 or -1) in order.

    Args:
        times: (N,) in seconds, ascending; values: (N,), NaN where unknown.
        slight: a signal whose levels differ by less has none.
    """
    known = np.isfinite(values)
    times, values = times[known], values[known]
    if len(values) < 3:
        return []
    rest = float(np.median(values))  # events last for less than half of the time
    low, high = np.percentile(values, [2, 98])
    level = low if rest - low > high - rest else high
    if abs(level - rest) < slight:
        return []
    share = (values - rest) / (level - rest)
    found, there = [], bool(share[0] > 0.5)
    for k in range(1, len(share)):
        # Once over the middle, it counts as gone back only well below it: noise makes no events.
        if there != bool(share[k] > (0.35 if there else 0.5)):
            there = not there
            step = share[k] - share[k - 1]
            part = float(np.clip((0.5 - share[k - 1]) / step, 0, 1)) if abs(step) > 1e-9 else 1.0
            found.append((float(times[k - 1] + part * (times[k] - times[k - 1])), 1 if there else -1))
    return found


def delays(driver: Sequence[tuple[float, int]], puppet: Sequence[tuple[float, int]]) -> tuple[list[float], int]:
    """How long after the driver's events the puppet's come, in seconds, and how many never came."""
    left, found, missed = list(puppet), [], 0
    for when, way in driver:
        match = next((one for one in left if one[1] == way and -EARLY_S <= one[0] - when <= LONGEST_S), None)
        if match is None:
            missed += 1
            continue
        left.remove(match)
        found.append(match[0] - when)
    return found, missed


class _Logged:
    """A camera that remembers which frame was due when. Implements ``Camera``."""

    def __init__(self, camera: FileCamera) -> None:
        self.name = camera.name
        self._camera = camera
        self.taken: list[tuple[int, float]] = []

    def read(self) -> Frame:
        frame = self._camera.read()
        self.taken.append((frame.index, frame.captured_s))
        return frame

    def close(self) -> None:
        self._camera.close()

    def when(self, index: float, interval_s: float) -> float:
        """The instant at which a frame, counted on over all rounds, was due: between frames for what lies between."""
        at = np.array([number for number, _ in self.taken])
        nearest, due_s = self.taken[int(np.abs(at - index).argmin())]
        return due_s + (index - nearest) * interval_s


class _Keeper(Receiver):
    """A far end that keeps every distinct picture, small, and when it came.

    Args:
        size: width and height of the pictures.
        most: for so many there is room from the start, so that keeping them takes no memory from the system while it
            measures: that was two milliseconds of a processor for each.
    """

    def __init__(self, size: tuple[int, int], most: int) -> None:
        super().__init__()
        self._size = size
        self._guard = threading.Lock()
        self._room = np.empty((most, round(size[1] * WIDTH / size[0]), WIDTH, 3), np.uint8)
        self._room.fill(0)  # what nobody wrote to is not there yet
        self.keeping = False
        self.kept: list[tuple[float, Image]] = []

    @property
    def bytes(self) -> int:
        """What the pictures take, and the room for more."""
        return self._room.nbytes + sum(image.nbytes for _, image in self.kept[len(self._room) :])

    def take(self, memory: Image) -> None:
        came_s, before = time.perf_counter(), self.distinct
        super().take(memory)
        if not self.keeping or self.distinct == before:
            return
        width, height = self._size
        picture = memory.reshape(height, width, 3)
        number = len(self.kept)
        small = self._room[number] if number < len(self._room) else np.empty_like(self._room[0])
        cv2.resize(picture, small.shape[1::-1], small, interpolation=cv2.INTER_AREA)
        with self._guard:
            self.kept.append((came_s, small))


# ---- measuring -------------------------------------------------------------------------------------------------------


def measure(
    parts: Parts,
    seconds: float,
    portrait: str = "",
    preview: Callable[[Picture], None] | None = None,
    camera: str = "",
    screen: Callable[[Image], None] | None = None,
    size: tuple[int, int] = (1280, 720),
    clip: Path = CLIP,
) -> Report:
    """Run the chain and find the events.

    Args:
        parts: see ``run``. seconds: how long. portrait: a file, or key of a bundled one. preview: paints a picture.
        camera: key of a webcam that looks at the screen; "" for the clip itself.
        screen: shows a frame; needed with ``camera``.
        size: (width, height) of the pictures.
        clip: with sudden events; repeated without a seam.

    Raises:
        PuppetError: the chain does not start, or the pictures show none of the events.
    """
    parts, portrait = with_portrait(parts, portrait)
    file = _Logged(FileCamera(clip))
    keeper = _Keeper(size, round(1.1 * FPS * seconds))
    parts = replace(
        parts, open_output=lambda size, fps: outputs.VirtualCameraOutput(size, fps, backend=keeper.install())
    )
    if not camera:
        parts = replace(parts, open_camera=lambda _key, _timeout: file)
    shown = _Screen(*_frames(clip), screen) if camera and screen is not None else None
    with tempfile.TemporaryDirectory(prefix="puppet-latency-") as folder:
        puppeteer = LivePuppeteer(
            parts, size=size, fps=FPS, camera=camera or "driver:bundled", portrait=portrait,
            folders=Folders.inside(Path(folder)), prefetch=False,
        )  # fmt: skip
        try:
            puppeteer.start()
            puppeteer.go_live(True)
            window = Window(puppeteer, preview, shown.step if shown is not None else None)
            warm_up(puppeteer, window)
            puppeteer.stats.reset()
            dropped, carried = sum(puppeteer.drops.values()), puppeteer.carried
            keeper.keeping, start_s = True, time.perf_counter()
            window.show_for(seconds)
            keeper.keeping, end_s = False, time.perf_counter()
            flow = puppeteer.stats.flow(end_s - start_s)
            dropped, carried = sum(puppeteer.drops.values()) - dropped, puppeteer.carried - carried
            runs_on = puppeteer.state().runs_on
            rss_mb = (psutil.Process().memory_info().rss - keeper.bytes) / 1e6
        finally:
            puppeteer.close()
    images, interval_s = _frames(clip)
    tracker = MediaPipeTracker(static=True)
    came = np.array([when for when, _ in keeper.kept])
    driver, puppet = signals(images, tracker), signals([image for _, image in keeper.kept], tracker)
    tracker.close()
    found: dict[str, Times] = {}
    for k, name in enumerate(EVENTS):
        once = crossings(np.arange(len(images), dtype=np.float64), driver[:, k], SLIGHT[k])
        log = shown.log if shown is not None else file
        instants = _instants(once, len(images), interval_s, log, start_s, end_s - LONGEST_S)
        late, missed = delays(instants, crossings(came, puppet[:, k], SLIGHT[k]))
        p50, p95 = np.percentile(late, [50, 95]) * 1e3 if late else (0.0, 0.0)
        found[name] = Times(len(late), missed, float(p50), float(p95))
    if not any(times.count for times in found.values()):
        raise PuppetError("The puppet shows none of the driver's events", "Look at the app: is the face tracked?")
    intervals = np.diff(came) * 1e3 if len(came) > 2 else np.zeros(1)
    return Report(
        end_s - start_s, len(came) / (end_s - start_s), flow.p50_ms, flow.p95_ms, flow.p99_ms, found,
        float(np.median(intervals)), float(np.percentile(intervals, 95)), dropped, flow.repeats, carried, rss_mb,
        runs_on,
    )  # fmt: skip


def _frames(clip: Path) -> tuple[list[Image], float]:
    """All frames of a clip, and the seconds between two."""
    with VideoReader(clip, exact=False) as reader:
        return [image for image, _ in reader.frames()], float(1 / reader.fps)


def _instants(
    once: Sequence[tuple[float, int]], count: int, interval_s: float, log: _Logged, start_s: float, end_s: float
) -> list[tuple[float, int]]:
    """When the events of one round, in frames, happened in all rounds between two instants."""
    rounds = range(log.taken[-1][0] // count + 1)
    every = [(log.when(index + k * count, interval_s), way) for k in rounds for index, way in once]
    return sorted(one for one in every if start_s <= one[0] <= end_s)


class _Screen:
    """Shows the clip in real time to a webcam that is pointed at it."""

    def __init__(self, images: Sequence[Image], interval_s: float, show: Callable[[Image], None]) -> None:
        self._images, self._interval_s, self._show = images, interval_s, show
        self._start_s = time.perf_counter()
        self.log = _Shown()

    def step(self) -> None:
        """Show the frame that is due, unless it is there already."""
        now = time.perf_counter()
        index = int((now - self._start_s) / self._interval_s)
        if not self.log.taken or index != self.log.taken[-1][0]:
            self._show(self._images[index % len(self._images)])
            self.log.taken.append((index, now))


class _Shown(_Logged):
    """When frames were shown."""

    def __init__(self) -> None:
        self.taken = []
