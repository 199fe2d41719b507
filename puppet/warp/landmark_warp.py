"""The landmark warp: the portrait's own pixels moved by its mesh, with eyes and mouth behind it. No learning.

It is the floor that a generator is measured against and what the chain falls back to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import LANDMARKS, Image, Persona, Points
from puppet.motion.pose import Pose
from puppet.raster.field import WarpField
from puppet.raster.headmesh import HeadMesh
from puppet.raster.sampling import NO_ALPHA, NO_NUMBERS, NO_SPANS, NO_WORDS, Float, Spans, as_words, draw_layer
from puppet.topology import CHIN, FOREHEAD, LIPS_INNER
from puppet.warp.donors import Donors, Lent
from puppet.warp.eyeball import EYES, Eyeball, move_lids
from puppet.warp.mouth import Mouth
from puppet.warp.residual import Part, Residual
from puppet.warp.shore import Shore

SUPERSAMPLE = 2
"""Sampling linearly from a portrait twice the size keeps nearly the sharpness of cubic
sampling at a fifth of its cost."""
HALO, HALO_SOFTNESS = 0.05, 0.03
"""How far the moving layer reaches beyond the person's mask, and how softly it ends, in face heights: fine hair that
the mask misses moves with the head instead of staying behind."""

COARSER = 2
"""Pixels of the picture per pixel of the maps: on real clips no figure tells pictures from those of maps as fine as
themselves."""


@dataclass(frozen=True, eq=False, slots=True)
class Seen:
    """A pose as the warp has it before anything is drawn between the lips.

    Attributes:
        picture: uint8 (H, W, 3).
        alpha: uint8 (H, W), 255 where the person hides the background; empty where that was drawn ahead.
        landmarks: float32 (478, 3), where the drawn parts are: lids that nearly meet do meet.
        motion: the head's, from the portrait.
        lent: what it got of other photographs; how little of what the lips uncover it shows.
    """

    picture: Image
    alpha: Image
    landmarks: Points
    motion: Pose
    lent: Lent


@dataclass(frozen=True, eq=False, slots=True)
class Aimed:
    """Where a warp looks for a pose.

    Attributes:
        landmarks: the pose, its lids moved by ``move_lids``.
        map_x, map_y: float32 (n, m), on the enlarged portrait, coarser than the picture.
        drawn: uint8 (H, W, 3), the picture outside ``part``, where that is drawn already.
        part: rows and columns that are still to be drawn.
    """

    landmarks: Points
    map_x: Float
    map_y: Float
    drawn: Image | None = None
    part: Part | None = None


class LandmarkWarp:
    """Renders a portrait in any pose by warping it. Implements ``models.Renderer``.

    Args:
        trouble: why it stands in for a better renderer, if it does.
        coarser: pixels of the picture per pixel of the maps.
    """

    name = "warp"
    runs_on = "CPU"
    notice = ""

    def __init__(self, trouble: str = "", coarser: int = COARSER) -> None:
        self.trouble = trouble
        self._coarser = coarser
        self._persona: Persona | None = None

    def bind(self, persona: Persona, mesh: HeadMesh | None = None, donors: Donors | None = None) -> None:
        """Take a portrait; see ``models.Renderer``.

        Args:
            persona: the portrait, or a crop of it.
            mesh: of the whole portrait in the crop's pixels, for a crop.
            donors: of the whole portrait at the crop's size, for a crop; default: made of the portrait's ``others``.
        """
        self._donors = donors or (Donors(persona) if persona.others else None)
        self._field = WarpField(persona.landmarks, persona.size, self._coarser, mesh)
        self._added = np.zeros([-(-side // self._coarser) for side in persona.image.shape[:2]], np.float32)
        cutout = persona.cutout
        layers = (persona.image, self._moving(persona)) if cutout is None else (cutout.image, cutout.mask)
        enlarged = _enlarged(np.dstack(layers))
        self._shore = Shore(np.ascontiguousarray(enlarged[..., 3]), SUPERSAMPLE)
        self._layers = as_words(enlarged)
        # Whoever composes a person who is cut out puts it in front of something.
        behind = cv2.cvtColor(persona.background, cv2.COLOR_RGB2RGBA)
        self._background = as_words(behind) if cutout is None else NO_WORDS
        self._eyes = [Eyeball(persona.image, persona.landmarks, eye) for eye in EYES]
        self._mouth = Mouth(persona.image, persona.landmarks)
        self._shape = persona.image.shape[0], persona.image.shape[1]
        self._persona = persona

    @property
    def mouth(self) -> Mouth:
        """The bound portrait's."""
        return self._mouth

    @property
    def mesh(self) -> HeadMesh:
        """The bound portrait's."""
        return self._field.mesh

    @property
    def donors(self) -> Donors | None:
        """What the bound portrait's further photographs lend; None where there are none."""
        return self._donors

    @staticmethod
    def _moving(persona: Persona) -> Image:
        """What moves, uint8 (H, W): the person and a soft halo around it."""
        face = float(np.linalg.norm(persona.landmarks[CHIN, :2] - persona.landmarks[FOREHEAD, :2]))
        reach = max(1, round(HALO * face))
        grown = cv2.dilate(persona.mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)))
        moving: Image = cv2.GaussianBlur(grown, (0, 0), max(0.5, HALO_SOFTNESS * face))
        return moving

    def render(self, landmarks: Points, residual: Residual | None = None, aimed: Aimed | None = None) -> Image:
        """Render one pose; see ``models.Renderer``, and ``draw`` for what may be given with it."""
        return self.whole(self.draw(landmarks, residual, aimed))

    def draw(self, landmarks: Points, residual: Residual | None = None, aimed: Aimed | None = None) -> Seen:
        """All that there is of one pose.

        Args:
            landmarks: float32 (478, 3), the pose.
            residual: what to change about the warp; eyes and mouth go with it.
            aimed: the last answer of ``aim``, if it was for this pose.

        Raises:
            PuppetError: no portrait is bound.
            ValueError: the landmarks have another shape or are not finite.
        """
        seen = self.without_mouth(landmarks, residual, aimed)
        self._mouth.draw(seen.picture, seen.landmarks, seen.motion, seen.lent.unknown)
        return seen

    def whole(self, seen: Seen) -> Image:
        """The picture of what was drawn, with the alpha of a person who is cut out: see ``models.Renderer``."""
        if self._persona is not None and self._persona.cutout is not None:
            cut: Image = cv2.merge((seen.picture, np.ascontiguousarray(seen.alpha)))
            return cut
        return seen.picture

    def aim(self, landmarks: Points, ahead: Part | None = None) -> Aimed:
        """Where to look for a pose.

        Args:
            landmarks: float32 (478, 3), the pose.
            ahead: the part that a residual will change: what lies beside it is drawn now. For ``render`` alone, and
                not for a person who is cut out.

        Returns:
            Maps that are the next call's too: for one picture at a time.
        """
        if self._persona is None:
            raise PuppetError("No portrait is loaded", "Choose a portrait first")
        if landmarks.shape != (LANDMARKS, 3) or not np.isfinite(landmarks).all():
            raise ValueError(f"landmarks must be finite and ({LANDMARKS}, 3), got {landmarks.shape}")
        posed = move_lids(landmarks, self._persona.landmarks)
        map_x, map_y = self._field.maps(posed, SUPERSAMPLE)
        if ahead is None or self._persona.cutout is not None:
            return Aimed(posed, map_x, map_y)
        picture = np.empty_like(self._persona.image)
        reached = self._shore.reached(self._field.reach)
        for part in _beside(ahead, picture.shape):
            self._draw(picture, part, map_x, map_y, spans=reached)
        return Aimed(posed, map_x, map_y, picture, ahead)

    def _draw(
        self, picture: Image, part: Part, map_x: Float, map_y: Float, added: Float = NO_NUMBERS,
        alpha: Image = NO_ALPHA, spans: Spans = NO_SPANS,
    ) -> None:  # fmt: skip
        """Draw the moving layer over the background in one part of the picture; see ``draw_layer``."""
        rows, columns = part
        draw_layer(
            self._layers, self._background, map_x, map_y, added, self._coarser,
            rows.start, rows.stop, columns.start, columns.stop, spans, picture, alpha,
        )  # fmt: skip

    def without_mouth(
        self, landmarks: Points, residual: Residual | None = None, aimed: Aimed | None = None, only: Part | None = None
    ) -> Seen:
        """``render`` but for what is drawn between the lips, and without an alpha of the picture's own.

        Args:
            landmarks, residual, aimed: see ``draw``.
            only: the part that is wanted; beside it all is 0.
        """
        aimed = aimed or self.aim(landmarks)
        map_x, map_y, added = aimed.map_x, aimed.map_y, NO_NUMBERS
        height, width = self._shape
        inner = aimed.landmarks
        if residual is not None:
            inner = residual.carry(inner)
            residual.shift(map_x, map_y, self._coarser, self._shape, self._added)
            added = self._added if residual.alpha is not None and self._background.size else NO_NUMBERS
        changed = None if residual is None else residual.part(self._shape)
        if aimed.drawn is not None and aimed.part is not None and (not changed or _covers(aimed.part, changed)):
            self._draw(aimed.drawn, aimed.part, map_x, map_y, added)
            return self._completed(aimed.drawn, NO_ALPHA, landmarks, aimed.landmarks, inner, residual)
        part = only or (slice(0, height), slice(0, width))
        make = np.empty if only is None else np.zeros
        picture, alpha = make((height, width, 3), np.uint8), make((height, width), np.uint8)
        self._draw(picture, part, map_x, map_y, added, alpha)
        return self._completed(picture, alpha, landmarks, aimed.landmarks, inner, residual)

    def _completed(
        self, picture: Image, alpha: Image, wanted: Points, landmarks: Points, inner: Points,
        residual: Residual | None,
    ) -> Seen:  # fmt: skip
        """Draw the eyes, and what other photographs lend, into a warp's picture."""
        motion = self._field.mesh.head_motion(landmarks)
        for eye in self._eyes:
            eye.draw(picture, inner, motion.scale)
        if self._donors is not None:
            lent = self._donors.lend(picture, wanted, inner)
        else:
            lent = Lent(self._mouth.unknown(inner))
        if residual is not None:  # teeth move with the lips that frame them
            lips = list(LIPS_INNER)
            motion = replace(motion, translation=motion.translation + (inner[lips] - landmarks[lips]).mean(0))
        return Seen(picture, alpha, inner, motion, lent)


