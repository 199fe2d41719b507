"""How another photograph of a person differs from the portrait in light, colour and sharpness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Persona, Points
from puppet.motion.pose import Head
from puppet.raster.headmesh import FACE
from puppet.warp.facemesh import FaceMesh, backward_maps, face_triangles, polygon
from puppet.warp.photofit import MOUTH, Region, box_of

Float = NDArray[np.float32]

COARSE = 64
"""Interocular distance in pixels at which photographs are compared."""
LIGHT_REACH = 0.3
"""Light is matched in patches about this large, in interocular distances."""
LIGHT_RANGE = (0.4, 2.5)
"""How much brighter or darker a photograph is made at most: beyond, colours are lost in it."""
DETAIL = 80
"""Interocular distance in pixels at which sharpness is compared: about that of a face that fills a small picture."""
COLOURLESS = 0.5
"""A portrait whose colours spread less than this share of a photograph's is taken to be paler, down to grey."""


class Coarse:
    """A photograph of little detail, to compare its light with another's.

    Args:
        photo: the photograph.
        head: its.
    """

    def __init__(self, photo: Persona, head: Head) -> None:
        scale = min(1.0, COARSE / head.unit)
        width, height = (max(2, round(side * scale)) for side in photo.size)
        exact = np.array([width / photo.size[0], height / photo.size[1], scale])
        half = np.array([0.5, 0.5, 0])
        self.unit = head.unit * scale
        self.image = cv2.resize(photo.image, (width, height), interpolation=cv2.INTER_AREA)
        self.landmarks: Points = ((photo.landmarks + half) * exact - half).astype(np.float32)
        self._detail = _detail(photo, head.unit)
        self._mesh: FaceMesh | None = None

    def sharper(self, other: Coarse) -> float:
        """How sharp another photograph is over this one."""
        return other._detail / max(self._detail, 1e-6)

    def _seen_as(self, other: Coarse, region: Region) -> tuple[Float, Float, Float]:
        """A region of both in the other's shape, float32 (h, w, 3) each, and where both show it: 2 skin, 1 the core
        but what is behind it, 0 nothing: (h, w)."""
        self._mesh = self._mesh or FaceMesh(self.landmarks)
        low, shape = box_of(other.landmarks, region, other.unit, other.image.shape[1::-1])
        map_x, map_y = backward_maps(self._mesh.pose(other.landmarks), self._mesh.source, face_triangles(), low, shape)
        own = cv2.remap(self.image, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        part = other.image[low[1] : low[1] + shape[0], low[0] : low[0] + shape[1]]
        core, hole = (
            cv2.dilate(polygon(loop, low, shape), np.ones((3, 3), np.uint8)) == 0
            for loop in (other.landmarks[list(region.core), :2], region.hole(other.landmarks))
        )
        limit = np.array(self.image.shape[1::-1]) - 1
        seen = (map_x >= 0) & (map_y >= 0) & (map_x <= limit[0]) & (map_y <= limit[1])
        parts = seen * hole * (1 + core.astype(np.float32))
        return own.astype(np.float32), part.astype(np.float32), parts.astype(np.float32)

    def light(self, other: Coarse, region: Region, colour: float) -> Float:
        """What the other's light is to be multiplied with in a region, its colours with ``colour``: (h, w, 3)."""
        own, part, parts = self._seen_as(other, region)
        skin = (parts > 1).astype(np.float32)
        if skin.sum() < 9:
            return np.ones_like(part)
        ours, theirs = ((image * skin[..., None]) for image in (own, paled(part, colour)))
        sigma = LIGHT_REACH * other.unit
        # Where no skin is near, the whole region's light.
        ours, theirs = (
            cv2.GaussianBlur(image, (0, 0), sigma, borderType=cv2.BORDER_CONSTANT)
            + np.float32(1e-3) * image.sum((0, 1)) / skin.sum()
            for image in (ours, theirs)
        )
        gain: Float = np.clip((ours + 0.01) / (theirs + 0.01), *LIGHT_RANGE).astype(np.float32)
        return gain

    def colour_over(self, other: Coarse) -> float:
        """What the other's colours are to be multiplied with: 1, less where this one is paler, 0 where it is grey."""
        own, part, parts = self._seen_as(other, MOUTH)
        if (parts > 0).sum() < 9:
            return 1.0
        spread = [_chroma(image[parts > 0]) for image in (own, part)]
        return float(np.clip(spread[0] / max(spread[1], 1e-4) / COLOURLESS, 0, 1))


def paled(image: Float, colour: float) -> Float:
    """An image, float32 (h, w, 3), its colours' distance from grey multiplied with ``colour``."""
    if colour >= 1:
        return image
    grey = (image @ np.array([0.299, 0.587, 0.114], np.float32))[..., None]
    return grey + np.float32(colour) * (image - grey)


def _chroma(colours: Float) -> float:
    """How far colours, (N, 3), lie apart, whatever their light and its colour."""
    balanced = (colours + 1) / (colours + 1).mean(0)
    return float(np.sqrt((balanced / balanced.mean(1, keepdims=True)).var(0).sum()))


def _detail(photo: Persona, unit: float) -> float:
    """Fine detail of a photograph's face, as seen at one size."""
    points = photo.landmarks[:FACE, :2]
    limit = np.array(photo.size)
    low = np.clip(points.min(0), 0, limit - 2).astype(int)
    high = np.clip(points.max(0), low + 2, limit).astype(int)
    face = cv2.cvtColor(photo.image[low[1] : high[1], low[0] : high[0]], cv2.COLOR_RGB2GRAY)
    scale = DETAIL / unit
    size = tuple(max(2, round(side * scale)) for side in face.shape[::-1])
    face = cv2.resize(face, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return float(cv2.Laplacian(face, cv2.CV_32F).std())
