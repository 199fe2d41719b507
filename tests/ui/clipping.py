"""Finds words that are not drawn in full: cut off, elided or wider than their place."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from ui.banner import Banner
from ui.bar import CameraPicker
from ui.controls import Switch
from ui.firstrun.camera import CameraTile
from ui.firstrun.tickbox import TickBox
from ui.overlays import PILL_SCALES, PILL_SIDES, CalibrationOverlay, DropOverlay, Overlay
from ui.panels import Heading
from ui.portrait_tile import PortraitTile
from ui.tiles import Tile

WORD = re.compile(r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+")
"""What a line is not broken within: one character of Chinese or Japanese, a word of other languages."""


OVER = (Overlay, Banner)
"""What is meant to lie over other things."""


def clipped(root: QWidget) -> list[str]:
    """What of a window's visible words is not drawn in full, each with what is wrong; names of cameras and portraits,
    which are the user's, may be elided. Whatever lies above or below the visible part of a scroll area may be scrolled
    to, but nothing may stick out at its sides."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.window() is not root or not widget.isVisible():
            continue
        words = _words(widget)
        if not words:
            continue
        wrong = _short(widget) or _cut(widget, root) or _covered(widget)
        if wrong:
            found.append(f"{type(widget).__name__} “{words}”: {wrong}")
    return found


def _words(widget: QWidget) -> str:
    if isinstance(widget, CalibrationOverlay):
        return widget.text()
    if isinstance(widget, DropOverlay):
        return "drop"
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.currentText() or widget.placeholderText() if isinstance(widget, QComboBox) else ""


def _short(widget: QWidget) -> str:
    """What is wrong with the room that a widget gives its own words; "" if nothing is."""
    metrics = widget.fontMetrics()
    room = QSize(widget.size())
    needs = QSize(0, 0)
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            words = WORD.findall(widget.text()) if _plain(widget) else []
            longest = max(map(metrics.horizontalAdvance, words), default=0)
            needs = QSize(longest, widget.heightForWidth(widget.width()))
        else:
            needs = widget.sizeHint()
    elif isinstance(widget, Switch):
        needs = QSize(metrics.horizontalAdvance(widget.text()) + 46, metrics.height())
    elif isinstance(widget, Heading):
        needs = QSize(metrics.horizontalAdvance(widget.text()) + 44, metrics.height())
    elif isinstance(widget, CameraTile):
        needs = QSize(round(metrics.horizontalAdvance(widget.caption()) * 0.9) + 10, 0)
    elif isinstance(widget, PortraitTile):
        return ""
    elif isinstance(widget, Tile):
        needs = QSize(metrics.horizontalAdvance(widget.text()), 0)
    elif isinstance(widget, TickBox | QPushButton):
        needs = widget.sizeHint()
    elif isinstance(widget, CalibrationOverlay):
        needs = QSize(round(metrics.horizontalAdvance(widget.text()) * PILL_SCALES[-1]) + PILL_SIDES, 0)
    elif isinstance(widget, QLineEdit):
        needs = QSize(metrics.horizontalAdvance(_words(widget)) + 20, metrics.height())
    elif isinstance(widget, QComboBox) and not isinstance(widget, CameraPicker):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget).size()
        items = [widget.itemText(place) for place in range(widget.count())] or [widget.placeholderText()]
        needs = QSize(max(map(metrics.horizontalAdvance, items)), 0)
    if needs.width() > room.width() + 1 or needs.height() > room.height() + 1:
        return f"needs {needs.width()} × {needs.height()}, has {room.width()} × {room.height()}"
    return ""


def _cut(widget: QWidget, root: QWidget) -> str:
    """Whether something around a widget cuts it off."""
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    around, scrolls = widget.parentWidget(), False
    while around is not None and widget is not root:
        box = QRect(around.mapTo(root, QPoint(0, 0)), around.size())
        scrolls = scrolls or isinstance(around.parentWidget(), QScrollArea | QPlainTextEdit)
        if place.left() < box.left() - 1 or place.right() > box.right() + 1:
            return f"sticks out of {type(around).__name__} {around.objectName()} at the side"
        if not scrolls and (place.top() < box.top() - 1 or place.bottom() > box.bottom() + 1):
            return f"sticks out of {type(around).__name__} {around.objectName()} above or below"
        if around is root:
            break
        around = around.parentWidget()
    return ""


def _covered(widget: QWidget) -> str:
    """Whether a neighbour lies over a widget or under it."""
    around = widget.parentWidget()
    neighbours = around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if around else []
    for other in neighbours:
        if other is widget or not other.isVisible() or isinstance(other, OVER) or isinstance(widget, OVER):
            continue
        shared = other.geometry() & widget.geometry()
        if shared.width() > 2 and shared.height() > 2:
            return f"shares its place with {type(other).__name__} {other.objectName()}"
    return ""


def _plain(label: QLabel) -> bool:
    return "<" not in label.text()
