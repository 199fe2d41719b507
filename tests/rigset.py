"""The small set of rendered people that the weights are tested on: see ``assets/make/rigset.py``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from puppet.cv import cv2
from puppet.models import Crop, Image, Persona, Points

PATH = Path(__file__).parent / "data" / "rigset.npz"


@dataclass(frozen=True, eq=False)
class Rendered:
    """One rendered person.

    Attributes:
        persona: the portrait, mouth closed and eyes open, 256 x 256.
        pictures: the same person in other expressions and poses, each uint8 (256, 256, 3) RGB.
        landmarks: what the tracker finds in each, float32 (478, 3) in its pixels.
    """

    persona: Persona
    pictures: tuple[Image, ...]
    landmarks: tuple[Points, ...]


def load() -> list[Rendered]:
    """Everyone in the set."""
    people = []
    with np.load(PATH, allow_pickle=False) as data:
        number = 0
        while f"mask_{number}" in data:
            parts = np.split(data[f"pictures_{number}"], np.cumsum(data[f"lengths_{number}"])[:-1])
            pictures = [cv2.imdecode(part, cv2.IMREAD_COLOR_RGB) for part in parts]
            landmarks = list(data[f"landmarks_{number}"])
            height, width = pictures[0].shape[:2]
            persona = Persona(
                id=f"rendered-{number}",
                name="Rendered",
                image=pictures[0],
                landmarks=landmarks[0],
                crop=Crop(0.0, 0.0, float(min(height, width))),
                mask=data[f"mask_{number}"],
                background=data["background"],
            )
            people.append(Rendered(persona, tuple(pictures[1:]), tuple(landmarks[1:])))
            number += 1
    return people
