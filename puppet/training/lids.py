"""Closes the eyes of a photograph for training: lids unroll over the eyeball, which stays where it is.

The lid's skin is stretched between crease and lashes only; lashes keep their size and travel with the lid's edge, and
the crease's shadow is not stretched with the skin. The live warp knows nothing of the sort: it is what a generator has
to learn, from the few real blinks there are and from these.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.topology import LEFT_BROW, RIGHT_BROW
from puppet.warp.eyeball import EYES, EyeIndex

Array = NDArray[np.float64]

LASHES = 0.075
"""Height of the strip at the upper lid's edge that keeps its size, in eye widths."""
CREASE, BELOW = 0.30, 0.20
"""How far above the upper and below the lower lid skin gives way, in eye widths."""
MEETING = 0.82
"""Where closed lids meet, from the upper (0) to the lower lid (1)."""
EVEN = 0.65
"""How much of the shading of stretched skin is evened out."""
DARK = 0.5
"""A lid darker than this part of the skin around it is no lid."""
_BROWS = (RIGHT_BROW, LEFT_BROW)


class _Frame:
    """One eye's own coordinates: u from the picture's left corner (0) to the right (1), v down, both in eye widths."""

    def __init__(self, landmarks: Points, eye: EyeIndex) -> None:
        ends = landmarks[[eye.upper[0], eye.upper[-1]], :2].astype(np.float64)
        ends = ends[np.argsort(ends[:, 0])]
        self.origin = ends[0]
        self.width = float(np.hypot(*(ends[1] - ends[0])))
        along = (ends[1] - ends[0]) / max(self.width, 1e-6)
        self.axes = np.stack([along, [-along[1], along[0]]])

    def to(self, points: NDArray[np.floating]) -> Array:
        """(..., 2) pixels to u, v."""
        result: Array = (points[..., :2] - self.origin) @ self.axes.T / self.width
        return result

    def back(self, points: Array) -> Array:
        """(..., 2) u, v to pixels."""
        result: Array = points @ self.axes * self.width + self.origin
        return result


def _curve(frame: _Frame, landmarks: Points, chain: Sequence[int], u: Array) -> Array:
    """v of a chain of landmarks at each u; smooth, 0 beyond the corners."""
    at = frame.to(landmarks[list(chain)].astype(np.float64))
    at = at[np.argsort(at[:, 0])]
    curve = np.interp(np.linspace(-0.25, 1.25, 121), at[:, 0], at[:, 1], left=0.0, right=0.0)
    curve = np.convolve(np.pad(curve, 4, mode="edge"), np.hanning(11)[1:-1] / np.hanning(11).sum(), mode="valid")
    return np.interp(u, np.linspace(-0.25, 1.25, 121), curve)


def shut(image: Image, landmarks: Points, ratios: Sequence[float]) -> tuple[Image, Points] | None:
    """The photograph with its eyes closed further.

    Args:
        image: uint8 (H, W, 3) RGB.
        landmarks: float32 (478, 3) in its pixels.
        ratios: how far the right and the left eye stay open: 0 closed, 1 as it is.

    Returns:
        The picture and its landmarks, lids moved. None where what would become the lid is not skin: landmarks that
        miss the lid drag the iris along.
    """
    picture, moved = image.copy(), landmarks.copy()
    for eye, brow, ratio in zip(EYES, _BROWS, ratios, strict=True):
        if ratio < 1 and not _shut_one(picture, moved, landmarks, eye, brow, float(max(ratio, 0.0))):
            return None
    return picture, moved


