"""Eyes behind the lids: one plate per eye, the portrait's own eyeball made whole once, then seen through the opening.

The plate moves with the eye's corners, the iris slides over it as a disc, and the lids (the warped skin) decide how
much of it shows: nothing is squashed when an eye closes or looks aside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.topology import (
    LEFT_EYE_LOWER,
    LEFT_EYE_UPPER,
    LEFT_IRIS,
    RIGHT_EYE_LOWER,
    RIGHT_EYE_UPPER,
    RIGHT_IRIS,
)

SUPERSAMPLE = 2
"""The plate's pixels per portrait pixel: sampled linearly it stays about as sharp as cubic sampling."""
CLOSED, OPEN = 0.07, 0.27
"""Lid distance over eye width: below CLOSED the lids touch (MediaPipe reports 0.03 to 0.06 for real blinks), from OPEN
on the distance is taken as it is. Between them lids come nearer than asked for: the lashes that the upper lid brings
down look like opening, to people and trackers alike (half-closed eyes rendered as asked were seen 0.1 too open)."""
USUAL_OPENING = 0.30
"""An open eye's opening; the two limits above shrink in proportion for eyes that are narrower at rest."""
WIDER, NARROWER, LIDS_MOST = 0.3, 0.2, 0.06
TURNED = 0.25
"""Trackers see less of an eye's movement than there is: drawn as asked for, the gaze of four people, tracked again, was
0.6 to 0.75 of the driver's, and mostly their eyes' opening likewise. So lids move further from where the portrait has
them, by these shares of their way, at most by LIDS_MOST of the eye's width; and an iris slides further along the eye,
by up to TURNED of its slide where that is as long as its radius (short ones are mostly the tracker's noise). Eyes of
the four are 0.12 dB nearer to the truth with it, those of ten others who look straight ahead 0.02 dB further from it;
with .35 a puppet's gaze follows more closely still, and its lids less."""
INSET_UPPER, INSET_LOWER = 0.14, 0.08
"""Share of the opening left to the warped skin at each lid, where lashes and lid rims are."""


@dataclass(frozen=True, slots=True)
class EyeIndex:
    """Landmark indices of one eye: lid chains from the outer to the inner corner, and the iris (centre first)."""

    upper: tuple[int, ...]
    lower: tuple[int, ...]
    iris: tuple[int, ...]

    def opening(self, landmarks: Points) -> float:
        """Distance of the lids' middles over the distance of the corners."""
        width = float(np.linalg.norm(landmarks[self.upper[0], :2] - landmarks[self.upper[-1], :2]))
        return float(np.linalg.norm(landmarks[self.upper[4], :2] - landmarks[self.lower[4], :2])) / max(width, 1e-6)

    def outline(self, landmarks: Points) -> NDArray[np.float32]:
        """The part of the opening that shows the eyeball: float32 (16, 2)."""
        upper, lower = landmarks[list(self.upper), :2], landmarks[list(self.lower), :2]
        across = lower - upper
        shape = np.concatenate([upper + INSET_UPPER * across, (lower - INSET_LOWER * across)[-2:0:-1]])
        return shape.astype(np.float32)


RIGHT, LEFT = (
    EyeIndex(RIGHT_EYE_UPPER, RIGHT_EYE_LOWER, RIGHT_IRIS),
    EyeIndex(LEFT_EYE_UPPER, LEFT_EYE_LOWER, LEFT_IRIS),
)
EYES = (RIGHT, LEFT)


def move_lids(landmarks: Points, portrait: Points) -> Points:
    """Let lids go as far as they do, and those that meet meet exactly: the upper lid comes down on the lower one as the
    driver's opening nears CLOSED.

    Args:
        landmarks: float32 (478, 3), the pose wanted.
        portrait: float32 (478, 3), the portrait's own.

    Returns:
        A copy of ``landmarks`` with the upper lids moved.
    """
    closed = landmarks.copy()
    for eye in EYES:
        rest, asked = eye.opening(portrait), eye.opening(landmarks)
        further = (WIDER if asked > rest else NARROWER) * (asked - rest)
        opening = max(asked + min(max(further, -LIDS_MOST), LIDS_MOST), 0.0)
        narrow = min(1.0, rest / USUAL_OPENING)
        keep = min(max((opening / max(narrow, 0.3) - CLOSED) / (OPEN - CLOSED), 0.0), 1.0)
        keep *= opening / max(asked, 1e-3)
        if keep == 1:
            continue
        upper, lower = list(eye.upper), list(eye.lower)
        closed[upper] = landmarks[lower] + (landmarks[upper] - landmarks[lower]) * np.float32(keep)
    return closed


