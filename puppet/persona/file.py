"""A persona as one file that can be kept, shared and trusted: ``X.puppet``.

A zip of JSON, PNG and safetensors: numbers, pixels and names, nothing that could be run. Lossless, so that a persona
that was saved renders the very same pictures; the same bytes for the same persona. Version 1 holds

    puppet.json               format, version, each photograph's id, name, size and crop, the refinement's weights and
                              scores, the SHA-256 of each other member
    image-0.png               the first photograph, RGB
    mask-0.png                its mask, grey
    background-0.png          the same picture with the person painted over, RGB
    landmarks-0.safetensors   "landmarks", float32 (478, 3), in pixels of the photograph
    …-1.png and so on         the further photographs, up to eight in all
    refinement.safetensors    the refinement's tensors, float32, where there is one

Nothing of the file that a photograph came from is in it but its pixels and the name it is shown under.
"""

from __future__ import annotations

from pathlib import Path

from puppet.errors import PuppetError
from puppet.files import write_atomically
from puppet.persona.archive import LARGEST, UnusableError, unpack
from puppet.persona.contents import MOST_PHOTOS, PersonaFile, Refinement, from_bytes, to_bytes
from puppet.persona.versions import NewerError, stated_version

__all__ = ["MOST_PHOTOS", "SUFFIX", "PersonaFile", "Refinement", "is_persona_file", "load_persona", "save_persona"]

SUFFIX = ".puppet"


def save_persona(path: Path, file: PersonaFile) -> int:
    """Write a persona file in one step, readable by its owner alone. Nothing is written that could not be read again.

    Returns:
        Its size in bytes.

    Raises:
        PuppetError: something in it is out of bounds, or the file cannot be written.
    """
    try:
        content = to_bytes(file)
    except UnusableError as error:
        raise PuppetError(f"The persona cannot be saved: {error}", "Make it anew from its photos") from error
    try:
        write_atomically(path, content)
    except OSError as error:
        raise PuppetError(
            f"{path} cannot be written: {error.strerror or error}", "Free some space there, or choose another folder"
        ) from error
    return len(content)


def load_persona(path: Path) -> PersonaFile:
    """Read a persona file of this version or an older one, and check all of it.

    Raises:
        PuppetError: missing, damaged, of a newer version, or built to do harm; the reason is named.
    """
    try:
        return from_bytes(_content(path))
    except NewerError as error:
        raise PuppetError(f"The persona {path.name} cannot be used: {error}", "A newer Puppet is needed") from error
    except UnusableError as error:
        raise PuppetError(
            f"The persona {path.name} cannot be used: {error}", "Get the file again, or make it anew from its photos"
        ) from error


def is_persona_file(path: Path) -> bool:
    """Whether a file is a persona of whatever version, going by what it says of itself.

    Raises:
        PuppetError: it cannot be opened.
    """
    try:
        stated_version(unpack(_content(path)))
    except UnusableError:
        return False
    return True


def _content(path: Path) -> bytes:
    """All bytes of a file, or as many as show that it is too large."""
    try:
        if path.exists() and not path.is_file():
            raise PuppetError(f"{path} is no file", f"Choose a {SUFFIX} file")
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise PuppetError(f"There is no file {path}", "Check the name") from error
    except OSError as error:
        raise PuppetError(f"{path} cannot be opened: {error.strerror or error}", "Check its permissions") from error
