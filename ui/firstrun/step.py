"""What a step of the first run is, and the texts that all of them are set in."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from puppet.machine import Machine
from puppet.models import LiveState, Puppeteer
from ui import style
from ui.adding import Adder
from ui.editor.opening import Editing
from ui.messages import Messages
from ui.preferences import Preferences


class Host(Protocol):
    """What the steps need of the window."""

    puppeteer: Puppeteer | None
    adder: Adder | None
    editing: Editing | None
    preferences: Preferences
    messages: Messages

    def show_camera(self, key: str) -> None: ...

    def show_portrait(self, key: str) -> None: ...

    def keys_of(self, command: str) -> str: ...

    def start_calibration(self) -> None: ...


class Step(QWidget):
    """One page.

    Attributes:
        name: what the settings remember it by.
        title: what it is about.
        hint: one sentence under the title.

    Signals:
        changed(): ``ready``, ``next_words``, ``title`` or ``hint`` may have.
    """

    changed = Signal()
    name = ""

    def __init__(self, host: Host, machine: Machine) -> None:
        super().__init__()
        self.host = host
        self.machine = machine
        self.state = LiveState()
        self.title = self.hint = ""

    @property
    def ready(self) -> bool:
        """Whether there is nothing left to do here; most steps can be skipped all the same."""
        return True

    @property
    def skippable(self) -> bool:
        """Whether one may go on without having done it, and skip what comes after it."""
        return True

    def next_words(self) -> str:
        return self.tr("Next")

    def first_focus(self) -> QWidget | None:
        """What has the focus when the page opens; None for the Next button."""
        return None

    def entered(self) -> None:
        """The page is shown, and there is a puppeteer."""

    def left(self) -> None:
        """The page is shown no longer."""

    def completed(self) -> None:
        """The user goes on, having done what the page is for."""

    def show_state(self, state: LiveState) -> None:
        """Follow the state, about ten times a second while the page is shown."""
        self.state = state


def words(text: str, *, scale: float = 1.0, bold: bool = False, muted: bool = False) -> QLabel:
    """A paragraph."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(style.scaled_font(label, scale, weight=QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    if muted:
        label.setObjectName("muted")
    return label
