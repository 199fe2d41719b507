"""Further photographs of a person: which may join a persona, and what it is then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Image, Persona
from puppet.persona.contents import MOST_PHOTOS

_SIDE = 32
_ALIKE = (
    2.0  # of 255, mean: a picture saved again at another size or quality; frames of a still face are 3 or more apart
)


def same_picture(a: Persona, b: Persona) -> bool:
    """Whether two are made of the same picture, one of them perhaps saved again or at another size."""
    if a.id == b.id:
        return True
    ratios = [persona.size[0] / persona.size[1] for persona in (a, b)]
    if abs(ratios[0] / ratios[1] - 1) > 0.02:
        return False
    return float(np.abs(_small(a.image) - _small(b.image)).mean()) < _ALIKE


def check_room(whole: Persona) -> None:
    """Raises PuppetError where a persona has as many photos as it can hold."""
    if 1 + len(whole.others) >= MOST_PHOTOS:
        raise PuppetError(f"{whole.name} has {MOST_PHOTOS} photos already", "Remove one of them first")


def check_new(whole: Persona, photo: Persona, called: str) -> None:
    """Raises PuppetError, in which the photo goes by ``called``, where it is among a persona's photos already."""
    if any(same_picture(photo, one) for one in (whole, *whole.others)):
        raise PuppetError(f"{called} is among the photos of {whole.name} already", "Choose another photo")


def with_photo(whole: Persona, photo: Persona) -> Persona:
    """The persona with one more photo, which takes its name. What was found for fewer photos does not hold for more.

    Raises:
        PuppetError: it has as many as it can hold.
    """
    check_room(whole)
    alone = replace(photo, name=whole.name, others=(), refinement=None)
    return replace(whole, others=(*whole.others, alone), refinement=None)


def without_photo(whole: Persona, number: int) -> Persona:
    """The persona without one of its further photos, counted from 1 (0 is the one that is shown, and stays).

    Raises:
        PuppetError: there is no such photo.
    """
    if not 1 <= number <= len(whole.others):
        raise PuppetError(f"There is no further photo {number} of {whole.name}", "Look at its photos again")
    others = whole.others[: number - 1] + whole.others[number:]
    return replace(whole, others=others, refinement=None)


def _small(image: Image) -> np.ndarray:
    return cv2.resize(image, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
