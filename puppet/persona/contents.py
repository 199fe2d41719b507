"""What a persona file holds, to bytes and back; everything in it is checked both ways. See ``puppet.persona.file``."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Annotated, Literal

import msgspec
import numpy as np
from msgspec import Meta
from numpy.typing import NDArray
from safetensors import SafetensorError, deserialize
from safetensors.numpy import save as safetensors

from puppet.models import LANDMARKS, Crop, Image, Persona, Points, Refinement
from puppet.persona import png
from puppet.persona.archive import UnusableError
from puppet.persona.facegeometry import is_plausible
from puppet.persona.versions import SHEET, Hash, Members, read_sheet, sealed, unsealed

MOST_PHOTOS = 8
SHORTEST_SIDE, LONGEST_SIDE = 16, 4096
"""Bounds of a photograph's width and height, in pixels."""
MOST_PIXELS = 1 << 25
"""Of all photographs together: unpacked, each takes seven bytes."""
LONGEST_NAME = 200
MOST_TENSORS = 64
LARGEST_TENSORS = 64 << 20
"""Bytes of all tensors of a refinement together."""

Tensor = NDArray[np.float32]
_TENSOR = re.compile(r"[a-z][a-z0-9_.]{0,63}")
_REFINEMENT = "refinement.safetensors"


@dataclass(frozen=True, eq=False)
class PersonaFile:
    """What a persona file holds.

    Attributes:
        persona: the photograph that is puppeteered.
        others: further photographs of the same person, at most seven.
        refinement: of ``persona``, where there is one.
    """

    persona: Persona
    others: tuple[Persona, ...] = ()
    refinement: Refinement | None = None

    @property
    def photos(self) -> tuple[Persona, ...]:
        """All of them, the one that is puppeteered first."""
        return self.persona, *self.others

    @property
    def whole(self) -> Persona:
        """The persona with everything that belongs to it."""
        return replace(self.persona, others=self.others, refinement=self.refinement)

    @classmethod
    def of(cls, whole: Persona) -> PersonaFile:
        """What keeps a persona with everything that belongs to it."""
        return cls(replace(whole, others=(), refinement=None), whole.others, whole.refinement)


# ---- what puppet.json says -------------------------------------------------------------------------------------------

_Side = Annotated[int, Meta(ge=SHORTEST_SIDE, le=LONGEST_SIDE)]
_Place = Annotated[float, Meta(ge=-4 * LONGEST_SIDE, le=4 * LONGEST_SIDE)]


class _Crop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    x: _Place
    y: _Place
    size: Annotated[float, Meta(ge=1, le=8 * LONGEST_SIDE)]


class _Photo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern=r"\A[0-9A-Za-z:_-]{1,64}\Z")]
    name: Annotated[str, Meta(max_length=LONGEST_NAME)]
    size: tuple[_Side, _Side]
    crop: _Crop


class _Refined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    weights: Hash
    scores: Annotated[dict[Annotated[str, Meta(max_length=64)], float], Meta(max_length=64)]


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["puppet-persona"]
    version: Literal[1]
    photos: Annotated[list[_Photo], Meta(min_length=1, max_length=MOST_PHOTOS)]
    refinement: _Refined | None
    members: dict[str, Hash]


# ---- to bytes and back -----------------------------------------------------------------------------------------------


def to_bytes(file: PersonaFile) -> bytes:
    """A persona file's content.

    Raises:
        UnusableError: for what ``from_bytes`` would not take.
    """
    parts: Members = {}
    for index, photo in enumerate(file.photos):
        _check_persona(photo)
        pictures = (photo.image, photo.mask, photo.background)
        parts |= {name: png.encode(picture) for name, picture in zip(_pictures(index), pictures, strict=True)}
        parts[_landmarks(index)] = safetensors({"landmarks": np.ascontiguousarray(photo.landmarks)})
    refined = file.refinement
    if refined is not None:
        _check_refinement(refined)
        parts[_REFINEMENT] = safetensors({name: np.ascontiguousarray(t) for name, t in refined.tensors.items()})
    sheet = {
        "photos": [
            _Photo(p.id, shown(p.name), p.size, _Crop(p.crop.x, p.crop.y, p.crop.size)) for p in file.photos
        ],
        "refinement": None if refined is None else _Refined(refined.weights, dict(refined.scores)),
    }  # fmt: skip
    members, content = sealed(sheet, parts)
    _check_sheet(read_sheet(members[SHEET], _Sheet))
    return content


def from_bytes(content: bytes) -> PersonaFile:
    """What a file of any known version holds.

    Raises:
        UnusableError: it is not as ``puppet.persona.file`` describes it.
        NewerError: it is of a later version.
    """
    members = unsealed(content)
    sheet = read_sheet(members[SHEET], _Sheet)
    _check_sheet(sheet)
    photos = [_read_photo(members, index, photo) for index, photo in enumerate(sheet.photos)]
    refinement = None
    if sheet.refinement is not None:
        tensors = _read_tensors(members[_REFINEMENT], _REFINEMENT)
        refinement = Refinement(sheet.refinement.weights, tensors, sheet.refinement.scores)
        _check_refinement(refinement)
    return PersonaFile(photos[0], tuple(photos[1:]), refinement)


def shown(name: str) -> str:
    """A name as it may be kept: what can be printed of it, not too long."""
    return "".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME]


