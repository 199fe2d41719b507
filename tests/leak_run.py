"""Searches a hundred thousand pictures of a chain in which everything goes wrong for the camera's pattern.

python -m tests.leak_run --pictures 100000 --seed 1
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.storm import Storm


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.leak_run", description=__doc__)
    parser.add_argument("--pictures", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    start_s = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        storm = Storm(Path(folder), args.seed)
        while storm.report.pictures < args.pictures:
            storm.call(args.pictures - storm.report.pictures)
            print(f"{storm.report.pictures} pictures, {storm.report.leaks} leaks", flush=True)
    for name, value in asdict(storm.report).items():
        print(f"{name:>14}: {value}")
    print(f"{'seconds':>14}: {time.perf_counter() - start_s:.0f}")
    return 1 if storm.leaks else 0


if __name__ == "__main__":
    raise SystemExit(main())
