"""Blind comparison: two versions side by side in an order that only a key file knows, for people to judge.

A folder of pairs holds a sheet and a film for each pair, ``answers.csv`` to fill in, and ``key.json``, which nobody
should open before that.
"""

from __future__ import annotations

import csv
import math
import secrets
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import numpy as np
from msgspec import Meta
from PIL import Image as Pil

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.evaluation.rendering import CRF, Clip, pick_frames
from puppet.evaluation.sheet import Moment, contact_sheet
from puppet.models import Image
from puppet.video.reader import VideoReader, VideoWriter

KEY, ANSWERS = "key.json", "answers.csv"
COLUMNS = ("pair", "better (A, B or =)", "remarks")
CELL = 320
"""Height of a picture on a sheet, in pixels; films are as large."""
Part = tuple[slice, slice]
Letter = Literal["A", "B"]


class _Pair(msgspec.Struct, frozen=True):
    pair: str
    subject: str
    first: Letter
    """Which letter the first version has."""


class _Key(msgspec.Struct, frozen=True):
    versions: Annotated[list[str], Meta(min_length=2, max_length=2)]
    pairs: list[_Pair]


@dataclass(frozen=True, slots=True)
class Version:
    """One of two versions: a renderer of this evaluation, or the folder of an earlier one.

    Attributes:
        name: as the user gave it.
        renderer: whose videos are compared.
        folder: of the evaluation.
    """

    name: str
    renderer: str
    folder: Path

    def video(self, subject: str) -> Path:
        return self.folder / f"{subject}-{self.renderer}.mp4"


def versions(words: Sequence[str], renderers: Sequence[str], output: Path) -> tuple[Version, Version]:
    """What the words of ``--pairs`` mean.

    Args:
        words: two renderers that are evaluated, or folders of earlier evaluations; of a folder, the best renderer's
            videos are taken, the last of ``renderers``.
        renderers: evaluated now.
        output: folder of this evaluation.

    Raises:
        PuppetError: one is neither, or both are the same.
    """
    found = []
    for word in words:
        if word in renderers:
            found.append(Version(word, word, output))
        elif Path(word).is_dir():
            found.append(Version(word, renderers[-1], Path(word)))
        else:
            raise PuppetError(
                f"There is neither a renderer nor a folder named {word}",
                f"Name two of {', '.join(renderers)}, or folders of earlier evaluations",
            )
    first, second = found
    if (first.renderer, first.folder.resolve()) == (second.renderer, second.folder.resolve()):
        raise PuppetError("Both versions are the same", "Name two different ones with --pairs")
    return first, second


