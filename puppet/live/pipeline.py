"""The render stage on three threads: while one picture is with the engine, the one before it is drawn and the one after
it is looked at.

    tracked ─► [slot] ─► begin ─► [slot] ─► mend ─┐
                                             └──► [slot] ─► aim … finish ─► show

A picture goes to the finishing thread as soon as its mending begins, so that what does not depend on the engine's
answer is done by the time that it comes. Slots keep the newest: a picture that nobody took in time is never finished.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from puppet.live.prepared import Prepared
from puppet.live.rendering import RenderStage, Shot
from puppet.live.slot import Slot
from puppet.live.stages import Tracked
from puppet.live.watchdog import Guard
from puppet.picture import Picture

WAIT_S = 0.25
"""Longest wait of a step: how long stopping takes at most."""


class Pipeline:
    """The three threads' steps.

    Args:
        stage: renders.
        tracked: where the tracker's results arrive.
        current: the portrait that is shown now.
        publish: told of every picture made.
        idle_s: seconds between two pictures of a puppet at rest.
        clock: seconds.
        guard: held, with siblings of it, while the stage works.
    """

    def __init__(
        self,
        stage: RenderStage,
        tracked: Slot[Tracked],
        current: Callable[[], Prepared | None],
        publish: Callable[[Picture], None],
        idle_s: float,
        clock: Callable[[], float] = time.perf_counter,
        guard: Guard | None = None,
    ) -> None:
        self._stage = stage
        self._tracked = tracked
        self._current = current
        self._publish = publish
        self._idle_s = idle_s
        self._clock = clock
        self._begun: Slot[Shot] = Slot()
        self._mending: Slot[Shot] = Slot()
        self._closed = False
        self._beginner = guard or Guard()
        self._mender, self._finisher = self._beginner.sibling(), self._beginner.sibling()
        self._at: dict[Guard, Prepared] = {}

    @property
    def rendering(self) -> set[Prepared]:
        """The portraits that the threads worked on last."""
        return set(self._at.values())

    @property
    def drops(self) -> int:
        """How many pictures were begun and not finished, because a newer one was there."""
        return self._begun.drops + self._mending.drops

    def begin_step(self) -> None:
        tracked = self._tracked.get(self._idle_s)
        prepared = self._current()
        if prepared is None:
            return
        self._at[self._beginner] = prepared
        with self._beginner:
            shot = self._stage.begin(prepared, tracked, self._clock())
        if shot is not None:
            self._begun.put(shot)

    def mend_step(self) -> None:
        shot = self._begun.get(WAIT_S)
        if shot is not None:
            self._mending.put(shot)
            self._at[self._mender] = shot.prepared
            with self._mender:
                self._stage.mend(shot)

    def finish_step(self) -> None:
        shot = self._mending.get(WAIT_S)
        if shot is None:
            return
        self._at[self._finisher] = shot.prepared
        if not shot.mended.is_set():
            with self._finisher:
                self._stage.aim(shot)
        while not shot.mended.wait(WAIT_S):  # an engine that hangs is no reason to
            if self._closed:
                return
        with self._finisher:
            picture = self._stage.finish(shot, self._clock())
        self._publish(picture)

    def close(self) -> None:
        """Let every step return soon."""
        self._closed = True
        self._begun.close()
        self._mending.close()
