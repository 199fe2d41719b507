"""The drawing: a pose as the generator sees it, each part of the face in its own channel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import LANDMARKS, Crop, Points
from puppet.topology import (
    FACE_OVAL,
    LEFT_BROW,
    LEFT_EYE,
    LEFT_EYE_LOWER,
    LEFT_EYE_UPPER,
    LEFT_IRIS,
    LIPS_INNER,
    LIPS_INNER_LOWER,
    LIPS_INNER_UPPER,
    LIPS_OUTER,
    LIPS_OUTER_LOWER,
    LIPS_OUTER_UPPER,
    NOSE_BASE,
    NOSE_BRIDGE,
    RIGHT_BROW,
    RIGHT_EYE,
    RIGHT_EYE_LOWER,
    RIGHT_EYE_UPPER,
    RIGHT_IRIS,
)

CHANNELS = ("face", "outline", "brows", "nose", "eyes", "irises", "lids", "lips", "mouth", "lip lines")
"""Filled: face, brows, eyes, irises (inside the eyes), lips (without the mouth), mouth (inside the inner lips).
Lines: outline, nose, lids, lip lines."""

_SHIFT = 4  # sub-pixel bits of OpenCV's drawing functions
_FILLED = {"face": (FACE_OVAL,), "brows": (RIGHT_BROW, LEFT_BROW), "eyes": (RIGHT_EYE, LEFT_EYE),
           "lips": (LIPS_OUTER,), "mouth": (LIPS_INNER,)}  # fmt: skip
_LINES = {
    "outline": ((*FACE_OVAL, FACE_OVAL[0]),),
    "nose": (NOSE_BRIDGE, NOSE_BASE),
    "lids": (RIGHT_EYE_UPPER, RIGHT_EYE_LOWER, LEFT_EYE_UPPER, LEFT_EYE_LOWER),
    "lip lines": (LIPS_OUTER_UPPER, LIPS_OUTER_LOWER, LIPS_INNER_UPPER, LIPS_INNER_LOWER),
}


def to_crop(landmarks: Points, crop: Crop, size: int) -> Points:
    """Landmarks from a portrait's pixels into those of its crop scaled to ``size`` square: float32 (478, 3)."""
    scale = size / crop.size
    half = np.array([0.5, 0.5, 0.0])  # pixel centres lie at whole numbers
    moved: Points = ((landmarks - [crop.x, crop.y, 0.0] + half) * scale - half).astype(np.float32)
    return moved


class Drawing:
    """Draws poses at one size; owns its canvas.

    Args:
        size: of the square drawing in pixels.
        crop: side of the face crop that it is a window of, which line widths follow (1 px below 384); default: the
            drawing is of the whole crop.
    """

    def __init__(self, size: int, crop: int | None = None) -> None:
        self.size = size
        self._thickness = max(1, round((crop or size) / 256))

    def draw(self, landmarks: Points, more: int = 0, corner: tuple[int, int] = (0, 0)) -> NDArray[np.uint8]:
        """Draw one pose.

        Args:
            landmarks: float32 (478, 3) in pixels of the crop (see ``to_crop``); parts may lie outside.
            more: channels to be left empty behind the drawing's.
            corner: (x, y) of the drawing's first pixel in the crop.

        Returns:
            uint8 (C, size, size), C = len(CHANNELS) + more: 0 nothing to 255 covered, anti-aliased; a new array.

        Raises:
            ValueError: the landmarks have another shape or are not finite.
        """
        if landmarks.shape != (LANDMARKS, 3) or not np.isfinite(landmarks).all():
            raise ValueError(f"landmarks must be finite and ({LANDMARKS}, 3), got {landmarks.shape}")
        canvas = np.zeros((len(CHANNELS) + more, self.size, self.size), np.uint8)
        points = np.round(np.clip(landmarks[:, :2], -1e5, 1e5) * (1 << _SHIFT)).astype(np.int32)
        points -= np.array(corner, np.int32) << _SHIFT
        layer = dict(zip(CHANNELS, canvas, strict=False))
        for name, shapes in _FILLED.items():
            for shape in shapes:
                cv2.fillPoly(layer[name], [points[list(shape)]], 255, cv2.LINE_AA, _SHIFT)
        for name, chains in _LINES.items():
            lines = [points[list(chain)] for chain in chains]
            cv2.polylines(layer[name], lines, False, 255, self._thickness, cv2.LINE_AA, _SHIFT)
        for iris in (RIGHT_IRIS, LEFT_IRIS):
            centre, rim = landmarks[iris[0], :2], landmarks[list(iris[1:]), :2]
            radius = round(float(np.linalg.norm(rim - centre, axis=1).mean()) * (1 << _SHIFT))
            x, y = points[iris[0]].tolist()
            cv2.circle(layer["irises"], (x, y), radius, 255, -1, cv2.LINE_AA, _SHIFT)
        np.minimum(layer["irises"], layer["eyes"], out=layer["irises"])
        np.minimum(layer["lips"], 255 - layer["mouth"], out=layer["lips"])
        return canvas
