"""The bottom bar: camera, calibration, figures, output, Away, Go live."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from puppet.models import CalibrationPhase, CameraInfo, LiveState
from ui import icons, keytips, said, style

CHIP_SIDE = 12
"""Pixels between the chip's words and its edge."""


class CameraPicker(QComboBox):
    """Cameras by name. ``opened`` asks for a fresh list; ``picked(key)`` fires for the user's choice alone."""

    opened = Signal()
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Camera"))
        self.setToolTip(self.tr("The camera that drives the puppet"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setView(QListView())  # Qt's own popup list takes no style sheet for its rows
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setPlaceholderText(self.tr("No camera"))
        self.activated.connect(self._chosen)
        self._wanted = ""

    def set_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        """Show this list; does nothing if it is the one shown."""
        listed = [(camera.key, said.words(camera.name)) for camera in cameras]
        if listed == [(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            return
        self.blockSignals(True)
        self.clear()
        for key, name in listed:
            self.addItem(name, key)
        self.blockSignals(False)
        self.setCurrentIndex(self.findData(self._wanted))
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + 36))

    def knows(self, key: str) -> bool:
        """Whether the camera in use is in the list: one that was found a moment ago may not be yet."""
        return self.count() > 0 and (not key or self.findData(key) >= 0)

    def select(self, key: str) -> None:
        """Show which camera is in use."""
        self._wanted = key
        index = self.findData(key)
        if index != self.currentIndex() and not self.view().isVisible():
            self.setCurrentIndex(index)

    def showPopup(self) -> None:
        self.opened.emit()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a wheel that passes over must not change cameras in a call

    def sizeHint(self) -> QSize:
        return QSize(210, self.fontMetrics().height() + 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(112, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        edge = (colours.on_canvas if colours.dark else colours.accent) if focused else colours.border
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        painter.setBrush(QColor(colours.hover if self.underMouse() and self.isEnabled() else colours.raised))
        painter.drawRoundedRect(box, 9, 9)
        ink = colours.text if self.isEnabled() else colours.muted
        middle = box.center().y()
        icons.paint(painter, "camera", style.visual(self, QRectF(11, middle - 9, 18, 18)), ink)
        icons.paint(painter, "chevron", style.visual(self, QRectF(box.right() - 25, middle - 8, 16, 16)), ink)
        painter.setPen(QColor(ink))
        words = style.visual(self, QRectF(37, 0, box.right() - 68, self.height()))
        text = self.currentText() or self.placeholderText()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _chosen(self, index: int) -> None:
        self._wanted = self.itemData(index)
        self.picked.emit(self._wanted)


class Bar(QFrame):
    """The bar itself. It shows what the state says and reports what the user presses; it decides nothing.

    Signals:
        calibrate_wanted(), live_wanted(bool), away_wanted(bool).
        output_wanted(): the user wants to see how the virtual camera stands.
    """

    calibrate_wanted = Signal()
    live_wanted = Signal(bool)
    away_wanted = Signal(bool)
    output_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._state, self._seen = LiveState(), True
        self._figures = True
        self.camera = CameraPicker()
        self.calibrate = QPushButton(self.tr("Calibrate"))
        self.calibrate.setAccessibleName(self.tr("Calibrate"))
        keytips.say(self.calibrate, self.tr("Take your neutral face anew: look straight, mouth closed"), "calibrate")
        self.calibrate.clicked.connect(self.calibrate_wanted)
        self.chip = QLabel()
        self.chip.setObjectName("chip")
        self.chip.setFont(style.scaled_font(self, 0.94))
        self.output = QPushButton()
        self.output.setObjectName("quiet")
        self.output.setFont(style.scaled_font(self, 0.9))
        self.output.clicked.connect(self.output_wanted)
        self.away = QPushButton(self.tr("Away"))
        self.away.setObjectName("away")
        self.away.setCheckable(True)
        self.away.clicked.connect(lambda: self.away_wanted.emit(not self._state.away))
        self.live = QPushButton(self.tr("Go live"))
        self.live.setObjectName("primary")
        self.live.setCheckable(True)
        self.live.clicked.connect(lambda: self.live_wanted.emit(not self._state.live))
        figures = QVBoxLayout()
        figures.setSpacing(3)
        figures.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignHCenter)
        figures.addWidget(self.output, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(8)
        row.addWidget(self.camera)
        row.addWidget(self.calibrate)
        row.addStretch(1)
        row.addLayout(figures)
        row.addStretch(1)
        row.addWidget(self.away)
        row.addWidget(self.live)
        self._fit_labels()
        self.restyle()
        self.set_ready(False)
        self.show_state(LiveState())

    def set_ready(self, ready: bool) -> None:
        """Nothing can be pressed before there is a puppeteer."""
        for widget in (self.camera, self.calibrate, self.away, self.live):
            widget.setEnabled(ready)

    def show_state(self, state: LiveState, seen: bool = True) -> None:
        """Follow the state; called several times a second, so it touches only what differs.

        Args:
            state: the newest.
            seen: whether anything takes the pictures that others are to see.
        """
        self._state, self._seen = state, seen
        unseen = self.tr("No virtual camera takes the pictures: only this window shows them")
        self.live.setChecked(state.live)
        self._say(self.live, self.tr("End live") if state.live else self.tr("Go live"))
        keytips.say(
            self.live,
            unseen
            if not seen
            else self.tr("Others see the puppet. Press to show them the Away card")
            if state.live
            else self.tr("Let others see the puppet in place of the Away card"),
            "live",
        )
        self.away.setChecked(state.away)
        self._say(self.away, self.tr("I’m back") if state.away else self.tr("Away"))
        keytips.say(
            self.away,
            self.tr("Show the puppet again") if state.away else self.tr("Show others the Away card for a while"),
            "away",
        )
        self.camera.select(state.camera_key)
        chip, tip = chip_words(state, self._figures)
        self._say(self.chip, chip)
        self.chip.setToolTip(tip)
        self.chip.setAccessibleDescription(tip)
        name = said.words(state.output_name) or self.tr("Preview only")
        self._say(self.output, self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 210))
        self.output.setToolTip(
            self.tr("Choose “{0}” as the camera in your call").format(name) if state.output_open else unseen
        )
        busy = state.calibration.phase in (CalibrationPhase.COUNTDOWN, CalibrationPhase.COLLECTING)
        self.calibrate.setEnabled(self.camera.isEnabled() and not busy)
        self.restyle_live()

    def show_figures(self, on: bool) -> None:
        """Whether the chip tells of frame rate and delay."""
        if on != self._figures:
            self._figures = on
            self.show_state(self._state, self._seen)

    def restyle(self) -> None:
        """Take the colours in force."""
        colours = style.theme()
        icons.put_on(self.calibrate, "target", colours.text)
        self._live_icon = ""
        self.restyle_live()

    def restyle_live(self) -> None:
        """The icons that follow the state."""
        colours = style.theme()
        wanted = f"{self._state.live}{self._state.away}{self.live.isEnabled()}"
        if wanted == self._live_icon:
            return
        self._live_icon = wanted
        ink = colours.on_live if self.live.isEnabled() else colours.muted
        icons.put_on(self.live, "stop" if self._state.live else "live", ink)
        icons.put_on(self.away, "away", colours.on_away if self._state.away else colours.text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_labels()

    def least_width(self) -> int:
        """What the words need beside each other in the window's language, whatever the state."""
        row = self.layout()
        assert row is not None
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        usual = said.words("Loading the face tracker…"), "30 fps · 42 ms · Warp · CPU"
        words = max(map(self.chip.fontMetrics().horizontalAdvance, usual)) + 2 * CHIP_SIDE
        widths = [part.minimumSizeHint().width() for part in (self.camera, self.calibrate)]
        widths += [max(part.minimumWidth(), part.minimumSizeHint().width()) for part in (self.away, self.live)]
        margins = row.contentsMargins()
        return sum(widths) + words + margins.left() + margins.right() + (len(widths) + 1) * row.spacing()

    def _fit_labels(self) -> None:
        """Buttons keep their width when their words change, so that nothing jumps under the pointer."""
        self.live.ensurePolished()  # its letters are bold
        metrics = self.live.fontMetrics()
        for button, words, room in (
            (self.live, (self.tr("Go live"), self.tr("End live")), 86),
            (self.away, (self.tr("Away"), self.tr("I’m back")), 66),
        ):
            button.setMinimumWidth(max(metrics.horizontalAdvance(word) for word in words) + room)

    @staticmethod
    def _say(widget: QLabel | QPushButton, text: str) -> None:
        if widget.text() != text:
            widget.setText(text)
            widget.setAccessibleName(text)


def chip_words(state: LiveState, figures: bool = True) -> tuple[str, str]:
    """The status chip's words and its tooltip; without figures it names only what the puppet runs on."""
    if not state.ready:
        waiting = state.loading or QCoreApplication.translate("Bar", "Loading…")
        return waiting, waiting
    parts = [QCoreApplication.translate("Bar", "{0} fps").format(round(state.fps))] if figures else []
    if state.latency_p50_ms > 0 and figures:
        parts.append(QCoreApplication.translate("Bar", "{0} ms").format(round(state.latency_p50_ms)))
    if state.runs_on:
        parts.append(state.runs_on)
    tip = QCoreApplication.translate(
        "Bar", "Camera to output: half of the pictures within {0} ms, 95 % within {1} ms (p50, p95)"
    ).format(round(state.latency_p50_ms), round(state.latency_p95_ms))
    return " · ".join(parts), tip
