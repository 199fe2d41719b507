"""Painted skin: one colour and one height map, laid onto the mean head from the front."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assets.make.rig import MULTI_PIE, Rig, smoothstep
from puppet.cv import cv2

Floats = NDArray[np.float32]
Colour = tuple[float, float, float]

SCALE = 64
"""Pixels of the maps per centimetre."""
LEFT, TOP, WIDTH, HEIGHT = -12.0, 16.0, 24, 36
"""The rectangle of the mean head that the maps cover, centimetres."""


@dataclass(frozen=True)
class SkinLook:
    """Colours are sRGB 0 … 255."""

    skin: Colour = (226, 178, 152)
    lips: Colour = (186, 92, 92)
    lip_strength: float = 0.75
    brows: Colour = (70, 46, 34)
    brow_strength: float = 0.75
    brow_width: float = 0.85
    blush: float = 1.0
    freckles: int = 260
    liner: float = 0.8
    stubble: float = 0.0
    stubble_colour: Colour = (60, 50, 46)
    age: float = 0.0


def linear(colour: Colour) -> Floats:
    """sRGB 0 … 255 to linear 0 … 1."""
    value = np.array(colour, np.float32) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)


def _pixels(points: Floats) -> Floats:
    return np.stack([(points[..., 0] - LEFT) * SCALE, (TOP - points[..., 1]) * SCALE], -1)


def spline(points: NDArray[Any], count: int) -> Floats:
    """Catmull-Rom curve through points (N, D), resampled to ``count``."""
    padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    at = np.linspace(0, len(points) - 1 - 1e-6, count)
    i, t = at.astype(int), (at % 1)[:, None]
    a, b, c, d = (padded[i + k] for k in range(4))
    curve = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    return (0.5 * curve).astype(np.float32)


def _noise(rng: np.random.Generator, size_cm: float) -> Floats:
    """Smooth noise of about unit variance with blobs of the given size, (H, W)."""
    shape = (max(int(HEIGHT / size_cm), 2), max(int(WIDTH / size_cm), 2))
    coarse = rng.standard_normal(shape).astype(np.float32)
    return cv2.resize(coarse, (WIDTH * SCALE, HEIGHT * SCALE), interpolation=cv2.INTER_CUBIC)


class Painter:
    """Masks in the maps' pixels."""

    def __init__(self, rig: Rig) -> None:
        self.marks = rig.paint[MULTI_PIE]
        y, x = np.mgrid[0 : HEIGHT * SCALE, 0 : WIDTH * SCALE].astype(np.float32)
        self.x, self.y = x / SCALE + LEFT, TOP - y / SCALE

    def spot(self, x: float, y: float, width: float, height: float) -> Floats:
        """A soft round patch on both sides of the face."""
        return np.exp(-(((np.abs(self.x) - x) / width) ** 2) - ((self.y - y) / height) ** 2).astype(np.float32)

    def shape(self, outline: Floats, blur_cm: float) -> Floats:
        mask: NDArray[Any] = np.zeros(self.x.shape, np.uint8)
        cv2.fillPoly(mask, [np.round(_pixels(outline) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        return cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), blur_cm * SCALE)

    def line(self, path: Floats, width_cm: float, blur_cm: float) -> Floats:
        mask = np.zeros(self.x.shape, np.uint8)
        points = np.round(_pixels(path) * 16).astype(np.int32)
        cv2.polylines(mask, [points], False, 255, max(round(width_cm * SCALE), 1), cv2.LINE_AA, 4)
        return cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), blur_cm * SCALE)

    def lips(self) -> Floats:
        m = self.marks[:, :2]
        upper, lower = spline(m[48:55], 60), spline(np.concatenate([m[54:60], m[48:49]]), 60)
        return self.shape(np.concatenate([upper, lower]), 0.07)

    def brows(self, rng: np.random.Generator, width: float) -> Floats:
        """Both brows as single hairs, 0 … 1."""
        mask: Floats = np.zeros(self.x.shape, np.float32)
        layer = np.zeros(self.x.shape, np.uint8)
        for start, sign in ((17, 1), (22, -1)):
            marks = self.marks[start : start + 5, :2]
            path = spline(marks if sign < 0 else marks[::-1], 200)  # from the nose outwards
            path = path + np.array([0.0, -0.05], np.float32)
            out = -1.0 if path[-1, 0] < 0 else 1.0
            for i in range(520):
                along = rng.beta(1.1, 1.25) if i % 3 else rng.uniform(0.02, 0.98)
                thick = width * float(np.interp(along, [0, 0.12, 0.5, 0.75, 1], [0.62, 0.86, 0.8, 0.5, 0.16]))
                root = path[int(along * 199)] + np.array([0.0, rng.uniform(-0.5, 0.5) * thick])
                below = (path[int(along * 199)][1] - root[1]) / width  # positive below the middle
                up = float(np.interp(along, [0, 0.2, 0.6, 1], [1.25, 0.62, 0.05, -0.45])) + 0.6 * below
                angle = up + rng.normal(0, 0.13)
                length = rng.uniform(0.3, 0.55) * float(np.interp(along, [0, 0.3, 1], [0.8, 1.1, 0.75]))
                t = np.linspace(0, 1, 5)[:, None]
                hair = root + length * t * np.array([[out * np.cos(angle), np.sin(angle)]])
                hair[:, 1:] -= 0.1 * length * t**2
                if i % 40 == 0:
                    layer.fill(0)
                points = np.round(_pixels(hair) * 16).astype(np.int32)
                cv2.polylines(layer, [points], False, int(rng.uniform(90, 210)), 2, cv2.LINE_AA, 4)
                if i % 40 == 39:
                    mask = (1 - (1 - mask) * (1 - layer / np.float32(255))).astype(np.float32)
            path_mask = self.line(path[10:185], 0.42 * width, 0.14)
            mask = (1 - (1 - mask) * (1 - 0.5 * path_mask)).astype(np.float32)
        return cv2.GaussianBlur(mask, (0, 0), 0.8)