def _shut_one(
    picture: Image,
    moved: Points,
    landmarks: Points,
    eye: EyeIndex,
    brow: tuple[int, ...],
    ratio: float,
) -> bool:
    """Close one eye in place; whether that made a lid."""
    frame = _Frame(landmarks, eye)
    if frame.width < 6:
        return False
    for chain, share in ((eye.upper, MEETING), (eye.lower, MEETING - 1)):
        span = landmarks[list(eye.lower)] - landmarks[list(eye.upper)]
        moved[list(chain)] = landmarks[list(chain)] + np.float32(share * (1 - ratio)) * span
    corners = frame.back(np.array([(-0.2, -0.9), (1.2, -0.9), (-0.2, 0.7), (1.2, 0.7)]))
    low = np.maximum(np.floor(corners.min(0)).astype(int), 0)
    high = np.minimum(np.ceil(corners.max(0)).astype(int) + 1, picture.shape[1::-1])
    if (high - low).min() < 4:
        return False
    pixels = np.dstack(np.meshgrid(np.arange(low[0], high[0], dtype=float), np.arange(low[1], high[1], dtype=float)))
    uv = frame.to(pixels)
    u, v = uv[..., 0], uv[..., 1]
    upper, lower = _curve(frame, landmarks, eye.upper, u), _curve(frame, landmarks, eye.lower, u)
    lower = np.maximum(lower, upper)
    new_upper = upper + MEETING * (1 - ratio) * (lower - upper)
    new_lower = lower + (MEETING - 1) * (1 - ratio) * (lower - upper)
    brow_v = float(frame.to(landmarks[list(brow)].astype(np.float64))[:, 1].max())
    room = np.clip(upper - brow_v, 0.12, None)
    top, bottom = upper - np.minimum(CREASE, 0.8 * room), lower + BELOW

    strip = np.minimum(LASHES, 0.5 * (upper - top))
    # Lid: stretched from the crease to the lashes' strip, which is only carried along.
    part = np.clip((v - top) / np.maximum(new_upper - strip - top, 1e-6), 0, 1)
    lid = top + part * (upper - strip - top)
    lid = np.where(v > new_upper - strip, v - (new_upper - upper), lid)
    under = bottom - (bottom - v) * (bottom - lower) / np.maximum(bottom - new_lower, 1e-6)
    at = np.where(v < top, v, np.where(v <= new_upper, lid, np.where(v < new_lower, v, np.where(v < bottom, under, v))))
    source = frame.back(np.dstack([u, at])) - low
    patch = picture[low[1] : high[1], low[0] : high[0]]
    before = patch.astype(np.float32)
    bent = cv2.remap(before, source[..., 0].astype(np.float32), source[..., 1].astype(np.float32),
                     cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)  # fmt: skip

    # Stretched skin takes the light of the skin around it, not the crease's.
    soft = 0.05
    stretched = _ramp(v - top, soft) * _ramp(new_upper - strip - v, soft) * _ramp(u - 0.02, 0.1) * _ramp(0.98 - u, 0.1)
    stretched = (stretched * np.clip((new_upper - upper) / 0.12, 0, 1)).astype(np.float32)[..., None]
    above = _sample(before, frame, low, u, top - 0.02)
    below = _sample(before, frame, low, u, lower + 0.14)
    blend = np.clip((v - top) / np.maximum(new_upper - top, 1e-6), 0, 1)[..., None].astype(np.float32)
    wanted = cv2.GaussianBlur(above * (1 - 0.6 * blend) + below * 0.6 * blend, (0, 0), 0.05 * frame.width)
    smooth = cv2.GaussianBlur(bent, (0, 0), 0.06 * frame.width)
    lid_only = (stretched[..., 0] > 0.5) & (v > upper - strip)
    light = smooth[lid_only].mean(-1) < DARK * wanted[lid_only].mean(-1)
    dark = bool(light.size and light.mean() > 0.2)
    round_lid = 1 + 0.05 * np.sin(np.pi * blend)  # the ball beneath catches the light
    bent = bent + EVEN * stretched * (wanted * round_lid - smooth)
    edge = np.exp(-(((v - new_upper) / 0.022) ** 2)) * _ramp(u - 0.03, 0.12) * _ramp(0.97 - u, 0.12)
    edge = (edge * np.clip((1 - ratio - 0.4) / 0.4, 0, 1)).astype(np.float32)[..., None]
    bent = bent * (1 - 0.35 * edge)
    patch[...] = np.clip(bent + 0.5, 0, 255).astype(np.uint8)
    return not dark


def _ramp(x: Array, width: float) -> Array:
    t = np.clip(x / width, 0, 1)
    result: Array = t * t * (3 - 2 * t)
    return result


def _sample(
    picture: NDArray[np.float32], frame: _Frame, low: NDArray[np.int64], u: Array, v: Array
) -> NDArray[np.float32]:
    """Colours at (u, v), blurred a little: float32 (h, w, 3)."""
    at = frame.back(np.dstack([np.clip(u, 0, 1), v])) - low
    blurred = cv2.GaussianBlur(picture, (0, 0), 0.05 * frame.width)
    colours: NDArray[np.float32] = cv2.remap(
        blurred, at[..., 0].astype(np.float32), at[..., 1].astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    return colours
