"""The driver as in a mirror: its left is its right."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from puppet.models import Face, Points
from puppet.topology import mirrored as partners


def mirrored(landmarks: Points, width: float) -> Points:
    """The landmarks of the mirror image of a face: float32 (478, 3), in pixels of a frame of this width."""
    points = landmarks[partners()].copy()
    points[:, 0] = np.float32(width) - points[:, 0]
    return points


def mirrored_face(face: Face) -> Face:
    """The mirror image of a tracked face."""
    return replace(face, landmarks=mirrored(face.landmarks, face.size[0]))
