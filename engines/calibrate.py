"""Measure which numbers enter the generator's convolutions, and say so in the weights' file: see ``ranges``.

``python -m engines.calibrate`` measures the weights that ship (``--weights FILE``: others), on the bundled portraits in
poses of the bundled clips (``--photos FOLDER``: on other portraits too). About four seconds a portrait.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from engines.openvino import Watch
from engines.protocol import Mending, PersonaTensors
from engines.ranges import Ranges, convolutions, with_ranges
from puppet.capture.camera import DRIVER_PATH
from puppet.errors import PuppetError
from puppet.latency import CLIP
from puppet.model.renderer import GeneratorRenderer
from puppet.model.shipped import default_weights
from puppet.model.weights import Weights, load_weights, write_weights
from puppet.models import Face, Frame, Gains, Image, Persona
from puppet.motion.neutrality import best_neutral
from puppet.motion.retarget import Retargeter
from puppet.persona.portrait import PortraitMaker, bundled_portraits
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoReader

BEYOND = 1e-5
"""Such a share of all numbers may lie beyond either end, and is cut off. Steps grow with the ends: with none beyond
them the residual flow is off by half as much again; with ten times as many the paint in wide mouths, twice as much."""
EXAGGERATED = 1.6
_EDGES = np.linspace(-32, 32, 8193)
_EVERY = 13

Shown = tuple[PersonaTensors, Image, Image, np.ndarray]
"""What an engine is bound to, and given."""


def measure(weights: Weights, frames: Iterable[Shown]) -> Ranges:
    """Run the generator in float32 and watch what enters its convolutions.

    Args:
        weights: of the generator.
        frames: real ones, of as many portraits and poses as can be had.
    """
    watch = Watch(weights)
    counts = {name: np.zeros(len(_EDGES) - 1, np.int64) for name in convolutions(weights.tier)}
    for persona, warped, raster, grid in frames:
        entered = watch(persona, warped, raster, grid)
        for name, count in counts.items():
            some = np.clip(entered[name].reshape(-1)[::_EVERY], _EDGES[0], _EDGES[-1])
            count += np.histogram(some, _EDGES)[0]
    return {name: _ends(count) for name, count in counts.items()}


def _ends(count: np.ndarray) -> tuple[float, float]:
    """Between which nearly all numbers lie, and zero."""
    share = np.cumsum(count) / count.sum()
    low, high = np.searchsorted(share, (BEYOND, 1 - BEYOND))
    return min(0.0, float(_EDGES[low])), max(0.0, float(_EDGES[high + 1]))


def drawings(weights: Weights, photos: Sequence[Path] = ()) -> Iterator[Shown]:
    """What engines are shown: portraits at rest and in poses of the bundled clips, as they are and exaggerated.

    Args:
        weights: whose tier and embedder.
        photos: portraits besides the bundled ones; a picture that does not show just one face is passed over.
    """
    clips = [faces_in(path) for path in (DRIVER_PATH, CLIP)]
    maker = PortraitMaker()
    try:
        for source in (*(one.source for one in bundled_portraits()), *photos):
            try:
                persona = maker.make(source)
            except PuppetError:
                continue
            if isinstance(persona, Persona):
                yield from _shown(weights, persona, clips)
    finally:
        maker.close()


def faces_in(clip: Path) -> list[Face]:
    """What is tracked in a clip, two faces a second."""
    tracker = MediaPipeTracker()
    try:
        with VideoReader(clip) as reader:
            every = max(1, round(reader.fps / 2))
            faces = [tracker.track(Frame(image, time_s, k)) for k, (image, time_s) in enumerate(reader.frames())]
    finally:
        tracker.close()
    return [face for face in faces[::every] if face is not None]


def _shown(weights: Weights, persona: Persona, clips: Sequence[list[Face]]) -> Iterator[Shown]:
    bound = Bound()
    renderer = GeneratorRenderer(bound, weights)
    renderer.bind(persona)
    poses = [persona.landmarks]
    for faces in clips:
        neutral = faces[best_neutral(faces)].landmarks
        for gain in (1.0, EXAGGERATED):
            retargeter = Retargeter(persona.landmarks, neutral, Gains(*[gain] * 5), smoothing=False)
            poses += [retargeter.target(face) for face in faces]
    for pose in poses:
        work = renderer.begin(pose)
        renderer.look(work)
        if work.shown is not None and bound.persona is not None:
            yield bound.persona, *work.shown


class Bound:
    """Stands where an engine does and keeps what it is bound to; never run."""

    name, runs_on = "bound", "nothing"

    def __init__(self) -> None:
        self.persona: PersonaTensors | None = None

    def bind(self, persona: PersonaTensors) -> None:
        self.persona = persona

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        raise RuntimeError("nothing runs here")

    def warm_up(self) -> None: ...

    def close(self) -> None: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the file."""
    parser = argparse.ArgumentParser(prog="engines.calibrate", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--weights", type=Path, default=default_weights(), help="the file to measure, and to write")
    parser.add_argument("--photos", type=Path, help="a folder of further portraits")
    args = parser.parse_args(arguments)
    if args.weights is None:
        parser.error("no weights come with the program: name a file with --weights")
    try:
        weights = load_weights(args.weights)
        photos = sorted(path for path in args.photos.iterdir() if path.is_file()) if args.photos else []
        ranges = measure(weights, tqdm(drawings(weights, photos), "Measuring", unit=" drawings"))
        write_weights(args.weights, with_ranges(weights, ranges))
    except (PuppetError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{args.weights}: {len(ranges)} convolutions may work in 8 bits")
    return 0


if __name__ == "__main__":
    sys.exit(main())
