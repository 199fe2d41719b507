"""How neutral a face is: one reading per frame, the limits, and the best frame of a clip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from puppet.models import Face, Points
from puppet.motion import pose
from puppet.motion.expression import eye_openings, gaze, lip_gap

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Limits:
    """What still counts as neutral.

    Attributes:
        yaw, pitch, roll: degrees; pitch is wide because faces differ in profile and cameras in height.
        gap: lip gap over mouth width.
        openness: eye opening over the person's usual one, at least.
        speed: of the rigid points, interocular distances per second, at most.
        size: interocular distance over the frame's longer side, at least.
    """

    yaw: float = 12.0
    pitch: float = 16.0
    roll: float = 12.0
    gap: float = 0.045
    openness: float = 0.75
    speed: float = 0.4
    size: float = 0.045

    def relaxed(self, by: float) -> Limits:
        """``by`` times as wide; 1 changes nothing. What makes a face unreadable (its size) stays."""
        return replace(
            self,
            yaw=self.yaw * by,
            pitch=self.pitch * by,
            roll=self.roll * by,
            gap=self.gap * (2 * by - 1),
            openness=self.openness / by,
            speed=self.speed * by,
        )


LIMITS = Limits()

LEAST_OPEN = 0.10
"""Eye opening over eye width: MediaPipe's full blinks end below, the narrowest open eyes stay above."""


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What one face shows.

    Attributes:
        angles: (yaw, pitch, roll), degrees from looking straight at the camera.
        gap: lip gap over mouth width.
        openness: opening of the less open eye over its width.
    """

    head: pose.Head
    angles: Array
    gap: float
    openness: float
    time_s: float


def read(landmarks: Points, time_s: float) -> Reading:
    """Read a face of landmarks (478, 3). Raises ValueError where they make no face."""
    head = pose.Head(landmarks)
    return Reading(head, pose.angles(head.axes), lip_gap(head.points), float(eye_openings(head.points).min()), time_s)


def cost(reading: Reading, usual_openness: float) -> float:
    """How far from neutral a single face is; about 1 at the limits."""
    turned = float(((reading.angles / (LIMITS.yaw, LIMITS.pitch, LIMITS.roll)) ** 2).sum())
    parted = max(reading.gap - 0.01, 0.0) / LIMITS.gap
    shut = (1.0 - min(reading.openness / max(usual_openness, LEAST_OPEN), 1.0)) / (1.0 - LIMITS.openness)
    return 0.05 + turned + parted**2 + shut**2


def median(readings: Sequence[Reading]) -> Points:
    """Median of faces brought into one pose, so that swaying does not blur it."""
    middle = readings[len(readings) // 2].head.pixels
    aligned = [pose.relative(middle, r.head.pixels).remove(r.head.pixels) for r in readings]
    return np.median(aligned, axis=0).astype(np.float32)


def best_neutral(faces: Sequence[Face]) -> int:
    """The frame of a clip that serves best as its neutral.

    Frontal, mouth closed, eyes open as they usually are in this clip, gaze in the middle, near the clip's usual face,
    and still.

    Args:
        faces: of one clip in order, one person.

    Returns:
        Index into ``faces``.

    Raises:
        ValueError: no faces.
    """
    if not faces:
        raise ValueError("A neutral needs at least one face.")
    readings = [read(face.landmarks, face.captured_s) for face in faces]
    shapes = np.array([r.head.points for r in readings])
    angles = np.array([r.angles for r in readings])
    gaps = np.array([r.gap for r in readings])
    openness = np.array([eye_openings(shape) for shape in shapes])
    looks = np.array([gaze(shape).mean(0) for shape in shapes])
    moved = np.linalg.norm(np.diff([r.head.pixels[pose.RIGID, :2] for r in readings], axis=0), axis=-1).mean(1)
    steps = np.maximum(np.diff([r.time_s for r in readings]), 1e-3)
    speed = np.zeros(len(readings))
    if len(readings) > 1:
        between = moved / steps / readings[0].head.unit
        speed[1:] += between
        speed[:-1] = np.maximum(speed[:-1], between)

    usual_openness = np.percentile(openness, 70, axis=0)
    usual_shape = np.median(shapes, axis=0)
    costs = (
        (angles / (LIMITS.yaw, LIMITS.pitch, LIMITS.roll)) ** 2 @ np.ones(3)
        + (np.maximum(gaps - 0.01, 0.0) / LIMITS.gap) ** 2
        + (((openness / np.maximum(usual_openness, 1e-3) - 1.0) / 0.2) ** 2).mean(1)
        + ((looks - np.median(looks, axis=0)) ** 2).sum(1) / 0.06**2
        + (np.linalg.norm(shapes - usual_shape, axis=-1).mean(1) / 0.06) ** 2
        + (speed / 1.0) ** 2
    )
    return int(np.argmin(costs))
