"""From a picture file to a persona: the face found, framed, cut out, and the background painted in behind it."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Crop, FaceChoice, Image, Persona, Points
from puppet.persona.facefinder import FaceFinder
from puppet.persona.facegeometry import around, bounds
from puppet.persona.images import load_image
from puppet.persona.inpaint import paint_over
from puppet.persona.matting import PersonSegmenter
from puppet.places import ASSETS

ALGORITHM = 2
"""Counts the ways in which personas were made: raised with every change that makes another persona of the same picture,
so that those kept from earlier starts are made again."""

MAX_SIDE = 1280
"""Long side of a persona's image, in pixels: as large as the picture that goes out."""

CROP_FACTOR = 2.2
"""Side of the crop, in face sizes: hair and shoulders are in it."""

THUMBNAIL = 96
CHOICE_THUMBNAIL = 160

MIN_FACE = 40
"""Width of the smallest face that is taken, in pixels of the persona's image."""

_BYSTANDER = 0.25  # a face smaller than this share of the largest is not offered
_PORTRAITS = ASSETS / "portraits"
_LARGER = "Use a larger picture or cut it closer: the face should be at least about 100 pixels wide"
_NO_FACE = (
    "Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide"
)


@dataclass(frozen=True, slots=True)
class BundledPortrait:
    """A portrait that comes with the program or with one of its libraries. ``key`` is stable between starts."""

    key: str
    name: str
    source: Path


