"""Memory that is free again goes back to the system, so that an hour's call takes no more than its first minutes.

The C library keeps what is freed, for each thread in an arena of its own, and what one arena has no other thread gets:
with thirty threads and portraits that come and go that came to a hundred megabytes, and rose. Only glibc is told; other
systems' libraries give back by themselves.
"""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import Any

ARENAS = 4
"""Enough for threads that hold Python's own lock most of the time."""
_M_ARENA_MAX = -8  # of malloc.h


def settle() -> None:
    """Called before the threads of a call start: they share a few arenas."""
    library = _glibc()
    if library is not None:
        library.mallopt(_M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """After much was freed, a portrait for one: takes a few milliseconds, on the caller's thread."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


@lru_cache(maxsize=1)
def _glibc() -> Any:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
