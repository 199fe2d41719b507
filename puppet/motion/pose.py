"""Head pose from the rigid points of the face mesh.

A head is taken as one rigid shape seen from far away (weak perspective): ``seen = scale * rotation @ shape + shift``.
The fit is the weighted least-squares similarity of S. Umeyama, "Least-Squares Estimation of Transformation Parameters
Between Two Point Patterns", PAMI 1991.

Axes are the picture's: x to the right, y down, z away from the viewer. Angles in degrees: yaw > 0 turns the face
towards the picture's right, pitch > 0 looks down, roll > 0 leans clockwise as the picture is seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet import topology
from puppet.models import LANDMARKS, Points

Array = NDArray[np.float64]

# Points on bone that expressions hardly move, with weights: not jaw, lips, brows or lids. Eye corners are the best
# localised; the forehead's rim follows the hair and the temples slide along the outline, so both count less.
_RIGID_WEIGHTS: dict[int, float] = {
    **dict.fromkeys(topology.EYE_CORNERS, 1.5),  # eye corners
    **dict.fromkeys((168, 6, 197, 195, 5), 1.0),  # ridge of the nose
    **dict.fromkeys((4, 1, 122, 351, 193, 417, 196, 419, 3, 248), 0.5),  # tip and sides of the nose
    **dict.fromkeys((10, 151, 9, 8, 109, 338, 108, 337, 69, 299), 0.3),  # forehead
    **dict.fromkeys((127, 356, 162, 389, 234, 454, 21, 251), 0.3),  # temples
}
RIGID: NDArray[np.int64] = np.array(list(_RIGID_WEIGHTS), np.int64)
"""Indices of the rigid landmarks."""

RIGID_WEIGHTS: Array = np.array(list(_RIGID_WEIGHTS.values()), np.float64)
"""Their weights in a fit."""

# Pairs (picture's left, picture's right) that mirror each other in a frontal face.
_MIRRORED = np.array([(33, 263), (133, 362), (127, 356), (234, 454), (162, 389), (193, 417), (109, 338), (69, 299)])


# The profile from forehead to the foot of the nose: upright within about 5 degrees in a face that looks straight ahead
# (measured on portraits and on the first frames of clips).
_PROFILE_HIGH = np.array([10, 151])
_PROFILE_LOW = np.array([2, 164])


@dataclass(frozen=True, eq=False, slots=True)
class Pose:
    """A similarity: ``apply(points) = scale * points @ rotation.T + translation``.

    Attributes:
        rotation: float64 (3, 3), proper.
        scale: > 0.
        translation: float64 (3,).
    """

    rotation: Array
    scale: float
    translation: Array

    def apply(self, points: Array) -> Array:
        """(N, 3) points, posed."""
        return self.scale * points @ self.rotation.T + self.translation

    def remove(self, points: Array) -> Array:
        """(N, 3) points with this pose taken off: the inverse of ``apply``."""
        return (points - self.translation) @ self.rotation / self.scale


def fit(source: Array, target: Array, weights: Array) -> Pose:
    """The similarity that brings ``source`` nearest to ``target``.

    Args:
        source, target: (N, 3), N >= 3, finite.
        weights: (N,), >= 0, not all 0.

    Raises:
        ValueError: the points are not finite, or the source's points coincide.
    """
    if not (np.isfinite(source).all() and np.isfinite(target).all()):
        raise ValueError("A pose needs finite points.")
    w = weights / weights.sum()
    source_mean, target_mean = w @ source, w @ target
    a, b = source - source_mean, target - target_mean
    spread = float(w @ (a * a).sum(1))
    if spread < 1e-12:
        raise ValueError("A pose needs points that do not coincide.")
    u, singular, vt = np.linalg.svd((b * w[:, None]).T @ a)
    sign = np.ones(3)
    if np.linalg.det(u) * np.linalg.det(vt) < 0:
        sign[2] = -1.0  # nearest rotation, not a mirror image
    rotation = (u * sign) @ vt
    scale = float((singular * sign).sum()) / spread
    if scale <= 1e-9:
        raise ValueError("A pose needs points that do not coincide.")
    return Pose(rotation, scale, target_mean - scale * rotation @ source_mean)


def relative(neutral: Array, now: Array) -> Pose:
    """The pose that takes a head's neutral landmarks (478, 3) to where its rigid points are now (478, 3)."""
    return fit(neutral[RIGID], now[RIGID], RIGID_WEIGHTS)


def head_axes(landmarks: Array) -> Array:
    """Which way a head faces, from its own symmetry; needs no model of a face.

    Args:
        landmarks: (478, 3).

    Returns:
        (3, 3) rotation whose columns are the head's right (as seen), down and backward directions in the picture; the
        identity for a face looking straight at the viewer.
    """
    across = (landmarks[_MIRRORED[:, 1]] - landmarks[_MIRRORED[:, 0]]).sum(0)
    across = across / np.linalg.norm(across)
    down = landmarks[_PROFILE_LOW].mean(0) - landmarks[_PROFILE_HIGH].mean(0)
    down = down - (down @ across) * across
    down = down / np.linalg.norm(down)
    return np.stack([across, down, np.cross(across, down)], axis=1)


def angles(rotation: Array) -> Array:
    """(yaw, pitch, roll) in degrees of a rotation (3, 3): ``from_angles`` turned round."""
    yaw = np.arctan2(rotation[0, 2], rotation[2, 2])
    pitch = np.arcsin(np.clip(-rotation[1, 2], -1.0, 1.0))
    roll = np.arctan2(rotation[1, 0], rotation[1, 1])
    return np.degrees([-yaw, pitch, roll])


def from_angles(yaw: float, pitch: float, roll: float) -> Array:
    """The rotation (3, 3) for angles in degrees: roll first, then pitch, then yaw, about the picture's axes."""
    a, b, c = np.radians([-yaw, pitch, roll])
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    about_z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return about_y @ about_x @ about_z


class Head:
    """A face and what it is without its head pose.

    Attributes:
        pixels: float64 (478, 3), the landmarks as given.
        axes: (3, 3), see ``head_axes``.
        pivot: (3,) the middle between the ears, about which heads turn.
        unit: interocular distance (outer corners) in pixels, in 3D: turning does not change it.
        points: (478, 3) ``(pixels - pivot) @ axes / unit``.

    Raises:
        ValueError: landmarks of a wrong shape, not finite, or without extent. ``what`` names them in the message.
    """

    def __init__(self, landmarks: Points, what: str = "Face") -> None:
        if landmarks.shape != (LANDMARKS, 3):
            raise ValueError(f"{what}: landmarks are ({LANDMARKS}, 3), not {landmarks.shape}.")
        self.pixels: Array = landmarks.astype(np.float64)
        if not np.isfinite(self.pixels).all():
            raise ValueError(f"{what}: landmarks are finite.")
        self.unit = float(np.linalg.norm(np.subtract(*self.pixels[list(topology.OUTER_EYE_CORNERS)])))
        if self.unit < 1e-3:
            raise ValueError(f"{what}: the eyes coincide.")
        self.pivot: Array = self.pixels[list(topology.CHEEKS)].mean(0)
        self.axes = head_axes(self.pixels)
        self.points = self.without_pose(self.pixels)

    def without_pose(self, pixels: Array) -> Array:
        """Points that are posed like this head, in its own axes and units."""
        return (pixels - self.pivot) @ self.axes / self.unit
