"""Puts everything that training pairs are made of into one file: ``python -m puppet.training.collect``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import SIZE, face_crop
from puppet.models import LANDMARKS, Image, Persona, Points
from puppet.persona.portrait import PortraitMaker
from puppet.tracking.tracker import MediaPipeTracker
from puppet.training.bias import Bias, Watching
from puppet.training.films import portrayed, track
from puppet.training.making import Shard, identity_of, seeded
from puppet.training.packs import CLIPS, HELD_OUT, PICTURES, files_in
from puppet.training.poses import Performer
from puppet.training.rig.basis import load_rig
from puppet.training.rig.pairs import TRACKED, rig_pairs
from puppet.training.sources import RIG as RIG_ARRAYS
from puppet.training.sources import VERSION, packed
from puppet.training.stills import MISTRACKED, inverse_pairs, photograph

LARGEST_CROP = round(1.25 * SIZE)
"""Portraits are kept with face crops of at most so many pixels."""
QUALITY = 88
"""Of WebP: twice as small as JPEG at the same loss."""
MODES = 40
"""Of the rig's 100 identity modes; the first ones matter most."""
MEASURED = 500
"""Pictures of each kind that the tracker's errors are measured on."""


class _Collection:
    """Pictures of one kind on their way into the file."""

    def __init__(self) -> None:
        self.images: list[NDArray[np.uint8]] = []
        self.masks: list[NDArray[np.uint8]] = []
        self.landmarks: list[NDArray[np.int16]] = []

    def add(self, image: Image, persona: Persona | None) -> None:
        done, coded = cv2.imencode(".webp", image[..., ::-1], [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
        assert done
        self.images.append(coded)
        if persona is None:
            self.masks.append(np.zeros(0, np.uint8))
            self.landmarks.append(np.zeros((LANDMARKS, 3), np.int16))
            return
        height, width = persona.mask.shape
        small = cv2.resize(persona.mask, (-(-width // 2), -(-height // 2)), interpolation=cv2.INTER_AREA)
        self.masks.append(cv2.imencode(".png", small // 16 * 17)[1])
        self.landmarks.append(packed(persona.landmarks))

    def arrays(self, kind: str) -> dict[str, NDArray[Any]]:
        result: dict[str, NDArray[Any]] = {f"{kind}_landmarks": np.array(self.landmarks)}
        for name, blobs in ((f"{kind}_images", self.images), (f"{kind}_masks", self.masks)):
            result[name] = np.concatenate([np.zeros(0, np.uint8), *blobs])
            result[f"{name}_ends"] = np.cumsum([0, *map(len, blobs)]).astype(np.int64)
        return result


def reduced(persona: Persona) -> Persona:
    """A portrait no finer than pairs need."""
    scale = LARGEST_CROP / face_crop(persona.landmarks).size
    if scale >= 1:
        return persona
    width, height = persona.size
    size = (round(width * scale), round(height * scale))
    image, mask, background = (
        cv2.resize(part, size, interpolation=cv2.INTER_AREA)
        for part in (persona.image, persona.mask, persona.background)
    )
    half = np.array([0.5, 0.5, 0.0], np.float32)
    exact = np.array([size[0] / width, size[1] / height, scale], np.float32)
    landmarks = ((persona.landmarks + half) * exact - half).astype(np.float32)
    return replace(persona, image=image, mask=mask, background=background, landmarks=landmarks)


def collect(args: argparse.Namespace) -> dict[str, NDArray[Any]]:
    """Everything that goes into the file."""
    maker, tracker = PortraitMaker(), MediaPipeTracker(static=True)
    films = _Films(args, maker, tracker)
    stills, names, personas = _Collection(), list[str](), list[Persona]()
    for path in tqdm(files_in(args.portraits, PICTURES), desc="Portraits", unit="portrait"):
        if identity_of(path.stem) % HELD_OUT == 0 or (persona := photograph(path, maker)) is None:
            continue
        small = reduced(persona)
        stills.add(small.image, small)
        names.append(path.stem)
        personas.append(small)
    if not names:
        raise PuppetError("No portrait is large enough", "Name a folder of portraits with --portraits")
    arrays = films.arrays | stills.arrays("still") | {"still_names": np.array(names), "version": np.array(VERSION)}
    if args.rig is not None:
        with np.load(args.rig, allow_pickle=False) as data:
            arrays |= {name: data[name][:MODES] if name == "identity" else data[name] for name in RIG_ARRAYS}
    return arrays | measured(personas, films.performers, args.rig, tracker, args.seed)


class _Films:
    """The films' part."""

    def __init__(self, args: argparse.Namespace, maker: PortraitMaker, tracker: MediaPipeTracker) -> None:
        frames, names, film_of, tracked = _Collection(), list[str](), list[int](), list[NDArray[np.int16]]()
        self.performers = []
        for path in tqdm(files_in(args.speech, CLIPS), desc="Films", unit="film"):
            seen = [] if any(word in path.stem for word in args.validation) else track(path, tracker, args.per_film)
            if len(seen) < 2:
                continue
            for image, face in seen:
                frames.add(image, portrayed(image, path.stem, maker))
                film_of.append(len(names))
                tracked.append(packed(face.landmarks))
            self.performers.append(Performer.of([face for _, face in seen]))
            names.append(path.stem)
        if not names:
            raise PuppetError("No film shows a face", "Name a folder of films with --speech")
        self.arrays = frames.arrays("frame") | {
            "film_names": np.array(names), "frame_film": np.array(film_of, np.int32), "frame_tracked": np.array(tracked)
        }  # fmt: skip


def measured(
    personas: Sequence[Persona], performers: Sequence[Performer], rig: Path | None, tracker: MediaPipeTracker, seed: int
) -> dict[str, NDArray[Any]]:
    """The tracker's errors on bent photographs and on renders."""
    rng = seeded(seed, "bias")
    noted: dict[str, list[tuple[Points, Points]]] = {"stills": [], "rig": []}
    whole = load_rig(rig) if rig is not None else None
    with tqdm(total=MEASURED * (1 + (whole is not None)), desc="Tracker's errors", unit="picture") as bar:
        for number in rng.permutation(len(personas)):
            bar.update(sum(map(len, noted.values())) - bar.n)
            persona = personas[number]
            if len(noted["stills"]) < MEASURED:
                inverse_pairs(persona, "", Watching(tracker, noted["stills"]), performers, rng, 2, Shard([], []))
            elif whole is None or len(noted["rig"]) >= MEASURED:
                break
            if whole is not None and len(noted["rig"]) < MEASURED:
                rig_pairs(whole, persona, "", Watching(tracker, noted["rig"]), rng, 3, Shard([], []))
    result: dict[str, NDArray[Any]] = {}
    for kind, worst in (("stills", MISTRACKED), ("rig", TRACKED)):
        bias = Bias.measured(noted[kind], worst)
        result |= {f"{kind}_errors": bias.errors.astype(np.float16), f"{kind}_looks": bias.looks}
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Put everything that training pairs are made of into one file.")
    parser.add_argument("--portraits", type=Path, required=True, help="folder of portraits")
    parser.add_argument("--speech", type=Path, required=True, help="folder of films of one face each")
    parser.add_argument("--rig", type=Path, help="the face rig ict_facekit_light.npz, for renders of the portraits")
    parser.add_argument("--validation", nargs="*", default=[], help="films whose names hold one of these stay out")
    parser.add_argument("--per-film", type=int, default=300, help="frames of a film (%(default)s)")
    parser.add_argument("--output", type=Path, default=Path("out/sources.npz"))
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(arguments)
    try:
        arrays = collect(args)
        args.output.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(args.output, allow_pickle=False, **arrays)
    except PuppetError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.output}: {args.output.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
