"""The tiles of the gallery: a portrait, one that is being made, and the Add tile."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from puppet.models import Image, PortraitInfo
from ui import icons, style

SIDE = 76
TILE = QSize(SIDE + 16, SIDE + 46)
SPIN_MS = 40


def thumbnail(pixels: Image) -> QImage:
    """A QImage that owns a copy of a uint8 (H, W, 3) RGB array."""
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    return QImage(kept.data, width, height, kept.strides[0], QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def two_lines(text: str, font: QFont, width: float) -> list[str]:
    """A name broken between words into at most two lines of a width in pixels; what does not fit ends in "…"."""
    metrics = QFontMetrics(font)
    words = text.split()
    first = words[0] if words else ""
    rest = words[1:]
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= width:
        first = f"{first} {rest.pop(0)}"
    lines = [first, " ".join(rest)] if rest else [first]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(width)) for line in lines]


class Tile(QAbstractButton):
    """A picture with a name under it. Space is the Away key everywhere, so Return is what presses a tile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(TILE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def picture_box(self) -> QRectF:
        return QRectF((self.width() - SIDE) / 2, 5, SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = self.picture_box()
        self.paint_picture(painter, box)
        if self.isChecked() or self.hasFocus():
            ring = QPen(QColor(colours.accent if self.isChecked() else colours.muted), 3 if self.isChecked() else 2)
            if colours.dark and self.isChecked():
                ring.setColor(QColor(colours.accent_hover).lighter(125))
            if self.hasFocus() and not self.isChecked():
                ring.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), 13, 13)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(style.scaled_font(self, 0.9, weight=weight))
        painter.setPen(QColor(colours.text if self.isChecked() or self.underMouse() else colours.muted))
        name_box = QRectF(0, box.bottom() + 6, self.width(), self.height() - box.bottom() - 6)
        shown = "\n".join(two_lines(self.text(), painter.font(), self.width() - 4))
        painter.drawText(name_box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
        painter.end()

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError


class PortraitTile(Tile):
    """One portrait."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.number = 0
        self.removable = True
        self._pixels: Image | None = None
        self._image = QImage()
        self.setCheckable(True)

    def show_portrait(self, portrait: PortraitInfo, number: int) -> None:
        """Take the name, the number and the thumbnail, which is made later than the portrait is listed."""
        self.removable = portrait.removable
        if (portrait.name, number) != (self.text(), self.number):
            self.number = number
            self.setText(portrait.name)
            self.setToolTip(f"{portrait.name} ({number})" if number <= 9 else portrait.name)
            self.setAccessibleName(self.tr("Portrait {0}: {1}").format(number, portrait.name))
            self.update()
        if self._pixels is not portrait.thumbnail:
            self._pixels = portrait.thumbnail
            self._image = thumbnail(portrait.thumbnail)
            self.update()

    def nextCheckState(self) -> None:
        """A click does not check the tile: the selection is what the puppeteer says it is."""

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(box, 10, 10)
        painter.setClipPath(clip)
        painter.drawImage(box, self._image)
        if self.underMouse() and not self.isChecked():
            painter.fillRect(box, QColor(255, 255, 255, 36))
        painter.setClipping(False)
        if self.number <= 9:
            badge = QRectF(box.x() + 4, box.y() + 4, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.theme().accent) if self.isChecked() else QColor(15, 16, 20, 200))
            painter.drawEllipse(badge)
            painter.setPen(QColor("#ffffff"))
            painter.setFont(style.scaled_font(self, 0.82, weight=QFont.Weight.Bold))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.number))


class BusyTile(Tile):
    """Stands in the strip while a portrait is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Adding…"))
        self.setAccessibleName(self.tr("A portrait is being added"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._angle = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(SPIN_MS)

    def _turn(self) -> None:
        self._angle = (self._angle + 14) % 360
        self.update()

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        painter.setPen(QPen(QColor(colours.border), 1.2))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 10, 10)
        painter.setPen(QPen(QColor(colours.accent_hover), 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box.adjusted(24, 24, -24, -24), -self._angle * 16, 270 * 16)


class AddTile(Tile):
    """Opens the file dialog; says that drop and paste work too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Add…"))
        self.setToolTip(self.tr("Add a portrait: choose a file, drop one anywhere, or paste a picture (Ctrl+V)"))
        self.setAccessibleName(self.tr("Add a portrait"))

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        ink = colours.text if self.isEnabled() else colours.muted
        painter.setPen(QPen(QColor(colours.muted), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.raised))
        painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 10, 10)
        icons.paint(painter, "plus", QRectF(box.center().x() - 14, box.center().y() - 14, 28, 28), ink)
