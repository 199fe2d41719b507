"""Puts the rendered portrait into the picture that others see. The only place where a Picture is made.

Fail closed: what goes in is a rendered portrait or nothing. No camera frame is ever handed to this module.
"""

from __future__ import annotations

import importlib.util
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image as Pil
from PIL import ImageDraw, ImageFont

from puppet.backdrop import KEEP, Background, behind, continued, cut_out, face_height
from puppet.cv import cv2
from puppet.models import Image, Persona
from puppet.picture import _COMPOSER_KEY, Picture

SIZE = (1280, 720)

_BAR_LIGHT = 0.5  # side bars are darker than the portrait so that they recede
_CARD_LIGHT = 0.38
_SHADOW_PX = 36  # soft shadow that the portrait casts on the bars, so that its edge looks meant


class Composer:
    """Makes pictures of one fixed size, the same for the whole call.

    Args:
        size: (width, height) of the pictures in pixels, each at least 16.
        background: what stands behind the person.

    Raises:
        ValueError: the size is too small.
    """

    def __init__(self, size: tuple[int, int] = SIZE, background: Background = KEEP) -> None:
        if min(size) < 16:
            raise ValueError(f"A picture is at least 16 x 16 pixels, not {size[0]} x {size[1]}")
        self.size = size
        self.background = background
        self._persona_id = ""
        self._behind: Image | None = None
        self._bars: Image | None = None
        self._at = (0, 0)
        self._fitted = (0, 0)

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
        if persona.cutout is not None:
            self._at = self._at[0], self.size[1] - height
            self._bars = behind(self.background, persona, self._at, self.size)
            self._behind = self._bars[self._at[1] :, self._at[0] : self._at[0] + width].copy()
            sides = continued(persona.cutout, self._at, self.size, face_height(persona))
            from puppet.raster.kernels import blend_over  # compiled code, which takes a moment to load

            self._over = blend_over
            self._over(sides, self._bars, self._bars)
            return
        self._bars = _with_shadow(_backdrop(persona.background, self.size, _BAR_LIGHT), self._at, persona.size)

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
        x, y = self._at
        right, bottom = x + width, y + height
        pixels = np.empty((self.size[1], self.size[0], 3), np.uint8)
        pixels[:y] = self._bars[:y]
        pixels[bottom:] = self._bars[bottom:]
        pixels[y:bottom, :x] = self._bars[y:bottom, :x]
        pixels[y:bottom, right:] = self._bars[y:bottom, right:]
        if self._behind is None:
            pixels[y:bottom, x:right] = image
        else:
            self._over(image, self._behind, pixels[y:bottom, x:right])
        return Picture(_COMPOSER_KEY, pixels, captured_s, frame_index, self._persona_id)

    def away_card(self, persona: Persona | None = None) -> Picture:
        """The card that others see before Go live and while away.

        Args:
            persona: whose still portrait and name it shows, of any size; None for a plain card.
        """
        backdrop = _gradient(self.size) if persona is None else _backdrop(persona.background, self.size, _CARD_LIGHT)
        card = Pil.fromarray(backdrop)
        draw = ImageDraw.Draw(card)
        unit = self.size[1] / 720
        middle, line = self.size[0] / 2, self.size[1] / 2
        if persona is not None:
            across = max(round(252 * unit), 8)
            top = round(line - 224 * unit)
            _medallion(card, persona, (round(middle - across / 2), top), across)
            line = top + across + 78 * unit
        draw.text((middle, line), "Away", (255, 255, 255), _font(62 * unit, bold=True), anchor="mm")
        name = "" if persona is None else persona.name.strip()
        below = _shortened(name, draw, _font(30 * unit), 0.8 * self.size[0]) if name else "Back in a moment"
        draw.text((middle, line + 62 * unit), below, (196, 200, 208), _font(30 * unit), anchor="mm")
        return Picture(_COMPOSER_KEY, np.array(card), time.perf_counter(), -1, "")


