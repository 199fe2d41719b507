"""Measures every fault on the real chain, with the bundled driver in place of a webcam, and prints a table.

python -m tests.fault_table
"""

from __future__ import annotations

import argparse
import logging
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from puppet.capture.camera import DRIVER_PATH, FileCamera
from puppet.live.folders import Folders
from puppet.live.puppeteer import LivePuppeteer
from puppet.models import CameraInfo
from tests.faults import Faults, Searched, Sent, faulty, keyed, until
from tests.storm import FAULTS, HANGS, Silent

CAMERA = "webcam:test"
LASTS_S = 2.5
INSIDE = (
    ("engine inside the renderer raises", {"engine": "raise"}),
    ("engine inside the renderer out of memory", {"engine": "memory"}),
    ("engine inside the renderer calls exit", {"engine": "exit"}),
    ("engine inside the renderer gives NaN", {"engine": "nan"}),
    ("engine inside the renderer gives another shape", {"engine": "shape"}),
    ("engine inside the renderer gives another type", {"engine": "type"}),
)
OTHERS = (
    ("camera busy", {"camera": "unplugged", "opening": "busy"}),
    ("camera hangs", {"camera": "hang"}),
    ("retargeter hangs", {"retargeter": "hang"}),
    ("output comes back with another size", {"output": "size"}),
)
STUDIO = {"retargeter", "renderer", "engine"}
AGAIN_SOON_S = 65.0
"""They share a place in the chain, and what hangs there again within a minute rests for longer."""
LAST = (("engine inside the renderer hangs", {"engine": "hang"}),)
"""After it the generator runs on another engine."""


@dataclass(frozen=True)
class Measured:
    """What one fault did.

    Attributes:
        shown: kinds of pictures sent while it lasted, in the order in which they came.
        first_s: from its beginning to the next picture sent, held or not.
        gap_s: the longest time without a picture while it lasted.
        back_s: from its end (of a hang: its beginning) to the first picture of a newer frame.
        told: what the user was told.
    """

    name: str
    shown: tuple[str, ...]
    first_s: float
    gap_s: float
    back_s: float
    told: tuple[str, ...]


class Bench:
    """A live call on which faults are measured.

    Args:
        puppeteer: started.
        faults, searched: as given to ``faulty``.
        lasts_s: how long a fault lasts.
        still_s: a puppet that does not move for this long is one whose chain hangs.
    """

    def __init__(
        self,
        puppeteer: LivePuppeteer,
        faults: Faults,
        searched: Searched,
        lasts_s: float = LASTS_S,
        still_s: float = 1.0,
    ) -> None:
        self._puppeteer, self._faults, self._searched = puppeteer, faults, searched
        self._lasts_s, self._still_s = lasts_s, still_s
        puppeteer.go_live(True)
        self._moves(time.perf_counter())

    def measure(self, name: str, modes: dict[str, str]) -> Measured:
        """Inject one fault, end it, and see."""
        hang = "hang" in modes.values()
        before = self._searched.sent[-1]
        start_s = time.perf_counter()
        for part, mode in modes.items():
            setattr(self._faults, part, mode)
        told: set[str] = set()
        known = {problem.message for problem in self._puppeteer.state().problems}

        def listen() -> None:
            told.update({problem.message for problem in self._puppeteer.state().problems} - known)

        while time.perf_counter() - start_s < self._lasts_s:
            listen()
            time.sleep(0.02)
        end_s = time.perf_counter()
        sent = self._searched.since(start_s)
        if not hang:
            self._faults.clear()
        if modes.get("output"):
            until(lambda: self._searched.since(end_s if not hang else start_s), 20, name)
            back_s = self._searched.since(end_s if not hang else start_s)[0].at_s - (start_s if hang else end_s)
            self._moves(end_s)
        elif hang:
            until(lambda: listen() or _moving_again(self._searched.since(start_s), self._still_s), 20, name)
            back_s = _moving_again(self._searched.since(start_s), self._still_s) - start_s
        else:
            back_s = self._moves(end_s) - end_s
        listen()
        times = [start_s, *(one.at_s for one in sent)]
        gap_s = max((later - earlier for earlier, later in pairwise(times)), default=self._lasts_s)
        first_s = sent[0].at_s - start_s if sent else self._lasts_s
        time.sleep(0.1)
        return Measured(name, _kinds(before, sent), first_s, gap_s, back_s, tuple(sorted(told)))

    def _moves(self, since_s: float) -> float:
        """When the first picture of a frame after this was sent."""

        def found() -> float:
            seen = self._searched.since(since_s)
            for earlier, later in pairwise(seen):
                if later.frame_index >= 0 and later.frame_index != earlier.frame_index:
                    return later.at_s
            return 0.0

        until(found, 30, "The puppet")
        return found()


