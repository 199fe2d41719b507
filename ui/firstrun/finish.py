"""The last step: off to the call."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from puppet.machine import Machine
from puppet.models import LiveState
from ui import style
from ui.firstrun.step import Host, Step, words
from ui.picture_view import PictureView

PULL_MS = 33


class FinishStep(Step):
    """Signals:
    output_wanted(): back to the virtual camera.
    """

    name = "finish"
    output_wanted = Signal()

    def __init__(self, host: Host, machine: Machine) -> None:
        super().__init__(host, machine)
        self.title = self.tr("Open your call app")
        self.hint = self.tr("This is the puppet; others see the Away card until you go live.")
        self.view = PictureView()
        self.view.show_card(self.tr("Loading…"), self.tr("Puppet is getting ready."))
        self._lines = [words("", scale=1.02) for _ in range(3)]
        steps = QVBoxLayout()
        steps.setSpacing(12)
        for number, line in enumerate(self._lines, start=1):
            badge = QLabel(str(number))
            badge.setObjectName("key")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            badge.setFixedWidth(badge.fontMetrics().height() + 12)
            told = QHBoxLayout()
            told.setSpacing(12)
            told.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
            told.addWidget(line, 1)
            steps.addLayout(told)
        self.note = words("", muted=True)
        self.fix = QPushButton(self.tr("Set up the virtual camera"))
        self.fix.clicked.connect(self.output_wanted)
        card = self._card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.setSpacing(16)
        inside.addLayout(steps)
        inside.addWidget(self.note)
        inside.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.view, 6, Qt.AlignmentFlag.AlignTop)
        row.addWidget(card, 5, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._pull)
        self.show_state(self.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= 38 * self.fontMetrics().height()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        left = self.width() - 18 - self._card.minimumSizeHint().width()
        width = min((self.width() - 18) * 6 // 11, left) if beside else min(self.width(), 320)
        self.view.setFixedSize(width, width * 9 // 16)

    def next_words(self) -> str:
        return self.tr("Finish")

    def entered(self) -> None:
        self._timer.start(PULL_MS)

    def left(self) -> None:
        self._timer.stop()

    def show_state(self, state: LiveState) -> None:
        super().show_state(state)
        name = state.output_name.partition(" (/dev/")[0] if state.output_open else "Puppet"
        texts = (
            self.tr("Open Zoom, Meet, Teams or any other call. If it was open already, close it and open it again."),
            self.tr("In its video settings choose the camera “{0}”.").format(name),
            self.tr("Here, press Go live ({0}). Away ({1}) hides the puppet at any time.").format(
                self.host.keys_of("live") or "–", self.host.keys_of("away") or "–"
            ),
        )
        for line, text in zip(self._lines, texts, strict=True):
            if line.text() != text:
                line.setText(text)
        self.note.setText(
            self.tr("Zoom mirrors your own view: others see it the right way round.")
            if state.output_open
            else self.tr("There is no virtual camera yet: calls cannot see the puppet before there is one.")
        )
        self.fix.setVisible(not state.output_open)

    def restyle(self) -> None:
        """Take the colours in force."""
        style.theme()
        self.view.update()

    def _pull(self) -> None:
        if self.host.puppeteer is not None:
            picture = self.host.puppeteer.picture()
            if picture is not None:
                self.view.show_picture(picture)
