"""A rehearsal: the portrait driven by the bundled clip, with one set of persona tensors or another.

Round trips all end in the same photograph. Persona tensors that paint this one picture whatever the pose would be best
there, and poor in motion. So what is refined has to show, besides, that it moves as it did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from puppet.model.crop import SIZE
from puppet.model.network import Generator, as_input, blend
from puppet.model.seen import CropView, mouth_layer
from puppet.models import Face, Frame, Persona, Points
from puppet.motion.neutrality import best_neutral
from puppet.motion.retarget import Retargeter
from puppet.raster.drawing import Drawing, to_crop
from puppet.refinement.gauge import regions
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoReader

DRIVER = Path(__file__).resolve().parents[2] / "assets" / "driver.mp4"
NEUTRAL = (8, 14)
TAKES = ((44, 52), (98, 106), (152, 164), (190, 200))
"""Frames of the bundled driver: its face at rest; a blink, a turn of the head, speech, speech with a blink."""
FRAMES = 1 + sum(end - start for start, end in TAKES)
"""Of a rehearsal: the first is at rest."""

AT_ONCE = 2
"""Frames rendered together: more are hardly faster, and cancelling waits for them."""
BROAD = 8
"""Side of the windows, in crop pixels, over which colours count as broad."""


@lru_cache(maxsize=1)
def driver() -> tuple[Points, tuple[tuple[Face, ...], ...]]:
    """The bundled driver's neutral and its takes, tracked once.

    Raises:
        PuppetError: the clip is missing or unreadable.
    """
    tracker = MediaPipeTracker()
    spans: list[list[Face]] = [[] for _ in (NEUTRAL, *TAKES)]
    try:
        with VideoReader(DRIVER, exact=False, matrix="bt601") as reader:
            for index, (pixels, seconds) in enumerate(reader.frames(TAKES[-1][1])):
                for faces, (start, end) in zip(spans, (NEUTRAL, *TAKES), strict=True):
                    if start <= index < end and (face := tracker.track(Frame(pixels, seconds, index))) is not None:
                        faces.append(face)
    finally:
        tracker.close()
    neutral = spans[0][best_neutral(spans[0])].landmarks
    return neutral, tuple(tuple(faces) for faces in spans[1:])


class Rehearsal:
    """One portrait's frames, ready for the generator: all that does not depend on the persona tensors is done.

    Args:
        persona: any size.
        network: the generator.
        tick: called after each piece of work; may raise to give up.
    """

    def __init__(self, persona: Persona, network: Generator, tick: Callable[[], object] = lambda: None) -> None:
        self._network, self._tick = network, tick
        view, drawing = CropView(persona, SIZE), Drawing(SIZE)
        neutral, takes = driver()
        poses = [persona.landmarks]
        self._takes: list[slice] = []
        for faces in takes:
            retargeter = Retargeter(persona.landmarks, neutral)
            self._takes.append(slice(len(poses), len(poses) + len(faces)))
            poses += [retargeter.target(face) for face in faces]
        warped, rasters, grids = [], [], []
        for landmarks in poses:
            pose = to_crop(landmarks, view.crop, SIZE)
            seen = view.look(pose)
            layer = mouth_layer(seen.picture, view.mouth, seen.landmarks, seen.motion, seen.lent.unknown)
            warped.append(np.dstack([seen.picture, seen.alpha]))
            rasters.append(np.concatenate([drawing.draw(pose), layer]))
            x, y = view.field(pose)
            grids.append((np.stack([x, y], -1) * 2 + 1) / np.float32(SIZE) - 1)
            tick()
        self._warped = torch.from_numpy(np.stack(warped))
        self._rasters = torch.from_numpy(np.stack(rasters))
        self._grids = torch.from_numpy(np.stack(grids))
        self._photo, self._background = (
            torch.from_numpy(image).permute(2, 0, 1)[None].float() / 127.5 - 1
            for image in (view.persona.image, view.persona.background)
        )

    def __len__(self) -> int:
        """Frames, the first of them at rest."""
        return len(self._warped)

    @torch.inference_mode()
    def frames(self, spatial: Tensor, adain: Tensor) -> Tensor:
        """All frames with these persona tensors, (C, S/4, S/4) and (K,): (T, 3, S, S) in [-1, 1]."""
        return torch.cat(list(self._rendered(spatial, adain)))

    def _rendered(self, spatial: Tensor, adain: Tensor) -> Iterator[Tensor]:
        for start in range(0, len(self), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            warped = as_input(self._warped[part], torch.float32)
            raster = self._rasters[part].float() / 255
            count = len(warped)
            mended = self._network(
                warped, raster, self._grids[part], spatial.expand(count, -1, -1, -1), adain.expand(count, -1)
            )
            yield blend(warped, self._background.expand(count, -1, -1, -1), mended)[0].clamp(-1, 1)
            self._tick()

    @torch.inference_mode()
    def figures(self, frames: Tensor) -> dict[str, float]:
        """Of pictures by ``frames``; see ``result.Refined``."""
        rasters = self._rasters.float() / 255
        parts = regions(rasters)
        face, lips, lids = parts["face"], parts["mouth"], parts["eyes"]
        painted = F.max_pool2d(torch.maximum(lips, lids), 9, 1, 4)
        known = as_input(self._warped, torch.float32)[:, :3]
        known = torch.cat([self._photo, known[1:]])
        # At rest all of the face is known; driven, what the warp can carry of it.
        where = torch.cat([face[:1], (face * (1 - painted))[1:]])
        broad = (F.avg_pool2d(frames, BROAD) - F.avg_pool2d(known, BROAD)).abs()
        fine = (frames - F.avg_pool2d(frames, 3, 1, 1, count_include_pad=False)).abs()
        shaken, moved = [], []
        for take in self._takes:
            pictures = frames[take]
            second = (pictures[2:] - 2 * pictures[1:-1] + pictures[:-2]).abs()
            shaken.append(_mean(second, face[take][1:-1]))
            first = (pictures[1:] - pictures[:-1]).abs()
            moved.append(_mean(first, torch.maximum(lips, lids)[take][1:]))
        return {
            "jitter": 127.5 * float(np.mean(shaken)),
            "identity": 127.5 * _mean(broad, F.avg_pool2d(where, BROAD)),
            "lips": 127.5 * _mean(fine[1:], lips[1:]),
            "lids": 127.5 * _mean(fine[1:], lids[1:]),
            "motion": 127.5 * float(np.mean(moved)),
        }


def _mean(values: Tensor, where: Tensor) -> float:
    """Of values (T, 3, H, W) under a mask (T, 1, H, W)."""
    return float((values * where).sum() / (3 * where.sum()).clamp_min(1))
