"""Other poses and expressions for a photographed face: what a pair's source is bent to.

Changes happen without head pose, in head axes (x to the picture's right, y down, z away) and in interocular distances.
Expressions measured on real faces are carried over by the retargeter; closing lips, fading smiles, lids, brows and gaze
are made by hand, since hardly any clip goes from a laugh to a closed mouth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from puppet.models import Face, Gains, Points
from puppet.motion import pose
from puppet.motion.calibration import best_neutral
from puppet.motion.expression import LIPS_PARTED, lip_gap
from puppet.motion.regions import (
    BROW_POINTS,
    IRISES,
    LID_CORNERS,
    LID_LOWER,
    LID_UPPER,
    LIP_CORNERS,
    LIP_LOWER,
    LIP_UPPER,
    LIPS,
    spreading,
)
from puppet.motion.retarget import Retargeter
from puppet.raster.headmesh import smoothstep
from puppet.topology import skin_triangles

Array = NDArray[np.float64]

TURN = (12.0, 8.0, 7.0)
"""Largest turns of the head, degrees of yaw, pitch and roll."""
SHIFT, SCALE = 0.06, 0.05
"""Largest shift in interocular distances, largest change of size."""

UPPER_SHARE = 0.35
"""How much of a parted mouth the upper lip closes: a smile bares the upper teeth by raising it."""
HINGE_GAP = 0.08
"""Lip gap in interocular distances up to which lips part with the jaw shut."""

NOISE = 0.003
"""Standard deviation of the tracker's noise on a still face, in interocular distances (measured on single photos under
small shifts, blur and compression)."""


@dataclass(frozen=True, eq=False)
class Performer:
    """A real face whose expressions can be borrowed: its neutral and its tracked faces."""

    neutral: Points
    faces: tuple[Face, ...]

    @classmethod
    def of(cls, faces: Sequence[Face]) -> Performer:
        """From a clip's faces in order."""
        return cls(faces[best_neutral(faces)].landmarks, tuple(faces))


def borrowed(portrait: Points, performer: Performer, face: Face, gains: Gains) -> Points:
    """A performer's expression on a portrait, head at rest: float32 (478, 3) in the portrait's pixels."""
    return Retargeter(portrait, performer.neutral, gains, smoothing=False).target(face)


