"""Make the mouth's sprites: ``python -m assets.make.mouth --rig ict_facekit_light.npz --output assets/mouth``.

A set is one mouth of the face rig: a picture with four parts below each other, seen straight from the front without
perspective: what lies behind (palate, throat, cheeks), the tongue, the lower teeth with their gum, the upper ones with
theirs. They are numbers, not colours: red is what the light in the mouth leaves of a colour (``FULL``: all of it),
green the share of enamel (the rest is flesh), blue the coverage. Who shows them brings the colours. ``sets.json``
beside them says where each part is in the picture and in the mouth, and how far back a row of teeth goes.

Lengths there are in widths of the closed mouth: x to the viewer's right, y down, z away from the viewer, from the
middle of the line between the closed lips. Lower teeth and tongue are seen with the jaw ``JAW`` open, and measured from
the middle of the lower incisors' edge.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assets.make.raster import NOTHING, draw_triangles
from assets.make.rig import (
    FACE,
    GUMS,
    MOUTH,
    MULTI_PIE,
    TEETH,
    Floats,
    load_rig,
    smoothstep,
    vertex_normals,
)
from assets.make.teeth import LOOKS, LOWER_TEETH, MouthLook, tongue_of, with_teeth
from puppet.cv import cv2

PIXELS = 208
"""Of a sprite, per width of the closed mouth."""
SUPERSAMPLE = 4
FULL = 200
"""What is stored for material in full light; highlights lie above."""
JAW = 0.45
"""How far the jaw is open where lower teeth and tongue are seen, in the rig's ``jawOpen``."""
OPEN = {"jawOpen": JAW, "mouthUpperUp": 0.7, "mouthLowerDown": 0.6, "mouthSmile": 0.4}
"""Lips apart: they let about as much light in as a mouth gets when it shows this much."""
UPPER_INCISORS, LOWER_INCISORS = (18067, 18219), (20263, 20435)
"""Ranges of the vertices of the two middle teeth."""
AREA = {
    "cavity": (-0.54, -0.40, 0.54, 0.64),
    "tongue": (-0.42, -0.30, 0.42, 0.36),
    "lower": (-0.56, -0.20, 0.56, 0.30),
    "upper": (-0.62, -0.56, 0.62, 0.10),
}
"""Left, top, right, bottom of each part, in the order from behind."""
BITE = 0.15
"""By how much shut upper incisors stand over the lower ones, cm."""
DIRECTIONS, SHADOW, REACH = 96, 800, 6.5
"""From how many sides light is gathered; pixels and half the width (cm) of the shadow maps."""


