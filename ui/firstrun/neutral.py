"""The guided neutral: a ring round one's own picture that fills while one looks straight, mouth closed. Where no webcam
sees anybody there is nothing to take: the recorded face that stands in for one is nobody's."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from puppet.machine import Machine
from puppet.models import CalibrationPhase, CalibrationState, Frame, LiveState
from ui import icons, style
from ui.firstrun.camera import DRIVER
from ui.firstrun.step import Host, Step, words
from ui.inset import mirrored
from ui.pixels import thumbnail

PULL_MS = 33
RING = 9.0


class NeutralView(QWidget):
    """One's own picture, mirrored, in a disc, and the ring round it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(170, 170)
        self.setAccessibleName(self.tr("Your camera, mirrored; only you see this"))
        self._frame: Frame | None = None
        self._image = QImage()
        self._state = CalibrationState()
        self._longest_s = 3.0

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def show_frame(self, frame: Frame | None) -> None:
        """Show a picture of the camera's; None: there is no camera."""
        if frame is None:
            if not self._image.isNull():
                self._frame, self._image = None, QImage()
                self.update()
        elif frame is not self._frame:
            self._frame = frame
            self._image = thumbnail(mirrored(frame.pixels, round(self.width() * self.devicePixelRatioF())))
            self.update()

    def show_calibration(self, state: CalibrationState) -> None:
        if state != self._state:
            self._state = state
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        side = min(self.width(), self.height()) - 2 * RING
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        inner = disc.adjusted(RING + 5, RING + 5, -RING - 5, -RING - 5)
        clip = QPainterPath()
        clip.addEllipse(inner)
        painter.fillPath(clip, QColor(colours.canvas))
        if not self._image.isNull():
            painter.setClipPath(clip)
            across = min(self._image.width(), self._image.height())
            part = QRectF((self._image.width() - across) / 2, (self._image.height() - across) / 2, across, across)
            painter.drawImage(inner, self._image, part)
            painter.setClipping(False)
        else:
            side = inner.width() * 0.24
            middle = QRectF(inner.center().x() - side / 2, inner.center().y() - side / 2, side, side)
            icons.paint(painter, "camera", middle, colours.canvas_muted)
        self._ring(painter, disc.adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2))
        if self._state.phase is CalibrationPhase.COUNTDOWN:
            self._count(painter, inner)
        elif self._state.phase is CalibrationPhase.DONE:
            self._tick(painter, inner)
        painter.end()

    def _ring(self, painter: QPainter, box: QRectF) -> None:
        colours, state = style.theme(), self._state
        part, colour = 0.0, colours.ok
        if state.phase is CalibrationPhase.COLLECTING:
            part = max(state.progress, 0.02)
        elif state.phase is CalibrationPhase.WAITING:
            part, colour = 1.0, colours.warn
        elif state.phase is CalibrationPhase.DONE or (state.phase is CalibrationPhase.IDLE and state.calibrated):
            part = 1.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.border), RING))
        painter.drawEllipse(box)
        if part:
            pen = QPen(QColor(colour), RING, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            if state.phase is CalibrationPhase.WAITING:
                pen.setDashPattern([1.2, 1.6])
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(360 * 16 * min(part, 1.0)))

    def _count(self, painter: QPainter, inner: QRectF) -> None:
        side = inner.width() * 0.3
        pill = QRectF(inner.center().x() - side / 2, inner.bottom() - side * 1.25, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(12, 13, 16, 190))
        painter.drawEllipse(pill)
        painter.setFont(style.scaled_font(self, side / 26, weight=QFont.Weight.DemiBold))
        painter.setPen(QColor("#ffffff"))
        seconds = max(1, math.ceil(self._state.countdown_s - 1e-3))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(seconds))

    def _tick(self, painter: QPainter, inner: QRectF) -> None:
        side = inner.width() * 0.3
        pill = QRectF(inner.center().x() - side / 2, inner.bottom() - side * 1.25, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.LIGHT.ok))
        painter.drawEllipse(pill)
        icons.paint(painter, "check", pill.adjusted(side / 5, side / 5, -side / 5, -side / 5), "#ffffff")


class NeutralStep(Step):
    name = "neutral"

    def __init__(self, host: Host, machine: Machine) -> None:
        super().__init__(host, machine)
        self._entitle()
        self.view = NeutralView()
        self.words = words("", scale=1.2, bold=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setMinimumHeight(self.words.fontMetrics().height() + 4)
        self.again = QPushButton(self.tr("Again"))
        self.again.clicked.connect(self._begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        self._began = self._taken = self._seen_busy = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._pull)

    @property
    def ready(self) -> bool:
        return self._taken or self._nobody

    @property
    def _nobody(self) -> bool:
        """Whether no camera sees anybody, but a recorded face stands in for one."""
        return self.state.camera_key.startswith(DRIVER)

    def _entitle(self) -> None:
        if self._nobody:
            self.title = self.tr("Your neutral face can wait")
            self.hint = self.tr(
                "The puppet moves as you move away from it. A recorded face moves the puppet meanwhile."
            )
        else:
            self.title = self.tr("Look straight, mouth closed")
            self.hint = self.tr("The puppet moves as you move away from this face. It takes about a second, by itself.")

    def entered(self) -> None:
        self._timer.start(PULL_MS)
        self._began = False  # as soon as everything runs: see show_state
        self._taken = self._seen_busy = False

    def left(self) -> None:
        self._timer.stop()

    def _begin(self) -> None:
        self._began, self._taken, self._seen_busy = True, False, False
        self.host.start_calibration()
        self.changed.emit()

    def show_state(self, state: LiveState) -> None:
        before = self._nobody
        super().show_state(state)
        if self._nobody != before:
            self._entitle()
            self._began = self._taken = self._seen_busy = False
            self.changed.emit()
        if not self.isVisible():
            return
        if self._nobody:
            self._show(CalibrationState(), self._say(state))
            return
        if state.ready and not self._began:
            self._begin()
            return  # it has read a newer state
        calibration = state.calibration
        busy = calibration.phase in (
            CalibrationPhase.COUNTDOWN,
            CalibrationPhase.WAITING,
            CalibrationPhase.COLLECTING,
        )
        self._seen_busy = self._seen_busy or (self._began and busy)
        if self._seen_busy and not busy and calibration.calibrated and not self._taken:
            self._taken = True
            self.changed.emit()
        self._show(calibration, self._say(state))

    def _show(self, calibration: CalibrationState, text: str) -> None:
        self.view.show_calibration(calibration)
        if self.words.text() != text:
            self.words.setText(text)
            self.view.setAccessibleDescription(text)
        self.again.setVisible(self._taken)

    def _say(self, state: LiveState) -> str:
        phase, reason = state.calibration.phase, state.calibration.reason
        if self._nobody:
            return self.tr("No webcam is in use: your neutral is taken by itself when one sees you")
        if not state.ready:
            return state.loading or self.tr("Getting ready…")
        if self._taken:
            return self.tr("That is your neutral face")
        if phase is CalibrationPhase.COUNTDOWN:
            return reason or self.tr("Look straight at the camera, mouth closed")
        if phase is CalibrationPhase.COLLECTING:
            return self.tr("Hold still…")
        if phase is CalibrationPhase.WAITING:
            return reason or self.tr("Look straight at the camera, mouth closed")
        return self.tr("One moment…")

    def _pull(self) -> None:
        if self._nobody:
            self.view.show_frame(None)
        elif self.host.puppeteer is not None:
            inset = self.host.puppeteer.inset()
            if inset is not None:
                self.view.show_frame(inset[0])