class Pairs:
    """Writes pairs as an evaluation goes on.

    Args:
        folder: for the pairs; what an earlier run left there is replaced.
        compared: the two versions.
        seed: of the order; None: one that nobody can know.

    Raises:
        PuppetError: the folder cannot be made.
    """

    def __init__(self, folder: Path, compared: tuple[Version, Version], seed: int | None = None) -> None:
        self._folder, self._compared = folder, compared
        self._rng = np.random.default_rng(secrets.randbits(64) if seed is None else seed)
        self._pairs: list[_Pair] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in (*folder.glob("pair-*.png"), *folder.glob("pair-*.mp4"), folder / KEY, folder / ANSWERS):
                old.unlink(missing_ok=True)
        except OSError as error:
            raise PuppetError(f"{folder} cannot be used ({error.strerror})", "Choose another --output") from error

    def add(self, subject: str, clip: Clip, moments: Sequence[Moment], driver_part: Part, part: Part) -> None:
        """One pair: what both versions made of a clip and a portrait.

        Args:
            subject: names the videos.
            moments: frames for the sheet.
            driver_part, part: rows and columns of driver and puppet to show.

        Raises:
            PuppetError: a version has no such video, or one of another length or size.
        """
        name = f"pair-{len(self._pairs) + 1:03d}"
        swapped = bool(self._rng.integers(2))
        shown = self._compared[::-1] if swapped else self._compared
        videos = [version.video(subject) for version in shown]
        for version, video in zip(shown, videos, strict=True):
            if not video.is_file():
                raise PuppetError(
                    f"{version.name} has no video of {subject}", "Evaluate the same clips, portraits and mode there"
                )
        indices = [moment.index for moment in moments]
        rows = [("driver", pick_frames(clip.path, indices, driver_part, CELL))]
        rows += [(letter, pick_frames(video, indices, part, CELL)) for letter, video in zip("AB", videos, strict=True)]
        if len({len(row) for _, row in rows}) > 1:
            raise PuppetError(f"The videos of {subject} differ in length", "Evaluate both with the same --frames")
        captions = [f"{moment.label} · {moment.index}".removeprefix(" · ") for moment in moments]
        Pil.fromarray(contact_sheet(f"{name}: which is better?", captions, rows)).save(self._folder / f"{name}.png")
        self._film(name, clip, videos, driver_part, part)
        self._pairs.append(_Pair(name, subject, "B" if swapped else "A"))

    def _film(self, name: str, clip: Clip, videos: Sequence[Path], driver_part: Part, part: Part) -> None:
        """Driver, A and B beside each other."""
        parts = (driver_part, part, part)
        widths = [_even(CELL * (x.stop - x.start) / (y.stop - y.start)) for y, x in parts]
        with ExitStack() as stack:
            readers = [
                stack.enter_context(VideoReader(path, exact=False, matrix="bt601")) for path in (clip.path, *videos)
            ]
            film = stack.enter_context(
                VideoWriter(self._folder / f"{name}.mp4", (sum(widths), CELL), clip.fps, crf=CRF)
            )
            for frames in zip(*(reader.frames(len(clip.faces)) for reader in readers), strict=False):
                film.write(
                    np.hstack(
                        [_fit(image[p], width) for (image, _), p, width in zip(frames, parts, widths, strict=True)]
                    )
                )

    def close(self) -> int:
        """Write the key and the form for answers; returns how many pairs there are.

        Raises:
            PuppetError: they cannot be written.
        """
        key = _Key([version.name for version in self._compared], self._pairs)
        try:
            (self._folder / KEY).write_bytes(msgspec.json.format(msgspec.json.encode(key)))
            with (self._folder / ANSWERS).open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([COLUMNS, *((pair.pair, "", "") for pair in self._pairs)])
        except OSError as error:
            raise PuppetError(f"{self._folder} cannot be written ({error.strerror})", "Free some space") from error
        return len(self._pairs)


def tally(folder: Path) -> str:
    """What the answers in a folder of pairs come to, in words.

    Raises:
        PuppetError: there are no pairs or no answers, or they do not belong together.
    """
    try:
        key = msgspec.json.decode((folder / KEY).read_bytes(), type=_Key)
        with (folder / ANSWERS).open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.reader(file))[1:]
    except FileNotFoundError as error:
        raise PuppetError(f"{folder} holds no pairs", "Make some with evaluate --pairs") from error
    except (OSError, ValueError, csv.Error, msgspec.DecodeError) as error:
        raise PuppetError(f"The answers in {folder} cannot be read ({error})", "Make the pairs again") from error
    first_is = {pair.pair: pair.first for pair in key.pairs}
    won, even = [0, 0], 0
    for row in rows:
        pair, answer = ([*row, "", ""])[:2]
        answer = answer.strip().upper()
        if not answer:
            continue
        if pair not in first_is or answer not in ("A", "B", "="):
            raise PuppetError(f"{ANSWERS}: “{pair}, {answer}” is no answer", "Write A, B or = beside each pair")
        if answer == "=":
            even += 1
        else:
            won[answer != first_is[pair]] += 1
    if not sum(won) + even:
        raise PuppetError(f"{folder / ANSWERS} is still empty", "Write A, B or = beside each pair")
    lines = [f"{name}: better in {count}" for name, count in zip(key.versions, won, strict=True)]
    chance = sign_test(*won)
    return "\n".join([*lines, f"alike: {even}", f"so much or more by chance alone: {chance:.0%}"])


def sign_test(one: int, other: int) -> float:
    """How likely it is that of so many coins at least so many more fall on one side: two-sided, 1 for none.

    Args:
        one, other: wins of either side; ties are left out.
    """
    count = one + other
    tail = sum(math.comb(count, k) for k in range(max(one, other), count + 1)) / 2**count
    return min(1.0, 2 * tail)


def _fit(image: Image, width: int) -> Image:
    fitted: Image = cv2.resize(np.ascontiguousarray(image), (width, CELL), interpolation=cv2.INTER_AREA)
    return fitted


def _even(side: float) -> int:
    return max(2, 2 * round(side / 2))
