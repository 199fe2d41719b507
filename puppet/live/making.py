"""Where the gallery's personas come from: read where they were made before, else made, and kept for the next start."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from puppet.errors import PuppetError
from puppet.live.entries import Entry
from puppet.live.gallery import Gallery
from puppet.live.parts import MakesPersonas, Parts
from puppet.live.personas import PersonaCache
from puppet.live.problems import Problems
from puppet.models import FaceChoice, Image, Persona, Refinement
from puppet.persona.contents import PersonaFile, shown, to_bytes
from puppet.persona.file import SUFFIX, load_persona
from puppet.persona.portrait import ALGORITHM


class PersonaSource:
    """Gives personas on any thread, each as long as it takes.

    Args:
        parts: make the maker.
        gallery: what portraits are kept in.
        cache: where personas are kept that were made before.
        problems: told under the key "photos".
        on_made: told that there is something for ``write_one`` to do.
    """

    def __init__(
        self,
        parts: Parts,
        gallery: Gallery,
        cache: PersonaCache,
        problems: Problems,
        on_made: Callable[[], object],
    ) -> None:
        self._parts = parts
        self._gallery = gallery
        self._cache = cache
        self._problems = problems
        self._on_made = on_made
        self._lock = threading.Lock()
        self._made: list[tuple[Entry, str, Persona]] = []  # not in the cache yet
        self._making = threading.Lock()  # one portrait at a time: the maker's models are not for two threads
        self._maker: MakesPersonas | None = None

    def persona(self, entry: Entry) -> Persona:
        """Of a portrait in the gallery: read where it was made before, else made.

        Raises:
            PuppetError: it cannot be read or made.
        """
        if entry.album is not None and entry.album.exists():  # it may have been taken away just now
            try:
                return replace(load_persona(entry.album).whole, name=entry.name)
            except PuppetError as error:  # the portrait itself is there still
                self._problems.failed("photos", f"The photos added to {entry.name} cannot be used", error)
        return self.original(entry)

    def original(self, entry: Entry, face: int | None = None) -> Persona:
        """As ``persona``, but as it is without photos that were added and without edits.

        Args:
            face: another one of the picture's than the one chosen when it was added.
        """
        if entry.source.suffix == SUFFIX:
            return replace(load_persona(entry.source).whole, name=entry.name)
        if face is not None and face != entry.face:
            other = self.make(entry.source, entry.name, face)
            assert isinstance(other, Persona)
            return other
        stamp = _stamp(entry)  # before it is read: it may be replaced any time
        kept = self._cache.get(entry.key, stamp) if stamp else None
        if kept is not None:
            return replace(kept, name=entry.name)
        made = self.make(entry.source, entry.name, entry.face)
        if isinstance(made, FaceChoice):  # a bundled picture with a second face in it: the first is meant
            made = self.make(entry.source, entry.name, 0)
        if isinstance(made, FaceChoice):
            raise PuppetError(f"{entry.name} has several faces and none was chosen", "Add it again and choose one")
        self._keep_later(entry, stamp, made)
        return made

    def make(self, source: Path | bytes | Image, name: str, face: int | None) -> Persona | FaceChoice:
        """Make a persona of a picture; see ``MakesPersonas.make``."""
        with self._making:
            if self._maker is None:
                self._maker = self._parts.maker()
            return self._maker.make(source, name, face)

    def add(self, source: Path | bytes, name: str, face: int | None) -> tuple[Entry, Persona] | FaceChoice:
        """Read, check and keep in the gallery a picture of the user's, or a persona file.

        Raises:
            PuppetError: unreadable, no face in it, or it cannot be kept.
        """
        stem = source.stem.replace("_", " ").strip() if isinstance(source, Path) else ""
        title = shown(name.strip()) or shown(stem) or "Portrait"
        if isinstance(source, Path) and source.suffix.lower() == SUFFIX:
            file = load_persona(source)
            if title in (shown(stem), shown(source.stem)) and file.persona.name:
                title = file.persona.name  # what somebody called it says more than its file's name
            return self._gallery.add_persona(to_bytes(file), title), file.whole
        image = self._parts.load_image(source)
        made = self.make(image, title, face)
        if isinstance(made, FaceChoice):
            return made
        return self._gallery.add(image, title, face), made

    def keep_refinement(self, entry: Entry, persona: Persona, refinement: Refinement) -> None:
        """Keep what was found for a portrait where the portrait itself is kept.

        Args:
            entry: of the portrait. persona: as ``persona`` gave it.

        Raises:
            PuppetError: it cannot be kept.
        """
        whole = replace(persona, refinement=refinement)
        if entry.album is not None and entry.album.exists():
            self._gallery.set_album(entry.key, to_bytes(PersonaFile.of(whole)))
        elif stamp := _stamp(entry):
            self._cache.put(entry.key, stamp, whole)

    def keep_later(self, entry: Entry, persona: Persona) -> None:
        """Keep a persona for the next start where it was made of a picture."""
        if entry.source.suffix != SUFFIX:
            self._keep_later(entry, _stamp(entry), persona)

    def write_one(self) -> bool:
        """Write one persona that was made; False if there is none."""
        with self._lock:
            if not self._made:
                return False
            entry, stamp, persona = self._made.pop(0)
        self._cache.put(entry.key, stamp, persona)
        if self._gallery.find(entry.key) is None:  # removed meanwhile, perhaps before it was written
            self._cache.forget(entry.key)
        return True

    def forget(self, key: str) -> None:
        """Keep nothing of a portrait that was removed."""
        with self._lock:
            self._made = [made for made in self._made if made[0].key != key]
        self._cache.forget(key)

    def leave(self) -> None:
        """Making one hangs: let go of the maker; the next one gets another."""
        self._making, self._maker = threading.Lock(), None

    def close(self) -> None:
        """Free the maker."""
        with self._making:
            if self._maker is not None:
                self._maker.close()
                self._maker = None

    def _keep_later(self, entry: Entry, stamp: str, persona: Persona) -> None:
        """Writing takes a while: not before the portrait is shown."""
        if stamp:
            with self._lock:
                self._made.append((entry, stamp, persona))
            self._on_made()


def _stamp(entry: Entry) -> str:
    """What a portrait's persona is made of and how: it is made again when any of it changes. "" if it is not there."""
    try:
        stat = entry.source.stat()
    except OSError:
        return ""
    return f"{ALGORITHM} {entry.face} {entry.source} {stat.st_size} {stat.st_mtime_ns}"
