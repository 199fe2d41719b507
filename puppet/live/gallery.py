"""The portraits the user can pick: those that come with the program, and the user's own, kept in a private folder."""

from __future__ import annotations

import hashlib
import logging
import threading
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from puppet.errors import PuppetError
from puppet.files import set_aside, write_atomically
from puppet.live.parts import Bundled
from puppet.live.thumbnails import Thumbnails, encode_png
from puppet.models import Image, PortraitInfo
from puppet.persona.file import SUFFIX

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One portrait.

    Attributes:
        source: the picture or persona file that it was added as.
        face: which face of a picture, None for the only one.
        album: a persona file that takes the place of ``source``, where there were photos added later.
        photos: how many there are of the person.
    """

    key: str
    name: str
    source: Path
    face: int | None
    removable: bool
    album: Path | None = None
    photos: int = 1

    @property
    def file(self) -> Path:
        """What the portrait is made of now."""
        return self.album or self.source


class _Own(msgspec.Struct, frozen=True):
    key: str
    name: str
    face: int | None = None


class _Index(msgspec.Struct, frozen=True):
    version: int
    portraits: list[_Own]


class Gallery:
    """Keeps the list and the thumbnails; knows nothing of faces. Safe to use from every thread.

    The user's pictures are stored as PNG, their persona files anew, under names made here: nothing of the original
    file but its pixels (no place, no camera, no path) is kept.

    A portrait that more photos were added to has a persona file beside its picture, an album: the picture stays, so
    that taking them away again leaves what was there. Portraits that come with the program have theirs here too.

    Args:
        folder: the user's own portraits; made when the first one is added.
        bundled: lists those that come with the program; called once, on first use.
        thumbnails: cache folder of thumbnails; None keeps them in memory alone.
    """

    def __init__(self, folder: Path, bundled: Callable[[], Sequence[Bundled]], thumbnails: Path | None = None) -> None:
        self._folder = folder
        self._bundled = bundled
        self._lock = threading.RLock()
        self._reading = threading.Lock()
        self._entries: list[Entry] | None = None
        self._thumbnails = Thumbnails(thumbnails)

    def entries(self) -> list[Entry]:
        """All portraits, the bundled ones first, then the user's own in the order in which they came."""
        with self._reading:  # not the other lock: the window must not wait for this
            if self._entries is None:
                bundled = [Entry(one.key, one.name, one.source, None, removable=False) for one in self._bundled()]
                self._entries = [self._with_album(entry) for entry in bundled + self._read_own()]
        with self._lock:
            return list(self._entries)

    def find(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries() if entry.key == key), None)

    def entry(self, key: str) -> Entry:
        """As ``find``.

        Raises:
            PuppetError: it is not in the gallery.
        """
        entry = self.find(key)
        if entry is None:
            raise PuppetError("This portrait is not in the gallery any more", "Pick another one")
        return entry

    def tiles(self) -> list[PortraitInfo]:
        """What the window shows: nothing before the list is read, a plain thumbnail where none is made yet."""
        if self._entries is None:
            return []
        return [self._tile(entry) for entry in self.entries()]

    def tile(self, key: str) -> PortraitInfo:
        """One of ``tiles``.

        Raises:
            PuppetError: it is not in the gallery.
        """
        return self._tile(self.entry(key))

    def _tile(self, entry: Entry) -> PortraitInfo:
        return PortraitInfo(entry.key, entry.name, self.thumbnail(entry.key), entry.removable, entry.photos)

    def add(self, image: Image, name: str, face: int | None) -> Entry:
        """Keep a picture of the user's.

        Args:
            image: uint8 (H, W, 3) RGB.
            name: shown to the user.
            face: which face of it, left to right; None when it has only one.

        Returns:
            Its entry; the one that is already there when the same picture and face were added before.

        Raises:
            PuppetError: the folder cannot be written.
        """
        digest = hashlib.sha256(image.tobytes() + repr((image.shape, face)).encode()).hexdigest()
        return self._add(digest, name, face, ".png", lambda: encode_png(image))

    def add_persona(self, content: bytes, name: str) -> Entry:
        """Keep a persona file of the user's: ``content`` as ``puppet.persona.contents.to_bytes`` makes it; see ``add``.

        Raises:
            PuppetError: the folder cannot be written.
        """
        return self._add(hashlib.sha256(content).hexdigest(), name, None, SUFFIX, lambda: content)

    def _add(self, digest: str, name: str, face: int | None, suffix: str, content: Callable[[], bytes]) -> Entry:
        key = f"own-{digest[:24]}"
        known = self.find(key)
        if known is not None:
            return known
        entry = Entry(key, name, self._folder / f"{key}{suffix}", face, removable=True)
        try:
            write_atomically(entry.source, content())
            entry = self._with_album(entry)
            with self._lock:
                entries = [*self.entries(), entry]
                self._write_index(entries)
                self._entries = entries
        except OSError as error:
            entry.source.unlink(missing_ok=True)
            raise self._unkept(error) from error
        return entry

    def remove(self, key: str) -> bool:
        """Delete one of the user's own portraits with its file; returns False for any other key.

        Raises:
            PuppetError: the folder cannot be written.
        """
        with self._lock:
            entry = self.find(key)
            if entry is None or not entry.removable:
                return False
            left = [other for other in self.entries() if other.key != key]
            try:
                self._write_index(left)
                self._thumbnails.delete(key, entry.source, entry.face)
                entry.source.unlink(missing_ok=True)
                self._album(key).unlink(missing_ok=True)
            except OSError as error:
                raise PuppetError(
                    f"{entry.name} cannot be deleted ({error.strerror or error})", f"Check the folder {self._folder}"
                ) from error
            self._entries = left
            self._thumbnails.forget(key)
            return True

    # ---- albums ------------------------------------------------------------------------------------------------------

    def album(self, key: str) -> bytes | None:
        """The persona file that keeps a portrait's added photos; None where none were added."""
        path = self._album(key)
        try:
            return path.read_bytes() if path.exists() else None
        except OSError as error:
            raise self._unkept(error) from error

    def set_album(self, key: str, content: bytes | None) -> None:
        """Keep a portrait with photos that were added (None: without them), as ``add_persona`` takes it.

        Raises:
            PuppetError: the portrait is gone, or the folder cannot be written.
        """
        with self._lock:
            old = self.entry(key)
            try:
                if content is None:
                    self._album(key).unlink(missing_ok=True)
                else:
                    write_atomically(self._album(key), content)
            except OSError as error:
                raise self._unkept(error) from error
            new = self._with_album(old)
            self._entries = [new if entry.key == key else entry for entry in self.entries()]

    def _album(self, key: str) -> Path:
        own = key.startswith("own-")
        return self._folder / f"{key if own else hashlib.sha256(key.encode()).hexdigest()[:24]}.photos{SUFFIX}"

    def _with_album(self, entry: Entry) -> Entry:
        path = self._album(entry.key)
        album = path if path.is_file() else None
        now = replace(entry, album=album)
        return replace(now, photos=_count_photos(now.file))

    def _unkept(self, error: OSError) -> PuppetError:
        return PuppetError(
            f"The portrait cannot be kept in {self._folder} ({error.strerror or error})",
            "Free some space there, or make the folder writable",
        )

    # ---- thumbnails --------------------------------------------------------------------------------------------------

    def has_thumbnail(self, key: str) -> bool:
        """Whether the face's thumbnail is known, from now or from an earlier start."""
        entry = self.find(key)
        return entry is not None and self._thumbnails.has(key, entry.source, entry.face)

    def thumbnail(self, key: str) -> Image:
        """uint8 (96, 96, 3); plain grey while it is not known."""
        self.has_thumbnail(key)
        return self._thumbnails.get(key)

    def set_thumbnail(self, key: str, image: Image) -> None:
        """Keep a thumbnail, uint8 (96, 96, 3)."""
        self._thumbnails.put(key, image)
        entry = self.find(key)
        if entry is not None:
            self._thumbnails.store(key, entry.source, entry.face)

    # ---- the index ---------------------------------------------------------------------------------------------------

    @property
    def _index(self) -> Path:
        return self._folder / "portraits.json"

    def _read_own(self) -> list[Entry]:
        try:
            index = msgspec.json.decode(self._index.read_bytes(), type=_Index)
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as error:
            logger.warning("%s is not readable (%s): it is set aside", self._index, error)
            try:
                set_aside(self._index)
            except OSError as second:
                logger.warning("%s cannot be renamed: %s", self._index, second)
            return []
        entries = []
        for own in index.portraits:
            # The key names a file: one that is not ours must not lead anywhere else.
            ours = own.key.startswith("own-") and own.key[4:].isalnum()
            places = [self._folder / f"{own.key}{suffix}" for suffix in (".png", SUFFIX)] if ours else []
            source = next((place for place in places if place.is_file()), None)
            if source is not None:
                entries.append(Entry(own.key, own.name, source, own.face, removable=True))
            else:
                logger.warning("The portrait %s (%s) is gone and left out", own.name, own.key)
        return entries

    def _write_index(self, entries: Sequence[Entry]) -> None:
        own = [_Own(entry.key, entry.name, entry.face) for entry in entries if entry.removable]
        write_atomically(self._index, msgspec.json.format(msgspec.json.encode(_Index(1, own))))


def _count_photos(path: Path) -> int:
    """Photos in a persona file, going by its list of contents; 1 for a picture and whatever cannot be read."""
    if path.suffix.lower() != SUFFIX:
        return 1
    try:
        with zipfile.ZipFile(path) as archive:
            return max(1, sum(name.startswith("landmarks-") for name in archive.namelist()))
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return 1  # whoever reads it says what is wrong
