"""Make ``assets/likeness/proportions.csv``: ``python -m assets.make.likeness --portraits FOLDER --films FOLDER``.

The weights of ``puppet.persona.likeness``, by linear discriminant analysis: between people as among portraits, within
one person as within films of people who speak. What a camera at 40 cm and a picture stretched by a twentieth change is
projected out first. Only these numbers are kept: a table of 22 measures by 15 figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from puppet.errors import PuppetError
from puppet.models import Points
from puppet.motion.pose import Head
from puppet.persona.facegeometry import bounds
from puppet.persona.images import load_image
from puppet.persona.likeness import MEASURES, PLACE, proportions, turned
from puppet.persona.portrait import PortraitMaker
from puppet.video.reader import VideoReader

EVERY = 5  # frames of a film
KEPT = 15
SHRINK = 0.1
NEAR, INTEROCULAR = 40.0, 9.0  # centimetres
STRETCH = 1.05
FRONT = 35.0


def _largest(maker: PortraitMaker, image: np.ndarray) -> Points | None:
    return max(maker.faces(image), key=lambda face: bounds(face).size, default=None)


def _film(maker: PortraitMaker, path: Path) -> Iterator[Points]:
    with VideoReader(path) as video:
        for index, (pixels, _) in enumerate(video.frames()):
            face = _largest(maker, np.ascontiguousarray(pixels)) if index % EVERY == EVERY // 2 else None
            if face is not None:
                yield face


def from_nearby(face: Points) -> Points:
    """The same head from a camera ``NEAR`` centimetres before its eyes, in other units."""
    points = Head(face).points * INTEROCULAR
    points = points - points[[33, 133, 362, 263]].mean(0)
    seen = points * (NEAR / (NEAR + points[:, 2:]))
    seen[:, 2] = points[:, 2]
    return (100 * seen).astype(np.float32)


def weights(portraits: list[Points], films: list[list[Points]]) -> np.ndarray:
    """float64 (measures, figures); see the module."""
    people = np.stack([proportions(face) for face in portraits])
    spread = people.std(0)
    people = people / spread
    spoken = [np.stack([proportions(face) for face in film]) / spread for film in films]
    everyone = [face for film in films for face in film]
    changed = [
        np.mean([proportions(other(face)) - proportions(face) for face in everyone], axis=0) / spread
        for other in (from_nearby, lambda face: face * np.float32([STRETCH, 1, 1]))
    ]
    directions = np.linalg.qr(np.stack(changed, axis=1))[0]
    without = np.eye(len(MEASURES)) - directions @ directions.T
    main = np.linalg.svd((people - people.mean(0)) @ without, full_matrices=False)[2][:KEPT].T
    reduced = without @ main
    within = np.concatenate([film - film.mean(0) for film in spoken]) @ reduced
    between = np.cov((people @ reduced).T)
    covariance = within.T @ within / len(within) + SHRINK * between
    whitened = np.linalg.cholesky(np.linalg.inv(covariance)) * np.sqrt(SHRINK)
    return (reduced @ whitened) / spread[:, None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, required=True, help="folder of portraits, no person twice")
    parser.add_argument("--films", type=Path, required=True, help="folder of films, each of one person who speaks")
    args = parser.parse_args()
    maker = PortraitMaker()
    films = [list(_film(maker, path)) for path in sorted(args.films.iterdir())]
    portraits = []
    for path in sorted(args.portraits.iterdir()):
        try:
            face = _largest(maker, load_image(path))
        except PuppetError:
            continue  # a list of the portraits, say
        if face is not None and turned(face) < FRONT:
            portraits.append(face)
    maker.close()
    PLACE.parent.mkdir(exist_ok=True)
    np.savetxt(PLACE, weights(portraits, films), fmt="%.4g", delimiter=",")
    print(f"{len(portraits)} portraits, {len(films)} films: {PLACE}")


if __name__ == "__main__":
    main()
