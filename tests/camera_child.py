"""A camera's process whose driver does what it is told: ``python -m tests.camera_child MODE``."""

from __future__ import annotations

import os
import signal
import sys
import time

import numpy as np

from puppet.capture.process import serve
from puppet.capture.webcam import CameraLost
from puppet.models import Frame


class Driver:
    """Flat frames, 100 a second; the mode says how it ends.

    Args:
        mode: "fine", "open-hang", "open-crash", "busy", "hang", "crash", "lost", "exit" or "noise" (a library that
            prints).
    """

    def __init__(self, mode: str) -> None:
        self.name = "A driver"
        self._mode = mode
        self._index = -1
        if mode == "open-hang":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(1000)
        if mode == "open-crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if mode == "busy":
            raise CameraLost("A driver is in use", "Close the other program")
        if mode == "noise":
            os.write(1, b"a library says something\n" * 100)
            print("and again", flush=True)

    def read(self) -> Frame:
        time.sleep(0.01)
        self._index += 1
        if self._index == 5:
            if self._mode == "hang":
                time.sleep(1000)
            if self._mode == "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            if self._mode == "lost":
                raise CameraLost("A driver was unplugged", "Plug it in")
            if self._mode == "exit":
                os._exit(3)
        return Frame(np.full((48, 64, 3), self._index % 250, np.uint8), time.perf_counter(), self._index)


if __name__ == "__main__":
    os._exit(serve(lambda: Driver(sys.argv[1])))
