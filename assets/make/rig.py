"""The ICT face rig as a plain object: identity, expression, gaze and head pose in, vertices and triangles out.

The rig file (``ict_facekit_light.npz``) is not part of the repository; see ``assets/NOTICES.md``. Lengths are its own
centimetres, y up, z towards the viewer, x to the viewer's right (the person's left).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from puppet.training.rig.sample import lids_following

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

FACE, HEAD, MOUTH, SOCKET, GUMS, TEETH, EYE_LEFT, EYE_RIGHT, FLUID, LASHES = range(10)
"""Parts of the rig, by vertex range."""

_ENDS = (9409, 11248, 13294, 14062, 17039, 21451, 23021, 24591, 25351, 26719)

# fmt: off
MULTI_PIE = np.array([
    1225, 1888, 1052, 367, 1719, 1722, 2199, 1447, 966, 3661, 4390, 3927, 3924, 2608, 3272, 4088, 3443,
    268, 493, 1914, 2044, 1401, 3615, 4240, 4114, 2734, 2509, 978, 4527, 4942, 4857, 1140, 2075, 1147,
    4269, 3360, 1507, 1542, 1537, 1528, 1518, 1511, 3742, 3751, 3756, 3721, 3725, 3732, 5708, 5695, 2081,
    0, 4275, 6200, 6213, 6346, 6461, 5518, 5957, 5841, 5702, 5711, 5533, 6216, 6207, 6470, 5517, 5966,
], dtype=np.int32)
# fmt: on
"""Vertices of the 68 Multi-PIE landmarks, in the usual order."""

NECK_PIVOT = np.array([0.0, -5.0, -2.0], np.float32)
"""About where the skull sits on the spine."""


def rotation(yaw: float, pitch: float, roll: float) -> Floats:
    """Rotation matrix (3, 3) from degrees: yaw to the viewer's right, pitch up, roll to the viewer's left."""
    a, b, c = np.radians([yaw, -pitch, roll])
    ry = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    rx = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    rz = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return (ry @ rx @ rz).astype(np.float32)


def smoothstep(low: float, high: float, value: Floats) -> Floats:
    t = np.clip((value - low) / (high - low), 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def vertex_normals(vertices: Floats, triangles: Ints) -> Floats:
    """Area-weighted smooth normals, float32 (V, 3)."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    faces = np.cross(b - a, c - a)
    normals = np.empty_like(vertices)
    for axis in range(3):
        normals[:, axis] = sum(np.bincount(triangles[:, i], faces[:, axis], len(vertices)) for i in range(3))
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return (normals / np.maximum(length, 1e-9)).astype(np.float32)


def neck_weight(points: Floats) -> Floats:
    """How far each point of the rest pose follows the head, 0 (shoulders) to 1 (head), float32 (N,)."""
    # The chin and jaw follow the head fully, the front of the neck gives way sooner than its back.
    height = points[:, 1] - 0.22 * (points[:, 2] - 2.0)
    return smoothstep(-16.5, -7.5, height)


@dataclass(frozen=True, eq=False)
class Rig:
    """One identity of the rig.

    Attributes:
        paint: float32 (V, 3), the rig's own mean head: the coordinates that skin and eyes are painted in.
        rest: float32 (V, 3), this identity's neutral head.
        shapes: expression name to float32 (V, 3) offsets.
        triangles: int32 (T, 3), counter-clockwise seen from outside.
        part: uint8 (V,), which part each vertex belongs to.
        lash_triangles: int32 (L, 3), the transparent sheets that lashes lie in; not in ``triangles``.
        sheet: float32 (V, 2), texture coordinates of the vertices of those sheets.
    """

    paint: Floats
    rest: Floats
    shapes: Mapping[str, Floats]
    triangles: Ints
    part: NDArray[np.uint8]
    lash_triangles: Ints
    sheet: Floats

    @property
    def eye_centres(self) -> tuple[Floats, Floats]:
        """Centres of the person's left and right eyeball in the rest pose, float32 (3,) each."""
        left, right = (self.rest[self.part == eye] for eye in (EYE_LEFT, EYE_RIGHT))
        return (left.min(0) + left.max(0)) / 2, (right.min(0) + right.max(0)) / 2

    def express(self, weights: Mapping[str, float], gaze: tuple[float, float] = (0.0, 0.0)) -> Floats:
        """Vertices of an expression before the head is turned, float32 (V, 3).

        Args:
            weights: expression names, or names without ``_L``/``_R`` for both sides, to 0 … 1.
            gaze: degrees to the viewer's right and up; the lids follow.
        """
        vertices = self.rest.copy()
        for name, weight in {**lids_following(gaze), **weights}.items():
            for key in (name,) if name in self.shapes else (f"{name}_L", f"{name}_R"):
                if abs(weight) > 1e-4:
                    vertices += np.float32(weight) * self.shapes[key]
        turn = rotation(gaze[0], gaze[1], 0)
        for eye, centre in zip((EYE_LEFT, EYE_RIGHT), self.eye_centres, strict=True):
            ball = self.part == eye
            vertices[ball] = (self.rest[ball] - centre) @ turn.T + centre
        return vertices


