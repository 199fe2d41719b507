"""What further photographs of a person lend to the portrait: a mouth that is open there, lids that are closed there, a
side of the face that is turned to the camera there.

Each photograph's region is brought to the pose by the photograph's own mesh, in the portrait's light, and laid over the
warped portrait as far as it fits the pose better (see ``photofit``).
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.cv import cv2
from puppet.models import Image, Persona, Points
from puppet.motion.pose import Head
from puppet.raster.headmesh import FACE
from puppet.topology import FACE_OVAL
from puppet.warp.eyeball import move_lids
from puppet.warp.facemesh import FaceMesh, backward_maps, face_triangles, polygon
from puppet.warp.likeness import Coarse, paled
from puppet.warp.mouth import lip_gap, unknown_beyond
from puppet.warp.photofit import MOUTH, REGIONS, PhotoFit, Region, box_of

Float = NDArray[np.float32]

SUPERSAMPLE = 2
"""As the portrait's own layers: see ``landmark_warp.SUPERSAMPLE``."""
LEAST_FACE = 0.2
"""Photographs in which the face is smaller than this share of the portrait's lend nothing."""
MEETING = 0.12
"""Opening of an eye over its width up to which closed lids that are lent hide the eyeball."""
ORDER = sorted(range(len(REGIONS)), key=lambda number: not REGIONS[number].side)
"""Mouth and lids lie over the sides of the face."""
RIM = 0.08
"""What is lent ends at the face's outline within this, in interocular distances."""


@dataclass(frozen=True, eq=False, slots=True)
class Lent:
    """What one pose got of other photographs.

    Attributes:
        unknown: how little of what the lips uncover is now shown: see ``Mouth.unknown``.
        parts: left, top, and float32 (h, w) in [0, 1]: which parts of the picture are theirs, and how far.
    """

    unknown: float
    parts: tuple[tuple[int, int, Float], ...] = ()

    def cover(self, size: int) -> Float:
        """How far each pixel of a square picture is of other photographs: float32 (size, size), 0 to 1."""
        cover = np.zeros((size, size), np.float32)
        for left, top, part in self.parts:
            into = cover[top : top + part.shape[0], left : left + part.shape[1]]
            np.maximum(into, part, out=into)
        return cover


