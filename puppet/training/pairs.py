"""Packs of training pairs on disk, and batches of patches out of them.

A pack is a folder of shards; a shard is a folder of ``.npy`` files that are mapped into memory, never loaded whole.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import SIZE
from puppet.model.network import as_input
from puppet.model.seen import CELL, mouth_layer
from puppet.models import Points
from puppet.motion.pose import relative
from puppet.raster.drawing import CHANNELS, Drawing
from puppet.topology import LEFT_EYE, LIPS_OUTER, RIGHT_EYE
from puppet.training.making import Shard
from puppet.warp.mouth import Mouth

FORMAT = 2
KINDS = ("real", "inverse", "forward", "rig")
"""Names of the kinds of pairs, by number."""
_META = "shard.json"
_SOURCES = ("source", "source_background", "source_landmarks", "identity", "detail", "colour")
_PAIRS = ("source_of", "target", "target_landmarks", "warped", "alpha", "trust", "field", "kind")

EMPHASIS = {"mouth": 6.0, "lips": 3.0, "eyes": 4.0, "irises": 2.0, "lids": 4.0, "brows": 1.0, "face": 1.0}
"""Added to the weight of 1 where a channel of the target's drawing is covered."""
WEIGHT_UNIT = 28.0
"""Steps in which weights are kept until they are made floats: 255 / 28 is above the largest."""
FOCUS = (0.4, 0.25)
"""Shares of the patches that lie about the mouth and about an eye; the rest lie anywhere."""


def is_shard(folder: Path) -> bool:
    """Whether a folder is a complete shard."""
    return (folder / _META).is_file()


def write_shard(folder: Path, shard: Shard) -> None:
    """Write a shard, all or nothing; one without pairs is remembered as empty."""
    arrays: dict[str, NDArray[Any]] = {}
    if shard.pairs:
        arrays = {
            "source": np.stack([s.image for s in shard.sources]),
            "source_background": np.stack([s.background for s in shard.sources]),
            "source_landmarks": np.stack([s.landmarks for s in shard.sources]).astype(np.float32),
            "identity": np.array([s.identity for s in shard.sources], np.int64),
            "detail": np.array([s.detail for s in shard.sources], np.float32),
            "colour": np.array([s.colour for s in shard.sources], np.uint8),
            "source_of": np.array([p.source for p in shard.pairs], np.int32),
            "kind": np.array([p.kind for p in shard.pairs], np.uint8),
        }
        for name in ("target", "target_landmarks", "warped", "alpha", "trust", "field"):
            arrays[name] = np.stack([getattr(pair, name) for pair in shard.pairs])
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for name, array in arrays.items():
        np.save(partial / f"{name}.npy", array, allow_pickle=False)
    (partial / _META).write_text(json.dumps({"format": FORMAT, "pairs": len(shard.pairs)}), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def _open(folder: Path) -> dict[str, NDArray[Any]] | None:
    try:
        meta = json.loads((folder / _META).read_text(encoding="utf-8"))
        if meta["format"] != FORMAT:
            raise PuppetError(f"The pack {folder.parent} is of another version", "Make it again")
        if not meta["pairs"]:
            return None
        arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _SOURCES + _PAIRS
        }
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise PuppetError(f"The shard {folder} is damaged ({error})", "Delete its folder and make it again") from error
    if {len(arrays[name]) for name in _PAIRS} != {meta["pairs"]}:
        raise PuppetError(f"The shard {folder} is incomplete", "Delete its folder and make it again")
    return arrays


