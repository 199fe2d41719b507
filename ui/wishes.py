"""What the user wants of the puppeteer, whichever button, key, menu or drop says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from puppet.errors import PuppetError
from puppet.models import LiveState, PortraitInfo, Puppeteer
from ui import intake
from ui.adding import Adder
from ui.bar import Bar
from ui.editor.opening import Editing
from ui.firstrun.setup import SetUp
from ui.gallery import Gallery
from ui.jobs import Lane
from ui.keeper import Keeper
from ui.messages import Messages
from ui.photos import PhotoAdder
from ui.preferences import Preferences
from ui.puller import Puller
from ui.shell import Shell
from ui.side import SidePanel
from ui.undo import UndoStack


class Wishes(QWidget):
    """The part of the window that passes wishes on. Before there is a puppeteer, they come to nothing.

    Args:
        messages: what the user is told.
        preferences: the settings; None for the usual ones, kept nowhere.
    """

    gallery: Gallery
    bar: Bar
    side: SidePanel
    shell: Shell
    setup: SetUp
    _puller: Puller

    def __init__(self, messages: Messages, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.messages = messages
        self.preferences = preferences or Preferences(parent=self)
        self.puppeteer: Puppeteer | None = None
        self.adder: Adder | None = None
        self.photos: PhotoAdder | None = None
        self.keeper: Keeper | None = None
        self.editing: Editing | None = None
        self.undo_stack = UndoStack(messages, self)
        self.state = LiveState()
        self._to_open: list[Path] = []
        self._cameras_lane = Lane("cameras", self)

    @property
    def seen(self) -> bool:
        """Whether anything takes the pictures that others are to see."""
        return self.state.output_open or self.shell.output.captured

    def ask(self, call: Callable[[Puppeteer], object]) -> None:
        """Pass a wish on, tell if it cannot be, and show at once what came of it."""
        if self.puppeteer is None:
            return
        try:
            call(self.puppeteer)
        except PuppetError as error:
            self.messages.error(error)
        self._puller.read_all()

    def show_portrait(self, key: str) -> None:
        if key:
            self.ask(lambda p: p.select_portrait(key))
            self.preferences.change(portrait=key)

    def show_camera(self, key: str) -> None:
        self.ask(lambda p: p.select_camera(key))
        self.preferences.change(camera=key)

    def toggle_panel(self) -> None:
        self.shell.set_panel_open(not self.side.panel_open)

    def find_neutral(self) -> None:
        self.shell.find_neutral()

    def show_random(self) -> None:
        self.shell.show_random()

    def show_place(self, place: int) -> None:
        tiles = self.gallery.tiles
        if place < len(tiles):
            self.show_portrait(tiles[place].key)

    def show_neighbour(self, step: int) -> None:
        self.show_portrait(self.gallery.neighbour(step))

    def remove_portrait(self, key: str) -> None:
        if self.keeper is not None:
            self.keeper.remove(key)

    def calibrate(self) -> None:
        if self.bar.calibrate.isEnabled():
            self.ask(lambda p: p.calibrate())

    def start_calibration(self) -> None:
        """As ``calibrate``, also while one is under way: it begins anew."""
        self.ask(lambda p: p.calibrate())

    def choose_files(self) -> None:
        if self.adder is not None:
            self.adder.choose_files()

    def choose_photos(self) -> None:
        """Add photos of the person in the focused portrait, or else in the one that is shown."""
        key = self.gallery.focused or self.gallery.selected
        if self.photos is not None and key:
            self.photos.choose_files(key)

    def undo(self) -> None:
        self.undo_stack.undo()

    def open_files(self, files: Iterable[Path]) -> None:
        """Add files as portraits, as soon as that can be."""
        self._to_open += files
        if self.adder is not None and self._to_open:
            waiting, self._to_open = self._to_open, []
            self.adder.add(intake.file_source(path) for path in waiting)

    def paste(self) -> None:
        if self.adder is not None:
            self.adder.take(QGuiApplication.clipboard().mimeData())

    def go_live(self, live: bool) -> None:
        if live and not self.setup.agreed:
            self.shell.show_window()  # it may be in the tray, or behind others
            self.setup.ask_agreement(lambda: self.go_live(True))
            return
        self.ask(lambda p: p.go_live(live))
        if self.state.live and live and not self.seen:
            self.setup.tell_unseen(self.state.problems)

    @property
    def may_go_live(self) -> bool:
        """Whether going live asks nothing."""
        return self.setup.agreed

    def set_away(self, away: bool) -> None:
        self.ask(lambda p: p.set_away(away))

    def toggle_away(self) -> None:
        self.set_away(not self.state.away)

    def _added(self, portrait: PortraitInfo) -> None:
        """A portrait that has just been added is shown, but never by itself in the middle of a call."""
        asks = not portrait.consent
        if asks and self.keeper is not None:
            self.keeper.ask_consent(portrait, self.state.live)
        if self.state.live:
            self.ask(lambda p: None)
            self.gallery.reveal(portrait.key)
            if not asks:
                text = self.tr("{0} has been added; the call still shows the portrait you chose")
                self.messages.info(text.format(portrait.name), key="added")
        else:
            self.show_portrait(portrait.key)

    def refresh_cameras(self) -> None:
        """Ask for the cameras off the GUI thread: some systems take long to list them."""
        puppeteer = self.puppeteer
        if puppeteer is not None:
            self._cameras_lane.run(puppeteer.cameras, self.bar.camera.set_cameras, self.messages.error)

    def _follow_cameras(self) -> None:
        """The list has been opened: what the puppeteer finds meanwhile in the background belongs in it too."""
        for wait_ms in (0, 500, 1500):
            QTimer.singleShot(wait_ms, self, self.refresh_cameras)
