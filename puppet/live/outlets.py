"""Where pictures go beside the virtual camera: into a recording, a snapshot, the local stream."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from puppet.backdrop import KEEP, Background, parse
from puppet.errors import PuppetError
from puppet.live.prepare import Preparer
from puppet.live.problems import Problems
from puppet.live.selection import Selection
from puppet.live.show import Show
from puppet.live.stats import Stats
from puppet.localstream import LocalStream
from puppet.marks import Marks
from puppet.models import Problem, Severity
from puppet.outlets import OutletState, Recording
from puppet.picture import Picture
from puppet.provenance.credentials import Credentials
from puppet.recording import places, snapshot
from puppet.recording.microphone import Heard, Microphone, Sound
from puppet.recording.recorder import Recorder

logger = logging.getLogger(__name__)

RECORDING_PROBLEM, SAVED, STREAM_PROBLEM = "recording", "saved", "stream"
DELAY_S = 10.0
"""Over so long the delay of pictures is measured for lip-sync."""
DELAY_STEP_MS = 5


class LiveOutlets:
    """Implements ``puppet.outlets.Outlets``. Takes every picture that goes out and hands it on; a fault here never
    reaches the call.

    Args:
        show: decides what others see.
        preparer: makes portraits ready.
        portraits: says which one is shown.
        marks: what pictures carry.
        credentials: signs files, where it can.
        fps: pictures a second, about.
        stats: how late pictures are.
        problems: told under the keys "recording", "saved" and "stream".
        clock: seconds.
        microphone: opens the microphone.
        videos, pictures: the folders for recordings and snapshots.
    """

    def __init__(
        self,
        show: Show,
        preparer: Preparer,
        portraits: Selection,
        marks: Marks,
        credentials: Credentials,
        fps: float,
        stats: Stats,
        problems: Problems,
        clock: Callable[[], float] = time.perf_counter,
        microphone: Callable[[Heard], Sound] = Microphone,
        videos: Callable[[], Path] = places.videos,
        pictures: Callable[[], Path] = places.pictures,
    ) -> None:
        self._show, self._preparer, self._portraits, self._marks = show, preparer, portraits, marks
        self._credentials, self._fps, self._stats, self._problems = credentials, fps, stats, problems
        self._clock, self._microphone, self._videos, self._pictures = clock, microphone, videos, pictures
        self._backgrounds: dict[str, Background] = {"keep": KEEP}
        self._lock = threading.Lock()
        self._sent: Picture | None = None
        self._shown: Picture | None = None
        self._recorder: Recorder | None = None
        self._told: Recorder | None = None  # whose end has been told
        self._stream: LocalStream | None = None

    def take(self, sent: Picture) -> None:
        """One more picture has gone out. Called on the sending thread; never raises, never waits."""
        self._sent = sent
        self._shown = self._show.picture() or sent  # the same in a call; before it the preview
        recorder, stream = self._recorder, self._stream
        if recorder is not None:
            try:
                recorder.send(self._shown)
            except ValueError as error:  # pictures have another size now
                logger.info("The recording ends: %s", error)
                recorder.stop()
        if stream is not None:
            stream.send(sent)

    def others_see(self) -> Picture | None:
        """The newest picture that has gone out."""
        return self._sent

    def set_background(self, text: str) -> None:
        background = self._backgrounds.get(text) or parse(text)
        self._backgrounds = {text: background}  # asked for again, it is not read again
        if background is not self._preparer.background:
            self._preparer.dress(background, self._portraits.key)

    def set_marks(self, invisible: bool, visible: bool) -> None:
        if (self._marks.invisible, self._marks.visible) == (invisible, visible):
            return
        self._marks.invisible, self._marks.visible = invisible, visible
        # Portraits at rest have been composed already: once more.
        self._preparer.dress(replace(self._preparer.background), self._portraits.key)

    def test(self, on: bool) -> None:
        current = self._show.current
        if not on:
            self._show.test = None
        elif current is not None:
            self._show.test = current.composer.test_card()

    def record(self, on: bool, sound: bool = True) -> None:
        with self._lock:
            running = self._recorder
            if not on:
                if running is not None:
                    running.stop()
                return
            if running is not None and running.state().running:
                return
            shown = self._shown
            if shown is None:
                raise PuppetError("There is no picture to record yet", "Wait until the portrait is there")
            height, width = shown.pixels.shape[:2]
            path = places.new_file(self._videos(), ".mp4")
            microphone = self._microphone if sound else None
            recorder = Recorder(path, (width, height), self._fps, microphone, self._completed, self._clock)
            recorder.start()
            self._recorder = recorder
        self._problems.clear(SAVED)
        self._problems.clear(RECORDING_PROBLEM)
        if silent := recorder.state().silent_because:
            self._problems.report(
                Problem(RECORDING_PROBLEM, f"The recording is silent. {silent}", "", Severity.WARNING)
            )

    def snapshot(self) -> Path:
        shown = self._shown
        if shown is None:
            raise PuppetError("There is no picture to save yet", "Wait until the portrait is there")
        path = places.new_file(self._pictures(), ".png")
        snapshot.save(shown, path)
        self._credentials.sign(path)
        self._saved(path)
        return path

    def stream(self, on: bool) -> str:
        with self._lock:
            if on and self._stream is None:
                self._stream = LocalStream()
            elif not on and self._stream is not None:
                stream, self._stream = self._stream, None
                stream.close()
            return self._stream.url if self._stream is not None else ""

    def state(self) -> OutletState:
        recorder, stream = self._recorder, self._stream
        late_ms = self._stats.flow(DELAY_S).p50_ms
        return OutletState(
            recording=recorder.state() if recorder is not None else Recording(),
            stream_url=stream.url if stream is not None else "",
            viewers=stream.viewers if stream is not None else 0,
            testing=self._show.test is not None,
            sound_delay_ms=DELAY_STEP_MS * round(late_ms / DELAY_STEP_MS),
        )

    def watch(self) -> None:
        """Tell of a recording that ended by itself."""
        recorder = self._recorder
        if recorder is None or recorder is self._told or not recorder.wait(0):
            return
        self._told = recorder
        if because := recorder.state().ended_because:
            self._problems.report(Problem(RECORDING_PROBLEM, f"The recording ended. {because}", "", Severity.WARNING))

    def stop(self) -> None:
        """Begin to end all of it."""
        recorder = self._recorder
        if recorder is not None:
            recorder.stop()

    def close(self, timeout_s: float) -> None:
        """End all of it; a recording that takes longer to complete plays all the same."""
        self.stop()
        self.stream(False)
        if self._recorder is not None:
            self._recorder.wait(max(timeout_s, 0.1))

    def _completed(self, path: Path) -> None:
        self._credentials.sign(path)
        self._saved(path)

    def _saved(self, path: Path) -> None:
        self._problems.clear(SAVED)
        self._problems.report(Problem(SAVED, f"Saved: {path.name} in {path.parent}.", "", Severity.INFO))
