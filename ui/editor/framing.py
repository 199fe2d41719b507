"""The arithmetic of the part that is shown: it stays within the picture, keeps its shape, and has all of the face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from puppet.curation import Cut, Landmarks

SHAPES: Mapping[str, float | None] = MappingProxyType(
    {"whole": None, "wide": 16 / 9, "square": 1.0, "upright": 3 / 4, "free": None}
)
"""Width over height; "whole" is all of the picture, "free" any."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the shown part lies in, and what it has to hold: the picture's size and the face's box within it.

    Attributes:
        width, height: of the picture, in pixels.
        left, top, right, bottom: of the face, as far as it is in the picture.
    """

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, size: tuple[int, int], landmarks: Landmarks) -> Bounds:
        """Those of a picture and a face in it."""
        most = np.array(size, np.float64)
        low, high = (np.clip(side, 0, most) for side in (landmarks[:, :2].min(0), landmarks[:, :2].max(0)))
        return cls(float(size[0]), float(size[1]), *(float(value) for value in (*low, *high)))

    @property
    def whole(self) -> Cut:
        return Cut(0.0, 0.0, self.width, self.height)

    def allows(self, shape: str) -> bool:
        """Whether a part of that shape can hold the face."""
        aspect = SHAPES[shape]
        return aspect is None or self._most(aspect) >= self._least(aspect)

    def shaped(self, cut: Cut, shape: str) -> Cut:
        """A part of that shape about the same middle, as large as it was where that is possible."""
        aspect = SHAPES[shape]
        if shape == "whole":
            return self.whole
        if aspect is None:
            return self.inside(cut)
        width = min(max((cut.width * cut.height * aspect) ** 0.5, self._least(aspect)), self._most(aspect))
        return self._about(cut, width, width / aspect)

    def zoomed(self, cut: Cut, zoom: float) -> Cut:
        """The part with the same middle and shape between the largest (0) and the smallest (1) there is."""
        aspect = cut.width / cut.height
        least, most = self._least(aspect), self._most(aspect)
        width = most * (least / most) ** min(max(zoom, 0.0), 1.0) if least < most else most
        return self._about(cut, width, width / aspect)

    def zoom(self, cut: Cut) -> float:
        """How far a part is zoomed in, as ``zoomed`` takes it."""
        aspect = cut.width / cut.height
        least, most = self._least(aspect), self._most(aspect)
        if least >= most * 0.999:
            return 0.0
        return float(min(max(np.log(cut.width / most) / np.log(least / most), 0.0), 1.0))

    def moved(self, cut: Cut, dx: float, dy: float) -> Cut:
        """The part moved, as far as that goes."""
        return self.inside(Cut(cut.x + dx, cut.y + dy, cut.width, cut.height))

    def stretched(self, cut: Cut, corner: int, to: tuple[float, float], shape: str) -> Cut:
        """The part with one corner pulled to a point, the opposite one staying where it is.

        Args:
            corner: 0 top left, 1 top right, 2 bottom right, 3 bottom left.
            shape: kept; a whole picture that is pulled at becomes free.
        """
        leftwards, upwards = corner in (0, 3), corner in (0, 1)
        stays_x = cut.x + cut.width if leftwards else cut.x
        stays_y = cut.y + cut.height if upwards else cut.y
        room_x = stays_x if leftwards else self.width - stays_x
        room_y = stays_y if upwards else self.height - stays_y
        # The face ends here, seen from the corner that stays.
        least_x = stays_x - self.left if leftwards else self.right - stays_x
        least_y = stays_y - self.top if upwards else self.bottom - stays_y
        width = min(max(stays_x - to[0] if leftwards else to[0] - stays_x, least_x), room_x)
        height = min(max(stays_y - to[1] if upwards else to[1] - stays_y, least_y), room_y)
        aspect = SHAPES[shape]
        if aspect is not None:
            least, most = max(least_x, least_y * aspect), min(room_x, room_y * aspect)
            width = min(max(max(width, height * aspect), least), most)
            height = width / aspect
        x = stays_x - width if leftwards else stays_x
        y = stays_y - height if upwards else stays_y
        return self.inside(Cut(x, y, width, height))

    def inside(self, cut: Cut) -> Cut:
        """The part made large enough for the face and small enough for the picture, and moved into place."""
        width = min(max(cut.width, self.right - self.left), self.width)
        height = min(max(cut.height, self.bottom - self.top), self.height)
        return self._placed(cut.x, cut.y, width, height)

    def _about(self, cut: Cut, width: float, height: float) -> Cut:
        x, y = cut.x + cut.width / 2 - width / 2, cut.y + cut.height / 2 - height / 2
        return self._placed(x, y, width, height)

    def _placed(self, x: float, y: float, width: float, height: float) -> Cut:
        x = min(max(x, self.right - width, 0.0), self.left, self.width - width)
        y = min(max(y, self.bottom - height, 0.0), self.top, self.height - height)
        return Cut(max(x, 0.0), max(y, 0.0), width, height)

    def _least(self, aspect: float) -> float:
        return max(self.right - self.left, (self.bottom - self.top) * aspect)

    def _most(self, aspect: float) -> float:
        return min(self.width, self.height * aspect)


def shape_of(cut: Cut | None, bounds: Bounds) -> str:
    """The name of a part's shape."""
    if cut is None or cut == bounds.whole:
        return "whole"
    for name, aspect in SHAPES.items():
        if aspect is not None and abs(cut.width / cut.height / aspect - 1) < 0.01:
            return name
    return "free"
