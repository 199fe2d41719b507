"""The landmark warp: the portrait's own pixels moved by its mesh, with eyes and mouth behind it. No learning.

It is the floor that a generator is measured against and what the chain falls back to.
"""

from __future__ import annotations

import numpy as np

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.eyeball import EYES, Eyeball, close_lids
from puppet.models import LANDMARKS, Image, Persona, Points
from puppet.mouth import Mouth
from puppet.raster.field import WarpField
from puppet.raster.kernels import blend_over

SUPERSAMPLE = 2
"""Sampling linearly from a portrait twice the size keeps about the sharpness of cubic sampling at half its cost."""


class LandmarkWarp:
    """Renders a portrait in any pose by warping it. Implements ``models.Renderer``."""

    name = "warp"

    def __init__(self) -> None:
        self._persona: Persona | None = None

    def bind(self, persona: Persona) -> None:
        """Take a portrait; see ``models.Renderer``."""
        width, height = persona.size
        self._field = WarpField(persona.landmarks, persona.size)
        layers = np.dstack([persona.image, persona.mask])
        self._layers = cv2.resize(layers, (width * SUPERSAMPLE, height * SUPERSAMPLE), interpolation=cv2.INTER_CUBIC)
        self._background = np.ascontiguousarray(persona.background)
        self._eyes = [Eyeball(persona.image, persona.landmarks, eye) for eye in EYES]
        self._mouth = Mouth(persona.image, persona.landmarks)
        self._persona = persona

    def render(self, landmarks: Points) -> Image:
        """Render one pose; see ``models.Renderer``.

        Raises:
            PuppetError: no portrait is bound.
            ValueError: the landmarks have another shape or are not finite.
        """
        if self._persona is None:
            raise PuppetError("No portrait is loaded", "Choose a portrait first")
        if landmarks.shape != (LANDMARKS, 3) or not np.isfinite(landmarks).all():
            raise ValueError(f"landmarks must be finite and ({LANDMARKS}, 3), got {landmarks.shape}")
        landmarks = close_lids(landmarks, self._persona.landmarks)
        map_x, map_y = self._field.maps(landmarks, SUPERSAMPLE)
        layers = cv2.remap(self._layers, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        picture = np.empty_like(self._background)
        blend_over(layers, self._background, picture)
        motion = self._field.mesh.head_motion(landmarks)
        for eye in self._eyes:
            eye.draw(picture, landmarks, motion.scale)
        self._mouth.draw(picture, landmarks, motion)
        return picture
