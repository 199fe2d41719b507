"""Renders a portrait's rig in another pose and expression: skin from the photograph, eyes, teeth, gums and tongue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.topology import LIPS_INNER
from puppet.training.rig.basis import (
    CAVITY,
    GUMS,
    LEFT_EYE,
    LOWER_TEETH,
    RIGHT_EYE,
    SKIN,
    UPPER_TEETH,
    Array,
    Floats,
    Rig,
)
from puppet.training.rig.fit import EYES, Fit, View
from puppet.training.rig.kernels import interpolate, rasterise
from puppet.training.rig.texture import (
    ATLAS,
    BALL,
    REACH,
    Texture,
    encoded,
    gaze_frame,
    harmonics,
    linear,
    view_normals,
)

FINE = 2
"""Pixels rendered per pixel of the result, along each side."""
EYE_BIAS, MOUTH_BIAS = 0.35, 0.25
"""How far eyeballs, and teeth and gums, are pushed back when depths are compared, in centimetres: what closes over them
must cover them."""
RELIGHT = (0.72, 1.3)
"""Bounds of the change of skin's brightness."""
_GUM, _TONGUE, _CHEEK = (0.62, 0.24, 0.22), (1.0, 0.30, 0.28), (0.48, 0.09, 0.075)


@dataclass(frozen=True, eq=False)
class Rendered:
    """A render over nothing, area-averaged.

    Attributes:
        colour: float32 (S, S, 3), sRGB 0 to 255, multiplied by alpha.
        alpha: float32 (S, S), 0 to 1, fading out towards the face's rim.
        trust: float32 (S, S), how much of what is seen may be learnt from.
        interior: float32 (S, S), share of what lies between the lips.
        smooth: float32 (S, S), share of skin that the portrait does not show: it has no grain.
    """

    colour: Floats
    alpha: Floats
    trust: Floats
    interior: Floats
    smooth: Floats


def render(rig: Rig, fit: Fit, texture: Texture, vertices: Floats, view: View, gaze: Array, size: int) -> Rendered:
    """Render.

    Args:
        vertices: float32 (V, 3), the face with its expression, before the pose.
        view: into pixels of the result.
        gaze: (2, 3), where the eyes look in the head's axes.
        size: of the result, pixels.
    """
    fine = size * FINE
    screen = view.project(vertices).astype(np.float32)
    screen[:, :2] = (screen[:, :2] + 0.5) * FINE - 0.5
    owner = np.full((fine, fine), -1, np.int32)
    place = np.zeros((fine, fine, 2), np.float32)
    depth = np.full((fine, fine), np.inf, np.float32)
    kind = rig.part[rig.triangles[:, 0]].copy()
    kind[: rig.skin_triangles] = SKIN
    kind[rig.skin_triangles :][kind[rig.skin_triangles :] == SKIN] = CAVITY
    push = np.zeros(len(rig.triangles), np.float32)
    push[(kind == LEFT_EYE) | (kind == RIGHT_EYE)] = EYE_BIAS
    push[(kind >= GUMS) & (kind <= LOWER_TEETH)] = MOUTH_BIAS
    rasterise(screen, rig.triangles, push * np.float32(view.scale), owner, place, depth)
    normals = view_normals(rig, vertices, view)
    values = np.column_stack([rig.inner, rig.grown, _relight(texture, normals), normals, vertices, rig.tongue])
    at = np.zeros((fine, fine, values.shape[1]), np.float32)
    interpolate(owner, place, rig.triangles, np.ascontiguousarray(values, np.float32), at)
    material = np.where(owner >= 0, kind[np.maximum(owner, 0)], -1)

    colour = np.zeros((fine, fine, 3), np.float32)
    alpha = np.zeros((fine, fine), np.float32)
    trust = np.ones((fine, fine), np.float32)
    smooth = np.zeros((fine, fine), np.float32)
    skin = material == SKIN
    texel = _texels(rig, owner, place, skin, texture.atlas)
    lit = linear(texel[:, :3]) * at[..., 2][skin][:, None]
    colour[skin] = encoded(lit)
    alpha[skin] = at[..., 0][skin]
    trust[skin] = np.clip(np.maximum(texel[:, 3] / 0.5, at[..., 1][skin]), 0, 1)
    smooth[skin] = 1 - texel[:, 3]
    for number, (ball, _, _) in enumerate(EYES):
        here = material == ball
        if here.any():
            colour[here] = _eye_colours(fit, texture, number, at[here][:, 6:9], gaze[number])
            alpha[here] = 1
    mouth = (material >= CAVITY) & (material <= LOWER_TEETH)
    if mouth.any():
        alpha[mouth] = 1
        rows, columns = (np.flatnonzero(mouth.any(axis)) for axis in (1, 0))
        edge = round(2 * view.scale * FINE)  # as far as light is gathered from
        box = np.s_[max(rows[0] - edge, 0) : rows[-1] + edge, max(columns[0] - edge, 0) : columns[-1] + edge]
        own = mouth[box]
        colour[box][own] = _mouth_colours(rig, texture, material[box], own, at[box], vertices, view)
    return _averaged(colour, alpha, trust, mouth.astype(np.float32), smooth)


