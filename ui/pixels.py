"""Pictures as Qt draws them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from puppet.models import Image


def thumbnail(pixels: Image) -> QImage:
    """A QImage that owns a copy of a uint8 (H, W, 3) RGB array."""
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    return QImage(kept.data, width, height, kept.strides[0], QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def rounded(picture: QPixmap, side: int, ratio: float) -> QPixmap:
    """A square picture ``side`` logical pixels wide with round corners, for a screen of this device pixel ratio."""
    result = QPixmap(round(side * ratio), round(side * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(0, 0, side, side), 10, 10)
    painter.setClipPath(clip)
    painter.drawPixmap(QRectF(0, 0, side, side), picture, QRectF(picture.rect()))
    painter.end()
    return result
