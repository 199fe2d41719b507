"""A live Puppet that is stopped, and says how it went on: ``python -m tests.stopped_child FOLDER``."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tests.faults import until
from tests.test_faults import Call


def main() -> None:
    call = Call(Path(sys.argv[1]))
    time.sleep(0.3)
    cameras = len(call.stage.cameras)
    # One reading a round, the first before anybody is told: a stop between any two lines is seen.
    last_s = time.perf_counter()
    print("live", flush=True)
    while (now_s := time.perf_counter()) - last_s < 1.0:
        last_s = now_s
        time.sleep(0.01)
    woken_s = time.perf_counter()
    call.bench._moves(woken_s)
    took_s = time.perf_counter() - woken_s
    until(lambda: call.puppeteer.state().ready)
    time.sleep(1.0)
    more = len(call.stage.cameras) - cameras
    print(f"moving {took_s:.2f} {more} cameras more, told {sorted(call.told())}", flush=True)


if __name__ == "__main__":
    main()
    os._exit(0)
