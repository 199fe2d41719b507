"""The tray: a window that is closed in a call goes on there, and its icon shows whether one is live."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QSystemTrayIcon, QVBoxLayout, QWidget

from puppet.models import LiveState
from ui import icons, style


def status_icon(state: LiveState) -> QIcon:
    """The program's icon with a disc: red live, amber live but away, none otherwise."""
    colours = style.theme()
    plain = icons.app_icon()
    if not state.live:
        return plain
    result = QIcon()
    for side in (16, 22, 24, 32, 48, 64):
        picture = QPixmap(plain.pixmap(side, side))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = side * 0.5
        box = QRectF(side - across, side - across, across - 0.5, across - 0.5)
        painter.setPen(QColor("#ffffff"))
        painter.setBrush(QColor(colours.away if state.away else colours.live))
        painter.drawEllipse(box)
        painter.end()
        result.addPixmap(picture)
    return result


class Tray(QObject):
    """The icon and its menu; shown while there is a system tray.

    Signals:
        away_wanted(bool), live_wanted(bool), portrait_wanted(key), show_wanted(), quit_wanted().
    """

    away_wanted = Signal(bool)
    live_wanted = Signal(bool)
    portrait_wanted = Signal(str)
    show_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = LiveState()
        self._shown: tuple[bool, bool, bool, str] | None = None
        self._portraits: list[tuple[str, str]] = []
        self.menu = QMenu(parent)
        self.title = self.menu.addAction("Puppet")
        self.title.setEnabled(False)
        self.menu.addSeparator()
        self.away = self.menu.addAction(self.tr("Away"))
        self.away.setCheckable(True)
        self.away.triggered.connect(self.away_wanted)
        self.portraits = self.menu.addMenu(self.tr("Portrait"))
        self.live = self.menu.addAction(self.tr("Go live"))
        self.live.triggered.connect(lambda: self.live_wanted.emit(not self._state.live))
        self.menu.addSeparator()
        show = self.menu.addAction(self.tr("Show the window"))
        show.triggered.connect(lambda: self.show_wanted.emit())
        leave = self.menu.addAction(self.tr("Quit"))
        leave.triggered.connect(lambda: self.quit_wanted.emit())
        self.icon = QSystemTrayIcon(icons.app_icon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)

    @staticmethod
    def available() -> bool:
        """Whether this desktop has a place for it."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_state(self, state: LiveState, seen: bool = True) -> None:
        """Follow the state; the icon is there from the first call on.

        Args:
            state: the newest.
            seen: whether anything takes the pictures that others are to see.
        """
        self._state = state
        name = next((name for key, name in self._portraits if key == state.portrait_key), "")
        shown = state.live, state.away, seen, name
        if shown != self._shown:
            self._shown = shown
            words = self.tr("Away") if state.live and state.away else self.tr("Live") if state.live else ""
            unseen = self.tr("no virtual camera is open") if state.live and not seen else ""
            self.title.setText(" · ".join(filter(None, ("Puppet", words, name, unseen))))
            self.icon.setToolTip(self.title.text())
            self.icon.setIcon(status_icon(state))
            self.live.setText(self.tr("End live") if state.live else self.tr("Go live"))
            self.away.setChecked(state.away)
            self._mark(state.portrait_key)
        if not self.icon.isVisible() and self.available():
            self.icon.show()

    def set_portraits(self, portraits: Sequence[tuple[str, str]]) -> None:
        """List these in the menu: key and name of each."""
        listed = list(portraits)
        if listed == self._portraits:
            return
        self._portraits, self._shown = listed, None
        self.portraits.clear()
        for key, name in listed:
            action = QAction(name.replace("&", "&&"), self.portraits)
            action.setCheckable(True)
            action.setData(key)
            action.triggered.connect(partial(self._pick, key))
            self.portraits.addAction(action)

    def say(self, title: str, text: str) -> None:
        """A note from the tray."""
        if self.icon.isVisible():
            self.icon.showMessage(title, text, icons.app_icon(), 6000)

    def close(self) -> None:
        self.icon.hide()

    def _pick(self, key: str, _checked: bool = False) -> None:
        self._mark(self._state.portrait_key)  # until the puppeteer says otherwise
        self.portrait_wanted.emit(key)

    def _mark(self, key: str) -> None:
        for action in self.portraits.actions():
            action.setChecked(action.data() == key)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.show_wanted.emit()


class CloseDialog(QDialog):
    """Asks what closing means in a call.

    Args:
        tray: whether Puppet can go on in the tray.
        seen: what others see, in a sentence.

    Signals:
        hide_wanted(away): go on in the tray; with the Away card or as it is.
        quit_wanted().
    """

    hide_wanted = Signal(bool)
    quit_wanted = Signal()

    def __init__(self, tray: bool, seen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("You are live"))
        self.title = title = QLabel(seen)
        title.setFont(style.scaled_font(self, 1.12))
        text = QLabel(
            self.tr("Puppet can go on without its window: you find it in the tray.")
            if tray
            else self.tr("This desktop has no tray, so closing the window ends the call’s picture.")
        )
        text.setWordWrap(True)
        text.setObjectName("muted")
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(6)
        foot = QHBoxLayout()
        options = [("quit", self.tr("End live and quit")), ("stay", self.tr("Keep the window"))]
        if tray:
            options += [("away", self.tr("Hide, show Away")), ("hide", self.tr("Hide and go on"))]
        for name, words in options:
            button = QPushButton(words)
            button.clicked.connect(partial(self._choose, name))
            self.buttons[name] = button
            foot.addWidget(button)
            if name == "quit":
                foot.addStretch(1)
        usual = self.buttons["hide" if tray else "stay"]
        usual.setObjectName("primary")
        usual.setDefault(True)
        usual.setFocus(Qt.FocusReason.OtherFocusReason)
        column.addLayout(foot)

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.accept()
        if name == "quit":
            self.quit_wanted.emit()
        elif name != "stay":
            self.hide_wanted.emit(name == "away")
