"""Kills a live Puppet again and again at random moments while it keeps things, and looks each time for what was kept.

python -m tests.crash_run --deaths 300 --seed 1
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import signal
import tempfile
import time
from pathlib import Path

from puppet.live.folders import Folders
from tests import crash_child
from tests.test_crash import check, comes_back

HOW = (signal.SIGKILL, signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT)
A_ROUND = 25
"""Deaths after which the whole program is started on what there is, and the portraits begin anew."""


def die(folder: Path, first: int, how: signal.Signals, after_s: float) -> dict[str, list[str]]:
    """One life: what it said was kept. It is forked from here, where everything is loaded."""
    kept: dict[str, list[str]] = {"portrait": [], "settings": [], "neutral": [], "persona": [], "live": []}
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        os.dup2(mouth, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            crash_child.live(folder, first)
        finally:
            os._exit(1)
    os.close(mouth)
    with os.fdopen(ear) as said:
        assert said.readline().startswith("live")
        time.sleep(after_s)
        os.kill(child, how)
        for line in said:
            if line.endswith("\n"):
                what, which = line.split()
                kept[what].append(which)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == how
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash_run", description=__doc__)
    parser.add_argument("--deaths", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    chance = random.Random(args.seed)
    counts: dict[str, int] = {}
    deaths = rounds = 0
    while deaths < args.deaths:
        with tempfile.TemporaryDirectory() as name:
            folder, portraits, first = Path(name), [], 1
            last: dict[str, list[str]] = {}
            for _ in range(min(A_ROUND, args.deaths - deaths)):
                kept = die(folder, first, chance.choice(HOW), chance.uniform(0.0, 0.4))
                last |= {what: which for what, which in kept.items() if which}
                check(Folders.inside(folder / "user"), {what: last.get(what, []) for what in kept}, first)
                for what, which in kept.items():
                    counts[what] = counts.get(what, 0) + len(which)
                portraits += kept["portrait"]
                first += 10_000
                deaths += 1
            child = os.fork()
            if child == 0:  # what starts threads is no longer to be forked
                try:
                    comes_back(folder, portraits)
                except BaseException as error:
                    print(repr(error), flush=True)
                    os._exit(1)
                os._exit(0)
            assert os.waitpid(child, 0)[1] == 0, "The next start"
            rounds += 1
    said = ", ".join(f"{count} of {what}" for what, count in counts.items() if what != "live")
    print(f"{deaths} deaths, {rounds} starts afterwards; kept before they came: {said}; lost: 0")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
