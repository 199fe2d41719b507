"""How a camera's frames go from the process that reads it to the app: a head, then as many bytes as it says."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

import numpy as np

from puppet.models import Frame

_HEAD = struct.Struct("<4sIIqd")  # kind, height, width (or length), index, capture time
_FRAME, _WORDS = b"PFRM", b"PTXT"
LARGEST_SIDE = 8192
LONGEST_WORDS = 1 << 16


class BrokenError(Exception):
    """What comes is not what was agreed, or nothing more comes."""


def write_frame(stream: IO[bytes], frame: Frame) -> None:
    """Write one frame: uint8 (H, W, 3)."""
    height, width = frame.pixels.shape[:2]
    stream.write(_HEAD.pack(_FRAME, height, width, frame.index, frame.captured_s))
    stream.write(np.ascontiguousarray(frame.pixels).data)
    stream.flush()


def write_words(stream: IO[bytes], words: Mapping[str, str]) -> None:
    """Write what there is to say."""
    content = json.dumps(dict(words)).encode()[:LONGEST_WORDS]
    stream.write(_HEAD.pack(_WORDS, 0, len(content), 0, 0.0))
    stream.write(content)
    stream.flush()


def read(stream: IO[bytes]) -> Frame | dict[str, Any]:
    """The next frame, or the next words; waits for it.

    Raises:
        BrokenError: see there.
    """
    kind, height, width, index, captured_s = _HEAD.unpack(_exactly(stream, bytearray(_HEAD.size)))
    if kind == _WORDS and width <= LONGEST_WORDS:
        try:
            words = json.loads(_exactly(stream, bytearray(width)))
        except ValueError as error:
            raise BrokenError("words that are none") from error
        if isinstance(words, dict):
            return words
    if kind != _FRAME or not 0 < height <= LARGEST_SIDE or not 0 < width <= LARGEST_SIDE:
        raise BrokenError("no frame")
    pixels = np.empty((height, width, 3), np.uint8)
    _exactly(stream, pixels.reshape(-1).data)
    return Frame(pixels, captured_s, index)


def _exactly(stream: IO[bytes], buffer: Any) -> Any:
    view, place = memoryview(buffer), 0
    while place < len(view):
        count = stream.readinto(view[place:])  # type: ignore[attr-defined]
        if not count:
            raise BrokenError("it has ended")
        place += count
    return buffer
