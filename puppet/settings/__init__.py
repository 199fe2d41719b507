"""What the user has set, kept from one start to the next: typed values, and the file they live in."""

from __future__ import annotations

from puppet.settings.store import NAME, PROBLEM, SettingsStore
from puppet.settings.transfer import export_settings, import_settings
from puppet.settings.values import (
    FRAME_RATES,
    PROFILED,
    SIZES,
    Consent,
    FirstRun,
    Framing,
    Keys,
    Motion,
    Output,
    Settings,
    Tray,
    Window,
    limits,
)

__all__ = [
    "FRAME_RATES",
    "NAME",
    "PROBLEM",
    "PROFILED",
    "SIZES",
    "Consent",
    "FirstRun",
    "Framing",
    "Keys",
    "Motion",
    "Output",
    "Settings",
    "SettingsStore",
    "Tray",
    "Window",
    "export_settings",
    "import_settings",
    "limits",
]
