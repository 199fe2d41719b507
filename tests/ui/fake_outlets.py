"""Outlets in memory: they remember what was asked for and act as if."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from puppet.errors import PuppetError
from puppet.outlets import OutletState, Recording


class FakeOutlets:
    """Implements ``puppet.outlets.Outlets``.

    Attributes:
        calls: what was asked for.
        now: what ``state`` says.
        refuses: every wish fails with this.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.now = OutletState(sound_delay_ms=85)
        self.refuses: PuppetError | None = None

    def state(self) -> OutletState:
        return self.now

    def set_background(self, text: str) -> None:
        self._did("background", text)

    def set_marks(self, invisible: bool, visible: bool) -> None:
        self._did("marks", invisible, visible)

    def test(self, on: bool) -> None:
        self._did("test", on)
        self.now = replace(self.now, testing=on)

    def record(self, on: bool, sound: bool = True) -> None:
        self._did("record", on, sound)
        path = Path("/home/ada/Videos/Puppet 2026-03-04 15.06.07.mp4")
        recording = Recording(running=on, path=path, sound="Desk microphone" if sound else "", left_s=5400.0)
        self.now = replace(self.now, recording=recording)

    def snapshot(self) -> Path:
        self._did("snapshot")
        return Path("/home/ada/Pictures/Puppet 2026-03-04 15.06.07.png")

    def stream(self, on: bool) -> str:
        self._did("stream", on)
        url = "http://127.0.0.1:43117/dGhpcyBpcyBhIHRva2Vu/puppet.mjpg" if on else ""
        self.now = replace(self.now, stream_url=url)
        return url

    def _did(self, *what: object) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.calls.append(what)
