"""The microphone, for recordings alone: a call takes it by itself.

Through PortAudio (sounddevice), which tells when each block was heard. Where it is missing, a recording is silent and
says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from puppet.errors import PuppetError
from puppet.recording.film import RATE
from puppet.recording.soundline import Samples

Heard = Callable[[Samples, float], None]
"""Told, on a thread of the microphone's, of int16 (N,) samples and when the first was heard (``perf_counter``)."""
_MOST_S = 2.0  # a delay above it is no delay but a clock that counts something else


class Sound(Protocol):
    """Something that is heard.

    Attributes:
        name: shown to the user.
    """

    name: str

    def close(self) -> None: ...


class Microphone:
    """The system's usual microphone, mono.

    Args:
        heard: told of every block.

    Raises:
        PuppetError: there is none, or it cannot be used.
    """

    def __init__(self, heard: Heard) -> None:
        portaudio = _portaudio()
        self._heard = heard
        try:
            self.name = str(portaudio.query_devices(kind="input")["name"])
            self._stream: Any = portaudio.InputStream(
                samplerate=RATE, channels=1, dtype="int16", blocksize=RATE // 50, callback=self._take
            )
            self._stream.start()
        except Exception as error:  # PortAudio's errors, and ValueError where there is no device
            raise PuppetError(f"No microphone can be used ({str(error) or type(error).__name__})") from error

    def close(self) -> None:
        self._stream.stop()
        self._stream.close()

    def _take(self, block: Any, frames: int, times: Any, _status: object) -> None:
        delay_s = times.currentTime - times.inputBufferAdcTime
        if not 0 < delay_s < _MOST_S or times.inputBufferAdcTime <= 0:  # some systems do not say
            delay_s = frames / RATE + float(self._stream.latency)
        self._heard(np.array(block[:, 0], np.int16), time.perf_counter() - delay_s)


def _portaudio() -> Any:
    try:
        import sounddevice
    except (ImportError, OSError) as error:  # the package, or the system's library behind it
        raise PuppetError(
            f"No microphone can be used ({error})", "On Debian and Ubuntu: sudo apt install libportaudio2"
        ) from error
    return sounddevice
