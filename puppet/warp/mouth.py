"""The inside of the mouth, where parted lips uncover what the portrait does not show: palate and throat, tongue and two
rows of teeth, from the sprites of ``mouthsprites``, in the portrait's own light and colours.

Upper teeth sit in the head: they follow its rigid motion alone, so a lip that rises bares them. Lower teeth and tongue
sit in the jaw. Lengths are in widths of a closed mouth (about 50 mm).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.motion.pose import Pose, head_axes
from puppet.topology import CHIN, LIPS_INNER, LIPS_MIDDLE, LIPS_OUTER, MOUTH_CORNERS, OUTER_EYE_CORNERS
from puppet.warp.mouthsprites import Float, MouthSet, develop, mouth_sets

Array = NDArray[np.float64]

CHEEKS_AND_FOREHEAD = (50, 280, 151, 6)
LUMA = np.array([0.299, 0.587, 0.114])

WIDTH_BY_EYES, WIDTHS = 0.56, (0.8, 1.1)
"""Width of a closed mouth over the distance of the outer eye corners (median of 330 portraits with closed lips), and
how far a portrait's own may be from that."""
SMILE_WIDER, SMILE_LIFTS = 0.28, 0.09
"""By how much smiles that show teeth widen the mouth and lift the upper lip, in widths of the closed mouth (medians of
220 portraits)."""
HINGE = 1.8
"""From the jaw's hinges to the lower incisors."""
SPRITE_JAW = 0.2
"""Radians by which the jaw is open where the sprites of its parts were seen."""
BARED, BARED_BY_SMILE = 0.05, 0.5
"""How much of the lower teeth a lower lip bares at most, and how much more per width that the mouth is wider: a chin is
tracked less surely than the lips are."""
CROWN, GUM_SHOWS = 0.14, 0.25
"""How much of the upper incisors lips bare before gum shows between the teeth, and how much of what they bare beyond
that is gum."""
ENAMEL = 1.32
"""Light of enamel over that of the skin around, in full light: what makes drawn teeth as bright as those of 408
portraits whose lips are apart."""
OWN_TEETH, OWN_TEETH_SURE = 0.06, 0.12
"""Lip gaps over the mouth's width from which a portrait's own teeth say how bright teeth are, and where they alone
do."""
BRIGHTEST = 285.0
"""Of enamel in full light, which hardly any of it gets."""
DRAWN_LIGHT = 0.88
"""How bright the brightest fifth of drawn teeth is over enamel in full light."""
CORNER_SHADE, CORNERS = 0.6, (0.03, 0.2)
"""How much darker it is in the corners of a mouth that hardly opens, where cheeks hide the teeth's sides (seen in the
same portraits), and where that begins and ends, in widths of the opening."""
WIDE_OPEN = (0.4, 0.6)
"""Height of the opening over its width from which its corners get lighter, and where they are as light as the rest."""
UNSMILING, SMILING = 0.7, (0.1, 0.25)
"""Light on the upper teeth of a mouth that talks over that in a smile, which lifts the lip that shades them (measured
on 1,115 pairs of frames of people who speak); and how much wider than closed, in its widths, a mouth is where a smile
begins and where it is whole."""
BEHIND = 0.31
"""Light on what no part shows, about that of the darkest of them."""
TONGUE_RISES = 0.3
"""The tongue of an open mouth stays behind the jaw by this share of its way."""
BORDER = 6
"""Steps of the coarse picture of the lips' shadow around it."""
USUAL = 3
"""Sets that portraits are given; those beyond are for training alone."""


def lip_gap(landmarks: Points) -> float:
    """Distance between the lips over the mouth's width."""
    across = float(np.linalg.norm(landmarks[MOUTH_CORNERS[0], :2] - landmarks[MOUTH_CORNERS[1], :2]))
    return float(np.linalg.norm(landmarks[LIPS_MIDDLE[0], :2] - landmarks[LIPS_MIDDLE[1], :2])) / max(across, 1e-6)


def _mouth_width(points: Points | Array) -> float:
    """Distance of the corners in space: turning does not change it."""
    return float(np.linalg.norm(points[MOUTH_CORNERS[0]] - points[MOUTH_CORNERS[1]]))


