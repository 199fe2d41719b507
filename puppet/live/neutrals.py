"""The driver's neutral face, kept per camera from one start to the next."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from puppet.files import set_aside, write_atomically
from puppet.models import LANDMARKS, Points

logger = logging.getLogger(__name__)


def extended(landmarks: Points) -> bool:
    """Whether a face is at least a pixel wide and high: motion is measured by its size."""
    return bool(np.ptp(landmarks[:, :2], axis=0).min() >= 1)


@dataclass(frozen=True, eq=False, slots=True)
class Neutral:
    """A neutral face: ``landmarks`` float32 (478, 3) in pixels of frames of ``size`` (width, height)."""

    landmarks: Points
    size: tuple[int, int]

    def scaled(self, size: tuple[int, int]) -> Neutral:
        """The same face in frames of another size (a camera that gave another resolution this time).

        Scaled by the frames' height about their middle: the face keeps its proportions where the aspect changes.
        """
        if size == self.size:
            return self
        factor = size[1] / self.size[1]
        landmarks = self.landmarks * np.float32(factor)
        landmarks[:, 0] += np.float32((size[0] - factor * self.size[0]) / 2)
        return Neutral(landmarks, size)


class _Saved(msgspec.Struct, frozen=True):
    camera: str
    size: tuple[int, int]
    landmarks: list[tuple[float, float, float]]


class NeutralStore:
    """One JSON file per camera.

    Args:
        folder: where; made on the first save.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, camera_key: str) -> Neutral | None:
        """The neutral saved for this camera, or None. A broken file is set aside and logged."""
        path = self._path(camera_key)
        try:
            saved = msgspec.json.decode(path.read_bytes(), type=_Saved)
            landmarks = np.array(saved.landmarks, np.float32)
            if landmarks.shape != (LANDMARKS, 3) or not np.isfinite(landmarks).all() or min(saved.size) < 1:
                raise ValueError(f"landmarks of shape {landmarks.shape} in frames of {saved.size}")
            if not extended(landmarks):
                raise ValueError("a face without extent")
        except FileNotFoundError:
            return None
        except (OSError, ValueError, OverflowError, RecursionError) as error:  # msgspec's errors are ValueErrors
            logger.warning("The saved neutral of %s is not readable (%s): it is set aside", camera_key, error)
            try:
                set_aside(path)
            except OSError as second:
                logger.warning("%s cannot be renamed: %s", path, second)
            return None
        return Neutral(landmarks, saved.size)

    def save(self, camera_key: str, neutral: Neutral) -> None:
        """Keep a neutral for the next start.

        Raises:
            OSError: the folder cannot be written.
        """
        name = camera_key.encode("utf-8", "replace").decode()  # a file's name need not be text
        rows = [(float(x), float(y), float(z)) for x, y, z in neutral.landmarks.round(3)]
        write_atomically(self._path(camera_key), msgspec.json.encode(_Saved(name, neutral.size, rows)))

    def _path(self, camera_key: str) -> Path:
        return self._folder / f"{hashlib.sha256(camera_key.encode(errors='surrogateescape')).hexdigest()[:24]}.json"