class Bend:
    """Changes one portrait's landmarks.

    Args:
        portrait: float32 (478, 3) in its pixels.
    """

    def __init__(self, portrait: Points) -> None:
        self.head = pose.Head(portrait, "Portrait")
        points = self.head.points
        outer = np.concatenate([LIP_UPPER[3], LIP_LOWER[3], [61, 291]])
        self._lip_sources, self._lip_spread = outer, spreading(points, outer, 0.12, 0.3)
        lids = np.concatenate([LID_UPPER.ravel(), LID_LOWER.ravel()])
        self._lid_sources, self._lid_spread = lids, spreading(points, lids, 0.05, 0.12)
        self._brow_spread = spreading(points, BROW_POINTS, 0.1, 0.22)

    def shape(self, pixels: Points) -> Array:
        """Landmarks (478, 3) in the portrait's pixels without its pose."""
        return self.head.without_pose(pixels.astype(np.float64))

    def place(self, shape: Array, turn: Sequence[float], shift: Sequence[float], size: float) -> Points:
        """A shape with the portrait's pose, turned by (yaw, pitch, roll) degrees, shifted (x, y), times ``size``."""
        head = self.head
        turned = head.axes @ pose.from_angles(*turn)
        pixels = head.pivot + head.unit * size * shape @ turned.T
        pixels[:, :2] += np.asarray(shift) * head.unit
        return pixels.astype(np.float32)

    def close_lips(self, shape: Array, part: float) -> Array:
        """Lips brought together: ``part`` 0 not at all, 1 until they meet; negative parts them further."""
        moved = shape.copy()
        gap = shape[LIP_LOWER[0]] - shape[LIP_UPPER[0]]
        gap[:, 1] = np.maximum(gap[:, 1], 0)
        step = np.zeros_like(shape)
        relax = np.array([1.0, 0.93, 0.86, 0.8])[:, None, None]  # stretched lips grow full again
        step[LIP_UPPER] = UPPER_SHARE * part * gap * relax
        step[LIP_LOWER] = -(1 - UPPER_SHARE) * part * gap * relax
        # Only what lies beyond a smile's gap is the jaw's doing.
        middle = float(gap[4, 1])
        jaw = self._jaw(shape) * -(1 - UPPER_SHARE) * part * max(middle - HINGE_GAP, 0.0)
        return moved + self._with_skin(step, jaw)

    def fade_smile(self, shape: Array, amount: float) -> Array:
        """Mouth corners in and down, cheeks with them; ``amount`` 1 takes most of a broad smile away."""
        half = abs(shape[291, 0] - shape[61, 0]) / 2
        middle = (shape[61] + shape[291]) / 2
        aside = (shape[LIPS, 0] - middle[0]) / max(half, 1e-6)
        step = np.zeros_like(shape)
        step[LIPS, 0] = -0.075 * amount * aside
        step[LIPS, 1] = 0.045 * amount * (aside**2 - 0.25)
        step[LIPS, 2] = -0.03 * amount * (1 - aside**2)
        return shape + self._with_skin(step, np.zeros_like(shape))

    def purse(self, shape: Array, amount: float) -> Array:
        """Lips narrower and fuller (positive) or wider and thinner (negative)."""
        middle = (shape[61] + shape[291]) / 2
        step = np.zeros_like(shape)
        step[LIPS, 0] = -0.22 * amount * (shape[LIPS, 0] - middle[0])
        for rings in (LIP_UPPER, LIP_LOWER):
            step[rings, 1] += 0.25 * amount * (shape[rings, 1] - shape[rings[:1], 1])
        return shape + self._with_skin(step, np.zeros_like(shape))

    def lids(self, shape: Array, ratios: Sequence[float]) -> Array:
        """Eyes (right, left) opened to a part of what they are."""
        step = np.zeros_like(shape)
        for eye, ratio in enumerate(ratios):
            upper, lower = LID_UPPER[eye], LID_LOWER[eye]
            line = 0.2 * shape[upper] + 0.8 * shape[lower]
            for lid in (upper, lower):
                step[lid] = (ratio - 1) * (shape[lid] - line)
        step += self._lid_spread @ step[self._lid_sources]
        return shape + step

    def brows(self, shape: Array, raised: Sequence[float], frown: float) -> Array:
        """Brows (right, left) raised by interocular distances, and drawn together and down by a frown."""
        step = np.zeros((len(BROW_POINTS), 3))
        half = len(BROW_POINTS) // 2
        step[:half, 1], step[half:, 1] = -raised[0], -raised[1]
        inner = np.exp(-((shape[BROW_POINTS, 0] / 0.35) ** 2))
        step[:, 0] -= frown * inner * np.sign(shape[BROW_POINTS, 0])
        step[:, 1] += frown * inner
        moved = shape + self._brow_spread @ step
        moved[BROW_POINTS] = shape[BROW_POINTS] + step
        return moved

    def gaze(self, shape: Array, along: float, down: float) -> Array:
        """Irises moved by parts of the eye's width."""
        moved = shape.copy()
        for eye in (0, 1):
            left, right = LID_CORNERS[eye]
            axis = shape[right] - shape[left]
            moved[IRISES[eye]] += along * axis + [0.0, down * float(np.linalg.norm(axis)), 0.0]
        return moved

    def _with_skin(self, step: Array, elsewhere: Array) -> Array:
        """Displacements of the lips carried into the skin around; beyond their reach ``elsewhere`` counts."""
        share = self._lip_spread.sum(1, keepdims=True)
        whole = self._lip_spread @ step[self._lip_sources] + (1 - share) * elsewhere
        whole[LIPS] = step[LIPS]
        whole[LIP_CORNERS] = step[LIP_CORNERS]
        return whole

    @staticmethod
    def _jaw(shape: Array) -> Array:
        """How each landmark goes with a chin that moves down by 1: (478, 3). The jaw turns about the ears."""
        mouth = (shape[61, 1] + shape[291, 1]) / 2
        below = smoothstep(shape[:, 1], mouth - 0.05, mouth + 0.3)
        lever = np.clip(-shape[:, 2], 0.0, None) / max(-shape[152, 2], 0.2)
        result = np.zeros_like(shape)
        result[:, 1] = below * np.clip(lever, 0, 1.2)
        result[:, 2] = 0.3 * result[:, 1]
        return result


@cache
def _noise_filter() -> Array:
    """(478, 478): white noise in, noise out that neighbouring landmarks share, with unit variance."""
    near = np.eye(478)
    for a, b, c in skin_triangles():
        near[[a, b, c, b, c, a], [b, c, a, a, b, c]] = 1.0
    for iris in IRISES:
        near[np.ix_(iris, iris)] = 1.0
    near /= near.sum(1, keepdims=True)
    mixed = near @ near
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    return mixed


def noisy(landmarks: Points, rng: np.random.Generator, amount: float = NOISE) -> Points:
    """Landmarks as a tracker would report them another time, float32 (478, 3)."""
    unit = float(np.linalg.norm(landmarks[263] - landmarks[33]))
    shared = _noise_filter() @ rng.standard_normal((len(landmarks), 3))
    own = rng.standard_normal((len(landmarks), 3))
    noise = amount * unit * (0.9 * shared + 0.4 * own)
    noise[:, 2] *= 2  # depth is guessed
    return (landmarks + noise).astype(np.float32)