def mean_colour(image: Image, landmarks: Points, indices: tuple[int, ...]) -> NDArray[np.float64]:
    """Mean colour at some landmarks: (3,), 0 to 255."""
    limit = np.array(image.shape[1::-1]) - 1
    x, y = np.clip(landmarks[list(indices), :2].round().astype(int), 0, limit).T
    return image[y, x].astype(np.float64).mean(0)


def unknown_beyond(own: Array, gap: float) -> Array:
    """How little of what parted lips uncover photographs show: 0 all of it, 1 nothing.

    Args:
        own: (P,), the lip gaps in the photographs.
        gap: the one wanted.
    """
    # A mouth that is open in a photograph has an inside of its own, good until it is stretched too far.
    return np.clip((gap - 1.3 * own - 0.01) / (0.03 + own), 0, 1)


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
        variant: which of ``mouth_sets()`` it gets (modulo their number); None: one that goes with the face.
    """

    def __init__(self, image: Image, landmarks: Points, variant: int | None = None) -> None:
        self._gap = lip_gap(landmarks)
        points = landmarks.astype(np.float64)
        self._axes = head_axes(points)
        eyes = float(np.linalg.norm(np.subtract(*points[list(OUTER_EYE_CORNERS)])))
        usual = WIDTH_BY_EYES * eyes
        wide = _mouth_width(points) / max(usual, 1e-6)
        # A smile that parts the lips has drawn them apart and up; the teeth stayed where they were.
        smile = float(np.clip((self._gap - 0.02) / 0.06, 0, 1) * np.clip((wide - 1) / SMILE_WIDER, 0, 1))
        self._width = usual * float(np.clip(wide / (1 + SMILE_WIDER * smile), *WIDTHS))
        upper, lower = points[list(LIPS_MIDDLE)]
        self._middle = upper + 0.15 * (lower - upper) + SMILE_LIFTS * smile * usual * self._axes[:, 1]
        self._chin = points[CHIN]
        sets = mouth_sets()
        if variant is None:
            # The same for the same face at any size; which ratio it goes by does not matter.
            face = float(np.linalg.norm(points[CHIN] - points[10])) / max(eyes, 1e-6)
            variant = int(face / 0.04) % USUAL
        self._set: MouthSet = sets[variant % len(sets)]
        skin = mean_colour(image, landmarks, CHEEKS_AND_FOREHEAD)
        own = self._own_teeth(image, landmarks, skin)
        if own is not None:  # in full light they would be brighter
            own = own / light_on_teeth(_mouth_width(points) / self._width - 1)
        self._mix(skin, self._lip_colour(image, landmarks), own)

    def _mix(self, skin: Array, lip: Array, own: Array | None) -> None:
        """Colours of full light, from what the portrait's light makes of skin and lips, and from its own teeth in full
        light, where it shows any."""
        light = float(skin @ LUMA)
        hue = skin / max(light, 1.0)
        coloured = float(np.clip(np.ptp(hue) / 0.4, 0, 1))  # nothing has a hue in a black-and-white picture
        # How much of the skin's hue teeth have, measured in 380 portraits that show them: ivory in warm light.
        enamel = ENAMEL * light * (1 + np.array([0.3, 0.48, 0.54]) * (hue - 1)) * self._set.enamel**coloured
        if own is not None:
            sure = float(np.clip((self._gap - OWN_TEETH) / (OWN_TEETH_SURE - OWN_TEETH), 0, 1))
            enamel += sure * (own / DRAWN_LIGHT - enamel)
        lip_light = float(lip @ LUMA)
        # The flesh inside is never paler than the skin, even where lips are.
        red = 0.75 * lip / max(lip_light, 1.0) + 0.25 * hue * np.array([1.3, 0.85, 0.85]) ** coloured
        flesh = float(np.clip(lip_light, 0.55 * light, 0.85 * light))
        self._enamel = enamel * min(1.0, BRIGHTEST / max(float(enamel.max()), 1.0))
        self._gum = np.clip(1.05 * flesh * red, 0, 245)
        self._tongue = np.clip(1.3 * flesh * red, 0, 245)
        self._depth = np.clip(1.35 * flesh * red * np.array([1.12, 0.97, 0.98]) ** coloured, 0, 245)

    def _own_teeth(self, image: Image, landmarks: Points, skin: Array) -> Array | None:
        """Colour of the brightest fifth of what the portrait shows between its lips; None where that is no teeth."""
        inner = landmarks[list(LIPS_INNER), :2]
        low = np.clip(np.floor(inner.min(0)).astype(int), 0, np.array(image.shape[1::-1]) - 1)
        high = np.clip(np.ceil(inner.max(0)).astype(int) + 1, low + 1, image.shape[1::-1])
        part = image[low[1] : high[1], low[0] : high[0]]
        opening = np.zeros(part.shape[:2], np.uint8)
        cv2.fillPoly(opening, [(inner - low).round().astype(np.int32)], 1)
        seen = part[opening > 0].astype(np.float64)
        if self._gap < OWN_TEETH or len(seen) < 30:
            return None
        brightest = seen[np.argsort(seen @ LUMA)[-len(seen) // 5 :]].mean(0)
        light = float(skin @ LUMA)
        # Teeth are about as bright as the skin or more, and no redder: what is not is tongue, lip or shadow.
        redness = brightest[0] / max(float(brightest @ LUMA), 1.0) - skin[0] / max(light, 1.0)
        return brightest if brightest @ LUMA > 0.75 * light and redness < 0.05 else None

    def _lip_colour(self, image: Image, landmarks: Points) -> Array:
        outer, inner = (landmarks[list(loop), :2] for loop in (LIPS_OUTER, LIPS_INNER))
        low = np.clip(np.floor(outer.min(0)).astype(int) - 1, 0, np.array(image.shape[1::-1]) - 1)
        high = np.clip(np.ceil(outer.max(0)).astype(int) + 2, low + 1, image.shape[1::-1])
        part = image[low[1] : high[1], low[0] : high[0]]
        lips = np.zeros(part.shape[:2], np.uint8)
        cv2.fillPoly(lips, [(outer - low).round().astype(np.int32)], 255)
        if self._gap > 0.03:
            cv2.fillPoly(lips, [(inner - low).round().astype(np.int32)], 0)
        return np.array(cv2.mean(part, lips)[:3]) if lips.any() else np.array([150.0, 90.0, 85.0])

    def unknown(self, landmarks: Points) -> float:
        """How little of what a pose's lips uncover the portrait shows by itself: 0 all of it, 1 nothing."""
        return float(unknown_beyond(np.array(self._gap), lip_gap(landmarks)))

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
        scale = motion.scale * self._width
        cover = cv2.GaussianBlur(cover, (0, 0), max(0.6, 0.012 * scale))
        colour = np.empty((*cover.shape, 3), np.uint8)
        axes = motion.rotation @ self._axes
        shade = self._shade(cover, scale, axes)
        _darken_corners(shade, shape - low, axes[:2, 0])
        develop(*self._inside(landmarks, motion, low, cover), shade, colour)
        return MouthPatch(int(low[0]), int(low[1]), colour, cover)

    def _inside(
        self, landmarks: Points, motion: Pose, low: NDArray[np.int64], cover: NDArray[np.uint8]
    ) -> tuple[Float, Float, Float]:
        """What lies within the lips without their shadow, as ``develop`` takes it."""
        scale = motion.scale * self._width
        axes = motion.rotation @ self._axes
        view = scale * axes[:2]
        middle, chin = motion.apply(np.stack([self._middle, self._chin]))
        side, drop, _ = (landmarks[CHIN] - chin) @ axes / scale
        upper_lip, lip = (landmarks[list(LIPS_MIDDLE)] - middle) @ axes[:, 1] / scale
        gap = float(lip - upper_lip)
        wider = float(np.clip(_mouth_width(landmarks) / scale - 1, 0, 0.35))
        drop = max(float(drop), float(lip) - BARED - BARED_BY_SMILE * wider, 0.0)
        sprites = self._set
        # The jaw turns about its hinges: down first, then ever more back, and its teeth lean forward with it.
        lower = sprites.lower_shut + drop / (sprites.lower_open[1] - sprites.lower_shut[1]) * (
            sprites.lower_open - sprites.lower_shut
        )
        lower[0] += side
        lean = drop / HINGE - SPRITE_JAW
        tilt = np.array([[1, 0, 0], [0, np.cos(lean), -np.sin(lean)], [0, np.sin(lean), np.cos(lean)]])
        # Lips that rise above the crowns show little gum: crowns are then higher than the rig's, or lips tracked so.
        higher = max(float(sprites.upper_edge[1] - upper_lip) - CROWN, 0.0) * (1 - GUM_SHOWS)
        head, jaw = middle[:2] - low, middle[:2] + view @ lower - low
        deep = 0.6 + 0.4 * min(gap / 0.25, 1.0)  # lips that hardly part let little light behind the upper teeth
        out, clear = np.zeros((*cover.shape, 3), np.float32), (cover > 0).astype(np.float32)
        high = head - view[:, 1] * higher
        in_jaw = view @ tilt
        lifted = jaw - view[:, 1] * (TONGUE_RISES * drop)
        lit = light_on_teeth(wider)
        sprites.upper.draw(view, high, lit * self._enamel, lit * self._gum, clear, out)
        sprites.lower.draw(in_jaw, jaw, 0.92 * deep * self._enamel, deep * self._gum, clear, out)
        sprites.tongue.draw(in_jaw, lifted, self._enamel, deep * self._tongue, clear, out)
        sprites.cavity.draw(view, head, self._enamel, deep * self._depth, clear, out)
        return out, clear, (BEHIND * deep * self._depth).astype(np.float32)

    @staticmethod
    def _shade(cover: NDArray[np.uint8], scale: float, axes: Array) -> NDArray[np.uint8]:
        """The shadow that the lips throw on what lies behind them, the upper one most: uint8 (h, w), 255 for none."""
        step = max(1, round(0.02 * scale))
        small = cv2.copyMakeBorder(cover, *[BORDER * step] * 4, cv2.BORDER_CONSTANT, value=0)
        size = (max(1, small.shape[1] // step), max(1, small.shape[0] // step))
        small = cv2.GaussianBlur(cv2.resize(small, size, interpolation=cv2.INTER_AREA), (0, 0), 0.07 * scale / step)
        # Light comes from above: shadows fall down.
        shift = BORDER - 0.03 * scale / step * axes[:2, 1]
        back = np.array([[1 / step, 0, shift[0] + 0.5 / step - 0.5], [0, 1 / step, shift[1] + 0.5 / step - 0.5]])
        shade: NDArray[np.uint8] = cv2.warpAffine(
            small, back, cover.shape[::-1], flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderValue=0
        )
        return shade

    def draw(self, picture: Image, landmarks: Points, motion: Pose, unknown: float | None = None) -> None:
        """Draw the mouth layer into a picture, uint8 (H, W, 3), in place, as far as it has nothing there.

        Args:
            unknown: how far that is; default: as far as the portrait shows nothing by itself.
        """
        unknown = self.unknown(landmarks) if unknown is None else unknown
        if unknown > 0 and (patch := self.patch(landmarks, motion, (picture.shape[1], picture.shape[0]))) is not None:
            patch.over(picture, unknown)


def light_on_teeth(wider: float) -> float:
    """Light on the upper teeth of a mouth that is so much wider than closed, in its widths: 1 where a smile has lifted
    the lip that shades them."""
    return UNSMILING + (1 - UNSMILING) * float(np.clip((wider - SMILING[0]) / (SMILING[1] - SMILING[0]), 0, 1))


def _darken_corners(shade: NDArray[np.uint8], opening: NDArray[np.float32], across: Array) -> None:
    """Darken the corners of an opening, in place.

    Args:
        shade: uint8 (h, w), 255 for full light.
        opening: float32 (N, 2), the inner lips in its pixels.
        across: (2,), the head's right in the picture.
    """
    right = across / max(float(np.linalg.norm(across)), 1e-6)
    along, tall = opening @ right, opening @ np.array([-right[1], right[0]])
    first, width = float(along.min()), max(float(np.ptp(along)), 1e-3)
    open_ = np.clip((float(np.ptp(tall)) / width - WIDE_OPEN[0]) / (WIDE_OPEN[1] - WIDE_OPEN[0]), 0, 1)
    if open_ >= 1:
        return
    rows, columns = (np.arange(side, dtype=np.float32) for side in shade.shape)
    place = (columns[None] * np.float32(right[0]) + rows[:, None] * np.float32(right[1]) - np.float32(first)) / width
    t = np.clip((np.minimum(place, 1 - place) - CORNERS[0]) / (CORNERS[1] - CORNERS[0]), 0, 1)
    dark = CORNER_SHADE * (1 - open_) * (1 - t * t * (3 - 2 * t))
    # Darker than any lip's shadow makes it, down to where no light is left at all.
    light = shade.astype(np.float32)
    shade[:] = np.clip(light - dark * (light + 120), 0, 255).astype(np.uint8)
