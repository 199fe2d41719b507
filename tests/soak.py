"""An hour of the real chain on the bundled driver, with portrait switches and faults at random, measured all along.

    python -m tests.soak --minutes 60 --seed 1

Writes ``soak.csv`` into ``out/soak`` as it goes, a line a second, and ``soak.png`` at the end, also where it is
interrupted. The time after the first minutes is cut into ten windows (fewer, where it is short), and what is judged of
each is the median of its calm seconds. Ends with status 1 if memory in any window is more than 5 % above the first, if
latency has drifted or handles or threads have grown by the last three, if the rate has not been held, or if a picture
showed the camera's pattern.
"""

from __future__ import annotations

import argparse
import csv
import logging
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

import numpy as np
import psutil

from puppet.live.puppeteer import LivePuppeteer
from tests.fault_table import INSIDE, OTHERS, real_chain
from tests.faults import Faults, Searched, until
from tests.storm import FAULTS

WARM, WARM_S = 0.2, 300.0
"""The share of the time, and the longest time, in which everything is loaded and every portrait prepared once."""
WINDOWS, ENDS, WINDOW_S = 10, 3, 60.0
"""The time after that is cut into so many windows, or fewer that last no shorter than this; so many of the first are
the beginning, of the last the end."""
MEMORY, LATENCY, RATE, HANDLES = 0.05, 0.25, 0.85, 4
"""Growth allowed of memory and latency; the share of the rate at the beginning that the end must have; handles."""
SHORT_S, SHORT_MEMORY = 600.0, 0.1
"""What is prepared comes and goes: less than ten minutes say no more about memory than this."""
TIMES = ("latency p50, ms", "latency p95, ms", "pictures a second")
HANGS = ({"tracker": "hang"}, {"renderer": "hang"}, {"camera": "hang"})
"""Each leaves behind what hangs, for as long as it does; so these come first, while the memory still grows anyway."""


@dataclass
class Sample:
    """One look at everything.

    Attributes:
        at_s: since the start.
        memory_mb: of this process alone.
        fps: pictures of distinct camera frames a second, 0 while a fault keeps the puppet still.
        p50_ms, p95_ms: camera to output.
        sent: pictures so far.
        handles: open files.
        threads: beside those that hang by order.
        fault: what is wrong at the moment.
        level: how much the governor has taken away, 0 for nothing.
    """

    at_s: float
    memory_mb: float
    fps: float
    p50_ms: float
    p95_ms: float
    sent: int
    handles: int
    threads: int
    fault: str
    level: int = 0


NAMES = [field.name for field in fields(Sample)]


def _row(one: Sample) -> list[object]:
    return [getattr(one, name) for name in NAMES]


