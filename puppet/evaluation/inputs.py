"""What the ``evaluate`` command is given: clips and portraits."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from puppet.capture.camera import DRIVER_PATH
from puppet.errors import PuppetError
from puppet.evaluation.rendering import Clip
from puppet.models import FaceChoice, Persona
from puppet.persona import file as persona_file
from puppet.persona.portrait import PortraitMaker, bundled_portraits, resize_persona

VIDEOS = (".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".avif", persona_file.SUFFIX)
CROSS_SIZE = 512
"""What a portrait's crop (head and shoulders) is scaled down to in cross-reenactment, so that faces compare; pixels."""


def find_clips(path: Path | None) -> list[Path]:
    """The videos of a folder, by name; or the one video; or the bundled driver.

    Raises:
        PuppetError: missing or empty.
    """
    if path is None:
        if not DRIVER_PATH.is_file():
            raise PuppetError("The bundled driver clip is missing", "Name a folder of clips with --clips")
        return [DRIVER_PATH]
    return _files(path, VIDEOS, "clip")


def find_portraits(paths: Sequence[Path] | None) -> dict[Path, str]:
    """The pictures named and those of the folders named; or the bundled portraits with their names.

    Raises:
        PuppetError: one is missing, or a folder has none.
    """
    if paths is None:
        return {portrait.source: portrait.name for portrait in bundled_portraits()}
    return dict.fromkeys((found for path in paths for found in _files(path, PICTURES, "picture")), "")


def load_personas(maker: PortraitMaker, portraits: Mapping[Path, str], long_side: int | None) -> list[Persona]:
    """Personas with even sides; those that cannot be used are named and left out.

    Args:
        portraits: pictures and persona files with names; an empty name is made from the file's.
        long_side: in pixels; None takes what makes the crop ``CROSS_SIZE``, but enlarges nothing.
    """
    personas = []
    for path, name in portraits.items():
        try:
            is_file = path.suffix.lower() == persona_file.SUFFIX
            persona = persona_file.load_persona(path).whole if is_file else maker.make(path, name)
        except PuppetError as error:
            warn(f"{path.name} is left out. {error}")
            continue
        if isinstance(persona, FaceChoice):
            warn(f"{path.name} is left out: it shows several faces.")
            continue
        side = long_side or round(max(persona.size) * min(1.0, CROSS_SIZE / persona.crop.size))
        personas.append(resize_persona(persona, _fitted(persona.size, side)))
    return personas


def first_frame_persona(maker: PortraitMaker, clip: Clip, size: int | None) -> Persona:
    """The driver's first frame as a portrait; of several faces the one that was tracked.

    Raises:
        PuppetError: no face was tracked in the first frame.
    """
    face = clip.faces[0]
    if face is None:
        raise PuppetError("No face was found in its first frame", "Cut the clip so that it starts with a face")
    made = maker.make(clip.first, clip.name)
    several = [made]
    if isinstance(made, FaceChoice):
        several = [maker.make(clip.first, clip.name, index) for index in range(len(made.thumbnails))]
    tracked = face.landmarks[:, :2] / np.array(face.size)
    persona = min(
        (one for one in several if isinstance(one, Persona)),
        key=lambda one: float(np.abs(one.landmarks[:, :2] / np.array(one.size) - tracked).mean()),
    )
    native = clip.first.shape[1], clip.first.shape[0]
    return resize_persona(persona, native if size is None else _fitted(native, size))


def _files(path: Path, endings: Sequence[str], what: str) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise PuppetError(f"There is no file or folder {path}", "Check the name")
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in endings and not file.name.startswith("."))
    if not found:
        raise PuppetError(f"There is no {what} in {path}", f"Put files into it that end in {', '.join(endings)}")
    return found


def _fitted(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    """The size scaled to a long side, both sides even."""
    scale = long_side / max(size)
    return tuple(max(2, 2 * round(side * scale / 2)) for side in size)  # type: ignore[return-value]


def warn(message: str) -> None:
    tqdm.write(message, file=sys.stderr)
