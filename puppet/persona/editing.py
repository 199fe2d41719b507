"""A persona as its user has edited it: another part of the picture, landmarks moved by hand."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace

import numpy as np

from puppet.curation import Cut, Edit
from puppet.errors import PuppetError
from puppet.models import Crop, Persona
from puppet.persona.contents import SHORTEST_SIDE
from puppet.persona.facegeometry import is_plausible
from puppet.persona.nudging import nudged
from puppet.persona.portrait import frame


def edited(persona: Persona, edit: Edit) -> Persona:
    """A persona, made of the face that ``edit`` names, as edited.

    Raises:
        PuppetError: the part of the picture is too small or has not all of the face, or the landmarks make no face.
    """
    if edit.cut is None and not edit.nudges:
        return persona
    landmarks = nudged(persona.landmarks, edit.nudges)
    if not is_plausible(landmarks):
        raise PuppetError("With its handles there this is no face", "Move them back a little")
    x, y, width, height = _whole(edit.cut or Cut(0, 0, *persona.size), persona.size)
    seen = np.clip(landmarks[:, :2], 0, np.array(persona.size) - 1)  # where the picture itself ends does not count
    if (seen < (x, y)).any() or (seen > (x + width, y + height)).any():
        raise PuppetError("That part of the picture has not all of the face", "Zoom out, or move it over the face")
    if min(width, height) < SHORTEST_SIDE:
        raise PuppetError("That part of the picture is too small", "Zoom out")
    landmarks = landmarks - np.array((x, y, 0), np.float32)
    rows, columns = slice(y, y + height), slice(x, x + width)
    crop = persona.crop
    return replace(
        persona,
        id=_identity(persona.id, edit),
        image=np.ascontiguousarray(persona.image[rows, columns]),
        landmarks=landmarks,
        crop=frame(landmarks) if edit.nudges else Crop(crop.x - x, crop.y - y, crop.size),
        mask=np.ascontiguousarray(persona.mask[rows, columns]),
        background=np.ascontiguousarray(persona.background[rows, columns]),
        refinement=None,
    )


def _whole(cut: Cut, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """x, y, width, height in whole pixels within a picture: all pixels that the cut touches."""
    left, top = (min(max(math.floor(start), 0), most - 1) for start, most in zip((cut.x, cut.y), size, strict=True))
    right = min(math.ceil(cut.x + cut.width), size[0])
    bottom = min(math.ceil(cut.y + cut.height), size[1])
    return left, top, max(right - left, 1), max(bottom - top, 1)


def _identity(before: str, edit: Edit) -> str:
    text = repr((before, edit.cut, sorted(edit.nudges.items())))
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
