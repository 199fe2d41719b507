"""Where a portrait's irises stand when it looks at the camera, however its head is turned."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.motion import pose
from puppet.motion.expression import gaze

Array = NDArray[np.float64]

REACH = 0.35
"""How far an iris travels for an eye turned by 90 degrees, in eye widths: about 10 mm in an opening of 29 mm."""

UNSURE = 0.05
"""Eye widths: a portrait whose irises stand no further from where they should counts as looking at the camera, since
head axes are known to a few degrees only."""


def camera_gaze(portrait: pose.Head, turned: Array) -> Array:
    """How far the irises move from where the portrait has them for it to look at the camera.

    Args:
        portrait: its head.
        turned: (3, 3) axes of its head as it is shown.

    Returns:
        (2,) along the eyes and down, in eye widths.
    """
    own, now = _ahead(portrait.axes), _ahead(turned)
    aside = float(gaze(portrait.points).mean(0)[0]) + REACH * float(own[0])  # 0 for a portrait that looks at us
    correction = -np.sign(aside) * max(abs(aside) - UNSURE, 0.0)
    return np.array([correction - REACH * (now[0] - own[0]), -REACH * (now[1] - own[1])])


def _ahead(axes: Array) -> Array:
    """(2,) which way a face points in the picture, right and down: sines."""
    return -axes[:2, 2]