class Scene:
    """One mouth, open, and the light in it."""

    def __init__(self, path: Path, look: MouthLook) -> None:
        self.rig = rig = load_rig(path, look.identity)
        lips = rig.rest[MULTI_PIE]
        self.width = float(np.linalg.norm(lips[54] - lips[48]))
        self.origin = (lips[62] + lips[66]) / 2
        teeth = with_teeth(rig, look)
        self.vertices = (rig.express(OPEN) - rig.rest + teeth).astype(np.float32)
        self.normals = vertex_normals(self.vertices, rig.triangles)
        self.upper_edge, self.lower_shut = (
            self._edge(teeth, *UPPER_INCISORS, sign=-1), self._edge(teeth, *LOWER_INCISORS, sign=1)
        )  # fmt: skip
        self.lower_edge = self._edge(self.vertices, *LOWER_INCISORS, sign=1)
        # However small the crowns are, they bite.
        self.bite = max(self.upper_edge[1] + BITE - self.lower_shut[1], 0.0)
        part, first = rig.part[rig.triangles], rig.triangles.min(1)
        tongue, gums = tongue_of(path, rig), (part == GUMS).all(1)
        # The gum of the jaw moves with it; cheeks and throat, which hang between, belong to what lies behind.
        moved = np.linalg.norm(rig.shapes["jawOpen"], axis=1)[rig.triangles]
        front = self.vertices[rig.triangles][..., 2].min(1) > 5.2
        is_teeth = (part == TEETH).all(1)
        self.of = {
            "upper": (is_teeth & (first < LOWER_TEETH)) | (gums & front & (moved.max(1) < 0.01)),
            "lower": (is_teeth & (first >= LOWER_TEETH)) | (gums & front & ~tongue & (moved.min(1) > 1)),
            "tongue": tongue,
        }
        self.of["cavity"] = np.isin(part, (GUMS, MOUTH)).all(1) & ~(self.of["upper"] | self.of["lower"] | tongue)
        # Cheeks that hang loose at the gums would shade what a smile's stretched ones do not.
        self.inside = np.isin(part, (GUMS, TEETH)).all(1)
        self.lit = np.isin(part, (GUMS, TEETH, MOUTH, FACE)).all(1)

    @staticmethod
    def _edge(vertices: Floats, begin: int, end: int, sign: int) -> Floats:
        """The middle of the two middle teeth's edge, (3,)."""
        both = vertices[begin:end]
        edge = both[sign * both[:, 1] > (sign * both[:, 1]).max() - 0.03]
        return np.array([0, edge[:, 1].mean(), both[:, 2].max()], np.float32)

    def see(self, name: str) -> tuple[Floats, Floats, Floats, NDArray[np.bool_]]:
        """A part from the front at SUPERSAMPLE: points (N, 3), normals (N, 3), enamel (N,), and where: bool (h, w)."""
        left, top, right, bottom = AREA[name]
        scale = PIXELS * SUPERSAMPLE / self.width
        height, width = (SUPERSAMPLE * round(PIXELS * side) for side in (bottom - top, right - left))
        origin = self.lower_edge if name in ("lower", "tongue") else self.origin
        screen = (self.vertices - origin) * np.array([1, -1, -1], np.float32) * scale
        screen[:, :2] -= np.array([left, top], np.float32) * PIXELS * SUPERSAMPLE + 0.5
        triangles = self.rig.triangles[self.of[name]]
        corners = screen[triangles]
        a, b = (corners[:, i, :2] - corners[:, 0, :2] for i in (1, 2))
        facing = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0] < 0  # the rest is seen from behind
        triangles = np.ascontiguousarray(triangles[facing])
        depth = np.full((height, width), np.inf, np.float32)
        owner = np.full((height, width), NOTHING, np.int32)
        place = np.zeros((height, width, 2), np.float32)
        draw_triangles(screen, triangles, depth, owner, place)
        seen = owner != NOTHING
        three = triangles[owner[seen]]
        weights = np.column_stack([place[seen], 1 - place[seen].sum(1)])[..., None]
        points, normals = ((values[three] * weights).sum(1) for values in (self.vertices, self.normals))
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
        return points, normals, (self.rig.part[three[:, 0]] == TEETH).astype(np.float32), seen

    def light(self, points: Floats, normals: Floats, enamel: Floats, deep: bool) -> Floats:
        """The light that comes back from white material: float32 (N,), about 1 where nothing is in its way.

        ``deep``: all of it comes in between the lips. Rows of teeth are also seen in smiles, which bare them to more.
        """
        behind_lips = 0.85 if deep else 0.4
        k = np.arange(DIRECTIONS) + 0.5
        z, turn = k / DIRECTIONS, np.pi * (1 + 5**0.5) * k
        from_sides = np.column_stack([np.sqrt(1 - z**2) * np.cos(turn), np.sqrt(1 - z**2) * np.sin(turn), z])
        total, norm, glow = (np.zeros(len(points), np.float32), 0.0, np.zeros(len(points), np.float32))
        wrap = 0.25 * enamel  # light spreads inside enamel
        for side in from_sides.astype(np.float32):
            strength = 0.55 + 0.45 * max(side[1] + 0.4 * side[2], 0)  # rooms are lit from above
            clear = behind_lips * self._clear(points, normals, side, self.lit)
            clear += (1 - behind_lips) * self._clear(points, normals, side, self.inside)
            cosine = np.maximum((normals @ side + wrap) / (1 + wrap), 0)
            total += strength * clear * cosine
            norm += strength * max(side[2], 0)
            half = side + np.array([0, 0, 1], np.float32)
            glow += strength * clear * np.maximum(normals @ (half / np.linalg.norm(half)), 0) ** 60 * max(side[1], 0)
        # Every surface of the mouth lights the others a little.
        return np.asarray(0.08 + 0.92 * total / norm + (0.06 + 0.10 * enamel) * glow / 6, np.float32)

    def _clear(self, points: Floats, normals: Floats, side: Floats, blockers: NDArray[np.bool_]) -> Floats:
        """Whether light from a side reaches the points, 0 to 1."""
        across = np.cross(np.array([0, 1, 0], np.float32), side)
        across = across / np.linalg.norm(across)
        basis = np.stack([across, np.cross(side, across), -side]).astype(np.float32)
        scale = SHADOW / (2 * REACH)
        centre = self.origin - np.array([0, 0.8, 3.0], np.float32)
        depth = np.full((SHADOW, SHADOW), np.inf, np.float32)
        owner = np.full((SHADOW, SHADOW), NOTHING, np.int32)
        screen = (self.vertices - centre) @ basis.T * scale
        screen[:, :2] += SHADOW / 2
        draw_triangles(
            screen.astype(np.float32), np.ascontiguousarray(self.rig.triangles[blockers]), depth, owner,
            np.zeros((0, 0, 2), np.float32),
        )  # fmt: skip
        depth = np.where(np.isinf(depth), 1e6, depth)
        at = (points + 0.03 * normals - centre) @ basis.T * scale
        x, y = (np.clip(np.rint(at[:, i] + SHADOW / 2), 0, SHADOW - 1).astype(np.int32) for i in (0, 1))
        return np.clip(1 - (at[:, 2] - depth[y, x] - 0.02 * scale) / (0.06 * scale), 0, 1).astype(np.float32)