class Soak:
    """A call that goes on and on.

    Args:
        puppeteer, faults, searched: see ``real_chain``.
        seed: of what happens.
        calm_s: seconds between two faults, about.
        folder: where ``soak.csv`` grows; None: nowhere.
    """

    def __init__(
        self,
        puppeteer: LivePuppeteer,
        faults: Faults,
        searched: Searched,
        seed: int,
        calm_s: float = 8.0,
        folder: Path | None = None,
    ) -> None:
        self._puppeteer, self._faults, self._searched = puppeteer, faults, searched
        self._random = random.Random(seed)
        self._calm_s = calm_s
        self._process = psutil.Process()
        self.samples: list[Sample] = []
        self.faults_seen: dict[str, int] = {}
        self.switches = self.recordings = 0
        self._folder = folder
        self._now = ""
        self._over = threading.Event()

    def run(self, seconds: float, every_s: float = 1.0) -> None:
        """Sample until the time is up."""
        wrong: list[BaseException] = []

        def work() -> None:
            try:
                self._make_trouble(seconds)
            except BaseException as error:
                wrong.append(error)  # a soak in calm water proves nothing

        trouble = threading.Thread(target=work, daemon=True)
        start_s = time.perf_counter()
        trouble.start()
        with self._rows() as add:
            try:
                while (now_s := time.perf_counter() - start_s) < seconds:
                    self.samples.append(self._sample(now_s))
                    add(self.samples[-1])
                    time.sleep(every_s)
            finally:
                self._over.set()
        trouble.join(20)
        if wrong:
            raise wrong[0]
        until(self._puppet_moves, 30, "The puppet at the end")

    @contextmanager
    def _rows(self) -> Iterator[Callable[[Sample], object]]:
        """Writes samples to ``soak.csv`` as they come, so that an hour that is interrupted is not lost."""
        if self._folder is None:
            yield lambda one: None
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "soak.csv").open("w", newline="", buffering=1) as file:
            rows = csv.writer(file)
            rows.writerow(NAMES)
            yield lambda one: rows.writerow(_row(one))

    def _puppet_moves(self) -> bool:
        newest = self._searched.sent[-1]
        return newest.frame_index >= 0 and time.perf_counter() - newest.at_s < 0.5

    def _sample(self, now_s: float) -> Sample:
        flow = self._puppeteer.stats.flow(2.0)
        return Sample(
            round(now_s, 2),
            round(self._process.memory_info().rss / 1e6, 2),
            round(flow.fps, 2),
            round(flow.p50_ms, 2),
            round(flow.p95_ms, 2),
            self._searched.pictures,
            self._process.num_fds() if hasattr(self._process, "num_fds") else self._process.num_handles(),
            self._process.num_threads() - self._faults.hanging,
            self._now,
            self._puppeteer._governor.level,
        )

    def _make_trouble(self, seconds: float) -> None:
        chance, end_s = self._random, time.perf_counter() + seconds
        keys = [info.key for info in self._puppeteer.portraits()]
        for key in keys:  # what is prepared once stays in memory: so that is before the curves are judged
            if self._over.wait(min(1.5, 0.5 * WARM * seconds / len(keys))):
                return
            self._puppeteer.select_portrait(key)
        for modes in HANGS if WARM * seconds > 60 else ():
            self._inject(f"{next(iter(modes))} hangs", dict(modes), 5.0)
        while not self._over.wait(chance.uniform(0.3, 1.0) * self._calm_s):
            if end_s - time.perf_counter() < 1.5 * self._calm_s:
                return  # the end is calm, as the beginning
            what = chance.random()
            if what < 0.45:
                self._puppeteer.select_portrait(chance.choice(keys))
                self.switches += 1
            elif what < 0.9:
                self._inject(*chance.choice((*FAULTS, *OTHERS[:1], *INSIDE)), chance.uniform(0.2, 2.0))
            else:
                self._record(chance.uniform(1.0, 3.0))

    def _record(self, lasts_s: float) -> None:
        """What is taken along in a call: a recording, and the stream."""
        outlets = self._puppeteer.outlets
        self._now = "recording"
        outlets.stream(True)
        outlets.record(True, sound=False)
        self._over.wait(lasts_s)
        outlets.record(False)
        outlets.stream(False)
        self._over.wait(3.0)
        path = outlets.state().recording.path
        if path is not None:
            path.unlink(missing_ok=True)
        self.recordings += 1
        self._now = ""

    def _inject(self, name: str, modes: dict[str, str], lasts_s: float) -> None:
        self.faults_seen[name] = self.faults_seen.get(name, 0) + 1
        self._now = name
        for part, mode in modes.items():
            setattr(self._faults, part, mode)
        self._over.wait(lasts_s)
        self._faults.clear()
        self._over.wait(2.0)
        self._now = ""

    # ---- judging -----------------------------------------------------------------------------------------------------

    def verdict(self) -> dict[str, tuple[float, float, bool]]:
        """What was measured at the beginning and the end of the time after warming up, and whether that is well. Of
        memory it is the first window and the highest of all."""
        end_s = self.samples[-1].at_s
        warm_s = min(WARM * end_s, WARM_S)
        calm = [one for one in self.samples if one.at_s > warm_s and not one.fault and one.fps > 0]
        count = int(np.clip((end_s - warm_s) / WINDOW_S, 2, WINDOWS))
        edges = np.linspace(warm_s, end_s, count + 1)
        windows = [[one for one in calm if low < one.at_s <= high] for low, high in pairwise(edges)]
        windows = [window for window in windows if window]

        def medians(name: str, level: int | None = None) -> list[float]:
            found = [[getattr(one, name) for one in window if level in (None, one.level)] for window in windows]
            return [float(np.median(values)) for values in found if values]

        usual = statistics.mode(one.level for one in calm)

        def ends(name: str) -> tuple[float, float]:
            """Of delays, what they are where the governor leaves as much as usual: a busy machine is no drift."""
            values = medians(name, usual if name in ("p50_ms", "p95_ms") else None)
            some = max(1, min(ENDS, len(values) // 2))
            return float(np.median(values[:some])), float(np.median(values[-some:]))

        every = medians("memory_mb")
        memory = every[0], max(every)
        most = MEMORY if end_s >= SHORT_S else SHORT_MEMORY
        latency, late, rate = ends("p50_ms"), ends("p95_ms"), ends("fps")
        handles, threads = ends("handles"), ends("threads")
        return {
            "memory, MB": (*memory, memory[1] < (1 + most) * memory[0]),
            TIMES[0]: (*latency, latency[1] < (1 + LATENCY) * latency[0] + 5),
            TIMES[1]: (*late, late[1] < (1 + LATENCY) * late[0] + 10),
            TIMES[2]: (*rate, rate[1] > RATE * rate[0]),
            "handles": (*handles, handles[1] <= handles[0] + HANDLES),
            "threads": (*threads, threads[1] <= threads[0] + HANDLES),
            "leaks": (0, self._searched.leaks, self._searched.leaks == 0),
        }

    def draw(self, folder: Path) -> None:
        """``soak.png``."""
        folder.mkdir(parents=True, exist_ok=True)
        from matplotlib.figure import Figure

        figure = Figure(figsize=(11, 10), layout="constrained")
        curves = (
            ("memory_mb", "MB"), ("fps", "pictures a second"), ("p95_ms", "delay p95, ms"),
            ("handles", "open files"), ("threads", "threads"), ("level", "governor's level"),
        )  # fmt: skip
        minutes = [one.at_s / 60 for one in self.samples]
        for axes, (name, label) in zip(figure.subplots(len(curves), 1, sharex=True), curves, strict=True):
            axes.plot(minutes, [getattr(one, name) for one in self.samples], linewidth=0.9)
            axes.fill_between(
                minutes, 0, 1, where=[bool(one.fault) for one in self.samples], color="tab:red", alpha=0.12,
                transform=axes.get_xaxis_transform(), linewidth=0,
            )  # fmt: skip
            axes.set_ylabel(label)
            calm = [getattr(one, name) for one in self.samples if not one.fault]
            axes.set_ylim(0, 1.2 * max(calm, default=1.0) or 1.0)
            axes.grid(alpha=0.3)
        axes.set_xlabel("minutes; red: a fault, or the two seconds after it")
        figure.savefig(folder / "soak.png", dpi=110)


def soak(
    seconds: float, seed: int, size: tuple[int, int], folder: Path, calm_s: float = 8.0, every_s: float = 1.0
) -> Soak:
    """One soak; its curves are in ``folder`` afterwards."""
    with tempfile.TemporaryDirectory() as user:
        puppeteer, faults, searched = real_chain(Path(user), size)
        puppeteer.start()
        try:
            until(lambda: puppeteer.state().ready, 180, "The start")
            puppeteer.go_live(True)
            until(lambda: searched.sent and searched.sent[-1].frame_index >= 0, 30, "The puppet")
            puppeteer._outlets._videos = lambda: Path(user) / "films"
            one = Soak(puppeteer, faults, searched, seed, calm_s, folder)
            try:
                one.run(seconds, every_s)
            finally:
                if one.samples:
                    one.draw(folder)
        finally:
            puppeteer.close()
            faults.released.set()
    return one


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--calm", type=float, default=8.0, help="seconds between two faults, about")
    parser.add_argument("--busy", action="store_true", help="other things run beside it: times are not judged")
    parser.add_argument("--output", type=Path, default=Path("out/soak"))
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    width, height = map(int, args.size.split("x"))
    one = soak(60 * args.minutes, args.seed, (width, height), args.output, args.calm)
    faults = sum(one.faults_seen.values())
    print(
        f"{one.samples[-1].sent} pictures, {one.switches} switches of portrait, {faults} faults, "
        f"{one.recordings} recordings"
    )
    well = True
    for name, (before, after, fine) in one.verdict().items():
        judged = not (args.busy and name in TIMES)
        well &= fine or not judged
        print(
            f"{name:>20}: {before:.1f} then {after:.1f}{'' if fine else '   NOT WELL' if judged else '   not judged'}"
        )
    print(f"curves: {args.output / 'soak.csv'}, {args.output / 'soak.png'}")
    return 0 if well else 1


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # threads that hung are still in the libraries
