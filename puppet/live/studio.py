"""The rendering threads, as one: left behind and made anew, with another renderer, when one of them hangs."""

from __future__ import annotations

from collections.abc import Callable

from puppet.live.pipeline import Pipeline
from puppet.live.prepare import Preparer
from puppet.live.prepared import Prepared
from puppet.live.problems import Problems
from puppet.live.rendering import RENDER_PROBLEM, RenderStage
from puppet.live.show import Show
from puppet.live.slot import Slot
from puppet.live.stages import Tracked
from puppet.live.turn import Turn
from puppet.live.watchdog import Crew, Guard
from puppet.live.worker import Worker
from puppet.picture import Picture


class Studio:
    """Rendering, whichever threads do it: what they make goes to ``show``.

    Args:
        make_stage: makes the stage.
        tracked: where faces come from.
        show: says which portrait, and takes its pictures.
        preparer: makes a portrait ready anew whose renderer hangs.
        problems: told of failures.
        again: what the user is told to do about them.
        idle_s: seconds between two pictures of a puppet at rest.
        clock: seconds.
        turn: passed on with every picture.

    Attributes:
        stage: the one at work.
    """

    def __init__(
        self,
        make_stage: Callable[[], RenderStage],
        tracked: Slot[Tracked],
        show: Show,
        preparer: Preparer,
        problems: Problems,
        again: str,
        idle_s: float,
        clock: Callable[[], float],
        turn: Turn,
    ) -> None:
        self._turn = turn
        self._make_stage, self._tracked, self._show, self._preparer = make_stage, tracked, show, preparer
        self._problems, self._again, self._idle_s, self._clock = problems, again, idle_s, clock
        self._hung: set[Prepared] = set()  # nobody but the threads that hang in them may call their renderers
        self.stage = make_stage()
        self._pipeline: Pipeline | None = None

    @property
    def drops(self) -> int:
        """See ``Pipeline.drops``."""
        return self._pipeline.drops if self._pipeline is not None else 0

    def crew(self, guard: Guard) -> Crew:
        """The three threads, on the stage there is."""

        def publish(picture: Picture) -> None:
            if not guard.left:
                self._show.publish(picture)

        def failed(error: Exception) -> None:
            if not guard.left:
                self._problems.failed(RENDER_PROBLEM, "The portrait cannot be rendered", error, self._again)

        made = Pipeline(self.stage, self._tracked, self._current, publish, self._idle_s, self._clock, guard, self._turn)
        self._pipeline = made
        steps = {"begin": made.begin_step, "mend": made.mend_step, "finish": made.finish_step}
        return Crew(*(Worker(name, step, failed) for name, step in steps.items()))

    def leave(self) -> None:
        """The stage hangs: the puppet rests, and goes on once another renderer is made."""
        before, self.stage = self.stage, self._make_stage()
        self.stage.steering, self.stage.framing = before.steering, before.framing
        if self._pipeline is None:
            return
        self._pipeline.close()
        self._hung = self._pipeline.rendering
        for prepared in self._hung:
            hung = getattr(prepared.renderer, "hung", None)
            if hung is not None:  # so that the next one does not run on what hangs
                hung()
            shown = prepared is self._show.current
            self._preparer.make_anew(prepared.key, wanted=shown)
            if shown:
                self._show.stalled(prepared)

    def close(self) -> None:
        """Let every thread end soon."""
        if self._pipeline is not None:
            self._pipeline.close()

    def _current(self) -> Prepared | None:
        current = self._show.current
        return None if current in self._hung else current
