"""The large picture: what others see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from puppet.models import Points
from puppet.picture import Picture
from ui import style
from ui.face_lines import paint_face

CORNER = 12.0


def to_qimage(picture: Picture) -> QImage:
    """A picture as a QImage that owns its pixels, in the format that paints fastest.

    Qt's own conversion to RGB32 (vectorised) and the drawing of that together take less than half as long as drawing
    RGB888, and a twelfth of a conversion in numpy; and nothing borrows the array afterwards.
    """
    pixels = picture.pixels
    height, width = pixels.shape[:2]
    borrowed = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB888)
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)


def fitted(content: QSize, box: QRectF) -> QRectF:
    """The largest rectangle of ``content``'s shape in the middle of ``box``, on whole pixels."""
    if content.isEmpty() or box.isEmpty():
        return QRectF()
    scale = min(box.width() / content.width(), box.height() / content.height())
    width, height = round(content.width() * scale), round(content.height() * scale)
    return QRectF(
        box.x() + int((box.width() - width) / 2),
        box.y() + int((box.height() - height) / 2),
        float(width),
        float(height),
    )


def corner_masks(box: QRectF, radius: float) -> list[QPainterPath]:
    """What rounding takes from the four corners of ``box``: cheaper to paint over than to clip a whole picture."""
    masks = []
    for corner, x, y in (
        (box.topLeft(), 1, 1),
        (box.topRight(), -1, 1),
        (box.bottomLeft(), 1, -1),
        (box.bottomRight(), -1, -1),
    ):
        square = QPainterPath()
        beyond = QPointF(x, y)  # at fractional scales a row may stick out on the screen
        square.addRect(QRectF(corner - beyond, corner + QPointF(x * radius, y * radius)).normalized())
        disc = QPainterPath()
        disc.addEllipse(corner + QPointF(x * radius, y * radius), radius, radius)
        masks.append(square.subtracted(disc))
    return masks


class PictureView(QWidget):
    """Shows pictures as large as fit on a dark canvas; a card with words until there is one.

    ``first_painted`` fires once, when the widget has been on screen for the first time.
    """

    first_painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)
        self.setAccessibleName(self.tr("Large picture"))
        self._image: QImage | None = None
        self._picture: Picture | None = None
        self._title = ""
        self._text = ""
        self._painted = False
        self._masks: list[QPainterPath] = []
        self._masked = QRectF()
        self._mirrored = False
        self._landmarks: Callable[[], Points | None] | None = None

    def sizeHint(self) -> QSize:
        return QSize(900, 506)

    @property
    def picture(self) -> Picture | None:
        """What is shown, None while the card stands."""
        return self._picture

    def set_mirrored(self, on: bool) -> None:
        """Whether pictures are shown mirrored: here alone."""
        if on != self._mirrored:
            self._mirrored = on
            self.update()

    def show_landmarks(self, source: Callable[[], Points | None] | None) -> None:
        """Draw landmarks, (478, 2) in pixels of the picture, over it: here alone; None draws none."""
        self._landmarks = source
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """Show a picture; does nothing if it is the one shown already.

        Raises:
            TypeError: for anything but a ``Picture``: a camera frame must never get here.
        """
        if type(picture) is not Picture:
            raise TypeError(f"The large picture shows a Picture, not a {type(picture).__name__}.")
        if picture is self._picture:
            return
        self._picture = picture
        self._image = to_qimage(picture)
        self.update()

    def show_card(self, title: str, text: str = "") -> None:
        """Show words in place of a picture."""
        if self._image is None and (title, text) == (self._title, self._text):
            return
        self._image = self._picture = None
        self._title, self._text = title, text
        self.setAccessibleDescription(f"{title}. {text}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        box = QRectF(self.rect())
        beyond = self.rect().adjusted(-1, -1, 1, 1)  # at fractional scales a row may stick out on the screen
        canvas = QColor(colours.canvas)
        if self._image is None:
            painter.fillRect(beyond, canvas)
            self._paint_card(painter, box)
        else:
            target = fitted(self._image.size(), box)
            inner = target.toRect()
            painter.fillRect(QRect(beyond.topLeft(), inner.topRight() + QPoint(beyond.width(), -1)), canvas)
            painter.fillRect(QRect(inner.bottomLeft() + QPoint(-beyond.width(), 1), beyond.bottomRight()), canvas)
            painter.fillRect(QRect(QPoint(beyond.left(), inner.top()), inner.bottomLeft() - QPoint(1, 0)), canvas)
            painter.fillRect(QRect(inner.topRight() + QPoint(1, 0), QPoint(beyond.right(), inner.bottom())), canvas)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._mirrored:  # about the picture's middle
                painter.setTransform(QTransform(-1, 0, 0, 1, target.left() + target.right(), 0))
            painter.drawImage(target, self._image)
            self._paint_landmarks(painter, target)
            painter.resetTransform()
        if self._masked != box:
            self._masks, self._masked = corner_masks(box, CORNER), box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mask in self._masks:
            painter.fillPath(mask, QColor(colours.window))
        painter.end()
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def _paint_landmarks(self, painter: QPainter, target: QRectF) -> None:
        points = self._landmarks() if self._landmarks is not None else None
        if points is None or self._image is None or self._picture is None or not self._picture.persona_id:
            return  # a card shows nobody
        scale = target.width() / self._image.width(), target.height() / self._image.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(target)
        paint_face(painter, points * scale + (target.x(), target.y()), style.theme().ok)
        painter.setClipping(False)

    def _paint_card(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(style.scaled_font(self, 1.7, weight=QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.on_canvas))
        line = painter.fontMetrics().height()
        middle = box.center().y()
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        inner = box.adjusted(24, 0, -24, 0)
        painter.drawText(QRectF(inner.x(), middle - line * 1.5, inner.width(), line * 1.5), flags, self._title)
        painter.setFont(style.scaled_font(self, 1.1))
        painter.setPen(QColor(colours.canvas_muted))
        painter.drawText(QRectF(inner.x(), middle, inner.width(), line * 2.0), flags, self._text)
