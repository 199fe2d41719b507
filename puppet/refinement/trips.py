"""Round trips: a photograph and its persona tensors carried to another pose, and rendered back to the photograph.

The way there is a warp of its own (``puppet.training.photowarp``), the way back the one that runs live. So the target
is the real photograph, and what lies between is what the live warp spoils: teeth that were hidden behind closed lips,
eyes that were narrowed, skin that was stretched. The persona's spatial tensors make the same journey, so that what is
learnt in the other pose lands where it belongs in the photograph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from puppet.cv import cv2
from puppet.model.crop import SIZE, cut, face_crop
from puppet.model.engine import Float
from puppet.model.seen import CELL
from puppet.models import Crop, Image, Persona, Points
from puppet.persona.inpaint import paint_over
from puppet.persona.portrait import resize_persona
from puppet.raster.drawing import Drawing, to_crop
from puppet.training.making import INVERSE, Binding, Shard, source_of, within
from puppet.training.pairs import as_floats, assembled, origin_of
from puppet.training.photowarp import Margins, PhotoWarp
from puppet.training.poses import Performer, bent, noisy
from puppet.training.synthesis import as_arrays

AMOUNTS = (0.5, 1.0, 1.0, 1.3)
"""How far the pose goes from the photograph's, each as often as it stands here."""
FINEST = 1.5
"""Pixels of the photograph per crop pixel: more are not needed, and cost time."""
CELLS = SIZE // CELL
_INPAINTED = max(3, round(0.06 * SIZE / 1.7))  # how far around a person the background is painted anew, crop pixels
_SEEN_NOISE = 0.0015  # of the landmarks that the photograph is rendered back to, interocular distances


@dataclass(frozen=True, eq=False)
class Trip:
    """One journey there, ready for the generator to go back.

    Attributes:
        whole: the pair from the bent photograph to the real one: see ``puppet.training.pairs.assembled``.
        transport: float32 (S/4, S/4, 2) in [-1, 1], where each cell of the bent photograph's crop lies in the crop of
            the real one (``grid_sample``, corners not aligned): carries spatial persona tensors there.
    """

    whole: dict[str, NDArray[Any]]
    transport: Float

    def aiming_at(self, target: Image) -> Trip:
        """The same journey to another target, uint8 (S, S, 3)."""
        return replace(self, whole={**self.whole, "target": target})


class _TracedWarp(PhotoWarp):
    """Keeps the map of the latest bend: where each pixel of the result lies in the photograph."""

    traced: tuple[NDArray[np.float32], NDArray[np.float32]]

    def _move_irises(
        self, map_x: NDArray[np.float32], map_y: NDArray[np.float32], landmarks: Points, posed: Points, crop: Crop
    ) -> None:
        super()._move_irises(map_x, map_y, landmarks, posed, crop)  # the last that is done to a map
        self.traced = map_x, map_y


