"""Keeps None alive where Python itself does not.

From Python 3.12 on None is immortal. On 3.11 it is counted like anything else, and PySide6 6.12.0 gives back one
reference too many with every call that returns nothing (measured: ``QLabel.setText`` takes one from
``sys.getrefcount(None)`` each time; 6.11.3 does not). A window that paints thirty times a second uses up what there
are within a minute, and the interpreter aborts: "none_dealloc: deallocating None".
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 2**48
"""References added: a million lost in each second would take nine years."""


def hold() -> None:
    """Add references to None that nobody will ever give back; once is enough."""
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython" and sys.getrefcount(None) < PLENTY // 2:
        count = ctypes.c_ssize_t.from_address(id(None))  # every object begins with its counter
        count.value += PLENTY
