"""Which renderers there are, and the one place that makes one by name."""

from __future__ import annotations

from puppet.errors import PuppetError
from puppet.models import Renderer

NAMES = ("warp",)
DEFAULT = "warp"


def make_renderer(name: str = DEFAULT) -> Renderer:
    """A new renderer; imports what it needs only now.

    Raises:
        PuppetError: there is none of that name.
    """
    if name == "warp":
        from puppet.warp.landmark_warp import LandmarkWarp

        return LandmarkWarp()
    raise PuppetError(f"There is no renderer named {name}", f"Choose one of: {', '.join(NAMES)}")
