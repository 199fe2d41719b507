"""What the tiles of the gallery have in common, the one of a portrait that is being made, and the Add tile."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons, keytips, style

SIDE = 76
TILE = QSize(SIDE + 16, SIDE + 46)
SPIN_MS = 40


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

    def name_box(self) -> QRectF:
        top = self.picture_box().bottom() + 6
        return QRectF(0, top, self.width(), self.height() - top)

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
        name_box = self.name_box()
        shown = "\n".join(two_lines(self.text(), painter.font(), self.width() - 4))
        painter.drawText(name_box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
        painter.end()

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError


class Wheel:
    """An arc that turns while something takes its time."""

    def __init__(self, owner: QWidget) -> None:
        self._angle = 0
        self._owner = owner
        self._timer = QTimer(owner)
        self._timer.timeout.connect(self._step)

    def turn(self, on: bool) -> None:
        if on:
            self._timer.start(SPIN_MS)
        else:
            self._timer.stop()

    def paint(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, -self._angle * 16, 270 * 16)

    def _step(self) -> None:
        self._angle = (self._angle + 14) % 360
        self._owner.update()


class BusyTile(Tile):
    """Stands in the strip while a portrait is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Adding…"))
        self.setAccessibleName(self.tr("A portrait is being added"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._wheel = Wheel(self)
        self._wheel.turn(True)

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        painter.setPen(QPen(QColor(colours.border), 1.2))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 10, 10)
        self._wheel.paint(painter, box.adjusted(24, 24, -24, -24), QColor(colours.accent_hover))


class AddTile(Tile):
    """Opens the file dialog; says that drop and paste work too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Add…"))
        keytips.say(self, self.tr("Add a portrait: choose a file, drop one anywhere, or paste a picture"), "paste")
        self.setAccessibleName(self.tr("Add a portrait"))

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        ink = colours.text if self.isEnabled() else colours.muted
        painter.setPen(QPen(QColor(colours.muted), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.raised))
        painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 10, 10)
        icons.paint(painter, "plus", QRectF(box.center().x() - 14, box.center().y() - 14, 28, 28), ink)
