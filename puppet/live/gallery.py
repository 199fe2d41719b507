"""The portraits the user can pick: those that come with the program, and the user's own, kept in a private folder."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.files import set_aside, write_atomically
from puppet.live.parts import Bundled
from puppet.models import Image, PortraitInfo
from puppet.persona.file import SUFFIX

logger = logging.getLogger(__name__)

THUMBNAIL = 96


@dataclass(frozen=True, slots=True)
class Entry:
    """One portrait: where its picture or persona file is, and which face in a picture (None: the only one)."""

    key: str
    name: str
    source: Path
    face: int | None
    removable: bool


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

    Args:
        folder: the user's own portraits; made when the first one is added.
        bundled: lists those that come with the program; called once, on first use.
        thumbnails: cache folder of thumbnails; None keeps them in memory alone.
    """

    def __init__(self, folder: Path, bundled: Callable[[], Sequence[Bundled]], thumbnails: Path | None = None) -> None:
        self._folder = folder
        self._bundled = bundled
        self._cache = thumbnails
        self._lock = threading.RLock()
        self._reading = threading.Lock()
        self._entries: list[Entry] | None = None
        self._thumbnails: dict[str, Image] = {}

    def entries(self) -> list[Entry]:
        """All portraits, the bundled ones first, then the user's own in the order in which they came."""
        with self._reading:  # not the other lock: the window must not wait for this
            if self._entries is None:
                bundled = [Entry(one.key, one.name, one.source, None, removable=False) for one in self._bundled()]
                self._entries = bundled + self._read_own()
        with self._lock:
            return list(self._entries)

    def find(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries() if entry.key == key), None)

    def tiles(self) -> list[PortraitInfo]:
        """What the window shows: nothing before the list is read, a plain thumbnail where none is made yet."""
        if self._entries is None:
            return []
        return [PortraitInfo(e.key, e.name, self.thumbnail(e.key), e.removable) for e in self.entries()]

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
            with self._lock:
                entries = [*self.entries(), entry]
                self._write_index(entries)
                self._entries = entries
        except OSError as error:
            entry.source.unlink(missing_ok=True)
            raise PuppetError(
                f"The portrait cannot be kept in {self._folder} ({error.strerror or error})",
                "Free some space there, or make the folder writable",
            ) from error
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
                entry.source.unlink(missing_ok=True)
                if self._cache is not None:
                    self._cached(entry).unlink(missing_ok=True)
            except OSError as error:
                raise PuppetError(
                    f"{entry.name} cannot be deleted ({error.strerror or error})", f"Check the folder {self._folder}"
                ) from error
            self._entries = left
            self._thumbnails.pop(key, None)
            return True

    # ---- thumbnails --------------------------------------------------------------------------------------------------

    def has_thumbnail(self, key: str) -> bool:
        """Whether the face's thumbnail is known, from now or from an earlier start."""
        with self._lock:
            if key not in self._thumbnails:
                entry = self.find(key)
                image = self._read_cached(entry) if entry is not None else None
                if image is not None:
                    self._thumbnails[key] = image
            return key in self._thumbnails

    def thumbnail(self, key: str) -> Image:
        """uint8 (96, 96, 3); plain grey while it is not known."""
        with self._lock:
            return self._thumbnails[key] if self.has_thumbnail(key) else _PLAIN

    def set_thumbnail(self, key: str, image: Image) -> None:
        """Keep a thumbnail, uint8 (96, 96, 3)."""
        with self._lock:
            self._thumbnails[key] = image
            entry = self.find(key)
        if entry is None or self._cache is None:
            return
        try:
            write_atomically(self._cached(entry), encode_png(image))
        except OSError as error:
            logger.info("The thumbnail of %s is not cached: %s", entry.name, error)

    def _cached(self, entry: Entry) -> Path:
        assert self._cache is not None
        try:
            stat = entry.source.stat()
            stamp = f"{stat.st_size} {stat.st_mtime_ns}"  # a portrait that changed has another thumbnail
        except OSError:
            stamp = ""
        name = hashlib.sha256(f"{entry.key} {entry.source} {entry.face} {stamp}".encode()).hexdigest()[:24]
        return self._cache / f"{name}.png"

    def _read_cached(self, entry: Entry) -> Image | None:
        if self._cache is None:
            return None
        try:
            content = self._cached(entry).read_bytes()
        except OSError:
            return None
        image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR) if content else None
        if image is None or image.shape != (THUMBNAIL, THUMBNAIL, 3):
            return None
        return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB))

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


def encode_png(image: Image) -> bytes:
    """RGB uint8 (H, W, 3) as a PNG file."""
    fine, content = cv2.imencode(".png", cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    if not fine:
        raise OSError("the picture cannot be encoded as PNG")
    return bytes(content)


def _make_plain() -> Image:
    image = np.full((THUMBNAIL, THUMBNAIL, 3), 58, np.uint8)
    cv2.circle(image, (48, 38), 15, (92, 92, 92), -1, cv2.LINE_AA)
    cv2.ellipse(image, (48, 88), (28, 28), 0, 180, 360, (92, 92, 92), -1, cv2.LINE_AA)
    image.flags.writeable = False
    return image


_PLAIN = _make_plain()
