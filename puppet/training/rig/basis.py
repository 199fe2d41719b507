"""The ICT face rig, and how the tracker's landmarks lie on it.

The rig (``ict_facekit_light.npz``) is not part of the repository; the small file beside ``assets/rig/NOTICE.md`` is
derived from it. Lengths are the rig's centimetres, y up, z towards the viewer, x to the viewer's right.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csc_matrix, diags, identity
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.places import ASSETS
from puppet.topology import FACE_OVAL, LIPS_INNER
from puppet.topology import LEFT_EYE as LEFT_EYE_RING
from puppet.topology import RIGHT_EYE as RIGHT_EYE_RING

Array = NDArray[np.float64]
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

FACE = 468
"""Landmarks that lie on skin: all but the irises."""
SKIN, CAVITY, GUMS, UPPER_TEETH, LOWER_TEETH, LEFT_EYE, RIGHT_EYE = range(7)
"""Parts of the rig."""
_SHELL = 14062
"""Face, head, mouth socket and eye sockets: one connected surface."""
_PARTS = {
    SKIN: (0, 9409), CAVITY: (11248, 13294), GUMS: (14062, 17039), UPPER_TEETH: (17039, 19247),
    LOWER_TEETH: (19247, 21451), LEFT_EYE: (21451, 23021), RIGHT_EYE: (23021, 24591),
}  # fmt: skip
_UNUSED = ("PupilDilate_L", "PupilDilate_R")
NECK = np.array([0.0, -4.0, -1.0])
"""About where heads turn."""
RIM = (0.2, 1.3)
"""Where the render fades in, in centimetres inside the face's outline."""
STIFF = 2e-2
"""How smooth a displacement of the surface is rather than exact at the landmarks."""


@dataclass(frozen=True, eq=False)
class Basis:
    """How expressions move the tracker's landmarks.

    Attributes:
        corner: int32 (468, 3), the rig's vertices around each landmark.
        weight: float32 (468, 3), summing to 1 each.
        names: of the expression shapes, n of them.
        shape: float32 (n, 468, 3), each at its full weight.
        neutral: float32 (468, 3).
    """

    corner: Ints
    weight: Floats
    names: tuple[str, ...]
    shape: Floats
    neutral: Floats


@cache
def expression_basis() -> Basis:
    """The expression shapes carried to the landmarks, as shipped in ``assets/rig``."""
    path = ASSETS / "rig" / "expressions.npz"
    with np.load(path, allow_pickle=False) as data:
        return Basis(
            data["corner"].astype(np.int32),
            data["weight"].astype(np.float32),
            tuple(str(name) for name in data["names"]),
            data["shape"].astype(np.float32),
            data["neutral"].astype(np.float32),
        )


@dataclass(frozen=True, eq=False)
class Rig:
    """The whole rig.

    Attributes:
        neutral: float32 (V, 3).
        identity: float32 (100, V, 3), expression: float32 (n, V, 3): offsets at weight 1.
        names: of the n expressions.
        part: int8 (V,), -1 where nothing is shown.
        triangles: int32 (T, 3) of what is shown, counter-clockwise from outside; skin first.
        skin_triangles: how many of them are skin.
        skin_uv: float32 (S, 3, 2), texture coordinates of the skin triangles' corners, 0 to 1, v up.
        spread: float32 (14062, 468): how far each landmark's displacement moves each vertex of the shell.
        tongue: float32 (V,), 1 on the tongue.
        inner: float32 (V,), 0 on the face's rim and beyond, 1 well inside.
        grown: float32 (V,), 1 on lids and lips, which are learnt even where the texture was grown.
        basis: the landmarks.
    """

    neutral: Floats
    identity: Floats
    expression: Floats
    names: tuple[str, ...]
    part: NDArray[np.int8]
    triangles: Ints
    skin_triangles: int
    skin_uv: Floats
    spread: Floats
    tongue: Floats
    inner: Floats
    grown: Floats
    basis: Basis

    def weights(self, named: dict[str, float]) -> Array:
        """Expression weights (n,) by name; a name without ``_L`` or ``_R`` stands for both sides.

        Raises:
            KeyError: no such expression.
        """
        result = np.zeros(len(self.names))
        for name, value in named.items():
            keys = (name,) if name in self.names else (f"{name}_L", f"{name}_R")
            for key in keys:
                if key not in self.names:
                    raise KeyError(name)
                result[self.names.index(key)] += value
        return result

    def landmarks(self, vertices: NDArray[np.floating]) -> Array:
        """The 468 landmarks on posed vertices (V, 3): (468, 3)."""
        corners = vertices[self.basis.corner].astype(np.float64)
        result: Array = (corners * self.basis.weight[..., None]).sum(1)
        return result

    def eye_centre(self, part: int, vertices: NDArray[np.floating]) -> Array:
        """Centre of an eyeball (LEFT_EYE or RIGHT_EYE): (3,)."""
        ball = vertices[self.part == part]
        return np.asarray((ball.min(0) + ball.max(0)) / 2, np.float64)


def triangulated(quads: Ints) -> Ints:
    """Quads (F, 4), -1 in the fourth place for a triangle, as triangles (T, 3): first halves, then second halves."""
    four = quads[:, 3] >= 0
    return np.concatenate([quads[:, :3], quads[four][:, [0, 2, 3]]]).astype(np.int32)


