"""The portrait's skin and eyes as textures of the rig, and the light that it was taken in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.raster.kernels import rasterise_field
from puppet.topology import FACE_OVAL, LIPS_INNER
from puppet.training.rig.basis import SKIN, Array, Floats, Rig
from puppet.training.rig.fit import EYES, Fit, View
from puppet.training.rig.kernels import add_normals, rasterise

ATLAS = 1024
"""Side of the skin's texture."""
BALL, REACH = 96, np.radians(75)
"""Side of an eye's texture, and the angle from its middle to its edge."""
TOOTH = (0.80, 0.74, 0.63)
"""Linear colour of teeth in white light."""
COLOURED = 0.03
"""Least spread of hues in a face that is in colour (measured: 0.034 and more; sepia and tinted prints up to 0.03)."""
_GREY = np.array([0.2, 0.6, 0.2], np.float32)
"""Old plates hardly see red."""


@dataclass(frozen=True, eq=False)
class Texture:
    """What a portrait looks like.

    Attributes:
        atlas: float32 (ATLAS, ATLAS, 4): sRGB colour 0 to 255, and how well the portrait shows it, 0 to 1.
        eyes: float32 (BALL, BALL, 3) of the right and left eye, its middle where the iris is.
        light: float64 (9,), brightness by normal in spherical harmonics, mean about 1.
        normals: float32 (V, 3), as the portrait shows the face, in the picture's axes with y up, z to the viewer.
        white: linear brightness of what is white in this light, 0 to 1.
        tint: float32 (3,), mean linear colour of the face over its brightness: the tone of black and white pictures.
        coloured: whether the picture is in colour.
        lash: float32 (3,), sRGB colour of the upper lashes' line.
        tooth: float32 (3,), linear colour of teeth in this light.
    """

    atlas: Floats
    eyes: tuple[Floats, Floats]
    light: Array
    normals: Floats
    white: float
    tint: Floats
    coloured: bool
    lash: Floats
    tooth: Floats

    def paint(self, colour: tuple[float, float, float]) -> Floats:
        """A linear colour as this picture's kind of film shows it, float32 (3,)."""
        value = np.array(colour, np.float32)
        return value if self.coloured else float(value @ _GREY) * self.tint


def linear(colour: NDArray[np.floating] | Image) -> Floats:
    """sRGB 0 to 255 to linear 0 to 1, about."""
    return np.clip(colour / 255, 0, None).astype(np.float32) ** np.float32(2.2)


def encoded(colour: NDArray[np.floating]) -> Floats:
    """The inverse of ``linear``."""
    return (np.clip(colour, 0, 1).astype(np.float32) ** np.float32(1 / 2.2)) * np.float32(255)


