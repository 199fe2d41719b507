"""Pulls what is newest from the puppeteer, on a timer. Nothing is ever pushed here, so nothing can pile up."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from puppet.models import Puppeteer
from ui.gallery import Gallery
from ui.inset import InsetView
from ui.messages import Messages
from ui.picture_view import PictureView

PULL_MS = 16
"""Between two looks for a newer picture: about 60 a second, so that one at 30 fps is shown within half its time."""
STATE_S = 0.1
SHELF_S = 0.5
PAUSE_S = 1.0
"""After a reading has failed, before the next one: long enough to read the banner."""


class Puller(QObject):
    """Feeds pictures, camera frames and portraits to their widgets and reads the state.

    Signals:
        state_read(LiveState): about ten times a second.
        portraits_read(): about twice a second.
    """

    state_read = Signal(object)
    portraits_read = Signal()

    def __init__(
        self, view: PictureView, inset: InsetView, gallery: Gallery, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._inset = inset
        self._gallery = gallery
        self._messages = messages
        self._puppeteer: Puppeteer | None = None
        self._ticks = 0
        self._paused_until_s = self._state_due_s = self._portraits_due_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(PULL_MS)

    def attach(self, puppeteer: Puppeteer) -> None:
        """Pull from this one from now on."""
        self._puppeteer = puppeteer
        self._inset.attach(puppeteer.inset)
        self.read_all()

    def read_all(self) -> None:
        """Read everything now: something has just been asked for."""
        self._state_due_s = self._portraits_due_s = 0.0
        self._tick()

    def stop(self) -> None:
        self._timer.stop()
        self._inset.attach(None)
        self._puppeteer = None

    def _tick(self) -> None:
        now_s = time.perf_counter()
        self._messages.expire(now_s)
        if self._puppeteer is None or now_s < self._paused_until_s:
            return
        try:
            self._pull(self._puppeteer, now_s)
        except Exception as error:  # a defect there must not silence the window: say so, go on
            self._paused_until_s = now_s + PAUSE_S
            self._messages.error(error, key="pull")

    def _pull(self, puppeteer: Puppeteer, now_s: float) -> None:
        picture = puppeteer.picture() if self._view.isVisible() else None  # nobody looks while it is in the tray
        if picture is not None:
            self._view.show_picture(picture)
        self._ticks += 1
        if self._ticks % 2:
            self._inset.pull()
        if now_s >= self._state_due_s:
            self._state_due_s = now_s + STATE_S
            self.state_read.emit(puppeteer.state())
        if now_s >= self._portraits_due_s:
            self._portraits_due_s = now_s + SHELF_S
            self._gallery.set_portraits(puppeteer.portraits())
            self.portraits_read.emit()