def load_rig(path: Path) -> Rig:
    """Read the rig.

    Args:
        path: ``ict_facekit_light.npz``.

    Raises:
        PuppetError: it is missing, or another file.
    """
    try:
        with np.load(path, allow_pickle=False) as data:
            arrays = {name: data[name] for name in data.files}
        neutral = arrays["neutral"].astype(np.float32)
        names = [str(name) for name in arrays["expression_names"]]
        kept = [i for i, name in enumerate(names) if name not in _UNUSED]
        faces, corners, uv = arrays["faces"], arrays["uv_faces"], arrays["uv"]
        material, materials = arrays["face_material"], [str(name) for name in arrays["materials"]]
        identity, expression = arrays["identity"].astype(np.float32), arrays["expression"][kept].astype(np.float32)
    except (OSError, KeyError, ValueError) as error:
        raise PuppetError(f"The face rig {path} cannot be read ({error})", "Name the file ict_facekit_light.npz") from (
            error
        )
    part = np.full(len(neutral), -1, np.int8)
    for number, (first, last) in _PARTS.items():
        part[first:last] = number
    skin = material == materials.index("M_Face")
    # The rim of the mouth socket shares vertices with the lips: a face belongs to the socket if any corner does.
    corner_parts = part[faces[:, :3]]
    other = (corner_parts >= CAVITY).any(1) & (corner_parts >= 0).all(1) & ~skin
    triangles = [triangulated(faces[skin]), triangulated(faces[other])]
    basis = expression_basis()
    return Rig(
        neutral,
        identity,
        expression,
        tuple(names[i] for i in kept),
        part,
        np.concatenate(triangles),
        len(triangles[0]),
        uv[triangulated(corners[skin])].astype(np.float32),
        surface_spread(neutral[:_SHELL], _shell_triangles(faces), basis),
        _tongue(neutral, part),
        _inner(neutral, basis),
        _grown(neutral, basis),
        basis,
    )


def _shell_triangles(faces: Ints) -> Ints:
    return triangulated(faces[faces.max(1) < _SHELL])


def surface_spread(vertices: Floats, triangles: Ints, basis: Basis) -> Floats:
    """The smoothest displacement of a surface that has given displacements at the landmarks.

    Smoothest in the sense of the squared graph Laplacian along the surface: lips and lids that lie close to each other
    in space move apart freely.

    Returns:
        float32 (V, 468).
    """
    count = len(vertices)
    a, b = triangles[:, [0, 1, 2]].ravel(), triangles[:, [1, 2, 0]].ravel()
    edges = coo_matrix((np.ones(len(a)), (a, b)), shape=(count, count)).tocsr()
    edges = ((edges + edges.T) > 0).astype(np.float64)
    degree = np.asarray(edges.sum(1)).ravel()
    laplacian = identity(count) - diags(1 / np.maximum(degree, 1)) @ edges
    rows = np.repeat(np.arange(FACE), 3)
    held = coo_matrix((basis.weight.ravel(), (rows, basis.corner.ravel())), shape=(FACE, count)).tocsr()
    system = STIFF * (laplacian.T @ laplacian) + held.T @ held + 1e-7 * identity(count)
    solved = splu(csc_matrix(system)).solve(held.T.toarray())
    return np.ascontiguousarray(solved, np.float32)


def _tongue(neutral: Floats, part: NDArray[np.int8]) -> Floats:
    """How much each vertex belongs to the tongue: it lies between the lower teeth, below the palate."""
    x, y, z = neutral.T
    inside = np.clip((2.0 - np.abs(x)) / 0.5, 0, 1) * np.clip((9.6 - z) / 0.7, 0, 1) * np.clip((z - 2.0) / 2.5, 0, 1)
    height = np.clip((-2.2 - y) / 0.5, 0, 1) * np.clip((y + 5.2) / 0.6, 0, 1)
    return (inside * height * (part == GUMS)).astype(np.float32)


def _inner(neutral: Floats, basis: Basis) -> Floats:
    """How far inside the face's outline each vertex lies, seen from the front."""
    outline = np.ascontiguousarray(basis.neutral[list(FACE_OVAL), :2]).reshape(-1, 1, 2)
    away = [cv2.pointPolygonTest(outline, (float(x), float(y)), True) for x, y in neutral[:_SHELL, :2]]
    result = np.ones(len(neutral), np.float32)
    t = np.clip((np.array(away) - RIM[0]) / (RIM[1] - RIM[0]), 0, 1)
    result[:_SHELL] = np.where(neutral[:_SHELL, 2] > 0, t * t * (3 - 2 * t), 0)
    return result


def _grown(neutral: Floats, basis: Basis) -> Floats:
    """Lids, and the lips' inside."""
    result = np.zeros(len(neutral), np.float32)
    for ring, reach in ((LEFT_EYE_RING, 0.7), (RIGHT_EYE_RING, 0.7), (LIPS_INNER, 0.5)):
        away, _ = cKDTree(basis.neutral[list(ring)]).query(neutral[:_SHELL])
        result[:_SHELL] = np.maximum(result[:_SHELL], np.clip((reach - away) / 0.2 + 0.5, 0, 1))
    return result