def _moving_again(sent: list[Sent], for_s: float) -> float:
    """When the puppet first moved after it had not for so long; 0 before that."""
    still_s = sent[0].at_s if sent else 0.0
    for earlier, later in pairwise(sent):
        if later.frame_index >= 0 and later.frame_index != earlier.frame_index:
            if later.at_s - still_s > for_s:
                return later.at_s
            still_s = later.at_s
    return 0.0


def _kinds(before: Sent, sent: list[Sent]) -> tuple[str, ...]:
    kinds: list[str] = []
    last = before
    for one in sent:
        if not one.persona_id:
            kind = "card"
        elif one.frame_index < 0:
            kind = "rest"
        else:
            kind = "held" if one.frame_index == last.frame_index else "moving"
        if kind not in kinds:
            kinds.append(kind)
        last = one
    return tuple(kinds)


def real_chain(
    folder: Path, size: tuple[int, int], shows_key: Callable = keyed
) -> tuple[LivePuppeteer, Faults, Searched]:
    """The real chain on the bundled driver, whose frames are keyed, not yet started."""
    import main

    faults, searched = Faults(), Searched(shows_key, kept=3000)
    parts = replace(
        main.build_parts(),
        refines=None,
        list_cameras=lambda: [CameraInfo(CAMERA, "Test")],
        open_camera=lambda key, timeout_s: FileCamera(DRIVER_PATH),
    )
    parts = faulty(parts, faults, searched, Silent)
    return LivePuppeteer(parts, size=size, folders=Folders.inside(folder), prefetch=False), faults, searched


def trouble(puppeteer: LivePuppeteer) -> str:
    """Why the generator's part is missing from pictures; "" where it is not."""
    current = puppeteer._show.current
    assert current is not None
    said: str = current.renderer.trouble  # type: ignore[attr-defined]
    return said


def main_() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fault_table", description=__doc__)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--only", default="", help="faults whose names match this expression")
    parser.add_argument("--seconds", type=float, default=LASTS_S, help="how long each fault lasts")
    args = parser.parse_args()
    width, height = map(int, args.size.split("x"))
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        puppeteer, faults, searched = real_chain(Path(folder), (width, height))
        puppeteer.start()
        try:
            until(lambda: puppeteer.state().ready, 120)
            time.sleep(3)  # calibration
            bench, hung_s = Bench(puppeteer, faults, searched, args.seconds), -AGAIN_SOON_S
            print(
                "| fault | shown | next picture | longest gap | back after | told |\n"
                "| --- | --- | --- | --- | --- | --- |"
            )
            for name, modes in (*FAULTS, *OTHERS, *INSIDE, *HANGS, *LAST):
                if not re.search(args.only, name):
                    continue
                if "engine" in modes:  # one that failed for a second is let be, and asked now and then
                    until(lambda: not trouble(puppeteer), 30, "The engine")
                if "hang" in modes.values() and modes.keys() & STUDIO:
                    time.sleep(max(0.0, hung_s + AGAIN_SOON_S - time.monotonic()))
                    hung_s = time.monotonic()
                one = bench.measure(name, modes)
                print(
                    f"| {one.name} | {', '.join(one.shown)} | {one.first_s * 1000:.0f} ms | {one.gap_s * 1000:.0f} ms |"
                    f" {one.back_s:.2f} s | {' '.join(one.told)} |",
                    flush=True,
                )
        finally:
            puppeteer.close()
            faults.released.set()
        print(f"{searched.pictures} pictures, {searched.leaks} showed the camera's pattern")
    return 1 if searched.leaks else 0


if __name__ == "__main__":
    import os

    status = main_()
    os._exit(status)  # threads that hung are still in the libraries
