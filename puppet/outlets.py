"""What the window sees of, and asks of, what leaves beside the virtual camera. Imports nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Recording:
    """How a recording stands.

    Attributes:
        running: pictures are being taken.
        finishing: the file is being completed.
        seconds: how long it is.
        path: the file.
        sound: the microphone's name; "" without one.
        silent_because: why there is no sound, "" where there is or none is wanted.
        left_s: for how long there is room, as far as can be told; None where it cannot yet.
        dropped: pictures that were left out because encoding took too long.
        ended_because: why it ended by itself.
    """

    running: bool = False
    finishing: bool = False
    seconds: float = 0.0
    path: Path | None = None
    sound: str = ""
    silent_because: str = ""
    left_s: float | None = None
    dropped: int = 0
    ended_because: str = ""


@dataclass(frozen=True, slots=True)
class OutletState:
    """One reading of them.

    Attributes:
        recording: the newest recording.
        stream_url: of the local stream; "" while it is off.
        viewers: how many programs take the stream.
        testing: others see the test picture.
        sound_delay_ms: what to enter in OBS or the call program as the delay of the microphone, so that lips and voice
            meet: how late pictures were over the last ten seconds, to the next 5 ms. 0 while nothing is measured.
    """

    recording: Recording = field(default_factory=Recording)
    stream_url: str = ""
    viewers: int = 0
    testing: bool = False
    sound_delay_ms: int = 0


class Outlets(Protocol):
    """Recordings, snapshots, the local stream, and what pictures look like wherever they go."""

    def state(self) -> OutletState: ...

    def set_background(self, text: str) -> None:
        """Put people in front of another background as soon as it is ready; see ``backdrop.parse``. A picture is read
        first, which takes a moment: call it off the GUI thread.

        Raises:
            PuppetError: there is no such background, or its picture cannot be read.
        """

    def set_marks(self, invisible: bool, visible: bool) -> None:
        """Which marks pictures of the puppet carry."""

    def test(self, on: bool) -> None:
        """Show others the test picture, or no longer."""

    def record(self, on: bool, sound: bool = True) -> None:
        """Begin or end a recording of what the large picture shows. Takes a moment: the microphone is opened.

        Args:
            sound: whether the microphone is wanted.

        Raises:
            PuppetError: there is nothing to record yet, no room, or the file cannot be written.
        """

    def snapshot(self) -> Path:
        """Save what the large picture shows; returns the file. Takes a moment.

        Raises:
            PuppetError: there is no picture yet, or the file cannot be written.
        """

    def stream(self, on: bool) -> str:
        """Begin or end the local stream; returns its address, "" when it is off.

        Raises:
            PuppetError: it cannot listen.
        """
