"""A window with nothing but a clip in it, for a webcam that is pointed at the screen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class ClipScreen(QWidget):
    """Shows one frame at a time, as large as fits, on black."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Puppet")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._frame: NDArray[np.uint8] | None = None

    def show_frame(self, frame: NDArray[np.uint8]) -> None:
        """Paint a frame, uint8 (H, W, 3) RGB, before returning."""
        self._frame = np.ascontiguousarray(frame)
        self.repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._frame is None:
            return
        height, width = self._frame.shape[:2]
        image = QImage(self._frame.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect()
        place.setSize(size)
        place.moveCenter(self.rect().center())
        painter.drawImage(place, image)
