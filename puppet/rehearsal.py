"""What measures the live chain from outside: a window that looks for pictures, a far end that receives them."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from puppet import outputs
from puppet.errors import PuppetError
from puppet.live.parts import Parts
from puppet.live.puppeteer import LivePuppeteer
from puppet.models import FaceStatus, Image
from puppet.picture import Picture

BACKEND = "puppet-bench"
WARM_UP_S = 2.0
LOAD_S = 90.0
REFRESH_S = 1 / 60  # how often a window looks for a new picture


def warm_up(puppeteer: LivePuppeteer, window: Window) -> None:
    """Until the puppet follows the driver, and a little longer.

    Raises:
        PuppetError: it does not within LOAD_S, or shows another face than the one asked for.
    """
    end_s = time.perf_counter() + LOAD_S
    while True:
        window.show_for(0.1)
        state = puppeteer.state()
        for problem in state.problems:
            if problem.key in ("portrait", "driver"):  # another face than the one asked for would be measured
                raise PuppetError(problem.message.rstrip("."), problem.remedy.rstrip("."))
        if state.ready and state.face is FaceStatus.TRACKED and state.fps > 0:
            break
        if time.perf_counter() > end_s:
            said = "; ".join(problem.message for problem in state.problems) or state.loading or "no reason is known"
            raise PuppetError(
                f"The chain did not start within {LOAD_S:.0f} s: {said.rstrip('.')}", "See to that and try again"
            )
    window.show_for(WARM_UP_S)


class Window:
    """Looks for a new picture at a display's rate, as the window's timer does.

    Args:
        puppeteer: whose pictures.
        preview: paints a picture; None: nothing is painted.
        besides: what else to do each time.
    """

    def __init__(
        self,
        puppeteer: LivePuppeteer,
        preview: Callable[[Picture], None] | None,
        besides: Callable[[], None] | None = None,
    ) -> None:
        self._puppeteer = puppeteer
        self._preview = preview
        self._besides = besides
        self._last: Picture | None = None

    def show_for(self, seconds: float) -> None:
        """Go on for so long, on the calling thread."""
        end_s = time.perf_counter() + seconds
        while (left_s := end_s - time.perf_counter()) > 0:
            if self._besides is not None:
                self._besides()
            picture = self._puppeteer.picture()
            if self._preview is not None and picture is not None and picture is not self._last:
                self._last = picture
                with self._puppeteer.stats.timed("preview"):
                    self._preview(picture)
            time.sleep(min(REFRESH_S, left_s))


class Receiver:
    """The far end of a virtual camera: takes each frame as a device does and counts those that differ."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen = 0
        self._distinct = 0

    @property
    def distinct(self) -> int:
        """Pictures so far that differed from the one before."""
        with self._lock:
            return self._distinct

    def install(self) -> str:
        """Register as a backend of pyvirtualcam; returns the backend's name."""
        receiver = self

        class Device:
            """A backend as pyvirtualcam wants it."""

            def __init__(self, *, width: int, height: int, fps: float, fourcc: int, device: str | None, **_: object):
                self._memory = np.zeros(width * height * 3, np.uint8)

            def send(self, frame: Image) -> None:
                np.copyto(self._memory, frame)
                receiver.take(self._memory)

            def close(self) -> None:
                pass

            def device(self) -> str:
                return "bench"

            def native_fourcc(self) -> int | None:
                return None

        outputs.register_backend(BACKEND, Device)
        return BACKEND

    def take(self, memory: Image) -> None:
        """One picture, uint8 RGB as one row of bytes, valid during the call."""
        words = memory[: memory.size // 8 * 8].view(np.uint64)
        seen = zlib.crc32(words[::13].tobytes())  # every thirteenth, all over the picture, is enough to tell
        with self._lock:
            self._distinct += seen != self._seen
            self._seen = seen


def with_portrait(parts: Parts, portrait: str) -> tuple[Parts, str]:
    """The parts with a file as the only bundled portrait, or as they are; and the key of the portrait to show.

    Args:
        portrait: a file, or the key of a bundled portrait; "" for the first one.

    Raises:
        PuppetError: it is neither.
    """
    file = Path(portrait)
    if portrait and file.is_file():
        return replace(parts, bundled=lambda: [_File("file", file.stem, file)]), ""
    keys = [bundled.key for bundled in parts.bundled()]
    if portrait and portrait not in keys:
        raise PuppetError(f"There is no portrait {portrait}", f"Give a picture file, or one of {', '.join(keys)}")
    return parts, portrait


@dataclass(frozen=True, slots=True)
class _File:
    """One file as the only bundled portrait."""

    key: str
    name: str
    source: Path
