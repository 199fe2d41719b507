"""A choice with a sign that there is more to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ui import icons, style
from ui.controls import Choice


class Picker(Choice):
    """One of a few values."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = style.theme()
        painter = QPainter(self)
        box = style.visual(self, QRectF(self.width() - 26, self.height() / 2 - 8, 16, 16))
        icons.paint(painter, "chevron", box, colours.text if self.isEnabled() else colours.muted)
        painter.end()