class Eyeball:
    """One eye of one portrait.

    Args:
        image: uint8 (H, W, 3), RGB, the portrait.
        landmarks: float32 (478, 3), the portrait's.
        eye: which one.
    """

    def __init__(self, image: Image, landmarks: Points, eye: EyeIndex) -> None:
        self._eye = eye
        self._corners = landmarks[[eye.upper[0], eye.upper[-1]], :2].astype(np.float64)
        width = float(np.linalg.norm(self._corners[1] - self._corners[0]))
        iris = landmarks[list(eye.iris), :2].astype(np.float64)
        self._iris = iris[0]
        self._radius = float(np.clip(np.linalg.norm(iris[1:] - iris[0], axis=1).mean(), 0.15 * width, 0.3 * width))
        centre = self._corners.mean(0)
        self._origin = np.floor(centre - [0.95 * width, 0.75 * width])
        size = np.ceil([1.9 * width, 1.5 * width]).astype(int) + 1
        self._plate = self._make_whole(image, landmarks, (int(size[0]), int(size[1])))

    def _make_whole(self, image: Image, landmarks: Points, size: tuple[int, int]) -> Image:
        """The eyeball as if no lid covered it, at SUPERSAMPLE: uint8 (h, w, 3)."""
        s = SUPERSAMPLE
        grid_x, grid_y = np.meshgrid(
            (np.arange(size[0] * s) / s + self._origin[0]).astype(np.float32),
            (np.arange(size[1] * s) / s + self._origin[1]).astype(np.float32),
        )
        seen = cv2.remap(image, grid_x, grid_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        seen = seen.astype(np.float32)
        outline = (self._eye.outline(landmarks) - self._origin) * s
        trusted = np.zeros(seen.shape[:2], np.uint8)
        cv2.fillPoly(trusted, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, shift=4)
        open_enough = self._eye.opening(landmarks) > 0.12
        distance = np.hypot(grid_x - self._iris[0], grid_y - self._iris[1]) / self._radius
        inside = trusted > 200 if open_enough else np.zeros(trusted.shape, bool)

        white = self._fill(seen, inside & (distance > 1.15), self._default_white(image, landmarks))
        iris = self._iris_by_radius(seen, inside & (distance < 0.95), distance)
        rim = np.clip((1.06 - distance) / 0.12, 0, 1)[..., None]
        whole = white * (1 - rim) + iris * rim
        # The photograph's own eye, whole wherever the opening shows it at rest, and a soft edge beyond.
        own = cv2.dilate(trusted, np.ones((4 * s + 1, 4 * s + 1), np.uint8))
        own = cv2.GaussianBlur(own, (0, 0), 0.6 * s).astype(np.float32)[..., None] / 255 * open_enough
        return np.clip(whole * (1 - own) + seen * own + 0.5, 0, 255).astype(np.uint8)

    @staticmethod
    def _default_white(image: Image, landmarks: Points) -> NDArray[np.float32]:
        """A white of the eye lit like this face, for eyes that show none: float32 (3,)."""
        x, y = np.clip(landmarks[[50, 280, 151, 6], :2].round().astype(int), 0, np.array(image.shape[1::-1]) - 1).T
        skin = image[y, x].astype(np.float32).mean(0)
        return np.clip(0.35 * skin + 0.65 * skin.mean() * 1.12, 0, 235)

    @staticmethod
    def _fill(seen: NDArray[np.float32], known: NDArray[np.bool_], default: NDArray[np.float32]) -> NDArray[np.float32]:
        """Spread what is known over the rest, ever coarser (normalised convolution)."""
        if known.sum() < 12:
            return np.broadcast_to(default, seen.shape).astype(np.float32)
        weight = known.astype(np.float32)
        total, norm = np.zeros_like(seen), np.zeros_like(weight)
        for sigma, trust in ((1.5, 1.0), (4.0, 0.05), (16.0, 0.001), (64.0, 1e-6)):
            total += trust * cv2.GaussianBlur(seen * weight[..., None], (0, 0), sigma)
            norm += trust * cv2.GaussianBlur(weight, (0, 0), sigma)
        return total / np.maximum(norm, 1e-12)[..., None]

    @staticmethod
    def _iris_by_radius(
        seen: NDArray[np.float32], known: NDArray[np.bool_], distance: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """The iris as rings: each radius in the mean colour it has where it is seen; float32 (h, w, 3)."""
        edges = np.linspace(0, 1.1, 12)
        rings = np.clip(np.digitize(distance, edges) - 1, 0, 10)
        colours = np.full((11, 3), np.nan)
        for ring in range(11):
            here = known & (rings == ring)
            if here.sum() >= 3:
                colours[ring] = seen[here].mean(0)
        found = np.flatnonzero(~np.isnan(colours[:, 0]))
        if not found.size:
            return np.full_like(seen, (52, 36, 28))
        middles = (edges[:-1] + edges[1:]) / 2
        return np.dstack([np.interp(distance, middles[found], colours[found, k]) for k in range(3)]).astype(np.float32)

    def draw(self, picture: Image, landmarks: Points, scale: float) -> None:
        """Draw the eyeball into the opening, in place.

        Args:
            picture: uint8 (H, W, 3), the warped portrait.
            landmarks: float32 (478, 3), the pose, its lids moved by ``move_lids``.
            scale: of the head, target over portrait.
        """
        outline = self._eye.outline(landmarks)
        (low_x, low_y), (high_x, high_y) = outline.min(0).tolist(), outline.max(0).tolist()
        left, top = max(math.floor(low_x) - 2, 0), max(math.floor(low_y) - 2, 0)
        right, bottom = min(math.ceil(high_x) + 3, picture.shape[1]), min(math.ceil(high_y) + 3, picture.shape[0])
        if min(right - left, bottom - top) < 3:
            return
        cover = np.zeros((bottom - top, right - left), np.uint8)
        cv2.fillPoly(cover, [np.round((outline - (left, top)) * 16).astype(np.int32)], 255, cv2.LINE_AA, shift=4)
        if not cover.any():
            return
        cover = cv2.GaussianBlur(cover, (3, 3), 0.7)
        at = self._aim(landmarks, scale)
        if at is None:
            return
        map_x, map_y = np.empty(cover.shape, np.float32), np.empty(cover.shape, np.float32)
        _look(at, left, top, map_x, map_y)
        patch = cv2.remap(self._plate, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        _lay(picture[top:bottom, left:right], patch, cover)

    def _aim(self, landmarks: Points, scale: float) -> NDArray[np.float64] | None:
        """Where to look for the pixels of an opening, as ``_look`` takes it; None where there is next to no eye.

        Into the portrait's eye: along the corners by their distance (a turning head narrows it), across by the head.
        The disc slides whole; the white beside it gives way gently, so that it never folds. In plain numbers: arrays of
        two take ten times as long.
        """
        upper, iris = self._eye.upper, self._eye.iris[0]
        (ax, ay), (bx, by), (ix, iy) = landmarks[[upper[0], upper[-1], iris], :2].tolist()
        length = math.hypot(bx - ax, by - ay)
        if length < 2:
            return None
        (own_ax, own_ay), (own_bx, own_by) = self._corners.tolist()
        own = math.hypot(own_bx - own_ax, own_by - own_ay)
        ux, uy = (bx - ax) / length, (by - ay) / length
        vx, vy = (own_bx - own_ax) / own, (own_by - own_ay) / own
        along, across = own / length, 1 / max(scale, 1e-3)
        xx, xy = vx * ux * along + vy * uy * across, vx * uy * along - vy * ux * across
        yx, yy = vy * ux * along - vx * uy * across, vy * uy * along + vx * ux * across
        middle_x, middle_y = (ax + bx) / 2, (ay + by) / 2
        shift_x = (own_ax + own_bx) / 2 - (xx * middle_x + xy * middle_y)
        shift_y = (own_ay + own_by) / 2 - (yx * middle_x + yy * middle_y)
        own_ix, own_iy = self._iris.tolist()
        slide_x, slide_y = own_ix - (xx * ix + xy * iy + shift_x), own_iy - (yx * ix + yy * iy + shift_y)
        aside = slide_x * vx + slide_y * vy
        further = TURNED * min(abs(aside) / self._radius, 1.0) * aside
        slide_x, slide_y = slide_x + further * vx, slide_y + further * vy
        reach = max(0.9, 1.8 * math.hypot(slide_x, slide_y) / self._radius)
        return np.array(
            [xx, xy, yx, yy, shift_x, shift_y, own_ix - slide_x, own_iy - slide_y, slide_x, slide_y,
             self._radius, reach, *self._origin.tolist()]
        )  # fmt: skip


@compiled("void(f8[::1], i8, i8, f4[:,::1], f4[:,::1])", nogil=True)
def _look(at: NDArray[np.float64], left: int, top: int, map_x: NDArray[np.float32], map_y: NDArray[np.float32]) -> None:
    """Where an opening's pixels lie on the plate.

    Args:
        at: (14,), the matrix from the picture to the portrait, its shift, the iris without its slide, the slide, the
            iris's radius, how far the slide fades, in radii, and the plate's origin.
        left, top: of the part of the picture.
        map_x, map_y: float32 (h, w), written, in the plate's pixels.
    """
    for row in range(map_x.shape[0]):
        for column in range(map_x.shape[1]):
            x, y = float(left + column), float(top + row)
            px, py = at[0] * x + at[1] * y + at[4], at[2] * x + at[3] * y + at[5]
            far = math.hypot(px - at[6], py - at[7]) / at[10]
            t = min(max((far - 1.08) / at[11], 0.0), 1.0)
            with_iris = 1 - t * t * (3 - 2 * t)
            map_x[row, column] = (px + with_iris * at[8] - at[12]) * SUPERSAMPLE
            map_y[row, column] = (py + with_iris * at[9] - at[13]) * SUPERSAMPLE


@compiled("void(u1[:,:,:], u1[:,:,::1], u1[:,::1])", nogil=True)
def _lay(part: Image, patch: Image, cover: NDArray[np.uint8]) -> None:
    """part = patch where it covers, in place."""
    for y in range(cover.shape[0]):
        for x in range(cover.shape[1]):
            if cover[y, x] == 0:
                continue
            alpha = np.float32(cover[y, x]) / np.float32(255)
            for k in range(3):
                under = np.float32(part[y, x, k])
                part[y, x, k] = np.uint8(under + (np.float32(patch[y, x, k]) - under) * alpha + np.float32(0.5))
