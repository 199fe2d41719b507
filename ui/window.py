"""The main window: it shows what the puppeteer makes and passes on what the user wants."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from puppet.machine import Machine
from puppet.models import LiveState, Puppeteer
from ui import icons, intake, said, style
from ui.adding import Adder
from ui.adjust import restore_geometry
from ui.audience import picture_label
from ui.banner import Banner
from ui.bar import Bar
from ui.dialogs import DetailsDialog
from ui.editor.opening import Editing
from ui.firstrun.setup import SetUp
from ui.gallery import Gallery
from ui.head import Head
from ui.keeper import Keeper
from ui.link import Link
from ui.messages import Message, Messages
from ui.overlays import CalibrationOverlay, DropOverlay
from ui.photos import PhotoAdder
from ui.picture_view import PictureView
from ui.preferences import Preferences
from ui.puller import Puller
from ui.shell import Shell
from ui.side import SidePanel
from ui.wishes import Wishes


class MainWindow(Wishes):
    """The whole window.

    Args:
        link: brings the puppeteer once the window has been painted.
        messages: what the user is told.
        preferences: the settings.
        machine: whose virtual camera is set up; None for this one.
    """

    closed = Signal()

    def __init__(
        self,
        link: Link,
        messages: Messages,
        preferences: Preferences | None = None,
        machine: Machine | None = None,
    ) -> None:
        super().__init__(messages, preferences)
        self.link = link
        self._closed = False
        self.setup = SetUp(self, self.preferences, self, machine)
        self.setWindowTitle("Puppet")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside everything takes the focus off a button
        self._build()
        self._bind()
        if not restore_geometry(self, self.preferences):
            self._fit_screen()
        self.setFocus()

    # ---- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._head = head = Head(self)
        self.live_dot, self.label, self.loading = head.live_dot, head.label, head.loading
        self.recording, self.keys_button, self.panel_button = head.recording, head.keys_button, head.panel_button
        self.view = PictureView()
        self.view.show_card(self.tr("Loading…"), self.tr("Puppet is getting ready."))
        self.calibration = CalibrationOverlay(self.view)
        self.banner = Banner(self.view, self)
        self.side = SidePanel()
        self.panels = self.side.panels
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.side)
        self.gallery = Gallery()
        self.gallery.add_tile.setEnabled(False)
        self.bar = Bar()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self.gallery)
        column.addWidget(self.bar)
        self.banner.raise_()  # over the picture; under what darkens the window
        self.drop_sign = DropOverlay(self, self.gallery.shelf)
        self.restyle()
        sides = column.contentsMargins().left() + column.contentsMargins().right()
        self.setMinimumSize(max(760, self.bar.least_width() + sides), 520)

    def _bind(self) -> None:
        self.view.first_painted.connect(lambda: QTimer.singleShot(20, self, self.link.start))
        self.view.first_painted.connect(lambda: QTimer.singleShot(0, self, self.setup.begin))
        self.setup.asking.connect(self._share_away)
        self.link.ready.connect(self._attach)
        self.link.failed.connect(self._load_failed)
        self.messages.changed.connect(self._show_problems)
        self.banner.dismissed.connect(self.dismiss)
        self.banner.details_wanted.connect(self._show_details)
        self.keys_button.clicked.connect(self.show_keys)
        self.gallery.picked.connect(self.show_portrait)
        self.gallery.removed.connect(self.remove_portrait)
        self.gallery.add_wanted.connect(self.choose_files)
        self.gallery.reordered.connect(self._order_tabs)
        self.bar.camera.opened.connect(self._follow_cameras)
        self.bar.camera.picked.connect(self.show_camera)
        self.bar.calibrate_wanted.connect(self.calibrate)
        self.bar.output_wanted.connect(self.setup.show_output_page)
        self.bar.live_wanted.connect(self.go_live)
        self.bar.away_wanted.connect(self.set_away)
        self._puller = Puller(self.view, self.side.inset, self.gallery, self.messages, self)
        self._puller.state_read.connect(self._show_state)
        self._puller.portraits_read.connect(self._ensure_camera)
        self.shell = Shell(self)

    def _order_tabs(self) -> None:
        """Tab goes the way the eye does."""
        bar = self.bar
        parts = (
            *self.panels.stops(),
            *self.banner.stops(),
            *self.gallery.tiles,
            self.gallery.add_tile,
            bar.camera,
            bar.calibrate,
            bar.away,
            bar.live,
        )
        before: QWidget = self.panel_button
        for part in parts:
            QWidget.setTabOrder(before, part)
            before = part

    def _fit_screen(self) -> None:
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(1180, 800).boundedTo(QSize(int(room.width() * 0.96), int(room.height() * 0.94))))

    # ---- the puppeteer ----------------------------------------------------------------------------------------------

    def _attach(self, puppeteer: Puppeteer) -> None:
        if self._closed:
            return
        self.puppeteer = puppeteer
        self.adder = Adder(puppeteer, self.gallery, self.messages, self)
        self.adder.added.connect(self._added)
        self.adder.asking.connect(self._share_away)
        self.photos = PhotoAdder(puppeteer, self.gallery, self.messages, self.undo_stack, self)
        self.photos.changed.connect(lambda: self.ask(lambda p: None))
        self.keeper = Keeper(puppeteer, self.gallery, self.messages, self.undo_stack, self)
        self.keeper.changed.connect(lambda: self.ask(lambda p: None))
        self.editing = Editing(puppeteer, self.gallery, self.messages, self.undo_stack, self)
        self.editing.changed.connect(lambda: self.ask(lambda p: None))
        self.editing.asking.connect(self._share_away)
        self.photos.asking.connect(self._share_away)
        self.gallery.add_tile.setEnabled(True)
        self.bar.set_ready(True)
        self._puller.attach(puppeteer)
        self.shell.attach(puppeteer)
        self.setup.attach(puppeteer)
        self.open_files(())

    def _load_failed(self, error: BaseException) -> None:
        self.messages.error(error, key="load")
        self.view.show_card(self.tr("Puppet could not start"), self.tr("The message below says why."))
        self.label.setText(self.tr("Not running"))
        self.bar.show_state(LiveState(loading=self.tr("Not running")))

    def _ensure_camera(self) -> None:
        if not self.bar.camera.knows(self.state.camera_key):
            self.refresh_cameras()

    def _show_state(self, state: LiveState) -> None:
        self.state = state
        state = said.translated(state)
        self.label.setText(picture_label(state, self.seen))
        self.view.setAccessibleDescription(self.label.text())
        colours = style.theme()
        doubtful = state.away or not self.seen
        self.live_dot.set_colour((colours.warn if doubtful else colours.live) if state.live else colours.muted)
        if self.view.picture is None:
            self.view.show_card(self.tr("Loading…"), state.loading)
        self.loading.setText(state.loading if state.ready else "")
        self.side.show_state(state)
        self.calibration.show_state(state.calibration)
        self.gallery.select(state.portrait_key)
        self.gallery.show_refining(state.portrait_key, state.refining)
        self.bar.show_state(state, self.seen)
        self.shell.show_state(state)
        self.setup.show_state(state, self.seen)
        self._show_problems()

    # ---- telling ----------------------------------------------------------------------------------------------------

    def _show_problems(self) -> None:
        self.banner.show_messages([*self.setup.told(self.state.problems), *self.messages.current()])

    def dismiss(self, key: str) -> None:
        if not self.messages.dismiss(key):
            self.ask(lambda p: p.dismiss(key))

    def _show_details(self, message: Message) -> None:
        dialog = DetailsDialog(message, self)
        self._share_away(dialog)
        dialog.show()

    def keys_of(self, command: str) -> str:
        """The keys of a command as they are now, in words; "" for none."""
        return self.shell.keymap.spoken(command)

    def show_keys(self) -> None:
        self.shell.show_keys()

    def _share_away(self, owner: QWidget) -> None:
        """The Away keys work in a dialog too: someone may walk in while it is open."""
        self.shell.keymap.share(owner)

    # ---- Qt ---------------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Take the colours in force."""
        self._head.restyle()
        self.bar.restyle()
        self.banner.restyle()
        self.view.update()

    def share_width(self) -> None:
        """The column takes what a picture of 16 : 9 leaves, within reason."""
        margins = self._column.contentsMargins()
        others = sum(part.sizeHint().height() + self._column.spacing() for part in (self._head, self.gallery, self.bar))
        picture = (self.height() - margins.top() - margins.bottom() - others) * 16 // 9
        left = self.width() - margins.left() - margins.right() - 12 - picture
        least = self.panels.least_width() if self.side.panel_open else 196
        self.side.setFixedWidth(min(max(left, least), max(300, least)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "drop_sign"):
            self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.adder is not None and intake.readable(event.mimeData()):
            event.acceptProposedAction()
            self.drop_sign.raise_()
            self.drop_sign.show()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drop_sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_sign.hide()
        event.acceptProposedAction()
        if self.adder is not None:
            self.adder.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.shell.may_close(event):
            return
        self._closed = True
        self._puller.stop()
        self._cameras_lane.close()
        for part in (self.adder, self.photos, self.keeper, self.editing, self.undo_stack):
            if part is not None:
                part.close()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.link.close()
        event.accept()
        self.closed.emit()
