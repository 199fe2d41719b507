"""Make the app icon, a marionette's head on its strings: ``python -m assets.make.icon --output assets/icon.png``."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2

Floats = NDArray[np.float32]
Colour = tuple[int, int, int]

SIZE = 256
SCALE = 4

TOP, BOTTOM = (46, 108, 128), (24, 44, 78)
WOOD, WOOD_DARK = (232, 176, 104), (188, 126, 66)
FACE, FACE_DARK = (252, 226, 196), (236, 190, 154)
HAIR, HAIR_LIGHT = (86, 44, 48), (130, 72, 64)
INK, CHEEK, LIP, STRING = (54, 34, 44), (244, 150, 128), (204, 84, 80), (238, 244, 246)


class Canvas:
    """Shapes from signed distances (negative inside), in units of the final icon's pixels from its centre, y down."""

    def __init__(self) -> None:
        side = SIZE * SCALE
        self.y, self.x = (np.mgrid[0:side, 0:side].astype(np.float32) + 0.5) / SCALE - SIZE / 2
        self.colour = np.zeros((side, side, 3), np.float32)
        self.alpha = np.zeros((side, side), np.float32)

    def ellipse(self, x: float, y: float, width: float, height: float, power: float = 2.0) -> Floats:
        radius = (np.abs((self.x - x) / width) ** power + np.abs((self.y - y) / height) ** power) ** (1 / power)
        return ((radius - 1) * min(width, height)).astype(np.float32)

    def bar(self, x0: float, y0: float, x1: float, y1: float, radius: float) -> Floats:
        dx, dy = x1 - x0, y1 - y0
        t = np.clip(((self.x - x0) * dx + (self.y - y0) * dy) / (dx * dx + dy * dy), 0, 1)
        return (np.hypot(self.x - x0 - t * dx, self.y - y0 - t * dy) - radius).astype(np.float32)

    def fill(self, distance: Floats, colour: Colour | Floats, opacity: float = 1.0, blur: float = 0.0) -> None:
        edge = max(blur, 0.5 / SCALE)
        mask = opacity * np.clip(0.5 - distance / (2 * edge), 0, 1)
        paint = np.asarray(colour, np.float32)
        self.colour += mask[..., None] * (paint - self.colour)
        self.alpha = np.maximum(self.alpha, mask)

    def picture(self) -> NDArray[np.uint8]:
        """uint8 (SIZE, SIZE, 4) RGBA."""
        size = (SIZE, SIZE)
        alpha = cv2.resize(self.alpha, size, interpolation=cv2.INTER_AREA)
        colour = cv2.resize(self.colour * self.alpha[..., None], size, interpolation=cv2.INTER_AREA)
        colour = colour / np.maximum(alpha[..., None], 1e-3)
        return np.clip(np.round(np.dstack([colour, alpha * 255])), 0, 255).astype(np.uint8)


def draw() -> NDArray[np.uint8]:
    """The icon, uint8 (256, 256, 4) RGBA."""
    c = Canvas()
    plate = c.ellipse(0, 0, 122, 122, 5.0)
    down = np.clip((c.y + 122) / 244, 0, 1)[..., None]
    glow = np.exp(-((c.x / 95) ** 2) - ((c.y + 20) / 95) ** 2)[..., None]
    ground = np.array(TOP) * (1 - down) + np.array(BOTTOM) * down + 34 * glow
    c.fill(plate, ground.astype(np.float32))
    inside = np.maximum

    for x0, x1, y1 in ((-62, -52, 12), (62, 52, 12), (0, 0, -40)):  # strings
        c.fill(c.bar(x0, -84, x1, y1, 1.5), STRING, 0.9)
    c.fill(c.bar(-68, -84, 68, -84, 10) - 0.0, (12, 26, 48), 0.28, 5)
    c.fill(c.bar(-68, -88, 68, -88, 8.5), WOOD_DARK)
    c.fill(c.bar(-68, -90, 68, -90, 6.2), WOOD)
    for x in (-62, 0, 62):
        c.fill(c.ellipse(x, -88, 3.6, 3.6), INK, 0.75)

    c.fill(c.ellipse(2, 40, 66, 74, 2.3), (8, 18, 38), 0.34, 12)
    head = c.ellipse(0, 32, 60, 69, 2.35)
    for side in (-1, 1):
        c.fill(c.ellipse(60 * side, 38, 10, 14), FACE_DARK)
    c.fill(head, FACE)
    c.fill(inside(head, -c.ellipse(-13, 24, 62, 72, 2.3)), FACE_DARK, 0.85, 2)
    fringe = inside(c.ellipse(0, 28, 63.5, 71, 2.35), -c.ellipse(16, 62, 82, 74, 2.1))
    c.fill(fringe, HAIR)
    c.fill(inside(fringe, c.bar(-36, -16, 8, -31, 5)), HAIR_LIGHT, 0.9, 1)
    for side in (-1, 1):
        c.fill(c.ellipse(33 * side, 58, 12, 8.5), CHEEK, 0.5, 6)
        c.fill(c.ellipse(24 * side, 36, 11.5, 13.5), (255, 255, 255))
        c.fill(c.ellipse(24 * side + 1.5, 37.5, 7.6, 9.2), INK)
        c.fill(c.ellipse(24 * side - 1.5, 33.5, 2.9, 3.3), (255, 255, 255))
    # A puppet's jaw: two seams from the corners of the smile.
    smile = inside(c.ellipse(0, 57, 25, 25), -c.ellipse(0, 47, 33, 24))
    c.fill(smile, LIP)
    for side in (-1, 1):
        c.fill(inside(c.bar(22 * side, 70, 19 * side, 96, 1.3), head), INK, 0.55)
    c.fill(c.ellipse(0, 51, 4.6, 3.4), FACE_DARK)
    return c.picture()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("assets/icon.png"))
    path = parser.parse_args().output
    cv2.imwrite(str(path), cv2.cvtColor(draw(), cv2.COLOR_RGBA2BGRA))
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
