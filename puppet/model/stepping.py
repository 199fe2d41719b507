"""Two tiers of the generator, one behind the other: when the engine of the higher one fails in mid-call, the lower one
takes over with the frame in hand."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from puppet.errors import in_words, plain
from puppet.model.renderer import GeneratorRenderer, Work
from puppet.models import Image, Mend, Persona, Points

logger = logging.getLogger(__name__)


class SteppingRenderer:
    """Implements ``models.PartedRenderer``.

    Both renderers have every portrait bound, so that nothing is left to be done when the first one fails: the frame
    that it failed on is looked at and mended by the reserve, and no picture is lost. Only if the reserve does better is
    the first one to blame; it is closed then, and not asked again. A reserve that fails in its turn steps down to
    other engines and to the plain warp as it does by itself.

    Args:
        first: of the higher tier; it reports nothing by itself any more.
        reserve: of the lower tier, on an engine that does without what the first one may run out of, or steps down.
        gave_up: told why the first one is not used any more, once it is closed.
    """

    name = "generator"

    def __init__(
        self,
        first: GeneratorRenderer,
        reserve: GeneratorRenderer,
        gave_up: Callable[[str], object] | None = None,
    ) -> None:
        first.report = lambda error: None
        self._renderer = first
        self._reserve: GeneratorRenderer | None = reserve
        self._gave_up = gave_up
        self._notice = ""
        self._looking = threading.Lock()
        """The reserve may look at the frame in hand on one thread while another looks at the next frame with it."""

    @property
    def runs_on(self) -> str:
        return self._renderer.runs_on

    @property
    def trouble(self) -> str:
        return self._renderer.trouble

    @property
    def notice(self) -> str:
        """What happened last: the tier's step down, or one of the engine that is used now."""
        return self._renderer.notice or self._notice

    def bind(self, persona: Persona) -> None:
        """Take a portrait; see ``models.Renderer``. A first renderer that has no room for it is stepped down from."""
        reserve = self._reserve
        if reserve is not None:
            reserve.bind(persona)
        try:
            self._renderer.bind(persona)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a library may call exit
            if reserve is None:
                raise
            self._step_down(reserve, plain(error))

    def render(self, landmarks: Points) -> Image:
        """Render one pose; see ``models.Renderer``."""
        work = self.begin(landmarks)
        self.look(work)
        self.mend(work)
        return self.finish(work)

    def begin(self, landmarks: Points, mend: Mend = Mend.ANEW) -> SteppedWork:
        """A picture of a pose; see ``models.PartedRenderer``."""
        renderer = self._renderer
        return SteppedWork(landmarks, mend, (renderer, renderer.begin(landmarks, mend)))

    def look(self, work: SteppedWork) -> None:
        """What the generator is shown of it."""
        renderer, inner = work.at
        with self._looking:
            renderer.look(inner)

    def mend(self, work: SteppedWork) -> None:
        """The generator's part; where the first one fails at it, the reserve's."""
        renderer, inner = work.at
        if renderer is not self._renderer:  # begun before the step down
            renderer, inner = work.at = self._begun_again(work, self._renderer)
        renderer.mend(inner)
        reserve = self._reserve
        if inner.error is None or reserve is None:
            return
        again = self._begun_again(work, reserve)
        reserve.mend(again[1])
        if again[1].error is None:
            self._step_down(reserve, inner.error)
            work.at = again

    def aim(self, work: SteppedWork) -> None:
        """Where the plain warp looks; see ``models.PartedRenderer``. Done in vain where the reserve takes over."""
        renderer, inner = work.at
        renderer.aim(inner)

    def finish(self, work: SteppedWork) -> Image:
        """The picture; see ``models.PartedRenderer``."""
        renderer, inner = work.at
        return renderer.finish(inner)

    def hung(self) -> bool:
        """See ``GeneratorRenderer.hung``. A first one whose engine hangs is not used again either."""
        if not self._renderer.hung():
            return False
        if self._reserve is not None and self._gave_up is not None:
            self._gave_up("it did not answer")
        return True

    def close(self) -> None:
        """Free both."""
        self._renderer.close()
        if self._reserve is not None:
            self._reserve.close()

    def _begun_again(self, work: SteppedWork, renderer: GeneratorRenderer) -> tuple[GeneratorRenderer, Work]:
        inner = renderer.begin(work.landmarks, work.wanted)
        with self._looking:
            renderer.look(inner)
        return renderer, inner

    def _step_down(self, reserve: GeneratorRenderer, error: Exception) -> None:
        failed, self._renderer, self._reserve = self._renderer, reserve, None
        reason, tiers = in_words(error), (failed.weights.tier.name, reserve.weights.tier.name)
        self._notice = (
            f"{failed.runs_on} failed in the {tiers[0]} tier ({reason}); the generator goes on in the {tiers[1]} tier, "
            f"on {reserve.runs_on}"
        )
        logger.warning("%s", self._notice)
        try:
            failed.close()
        except KeyboardInterrupt:
            raise
        except BaseException as failure:  # it is broken, and what it held may be too
            logger.warning("%s could not be closed: %s", failed.runs_on, failure)
        if self._gave_up is not None:
            self._gave_up(reason)


@dataclass(eq=False, slots=True)
class SteppedWork:
    """One picture of a ``SteppingRenderer`` on its way.

    Attributes:
        landmarks, wanted: what ``begin`` was given.
        at: who works on it, and the work.
    """

    landmarks: Points
    wanted: Mend
    at: tuple[GeneratorRenderer, Work]
