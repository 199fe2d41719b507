"""A while after a portrait is picked it gets better by itself: refined in the background, then shown refined."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from puppet.files import make_private
from puppet.live.gallery import Gallery
from puppet.live.parts import Parts
from puppet.live.prepare import Preparer
from puppet.live.prepared import Prepared
from puppet.live.refining import Refining
from puppet.models import Persona
from puppet.persona.file import SUFFIX
from puppet.refinement.result import Cancelled, Progress, Refined

logger = logging.getLogger(__name__)

SHOWN_S = 4.0
"""How long a portrait must have been shown: who looks through the gallery wants it quick."""
SPARE_CORES = 6
"""With so many processors a call goes on undisturbed beside a refinement; with fewer it waits for the call's end."""
REMEMBERED = 200


class Refinements:
    """Refines the portrait that is shown, unless it is in a call that needs the processor: that comes first.

    Args:
        parts: says how to refine; if it does not, nothing ever happens.
        gallery: where portraits are.
        preparer: reads them, and keeps what was found.
        on_renewed: told of each portrait that has become better.
        folder: cache of which personas could not be made better; made when there is one.
        clock: seconds.
        cores: processors of this machine.
    """

    def __init__(
        self,
        parts: Parts,
        gallery: Gallery,
        preparer: Preparer,
        on_renewed: Callable[[Prepared], None],
        folder: Path,
        clock: Callable[[], float] = time.perf_counter,
        cores: int | None = None,
    ) -> None:
        self._refines, self._gallery, self._preparer = parts.refines, gallery, preparer
        self._on_renewed, self._folder, self._clock = on_renewed, folder, clock
        self._cores = cores or os.cpu_count() or 1
        self._refining = Refining(self._refine, self._refined)
        self._shown: Prepared | None = None
        self._since_s = 0.0
        self._looked_at = False  # the shown portrait: it is being refined, or needs no more

    def start(self) -> None:
        if self._refines is not None:
            self._refining.start()

    def stop(self, timeout: float = 1.0) -> bool:
        """Give up what is being refined; whether all has ended."""
        return self._refines is None or self._refining.stop(timeout)

    def progress(self, key: str) -> float | None:
        """How much of a portrait is done, 0 to 1; None if it is not being refined."""
        return self._refining.progress(key)

    def step(self, shown: Prepared | None, live: bool) -> None:
        """Called now and then.

        Args:
            shown: the portrait that is shown, as it is now.
            live: it is in a call.
        """
        if self._refines is None:
            return
        if shown is not self._shown:
            self._shown, self._since_s, self._looked_at = shown, self._clock(), False
            self._refining.cancel()
        if live and self._cores < SPARE_CORES:
            self._refining.cancel()
            self._looked_at = False
        elif shown is not None and not self._looked_at and self._clock() - self._since_s >= SHOWN_S:
            self._looked_at = True
            self._look_at(shown.key)

    def _look_at(self, key: str) -> None:
        assert self._refines is not None
        entry, weights = self._gallery.find(key), self._refines()[0]
        if entry is None or entry.source.suffix == SUFFIX or not weights:  # a persona file is as it was made
            return
        persona = self._preparer.personas.persona(entry)
        refined = persona.refinement is not None and persona.refinement.weights == weights
        if not refined and not self._refused(persona).exists():
            self._refining.want(key, persona)

    def _refine(self, persona: Persona, progress: Progress, cancelled: Cancelled) -> Refined:
        assert self._refines is not None
        return self._refines()[1](persona, progress, cancelled)

    def _refined(self, key: str, persona: Persona, refined: Refined) -> None:
        logger.info("%s: %s", persona.name, refined.line)
        if refined.refinement is None:
            self._remember(persona)
            return
        entry = self._gallery.find(key)
        if entry is not None and _photos(self._preparer.personas.persona(entry)) == _photos(persona):
            self._preparer.personas.keep_refinement(entry, persona, refined.refinement)
            self._on_renewed(self._preparer.renew(entry.key))

    def _refused(self, persona: Persona) -> Path:
        """Where it says that a persona, of all its photographs, is as good as these weights make it."""
        assert self._refines is not None
        text = "\n".join((self._refines()[0], *_photos(persona)))
        return self._folder / hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()

    def _remember(self, persona: Persona) -> None:
        try:
            make_private(self._folder)
            self._refused(persona).touch(mode=0o600)
            oldest_first = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for path in oldest_first[:-REMEMBERED]:
                path.unlink(missing_ok=True)
        except OSError as error:
            logger.info("It will be tried again to refine %s: %s", persona.name, error)


def _photos(persona: Persona) -> tuple[str, ...]:
    return persona.id, *(photo.id for photo in persona.others)
