"""Where the weights are that come with the program. Imports nothing heavy, so that asking costs nothing."""

from __future__ import annotations

from pathlib import Path

from puppet.places import ASSETS

_SHIPPED = ASSETS / "weights" / "lite.safetensors"


def default_weights() -> Path | None:
    """The weights that come with the program, if they do."""
    return _SHIPPED if _SHIPPED.is_file() else None
