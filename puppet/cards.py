"""The cards that others see in place of the puppet, and what else is drawn: words, bars, soft fillings.

Drawn once each. ``compose`` alone makes pictures of them.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
from PIL import Image as Pil
from PIL import ImageDraw, ImageFont

from puppet.cv import cv2
from puppet.models import Image, Persona

_CARD_LIGHT = 0.38
_BARS = (
    ("WHITE", (255, 255, 255)),
    ("YELLOW", (255, 255, 0)),
    ("CYAN", (0, 255, 255)),
    ("GREEN", (0, 255, 0)),
    ("MAGENTA", (255, 0, 255)),
    ("RED", (255, 0, 0)),
    ("BLUE", (0, 0, 255)),
    ("BLACK", (0, 0, 0)),
)
_GREYS = 11
_SHADOW_PX = 36  # soft shadow that the portrait casts on the bars, so that its edge looks meant


def away(size: tuple[int, int], persona: Persona | None) -> Image:
    """The Away card: uint8 (height, width, 3).

    Args:
        size: (width, height) in pixels.
        persona: whose still portrait and name it shows; None for a plain card.
    """
    backdrop = _gradient(size) if persona is None else blurred(persona.background, size, _CARD_LIGHT)
    card = Pil.fromarray(backdrop)
    draw = ImageDraw.Draw(card)
    unit = size[1] / 720
    middle, line = size[0] / 2, size[1] / 2
    if persona is not None:
        across = max(round(252 * unit), 8)
        top = round(line - 224 * unit)
        _medallion(card, persona, (round(middle - across / 2), top), across)
        line = top + across + 78 * unit
    draw.text((middle, line), "Away", (255, 255, 255), font(62 * unit, bold=True), anchor="mm")
    name = "" if persona is None else persona.name.strip()
    below = _shortened(name, draw, font(30 * unit), 0.8 * size[0]) if name else "Back in a moment"
    draw.text((middle, line + 62 * unit), below, (196, 200, 208), font(30 * unit), anchor="mm")
    return np.array(card)


def test(size: tuple[int, int]) -> Image:
    """Colour bars and words: uint8 (height, width, 3).

    Each bar is named in it, so that swapped or washed-out colours show; the words read backwards where it is mirrored;
    the white frame at the edge is cut off where it is cropped, and the rings are none where it is stretched.
    """
    width, height = size
    card = Pil.new("RGB", size, (40, 44, 52))
    draw = ImageDraw.Draw(card)
    unit = height / 720
    top, low = round(0.42 * height), round(0.58 * height)
    for number, (name, colour) in enumerate(_BARS):
        left, right = round(number * width / len(_BARS)), round((number + 1) * width / len(_BARS))
        draw.rectangle((left, 0, right - 1, top - 1), fill=colour)
        ink = (0, 0, 0) if sum(np.multiply(colour, (0.3, 0.59, 0.11))) > 110 else (255, 255, 255)
        words = font(min(26 * unit, 0.16 * (right - left)), bold=True)
        draw.text(((left + right) / 2, top - 34 * unit), name, ink, words, anchor="mm")
    for number in range(_GREYS):
        left, right = round(number * width / _GREYS), round((number + 1) * width / _GREYS)
        grey = round(255 * number / (_GREYS - 1))
        draw.rectangle((left, low, right - 1, round(0.66 * height)), fill=(grey,) * 3)
    middle = (top + low) / 2
    draw.text((width / 2, middle - 18 * unit), "Puppet test picture", (255, 255, 255), font(46 * unit, True), "mm")
    small = font(24 * unit)
    draw.text((width / 2, middle + 28 * unit), "You can read this: it is not mirrored", (214, 218, 226), small, "mm")
    draw.text((24 * unit, middle), "◀ LEFT", (255, 255, 255), font(34 * unit, True), "lm")
    draw.text((width - 24 * unit, middle), "RIGHT ▶", (255, 255, 255), font(34 * unit, True), "rm")
    rows = (
        "Each bar has the colour it names, and the eleven greys differ from each other",
        "The rings are round, their fine lines grey, and a white line runs along all four edges",
        f"{width} × {height}",
    )
    for number, row in enumerate(rows):
        draw.text((width / 2, (0.8 + 0.06 * number) * height), row, (214, 218, 226), font(21 * unit), "mm")
    _ring(card, (round(0.09 * width), round(0.84 * height)), round(0.11 * height))
    _ring(card, (round(0.91 * width), round(0.84 * height)), round(0.11 * height))
    draw.rectangle((0, 0, width - 1, height - 1), outline=(0, 0, 0))
    draw.rectangle((1, 1, width - 2, height - 2), outline=(255, 255, 255))
    return np.array(card)


def _ring(card: Pil.Image, middle: tuple[int, int], radius: int) -> None:
    """A ring around lines one pixel apart, which lose their grey where a picture is rescaled or its colour halved."""
    fine = 4
    across = 2 * radius + 1
    disc = Pil.new("L", (across * fine, across * fine), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, across * fine - 1, across * fine - 1), 255)
    inner = Pil.new("L", disc.size, 0)
    rim = max(2, radius // 12) * fine
    ImageDraw.Draw(inner).ellipse((rim, rim, across * fine - 1 - rim, across * fine - 1 - rim), 255)
    lines = np.zeros((across, across, 3), np.uint8)
    lines[:, ::2] = 255
    at = middle[0] - radius, middle[1] - radius
    card.paste((255, 255, 255), at, disc.resize((across, across), Pil.Resampling.LANCZOS))
    card.paste(Pil.fromarray(lines), at, inner.resize((across, across), Pil.Resampling.LANCZOS))


def badge(height: int) -> Image:
    """The visible mark for pictures of a height: uint8 (h, w, 4), RGB and how much of it covers the picture."""
    unit = height / 720
    words = "AI-generated"
    letters = font(20 * unit, bold=True)
    left, top, right, bottom = letters.getbbox(words)
    room = round(9 * unit), round(6 * unit)
    width, tall = round(right - left) + 2 * room[0], round(bottom - top) + 2 * room[1]
    mark = Pil.new("RGBA", (width, tall), (0, 0, 0, 0))
    draw = ImageDraw.Draw(mark)
    draw.rounded_rectangle((0, 0, width - 1, tall - 1), radius=6 * unit, fill=(16, 18, 24, 150))
    draw.text((room[0] - left, room[1] - top), words, (255, 255, 255, 235), letters)
    return np.array(mark)


def blurred(background: Image, size: tuple[int, int], light: float) -> Image:
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


def with_shadow(bars: Image, at: tuple[int, int], size: tuple[int, int]) -> Image:
    """What surrounds a portrait, darker towards the portrait's edge: uint8 (H, W, 3)."""
    profiles = []
    for length, first, long in zip(bars.shape[1::-1], at, size, strict=True):
        box = np.zeros((1, length), np.uint8)
        box[0, first : first + long] = 255
        profiles.append(cv2.GaussianBlur(box, (0, 0), sigmaX=_SHADOW_PX / 2, sigmaY=1e-3)[0].astype(np.float32) / 255)
    shadow = profiles[1][:, None] * profiles[0][None]
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


def font(pixels: float, bold: bool = False) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
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
