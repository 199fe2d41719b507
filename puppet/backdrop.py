"""What is behind the person: the portrait's own background, or another one that the person is cut out for.

All of it is made once per portrait. While the puppet moves, the warp carries the cut-out's colours and mask together,
and the composer blends them over what is made here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Cutout, Image, Persona
from puppet.topology import CHIN, FOREHEAD

Soft = NDArray[np.float32]

GREEN = (0, 177, 64)
"""What keying filters expect: chroma green."""
_BLUR = 0.035  # standard deviation of the blur, in heights of the picture
_NEAR, _FAR = 0.02, 0.25  # how far the person's colours are averaged at its edge, in face heights: last and first pass
_CHOKE = 0.12  # what the mask is this little sure of is left out: rather a hair too few than a rim of the old wall
_FALL, _STEEPEST = 0.35, 1.6  # slopes of a shoulder that is continued beyond the portrait: at least, at most
_SHOULDER = 0.4  # of a shoulder so much is mirrored, in face heights, across and up
_LEAST = 0.3  # a person who reaches a side of the portrait less high than this, in face heights, ends there
_FADE = 0.15  # over what width it does
_BEND = 0.9  # how soon it bends down, in slopes per face height


class Kind(Enum):
    """What stands behind the person."""

    KEEP = "keep"
    BLUR = "blur"
    COLOUR = "colour"
    PICTURE = "picture"
    GREEN = "green"


@dataclass(frozen=True, eq=False, slots=True)
class Background:
    """What the user wants behind the person.

    Attributes:
        kind: which sort.
        colour: RGB, for COLOUR.
        picture: uint8 (H, W, 3), RGB, for PICTURE.
    """

    kind: Kind = Kind.KEEP
    colour: tuple[int, int, int] = (0, 0, 0)
    picture: Image | None = None

    @property
    def keeps(self) -> bool:
        """Whether the portrait stays as it is."""
        return self.kind is Kind.KEEP


KEEP = Background()


def parse(text: str) -> Background:
    """A background as it is named on the command line and in settings: keep, blur, green, #rrggbb, or a picture file.

    Raises:
        PuppetError: it is none of these, or the file cannot be read.
    """
    word = text.strip()
    if word.lower() in (Kind.KEEP.value, Kind.BLUR.value, Kind.GREEN.value):
        return Background(Kind(word.lower()))
    if re.fullmatch(r"#[0-9a-fA-F]{6}", word):
        red, green, blue = bytes.fromhex(word[1:])
        return Background(Kind.COLOUR, (red, green, blue))
    path = Path(word).expanduser()
    if not word or not path.exists():
        raise PuppetError(
            f"There is no background “{text}”", "Use keep, blur, green, a colour such as #20304a, or a picture file"
        )
    from puppet.persona.images import load_image  # here, because the first card is made before anything heavy loads

    return Background(Kind.PICTURE, picture=load_image(path))


def cut_out(persona: Persona) -> Cutout:
    """The person alone.

    At a soft edge a pixel mixes the person's colour with what was behind it. The person's share is estimated by fast
    foreground estimation (Forte: Approximate Fast Foreground Colour Estimation, 2021): local means of both, weighted by
    the mask, corrected by what the mix leaves unexplained; wide first, then narrow.
    """
    alpha = persona.mask.astype(np.float32) / 255
    image = persona.image.astype(np.float32)
    face = face_height(persona)
    front, behind = image, image
    for reach in (_FAR, _NEAR):
        front, behind = _refined(image, front, behind, alpha, max(1.0, reach * face))
    colours = np.where(alpha[..., None] >= 1, image, front)
    mask = np.clip((alpha - _CHOKE) / (0.95 - _CHOKE), 0, 1) * 255
    fade = np.clip(np.arange(mask.shape[1], dtype=np.float32) / (_FADE * face), 0, 1)
    for side, ramp in ((0, fade), (-1, fade[::-1])):
        if mask.shape[0] - _shoulder(persona.mask)[side] < _LEAST * face:
            mask *= ramp
    return Cutout(*(np.clip(part + 0.5, 0, 255).astype(np.uint8) for part in (colours, mask)))


def _refined(image: Soft, front: Soft, behind: Soft, alpha: Soft, sigma: float) -> tuple[Soft, Soft]:
    """One pass: colours (H, W, 3) of the person and of what was behind it, from earlier estimates of them."""
    here, there = alpha[..., None], 1 - alpha[..., None]
    front_mean = _weighted(front * here, alpha, sigma)
    behind_mean = _weighted(behind * there, 1 - alpha, sigma)
    left = image - here * front_mean - there * behind_mean
    return np.clip(front_mean + here * left, 0, 255), np.clip(behind_mean, 0, 255)


def _weighted(values: Soft, weights: Soft, sigma: float) -> Soft:
    """Local mean of what has been weighted: float32 (H, W, 3)."""
    scale = min(1.0, 3 / sigma)  # a wide mean has no detail
    size = tuple(max(1, round(side * scale)) for side in (weights.shape[1], weights.shape[0]))
    small = [cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (values, weights)]
    sums, total = (cv2.GaussianBlur(part, (0, 0), sigma * scale) for part in small)
    total = total[..., None]
    far_sums, far_total = (cv2.GaussianBlur(part, (0, 0), 8 * sigma * scale) for part in small)
    # Far from anything with a weight the nearest that has one, however little, decides.
    mean = (sums + 1e-3 * far_sums + 1e-6 * values.sum((0, 1)) / values.size) / (
        total + 1e-3 * far_total[..., None] + 1e-6 * float(weights.mean()) + 1e-12
    )
    grown: Soft = cv2.resize(mean.astype(np.float32), weights.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return grown


def face_height(persona: Persona) -> float:
    """From hairline to chin, in pixels."""
    return max(float(np.linalg.norm(persona.landmarks[CHIN, :2] - persona.landmarks[FOREHEAD, :2])), 1.0)


def behind(background: Background, persona: Persona, at: tuple[int, int], size: tuple[int, int]) -> Image:
    """What is behind a person who stands somewhere in a picture.

    Args:
        background: not KEEP.
        persona: at the size at which it is shown.
        at: x and y of the portrait's first pixel in the picture.
        size: (width, height) of the picture.

    Returns:
        uint8 (height, width, 3), RGB.
    """
    width, height = size
    if background.kind is Kind.PICTURE and background.picture is not None:
        return _covering(background.picture, size)
    if background.kind is Kind.BLUR:
        return _blurred(_around(persona.background, at, size), _BLUR * height)
    colour = GREEN if background.kind is Kind.GREEN else background.colour
    return np.full((height, width, 3), colour, np.uint8)


def _covering(picture: Image, size: tuple[int, int]) -> Image:
    """The middle of a picture, as large as fills ``size``."""
    scale = max(size[0] / picture.shape[1], size[1] / picture.shape[0])
    part_w, part_h = (
        max(1, min(round(n / scale), m)) for n, m in zip(size, (picture.shape[1], picture.shape[0]), strict=True)
    )
    left, top = (picture.shape[1] - part_w) // 2, (picture.shape[0] - part_h) // 2
    part = picture[top : top + part_h, left : left + part_w]
    covering: Image = cv2.resize(part, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return covering


def _around(image: Image, at: tuple[int, int], size: tuple[int, int]) -> Image:
    """An image in its place in a larger one, mirrored beyond its edges."""
    rows, columns = (
        _mirrored(np.arange(n) - start, m)
        for n, start, m in ((size[1], at[1], image.shape[0]), (size[0], at[0], image.shape[1]))
    )
    return np.ascontiguousarray(image[rows[:, None], columns])


def _mirrored(index: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Indices beyond 0 to length - 1, reflected until they lie between."""
    index = index % (2 * length)
    return np.minimum(index, 2 * length - 1 - index)


