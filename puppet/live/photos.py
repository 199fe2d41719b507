"""Further photos of a portrait's person: added, removed, and taken back, with the portrait ready again each time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from puppet.errors import PuppetError
from puppet.live.entries import Entry
from puppet.live.gallery import Gallery
from puppet.live.parts import Parts
from puppet.live.prepare import Preparer
from puppet.live.prepared import Prepared
from puppet.models import AnotherPerson, FaceChoice, Image, Persona, PortraitInfo
from puppet.persona import album, likeness
from puppet.persona.archive import UnusableError
from puppet.persona.contents import PersonaFile, to_bytes
from puppet.persona.file import SUFFIX
from puppet.persona.portrait import face_picture

UNDONE_MOST = 24
"""Changes that can be taken back; each keeps a persona file of some megabytes."""


class Photos:
    """One change at a time, from any thread; each takes up to seconds.

    Args:
        parts: the collaborators.
        gallery: where portraits are kept.
        preparer: makes photos into personas, and changed portraits ready.
        on_renewed: told of each portrait that has changed.

    Attributes:
        changing: held while a portrait's album changes.
    """

    def __init__(
        self, parts: Parts, gallery: Gallery, preparer: Preparer, on_renewed: Callable[[Prepared], None]
    ) -> None:
        self._parts = parts
        self._gallery = gallery
        self._preparer = preparer
        self._on_renewed = on_renewed
        self.changing = threading.Lock()
        self._changes = threading.Lock()  # the window does not wait for the other
        self._before: deque[tuple[str, bytes | None]] = deque(maxlen=UNDONE_MOST)

    def faces(self, key: str) -> list[Image]:
        """See ``models.Puppeteer.photos``."""
        whole = self._preparer.personas.persona(self._gallery.entry(key))
        return [face_picture(one) for one in (whole, *whole.others)]

    def add(
        self, key: str, source: Path | bytes, name: str, face: int | None, same_person: bool
    ) -> PortraitInfo | FaceChoice | AnotherPerson:
        """See ``models.Puppeteer.add_photo``."""
        if isinstance(source, Path) and source.suffix.lower() == SUFFIX:
            raise PuppetError(f"{source.name} is no photo", "Drop it beside the portraits to add it as one of them")
        with self.changing:
            entry = self._gallery.entry(key)
            whole = self._preparer.personas.persona(entry)
            album.check_room(whole)
            photo = self._preparer.personas.make(self._parts.load_image(source), entry.name, face)
            if isinstance(photo, FaceChoice):
                return photo
            album.check_new(whole, photo, name or (source.name if isinstance(source, Path) else "This picture"))
            if not same_person and likeness.differs(whole, photo):
                return AnotherPerson(face_picture(whole), face_picture(photo))
            return self._keep(entry, album.with_photo(whole, photo))

    def remove(self, key: str, number: int) -> PortraitInfo:
        """See ``models.Puppeteer.remove_photo``."""
        with self.changing:
            entry = self._gallery.entry(key)
            return self._keep(entry, album.without_photo(self._preparer.personas.persona(entry), number))

    def undo(self, key: str, steps: int) -> PortraitInfo:
        """See ``models.Puppeteer.undo_photos``."""
        with self.changing:
            entry = self._gallery.entry(key)
            with self._changes:
                mine = [change for change in self._before if change[0] == key]
            if not 1 <= steps <= len(mine):
                raise PuppetError(f"There is nothing left to take back for {entry.name}", "Look at its photos")
            self._gallery.set_album(key, mine[-steps][1])
            with self._changes:
                gone = {id(change) for change in mine[-steps:]}
                self._before = deque((c for c in self._before if id(c) not in gone), UNDONE_MOST)
            self._on_renewed(self._preparer.renew(key))
            return self._gallery.tile(key)

    def forget(self, key: str) -> None:
        """Drop what could be taken back of a portrait that was removed. Returns at once."""
        with self._changes:
            self._before = deque((change for change in self._before if change[0] != key), UNDONE_MOST)

    def _keep(self, entry: Entry, whole: Persona) -> PortraitInfo:
        before = self._gallery.album(entry.key)
        try:
            content = to_bytes(PersonaFile.of(replace(whole, name=entry.name)))
        except UnusableError as error:
            raise PuppetError(f"The photo cannot be kept with {entry.name}: {error}", "Choose another photo") from error
        self._gallery.set_album(entry.key, content)
        try:
            renewed = self._preparer.renew(entry.key)
        except Exception:
            self._gallery.set_album(entry.key, before)  # what cannot be shown is not kept
            raise
        with self._changes:
            self._before.append((entry.key, before))
        self._on_renewed(renewed)
        return self._gallery.tile(entry.key)
