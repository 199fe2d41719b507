"""The only thing an output takes.

Fail closed: a camera ``Frame`` can never become a ``Picture``. Only ``puppet.compose`` holds the key to make one, and
it makes one from a rendered portrait or from a card, never from a frame. A test holds both.
"""

from __future__ import annotations

from typing import Any, final

from puppet.models import Image

_COMPOSER_KEY: Any = object()


@final
class Picture:
    """One composed picture, ready to be sent.

    Attributes:
        pixels: uint8 (H, W, 3), RGB, at the output's fixed size; read-only.
        captured_s: capture time of the camera frame whose motion it shows, ``perf_counter`` seconds; for a card the
            time it was made.
        frame_index: index of that camera frame, or -1 for a card or an idle picture. Repeats share an index.
        persona_id: whose picture it is, "" for a card.
    """

    __slots__ = ("captured_s", "frame_index", "persona_id", "pixels")

    pixels: Image
    captured_s: float
    frame_index: int
    persona_id: str

    def __init__(self, key: object, pixels: Image, captured_s: float, frame_index: int, persona_id: str) -> None:
        if key is not _COMPOSER_KEY:
            raise TypeError("Only puppet.compose makes a Picture.")
        pixels.flags.writeable = False
        for name, value in zip(
            ("pixels", "captured_s", "frame_index", "persona_id"),
            (pixels, captured_s, frame_index, persona_id),
            strict=True,
        ):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A Picture does not change.")
