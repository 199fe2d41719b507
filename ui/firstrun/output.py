"""The virtual camera's page as a step."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from puppet.machine import Machine
from puppet.models import LiveState
from ui.firstrun.step import Host, Step
from ui.output_page import OutputPanel


class OutputStep(Step):
    name = "output"

    def __init__(self, host: Host, machine: Machine) -> None:
        super().__init__(host, machine)
        self.title = self.tr("How the call sees you")
        self.hint = self.tr("Zoom, Meet and Teams get Puppet’s picture from a virtual camera of the system.")
        self.panel = OutputPanel(machine)
        self.panel.found.connect(lambda _state: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addSpacing(8)
        column.addWidget(self.panel)

    @property
    def ready(self) -> bool:
        return self.panel.state is not None and self.panel.state.situation.usable

    def entered(self) -> None:
        if self.host.puppeteer is not None:
            self.panel.attach(self.host.puppeteer)

    def show_state(self, state: LiveState) -> None:
        super().show_state(state)
        self.panel.show_state(state)
