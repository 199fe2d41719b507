"""Records what others see, with what the microphone hears, while the chain goes on.

The chain hands pictures over and never waits. A thread encodes them. Each picture gets the time at which the camera saw
what it shows, not the time at which it was ready: so the chain's delay, whatever it is at that moment, is taken off,
and lips and voice meet.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from puppet import memory
from puppet.errors import PuppetError
from puppet.outlets import Recording
from puppet.picture import Picture
from puppet.recording import places
from puppet.recording.film import RATE, Film, made_plain
from puppet.recording.microphone import Heard, Sound
from puppet.recording.soundline import Samples, SoundLine

logger = logging.getLogger(__name__)

WAITING = 15
"""Pictures that may wait to be encoded, half a second of them; more are left out."""
STILL_S = 0.4
"""A picture that does not change is written again after this, so that a crash costs no more than with others."""
SILENT_S = 0.5
"""Sound that comes later than this is taken for missing."""
_BEFORE = 50  # blocks of sound that are kept until the first picture comes: it shows what was a moment ago
_HEAD = 512  # bytes: a file with less holds no picture
_LOOK_S = 2.0  # between two looks at the free space
_LATENCY_WEIGHT = 0.05


class Recorder:
    """One recording, from ``start`` on, until ``stop``.

    Args:
        path: the file to make, .mp4.
        size: (width, height) of the pictures.
        fps: about how many come in a second.
        microphone: opens the microphone; PuppetError where there is none. None: no sound is wanted.
        completed: told, on the recorder's thread, of the finished file.
        clock: seconds.
        free: bytes that are free in a folder.
    """

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        fps: float,
        microphone: Callable[[Heard], Sound] | None,
        completed: Callable[[Path], object] = lambda path: None,
        clock: Callable[[], float] = time.perf_counter,
        free: Callable[[Path], int] = places.free,
    ) -> None:
        self.path = path
        self._size, self._fps, self._clock, self._free = size, fps, clock, free
        self._completed = completed
        self._open_microphone = microphone
        self._sound: Sound | None = None
        self._silent_because = self._ended_because = ""
        self._film: Film | None = None
        self._pictures: deque[tuple[Picture, float]] = deque()
        self._blocks: deque[tuple[Samples, float]] = deque()
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._done = threading.Event()
        self._line = SoundLine(RATE)
        self._begun_s: float | None = None  # capture time of the first picture
        self._last: Picture | None = None
        self._last_s = self._looked_s = 0.0
        self._latency_s = 0.0
        self._dropped = 0
        self._left_s: float | None = None
        self._thread = threading.Thread(target=self._work, name="record", daemon=True)

    def start(self) -> None:
        """Begin. Takes a moment: the microphone is opened.

        Raises:
            PuppetError: there is too little room, or the file cannot be written.
        """
        places.check_room(self.path.parent, places.NEEDED, self._free)
        if self._open_microphone is not None:
            try:
                self._sound = self._open_microphone(self._hear)
            except PuppetError as error:
                self._silent_because = str(error)
                logger.info("Recording without sound: %s", error)
        try:
            self._film = Film(self.path, self._size, self._fps, self._sound is not None)
        except PuppetError:
            self._close_sound()
            raise
        try:
            self._thread.start()
        except RuntimeError as error:  # no more threads: neither microphone nor file must stay open
            self._stopping.set()
            self._finish()
            raise PuppetError(f"The recording cannot begin ({error})", "Close other programs") from error

    def send(self, picture: Picture) -> None:
        """Take one picture; returns at once.

        Raises:
            TypeError: anything but a ``Picture``.
            ValueError: another size.
        """
        if type(picture) is not Picture:
            raise TypeError(f"A recording takes a Picture, not {type(picture).__name__}.")
        if picture.pixels.shape[1::-1] != self._size:
            raise ValueError(f"A picture of {picture.pixels.shape} in a recording of {self._size}")
        if self._stopping.is_set():
            return
        if len(self._pictures) >= WAITING:
            self._dropped += 1
            return
        self._pictures.append((picture, self._clock()))
        self._woken.set()

    def stop(self) -> None:
        """Take no more and complete the file, behind the caller's back."""
        self._stopping.set()
        self._woken.set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until the file is complete; False if it is not yet. What there is of it plays all the same."""
        return self._done.wait(timeout_s)

    def state(self) -> Recording:
        running = not self._stopping.is_set()
        return Recording(
            running=running,
            finishing=not running and not self._done.is_set(),
            seconds=0.0 if self._begun_s is None else max(self._last_s, 0.0),
            path=self.path,
            sound=self._sound.name if self._sound is not None else "",
            silent_because=self._silent_because,
            left_s=self._left_s,
            dropped=self._dropped,
            ended_because=self._ended_because,
        )

    # ---- the recorder's thread ---------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            while not self._stopping.is_set() or self._pictures:
                self._woken.wait(0.1)
                self._woken.clear()
                self._step()
        except Exception as error:
            self._ended_because = str(error) or type(error).__name__
            logger.warning("The recording ended: %s", error)
        finally:
            self._stopping.set()
            try:
                self._finish()
            except Exception as error:  # whoever waits for it must not wait for ever
                self._ended_because = self._ended_because or str(error) or type(error).__name__
                logger.warning("The recording could not be completed: %s", error)
            self._done.set()
            memory.give_back()  # the encoder's, some fifty megabytes

    def _step(self) -> None:
        film = self._film
        if film is None:
            return
        while self._pictures:
            picture, sent_s = self._pictures.popleft()
            self._add(film, picture, sent_s)
        if self._begun_s is None:
            while len(self._blocks) > _BEFORE:  # nothing is heard before there is something to see
                self._blocks.popleft()
            return
        self._add_sound(film)
        self._look_at_room()

    def _add(self, film: Film, picture: Picture, sent_s: float) -> None:
        if picture.frame_index >= 0 and picture is not self._last:
            late_s = max(sent_s - picture.captured_s, 0.0)
            self._latency_s += (_LATENCY_WEIGHT if self._latency_s else 1.0) * (late_s - self._latency_s)
            at_s = picture.captured_s
        else:  # a card, or the same one again, shows no moment of the camera's
            at_s = sent_s - self._latency_s
        if self._begun_s is None:
            self._begun_s = at_s
        at_s -= self._begun_s
        if picture is self._last and at_s < self._last_s + STILL_S:
            return
        self._last, self._last_s = picture, max(at_s, self._last_s)
        film.picture(picture.pixels, self._last_s)

    def _add_sound(self, film: Film) -> None:
        begun_s = self._begun_s or 0.0
        while self._blocks:
            block, heard_s = self._blocks.popleft()
            film.sound(self._line.add(block, heard_s - begun_s))
        if self._sound is not None:
            film.sound(self._line.fill(self._last_s - SILENT_S))

    def _look_at_room(self) -> None:
        if self._last_s - self._looked_s < _LOOK_S:
            return
        self._looked_s = self._last_s
        left = self._free(self.path.parent)
        used = self._written()
        if used:
            # The plain file at the end is as large again before the first one goes.
            self._left_s = max(left - places.LAST - used, 0) / 2 / (used / self._last_s)
        if left < places.LAST:
            raise PuppetError("The disk is nearly full", "What was recorded is kept; make room")

    def _finish(self) -> None:
        self._close_sound()
        film, self._film = self._film, None
        if film is None:
            return
        try:
            if self._begun_s is not None:
                self._add_sound(film)
            film.close()
        except PuppetError as error:
            self._ended_because = self._ended_because or str(error)
        except ValueError:
            pass  # it was closed when it failed
        if self._begun_s is None or self._written() < _HEAD:
            with contextlib.suppress(OSError):  # its folder may be a file by now
                self.path.unlink(missing_ok=True)  # not one picture came, or was stored
            if self._begun_s is not None:
                self._ended_because = self._ended_because or f"{self.path.name} was taken away: nothing of it is kept."
            return
        try:
            if self._free(self.path.parent) > self._written() + places.LAST // 3:
                made_plain(self.path)
        except PuppetError as error:
            logger.warning("%s", error)
        try:
            self._completed(self.path)
        except Exception as error:
            logger.warning("After the recording: %s", error)

    def _written(self) -> int:
        """Bytes in the file, which somebody may have taken away."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def _close_sound(self) -> None:
        if self._sound is not None:
            try:
                self._sound.close()
            except Exception as error:  # a microphone that was unplugged
                logger.info("Closing the microphone: %s", error)

    def _hear(self, block: Samples, heard_s: float) -> None:
        if not self._stopping.is_set():
            self._blocks.append((block, heard_s))
