"""Where the weights are that come with the program. Imports nothing heavy, so that asking costs nothing."""

from __future__ import annotations

from pathlib import Path

from puppet.places import ASSETS

_SHIPPED = ASSETS / "weights" / "lite.safetensors"


def default_weights() -> Path | None:
    """The weights that come with the program, if they do."""
    return weights_of("lite")


def weights_of(tier: str) -> Path | None:
    """Those that come with the program for one tier, if they do: so far there are none for "full"."""
    path = _SHIPPED.with_stem(tier)
    return path if path.is_file() else None
