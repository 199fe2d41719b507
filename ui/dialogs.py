"""The small dialogs: which face, the key sheet, technical details."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from puppet.models import FaceChoice
from ui import style
from ui.banner import sentences
from ui.messages import Message
from ui.pixels import thumbnail

FACE_SIDE = 140
FACES_A_ROW = 4


class FaceDialog(QDialog):
    """Asks which of several faces is meant. ``chosen(index)`` fires once; closing it otherwise adds nothing."""

    chosen = Signal(int)

    def __init__(self, choice: FaceChoice, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which face?"))
        title = QLabel(self.tr("This picture shows {0} faces. Which one do you want?").format(len(choice.thumbnails)))
        title.setFont(style.scaled_font(self, 1.1))
        title.setWordWrap(True)
        self.faces: list[QPushButton] = []
        grid = QGridLayout()
        grid.setSpacing(10)
        for index, pixels in enumerate(choice.thumbnails):
            button = QPushButton()
            button.setIcon(QIcon(QPixmap.fromImage(thumbnail(pixels))))
            button.setIconSize(QSize(FACE_SIDE, FACE_SIDE))
            button.setFixedSize(FACE_SIDE + 28, FACE_SIDE + 24)
            said = self.tr("Face {0} of {1}, from the left").format(index + 1, len(choice.thumbnails))
            button.setAccessibleName(f"{said}: {name}" if name else said)
            button.setToolTip(said)
            button.clicked.connect(lambda _checked=False, index=index: self._choose(index))
            if index < 9:
                QShortcut(QKeySequence(str(index + 1)), self, lambda index=index: self._choose(index))
            grid.addWidget(button, index // FACES_A_ROW, index % FACES_A_ROW)
            self.faces.append(button)
        content = QWidget()
        content.setLayout(grid)
        area = QScrollArea()
        area.setObjectName("shelf")
        area.setWidgetResizable(True)
        area.setWidget(content)
        rows = min(2, (len(self.faces) + FACES_A_ROW - 1) // FACES_A_ROW)
        columns = min(FACES_A_ROW, len(self.faces))
        area.setMinimumSize(columns * (FACE_SIDE + 38) + 14, rows * (FACE_SIDE + 34) + 16)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(area, 1)
        column.addLayout(foot)
        if self.faces:
            self.faces[0].setFocus()

    def _choose(self, index: int) -> None:
        self.accept()
        self.chosen.emit(index)


class DetailsDialog(QDialog):
    """The technical details of a message, to read and to copy into a report."""

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Details"))
        self.resize(720, 420)
        title = QLabel(" ".join(sentences(message.problem)))
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit(message.details)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Details"))
        copy = QPushButton(self.tr("Copy details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(message.details))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(title)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