def sprite(scene: Scene, name: str) -> tuple[NDArray[np.uint8], list[float]]:
    """One part: uint8 (h, w, 3), and its depth z = d0 + d2 x² + d4 x⁴ as [d0, d2, d4]."""
    points, normals, enamel, seen = scene.see(name)
    deep = name in ("cavity", "tongue")
    factor = np.clip(scene.light(points, normals, enamel, deep), 0, None) ** (1 / 2.2)  # of display values
    layers = np.zeros((*seen.shape, 3), np.float32)
    layers[seen] = np.column_stack([factor, enamel, np.ones_like(enamel)])
    layers = cv2.resize(layers, None, fx=1 / SUPERSAMPLE, fy=1 / SUPERSAMPLE, interpolation=cv2.INTER_AREA)
    if deep:  # out of focus, and without texture that would have to turn with it
        layers = cv2.GaussianBlur(layers, (0, 0), 0.009 * PIXELS)
    layers *= _soft_ends(layers.shape[1])[:, None]
    if name in ("cavity", "upper"):  # at the end that lips do not hide
        below = _soft_ends(2 * layers.shape[0])[layers.shape[0] :, None, None]
        layers *= below if name == "cavity" else below[::-1]
    cover = np.maximum(layers[..., 2:], 1e-6)
    stored = np.concatenate([layers[..., :2] / cover * [FULL, 255], layers[..., 2:] * 255], axis=2)
    origin = scene.lower_edge if name in ("lower", "tongue") else scene.origin
    across, back = ((points - origin) / scene.width * [1, 1, -1])[:, [0, 2]].T
    if deep:  # what is nearest of them shows most
        return _bytes(stored), [float(np.percentile(back, 20)), 0.0, 0.0]
    here = (enamel > 0) & (np.abs(across) < 0.48)
    terms = np.column_stack([np.ones(here.sum()), across[here] ** 2, across[here] ** 4])
    return _bytes(stored), [float(value) for value in np.linalg.lstsq(terms, back[here], rcond=None)[0]]


def _soft_ends(length: int) -> Floats:
    """1 but at both ends, float32 (length,)."""
    place = np.arange(length) + 0.5
    return smoothstep(0, 0.07 * PIXELS, np.minimum(place, length - place).astype(np.float32))


def _bytes(values: Floats) -> NDArray[np.uint8]:
    return np.clip(values + 0.5, 0, 255).astype(np.uint8)


def make(rig: Path, look: MouthLook) -> tuple[NDArray[np.uint8], dict[str, object]]:
    """One set: its picture, uint8 (H, W, 3), and its entry in ``sets.json``."""
    scene = Scene(rig, look)
    rows, parts, top = [], {}, 0
    for name, area in AREA.items():
        picture, depth = sprite(scene, name)
        height, width = picture.shape[:2]
        parts[name] = {"top": top, "size": [width, height], "origin": [area[0], area[1]], "depth": depth}
        rows.append(picture)
        top += height
    sheet = np.zeros((top, max(row.shape[1] for row in rows), 3), np.uint8)
    for row, part in zip(rows, parts.values(), strict=True):
        sheet[part["top"] : part["top"] + row.shape[0], : row.shape[1]] = row
    flip, up = np.array([1, -1, -1]), np.array([0, scene.bite, 0])
    return sheet, {
        "enamel": list(look.enamel),
        "upper_edge": _place((scene.upper_edge - scene.origin) / scene.width * flip),
        "lower_edge_shut": _place((scene.lower_shut + up - scene.origin) / scene.width * flip),
        "lower_edge_open": _place((scene.lower_edge + up - scene.origin) / scene.width * flip),
        "parts": parts,
    }


def _place(values: Floats) -> list[float]:
    return [round(float(value), 4) for value in values]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rig", type=Path, required=True, help="ict_facekit_light.npz")
    parser.add_argument("--output", type=Path, default=Path("assets/mouth"))
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    sets = []
    for number, look in enumerate(LOOKS):
        sheet, entry = make(arguments.rig, look)
        name = f"set{number}.png"
        cv2.imwrite(str(arguments.output / name), sheet[..., ::-1], [cv2.IMWRITE_PNG_COMPRESSION, 9])
        sets.append({"file": name, **entry})
        print(f"{name}: {(arguments.output / name).stat().st_size / 1e3:.0f} kB", flush=True)
    text = json.dumps({"pixels_per_width": PIXELS, "full": FULL, "sets": sets}, indent=1)
    (arguments.output / "sets.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
