"""What surrounds the picture and depends on the settings: the panels, the keys, the tray, the report."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from puppet.models import LiveState, Puppeteer
from puppet.settings import Settings
from ui import keys, keytips, report
from ui.adjust import Adjuster, NeutralOffer, keep_geometry
from ui.audience import seen_now, seen_on
from ui.frame_panel import FramePanel
from ui.general_panel import GeneralPanel
from ui.key_sheet import KeyEditor, KeySheet
from ui.keymap import Keymap
from ui.motion_panel import MotionPanel
from ui.output_panel import OutputPanel
from ui.tray import CloseDialog, Tray

if TYPE_CHECKING:
    from ui.window import MainWindow


class Shell(QObject):
    """Builds them for a window and keeps them in step with it.

    Args:
        window: built, its parts not yet connected.

    Attributes:
        doctor: says what ``doctor`` says of this machine, off the GUI thread; None: there is none.
        tail: the log's last lines.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences = window.preferences
        self.doctor: Callable[[], str] | None = None
        self.tail: Callable[[], str] = str
        self._leaving = False
        self._puppeteer: Puppeteer | None = None
        self.motion = MotionPanel(preferences, window.calibrate, self.find_neutral)
        self.frame = FramePanel(preferences)
        self.output = OutputPanel(preferences, window.messages)
        self.general = GeneralPanel(preferences, window.messages)
        for name, title, body in (
            ("motion", self.tr("Motion"), self.motion),
            ("frame", self.tr("Frame"), self.frame),
            ("output", self.tr("Output"), self.output),
            ("general", self.tr("Settings"), self.general),
        ):
            window.panels.add(name, title, body)
        self.keymap = Keymap(window, keys.commands(window, self.frame, self.output), keys.fixed(), preferences)
        keys.install(window, window)
        self.adjuster = Adjuster(preferences, window.ask, window.messages, self)
        self._offer = NeutralOffer(window.messages, self.find_neutral, lambda: self.keymap.spoken("find_neutral"))
        self.tray = Tray(window)
        self._connect()
        window.panels.open_only(preferences.settings.window.sections)
        self._apply(preferences.settings)
        self.set_panel_open(preferences.settings.window.panel_open)

    def _connect(self) -> None:
        window, tray = self._window, self.tray
        window.panel_button.clicked.connect(self.set_panel_open)
        window.panels.changed.connect(lambda: self._preferences.change("window", sections=window.panels.open_names))
        self._preferences.changed.connect(lambda now, _before: self._apply(now))
        window.recording.clicked.connect(self.output.toggle_recording)
        self.general.keys_wanted.connect(self.change_keys)
        self.general.report_wanted.connect(self.show_report)
        self.general.set_up_wanted.connect(window.setup.again)
        self.keymap.changed.connect(lambda: window.side.show_keys(self.keymap))
        window.side.show_keys(self.keymap)
        keytips.follow(window, self.keymap)
        tray.away_wanted.connect(window.set_away)
        tray.live_wanted.connect(window.go_live)
        tray.portrait_wanted.connect(window.show_portrait)
        tray.show_wanted.connect(self.show_window)
        tray.quit_wanted.connect(self.quit)

    # ---- following ---------------------------------------------------------------------------------------------------

    def attach(self, puppeteer: Puppeteer) -> None:
        """There is a puppeteer now."""
        self._puppeteer = puppeteer
        self.adjuster.attach()
        self.output.attach(puppeteer)
        self._apply(self._preferences.settings)

    def show_state(self, state: LiveState) -> None:
        """Follow the state."""
        self.adjuster.show_state(state)
        if self._puppeteer is not None:
            outlets = self._puppeteer.outlets.state()
            self.output.show_state(outlets)
            self._window.recording.show_state(outlets.recording)
        self._offer.show_state(state, time.perf_counter())
        self.tray.set_portraits([(tile.key, tile.text()) for tile in self._window.gallery.tiles])
        self.tray.show_state(state, self._window.seen)

    def _apply(self, settings: Settings) -> None:
        """What of the settings is the window's own."""
        framing, window = settings.framing, self._window
        window.view.set_mirrored(framing.mirror_preview)
        puppeteer = self._puppeteer if framing.landmarks_preview else None
        window.view.show_landmarks(puppeteer.landmarks if puppeteer is not None else None)
        window.side.inset.show_landmarks(framing.landmarks)
        window.bar.show_figures(framing.figures)

    # ---- what keys and buttons ask -----------------------------------------------------------------------------------

    def find_neutral(self) -> None:
        """Take the most neutral face of the last seconds."""
        self._window.ask(lambda p: p.find_neutral())

    def show_random(self) -> None:
        """Show any portrait but the one that is shown."""
        others = [tile.key for tile in self._window.gallery.tiles if tile.key != self._window.state.portrait_key]
        if others:
            self._window.show_portrait(random.choice(others))

    def set_panel_open(self, on: bool) -> None:
        window = self._window
        window.panel_button.setChecked(on)
        window.side.set_panel_open(on)
        window.share_width()
        self._preferences.change("window", panel_open=on)

    def show_keys(self) -> None:
        sheet = KeySheet(self.keymap, self._window)
        sheet.change_wanted.connect(sheet.accept)
        sheet.change_wanted.connect(self.change_keys)
        sheet.set_up_wanted.connect(self._window.setup.again)
        self._open(sheet)

    def change_keys(self) -> None:
        self._open(KeyEditor(self.keymap, self._window))

    def show_report(self) -> None:
        window = self._window
        screens = ", ".join(
            f"{screen.size().width()} × {screen.size().height()} at {round(100 * screen.devicePixelRatio())} %"
            for screen in QApplication.screens()
        )

        def make(doctor: str) -> str:
            told = window.messages.current()
            return report.text_of(window.state, told, self._preferences.settings, screens, doctor, self.tail())

        self._open(report.ReportDialog(make, self.doctor, lambda: window.view.picture, window.messages, window))

    def _open(self, dialog: QWidget) -> None:
        self.keymap.share(dialog)
        dialog.show()

    # ---- closing -----------------------------------------------------------------------------------------------------

    def may_close(self, event: QCloseEvent) -> bool:
        """Whether the window may go. In a call it is hidden or the user is asked, and the event is refused."""
        window = self._window
        if self._leaving or not window.state.live:
            keep_geometry(window, self._preferences)
            self._preferences.close()
            self.output.close_all()
            self.tray.close()
            return True
        event.ignore()
        tray = self.tray.available()
        if tray and self._preferences.settings.tray.told:
            self._hide(False)
            return False
        dialog = CloseDialog(tray, seen_now(window.state.away, window.seen), window)
        dialog.hide_wanted.connect(self._hide)
        dialog.quit_wanted.connect(self.quit)
        self._open(dialog)
        return False

    def _hide(self, away: bool) -> None:
        """Go on in the tray."""
        window = self._window
        self._preferences.change("tray", told=True)
        if away:
            window.set_away(True)
        keep_geometry(window, self._preferences)
        QApplication.setQuitOnLastWindowClosed(False)
        window.hide()
        self.tray.say(self.tr("Puppet goes on here"), seen_on(window.state.away, window.seen))

    def show_window(self) -> None:
        """Out of the tray."""
        window = self._window
        QApplication.setQuitOnLastWindowClosed(True)
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def quit(self) -> None:
        """End the call and the program, without asking."""
        self._leaving = True
        hidden = self._window.isHidden()
        self._window.close()
        if hidden:
            QApplication.quit()
