"""What the gallery holds of one portrait, and the bin for those that were deleted."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from puppet.curation import Edit
from puppet.models import Image

logger = logging.getLogger(__name__)

_UNEDITED = Edit()


@dataclass(frozen=True, slots=True)
class Entry:
    """One portrait.

    Attributes:
        source: the picture or persona file that it was added as.
        face: which face of a picture, None for the only one.
        album: a persona file that takes the place of ``source``, where there were photos added later.
        photos: how many there are of the person.
        edit: how it was edited; the album is what came of it.
        consent: when the user said that they may use it, ISO 8601 in UTC; "" if they have not.
    """

    key: str
    name: str
    source: Path
    face: int | None
    removable: bool
    album: Path | None = None
    photos: int = 1
    edit: Edit = _UNEDITED
    consent: str = ""

    @property
    def file(self) -> Path:
        """What the portrait is made of now."""
        return self.album or self.source


@dataclass(frozen=True, slots=True)
class Removed:
    """A portrait that was deleted and can be had back: its entry, its place, its thumbnail, and its files' new and old
    names."""

    entry: Entry
    place: int
    thumbnail: Image | None
    files: tuple[tuple[Path, Path], ...]


class Bin:
    """Keeps files under other names until it is emptied.

    Args:
        folder: of its own; made when something is put into it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, paths: Sequence[Path]) -> tuple[tuple[Path, Path], ...]:
        """Put files aside, those of them that are there; returns (new, old) names for ``take_back``. Raises OSError."""
        files = tuple((self._folder / path.name, path) for path in paths if path.is_file())
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for aside, path in files:
            path.replace(aside)
        return files

    def take_back(self, files: Sequence[tuple[Path, Path]]) -> None:
        """Give files their old names again. Raises OSError."""
        for aside, path in files:
            aside.replace(path)

    def delete(self, files: Sequence[tuple[Path, Path]]) -> None:
        """Let go of files for good. Raises OSError."""
        for aside, _ in files:
            aside.unlink(missing_ok=True)

    def empty(self) -> None:
        """Delete what is in it. Returns promptly; where a file cannot be deleted, the log says so."""
        try:
            for path in self._folder.iterdir() if self._folder.is_dir() else ():
                path.unlink(missing_ok=True)
        except OSError as error:
            logger.warning("%s cannot be emptied: %s", self._folder, error)
