"""Imports MediaPipe without what it imports and never uses here."""

from __future__ import annotations

import sys
import threading
from types import ModuleType

_UNUSED = ("matplotlib", "matplotlib.pyplot")
"""MediaPipe's package imports its drawing helpers, and they a plotting library: two thirds of the time that it takes,
a third of a second at every start."""
_lock = threading.Lock()


def load_mediapipe() -> None:
    """Import MediaPipe's Python package, once, before anything of it is imported by name.

    Its helpers for plots do not work afterwards, unless matplotlib was imported before; matplotlib itself does.

    Raises:
        ImportError, OSError: MediaPipe is not installed, or not for this machine.
    """
    with _lock:
        if "mediapipe" not in sys.modules and not any(name in sys.modules for name in _UNUSED):
            empty = {name: ModuleType(name) for name in _UNUSED}
            empty["matplotlib"].pyplot = empty["matplotlib.pyplot"]  # type: ignore[attr-defined]
            sys.modules.update(empty)
            try:
                import mediapipe
            finally:
                for name, module in empty.items():
                    if sys.modules.get(name) is module:
                        del sys.modules[name]
        import mediapipe  # noqa: F401