@dataclass(frozen=True, eq=False, slots=True)
class _Patch:
    """One region of one photograph in the portrait's light and scale.

    Attributes:
        layers: uint8 (h, w, 4), RGB and how much of it is shown.
        source: float32 (468, 2), the mesh's vertices in its pixels.
        triangles: int32 (T, 3), those of the region.
    """

    layers: Image
    source: Points
    triangles: NDArray[np.int32]

    def resized(self, scale: float) -> _Patch:
        height, width = (max(1, round(side * scale)) for side in self.layers.shape[:2])
        exact = np.array([width / self.layers.shape[1], height / self.layers.shape[0]], np.float32)
        layers = cv2.resize(
            self.layers, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        )
        return _Patch(layers, (self.source + np.float32(0.5)) * exact - np.float32(0.5), self.triangles)

    def posed(self, vertices: Points, low: NDArray[np.int64], shape: tuple[int, int]) -> Image:
        """The patch in a pose: uint8 (h, w, 4) of a part of the picture that begins at ``low``."""
        map_x, map_y = backward_maps(vertices, self.source, self.triangles, low, shape)
        layers: Image = cv2.remap(self.layers, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
        return layers


class Donors:
    """What a person's further photographs lend to the portrait.

    Args:
        persona: the portrait with its ``others``; those in which the face is too small to be of use lend nothing.

    Attributes:
        count: how many photographs lend something.
    """

    def __init__(self, persona: Persona) -> None:
        own = Head(persona.landmarks)
        others = [(photo, Head(photo.landmarks)) for photo in persona.others]
        others = [(photo, head) for photo, head in others if head.unit > LEAST_FACE * own.unit]
        self.count = len(others)
        self._mouth_gaps = np.array([lip_gap(photo.landmarks) for photo in (persona, *(one for one, _ in others))])
        main = Coarse(persona, own)
        coarse = [Coarse(photo, head) for photo, head in others]
        self._fit = PhotoFit([own, *(head for _, head in others)], [1.0, *(main.sharper(one) for one in coarse)])
        self._meshes, self._patches = [], []
        for (photo, head), small in zip(others, coarse, strict=True):
            moved = move_lids(photo.landmarks, persona.landmarks)
            self._meshes.append(FaceMesh(moved))
            scale = SUPERSAMPLE * own.unit / head.unit
            colour = main.colour_over(small)
            self._patches.append(
                [
                    _cut(photo, moved, head.unit, region, scale, main.light(small, region, colour), colour)
                    for region in REGIONS
                ]
            )

    def scaled(self, scale: float) -> Donors:
        """The same for the portrait at another size, ``scale`` times as large; they choose alike."""
        other = copy.copy(self)
        other._patches = [[patch.resized(scale) for patch in patches] for patches in self._patches]
        return other

    def lend(self, picture: Image, wanted: Points, landmarks: Points) -> Lent:
        """Lay over a pose what fits it better than the portrait does.

        Args:
            picture: uint8 (H, W, 3), the warped portrait with its eyes, changed in place.
            wanted: float32 (478, 3), the pose, in its pixels.
            landmarks: float32 (478, 3), where its parts are drawn.
        """
        head = Head(wanted)
        unknown = unknown_beyond(self._mouth_gaps, lip_gap(wanted))
        weights = self._fit.weights(head, unknown)
        left = float(weights[0] @ unknown)
        vertices: dict[int, Points] = {}
        parts = []
        for number in ORDER:
            region, share = REGIONS[number], weights[number]
            if share[0] >= 1:
                continue
            if region.side:
                inside = share
            elif region.eye is None:  # behind the lips by those alone that have something there
                inside = share * (1 - unknown + 1e-3)
                inside /= inside.sum()
            else:  # the portrait's eyeball looks out between lids that do not meet
                inside = share * (1 - float(_smooth(np.array(region.eye.opening(landmarks)), 0, MEETING)))
            low, shape = box_of(landmarks, region, head.unit, picture.shape[1::-1])
            if min(shape) < 3:
                continue
            hole = polygon(region.hole(landmarks), low, shape)
            mixed = np.zeros((*shape, 4), np.float32)
            for photo in np.flatnonzero(share[1:]):
                if photo not in vertices:
                    vertices[photo] = self._meshes[photo].pose(landmarks)
                layers = self._patches[photo][number].posed(vertices[photo], low, shape)
                _add(layers, hole, share[1 + photo], inside[1 + photo], mixed)
            _settle(picture[low[1] : low[1] + shape[0], low[0] : low[0] + shape[1]], mixed)
            # What is drawn between the lips covers what was lent there.
            lent = mixed[..., 3] * np.float32(1 - left) if region is MOUTH else mixed[..., 3]
            parts.append((int(low[0]), int(low[1]), lent))
        return Lent(left, tuple(parts))


def _smooth(x: NDArray, low: float, high: float) -> Float:
    t = np.clip((x - low) / (high - low), 0, 1)
    smooth: Float = (t * t * (3 - 2 * t)).astype(np.float32)
    return smooth


def _cut(
    photo: Persona,
    landmarks: Points,
    unit: float,
    region: Region,
    scale: float,
    gain: Float,
    colour: float,
) -> _Patch:
    """A region of a photograph.

    Args:
        landmarks: float32 (478, 3), the photograph's, its lids moved by ``move_lids``.
        unit: its interocular distance.
        scale: of the patch over the photograph.
        gain: float32 (h, w, 3), what its light is multiplied with, over the region's box; any size.
        colour: what its colours' distance from grey is multiplied with.
    """
    low, shape = box_of(landmarks, region, unit, photo.size)
    part = photo.image[low[1] : low[1] + shape[0], low[0] : low[0] + shape[1]].astype(np.float32)
    core = polygon(landmarks[list(region.core), :2], low, shape)
    away = cv2.distanceTransform(np.where(core > 127, 0, 255).astype(np.uint8), cv2.DIST_L2, 5)
    face = polygon(landmarks[list(FACE_OVAL), :2], low, shape)
    face[[0, -1]] = face[:, [0, -1]] = 0  # the photograph may end here
    rim = cv2.distanceTransform(face & 128, cv2.DIST_L2, 5)
    alpha = (1 - _smooth(away, region.full * unit, region.reach * unit)) * _smooth(rim, 0, RIM * unit)
    part = paled(part, colour) * cv2.resize(gain, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    layers = np.dstack([part, alpha * 255])
    layers = np.clip(layers + 0.5, 0, 255).astype(np.uint8)
    triangles = face_triangles()
    source = landmarks[:FACE, :2] - low
    inside = ((source > -1) & (source < shape[::-1])).all(1)
    triangles = np.ascontiguousarray(triangles[inside[triangles].any(1)], np.int32)
    return _Patch(layers, np.ascontiguousarray(source, np.float32), triangles).resized(scale)


@compiled("void(u1[:,:,::1], u1[:,::1], f4, f4, f4[:,:,::1])", nogil=True)
def _add(layers: Image, hole: Image, outside: float, inside: float, mixed: Float) -> None:
    """mixed += layers as RGB and alpha, times ``inside`` in the hole (0 to 255) and ``outside`` around it."""
    for y in range(mixed.shape[0]):
        for x in range(mixed.shape[1]):
            if layers[y, x, 3] == 0:
                continue
            share = outside + (inside - outside) * (numba.float32(hole[y, x]) / numba.float32(255))
            alpha = share * (numba.float32(layers[y, x, 3]) / numba.float32(255))
            for k in range(3):
                mixed[y, x, k] += alpha * numba.float32(layers[y, x, k])
            mixed[y, x, 3] += alpha


@compiled("void(u1[:,:,:], f4[:,:,::1])", nogil=True)
def _settle(picture: Image, mixed: Float) -> None:
    """picture = mixed over picture, in place; ``mixed`` is premultiplied."""
    for y in range(mixed.shape[0]):
        for x in range(mixed.shape[1]):
            alpha = mixed[y, x, 3]
            if alpha <= 0:
                continue
            for k in range(3):
                value = mixed[y, x, k] + (1 - alpha) * numba.float32(picture[y, x, k])
                picture[y, x, k] = numba.uint8(
                    min(max(value, numba.float32(0)), numba.float32(255)) + numba.float32(0.5)
                )
