"""The Frame panel: where the portrait stands in the picture, its size, and what the window shows over it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from puppet.settings import FRAME_RATES, SIZES, Framing, limits
from ui.controls import ChoiceRow, SliderRow, Switch, button, percent
from ui.preferences import Preferences

ZOOM_STEP, NUDGE = 1.08, 0.08


class FramePanel(QWidget):
    """Shows the framing settings and changes them; its methods are what the keys do."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        usual = Framing()
        self.sliders: dict[str, SliderRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        for field, name, words, tip in (
            ("zoom", self.tr("Zoom"), percent, self.tr("W nearer, S further away")),
            ("x", self.tr("Left and right"), _place, self.tr("H to the left, K to the right")),
            ("y", self.tr("Up and down"), _place, self.tr("U up, J down")),
        ):
            row = SliderRow(name, limits(Framing, field), getattr(usual, field), words, tip)
            row.moved.connect(lambda value, field=field: preferences.change("framing", **{field: value}))
            self.sliders[field] = row
            column.addWidget(row)
        self.fit = ChoiceRow(
            self.tr("Portrait"), [("fit", self.tr("Show all of it")), ("fill", self.tr("Fill the picture"))]
        )
        self.reset_button = button(
            self.tr("Back to the middle"), self.tr("Zoom and position"), self.reset, "reset_frame"
        )
        tip = self.tr("Of the pictures that others get; it changes while you are not live")
        sizes = [(name, f"{width} × {height}") for name, (width, height) in SIZES.items()]
        self.output_size = ChoiceRow(self.tr("Size"), sizes, tip)
        self.rate = ChoiceRow(self.tr("Per second"), [(rate, str(rate)) for rate in FRAME_RATES], tip)
        column.addWidget(self.fit)
        column.addWidget(self.reset_button)
        column.addSpacing(4)
        for choice, field in ((self.fit, "fit"), (self.output_size, "size"), (self.rate, "fps")):
            choice.picked.connect(lambda value, field=field: preferences.change("framing", **{field: value}))
        column.addWidget(self.output_size)
        column.addWidget(self.rate)
        self.switches: dict[str, Switch] = {}
        for field, name, tip in (
            ("mirror_preview", self.tr("Mirror for me"), self.tr("This window alone shows it mirrored")),
            ("mirror_output", self.tr("Mirror for others"), self.tr("Others see it mirrored")),
            ("landmarks", self.tr("Landmarks on the camera"), self.tr("Over your camera’s picture")),
            ("landmarks_preview", self.tr("Landmarks on the portrait"), self.tr("Only this window shows them")),
            ("figures", self.tr("Frame rate and delay"), self.tr("In the bar below")),
        ):
            switch = Switch(name, tip, "landmarks" if field.startswith("landmarks") else field)
            switch.clicked.connect(lambda on, field=field: preferences.change("framing", **{field: on}))
            self.switches[field] = switch
            column.addWidget(switch)
        preferences.changed.connect(lambda now, _before: self._show(now.framing))
        self._show(preferences.settings.framing)

    # ---- what the keys do --------------------------------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Nearer (1) or further away (-1)."""
        low, high = limits(Framing, "zoom")
        wanted = self._framing.zoom * ZOOM_STEP**steps
        self._preferences.change("framing", zoom=min(max(round(wanted, 3), low), high))

    def nudge(self, across: int, down: int) -> None:
        """Move by a step to the right and down (1), or the other way (-1)."""
        x, y = (
            min(max(round(now + NUDGE * by, 3), -1.0), 1.0)
            for now, by in ((self._framing.x, across), (self._framing.y, down))
        )
        self._preferences.change("framing", x=x, y=y)

    def reset(self) -> None:
        """Zoom and position as they were at first."""
        self._preferences.change("framing", zoom=1.0, x=0.0, y=0.0)

    def toggle(self, field: str) -> None:
        """Switch "mirror_preview", "mirror_output" or "figures"."""
        self._preferences.change("framing", **{field: not getattr(self._framing, field)})

    def next_landmarks(self) -> None:
        """On the camera, on the portrait as well, nowhere, and so on."""
        camera, portrait = self._framing.landmarks, self._framing.landmarks_preview
        step = {(True, False): (True, True), (True, True): (False, False), (False, False): (True, False)}
        camera, portrait = step.get((camera, portrait), (True, False))
        self._preferences.change("framing", landmarks=camera, landmarks_preview=portrait)

    @property
    def _framing(self) -> Framing:
        return self._preferences.settings.framing

    def _show(self, framing: Framing) -> None:
        for field, row in self.sliders.items():
            if abs(row.value - getattr(framing, field)) > 1e-6:
                row.set_value(getattr(framing, field))
        for field, choice in (("fit", self.fit), ("size", self.output_size), ("fps", self.rate)):
            choice.set_value(getattr(framing, field))
        for field, switch in self.switches.items():
            switch.setChecked(getattr(framing, field))


def _place(value: float) -> str:
    return f"{round(100 * value):+d} %" if value else "0"
