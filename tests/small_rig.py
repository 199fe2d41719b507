"""A face rig of the tracker's own 468 points, with eyeballs and teeth: small, made from what is in the repository."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from puppet.topology import FACE_OVAL, LIPS_INNER, skin_triangles
from puppet.topology import LEFT_EYE as LEFT_RING
from puppet.topology import RIGHT_EYE as RIGHT_RING
from puppet.training.rig.basis import (
    CAVITY,
    FACE,
    LEFT_EYE,
    LOWER_TEETH,
    RIGHT_EYE,
    SKIN,
    UPPER_TEETH,
    Rig,
    expression_basis,
    surface_spread,
)


def _ball(centre: np.ndarray, radius: float) -> tuple[np.ndarray, np.ndarray]:
    """A sphere's vertices and triangles, counter-clockwise from outside."""
    rows, columns = 10, 16
    down, around = np.meshgrid(np.linspace(0.05, np.pi - 0.05, rows), 2 * np.pi * np.arange(columns) / columns)
    points = np.stack([np.sin(down) * np.sin(around), np.cos(down), np.sin(down) * np.cos(around)], -1)
    index = np.arange(rows * columns).reshape(columns, rows)
    after = np.roll(index, -1, 0)
    a, b, c, d = index[:, :-1], index[:, 1:], after[:, 1:], after[:, :-1]
    triangles = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    return centre + radius * points.reshape(-1, 3), triangles


def _plate(x: float, low: float, high: float, z: float) -> tuple[np.ndarray, np.ndarray]:
    """An upright rectangle that faces the viewer."""
    corners = np.array([[-x, low, z], [x, low, z], [x, high, z], [-x, high, z]])
    return corners, np.array([[0, 1, 2], [0, 2, 3]])


def small_rig() -> Rig:
    """The rig."""
    basis = expression_basis()
    own = np.arange(FACE, dtype=np.int32)
    basis = replace(
        basis,
        corner=np.repeat(own[:, None], 3, 1),
        weight=np.tile(np.array([1, 0, 0], np.float32), (FACE, 1)),
    )
    neutral = basis.neutral.astype(np.float64)
    skin = skin_triangles()
    a, b, c = (neutral[skin[:, k]] for k in range(3))
    if np.cross(b - a, c - a)[:, 2].sum() < 0:  # pictures have y down
        skin = skin[:, ::-1]
    lips = neutral[list(LIPS_INNER)].mean(0)
    parts = [(LEFT_EYE, _ball(neutral[list(LEFT_RING)].mean(0) - [0, 0, 1.4], 1.5))]
    parts += [(RIGHT_EYE, _ball(neutral[list(RIGHT_RING)].mean(0) - [0, 0, 1.4], 1.5))]
    parts += [(UPPER_TEETH, _plate(2.2, lips[1] - 0.4, lips[1] + 1.2, lips[2] - 1.0))]
    parts += [(LOWER_TEETH, _plate(2.0, lips[1] - 1.6, lips[1] - 0.4, lips[2] - 1.4))]
    parts += [(CAVITY, _plate(3.0, lips[1] - 5.0, lips[1] + 2.0, lips[2] - 5.0))]
    vertices, triangles, part = [neutral], [skin], [np.full(FACE, SKIN)]
    count = FACE
    for number, (points, faces) in parts:
        vertices.append(points)
        triangles.append(faces + count)
        part.append(np.full(len(points), number))
        count += len(points)
    points = np.concatenate(vertices).astype(np.float32)
    part_of = np.concatenate(part).astype(np.int8)
    expression = np.zeros((len(basis.names), count, 3), np.float32)
    expression[:, :FACE] = basis.shape
    jaw = basis.names.index("jawOpen")
    expression[jaw][part_of == LOWER_TEETH] = basis.shape[jaw, 14]
    identity = np.zeros((2, count, 3), np.float32)
    identity[0, :, 0], identity[1, :, 1] = 0.05 * points[:, 0], 0.05 * points[:, 1]
    uv = (neutral[:, :2] - neutral[:, :2].min(0)) / np.ptp(neutral[:, :2], axis=0) * 0.9 + 0.05
    inner = np.ones(count, np.float32)
    inner[list(FACE_OVAL)] = 0
    grown = np.zeros(count, np.float32)
    grown[list(LIPS_INNER + LEFT_RING + RIGHT_RING)] = 1
    return Rig(
        neutral=points,
        identity=identity,
        expression=expression,
        names=basis.names,
        part=part_of,
        triangles=np.ascontiguousarray(np.concatenate(triangles), np.int32),
        skin_triangles=len(skin),
        skin_uv=uv[skin].astype(np.float32),
        spread=surface_spread(points[:FACE], skin.astype(np.int32), basis),
        tongue=np.zeros(count, np.float32),
        inner=inner,
        grown=grown,
        basis=basis,
    )
