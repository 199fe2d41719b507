"""A person in a studio: everything together, one picture out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from assets.make import groom, shade
from assets.make.garment import GarmentLook, sweater
from assets.make.lashes import lashes
from assets.make.light import CHANNELS, Lights, gather, studio
from assets.make.raster import Buffers, draw_strands, draw_triangles
from assets.make.rig import (
    EYE_LEFT,
    EYE_RIGHT,
    FACE,
    GUMS,
    HEAD,
    MOUTH,
    MULTI_PIE,
    SOCKET,
    TEETH,
    enlarge_eyes,
    load_rig,
    neck_weight,
    rotation,
    turn_head,
    vertex_normals,
)  # fmt: skip
from assets.make.skin import SkinLook, linear, paint
from puppet.cv import cv2

Floats = NDArray[np.float32]
Colour = tuple[float, float, float]

HAIR, LASH = 5, 6
"""Materials of strands, after those of ``shade``."""
LASH_COLOUR = np.array([0.022, 0.014, 0.011], np.float32)
LIT_STEP = 3
"""Every how many points of a hair the light is gathered."""

DEFAULT_LIGHTS = studio(
    key=((-0.55, 0.5, 0.75), (1.9, 1.72, 1.52), 0.30, 9),
    fill=((0.75, 0.12, 0.7), (0.55, 0.60, 0.68), 0.45, 5),
    rim=((0.75, 0.55, -0.65), (1.6, 1.6, 1.65), 0.25, 3),
    sky=(0.42, 0.45, 0.5),
    ground=(0.22, 0.19, 0.18),
)


@dataclass(frozen=True)
class PersonLook:
    """One person.

    ``identity``: weights of the rig's modes. ``base``: expression weights of the neutral face. ``stance``: yaw, pitch
    and roll of the neutral head in degrees (the rig's own looks up a little). Colours are sRGB 0 … 255.
    """

    identity: Mapping[int, float] = field(default_factory=dict)
    base: Mapping[str, float] = field(default_factory=dict)
    skin: SkinLook = field(default_factory=SkinLook)
    hair: groom.HairLook = field(default_factory=groom.HairLook)
    beard: groom.HairLook | None = None
    garment: GarmentLook = field(default_factory=GarmentLook)
    iris: Colour = (96, 112, 92)
    iris_inner: Colour = (140, 104, 60)
    stance: tuple[float, float, float] = (0.0, -5.0, 0.0)
    eye_scale: float = 1.0
    lashes: int = 34


@dataclass(frozen=True)
class Pose:
    """Expression weights (added to the person's own), gaze and head turn in degrees, head shift in centimetres."""

    shapes: Mapping[str, float] = field(default_factory=dict)
    gaze: tuple[float, float] = (0.0, 0.0)
    turn: tuple[float, float, float] = (0.0, 0.0, 0.0)
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    sway: float = 0.0


@dataclass(frozen=True)
class Camera:
    """A pinhole looking along -z with a shifted lens, so that nothing converges.

    ``size``: (width, height) in pixels. ``ppc``: pixels per centimetre at z = 8. ``centre``: the place (x, y) at z = 8
    in the middle of the picture. ``distance``: from z = 8. ``level``: height of the lens.
    """

    size: tuple[int, int] = (640, 480)
    ppc: float = 9.4
    centre: tuple[float, float] = (0.0, -4.5)
    distance: float = 72.0
    level: float = 2.5

    @property
    def eye(self) -> Floats:
        return np.array([self.centre[0], self.level, 8 + self.distance], np.float32)

    def project(self, points: Floats, scale: int) -> Floats:
        """To pixels of a picture ``scale`` times as large: x, y, depth, float32 (..., 3)."""
        depth = self.eye[2] - points[..., 2]
        zoom = scale * self.ppc * self.distance / depth
        x = scale * self.size[0] / 2 - 0.5 + (points[..., 0] - self.centre[0]) * zoom
        lift = (self.centre[1] - self.level) * scale * self.ppc
        y = scale * self.size[1] / 2 - 0.5 - (points[..., 1] - self.level) * zoom + lift
        return np.stack([x, y, depth], -1).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Layers:
    """A rendered picture: linear colour, light and shine float32 (H, W, 3), coverage and depth in centimetres (H, W),
    and the material of each pixel int32 (H, W): those of ``shade``, then HAIR, LASH or -1."""

    colour: Floats
    light: Floats
    shine: Floats
    cover: Floats
    depth: Floats
    kind: NDArray[np.int32]


class Person:
    """A look made ready to render. Building one takes some seconds."""

    def __init__(self, rig_path: Path, look: PersonLook) -> None:
        self.look = look
        self.rig = rig = load_rig(rig_path, look.identity)
        if look.eye_scale != 1:
            self.rig = rig = enlarge_eyes(rig, look.eye_scale)
        self.paint, self.height = paint(rig, look.skin)
        cloth, cloth_triangles, cloth_at = sweater(look.garment)
        count = len(rig.rest)
        self.count = count
        # The garment hides the rig's shoulders; what stays below would show through the cloth.
        x, y, z = rig.rest.T
        low = (np.abs(x) > 8.8) & (y < -10) | (y < -16.4) | (z < -6.6) & (y < -9)
        kept = rig.triangles[~low[rig.triangles].any(1)]
        self.cloth = cloth
        self.triangles = np.concatenate([kept, cloth_triangles + count]).astype(np.int32)
        self.coordinates = np.concatenate([rig.paint, cloth_at])
        kinds = {FACE: shade.SKIN, HEAD: shade.SKIN, MOUTH: shade.INSIDE, SOCKET: shade.SKIN, GUMS: shade.INSIDE,
                 TEETH: shade.TEETH, EYE_LEFT: shade.EYE, EYE_RIGHT: shade.EYE}  # fmt: skip
        material = np.array([kinds.get(int(part), shade.SKIN) for part in range(16)], np.int32)[rig.part]
        self.material = np.concatenate([material, np.full(len(cloth), shade.CLOTH, np.int32)])
        self.wrap = np.where(self.material == shade.SKIN, 0.22, 0.1).astype(np.float32)
        tint = np.sqrt(groom.scalp(rig, look.hair.recede)) * 0.92
        self.tint = np.concatenate([tint, np.zeros(len(cloth), np.float32)])
        self.weight = neck_weight(rig.rest)
        grown = [(kind, *groom.grow(rig, kind)) for kind in (look.hair, look.beard) if kind]
        self.hair, self.hair_width = (np.concatenate([each[k] for each in grown]) for k in (1, 2))
        self.hair_colour = np.concatenate([_hair_colours(kind, strands, tone) for kind, strands, _, tone in grown])
        # Light varies little from hair to hair: a few are lit, the others take the light of the nearest.
        self.lit_strands = np.arange(0, len(self.hair), 6)
        ends = self.hair[:, [0, 10, 21]].reshape(len(self.hair), 9)
        _, self.lit_by = cKDTree(ends[self.lit_strands]).query(ends)
        self.lashes = lashes(rig, look.lashes)
        centres = [rig.paint[rig.part == eye] for eye in (EYE_LEFT, EYE_RIGHT)]
        self.eye_centres = np.array([(eye.min(0) + eye.max(0)) / 2 for eye in centres], np.float32)
        self.lip_depth = float(rig.paint[MULTI_PIE[62], 2])

    def pose(self, pose: Pose) -> tuple[Floats, Floats, Floats]:
        """Posed vertices (V, 3), hair (S, P, 3) and lashes (L, P, 3)."""
        shapes = {**self.look.base}
        for name, weight in pose.shapes.items():
            shapes[name] = shapes.get(name, 0.0) + weight
        stance = self.look.stance
        # However the head is held, a gaze of (0, 0) meets the camera.
        vertices = self.rig.express(shapes, (pose.gaze[0] - 0.9 * stance[0], pose.gaze[1] - 0.9 * stance[1]))
        yaw, pitch, roll = (a + b for a, b in zip(stance, pose.turn, strict=True))
        turn, shift = rotation(yaw, pitch, roll), np.array(pose.shift, np.float32)
        vertices = turn_head(vertices, self.weight, turn, shift)
        flat = self.hair.reshape(-1, 3)
        # Long hair follows the head nearly all the way down.
        follow = np.maximum(neck_weight((flat + np.array([0, 3, 0])).astype(np.float32)), 0.3)
        hair = turn_head(flat, follow, turn, shift).reshape(self.hair.shape)
        lash = self.lashes.at(vertices)
        sway = np.array([pose.sway, 0, 0], np.float32)
        return np.concatenate([vertices, self.cloth]) + sway, hair + sway, lash + sway

    def render(self, pose: Pose, camera: Camera, scale: int = 3, lights: Lights = DEFAULT_LIGHTS) -> Layers:
        """Render at ``scale`` times the camera's size (shrink it afterwards)."""
        vertices, hair, lash = self.pose(pose)
        normals = vertex_normals(vertices, self.triangles)
        points = hair.shape[1]
        lit, few = gather(lights, vertices, normals, self.wrap, self.triangles, hair[self.lit_strands][:, ::LIT_STEP])
        hair_lit = _resample(few, points)[self.lit_by]
        lash = _resample(lash, points)
        strands = np.concatenate([hair, lash])
        widths = np.concatenate([self.hair_width, _resample(self.lashes.width[..., None], points)[..., 0]])
        colours = np.concatenate([self.hair_colour, np.broadcast_to(LASH_COLOUR, lash.shape)]).astype(np.float32)
        strand_lit = np.concatenate([hair_lit, np.full((*lash.shape[:2], CHANNELS), 0.6, np.float32)])
        gloss = np.concatenate([np.ones(len(hair)), np.full(len(lash), 0.1)]).astype(np.float32)

        width, height = camera.size[0] * scale, camera.size[1] * scale
        buffers = Buffers((width, height))
        draw_triangles(camera.project(vertices, scale), self.triangles, buffers.depth, buffers.owner, buffers.place)
        first = len(self.triangles)
        width_px = widths * np.float32(scale * camera.ppc)
        draw_strands(camera.project(strands, scale), np.maximum(width_px, 1.05).astype(np.float32), first,
                     buffers.depth, buffers.owner, buffers.place)  # fmt: skip
        albedo, light, shine = (np.zeros((height, width, 3), np.float32) for _ in range(3))
        skin = np.zeros((height, width), np.float32)
        groups = [lights.main(group) for group in range(3)]
        mains, main_colours = (np.array([group[k] for group in groups], np.float32) for k in range(2))
        garment = self.look.garment
        cloth = np.stack([linear(garment.colour), linear(garment.collar_colour or garment.colour)])
        shade.shade_mesh(
            buffers.owner, buffers.place, first, self.triangles, vertices, normals, self.coordinates, self.material,
            self.tint, lit, self.paint, self.height, linear(self.look.hair.colour) * 0.6, cloth, linear(self.look.iris),
            linear(self.look.iris_inner), self.eye_centres, camera.eye, mains, main_colours, garment.knit,
            self.lip_depth, albedo, light, shine, skin,
        )  # fmt: skip
        tangents = np.gradient(strands, axis=1)
        tangents /= np.linalg.norm(tangents, axis=2, keepdims=True) + 1e-6
        shade.shade_strands(
            buffers.owner, buffers.place, first, strands, tangents.astype(np.float32), colours, strand_lit, camera.eye,
            mains, main_colours, gloss, albedo, light, shine,
        )  # fmt: skip
        light = _diffuse(light, skin, scale * camera.ppc)
        owner = buffers.owner
        cover = (owner >= 0).astype(np.float32)
        depth = np.where(cover > 0, buffers.depth, 1e3).astype(np.float32)
        strand = (owner - first) // (points - 1)
        kind = np.where(strand >= len(hair), LASH, np.where(owner >= first, HAIR, -1)).astype(np.int32)
        mesh = (owner >= 0) & (owner < first)
        kind[mesh] = self.material[self.triangles[owner[mesh], 0]]
        return Layers(albedo * light + shine, light, shine, cover, depth, kind)


def _hair_colours(look: groom.HairLook, strands: Floats, tone: Floats) -> Floats:
    t = np.linspace(0, 1, strands.shape[1], dtype=np.float32)[None, :, None]
    shade = 0.55 + 0.9 * tone[:, :1, None]
    colour = (linear(look.colour) * (1 - t) + linear(look.tips) * t) * shade
    return np.where(tone[:, 1:, None] > 0.5, linear((178, 172, 166)) * (0.4 + 0.6 * shade), colour).astype(np.float32)


def _resample(strands: Floats, points: int) -> Floats:
    at = np.linspace(0, strands.shape[1] - 1.001, points)
    i, f = at.astype(int), (at % 1)[None, :, None].astype(np.float32)
    return (strands[:, i] * (1 - f) + strands[:, i + 1] * f).astype(np.float32)


def _diffuse(light: Floats, skin: Floats, ppc: float) -> Floats:
    """Spread light under the skin: red far, green less, blue hardly. Distances in centimetres times ``ppc``."""
    out = light.copy()
    for channel, reach in enumerate((0.16, 0.07, 0.04)):
        sigma = max(reach * ppc, 0.3)
        spread = cv2.GaussianBlur(light[..., channel] * skin, (0, 0), sigma)
        weight = cv2.GaussianBlur(skin, (0, 0), sigma)
        blurred = spread / np.maximum(weight, 1e-3)
        out[..., channel] += skin * (blurred - out[..., channel])
    return out


def backdrop(size: tuple[int, int], centre: Colour, edge: Colour, focus: tuple[float, float] = (0.5, 0.42)) -> Floats:
    """A soft studio wall, linear float32 (H, W, 3). Colours sRGB 0 … 255."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = np.hypot((x / width - focus[0]) * 1.25, y / height - focus[1])
    t = np.clip(away / 0.85, 0, 1)[..., None] ** 1.4
    return (linear(centre) * (1 - t) + linear(edge) * t).astype(np.float32)


def tone(colour: Floats, exposure: float = 1.0) -> Floats:
    """Linear light to sRGB 0 … 1 with a soft shoulder."""
    value = np.maximum(colour * exposure, 0)
    value = np.where(value > 0.6, 0.6 + 0.4 * (1 - np.exp(-(value - 0.6) / 0.4)), value)
    return np.where(value <= 0.0031308, 12.92 * value, 1.055 * value ** (1 / 2.4) - 0.055).astype(np.float32)


def develop(layers: Layers, wall: Floats, size: tuple[int, int], exposure: float = 1.0) -> NDArray[np.uint8]:
    """Put the person before the wall and shrink to size; uint8 (H, W, 3) RGB."""
    person = tone(layers.colour, exposure)
    cover = layers.cover[..., None]
    small = cv2.resize(person * cover, size, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(layers.cover, size, interpolation=cv2.INTER_AREA)[..., None]
    picture = small + tone(wall) * (1 - alpha)
    return np.clip(np.round(picture * 255), 0, 255).astype(np.uint8)


__all__ = ["Camera", "Layers", "Person", "PersonLook", "Pose", "backdrop", "develop", "tone"]