def turn_head(points: Floats, weight: Floats, turn: Floats, shift: Floats) -> Floats:
    """Turn points about the neck, each as far as its weight says (see ``neck_weight``), then shift the head."""
    turned = (points - NECK_PIVOT) @ turn.T + NECK_PIVOT + shift
    return (points + weight[:, None] * (turned - points)).astype(np.float32)


def enlarge_eyes(rig: Rig, scale: float) -> Rig:
    """Larger eyes, as caricature draws them: eyeballs, lids and their motion, fading into the face around."""
    grow = np.zeros(len(rig.rest), np.float32)
    rest = rig.rest.copy()
    for eye, centre in zip((EYE_LEFT, EYE_RIGHT), rig.eye_centres, strict=True):
        away = np.linalg.norm((rig.rest - centre) * np.array([1, 1.15, 0.6], np.float32), axis=1)
        near = smoothstep(4.2, 1.6, away)
        near[(rig.part == EYE_LEFT) | (rig.part == EYE_RIGHT)] = 0
        near[rig.part == eye] = 1
        # Into the depth the ball keeps its front where it was.
        pivot = centre + np.array([0, 0, 1.2], np.float32)
        rest += (scale - 1) * near[:, None] * (rig.rest - pivot)
        grow = np.maximum(grow, near)
    shapes = {name: (1 + (scale - 1) * grow[:, None]) * shape for name, shape in rig.shapes.items()}
    return replace(rig, rest=rest.astype(np.float32), shapes=shapes)


def load_rig(path: Path, identity: Mapping[int, float]) -> Rig:
    """Read the rig and give it a face.

    Args:
        path: ``ict_facekit_light.npz``.
        identity: identity mode to weight; a face within ±1 stays human.
    """
    with np.load(path) as data:
        paint = data["neutral"].astype(np.float32)
        rest = paint.copy()
        modes = data["identity"]
        for mode, weight in identity.items():
            rest += np.float32(weight) * modes[mode].astype(np.float32)
        names = [str(name) for name in data["expression_names"]]
        shapes = dict(zip(names, data["expression"].astype(np.float32), strict=True))
        quads, corners, uv = data["faces"], data["uv_faces"], data["uv"]
        materials = [str(name) for name in data["materials"]]
        # These three are transparent overlays of the original; eyes here are shaded whole.
        hidden = [materials.index(name) for name in ("M_LacrimalFluid", "M_EyeBlend", "M_EyeOcclusion")]
        shown = ~np.isin(data["face_material"], hidden)
        quads, corners = quads[shown], corners[shown]
    four = quads[:, 3] >= 0
    triangles = np.concatenate([quads[:, :3], quads[four][:, [0, 2, 3]]]).astype(np.int32)
    sheet = np.zeros((len(paint), 2), np.float32)
    sheet[quads[four]] = uv[corners[four]]
    lash = triangles[:, 0] >= _ENDS[FLUID]
    part = np.searchsorted(np.array(_ENDS), np.arange(len(paint)), side="right").astype(np.uint8)
    return Rig(paint, rest, shapes, triangles[~lash].copy(), part, triangles[lash].copy(), sheet)
