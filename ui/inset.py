"""The mirrored webcam inset: the one place in the window where a camera frame is shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from puppet.models import Face, FaceStatus, Frame
from ui import style
from ui.face_lines import paint_face
from ui.picture_view import corner_masks, fitted

CORNER = 10.0


def mirrored(pixels: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    """A mirrored copy, thinned by a whole factor while it stays at least ``width`` pixels wide."""
    step = max(1, pixels.shape[1] // max(1, width))
    return np.ascontiguousarray(pixels[::step, ::-1][:, ::step])


class InsetView(QWidget):
    """Pulls the newest camera frame and paints it mirrored, the landmarks over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Your camera, mirrored; only you see this"))
        self._source: Callable[[], tuple[Frame, Face | None] | None] | None = None
        self._frame: Frame | None = None
        self._face: Face | None = None
        self._image = QImage()
        self._status = FaceStatus.STARTING
        self._shape = 4 / 3
        self._most = 10_000
        self.landmarks_shown = True

    def sizeHint(self) -> QSize:
        return QSize(208, 156)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def set_most(self, height: int) -> None:
        """How high it may be, pixels; beside a picture that would be higher is then a little of the canvas."""
        self._most = height
        self._fit_height()

    def attach(self, source: Callable[[], tuple[Frame, Face | None] | None] | None) -> None:
        """Take frames from ``source`` (``Puppeteer.inset``) from now on; None shows nothing."""
        self._source = source
        if source is None:
            self._frame, self._face, self._image = None, None, QImage()
            self.update()

    def pull(self) -> bool:
        """Show the newest frame, if it is a new one."""
        newest = self._source() if self._source else None
        if newest is None or newest[0] is self._frame:
            return False
        self._frame, self._face = newest
        copy = mirrored(self._frame.pixels, round(self.width() * self.devicePixelRatioF()))
        height, width = copy.shape[:2]
        self._shape = min(max(width / height, 1.0), 16 / 9)
        self._fit_height()
        # convertToFormat copies, so that nothing of the array is borrowed afterwards
        self._image = QImage(copy.data, width, height, copy.strides[0], QImage.Format.Format_RGB888).convertToFormat(
            QImage.Format.Format_RGB32
        )
        self.update()
        return True

    @property
    def status(self) -> FaceStatus:
        return self._status

    def set_status(self, status: FaceStatus) -> None:
        """Colour of the landmarks and the outline follows what the tracker sees."""
        if status is not self._status:
            self._status = status
            self.update()

    def _fit_height(self) -> None:
        """As high as the camera's picture at this width, where there is room for that."""
        height = min(round(self.width() / self._shape), self._most)
        if height != self.height():
            self.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(self.rect().adjusted(-1, -1, 1, 1), QColor(colours.canvas))
        if self._image.isNull():
            painter.setPen(QColor(colours.canvas_muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("No camera picture yet"))
        else:
            target = fitted(self._image.size(), box)
            if box.width() - target.width() + box.height() - target.height() < 3:
                target = box.adjusted(0, 0, 1, 1)  # it fills the widget but for rounding
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._face is not None and self.landmarks_shown:
                self._paint_face(painter, self._face, target)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mask in corner_masks(box, CORNER):
            painter.fillPath(mask, QColor(colours.surface))
        painter.end()

    def _paint_face(self, painter: QPainter, face: Face, target: QRectF) -> None:
        width, height = face.size
        points = face.landmarks[:, :2].astype(np.float64)
        scale = target.width() / width, target.height() / height
        placed = np.stack([target.right() - points[:, 0] * scale[0], target.top() + points[:, 1] * scale[1]], axis=1)
        painter.setClipRect(target)
        paint_face(painter, placed, status_colour(self._status))
        painter.setClipping(False)

    def show_landmarks(self, on: bool) -> None:
        """Whether the landmarks found stand over the picture."""
        if on != self.landmarks_shown:
            self.landmarks_shown = on
            self.update()


def status_colour(status: FaceStatus) -> str:
    """Green tracked, amber lost, grey starting."""
    colours = style.theme()
    return {FaceStatus.TRACKED: colours.ok, FaceStatus.LOST: colours.warn, FaceStatus.STARTING: colours.muted}[status]
