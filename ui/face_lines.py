"""Landmarks drawn over a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from puppet import topology

_CLOSED = (topology.FACE_OVAL, topology.LEFT_EYE, topology.RIGHT_EYE, topology.LIPS_OUTER, topology.LIPS_INNER)
_OPEN = (topology.LEFT_BROW[:5], topology.RIGHT_BROW[:5])  # the upper edge of each


def paint_face(painter: QPainter, points: NDArray[np.floating], colour: str) -> None:
    """Draw all landmarks as dots and the outlines of the parts.

    Args:
        painter: at work.
        points: (478, 2) in its coordinates; where they are not finite nothing is drawn.
        colour: of the outlines.
    """
    if not np.isfinite(points).all():
        return
    xs, ys = points[:, 0].tolist(), points[:, 1].tolist()
    painter.setPen(QPen(QColor(255, 255, 255, 110), 1.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))
    outline = QPainterPath()
    for group, closed in [(g, True) for g in _CLOSED] + [(g, False) for g in _OPEN]:
        outline.moveTo(xs[group[0]], ys[group[0]])
        for index in group[1:]:
            outline.lineTo(xs[index], ys[index])
        if closed:
            outline.closeSubpath()
    painter.setPen(QPen(QColor(colour).lighter(115), 1.1))
    painter.drawPath(outline)
