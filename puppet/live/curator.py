"""Changes to the gallery's portraits, each of which can be taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from puppet.curation import Draft, Edit, Undo
from puppet.errors import PuppetError
from puppet.live.entries import Entry
from puppet.live.gallery import Gallery
from puppet.live.parts import Parts
from puppet.live.prepare import Preparer
from puppet.live.prepared import Prepared
from puppet.live.selection import Selection
from puppet.models import FaceChoice, Image, Persona
from puppet.persona.archive import UnusableError
from puppet.persona.contents import PersonaFile, to_bytes
from puppet.persona.editing import edited
from puppet.persona.file import SUFFIX


class GalleryCurator:
    """Implements ``puppet.curation.Curator``.

    What an edit makes of a portrait is kept as its album, as further photos are; the picture itself stays as it is.

    Args:
        parts: the collaborators.
        gallery: where portraits are kept.
        preparer: makes changed portraits ready.
        portraits: which of them is shown.
        on_renewed: told of each portrait that has changed.
        changing: held while a portrait's album changes.
    """

    def __init__(
        self,
        parts: Parts,
        gallery: Gallery,
        preparer: Preparer,
        portraits: Selection,
        on_renewed: Callable[[Prepared], None],
        changing: threading.Lock,
    ) -> None:
        self._parts = parts
        self._gallery = gallery
        self._preparer = preparer
        self._portraits = portraits
        self._on_renewed = on_renewed
        self._changing = changing

    def rename(self, key: str, name: str) -> Undo:
        """See ``Curator.rename``."""
        before = self._gallery.rename(key, name)
        self._renew(key)

        def undo() -> None:
            self._gallery.rename(key, before)
            self._renew(key)

        return undo

    def consent(self, key: str, given: bool) -> Undo:
        """See ``Curator.consent``."""
        now = datetime.now(UTC).isoformat(timespec="seconds") if given else ""
        before = self._gallery.set_consent(key, now)

        def undo() -> None:
            self._gallery.set_consent(key, before)

        return undo

    def move(self, key: str, place: int) -> Undo:
        """See ``Curator.move``."""
        before = self._gallery.move(key, place)

        def undo() -> None:
            self._gallery.move(key, before)

        return undo

    def remove(self, key: str) -> Undo:
        """See ``Curator.remove``."""
        entry, shown = self._gallery.entry(key), self._portraits.key == key
        removed = self._portraits.remove(key)
        if removed is None:
            raise PuppetError(f"{entry.name} comes with Puppet and stays", "Only your own portraits can be removed")

        def undo() -> None:
            self._gallery.restore(removed)
            if shown:
                self._portraits.select(key)

        return undo

    def draft(self, key: str, face: int | None = None) -> Draft:
        """See ``Curator.draft``."""
        entry = self._gallery.entry(key)
        chosen = entry.edit.face if face is None else face
        persona = self._preparer.personas.original(entry, chosen)
        edit = entry.edit if face is None or face == _face(entry, entry.edit) else Edit(face)
        return Draft(entry.name, persona.image, persona.landmarks, self._faces(entry), _face(entry, Edit(chosen)), edit)

    def edit(self, key: str, edit: Edit) -> Undo:
        """See ``Curator.edit``."""
        with self._changing:
            entry = self._gallery.entry(key)
            if _face(entry, edit) != _face(entry, entry.edit) and entry.photos > 1:
                raise PuppetError(
                    f"{entry.name} has further photos, which are of the face it shows",
                    "Remove them first, or add the picture again and choose the other face",
                )
            if edit.face == entry.face:
                edit = replace(edit, face=None)
            album, before = self._gallery.album(key), entry.edit
            original = self._preparer.personas.original(entry, edit.face)
            self._keep(key, self._content(entry, original, edit), edit, album, before)
            self._gallery.set_thumbnail(key, self._parts.thumbnail(edited(original, edit)))

        def undo() -> None:
            with self._changing:
                self._keep(key, album, before, self._gallery.album(key), edit)
                self._gallery.set_thumbnail(
                    key, self._parts.thumbnail(self._preparer.personas.persona(self._gallery.entry(key)))
                )

        return undo

    def _content(self, entry: Entry, original: Persona, edit: Edit) -> bytes | None:
        """The album of a portrait as edited; None where it is as its picture has it."""
        others = self._preparer.personas.persona(entry).others
        if edit.empty and [one.id for one in others] == [one.id for one in original.others]:
            return None
        whole = replace(edited(original, edit), name=entry.name, others=others)
        try:
            return to_bytes(PersonaFile.of(whole))
        except UnusableError as error:
            raise PuppetError(f"{entry.name} cannot be kept like this: {error}", "Change it less") from error

    def _keep(self, key: str, album: bytes | None, edit: Edit, old_album: bytes | None, old_edit: Edit) -> None:
        self._gallery.set_album(key, album)
        try:
            self._gallery.set_edit(key, edit)
            renewed = self._preparer.renew(key)
        except Exception:
            self._gallery.set_album(key, old_album)  # what cannot be shown is not kept
            self._gallery.set_edit(key, old_edit)
            raise
        self._on_renewed(renewed)

    def _renew(self, key: str) -> None:
        """Its name stands on the Away card."""
        if self._preparer.is_ready(key):
            self._on_renewed(self._preparer.renew(key))

    def _faces(self, entry: Entry) -> tuple[Image, ...]:
        """The faces to choose from: of a picture that showed several when it was added."""
        if entry.face is None or entry.source.suffix == SUFFIX:
            return ()
        found = self._preparer.personas.make(entry.source, entry.name, None)
        return found.thumbnails if isinstance(found, FaceChoice) else ()


def _face(entry: Entry, edit: Edit) -> int:
    chosen = entry.face if edit.face is None else edit.face
    return chosen or 0
