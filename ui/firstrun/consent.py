"""Consent: portraits one has the right to use, and what leaves the machine."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from puppet.machine import Machine
from ui import icons, style
from ui.dates import written
from ui.firstrun.step import Host, Step, words
from ui.firstrun.tickbox import TickBox


class ConsentStep(Step):
    """The promise is kept in the settings with its date. Nobody goes on, or live, without it."""

    name = "consent"

    def __init__(self, host: Host, machine: Machine) -> None:
        super().__init__(host, machine)
        self.title = self.tr("Welcome to Puppet")
        self.hint = self.tr("Join a video call as a portrait that your face moves. Two minutes, and you are there.")
        self._signs: list[tuple[QLabel, str]] = []
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.setSpacing(16)
        for icon, head, text in (
            (
                "portrait",
                self.tr("Portraits you have the right to use"),
                self.tr("Yourself, people who have agreed, works that are free to use. Not a living person without "
                        "their consent, and nobody to deceive others with."),
            ),
            (
                "shield",
                self.tr("Nothing leaves this computer but the picture you send"),
                self.tr("Camera, portraits and everything computed from them stay here. There is no account, no "
                        "upload and no statistics. The call never gets your camera’s picture, not even by mistake."),
            ),
        ):  # fmt: skip
            inside.addLayout(self._row(icon, head, text))
        self.box = TickBox(self.tr("I use portraits that I have the right to use"))
        self.box.setFont(style.scaled_font(self.box, 1.05))
        self.box.toggled.connect(self.changed)
        self.when = words("", muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addSpacing(8)
        column.addWidget(card)
        column.addWidget(self.box)
        column.addWidget(self.when)
        column.addStretch(1)
        accepted = host.preferences.settings.consent.accepted_at
        self.box.setChecked(bool(accepted))
        self.when.setText(self.tr("Agreed on {0}.").format(written(accepted)) if accepted else "")
        self.when.setVisible(bool(accepted))
        self.restyle()

    @property
    def ready(self) -> bool:
        return self.box.isChecked()

    @property
    def skippable(self) -> bool:
        return bool(self.host.preferences.settings.consent.accepted_at)

    def next_words(self) -> str:
        return self.tr("Agree and go on")

    def first_focus(self) -> QWidget | None:
        return None if self.ready else self.box

    def completed(self) -> None:
        if not self.host.preferences.settings.consent.accepted_at:
            now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            self.host.preferences.change("consent", accepted_at=now)

    def restyle(self) -> None:
        """Take the colours in force."""
        colours = style.theme()
        colour = colours.text if colours.dark else colours.accent
        for label, icon in self._signs:
            label.setPixmap(icons.pixmap(icon, colour, 30, 3.0))

    def _row(self, icon: str, head: str, text: str) -> QHBoxLayout:
        sign = QLabel()
        sign.setFixedWidth(30)
        self._signs.append((sign, icon))
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(words(head, scale=1.05, bold=True))
        said.addWidget(words(text))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        return row
