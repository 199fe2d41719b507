"""``main.py inspect``: says whether a picture or a video was made by Puppet, by its marks and by what it states."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from puppet.errors import PuppetError
from puppet.persona.images import load_image
from puppet.provenance import credentials, metadata
from puppet.provenance.mark import SURE, MarkReader, Reading
from puppet.video.reader import VideoReader

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif")
FRAMES = 120
"""Frames of a video that are looked at, evenly chosen from its first minutes."""
_EVERY = 15


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file says of itself.

    Attributes:
        statement: its digital source type, "" where it states none.
        credentials: who made it according to its content credentials, "" where there are none that can be read here.
        mark: the invisible mark.
    """

    statement: str
    credentials: str
    mark: Reading

    @property
    def generated(self) -> bool:
        """Whether anything says that it was made by a model."""
        return bool(self.statement or self.credentials or self.mark.marked)


def inspect(path: Path, frames: int = FRAMES) -> Inspection:
    """Look at a picture or a video.

    Raises:
        PuppetError: it is neither, or cannot be read.
    """
    try:
        statement = metadata.says_generated(path)
    except OSError as error:
        raise PuppetError(
            f"{path.name or path} cannot be read ({error.strerror or error})", "Name a file that is there"
        ) from error
    reader = MarkReader()
    if path.suffix.lower() in PICTURES:
        reader.add(load_image(path))
    else:
        with VideoReader(path, exact=False) as video:
            every = min(_EVERY, max(1, (video.frame_count or 0) // frames))
            for number, (pixels, _) in enumerate(video.frames(frames * every)):
                if number % every == 0:
                    reader.add(pixels)
    return Inspection(statement, credentials.read(path), reader.reading())


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a picture or a video")
    parser.add_argument("--frames", type=int, default=FRAMES, metavar="N", help="of a video, at most (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print one object")


def run(args: argparse.Namespace) -> int:
    """Run the command. Ends with status 0 whatever is found. Raises PuppetError."""
    if args.frames < 1:
        raise PuppetError(f"--frames must be at least 1, not {args.frames}")
    found = inspect(args.file, args.frames)
    if args.json:
        print(json.dumps({"file": str(args.file), "generated": found.generated, **asdict(found)}))
        return 0
    print(f"{args.file}")
    print(f"  statement    {found.statement or 'none'}")
    print(f"  credentials  {found.credentials or 'none that can be read here'}")
    print(f"  mark         {words(found.mark)}")
    return 0


def words(mark: Reading) -> str:
    """A reading as a sentence."""
    looked = f"score {mark.score:.1f} in {mark.frames} {'picture' if mark.frames == 1 else 'pictures'}"
    if not mark.marked:
        return f"not found ({looked}; {SURE:g} would be sure)"
    sure = "below 1e-15" if mark.chance < 1e-15 else f"{mark.chance:.0e}"
    return f"Puppet's{', mirrored' if mark.mirrored else ''} ({looked}; by chance: {sure})"