def _enlarged(layers: Image) -> Image:
    """RGBA (H, W, 4) on a lattice SUPERSAMPLE times as fine, through the very pixels: (x, y) is at SUPERSAMPLE (x, y).

    Sampled linearly, the portrait at rest is exactly itself.
    """
    height, width = layers.shape[:2]
    lattice = np.array([[1 / SUPERSAMPLE, 0, 0], [0, 1 / SUPERSAMPLE, 0]])
    large: Image = cv2.warpAffine(
        layers,
        lattice,
        (width * SUPERSAMPLE, height * SUPERSAMPLE),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    large[::SUPERSAMPLE, ::SUPERSAMPLE] = layers
    return large


def _covers(whole: Part, part: Part) -> bool:
    """Whether a part of a picture lies within another."""
    return all(a.start <= b.start and b.stop <= a.stop for a, b in zip(whole, part, strict=True))


def _beside(part: Part, shape: tuple[int, ...]) -> list[Part]:
    """What of a picture lies above, below, left and right of a part of it; nothing empty."""
    rows, columns = part
    strips = [
        (slice(0, rows.start), slice(0, shape[1])), (slice(rows.stop, shape[0]), slice(0, shape[1])),
        (rows, slice(0, columns.start)), (rows, slice(columns.stop, shape[1])),
    ]  # fmt: skip
    return [strip for strip in strips if all(side.stop > side.start for side in strip)]
