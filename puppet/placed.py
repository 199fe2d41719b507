"""A portrait that is enlarged or moved in the picture, resampled to where it stands; what is behind stays as it is."""

from __future__ import annotations

import numpy as np

from puppet.backdrop import continued, face_height
from puppet.cards import with_shadow
from puppet.cv import cv2
from puppet.framing import Placement, Stand
from puppet.models import Cutout, Image, Persona

_OVERLAP = 2  # the continued shoulders reach this far under the portrait, or its soft edge would show as a line


class Placed:
    """Composes pictures of one portrait in one place.

    Args:
        persona: as bound.
        placement: where it stands.
        plain: uint8 (H, W, 3), what it stands in front of; in the picture's size.
        stand: of the portrait.
        sides: what ``beyond`` says of a person who is cut out.
    """

    def __init__(
        self, persona: Persona, placement: Placement, plain: Image, stand: Stand, sides: Image | None = None
    ) -> None:
        width, height = stand.picture
        own_w, own_h = persona.size
        scale, left, top = placement.scale, placement.left, placement.top
        self._x, self._right = max(round(left), 0), min(round(left + scale * own_w), width)
        self._y, self._bottom = max(round(top), 0), min(round(top + scale * own_h), height)
        self._placement = placement
        self._size = stand.picture
        if persona.cutout is None:
            covered = (self._right - self._x, self._bottom - self._y) == stand.picture
            self._bars = plain if covered else self._shaded(plain)
            return
        self._stand_before(persona, plain, sides)

    def _shaded(self, plain: Image) -> Image:
        return with_shadow(plain, (self._x, self._y), (self._right - self._x, self._bottom - self._y))

    def _stand_before(self, persona: Persona, plain: Image, sides: Image | None) -> None:
        """What a person who is cut out stands in front of, the continued shoulders included."""
        from puppet.raster.kernels import blend_over  # compiled code, which takes a moment to load

        self._over = blend_over
        self._bars = plain.copy()
        if sides is not None:
            room = (sides.shape[1] - persona.size[0]) // 2
            scale, left, top = self._placement.scale, self._placement.left, self._placement.top
            moved = Placement(scale, left - scale * room, top)
            shown = _resampled(sides, moved, (0, self._y), (self._size[0], self._bottom))
            blend_over(shown, plain[self._y : self._bottom], self._bars[self._y : self._bottom])
        self._behind = self._bars[self._y : self._bottom, self._x : self._right].copy()

    def compose(self, image: Image) -> Image:
        """One pose in its place.

        Args:
            image: uint8 (H, W, 3), or (H, W, 4) for a person who is cut out, of the portrait's size.

        Returns:
            uint8 (height, width, 3) of the picture; a new array.
        """
        if image.shape[2] == 3 and (self._right - self._x, self._bottom - self._y) == self._size:
            return _resampled(image, self._placement, (0, 0), self._size)
        pixels = self._bars.copy()
        inside = pixels[self._y : self._bottom, self._x : self._right]
        if not inside.size:
            return pixels
        shown = _resampled(image, self._placement, (self._x, self._y), (self._right, self._bottom))
        if image.shape[2] == 3:
            inside[:] = shown
        else:
            self._over(shown, self._behind, inside)
        return pixels


def beyond(cutout: Cutout, persona: Persona, width: int) -> Image:
    """The person's continued shoulders as far as any placement in a picture of this width shows them.

    Returns:
        uint8 (H, W, 4): RGB and mask, the portrait in its middle, of which only the outermost columns are there.
    """
    own_w, own_h = persona.size
    room = max(width - own_w // 2, 1)
    sides = continued(cutout, (room, 0), (own_w + 2 * room, own_h), face_height(persona))
    for first in (0, own_w - _OVERLAP):
        part = slice(first, first + _OVERLAP)
        sides[:, room + first : room + first + _OVERLAP, :3] = cutout.image[:, part]
        sides[:, room + first : room + first + _OVERLAP, 3] = cutout.mask[:, part]
    return sides


def _resampled(image: Image, placement: Placement, first: tuple[int, int], end: tuple[int, int]) -> Image:
    """The part of the picture from ``first`` to ``end`` that an image in its place fills."""
    scale = placement.scale
    x = (first[0] + 0.5 - placement.left) / scale - 0.5
    y = (first[1] + 0.5 - placement.top) / scale - 0.5
    back = np.array([[1 / scale, 0, x], [0, 1 / scale, y]])
    shown: Image = cv2.warpAffine(
        image,
        back,
        (end[0] - first[0], end[1] - first[1]),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return shown
