"""A plain sweater: a loft of rings from the neck over the shoulders, with a collar."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

AROUND = 240
DOWN = 96

# Side (x, y), front (y, z), back (y, z) of each ring, rest pose centimetres.
_RINGS = np.array(
    [
        [7.9, -11.6, -15.6, 5.2, -10.9, -7.6],
        [9.6, -12.2, -16.3, 6.2, -11.6, -8.9],
        [12.6, -13.2, -18.2, 7.6, -13.2, -10.4],
        [16.0, -14.5, -21.0, 9.2, -16.0, -11.4],
        [18.8, -16.1, -24.0, 10.4, -19.0, -12.0],
        [20.4, -18.9, -27.5, 11.2, -22.0, -12.3],
        [21.2, -24.0, -32.0, 11.6, -27.0, -12.3],
        [21.9, -34.0, -40.0, 11.4, -36.0, -12.0],
        [22.3, -50.0, -50.0, 11.0, -50.0, -11.5],
    ],
    np.float64,
)


@dataclass(frozen=True)
class GarmentLook:
    """Colours sRGB 0 … 255; ``collar``: its height in cm; ``knit``: 0 smooth … 1 chunky; ``width`` of the shoulders."""

    colour: tuple[float, float, float] = (70, 98, 120)
    collar_colour: tuple[float, float, float] | None = None
    collar: float = 0.75
    knit: float = 1.0
    width: float = 1.0
    drop: float = 0.0


def sweater(look: GarmentLook, seed: int = 5) -> tuple[Floats, NDArray[np.int32], Floats]:
    """Model the garment.

    Returns:
        vertices float32 (V, 3), triangles int32 (T, 3), and float32 (V, 3) of cloth coordinates: around and down in
        centimetres, and 1 on the collar, 0 elsewhere.
    """
    rng = np.random.default_rng(seed)
    at = np.linspace(0, len(_RINGS) - 1.001, DOWN)
    i, t = at.astype(int), (at % 1)[:, None]
    padded = np.concatenate([2 * _RINGS[:1] - _RINGS[1:2], _RINGS, _RINGS[-1:]])
    a, b, c, d = (padded[i + k] for k in range(4))
    rings = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    angle = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)
    sin, cos = np.sin(angle), np.cos(angle)
    side_x, side_y, front_y, front_z, back_y, back_z = (rings[:, k : k + 1] for k in range(6))
    grow = np.linspace(0, 1, DOWN)[:, None] ** 0.5
    side_x = side_x * (1 + (look.width - 1) * grow)
    middle = (front_z + back_z) / 2
    depth = (front_z - back_z) / 2
    x = side_x * np.sign(sin) * np.abs(sin) ** 0.9
    z = middle + depth * np.sign(cos) * np.abs(cos) ** 0.85
    y = side_y + (front_y - side_y) * np.clip(cos, 0, 1) ** 1.6 + (back_y - side_y) * np.clip(-cos, 0, 1) ** 1.6
    y = y - look.drop * np.clip(1 - np.linspace(0, 3, DOWN), 0, 1)[:, None]
    body = np.stack([x, y, z], -1)
    outward = np.stack([np.broadcast_to(sin, x.shape), np.zeros_like(x), np.broadcast_to(cos, x.shape)], -1)
    folds = np.zeros_like(x)
    for _ in range(9):  # long shallow drapes from the shoulders
        phase, turns, slope = rng.uniform(0, 6.28), rng.integers(3, 11), rng.uniform(-0.12, 0.12)
        folds += 0.085 * np.sin(turns * angle[None] + slope * (y + 20) + phase)
    folds *= np.linspace(0, 1, DOWN)[:, None]
    # The crease between arm and chest, and the folds that run from it.
    below = np.clip((-18.5 - y) / 6, 0, 1)
    for side in (-1, 1):
        crease = side * (0.93 - 0.004 * (y + 20))
        folds -= 1.7 * below * np.exp(-((((angle[None] + np.pi) % (2 * np.pi) - np.pi - crease) / 0.085) ** 2))
        folds += 0.7 * below * np.exp(-((((angle[None] + np.pi) % (2 * np.pi) - np.pi - 0.75 * crease) / 0.2) ** 2))
    for _ in range(7):
        around, height, lean = rng.uniform(-1.2, 1.2), rng.uniform(-36, -20), rng.uniform(-9, 9)
        turned = (angle[None] + np.pi) % (2 * np.pi) - np.pi
        line = y - height - lean * (turned - around)
        folds += 0.28 * np.exp(-((line / 0.9) ** 2) - ((turned - around) / 0.35) ** 2)
    body += outward * folds[..., None]
    along = angle[None] * 14
    cloth = np.stack([np.broadcast_to(along, x.shape), -y, np.zeros_like(x)], -1)

    tube = 12
    turn = np.linspace(0, 2 * np.pi, tube, endpoint=False)
    ring = body[0]
    out = ring - ring.mean(0)
    out[:, 1] = 0
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    up = np.array([0, 1.0, 0])
    # A band that leans outwards: taller than it is thick.
    band = (
        ring[None]
        + look.collar * (np.cos(turn)[:, None, None] * 0.45 * out[None] + (np.sin(turn)[:, None, None] + 0.55) * up)
        + look.collar * 0.25 * (np.sin(turn)[:, None, None]) * out[None]
    )
    band_cloth = np.stack(
        [
            np.broadcast_to(along, band.shape[:2]),
            np.broadcast_to(turn[:, None], band.shape[:2]),
            np.ones(band.shape[:2]),
        ],
        -1,
    )
    vertices = np.concatenate([body.reshape(-1, 3), band.reshape(-1, 3)])
    coordinates = np.concatenate([cloth.reshape(-1, 3), band_cloth.reshape(-1, 3)])
    triangles = np.concatenate([_grid(DOWN, False), _grid(tube, True) + DOWN * AROUND])
    return vertices.astype(np.float32), triangles.astype(np.int32), coordinates.astype(np.float32)


def _grid(rows: int, closed: bool) -> NDArray[np.int32]:
    row = np.arange(rows if closed else rows - 1)
    i, j = np.meshgrid(row, np.arange(AROUND), indexing="ij")
    a, b = i * AROUND + j, i * AROUND + (j + 1) % AROUND
    c, d = (i + 1) % rows * AROUND + j, (i + 1) % rows * AROUND + (j + 1) % AROUND
    first = np.stack([a, c, b], -1).reshape(-1, 3)
    second = np.stack([b, c, d], -1).reshape(-1, 3)
    both = np.concatenate([first, second]).astype(np.int32)
    return both[:, [0, 2, 1]] if closed else both
