"""The inside of the mouth, drawn where parted lips uncover what the portrait does not show: a dark cavity, two plain
rows of teeth and a hint of tongue, in the portrait's own light.

Upper teeth sit in the head: they follow its rigid motion alone, so a lip that rises bares them. Lower teeth and tongue
sit in the jaw. Sizes are in widths of a closed mouth (about 50 mm): an upper incisor is 10 mm high and 8.5 mm wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.motion.pose import Pose
from puppet.topology import CHIN, LIPS_INNER, LIPS_MIDDLE, LIPS_OUTER, MOUTH_CORNERS

CHEEKS_AND_FOREHEAD = (50, 280, 151, 6)

HALF_WIDTH, HALF_HEIGHT = 0.62, 0.5
"""What the plates cover, in mouth widths about the middle of the closed lips."""
TEETH = ((0.165, 0.21), (0.125, 0.19), (0.13, 0.20), (0.09, 0.17), (0.06, 0.15))
"""Width and height of the teeth from the middle outwards as they are seen from the front."""
UPPER_EDGE, LOWER_EDGE = 0.035, -0.11
"""How far below the line of closed lips the edge of the upper teeth is, and that of the lower ones with the jaw
shut (lower: talking lips cover them)."""


def lip_gap(landmarks: Points) -> float:
    """Distance between the lips over the mouth's width."""
    across = float(np.linalg.norm(landmarks[MOUTH_CORNERS[0], :2] - landmarks[MOUTH_CORNERS[1], :2]))
    return float(np.linalg.norm(landmarks[LIPS_MIDDLE[0], :2] - landmarks[LIPS_MIDDLE[1], :2])) / max(across, 1e-6)


def mean_colour(image: Image, landmarks: Points, indices: tuple[int, ...]) -> NDArray[np.float64]:
    """Mean colour at some landmarks: (3,), 0 to 255."""
    limit = np.array(image.shape[1::-1]) - 1
    x, y = np.clip(landmarks[list(indices), :2].round().astype(int), 0, limit).T
    return image[y, x].astype(np.float64).mean(0)


CLOSED = 0.01
"""Lip gap over the mouth's width from which there is something to see between the lips."""


@dataclass(frozen=True, eq=False, slots=True)
class MouthPatch:
    """The mouth layer of one pose, in a part of its picture.

    Attributes:
        left, top: of the part, in the picture's pixels.
        colour: uint8 (h, w, 3), teeth, gums, tongue and what is dark behind them.
        cover: uint8 (h, w), 255 inside the inner lips, soft at their edge.
    """

    left: int
    top: int
    colour: Image
    cover: Image

    def over(self, picture: Image, strength: float = 1.0) -> None:
        """Lay it over a picture, uint8 (H, W, 3), in place."""
        height, width = self.cover.shape
        part = picture[self.top : self.top + height, self.left : self.left + width]
        alpha = self.cover.astype(np.float32)[..., None] * (strength / 255)
        part[...] = (part + (self.colour - part.astype(np.float32)) * alpha + 0.5).astype(np.uint8)

    def layer(self, size: int) -> Image:
        """As a raster of its own: uint8 (3, size, size), black where there is no mouth to see into."""
        raster = np.zeros((3, size, size), np.uint8)
        height, width = self.cover.shape
        part = (self.colour * (self.cover / np.float32(255))[..., None]).astype(np.uint8)
        raster[:, self.top : self.top + height, self.left : self.left + width] = part.transpose(2, 0, 1)
        return raster


