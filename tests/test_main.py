"""The program's way out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BUSY = """
import threading, time
import numpy as np
import main
from puppet.cv import cv2

def work():
    image = np.zeros((400, 400, 3), np.uint8)
    while True:
        cv2.GaussianBlur(image, (0, 0), 9)

threading.Thread(target=work, daemon=True).start()
time.sleep(0.2)
print("the last words", end="")
main.leave(7)
"""


def test_a_thread_that_is_left_behind_does_not_end_in_a_crash() -> None:
    done = subprocess.run([sys.executable, "-c", BUSY], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (7, "the last words", "")