class Traveller:
    """Makes round trips of one portrait.

    Args:
        persona: any size.
        performers: whose expressions may be borrowed on the way.
    """

    def __init__(self, persona: Persona, performers: Sequence[Performer] = ()) -> None:
        home = face_crop(persona.landmarks)
        scale = min(1.0, FINEST * SIZE / home.size)
        width, height = persona.size
        self._persona = persona = resize_persona(persona, (round(width * scale), round(height * scale)))
        self._performers = performers
        across, down = persona.size[0] / width, persona.size[1] / height
        self._home = Crop(home.x * across, home.y * down, home.size * across)
        self._warp = _TracedWarp(persona.image, persona.mask, persona.background, persona.landmarks)
        self._drawing = Drawing(SIZE)

    def trip(self, rng: np.random.Generator) -> Trip:
        """A journey to a random pose.

        Raises:
            ValueError: the pose is too odd for a warp to come back from.
        """
        persona = self._persona
        wanted = bent(persona.landmarks, rng, self._performers, float(rng.choice(AMOUNTS)))
        crop = face_crop(wanted)
        around = _framing(persona.size, crop)
        image, mask = self._warp.bend(wanted, crop, rng, around=around)
        transport = self._transport(mask, crop, around)
        landmarks = noisy(to_crop(wanted, crop, SIZE) + np.array([*around[:2], 0], np.float32), rng)
        own = Crop(around[0], around[1], SIZE)
        source = Persona("", "", image, landmarks, own, mask, paint_over(image, mask, _INPAINTED))
        binding = Binding(source, own)
        trust = np.minimum(within(persona.size, crop), self._warp.known(cut(mask, own), crop))
        seen = noisy(to_crop(persona.landmarks, crop, SIZE), rng, _SEEN_NOISE)
        pair = binding.pair(0, cut(persona.image, crop), seen, trust, INVERSE)
        shard = Shard([source_of(binding.persona, "", crop, persona.image)], [pair])
        whole = assembled(as_arrays(shard)[0], rng, self._drawing, jitter=False, flips=False)
        return Trip(whole, transport)

    def _transport(self, mask: Image, crop: Crop, around: Margins) -> Float:
        """See ``Trip``; the background stays where it is in the photograph."""
        left, above = around[:2]
        height, width = mask.shape
        stride = crop.size / SIZE
        x = crop.x + (np.arange(width, dtype=np.float32) - left + 0.5) * stride - 0.5
        y = crop.y + (np.arange(height, dtype=np.float32) - above + 0.5) * stride - 0.5
        map_x, map_y = self._warp.traced
        person = mask > 127
        at = np.dstack([np.where(person, map_x, x), np.where(person, map_y, y[:, None])]).astype(np.float32)
        home = self._home
        place = (at + 0.5 - np.array([home.x, home.y], np.float32)) * np.float32(2 / home.size) - 1
        # The crop may reach beyond what was bent: there nothing is trusted, so its edge will do.
        rows = np.clip(np.arange(SIZE) + above, 0, height - 1)
        columns = np.clip(np.arange(SIZE) + left, 0, width - 1)
        cells: Float = cv2.resize(place[rows[:, None], columns], (CELLS, CELLS), interpolation=cv2.INTER_AREA)
        return cells


def _framing(size: tuple[int, int], crop: Crop) -> Margins:
    """How far a photograph, (width, height), reaches beyond its face crop, in crop pixels; at most half of it."""
    scale = SIZE / crop.size
    reach = (crop.x, crop.y, size[0] - crop.x - crop.size, size[1] - crop.y - crop.size)
    left, above, right, below = (max(-SIZE // 8, min(SIZE // 2, round(space * scale))) for space in reach)
    return left, above, right, below


# ---- batches ---------------------------------------------------------------------------------------------------------

_PICTURES = ("warped", "target", "background")
_LAYERS = ("raster", "trust", "weight")


def batch_of(
    trips: Sequence[Trip], origins: Sequence[tuple[int, int]] | None = None, size: int = SIZE
) -> dict[str, Tensor]:
    """Patches of trips as the losses take them (``puppet.training.pairs.PairSet.sample``), and ``transport``.

    Args:
        trips: B of them.
        origins: upper left corner of each patch, multiples of CELL; None: whole crops.
        size: P, of the patches.
    """
    parts: dict[str, list[NDArray[Any]]] = {name: [] for name in (*_PICTURES, *_LAYERS, "grid", "sharp")}
    for number, trip in enumerate(trips):
        x, y = (0, 0) if origins is None else origins[number]
        rows, columns = slice(y, y + size), slice(x, x + size)
        for name in _PICTURES:
            parts[name].append(trip.whole[name][rows, columns])
        for name in _LAYERS:
            parts[name].append(trip.whole[name][:, rows, columns])
        cells = slice(y // CELL, (y + size) // CELL), slice(x // CELL, (x + size) // CELL)
        parts["grid"].append(trip.whole["grid"][cells])
        parts["sharp"].append(trip.whole["sharp"])
    floats = as_floats({name: torch.from_numpy(np.stack(part)) for name, part in parts.items()})
    return floats | {"transport": torch.from_numpy(np.stack([trip.transport for trip in trips]))}


def patches(rng: np.random.Generator, trips: Sequence[Trip], size: int) -> dict[str, Tensor]:
    """A patch of each trip, most of them about mouth and eyes; see ``batch_of``."""
    return batch_of(trips, [origin_of(rng, trip.whole["centres"], size) for trip in trips], size)


def carried(spatial: Tensor, transport: Tensor) -> Tensor:
    """Spatial persona tensors (C, S/4, S/4) as they lie in each bent photograph, (B, C, S/4, S/4); has gradients."""
    return F.grid_sample(spatial.expand(len(transport), -1, -1, -1), transport, "bilinear", "border", False)
