"""The mouth's inside as sprites rendered from a face rig, and how they are turned, tinted and laid over each other.

``assets/make/mouth.py`` makes them and says what is in their channels. A part is a picture seen from the front whose
columns lie at known depths: a row of teeth runs round an arch. So a turned head shows the row shifted and narrowed on
one side and the arch curved up or down, as if it were solid.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.cv import cv2
from puppet.places import ASSETS

FOLDER = ASSETS / "mouth"
LEVELS = 4
"""Each level has half the resolution of the one before: small mouths are drawn from small sprites, without moiré."""
COLUMNS = 192
"""Entries of the tables that tell which column of a part is seen where."""

EDGE_ON = 3.0
"""How many times narrower than from the front a column may be seen."""
ENAMEL_IN_SHADE = 0.5
"""How much of its own colour enamel keeps in the dark of the mouth; the rest is light from the flesh around."""

SOFTENED, SOFT_REACH = 0.7, 6.0
"""How much of the lines between teeth is taken away, and within how many pixels of the sprites light on enamel is
evened out for that: at the size of a face in a call, enamel glows and hides them (compared with 408 portraits)."""

Float = NDArray[np.float32]
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """One part of a mouth: palate and throat, tongue, lower or upper teeth with their gum.

    Attributes:
        levels: float32 (h, w, 3) each: light on enamel, light on flesh, coverage; all times the coverage, 0 to about 1.
        pixels: per width of the closed mouth, of the first level.
        origin: (x, y) of the picture's left top corner, in widths of the closed mouth.
        x, z: float64 (COLUMNS,), places across the part and how far back the part is there, in the same unit.
    """

    levels: tuple[Float, ...]
    pixels: float
    origin: tuple[float, float]
    x: Array
    z: Array

    def draw(self, view: Array, at: Array, enamel: Array, flesh: Array, clear: Float, out: Float) -> None:
        """Lay the part behind what was drawn so far.

        Args:
            view: float64 (2, 3), from the mouth's right, down and back (in widths of the closed mouth) to pixels.
            at: float64 (2,), where the part's (0, 0, 0) is, in pixels of ``out``.
            enamel, flesh: float64 (3,), their colours in full light, 0 to 255.
            clear: float32 (h, w), how much of what is behind can be seen, read and written; 0 is left out.
            out: float32 (h, w, 3), light so far, read and written.
        """
        tall = float(np.hypot(view[0, 1], view[1, 1]))
        if tall < 1e-6:
            return
        level = min(max(int(np.log2(max(self.pixels / tall, 1e-3)) + 0.35), 0), len(self.levels) - 1)
        table, frame = np.zeros((3, COLUMNS), np.float32), np.zeros((2, 3), np.float32)
        view, at = np.ascontiguousarray(view), np.ascontiguousarray(at)
        if _turn(self.x, self.z, view, at, self.origin[0], self.origin[1], self.pixels / 2**level, table, frame):
            _draw(self.levels[level], frame, table, enamel.astype(np.float32), flesh.astype(np.float32), clear, out)


@compiled(
    "b1(f8[::1], f8[::1], f8[:,::1], f8[::1], f8, f8, f8, f4[:,::1], f4[:,::1])",
    nogil=True, error_model="numpy",
)  # fmt: skip
def _turn(
    x: Array, z: Array, view: Array, at: Array, left: float, top: float, pixels: float, table: Float, frame: Float
) -> bool:
    """Where to look for what a pixel shows of a part.

    In a frame along the part's own down, its columns stay columns: one table finds them, another says how far they
    slide along, a third how solid they are.

    Args:
        x, z: the part's columns and how far back they are.
        view, at: see ``Part.draw``.
        left, top, pixels: the sprite's corner and scale.
        table: float32 (3, n), written: the sprite's column, what to add to its row, 0 to 1.
        frame: float32 (2, 3), written: from pixels to entries of the table and rows of the sprite.

    Returns:
        Whether anything of the part faces the viewer.
    """
    tall = math.hypot(view[0, 1], view[1, 1])
    down_x, down_y = view[0, 1] / tall, view[1, 1] / tall
    right_x, right_y = down_y, -down_x
    by_x = right_x * view[0, 0] + right_y * view[1, 0]
    by_z = right_x * view[0, 2] + right_y * view[1, 2]
    slide_x = (down_x * view[0, 0] + down_y * view[1, 0]) / tall
    slide_z = (down_x * view[0, 2] + down_y * view[1, 2]) / tall
    # From the middle as far as columns follow each other: an arch that turns away hides the rest.
    first = last = x.size // 2
    while last + 1 < x.size and by_x * (x[last + 1] - x[last]) + by_z * (z[last + 1] - z[last]) > 0:
        last += 1
    while first > 0 and by_x * (x[first] - x[first - 1]) + by_z * (z[first] - z[first - 1]) > 0:
        first -= 1
    if last - first < 2:
        return False
    start = by_x * x[first] + by_z * z[first]
    step = (by_x * x[last] + by_z * z[last] - start) / (table.shape[1] - 1)
    front = math.hypot(view[0, 0], view[1, 0])
    k = first
    for entry in range(table.shape[1]):
        seen = start + entry * step
        while k < last - 1 and by_x * x[k + 1] + by_z * z[k + 1] < seen:
            k += 1
        here = by_x * x[k] + by_z * z[k]
        length = by_x * x[k + 1] + by_z * z[k + 1] - here
        t = min(max((seen - here) / length, 0.0), 1.0)
        column, depth = x[k] + t * (x[k + 1] - x[k]), z[k] + t * (z[k + 1] - z[k])
        table[0, entry] = (column - left) * pixels - 0.5
        table[1, entry] = -(slide_x * column + slide_z * depth + top) * pixels - 0.5
        # Columns seen edge-on end the row: they squeeze together what is on them.
        narrow = front * (x[k + 1] - x[k]) / length
        table[2, entry] = min(max((EDGE_ON - narrow) / (0.5 * EDGE_ON), 0.0), 1.0)
    frame[0, 0], frame[0, 1] = right_x / step, right_y / step
    frame[0, 2] = -(right_x * at[0] + right_y * at[1] + start) / step
    frame[1, 0], frame[1, 1] = down_x * pixels / tall, down_y * pixels / tall
    frame[1, 2] = -(down_x * at[0] + down_y * at[1]) * pixels / tall
    return True


@compiled(
    "void(f4[:,:,::1], f4[:,::1], f4[:,::1], f4[::1], f4[::1], f4[:,::1], f4[:,:,::1])",
    nogil=True, fastmath=True,
)  # fmt: skip
def _draw(sprite: Float, frame: Float, table: Float, enamel: Float, flesh: Float, clear: Float, out: Float) -> None:
    one = np.float32(1)
    right, bottom = np.float32(sprite.shape[1] - 1), np.float32(sprite.shape[0] - 1)
    last = np.float32(table.shape[1] - 1)
    for j in range(out.shape[0]):
        p0, y0 = frame[0, 1] * np.float32(j) + frame[0, 2], frame[1, 1] * np.float32(j) + frame[1, 2]
        for i in range(out.shape[1]):
            open_ = clear[j, i]
            p = frame[0, 0] * np.float32(i) + p0
            if open_ <= 0 or p < 0 or p >= last:
                continue
            k = np.uint64(p)  # unsigned: no look at the sign with every access
            t = p - np.float32(k)
            after = k + np.uint64(1)
            x = table[0, k] + (table[0, after] - table[0, k]) * t
            y = frame[1, 0] * np.float32(i) + y0 + table[1, k] + (table[1, after] - table[1, k]) * t
            if x < 0 or y < 0 or x >= right or y >= bottom:
                continue
            u, v = np.uint64(x), np.uint64(y)
            a, b = x - np.float32(u), y - np.float32(v)
            u1, v1 = u + np.uint64(1), v + np.uint64(1)
            w00, w01, w10, w11 = (one - a) * (one - b), a * (one - b), (one - a) * b, a * b
            solid = w00 * sprite[v, u, 2] + w01 * sprite[v, u1, 2] + w10 * sprite[v1, u, 2] + w11 * sprite[v1, u1, 2]
            share = open_ * table[2, k]
            if solid * share <= 0:
                continue
            hard = w00 * sprite[v, u, 0] + w01 * sprite[v, u1, 0] + w10 * sprite[v1, u, 0] + w11 * sprite[v1, u1, 0]
            soft = w00 * sprite[v, u, 1] + w01 * sprite[v, u1, 1] + w10 * sprite[v1, u, 1] + w11 * sprite[v1, u1, 1]
            left = open_ - share * solid
            clear[j, i] = left if left > np.float32(0.004) else np.float32(0)
            hard, soft = hard * share, soft * share
            out[j, i, 0] += hard * enamel[0] + soft * flesh[0]
            out[j, i, 1] += hard * enamel[1] + soft * flesh[1]
            out[j, i, 2] += hard * enamel[2] + soft * flesh[2]


LIP_SHADOW = 0.4
"""What is left of the light right at the lips."""


@compiled("void(f4[:,:,::1], f4[:,::1], f4[::1], u1[:,::1], u1[:,:,::1])", nogil=True, fastmath=True)
def develop(inside: Float, clear: Float, behind: Float, shade: NDArray[np.uint8], out: NDArray[np.uint8]) -> None:
    """What lies within the lips, in their shadow.

    Args:
        inside: float32 (h, w, 3), 0 to 255, all parts drawn.
        clear: float32 (h, w), how much of what is behind them can be seen.
        behind: float32 (3,), its colour.
        shade: uint8 (h, w), 255 where all light reaches.
        out: uint8 (h, w, 3), written.
    """
    least, step = np.float32(LIP_SHADOW), np.float32((1 - LIP_SHADOW) / 255)
    for j in range(out.shape[0]):
        for i in range(out.shape[1]):
            light = least + step * np.float32(shade[j, i])
            for c in range(3):
                value = (inside[j, i, c] + clear[j, i] * behind[c]) * light + np.float32(0.5)
                out[j, i, c] = np.uint8(min(max(value, np.float32(0)), np.float32(255)))


@dataclass(frozen=True, eq=False, slots=True)
class MouthSet:
    """The sprites of one mouth. Places are (x, y, z) in widths of the closed mouth: right, down, back, from the middle
    of the closed lips.

    Attributes:
        enamel: float64 (3,), what the enamel's colour is multiplied with.
        upper_edge: float64 (3,), the middle of the upper incisors' edge.
        lower_shut, lower_open: float64 (3,), the middle of the lower incisors' edge with the jaw shut, and where the
            sprites were seen.
        cavity, upper: parts of the head, about the middle of the closed lips.
        tongue, lower: parts of the jaw, about the middle of the lower incisors' edge.
    """

    enamel: Array
    upper_edge: Array
    lower_shut: Array
    lower_open: Array
    cavity: Part
    tongue: Part
    lower: Part
    upper: Part


@cache
def mouth_sets() -> tuple[MouthSet, ...]:
    """All sets, read once per process."""
    description = json.loads((FOLDER / "sets.json").read_text(encoding="utf-8"))
    pixels, full = float(description["pixels_per_width"]), float(description["full"])
    sets = []
    for entry in description["sets"]:
        sheet = cv2.imread(str(FOLDER / entry["file"]), cv2.IMREAD_COLOR)
        if sheet is None:
            raise FileNotFoundError(FOLDER / entry["file"])
        light, enamel, cover = (sheet[..., i].astype(np.float32) / most for i, most in ((2, full), (1, 255), (0, 255)))
        light = _softened(light, enamel * cover)
        enamel *= ENAMEL_IN_SHADE + (1 - ENAMEL_IN_SHADE) * np.minimum(light, 1)
        layers = np.dstack([light * enamel * cover, light * (1 - enamel) * cover, cover])
        parts = {name: _part(layers, part, pixels) for name, part in entry["parts"].items()}
        colour, edge, shut, wide = (
            np.array(entry[key]) for key in ("enamel", "upper_edge", "lower_edge_shut", "lower_edge_open")
        )
        sets.append(
            MouthSet(colour, edge, shut, wide, parts["cavity"], parts["tongue"], parts["lower"], parts["upper"])
        )
    return tuple(sets)


def _softened(light: Float, enamel: Float) -> Float:
    """Light, float32 (h, w), without most of the lines between teeth; ``enamel``: where those are, 0 to 1."""
    around = cv2.GaussianBlur(enamel, (0, 0), SOFT_REACH)
    even = cv2.GaussianBlur(light * enamel, (0, 0), SOFT_REACH) / np.maximum(around, np.float32(1e-3))
    softened: Float = light + (even - light) * np.float32(SOFTENED) * np.minimum(2 * enamel, 1)
    return softened


def _part(layers: Float, entry: dict[str, Any], pixels: float) -> Part:
    top, (width, height) = entry["top"], entry["size"]
    picture = np.ascontiguousarray(layers[top : top + height, :width])
    levels = [picture]
    for _ in range(LEVELS - 1):
        height, width = levels[-1].shape[:2]
        even = levels[-1][: height // 2 * 2, : width // 2 * 2]
        levels.append(np.ascontiguousarray(even.reshape(height // 2, 2, width // 2, 2, 3).mean((1, 3))))
    left, above = entry["origin"]
    x = np.linspace(left, left + picture.shape[1] / pixels, COLUMNS)
    d0, d2, d4 = entry["depth"]
    return Part(tuple(levels), pixels, (left, above), x, d0 + d2 * x**2 + d4 * x**4)
