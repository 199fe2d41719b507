"""Where recordings and snapshots go, what they are called, and whether there is room."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import platformdirs

from puppet.errors import PuppetError

NEEDED = 500 << 20
"""Bytes that must be free to begin a recording."""
LAST = 150 << 20
"""Bytes at which a running one ends: the system needs the rest."""


def videos() -> Path:
    """The user's folder for videos."""
    return platformdirs.user_videos_path()


def pictures() -> Path:
    """The user's folder for pictures."""
    return platformdirs.user_pictures_path()


def new_file(folder: Path, suffix: str, now: datetime | None = None) -> Path:
    """A name with the date that nothing in the folder has yet; the folder is made if it is missing.

    Raises:
        PuppetError: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PuppetError(f"There is no folder {folder} ({error.strerror or error})", "Create it") from error
    stem = f"Puppet {(now or datetime.now()):%Y-%m-%d %H.%M.%S}"
    for number in range(1, 1000):
        path = folder / f"{stem}{'' if number == 1 else f' ({number})'}{suffix}"
        if not path.exists():
            return path
    raise PuppetError(f"{folder} is full of recordings of this very second", "Try again")


def free(folder: Path) -> int:
    """Bytes that can still be written there; a very large number where the system does not say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 1 << 62


def check_room(folder: Path, needed: int = NEEDED, free: Callable[[Path], int] = free) -> None:
    """Raises PuppetError where there is not enough room to begin."""
    left = free(folder)
    if left < needed:
        raise PuppetError(f"Only {left >> 20} MB are free in {folder}", f"Make room: {needed >> 20} MB are needed")
