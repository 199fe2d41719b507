"""Which portrait is wanted, from the first one on."""

from __future__ import annotations

from puppet.live.entries import Removed
from puppet.live.gallery import Gallery
from puppet.live.prepare import PROBLEM, Preparer
from puppet.live.problems import Problems
from puppet.live.show import Show
from puppet.models import Problem

_DAMAGED = Problem(
    "gallery",
    "The list of your portraits was damaged: their names and order are lost.",
    "The portraits are all there; rename them with F2.",
)


class Selection:
    """Asks for portraits, and falls back to what can be had where one cannot.

    Args:
        gallery: what there is.
        preparer: makes portraits ready.
        show: shows them.
        problems: told under the key "portrait".
        first: key of the portrait to start with; "" for the first of the gallery.
    """

    def __init__(self, gallery: Gallery, preparer: Preparer, show: Show, problems: Problems, first: str = "") -> None:
        self._gallery = gallery
        self._preparer = preparer
        self._show = show
        self._problems = problems
        self._wanted = first
        self._tried: set[str] = set()

    @property
    def key(self) -> str:
        """The portrait that is shown, or the one that is being made ready to be."""
        current = self._show.current
        if current is None or self._preparer.waiting_for:
            return self._wanted
        return current.key

    def begin(self) -> None:
        """While nothing is shown: ask for the first portrait, or, where it cannot be had, for the next one."""
        if self._show.current is not None or self._preparer.waiting_for:
            return
        keys = [entry.key for entry in self._gallery.entries()]
        if self._gallery.damaged:
            self._problems.report(_DAMAGED)
        if self._wanted and self._wanted not in keys:
            self._problems.report(
                Problem(PROBLEM, "The portrait you chose last is not there any more.", "Pick another portrait.")
            )
            self._wanted = ""
        for key in [self._wanted, *keys]:
            if key and key not in self._tried:
                self._tried.add(key)
                self._ask_for(key)
                return

    def select(self, key: str) -> None:
        """Show another portrait: in the next picture if it is ready, else as soon as it is. Returns at once."""
        self._problems.clear(PROBLEM)
        self._ask_for(key)

    def remove(self, key: str) -> Removed | None:
        """Delete one of the user's own portraits, None for any other. While it is shown, another takes its place; in a
        call others see the Away card then, until the user says that they are back: nobody chose the other one.

        Raises:
            PuppetError: it cannot be deleted.
        """
        wanted, current = self.key, self._show.current
        removed = self._gallery.remove(key)
        if removed is None:
            return None
        shown = current is not None and current.key == key
        if shown and self._show.live:
            self._show.away = True
        self._preparer.forget(key)
        entries = self._gallery.entries()
        if key == wanted and entries:
            # One that was still being made ready leaves the one that is shown as it is.
            kept = current.key if current is not None and not shown else entries[0].key
            self.select(kept)
        return removed

    def _ask_for(self, key: str) -> None:
        self._wanted = key
        ready = self._preparer.want(key)
        if ready is not None:
            self._show.swap(ready)
