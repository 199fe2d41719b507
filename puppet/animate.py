"""``main.py animate``: a portrait driven by a clip, from file to file, without a window."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from puppet import backdrop, renderers
from puppet.compose import Composer
from puppet.errors import PuppetError
from puppet.models import Face, FaceChoice, Frame, Persona
from puppet.motion.whole_clips import absolute_targets, relative_targets
from puppet.persona import file as persona_file
from puppet.persona.portrait import MAX_SIDE, PortraitMaker, resize_persona
from puppet.refinement.aloud import refined
from puppet.tracking.steady import SteadyTracker
from puppet.video.reader import VideoReader
from puppet.video.writer import Preset, VideoWriter

SMALLEST, LARGEST = 64, 4096
CRF = 10
PRESET: Preset = "medium"
"""A file is made once: better than the live recording's settings, which must keep up."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--portrait", type=Path, required=True, help="picture of the face to show, or a .puppet file")
    parser.add_argument("--driver", type=Path, required=True, help="video of the face that drives it")
    parser.add_argument("--output", type=Path, required=True, help="video to write (.mp4)")
    parser.add_argument(
        "--motion",
        choices=("relative", "absolute"),
        default="relative",
        help="relative: carry over how the driver moves, keeping the portrait's proportions (default); "
        "absolute: put the driver's landmarks as they are",
    )
    parser.add_argument("--renderer", choices=renderers.NAMES, default=renderers.DEFAULT, help="default: %(default)s")
    parser.add_argument("--engine", default="auto", metavar="NAME", help="what runs a generator; a warp needs none")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="a generator's, instead of those that came along")
    parser.add_argument("--frames", type=int, metavar="N", help="only the driver's first N frames")
    parser.add_argument("--size", type=int, metavar="N", help=f"long side of the output in pixels (at most {LARGEST})")
    parser.add_argument("--face", type=int, metavar="N", help="which face of the portrait, from 1, left to right")
    parser.add_argument(
        "--background",
        default="keep",
        metavar="WHAT",
        help="behind the person: keep (default), blur, green, a colour such as #20304a, or a picture file",
    )
    parser.add_argument(
        "--refine",
        action="store_true",
        help="take a minute to refine the persona for the generator first, or use the refinement that a .puppet file "
        "holds; without this flag the persona is used as it is found at once, whatever the file holds",
    )


def run(args: argparse.Namespace, make_renderer: renderers.MakesRenderers) -> int:
    """Run the command. Raises PuppetError for anything that the user can mend."""
    if args.renderer == "warp" and (args.engine != "auto" or args.weights is not None):
        raise PuppetError("The warp runs on no engine and has no weights", "Leave out --engine and --weights")
    if args.renderer == "warp" and args.refine:
        raise PuppetError("There is nothing to refine for the warp", "Leave out --refine, or use the generator")
    if args.frames is not None and args.frames < 1:
        raise PuppetError(f"--frames must be at least 1, not {args.frames}")
    if args.size is not None and not SMALLEST <= args.size <= LARGEST:
        raise PuppetError(f"--size must be from {SMALLEST} to {LARGEST}, not {args.size}")
    for source in (args.portrait, args.driver):
        if args.output.exists() and source.exists() and args.output.samefile(source):
            raise PuppetError(f"The output would replace {source.name}", "Choose another name for it")
    background = backdrop.parse(args.background)
    renderer = make_renderer(args.renderer, args.engine, args.weights)
    # The driver is tracked, never shown: the fast conversion does, and sees the very pixels that OpenCV sees.
    with VideoReader(args.driver, exact=False, matrix="bt601") as driver:
        persona = load_persona(args.portrait, args.face, args.size)
        # Opened before the clip is tracked, which may take minutes: what cannot be written is said at once.
        with VideoWriter(args.output, persona.size, driver.fps, CRF, PRESET) as output:
            persona = refined(persona, args.weights) if args.refine else replace(persona, refinement=None)
            faces = track(driver, args.frames, static=args.motion == "absolute")
            composer = Composer(persona.size, background)
            persona = composer.fit(persona)
            composer.bind(persona)
            renderer.bind(persona)
            targets = (absolute_targets if args.motion == "absolute" else relative_targets)(faces, persona)
            for target in tqdm(targets, "Rendering", unit=" frames", file=sys.stderr):
                output.write(composer.compose(renderer.render(target), 0.0, -1).pixels)
    print(f"{args.output}: {len(faces)} frames, {persona.size[0]} x {persona.size[1]}, {float(driver.fps):g} fps")
    return 0


def load_persona(path: Path, face: int | None = None, size: int | None = None) -> Persona:
    """A portrait at the size in which it leaves: even width and height, the long side at most MAX_SIDE or ``size``.

    Args:
        path: the picture, or a persona file, whose persona is taken as it is.
        face: which face of a picture, from 1, left to right.
        size: long side in pixels, if it is to be another than the picture's own.

    Raises:
        PuppetError: unreadable, no face, or several faces and none chosen.
    """
    if path.suffix.lower() == persona_file.SUFFIX:
        if face is not None:
            raise PuppetError(f"The face in {path.name} is chosen already", "Leave out --face")
        made = persona_file.load_persona(path).whole
    else:
        made = _make_persona(path, face)
    scale = min(1.0, MAX_SIDE / max(made.size)) if size is None else size / max(made.size)
    width, height = (max(2, round(side * scale / 2) * 2) for side in made.size)
    return resize_persona(made, (width, height))


def _make_persona(path: Path, face: int | None) -> Persona:
    maker = PortraitMaker()
    try:
        made = maker.make(path, face=None if face is None else face - 1)
    finally:
        maker.close()
    if isinstance(made, FaceChoice):
        raise PuppetError(
            f"{path.name} shows {len(made.thumbnails)} faces",
            f"Say which one with --face 1 to --face {len(made.thumbnails)}, counted from the left",
        )
    return made


def track(driver: VideoReader, limit: int | None, static: bool) -> list[Face | None]:
    """The face in each frame of a clip, None where none is found.

    Args:
        driver: the clip.
        limit: at most so many frames.
        static: look at each frame by itself (absolute motion), not at where the face was before.

    Raises:
        PuppetError: no face in any frame.
    """
    total = driver.frame_count if limit is None else min(limit, driver.frame_count or limit)
    tracker = SteadyTracker(static)
    try:
        frames = tqdm(driver.frames(limit), "Tracking", total, unit=" frames", file=sys.stderr)
        faces = [tracker.track(Frame(pixels, seconds, index)) for index, (pixels, seconds) in enumerate(frames)]
    finally:
        tracker.close()
    if not any(faces):
        raise PuppetError(
            f"No face was found in {driver.path.name}", "Use a clip in which a face is seen from the front"
        )
    return faces
