"""The column beside the picture: what the camera sees and how tracking stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from puppet.models import CalibrationPhase, FaceStatus, LiveState
from ui import style
from ui.inset import InsetView, status_colour
from ui.keymap import Keymap, native
from ui.panels import PanelStack

HINTS_NEED = 470
"""The key hints show where the column is at least this high, logical pixels."""

MORE_HINTS = ("next", "find_neutral", "panel", "snapshot")
"""Commands whose keys show as far as there is room left between the inset and the others."""

INSET_NEEDS = 470
"""While the panel is open, the inset shows where the column is at least this high."""


class Dot(QWidget):
    """A small disc of one colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = style.theme().muted
        self.setFixedSize(QSize(12, 12))

    def set_colour(self, colour: str) -> None:
        if colour != self.colour:
            self.colour = colour
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class SidePanel(QWidget):
    """The inset with a status dot, the same in words, and a reminder of the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.inset = InsetView()
        self.dot = Dot()
        self.status = QLabel()
        self.status.setFont(style.scaled_font(self, 0.94))
        title = QLabel(self.tr("You"))
        font = style.scaled_font(self, 1.0)
        font.setBold(True)
        title.setFont(font)
        self.hint = QLabel()
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.hint.setFont(style.scaled_font(self, 0.9))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.dot)
        head.addWidget(self.status)
        card = self._card = QFrame()
        card.setObjectName("card")
        inside = self._inside = QVBoxLayout(card)
        inside.setContentsMargins(10, 9, 10, 10)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self.inset)
        inside.addWidget(self.hint)
        self._more_shown = 0
        self._hints = self._key_hints()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.panels = PanelStack()
        self.panels.hide()
        self._open = False
        column.addWidget(card)
        column.addWidget(self.panels, 1)
        self._space = QWidget()
        column.addWidget(self._space, 1)
        column.addWidget(self._hints)
        self.show_state(LiveState())

    def show_state(self, state: LiveState) -> None:
        """Follow what the tracker sees and what calibration waits for."""
        words = {
            FaceStatus.TRACKED: self.tr("Face found"),
            FaceStatus.LOST: self.tr("No face"),
            FaceStatus.STARTING: self.tr("Starting…"),
        }[state.face]
        if self.status.text() != words:
            self.status.setText(words)
            self.dot.setAccessibleName(words)
            self.inset.setAccessibleDescription(words)
        self.dot.set_colour(status_colour(state.face))
        self.inset.set_status(state.face)
        hint = self._hint_words(state)
        if self.hint.text() != hint:
            self.hint.setText(hint)
        self._show_hint()

    @property
    def panel_open(self) -> bool:
        return self._open

    def set_panel_open(self, on: bool) -> None:
        """Show the panels in place of the reminder of the keys, and of the inset where there is little room."""
        self._open = on
        self.panels.setVisible(on)
        self._space.setVisible(not on)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        scale = self.fontMetrics().height() / 16
        self._hints.setVisible(not self._open and self.height() >= HINTS_NEED * scale)
        self._card.setVisible(not self._open or self.height() >= INSET_NEEDS * scale)
        margins, gaps = self._inside.contentsMargins(), 2 * self._inside.spacing()
        others = self.status.sizeHint().height() + self.hint.fontMetrics().lineSpacing() + gaps + 8
        self.inset.set_most(max(96, self.height() - margins.top() - margins.bottom() - others))
        self._show_hint()

    def _show_hint(self) -> None:
        """Where there is room for it: else it would lie over the inset. The pill over the picture says it too."""
        margins = self._inside.contentsMargins()
        words = self.hint.heightForWidth(self.width() - margins.left() - margins.right())
        others = self.status.sizeHint().height() + self.inset.height() + 2 * self._inside.spacing()
        room = self.height() - margins.top() - margins.bottom() - others
        self.hint.setVisible(bool(self.hint.text()) and not self._open and words + 8 <= room)
        self._show_more_keys()

    def _show_more_keys(self) -> None:
        """Fill what would be empty with further keys. Two lines stay free, which the words under the inset may need."""
        line = self._more_hints[0][0].sizeHint().height() + 6
        lines = 2 * self.fontMetrics().lineSpacing() + self._inside.spacing()
        card = self.status.sizeHint().height() + self.inset.height() + self._inside.spacing() + 19 + lines
        always = len(self._hint_keys) + 1 - len(self._more_hints)
        room = self.height() - card - 2 * 10 - 22 - always * line
        count = min(len(self._more_hints), max(0, room // line))
        if count != self._more_shown:
            self._more_shown = count
            for place, row in enumerate(self._more_hints):
                for part in row:
                    part.setVisible(place < count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.dot.set_colour(status_colour(self.inset.status))

    def _hint_words(self, state: LiveState) -> str:
        phase = state.calibration.phase
        if phase is CalibrationPhase.COUNTDOWN:
            return self.tr("Calibrating: look straight at the camera, mouth closed.")
        if phase is CalibrationPhase.WAITING:
            reason = state.calibration.reason.rstrip(".")
            return self.tr("Calibrating: {0}.").format(reason) if reason else self.tr("Calibrating…")
        if phase is CalibrationPhase.COLLECTING:
            return self.tr("Calibrating: hold still…")
        if state.face is FaceStatus.LOST:
            return self.tr("Face the camera, in good light.")
        return self.tr("Only you see this.")

    def show_keys(self, keymap: Keymap) -> None:
        """Remind of the keys as they are now."""
        for name, key in self._hint_keys.items():
            keys = keymap.keys(name)
            key.setText(native(keys[-1] if name == "away" else keys[0]) if keys else "–")

    def _key_hints(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(12, 11, 12, 11)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self._hint_keys: dict[str, QLabel] = {}
        self._more_hints: list[tuple[QLabel, QLabel]] = []
        for row, (command, meaning) in enumerate(
            (
                ("", self.tr("portrait")),
                ("next", self.tr("next portrait")),
                ("calibrate", self.tr("calibrate")),
                ("find_neutral", self.tr("best neutral")),
                ("away", self.tr("Away card")),
                ("live", self.tr("go live")),
                ("panel", self.tr("adjust")),
                ("snapshot", self.tr("snapshot")),
                ("keys", self.tr("all keys")),
            )
        ):
            key = QLabel("1 – 9")
            if command:
                self._hint_keys[command] = key
            key.setObjectName("key")
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            key.setFont(style.scaled_font(self, 0.88))
            words = QLabel(meaning)
            words.setObjectName("muted")
            words.setFont(style.scaled_font(self, 0.92))
            grid.addWidget(key, row, 0)
            grid.addWidget(words, row, 1)
            if command in MORE_HINTS:
                self._more_hints.append((key, words))
                key.hide()
                words.hide()
        grid.setColumnStretch(1, 1)
        return card
