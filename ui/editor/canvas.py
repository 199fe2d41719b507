"""The picture being edited: a frame to be moved and pulled, or a face's mesh with handles."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from puppet.curation import Cut, Draft, Landmarks
from puppet.persona.nudging import HANDLES, Nudger, limited, unit
from ui import said, style
from ui.editor import painting
from ui.editor.framing import Bounds, shape_of
from ui.editor.painting import GRIP
from ui.editor.sight import Sight
from ui.pixels import thumbnail

REACH = 15.0
"""A handle is taken from so far, logical pixels."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(QWidget):
    """Shows a draft in one of two modes, "crop" and "face".

    Signals:
        cut_changed(Cut), nudged(name, (dx, dy)): by the user, while the mouse or a key does it.
        settled(): the mouse or the key has been let go of: one change is complete.
        picked(name): another handle is the one that arrows move.
    """

    cut_changed = Signal(object)
    nudged = Signal(str, object)
    settled = Signal()
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 240)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.mode = "crop"
        self.handle = next(iter(HANDLES))
        self.mesh_shown = True
        self._draft: Draft | None = None
        self._image = QImage()
        self._nudger: Nudger | None = None
        self._bounds = Bounds(1, 1, 0, 0, 1, 1)
        self._cut = Cut(0, 0, 1, 1)
        self._shape = "whole"
        self._nudges: dict[str, tuple[float, float]] = {}
        self._marks: Landmarks = np.zeros((478, 3), np.float32)
        self._sight = Sight()
        self._grip: tuple[str, int | str] | None = None  # what the mouse has taken
        self._from = QPointF()
        self._hovered = ""
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(620, 520)

    # ---- what is shown -----------------------------------------------------------------------------------------------

    def show_draft(self, draft: Draft) -> None:
        """Take another portrait, or another face."""
        self._draft = draft
        self._image = thumbnail(draft.image)
        self._nudger = Nudger(draft.landmarks)
        self.show_edit(draft.edit.cut, draft.edit.nudges)
        self._aim()

    def show_edit(self, cut: Cut | None, nudges: Mapping[str, tuple[float, float]]) -> None:
        """Show the edit as it is now."""
        if self._draft is None or self._nudger is None:
            return
        self._nudges = dict(nudges)
        self._marks = self._nudger.moved(nudges)
        height, width = self._draft.image.shape[:2]
        self._bounds = Bounds.of((width, height), self._marks)
        self._cut = cut or self._bounds.whole
        self._shape = shape_of(cut, self._bounds)
        self.update()

    def set_shape(self, shape: str) -> None:
        """What shape pulling at a corner keeps."""
        self._shape = shape

    @property
    def image(self) -> QImage:
        """The whole picture."""
        return self._image

    @property
    def bounds(self) -> Bounds:
        return self._bounds

    @property
    def cut(self) -> Cut:
        return self._cut

    def set_mode(self, mode: str) -> None:
        self.mode = mode
        self._grip, self._hovered = None, ""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._aim()
        self._describe()

    def pick(self, name: str) -> None:
        """Make a handle the one that arrows move."""
        if name in HANDLES and name != self.handle:
            self.handle = name
            self._describe()
            self.picked.emit(name)
            self.update()

    def _aim(self) -> None:
        """Bring all of the picture into sight, or the face."""
        if self._draft is None:
            return
        whole = QRectF(0, 0, self._bounds.width, self._bounds.height)
        if self.mode == "crop":
            self._sight.part = whole
        else:
            marks = self._draft.landmarks[:468, :2]
            low, high = marks.min(0), marks.max(0)
            room = 0.3 * float((high - low).max())
            face = QRectF(QPointF(*(low - room).tolist()), QPointF(*(high + room).tolist()))
            self._sight.part = QRectF(face.intersected(whole).toAlignedRect())
        self.update()

    def _describe(self) -> None:
        if self.mode == "crop":
            self.setAccessibleName(self.tr("Picture: arrows move the frame, plus and minus zoom"))
        else:
            self.setAccessibleName(self.tr("Face: arrows move the handle “{0}”").format(said.words(self.handle)))

    # ---- between the picture and the screen --------------------------------------------------------------------------

    def handle_at(self, name: str) -> QPointF:
        """Where a handle is drawn."""
        x, y = self._marks[HANDLES[name][0], :2]
        return self._sight.on_screen(float(x), float(y))

    def corner_at(self, corner: int) -> QPointF:
        """Where a corner of the frame is drawn: 0 top left, then clockwise."""
        cut = self._cut
        return self._sight.on_screen(
            cut.x + (cut.width if corner in (1, 2) else 0), cut.y + (cut.height if corner in (2, 3) else 0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sight.room = QRectF(self.rect()).adjusted(10, 10, -10, -10)

    # ---- mouse and keys ----------------------------------------------------------------------------------------------

    def _under(self, at: QPointF) -> tuple[str, int | str] | None:
        if self._draft is None:
            return None
        if self.mode == "face":
            far = {name: QLineF(at, self.handle_at(name)).length() for name in HANDLES}
            nearest = min(far, key=far.__getitem__)
            return ("handle", nearest) if far[nearest] <= REACH else None
        for corner in range(4):
            if QLineF(at, self.corner_at(corner)).length() <= REACH:
                return "corner", corner
        return ("frame", 0) if QRectF(self.corner_at(0), self.corner_at(2)).contains(at) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._grip, self._from = self._under(event.position()), event.position()
        if self._grip is not None and self._grip[0] == "handle":
            self.pick(str(self._grip[1]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._grip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        kind, which = self._grip
        step = (at - self._from) / max(self._sight.scale, 1e-6)
        self._from = at
        if kind == "handle":
            self._nudge(str(which), step.x(), step.y())
        elif kind == "frame":
            self._change_cut(self._bounds.moved(self._cut, step.x(), step.y()))
        else:
            shape = "free" if self._shape == "whole" else self._shape
            self._change_cut(self._bounds.stretched(self._cut, int(which), self._sight.in_picture(at), shape))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.mode == "crop":
            self.zoom_by(event.angleDelta().y() / 120 * 0.06)
            self.settled.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            dx, dy = _ARROWS[key]
            if self.mode == "face":
                far = 0.03 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.006
                step = far * unit(self._draft.landmarks) if self._draft is not None else 1.0
                self._nudge(self.handle, dx * step, dy * step)
            else:
                self._change_cut(
                    self._bounds.moved(self._cut, dx * 0.01 * self._bounds.width, dy * 0.01 * self._bounds.height)
                )
            self.settled.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and self.mode == "crop":
            self.zoom_by(-0.05 if key == Qt.Key.Key_Minus else 0.05)
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    def zoom_by(self, step: float) -> None:
        self._change_cut(self._bounds.zoomed(self._cut, self._bounds.zoom(self._cut) + step))

    def _nudge(self, name: str, dx: float, dy: float) -> None:
        if self._draft is None:
            return
        x, y = self._nudges.get(name, (0.0, 0.0))
        self.nudged.emit(name, limited(self._draft.landmarks, (x + dx, y + dy)))

    def _change_cut(self, cut: Cut) -> None:
        if self._draft is not None and cut != self._cut:
            self.cut_changed.emit(cut)

    def _hover(self, at: QPointF) -> None:
        under = self._under(at)
        hovered = str(under[1]) if under is not None and under[0] == "handle" else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()
        shapes = {
            "frame": Qt.CursorShape.SizeAllCursor,
            "corner": (Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeBDiagCursor)[
                int(under[1]) % 2 if under is not None and under[0] == "corner" else 0
            ],
            "handle": Qt.CursorShape.PointingHandCursor,
        }
        self.setCursor(Qt.CursorShape.ArrowCursor if under is None else shapes[under[0]])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), said.words(self._hovered), self)
            return True
        return super().event(event)

    # ---- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 10, 10)
        painter.fillPath(ground, QColor(colours.canvas))
        if self._draft is None:
            painter.setPen(QColor(colours.canvas_muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Getting the portrait ready…"))
        else:
            target = self._sight.target
            painter.drawPixmap(target.topLeft(), self._sight.drawn(self._image, self.devicePixelRatioF()))
            painter.setClipRect(target.adjusted(-GRIP - 2, -GRIP - 2, GRIP + 2, GRIP + 2))
            if self.mode == "crop":
                painting.paint_frame(painter, target, [self.corner_at(corner) for corner in range(4)])
            else:
                handles = {name: self.handle_at(name) for name in HANDLES}
                marked = painting.Marked(self.handle, self._hovered, frozenset(self._nudges))
                painting.paint_face(painter, self._sight.dots(self._marks), handles, marked, self.mesh_shown)
            painter.setClipping(False)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.on_canvas if colours.dark else colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        painter.end()
