"""Private files that survive a crash half-way."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

_HALF_WRITTEN = re.compile(r"\..+\.[a-z0-9_]{8}")  # as mkstemp names them


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone; one that is there is left as it is.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.is_dir():  # pathlib's own way gives only the last one this mode
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step: a reader sees the old file or the new one, never half of one.

    The file is readable by its owner alone, and missing folders are made so too.

    Raises:
        OSError: the folder cannot be written, or the disk is full; the old file is then still there.
    """
    make_private(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mkstemp opens it as 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sweep(folder: Path, older_than_s: float = 3600.0) -> None:
    """Delete what ``write_atomically`` left half-written in a folder where the program was killed in it."""
    try:
        for path in folder.iterdir():
            if _HALF_WRITTEN.fullmatch(path.name) and time.time() - path.lstat().st_mtime > older_than_s:
                path.unlink()
    except OSError:
        pass  # no such folder, or another one of us was quicker


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be read so that it is neither lost nor read again; returns its new path."""
    for count in range(1, 1000):
        aside = path.with_name(f"{path.name}.broken-{count}")
        if not aside.exists():
            return path.replace(aside)
    return path.replace(path.with_name(f"{path.name}.broken"))
