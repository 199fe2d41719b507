"""One picture as a file."""

from __future__ import annotations

from pathlib import Path

from puppet.errors import PuppetError
from puppet.files import write_atomically
from puppet.persona.png import encode
from puppet.picture import Picture
from puppet.provenance.metadata import add_to_png


def save(picture: Picture, path: Path) -> None:
    """Write a picture as PNG that says what it is.

    Raises:
        TypeError: anything but a ``Picture``.
        PuppetError: it cannot be written.
    """
    if type(picture) is not Picture:
        raise TypeError(f"A snapshot takes a Picture, not {type(picture).__name__}.")
    try:
        write_atomically(path, add_to_png(encode(picture.pixels)))
    except OSError as error:
        raise PuppetError(
            f"{path.name} cannot be written in {path.parent} ({error.strerror or error})", "Make room, or check it"
        ) from error
