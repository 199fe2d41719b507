"""Persona files for tests: parts to put together by hand, as a careless or hostile program would.

``python -m tests.persona_files`` makes the stored ones, ``tests/data/persona-v*.puppet``, from a bundled portrait that
is rendered from a face rig (see assets/NOTICES.md). They are made once for each version of the format and not changed
again: they stand for the files that people have.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from puppet.cv import cv2
from puppet.models import Crop, Persona
from puppet.persona import png
from puppet.persona.file import PersonaFile, Refinement, save_persona
from tests import known_faces

DATA = Path(__file__).parent / "data"
STORED = {version: DATA / f"persona-v{version}.puppet" for version in (0, 1)}
WEIGHTS = hashlib.sha256(b"some weights").hexdigest()


def persona(size: tuple[int, int] = (128, 128), name: str = "Eileen Collins", id: str = "a1") -> Persona:
    """A photograph with its real landmarks; mask and background are painted."""
    picture = known_faces.picture(known_faces.COLLINS)[:280, 90:370]
    landmarks = known_faces.landmarks(known_faces.COLLINS) - np.array((90, 0, 0))
    scale = np.array((size[0] / picture.shape[1], size[1] / picture.shape[0]))
    image = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    mask = np.zeros(size[::-1], np.uint8)
    centre = landmarks[:, :2].mean(axis=0) * scale
    cv2.circle(mask, [round(float(c)) for c in centre], size[0] // 5, 255, -1, cv2.LINE_AA)
    return Persona(
        id=id,
        name=name,
        image=image,
        landmarks=(landmarks * np.array((*scale, scale[0]))).astype(np.float32),
        crop=Crop(0.1 + size[0] / 7, -1 / 3, size[0] / 1.7),
        mask=mask,
        background=np.where(mask[:, :, None] > 0, np.uint8(90), image),
    )


def whole() -> PersonaFile:
    """Everything that a file can hold."""
    rng = np.random.default_rng(5)
    tensors = {
        "adain": rng.standard_normal(40).astype(np.float32),
        "spatial": rng.standard_normal((3, 4, 5)).astype(np.float32),
        "texture": rng.standard_normal((8, 8, 3)).astype(np.float32),
    }
    others = (persona((96, 96), id="b2"), persona((128, 120), name="the same", id="c:3"))
    return PersonaFile(persona(), others, Refinement(WEIGHTS, tensors, {"psnr": 31.25, "before": 29.5}))


def parts(content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """puppet.json and the other members."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(members.pop("puppet.json")), members


def joined(sheet: Mapping[str, Any], members: Mapping[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A file of these parts, with the hashes that belong to them."""
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    return zipped({"puppet.json": json.dumps({**sheet, "members": hashes}).encode(), **members}, compression)


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def version_0(one: Persona) -> bytes:
    """A file as the first version of the format had it."""
    sheet = {
        "format": "puppet-persona",
        "version": 0,
        "id": one.id,
        "name": one.name,
        "size": one.size,
        "crop": [one.crop.x, one.crop.y, one.crop.size],
        "landmarks": one.landmarks.tolist(),
    }
    pictures = {"image.png": one.image, "mask.png": one.mask, "background.png": one.background}
    return joined(sheet, {name: png.encode(p) for name, p in pictures.items()}, zipfile.ZIP_DEFLATED)


def make_stored() -> None:
    from puppet.persona.portrait import PortraitMaker, resize_persona

    maker = PortraitMaker()
    drawn = maker.make(Path(__file__).parents[1] / "assets" / "portraits" / "drawn-friend.png")
    maker.close()
    assert isinstance(drawn, Persona)
    width, height = drawn.size
    small, smaller = (resize_persona(drawn, (round(n * width / height), n)) for n in (160, 112))
    if not STORED[0].exists():
        STORED[0].write_bytes(version_0(small))
    if not STORED[1].exists():
        save_persona(STORED[1], PersonaFile(small, (smaller,), whole().refinement))


if __name__ == "__main__":
    sys.exit(make_stored())
