"""When the first run comes, what the settings remember of it, and the promise that nobody goes live without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from puppet.machine import Machine, this_machine
from puppet.models import LiveState, Problem, Puppeteer
from ui import said
from ui.firstrun.agreement import AgreementDialog
from ui.firstrun.step import Host
from ui.firstrun.wizard import FirstRunDialog
from ui.messages import Action, Message
from ui.output_page import PROBLEM, OutputDialog
from ui.overlays import Veil
from ui.preferences import Preferences

UNSEEN = "unseen"
"""What is told under this key: one is live, and nobody sees it."""


class SetUp(QObject):
    """Opens the first run's dialog and the virtual camera's page, and keeps them told.

    Args:
        host: the window, as the steps see it.
        preferences: the settings.
        window: the same, as a widget.
        machine: whose virtual camera it is about; None for this one.

    Signals:
        asking(dialog): one is about to open.
    """

    asking = Signal(object)

    def __init__(self, host: Host, preferences: Preferences, window: QWidget, machine: Machine | None = None) -> None:
        super().__init__(window)
        self.machine = machine or this_machine()
        self._host = host
        self._preferences = preferences
        self._window = window
        self._state = LiveState()
        self._veil: Veil | None = None
        self.dialog: FirstRunDialog | None = None
        self.page: OutputDialog | None = None
        self.agreement: AgreementDialog | None = None

    @property
    def agreed(self) -> bool:
        """Whether the user has promised to use portraits that they have the right to use."""
        return bool(self._preferences.settings.consent.accepted_at)

    def ask_agreement(self, then: Callable[[], object]) -> None:
        """Ask for that promise where it is due.

        Args:
            then: called once it is given; not where the first run, which asks for it as well, is open already.
        """
        if self.dialog is not None:
            self.dialog.go_to("consent")
            self.dialog.raise_()
            return
        if self.agreement is None:
            self.agreement = AgreementDialog(self._host, self.machine, self._window)
            self.agreement.agreed.connect(then)
            self.agreement.finished.connect(self._agreement_closed)
            self.agreement.open()
        self.agreement.raise_()
        self.agreement.activateWindow()

    def begin(self) -> None:
        """Open the first run unless it is over. Settings that nobody keeps ask nothing: a demonstration, say."""
        first_run = self._preferences.settings.first_run
        if self._preferences.store is not None and not first_run.finished:
            self._open(first_run.done, remembered=True)

    def again(self) -> None:
        """Open it from its beginning because the user asks for it; it does not come back by itself after that."""
        if self.dialog is None:
            self._open((), remembered=False)
        else:
            self.dialog.raise_()

    def show_output_page(self) -> None:
        """Open the virtual camera's page."""
        if self._host.puppeteer is None or self.page is not None:
            return
        self.page = OutputDialog(self._host.puppeteer, self.machine, self._window)
        self.page.finished.connect(self._page_closed)
        self.asking.emit(self.page)
        self.page.open()

    def told(self, problems: Sequence[Problem]) -> list[Message]:
        """All problems of the puppeteer's as they are told; the virtual camera's not while ``tell_unseen`` tells it."""
        unseen = any(message.problem.key == UNSEEN for message in self._host.messages.current())
        return [self.message_for(problem) for problem in problems if not (unseen and problem.key == PROBLEM)]

    def tell_unseen(self, problems: Sequence[Problem]) -> None:
        """Going live does not help while nothing takes the pictures: said every time, also to who dismissed it before.

        Args:
            problems: the puppeteer's; what it says of the virtual camera is among the details.
        """
        self._host.messages.tell(
            self.tr("You are live, but nobody else sees the puppet: no virtual camera is open"),
            key=UNSEEN,
            details="".join(self.message_for(problem).details for problem in problems if problem.key == PROBLEM),
            action=Action(self.tr("Set up…"), self.show_output_page),
        )

    def message_for(self, problem: Problem) -> Message:
        """A problem of the puppeteer's as it is told: one with the virtual camera leads to its page, which has the
        command, rather than being as long as that; reasons are among the details."""
        if problem.key != PROBLEM:
            return Message(problem)
        whole = "\n\n".join(filter(None, (problem.message, problem.remedy)))
        short = said.sentence(said.split_reasons(problem.message)[0])
        return Message(
            replace(problem, message=short, remedy=""), whole, action=Action(self.tr("Set up…"), self.show_output_page)
        )

    def attach(self, puppeteer: Puppeteer) -> None:
        if self.dialog is not None:
            self.dialog.attach(puppeteer)

    def show_state(self, state: LiveState, seen: bool = True) -> None:
        self._state = state
        if seen or not state.live:
            self._host.messages.dismiss(UNSEEN)
        if self.dialog is not None:
            self.dialog.show_state(state)
        if self.page is not None:
            self.page.show_state(state)

    def _open(self, done: tuple[str, ...], remembered: bool) -> None:
        self.dialog = dialog = FirstRunDialog(self._host, self.machine, done, self._window)
        if remembered:
            dialog.passed.connect(self._passed)
            dialog.ended.connect(lambda: self._preferences.change("first_run", finished=True))
        dialog.finished.connect(self._closed)
        if self._state.live:
            self.asking.emit(dialog)
        if self._host.puppeteer is not None:
            dialog.attach(self._host.puppeteer)
            dialog.show_state(self._state)
        self._veil = veil = Veil(self._window)
        veil.raise_()
        veil.show()
        dialog.open()

    def _passed(self, name: str) -> None:
        done = self._preferences.settings.first_run.done
        if name not in done:
            self._preferences.change("first_run", done=(*done, name))

    def _closed(self) -> None:
        self.dialog = None
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None

    def _agreement_closed(self) -> None:
        self.agreement = None

    def _page_closed(self) -> None:
        self.page = None
