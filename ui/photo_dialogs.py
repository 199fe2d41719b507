"""The dialogs about further photos: whether two are of one person, and which photos a portrait has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from puppet.models import AnotherPerson, Image
from ui import style
from ui.pixels import rounded, thumbnail

COMPARED = 170
LISTED = 120
A_ROW = 4


def _picture(pixels: Image, side: int, said: str) -> QLabel:
    label = QLabel()
    label.setPixmap(rounded(QPixmap.fromImage(thumbnail(pixels)), side, label.devicePixelRatioF()))
    label.setFixedSize(QSize(side, side))
    label.setAccessibleName(said)
    return label


def _caption(text: str, side: int) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, side))
    label.setToolTip(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setObjectName("muted")
    return label


class SamePersonDialog(QDialog):
    """Asks whether a photo that looks like another person is of the same. ``accepted`` fires if it is."""

    def __init__(self, question: AnotherPerson, portrait: str, photo: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The same person?"))
        title = QLabel(self.tr("Is this the same person?"))
        title.setFont(style.scaled_font(self, 1.2))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pair = QGridLayout()
        pair.setHorizontalSpacing(22)
        pair.setVerticalSpacing(6)
        pair.setColumnStretch(0, 1)
        pair.setColumnStretch(3, 1)
        shown = ((question.portrait, portrait), (question.photo, photo))
        for column, (pixels, name) in enumerate(shown, start=1):
            pair.addWidget(_picture(pixels, COMPARED, name), 0, column)
            pair.addWidget(_caption(name, COMPARED), 1, column)
        reason = QLabel(
            self.tr(
                "The two faces have rather different proportions. That may be the camera or the expression: you know"
                " better. Photos of somebody else would spoil the portrait."
            )
        )
        reason.setWordWrap(True)
        reason.setMinimumWidth(2 * COMPARED + 60)
        self.leave_out = QPushButton(self.tr("Leave it out"))
        self.leave_out.clicked.connect(self.reject)
        self.add = QPushButton(self.tr("Same person: add it"))
        self.add.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.add)
        foot.addWidget(self.leave_out)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(22, 18, 22, 16)
        column_.setSpacing(14)
        column_.addWidget(title)
        column_.addLayout(pair)
        column_.addWidget(reason)
        column_.addLayout(foot)
        for button in (self.add, self.leave_out):
            button.setAutoDefault(True)
        self.leave_out.setDefault(True)
        self.leave_out.setFocus()


class PhotosDialog(QDialog):
    """All photos of a portrait. Signals: ``removed(number)``, from 1; ``add_wanted()``."""

    removed = Signal(int)
    add_wanted = Signal()

    def __init__(self, key: str, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._name = name
        self._most = most
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Photos of {0}").format(name))
        self.title = QLabel()
        self.title.setFont(style.scaled_font(self, 1.1))
        self.remove_buttons: list[QPushButton] = []
        self._area = QScrollArea()
        self._area.setObjectName("shelf")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.add = QPushButton(self.tr("Add photos…"))
        self.add.clicked.connect(self.add_wanted)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def show_faces(self, faces: Sequence[Image]) -> None:
        """These are the photos now, the portrait's own first."""
        focused = next((place for place, button in enumerate(self.remove_buttons) if button.hasFocus()), None)
        count = len(faces)
        words = self.tr("One photo of {1}") if count == 1 else self.tr("{0} photos of {1}")
        self.title.setText(words.format(count, self._name))
        self.remove_buttons = []
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, pixels in enumerate(faces):
            cell = QVBoxLayout()
            cell.setSpacing(5)
            cell.addWidget(_picture(pixels, LISTED, self.tr("Photo {0} of {1}").format(place + 1, count)))
            if place == 0:
                cell.addWidget(_caption(self.tr("The portrait"), LISTED))
            else:
                button = QPushButton(self.tr("Remove"))
                button.setAccessibleName(self.tr("Remove photo {0} of {1}").format(place + 1, count))
                button.clicked.connect(lambda _checked=False, place=place: self._remove(place))
                self.remove_buttons.append(button)
                cell.addWidget(button)
            cell.addStretch(1)
            grid.addLayout(cell, place // A_ROW, place % A_ROW, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(A_ROW, 1)
        grid.setRowStretch(count, 1)
        content = QWidget()
        content.setLayout(grid)
        self._area.setWidget(content)
        rows, columns = min(2, -(-count // A_ROW)), min(A_ROW, max(count, 2))
        self._area.setMinimumSize(columns * (LISTED + 14) + 14, rows * (LISTED + 52))
        self.add.setEnabled(count < self._most)
        self.add.setToolTip("" if count < self._most else self.tr("{0} photos are all that fit").format(self._most))
        if focused is not None and self.remove_buttons:
            self.remove_buttons[min(focused, len(self.remove_buttons) - 1)].setFocus()

    def _remove(self, place: int) -> None:
        for button in self.remove_buttons:  # numbers change with it: wait until they are known
            button.setEnabled(False)
        self.removed.emit(place)
