"""The ``evaluate`` command: baselines and the project's renderers side by side, on clips and portraits."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image as Pil
from tqdm import tqdm

from puppet import renderers
from puppet.errors import PuppetError
from puppet.evaluation import ablations
from puppet.evaluation.inputs import find_clips, find_portraits, first_frame_persona, load_personas, warn
from puppet.evaluation.metrics import Embed, face_embedding
from puppet.evaluation.pairs import KEY, Pairs, tally, versions
from puppet.evaluation.rendering import (
    BASELINES,
    Clip,
    make_renderer,
    pick_frames,
    render_video,
    score_video,
    track_clip,
)
from puppet.evaluation.report import Result, as_json, shortfalls, table
from puppet.evaluation.sheet import contact_sheet, telling_moments
from puppet.evaluation.thinplate import FrozenPhoto
from puppet.models import Image, Persona, Renderer
from puppet.motion.whole_clips import absolute_targets, relative_targets
from puppet.persona.portrait import PortraitMaker
from puppet.renderers import MakesRenderers
from puppet.tracking.steady import SteadyTracker
from puppet.tracking.tracker import MediaPipeTracker, Tracker

CELL = 240
"""Height of a picture on a contact sheet, in pixels."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Score the renderers beside a frozen photo and a thin-plate warp. Self-reenactment takes a clip's first frame "
        "as the portrait, so every frame has its ground truth; cross-reenactment drives each portrait with each clip. "
        "Without clips and portraits it takes those that come with the program."
    )
    parser.add_argument("--clips", type=Path, metavar="FOLDER", help="folder of driver clips (or one clip)")
    parser.add_argument(
        "--portraits",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="pictures or .puppet files to be driven, or folders of them",
    )
    parser.add_argument(
        "--renderers",
        default=",".join(renderers.available()),
        metavar="NAMES",
        help="with commas between (default: %(default)s)",
    )
    parser.add_argument("--ablations", action="store_true", help="the generator without one thing at a time, too")
    parser.add_argument("--engine", default="auto", metavar="NAME", help="what runs a generator")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="a generator's, instead of those that came along")
    parser.add_argument("--frames", type=int, default=80, metavar="N", help="of each clip (default: %(default)s)")
    parser.add_argument(
        "--mode", choices=("self", "cross", "both"), help="default: both, but self where only clips are given"
    )
    parser.add_argument(
        "--size",
        type=int,
        metavar="N",
        help="long side of the rendered picture (default: the clip's own; in cross-reenactment as the face needs it)",
    )
    parser.add_argument(
        "--output", type=Path, default=Path("out/evaluation"), metavar="FOLDER",
        help="for rendered videos and contact sheets (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--pairs", nargs=2, metavar=("ONE", "OTHER"),
        help="write blind A/B sheets and films of two renderers, or of this run's best and an earlier run's folder",
    )  # fmt: skip
    parser.add_argument("--tally", type=Path, metavar="FOLDER", help="only count the answers to such pairs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="default: results.json in the output folder")


def run(args: argparse.Namespace, make: MakesRenderers | None = None) -> int:
    """Evaluate as the arguments say; returns the exit status.

    Args:
        make: makes the project's renderers; None: only such as run on no engine.
    """
    if args.tally is not None:
        print(tally(args.tally))
        return 0
    if args.frames < 5:
        raise PuppetError("At least 5 frames are needed to tell motion from noise", "Ask for more with --frames")
    if args.size is not None and not 64 <= args.size <= 4096:
        raise PuppetError("The size must be from 64 to 4096 pixels", "Choose another --size")
    mode = args.mode or ("self" if args.clips and not args.portraits else "both")
    names = dict.fromkeys(name.strip() for name in args.renderers.split(",") if name.strip())
    if args.ablations:
        names |= dict.fromkeys(ablations.NAMES)
    own = partial(make, engine=args.engine, weights=args.weights) if make is not None else renderers.make_renderer
    compared = [make_renderer(name, own) for name in dict.fromkeys((*BASELINES, *names))]
    clips = find_clips(args.clips)
    portraits = find_portraits(args.portraits) if mode != "self" else {}
    json_path: Path = args.json or args.output / "results.json"
    for folder in (args.output, json_path.parent):
        _make_folder(folder)

    pairs = None
    if args.pairs:
        pairs = Pairs(args.output / "pairs", versions(args.pairs, [one.name for one in compared], args.output))
    maker, tracker, driving = PortraitMaker(), MediaPipeTracker(static=True), SteadyTracker(static=True)
    try:
        personas = load_personas(maker, portraits, args.size)
        if mode == "cross" and not personas:
            raise PuppetError("None of the portraits can be used", "Choose pictures with one face seen from the front")
        work = len(clips) * args.frames * (1 + 2 * len(compared) * ((mode != "cross") + len(personas)))
        with tqdm(total=work, unit="frame", smoothing=0.05, disable=None, dynamic_ncols=True) as bar:
            bench = _Bench(compared, driving, tracker, face_embedding(), args.output, bar, pairs)
            for path in clips:
                planned = bar.n + work // len(clips)
                bench.evaluate(path, args.frames, maker, args.size, mode, personas)
                bar.update(planned - bar.n)  # a clip may be shorter than --frames, or be skipped
    finally:
        driving.close()
        tracker.close()
        maker.close()
    results = bench.results
    if not results:
        raise PuppetError("Nothing could be evaluated", "See the reasons above")
    settings = {"frames": args.frames, "size": args.size, "mode": mode, "renderers": [r.name for r in compared]}
    try:
        json_path.write_text(json.dumps(as_json(results, settings), indent=1), encoding="utf-8")
    except OSError as error:
        raise PuppetError(f"{json_path} cannot be written ({error.strerror})", "Choose another --json") from error
    print(table(results))
    missed = shortfalls(results)
    if missed:
        print("\nBelow the floor:\n" + "\n".join(f"  {line}" for line in missed))
    if pairs is not None:
        count = pairs.close()
        what = "pair" if count == 1 else "pairs"
        print(f"\n{count} {what} to be judged: {args.output / 'pairs'} (the order is in {KEY}: look at it last)")
    print(f"\nContact sheets and videos: {args.output}   figures: {json_path}")
    return 0


class _Bench:
    """What every comparison needs, and what has come of them so far."""

    def __init__(
        self,
        renderers: list[Renderer],
        driving: Tracker,
        tracker: Tracker,
        embed: Embed | None,
        folder: Path,
        bar: tqdm,
        pairs: Pairs | None = None,
    ) -> None:
        self.renderers, self.embed, self.folder, self.bar = renderers, embed, folder, bar
        self.driving, self.tracker, self.pairs = driving, tracker, pairs
        self.results: list[Result] = []

    def evaluate(
        self, path: Path, frames: int, maker: PortraitMaker, size: int | None, mode: str, personas: Sequence[Persona]
    ) -> None:
        """One clip in every mode asked for. What cannot be used is named and left out."""
        self.bar.set_description(path.stem)
        try:
            clip = track_clip(path, frames, self.driving, self.tracker, self.bar.update)
        except PuppetError as error:
            warn(f"{path.name} is left out. {error}")
            return
        if mode != "cross":
            try:
                persona = first_frame_persona(maker, clip, size)
            except PuppetError as error:
                warn(f"{path.name} is left out of self-reenactment. {error}")
            else:
                self.compare(clip, persona, "self")
        if mode != "self":
            for persona in personas:
                self.compare(clip, persona, "cross")

    def compare(self, clip: Clip, persona: Persona, mode: str) -> None:
        """All renderers on one clip and one portrait, and their contact sheet."""
        subject = f"self-{clip.name}" if mode == "self" else f"cross-{clip.name}-{_plain(persona.name)}"
        moments = telling_moments(clip.landmarks)
        indices = [moment.index for moment in moments]
        part = _whole(clip.first) if mode == "self" else _cropped(persona)
        rows = [("driver", pick_frames(clip.path, indices, _whole(clip.first), CELL))]
        for renderer in self.renderers:
            self.bar.set_description(f"{subject} {renderer.name}")
            path = self.folder / f"{subject}-{renderer.name}.mp4"
            targets = (absolute_targets if mode == "self" else relative_targets)(clip.faces, persona)
            milliseconds = render_video(renderer, persona, targets, path, clip.fps, self.bar.update)
            score = score_video(clip, path, persona, self.tracker, mode == "self", self.embed, self.bar.update)
            name = "" if mode == "self" else persona.name
            self.results.append(Result(mode, clip.name, name, renderer.name, score, milliseconds))
            if renderer.name != FrozenPhoto.name:  # the portrait says as much
                rows.append((renderer.name, pick_frames(path, indices, part, CELL)))
        if self.pairs is not None:
            self.pairs.add(subject, clip, moments, _whole(clip.first), part)
        captions = [f"{moment.label} · {moment.index}".removeprefix(" · ") for moment in moments]
        title = clip.name
        if mode == "cross":
            title, captions = f"{persona.name}, driven by {clip.name}", ["portrait", *captions]
            portrait = [_scaled(persona.image, CELL), *([_scaled(persona.image[part], CELL)] * (len(rows) - 1))]
            rows = [(name, [first, *row]) for first, (name, row) in zip(portrait, rows, strict=True)]
        Pil.fromarray(contact_sheet(title, captions, rows)).save(self.folder / f"{subject}.png")


def _whole(image: Image) -> tuple[slice, slice]:
    return slice(0, image.shape[0]), slice(0, image.shape[1])


def _cropped(persona: Persona) -> tuple[slice, slice]:
    """Rows and columns of the persona's crop, as far as there is picture."""
    crop, (width, height) = persona.crop, persona.size
    x0, y0 = max(0, round(crop.x)), max(0, round(crop.y))
    x1, y1 = min(width, round(crop.x + crop.size)), min(height, round(crop.y + crop.size))
    return slice(y0, y1), slice(x0, x1)


def _scaled(image: Image, height: int) -> Image:
    width = max(1, round(height * image.shape[1] / image.shape[0]))
    return np.asarray(Pil.fromarray(image).resize((width, height), Pil.Resampling.LANCZOS))


def _plain(name: str) -> str:
    """A name as part of a file's name."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split()) or "portrait"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PuppetError(f"The folder {folder} cannot be made ({error.strerror})", "Choose another one") from error
