"""The render stage on three threads: while one picture is with the engine, the one before it is drawn and the one after
it is looked at. Where processors are few, ``turn`` sees to it that pictures do not hold each other up.

    tracked ─► [slot] ─► begin, look ─► [slot] ─► mend ─┐
                           └─► [line] ─► aim ……………………… finish ─► show

The finishing thread gets a picture as soon as its pose is known: what depends on neither the look nor the engine's
answer is done by the time that the answer comes. The slots keep the newest: a picture that the engine could not take
in time is dropped, and so is a finished one where a newer one is ready too.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from puppet.live.prepared import Prepared
from puppet.live.rendering import RenderStage, Shot
from puppet.live.slot import Slot
from puppet.live.stages import Tracked
from puppet.live.turn import Turn
from puppet.live.watchdog import Guard
from puppet.models import Mend
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
        turn: whose it is to look for the next face; None: nobody waits for that.
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
        turn: Turn | None = None,
    ) -> None:
        self._stage = stage
        self._tracked = tracked
        self._current = current
        self._publish = publish
        self._idle_s = idle_s
        self._clock = clock
        self._turn = turn or Turn(wanted=False)
        self._begun: Slot[Shot] = Slot()
        self._line = _Line()
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
        return self._begun.drops + self._line.drops

    def begin_step(self) -> None:
        tracked = self._tracked.get(self._idle_s)
        index = tracked.face.index if tracked is not None and tracked.face is not None else None
        if index is not None:
            self._turn.arrived(index)
        prepared = self._current()
        shot = None
        if prepared is not None:
            self._at[self._beginner] = prepared
            with self._beginner:
                shot = self._stage.begin(prepared, tracked, self._clock())
        if index is not None and (shot is None or shot.index != index):
            self._turn.give(index)
        if shot is None:
            return
        self._line.put(shot)
        try:
            with self._beginner:
                self._stage.look(shot)
        except BaseException:  # something called exit: nobody must wait for the rest of it
            shot.drop()
            raise
        if shot.mend is Mend.ANEW:
            self._turn.ready(shot.index)
        missed = self._begun.put(shot)
        if missed is not None:
            missed.drop()
            self._turn.give(missed.index)

    def mend_step(self) -> None:
        shot = self._begun.get(WAIT_S)
        if shot is not None:
            self._at[self._mender] = shot.prepared
            self._turn.begin(shot.index, shot.mend is Mend.ANEW)
            with self._mender:
                self._stage.mend(shot)
            self._turn.end()

    def finish_step(self) -> None:
        shot = self._line.get(WAIT_S)
        if shot is None:
            return
        self._at[self._finisher] = shot.prepared
        if not shot.mended.is_set():
            with self._finisher:
                self._stage.aim(shot)
        while not shot.mended.wait(WAIT_S):  # an engine that hangs is no reason to
            if self._closed:
                return
        if shot.dropped:
            return
        with self._finisher:
            picture = self._stage.finish(shot, self._clock())
        self._publish(picture)

    def close(self) -> None:
        """Let every step return soon."""
        self._closed = True
        self._begun.close()
        self._line.close()


class _Line:
    """Pictures on their way to be finished, oldest first. Those that were dropped leave it, and those after which the
    next one is mended already: no more are left than the threads have in work."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shots: deque[Shot] = deque()
        self._closed = False
        self.drops = 0

    def put(self, shot: Shot) -> None:
        """Another one, not mended yet."""
        with self._changed:
            if not self._closed:
                self._tidy()
                self._shots.append(shot)
                self._changed.notify()

    def get(self, timeout: float) -> Shot | None:
        """The oldest; None when the time is up or the line is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._shots or self._closed, timeout)
            self._tidy()
            return self._shots.popleft() if self._shots else None

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._shots.clear()
            self._changed.notify_all()

    def _tidy(self) -> None:
        wanted = deque(shot for shot in self._shots if not shot.dropped)
        while len(wanted) > 1 and wanted[1].mended.is_set():
            wanted.popleft().drop()
            self.drops += 1
        self._shots = wanted
