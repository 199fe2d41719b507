"""How the canvas draws the frame of the part that is shown, and a face's mesh with its handles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from puppet import topology
from ui import style

GRIP = 7.0
"""Radius of a handle, logical pixels."""

_DARK = QColor(12, 13, 16)
_LOOPS = (topology.FACE_OVAL, topology.LEFT_EYE, topology.RIGHT_EYE, topology.LIPS_OUTER, topology.LIPS_INNER)
_CHAINS = (topology.LEFT_BROW[:5], topology.RIGHT_BROW[:5])


@dataclass(frozen=True, slots=True)
class Marked:
    """Handles that are drawn otherwise: the one that arrows move, the one under the mouse, those that were moved."""

    chosen: str
    hovered: str
    moved: frozenset[str]


@cache
def mesh_edges() -> np.ndarray:
    """Of the skin's triangles, each once: int32 (N, 2)."""
    triangles = topology.skin_triangles()
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    return np.unique(np.sort(pairs, axis=1), axis=0)


def paint_frame(painter: QPainter, target: QRectF, corners: Sequence[QPointF]) -> None:
    """The frame, its thirds and its corners, with all of ``target`` outside it darkened.

    Args:
        corners: top left, then clockwise.
    """
    frame = QRectF(corners[0], corners[2])
    veil, hole = QPainterPath(), QPainterPath()
    veil.addRect(target)
    hole.addRect(frame)
    painter.fillPath(veil.subtracted(hole), _shade(165))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 70), 1))
    for third in (1 / 3, 2 / 3):
        x, y = frame.x() + third * frame.width(), frame.y() + third * frame.height()
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
    painter.setPen(QPen(_shade(150), 4))
    painter.drawRect(frame)
    painter.setPen(QPen(QColor("#ffffff"), 2))
    painter.drawRect(frame)
    for corner in corners:
        _dot(painter, corner, GRIP, QColor("#ffffff"))


def paint_face(
    painter: QPainter, dots: Sequence[QPointF], handles: Mapping[str, QPointF], marked: Marked, mesh: bool
) -> None:
    """The outlines of a face's parts, its mesh, and its handles.

    Args:
        dots: where the 478 landmarks are drawn.
        handles: where the handles are drawn, by name.
        mesh: whether to draw it.
    """
    if mesh:
        painter.setPen(QPen(QColor(255, 255, 255, 75), 0.8))
        painter.drawLines([QLineF(dots[a], dots[b]) for a, b in mesh_edges().tolist()])
    outline = QPainterPath()
    for group, closed in [(loop, True) for loop in _LOOPS] + [(chain, False) for chain in _CHAINS]:
        outline.moveTo(dots[group[0]])
        for index in group[1:]:
            outline.lineTo(dots[index])
        if closed:
            outline.closeSubpath()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_shade(130), 3.2))
    painter.drawPath(outline)
    painter.setPen(QPen(QColor(style.DARK.ok), 1.6))
    painter.drawPath(outline)
    for name, at in handles.items():
        large = name in (marked.chosen, marked.hovered)
        _dot(painter, at, GRIP if large else GRIP - 2.2, QColor(style.DARK.warn if name in marked.moved else "#ffffff"))
        if name == marked.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(style.DARK.accent_hover).lighter(130), 2.4))
            painter.drawEllipse(at, GRIP + 3.5, GRIP + 3.5)


def _dot(painter: QPainter, at: QPointF, radius: float, colour: QColor) -> None:
    painter.setPen(QPen(_shade(210), 1.8))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)


def _shade(alpha: int) -> QColor:
    return QColor(_DARK.red(), _DARK.green(), _DARK.blue(), alpha)
