"""Notices webcams that deliver pictures in which there is nothing to see."""

from __future__ import annotations

import numpy as np

from puppet.models import Frame, Image, Problem

PROBLEM = "camera-picture"
BLACK_S = 2.0
FROZEN_S = 3.0

_BLACK = Problem(PROBLEM, "The camera's picture is black.", "Open its shutter or cover, or turn on a light.")
_FROZEN = Problem(
    PROBLEM, "The camera's picture is frozen.", "Unplug it and plug it in again, or choose another camera."
)


class CameraWatch:
    """Tells a webcam that delivers pictures without showing anything.

    For webcams alone: a still clip is no fault.
    """

    def __init__(self) -> None:
        self._sample: Image | None = None
        self._lit_s: float | None = None
        self._moved_s: float | None = None

    def update(self, frame: Frame) -> Problem | None:
        """Look at the next frame; returns the problem for as long as it lasts."""
        sample = frame.pixels[::16, ::16].copy()
        now_s = frame.captured_s
        # A closed shutter leaves sensor noise of a few levels, a dark room with a screen in it a mean above 10.
        if self._lit_s is None or sample.mean() > 6 or sample.max() > 40:
            self._lit_s = now_s
        # Sensor noise changes some sample in every frame of a live camera.
        if self._moved_s is None or self._sample is None or not np.array_equal(sample, self._sample):
            self._moved_s = now_s
        self._sample = sample
        if now_s - self._lit_s > BLACK_S:
            return _BLACK
        if now_s - self._moved_s > FROZEN_S:
            return _FROZEN
        return None
