"""A portrait that is ready to be shown, so that a swap is one assignment between two pictures."""

from __future__ import annotations

from dataclasses import dataclass

from puppet.backdrop import KEEP, Background
from puppet.compose import Composer
from puppet.marks import Marks
from puppet.models import Image, Persona, Renderer
from puppet.picture import Picture


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """A portrait ready to be shown: nothing is left to load, fit or bind.

    Attributes:
        key: of its gallery entry.
        persona: fitted to the picture.
        renderer: bound to it, its own.
        composer: bound to it, its own.
        still: uint8, the puppet at rest as its renderer draws it.
        card: its Away card.
    """

    key: str
    persona: Persona
    renderer: Renderer
    composer: Composer
    still: Image
    card: Picture

    @property
    def rest(self) -> Picture:
        """The puppet at rest, framed as it is now: shown where nothing better can be."""
        return self.composer.still(self.still)


def prepare(
    key: str,
    persona: Persona,
    renderer: Renderer,
    size: tuple[int, int],
    background: Background = KEEP,
    marks: Marks | None = None,
) -> Prepared:
    """Fit, bind and render a portrait once, in front of a background and with marks.

    Raises:
        PuppetError: it cannot be rendered.
    """
    composer = Composer(size, background, marks)
    fitted = composer.fit(persona)
    composer.bind(fitted)
    renderer.bind(fitted)
    still = renderer.render(fitted.landmarks)
    composer.still(still)  # raises what is wrong with it here, not in a call
    return Prepared(key, fitted, renderer, composer, still, composer.away_card(persona))
