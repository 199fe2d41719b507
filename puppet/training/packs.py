"""Makes packs of training pairs from folders of portraits and of clips: ``python -m puppet.training.packs``.

A pack is a folder of shards, one for each clip and for each few portraits. Shards that are there are not made again, so
a run that was broken off goes on where it stopped; the same seed gives the same pairs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from puppet.errors import PuppetError
from puppet.persona.portrait import PortraitMaker
from puppet.tracking.tracker import MediaPipeTracker
from puppet.training.bias import Watching
from puppet.training.films import real_pairs, track
from puppet.training.making import (
    FORWARD,
    INVERSE,
    REAL,
    RIG,
    Shard,
    identity_of,
    in_colour,
    seeded,
)
from puppet.training.pairs import is_shard, write_shard
from puppet.training.poses import Performer
from puppet.training.rig.basis import Rig, load_rig
from puppet.training.rig.pairs import rig_pairs
from puppet.training.stills import can_close_eyes, forward_pairs, inverse_count, inverse_pairs, photograph

CLIPS = (".mpg", ".mpeg", ".mp4", ".mov", ".avi", ".mkv", ".webm")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
PORTRAITS_PER_SHARD = 16
TARGETS_PER_SOURCE = 50
PERFORMERS = 40
"""At most so many clips lend their expressions."""
HELD_OUT = 25
"""One of so many portraits is kept for validation."""


@dataclass(frozen=True)
class Job:
    """One shard to make: a clip, or some portraits."""

    folder: Path
    files: tuple[Path, ...]
    kind: int
    count: int
    seed: int


def files_in(folder: Path | None, endings: Sequence[str]) -> list[Path]:
    """Files below a folder, sorted.

    Raises:
        PuppetError: the folder is missing.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise PuppetError(f"There is no folder {folder}", "Name a folder of pictures or of clips")
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings and path.is_file())


def plan(args: argparse.Namespace) -> list[Job]:
    """Every shard of both packs."""
    jobs = []
    for clip in files_in(args.speech, CLIPS):
        part = "val" if any(word in clip.stem for word in args.validation) else "train"
        jobs.append(Job(args.output / part / f"clip-{clip.stem}", (clip,), REAL, args.per_clip, args.seed))
    pictures = files_in(args.portraits, PICTURES)
    held = [path for path in pictures if identity_of(path.stem) % HELD_OUT == 0]
    for part, chosen in (("val", held), ("train", [path for path in pictures if path not in set(held)])):
        for start in range(0, len(chosen), PORTRAITS_PER_SHARD):
            some = tuple(chosen[start : start + PORTRAITS_PER_SHARD])
            folder = args.output / part
            jobs.append(Job(folder / f"stills-{some[0].stem}", some, INVERSE, args.per_portrait, args.seed))
            if args.per_blink:
                jobs.append(Job(folder / f"lids-{some[0].stem}", some, FORWARD, args.per_blink, args.seed))
            if args.rig:
                jobs.append(Job(folder / f"rig-{some[0].stem}", some, RIG, args.per_rig, args.seed))
    return [job for job in jobs if not is_shard(job.folder)]


