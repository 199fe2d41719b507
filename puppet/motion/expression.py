"""Carries an expression from one face to another: lips, lids and irises by their own rules, the rest by proportion.

Everything here happens without head pose, in head axes (x to the picture's right, y down, z away) and in units of each
face's own interocular distance. ``Expression`` compares the proportions of the two faces once; then ``carry`` turns the
driver's offsets from its neutral into the portrait's offsets from its own shape. No offset gives no offset.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet import topology
from puppet.models import Gains
from puppet.motion.filters import soft_clamp
from puppet.motion.regions import (
    BROW_POINTS,
    BROWS,
    EYES,
    IRISES,
    LID_CORNERS,
    LID_LOWER,
    LID_UPPER,
    LIP_LOWER,
    LIP_UPPER,
    LIPS,
    MOUTH,
    region_weights,
    spreading,
)

Array = NDArray[np.float64]

CLOSED_RATIO = 0.3
"""Eye opening over neutral opening at which lids count as closed: MediaPipe reports 0.1 to 0.3 in full blinks..."""

CLOSED_OPENING = 0.085
"""... because its lids stay about this many eye widths apart: of narrow eyes a larger part."""

WIDEST_RATIO = 1.6
"""Eyes open at most this much wider than the portrait's own."""

PROPORTION_RANGE = (0.6, 1.6)
"""Ratios of two faces' parts beyond this come from a mistaken or grimacing neutral, not from anatomy."""

WIDEST_MOUTH = 0.82
"""Interocular distances: no broad smile measured was wider, and a portrait may already smile."""

LIP_NOISE = 0.015
"""Lip gaps smaller than this, in mouth widths, are the tracker's noise on closed lips."""

LIPS_PARTED = (0.03, 0.08)
"""A neutral whose lip gap, in mouth widths, is below the first is closed, above the second parted."""


def eye_openings(shape: Array) -> Array:
    """(2,) mean distance of the lids over the eye's width, right eye first; shape (478, 3)."""
    gaps = np.linalg.norm(shape[LID_UPPER[:, 1:-1]] - shape[LID_LOWER[:, 1:-1]], axis=-1).mean(1)
    widths = np.linalg.norm(shape[LID_CORNERS[:, 0]] - shape[LID_CORNERS[:, 1]], axis=-1)
    return gaps / np.maximum(widths, 1e-6)


def lip_gap(shape: Array) -> float:
    """Distance of the inner lips in the middle along y over the mouth's width; (478, 3) in head axes."""
    right, left = topology.MOUTH_CORNERS
    upper, lower = topology.LIPS_MIDDLE
    width = float(np.linalg.norm(shape[left] - shape[right]))
    return float(shape[lower, 1] - shape[upper, 1]) / max(width, 1e-6)


def gaze(shape: Array) -> Array:
    """(2, 2) iris centres' offset from the middle of the corners, along the eye and down, in eye widths."""
    left, right = shape[LID_CORNERS[:, 0]], shape[LID_CORNERS[:, 1]]
    axis = right - left
    width = np.maximum(np.linalg.norm(axis, axis=1, keepdims=True), 1e-6)
    axis = axis / width
    offset = (shape[IRISES[:, 0]] - (left + right) / 2) / width
    along = (offset * axis).sum(1)
    down = offset[:, 1] - along * axis[:, 1]
    return np.stack([along, down], axis=1)


def lid_fraction(ratio: Array, closed: Array | float = CLOSED_RATIO) -> Array:
    """Which part of its own opening the portrait's eye shows, from the driver's opening over its neutral one.

    0 up to ``closed``, 1 at 1 with slope 1, so that eyes at rest are neither exaggerated nor unsteady.
    """
    short = np.clip((1.0 - ratio) / (1.0 - closed), 0.0, 1.0)
    return np.clip(ratio - closed * short**2, 0.0, WIDEST_RATIO)


def _size(shape: Array, a: int, b: int, axis: int | None = None) -> float:
    offset = shape[b] - shape[a]
    return max(float(np.linalg.norm(offset) if axis is None else abs(offset[axis])), 1e-3)


