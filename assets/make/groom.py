"""Hair: strands grown from the scalp in the rest pose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from assets.make.rig import FACE, HEAD, Rig, smoothstep, vertex_normals
from assets.make.skin import Painter, beard_area, sample
from puppet.cv import cv2

Floats = NDArray[np.float32]

# The hairline seen from the side (z, y) on the mean head: forehead, temple, sideburn, over and behind the ear, nape.
_HAIRLINE = np.array(
    [[9.9, 11.5], [8.9, 10.2], [7.1, 9.0], [5.6, 7.6], [4.9, 5.6], [4.2, 4.0], [3.5, 1.6], [2.3, 1.6], [2.0, 4.2],
     [0.2, 5.1], [-1.8, 4.3], [-2.6, 2.0], [-2.9, -2.0], [-3.4, -5.6], [-6.0, -6.8], [-14, -6.8], [-14, 20], [10, 20]],
    np.float32,
)  # fmt: skip


@dataclass(frozen=True)
class HairLook:
    """How hair falls. Colours are sRGB 0 … 255, lengths centimetres.

    Attributes:
        style: "bob" (side parting, falls freely), "short" (combed over), "back" (combed back to a knot),
            "tousled" (from the crown to all sides, with a fringe) or "beard".
        recede: how far the hairline stands back.
        bundle: strands in a lock; ``cling``: how closely they keep together, 0 … 1.
    """

    style: str = "bob"
    colour: tuple[float, float, float] = (74, 46, 32)
    tips: tuple[float, float, float] = (104, 66, 44)
    strands: int = 26000
    length: float = 21.0
    volume: float = 1.0
    parting: float = 1.9
    wave: float = 0.35
    frizz: float = 0.25
    recede: float = 0.0
    width: float = 0.05
    gray: float = 0.0
    bundle: int = 55
    cling: float = 0.45


def scalp(rig: Rig, recede: float = 0.0) -> Floats:
    """How much each vertex belongs to the scalp, 0 … 1, float32 (V,)."""
    line = _HAIRLINE.copy()
    line[:3, 0] -= recede
    line[:3, 1] += 0.5 * recede
    out = np.zeros(len(rig.paint), np.float32)
    skin = np.flatnonzero(rig.part <= HEAD)
    for i in skin:
        point = (float(rig.paint[i, 2]), float(rig.paint[i, 1]))
        out[i] = cv2.pointPolygonTest(line.reshape(-1, 1, 2), point, True)
    ears = (np.abs(rig.paint[:, 0]) > 7.3) & (rig.paint[:, 1] < 4.6) & (rig.paint[:, 2] > -2.6) & (rig.paint[:, 2] < 3)
    return np.where(ears | (rig.part > HEAD), 0, smoothstep(-0.15, 0.45, out)).astype(np.float32)


def _beard(rig: Rig) -> Floats:
    """How much each vertex is bearded, 0 … 1, float32 (V,)."""
    weight = sample(beard_area(Painter(rig)), rig.paint)
    side = smoothstep(1.0, 2.5, rig.paint[:, 2]) * (rig.part == FACE)
    # Lips rolled inwards and the chin's underside seen from the front are not beard.
    return (weight * side * smoothstep(-10.5, -8.5, rig.paint[:, 1])).astype(np.float32)


class _Surface:
    """Signed distance to the head, from its vertices and normals."""

    def __init__(self, rig: Rig) -> None:
        normals = vertex_normals(rig.rest, rig.triangles)
        keep = (rig.part == FACE) | (rig.part == HEAD)
        self.points, self.normals = rig.rest[keep], normals[keep]
        self.tree = cKDTree(self.points)
        self.kept = np.flatnonzero(keep)

    def __call__(self, p: Floats) -> tuple[Floats, Floats]:
        _, i = self.tree.query(p, workers=2)
        normal = self.normals[i]
        return ((p - self.points[i]) * normal).sum(1).astype(np.float32), normal

    def near(self, strands: Floats, vertices: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which points of strands (S, P, 3) have one of the given vertices as their nearest; bool (S, P)."""
        _, i = self.tree.query(strands.reshape(-1, 3), workers=2)
        return vertices[self.kept[i]].reshape(strands.shape[:2])


def _unit(v: Floats) -> Floats:
    return (v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-6)).astype(np.float32)


