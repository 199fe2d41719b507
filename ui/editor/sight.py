"""Which part of a picture is in sight, and where on the screen its points are."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPixmap

from puppet.curation import Landmarks
from ui.picture_view import fitted


class Sight:
    """The part of the picture that is shown, as large as the room for it allows.

    Attributes:
        part: of the picture, in its pixels.
        room: on the screen, in logical pixels.
    """

    def __init__(self) -> None:
        self.part = QRectF()
        self.room = QRectF()
        self._drawn = QPixmap()
        self._drawn_of: tuple[int, ...] = ()

    @property
    def target(self) -> QRectF:
        """Where the part is drawn."""
        return fitted(self.part.size().toSize(), self.room)

    @property
    def scale(self) -> float:
        """Logical pixels on the screen for one of the picture."""
        return self.target.width() / max(self.part.width(), 1e-6)

    def on_screen(self, x: float, y: float) -> QPointF:
        """Where a point of the picture is drawn."""
        target, scale = self.target, self.scale
        return QPointF(target.x() + (x - self.part.x()) * scale, target.y() + (y - self.part.y()) * scale)

    def in_picture(self, at: QPointF) -> tuple[float, float]:
        """Which point of the picture is drawn there."""
        target, scale = self.target, max(self.scale, 1e-6)
        return (at.x() - target.x()) / scale + self.part.x(), (at.y() - target.y()) / scale + self.part.y()

    def dots(self, marks: Landmarks) -> list[QPointF]:
        """Where landmarks are drawn."""
        target = self.target
        points = (marks[:, :2] - (self.part.x(), self.part.y())) * self.scale + (target.x(), target.y())
        return [QPointF(x, y) for x, y in points.astype(np.float64).tolist()]

    def drawn(self, image: QImage, ratio: float) -> QPixmap:
        """The part of a picture as large as it is drawn on a screen of this device pixel ratio; kept, since scaling it
        takes longer than the rest."""
        size, part = (self.target.size() * ratio).toSize(), self.part.toAlignedRect()
        key = (image.cacheKey(), size.width(), size.height(), part.x(), part.y(), part.width(), part.height())
        if key != self._drawn_of:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.copy(part).scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._drawn = QPixmap.fromImage(scaled)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn_of = key
        return self._drawn
