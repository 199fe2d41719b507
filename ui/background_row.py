"""What stands behind the person: a choice, and a button that chooses the colour or picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog, QVBoxLayout, QWidget

from puppet.settings import Output
from ui import intake
from ui.controls import ChoiceRow, button

FIRST_COLOUR = "#20304a"


class BackgroundRow(QWidget):
    """Shows which background is set.

    Signals:
        picked(dict): the fields of ``Output`` that the user wants changed.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._output = Output()
        self.choice = ChoiceRow(
            self.tr("Background"),
            (
                ("keep", self.tr("The portrait’s")),
                ("blur", self.tr("Blurred")),
                ("colour", self.tr("Colour")),
                ("picture", self.tr("Picture")),
                ("green", self.tr("Green screen")),
            ),
            self.tr("What stands behind the person"),
        )
        self.choice.picked.connect(self._kind_picked)
        self.choose = button("", "", self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self.choose)

    def show_output(self, output: Output) -> None:
        """Show what is set."""
        self._output = output
        kind = "colour" if output.background.startswith("#") else output.background
        self.choice.set_value(kind)
        self.choose.setVisible(kind in ("colour", "picture"))
        name = output.background if kind == "colour" else Path(output.background_picture).name
        words = self.fontMetrics().elidedText(f"{name}…", Qt.TextElideMode.ElideMiddle, 180)
        self.choose.setText(words)
        what = self.tr("Choose another colour") if kind == "colour" else self.tr("Choose another picture")
        self.choose.setToolTip(what)
        self.choose.setAccessibleName(f"{what}: {name}")

    def _kind_picked(self, kind: str) -> None:
        if kind == "picture":
            self._choose_picture()
        elif kind == "colour" and not self._output.background.startswith("#"):
            self.picked.emit({"background": FIRST_COLOUR})
        elif kind != "colour":
            self.picked.emit({"background": kind})
        self.show_output(self._output)

    def _choose(self) -> None:
        if self._output.background == "picture":
            self._choose_picture()
            return
        dialog = QColorDialog(QColor(self._output.background), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Colour behind the person"))
        dialog.colorSelected.connect(lambda colour: self.picked.emit({"background": colour.name()}))
        dialog.open()

    def _choose_picture(self) -> None:
        dialog = QFileDialog(self, self.tr("Picture behind the person"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Pictures ({0})").format(intake.FILE_PATTERNS), self.tr("All files (*)")])
        dialog.fileSelected.connect(
            lambda name: self.picked.emit({"background": "picture", "background_picture": name})
        )
        dialog.open()
