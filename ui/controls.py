"""The rows that the panels at the right are made of: a slider, a switch, a choice, buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ui import icons, keytips, style

STEPS = 100


def percent(value: float) -> str:
    return f"{round(100 * value)} %"


class _Slider(QSlider):
    """One that a passing wheel does not move and a double click sets back."""

    reset_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls under the pointer

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.reset_wanted.emit()


class SliderRow(QWidget):
    """A number between two ends: its name and value over a slider; double click sets it back.

    Args:
        name: what it is.
        ends: least and greatest value.
        usual: what it is set back to.
        words: a value in words.
        tip: says more.

    Signals:
        moved(value): by the user.
    """

    moved = Signal(float)

    def __init__(
        self,
        name: str,
        ends: tuple[float, float],
        usual: float,
        words: Callable[[float], str] = percent,
        tip: str = "",
    ) -> None:
        super().__init__()
        self._ends, self._usual, self._words = ends, usual, words
        self.slider = _Slider()
        self.slider.setRange(0, STEPS)
        self.slider.setSingleStep(2)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.label = QLabel(name)
        self.label.setBuddy(self.slider)
        self.figure = QLabel()
        self.figure.setObjectName("muted")
        head = QHBoxLayout()
        head.addWidget(self.label, 1)
        head.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.slider)
        self.setToolTip(tip)
        self.slider.setAccessibleDescription(tip)
        self.slider.valueChanged.connect(self._moved)
        self.slider.reset_wanted.connect(lambda: self.slider.setValue(self._place(self._usual)))
        self.set_value(usual)

    @property
    def value(self) -> float:
        """As it was set: between two of the slider's steps, perhaps."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value, without ``moved``."""
        self._value = value
        self.slider.blockSignals(True)
        self.slider.setValue(self._place(value))
        self.slider.blockSignals(False)
        self._say()

    def _place(self, value: float) -> int:
        low, high = self._ends
        return round((value - low) / (high - low) * STEPS)

    def _moved(self) -> None:
        low, high = self._ends
        self._value = round(low + (high - low) * self.slider.value() / STEPS, 4)
        self._say()
        self.moved.emit(self.value)

    def _say(self) -> None:
        words = self._words(self.value)
        self.figure.setText(words)
        self.slider.setAccessibleDescription(words)


class Switch(QAbstractButton):
    """On or off, with its name at the left. Return presses it, as it does every button.

    Args:
        name: its words.
        tip: explains it.
        command: whose keys do the same; the tooltip names them.

    Signals:
        clicked(on): by the user (inherited).
    """

    def __init__(self, name: str, tip: str = "", command: str = "") -> None:
        super().__init__()
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tip)
        keytips.say(self, tip, command)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 60, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(colours.text if self.isEnabled() else colours.muted)
        painter.setPen(ink)
        room = self.width() - 46
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(style.visual(self, QRectF(0, 0, room, self.height())), leading, text)
        track = style.visual(self, QRectF(self.width() - 38, self.height() / 2 - 10, 36, 20))
        on = self.isChecked()
        painter.setPen(QPen(QColor(colours.filled if on else colours.muted), 1.4))
        painter.setBrush(QColor(colours.filled if on else colours.raised))
        painter.drawRoundedRect(track.adjusted(1, 1, -1, -1), 9, 9)
        towards_right = on is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        knob = QRectF(track.right() - 17 if towards_right else track.x() + 3, track.y() + 3, 14, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.on_accent if on else colours.muted))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.on_canvas if colours.dark else colours.accent), 2))
            painter.drawRoundedRect(track.adjusted(-1, -1, 1, 1), 11, 11)
        painter.end()


class Choice(QComboBox):
    """One of a few values, by their words. A passing wheel does not change it.

    Signals:
        picked(value): by the user.
    """

    picked = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[Any, str]], tip: str = "") -> None:
        super().__init__()
        self.setView(QListView())  # Qt's own popup list takes no style sheet for its rows
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, words in options:
            self.addItem(words, value)
        self.activated.connect(lambda place: self.picked.emit(self.itemData(place)))

    def set_value(self, value: object) -> None:
        """Show a value, without ``picked``."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = style.theme()
        painter = QPainter(self)
        place = QRectF(self.width() - 22, self.height() / 2 - 7, 14, 14)
        icons.paint(painter, "chevron", place, colours.text if self.isEnabled() else colours.muted)
        painter.end()


class ChoiceRow(QWidget):
    """A choice with its name at the left."""

    def __init__(self, name: str, options: Sequence[tuple[Any, str]], tip: str = "") -> None:
        super().__init__()
        self.choice = Choice(name, options, tip)
        self.picked = self.choice.picked
        self.set_value = self.choice.set_value
        self.label = QLabel(name)
        self.label.setBuddy(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.choice)


def button(words: str, tip: str = "", press: Callable[[], object] | None = None, command: str = "") -> QPushButton:
    """A button of a panel; its tooltip names the keys of the command that does the same."""
    made = QPushButton(words)
    made.setAccessibleName(words)
    keytips.say(made, tip, command)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    if press is not None:
        made.clicked.connect(lambda _checked=False: press())
    return made
