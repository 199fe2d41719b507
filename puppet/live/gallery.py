"""The portraits the user can pick: those that come with the program, and the user's own, kept in a private folder."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from puppet.curation import Edit
from puppet.errors import PuppetError
from puppet.files import write_atomically
from puppet.live.albums import Albums
from puppet.live.entries import Bin, Entry, Removed
from puppet.live.galleryindex import GalleryIndex, listed
from puppet.live.parts import Bundled
from puppet.live.thumbnails import Thumbnails, encode_png
from puppet.models import Image, PortraitInfo
from puppet.persona.contents import shown
from puppet.persona.file import SUFFIX


class Gallery:
    """Keeps the list and the thumbnails; knows nothing of faces. Safe to use from every thread.

    The user's pictures are stored as PNG, their persona files anew, under names made here: nothing of the original
    file but its pixels (no place, no camera, no path) is kept.

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
        self._albums = Albums(folder)
        self._bin = Bin(folder / "removed")
        self.damaged = False

    def entries(self) -> list[Entry]:
        """All portraits: the bundled ones first, then the user's own as they came, until the user orders them."""
        with self._reading:  # not the other lock: the window must not wait for this
            if self._entries is None:
                self.purge()  # a start that ended badly may have left something
                bundled = [Entry(one.key, one.name, one.source, None, removable=False) for one in self._bundled()]
                contents = self._index.read(bundled)
                self.damaged = contents.damaged
                self._entries = [self._albums.with_album(entry) for entry in listed(contents, bundled, self._folder)]
                if self.damaged:
                    with contextlib.suppress(OSError):  # the next change writes it
                        self._index.write(self._entries)
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
            with self._keeping():
                write_atomically(entry.source, content())
            entry = self._albums.with_album(entry)
            with self._lock:
                self._keep([*self.entries(), entry])
        except PuppetError:
            with contextlib.suppress(OSError):
                entry.source.unlink(missing_ok=True)
            raise
        return entry

    def rename(self, key: str, name: str) -> str:
        """Give a portrait another name; returns the one it had.

        Raises:
            PuppetError: it is gone, the name is empty, or the folder cannot be written.
        """
        shown_name = shown(" ".join(name.split()))
        if not shown_name:
            raise PuppetError("A portrait needs a name", "Type at least one letter")
        return self._change(key, lambda entry: replace(entry, name=shown_name)).name

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
                self._index.write([other for other in entries if other.key != key])
                self._thumbnails.delete(key, entry.source, entry.face)
                files = self._bin.put((entry.source, self._albums.place(key)))
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
            with self._keeping():
                self._bin.take_back(removed.files)
            entries = self.entries()
            entries.insert(min(removed.place, len(entries)), self._albums.with_album(removed.entry))
            self._keep(entries)
            if removed.thumbnail is not None:
                self.set_thumbnail(removed.entry.key, removed.thumbnail)

    def forget(self, removed: Removed) -> None:
        """Let go for good of one that was deleted.

        Raises:
            PuppetError: its files cannot be deleted.
        """
        with self._keeping():
            self._bin.delete(removed.files)

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
        with self._keeping():
            self._index.write(entries)
        self._entries = entries

    def album(self, key: str) -> bytes | None:
        """The persona file that keeps a portrait's added photos; None where none were added."""
        with self._keeping():
            return self._albums.read(key)

    def set_album(self, key: str, content: bytes | None) -> None:
        """Keep a portrait with photos that were added (None: without them), as ``add_persona`` takes it.

        Raises:
            PuppetError: the portrait is gone, or the folder cannot be written.
        """
        with self._lock:
            old = self.entry(key)
            with self._keeping():
                self._albums.write(key, content)
            new = self._albums.with_album(old)
            self._entries = [new if entry.key == key else entry for entry in self.entries()]

    @contextlib.contextmanager
    def _keeping(self) -> Iterator[None]:
        """What cannot be read or written within this is said so."""
        try:
            yield
        except OSError as error:
            raise PuppetError(
                f"The portrait cannot be kept in {self._folder} ({error.strerror or error})",
                "Free some space there, or make the folder writable",
            ) from error

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
