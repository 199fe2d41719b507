"""The file that lists the user's portraits: names, order, and how they were edited."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from puppet.curation import Edit
from puppet.files import set_aside, sweep, write_atomically
from puppet.live.entries import Entry
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
        self._names: dict[str, str] = {}  # of the bundled ones, as they come

    def read(self, bundled: Sequence[Entry]) -> Contents:
        """What it says; nothing where it is not there or cannot be read, and then it is set aside.

        Args:
            bundled: the portraits that come with the program, as they come.
        """
        self._names = {entry.key: entry.name for entry in bundled}
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

    def write(self, entries: Sequence[Entry]) -> None:
        """List these, in their order.

        Raises:
            OSError: it cannot be written.
        """
        own = [Kept(one.key, one.name, one.face, one.edit, one.consent) for one in entries if one.removable]
        changed = [
            Kept(one.key, one.name, None, one.edit, one.consent)
            for one in entries
            if not one.removable and (one.name != self._names.get(one.key) or not one.edit.empty or one.consent)
        ]
        content = msgspec.json.encode(_File(1, own, changed, [one.key for one in entries]))
        write_atomically(self._path, msgspec.json.format(content))


def listed(contents: Contents, bundled: Sequence[Entry], folder: Path) -> list[Entry]:
    """The portraits that there are, as the index has them and in its order; those without a file are left out.

    Args:
        contents: what the index says. bundled: those that come with the program, as they come.
        folder: of the user's own.
    """
    entries = [_as_kept(entry, contents.changed.get(entry.key)) for entry in bundled]
    for key, kept in contents.own.items():
        # The key names a file: one that is not ours must not lead anywhere else.
        ours = key.startswith("own-") and key[4:].isalnum()
        places = [folder / f"{key}{suffix}" for suffix in (".png", SUFFIX)] if ours else []
        source = next((place for place in places if place.is_file()), None)
        if source is not None:
            entries.append(
                Entry(key, kept.name, source, kept.face, removable=True, edit=kept.edit, consent=kept.consent)
            )
        else:
            logger.warning("The portrait %s (%s) is gone and left out", kept.name, key)
    if contents.damaged:
        entries += [
            Entry(path.stem, f"Portrait {number}", path, None, removable=True)
            for number, path in enumerate(_own_files(folder), 1)
        ]
    places_of = {key: place for place, key in enumerate(contents.order)}
    return sorted(entries, key=lambda entry: places_of.get(entry.key, len(places_of)))


def _as_kept(entry: Entry, kept: Kept | None) -> Entry:
    return entry if kept is None else replace(entry, name=kept.name, edit=kept.edit, consent=kept.consent)


def _own_files(folder: Path) -> list[Path]:
    """The files of the user's portraits, without any list of them, as they came."""
    found = [path for path in folder.glob("own-*") if path.suffix in (".png", SUFFIX) and path.is_file()]
    return [path for path in sorted(found, key=_changed_s) if path.stem[4:].isalnum()]  # and no album


def _changed_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
