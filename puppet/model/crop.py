"""The face crop: the square of a portrait that the generator works on, and the portrait cut to it."""

from __future__ import annotations

import numpy as np

from puppet.cv import cv2
from puppet.models import Crop, Image, Persona, Points
from puppet.raster.drawing import to_crop
from puppet.topology import FACE_OVAL

SIZE = 256
"""Side of the crop as the generator sees it: the pixels in which it thinks are "crop pixels"."""
REACH = 1.7
"""Side of the crop over the longer side of the face's box: chin and forehead keep room to move in."""


def face_crop(landmarks: Points) -> Crop:
    """The square around a face: fixed for a portrait, taken from its landmarks alone.

    Args:
        landmarks: float32 (478, 3) in the portrait's pixels.

    Returns:
        A crop in whole pixels, at least 2 on a side, so that cutting it moves nothing by a fraction. May reach beyond
        the picture.
    """
    oval = landmarks[list(FACE_OVAL), :2].astype(np.float64)
    low, high = oval.min(0), oval.max(0)
    side = max(2, round(REACH * float((high - low).max())))
    # Pixel centres lie at whole numbers: the crop's first pixel begins half a pixel before its centre.
    x, y = (round(float(middle) + 0.5 - side / 2) for middle in (low + high) / 2)
    return Crop(float(x), float(y), float(side))


def cut(image: Image, crop: Crop, size: int = SIZE) -> Image:
    """A part of a picture, scaled.

    Args:
        image: uint8 (H, W) or (H, W, C).
        crop: in whole pixels of the picture; beyond its edges the border is replicated.
        size: of the result.

    Returns:
        uint8 (size, size) or (size, size, C): area-averaged when the crop is larger, cubic when it is smaller. A point
        lies where ``to_crop`` puts it.
    """
    side, x, y = round(crop.size), round(crop.x), round(crop.y)
    height, width = image.shape[:2]
    # Clipped indices replicate the border, however far outside the crop lies.
    rows = np.clip(np.arange(y, y + side), 0, height - 1)
    columns = np.clip(np.arange(x, x + side), 0, width - 1)
    inside = min(x, y) >= 0 and x + side <= width and y + side <= height
    part = image[y : y + side, x : x + side] if inside else image[rows[:, None], columns]
    if side == size:
        return np.ascontiguousarray(part)
    scaled: Image = cv2.resize(part, (size, size), interpolation=cv2.INTER_AREA if side > size else cv2.INTER_CUBIC)
    return scaled


def crop_persona(persona: Persona, size: int = SIZE, crop: Crop | None = None) -> Persona:
    """A persona cut to its face crop: what the generator takes for the portrait.

    Args:
        persona: any size.
        size: of the result's square image, mask and background.
        crop: in whole pixels of the portrait; default: its face crop.

    Returns:
        The same id and name; landmarks and ``crop`` in crop pixels.
    """
    crop = crop or face_crop(persona.landmarks)
    scale = size / crop.size
    whole = persona.crop
    return Persona(
        id=persona.id,
        name=persona.name,
        image=cut(persona.image, crop, size),
        landmarks=to_crop(persona.landmarks, crop, size),
        crop=Crop((whole.x - crop.x) * scale, (whole.y - crop.y) * scale, whole.size * scale),
        mask=cut(persona.mask, crop, size),
        background=cut(persona.background, crop, size),
    )
