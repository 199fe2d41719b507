"""Fits the rig to a portrait's landmarks: pose, identity and expression, then the rest by a smooth displacement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import lsq_linear

from puppet.models import Points
from puppet.motion import pose
from puppet.topology import (
    FACE_OVAL,
    LEFT_IRIS,
    LIPS_INNER,
    LIPS_OUTER,
    OUTER_EYE_CORNERS,
    RIGHT_IRIS,
)
from puppet.topology import LEFT_EYE as LEFT_EYE_RING
from puppet.topology import RIGHT_EYE as RIGHT_EYE_RING
from puppet.training.rig.basis import FACE, LEFT_EYE, NECK, RIGHT_EYE, Array, Floats, Rig

FLIP = np.array([1.0, -1.0, -1.0])
"""From the rig's axes to the picture's: y down, z away."""
SIGMA, SIGMA_DEPTH = 0.25, 0.8
"""How far tracked landmarks lie from the rig's at best, in centimetres: in the picture, and in depth (guessed)."""
SIGMA_EXPRESSION = 0.25
"""Standard deviation of expression weights in a portrait; identity weights have 1."""
ROUNDS = 5
EYES = ((RIGHT_EYE, RIGHT_EYE_RING, RIGHT_IRIS), (LEFT_EYE, LEFT_EYE_RING, LEFT_IRIS))
"""Eyeball, ring of the lids and iris of each eye, the subject's right one first."""


@dataclass(frozen=True, eq=False)
class View:
    """Weak perspective: ``picture = scale * FLIP * (rotation @ point) + shift``, z away from the viewer."""

    rotation: Array
    scale: float
    shift: Array

    def project(self, points: np.ndarray) -> Array:
        """Points (N, 3) of the rig to picture pixels (N, 3)."""
        result: Array = self.scale * (points @ self.rotation.T) * FLIP + self.shift
        return result

    def back(self, steps: np.ndarray) -> Array:
        """Displacements (N, 3) in the picture to the rig's."""
        result: Array = (steps * FLIP / self.scale) @ self.rotation
        return result

    def turned(self, turn: Array, shift: Array, size: float) -> View:
        """Seen after the head was turned about the neck by a rotation (3, 3) in the picture's axes.

        Args:
            shift: (2,), of the neck, in pixels. size: times which everything is larger.
        """
        rotation = (turn * FLIP[:, None] * FLIP[None]) @ self.rotation
        neck = self.project(NECK[None])[0] + [*shift, 0.0]
        bare = View(rotation, self.scale * size, np.zeros(3))
        return View(rotation, self.scale * size, neck - bare.project(NECK[None])[0])


@dataclass(frozen=True, eq=False)
class Fit:
    """A portrait's rig.

    Attributes:
        view: as the portrait shows it.
        rest: float32 (V, 3), the face without expression, displacement included.
        expression: (n,), weights in the portrait.
        gaze: (2, 3), unit vectors towards which the right and left eye look, in the head's axes.
        balls: (2, 4), centre in the rig's axes and radius of the eyeballs, right and left.
        iris: (2,), angular radius of the irises in radians.
        error: mean distance of the landmarks before the displacement, in interocular distances.
    """

    view: View
    rest: Floats
    expression: Array
    gaze: Array
    balls: Array
    iris: Array
    error: float

    def vertices(self, rig: Rig, expression: Array) -> Floats:
        """The face with an expression (n,), before the pose: float32 (V, 3)."""
        used = np.flatnonzero(np.abs(expression) > 1e-4)
        return self.rest + np.tensordot(expression[used].astype(np.float32), rig.expression[used], 1)


def _landmark_weights() -> Array:
    weights = np.ones(FACE)
    weights[list(FACE_OVAL)] = 0.35  # slides along the outline
    weights[list(LIPS_INNER + LIPS_OUTER + LEFT_EYE_RING + RIGHT_EYE_RING)] = 1.6
    return weights