def _pictures(index: int) -> tuple[str, str, str]:
    """Members of a photograph: image, mask, background."""
    return f"image-{index}.png", f"mask-{index}.png", f"background-{index}.png"


def _landmarks(index: int) -> str:
    return f"landmarks-{index}.safetensors"


def _read_photo(members: Members, index: int, photo: _Photo) -> Persona:
    image, mask, background = _pictures(index)
    tensors = _read_tensors(members[_landmarks(index)], _landmarks(index))
    if tensors.keys() != {"landmarks"}:
        raise UnusableError(f"{_landmarks(index)} holds something else")
    _check_landmarks(tensors["landmarks"], photo.size)
    return Persona(
        id=photo.id,
        name=photo.name,
        image=png.decode(members[image], photo.size, 3, image),
        landmarks=tensors["landmarks"],
        crop=Crop(photo.crop.x, photo.crop.y, photo.crop.size),
        mask=png.decode(members[mask], photo.size, 1, mask),
        background=png.decode(members[background], photo.size, 3, background),
    )


def _read_tensors(content: bytes, name: str) -> dict[str, Tensor]:
    """float32 tensors of a safetensors file, the caller's own."""
    if len(content) > LARGEST_TENSORS + (64 << 10):
        raise UnusableError(f"{name} has {len(content) >> 20} MB")
    try:
        listed = deserialize(content)
    except SafetensorError as error:
        raise UnusableError(f"{name} is damaged ({error})") from error
    tensors = {}
    for key, value in listed:
        if value["dtype"] != "F32":
            raise UnusableError(f"{name} holds {value['dtype']}, not F32")
        if not 1 <= len(value["shape"]) <= 4 or not all(value["shape"]):
            raise UnusableError(f"{name} holds a tensor of an unusual shape")
        tensors[key] = np.frombuffer(bytes(value["data"]), "<f4").reshape(value["shape"]).astype(np.float32)
    return tensors


# ---- checks ----------------------------------------------------------------------------------------------------------


def _check_sheet(sheet: _Sheet) -> None:
    """What the types do not say."""
    if sum(photo.size[0] * photo.size[1] for photo in sheet.photos) > MOST_PIXELS:
        raise UnusableError(f"its photos have more than {MOST_PIXELS >> 20} megapixels together")
    if any(shown(photo.name) != photo.name for photo in sheet.photos):
        raise UnusableError("a name in it cannot be shown")
    for photo in sheet.photos:
        crop, (width, height) = photo.crop, photo.size
        if not (-crop.size < crop.x < width and -crop.size < crop.y < height):
            raise UnusableError("a crop in it lies outside its picture")
    expected = {name for index in range(len(sheet.photos)) for name in (*_pictures(index), _landmarks(index))}
    expected |= {_REFINEMENT} if sheet.refinement is not None else set()
    if missing := sorted(expected - sheet.members.keys()):
        raise UnusableError(f"it lacks {missing[0]}")
    if extra := sorted(sheet.members.keys() - expected):
        raise UnusableError(f"{extra[0]} does not belong in it")


def _check_persona(persona: Persona) -> None:
    """What a program could get wrong; a file cannot."""
    height, width = persona.image.shape[:2]
    pictures: tuple[tuple[Image, tuple[int, ...]], ...] = (
        (persona.image, (height, width, 3)), (persona.mask, (height, width)), (persona.background, (height, width, 3)),
    )  # fmt: skip
    for picture, shape in pictures:
        if picture.dtype != np.uint8 or picture.shape != shape:
            raise UnusableError(f"a picture in it is {picture.dtype} {picture.shape}, not uint8 {shape}")
    _check_landmarks(persona.landmarks, persona.size)


def _check_landmarks(landmarks: Points, size: tuple[int, int]) -> None:
    if landmarks.dtype != np.float32 or landmarks.shape != (LANDMARKS, 3):
        raise UnusableError(f"its landmarks are {landmarks.dtype} {landmarks.shape}")
    if not np.isfinite(landmarks).all():
        raise UnusableError("its landmarks are not finite")
    sides = np.array(size, np.float32)
    # A face may be cut by the edge; it does not lie a whole picture beyond it.
    if (landmarks[:, :2] < -sides).any() or (landmarks[:, :2] > 2 * sides).any():
        raise UnusableError("its landmarks lie far outside the picture")
    if np.abs(landmarks[:, 2]).max() > 4 * sides.max() or not is_plausible(landmarks):
        raise UnusableError("its landmarks are no face's")


def _check_refinement(refinement: Refinement) -> None:
    tensors = refinement.tensors
    if not 1 <= len(tensors) <= MOST_TENSORS:
        raise UnusableError(f"its refinement has {len(tensors)} tensors")
    for name, tensor in tensors.items():
        if not _TENSOR.fullmatch(name):
            raise UnusableError(f"its refinement has a tensor named “{shown(name)[:64]}”")
        if tensor.dtype != np.float32 or not 1 <= tensor.ndim <= 4 or not tensor.size:
            raise UnusableError(f"{name} of its refinement is {tensor.dtype} {tensor.shape}")
        if not np.isfinite(tensor).all():
            raise UnusableError(f"{name} of its refinement is not finite")
    if sum(tensor.nbytes for tensor in tensors.values()) > LARGEST_TENSORS:
        raise UnusableError(f"its refinement has more than {LARGEST_TENSORS >> 20} MB")
    if not all(math.isfinite(score) for score in refinement.scores.values()):
        raise UnusableError("a score of its refinement is not finite")