class PairSet:
    """Pairs of one or several packs.

    Args:
        folders: packs, or single shards.
        kinds: which kinds of pairs; None: all.
        weights: kind to how often its pairs are taken as a whole; default: as many as there are. Within a
            kind every pair counts alike, but those without colour half.

    Attributes:
        kinds: uint8 (N,), the kind of each pair: an index into KINDS.
        identities: int64 (N,), whose picture each pair's source is.

    Raises:
        PuppetError: no pairs, or a damaged shard.
    """

    def __init__(
        self, folders: Sequence[Path], kinds: Sequence[int] | None = None, weights: dict[int, float] | None = None
    ) -> None:
        places = sorted({meta.parent for folder in folders for meta in Path(folder).rglob(_META)})
        self._shards = [
            shard for place in places if not place.name.endswith(".partial") and (shard := _open(place)) is not None
        ]
        index, kind, worth, identity = [], [], [], []
        for number, shard in enumerate(self._shards):
            wanted = (
                np.flatnonzero(np.isin(shard["kind"], kinds)) if kinds is not None else np.arange(len(shard["kind"]))
            )
            index.append(np.column_stack([np.full(len(wanted), number), wanted]))
            kind.append(shard["kind"][wanted])
            identity.append(shard["identity"][shard["source_of"][wanted]])
            worth.append(0.5 + 0.5 * shard["colour"][shard["source_of"][wanted]])
        if not index or not sum(map(len, index)):
            raise PuppetError("There are no training pairs", "Make them first: python -m puppet.training.packs")
        self._index = np.concatenate(index)
        self.kinds: NDArray[np.uint8] = np.concatenate(kind)
        self.identities: NDArray[np.int64] = np.concatenate(identity)
        chance = np.concatenate(worth).astype(np.float64)
        for one in np.unique(self.kinds):
            here = self.kinds == one
            share = float(here.sum()) if weights is None else weights.get(int(one), 0.0)
            chance[here] *= share / chance[here].sum()
        if chance.sum() <= 0:
            raise PuppetError("No kind of pair has any weight", "Give at least one kind that is there a weight")
        self._chance = chance / chance.sum()
        self._local = threading.local()

    def __len__(self) -> int:
        return len(self._index)

    def pair(self, number: int) -> dict[str, NDArray[Any]]:
        """One whole pair: the arrays of ``making.Pair`` and ``making.Source`` under their names, and ``source``,
        ``source_landmarks``."""
        shard_number, row = self._index[number]
        shard = self._shards[shard_number]
        own = {name: shard[name][row] for name in _PAIRS}
        return own | {name: shard[name][own["source_of"]] for name in _SOURCES}

    # ---- batches -----------------------------------------------------------------------------------------------------

    def sample(
        self,
        rng: np.random.Generator,
        batch: int,
        size: int = 128,
        patches: int = 1,
        numbers: Sequence[int] | None = None,
        jitter: bool = True,
        flips: bool = True,
        device: torch.device | str = "cpu",
    ) -> dict[str, Tensor]:
        """Random patches.

        Args:
            rng: decides everything.
            batch: B, how many.
            patches: how many of them are of one pair in turn; divides ``batch``. The embedder looks once for all.
            size: P, the patches' side: a multiple of 32 up to SIZE (then whole crops).
            numbers: which pairs; default: random ones.
            jitter: change colours, alike in source, warped and target.
            flips: mirror half of the samples: no channel of a drawing tells left from right.
            device: where to put them; bytes travel there, floats are made there.

        Returns:
            float32 tensors: ``warped`` (B, 4, P, P), RGB in [-1, 1] and alpha in [0, 1]; ``target`` and ``background``
            (B, 3, P, P) and ``source`` (B / patches, 3, S, S) in [-1, 1]; ``raster`` (B, 13, P, P) and
            ``source_drawing`` (B / patches, 10, S, S) in [0, 1]; ``grid`` (B, P/4, P/4, 2), where each cell lies in
            the whole source, for ``grid_sample`` with align_corners=False; ``trust`` (B, 1, P, P), 0 to 1; ``weight``
            (B, 1, P, P), of mean about 1, trust included; ``sharp`` (B,) in [0, 1]; int64 ``kind`` and ``identity``
            (B,), and ``origin`` (B, 2), the patch's x and y in the crop.

        Raises:
            ValueError: a size that is no multiple of 32 or larger than the crop, or patches that do not divide batch.
        """
        if patches < 1 or batch % patches:
            raise ValueError(f"patches divides batch, but {patches} does not divide {batch}")
        if size % 32 or not 0 < size <= SIZE:
            raise ValueError(f"size is a multiple of 32 up to {SIZE}, not {size}")
        chosen = rng.choice(len(self), batch // patches, p=self._chance) if numbers is None else numbers
        whole = [self._whole(rng, int(number), jitter, flips) for number in chosen]
        parts = [part_of(rng, one, size) for one in whole for _ in range(patches)]
        arrays = {
            name: np.stack([sample[name] for sample in (parts if name in parts[0] else whole)])
            for name in (*parts[0], *_PER_PAIR)
        }
        return as_floats({name: torch.from_numpy(a).to(device, non_blocking=True) for name, a in arrays.items()})

    def _whole(self, rng: np.random.Generator, number: int, jitter: bool, flips: bool) -> dict[str, NDArray[Any]]:
        return assembled(self.pair(number), rng, self._drawing, jitter, flips)

    @property
    def _drawing(self) -> Drawing:
        """One for each thread."""
        if not hasattr(self._local, "drawing"):
            self._local.drawing = Drawing(SIZE)
        drawing: Drawing = self._local.drawing
        return drawing


def assembled(
    pair: dict[str, NDArray[Any]], rng: np.random.Generator, drawing: Drawing, jitter: bool, flips: bool
) -> dict[str, NDArray[Any]]:
    """One pair as the generator would get it, all of the crop; pictures still uint8 (S, S, 3).

    Args:
        pair: the arrays of ``making.Pair`` and ``making.Source``: see ``PairSet.pair``.
        drawing: of SIZE; for one thread.
        jitter, flips: see ``PairSet.sample``.
    """
    landmarks, at_rest = pair["target_landmarks"], pair["source_landmarks"]
    table = _colours(rng) if jitter else _PLAIN
    picture, source = cv2.LUT(pair["warped"], table), cv2.LUT(pair["source"], table)
    motion = relative(at_rest.astype(np.float64), landmarks.astype(np.float64))
    layer = mouth_layer(picture, Mouth(source, at_rest), landmarks, motion)
    drawn = drawing.draw(landmarks)
    centres = np.array([_centre(landmarks, part) for part in (LIPS_OUTER, RIGHT_EYE, LEFT_EYE)])
    pictures = {
        "warped": np.dstack([picture, pair["alpha"]]),
        "target": cv2.LUT(pair["target"], table),
        "background": cv2.LUT(pair["source_background"], table),
        "source": source,
        "grid": (pair["field"].astype(np.float32) + _CENTRES) * np.float32(2 / SIZE) - 1,
    }
    rasters = {
        "raster": np.concatenate([drawn, layer]),
        "source_drawing": drawing.draw(at_rest),
        "trust": pair["trust"][None],
        "weight": _weight(drawn)[None],
    }
    if flips and rng.random() < 0.5:
        pictures = {name: picture[:, ::-1] for name, picture in pictures.items()}
        pictures["grid"] = pictures["grid"] * np.array([-1, 1], np.float32)
        rasters = {name: layer[..., ::-1] for name, layer in rasters.items()}
        centres[:, 0] = SIZE - 1 - centres[:, 0]
    return {
        **pictures,
        **rasters,
        "centres": centres,
        "sharp": np.array(np.clip((pair["detail"] - 0.5) / 0.45, 0.1, 1), np.float32),
        "kind": np.array(pair["kind"], np.int64),
        "identity": np.array(pair["identity"], np.int64),
    }


def as_floats(batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """A batch of bytes, pictures (B, P, P, C), as the networks take it: see ``PairSet.sample``."""
    result = {}
    for name, tensor in batch.items():
        if name in ("target", "source", "background"):
            tensor = tensor.permute(0, 3, 1, 2).float().mul_(1 / 127.5).sub_(1)
        elif name == "warped":
            tensor = as_input(tensor, torch.float32)
        elif tensor.dtype == torch.uint8:
            tensor = tensor.float().mul_(1 / 255)
        result[name] = tensor
    result["weight"] = result["weight"] * (255 / WEIGHT_UNIT) * result["trust"]
    return result


_PER_PAIR = ("source", "source_drawing")
_PLAIN = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
_RIM = np.ones((5, 5), np.uint8)
_AT = (np.arange(SIZE // CELL, dtype=np.float32) + 0.5) * CELL
_CENTRES = np.dstack(np.meshgrid(_AT, _AT))
"""(64, 64, 2): half a pixel more than where a cell's centre lies, as grid_sample's coordinates have it."""


def _colours(rng: np.random.Generator) -> NDArray[np.uint8]:
    """A random change of exposure, contrast and colour: a table for ``cv2.LUT``, uint8 (1, 256, 3)."""
    value = np.linspace(0, 1, 256, dtype=np.float64)[:, None]
    gain = np.exp(rng.normal(0, 0.08) + rng.normal(0, 0.04, 3))
    value = np.clip(value * gain, 0, 1) ** np.exp(rng.normal(0, 0.12))
    middle = 0.5 + (value - 0.5) * np.exp(rng.normal(0, 0.06))
    return (np.clip(middle, 0, 1) * 255 + 0.5).astype(np.uint8)[None]


def _weight(drawing: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Where it matters: uint8 (H, W) in 1 / WEIGHT_UNIT, of the order of 1 on average over a whole crop."""
    weight = np.full(drawing.shape[1:], WEIGHT_UNIT / 1.8, np.float32)
    for name, amount in EMPHASIS.items():
        layer = drawing[CHANNELS.index(name)]
        if name in ("mouth", "lids", "eyes"):  # their rims count too
            layer = cv2.dilate(layer, _RIM)
        weight += np.float32(amount * WEIGHT_UNIT / (255 * 1.8)) * layer
    return np.minimum(weight, 255).astype(np.uint8)


def _centre(landmarks: Points, part: tuple[int, ...]) -> NDArray[np.float32]:
    centre: NDArray[np.float32] = landmarks[list(part), :2].mean(0)
    return centre


def part_of(rng: np.random.Generator, whole: dict[str, NDArray[Any]], size: int) -> dict[str, NDArray[Any]]:
    """One patch of a whole pair."""
    x, y = origin_of(rng, whole["centres"], size)
    rows, columns = slice(y, y + size), slice(x, x + size)
    cells = slice(y // CELL, (y + size) // CELL), slice(x // CELL, (x + size) // CELL)
    return {
        **{name: whole[name][rows, columns] for name in ("warped", "target", "background")},
        **{name: whole[name][:, rows, columns] for name in ("raster", "trust", "weight")},
        "grid": whole["grid"][cells],
        **{name: whole[name] for name in ("sharp", "kind", "identity")},
        "origin": np.array([x, y], np.int64),
    }


def origin_of(rng: np.random.Generator, centres: NDArray[np.float32], size: int) -> tuple[int, int]:
    """Upper left corner of a patch, multiples of CELL; ``centres`` of the mouth and of the eyes."""
    room = SIZE - size
    draw = rng.random()
    if draw < sum(FOCUS):
        part = 0 if draw < FOCUS[0] else int(rng.integers(1, 3))
        corner = np.clip(centres[part] + rng.normal(0, 0.12 * size, 2) - size / 2, 0, room)
    else:
        corner = rng.uniform(0, room, 2)
    x, y = (np.round(corner / CELL) * CELL).astype(int)
    return int(min(x, room)), int(min(y, room))