class Mouth:
    """The mouth's inside of one portrait.

    Args:
        image: uint8 (H, W, 3), RGB, the portrait.
        landmarks: float32 (478, 3), the portrait's.
    """

    def __init__(self, image: Image, landmarks: Points) -> None:
        self._gap = lip_gap(landmarks)
        upper, lower = landmarks[LIPS_MIDDLE[0]].astype(np.float64), landmarks[LIPS_MIDDLE[1]].astype(np.float64)
        corners = landmarks[list(MOUTH_CORNERS)].astype(np.float64)
        self._width = float(np.linalg.norm(corners[1, :2] - corners[0, :2]))
        self._axis = (corners[1, :2] - corners[0, :2]) / max(self._width, 1e-6)
        # Lips parted in the portrait: most of the gap is the lower lip's doing.
        self._middle = upper + 0.25 * (lower - upper)
        self._chin = landmarks[CHIN].astype(np.float64)
        skin = mean_colour(image, landmarks, CHEEKS_AND_FOREHEAD)
        self._lip = self._lip_colour(image, landmarks)
        self._cavity = np.clip(self._lip * [0.5, 0.36, 0.38], 0, 255).astype(np.float32)
        light = float(skin @ [0.299, 0.587, 0.114])
        # Ivory in the light that falls on the face: half way to its hue, in a painting as in a photograph.
        enamel = np.clip(1.15 * (0.55 * skin + 0.45 * light * np.array([1.06, 1.0, 0.92])), 0, 245)
        gum = np.clip(0.55 * self._lip + 0.25 * skin * [1.0, 0.6, 0.6], 0, 255)
        self._scale = float(np.clip(2 * self._width, 40, 400))  # plate pixels per mouth width
        self._upper = self._teeth(enamel, gum, upper=True)
        self._lower = self._teeth(enamel * 0.86, gum * 0.85, upper=False)

    def _lip_colour(self, image: Image, landmarks: Points) -> NDArray[np.float64]:
        lips = np.zeros(image.shape[:2], np.uint8)
        cv2.fillPoly(lips, [landmarks[list(LIPS_OUTER), :2].round().astype(np.int32)], 255)
        if self._gap > 0.03:
            cv2.fillPoly(lips, [landmarks[list(LIPS_INNER), :2].round().astype(np.int32)], 0)
        return np.array(cv2.mean(image, lips)[:3]) if lips.any() else np.array([150.0, 90.0, 85.0])

    def _teeth(self, enamel: NDArray[np.float64], gum: NDArray[np.float64], upper: bool) -> Image:
        """A row of teeth with its gum as a plate: uint8 (h, w, 4) RGBA, y down, edge of the teeth at the centre row."""
        height, width = round(2 * HALF_HEIGHT * self._scale), round(2 * HALF_WIDTH * self._scale)
        across = (np.arange(width) + 0.5) / self._scale - HALF_WIDTH
        x, y = np.meshgrid(across, (np.arange(height) + 0.5) / self._scale - HALF_HEIGHT)
        x = np.abs(x) if upper else np.abs(x) * 1.3  # lower incisors are narrower
        y = -y if upper else y  # from the edge towards the gum
        y = y + (0.18 if upper else 0.05) * x**2  # the arch rises away from the middle
        cover, line = np.zeros_like(x), np.zeros_like(x)
        root = np.full_like(x, 0.14)
        left = 0.0
        soft = 1.5 / self._scale
        for tooth, tall in TEETH:
            middle, half = left + tooth / 2, tooth / 2
            across = np.abs(x - middle) / half
            here = np.clip((1.02 - across) / 0.04, 0, 1)
            edge = 0.012 * np.clip(across - 0.55, 0, None) ** 2 * 8 + (0.012 if left and upper else 0.0)
            cover = np.maximum(cover, here * np.clip((y - edge) / soft, 0, 1))
            line += np.exp(-(((x - left - tooth) / 0.006) ** 2)) * 0.35
            root = np.where(across <= 1, tall * (1 - 0.18 * (1 - across**2)) if upper else tall * 0.75, root)
            left += tooth
        line += np.exp(-((x / 0.005) ** 2)) * 0.3
        inside = np.clip((left - x) / 0.05, 0, 1)
        shade = (1 - 0.4 * np.clip(x / left, 0, 1) ** 2) * (1 - 0.2 * np.clip(y / 0.2, 0, 1)) * (1 - line)
        colour = enamel * shade[..., None]
        is_gum = np.clip((y - root) / 0.02, 0, 1)[..., None]
        colour = colour * (1 - is_gum) + gum * (1 - 0.5 * np.clip(x / left, 0, 1) ** 1.5)[..., None] * is_gum
        plate = np.dstack([colour, 255 * cover * inside])
        return np.clip(plate + 0.5, 0, 255).astype(np.uint8)

    def unknown(self, landmarks: Points) -> float:
        """How little of what a pose's lips uncover the portrait shows by itself: 0 all of it, 1 nothing."""
        # A mouth that is open in the portrait has an inside of its own, good until it is stretched too far.
        return float(np.clip((lip_gap(landmarks) - 1.3 * self._gap - 0.01) / (0.03 + self._gap), 0, 1))

    def patch(self, landmarks: Points, motion: Pose, size: tuple[int, int]) -> MouthPatch | None:
        """The mouth layer of one pose.

        Args:
            landmarks: float32 (478, 3), the pose.
            motion: the head's rigid motion from portrait to pose.
            size: (width, height) of the picture that it is for.

        Returns:
            None where the lips are closed or out of the picture.
        """
        shape = landmarks[list(LIPS_INNER), :2]
        low = np.maximum(np.floor(shape.min(0)).astype(int) - 3, 0)
        high = np.minimum(np.ceil(shape.max(0)).astype(int) + 4, size)
        if (high - low).min() < 3 or lip_gap(landmarks) < CLOSED:
            return None
        cover = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
        cv2.fillPoly(cover, [np.round((shape - low) * 16).astype(np.int32)], 255, cv2.LINE_AA, shift=4)
        softness = max(0.6, 0.012 * self._width)
        cover = cv2.GaussianBlur(cover, (0, 0), softness)

        head = motion.scale * motion.rotation[:2, :2]
        middle, chin = motion.apply(np.stack([self._middle, self._chin]))[:, :2]
        jaw = landmarks[CHIN, :2] - chin
        inside = np.broadcast_to(self._cavity, (*cover.shape, 3)).copy()
        down = np.array([-self._axis[1], self._axis[0]])
        for plate, edge, at in ((self._lower, LOWER_EDGE, middle + jaw), (self._upper, UPPER_EDGE, middle)):
            # From picture pixels to plate pixels: undo the head's motion, then the portrait's mouth frame.
            to_plate = np.stack([self._axis, down]) @ np.linalg.inv(head) * (self._scale / self._width)
            centre = np.array([HALF_WIDTH, HALF_HEIGHT - edge]) * self._scale - 0.5
            offset = centre - to_plate @ (at - low)
            row = cv2.warpAffine(
                plate, np.column_stack([to_plate, offset]), (cover.shape[1], cover.shape[0]),
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_CONSTANT,
            ).astype(np.float32)  # fmt: skip
            inside += (row[..., :3] - inside) * (row[..., 3:] / 255)
        # Lips throw a shadow on what lies behind them.
        inside *= 0.62 + 0.38 * cv2.GaussianBlur(cover, (0, 0), 3 * softness)[..., None].astype(np.float32) / 255
        return MouthPatch(int(low[0]), int(low[1]), (inside + 0.5).astype(np.uint8), cover)

    def draw(self, picture: Image, landmarks: Points, motion: Pose) -> None:
        """Draw the mouth layer into a picture, uint8 (H, W, 3), in place, as far as the portrait has nothing there."""
        unknown = self.unknown(landmarks)
        if unknown > 0 and (patch := self.patch(landmarks, motion, (picture.shape[1], picture.shape[0]))) is not None:
            patch.over(picture, unknown)
