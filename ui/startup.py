"""How long the app takes to start, step by step, from the start of its process."""

from __future__ import annotations

import time
from collections.abc import Callable

import psutil
from PySide6.QtCore import QObject, QTimer

from ui.window import MainWindow

LOOK_MS = 5
STEPS = {
    "interpreter": "Python and the window's packages are loaded",
    "window": "the window is on screen",
    "chain": "everything heavy is imported behind it, and the chain runs",
    "portrait": "the portrait is shown, at rest",
    "puppet": "the first picture that follows a face",
}


class StartupTimes(QObject):
    """Watches a window that is about to be shown.

    Args:
        window: not shown yet.
        done: told, once the puppet follows a face, of the seconds from the start of the process to each of STEPS.
    """

    def __init__(self, window: MainWindow, done: Callable[[dict[str, float]], object]) -> None:
        super().__init__(window)
        self._window, self._done = window, done
        self._began = psutil.Process().create_time()
        self.seconds: dict[str, float] = {}
        self._mark("interpreter")
        window.view.first_painted.connect(lambda: self._mark("window"))
        window.link.ready.connect(lambda _puppeteer: self._mark("chain"))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _mark(self, step: str) -> None:
        self.seconds.setdefault(step, time.time() - self._began)

    def _look(self) -> None:
        picture = self._window.view.picture
        if picture is None or not picture.persona_id:
            return
        self._mark("portrait")
        if picture.frame_index >= 0:
            self._mark("puppet")
            self._timer.stop()
            self._done(self.seconds)


def as_text(seconds: dict[str, float]) -> str:
    """A line for each step."""
    return "\n".join(f"{name:<12} {seconds[name]:6.2f} s   {what}" for name, what in STEPS.items() if name in seconds)
