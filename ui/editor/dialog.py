"""The editor's dialog: the canvas, and beside it what can be chosen; changes are taken back inside it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from puppet.curation import Cut, Draft, Edit
from ui import style
from ui.editor.canvas import Canvas
from ui.editor.framing import SHAPES, shape_of
from ui.editor.preview import WIDTH
from ui.editor.sides import CropSide, FaceSide


class EditorDialog(QDialog):
    """Edits one portrait.

    Args:
        name: of the portrait.

    Signals:
        saved(Edit): the user wants it kept.
        face_wanted(index): the user wants another face of the picture.
    """

    saved = Signal(object)
    face_wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Adjust {0}").format(name))
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(980, 660).boundedTo(QSize(int(room.width() * 0.96), int(room.height() * 0.92))))
        self._draft: Draft | None = None
        self._edit = Edit()
        self._done: list[Edit] = []  # what can be taken back to
        self._undone: list[Edit] = []
        self._settled = Edit()
        self._going_to: Edit | None = None
        self.canvas = Canvas()
        self.canvas.cut_changed.connect(lambda cut: self._change(replace(self._edit, cut=cut)))
        self.canvas.nudged.connect(self._nudge)
        self.canvas.settled.connect(self._settle)
        self.canvas.picked.connect(lambda handle: self.handles.setCurrentIndex(self.handles.findData(handle)))
        self._build()
        self._set_mode("crop")
        self._enable(False)

    # ---- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.crop_mode = self._mode_button(self.tr("Crop"), "crop")
        self.face_mode = self._mode_button(self.tr("Face"), "face")
        modes = QHBoxLayout()
        modes.setSpacing(6)
        modes.addWidget(self.crop_mode, 1)
        modes.addWidget(self.face_mode, 1)
        self._mode_group = QButtonGroup(self)
        self._mode_group.addButton(self.crop_mode)
        self._mode_group.addButton(self.face_mode)
        crop, face = CropSide(), FaceSide()
        self.shape, self.zoom, self.preview, self.face_row = crop.shape, crop.zoom, crop.preview, crop.faces
        self.handles, self.mesh, self.put_back = face.handles, face.mesh, face.put_back
        self.shape.picked.connect(self._choose_shape)
        self.zoom.moved.connect(self._zoom)
        self.zoom.slider.sliderReleased.connect(self._settle)
        self.face_row.picked.connect(self._choose_face)
        self.handles.currentIndexChanged.connect(lambda _index: self.canvas.pick(self.handles.currentData()))
        self.mesh.clicked.connect(self._show_mesh)
        self.put_back.clicked.connect(self._put_back)
        self.side = QStackedWidget()
        self.side.addWidget(crop)
        self.side.addWidget(face)
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.back = self._button(self.tr("Undo"), self._undo)
        self.forth = self._button(self.tr("Redo"), self._redo)
        self.reset = self._button(self.tr("As found"), self._reset)
        self.reset.setToolTip(self.tr("The whole picture, landmarks as they were found"))
        steps = QHBoxLayout()
        steps.setSpacing(6)
        for button in (self.back, self.forth, self.reset):
            steps.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(modes)
        column.addWidget(self.side, 1)
        column.addWidget(self.trouble)
        column.addLayout(steps)
        beside = QWidget()
        beside.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        for part in beside.findChildren(QWidget):
            part.ensurePolished()
        beside.setFixedWidth(max(WIDTH, steps.minimumSize().width(), modes.minimumSize().width()))
        self.cancel = self._button(self.tr("Cancel"), self.reject)
        self.save = QPushButton(self.tr("Save"))
        self.save.setObjectName("primary")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda: self.saved.emit(self._edit))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.hint = QLabel()
        self.hint.setObjectName("muted")
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, self._redo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save.click)

    def _mode_button(self, text: str, mode: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("choice")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._set_mode(mode))
        return button

    def _button(self, text: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: call())
        return button

    # ---- what is edited ----------------------------------------------------------------------------------------------

    @property
    def edit(self) -> Edit:
        """As it is now."""
        return self._edit

    def show_draft(self, draft: Draft) -> None:
        """Begin, or go on with another face."""
        another = self._draft is not None
        self._draft = draft
        self.canvas.show_draft(draft)
        self.face_row.show_faces(draft)
        self._enable(True)
        if self._going_to is not None:  # a step back or forth to another face
            self._edit = self._settled = self._going_to
            self._going_to = None
            self._show()
        elif another:
            self._change(draft.edit)
            self._settle()
        else:
            self._edit = self._settled = draft.edit
            self._show()
            self.canvas.setFocus()

    def set_busy(self, busy: bool, words: str = "") -> None:
        """While it is being kept, or another face is found, nothing can be pressed."""
        self._enable(not busy)
        self.hint.setText(words if busy else self._hint())

    def tell(self, words: str) -> None:
        """Say what went wrong; "" for nothing."""
        self.trouble.setText(words)
        self.trouble.setStyleSheet(f"color: {style.theme().danger};")
        self.trouble.setVisible(bool(words))

    @property
    def faces(self) -> list[QPushButton]:
        """The faces to choose from, where there are several."""
        return self.face_row.buttons

    def _choose_face(self, index: int) -> None:
        if self._draft is not None:
            self.face_row.mark(self._draft.face)
            if index != self._draft.face:
                self.face_wanted.emit(index)

    # ---- changes -----------------------------------------------------------------------------------------------------

    def _change(self, edit: Edit) -> None:
        """Show another edit; one change is not complete before ``_settle``."""
        if edit.cut is not None and edit.cut == self.canvas.bounds.whole:
            edit = replace(edit, cut=None)
        self._edit = edit
        self.tell("")
        self._show()

    def _nudge(self, name: str, move: tuple[float, float]) -> None:
        nudges = {**self._edit.nudges, name: move}
        if move == (0.0, 0.0):
            del nudges[name]
        edit = replace(self._edit, nudges=nudges)
        self._change(edit)
        if edit.cut is not None:  # a face that has grown has to stay within what is shown
            inside = self.canvas.bounds.inside(edit.cut)
            if inside != edit.cut:
                self._change(replace(edit, cut=inside))

    def _settle(self) -> None:
        if self._edit != self._settled:
            self._done.append(self._settled)
            self._undone.clear()
            self._settled = self._edit
            self._show()

    def _undo(self) -> None:
        self._step(self._done, self._undone)

    def _redo(self) -> None:
        self._step(self._undone, self._done)

    def _step(self, out_of: list[Edit], into: list[Edit]) -> None:
        if not out_of or not self.save.isEnabled():
            return
        into.append(self._settled)
        edit = out_of.pop()
        if edit.face != self._settled.face:
            self._going_to = edit
            self.face_wanted.emit(edit.face if edit.face is not None else -1)
            return
        self._edit = self._settled = edit
        self._show()

    def _reset(self) -> None:
        self._change(Edit(self._edit.face))
        self._settle()

    def _put_back(self) -> None:
        if self.canvas.handle in self._edit.nudges:
            self._nudge(self.canvas.handle, (0.0, 0.0))
            self._settle()

    def _choose_shape(self, shape: str) -> None:
        self._change(replace(self._edit, cut=self.canvas.bounds.shaped(self.canvas.cut, shape)))
        self.canvas.set_shape(shape)
        self._settle()
        self.shape.setCurrentIndex(self.shape.findData(shape))

    def _zoom(self, zoom: float) -> None:
        cut: Cut = self.canvas.bounds.zoomed(self.canvas.cut, zoom)
        self._change(replace(self._edit, cut=cut))
        if not self.zoom.slider.isSliderDown():
            self._settle()

    # ---- showing -----------------------------------------------------------------------------------------------------

    def _set_mode(self, mode: str) -> None:
        self.crop_mode.setChecked(mode == "crop")
        self.face_mode.setChecked(mode == "face")
        self.side.setCurrentIndex(0 if mode == "crop" else 1)
        self.canvas.set_mode(mode)
        self.hint.setText(self._hint())

    def _hint(self) -> str:
        if self.canvas.mode == "crop":
            return self.tr("Drag the frame or its corners; the wheel zooms.")
        return self.tr("Drag a handle; arrows move the chosen one, with Shift further.")

    def _show_mesh(self) -> None:
        self.canvas.mesh_shown = self.mesh.isChecked()
        self.canvas.update()

    def _show(self) -> None:
        edit, canvas = self._edit, self.canvas
        canvas.show_edit(edit.cut, edit.nudges)
        shape = shape_of(edit.cut, canvas.bounds)
        if self.shape.currentData() not in (shape, "free") or shape == "whole":
            self.shape.setCurrentIndex(self.shape.findData(shape))
        model = self.shape.model()
        if isinstance(model, QStandardItemModel):
            for row, name in enumerate(SHAPES):
                model.item(row).setEnabled(canvas.bounds.allows(name))
        self.zoom.set_value(canvas.bounds.zoom(canvas.cut))
        if self._draft is not None:
            self.preview.show_cut(canvas.image, canvas.cut)
        self.back.setEnabled(bool(self._done))
        self.forth.setEnabled(bool(self._undone))
        self.reset.setEnabled(edit.cut is not None or bool(edit.nudges))
        self.put_back.setEnabled(canvas.handle in edit.nudges)

    def _enable(self, on: bool) -> None:
        for part in (self.canvas, self.side, self.save, self.crop_mode, self.face_mode):
            part.setEnabled(on)
        for button in (self.back, self.forth, self.reset):
            button.setEnabled(False)
        if on:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "trouble"):
            self.tell(self.trouble.text())
