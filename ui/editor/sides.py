"""What stands beside the canvas in each of its two modes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from puppet.curation import Draft
from puppet.persona.nudging import HANDLES
from ui import said
from ui.controls import SliderRow, Switch
from ui.editor.picker import Picker
from ui.editor.preview import CallPreview
from ui.pixels import thumbnail

FACE_SIDE = 64
_A_ROW = 3


class FaceRow(QWidget):
    """The faces of a picture that shows several; nothing where it shows one. ``picked(index)`` is the user's wish."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QLabel(self.tr("Which face?")))
        column.addLayout(self._grid)
        self.hide()

    def show_faces(self, draft: Draft) -> None:
        """Offer the faces of a portrait's picture."""
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        several = draft.faces if len(draft.faces) > 1 else ()
        self.setVisible(bool(several))
        for index, pixels in enumerate(several):
            button = QPushButton()
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setIcon(QIcon(QPixmap.fromImage(thumbnail(pixels))))
            button.setIconSize(QSize(FACE_SIDE - 12, FACE_SIDE - 12))
            button.setFixedSize(FACE_SIDE, FACE_SIDE)
            words = self.tr("Face {0} of {1}, from the left").format(index + 1, len(several))
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _on=False, index=index: self.picked.emit(index))
            self._grid.addWidget(button, index // _A_ROW, index % _A_ROW, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        self.mark(draft.face)

    def mark(self, face: int) -> None:
        """Show which face it is."""
        for index, button in enumerate(self.buttons):
            button.setChecked(index == face)


class CropSide(QWidget):
    """Shape, zoom, what comes of it, and which face."""

    def __init__(self) -> None:
        super().__init__()
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
        self.zoom = SliderRow(self.tr("Zoom"), (0.0, 1.0), 0.0)
        self.preview = CallPreview()
        self.faces = FaceRow()
        words = QLabel(self.tr("How the call gets it"))
        words.setObjectName("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.shape, self.zoom, words, self.preview, self.faces):
            column.addWidget(part)
        column.addStretch(1)


class FaceSide(QWidget):
    """Which handle the arrow keys move."""

    def __init__(self) -> None:
        super().__init__()
        explained = QLabel(
            self.tr(
                "Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose "
                "eyes, lips or jaw were not found quite right."
            )
        )
        explained.setWordWrap(True)
        self.handles = Picker(
            self.tr("Handle that the arrow keys move"), [(name, said.capital(said.words(name))) for name in HANDLES]
        )
        self.handles.setMaxVisibleItems(12)
        self.put_back = QPushButton(self.tr("Put this handle back"))
        self.put_back.setAutoDefault(False)
        self.mesh = Switch(self.tr("Show the mesh"))
        self.mesh.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (explained, self.handles, self.put_back, self.mesh):
            column.addWidget(part)
        column.addStretch(1)