class PortraitMaker:
    """Makes personas. Holds MediaPipe's models (loaded on first use); one call runs at a time, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._finder = FaceFinder()
        self._segmenter = PersonSegmenter()

    def close(self) -> None:
        with self._lock:
            self._finder.close()
            self._segmenter.close()

    def faces(self, image: Image) -> list[Points]:
        """All faces, left to right: see ``FaceFinder.find``."""
        with self._lock:
            return self._finder.find(image)

    def make(self, source: Path | bytes | Image, name: str = "", face: int | None = None) -> Persona | FaceChoice:
        """Make a persona from a picture file, its bytes, or pixels.

        The persona's image is the picture scaled down to a long side of at most ``MAX_SIDE``.

        Args:
            source: the file, its bytes, or uint8 (H, W, 3) RGB.
            name: shown to the user; from the file's name if empty.
            face: which of the faces of a ``FaceChoice`` to use, from 0, left to right.

        Returns:
            The persona; or the faces to choose from, where there are several and ``face`` is None.

        Raises:
            PuppetError: no face, no such face, or the file is unreadable (``load_image``).
        """
        pixels = source if isinstance(source, np.ndarray) else load_image(source)
        image = _capped(pixels)
        with self._lock:
            everyone = self._finder.find(image)
            faces = _worth_offering(everyone)
            if not faces:
                raise PuppetError("No face was found in the picture", _NO_FACE)
            if face is None and len(faces) > 1:
                return FaceChoice(tuple(_cut(image, around(bounds(one), 1.6), CHOICE_THUMBNAIL) for one in faces))
            chosen = 0 if face is None else face
            if not 0 <= chosen < len(faces):
                raise PuppetError(
                    f"There is no face number {chosen + 1} in the picture",
                    "Choose the only one" if len(faces) == 1 else f"Choose one from 1 to {len(faces)}",
                )
            wide = bounds(faces[chosen]).size
            if wide < MIN_FACE:
                raise PuppetError(f"The face in the picture is too small ({wide:.0f} pixels wide)", _LARGER)
            landmarks = self._finder.measured(image, faces[chosen])
            mask = self._segmenter.mask(image, landmarks, [one for one in everyone if one is not faces[chosen]])
        reach = max(3, round(0.06 * bounds(landmarks).size))
        return Persona(
            id=_identity(image, landmarks),
            name=name or (_name_of(source) if isinstance(source, Path) else "Portrait"),
            image=image,
            landmarks=landmarks,
            crop=frame(landmarks),
            mask=mask,
            background=paint_over(image, mask, reach),
        )


def resize_persona(persona: Persona, size: tuple[int, int]) -> Persona:
    """The same persona at another size.

    Args:
        size: (width, height) in pixels, exact. Depth is scaled with the width.
    """
    if size == persona.size:
        return persona
    sx, sy = size[0] / persona.size[0], size[1] / persona.size[1]
    crop = persona.crop
    side = crop.size * (sx * sy) ** 0.5  # square still, when the sides' scales differ by a rounding
    centre = ((crop.x + crop.size / 2) * sx, (crop.y + crop.size / 2) * sy)
    return Persona(
        id=persona.id,
        name=persona.name,
        image=_resized(persona.image, size),
        landmarks=persona.landmarks * np.array((sx, sy, sx), np.float32),
        crop=Crop(centre[0] - side / 2, centre[1] - side / 2, side),
        mask=_resized(persona.mask, size),
        background=_resized(persona.background, size),
        others=persona.others,
        refinement=persona.refinement,
    )


def thumbnail(persona: Persona) -> Image:
    """The face, uint8 (96, 96, 3) RGB, and nothing from beyond the picture."""
    square, (width, height) = around(persona.crop, 0.8), persona.size
    side = min(square.size, width, height)
    x, y = (
        min(max(start + (square.size - side) / 2, 0.0), most - side)
        for start, most in ((square.x, width), (square.y, height))
    )
    return _cut(persona.image, Crop(x, y, side), THUMBNAIL)


def face_picture(persona: Persona) -> Image:
    """The face as in a ``FaceChoice``, uint8 (160, 160, 3) RGB."""
    return _cut(persona.image, around(bounds(persona.landmarks), 1.6), CHOICE_THUMBNAIL)


def frame(landmarks: Points) -> Crop:
    """A square about head and shoulders: the face sits a little above its middle."""
    box = bounds(landmarks)
    return around(Crop(box.x, box.y + 0.08 * box.size, box.size), CROP_FACTOR)


def bundled_portraits() -> list[BundledPortrait]:
    """Portraits that need no file from the user: a photograph in the public domain that ships inside a library, and the
    program's own in ``assets/portraits``. Only those that are there, and nobody who lives: who that is could not be
    asked."""
    found = [
        BundledPortrait("bundled:grace-hopper", "Grace Hopper", source)
        for source in _within("matplotlib", "mpl-data/sample_data/grace_hopper.jpg")
    ]
    own = sorted(p for p in _PORTRAITS.glob("*") if p.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp"))
    return found + [BundledPortrait(f"bundled:{path.stem}", _name_of(path), path) for path in own]


def _within(package: str, path: str) -> list[Path]:
    """A file inside an installed package, found without importing it (matplotlib takes seconds)."""
    spec = importlib.util.find_spec(package)
    places = [Path(folder) / path for folder in (spec.submodule_search_locations or ())] if spec else []
    return [place for place in places if place.is_file()][:1]


def _name_of(path: Path) -> str:
    words = re.sub(r"[\s_\-.]+", " ", path.stem).strip()
    return " ".join(word if any(map(str.isupper, word)) else word.capitalize() for word in words.split()) or "Portrait"


def _identity(image: Image, landmarks: Points) -> str:
    digest = hashlib.blake2b(digest_size=12)
    digest.update(repr(image.shape).encode())
    digest.update(np.ascontiguousarray(image).data)
    digest.update(np.round(landmarks[1, :2] / 4).astype(np.int32))  # which face: they are farther apart than this
    return digest.hexdigest()


def _worth_offering(faces: list[Points]) -> list[Points]:
    largest = max((bounds(face).size for face in faces), default=0.0)
    return [face for face in faces if bounds(face).size >= _BYSTANDER * largest]


def _capped(image: Image) -> Image:
    height, width = image.shape[:2]
    scale = MAX_SIDE / max(height, width)
    if scale >= 1:
        return np.array(image, np.uint8, order="C")
    return _resized(image, (max(1, round(width * scale)), max(1, round(height * scale))))


def _resized(image: Image, size: tuple[int, int]) -> Image:
    smaller = size[0] * size[1] < image.shape[1] * image.shape[0]
    return cv2.resize(image, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)


def _cut(image: Image, square: Crop, side: int) -> Image:
    """A square of the picture, its edges drawn out where it reaches beyond them."""
    pad = int(max(0, -square.x, -square.y, square.x + square.size - image.shape[1],
                  square.y + square.size - image.shape[0])) + 1  # fmt: skip
    x, y, size = round(square.x), round(square.y), max(1, round(square.size))
    wide = cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    return _resized(wide[y + pad : y + pad + size, x + pad : x + pad + size], (side, side))
