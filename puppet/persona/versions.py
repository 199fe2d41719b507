"""What all versions of the persona format have in common, and how an older one becomes the current one.

Every version is a zip of flat members. ``puppet.json`` among them states the format's name, its version, and under
``members`` the SHA-256 of each of the others. Whatever else it says is the version's own affair.

    0   one photograph: image.png, mask.png, background.png; its landmarks are rows of numbers in puppet.json
    1   one to eight photographs, landmarks as safetensors, and a refinement: see ``puppet.persona.file``
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Annotated, Literal, TypeVar

import msgspec
import numpy as np
from msgspec import Meta
from safetensors.numpy import save as safetensors

from puppet.models import LANDMARKS
from puppet.persona.archive import UnusableError, pack, unpack

FORMAT = "puppet-persona"
VERSION = 1
SHEET = "puppet.json"
LONGEST_SHEET = 1 << 20

Members = dict[str, bytes]
Sheet = TypeVar("Sheet", bound=msgspec.Struct)
Hash = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""SHA-256."""


class _Head(msgspec.Struct, frozen=True):
    format: Literal["puppet-persona"]
    version: Annotated[int, Meta(ge=0)]


class _Hashes(msgspec.Struct, frozen=True):
    members: dict[str, Hash]


class NewerError(UnusableError):
    """Made by a version of the program that is not known here."""


def seal(sheet: Mapping[str, object], parts: Mapping[str, bytes]) -> Members:
    """All members of a file: ``puppet.json`` with the sheet and the hash of each part, then the parts."""
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
    text = msgspec.json.encode({**sheet, "members": hashes}, order="deterministic")
    return {SHEET: msgspec.json.format(text, indent=1), **parts}


def sealed(sheet: Mapping[str, object], parts: Mapping[str, bytes]) -> tuple[Members, bytes]:
    """A whole file of the current version, in parts and in one; ``sheet`` without format, version and members."""
    members = seal({"format": FORMAT, "version": VERSION, **sheet}, parts)
    return members, pack(members)


def unsealed(content: bytes) -> Members:
    """The members of a file of any known version as the current version has them, proved undamaged.

    Raises:
        UnusableError: not such a file, damaged, incomplete, or with something in it that does not belong there.
        NewerError: of a later version than this one.
    """
    members = unpack(content)
    version = stated_version(members)
    if version > VERSION:
        raise NewerError(f"it is of version {version}, and this Puppet knows those up to {VERSION}")
    hashes = read_sheet(members[SHEET], _Hashes).members
    if missing := sorted(hashes.keys() - members.keys()):
        raise UnusableError(f"it lacks {missing[0]}")
    if extra := sorted(members.keys() - hashes.keys() - {SHEET}):
        raise UnusableError(f"{extra[0]} does not belong in it")
    for name, expected in hashes.items():
        if hashlib.sha256(members[name]).hexdigest() != expected:
            raise UnusableError(f"{name} is not what was saved")
    for older in range(version, VERSION):
        members = MIGRATIONS[older](members)
    return members


def stated_version(members: Mapping[str, bytes]) -> int:
    """Which version a file says that it is of.

    Raises:
        UnusableError: it is another kind of file.
    """
    if SHEET not in members:
        raise UnusableError("it is no persona file")
    return read_sheet(members[SHEET], _Head).version


def read_sheet(content: bytes, kind: type[Sheet]) -> Sheet:
    """``puppet.json`` as a struct.

    Raises:
        UnusableError: too long, no JSON, or not as the struct says.
    """
    if len(content) > LONGEST_SHEET:
        raise UnusableError(f"{SHEET} has {len(content) >> 10} kB")
    try:
        return msgspec.json.decode(content, type=kind)
    except (ValueError, RecursionError) as error:  # msgspec's errors are ValueErrors
        raise UnusableError(f"{SHEET} is not as it should be ({error})") from error


# ---- from each older version to the next -----------------------------------------------------------------------------


class _Sheet0(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    id: str
    name: str
    size: tuple[int, int]
    crop: tuple[float, float, float]
    landmarks: Annotated[list[tuple[float, float, float]], Meta(min_length=LANDMARKS, max_length=LANDMARKS)]
    members: dict[str, str]


def _from_0(members: Members) -> Members:
    """Members get their photograph's number, landmarks leave the sheet."""
    old = read_sheet(members[SHEET], _Sheet0)
    x, y, size = old.crop
    photo = {"id": old.id, "name": old.name, "size": old.size, "crop": {"x": x, "y": y, "size": size}}
    parts = {name.replace(".png", "-0.png"): data for name, data in members.items() if name != SHEET}
    parts["landmarks-0.safetensors"] = safetensors({"landmarks": np.array(old.landmarks, np.float32)})
    return seal({"format": FORMAT, "version": 1, "photos": [photo], "refinement": None}, parts)


MIGRATIONS: Mapping[int, Callable[[Members], Members]] = {0: _from_0}
"""From each version to the next one. What a file says is checked once, as the current version's."""
