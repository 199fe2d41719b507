"""The editor's dialog: the canvas, and beside it what can be chosen; changes are taken back inside it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeySequence, QPixmap, QShortcut, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from puppet.curation import Cut, Draft, Edit
from puppet.persona.nudging import HANDLES
from ui import style
from ui.controls import SliderRow, Switch
from ui.editor.canvas import Canvas
from ui.editor.framing import SHAPES, shape_of
from ui.editor.picker import Picker
from ui.editor.preview import WIDTH, CallPreview
from ui.tiles import thumbnail

FACE_SIDE = 64


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
        self.faces: list[QPushButton] = []
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
        self.side = QStackedWidget()
        self.side.addWidget(self._crop_side())
        self.side.addWidget(self._face_side())
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
        beside.setFixedWidth(WIDTH)
        column.setContentsMargins(0, 0, 0, 0)
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

    def _crop_side(self) -> QWidget:
        self.shape = Picker(
            self.tr("Shape"),
            (
                ("whole", self.tr("Whole picture")),
                ("wide", self.tr("Wide, 16 : 9 (fills the call)")),
                ("square", self.tr("Square")),
                ("upright", self.tr("Upright, 3 : 4")),
                ("free", self.tr("Free")),
            ),
        )
        self.shape.picked.connect(self._choose_shape)
        self.zoom = SliderRow(self.tr("Zoom"), (0.0, 1.0), 0.0)
        self.zoom.moved.connect(self._zoom)
        self.zoom.slider.sliderReleased.connect(self._settle)
        self.preview = CallPreview()
        self._face_row = QGridLayout()
        self._face_row.setSpacing(6)
        self._face_title = QLabel(self.tr("Which face?"))
        said = QLabel(self.tr("How the call gets it"))
        said.setObjectName("muted")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.shape)
        column.addWidget(self.zoom)
        column.addWidget(said)
        column.addWidget(self.preview)
        column.addWidget(self._face_title)
        column.addLayout(self._face_row)
        column.addStretch(1)
        side = QWidget()
        side.setLayout(column)
        return side

    def _face_side(self) -> QWidget:
        explained = QLabel(
            self.tr(
                "Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose "
                "eyes, lips or jaw were not found quite right."
            )
        )
        explained.setWordWrap(True)
        self.handles = Picker(
            self.tr("Handle that the arrow keys move"), [(name, name[0].upper() + name[1:]) for name in HANDLES]
        )
        self.handles.setMaxVisibleItems(12)
        self.handles.currentIndexChanged.connect(lambda _index: self.canvas.pick(self.handles.currentData()))
        self.mesh = Switch(self.tr("Show the mesh"))
        self.mesh.setChecked(True)
        self.mesh.clicked.connect(self._show_mesh)
        self.put_back = self._button(self.tr("Put this handle back"), self._put_back)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(explained)
        column.addWidget(self.handles)
        column.addWidget(self.put_back)
        column.addWidget(self.mesh)
        column.addStretch(1)
        side = QWidget()
        side.setLayout(column)
        return side

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
        self._show_faces(draft)
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

    def _show_faces(self, draft: Draft) -> None:
        for button in self.faces:
            self._face_row.removeWidget(button)
            button.deleteLater()
        self.faces = []
        several = draft.faces if len(draft.faces) > 1 else ()
        self._face_title.setVisible(bool(several))
        for index, pixels in enumerate(several):
            button = QPushButton()
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(index == draft.face)
            button.setIcon(QIcon(QPixmap.fromImage(thumbnail(pixels))))
            button.setIconSize(QSize(FACE_SIDE - 12, FACE_SIDE - 12))
            button.setFixedSize(FACE_SIDE, FACE_SIDE)
            said = self.tr("Face {0} of {1}, from the left").format(index + 1, len(several))
            button.setAccessibleName(said)
            button.setToolTip(said)
            button.clicked.connect(lambda _on=False, index=index: self._choose_face(index))
            self._face_row.addWidget(button, index // 3, index % 3, Qt.AlignmentFlag.AlignLeft)
            self.faces.append(button)

    def _choose_face(self, index: int) -> None:
        for place, button in enumerate(self.faces):
            button.setChecked(self._draft is not None and place == self._draft.face)
        if self._draft is not None and index != self._draft.face:
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
