"""A portrait that is ready to be shown, so that a swap is one assignment between two pictures."""

from __future__ import annotations

import time
from dataclasses import dataclass

from puppet.backdrop import KEEP, Background
from puppet.compose import Composer
from puppet.marks import Marks
from puppet.models import Persona, Renderer
from puppet.picture import Picture


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
    rest = composer.compose(renderer.render(fitted.landmarks), time.perf_counter(), -1)
    return Prepared(key, fitted, renderer, composer, rest, composer.away_card(persona))
