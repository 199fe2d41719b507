"""Make the portraits: ``python -m assets.make.portraits --rig ict_facekit_light.npz --output assets/portraits``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assets.make.ink import Drawing, InkLook
from assets.make.light import Lights, studio
from assets.make.people import drawn_look, lady_look, scholar_look
from assets.make.rig import EYE_LEFT, EYE_RIGHT, MULTI_PIE
from assets.make.scene import Camera, Person, PersonLook, Pose, backdrop, develop
from assets.make.strokes import Brush, oil, varnish
from puppet.cv import cv2

Floats = NDArray[np.float32]
Colour = tuple[float, float, float]

SIZE = (960, 1200)
CAMERA = Camera(SIZE, ppc=25.0, centre=(0.0, -3.2), distance=110.0, level=0.0)

BRUSHES = (
    Brush(34, 0.0, 6, 0.95),
    Brush(17, 0.03, 7, 0.9),
    Brush(9, 0.035, 8, 0.88),
    Brush(5, 0.03, 8, 0.85, 0.12),
    Brush(2.8, 0.022, 8, 0.85, 0.3),
    Brush(1.5, 0.014, 7, 0.85, 0.62),
)


@dataclass(frozen=True, eq=False)
class Painting:
    """A sitter, the light of the room, the wall (centre and edge, sRGB) and the primed canvas."""

    look: Callable[[], PersonLook]
    lights: Lights
    wall: tuple[Colour, Colour]
    ground: Colour
    exposure: float = 1.0


PAINTINGS = {
    "painted-scholar": Painting(
        scholar_look,
        studio(
            key=((-0.8, 0.62, 0.62), (2.9, 2.45, 1.85), 0.24, 9),
            fill=((0.8, 0.1, 0.7), (0.20, 0.17, 0.14), 0.5, 5),
            rim=((0.8, 0.5, -0.6), (0.7, 0.55, 0.4), 0.3, 3),
            sky=(0.17, 0.14, 0.11),
            ground=(0.10, 0.07, 0.05),
        ),
        ((96, 72, 50), (34, 25, 20)),
        (0.30, 0.22, 0.15),
    ),
    "painted-youth": Painting(
        lady_look,
        studio(
            key=((0.7, 0.5, 0.75), (3.3, 3.0, 2.6), 0.28, 9),
            fill=((-0.8, 0.1, 0.7), (0.42, 0.46, 0.5), 0.5, 5),
            rim=((-0.8, 0.4, -0.6), (1.5, 1.5, 1.6), 0.3, 3),
            sky=(0.30, 0.31, 0.33),
            ground=(0.16, 0.13, 0.1),
        ),
        ((74, 102, 96), (26, 42, 44)),
        (0.28, 0.24, 0.18),
    ),
}


def detail_map(person: Person, pose: Pose, camera: Camera) -> Floats:
    """How much each place matters to the painter, 0 … 1: eyes and mouth most, then the face, then its surroundings."""
    vertices, _, _ = person.pose(pose)
    width, height = camera.size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    rest = vertices[: person.count]
    spots = [(rest[person.rig.part == eye].mean(0), 3.3, 2.4, 1.0) for eye in (EYE_LEFT, EYE_RIGHT)]
    marks = rest[MULTI_PIE]
    spots += [(marks[48:68].mean(0), 3.6, 2.2, 0.95), (marks[31:36].mean(0), 2.4, 2.2, 0.75),
              (marks[27:34].mean(0), 10.0, 12.5, 0.42)]  # fmt: skip
    out = np.zeros((height, width), np.float32)
    for centre, wide, high, weight in spots:
        u, v, _ = camera.project(np.asarray(centre, np.float32), 1)
        away = ((x - u) / (wide * camera.ppc)) ** 2 + ((y - v) / (high * camera.ppc)) ** 2
        out = np.maximum(out, weight * np.exp(-0.7 * away**2))
    return out


def make_painting(rig: Path, painting: Painting) -> NDArray[np.uint8]:
    """Render the sitter, then paint; uint8 (H, W, 3) RGB."""
    person = Person(rig, painting.look())
    pose = Pose()
    layers = person.render(pose, CAMERA, 2, painting.lights)
    picture = develop(layers, backdrop(SIZE, *painting.wall, focus=(0.42, 0.36)), SIZE, painting.exposure)
    detail = detail_map(person, pose, CAMERA)
    canvas, relief = oil(picture.astype(np.float32) / 255, BRUSHES, detail, painting.ground)
    return np.round(varnish(canvas, relief, detail) * 255).astype(np.uint8)


def make_drawing(rig: Path) -> NDArray[np.uint8]:
    """Render the character for its shapes and light, then draw; uint8 (H, W, 3) RGB."""
    person, pose, scale = Person(rig, drawn_look()), Pose(), 2
    layers = person.render(pose, CAMERA, scale)
    return Drawing(person, pose, CAMERA, layers, scale, InkLook()).draw()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rig", type=Path, required=True, help="ict_facekit_light.npz")
    parser.add_argument("--output", type=Path, default=Path("assets/portraits"))
    parser.add_argument("--only", default="", help="name of one portrait")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, painting in PAINTINGS.items():
        if arguments.only in ("", name):
            path = arguments.output / f"{name}.jpg"
            cv2.imwrite(str(path), make_painting(arguments.rig, painting)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 90])
            print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")
    if arguments.only in ("", "drawn-friend"):
        path = arguments.output / "drawn-friend.png"
        cv2.imwrite(str(path), make_drawing(arguments.rig)[..., ::-1])
        print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