def _blurred(image: Image, sigma: float) -> Image:
    """A strong blur, made at a small size: uint8 (H, W, 3), with half a step of noise against bands."""
    scale = min(1.0, 4 / sigma)
    size = (image.shape[1], image.shape[0])
    small = cv2.resize(image, tuple(max(2, round(side * scale)) for side in size), interpolation=cv2.INTER_AREA).astype(
        np.float32
    )
    soft = cv2.GaussianBlur(small, (0, 0), sigma * scale, borderType=cv2.BORDER_REPLICATE)
    large = cv2.resize(soft, size, interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(0).random(large.shape[:2], np.float32)[..., None]
    return np.clip(large + noise, 0, 255).astype(np.uint8)


# ---- shoulders beyond the portrait ----------------------------------------------------------------------------------


def continued(cutout: Cutout, at: tuple[int, int], size: tuple[int, int], face: float) -> NDArray[np.uint8]:
    """The parts of a person that a portrait's sides cut off, continued until they leave the picture.

    Beyond the edge a shoulder goes on falling and bends down; its surface is the mirror of what is inside. Nothing
    moves at a portrait's edges, so this is made once.

    Args:
        cutout: the person.
        at: x and y of the portrait's first pixel in the picture.
        size: (width, height) of the picture.
        face: height of the face in pixels.

    Returns:
        uint8 (height, width, 4): RGB and mask; nothing (0) within the portrait and where nobody is.
    """
    height, width = cutout.mask.shape
    out = np.zeros((size[1], size[0], 4), np.uint8)
    layers = np.dstack([cutout.image, cutout.mask])
    for flip, room in ((True, at[0]), (False, size[0] - at[0] - width)):
        if room > 0:
            side = _beyond(layers[:, ::-1] if flip else layers, room, face)
            columns = slice(at[0] - room, at[0]) if flip else slice(at[0] + width, at[0] + width + room)
            out[at[1] : at[1] + height, columns] = side[:, ::-1] if flip else side
    return out


def _beyond(layers: NDArray[np.uint8], room: int, face: float) -> NDArray[np.uint8]:
    """What lies to the right of RGBA layers (H, W, 4): (H, room, 4)."""
    height, width = layers.shape[:2]
    tops = _shoulder(layers[..., 3])
    side = np.zeros((height, room, 4), np.uint8)
    if height - tops[-1] < _LEAST * face:
        return side
    run = max(2, min(round(0.2 * face), width // 4))
    inside = tops[-run:]
    known = inside < height
    slope = float(np.polyfit(np.arange(run)[known], inside[known], 1)[0]) if known.sum() > 2 else 0.0
    slope = min(max(slope, _FALL), _STEEPEST)
    distance = np.arange(1, room + 1, dtype=np.float32)
    fallen = slope * distance + 0.5 * _BEND * distance**2 / face
    # Only the shoulder is mirrored, back and forth: further in there are a neck and a face.
    higher = np.flatnonzero(tops < tops[-1] - _SHOULDER * face)
    span = max(2, min(round(_SHOULDER * face), width - 1 - int(higher[-1]) if higher.size else width))
    columns = width - 1 - _mirrored(np.arange(room), span)
    # A column inside is moved so that its own shoulder's line comes to lie on the line that is continued.
    lines = np.where(tops[columns] < height, tops[columns], tops[-1])
    map_y = np.arange(height, dtype=np.float32)[:, None] - (tops[-1] + fallen - lines)[None]
    map_x = np.broadcast_to(columns.astype(np.float32), map_y.shape)
    return cv2.remap(
        layers, np.ascontiguousarray(map_x), map_y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT
    )


def _shoulder(mask: Image) -> NDArray[np.float32]:
    """In each column the first row of what reaches down to the bottom: float32 (W,), the height where nothing does."""
    gap = mask[::-1] < 128
    found = gap.any(0)
    return np.where(found, mask.shape[0] - gap.argmax(0), 0).astype(np.float32)
