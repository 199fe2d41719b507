"""Persona files that keep the photos added to portraits, beside the portraits' own files."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

from puppet.files import write_atomically
from puppet.live.entries import Entry
from puppet.persona.file import SUFFIX


class Albums:
    """A portrait that more photos were added to has a persona file beside its picture: the picture stays, so that
    taking them away again leaves what was there. Portraits that come with the program have theirs here too.

    Args:
        folder: the user's own portraits; made when there is something to keep.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, key: str) -> Path:
        """Where a portrait's album is, or would be."""
        own = key.startswith("own-")
        return self._folder / f"{key if own else hashlib.sha256(key.encode()).hexdigest()[:24]}.photos{SUFFIX}"

    def read(self, key: str) -> bytes | None:
        """What is in it; None where there is none. Raises OSError."""
        path = self.place(key)
        return path.read_bytes() if path.exists() else None

    def write(self, key: str, content: bytes | None) -> None:
        """Keep an album, or with None take it away. Raises OSError."""
        if content is None:
            self.place(key).unlink(missing_ok=True)
        else:
            write_atomically(self.place(key), content)

    def with_album(self, entry: Entry) -> Entry:
        """The entry as its album has it."""
        path = self.place(entry.key)
        now = replace(entry, album=path if path.is_file() else None)
        return replace(now, photos=_count_photos(now.file))


def _count_photos(path: Path) -> int:
    """Photos in a persona file, going by its list of contents; 1 for a picture and whatever cannot be read."""
    if path.suffix.lower() != SUFFIX:
        return 1
    try:
        with zipfile.ZipFile(path) as archive:
            return max(1, sum(name.startswith("landmarks-") for name in archive.namelist()))
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return 1  # whoever reads it says what is wrong
