"""Puts the rendered portrait into the picture that others see. The only place where a Picture is made.

Fail closed: what goes in is a rendered portrait or nothing. No camera frame is ever handed to this module.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from puppet import cards
from puppet.backdrop import KEEP, Background, behind, continued, cut_out, face_height
from puppet.cv import cv2
from puppet.framing import Placement, Stand
from puppet.marks import Marker, Marks
from puppet.models import Image, Persona, Points
from puppet.picture import _COMPOSER_KEY, Picture
from puppet.placed import Placed, beyond

SIZE = (1280, 720)

_BAR_LIGHT = 0.5  # side bars are darker than the portrait so that they recede


class Composer:
    """Makes pictures of one fixed size, the same for the whole call.

    Args:
        size: (width, height) of the pictures in pixels, each at least 16.
        background: what stands behind the person.
        marks: put on every picture but cards; None: none.

    Raises:
        ValueError: the size is too small.
    """

    def __init__(self, size: tuple[int, int] = SIZE, background: Background = KEEP, marks: Marks | None = None) -> None:
        if min(size) < 16:
            raise ValueError(f"A picture is at least 16 x 16 pixels, not {size[0]} x {size[1]}")
        self.size = size
        self.background = background
        self._marks = marks
        self._marker: Marker | None = None
        self._persona_id = ""
        self._behind: Image | None = None
        self._bars: Image | None = None
        self._at = (0, 0)
        self._fitted = (0, 0)
        self._stand: Stand | None = None
        self._placed: Placed | None = None  # None: as large as it fits, in its usual place
        self._placement = Placement(1.0, 0.0, 0.0)
        self._mirror = False
        self._marked_for: tuple[Placement, bool] | None = None
        self._sides: Image | None = None
        self._still: tuple[tuple[object, ...], Picture] | None = None

    def fitted_size(self, size: tuple[int, int]) -> tuple[int, int]:
        """The largest (width, height) with the shape of ``size`` that fits into the picture."""
        scale = min(self.size[0] / size[0], self.size[1] / size[1])
        width, height = (min(max(round(side * scale), 1), most) for side, most in zip(size, self.size, strict=True))
        return width, height

    def fit(self, persona: Persona) -> Persona:
        """The persona at the size at which it is rendered and shown; cut out, where another background is wanted."""
        wanted = self.fitted_size(persona.size)
        if wanted != persona.size:
            from puppet.persona.portrait import (
                resize_persona,  # here, because the first card is made before anything heavy loads
            )

            persona = resize_persona(persona, wanted)
        return persona if self.background.keeps else replace(persona, cutout=cut_out(persona))

    def bind(self, persona: Persona) -> None:
        """Take a fitted persona: from now on ``compose`` shows it, centred, its sides filled.

        A person who is cut out stands on the picture's lower edge, and shoulders that the portrait's sides cut off are
        continued.

        Raises:
            ValueError: the persona does not fit the picture.
        """
        width, height = persona.size
        if width > self.size[0] or height > self.size[1]:
            raise ValueError(f"{width} x {height} does not fit {self.size[0]} x {self.size[1]}: use fit() first")
        self._at = (self.size[0] - width) // 2, (self.size[1] - height) // 2
        self._fitted = persona.size
        self._persona_id = persona.id
        self._behind = None
        face = persona.crop.x + persona.crop.size / 2, persona.crop.y + persona.crop.size / 2
        self._stand = Stand(self.size, persona.size, face, persona.cutout is not None)
        self._placed = self._still = self._sides = self._marked_for = None
        self._persona = persona
        if persona.cutout is not None:
            self._at = self._at[0], self.size[1] - height
            self._bars = behind(self.background, persona, self._at, self.size)
            self._behind = self._bars[self._at[1] :, self._at[0] : self._at[0] + width].copy()
            sides = continued(persona.cutout, self._at, self.size, face_height(persona))
            from puppet.raster.kernels import blend_over  # compiled code, which takes a moment to load

            self._over = blend_over
            self._plain = self._bars.copy()
            self._over(sides, self._bars, self._bars)
        else:
            self._plain = cards.blurred(persona.background, self.size, _BAR_LIGHT)
            self._bars = cards.with_shadow(self._plain, self._at, persona.size)
        self._placement = self._usual
        self.reframe()

    def reframe(
        self, zoom: float = 1.0, x: float = 0.0, y: float = 0.0, fill: float = 0.0, mirror: bool = False
    ) -> None:
        """Show the bound persona otherwise from the next picture on; see ``framing.Stand.at``. What it stands in front
        of stays as it is. Called from one thread.

        Args:
            mirror: pictures are mirrored; cards are not.
        """
        if self._stand is None:
            raise ValueError("No persona is bound")
        self._mirror = mirror
        placement = self._stand.at(zoom, x, y, fill)
        if placement == self._placement:
            self._fit_marks()  # not on the way: it takes a moment, and shows little
            return
        self._placement = placement
        if placement == self._usual:
            self._placed = None
            return
        cutout = self._persona.cutout
        if cutout is not None and self._sides is None:
            self._sides = beyond(cutout, self._persona, self.size[0])
        self._placed = Placed(self._persona, placement, self._plain, self._stand, self._sides)

    def _fit_marks(self) -> None:
        """Marks that are as strong, place by place, as pictures that are framed like this hide."""
        wanted = self._placement, self._mirror
        if self._marks is None or self._marked_for == wanted:
            return
        cutout = self._persona.cutout
        still = self._persona.image if cutout is None else np.dstack([cutout.image, cutout.mask])
        self._marker, self._marked_for = Marker(self._framed(still)), wanted

    @property
    def _usual(self) -> Placement:
        return Placement(1.0, float(self._at[0]), float(self._at[1]))

    def shown_at(self, points: Points) -> Points:
        """Points of the portrait, float32 (N, 2 or 3), in pixels of the picture: (N, 2)."""
        placed = self._placement.apply(points[:, :2])
        if self._mirror:
            placed[:, 0] = self.size[0] - placed[:, 0]
        return placed

    def still(self, image: Image) -> Picture:
        """The picture of a pose that nobody drives, the same one until the framing changes."""
        key = (id(image), self._placement, self._mirror)
        if self._still is None or self._still[0] != key:
            self._still = key, self.compose(image, time.perf_counter(), -1)
        return self._still[1]

    def compose(self, image: Image, captured_s: float, frame_index: int) -> Picture:
        """Make the picture of one rendered pose.

        Args:
            image: uint8 (H, W, 3) RGB of the bound persona's size; (H, W, 4) for one that is cut out.
            captured_s: capture time of the camera frame whose motion it shows, ``perf_counter`` seconds.
            frame_index: that frame's index, -1 when it shows none.

        Raises:
            ValueError: ``image`` is not of that shape and type, or no persona is bound.
        """
        if self._bars is None:
            raise ValueError("No persona is bound")
        width, height = self._fitted
        wanted = (height, width, 3 if self._behind is None else 4)
        if not isinstance(image, np.ndarray) or image.dtype != np.uint8 or image.shape != wanted:
            what = f"{image.dtype} {image.shape}" if isinstance(image, np.ndarray) else type(image).__name__
            raise ValueError(f"Wanted uint8 {wanted}, not {what}")
        pixels = self._framed(image)
        if self._marks is not None and self._marker is not None:
            self._marker.put(pixels, self._marks)
        return Picture(_COMPOSER_KEY, pixels, captured_s, frame_index, self._persona_id)

    def _framed(self, image: Image) -> Image:
        """The portrait in its place: a new array."""
        placed = self._placed
        pixels = self._in_its_usual_place(image) if placed is None else placed.compose(image)
        return cv2.flip(pixels, 1) if self._mirror else pixels

    def _in_its_usual_place(self, image: Image) -> Image:
        """As large as it fits: nothing is resampled."""
        assert self._bars is not None
        bars = self._bars
        x, y = self._at
        right, bottom = x + image.shape[1], y + image.shape[0]
        pixels = np.empty((self.size[1], self.size[0], 3), np.uint8)
        pixels[:y] = bars[:y]
        pixels[bottom:] = bars[bottom:]
        pixels[y:bottom, :x] = bars[y:bottom, :x]
        pixels[y:bottom, right:] = bars[y:bottom, right:]
        if self._behind is None:
            pixels[y:bottom, x:right] = image
        else:
            self._over(image, self._behind, pixels[y:bottom, x:right])
        return pixels

    def away_card(self, persona: Persona | None = None) -> Picture:
        """The card that others see before Go live and while away.

        Args:
            persona: whose still portrait and name it shows, of any size; None for a plain card.
        """
        return self._card(cards.away(self.size, persona))

    def test_card(self) -> Picture:
        """Colour bars and words that show others at once whether colours, mirroring and size are right."""
        return self._card(cards.test(self.size))

    def _card(self, pixels: Image) -> Picture:
        return Picture(_COMPOSER_KEY, pixels, time.perf_counter(), -1, "")