def _averaged(colour: Floats, alpha: Floats, trust: Floats, interior: Floats, smooth: Floats) -> Rendered:
    layers = np.dstack([colour * alpha[..., None], alpha, trust * alpha, interior, smooth])
    small = cv2.resize(layers, None, fx=1 / FINE, fy=1 / FINE, interpolation=cv2.INTER_AREA)
    seen = np.maximum(small[..., 3], 1e-6)
    return Rendered(
        np.ascontiguousarray(small[..., :3]),
        small[..., 3].copy(),
        small[..., 4] / seen,
        small[..., 5].copy(),
        small[..., 6].copy(),
    )


def _relight(texture: Texture, normals: Floats) -> Floats:
    """How much brighter each vertex's skin became by turning, (V,)."""
    now = np.maximum(harmonics(normals) @ texture.light, 0.15)
    then = np.maximum(harmonics(texture.normals) @ texture.light, 0.15)
    return np.clip((now / then) ** 0.8, *RELIGHT).astype(np.float32)


def _texels(rig: Rig, owner: NDArray[np.int32], place: Floats, skin: NDArray[np.bool_], atlas: Floats) -> Floats:
    """Texture colours of the skin's pixels, (N, 4)."""
    uv = rig.skin_uv[owner[skin]]
    v, w = place[skin][:, 0, None], place[skin][:, 1, None]
    point = uv[:, 0] * (1 - v - w) + uv[:, 1] * v + uv[:, 2] * w
    x = (point[:, 0] * ATLAS - 0.5).astype(np.float32)
    y = ((1 - point[:, 1]) * ATLAS - 0.5).astype(np.float32)
    found: Floats = _lookup(atlas, x, y)
    return found


