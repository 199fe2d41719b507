"""Makes portraits ready to be shown, off the hot path, so that a swap is one assignment between two pictures."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from puppet.compose import Composer
from puppet.errors import PuppetError
from puppet.live.gallery import Entry, Gallery
from puppet.live.parts import MakesPersonas, Parts
from puppet.live.problems import Problems
from puppet.models import FaceChoice, Image, Persona, PortraitInfo, Renderer
from puppet.picture import Picture

logger = logging.getLogger(__name__)

KEPT = 4
"""Portraits kept ready; one takes about 20 MB at 720p."""
PROBLEM = "portrait"


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """A portrait ready to be shown: nothing is left to load, fit or bind.

    Attributes:
        key: of its gallery entry.
        persona: fitted to the picture.
        renderer: bound to it, its own.
        composer: bound to it, its own.
        rest: the puppet at rest, shown where nothing better can be.
        card: its Away card.
    """

    key: str
    persona: Persona
    renderer: Renderer
    composer: Composer
    rest: Picture
    card: Picture


def prepare(key: str, persona: Persona, renderer: Renderer, size: tuple[int, int]) -> Prepared:
    """Fit, bind and render a portrait once.

    Raises:
        PuppetError: it cannot be rendered.
    """
    composer = Composer(size)
    fitted = composer.fit(persona)
    composer.bind(fitted)
    renderer.bind(fitted)
    rest = composer.compose(renderer.render(fitted.landmarks), time.perf_counter(), -1)
    return Prepared(key, fitted, renderer, composer, rest, composer.away_card(persona))


class Preparer:
    """Prepares the wanted portrait first, then, while nothing is wanted, the next ones and missing thumbnails.

    Args:
        parts: the collaborators.
        gallery: where portraits come from.
        size: (width, height) of the pictures.
        problems: told under the key "portrait".
        on_ready: told, on the preparing thread, of the wanted portrait.
        prefetch: whether to use idle time for portraits that nobody asked for yet.
    """

    def __init__(
        self,
        parts: Parts,
        gallery: Gallery,
        size: tuple[int, int],
        problems: Problems,
        on_ready: Callable[[Prepared], None],
        prefetch: bool = True,
    ) -> None:
        self._parts = parts
        self._gallery = gallery
        self._size = size
        self._problems = problems
        self._on_ready = on_ready
        self._prefetch = prefetch
        self._lock = threading.Lock()
        self._making = threading.Lock()  # one portrait at a time: the maker's models are not for two threads
        self._maker: MakesPersonas | None = None
        self._ready: OrderedDict[str, Prepared] = OrderedDict()
        self._failed: set[str] = set()
        self._wanted = ""
        self._wake = threading.Event()

    def want(self, key: str) -> Prepared | None:
        """Ask for a portrait: returned if it is ready, else handed to ``on_ready`` later."""
        with self._lock:
            ready = self._ready.get(key)
            if ready is not None:
                self._ready.move_to_end(key)
                self._wanted = ""
            else:
                self._wanted = key
        self._wake.set()
        return ready

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

    def add(self, source: Path | bytes, name: str, face: int | None) -> PortraitInfo | FaceChoice:
        """Read, check and keep a picture of the user's, and make it ready. Takes up to seconds.

        Raises:
            PuppetError: unreadable, no face in it, or it cannot be kept.
        """
        image = self._parts.load_image(source)
        title = name.strip() or (source.stem.replace("_", " ").strip() if isinstance(source, Path) else "")
        made = self._make(image, title or "Portrait", face)
        if isinstance(made, FaceChoice):
            return made
        entry = self._gallery.add(image, title or "Portrait", face)
        try:
            self._keep(prepare(entry.key, made, self._parts.renderer(), self._size))
        except Exception:
            self._gallery.remove(entry.key)  # what cannot be shown is not kept
            raise
        self._gallery.set_thumbnail(entry.key, self._parts.thumbnail(made))
        return PortraitInfo(entry.key, entry.name, self._gallery.thumbnail(entry.key), entry.removable)

    def step(self) -> None:
        """One portrait, or a short wait: the worker's step."""
        self._wake.clear()
        wanted = self._wanted
        if wanted:
            self._prepare_wanted(wanted)
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
        with self._making:
            if self._maker is not None:
                self._maker.close()
                self._maker = None

    def _prepare_wanted(self, key: str) -> None:
        entry = self._gallery.find(key)
        try:
            if entry is None:
                raise PuppetError("This portrait is not in the gallery any more", "Pick another one")
            prepared = self._prepare(entry, keep=True)
        except Exception as error:
            name = entry.name if entry is not None else "The portrait"
            self._problems.failed(PROBLEM, f"{name} cannot be used", error, "Pick another portrait.")
            with self._lock:
                if self._wanted == key:
                    self._wanted = ""
            return
        with self._lock:  # held until it is shown: another one that is asked for meanwhile comes after it
            if self._wanted == key and prepared is not None:
                self._wanted = ""
                self._on_ready(prepared)

    def _prepare(self, entry: Entry, keep: bool) -> Prepared | None:
        face = entry.face
        persona = self._make(entry.source, entry.name, face)
        if isinstance(persona, FaceChoice):  # a bundled picture with a second face in it: the first is meant
            persona = self._make(entry.source, entry.name, 0)
        if isinstance(persona, FaceChoice):
            raise PuppetError(f"{entry.name} has several faces and none was chosen", "Add it again and choose one")
        if not self._gallery.has_thumbnail(entry.key):
            self._gallery.set_thumbnail(entry.key, self._parts.thumbnail(persona))
        if not keep:
            return None
        prepared = prepare(entry.key, persona, self._parts.renderer(), self._size)
        self._keep(prepared)
        return prepared

    def _make(self, source: Path | bytes | Image, name: str, face: int | None) -> Persona | FaceChoice:
        with self._making:
            if self._maker is None:
                self._maker = self._parts.maker()
            return self._maker.make(source, name, face)

    def _keep(self, prepared: Prepared) -> None:
        with self._lock:
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