def grow(rig: Rig, look: HairLook, points: int = 22, seed: int = 11) -> tuple[Floats, Floats, Floats]:
    """Grow hair.

    Returns:
        strands float32 (S, P, 3) in the rest pose; widths float32 (S, P) in centimetres; tone float32 (S, 2): a random
        number 0 … 1 for each strand, and 1 where it is grey.
    """
    rng = np.random.default_rng(seed)
    surface = _Surface(rig)
    weight = _beard(rig) if look.style == "beard" else scalp(rig, look.recede)
    tri = rig.triangles[(weight[rig.triangles].min(1) > 0.02)]
    corners = rig.rest[tri]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    density = area * np.sqrt(weight[tri].mean(1))
    pick = rng.choice(len(tri), look.strands, p=density / density.sum())
    u = rng.dirichlet((1, 1, 1), look.strands).astype(np.float32)
    root = (corners[pick] * u[..., None]).sum(1)
    edge = (weight[tri[pick]] * u).sum(1)

    clumps = cKDTree(root[: max(look.strands // look.bundle, 1)])
    _, clump = clumps.query(root)
    clump_noise = rng.standard_normal((clump.max() + 1, 4)).astype(np.float32)[clump]
    own = rng.standard_normal((look.strands, 3)).astype(np.float32)
    layer = rng.uniform(0, 1, look.strands).astype(np.float32)

    length = _length(look, root, edge, clump_noise[:, 0], rng)
    step = (length / (points - 1)).astype(np.float32)
    _, normal = surface(root)
    p = root + 0.02 * normal
    direction = _unit(_comb(look, p, normal) + 0.55 * look.volume * normal + 0.12 * own)
    strands = np.empty((look.strands, points, 3), np.float32)
    strands[:, 0] = root
    for k in range(1, points):
        t = k / (points - 1)
        comb = _comb(look, p, normal)
        distance, normal = surface(p)
        near = smoothstep(3.5, 0.5, distance)[:, None]
        flow = near * comb + (1 - near) * _fall(look, p, t)
        wave = (
            look.wave
            * np.sin(t * 7 + 1.3 * clump_noise[:, 1])[:, None]
            * np.stack([clump_noise[:, 2], 0 * layer, clump_noise[:, 3]], 1)
        )
        direction = _unit(0.55 * direction + 0.5 * flow + 0.14 * wave + 0.05 * look.frizz * own)
        p = p + step[:, None] * direction
        distance, normal = surface(p)
        # Strands lie in layers over each other, so that the hair has body.
        lift = 0.12 + look.volume * (0.25 + 1.0 * layer) * min(1.0, 2.2 * t + 0.15) * (0.4 + 0.6 * edge)
        p = p + np.maximum(lift - distance, 0)[:, None] * normal
        strands[:, k] = p
    if look.style == "bob":  # none that crossed the parting
        side = root[:, 0] - look.parting * smoothstep(-6, 1, root[:, 2])
        top = strands[:, :, 1] > 9
        crossed = ((strands[:, :, 0] - look.parting) * np.sign(side)[:, None] < -0.7) & top
        # … and none that strayed onto the forehead
        bare = surface.near(strands, (weight < 0.05) & (rig.paint[:, 1] > 6) & (rig.paint[:, 2] > 5.5))
        good = ~(crossed.any(1) & (root[:, 2] > 0)) & (bare.sum(1) < 2)
        strands, clump, own, layer = strands[good], clump[good], own[good], layer[good]
        clump_noise, root = clump_noise[good], root[good]
    count = len(strands)
    guide = np.zeros((clump.max() + 1, points, 3), np.float32)
    np.add.at(guide, clump, strands)
    guide /= np.maximum(np.bincount(clump, minlength=len(guide)), 1)[:, None, None]
    along = np.linspace(0, 1, points, dtype=np.float32)[None, :, None]
    gather = 0.8 + 3 * max(look.cling - 0.5, 0)  # a tight lock draws together towards its tip
    strands += look.cling * along**gather * (guide[clump] - strands)
    jitter = rng.standard_normal((count, 5, 3)).astype(np.float32)
    at = np.linspace(0, 3.999, points)
    i, f = at.astype(int), (at % 1)[None, :, None].astype(np.float32)
    strands += 0.16 * look.frizz * along * (jitter[:, i] * (1 - f) + jitter[:, i + 1] * f)
    taper = np.linspace(1, 0, points, dtype=np.float32) ** 0.5
    width = (look.width * rng.uniform(0.7, 1.3, (count, 1)) * (0.25 + 0.75 * taper)[None]).astype(np.float32)
    tone = np.stack([0.6 * rng.random(count) + 0.4 * (0.5 + 0.3 * clump_noise[:, 0]),
                     rng.random(count) < look.gray], 1)  # fmt: skip
    return strands, width, tone.astype(np.float32)


def _length(look: HairLook, root: Floats, edge: Floats, noise: Floats, rng: np.random.Generator) -> Floats:
    vary = np.clip(1 + 0.05 * noise + 0.05 * rng.standard_normal(len(root)), 0.7, 1.25)
    if look.style == "bob":  # cut at one level: longer from the crown than from the nape
        return (look.length * vary * np.interp(root[:, 1], [-6, 4, 13], [0.2, 0.62, 1.08])).astype(np.float32)
    if look.style == "short":  # faded towards sideburns and nape
        fade = np.interp(root[:, 1], [-6, 2, 7, 12], [0.1, 0.25, 0.6, 1.0])
        return np.maximum(look.length * vary * fade * (0.45 + 0.55 * edge), 0.5).astype(np.float32)
    if look.style == "tousled":  # to the brows in front, over the ears' tops at the sides, short at the nape
        around = np.interp(root[:, 2], [-8, -2, 3, 8], [0.75, 0.7, 0.75, 0.62])
        down = np.interp(root[:, 1], [-6, -1, 3, 6, 12], [0.04, 0.1, 0.36, 0.55, 1])
        return (look.length * vary * around * down).astype(np.float32)
    if look.style == "beard":
        chin = np.interp(root[:, 1], [-7.5, -4.5, -2.6, 0], [1.0, 0.7, 0.3, 0.35])
        return (look.length * vary * chin * (0.3 + 0.7 * edge)).astype(np.float32)
    return (look.length * vary * (0.8 + 0.2 * edge)).astype(np.float32)


def _comb(look: HairLook, p: Floats, normal: Floats) -> Floats:
    """The way hair lies on the head at p, unit vectors along the surface."""
    x, y, z = p.T
    if look.style == "bob":
        side = np.tanh((x - look.parting * smoothstep(-6, 1, z)) / 0.9)
        back = -0.55 * smoothstep(2, 9, z) * smoothstep(4, 9, y) - 0.1
        way = np.stack([side * smoothstep(4, 12, y), -0.35 - 0.9 * smoothstep(12, 6, y), back], 1)
        # Hair at the temples is swept outwards and back, out of the face.
        face = smoothstep(3.0, 6.5, z) * smoothstep(11, 8, y)
        way += face[:, None] * np.stack([0.5 * np.sign(x), 0 * x, -0.35 + 0 * x], 1)
    elif look.style == "short":
        top = smoothstep(7.5, 11.5, y)
        way = np.stack(
            [
                np.where(x > look.parting, 0.4, -0.8) * top + 0.1 * np.sign(x) * (1 - top),
                0.15 * top - 0.9 * (1 - top),
                -0.45 - 0.1 * top,
            ],
            1,
        )
        front = smoothstep(7.0, 9.5, z) * top  # a swept-up quiff
        way += front[:, None] * np.array([0.0, 0.75, -0.5])
    elif look.style == "tousled":
        way = p - np.array([1.0, 14.0, -2.5], np.float32)
        way[:, 0] -= 2.5 * smoothstep(5, 9, z)  # the fringe is swept to one side
        way[:, 1] -= 1.0
    elif look.style == "beard":
        way = np.stack(
            [0.18 * x + 0.5 * np.sign(x) * smoothstep(-3.2, -1.6, y) * (np.abs(x) < 3), -1 + 0 * x, 0.15 + 0 * x], 1
        )
    else:
        knot = np.array([0.0, 1.5, -10.5])
        way = knot - p
        way[:, 2] -= 4 * smoothstep(2, 9, z)
        way[:, 0] += 1.2 * np.sign(x) * smoothstep(4, 9, z) * (np.abs(x) > 0.4)
    way = _unit(way.astype(np.float32))
    return _unit(way - (way * normal).sum(1, keepdims=True) * normal)


def _fall(look: HairLook, p: Floats, t: float) -> Floats:
    """The way hair hangs away from the head."""
    x, y, z = p.T
    if look.style == "bob":  # turned in under the jaw
        turn = smoothstep(-4, -10, y) * 0.75
        way = np.stack(
            [-turn * np.sign(x) * smoothstep(3, 7, np.abs(x)), -np.ones_like(x), -0.08 - 0.22 * smoothstep(5.5, 8, z)],
            1,
        )
    elif look.style == "tousled":
        way = np.stack([0.12 * np.sign(x) - 0.3 * smoothstep(5, 9, z), -1 + 0 * x, 0.12 + 0 * x], 1)
    elif look.style == "beard":
        way = np.stack([-0.12 * x, -1 + 0 * x, 0.1 + 0 * x], 1)
    elif look.style == "short":
        way = np.stack([0 * x, -0.4 + 0 * x, -0.6 + 0 * x], 1)
    else:
        way = np.array([[0.0, 1.0, -11.0]], np.float32) - p
    return _unit(way.astype(np.float32))
