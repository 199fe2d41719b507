"""The Motion panel: how strongly and how the driver's motion is carried over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from puppet.settings import Motion, limits
from ui.controls import SliderRow, Switch, button, percent
from ui.preferences import Preferences


class MotionPanel(QWidget):
    """Shows the motion settings and changes them.

    Args:
        preferences: where they are.
        calibrate: takes the neutral anew.
        find_neutral: takes the best of the last seconds.
    """

    def __init__(
        self, preferences: Preferences, calibrate: Callable[[], object], find_neutral: Callable[[], object]
    ) -> None:
        super().__init__()
        self._preferences = preferences
        usual = Motion()
        self.strengths: dict[str, SliderRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        for field, name, tip in (
            ("pose", self.tr("Head"), self.tr("How far the head turns, leans and moves")),
            ("mouth", self.tr("Mouth"), self.tr("How far lips and jaw move")),
            ("brows", self.tr("Brows"), self.tr("How far the brows move")),
            ("eyes", self.tr("Eyelids"), self.tr("How far the eyes open and close")),
            ("gaze", self.tr("Gaze"), self.tr("How far the eyes look aside")),
            ("smoothing", self.tr("Smoothing"), self.tr("More: calmer and a little later. Less: livelier")),
        ):
            row = SliderRow(name, limits(Motion, field), getattr(usual, field), percent, tip)
            row.moved.connect(lambda value, field=field: preferences.change("motion", **{field: value}))
            self.strengths[field] = row
            column.addWidget(row)
        self.look = Switch(self.tr("Look at the camera"), self.tr("The puppet looks at them wherever you look"))
        self.mirror = Switch(self.tr("Mirror my motion"), self.tr("Your left moves the puppet’s right"))
        self.idle = Switch(self.tr("Breathe and blink at rest"), self.tr("What the puppet does while nobody moves it"))
        for switch, field in ((self.look, "look_at_camera"), (self.mirror, "mirror_input"), (self.idle, "idle")):
            switch.clicked.connect(lambda on, field=field: preferences.change("motion", **{field: on}))
            column.addWidget(switch)
        column.addSpacing(2)
        self.calibrate = button(
            self.tr("Calibrate"),
            self.tr("Take your neutral face anew: look straight, mouth closed"),
            calibrate,
            "calibrate",
        )
        self.best = button(
            self.tr("Best of the last seconds"),
            self.tr("Take the most neutral face of the last ten seconds as your neutral"),
            find_neutral,
            "find_neutral",
        )
        self.reset = button(self.tr("Usual values"), self.tr("Set everything here back"), self._reset)
        for one in (self.calibrate, self.best, self.reset):
            column.addWidget(one)
        preferences.changed.connect(lambda now, _before: self._show(now.motion))
        self._show(preferences.settings.motion)

    def _show(self, motion: Motion) -> None:
        for field, row in self.strengths.items():
            if row.value != getattr(motion, field):
                row.set_value(getattr(motion, field))
        self.look.setChecked(motion.look_at_camera)
        self.mirror.setChecked(motion.mirror_input)
        self.idle.setChecked(motion.idle)

    def _reset(self) -> None:
        self._preferences.change(motion=Motion())
