"""Which numbers enter the generator's convolutions, so that they can be done in 8 bits: as the weights' own file says.
``calibrate`` measures them. Weights that say nothing run all the same, in bfloat16 or float32."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace

from puppet.model.tiers import Tier, shapes_of
from puppet.model.weights import Weights

Ranges = Mapping[str, tuple[float, float]]
"""From and to, by the convolution's name."""
NOTE = "ranges"
"""Under this name the weights' file has them, as JSON."""


def convolutions(tier: Tier) -> tuple[str, ...]:
    """Names of the convolutions that may work in 8 bits: all of the generator's that look at neighbours. The others
    take no time worth it."""
    return tuple(
        name.removeprefix("generator.").removesuffix(".weight")
        for name, shape in shapes_of(tier).items()
        if name.startswith("generator.") and name.endswith(".weight") and shape[-1] > 1
    )


def ranges_of(weights: Weights) -> Ranges | None:
    """What weights say of themselves; None where that is nothing that could be used."""
    try:
        said = json.loads(weights.notes[NOTE])
        found = {name: (float(said[name][0]), float(said[name][1])) for name in convolutions(weights.tier)}
    except (ValueError, TypeError, LookupError):
        return None
    fit = all(math.isfinite(low) and math.isfinite(high) and low <= 0 < high for low, high in found.values())
    return found if fit else None


def with_ranges(weights: Weights, ranges: Ranges) -> Weights:
    """The same weights, which say so."""
    rounded = {name: [float(f"{end:.4g}") for end in ends] for name, ends in ranges.items()}
    return replace(weights, notes={**weights.notes, NOTE: json.dumps(rounded)})