def is_parted(landmarks: Points) -> bool:
    """Whether the lips are apart so far that there is something to see between them."""
    return lip_gap(pose.Head(landmarks).points) > LIPS_PARTED[1] * 0.75


def bent(
    portrait: Points, rng: np.random.Generator, performers: Sequence[Performer] = (), amount: float = 1.0
) -> Points:
    """A random other pose and expression of a portrait, such that nothing shows that the portrait does not have.

    Args:
        portrait: float32 (478, 3) in its pixels.
        performers: whose expressions may be borrowed.
        amount: of everything; 1 is usual.

    Returns:
        float32 (478, 3) in the portrait's pixels.
    """
    bend = Bend(portrait)
    shape = bend.head.points
    gap = lip_gap(shape)
    parted = gap > 0.06
    if performers and rng.random() < 0.6:
        performer = performers[rng.integers(len(performers))]
        face = performer.faces[rng.integers(len(performer.faces))]
        mouth = float(rng.uniform(0.3, 1.2)) * amount
        gains = Gains(pose=0.0, mouth=mouth, brows=float(rng.uniform(0, 1.5)), eyes=float(rng.random() < 0.6), gaze=1.0)
        shape = bend.shape(borrowed(portrait, performer, face, gains))
    if rng.random() < (0.75 if parted else 0.3):
        shape = bend.fade_smile(shape, amount * float(rng.uniform(-0.3, 1.0)))
    if rng.random() < 0.4:
        shape = bend.purse(shape, amount * float(rng.uniform(-0.5, 1.0)))
    now = lip_gap(shape)
    if parted:
        draw = rng.random()
        # Half of them keep the teeth in sight: what a portrait shows is to be kept, not painted anew.
        part = 1.0 if draw < 0.4 else float(rng.uniform(0.3, 1)) if draw < 0.65 else float(rng.uniform(-0.25, 0.3))
        if now > 1.4 * gap:  # borrowed speech must not stretch what teeth there are
            part = max(part, 1 - 1.4 * gap / now)
    else:
        part = float(np.clip(1 - max(gap, 0.0) / max(now, 1e-6), 0.0, 1.0)) if now > gap else 0.0
    if part:
        shape = bend.close_lips(shape, part)
    draw = rng.random()
    if draw < 0.7:
        both = float(rng.uniform(0.35, 1.3)) if draw < 0.6 else float(rng.uniform(0.05, 0.35))
        single = rng.random() < 0.1
        shape = bend.lids(shape, (both, 1.0) if single and rng.random() < 0.5 else (1.0 if single else both, both))
    if rng.random() < 0.6:
        raised = amount * rng.normal(0.02, 0.045) + rng.normal(0, 0.012, 2)
        shape = bend.brows(shape, np.clip(raised, -0.05, 0.13).tolist(), float(rng.choice([0.0, rng.uniform(0, 0.05)])))
    if rng.random() < 0.6:
        shape = bend.gaze(shape, float(rng.normal(0, 0.09)), float(rng.normal(0, 0.04)))
    still = rng.random() < 0.15
    turn = np.zeros(3) if still else amount * np.array(TURN) * np.clip(rng.normal(0, 0.5, 3), -1, 1)
    shift = SHIFT * rng.uniform(-1, 1, 2) * (not still)
    return bend.place(shape, turn.tolist(), shift.tolist(), 1.0 if still else float(1 + SCALE * rng.uniform(-1, 1)))


def nodding(portrait: Points, rng: np.random.Generator) -> Points:
    """A random other pose of a portrait with its expression all but kept, eyes open: float32 (478, 3)."""
    bend = Bend(portrait)
    shape = bend.head.points
    if rng.random() < 0.5:
        shape = bend.lids(shape, (float(rng.uniform(0.9, 1.25)),) * 2)
    if rng.random() < 0.5:
        shape = bend.brows(shape, np.clip(rng.normal(0.01, 0.02, 2), -0.03, 0.06).tolist(), 0.0)
    if rng.random() < 0.5:
        shape = bend.gaze(shape, float(rng.normal(0, 0.06)), float(rng.normal(0, 0.03)))
    turn = 0.6 * np.array(TURN) * np.clip(rng.normal(0, 0.5, 3), -1, 1)
    shift = 0.5 * SHIFT * rng.uniform(-1, 1, 2)
    return bend.place(shape, turn.tolist(), shift.tolist(), float(1 + 0.5 * SCALE * rng.uniform(-1, 1)))