def fit_rig(rig: Rig, landmarks: Points) -> Fit:
    """Fit the rig to landmarks.

    Args:
        landmarks: float32 (478, 3) in pixels.

    Raises:
        ValueError: the landmarks have no extent.
    """
    seen = landmarks[:FACE].astype(np.float64)
    basis = rig.basis
    neutral = basis.neutral.astype(np.float64)
    start = pose.fit(neutral * FLIP, seen, np.ones(FACE))
    view = View(start.rotation * FLIP[:, None] * FLIP[None], start.scale, start.translation)
    corner, weight = basis.corner, basis.weight
    identity = np.einsum("nkcx,kc->nkx", rig.identity[:, corner], weight, optimize=True).astype(np.float64)
    modes = np.concatenate([identity, basis.shape.astype(np.float64)])
    people, total = len(identity), len(modes)
    at = np.zeros(total)
    importance = np.sqrt(_landmark_weights())
    sigma = np.concatenate([np.ones(people), np.full(total - people, SIGMA_EXPRESSION)])
    low = np.concatenate([np.full(6 + 1 + people, -np.inf), np.zeros(total - people)])
    high = np.concatenate([np.full(6 + 1 + people, np.inf), np.ones(total - people)])
    shape = neutral
    for _ in range(ROUNDS):
        view, at = _step(view, seen, shape, modes, at, importance, sigma, low, high)
        shape = neutral + np.tensordot(at, modes, 1)
    step = seen - view.project(shape)
    step[:, 2] = 0
    unit = float(np.linalg.norm(np.subtract(*landmarks[list(OUTER_EYE_CORNERS)])))
    error = float(np.linalg.norm(step, axis=1).mean()) / unit

    rest = rig.neutral + np.tensordot(at[:people].astype(np.float32), rig.identity, 1)
    moved = rest + np.tensordot(at[people:].astype(np.float32), rig.expression, 1)
    step = seen - view.project(rig.landmarks(moved))
    step[:, 2] = 0
    shell = len(rig.spread)
    rest[:shell] += rig.spread @ view.back(step).astype(np.float32)
    balls, gaze, iris = np.zeros((2, 4)), np.zeros((2, 3)), np.zeros(2)
    for number, (ball, ring, marks) in enumerate(EYES):
        mean = view.back(step[list(ring)].mean(0, keepdims=True))[0]
        rest[rig.part == ball] += mean.astype(np.float32)
        balls[number, :3] = rig.eye_centre(ball, rest)
        balls[number, 3] = np.ptp(rest[rig.part == ball][:, 0]) / 2
        gaze[number], iris[number] = _gaze(view, balls[number], landmarks[list(marks)].astype(np.float64))
    # Teeth keep their place behind the lips.
    mouth = view.back(step[list(LIPS_OUTER)].mean(0, keepdims=True))[0].astype(np.float32)
    rest[shell:][np.isin(rig.part[shell:], (2, 3, 4))] += mouth
    return Fit(view, rest.astype(np.float32), at[people:], gaze, balls, iris, error)


def _gaze(view: View, ball: Array, iris: Array) -> tuple[Array, float]:
    """Where an eyeball looks, in the head's axes, and its iris's angular radius."""
    radius = view.scale * ball[3]
    away = (iris[0] - view.project(ball[None, :3])[0])[:2] / radius
    length = float(np.hypot(*away))
    away *= min(1.0, 0.75 / max(length, 1e-6))
    toward = np.array([away[0], away[1], -np.sqrt(1 - float(away @ away))])
    size = float(np.linalg.norm(iris[1:, :2] - iris[0, :2], axis=1).mean()) / radius
    return (toward * FLIP) @ view.rotation, float(np.arcsin(np.clip(size, 0.2, 0.7)))


def _step(
    view: View,
    seen: Array,
    shape: Array,
    modes: Array,
    at: Array,
    importance: Array,
    sigma: Array,
    low: Array,
    high: Array,
) -> tuple[View, Array]:
    """One Gauss-Newton step of pose and weights together."""
    rotated = shape @ view.rotation.T
    spread = np.array([1, 1, SIGMA / SIGMA_DEPTH]) * importance[:, None] / (SIGMA * view.scale)
    residual = (seen - view.project(shape)) * spread
    columns = np.empty((FACE, 3, 7 + len(modes)))
    columns[:, :, 0] = view.scale * rotated * FLIP  # log scale
    for axis in range(3):
        turn = np.cross(np.eye(3)[axis], rotated)
        columns[:, :, 1 + axis] = view.scale * turn * FLIP
    columns[:, :, 4:7] = np.eye(3)
    columns[:, :, 7:] = np.moveaxis(view.scale * (modes @ view.rotation.T) * FLIP, 0, 2)
    matrix = (columns * spread[..., None]).reshape(-1, 7 + len(modes))
    # The unknown is the weights themselves, not their change, so that the prior is about 0.
    wanted = residual.ravel() + matrix[:, 7:] @ at
    prior = np.concatenate([np.full(7, 1e-3), 1 / sigma])
    normal = matrix.T @ matrix + np.diag(prior**2)
    factor = np.linalg.cholesky(normal)
    right = np.linalg.solve(factor, matrix.T @ wanted)
    found = lsq_linear(factor.T, right, (low, high), method="trf", lsq_solver="exact", tol=1e-4, max_iter=30).x
    angle = found[1:4]
    size = float(np.linalg.norm(angle))
    axis = angle / max(size, 1e-9)
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    rotation = (np.eye(3) + np.sin(size) * k + (1 - np.cos(size)) * k @ k) @ view.rotation
    scale = view.scale * float(np.exp(np.clip(found[0], -0.3, 0.3)))
    return View(rotation, scale, view.shift + found[4:7]), found[7:]
