"""What the call gets of the part that is shown, small."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from puppet.curation import Cut
from ui import style
from ui.picture_view import corner_masks, fitted

WIDTH = 248


class CallPreview(QWidget):
    """A picture of 16 : 9 with the part in its middle."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(WIDTH, WIDTH * 9 // 16))
        self.setAccessibleName(self.tr("How the call gets it"))
        self._image = QImage()
        self._cut = Cut(0, 0, 1, 1)

    def show_cut(self, image: QImage, cut: Cut) -> None:
        self._image, self._cut = image, cut
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        painter.fillRect(box, QColor("#26282e"))
        if not self._image.isNull():
            part = QRectF(self._cut.x, self._cut.y, self._cut.width, self._cut.height)
            painter.drawImage(fitted(part.size().toSize(), box), self._image, part)
        painter.setPen(Qt.PenStyle.NoPen)
        for mask in corner_masks(box, 8.0):
            painter.fillPath(mask, QColor(style.theme().window))
        painter.end()
