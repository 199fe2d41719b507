"""The marks that the composer puts on pictures of the puppet: an invisible one, and one that everybody sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from puppet import cards
from puppet.models import Image
from puppet.provenance.mark import InvisibleMark


@dataclass(slots=True)
class Marks:
    """Which marks are wanted. Switched from any thread.

    Attributes:
        invisible: pictures carry the mark that ``inspect`` finds.
        visible: they say in a corner what they are.
    """

    invisible: bool = True
    visible: bool = False


class Marker:
    """Marks pictures of one portrait.

    Args:
        like: one of them, uint8 (H, W, 3), contiguous.
    """

    def __init__(self, like: Image) -> None:
        self._mark = InvisibleMark(like)
        self._gap = round(len(like) / 45)
        badge = cards.badge(len(like))
        cover = badge[..., 3:].astype(np.uint16)
        self._badge, self._through = (badge[..., :3] * cover // 255).astype(np.uint8), 255 - cover

    def put(self, pixels: Image, marks: Marks) -> None:
        """Mark a picture of that size in place."""
        height, width = self._badge.shape[:2]
        if marks.visible and width + self._gap < pixels.shape[1]:
            part = pixels[-self._gap - height : -self._gap, self._gap : self._gap + width]
            part[:] = self._badge + (part * self._through // 255).astype(np.uint8)
        if marks.invisible:
            self._mark.put(pixels)
