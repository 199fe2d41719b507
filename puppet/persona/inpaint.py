"""Painting over a hole in a picture so that nobody looks twice: a smooth continuation with the picture's own grain."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image

Soft = NDArray[np.float32]

_COARSE = 640  # long side that the hole is filled at, in pixels: the filling has no detail


def paint_over(image: Image, mask: Image, reach: int) -> Image:
    """The picture without the person.

    The hole is filled from coarse to fine (push-pull: Gortler et al., The Lumigraph, 1996), then given the grain of
    what surrounds it. That is all that is asked of a background of which only a ring beside the head ever shows.

    Args:
        image: uint8 (H, W, 3), RGB.
        mask: uint8 (H, W), 255 where the person is.
        reach: pixels to grow the hole by, so that no rim of hair and no cast shadow stays behind.

    Returns:
        uint8 (H, W, 3), RGB; equal to ``image`` farther than about twice ``reach`` from the person.
    """
    hole = _grown(mask > 8, reach)
    if hole.all():
        hole = mask == 255
        if hole.all():
            return image.copy()  # nothing to continue, and nothing of it ever shows
    height, width = mask.shape
    scale = min(1.0, _COARSE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    known = cv2.resize((~hole).astype(np.float32), size, interpolation=cv2.INTER_AREA)
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    filled = fill(small, np.where(known > 0.99, known, 0).astype(np.float32))
    filled = cv2.resize(filled, (width, height), interpolation=cv2.INTER_LINEAR)
    filled += _grain(image, hole, 4 * reach)[:, :, None]
    soft = cv2.GaussianBlur(hole.astype(np.float32), (0, 0), max(1.0, reach / 3))
    soft = np.maximum(soft, (mask > 8).astype(np.float32))[:, :, None]
    return np.clip(image + soft * (filled - image) + 0.5, 0, 255).astype(np.uint8)


def fill(values: Soft, known: Soft) -> Soft:
    """Values everywhere from values where they are known, ever smoother the farther these are.

    Args:
        values: float32 (H, W, C), C at most 4.
        known: float32 (H, W), from 1 where a value counts to 0 where it does not.

    Returns:
        float32 (H, W, C).
    """
    height, width = known.shape
    weights = known[:, :, None]
    if known.min() >= 1:
        return values
    if max(height, width) <= 2:
        mean = (values * weights).sum(axis=(0, 1)) / max(float(known.sum()), 1e-6)
        return np.asarray(values * weights + mean * (1 - weights), np.float32)
    size = ((width + 1) // 2, (height + 1) // 2)
    pushed = cv2.resize(cv2.GaussianBlur(known, (5, 5), 1.0), size, interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(cv2.GaussianBlur(values * weights, (5, 5), 1.0), size, interpolation=cv2.INTER_AREA)
    coarse = fill(coarse / np.maximum(pushed, 1e-6)[:, :, None], np.clip(pushed * 2, 0, 1))
    up = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    return values * weights + up * (1 - weights)


def _grain(image: Image, hole: NDArray[np.bool_], reach: int) -> Soft:
    """Noise like the grain near the hole, float32 (H, W): film, canvas, paper. Two octaves of the lightness, each a
    little weaker than in the calmer half of what lies within ``reach``: too smooth is seen less than too rough."""
    light = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32)
    noise = np.random.default_rng(0).standard_normal(light.shape, np.float32)
    total = np.zeros_like(light)
    ring = _grown(hole, reach) & ~_grown(hole, 3)
    if not ring.any():
        return total
    fine, noise_fine = light, noise
    for sigma in (1.0, 2.0):
        coarse, noise_coarse = (cv2.GaussianBlur(a, (0, 0), sigma) for a in (fine, noise_fine))
        # For a normal distribution 35 % lie within 0.454 standard deviations.
        typical = float(np.percentile(np.abs(fine - coarse)[ring][::5], 35)) / 0.454
        band = noise_fine - noise_coarse
        total += band * (0.8 * min(typical, 10.0) / max(float(band.std()), 1e-6))
        fine, noise_fine = coarse, noise_coarse
    return total


def _grown(inside: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    away = cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, 3)
    return away <= reach if inside.any() else inside
