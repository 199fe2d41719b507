"""``main.py personalise``: one to eight photos of a person become one ``.puppet`` file."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from puppet.errors import PuppetError
from puppet.models import FaceChoice, Persona
from puppet.persona import album, likeness
from puppet.persona.file import MOST_PHOTOS, SUFFIX, PersonaFile, is_persona_file, load_persona, save_persona
from puppet.persona.portrait import PortraitMaker
from puppet.refinement.aloud import refined


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Make a .puppet file of one to eight photos of the same person. The first photo is the one that is shown. The "
        "file holds their pixels, what was found in them, and a name; nothing else of the photos' files."
    )
    parser.add_argument(
        "--photo",
        type=Path,
        action="append",
        required=True,
        metavar="P",
        help=f"picture of the person; give it up to {MOST_PHOTOS} times",
    )
    parser.add_argument("--output", type=Path, metavar="X.puppet", help="file to write (default: that of --add-to)")
    parser.add_argument("--add-to", type=Path, metavar="X.puppet", help="add the photos to those of this file")
    parser.add_argument(
        "--same-person",
        action="store_true",
        help="go on where a photo looks like another person than the first: only you can tell",
    )
    parser.add_argument("--name", help="shown in the app (default: from the first photo's file)")
    parser.add_argument(
        "--face", type=int, metavar="N", help="which face of a photo that shows several, from 1, left to right"
    )
    parser.add_argument(
        "--refine",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="take a minute to refine the persona for the generator and keep what is found in the file, where it is "
        "better (default: no)",
    )


def run(args: argparse.Namespace) -> int:
    """Run the command. Raises PuppetError for anything that the user can mend."""
    output = args.output or args.add_to
    if output is None:
        raise PuppetError("It is not said where the persona goes", "Give --output X.puppet")
    check_photos(args.photo)
    check_output(output)
    whole = load_persona(args.add_to).whole if args.add_to is not None else None
    if whole is not None and whole.refinement is not None and not args.refine:
        print(
            f"note: {args.add_to.name} is refined for fewer photos; give --refine for a new refinement", file=sys.stderr
        )
    start_s = time.perf_counter()
    photos = make_personas(args.photo, args.face)
    named = [path.name for path in args.photo]
    if whole is None:
        whole, photos, named = photos[0], photos[1:], named[1:]
    if args.name is not None and args.name.strip():
        whole = replace(
            whole, name=args.name.strip(), others=tuple(replace(o, name=args.name.strip()) for o in whole.others)
        )
    file = PersonaFile.of(joined(whole, photos, named, args.same_person))
    if args.refine:
        file = PersonaFile.of(refined(replace(file.whole, refinement=None)))  # what it may hold is of fewer photos
    size = save_persona(output, file)
    count = "1 photo" if len(file.photos) == 1 else f"{len(file.photos)} photos"
    print(f"{output}: {whole.name}, {count}, {time.perf_counter() - start_s:.1f} s, {size / 1e6:.1f} MB")
    return 0


def joined(whole: Persona, photos: Sequence[Persona], named: Sequence[str], same_person: bool) -> Persona:
    """A persona with further photos.

    Args:
        named: what each photo is called in a message.
        same_person: take photos that look like another person, and only warn.

    Raises:
        PuppetError: too many, one that is there already, or one that looks like another person.
    """
    first = whole
    for photo, name in zip(photos, named, strict=True):
        album.check_room(whole)
        album.check_new(whole, photo, name)
        if likeness.differs(first, photo):
            unlike = f"{name} looks like another person than {first.name}"
            if not same_person:
                raise PuppetError(unlike, "Leave it out; or, where it is the same person, give --same-person")
            print(f"warning: {unlike}; taken all the same", file=sys.stderr)
        whole = album.with_photo(whole, photo)
    return whole


def check_photos(paths: Sequence[Path]) -> None:
    """Said before any work: too many, or not photos.

    Raises:
        PuppetError: see above.
    """
    if len(paths) > MOST_PHOTOS:
        raise PuppetError(f"{len(paths)} photos are too many", f"Choose the {MOST_PHOTOS} best")
    for path in paths:
        if path.suffix.lower() == SUFFIX:
            raise PuppetError(f"{path.name} is no photo", "Name the photos that it is to be made of")


def check_output(path: Path) -> None:
    """Said before any work: a file that cannot be written, or must not be.

    Raises:
        PuppetError: another ending, no folder, a folder that nothing can be written in, or a file of another kind
            that would be lost.
    """
    if path.suffix.lower() != SUFFIX:
        raise PuppetError(f"{path.name} does not end in {SUFFIX}", f"Choose a name such as {path.stem}{SUFFIX}")
    folder = path.parent
    if not folder.is_dir():
        raise PuppetError(f"There is no folder {folder}", "Make it first, or choose another one")
    if path.exists() and not is_persona_file(path):
        raise PuppetError(f"{path} exists and is no persona file", "Choose another name")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise PuppetError(
            f"Nothing can be written in {folder} ({error.strerror or error})", "Choose another folder"
        ) from error


def make_personas(paths: Sequence[Path], face: int | None = None) -> list[Persona]:
    """A persona of each photo.

    Args:
        paths: the photos.
        face: which face of those that show several, from 1, left to right.

    Raises:
        PuppetError: a photo is unreadable, shows no face, or several of which none is chosen; or one is there twice.
    """
    made: dict[str, tuple[Persona, Path]] = {}
    chosen = False
    maker = PortraitMaker()
    try:
        for path in tqdm(paths, "Photos", unit=" photos", file=sys.stderr):
            try:
                persona = maker.make(path)
                if isinstance(persona, FaceChoice) and face is not None:
                    persona, chosen = maker.make(path, face=face - 1), True
            except PuppetError as error:
                if path.name in error.problem:
                    raise
                raise PuppetError(f"{path.name}: {_within_sentence(error.problem)}", error.remedy) from error
            if isinstance(persona, FaceChoice):
                count = len(persona.thumbnails)
                raise PuppetError(
                    f"{path.name} shows {count} faces",
                    f"Say which one with --face 1 to --face {count}, counted from the left",
                )
            if persona.id in made:
                raise PuppetError(f"{path.name} is the same picture as {made[persona.id][1].name}", "Leave out one")
            made[persona.id] = persona, path
    finally:
        maker.close()
    if face not in (None, 1) and not chosen:
        raise PuppetError(f"There is no face number {face} in any photo", "Leave out --face")
    return [persona for persona, _ in made.values()]


def _within_sentence(problem: str) -> str:
    return problem[:1].lower() + problem[1:]
