"""A stage: the portrait driven by the bundled clip, with one set of persona tensors or another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from puppet.model.crop import SIZE
from puppet.model.network import Generator, Mended, as_input, blend
from puppet.model.seen import CELL, CropView, mouth_layer
from puppet.models import Face, Frame, Persona, Points
from puppet.motion.neutrality import best_neutral
from puppet.motion.retarget import Retargeter
from puppet.places import ASSETS
from puppet.raster.drawing import Drawing, to_crop
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoReader

DRIVER = ASSETS / "driver.mp4"
NEUTRAL = (8, 14)
TAKES = ((44, 52), (98, 106), (152, 164), (190, 200))
"""Frames of the bundled driver: a blink, a turn of the head, speech, speech with a blink. Judged by."""
PRACTICE = ((84, 88), (114, 116), (146, 150), (168, 172), (230, 234), (256, 258), (288, 290))
"""Others like them, and a smile and raised brows. Learnt from."""

AT_ONCE = 2
"""Frames rendered together: more are hardly faster, and cancelling waits for them."""


@dataclass(frozen=True, eq=False)
class Driver:
    """The bundled driver's landmarks.

    Attributes:
        neutral: float32 (478, 3), its face at rest.
        takes, practice: its faces in TAKES and PRACTICE.
    """

    neutral: Points
    takes: tuple[tuple[Face, ...], ...]
    practice: tuple[tuple[Face, ...], ...]


@lru_cache(maxsize=1)
def driver() -> Driver:
    """The bundled driver, tracked once.

    Raises:
        PuppetError: the clip is missing or unreadable.
    """
    spans = (NEUTRAL, *TAKES, *PRACTICE)
    found: list[list[Face]] = [[] for _ in spans]
    tracker = MediaPipeTracker()
    try:
        with VideoReader(DRIVER, exact=False, matrix="bt601") as reader:
            for index, (pixels, seconds) in enumerate(reader.frames(max(end for _, end in spans))):
                for faces, (start, end) in zip(found, spans, strict=True):
                    if start <= index < end and (face := tracker.track(Frame(pixels, seconds, index))) is not None:
                        faces.append(face)
    finally:
        tracker.close()
    runs = [tuple(faces) for faces in found]
    neutral = runs[0][best_neutral(runs[0])].landmarks
    return Driver(neutral, tuple(runs[1 : 1 + len(TAKES)]), tuple(runs[1 + len(TAKES) :]))


class Stage:
    """One portrait's frames, ready for the generator: all that does not depend on the persona tensors is done.

    Args:
        persona: any size.
        network: the generator.
        takes: the driver's faces, each run retargeted by itself. The first frame is the portrait at rest.
        tick: called after each piece of work; may raise to give up.

    Attributes:
        takes: which frames each run has become.
        rasters: uint8 (T, 13, S, S).
        photo, background: (1, 3, S, S) in [-1, 1].
    """

    def __init__(
        self,
        persona: Persona,
        network: Generator,
        takes: Sequence[Sequence[Face]],
        tick: Callable[[], object] = lambda: None,
    ) -> None:
        self._network, self._tick = network, tick
        view, drawing = CropView(persona, SIZE), Drawing(SIZE)
        poses = [persona.landmarks]
        self.takes: list[slice] = []
        for faces in takes:
            retargeter = Retargeter(persona.landmarks, driver().neutral)
            self.takes.append(slice(len(poses), len(poses) + len(faces)))
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
        self.rasters = torch.from_numpy(np.stack(rasters))
        self._grids = torch.from_numpy(np.stack(grids))
        self.photo, self.background = (
            torch.from_numpy(image).permute(2, 0, 1)[None].float() / 127.5 - 1
            for image in (view.persona.image, view.persona.background)
        )

    def __len__(self) -> int:
        """Frames, the first of them at rest."""
        return len(self._warped)

    @property
    def warped(self) -> Tensor:
        """The warp's pictures, (T, 3, S, S) in [-1, 1]."""
        return as_input(self._warped, torch.float32)[:, :3]

    @torch.inference_mode()
    def frames(self, spatial: Tensor, adain: Tensor) -> Tensor:
        """All frames with these persona tensors, (C, S/4, S/4) and (K,): (T, 3, S, S) in [-1, 1]."""
        return torch.cat(list(self._rendered(spatial, adain)))

    def _rendered(self, spatial: Tensor, adain: Tensor) -> Iterator[Tensor]:
        for start in range(0, len(self), AT_ONCE):
            numbers = np.arange(start, min(start + AT_ONCE, len(self)))
            yield self.part(numbers, (0, 0), SIZE, spatial, adain)[0]
            self._tick()

    def part(
        self, numbers: NDArray[np.int64], corner: tuple[int, int], size: int, spatial: Tensor, adain: Tensor
    ) -> tuple[Tensor, Tensor]:
        """A patch of some frames, with gradients where they are asked for.

        Args:
            numbers: of the frames, (B,).
            corner: x and y of the patch, multiples of CELL.
            size: P, of the patch.
            spatial, adain: see ``frames``.

        Returns:
            Pictures (B, 3, P, P) in [-1, 1] and rasters (B, 13, P, P) in [0, 1].
        """
        x, y = corner
        chosen = torch.from_numpy(numbers)
        patch = (slice(None), slice(None), slice(y, y + size), slice(x, x + size))
        cells = (chosen, slice(y // CELL, (y + size) // CELL), slice(x // CELL, (x + size) // CELL))
        warped = as_input(self._warped[chosen], torch.float32)[patch]
        raster = self.rasters[chosen][patch].float() / 255
        count = len(numbers)
        mended: Mended = self._network(
            warped, raster, self._grids[cells], spatial.expand(count, -1, -1, -1), adain.expand(count, -1)
        )
        background = self.background.expand(count, -1, -1, -1)[patch]
        return blend(warped, background, mended)[0].clamp(-1, 1), raster
