"""``bench``: the engines against each other, then the real chain against the clock, from a recorded driver to a virtual
camera, measured stage by stage."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from puppet import outputs
from puppet.capture.camera import DRIVER_KEY
from puppet.crowdtable import CrowdTimes
from puppet.crowdtable import as_text as crowds_as_text
from puppet.enginetable import EngineTimes
from puppet.enginetable import as_text as engines_as_text
from puppet.errors import PuppetError
from puppet.live.feed import OPEN_S
from puppet.live.folders import Folders
from puppet.live.parts import Parts
from puppet.live.puppeteer import FPS, LivePuppeteer
from puppet.live.stats import Reading
from puppet.picture import Picture
from puppet.rehearsal import Receiver, Window, warm_up, with_portrait
from puppet.speedguard import guard

WHAT = {
    "track": "find the face's landmarks",
    "calibrate": "watch for a neutral face",
    "retarget": "driver's motion to the portrait",
    "look": "what the generator is shown",
    "mend": "the generator",
    "aim": "where the warp looks, meanwhile",
    "draw": "warp and mending to portrait",
    "compose": "portrait to 720p picture",
    "render": "all from look to compose, waiting included",
    "send": "virtual camera takes it",
    "preview": "window paints it",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Measure each engine that runs the generator; then run the real chain against the clock, from a clip to a "
        "virtual camera, and measure it stage by stage."
    )
    parser.add_argument("--seconds", type=float, default=15.0, help="how long to measure after warming up (15)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("--size", type=_size, default=(1280, 720), metavar="WxH", help="of the pictures (1280x720)")
    parser.add_argument("--portrait", default="", help="a picture file, or the key of a bundled portrait (the first)")
    parser.add_argument("--driver", type=Path, default=None, help="a video file (the bundled driver)")
    parser.add_argument(
        "--engine", default="", metavar="NAME", help="measure this one and eager, and run the chain on it (all, auto)"
    )
    parser.add_argument(
        "--tier", default="lite", metavar="NAME", help="of the generator, for the engines: lite or full (lite)"
    )
    parser.add_argument(
        "--puppets",
        type=_counts,
        default=(),
        metavar="N,N",
        help="only how fast one engine looks at so many puppets at once, on a GPU where there is one; like 1,2,4,8",
    )
    parser.add_argument(
        "--guard",
        action="store_true",
        help="only the render path, as a ratio to a fixed piece of work, beside the ratio that is kept",
    )
    parser.add_argument("--guard-keep", action="store_true", help="as --guard, and keep what is measured")
    parser.add_argument(
        "--threads", type=int, default=None, metavar="N", help="of engines on a processor (half of its cores)"
    )


MeasuresEngines = Callable[[Sequence[str], str, int | None], list[EngineTimes]]
"""Measures the engines of these names (none: all) with a tier and a number of threads."""


MeasuresCrowds = Callable[[Sequence[int], str], list[CrowdTimes]]
"""Measures so many puppets at once with a tier."""


def run(
    args: argparse.Namespace,
    parts: Parts,
    preview: Callable[[Picture], None] | None = None,
    engines: MeasuresEngines | None = None,
    crowds: MeasuresCrowds | None = None,
) -> int:
    """Measure and print.

    Args:
        args: of ``add_arguments``.
        parts: what the live chain is built from; camera, output and portraits are replaced here.
        preview: paints a picture as the window does; called on this thread. None: nothing is painted.
        engines: measures engines; None: they are left out.
        crowds: measures many puppets at once, for ``--puppets``.

    Returns:
        0; 1 where the guard finds rendering far slower than it was.

    Raises:
        PuppetError: the chain does not start, or the engine that was asked for does not run.
    """
    if not args.seconds > 0:
        raise PuppetError(f"--seconds must be above 0, not {args.seconds:g}")
    if args.threads is not None and args.threads < 1:
        raise PuppetError(f"--threads must be at least 1, not {args.threads}")
    if args.guard or args.guard_keep:
        verdict = guard(parts, args.guard_keep)
        print(verdict)
        return int(verdict.fails)
    if args.puppets and (args.engine or args.threads is not None):
        raise PuppetError("--puppets measures one engine of its own", "Leave out --engine and --threads")
    if args.puppets and crowds is not None:
        many = crowds(args.puppets, args.tier)
        print(json.dumps([row.as_json() for row in many], indent=2) if args.json else crowds_as_text(many, args.tier))
        return 0
    rows = engines([args.engine] if args.engine else [], args.tier, args.threads) if engines is not None else []
    report = measure(
        parts,
        seconds=args.seconds,
        size=args.size,
        portrait=args.portrait,
        camera=f"file:{args.driver}" if args.driver is not None else DRIVER_KEY,
        preview=preview,
    )
    if args.json:
        print(json.dumps(report.as_json() | {"engines": [row.as_json() for row in rows]}, indent=2))
    else:
        print(*([engines_as_text(rows, args.threads), ""] if rows else []), report.as_text(), sep="\n")
    return 0


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured, and on what.

    Attributes:
        reading: flow and stages over the whole time.
        drops: values replaced before the next stage took them, by the stage that was too slow for them.
        received: distinct pictures that arrived in the virtual camera, told apart by their pixels.
        cores_used: processor seconds per second, of this process.
    """

    seconds: float
    size: tuple[int, int]
    portrait: str
    driver: str
    runs_on: str
    painted: bool
    reading: Reading
    drops: dict[str, int]
    received: int
    cores_used: float

    def as_json(self) -> dict[str, Any]:
        flow = self.reading.flow
        return {
            "chain": {
                "fps": round(flow.fps, 2),
                "p50_ms": round(flow.p50_ms, 2),
                "p95_ms": round(flow.p95_ms, 2),
                "distinct": flow.distinct,
                "received": self.received,
                "repeats": flow.repeats,
                "drops": self.drops,
                "cores_used": round(self.cores_used, 2),
            },
            "stages": {name: asdict(times) for name, times in self.reading.stages.items()},
            "setting": {
                "seconds": round(self.seconds, 2),
                "size": list(self.size),
                "portrait": self.portrait,
                "driver": self.driver,
                "runs_on": self.runs_on,
                "painted": self.painted,
                "cpus": _cpus(),
                "machine": platform.machine(),
                "python": platform.python_version(),
            },
        }

    def as_text(self) -> str:
        flow = self.reading.flow
        lines = [
            f"{self.portrait} driven by {self.driver}: {self.runs_on}, {self.size[0]} x {self.size[1]}, "
            f"{_cpus()} processors, {self.seconds:.0f} s, preview {'painted' if self.painted else 'not painted'}",
            "",
            f"{'stage':<10} {'runs':>6} {'median ms':>10} {'p95 ms':>8}   what it does",
        ]
        for name in [*WHAT, *(name for name in self.reading.stages if name not in WHAT)]:
            times = self.reading.stages.get(name)
            if times is not None:
                lines.append(
                    f"{name:<10} {times.count:>6} {times.median_ms:>10.2f} {times.p95_ms:>8.2f}   {WHAT.get(name, '')}"
                )
        drops = ", ".join(f"{count} before {name}" for name, count in self.drops.items())
        lines += [
            "",
            f"distinct pictures a second   {flow.fps:.1f}   ({flow.distinct} sent, {self.received} received)",
            f"camera to output             p50 {flow.p50_ms:.1f} ms, p95 {flow.p95_ms:.1f} ms",
            f"repeats                      {flow.repeats}",
            f"dropped                      {drops}",
            f"processors used              {self.cores_used:.2f}",
        ]
        return "\n".join(lines)


