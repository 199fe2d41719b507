"""The panel at the right: sections that open and close, one under the other, in a column that scrolls.

To add a section: ``window.panels.add("output", "Output", body)`` with a widget as its body (see ``controls`` for rows).
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, style

WIDTH = 252
MARGIN, EDGE = 12, 1
"""Between a section's edge and its body, and the edge itself; pixels."""
"""The least width of the column while it is open, logical pixels."""


class Heading(QAbstractButton):
    """A section's name; pressing it opens or closes the section."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(style.scaled_font(self, 1.0, weight=QFont.Weight.DemiBold))
        self.toggled.connect(self._describe)
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self.tr("open") if self.isChecked() else self.tr("closed"))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 60, self.fontMetrics().height() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(QColor(colours.on_canvas if colours.dark else colours.accent), 2)
                if self.hasFocus()
                else Qt.PenStyle.NoPen
            )
            painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 9, 9)
        painter.setPen(QColor(colours.text))
        words = QRectF(12, 0, self.width() - 44, self.height())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(style.visual(self, words), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        middle = self.height() / 2
        chevron = style.visual(self, QRectF(self.width() - 20, middle, 0, 0))
        painter.translate(chevron.topLeft())
        away = -90 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else 90
        painter.rotate(0 if self.isChecked() else away)
        icons.paint(painter, "chevron", QRectF(-8, -8, 16, 16), colours.muted)
        painter.end()


class Section(QFrame):
    """A heading and, while it is open, the body under it. ``toggled(bool)`` when it opens or closes."""

    toggled = Signal(bool)

    def __init__(self, name: str, title: str, body: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        self.name = name
        self.heading = Heading(title)
        self.body = body
        body.hide()
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 0, 12, 12)
        inside.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(inside)
        self._inside = inside
        self._fit(False)
        self.heading.toggled.connect(self._toggle)

    @property
    def open(self) -> bool:
        return self.heading.isChecked()

    def set_open(self, on: bool) -> None:
        self.heading.setChecked(on)

    def _toggle(self, on: bool) -> None:
        self.body.setVisible(on)
        self._fit(on)
        self.toggled.emit(on)

    def _fit(self, on: bool) -> None:
        self._inside.setContentsMargins(MARGIN, 0, MARGIN, MARGIN if on else 0)


class PanelStack(QScrollArea):
    """The sections.

    Signals:
        changed(): a section was opened or closed by the user.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shelf")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(self._content)
        self._sections: dict[str, Section] = {}

    def add(self, name: str, title: str, body: QWidget) -> Section:
        """Put a section under the others, closed.

        Args:
            name: what it is remembered by.
            title: what it is called.
            body: its content; belongs to the section from now on.
        """
        section = Section(name, title, body)
        self._sections[name] = section
        self._column.insertWidget(self._column.count() - 1, section)
        section.toggled.connect(lambda on: self._toggled(section, on))
        return section

    def least_width(self) -> int:
        """What the widest section needs, open or not, with the bar to scroll by: words are longer in some languages."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        bodies = [section.body.minimumSizeHint().width() for section in self._sections.values()]
        bar = self.verticalScrollBar().sizeHint().width()
        return max([WIDTH, *(body + 2 * MARGIN + 2 * EDGE + bar for body in bodies)])

    def section(self, name: str) -> Section:
        """By its name. Raises KeyError."""
        return self._sections[name]

    @property
    def names(self) -> tuple[str, ...]:
        """All sections, from the top."""
        return tuple(self._sections)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, from the top."""
        found: list[QWidget] = []
        for section in self._sections.values():
            found.append(section.heading)
            for one in section.body.findChildren(QWidget):
                # The list of a choice is a window of its own.
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window():
                    found.append(one)
        return found

    @property
    def open_names(self) -> tuple[str, ...]:
        return tuple(name for name, section in self._sections.items() if section.open)

    def open_only(self, names: Iterable[str]) -> None:
        """Open these and close the others, without ``changed``; names that do not exist are passed over."""
        wanted = set(names)
        self.blockSignals(True)
        for name, section in self._sections.items():
            section.set_open(name in wanted)
        self.blockSignals(False)

    def _toggled(self, section: Section, on: bool) -> None:
        if on and not self.signalsBlocked():
            self._column.activate()
            self.ensureWidgetVisible(section, 0, 0)
        self.changed.emit()
