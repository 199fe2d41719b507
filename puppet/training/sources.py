"""Everything that training pairs are made of, in one file (``puppet.training.collect`` makes it).

Portraits and films' frames with their landmarks and masks, the tracker's errors, and the rig. From it pairs are made
without MediaPipe, PyAV or a folder of pictures, so that it is all that a rented GPU machine needs.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import face_crop
from puppet.models import Face, Image, Persona, Points
from puppet.persona.inpaint import paint_over
from puppet.training.bias import Bias
from puppet.training.poses import Performer
from puppet.training.rig.basis import Rig, load_rig

VERSION = 1
STEPS = 16.0
"""Landmarks are kept in so many steps a pixel."""
BACKGROUND_REACH = 0.035
"""How far beyond the person the background is painted over, in face crops."""
RIG = (
    "neutral", "identity", "expression", "expression_names", "faces", "uv", "uv_faces", "face_material", "materials",
)  # fmt: skip
"""The rig's arrays, under the names of its own file."""


@dataclass(frozen=True, eq=False)
class Film:
    """One person's frames.

    Attributes:
        name: of the file.
        numbers: of its frames among all that are kept.
        performer: for lending its expressions.
    """

    name: str
    numbers: tuple[int, ...]
    performer: Performer


class Sources:
    """A file of sources, held compressed in memory.

    Args:
        path: of the file.

    Attributes:
        names: of the portraits.
        films: of the films.
        tracked: float32 (M, 478, 3), landmarks of the films' frames as the tracker has them, frame pixels.
        stills_bias, rig_bias: the tracker's errors on bent photographs and on renders.
        rig: the rig, if it is in the file.

    Raises:
        PuppetError: missing, damaged or of another version.
    """

    def __init__(self, path: Path) -> None:
        try:
            with np.load(path, allow_pickle=False) as data:
                self._data = {name: data[name] for name in data.files if name not in RIG}
                has_rig = "identity" in data.files
            if int(self._data["version"]) != VERSION:
                raise PuppetError(f"{path} is of another version", "Make it again")
            self.names = [str(name) for name in self._data["still_names"]]
            self.tracked = _unpacked(self._data["frame_tracked"])
            self.stills_bias, self.rig_bias = (
                Bias(self._data[f"{kind}_errors"].astype(np.float32), self._data[f"{kind}_looks"])
                for kind in ("stills", "rig")
            )
            film_of = self._data["frame_film"]
            self.films = [self._film(str(name), film_of == i) for i, name in enumerate(self._data["film_names"])]
        except (OSError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
            raise PuppetError(f"{path} cannot be read ({error})", "Make it: python -m puppet.training.collect") from (
                error
            )
        self.rig: Rig | None = load_rig(path) if has_rig else None

    def _film(self, name: str, mine: NDArray[np.bool_]) -> Film:
        numbers = np.flatnonzero(mine)
        size = self.frame(int(numbers[0])).shape[1::-1]
        faces = [Face(self.tracked[number], (size[0], size[1]), 0.0, i) for i, number in enumerate(numbers)]
        return Film(name, tuple(numbers.tolist()), Performer.of(faces))

    def still(self, number: int) -> Persona:
        """A portrait."""
        return self._persona("still", number, self.names[number])

    def frame(self, number: int) -> Image:
        """A film's frame: uint8 (H, W, 3)."""
        return _picture(self._blob("frame_images", number))

    def framed(self, number: int, name: str) -> Persona | None:
        """A film's frame as the portrait; None where it could not be one."""
        return self._persona("frame", number, name) if len(self._blob("frame_masks", number)) else None

    def _persona(self, kind: str, number: int, name: str) -> Persona:
        image = _picture(self._blob(f"{kind}_images", number))
        small = cv2.imdecode(self._blob(f"{kind}_masks", number), cv2.IMREAD_GRAYSCALE)
        mask = cv2.resize(small, image.shape[1::-1], interpolation=cv2.INTER_LINEAR)
        landmarks = _unpacked(self._data[f"{kind}_landmarks"][number])
        crop = face_crop(landmarks)
        return Persona(
            "", name, image, landmarks, crop, mask, paint_over(image, mask, max(3, round(0.035 * crop.size)))
        )

    def _blob(self, name: str, number: int) -> NDArray[np.uint8]:
        ends = self._data[f"{name}_ends"]
        blob: NDArray[np.uint8] = self._data[name][ends[number] : ends[number + 1]]
        return blob


def _picture(packed: NDArray[np.uint8]) -> Image:
    image: Image = np.ascontiguousarray(cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1])
    return image


def _unpacked(steps: NDArray[np.int16]) -> Points:
    points: Points = steps.astype(np.float32) / np.float32(STEPS)
    return points


def packed(landmarks: Points) -> NDArray[np.int16]:
    """Landmarks as they are kept."""
    return np.round(landmarks * STEPS).astype(np.int16)