def measure(
    parts: Parts,
    seconds: float = 15.0,
    size: tuple[int, int] = (1280, 720),
    portrait: str = "",
    camera: str = DRIVER_KEY,
    preview: Callable[[Picture], None] | None = None,
) -> Report:
    """Run the live chain and measure it once it is warm.

    Args:
        parts: what it is built from; camera and portrait are chosen and the output replaced here.
        seconds: how long.
        size: (width, height) of the pictures.
        portrait: a file, or the key of a bundled portrait; "" for the first one.
        camera: key of the camera.
        preview: paints a picture, called on this thread.

    Raises:
        PuppetError: the chain does not start, with what it reported.
    """
    parts, portrait = with_portrait(parts, portrait)
    parts.open_camera(camera, OPEN_S).close()  # what is wrong with it is said at once, in its own words
    receiver = Receiver()
    parts = replace(
        parts, open_output=lambda size, fps: outputs.VirtualCameraOutput(size, fps, backend=receiver.install())
    )
    with tempfile.TemporaryDirectory(prefix="puppet-bench-") as folder:
        puppeteer = LivePuppeteer(
            parts,
            size=size,
            fps=FPS,
            camera=camera,
            portrait=portrait,
            folders=Folders.inside(Path(folder)),
            prefetch=False,
        )
        try:
            puppeteer.start()
            puppeteer.go_live(True)
            window = Window(puppeteer, preview)
            warm_up(puppeteer, window)
            puppeteer.stats.reset()
            drops, received = puppeteer.drops, receiver.distinct
            start_s, busy_s = time.perf_counter(), time.process_time()
            window.show_for(seconds)
            took_s = time.perf_counter() - start_s
            busy_s = time.process_time() - busy_s
            reading = puppeteer.stats.reading(took_s)
            state = puppeteer.state()
            return Report(
                seconds=took_s,
                size=size,
                portrait=next((p.name for p in puppeteer.portraits() if p.key == state.portrait_key), ""),
                driver=Path(camera.partition(":")[2]).name if camera.startswith("file:") else "the bundled driver",
                runs_on=state.runs_on,
                painted=preview is not None,
                reading=reading,
                drops={name: count - drops[name] for name, count in puppeteer.drops.items()},
                received=receiver.distinct - received,
                cores_used=busy_s / took_s,
            )
        finally:
            puppeteer.close()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    try:
        size = int(width), int(height)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 1280x720") from error
    if min(size) < 64 or max(size) > 4096 or size[0] % 2 or size[1] % 2:
        raise argparse.ArgumentTypeError(f"{text!r}: both sides even, from 64 to 4096")
    return size


def _counts(text: str) -> tuple[int, ...]:
    try:
        counts = tuple(int(word) for word in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 1,2,4") from error
    if min(counts) < 1 or max(counts) > 1024:
        raise argparse.ArgumentTypeError(f"{text!r}: from 1 to 1024 puppets")
    return counts


def _cpus() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
