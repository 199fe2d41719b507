"""The consent step by itself, for who has not taken it and wants to go live."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from puppet.machine import Machine
from ui.firstrun.consent import ConsentStep
from ui.firstrun.step import Host, words

WIDTH = 640


class AgreementDialog(QDialog):
    """Asks once. ``agreed()`` fires when the promise is kept; closing it otherwise changes nothing."""

    agreed = Signal()

    def __init__(self, host: Host, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Before you go live"))
        self.step = step = ConsentStep(host, machine)
        self.agree = QPushButton(self.tr("Agree and go live"))
        self.agree.setObjectName("primary")
        self.agree.setDefault(True)
        self.agree.setEnabled(step.ready)
        step.changed.connect(lambda: self.agree.setEnabled(step.ready))
        self.agree.clicked.connect(self._agree)
        self.later = QPushButton(self.tr("Not now"))
        self.later.setAutoDefault(False)
        self.later.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(6)
        column.addWidget(words(self.windowTitle(), scale=1.75, bold=True))
        hint = self.tr("Others will see you as the portrait you chose. This is asked once.")
        column.addWidget(words(hint, scale=1.05, muted=True))
        area = QScrollArea()  # on a small screen, or with large letters, it may be higher than the dialog
        area.setObjectName("shelf")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(step)
        column.addWidget(area, 1)
        column.addSpacing(8)
        column.addLayout(foot)
        room = QGuiApplication.primaryScreen().availableSize()
        width = min(WIDTH, round(room.width() * 0.96))
        inside = width - column.contentsMargins().left() - column.contentsMargins().right()
        column.activate()
        beside = column.sizeHint().height() - area.sizeHint().height()
        self.setMinimumWidth(min(width, 480))
        self.resize(width, min(beside + step.heightForWidth(inside), round(room.height() * 0.92)))
        step.box.setFocus()

    def _agree(self) -> None:
        self.step.completed()
        self.accept()
        self.agreed.emit()
