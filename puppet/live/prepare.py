"""Makes portraits ready to be shown, off the hot path, so that a swap is one assignment between two pictures."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from puppet import memory
from puppet.backdrop import KEEP, Background
from puppet.errors import PuppetError
from puppet.live.entries import Entry
from puppet.live.gallery import Gallery
from puppet.live.making import PersonaSource
from puppet.live.parts import Parts
from puppet.live.personas import PersonaCache
from puppet.live.prepared import Prepared, prepare
from puppet.live.problems import Problems
from puppet.marks import Marks
from puppet.models import FaceChoice, Persona, PortraitInfo, Problem

logger = logging.getLogger(__name__)

HANGS_S = 30.0
"""Preparing one portrait takes a second or two, on a busy machine several; after this it hangs..."""
FIRST = 6
"""... but the first one so many times as long: models are loaded for it, and at a first start loops are compiled."""
TIDY_S = 30.0
"""Between two times at which free memory goes back: portraits, recordings and cameras come and go."""
KEPT = 4
"""Portraits kept ready; one takes about 20 MB at 720p."""
PROBLEM = "portrait"
_PICK_ANOTHER = "Pick another portrait."


class Preparer:
    """Prepares the wanted portrait first, then, while nothing is wanted, the next ones and missing thumbnails.

    Args:
        parts: the collaborators.
        gallery: where portraits come from.
        cache: where personas are kept that were made before.
        size: (width, height) of the pictures.
        problems: told under the key "portrait".
        on_ready: told, on the preparing thread, of the wanted portrait.
        prefetch: whether to use idle time for portraits that nobody asked for yet.
        marks: put on every picture of a portrait.

    Attributes:
        personas: what portraits are made of.
    """

    def __init__(
        self,
        parts: Parts,
        gallery: Gallery,
        cache: PersonaCache,
        size: tuple[int, int],
        problems: Problems,
        on_ready: Callable[[Prepared], None],
        prefetch: bool = True,
        marks: Marks | None = None,
    ) -> None:
        self._parts = parts
        self._gallery = gallery
        self._size = size
        self._problems = problems
        self._on_ready = on_ready
        self._prefetch = prefetch
        self._lock = threading.Lock()
        self._ready: OrderedDict[str, Prepared] = OrderedDict()
        self._failed: set[str] = set()
        self._renewed: dict[str, int] = {}  # how often: what was begun before is not kept
        self._background = KEEP
        self._marks = marks
        self._wanted = ""
        self._preparing = ""  # key of the portrait that was begun last
        self._wake = threading.Event()
        self._tidied_s = 0.0
        self._prepared_any = False
        self.personas = PersonaSource(parts, gallery, cache, problems, self._wake.set)

    @property
    def hangs_s(self) -> float:
        """After how long preparing a portrait hangs."""
        return HANGS_S if self._prepared_any else FIRST * HANGS_S

    @property
    def background(self) -> Background:
        """What stands behind the people in portraits."""
        return self._background

    def dress(self, background: Background, key: str) -> None:
        """Put people in front of another background from now on; the portrait ``key`` is handed to ``on_ready``."""
        with self._lock:
            self._background = background
            self._ready.clear()
            self._wanted = self._wanted or key
        self._wake.set()

    def resize(self, size: tuple[int, int], key: str) -> None:
        """Make portraits ready for pictures of another (width, height) from now on; see ``dress``."""
        with self._lock:
            self._size = size
            self._ready.clear()
            self._wanted = self._wanted or key
        self._wake.set()

    def want(self, key: str) -> Prepared | None:
        """Ask for a portrait: returned if it is ready, else handed to ``on_ready`` later."""
        with self._lock:
            ready = self._ready.get(key)
            if ready is not None and ready.composer.size == self._size:
                self._ready.move_to_end(key)
                self._wanted = ""
            else:
                self._wanted = key
        self._wake.set()
        return ready

    def is_ready(self, key: str) -> bool:
        """Whether a portrait is ready to be shown."""
        return key in self._ready

    def make_anew(self, key: str, wanted: bool) -> None:
        """Make a portrait ready with another renderer when it is asked for again; returns at once.

        Args:
            key: of the portrait.
            wanted: it is asked for now, and to be handed to ``on_ready``.
        """
        with self._lock:
            self._ready.pop(key, None)
            if wanted:
                self._wanted = self._wanted or key
        self._wake.set()

    def leave(self) -> None:
        """Preparing hangs: let go of what makes personas, and of the portrait that is waited for."""
        with self._lock:
            self._wanted = ""
            self._failed.add(self._preparing)
        self.personas.leave()
        self._problems.report(Problem(PROBLEM, "A portrait cannot be prepared: it takes too long.", _PICK_ANOTHER))

    @property
    def waiting_for(self) -> str:
        """Key of the portrait being prepared because it was asked for, else ""."""
        return self._wanted

    def forget(self, key: str) -> None:
        """Drop a portrait that was removed."""
        with self._lock:
            self._ready.pop(key, None)
            if self._wanted == key:
                self._wanted = ""
        self.personas.forget(key)

    def add(self, source: Path | bytes, name: str, face: int | None) -> PortraitInfo | FaceChoice:
        """Read, check and keep a picture of the user's, or a persona file, and make it ready. Takes up to seconds.

        Raises:
            PuppetError: unreadable, no face in it, or it cannot be kept.
        """
        added = self.personas.add(source, name, face)
        if isinstance(added, FaceChoice):
            return added
        tile = self._show_added(*added)
        self.personas.keep_later(*added)
        return tile

    def renew(self, key: str) -> Prepared:
        """Make a portrait ready again whose file has changed.

        Raises:
            PuppetError: it cannot be used as it is now; what was ready stays.
        """
        entry = self._gallery.entry(key)
        prepared = self._prepared(key, self.personas.persona(entry))
        with self._lock:
            self._failed.discard(key)
            self._renewed[key] = self._renewed.get(key, 0) + 1
        self._keep(prepared)
        return prepared

    def step(self) -> None:
        """One portrait, or a short wait: the worker's step."""
        self._wake.clear()
        wanted = self._wanted
        if wanted:
            self._prepare_wanted(wanted)
            self._tidied_s = -TIDY_S  # what the portrait that had to go held, and what making this one took
            return
        if not 0 <= time.monotonic() - self._tidied_s < TIDY_S:
            memory.give_back()
            self._tidied_s = time.monotonic()
        if self.personas.write_one():
            return
        entry = self._next_idle() if self._prefetch else None
        if entry is None:
            self._wake.wait(0.5)
            return
        try:
            self._prepare(entry, keep=len(self._ready) < KEPT)
        except Exception as error:  # nobody asked for it: said when somebody does
            self._failed.add(entry.key)
            logger.info("%s cannot be prepared: %s", entry.name, error)
        self._wake.wait(0.2)  # leaves the processor to the running chain now and then

    def wake(self) -> None:
        """End a wait of ``step``."""
        self._wake.set()

    def close(self) -> None:
        self.personas.close()

    def _show_added(self, entry: Entry, persona: Persona) -> PortraitInfo:
        """Make a new one of the gallery ready; its tile."""
        try:
            self._keep(self._prepared(entry.key, persona))
        except Exception:
            removed = self._gallery.remove(entry.key)  # what cannot be shown is not kept
            if removed is not None:
                self._gallery.forget(removed)
            raise
        self._gallery.set_thumbnail(entry.key, self._parts.thumbnail(persona))
        return self._gallery.tile(entry.key)

    def _prepare_wanted(self, key: str) -> None:
        entry = self._gallery.find(key)
        try:
            if entry is None:
                raise PuppetError("This portrait is not in the gallery any more", "Pick another one")
            prepared = self._prepare(entry, keep=True)
        except Exception as error:
            name = entry.name if entry is not None else "The portrait"
            self._problems.failed(PROBLEM, f"{name} cannot be used", error, _PICK_ANOTHER)
            with self._lock:
                if self._wanted == key:
                    self._wanted = ""
            return
        with self._lock:  # held until it is shown: another one that is asked for meanwhile comes after it
            if (
                self._wanted == key
                and prepared is not None
                and prepared.composer.background is self._background  # else it is made once more
                and prepared.composer.size == self._size
            ):
                self._wanted = ""
                self._on_ready(prepared)

    def _prepare(self, entry: Entry, keep: bool) -> Prepared | None:
        self._preparing = entry.key
        renewed = self._renewed.get(entry.key)
        persona = self.personas.persona(entry)
        if not self._gallery.has_thumbnail(entry.key):
            self._gallery.set_thumbnail(entry.key, self._parts.thumbnail(persona))
        if not keep:
            return None
        prepared = self._prepared(entry.key, persona)
        with self._lock:
            newer = self._ready.get(entry.key) if self._renewed.get(entry.key) != renewed else None
        if newer is not None:
            return newer
        self._keep(prepared)
        self._prepared_any = True
        return prepared

    def _prepared(self, key: str, persona: Persona) -> Prepared:
        """A portrait made ready in front of the background, and at the size, that are wanted by then."""
        while True:
            background, size = self._background, self._size
            prepared = prepare(key, persona, self._parts.renderer(), size, background, self._marks)
            if background is self._background and size == self._size:
                return prepared

    def _keep(self, prepared: Prepared) -> None:
        with self._lock:
            if prepared.composer.background is not self._background:
                return  # another one has been asked for this very moment
            self._ready[prepared.key] = prepared
            self._ready.move_to_end(prepared.key)
            while len(self._ready) > KEPT:
                self._ready.popitem(last=False)

    def _next_idle(self) -> Entry | None:
        """What is worth doing while nothing is asked for: missing thumbnails, then portraits while there is room."""
        entries = [e for e in self._gallery.entries() if e.key not in self._failed]
        for entry in entries:
            if not self._gallery.has_thumbnail(entry.key):
                return entry
        if len(self._ready) < KEPT:
            return next((e for e in entries if e.key not in self._ready), None)
        return None
