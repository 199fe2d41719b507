"""A call in bad weather: the whole chain on fakes, every fault after the other at random, every picture searched."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from puppet.live.folders import Folders
from puppet.live.gallery import encode_png
from puppet.live.puppeteer import LivePuppeteer
from puppet.models import PortraitInfo
from puppet.video.reader import VideoReader
from tests.fakes import FakeCamera, Stage, load_image
from tests.faults import Faults, Searched, faulty, leaks_in, leaning, tinted, until

SIZE = (64, 36)
FPS = 1500.0

FAULTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("face lost", {"tracker": "lost"}),
    ("two faces", {"tracker": "two"}),
    ("occlusion", {"tracker": "flicker"}),
    ("face far outside", {"tracker": "far"}),
    ("tracker raises", {"tracker": "raise"}),
    ("tracker calls exit", {"tracker": "exit"}),
    ("tracker gives NaN", {"tracker": "nan"}),
    ("tracker gives too few landmarks", {"tracker": "shape"}),
    ("tracker out of memory", {"tracker": "memory"}),
    ("tracker gives complex numbers", {"tracker": "complex"}),
    ("tracker gives one point", {"tracker": "point"}),
    ("retargeter gives NaN", {"retargeter": "nan"}),
    ("retargeter gives infinity", {"retargeter": "inf"}),
    ("retargeter gives complex numbers", {"retargeter": "complex"}),
    ("retargeter gives nothing", {"retargeter": "none"}),
    ("retargeter raises", {"retargeter": "raise"}),
    ("retargeter out of memory", {"retargeter": "memory"}),
    ("camera unplugged", {"camera": "unplugged", "opening": "busy"}),
    ("camera frozen", {"camera": "frozen"}),
    ("camera black", {"camera": "black", "tracker": "lost"}),
    ("darkness", {"camera": "dark", "tracker": "lost"}),
    ("camera changes size", {"camera": "size"}),
    ("camera delivers garbage", {"camera": "garbage"}),
    ("camera delivers noise", {"camera": "noise", "tracker": "flicker"}),
    ("camera's clock jumps", {"camera": "clock"}),
    ("camera's times are none", {"camera": "times"}),
    ("camera's frames are views", {"camera": "views"}),
    ("camera's driver calls exit", {"camera": "exit"}),
    ("engine raises", {"renderer": "raise"}),
    ("engine out of memory", {"renderer": "memory"}),
    ("engine calls exit", {"renderer": "exit"}),
    ("engine gives NaN", {"renderer": "nan"}),
    ("engine gives another size", {"renderer": "shape"}),
    ("engine gives floats", {"renderer": "float"}),
    ("engine gives one channel", {"renderer": "flat"}),
    ("engine gives nothing", {"renderer": "none"}),
    ("output gone", {"output": "gone"}),
    ("output calls exit", {"output": "exit"}),
    ("output is interrupted", {"output": "interrupt"}),
    ("output slow", {"output": "slow"}),
)
HANGS = (
    ("tracker hangs", {"tracker": "hang"}),
    ("engine hangs", {"renderer": "hang"}),
    ("output hangs", {"output": "hang"}),
)


class JumpingClock:
    """``perf_counter``, set forward and back."""

    def __init__(self) -> None:
        self.offset = 0.0

    def __call__(self) -> float:
        return time.perf_counter() + self.offset


class KeyedStage(Stage):
    """Fakes whose camera is as quick as a test wants it."""

    def open_camera(self, key: str, timeout_s: float) -> FakeCamera:
        self.cameras.clear()  # a storm opens thousands
        return super().open_camera(key, timeout_s)

    def make_renderer(self):  # type: ignore[no-untyped-def]
        renderer = super().make_renderer()
        renderer.poses = _Nothing()
        return renderer


def added_key(added: object) -> str:
    assert isinstance(added, PortraitInfo)
    return added.key


class _Nothing(list):  # type: ignore[type-arg]
    def append(self, _: object) -> None:
        """A storm renders hundreds of thousands of poses."""


class Silent:
    """An output that takes everything."""

    name = "Searched"

    def send(self, picture: object) -> None:
        """It has been searched already."""

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class Report:
    """What a storm came to."""

    pictures: int = 0
    leaks: int = 0
    filmed: int = 0
    film_leaks: int = 0
    streamed: int = 0
    stream_leaks: int = 0
    snapshots: int = 0
    large: int = 0
    large_leaks: int = 0
    rounds: int = 0
    calls: int = 0
    files: int = 0
    files_leaking: tuple[str, ...] = ()
    slowest: tuple[float, str] = (0.0, "")
    longest_gap: tuple[float, str] = (0.0, "")


class Storm:
    """One chain after another, each in all weathers.

    Args:
        folder: for the user's files.
        seed: of the order of things.
        shows_key: looks for the key.
    """

    def __init__(self, folder: Path, seed: int = 0, shows_key: Callable[[np.ndarray], bool] = tinted) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        self._shows_key = shows_key
        self.report = Report()
        self._large_over = threading.Event()
        self._films = folder / "films"

    @property
    def leaks(self) -> int:
        """Pictures and files in which the key was found, wherever they went."""
        report = self.report
        found = report.leaks + report.film_leaks + report.stream_leaks + report.large_leaks
        return found + len(report.files_leaking)

    def call(self, most: int, names: tuple[str, ...] = ()) -> None:
        """One start of the app to its end, until ``most`` pictures were sent or every weather has been.

        Args:
            most: pictures.
            names: of faults; all of them by default.
        """
        report = self.report
        searched, faults, clock = Searched(self._shows_key), Faults(), JumpingClock()
        stage = KeyedStage(self._folder / "bundled", portraits=3, cameras=("webcam:0", "webcam:1"))
        stage.camera_fps = 1000.0
        parts = faulty(stage.parts(), faults, searched, Silent)
        puppeteer = LivePuppeteer(
            parts, size=SIZE, fps=FPS, folders=Folders.inside(self._folder / "user"), clock=clock, prefetch=False
        )
        puppeteer._outlets._videos = lambda: self._films
        puppeteer._outlets._pictures = lambda: self._folder / "user" / "pictures"
        self._large_over.clear()
        watching = threading.Thread(target=self._watch_large, args=(puppeteer,), daemon=True)
        watching.start()
        puppeteer.start()
        try:
            puppeteer.go_live(True)  # the first second after the start: live before anything is ready
            until(lambda: self._moving(searched), what="The puppet after the start")
            puppeteer.outlets.record(True, sound=False)
            puppeteer.outlets.stream(True)
            weathers = [one for one in FAULTS + HANGS if not names or one[0] in names]
            self._random.shuffle(weathers)
            while weathers and searched.pictures < most:
                name, modes = weathers.pop()
                self._through(name, modes, puppeteer, searched, faults, clock, stage)
                report.rounds += 1
            for part in ("tracker", "camera", "renderer"):  # the last second before the exit
                setattr(faults, part, self._random.choice(("raise", "unplugged", "lost")))
        finally:
            puppeteer.close()
            faults.released.set()
            stage.tracker.closed.set()
            self._large_over.set()
            watching.join(2)
        assert searched.newest is not None
        assert searched.newest.persona_id == "", "What a device keeps showing is the card"
        report.calls += 1
        self._search_films()
        report.pictures += searched.pictures
        report.leaks += searched.leaks
        files = [path for path in (self._folder / "user").rglob("*") if path.is_file()]
        report.files += len(files)
        report.files_leaking += tuple(leaks_in(self._folder / "user", self._shows_key))

    def _search_films(self) -> None:
        """The recordings: lossy, so that a grey is not quite grey."""
        for path in sorted(self._films.glob("*")):
            with VideoReader(path, exact=False) as reader:
                for pixels, _ in reader.frames():
                    self.report.filmed += 1
                    self.report.film_leaks += leaning(pixels)
            path.unlink()

    def _moving(self, searched: Searched, since_s: float = 0.0) -> bool:
        newest = searched.sent[-1] if searched.sent else None
        return newest is not None and newest.frame_index >= 0 and newest.at_s >= since_s

    def _through(
        self,
        name: str,
        modes: dict[str, str],
        puppeteer: LivePuppeteer,
        searched: Searched,
        faults: Faults,
        clock: JumpingClock,
        stage: Stage,
    ) -> None:
        chance = self._random
        start_s = time.perf_counter()
        for part, mode in modes.items():
            setattr(faults, part, mode)
        for _ in range(chance.randint(1, 4)):
            time.sleep(chance.uniform(0.01, 0.12))
            self._touch(puppeteer, clock, chance)
        if "hang" not in modes.values():
            faults.clear()
        puppeteer.go_live(True)
        puppeteer.set_away(False)
        end_s = time.perf_counter()
        until(lambda: self._moving(searched, end_s), 12.0, f"The puppet after “{name}”")
        back_s = time.perf_counter() - (start_s if "hang" in modes.values() else end_s)
        self.report.slowest = max(self.report.slowest, (back_s, name))
        if modes.get("output") is None:
            times = [one.at_s for one in searched.since(start_s)]
            gap = max((later - earlier for earlier, later in pairwise(times)), default=0.0)
            self.report.longest_gap = max(self.report.longest_gap, (gap, name))

    def _touch(self, puppeteer: LivePuppeteer, clock: JumpingClock, chance: random.Random) -> None:
        """What a user, or the machine, does meanwhile."""
        keys = [info.key for info in puppeteer.portraits()]
        match chance.randint(0, 10):
            case 0 | 1:
                puppeteer.select_portrait(chance.choice(keys))
            case 2:
                puppeteer.set_away(chance.random() < 0.5)
            case 3:
                puppeteer.go_live(chance.random() < 0.5)
            case 4:
                puppeteer.calibrate()
            case 5:
                puppeteer.find_neutral()
            case 6:
                puppeteer.select_camera(chance.choice(("webcam:0", "webcam:1", "driver:bundled")))
            case 7:
                clock.offset += chance.choice((-1e4, -3.0, 2.0, 1e4))  # the clock is set, or the machine slept
            case 8:
                content = encode_png(np.full((40, 30, 3), chance.randint(90, 180), np.uint8))
                with suppress(Exception, SystemExit):  # while the engine fails
                    puppeteer.select_portrait(added_key(puppeteer.add_portrait(content)))
            case 10:
                puppeteer.outlets.snapshot()
                self.report.snapshots += 1
            case 9:
                own = [key for key in keys if key.startswith("own-")]
                if own:
                    puppeteer.remove_portrait(chance.choice(own))

    def _watch_large(self, puppeteer: LivePuppeteer) -> None:
        """What the window would show large, looked at as its timer does."""
        last = None
        while not self._large_over.wait(0.004):
            picture = puppeteer.picture()
            puppeteer.state()
            if picture is None or picture is last:
                continue
            last = picture
            self.report.large += 1
            self.report.large_leaks += self._shows_key(picture.pixels)
            others = puppeteer.others_see()
            if others is not None:
                self.report.large_leaks += self._shows_key(others.pixels)
            stream = puppeteer._outlets._stream
            shown = stream.after(None) if stream is not None else None
            if shown is not None:
                self.report.streamed += 1
                self.report.stream_leaks += leaning(load_image(shown[1]))