def _lookup(picture: Floats, x: Floats, y: Floats) -> Floats:
    """Bilinear colours at points (N,): (N, C). OpenCV takes no picture longer than 32767, so they are folded."""
    count = len(x)
    width = 1024
    rows = -(-count // width)
    folded = [np.resize(np.pad(a, (0, rows * width - count)), (rows, width)).astype(np.float32) for a in (x, y)]
    found = cv2.remap(picture, folded[0], folded[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    result: Floats = found.reshape(rows * width, -1)[:count]
    return result


def _eye_colours(fit: Fit, texture: Texture, number: int, points: Floats, gaze: Array) -> Floats:
    """sRGB of an eyeball's points (N, 3), given in the head's axes."""
    ball = fit.balls[number]
    direction = points - ball[:3]
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    local = direction @ gaze_frame(gaze)
    angle = np.arccos(np.clip(local[:, 2], -1, 1))
    flat = np.maximum(np.hypot(local[:, 0], local[:, 1]), 1e-6)
    x = (angle * local[:, 0] / flat / REACH + 1) / 2 * BALL - 0.5
    y = (1 - angle * local[:, 1] / flat / REACH) / 2 * BALL - 0.5
    found: Floats = _lookup(texture.eyes[number], x.astype(np.float32), y.astype(np.float32))
    return found


def _mouth_colours(
    rig: Rig,
    texture: Texture,
    material: NDArray[np.int8],
    mouth: NDArray[np.bool_],
    at: Floats,
    vertices: Floats,
    view: View,
) -> Floats:
    """sRGB of what lies between the lips, (N, 3): lit through the lips, darker the deeper it lies."""
    lips = rig.landmarks(vertices)[list(LIPS_INNER)]
    front = float(np.median(lips @ view.rotation.T[:, 2]))
    points = at[mouth][:, 6:9]
    deep = np.clip(front - points @ view.rotation.T[:, 2].astype(np.float32), 0, None)
    # Light comes in through the opening, from before and somewhat above: the deeper, the more of it must be seen.
    unit = view.scale * FINE
    opening = mouth.astype(np.float32)
    near = cv2.GaussianBlur(opening, (0, 0), max(0.16 * unit, 0.6))
    far = cv2.GaussianBlur(opening, (0, 0), max(0.7 * unit, 1.0))
    shift = round(0.15 * unit)
    near = np.roll(near, -shift // 2, 0)[mouth]
    far = np.roll(far, shift, 0)[mouth]
    share = np.clip(deep / 2.2, 0, 1)
    light = (1 - share) * np.clip(0.4 + 0.75 * near, 0, 1) + share * np.clip(0.15 + 1.05 * far, 0, 1)
    light = np.maximum(light * np.exp(-((deep / 3.4) ** 2)), 0.006)
    normal = at[mouth][:, 3:6]
    lambert = np.clip(0.35 + 0.5 * normal[:, 2] + 0.3 * normal[:, 1], 0.15, 1.05)
    kind = material[mouth]
    albedo = np.empty((len(points), 3), np.float32)
    tooth = texture.tooth / texture.white
    paints = ((CAVITY, texture.paint(_CHEEK)), (GUMS, texture.paint(_GUM)), (UPPER_TEETH, tooth), (LOWER_TEETH, tooth))
    for part, paint in paints:
        albedo[kind == part] = paint
    on_tongue = np.clip(at[mouth][:, 9:10], 0, 1) * (kind == GUMS)[:, None]
    albedo += on_tongue * (texture.paint(_TONGUE) - albedo)
    teeth = (kind == UPPER_TEETH) | (kind == LOWER_TEETH)
    lambert[teeth] = 0.5 + 0.5 * lambert[teeth]
    back = np.where(teeth, np.exp(-np.clip(deep - 1.0, 0, None) / 2.2), 1.0)
    # The deeper, the more of the light has been at red walls before.
    red = 1 - share[:, None] * (1 - texture.paint((1.0, 0.68, 0.62)) / texture.paint((1.0, 1.0, 1.0)))
    lit = albedo * red * (texture.white * light * lambert * back)[:, None]
    half = np.clip(normal @ np.array([0.15, 0.45, 0.88], np.float32), 0, 1)
    lit += (half**90 * np.where(teeth, 0.05, 0.03) * texture.white * light)[:, None]
    picture = np.zeros((*mouth.shape, 3), np.float32)
    picture[mouth] = encoded(lit)
    return _without_gaps(picture, material, unit)[mouth]


def _without_gaps(picture: Floats, material: NDArray[np.int8], unit: float) -> Floats:
    """The rig's teeth stand apart at their tips more than most people's do: what shows between is lightened."""
    reach = max(3, 2 * round(0.11 * unit) + 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    for part in (UPPER_TEETH, LOWER_TEETH):
        teeth = (material == part).astype(np.uint8)
        between = (cv2.morphologyEx(teeth, cv2.MORPH_CLOSE, kernel) > teeth) & (material >= CAVITY)
        between &= material <= LOWER_TEETH
        if between.any():
            share = teeth.astype(np.float32)[..., None]
            around = cv2.blur(picture * share, (reach, reach)) / np.maximum(
                cv2.blur(share, (reach, reach))[..., None], 1e-3
            )
            picture[between] = 0.35 * picture[between] + 0.65 * 0.82 * around[between]
    return picture
