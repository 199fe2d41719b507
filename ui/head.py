"""The row over the picture: who sees it, what is still being loaded, the recording, and two buttons."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui import icons, keytips, style
from ui.recording_light import RecordingLight
from ui.side import Dot


class Head(QHBoxLayout):
    """The row.

    Args:
        window: whose letters are those of the title.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.live_dot = Dot()
        self.label = QLabel(self.tr("Starting…"))
        self.label.setFont(style.scaled_font(window, 1.08, weight=QFont.Weight.DemiBold))
        self.keys_button = QPushButton(self.tr("Keys"))
        self.keys_button.setObjectName("link")
        keytips.say(self.keys_button, self.tr("All keys"), "keys")
        self.keys_button.setAccessibleName(self.tr("All keys"))
        self.panel_button = QPushButton(self.tr("Adjust"))
        self.panel_button.setObjectName("link")
        self.panel_button.setCheckable(True)
        keytips.say(self.panel_button, self.tr("Motion and more"), "panel")
        self.panel_button.setAccessibleName(self.tr("Adjust"))
        self.setContentsMargins(4, 0, 0, 0)
        self.setSpacing(8)
        self.addWidget(self.live_dot)
        self.loading = QLabel()
        self.loading.setObjectName("muted")
        self.addWidget(self.label)
        self.addWidget(self.loading)
        self.addStretch(1)
        self.recording = RecordingLight()
        self.addWidget(self.recording)
        self.addWidget(self.keys_button)
        self.addWidget(self.panel_button)

    def restyle(self) -> None:
        """Take the colours in force."""
        icons.put_on(self.keys_button, "keys", style.theme().text)
        icons.put_on(self.panel_button, "sliders", style.theme().text)
