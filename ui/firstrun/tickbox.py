"""A box to be ticked that cannot be overlooked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ui import icons, style

SIDE = 22.0


class TickBox(QCheckBox):
    """Words behind a box; a click anywhere on either ticks it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + int(SIDE) + 36, max(metrics.height(), int(SIDE)) + 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload]

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.on_canvas if colours.dark else colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        box = style.visual(self, QRectF(10, (self.height() - SIDE) / 2, SIDE, SIDE))
        edge = colours.accent if self.isChecked() or self.underMouse() else colours.muted
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if self.isChecked():
            icons.paint(painter, "check", box.adjusted(3, 3, -3, -3), colours.on_accent)
        painter.setPen(QColor(colours.text))
        painter.setFont(self.font())
        words = style.visual(self, QRectF(SIDE + 21, 0, self.width() - SIDE - 24, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
