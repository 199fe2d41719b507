"""Makes training pairs without end out of a file of sources, in any process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from puppet.errors import PuppetError
from puppet.model.crop import SIZE
from puppet.model.seen import CELL
from puppet.models import Persona
from puppet.raster.drawing import CHANNELS, Drawing
from puppet.training.making import FORWARD, INVERSE, REAL, RIG, Shard, frame_pairs, in_colour
from puppet.training.pairs import assembled
from puppet.training.rig.pairs import rig_pairs
from puppet.training.sources import Sources
from puppet.training.stills import can_close_eyes, forward_pairs, inverse_count, inverse_pairs

MADE_AT_ONCE = {REAL: 8, INVERSE: 3, FORWARD: 2, RIG: 6}
"""Pairs of one person in a row: some work is done once for all of them."""

_CELLS = SIZE // CELL
FIELDS: dict[str, tuple[tuple[int, ...], type[np.generic]]] = {
    "warped": ((SIZE, SIZE, 4), np.uint8),
    "target": ((SIZE, SIZE, 3), np.uint8),
    "background": ((SIZE, SIZE, 3), np.uint8),
    "source": ((SIZE, SIZE, 3), np.uint8),
    "raster": ((len(CHANNELS) + 3, SIZE, SIZE), np.uint8),
    "source_drawing": ((len(CHANNELS), SIZE, SIZE), np.uint8),
    "trust": ((1, SIZE, SIZE), np.uint8),
    "weight": ((1, SIZE, SIZE), np.uint8),
    "grid": ((_CELLS, _CELLS, 2), np.float32),
    "centres": ((3, 2), np.float32),
    "sharp": ((), np.float32),
    "kind": ((), np.int64),
    "identity": ((), np.int64),
}
"""Shape and dtype of each part of a whole pair: see ``pairs.assembled``."""


class Synthesis:
    """Pairs of all kinds in given shares.

    Args:
        sources: what they are made of.
        shares: kind to how often it is made.
        rng: decides everything.

    Raises:
        PuppetError: no kind can be made.
    """

    def __init__(self, sources: Sources, shares: Mapping[int, float], rng: np.random.Generator) -> None:
        self._sources, self._rng = sources, rng
        self._drawing = Drawing(SIZE)
        self._performers = [film.performer for film in sources.films]
        self._made = dict.fromkeys((kind for kind, share in shares.items() if share > 0), 0)
        if sources.rig is None:
            self._made.pop(RIG, None)
        if not self._made:
            raise PuppetError("No kind of pair can be made", "Leave out fewer kinds, or put the rig into the sources")
        self._shares = shares
        self._dull: dict[int, set[int]] = {kind: set() for kind in self._made}  # portraits that gave nothing
        self._worth: dict[int, float] = {}

    def next(self) -> list[dict[str, NDArray[Any]]]:
        """Some whole pairs of one person; possibly none."""
        kind = min(self._made, key=lambda kind: (self._made[kind] + self._rng.random()) / self._shares[kind])
        try:
            shard = self._real() if kind == REAL else self._still(kind)
        except ValueError:  # a portrait too odd for a spline or a fit
            return []
        self._made[kind] += len(shard.pairs)
        return [assembled(pair, self._rng, self._drawing, jitter=False, flips=True) for pair in as_arrays(shard)]

    def _real(self) -> Shard:
        film = self._sources.films[self._rng.integers(len(self._sources.films))]
        images = [self._sources.frame(number) for number in film.numbers]

        def portrait(number: int) -> Persona | None:
            return self._sources.framed(film.numbers[number], film.name)

        tracked = [self._sources.tracked[number] for number in film.numbers]
        return frame_pairs(images, tracked, portrait, film.name, self._rng, 1, MADE_AT_ONCE[REAL])

    def _still(self, kind: int) -> Shard:
        sources, rng, shard = self._sources, self._rng, Shard([], [])
        number = int(rng.integers(len(sources.names)))
        if number in self._dull[kind]:
            return shard
        persona, name = sources.still(number), sources.names[number]
        if rng.random() > self._chance(number, persona, kind):
            return shard
        count = MADE_AT_ONCE[kind]
        if kind == INVERSE:
            inverse_pairs(persona, name, sources.stills_bias, self._performers, rng, count, shard)
        elif kind == RIG:
            assert sources.rig is not None
            rig_pairs(sources.rig, persona, name, sources.rig_bias, rng, count, shard)
        elif can_close_eyes(persona):
            forward_pairs(persona, name, sources.stills_bias, rng, count, shard)
        if not shard.pairs:
            self._dull[kind].add(number)
        return shard

    def _chance(self, number: int, persona: Persona, kind: int) -> float:
        """How likely a portrait is used once it is drawn: what has colours and teeth is worth more."""
        if kind != INVERSE:
            return 1.0 if in_colour(persona.image) else 0.5
        if number not in self._worth:
            self._worth[number] = inverse_count(persona, 100) / 300
        return self._worth[number]


def as_arrays(shard: Shard) -> list[dict[str, NDArray[Any]]]:
    """A shard's pairs as ``pairs.PairSet.pair`` gives them."""
    result: list[dict[str, NDArray[Any]]] = []
    for pair in shard.pairs:
        source = shard.sources[pair.source]
        result.append(
            {
                "target": pair.target,
                "target_landmarks": pair.target_landmarks,
                "warped": pair.warped,
                "alpha": pair.alpha,
                "trust": pair.trust,
                "field": pair.field,
                "kind": np.array(pair.kind),
                "source": source.image,
                "source_background": source.background,
                "source_landmarks": source.landmarks,
                "identity": np.array(source.identity),
                "detail": np.array(source.detail),
            }
        )
    return result
