"""The tracker's own errors, measured once, for machines that make pairs without it.

Where a picture was made from known landmarks, a tracker reports others: its bias for such a face in such a pose, and
noise. A network that only ever saw the known ones would trust landmarks too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from puppet.models import Frame, Image, Points
from puppet.motion import pose
from puppet.motion.expression import eye_openings, lip_gap
from puppet.topology import OUTER_EYE_CORNERS
from puppet.tracking.tracker import MediaPipeTracker

NEAREST = 6
"""A pose is given the error of one of so many that resemble it."""
_SCALES = np.array([0.12, 0.08, 8.0, 8.0])
"""Lip gap, opening of the eyes, yaw and pitch in degrees: differences that count alike."""


class Watcher(Protocol):
    """Says what the tracker sees in a picture that was made from exact landmarks."""

    def see(self, image: Image, exact: Points, rng: np.random.Generator) -> Points | None:
        """Landmarks float32 (478, 3) in the picture's pixels; None where no face is seen."""


class Watching:
    """The tracker itself.

    Args:
        noted: gets exact and seen landmarks of each picture with a face.
    """

    def __init__(self, tracker: MediaPipeTracker, noted: list[tuple[Points, Points]] | None = None) -> None:
        self._tracker, self._noted = tracker, noted

    def see(self, image: Image, exact: Points, rng: np.random.Generator) -> Points | None:
        face = self._tracker.track(Frame(image, 0.0, 0))
        if face is None:
            return None
        if self._noted is not None:
            self._noted.append((exact, face.landmarks))
        return face.landmarks


class Bias:
    """A collection of the tracker's errors; stands for it where it is missing.

    Args:
        errors: float32 (N, 478, 3), tracked minus exact landmarks, in interocular distances.
        looks: float32 (N, 4), what each was measured on: see ``look``.
    """

    def __init__(self, errors: NDArray[np.float32], looks: NDArray[np.float32]) -> None:
        self.errors, self.looks = errors, looks

    @classmethod
    def measured(cls, noted: Sequence[tuple[Points, Points]], worst: float) -> Bias:
        """From exact and tracked landmarks of the same pictures.

        Args:
            noted: by ``Watching``.
            worst: mean distances beyond it, in interocular distances, are another face's.
        """
        pairs = [(exact, (tracked - exact) / unit(exact)) for exact, tracked in noted]
        kept = [(exact, error) for exact, error in pairs if np.linalg.norm(error[:, :2], axis=1).mean() <= worst]
        return cls(
            np.array([error for _, error in kept], np.float32),
            np.array([look(exact) for exact, _ in kept], np.float32),
        )

    def see(self, image: Image, exact: Points, rng: np.random.Generator) -> Points | None:
        away = np.linalg.norm((self.looks - look(exact)) / _SCALES, axis=1)
        near = np.argpartition(away, min(NEAREST, len(away)) - 1)[:NEAREST]
        moved: Points = (exact + unit(exact) * self.errors[rng.choice(near)]).astype(np.float32)
        return moved


def look(landmarks: Points) -> NDArray[np.float64]:
    """What the tracker's errors depend on: (4,), lip gap and opening of the eyes as ``puppet.motion.expression`` has
    them, yaw and pitch in degrees."""
    head = pose.Head(landmarks)
    yaw, pitch, _ = pose.angles(head.axes)
    return np.array([lip_gap(head.points), eye_openings(head.points).min(), yaw, pitch])


def unit(landmarks: Points) -> float:
    """The distance of the outer corners of the eyes in the picture, in pixels."""
    a, b = landmarks[list(OUTER_EYE_CORNERS), :2]
    return float(np.linalg.norm(a - b))
