"""How fast the chain runs: times per stage, distinct pictures a second, camera-to-output latency."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

WINDOW_S = 2.0
_KEEP = 4096  # samples per stage: more than two minutes at 30 a second


@dataclass(frozen=True, slots=True)
class StageTimes:
    """Durations of one stage in milliseconds."""

    count: int
    median_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Flow:
    """What came out within a window.

    Attributes:
        fps: distinct pictures a second; repeats and pictures that show no camera frame are not counted.
        p50_ms, p95_ms, p99_ms: camera to output of those pictures, 0 when there were none.
        distinct: how many they were.
        repeats: how often a picture was sent again because no new one was there.
    """

    fps: float = 0.0
    p50_ms: float = 0.0
    p95_ms: float = 0.0
    p99_ms: float = 0.0
    distinct: int = 0
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything measured within a window."""

    flow: Flow = field(default_factory=Flow)
    stages: dict[str, StageTimes] = field(default_factory=dict)


class _Samples:
    """The newest values and when they came. All memory is taken at once: an hour later it is no more."""

    def __init__(self) -> None:
        self._when = np.full(_KEEP, -np.inf)
        self._values = np.zeros(_KEEP)
        self._count = 0

    def add(self, when: float, value: float) -> None:
        at = self._count % _KEEP
        self._when[at], self._values[at] = when, value
        self._count += 1

    def since(self, start: float) -> NDArray[np.float64]:
        """The values, in no order."""
        found: NDArray[np.float64] = self._values[self._when >= start]
        return found


class Stats:
    """Collects measurements from several threads; each call costs about a microsecond.

    Args:
        clock: seconds, ``time.perf_counter`` unless a test brings its own.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._stages: dict[str, _Samples] = {}
        self._shown, self._repeats = _Samples(), _Samples()  # latencies of distinct pictures; of others nothing
        self._last_frame: tuple[str, int] | None = None
        self._since = clock()

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Measure a ``with`` block as one run of ``stage``; a block that raises is not counted."""
        start = self._clock()
        yield
        self.took(stage, self._clock() - start)

    def took(self, stage: str, seconds: float) -> None:
        """Count one run of ``stage``."""
        now = self._clock()
        with self._lock:
            times = self._stages.get(stage)
            if times is None:
                times = self._stages[stage] = _Samples()
            times.add(now, seconds)

    def shown(self, frame_index: int, captured_s: float, persona_id: str = "") -> None:
        """Count one picture handed to the output (or the preview).

        Args:
            frame_index: of the camera frame it shows; the same as last time is a repeat, below 0 (a card, an idle
                picture) is not counted at all.
            captured_s: when that frame was captured.
            persona_id: whose picture it is.
        """
        if frame_index < 0:
            return
        now = self._clock()
        frame = (persona_id, frame_index)
        with self._lock:
            if frame == self._last_frame:
                self._repeats.add(now, 0.0)
            else:
                self._last_frame = frame
                self._shown.add(now, now - captured_s)

    def reset(self) -> None:
        """Forget everything measured so far."""
        with self._lock:
            self._stages.clear()
            self._shown, self._repeats = _Samples(), _Samples()
            self._since = self._clock()

    def flow(self, window_s: float = WINDOW_S) -> Flow:
        """Pictures within the last ``window_s`` seconds."""
        now = self._clock()
        with self._lock:
            start = max(now - window_s, self._since)
            latencies = self._shown.since(start)
            repeats = len(self._repeats.since(start))
        if not len(latencies):
            return Flow(repeats=repeats)
        p50, p95, p99 = np.percentile(latencies, (50, 95, 99)) * 1000
        # Right after the start the window is short; below half a second one picture would already read as many.
        fps = len(latencies) / max(now - start, 0.5)
        return Flow(fps, float(p50), float(p95), float(p99), len(latencies), repeats)

    def stages(self, window_s: float = WINDOW_S) -> dict[str, StageTimes]:
        """Times per stage within the last ``window_s`` seconds, in the order in which stages first ran."""
        start = self._clock() - window_s
        with self._lock:
            samples = {name: times.since(start) for name, times in self._stages.items()}
        return {name: _summary(times) for name, times in samples.items() if len(times)}

    def busy(self, window_s: float = WINDOW_S) -> dict[str, float]:
        """Seconds that each stage worked in every second of the last ``window_s``."""
        start = self._clock() - window_s
        with self._lock:
            return {name: float(times.since(start).sum()) / window_s for name, times in self._stages.items()}

    def reading(self, window_s: float = WINDOW_S) -> Reading:
        return Reading(self.flow(window_s), self.stages(window_s))


def _summary(seconds: NDArray[np.float64]) -> StageTimes:
    median, p95 = np.percentile(seconds, (50, 95)) * 1000
    return StageTimes(len(seconds), float(median), float(p95))