def _backdrop(background: Image, size: tuple[int, int], light: float) -> Image:
    """A picture's background as a blurred, darkened filling: uint8 (height, width, 3)."""
    width, height = size
    scale = max(width / background.shape[1], height / background.shape[0])
    # Blurred at a small size, where a strong blur is cheap; the enlargement hides that.
    small = (max(round(width / 16), 2), max(round(height / 16), 2))
    part_w, part_h = (min(round(n / scale), m) for n, m in zip(size, background.shape[1::-1], strict=True))
    left, top = (background.shape[1] - part_w) // 2, (background.shape[0] - part_h) // 2
    part = background[top : top + part_h, left : left + part_w]
    reduced = cv2.resize(part, small, interpolation=cv2.INTER_AREA).astype(np.float32)
    blurred = cv2.GaussianBlur(reduced, (0, 0), sigmaX=small[0] / 16, borderType=cv2.BORDER_REPLICATE)
    return _to_bytes(np.asarray(cv2.resize(blurred, size, interpolation=cv2.INTER_CUBIC), np.float32) * light)


def _gradient(size: tuple[int, int]) -> Image:
    """A calm dark background where there is no portrait yet."""
    width, height = size
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    top, bottom = np.array([46, 52, 66], np.float32), np.array([24, 26, 34], np.float32)
    rows = (1 - down) * top + down * bottom
    return _to_bytes(np.broadcast_to(rows, (height, width, 3)))


def _to_bytes(values: np.ndarray) -> Image:
    """Float to uint8 with half a step of noise, which keeps a slow gradient from showing as bands."""
    noise = np.random.default_rng(0).random(values.shape[:2], np.float32)[..., None]
    return np.clip(values + noise, 0, 255).astype(np.uint8)


def _with_shadow(bars: Image, at: tuple[int, int], size: tuple[int, int]) -> Image:
    """Darken the filling towards the portrait's edge."""
    box = np.zeros(bars.shape[:2], np.uint8)
    box[at[1] : at[1] + size[1], at[0] : at[0] + size[0]] = 255
    shadow = cv2.GaussianBlur(box, (0, 0), sigmaX=_SHADOW_PX / 2).astype(np.float32) / 255
    return np.asarray(bars * (1 - 0.6 * shadow)[..., None]).astype(np.uint8)


def _medallion(card: Pil.Image, persona: Persona, at: tuple[int, int], across: int) -> None:
    """Draw the portrait's face in a ring."""
    crop = persona.crop
    corners = np.array([crop.x, crop.y, crop.x + crop.size, crop.y + crop.size])
    face = Pil.fromarray(persona.image).resize(
        (across, across), Pil.Resampling.LANCZOS, box=_inside(corners, persona.size)
    )
    fine = 4  # the ring is drawn larger and scaled down: Pillow's shapes are not anti-aliased
    disc = Pil.new("L", (across * fine, across * fine), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, across * fine - 1, across * fine - 1), fill=255)
    rim = max(across // 50, 1)
    ring = Pil.new("RGB", (across + 2 * rim, across + 2 * rim), (236, 238, 242))
    card.paste(ring, (at[0] - rim, at[1] - rim), disc.resize(ring.size, Pil.Resampling.LANCZOS))
    card.paste(face, at, disc.resize((across, across), Pil.Resampling.LANCZOS))


def _inside(corners: np.ndarray, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """The largest square around the crop's middle that stays within the image."""
    x, y = (corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2
    half = min((corners[2] - corners[0]) / 2, size[0] / 2, size[1] / 2)
    x, y = min(max(x, half), size[0] - half), min(max(y, half), size[1] - half)
    return max(x - half, 0.0), max(y - half, 0.0), min(x + half, float(size[0])), min(y + half, float(size[1]))


def _font(pixels: float, bold: bool = False) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """DejaVu Sans, which Matplotlib's wheel carries and which covers most alphabets; else Pillow's own font."""
    package = importlib.util.find_spec("matplotlib")  # found without importing it, which would take a third of a second
    for folder in (package.submodule_search_locations or ()) if package else ():
        path = Path(folder) / "mpl-data" / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
        if path.is_file():
            return ImageFont.truetype(str(path), max(pixels, 1))
    return ImageFont.load_default(max(pixels, 1))


def _shortened(
    text: str, draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, most: float
) -> str:
    """The text cut at its end so that it is at most ``most`` pixels wide."""
    if draw.textlength(text, font) <= most:
        return text
    while text and draw.textlength(text + "…", font) > most:
        text = text[:-1]
    return text.rstrip() + "…"
