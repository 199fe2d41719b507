"""The virtual camera's page: where it stands on this system, the one thing to do, and Recheck."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QFontDatabase, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from puppet.machine import Machine
from puppet.models import LiveState, Puppeteer
from puppet.virtualcamera import CameraState, examine
from ui import said, style
from ui.jobs import Lane
from ui.side import Dot

PROBLEM = "output"
"""The puppeteer's word for what keeps the virtual camera from opening."""
OPENED_S = 1.5
"""So long Recheck waits for the device to open: it is tried on another thread."""


def reason_of(state: LiveState) -> str:
    """Why the virtual camera is not open, in the puppeteer's words; "" if nothing is said."""
    return next((problem.message for problem in state.problems if problem.key == PROBLEM), "")


def look(puppeteer: Puppeteer, machine: Machine, try_again: bool) -> CameraState:
    """Examine the virtual camera. Takes up to seconds: not for the GUI thread."""
    if try_again and not puppeteer.state().output_open:
        puppeteer.try_output()
        end_s = time.monotonic() + OPENED_S
        while time.monotonic() < end_s and not puppeteer.state().output_open:
            time.sleep(0.05)
    state = puppeteer.state()
    held = state.output_name if state.output_open else ""
    return examine(machine, held, "" if held else reason_of(state))


class CommandBox(QPlainTextEdit):
    """A command to be copied, as high as it is long."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        lines = sum(max(1, self._lines(block)) for block in range(self.blockCount()))
        return QSize(400, min(7, max(1, lines)) * self.fontMetrics().lineSpacing() + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.setFixedHeight(self.sizeHint().height())

    def _lines(self, block: int) -> int:
        return self.document().findBlockByNumber(block).layout().lineCount()


class OutputPanel(QWidget):
    """The page's content.

    Args:
        machine: whose answers are shown.

    Signals:
        found(CameraState): it has been looked at.
    """

    found = Signal(object)

    def __init__(self, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._machine = machine
        self._puppeteer: Puppeteer | None = None
        self._lane = Lane("virtual camera", self)
        self._open: bool | None = None
        self.state: CameraState | None = None
        self.light = Dot()
        self.light.setFixedSize(QSize(18, 18))
        self.summary = self._paragraph(1.1)
        font = self.summary.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.summary.setFont(font)
        self.advice = self._paragraph()
        self.how = self._paragraph()
        self.how.setText(self.tr("Paste this into a terminal and press Return; then come back and press Recheck."))
        self.how.setObjectName("muted")
        self.command = CommandBox()
        self.command.setAccessibleName(self.tr("Command for a terminal"))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        self.link = self._paragraph()
        self.visit = QPushButton(self.tr("Open the page"))
        self.visit.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.state.link if self.state else "")))
        self.then = self._paragraph()
        self.call = self._paragraph()
        self.recheck = QPushButton(self.tr("Recheck"))
        self.recheck.clicked.connect(self.check)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.light, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.summary, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.visit)
        buttons.addWidget(self.recheck)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 16)
        inside.setSpacing(12)
        inside.addLayout(head)
        inside.addWidget(self.advice)
        inside.addWidget(self.how)
        inside.addWidget(self.command)
        inside.addWidget(self.link)
        inside.addWidget(self.then)
        inside.addWidget(self.call)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._show_waiting()

    def attach(self, puppeteer: Puppeteer) -> None:
        """Look at what this puppeteer's output does, now and whenever Recheck is pressed."""
        if self._puppeteer is not puppeteer:
            self._puppeteer = puppeteer
            self._look(try_again=False)

    def show_state(self, state: LiveState) -> None:
        """Look again when the device opens or goes by itself."""
        if self._open is not None and state.output_open != self._open:
            self._look(try_again=False)
        self._open = state.output_open

    def check(self) -> None:
        """Recheck: try to open the device, and look at everything anew."""
        if self.recheck.isEnabled():
            self._look(try_again=True)

    def close_lane(self) -> None:
        """Look no more."""
        self._lane.close()

    def _look(self, try_again: bool) -> None:
        puppeteer = self._puppeteer
        if puppeteer is None:
            return
        self.recheck.setEnabled(False)
        self.recheck.setText(self.tr("Checking…"))
        self._lane.run(lambda: look(puppeteer, self._machine, try_again), self._show, self._failed)

    def _show(self, state: CameraState) -> None:
        self.state = state
        self.recheck.setEnabled(True)
        self.recheck.setText(self.tr("Recheck"))
        self.summary.setText(said.words(state.summary))
        self.advice.setText(said.words(state.advice))
        self.advice.setVisible(bool(state.advice))
        self.command.setPlainText(state.command)
        self.command.setVisible(bool(state.command))
        self.how.setVisible(bool(state.command))
        self.copy.setVisible(bool(state.command or state.link))
        self.copy.setText(self.tr("Copy the command") if state.command else self.tr("Copy the address"))
        self.link.setText(state.link.removeprefix("https://"))
        self.link.setVisible(bool(state.link))
        self.visit.setVisible(bool(state.link))
        self.then.setText(said.words(state.then))
        self.then.setVisible(bool(state.then))
        usable = state.situation.usable
        self.call.setText(self.tr("In the call, choose “{0}” as the camera.").format(state.name) if usable else "")
        self.call.setVisible(usable)
        self.restyle()
        QTimer.singleShot(0, self, self._fit)
        self.found.emit(state)

    def _failed(self, error: BaseException) -> None:
        self.recheck.setEnabled(True)
        self.recheck.setText(self.tr("Recheck"))
        self.summary.setText(self.tr("The virtual camera could not be looked at ({0}).").format(error))

    def _show_waiting(self) -> None:
        self.summary.setText(self.tr("Looking for a virtual camera…"))
        for part in (self.advice, self.how, self.command, self.copy, self.link, self.visit, self.then, self.call):
            part.hide()
        self.recheck.setEnabled(False)
        self.restyle()

    def _fit(self) -> None:
        self.command.setFixedHeight(self.command.sizeHint().height())
        column = self.layout()
        assert column is not None
        self.setMinimumHeight(column.totalHeightForWidth(self.width()))  # else words share their place when it is low

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def restyle(self) -> None:
        """The light in the colours in force: green ready, amber works with a catch, red not there."""
        colours = style.theme()
        colour, words = colours.muted, self.tr("Looking")
        if self.state is not None:
            situation = self.state.situation
            colour, words = colours.danger, self.tr("Not ready")
            if situation.usable:
                fine = not self.state.advice
                colour = colours.ok if fine else colours.warn
                words = self.tr("Ready") if fine else self.tr("Works, with a catch")
        self.light.set_colour(colour)
        self.light.setAccessibleName(words)
        self.light.setToolTip(words)

    def _copy(self) -> None:
        if self.state is not None:
            QGuiApplication.clipboard().setText(self.state.command or self.state.link)
            self.copy.setText(self.tr("Copied"))

    def _paragraph(self, scale: float = 1.0) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(style.scaled_font(label, scale))
        return label


class OutputDialog(QDialog):
    """The page by itself, from the main window."""

    def __init__(self, puppeteer: Puppeteer, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Virtual camera"))
        self.resize(640, 380)
        self.panel = OutputPanel(machine)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.panel, 1)
        column.addLayout(foot)
        self.finished.connect(self.panel.close_lane)
        self.panel.attach(puppeteer)

    def show_state(self, state: LiveState) -> None:
        self.panel.show_state(state)