def view_normals(rig: Rig, vertices: Floats, view: View) -> Floats:
    """Unit normals (V, 3) as seen, y up, z to the viewer."""
    turned = np.ascontiguousarray(vertices @ view.rotation.T, np.float32)
    normals = np.zeros_like(turned)
    add_normals(turned, rig.triangles, normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return normals


def harmonics(normals: NDArray[np.floating]) -> Array:
    """Spherical harmonics up to order 2 of unit normals (N, 3), without their constants: (N, 9)."""
    x, y, z = normals.T.astype(np.float64)
    return np.stack([np.ones_like(x), x, y, z, x * y, y * z, 3 * z * z - 1, x * z, x * x - y * y], 1)


def make_texture(rig: Rig, fit: Fit, image: Image, landmarks: Points) -> Texture:
    """Take a portrait's texture.

    Args:
        image: uint8 (H, W, 3) RGB.
        landmarks: float32 (478, 3), those that the rig was fitted to.
    """
    vertices = fit.vertices(rig, fit.expression)
    seen = fit.view.project(vertices).astype(np.float32)
    normals = view_normals(rig, vertices, fit.view)
    quality = _quality(rig, seen, normals, image.shape[:2], fit.view.scale)
    hidden = _not_skin(image.shape[:2], landmarks)
    atlas = _bake(rig, seen, quality, image, hidden)
    light = _light(rig, seen, normals, quality, image, hidden)
    eyes = tuple(_eye(fit, number, image, landmarks) for number in (0, 1))
    coloured = _is_coloured(image, landmarks)
    oval = np.zeros(image.shape[:2], np.uint8)
    cv2.fillConvexPoly(oval, cv2.convexHull(landmarks[:468, :2].round().astype(np.int32)), 255)
    face = linear(cv2.GaussianBlur(image, (0, 0), 1.0)[oval > 0])
    level = float(np.percentile(face @ _GREY, 97))
    mean = face.mean(0)
    tint = (mean / max(float(mean @ _GREY), 1e-4)).astype(np.float32)
    white = float(np.clip(1.2 * level, 0.36, 0.95))
    lash = _lash(image, landmarks)
    paint = np.array(TOOTH, np.float32) * tint**0.45 if coloured else float(np.array(TOOTH, np.float32) @ _GREY) * tint
    tooth = _tooth(image, landmarks, (paint * white).astype(np.float32))
    return Texture(atlas, (eyes[0], eyes[1]), light, normals, white, tint, coloured, lash, tooth)


def _is_coloured(image: Image, landmarks: Points) -> bool:
    """Whether the face is in colour, not in one tone: sepia has a tint, but none that brightness does not explain."""
    oval = landmarks[list(FACE_OVAL), :2]
    low = np.maximum(oval.min(0).astype(int), 0)
    high = oval.max(0).astype(int) + 1
    small = cv2.resize(image[low[1] : high[1], low[0] : high[0]], (24, 24), interpolation=cv2.INTER_AREA)
    colours = cv2.blur(small, (3, 3)).reshape(-1, 3).astype(np.float64)
    level = colours.mean(1)
    tint = (colours - level[:, None]) / np.maximum(level[:, None], 20)
    terms = np.stack([np.ones_like(level), level / 255, (level / 255) ** 2], 1)
    rest = tint - terms @ np.linalg.lstsq(terms, tint, rcond=None)[0]
    return float(np.linalg.norm(rest, axis=1).mean()) > COLOURED


def _quality(rig: Rig, seen: Floats, normals: Floats, shape: tuple[int, ...], scale: float) -> Floats:
    """How well each vertex is seen: it faces the viewer, and nothing lies before it; float32 (V,)."""
    owner = np.full(shape, -1, np.int32)
    place = np.empty((*shape, 2), np.float32)
    depth = np.full(shape, np.inf, np.float32)
    bias = np.zeros(len(rig.triangles), np.float32)
    rasterise(seen, rig.triangles, bias, owner, place, depth)
    nearest = cv2.erode(np.where(np.isfinite(depth), depth, 1e9).astype(np.float32), np.ones((3, 3), np.uint8))
    x = np.clip(seen[:, 0].round().astype(int), 0, shape[1] - 1)
    y = np.clip(seen[:, 1].round().astype(int), 0, shape[0] - 1)
    before = (seen[:, 2] - nearest[y, x]) / scale  # centimetres
    inside = (seen[:, 0] > 2) & (seen[:, 1] > 2) & (seen[:, 0] < shape[1] - 3) & (seen[:, 1] < shape[0] - 3)
    facing = np.clip((normals[:, 2] - 0.15) / 0.3, 0, 1)
    return (facing * np.clip((0.6 - before) / 0.3, 0, 1) * inside).astype(np.float32)


def _not_skin(shape: tuple[int, ...], landmarks: Points) -> Image:
    """Eyes with their lashes, and what is between the lips: uint8 (H, W), 255 there."""
    mask = np.zeros(shape, np.uint8)
    for _, ring, _ in EYES:
        ends = landmarks[[ring[0], ring[8]], :2]
        width = float(np.linalg.norm(ends[1] - ends[0]))
        outline = np.round(landmarks[list(ring), :2] * 16).astype(np.int32)
        part = np.zeros(shape, np.uint8)
        cv2.fillPoly(part, [outline], 255, cv2.LINE_AA, 4)
        lashes = max(1, round(0.04 * width))
        reach = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * lashes + 1, 2 * lashes + 1))
        grown_part = cv2.dilate(part, reach)
        # Upper lashes and the lid's edge reach further than lower ones.
        above = np.roll(grown_part, -max(1, round(0.05 * width)), 0)
        mask = np.maximum.reduce([mask, grown_part, above])
    part = np.zeros(shape, np.uint8)
    cv2.fillPoly(part, [np.round(landmarks[list(LIPS_INNER), :2] * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    width = float(np.linalg.norm(landmarks[291, :2] - landmarks[61, :2]))
    seam = max(1, round(0.03 * width))
    reach = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * seam + 1, 2 * seam + 1))
    return np.maximum(mask, cv2.dilate(part, reach))


def _bake(rig: Rig, seen: Floats, quality: Floats, image: Image, hidden: Image) -> Floats:
    """The portrait's pixels laid onto the rig's texture, what it does not show grown from around."""
    skin = rig.triangles[: rig.skin_triangles]
    corners = np.arange(3 * len(skin), dtype=np.int32).reshape(-1, 3)
    place = np.zeros((3 * len(skin), 3), np.float32)
    uv = rig.skin_uv.reshape(-1, 2)
    place[:, 0], place[:, 1] = uv[:, 0] * ATLAS - 0.5, (1 - uv[:, 1]) * ATLAS - 0.5
    maps = [np.full((ATLAS, ATLAS), -1e4, np.float32) for _ in range(4)]
    flat = skin.ravel()
    for pair, values in ((0, seen[flat, :2]), (2, np.column_stack([quality[flat], lid_share(rig)[flat]]))):
        depth = np.full((ATLAS, ATLAS), np.inf, np.float32)
        source = np.ascontiguousarray(values, np.float32)
        rasterise_field(place, source, corners, maps[pair], maps[pair + 1], depth, 1.0)
    covered = maps[2] > -1
    colour = cv2.remap(image, maps[0], maps[1], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    soft = cv2.GaussianBlur(hidden, (0, 0), 0.8)
    clear = 1 - cv2.remap(soft, maps[0], maps[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) / np.float32(255)
    trust = np.where(covered, np.clip(maps[2], 0, 1) * np.clip(2 * clear - 1, 0, 1), 0).astype(np.float32)
    trust *= _clean_lids(colour, trust, maps[3])
    filled = grown(colour, trust)
    return np.dstack([colour * trust[..., None] + filled * (1 - trust[..., None]), trust])


def lid_share(rig: Rig) -> Floats:
    """How much each vertex belongs to the upper lids, negative for the right one: float32 (V,)."""
    moved = [np.linalg.norm(rig.expression[rig.names.index(f"eyeBlink_{side}")], axis=1) for side in "LR"]
    return np.clip(moved[0] / 0.25, 0, 1) - np.clip(moved[1] / 0.25, 0, 1)


def _clean_lids(colour: Floats, trust: Floats, share: Floats) -> Floats:
    """1, but 0 where a lid is much darker than most of it: lashes and make-up would be drawn out into streaks."""
    result = np.ones(trust.shape, np.float32)
    level = cv2.GaussianBlur(colour, (0, 0), 1.0) @ _GREY
    for side in (1, -1):
        lid = side * share > 0.35
        shown = lid & (trust > 0.5)
        if shown.sum() > 30:
            result[lid & (level < 0.8 * np.percentile(level[shown], 75))] = 0
    return cv2.erode(result, np.ones((5, 5), np.uint8))


def grown(colour: Floats, weight: Floats) -> Floats:
    """Colours (S, S, 3) grown smoothly from where their weight (S, S) is above 0 to everywhere: pull and push."""
    levels = [np.dstack([colour * weight[..., None], weight])]
    while levels[-1].shape[0] > 2:
        levels.append(cv2.resize(levels[-1], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    coarse = levels[-1][..., :3] / np.maximum(levels[-1][..., 3:], 1e-6)
    for level in reversed(levels[:-1]):
        up = cv2.resize(coarse, level.shape[1::-1], interpolation=cv2.INTER_LINEAR)
        own = level[..., :3] / np.maximum(level[..., 3:], 1e-6)
        share = np.clip(4 * level[..., 3:], 0, 1)
        coarse = up + share * (own - up)
    result: Floats = coarse
    return result


def _light(rig: Rig, seen: Floats, normals: Floats, quality: Floats, image: Image, hidden: Image) -> Array:
    """Brightness of skin by normal, in spherical harmonics (9,)."""
    soft = cv2.GaussianBlur(image, (0, 0), max(1.0, 0.004 * max(image.shape)))
    x = np.clip(seen[:, 0].round().astype(int), 0, image.shape[1] - 1)
    y = np.clip(seen[:, 1].round().astype(int), 0, image.shape[0] - 1)
    value = linear(soft[y, x]) @ _GREY
    good = (rig.part == SKIN) & (quality > 0.5) & (hidden[y, x] < 20)
    if good.sum() < 100:
        return np.eye(9)[0]
    middle = np.median(value[good])
    good &= (value > 0.35 * middle) & (value < 2.0 * middle)  # no brows, hair, beard or highlights
    matrix = harmonics(normals[good])
    ridge = np.diag([1e-6, 1, 1, 1, 6, 6, 6, 6, 6]) * 0.05 * good.sum()
    found: Array = np.linalg.solve(matrix.T @ matrix + ridge, matrix.T @ (value[good] / middle))
    return found


def _eye(fit: Fit, number: int, image: Image, landmarks: Points) -> Floats:
    """An eyeball's texture about its iris: what the portrait shows of it, and the rest by symmetry."""
    _, ring, _ = EYES[number]
    step = (np.arange(BALL) + 0.5) / BALL * 2 - 1
    u, v = np.meshgrid(step * REACH, -step * REACH)
    angle = np.hypot(u, v)
    local = np.dstack([u, v, angle]) * np.sinc(angle / np.pi)[..., None]
    local[..., 2] = np.cos(angle)
    points = fit.balls[number, :3] + fit.balls[number, 3] * (local @ gaze_frame(fit.gaze[number]).T)
    flat = points.reshape(-1, 3)
    seen = fit.view.project(flat).reshape(BALL, BALL, 3)
    facing = ((points - fit.balls[number, :3]) @ fit.view.rotation.T)[..., 2] / fit.balls[number, 3]
    mask = np.zeros(image.shape[:2], np.uint8)
    outline = np.round(landmarks[list(ring), :2] * 16).astype(np.int32)
    cv2.fillPoly(mask, [outline], 255, cv2.LINE_AA, 4)
    width = float(np.linalg.norm(landmarks[ring[0], :2] - landmarks[ring[8], :2]))
    mask = cv2.erode(mask, np.ones((3, 3), np.uint8), iterations=max(1, round(0.03 * width)))
    map_x, map_y = seen[..., 0].astype(np.float32), seen[..., 1].astype(np.float32)
    colour = cv2.remap(image, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    shown = cv2.remap(mask, map_x, map_y, cv2.INTER_LINEAR).astype(np.float32) / 255 * (facing > 0.3)
    shown = np.clip(2 * shown - 1, 0, 1).astype(np.float32)
    iris = fit.iris[number]
    ratio = angle / iris
    model = np.empty_like(colour)
    eye_pixels = image[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0].astype(np.float32)
    bright = np.percentile(eye_pixels, 85, axis=0) if len(eye_pixels) else np.full(3, 150.0)
    white_share = shown * (ratio > 1.15)
    white = (colour * white_share[..., None]).sum((0, 1)) / max(float(white_share.sum()), 1e-3)
    white = bright if white_share.sum() < 12 else 0.5 * white + 0.5 * np.maximum(white, bright)
    model[...] = white
    rings = np.linspace(0, 1.1, 9)
    profile = []
    for low, high in pairwise(rings):
        share = shown * ((ratio >= low) & (ratio < high))
        total = float(share.sum())
        profile.append((colour * share[..., None]).sum((0, 1)) / total if total > 1 else np.full(3, np.nan))
    table = np.array(profile)
    bad = np.isnan(table[:, 0])
    if bad.all():
        table[:] = 60.0
    else:
        for channel in range(3):
            table[bad, channel] = np.interp(np.flatnonzero(bad), np.flatnonzero(~bad), table[~bad, channel])
    inside = np.stack([np.interp(ratio, (rings[:-1] + rings[1:]) / 2, table[:, k]) for k in range(3)], -1)
    share = np.clip((1.12 - ratio) / 0.14, 0, 1)[..., None]
    model = model * (1 - share) + inside * share
    smooth = cv2.GaussianBlur(shown, (0, 0), 1.5) * shown
    return (colour * smooth[..., None] + model * (1 - smooth[..., None])).astype(np.float32)


def gaze_frame(direction: Array) -> Array:
    """A rotation (3, 3) whose third column is the direction, upright."""
    forward = direction / np.linalg.norm(direction)
    side = np.cross([0.0, 1.0, 0.0], forward)
    side /= np.linalg.norm(side)
    return np.stack([side, np.cross(forward, side), forward], 1)


def _lash(image: Image, landmarks: Points) -> Floats:
    """The colour of the line that the upper lashes make: dark, but no darker than the portrait has it."""
    found = []
    for _, ring, _ in EYES:
        for index in ring[2:7]:
            x, y = landmarks[index, :2].round().astype(int)
            part = image[max(y - 2, 0) : y + 3, max(x - 2, 0) : x + 3].reshape(-1, 3)
            if len(part):
                found.append(np.percentile(part, 15, axis=0))
    return np.asarray(np.median(found, axis=0) if found else np.full(3, 40.0), np.float32)


def _tooth(image: Image, landmarks: Points, usual: Floats) -> Floats:
    """The colour of the teeth that a portrait shows, or the usual one: linear, float32 (3,)."""
    corners = landmarks[[61, 291], :2]
    width = float(np.linalg.norm(corners[1] - corners[0]))
    gap = float(np.linalg.norm(landmarks[14, :2] - landmarks[13, :2]))
    mask = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(landmarks[list(LIPS_INNER), :2] * 16).astype(np.int32)], 255, cv2.LINE_8, 4)
    pixels = linear(image[mask > 0])
    if gap < 0.08 * width or len(pixels) < 30:
        return usual
    level = pixels @ _GREY
    bright = pixels[level > np.percentile(level, 70)].mean(0)
    own = float(bright @ _GREY) / max(float(usual @ _GREY), 1e-4)
    even = float(bright.min() / max(float(bright.max()), 1e-4)) / float(usual.min() / usual.max())
    if own < 0.55 or even < 0.6:  # a dark mouth, or lips
        return usual
    return np.asarray(np.clip(0.25 * usual + 0.75 * 1.08 * bright, 0, 0.95), np.float32)
