"""The portraits the user can pick: those that come with the program, and the user's own, kept in a private folder."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import threading
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from puppet.curation import Edit
from puppet.errors import PuppetError
from puppet.files import write_atomically
from puppet.live.entries import Bin, Entry, Removed
from puppet.live.galleryindex import GalleryIndex, Kept, own_files
from puppet.live.parts import Bundled
from puppet.live.thumbnails import Thumbnails, encode_png
from puppet.models import Image, PortraitInfo
from puppet.persona.contents import shown
from puppet.persona.file import SUFFIX

logger = logging.getLogger(__name__)


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

    Attributes:
        damaged: the list could not be read: the user's portraits are there, without their names and order.
    """

    def __init__(self, folder: Path, bundled: Callable[[], Sequence[Bundled]], thumbnails: Path | None = None) -> None:
        self._folder = folder
        self._bundled = bundled
        self._lock = threading.RLock()
        self._reading = threading.Lock()
        self._entries: list[Entry] | None = None
        self._thumbnails = Thumbnails(thumbnails)
        self._index = GalleryIndex(folder)
        self._bin = Bin(folder / "removed")
        self.damaged = False
        self._names: dict[str, str] = {}  # of the bundled ones, as they come

    def entries(self) -> list[Entry]:
        """All portraits: the bundled ones first, then the user's own as they came, until the user orders them."""
        with self._reading:  # not the other lock: the window must not wait for this
            if self._entries is None:
                self.purge()  # a start that ended badly may have left something
                bundled = [Entry(one.key, one.name, one.source, None, removable=False) for one in self._bundled()]
                self._names = {entry.key: entry.name for entry in bundled}
                self._entries = [self._with_album(entry) for entry in self._read(bundled)]
                if self.damaged:
                    with contextlib.suppress(OSError):  # the next change writes it
                        self._write_index(self._entries)
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
        thumbnail = self.thumbnail(entry.key)
        return PortraitInfo(entry.key, entry.name, thumbnail, entry.removable, entry.photos, entry.consent)

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
            with contextlib.suppress(OSError):
                entry.source.unlink(missing_ok=True)
            raise self._unkept(error) from error
        return entry

    def rename(self, key: str, name: str) -> str:
        """Give a portrait another name; returns the one it had.

        Raises:
            PuppetError: it is gone, the name is empty, or the folder cannot be written.
        """
        shown_name = shown(" ".join(name.split()))
        if not shown_name:
            raise PuppetError("A portrait needs a name", "Type at least one letter")
        before = self._change(key, lambda entry: replace(entry, name=shown_name))
        return before.name

    def set_consent(self, key: str, consent: str) -> str:
        """Remember when the user said that they may use a portrait ("": they have not); returns what was known before.

        Raises:
            PuppetError: it is gone, or the folder cannot be written.
        """
        return self._change(key, lambda entry: replace(entry, consent=consent)).consent

    def set_edit(self, key: str, edit: Edit) -> None:
        """Remember how a portrait was edited.

        Raises:
            PuppetError: it is gone, or the folder cannot be written.
        """
        self._change(key, lambda entry: replace(entry, edit=edit))

    def move(self, key: str, place: int) -> int:
        """Put a portrait at another place, from 0; returns the one it had.

        Raises:
            PuppetError: it is gone, or the folder cannot be written.
        """
        with self._lock:
            entry, entries = self.entry(key), self.entries()
            before = entries.index(entry)
            entries.remove(entry)
            entries.insert(min(max(place, 0), len(entries)), entry)
            self._keep(entries)
            return before

    def remove(self, key: str) -> Removed | None:
        """Delete one of the user's own portraits; None for any other key.

        Its files are put aside until ``purge``, so that ``restore`` can bring it back.

        Raises:
            PuppetError: the folder cannot be written.
        """
        with self._lock:
            entry = self.find(key)
            if entry is None or not entry.removable:
                return None
            entries = self.entries()
            place = entries.index(entry)
            image = self._thumbnails.get(key) if self.has_thumbnail(key) else None
            try:
                self._write_index([other for other in entries if other.key != key])
                self._thumbnails.delete(key, entry.source, entry.face)
                files = self._bin.put((entry.source, self._album(key)))
            except OSError as error:
                raise PuppetError(
                    f"{entry.name} cannot be deleted ({error.strerror or error})", f"Check the folder {self._folder}"
                ) from error
            self._entries = [other for other in entries if other.key != key]
            self._thumbnails.forget(key)
            return Removed(entry, place, image, files)

    def restore(self, removed: Removed) -> None:
        """Bring a deleted portrait back, where and as it was.

        Raises:
            PuppetError: its files are gone, or the folder cannot be written.
        """
        with self._lock:
            if self.find(removed.entry.key) is not None:  # the same picture has been added again
                return
            try:
                self._bin.take_back(removed.files)
                entries = self.entries()
                entries.insert(min(removed.place, len(entries)), self._with_album(removed.entry))
                self._keep(entries)
            except OSError as error:
                raise self._unkept(error) from error
            if removed.thumbnail is not None:
                self.set_thumbnail(removed.entry.key, removed.thumbnail)

    def forget(self, removed: Removed) -> None:
        """Let go for good of one that was deleted.

        Raises:
            PuppetError: its files cannot be deleted.
        """
        try:
            self._bin.delete(removed.files)
        except OSError as error:
            raise self._unkept(error) from error

    def purge(self) -> None:
        """Let go for good of what was deleted. Returns promptly."""
        with self._lock:
            self._bin.empty()

    def _change(self, key: str, change: Callable[[Entry], Entry]) -> Entry:
        """Put another entry in a portrait's place; returns the one before."""
        with self._lock:
            before = self.entry(key)
            self._keep([change(before) if entry.key == key else entry for entry in self.entries()])
            return before

    def _keep(self, entries: list[Entry]) -> None:
        try:
            self._write_index(entries)
        except OSError as error:
            raise self._unkept(error) from error
        self._entries = entries

    def _write_index(self, entries: Sequence[Entry]) -> None:
        self._index.write(entries, self._names)

    def _read(self, bundled: list[Entry]) -> list[Entry]:
        """All entries as the index has them."""
        index = self._index.read()
        entries = [self._as_kept(entry, index.changed.get(entry.key)) for entry in bundled]
        for key, kept in index.own.items():
            # The key names a file: one that is not ours must not lead anywhere else.
            ours = key.startswith("own-") and key[4:].isalnum()
            places = [self._folder / f"{key}{suffix}" for suffix in (".png", SUFFIX)] if ours else []
            source = next((place for place in places if place.is_file()), None)
            if source is not None:
                entries.append(
                    Entry(key, kept.name, source, kept.face, removable=True, edit=kept.edit, consent=kept.consent)
                )
            else:
                logger.warning("The portrait %s (%s) is gone and left out", kept.name, key)
        if index.damaged:
            self.damaged = True
            entries += [
                Entry(path.stem, f"Portrait {number}", path, None, removable=True)
                for number, path in enumerate(own_files(self._folder), 1)
            ]
        places_of = {key: place for place, key in enumerate(index.order)}
        return sorted(entries, key=lambda entry: places_of.get(entry.key, len(places_of)))

    @staticmethod
    def _as_kept(entry: Entry, kept: Kept | None) -> Entry:
        return entry if kept is None else replace(entry, name=kept.name, edit=kept.edit, consent=kept.consent)

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


def _count_photos(path: Path) -> int:
    """Photos in a persona file, going by its list of contents; 1 for a picture and whatever cannot be read."""
    if path.suffix.lower() != SUFFIX:
        return 1
    try:
        with zipfile.ZipFile(path) as archive:
            return max(1, sum(name.startswith("landmarks-") for name in archive.namelist()))
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return 1  # whoever reads it says what is wrong
