"""What every engine offers. The renderer states it, since ``puppet`` knows none of them."""

from __future__ import annotations

from puppet.model.engine import Engine, Mending, PersonaTensors

__all__ = ["Engine", "Mending", "PersonaTensors"]
