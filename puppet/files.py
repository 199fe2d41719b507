"""Private files that survive a crash half-way."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step: a reader sees the old file or the new one, never half of one.

    The file is readable by its owner alone, and missing folders are made so too.

    Raises:
        OSError: the folder cannot be written, or the disk is full; the old file is then still there.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be read so that it is neither lost nor read again; returns its new path."""
    for count in range(1, 1000):
        aside = path.with_name(f"{path.name}.broken-{count}")
        if not aside.exists():
            return path.replace(aside)
    return path.replace(path.with_name(f"{path.name}.broken"))
