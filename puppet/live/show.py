"""Decides what others see at every moment: the puppet, the puppet at rest, or the Away card. Owns no thread."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable

from puppet.live.prepared import Prepared
from puppet.live.slot import Slot
from puppet.live.stats import Stats
from puppet.picture import Picture

logger = logging.getLogger(__name__)

AWAY_AFTER_S = 30.0
"""Nobody drove the puppet for this long: others see the Away card until somebody does."""
STALLED_S = 3.0
"""No picture came for this long: the renderer hangs, and others see the puppet at rest."""
SWAP_S = 0.08
"""How long the first picture of a new portrait is waited for before that portrait is shown at rest."""


class Show:
    """The current portrait, its newest picture, and the choice between that and the card.

    Args:
        plain_card: what is shown before any portrait is ready.
        stats: told of every picture shown.
        clock: seconds.
    """

    def __init__(self, plain_card: Picture, stats: Stats, clock: Callable[[], float] = time.perf_counter) -> None:
        self.pictures: Slot[Picture] = Slot()
        self._plain_card = plain_card
        self._stats = stats
        self._clock = clock
        self._lock = threading.Lock()
        self._current: Prepared | None = None
        self._puppet: Picture | None = None  # the newest picture of the current portrait
        self._sent: Picture | None = None  # what others see
        self._swapped_s = self._puppet_s = self._followed_s = clock()
        self._live = False
        self._away = False
        self.test: Picture | None = None
        """What others see in place of everything else, to look whether it arrives as it should."""

    @property
    def current(self) -> Prepared | None:
        """The portrait that is shown."""
        return self._current

    @property
    def live(self) -> bool:
        return self._live

    @live.setter
    def live(self, live: bool) -> None:
        with self._lock:
            self._live = live
            self._followed_s = self._clock()

    @property
    def away(self) -> bool:
        return self._away

    @away.setter
    def away(self, away: bool) -> None:
        with self._lock:
            self._away = away
            self._followed_s = self._clock()

    @property
    def begun(self) -> bool:
        """Whether the current portrait has been puppeteered yet."""
        return self._puppet is not None

    @property
    def abandoned(self) -> bool:
        """Whether nobody has driven the puppet for so long that others see the card."""
        return self.begun and self._live and not self._away and self._clock() - self._followed_s > AWAY_AFTER_S

    def restart(self, plain_card: Picture) -> None:
        """Pictures have another size from now on: show the card until a portrait of that size comes."""
        with self._lock:
            self._plain_card, self.test = plain_card, None
            self._current = self._puppet = self._sent = None
            self.pictures.clear()

    def swap(self, prepared: Prepared) -> None:
        """Show another portrait from the next picture on. Nothing made for the one before is shown after this."""
        with self._lock:
            if prepared is self._current:
                return
            self._current = prepared
            self._puppet = None
            self._swapped_s = self._puppet_s = self._clock()
            self.pictures.clear()

    def renew(self, prepared: Prepared) -> None:
        """Show a portrait as it is now, if it is the one that is shown."""
        if self._current is not None and self._current.key == prepared.key:
            self.swap(prepared)

    def stalled(self, prepared: Prepared) -> None:
        """A portrait's renderer hangs: if it is the one that is shown, it is shown at rest."""
        with self._lock:
            if prepared is self._current:
                self._puppet_s = -math.inf

    def publish(self, picture: Picture) -> None:
        """A picture is made. One of a portrait that is not current any more is thrown away."""
        with self._lock:
            if self._current is not None and picture.persona_id == self._current.persona.id:
                self.pictures.put(picture)

    def choose(self, new: Picture | None, now_s: float) -> Picture | None:
        """What others are to see now.

        Args:
            new: a picture that just arrived, if any.
            now_s: seconds.

        Returns:
            The picture to send; None to send nothing for a moment (a new portrait's first picture is on its way).
        """
        with self._lock:
            current = self._current
            # A clock that was set back must not keep what stalled on the screen until it is there again.
            self._puppet_s, self._swapped_s = min(self._puppet_s, now_s), min(self._swapped_s, now_s)
            self._followed_s = min(self._followed_s, now_s)
            if new is not None and current is not None and new.persona_id == current.persona.id:
                self._puppet, self._puppet_s = new, now_s
                if new.frame_index >= 0:
                    self._followed_s = now_s
            if self.test is not None:
                return self.test
            if current is None:
                return self._plain_card
            if not self._live or self._away:
                return current.card
            if self._puppet is None:
                return self._rest(current) if now_s - self._swapped_s > SWAP_S else None
            if now_s - self._followed_s > AWAY_AFTER_S:
                return current.card
            if now_s - self._puppet_s > STALLED_S:
                return self._rest(current)
            return self._puppet

    def _rest(self, current: Prepared) -> Picture:
        """The puppet at rest; what there is of it where that cannot be made, out of memory for one."""
        try:
            return current.rest
        except Exception as error:
            logger.warning("The puppet at rest cannot be shown: %r", error)
            return self._puppet or current.card

    def sent(self, picture: Picture) -> None:
        """``picture`` has been handed to the output."""
        with self._lock:
            self._sent = picture
            # Before Go live the card goes out, and what the user watches is the puppet's preview.
            shown = picture if self._live and not self._away else self._puppet
        if shown is not None:
            self._stats.shown(shown.frame_index, shown.captured_s, shown.persona_id)

    def picture(self) -> Picture | None:
        """For the window: what others see while live or away, else the puppet; None before the first."""
        with self._lock:
            if self._live or self._away or self.test is not None:
                return self._sent
            if self._puppet is None and self._current is not None:
                return self._current.rest
            return self._puppet
