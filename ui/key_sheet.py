"""The sheet of all keys, and the editor that changes them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.keymap import SLOTS, Keymap, native, pressed


class KeySheet(QDialog):
    """All keys on one card. ``change_wanted`` asks for the editor, ``set_up_wanted`` for the first run once more."""

    change_wanted = Signal()
    set_up_wanted = Signal()

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        content = self._card(keymap, columns=2)
        if content.sizeHint().width() > self.screen().availableSize().width() * 0.9 - 80:
            content = self._card(keymap, columns=1)
        self.change = QPushButton(self.tr("Change keys…"))
        self.change.clicked.connect(self.change_wanted)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        self.set_up = QPushButton(self.tr("Set up again…"))
        self.set_up.clicked.connect(self.accept)
        self.set_up.clicked.connect(self.set_up_wanted)
        for button in (self.change, self.set_up):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(22, 20, 22, 16)
        column_layout.setSpacing(16)
        column_layout.addWidget(scrolled(content, self), 1)
        column_layout.addLayout(foot)

    def _card(self, keymap: Keymap, columns: int) -> QWidget:
        rows = keymap.rows()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        deep = -(-len(rows) // columns)
        for place, (shown, meaning) in enumerate(rows):
            row, column = place % deep, 3 * (place // deep)
            key = QLabel(shown)
            key.setObjectName("key")
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            key.setFont(style.scaled_font(self, 0.95))
            words = QLabel(meaning)
            words.setAccessibleName(f"{shown}: {meaning}")
            grid.addWidget(key, row, column)
            grid.addWidget(words, row, column + 1)
            grid.setColumnStretch(column + 1, 1)
        content = QWidget()
        content.setLayout(grid)
        return content


class KeyButton(QPushButton):
    """Shows a key; pressed, it waits for another one.

    Signals:
        chosen(key): portable text; "" takes the key away.
    """

    chosen = Signal(str)

    def __init__(self, words: str, slot: int) -> None:
        super().__init__()
        self._words, self._slot = words, slot
        self._key = ""
        self._waiting = False
        self.clicked.connect(self._wait)

    @property
    def waiting(self) -> bool:
        return self._waiting

    def show_key(self, key: str) -> None:
        self._key, self._waiting = key, False
        self.setText(native(key) or "–")
        self.setAccessibleName(self.tr("{0}: key {1}, {2}").format(self._words, self._slot + 1, self.text()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._waiting:
            event.accept()  # whatever it is elsewhere, here it is the answer
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._waiting:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.show_key(self._key)
            return
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._waiting = False
            self.chosen.emit("")
            return
        key = pressed(event.key(), event.modifiers(), event.text())
        if key:
            self._waiting = False
            self.chosen.emit(key)

    def focusNextPrevChild(self, on: bool) -> bool:
        return False if self._waiting else super().focusNextPrevChild(on)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._waiting:
            self.show_key(self._key)
        super().focusOutEvent(event)

    def _wait(self) -> None:
        self._waiting = True
        self.setText(self.tr("Press a key…"))
        self.setAccessibleName(self.tr("{0}: press a key; Escape keeps the old one").format(self._words))
        self.setFocus()


class KeyEditor(QDialog):
    """Gives commands other keys. A key that is taken is refused, with what it does."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change keys"))
        self._keymap = keymap
        intro = QLabel(self.tr("Press a button, then the new key. Backspace takes a key away, Escape keeps it."))
        intro.setWordWrap(True)
        intro.setObjectName("muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.buttons: dict[tuple[str, int], KeyButton] = {}
        for row, command in enumerate(keymap.commands.values()):
            grid.addWidget(QLabel(command.words), row, 0)
            for slot in range(SLOTS):
                button = KeyButton(command.words, slot)
                button.setMinimumWidth(110)
                button.chosen.connect(lambda key, name=command.name, slot=slot: self._choose(name, slot, key))
                self.buttons[command.name, slot] = button
                grid.addWidget(button, row, 1 + slot)
        content = QWidget()
        content.setLayout(grid)
        self._show()  # their width is needed below
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.setMinimumHeight(self.fontMetrics().height() + 4)
        reset = QPushButton(self.tr("All as at first"))
        reset.clicked.connect(self._reset)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(reset)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(scrolled(content, self), 1)
        column.addWidget(self.notice)
        column.addLayout(foot)
        self.buttons[next(iter(keymap.commands)), 0].setFocus()

    def _show(self) -> None:
        for (name, slot), button in self.buttons.items():
            keys = self._keymap.keys(name)
            button.show_key(keys[slot] if slot < len(keys) else "")

    def _choose(self, name: str, slot: int, key: str) -> None:
        taken = self._keymap.assign(name, slot, key)
        self._show()
        words = self.tr("{0} is taken: {1}").format(native(key), taken) if taken else ""
        self.notice.setText(words)
        self.notice.setAccessibleName(words)

    def _reset(self) -> None:
        self._keymap.reset()
        self.notice.setText("")
        self._show()


def scrolled(content: QWidget, dialog: QWidget) -> QScrollArea:
    """A content that scrolls where the screen is too low for it."""
    area = QScrollArea()
    area.setObjectName("shelf")
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for part in content.findChildren(QWidget):
        part.ensurePolished()
    room = dialog.screen().availableSize() * 0.9
    wanted = content.sizeHint() + QSize(16, 4)
    area.setMinimumSize(wanted.boundedTo(QSize(room.width() - 60, room.height() - 160)))
    return area