class Expression:
    """What one driver's expressions mean on one portrait.

    Args:
        portrait, neutral: (478, 3), without head pose, head axes, in units of their own interocular distance.
    """

    def __init__(self, portrait: Array, neutral: Array) -> None:
        self._portrait = portrait
        self._weights = region_weights(portrait)
        self._scale = self._region_scales(portrait, neutral)
        self._neutral_openings = np.maximum(eye_openings(neutral), 0.05)
        self._closed = np.clip(CLOSED_OPENING / self._neutral_openings, CLOSED_RATIO, 0.5)
        self._neutral_gaze = gaze(neutral)
        self._neutral_gap = lip_gap(neutral)
        parted = (self._neutral_gap - LIPS_PARTED[0]) / (LIPS_PARTED[1] - LIPS_PARTED[0])
        self._neutral_parted = float(np.clip(parted, 0.0, 1.0))

        # Lids: what spans each opening. Lips: what spans the gap and the thickness, (9, 3) and (2, 4, 9, 3).
        self._lid_half = (portrait[LID_UPPER] - portrait[LID_LOWER]) / 2
        self._lip_span = portrait[LIP_UPPER[0]] - portrait[LIP_LOWER[0]]
        self._lip_noise = LIP_NOISE * _size(portrait, *topology.MOUTH_CORNERS)
        rings = np.stack([LIP_UPPER, LIP_LOWER])
        self._rings = rings
        self._thickness = (portrait[rings] - portrait[rings[:, :1]])[..., 1]
        self._widening = max(WIDEST_MOUTH - _size(portrait, *topology.MOUTH_CORNERS), 0.05)
        own = np.abs((neutral[rings[:, 3]] - neutral[rings[:, 0]])[..., 1]).mean(1)
        ours = np.abs(self._thickness[:, 3]).mean(1)
        mouth_scale = self._scale[LIP_UPPER[0, 4], 1]
        self._thickening = np.clip(ours / np.maximum(own * mouth_scale, 1e-3), 0.3, 1.0)[:, None, None, None]

        outer = np.concatenate([LIP_UPPER[3], LIP_LOWER[3], topology.MOUTH_CORNERS])
        lids = np.concatenate([LID_UPPER.ravel(), LID_LOWER.ravel()])
        self._sources = np.concatenate([outer, lids])
        self._spread = np.concatenate(
            [spreading(portrait, outer, 0.12, 0.25), spreading(portrait, lids, 0.05, 0.12)], axis=1
        )
        self._eye_axis = portrait[LID_CORNERS[:, 1]] - portrait[LID_CORNERS[:, 0]]  # (2, 3), as long as the eye
        self._eye_width = np.linalg.norm(self._eye_axis, axis=1)
        self._portrait_gaze = gaze(portrait)
        self._gaze_low, self._gaze_high = self._gaze_limits()

    # ---- measures of the driver --------------------------------------------------------------------------------------

    def openness(self, shape: Array) -> Array:
        """(2,) the driver's eye openings over their neutral openings."""
        return eye_openings(shape) / self._neutral_openings

    def gaze_offset(self, shape: Array) -> Array:
        """(2,) how far the driver's gaze is from its neutral, along the eyes and down, in eye widths.

        Both eyes look at the same thing: their mean is steadier than either, and a closed eye has no say.
        """
        say = np.clip((self.openness(shape) - 0.35) / 0.3, 0.02, 1.0)
        return (say / say.sum()) @ (gaze(shape) - self._neutral_gaze)

    # ---- carrying over -----------------------------------------------------------------------------------------------

    def carry(self, offsets: Array, openness: Array, gaze_offset: Array, gains: Gains) -> Array:
        """The portrait's offsets.

        Args:
            offsets: (478, 3), driver without pose minus its neutral.
            openness: (2,), see ``openness``.
            gaze_offset: (2,), the portrait's, its gain applied; see ``gaze_offset``.

        Returns:
            (478, 3) in head axes and the portrait's interocular distances; irises as rigid discs.
        """
        gain = self._weights @ np.array([gains.mouth, gains.brows, gains.eyes])
        moved: Array = offsets * self._scale * gain[:, None]
        by_proportion = moved[self._sources]
        self._lips(moved, gains.mouth)
        self._lids(moved, np.maximum(1.0 + gains.eyes * (lid_fraction(openness, self._closed) - 1.0), 0.0))
        moved += self._spread @ (moved[self._sources] - by_proportion)
        self._irises(moved, gaze_offset)
        return moved

    def _lips(self, moved: Array, gain: float) -> None:
        """Lips touch where the driver's touch, and keep the portrait's own gap while they do."""
        upper, lower = moved[LIP_UPPER[0]], moved[LIP_LOWER[0]]
        middle, change = (upper + lower) / 2, upper - lower
        opening = -change[:, 1]
        # Quadratic over the noise, then straight: rests in contact, starts without a step.
        noise = self._lip_noise
        shown = np.where(opening < noise, np.maximum(opening, 0) ** 2 / (2 * noise), opening - noise / 2)
        change = change * (shown / np.maximum(np.abs(opening), 1e-9))[:, None]
        if self._neutral_parted > 0.0:  # a driver whose neutral is parted can close further than it
            closing = np.clip(-opening / max(self._closable, 1e-6), 0.0, 1.0) * self._neutral_parted * min(gain, 1.0)
            change = change - self._lip_span * closing[:, None]
        inner = np.stack([middle + change / 2, middle - change / 2])[:, None]  # (2, 1, 9, 3)
        rings = moved[self._rings]
        thicker = (rings - rings[:, :1]) * self._thickening
        # At least 30 % of each lip's height stays, so that its edges cannot cross.
        left = np.sign(self._thickness) * (self._thickness * 0.7)
        loss = -np.sign(self._thickness) * thicker[..., 1]
        thicker = thicker * np.where(loss > left, left / np.maximum(loss, 1e-9), 1.0)[..., None]
        moved[self._rings] = inner + thicker
        # A smile on top of the portrait's own smile has only so much room.
        left_x, right_x = moved[list(topology.MOUTH_CORNERS), 0]
        wider = right_x - left_x
        if wider > 0.6 * self._widening:
            middle_x = (left_x + right_x) / 2
            moved[LIPS, 0] = middle_x + (moved[LIPS, 0] - middle_x) * (soft_clamp(wider, self._widening) / wider)

    def _lids(self, moved: Array, fraction: Array) -> None:
        """Lids meet exactly where the fraction is 0, on the line between the driver's two lids."""
        middle = (moved[LID_UPPER] + moved[LID_LOWER]) / 2
        half = self._lid_half * (fraction - 1.0)[:, None, None]
        moved[LID_UPPER] = middle + half
        moved[LID_LOWER] = middle - half

    def _irises(self, moved: Array, gaze_offset: Array) -> None:
        seen = np.clip(self._portrait_gaze + gaze_offset, self._gaze_low, self._gaze_high) - self._portrait_gaze
        shift = seen[:, :1] * self._eye_axis
        shift[:, 1] += seen[:, 1] * self._eye_width
        shift += moved[LID_CORNERS].mean(1)
        moved[IRISES] = shift[:, None]

    # ---- proportions -------------------------------------------------------------------------------------------------

    def _region_scales(self, portrait: Array, neutral: Array) -> Array:
        """(478, 3) by how much an offset of the driver is larger on the portrait, per axis."""

        def ratio(a: int, b: int, axis: int | None = None) -> float:
            return float(np.clip(_size(portrait, a, b, axis) / _size(neutral, a, b, axis), *PROPORTION_RANGE))

        def brow_height(shape: Array) -> float:
            return max(float(shape[LID_CORNERS.ravel(), 1].mean() - shape[BROW_POINTS, 1].mean()), 1e-2)

        openings = eye_openings(portrait) / np.maximum(eye_openings(neutral), 0.05)
        self._closable = 0.0
        # A mouth that smiles is wide, but does not move further for it: not much above the ratio of the faces.
        mouth = min(ratio(*topology.MOUTH_CORNERS), 1.1 * ratio(*topology.CHEEKS))
        across = {MOUTH: mouth, BROWS: (ratio(70, 107) + ratio(300, 336)) / 2}
        down = {
            MOUTH: ratio(2, topology.CHIN, 1),
            BROWS: float(np.clip(brow_height(portrait) / brow_height(neutral), *PROPORTION_RANGE)),
        }
        across[EYES] = (ratio(*LID_CORNERS[0]) + ratio(*LID_CORNERS[1])) / 2
        down[EYES] = float(np.clip(openings.mean() * across[EYES], *PROPORTION_RANGE))
        table = np.array([(across[r], down[r], (across[r] + down[r]) / 2) for r in (MOUTH, BROWS, EYES)])
        self._closable = max(float(np.diff(neutral[list(topology.LIPS_MIDDLE), 1])[0]), 0.0) * down[MOUTH]
        return self._weights @ table

    def _gaze_limits(self) -> tuple[Array, Array]:
        """(2, 2) each: how far the iris centres may go along the eye and down, in eye widths; the rest lies within."""
        iris = np.linalg.norm(self._portrait[IRISES[:, 1:]] - self._portrait[IRISES[:, :1]], axis=-1).mean(1)
        along = 0.5 - 0.6 * iris / self._eye_width
        centre = (self._portrait[LID_CORNERS[:, 0]] + self._portrait[LID_CORNERS[:, 1]])[:, 1] / 2
        top = (self._portrait[LID_UPPER[:, 2:-2], 1].mean(1) - centre) / self._eye_width
        bottom = (self._portrait[LID_LOWER[:, 2:-2], 1].mean(1) - centre) / self._eye_width
        low = np.minimum(np.stack([-along, top], axis=1), self._portrait_gaze)
        high = np.maximum(np.stack([along, bottom], axis=1), self._portrait_gaze)
        return low, high
