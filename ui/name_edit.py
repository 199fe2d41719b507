"""A portrait's name, typed in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST = 80
WIDTH = 190


class NameEdit(QLineEdit):
    """Lies over a name until Return (or a click elsewhere) takes what was typed, or Esc does not.

    Signals:
        typed(name): once, when it was not given up.
        ended(): however it ended.
    """

    typed = Signal(str)
    ended = Signal()

    def __init__(self, name: str, over: QRect, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(self.tr("New name of {0}").format(name))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.selectAll()
        height = self.sizeHint().height()
        left = min(max(over.center().x() - WIDTH // 2, 0), max(parent.width() - WIDTH, 0))
        self.setGeometry(left, min(over.top(), parent.height() - height), WIDTH, height)
        self._over = False
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while a name is typed, no letter is a command
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish(True)

    def _finish(self, take: bool) -> None:
        if self._over:
            return
        self._over = True
        name = self.text()
        self.hide()
        self.deleteLater()
        if take:
            self.typed.emit(name)
        self.ended.emit()
