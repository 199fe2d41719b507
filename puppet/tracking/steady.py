"""Tracking for work that need not keep up with a camera: each frame is looked at several times."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from queue import SimpleQueue

from puppet.models import Face, Frame, Image, Points
from puppet.processors import processors
from puppet.tracking.tracker import MediaPipeTracker
from puppet.tracking.views import VIEWS, averaged

_MOST = 4  # processors: beyond this the first look, which the others wait for, is most of the time


class SteadyTracker:
    """A tracker whose landmarks are means over several views of the frame: steadier, and several times slower.

    Views show one face each: where another one beside it is more prominent, what one look finds is all there is.

    Args:
        static: look for the face anew in every frame; else follow it, see ``MediaPipeTracker``.

    Raises:
        PuppetError: MediaPipe cannot be loaded.
    """

    def __init__(self, static: bool = False) -> None:
        self._free: SimpleQueue[MediaPipeTracker] = SimpleQueue()
        looking = min(processors(), len(VIEWS), _MOST)
        with ExitStack() as made:  # whichever model does not start, the others are freed
            self._first = made.enter_context(closing(MediaPipeTracker(static)))
            for _ in range(looking):
                self._free.put(made.enter_context(closing(MediaPipeTracker(static=True))))
            self._pool = made.enter_context(ThreadPoolExecutor(looking, "views"))
            self._made = made.pop_all()

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
        self._made.close()

    def _look(self, image: Image) -> list[Points]:
        tracker = self._free.get()
        try:
            face = tracker.track(Frame(image, 0.0, 0))
        finally:
            self._free.put(tracker)
        return [] if face is None else [face.landmarks]
