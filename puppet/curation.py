"""What the user can do to the portraits themselves, and what cameras show, as the window sees both.

Imports numpy alone. Every change is handed back as a call that takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Landmarks = NDArray[np.float32]

Undo = Callable[[], None]
"""Takes one change back. Raises PuppetError if that cannot be; takes up to seconds."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A rectangle of a portrait's picture, in its pixels; it lies within the picture."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Edit:
    """How a portrait differs from what was found in its picture.

    Attributes:
        face: which face of the picture, left to right; None for the one that was chosen when it was added.
        cut: the part of the picture that is shown; None for all of it.
        nudges: how far each handle (``puppet.persona.nudging``) is moved, (dx, dy) in the picture's pixels.
    """

    face: int | None = None
    cut: Cut | None = None
    nudges: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return self.face is None and self.cut is None and not self.nudges


@dataclass(frozen=True, eq=False, slots=True)
class Draft:
    """A portrait to be edited.

    Attributes:
        name: of the portrait.
        image: uint8 (H, W, 3) RGB, the whole picture.
        landmarks: float32 (478, 3) as they were found, in pixels of ``image``.
        faces: all faces of the picture, uint8 (160, 160, 3), left to right; fewer than two where there is no choice.
        face: which of them the landmarks are of.
        edit: as it is now.
    """

    name: str
    image: Pixels
    landmarks: Landmarks
    faces: tuple[Pixels, ...]
    face: int
    edit: Edit


class Curator(Protocol):
    """Changes the gallery's portraits. Each call takes up to seconds: off the GUI thread. All raise PuppetError."""

    def rename(self, key: str, name: str) -> Undo: ...

    def consent(self, key: str, given: bool) -> Undo:
        """Keep, with the date, that the user may use a portrait, or that they have not said so."""

    def move(self, key: str, place: int) -> Undo:
        """Put a portrait at another place, from 0."""

    def remove(self, key: str) -> Undo:
        """Delete one of the user's own portraits; taken back, it is where and as it was, with its photos. In a call,
        others see the Away card when it is the one that was shown."""

    def draft(self, key: str, face: int | None = None) -> Draft:
        """A portrait to be edited; with another ``face`` of its picture, as that one was found."""

    def edit(self, key: str, edit: Edit) -> Undo:
        """Show a portrait as edited; the empty edit shows it as it was found."""


@dataclass(frozen=True, eq=False, slots=True)
class CameraView:
    """What one camera shows.

    Attributes:
        image: its newest picture, reduced, uint8 (H, W, 3) RGB; None before the first.
        trouble: why there is none, in words; "" while it is being opened, or is open.
    """

    image: Pixels | None = None
    trouble: str = ""


class CameraViews(Protocol):
    """Looks through all cameras, for as long as somebody wants to choose one. Every method returns at once."""

    def open(self) -> None:
        """Begin to open the cameras, and go on with those that are plugged in later."""

    def views(self) -> Mapping[str, CameraView]:
        """What each camera shows, by its key."""

    def close(self) -> None:
        """Let go of all of them but the one that drives the puppet."""
