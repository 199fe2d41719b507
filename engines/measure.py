"""How long engines take, against eager PyTorch in the same run: for the chooser a few frames, for ``bench`` a table."""

from __future__ import annotations

import time

from engines.protocol import MeasuredEngine
from puppet.models import Image

import numpy as np  # isort: skip


def time_frames(engine: MeasuredEngine, inputs: tuple[Image, Image, np.ndarray], count: int) -> list[float]:
    """Milliseconds of each of ``count`` frames with the portrait that is bound: by the device's own events where the
    engine has them, else by the clock."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        engine.run(*inputs)
        times.append(engine.device_ms or 1e3 * (time.perf_counter() - start))
    return times
