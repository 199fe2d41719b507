"""The banner: what is wrong and what to do about it, over the edge of something, so that nothing moves."""

from __future__ import annotations

import html
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from puppet.models import Problem, Severity
from ui import icons, said, style
from ui.messages import Message

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
GAP = 10
"""Pixels between the banner and the edges of what it lies over."""
MOST_LINES = 2
"""Words that need more lines beside the buttons have them stand below."""
READ_S = 3.0
"""So long a message is left to be read before a lesser one may take its place."""


def sentences(problem: Problem) -> list[str]:
    """What is wrong and what to do, each with its full stop."""
    return [said.sentence(said.words(text)) for text in (problem.message, problem.remedy) if text]


class Banner(QFrame):
    """The most pressing message; how many more there are stands on a button that shows the next one.

    It lies over the lower edge of a widget beside it, where a portrait's face is not: nothing else moves when it comes
    and goes. Its parts stay the same whatever it says, so that Tab finds them at their place.

    Args:
        over: what it lies over.
        parent: what both are parts of.

    Signals:
        dismissed(key): the user has seen enough of it.
        details_wanted(message).
    """

    dismissed = Signal(str)
    details_wanted = Signal(object)

    def __init__(self, over: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._over, self._parent = over, parent
        self._messages: list[Message] = []
        self._key = ""
        self._since_s = 0.0
        self._spoken = ""
        self.setObjectName("banner")
        self.sign = QLabel()
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # commands are to be copied
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.act = self._button()
        self.act.clicked.connect(self._act)
        self.details = self._button(self.tr("Details"))
        self.details.clicked.connect(lambda: self.details_wanted.emit(self.message))
        self.more = self._button()
        self.more.setToolTip(self.tr("Show the next message"))
        self.more.clicked.connect(self.show_next)
        self.close_button = self._button()
        self.close_button.setToolTip(self.tr("Dismiss (Esc)"))
        self.close_button.clicked.connect(self.dismiss_shown)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.sign)
        said.addWidget(self.text, 1)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in self.stops():
            buttons.addWidget(button)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(4)
        row.addLayout(said, 1)
        row.addLayout(buttons)
        over.installEventFilter(self)
        self.hide()

    @property
    def message(self) -> Message | None:
        """The one that is shown."""
        return next((one for one in self._messages if one.problem.key == self._key), None)

    @property
    def messages(self) -> list[Message]:
        """All that wait to be seen, the one that is shown among them, in their order."""
        return list(self._messages)

    @property
    def action(self) -> QPushButton | None:
        """The button of what the message offers to do; None where it offers nothing."""
        return self.act if self.message is not None and self.message.action is not None else None

    def stops(self) -> tuple[QPushButton, ...]:
        """Where Tab stops, in its order."""
        return self.act, self.details, self.more, self.close_button

    def show_messages(self, messages: Sequence[Message]) -> None:
        """Show these, one at a time: the graver and, among equals, the newer ones first.

        What has just come is shown at once, since it answers what the user did; unless a graver one came a moment ago.
        """
        newest_first = list(messages)[::-1]
        ordered = sorted(newest_first, key=lambda message: _RANK[message.problem.severity])
        before, shown = self._messages, self.message
        if [(m.problem, m.action is None) for m in ordered] == [(m.problem, m.action is None) for m in before]:
            return
        self._messages = ordered
        known = {message.problem.key for message in before}
        news = next((message for message in ordered if message.problem.key not in known), None)
        if shown is not None and news is not None:
            lesser = _RANK[news.problem.severity] > _RANK[shown.problem.severity]
            news = None if lesser and time.monotonic() - self._since_s < READ_S else news
        if news is not None or self.message is None:
            self._turn_to(news or next(iter(ordered), None))
        self._show()

    def show_next(self) -> None:
        """The one after the one that is shown; after the last, the first."""
        keys = [message.problem.key for message in self._messages]
        if keys:
            self._turn_to(self._messages[(keys.index(self._key) + 1) % len(keys)])
            self._show()

    def dismiss_shown(self) -> bool:
        """As if the user had dismissed the one that is shown; False if there is none."""
        if not self._key:
            return False
        self.dismissed.emit(self._key)
        return True

    def restyle(self) -> None:
        """Take the colours in force."""
        self._show()

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _turn_to(self, message: Message | None) -> None:
        self._key = message.problem.key if message is not None else ""
        self._since_s = time.monotonic()

    def _show(self) -> None:
        message = self.message
        if message is None:
            self._leave()
            return
        problem, colours = message.problem, style.theme()
        severity = problem.severity
        colour = {
            Severity.INFO: colours.accent_hover,
            Severity.WARNING: colours.warn,
            Severity.ERROR: colours.danger,
        }[severity]
        if self.property("severity") != severity.value:
            self.setProperty("severity", severity.value)
            self.style().polish(self)
        self.sign.setPixmap(icons.pixmap(severity.value, colours.text if colours.dark else colour, 20, 3.0))
        icons.put_on(self.close_button, "close", colours.text, 16)
        self.text.setText(self._words(problem))
        self.act.setText(message.action.words if message.action is not None else "")
        self.act.setVisible(message.action is not None)
        self.details.setVisible(bool(message.details))
        others = len(self._messages) - 1
        self.more.setText(self.tr("Next (1 more)") if others == 1 else self.tr("Next ({0} more)").format(others))
        self.more.setVisible(others > 0)
        what = said.words(problem.message)
        self.close_button.setAccessibleName(self.tr("Dismiss: {0}").format(what))
        self.setVisible(True)
        self._place()
        self._speak(problem)

    def _leave(self) -> None:
        """Go, and give the focus back: not to whatever button happens to be next."""
        focused = any(button.hasFocus() for button in self.stops())
        self.hide()
        self._spoken = ""
        if focused:
            self._parent.setFocus()

    def _speak(self, problem: Problem) -> None:
        """Tell a screen reader, once for each message."""
        kind = {
            Severity.INFO: self.tr("Note"),
            Severity.WARNING: self.tr("Warning"),
            Severity.ERROR: self.tr("Problem"),
        }[problem.severity]
        spoken = f"{kind}: {' '.join(sentences(problem))}"
        if spoken == self._spoken:
            return
        self._spoken = spoken
        self.setAccessibleName(spoken)
        self.text.setAccessibleName(spoken)
        told = QAccessibleAnnouncementEvent(self, spoken)
        if problem.severity is Severity.ERROR:
            told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(told)

    def _place(self) -> None:
        """Along the lower edge, as high as its words need, and never over more than it has."""
        over = self._over
        at = over.mapTo(self._parent, QPoint(0, 0))
        width = over.width() - 2 * GAP
        row, margins = self._row, self._row.contentsMargins()
        taken = margins.left() + margins.right() + self.sign.sizeHint().width() + self._buttons.sizeHint().width()
        beside = width - taken - 2 * row.spacing() - 8
        narrow = (
            beside < 100 or self.text.heightForWidth(beside) > (MOST_LINES + 0.5) * self.fontMetrics().lineSpacing()
        )
        row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        row.activate()
        height = min(max(row.totalHeightForWidth(width), self.minimumSizeHint().height()), over.height() - 2 * GAP)
        self.setGeometry(at.x() + GAP, at.y() + over.height() - GAP - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._over and self._messages:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and getattr(self, "_messages", None):
            self._place()

    def _act(self) -> None:
        message = self.message
        if message is not None and message.action is not None:
            message.action.call()

    @staticmethod
    def _button(words: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("link")
        return button

    @staticmethod
    def _words(problem: Problem) -> str:
        first, *rest = sentences(problem)
        what, reasons = said.split_reasons(first)  # technical reasons, in brackets, are for those who look closer
        closer = f" {html.escape(reasons)}" if reasons else ""
        return " ".join([f"<b>{html.escape(what)}</b>{closer}", *map(html.escape, rest)])
