"""The first run's dialog: its steps one after another. All but consent can be skipped, all left and come back to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from puppet.machine import Machine
from puppet.models import LiveState, Puppeteer
from ui import style
from ui.banner import Banner
from ui.dialogs import DetailsDialog
from ui.firstrun.camera import CameraStep
from ui.firstrun.consent import ConsentStep
from ui.firstrun.finish import FinishStep
from ui.firstrun.neutral import NeutralStep
from ui.firstrun.output import OutputStep
from ui.firstrun.portrait import PortraitStep
from ui.firstrun.step import Host, Step, words

SIZE = QSize(860, 620)


class Dots(QWidget):
    """Where in the steps one is."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._place = 0
        self.setFixedSize(count * 18 + 8, 14)

    def set_place(self, place: int) -> None:
        self._place = place
        self.setAccessibleName(self.tr("Step {0} of {1}").format(place + 1, self._count))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x = 0.0
        for place in range(self._count):
            wide = 26.0 if place == self._place else 10.0
            painter.setBrush(QColor(colours.accent if place <= self._place else colours.border))
            painter.drawRoundedRect(QRectF(x, 2, wide, 10), 5, 5)
            x += wide + 8
        painter.end()


class FirstRunDialog(QDialog):
    """All steps. Closing it leaves it where it is; finishing or skipping all of it ends it for good.

    Args:
        host: the window.
        machine: whose virtual camera it is about.
        done: names of steps that are done already: it opens at the first one that is not.

    Signals:
        passed(name): the user went on from a step, done or skipped.
        ended(): it went to its end, or all of it was skipped.
    """

    passed = Signal(str)
    ended = Signal()

    def __init__(self, host: Host, machine: Machine, done: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Set up Puppet"))
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(SIZE.boundedTo(QSize(int(room.width() * 0.96), int(room.height() * 0.92))))
        self.setMinimumSize(QSize(700, 470).boundedTo(self.size()))
        finish = FinishStep(host, machine)
        finish.output_wanted.connect(lambda: self.go_to("output"))
        self.steps: list[Step] = [
            ConsentStep(host, machine),
            CameraStep(host, machine),
            OutputStep(host, machine),
            PortraitStep(host, machine),
            NeutralStep(host, machine),
            finish,
        ]
        self._host = host
        self._state = LiveState()
        self._place = -1
        self._attached = False
        self._build()
        left = [place for place, step in enumerate(self.steps) if step.name not in done or not step.skippable]
        self._show_place(left[0] if left else len(self.steps) - 1)

    def _build(self) -> None:
        self.title = words("", scale=1.75, bold=True)
        self.hint = words("", scale=1.05, muted=True)
        self.dots = Dots(len(self.steps))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self.pages = QStackedWidget()
        self.waiting = QLabel(self.tr("Puppet is getting ready…"))
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setObjectName("muted")
        self.pages.addWidget(self.waiting)
        self._areas: list[QScrollArea] = []
        for step in self.steps:
            area = QScrollArea()  # on a small screen, or with large letters, a page may be higher than the dialog
            area.setObjectName("shelf")
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(step)
            self._areas.append(area)
            self.pages.addWidget(area)
            step.changed.connect(self._follow)
        self.banner = Banner(self.pages, self)  # the window's own lies behind this
        self.banner.dismissed.connect(self._host.messages.dismiss)
        self.banner.details_wanted.connect(lambda message: DetailsDialog(message, self).open())
        self._host.messages.changed.connect(self._show_messages)
        self.skip_all = QPushButton(self.tr("Skip set-up"))
        self.skip_all.setObjectName("link")
        self.skip_all.setToolTip(self.tr("Close this for good; “Set up again” in the settings brings it back"))
        self.skip_all.clicked.connect(self._end)
        self.back = QPushButton(self.tr("Back"))
        self.back.clicked.connect(lambda: self._show_place(self._place - 1))
        self.skip = QPushButton(self.tr("Skip this step"))
        self.skip.clicked.connect(self._skip)
        self.next = QPushButton()
        self.next.setObjectName("primary")
        self.next.setDefault(True)
        self.next.clicked.connect(self._next)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.skip_all)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addSpacing(10)
        column.addWidget(self.pages, 1)
        column.addSpacing(8)
        column.addLayout(foot)
        self.banner.raise_()
        font = self.next.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.next.setFont(font)

    # ---- what the window tells ---------------------------------------------------------------------------------------

    def attach(self, _puppeteer: Puppeteer) -> None:
        """There is a puppeteer now: pages that wait for one go on."""
        if not self._attached:
            self._attached = True
            self._show_page()

    def show_state(self, state: LiveState) -> None:
        """Follow the state."""
        self._state = state
        self.step.show_state(state)

    # ---- going from step to step -------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.steps[self._place]

    def go_to(self, name: str) -> None:
        """Show a step by its name."""
        self._show_place([step.name for step in self.steps].index(name))

    def _next(self) -> None:
        self.step.completed()
        self._pass()

    def _skip(self) -> None:
        self._pass()

    def _pass(self) -> None:
        self.passed.emit(self.step.name)
        if self._place + 1 < len(self.steps):
            self._show_place(self._place + 1)
        else:
            self._end()

    def _end(self) -> None:
        self.ended.emit()
        self.accept()

    def _show_place(self, place: int) -> None:
        if self._place >= 0 and self._attached:
            self.step.left()
        self._place = place
        self._show_page()

    def _show_page(self) -> None:
        step = self.step
        there = self._attached or step.name == "consent"  # the others have nothing to show before
        self.dots.set_place(self._place)
        self.pages.setCurrentWidget(self._areas[self._place] if there else self.waiting)
        if self._attached:
            step.entered()
            step.show_state(self._state)
        self._follow()
        (step.first_focus() or self.next if self.next.isEnabled() else step.first_focus() or self.skip).setFocus()

    def _follow(self) -> None:
        step = self.step
        last = self._place + 1 == len(self.steps)
        self.title.setText(step.title)
        self.hint.setText(step.hint)
        self.next.setText(step.next_words())
        if step.ready and not self.next.isEnabled() and self.skip.hasFocus():
            self.next.setEnabled(True)
            self.next.setFocus()  # what was waited for is there: Return goes on
        self.next.setEnabled(step.ready)
        self.back.setEnabled(self._place > 0)
        self.skip.setVisible(step.skippable and not last)
        self.skip_all.setVisible(step.skippable and not last)

    def _show_messages(self) -> None:
        self.banner.show_messages(self._host.messages.current())

    # ---- Qt ----------------------------------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """However it closes: cameras are let go of, and nothing is looked at any more."""
        if self._attached:
            self.step.left()
        for step in self.steps:
            if isinstance(step, OutputStep):
                step.panel.close_lane()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "next"):
            for step in self.steps:
                for part in (step, getattr(step, "panel", None)):
                    if part is not None and hasattr(part, "restyle"):
                        part.restyle()
