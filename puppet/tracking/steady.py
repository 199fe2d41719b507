"""Tracking for work that need not keep up with a camera: each frame is looked at several times."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from queue import SimpleQueue

from puppet.models import Face, Frame, Image, Points
from puppet.processors import processors
from puppet.tracking.tracker import MediaPipeTracker
from puppet.tracking.views import VIEWS, averaged

_MOST = 4  # processors: beyond this the first look, which the others wait for, is most of the time


class SteadyTracker:
    """A tracker whose landmarks are means over several views of the frame: steadier, and several times slower.

    Args:
        static: look for the face anew in every frame; else follow it, see ``MediaPipeTracker``.

    Raises:
        PuppetError: MediaPipe cannot be loaded.
    """

    def __init__(self, static: bool = False) -> None:
        self._first = MediaPipeTracker(static)
        self._free: SimpleQueue[MediaPipeTracker] = SimpleQueue()
        self._others: list[MediaPipeTracker] = []
        for _ in range(min(processors(), len(VIEWS), _MOST)):
            self._others.append(MediaPipeTracker(static=True))
            self._free.put(self._others[-1])
        self._pool = ThreadPoolExecutor(len(self._others), "views")

    def track(self, frame: Frame) -> Face | None:
        """See ``MediaPipeTracker.track``; raises as it does."""
        face = self._first.track(frame)
        if face is None:
            return None
        return replace(face, landmarks=averaged(frame.pixels, face.landmarks, self._look, self._pool.map))

    def reset(self) -> None:
        """Forget the face followed so far."""
        self._first.reset()

    def close(self) -> None:
        """Free the models. Further calls do nothing."""
        self._pool.shutdown()
        for one in (self._first, *self._others):
            one.close()

    def _look(self, image: Image) -> list[Points]:
        tracker = self._free.get()
        try:
            face = tracker.track(Frame(image, 0.0, 0))
        finally:
            self._free.put(tracker)
        return [] if face is None else [face.landmarks]
