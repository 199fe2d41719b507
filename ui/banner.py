"""The banner: what is wrong and what to do about it, without getting in the way."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from puppet.models import Problem, Severity
from ui import icons, said, style
from ui.messages import Message

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def sentences(problem: Problem) -> list[str]:
    """What is wrong and what to do, each with its full stop."""
    return [said.sentence(said.words(text)) for text in (problem.message, problem.remedy) if text]


class BannerRow(QFrame):
    """One problem. ``dismissed`` and ``details_wanted`` carry no value: the row knows its message."""

    dismissed = Signal()
    details_wanted = Signal()

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        problem = message.problem
        severity = problem.severity
        self.setObjectName("banner")
        self.setProperty("severity", severity.value)
        colours = style.theme()
        colour = {
            Severity.INFO: colours.accent_hover,
            Severity.WARNING: colours.warn,
            Severity.ERROR: colours.danger,
        }[severity]
        sign = QLabel()
        sign.setPixmap(icons.pixmap(severity.value, colours.text if colours.dark else colour, 20, 3.0))
        self.text = QLabel(self._words(problem))
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # commands are to be copied
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        kind = {
            Severity.INFO: self.tr("Note"),
            Severity.WARNING: self.tr("Warning"),
            Severity.ERROR: self.tr("Problem"),
        }[severity]
        spoken = f"{kind}: {' '.join(sentences(problem))}"
        self.setAccessibleName(spoken)
        self.text.setAccessibleName(spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(10)
        row.addWidget(sign)
        row.addWidget(self.text, 1)
        self.action: QPushButton | None = None
        if message.action is not None:
            self.action = QPushButton(message.action.words)
            self.action.setObjectName("link")
            self.action.clicked.connect(message.action.call)
            row.addWidget(self.action)
        self.details = QPushButton(self.tr("Details"))
        self.details.setObjectName("link")
        self.details.setVisible(bool(message.details))
        self.details.clicked.connect(self.details_wanted)
        row.addWidget(self.details)
        self.close_button = QPushButton()
        self.close_button.setObjectName("link")
        icons.put_on(self.close_button, "close", colours.text, 16)
        self.close_button.setToolTip(self.tr("Dismiss (Esc)"))
        self.close_button.setAccessibleName(self.tr("Dismiss: {0}").format(said.words(problem.message)))
        self.close_button.clicked.connect(self.dismissed)
        row.addWidget(self.close_button)

    @staticmethod
    def _words(problem: Problem) -> str:
        first, *rest = sentences(problem)
        what, bracket, reasons = first.partition(" (")  # technical reasons, in brackets, are for those who look closer
        return " ".join([f"<b>{html.escape(what)}</b>{html.escape(bracket + reasons)}", *map(html.escape, rest)])


class Banner(QWidget):
    """The most pressing problems, one under the other; how many more there are stands under them.

    Signals:
        dismissed(key): the user has seen enough of it.
        details_wanted(message).
    """

    dismissed = Signal(str)
    details_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows: list[BannerRow] = []
        self._more = QLabel()
        self._more.setObjectName("muted")
        self._column.addWidget(self._more)
        self._messages: list[Message] = []
        self._limit = 2
        self.hide()

    @property
    def rows(self) -> list[BannerRow]:
        return list(self._rows)

    def set_limit(self, rows: int) -> None:
        """How many to show at once: fewer where the window is low."""
        if rows != self._limit:
            self._limit = rows
            self._build()

    def show_messages(self, messages: Sequence[Message]) -> None:
        """Show these; the graver and, among equals, the newer ones first."""
        newest_first = list(messages)[::-1]
        ordered = sorted(newest_first, key=lambda message: _RANK[message.problem.severity])
        if [m.problem for m in ordered] == [m.problem for m in self._messages]:
            return
        self._messages = ordered
        self._build()

    def restyle(self) -> None:
        """Take the colours in force."""
        self._build()

    def dismiss_first(self) -> bool:
        """As if the user had dismissed the first one; False if there is none."""
        if not self._messages:
            return False
        self.dismissed.emit(self._messages[0].problem.key)
        return True

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for place, message in enumerate(self._messages[: self._limit]):
            row = BannerRow(message)
            row.dismissed.connect(lambda key=message.problem.key: self.dismissed.emit(key))
            row.details_wanted.connect(lambda message=message: self.details_wanted.emit(message))
            self._column.insertWidget(place, row)
            self._rows.append(row)
        more = len(self._messages) - len(self._rows)
        self._more.setText(self.tr("and {0} more: dismiss one to see the next").format(more))
        self._more.setVisible(more > 0)
        self.setVisible(bool(self._messages))