class _Maker:
    """What one worker process holds."""

    def __init__(self, performers: Sequence[Performer], rig: Path | None) -> None:
        self.performers = performers
        self.rig: Rig | None = load_rig(rig) if rig else None
        self.tracker = MediaPipeTracker(static=True)
        self.watcher = Watching(self.tracker)
        self.maker = PortraitMaker()

    def run(self, job: Job) -> tuple[str, int, str]:
        """Make one shard: its name, how many pairs it has, and what went wrong."""
        shard = Shard([], [])
        problem = ""
        for path in job.files:
            rng = seeded(job.seed, f"{path.stem}/{job.kind}")
            try:
                if job.kind == REAL:
                    sources = max(1, round(job.count / TARGETS_PER_SOURCE))
                    shard = real_pairs(path, self.tracker, self.maker, rng, sources, -(-job.count // sources))
                elif (persona := photograph(path, self.maker)) is None:
                    continue
                elif job.kind == INVERSE:
                    count = inverse_count(persona, job.count)
                    inverse_pairs(persona, path.stem, self.watcher, self.performers, rng, count, shard)
                elif job.kind == RIG:
                    assert self.rig is not None
                    count = job.count if in_colour(persona.image) else -(-job.count // 2)
                    rig_pairs(self.rig, persona, path.stem, self.watcher, rng, count, shard)
                elif can_close_eyes(persona):
                    count = job.count if in_colour(persona.image) else -(-job.count // 2)
                    forward_pairs(persona, path.stem, self.watcher, rng, count, shard)
            except PuppetError as error:
                problem = f"{path.name}: {error}"
        write_shard(job.folder, shard)
        return job.folder.name, len(shard.pairs), problem


_maker: _Maker | None = None


def _start(performers: Sequence[Performer], rig: Path | None) -> None:
    global _maker  # a process pool has no other place for what its workers hold
    _maker = _Maker(performers, rig)


def _run(job: Job) -> tuple[str, int, str]:
    assert _maker is not None
    return _maker.run(job)


def find_performers(clips: Sequence[Path]) -> list[Performer]:
    """Expressions to borrow, from the first clips."""
    tracker = MediaPipeTracker(static=True)
    performers = []
    for path in tqdm(clips[:PERFORMERS], desc="Expressions", unit="clip"):
        faces = [face for _, face in track(path, tracker, 300)]
        if len(faces) > 1:
            performers.append(Performer.of(faces))
    tracker.close()
    return performers


def make(args: argparse.Namespace) -> int:
    """Make what is missing; the number of new pairs."""
    jobs = plan(args)
    needs_performers = any(job.kind == INVERSE for job in jobs)
    performers = find_performers(files_in(args.speech, CLIPS)) if needs_performers else []
    total = 0
    with tqdm(total=len(jobs), desc="Pairs", unit="shard") as bar:
        for name, pairs, problem in _results(jobs, performers, args.rig, args.workers):
            total += pairs
            if problem:
                bar.write(f"{name}: {problem}")
            bar.set_postfix(pairs=total)
            bar.update()
    return total


def _results(
    jobs: list[Job], performers: list[Performer], rig: Path | None, workers: int
) -> Iterator[tuple[str, int, str]]:
    if workers <= 1:
        maker = _Maker(performers, rig)
        yield from map(maker.run, jobs)
        return
    context = multiprocessing.get_context("spawn")  # MediaPipe's threads do not survive a fork
    with context.Pool(workers, _start, (performers, rig)) as pool:
        yield from pool.imap_unordered(_run, jobs)
        pool.close()
        pool.join()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--portraits", type=Path, help="folder of portraits, for inverse pairs")
    parser.add_argument("--speech", type=Path, help="folder of clips of one face each, for real pairs")
    parser.add_argument("--output", type=Path, default=Path("out/packs"), help="gets the packs train and val")
    parser.add_argument("--per-portrait", type=int, default=9, help="pairs of a portrait in colour with parted lips")
    parser.add_argument("--per-blink", type=int, default=2, help="pairs of a portrait in colour with its eyes closed")
    parser.add_argument("--rig", type=Path, help="the face rig ict_facekit_light.npz, for renders of the portraits")
    parser.add_argument("--per-rig", type=int, default=8, help="renders of a portrait in colour")
    parser.add_argument("--per-clip", type=int, default=600, help="pairs of a clip")
    parser.add_argument("--validation", nargs="*", default=[], help="clips whose names hold one of these go to val")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--seed", type=int, default=0)


def run(args: argparse.Namespace) -> int:
    """Carry out the command."""
    print(f"{make(args)} new pairs in {args.output}")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make packs of training pairs from portraits and clips.")
    add_arguments(parser)
    try:
        return run(parser.parse_args(arguments))
    except PuppetError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
