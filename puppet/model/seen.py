"""What the generator is shown of a pose: the landmark warp's picture of the face crop, and rasters of the landmarks.

Made by the same code for training and live, so that the network never meets anything that it has not seen.
"""

from __future__ import annotations

import numpy as np

from puppet.model.crop import SIZE, crop_persona, face_crop
from puppet.model.engine import Float
from puppet.models import Crop, Image, Persona, Points
from puppet.motion.pose import Pose
from puppet.raster.field import WarpField
from puppet.raster.headmesh import HeadMesh
from puppet.warp.donors import Donors
from puppet.warp.landmark_warp import LandmarkWarp, Seen
from puppet.warp.mouth import Mouth
from puppet.warp.residual import Part

CELL = 4
"""Crop pixels per cell of the warp's field as the generator gets it, at any size."""


class CropView:
    """One portrait's face crop under the warp of the whole portrait.

    Args:
        persona: the whole portrait.
        size: S, side of the crop as it is shown.
        crop: in whole pixels of the portrait; default: its face crop.
        mesh, donors: the whole portrait's, where there are some already.
    """

    def __init__(
        self,
        persona: Persona,
        size: int = SIZE,
        crop: Crop | None = None,
        mesh: HeadMesh | None = None,
        donors: Donors | None = None,
    ) -> None:
        self.crop = crop or face_crop(persona.landmarks)
        self.persona = crop_persona(persona, size, self.crop)
        mesh = mesh or HeadMesh(persona.landmarks, persona.size)
        self._warp = LandmarkWarp(coarser=1)
        if donors is None and persona.others:
            donors = Donors(persona)
        donors = donors and donors.scaled(size / self.crop.size)
        self._warp.bind(self.persona, mesh.cropped(self.crop, size), donors)
        self._field = WarpField(self.persona.landmarks, (size, size), CELL, self._warp.mesh)

    @property
    def mouth(self) -> Mouth:
        return self._warp.mouth

    def look(self, pose: Points, only: Part | None = None) -> Seen:
        """The warp's picture of a pose, nothing drawn between the lips.

        Args:
            pose: float32 (478, 3), crop pixels.
            only: the part that is wanted; default: the whole crop.
        """
        return self._warp.without_mouth(pose, only=only)

    def field(self, pose: Points) -> tuple[Float, Float]:
        """Where each cell of a pose lies in the crop of the portrait: x and y, float32 (S/4, S/4), crop pixels."""
        return self._field.maps(pose)


def mouth_layer(picture: Image, mouth: Mouth, landmarks: Points, motion: Pose, unknown: float | None = None) -> Image:
    """The mouth layer of a pose, also drawn into the warp's picture as far as there is nothing.

    Args:
        picture: uint8 (S, S, 3), changed in place.
        mouth: the portrait's, in crop pixels.
        landmarks: float32 (478, 3), the pose, in crop pixels.
        motion: the head's, from the portrait.
        unknown: how little of what the lips uncover the picture shows; default: the portrait alone.

    Returns:
        uint8 (3, S, S), black outside the lips.
    """
    size = len(picture)
    patch = mouth.patch(landmarks, motion, (size, size))
    if patch is None:
        return np.zeros((3, size, size), np.uint8)
    unknown = mouth.unknown(landmarks) if unknown is None else unknown
    if unknown > 0:
        patch.over(picture, unknown)
    return patch.layer(size)