def sample(mask: Floats, points: Floats) -> Floats:
    """A map's value at places (N, 3) of the mean head, seen from the front."""
    at = np.round(_pixels(points)).astype(int)
    return mask[np.clip(at[:, 1], 0, mask.shape[0] - 1), np.clip(at[:, 0], 0, mask.shape[1] - 1)]


def paint(rig: Rig, look: SkinLook, seed: int = 7) -> tuple[Floats, Floats]:
    """Paint a face.

    Returns:
        float32 (H, W, 4): linear colour and gloss (0 dry … 1 wet); float32 (H, W): height in centimetres.
    """
    rng = np.random.default_rng(seed)
    p = Painter(rig)
    m = p.marks
    tone = np.broadcast_to(linear(look.skin), (*p.x.shape, 3)).copy()
    tone *= (1 + 0.02 * _noise(rng, 1.3) + 0.018 * _noise(rng, 0.35) + 0.016 * _noise(rng, 0.09))[..., None]

    def tint(mask: Floats, red: float, green: float, blue: float) -> None:
        nonlocal tone
        tone *= 1 + mask[..., None] * (np.array([red, green, blue], np.float32) - 1)

    mottle = 1 + 0.25 * _noise(rng, 0.8)
    tint(look.blush * p.spot(4.7, -0.6, 2.0, 1.6) * mottle, 1.0, 0.84, 0.84)
    tint(look.blush * p.spot(0, 0.3, 1.3, 1.1) * mottle, 1.0, 0.85, 0.84)
    tint(look.blush * p.spot(0, -6.6, 1.5, 0.9), 1.0, 0.92, 0.91)
    tint(smoothstep(7.4, 8.2, np.abs(p.x)) * smoothstep(-4, -2, p.y) * (1 - smoothstep(4, 6, p.y)), 0.98, 0.88, 0.86)
    tint(p.spot(0, 9.0, 5.0, 2.2), 1.02, 1.03, 0.97)
    tint((0.5 + look.age) * p.spot(3.0, 2.35, 1.35, 0.42), 0.9, 0.84, 0.88)
    tint(p.spot(3.1, 4.35, 1.5, 0.5), 0.93, 0.86, 0.85)
    tint(p.spot(1.25, -1.25, 0.5, 0.35), 0.9, 0.8, 0.8)
    tint(p.spot(0, -5.2, 1.4, 0.35), 0.93, 0.9, 0.9)
    if look.freckles:
        dots = np.zeros(p.x.shape, np.uint8)
        for _ in range(look.freckles):
            x, y = rng.normal(0, 3.3), rng.normal(0.8, 1.5)
            centre = _pixels(np.array([x, y])) * 16
            cv2.circle(
                dots,
                tuple(centre.astype(int).tolist()),
                int(16 * rng.uniform(1, 3.2)),
                int(rng.uniform(30, 130)),
                -1,
                cv2.LINE_AA,
                4,
            )
        tint(cv2.GaussianBlur(dots, (0, 0), 1.6).astype(np.float32) / 255, 0.72, 0.55, 0.45)

    lips = p.lips()
    colour = linear(look.lips) * (1 + 0.05 * _noise(rng, 0.12))[..., None]
    weight = (look.lip_strength * lips)[..., None]
    tone = tone * (1 - weight) + colour * weight
    closed = p.line(np.concatenate([m[48:49], m[60:65], m[54:55]])[:, :2], 0.07, 0.05)
    tint(0.6 * closed, 0.55, 0.4, 0.4)
    liner = np.zeros_like(p.x)
    for upper, lower in (((36, 37, 38, 39), (36, 41, 40, 39)), ((42, 43, 44, 45), (42, 47, 46, 45))):
        liner = np.maximum(liner, p.line(spline(m[list(upper)][:, :2], 40), 0.13, 0.05))
        liner = np.maximum(liner, 0.35 * p.line(spline(m[list(lower)][:, :2], 40), 0.08, 0.05))
    tint(np.clip(look.liner * 1.4 * liner, 0, 0.92), 0.2, 0.14, 0.13)
    if look.stubble:
        area = beard_area(p)
        grain = np.clip(0.55 + 0.45 * _noise(rng, 0.05), 0, 1.4)
        weight = np.clip(look.stubble * area * grain, 0, 0.9)[..., None]
        tone = tone * (1 - weight) + linear(look.stubble_colour) * weight
    brows = np.clip(look.brow_strength * p.brows(rng, look.brow_width), 0, 1)[..., None]
    tone = tone * (1 - brows) + linear(look.brows) * brows

    gloss = 0.26 + 0.2 * p.spot(0, 1.5, 0.9, 3.2) + 0.08 * p.spot(0, 8.5, 4, 2) + 0.12 * p.spot(4, 1, 1.2, 1)
    gloss = gloss * (1 - lips) + 0.62 * lips
    height = 0.0042 * _noise(rng, 0.07) + 0.003 * _noise(rng, 0.16) * (1 - lips)
    wrinkle = cv2.resize(
        rng.standard_normal((40, WIDTH * 14)).astype(np.float32), p.x.shape[::-1], interpolation=cv2.INTER_CUBIC
    )
    height += 0.0045 * lips * wrinkle + 0.012 * brows[..., 0]
    if look.age:
        for y in (8.1, 9.1, 10.0):
            path = spline(np.array([[-4.2, y - 0.25], [-2, y + 0.12], [0, y], [2.2, y + 0.1], [4.3, y - 0.3]]), 60)
            height -= 0.05 * look.age * p.line(path, 0.06, 0.09)
        for side in (-1, 1):
            for k in range(4):
                a = np.array([[4.75, 3.3], [5.3, 3.5 - 0.45 * k + 0.5], [5.9, 3.7 - 0.75 * k + 0.7]])
                height -= 0.035 * look.age * p.line(spline(a * [side, 1], 30), 0.04, 0.06)
            fold = np.array([[1.75, -0.6], [2.5, -1.8], [2.95, -3.2]]) * [side, 1]
            height -= 0.06 * look.age * p.line(spline(fold, 40), 0.07, 0.13)
    out = np.concatenate([np.clip(tone, 0, 1), gloss[..., None]], -1).astype(np.float32)
    return np.ascontiguousarray(out), height.astype(np.float32)


def beard_area(p: Painter) -> Floats:
    """Where a beard grows, 0 … 1, (H, W)."""
    jaw = 1 - smoothstep(-2.6, -1.2, p.y - 0.35 * np.abs(p.x) * (np.abs(p.x) > 3))
    moustache = p.spot(1.0, -1.9, 1.5, 0.45)
    cheek = 1 - smoothstep(0.0, 2.0, p.y + 3.4 - 0.62 * np.maximum(np.abs(p.x) - 2.4, 0))
    neck = smoothstep(-11.5, -8.0, p.y)
    return np.clip(np.maximum(cheek * jaw, moustache) * neck * (1 - p.lips()), 0, 1).astype(np.float32)
