"""Personas that were made before, kept from one start to the next: a portrait is found, cut out and painted in once."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from collections.abc import Iterable
from pathlib import Path

from puppet.errors import PuppetError
from puppet.models import Persona
from puppet.persona.file import SUFFIX, PersonaFile, load_persona, save_persona

logger = logging.getLogger(__name__)

KEPT = 40
"""Personas on disk; one takes one to four megabytes."""


class PersonaCache:
    """A private folder of persona files. Whatever is wrong with one, it is as if it were not there.

    Args:
        folder: this cache's own; made when the first persona is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, stamp: str) -> Persona | None:
        """The persona kept under this key, if it was made of the same thing in the same way.

        Args:
            key: of the portrait.
            stamp: tells what the persona was made of and how; another one is another persona.
        """
        path = self._path(key, stamp)
        if not path.exists():
            return None
        try:
            persona = load_persona(path).whole
        except PuppetError as error:
            logger.warning("A kept persona is made again: %s", error)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the longest unused goes first
        return persona

    def put(self, key: str, stamp: str, persona: Persona) -> None:
        """Keep a persona in the place of any other under this key; where it cannot be kept, the log says so."""
        path = self._path(key, stamp)
        try:
            save_persona(path, PersonaFile.of(persona))
            self._remove(other for other in self._of(key) if other != path)
            newest_first = sorted(self._folder.iterdir(), key=_used_ns, reverse=True)
            self._remove(newest_first[KEPT:])  # what a crash left half-written is in the folder too
        except (PuppetError, OSError) as error:
            logger.info("The persona of %s is not kept: %s", persona.name, error)

    def forget(self, key: str) -> None:
        """Delete what is kept under this key."""
        try:
            self._remove(self._of(key))
        except OSError as error:
            logger.warning("A kept persona cannot be deleted: %s", error)

    def _path(self, key: str, stamp: str) -> Path:
        return self._folder / f"{_digest(key)}-{_digest(stamp)}{SUFFIX}"

    def _of(self, key: str) -> list[Path]:
        return list(self._folder.glob(f"{_digest(key)}-*"))

    @staticmethod
    def _remove(paths: Iterable[Path]) -> None:
        for path in paths:
            path.unlink(missing_ok=True)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()[:24]


def _used_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # another one of us was quicker
        return 0
