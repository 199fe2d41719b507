"""The file that lists the user's portraits: names, order, and how they were edited."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from puppet.curation import Edit
from puppet.files import set_aside, sweep, write_atomically
from puppet.persona.file import SUFFIX

logger = logging.getLogger(__name__)


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept of one portrait."""

    key: str
    name: str
    face: int | None = None
    edit: Edit = Edit()
    consent: str = ""


class _File(msgspec.Struct, frozen=True, omit_defaults=True):
    version: int
    portraits: list[Kept]  # the user's own
    bundled: list[Kept] = []  # those that come with the program, where the user has changed something
    order: list[str] = []


class Listed(Protocol):
    """An entry of the gallery."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def face(self) -> int | None: ...

    @property
    def removable(self) -> bool: ...

    @property
    def edit(self) -> Edit: ...

    @property
    def consent(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Contents:
    """What the file says.

    Attributes:
        own: the user's portraits by key.
        changed: bundled portraits by key.
        order: keys; those that are missing come last.
        damaged: it could not be read: what it said is lost, the portraits' files are not.
    """

    own: Mapping[str, Kept] = field(default_factory=dict)
    changed: Mapping[str, Kept] = field(default_factory=dict)
    order: Sequence[str] = ()
    damaged: bool = False


class GalleryIndex:
    """``portraits.json`` in the folder of the user's portraits."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "portraits.json"

    def read(self) -> Contents:
        """What it says; nothing where it is not there or cannot be read, and then it is set aside."""
        sweep(self._path.parent)
        try:
            file = msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return Contents()
        except (OSError, ValueError, RecursionError) as error:
            logger.warning("%s is not readable (%s): it is set aside", self._path, error)
            try:
                set_aside(self._path)
            except OSError as second:
                logger.warning("%s cannot be renamed: %s", self._path, second)
            return Contents(damaged=True)
        return Contents(
            {one.key: one for one in file.portraits}, {one.key: one for one in file.bundled}, tuple(file.order)
        )

    def write(self, entries: Sequence[Listed], names: Mapping[str, str]) -> None:
        """List these.

        Args:
            entries: in their order.
            names: of bundled portraits, as they come.

        Raises:
            OSError: it cannot be written.
        """
        own = [Kept(one.key, one.name, one.face, one.edit, one.consent) for one in entries if one.removable]
        changed = [
            Kept(one.key, one.name, None, one.edit, one.consent)
            for one in entries
            if not one.removable and (one.name != names.get(one.key) or not one.edit.empty or one.consent)
        ]
        content = msgspec.json.encode(_File(1, own, changed, [one.key for one in entries]))
        write_atomically(self._path, msgspec.json.format(content))


def own_files(folder: Path) -> list[Path]:
    """The files of the user's portraits, without any list of them, as they came."""
    found = [path for path in folder.glob("own-*") if path.suffix in (".png", SUFFIX) and path.is_file()]
    return [path for path in sorted(found, key=_changed_s) if path.stem[4:].isalnum()]  # and no album


def _changed_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
