"""The Output panel: recording, background, marks, lip-sync, and other ways out than the virtual camera."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from puppet.models import Puppeteer
from puppet.outlets import OutletState
from puppet.settings import Output
from ui import icons, style
from ui.background_row import BackgroundRow
from ui.controls import Switch, button
from ui.jobs import Lane
from ui.messages import Messages
from ui.output_window import OutputWindow
from ui.preferences import Preferences
from ui.recording_light import clock_words, room_words


class OutputPanel(QWidget):
    """Shows how outputs stand and changes them.

    Args:
        preferences: what is kept of it.
        messages: told what cannot be done.
    """

    def __init__(self, preferences: Preferences, messages: Messages) -> None:
        super().__init__()
        self._preferences = preferences
        self._messages = messages
        self._puppeteer: Puppeteer | None = None
        self._lane = Lane("outlets", self)
        self._state = OutletState()
        self._icon_stops = False
        self._busy = False  # a recording is being begun or ended
        self.window_out: OutputWindow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(6)
        self._build_recording()
        self._line()
        self._build_look()
        self._line()
        self._build_sound()
        self._line()
        self._build_ways()
        preferences.changed.connect(lambda now, before: self._settings_changed(now.output, before.output))
        self._show(preferences.settings.output)
        self.show_state(OutletState())
        self.restyle()

    @property
    def captured(self) -> bool:
        """Whether others may see the pictures without a virtual camera: by the clean window or the local stream."""
        return self.window_out is not None or bool(self._state.stream_url)

    # ---- building ----------------------------------------------------------------------------------------------------

    def _build_recording(self) -> None:
        self.record = button(
            self.tr("Record"), self.tr("Record the large picture into your Videos folder"), command="record"
        )
        self.record.setCheckable(True)
        self.record.clicked.connect(self.toggle_recording)
        self.snapshot = button(
            self.tr("Snapshot"),
            self.tr("Save the large picture into your Pictures folder"),
            self.take_snapshot,
            "snapshot",
        )
        pair = QGridLayout()
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setHorizontalSpacing(8)
        pair.addWidget(self.record, 0, 0)
        pair.addWidget(self.snapshot, 0, 1)
        pair.setColumnStretch(0, 1)
        pair.setColumnStretch(1, 1)
        self._column.addLayout(pair)
        self.about_recording = self._words()
        self.with_sound = Switch(self.tr("With the microphone"), self.tr("Recordings have your voice, in time"))
        self.with_sound.clicked.connect(lambda on: self._change(record_sound=on))
        self._column.addWidget(self.with_sound)

    def _build_look(self) -> None:
        self.background = BackgroundRow()
        self.background.picked.connect(lambda values: self._change(**values))
        self._column.addWidget(self.background)
        self.invisible = Switch(
            self.tr("Invisible mark"), self.tr("Pictures can be told from a camera’s: python main.py inspect FILE")
        )
        self.invisible.clicked.connect(lambda on: self._change(invisible_mark=on))
        self.visible = Switch(self.tr("Visible mark"), self.tr("Pictures say “AI-generated” in a corner"))
        self.visible.clicked.connect(lambda on: self._change(visible_mark=on))
        self._column.addWidget(self.invisible)
        self._column.addWidget(self.visible)

    def _build_sound(self) -> None:
        self.about_sound = self._words()
        self.copy_delay = button(self.tr("Copy"), self.tr("Copy the number"), self._copy_delay)
        self._column.addWidget(self.copy_delay)

    def _build_ways(self) -> None:
        self.test = Switch(
            self.tr("Test picture"), self.tr("Others see colour bars and words: look whether they arrive as they are")
        )
        self.test.clicked.connect(lambda on: self._do(lambda p: p.outlets.test(on)))
        self.clean = Switch(self.tr("Clean window"), self.tr("A window with nothing but the picture, to be captured"))
        self.clean.clicked.connect(self.show_clean)
        self.stream = Switch(
            self.tr("Local stream"), self.tr("For OBS or a browser on this machine alone; the address is new each time")
        )
        self.stream.clicked.connect(lambda on: self._do(lambda p: p.outlets.stream(on)))
        self.copy_url = button(self.tr("Copy its address"), "", self._copy_url)
        for one in (self.test, self.clean, self.stream, self.copy_url):
            self._column.addWidget(one)

    def _words(self) -> QLabel:
        made = QLabel()
        made.setObjectName("muted")
        made.setWordWrap(True)
        made.setFont(style.scaled_font(self, 0.92))
        self._column.addWidget(made)
        return made

    def _line(self) -> None:
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._column.addSpacing(4)
        self._column.addWidget(line)
        self._column.addSpacing(4)

    # ---- following ---------------------------------------------------------------------------------------------------

    def attach(self, puppeteer: Puppeteer) -> None:
        """There is a puppeteer now."""
        self._puppeteer = puppeteer
        output = self._preferences.settings.output
        puppeteer.outlets.set_marks(output.invisible_mark, output.visible_mark)
        self._set_background(output)

    def show_state(self, state: OutletState) -> None:
        """Follow how outputs stand."""
        self._state = state
        recording = state.recording
        running = recording.running
        self.record.setEnabled(self._puppeteer is not None and not self._busy and not recording.finishing)
        self.snapshot.setEnabled(self._puppeteer is not None)
        self.record.setChecked(running)
        words = self.tr("Stop {0}").format(clock_words(recording.seconds)) if running else self.tr("Record")
        self._say(self.record, self.tr("Saving…") if recording.finishing else words)
        if running != self._icon_stops:
            self.restyle()
        self._say(self.about_recording, room_words(recording) if running else "")
        self.about_recording.setVisible(running)
        self.with_sound.setEnabled(not running)
        self.test.setChecked(state.testing)
        self.stream.setChecked(bool(state.stream_url))
        self.copy_url.setVisible(bool(state.stream_url))
        self.copy_url.setToolTip(state.stream_url)
        delay = state.sound_delay_ms
        self._say(
            self.about_sound,
            self.tr("Pictures are {0} ms late. So that lips and voice meet, enter {0} ms as the microphone’s delay "
                    "in OBS or the call program.").format(delay)
            if delay
            else self.tr("How late pictures are shows here as soon as your face moves the puppet."),
        )  # fmt: skip
        self._say(self.copy_delay, self.tr("Copy {0}").format(delay))
        self.copy_delay.setVisible(delay > 0)

    def restyle(self) -> None:
        """Take the colours in force."""
        colours = style.theme()
        self._icon_stops = self._state.recording.running
        icons.put_on(self.record, "stop" if self._icon_stops else "record", colours.danger)
        icons.put_on(self.snapshot, "snapshot", colours.text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "snapshot"):
            self.restyle()

    def _show(self, output: Output) -> None:
        self.background.show_output(output)
        self.invisible.setChecked(output.invisible_mark)
        self.visible.setChecked(output.visible_mark)
        self.with_sound.setChecked(output.record_sound)

    # ---- what is asked -----------------------------------------------------------------------------------------------

    def toggle_recording(self) -> None:
        """Begin or end a recording."""
        puppeteer = self._puppeteer
        if puppeteer is None or self._busy or self._state.recording.finishing:
            self.record.setChecked(self._state.recording.running)
            return
        on, sound = not self._state.recording.running, self._preferences.settings.output.record_sound
        self._busy = True
        self.record.setEnabled(False)

        def over(_: object) -> None:
            self._busy = False
            self.show_state(puppeteer.outlets.state())

        def failed(error: BaseException) -> None:
            self._messages.error(error, key="recording")
            over(None)

        self._lane.run(lambda: puppeteer.outlets.record(on, sound), over, failed)

    def take_snapshot(self) -> None:
        """Save the large picture."""
        self._do_aside(lambda p: p.outlets.snapshot(), "snapshot")

    def show_clean(self, on: bool) -> None:
        """Open or close the clean window."""
        if not on and self.window_out is not None:
            self.window_out.close()
        elif on and self.window_out is None and self._puppeteer is not None:
            self.window_out = OutputWindow(self._puppeteer.others_see)
            self.window_out.closed.connect(self._clean_closed)
            self.window_out.show()
        self.clean.setChecked(self.window_out is not None)

    def close_all(self) -> None:
        """The window goes: so does what it opened."""
        self._lane.close()
        if self.window_out is not None:
            self.window_out.close()

    def _clean_closed(self) -> None:
        window, self.window_out = self.window_out, None
        self.clean.setChecked(False)
        if window is not None:
            window.deleteLater()

    def _change(self, **values: Any) -> None:
        self._preferences.change("output", **values)

    def _settings_changed(self, now: Output, before: Output) -> None:
        self._show(now)
        if now.behind != before.behind:
            self._set_background(now)
        marks = now.invisible_mark, now.visible_mark
        if marks != (before.invisible_mark, before.visible_mark):
            self._do(lambda p: p.outlets.set_marks(*marks))

    def _set_background(self, output: Output) -> None:
        self._do_aside(lambda p: p.outlets.set_background(output.behind), "background")

    def _copy_delay(self) -> None:
        QGuiApplication.clipboard().setText(str(self._state.sound_delay_ms))

    def _copy_url(self) -> None:
        QGuiApplication.clipboard().setText(self._state.stream_url)

    def _do(self, call: Callable[[Puppeteer], object]) -> None:
        puppeteer = self._puppeteer
        if puppeteer is None:
            return
        try:
            call(puppeteer)
        except Exception as error:
            self._messages.error(error, key="output")
        self.show_state(puppeteer.outlets.state())

    def _do_aside(self, call: Callable[[Puppeteer], object], key: str) -> None:
        """What takes a moment, off the GUI thread."""
        puppeteer = self._puppeteer
        if puppeteer is not None:
            self._lane.run(lambda: call(puppeteer), lambda _: None, lambda error: self._messages.error(error, key=key))

    @staticmethod
    def _say(widget: QLabel | QPushButton, text: str) -> None:
        if widget.text() != text:
            widget.setText(text)
            widget.setAccessibleName(text)
