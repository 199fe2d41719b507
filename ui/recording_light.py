"""The red counter over the large picture while something is recorded."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton

from puppet.outlets import Recording
from ui import icons, keytips, style


def clock_words(seconds: float) -> str:
    """A length as 0:07 or 1:02:03."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def room_words(recording: Recording) -> str:
    """What there is to say beside the counter: whose sound, and for how long there is room."""
    said = []
    if recording.running:
        said.append(recording.sound or QCoreApplication.translate("Output", "without sound"))
    if recording.left_s is not None and recording.left_s < 10 * 3600:
        minutes = int(recording.left_s // 60)
        said.append(
            QCoreApplication.translate("Output", "room for {0} min").format(minutes)
            if minutes < 120
            else QCoreApplication.translate("Output", "room for {0} h").format(minutes // 60)
        )
    return " · ".join(said)


class RecordingLight(QPushButton):
    """Counts while something is recorded; pressing it ends that. Hidden otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recording")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Recording"))
        keytips.say(self, self.tr("Recording. Press to end it"), "record")
        self.setAccessibleName(self.tr("End the recording"))
        self.hide()

    def show_state(self, recording: Recording) -> None:
        """Follow the recording."""
        words = clock_words(recording.seconds)
        if recording.running and words != self.text():
            self.setText(words)
            self.setAccessibleName(self.tr("Recording, {0}").format(words))
            icons.put_on(self, "record", style.theme().danger, 14)
        self.setVisible(recording.running)
