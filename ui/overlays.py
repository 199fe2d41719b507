"""What lies over the picture for a while: calibration, and the sign that a drop is welcome."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from puppet.models import CalibrationPhase, CalibrationState
from ui import style

DONE_SHOWN_S = 1.6
PILL_SCALES = (1.15, 1.0, 0.9, 0.8)
"""How large its letters may be, times the usual size."""
PILL_SIDES = 100
"""What the pill and its ring take beside the words, pixels."""


class Overlay(QWidget):
    """Covers its parent, lets clicks through, follows its size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = parent
        self.setGeometry(parent.rect())
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._covered:
            self.setGeometry(self._covered.rect())
        return False


class CalibrationOverlay(Overlay):
    """A large countdown, then a pill that says what is waited for and how far it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = CalibrationState()
        self._done_until_s = 0.0
        self._longest_s = 1.0

    def show_state(self, state: CalibrationState) -> None:
        """Follow calibration; hides itself when there is nothing to say."""
        if state.phase is CalibrationPhase.COUNTDOWN and self._state.phase is not CalibrationPhase.COUNTDOWN:
            self._longest_s = max(state.countdown_s, 0.1)
        busy = (CalibrationPhase.COUNTDOWN, CalibrationPhase.WAITING, CalibrationPhase.COLLECTING)
        now_s = time.perf_counter()
        if state.calibrated and state.phase not in busy and self._state.phase in busy:
            self._done_until_s = now_s + DONE_SHOWN_S
        elif state.phase in busy:
            self._done_until_s = 0.0
        changed = state != self._state
        self._state = state
        self.setVisible(bool(self.text()))
        self.setAccessibleName(self.text())
        if changed:
            self.update()

    def text(self) -> str:
        """What it says now, "" when hidden."""
        state = self._state
        if state.phase is CalibrationPhase.COUNTDOWN:
            return state.reason or self.tr("Look straight at the camera, mouth closed")
        if state.phase is CalibrationPhase.WAITING:
            return state.reason or self.tr("Look straight at the camera, mouth closed")
        if state.phase is CalibrationPhase.COLLECTING:
            return self.tr("Hold still…")
        return self.tr("Calibrated") if time.perf_counter() < self._done_until_s else ""

    def seconds_left(self) -> int | None:
        """The number that is counted down, None outside the countdown."""
        if self._state.phase is not CalibrationPhase.COUNTDOWN:
            return None
        return max(1, math.ceil(self._state.countdown_s - 1e-3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seconds = self.seconds_left()
        if seconds is not None:
            side = min(150.0, self.height() * 0.36)
            ring = QRectF(self.width() / 2 - side / 2, self.height() / 2 - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(12, 13, 16, 190))
            painter.drawEllipse(ring)
            self._arc(painter, ring.adjusted(6, 6, -6, -6), self._state.countdown_s / self._longest_s, "#ffffff", 5.0)
            painter.setFont(style.scaled_font(self, side / 38, weight=QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.on_canvas))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(seconds))
        self._pill(painter, None if seconds is not None else self._progress())
        painter.end()

    def _progress(self) -> tuple[float, str]:
        if self._state.phase is CalibrationPhase.COLLECTING:
            return self._state.progress, style.DARK.ok
        if self._state.phase is CalibrationPhase.WAITING:
            return 1.0, style.DARK.warn
        return 1.0, style.DARK.ok

    def _pill(self, painter: QPainter, progress: tuple[float, str] | None) -> None:
        text = self.text()
        painter.setFont(self._fitting_font(text))
        metrics = painter.fontMetrics()
        height = metrics.height() + 18.0
        ring = 0.0 if progress is None else height - 14
        width = min(self.width() - 24.0, metrics.horizontalAdvance(text) + 36 + (ring + 10 if ring else 0))
        pill = QRectF((self.width() - width) / 2, 18, width, height)  # near the camera, and never under a message
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(12, 13, 16, 205))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        inner = pill.adjusted(18, 0, -18, 0)
        if progress is not None:
            self._arc(painter, QRectF(pill.x() + 9, pill.y() + 7, ring, ring).adjusted(3, 3, -3, -3), *progress, 3.6)
            inner.setLeft(pill.x() + 9 + ring + 10)
        painter.setPen(QColor(style.DARK.on_canvas))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _fitting_font(self, text: str) -> QFont:
        """The largest letters with which a text fits into a narrow picture, within reason."""
        for scale in PILL_SCALES:
            font = style.scaled_font(self, scale, weight=QFont.Weight.Medium)
            if QFontMetrics(font).horizontalAdvance(text) + PILL_SIDES <= self.width():
                break
        return font

    @staticmethod
    def _arc(painter: QPainter, ring: QRectF, part: float, colour: str, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255, 60), width))
        painter.drawEllipse(ring)
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(max(part, 0.0), 1.0)))


class Veil(Overlay):
    """Darkens what lies behind something that comes first."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(12, 13, 16, 140))
        painter.end()


class DropOverlay(Overlay):
    """Says over the whole window that what is dragged may be dropped; ``spared`` takes drops of its own."""

    def __init__(self, parent: QWidget, spared: QWidget) -> None:
        super().__init__(parent)
        self._spared = spared

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spared = QRect(self._spared.mapTo(self._covered, QPoint(0, 0)), self._spared.size())
        painter.setClipRegion(QRegion(self.rect()) - QRegion(spared))
        painter.fillRect(self.rect(), QColor(12, 13, 16, 150))
        painter.setClipping(False)
        frame = QRectF(self.rect()).adjusted(14, 14, -14, -14)
        painter.setPen(QPen(QColor(colours.on_canvas), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 16, 16)
        painter.setFont(style.scaled_font(self, 1.7, weight=QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.on_canvas))
        upper = QRectF(frame.x(), frame.y(), frame.width(), frame.height() / 2 - 4)
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(upper, bottom, self.tr("Drop a picture to add it as a portrait"))
        painter.setFont(style.scaled_font(self, 1.15))
        lower = frame.adjusted(0, frame.height() / 2 + 6, 0, 0)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(lower, top, self.tr("or on a portrait below, if it is another photo of the same person"))
        painter.end()
