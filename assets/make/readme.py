"""Make the README's moving picture, the driver and three portraits it drives: ``python -m assets.make.readme``."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from main import make_renderer
from puppet.animate import targets, track
from puppet.capture.camera import DRIVER_PATH
from puppet.cv import cv2
from puppet.models import Image, Persona
from puppet.persona.portrait import PortraitMaker, bundled_portraits
from puppet.video.reader import VideoReader

PORTRAITS = ("Grace Hopper", "Painted Scholar", "Drawn Friend")
TILE = 240
EVERY = 2  # frames of the driver per picture: 15 a second
FIRST, LAST = 60, 320


def cut(image: Image, x: float, y: float, size: float) -> Image:
    """A square part, scaled to TILE."""
    scale = TILE / size
    matrix = np.array([[scale, 0, -x * scale], [0, scale, -y * scale]])
    tile: Image = cv2.warpAffine(image, matrix, (TILE, TILE), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    return tile


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent.parent / "readme" / "puppet.webp")
    args = parser.parse_args()
    with VideoReader(DRIVER_PATH) as driver:
        faces = track(driver, None, static=False)
        frames = [pixels for pixels, _ in driver.frames()]
    columns = [[cut(frame, 140, 10, 360) for frame in frames[FIRST:LAST:EVERY]]]
    maker = PortraitMaker()
    for portrait in bundled_portraits():
        if portrait.name in PORTRAITS:
            persona = maker.make(portrait.source, portrait.name)
            assert isinstance(persona, Persona)
            renderer = make_renderer()
            renderer.bind(persona)
            crop = persona.crop
            poses = list(targets(faces, persona, "relative"))[FIRST:LAST:EVERY]
            columns.append([cut(renderer.render(pose), crop.x, crop.y, crop.size) for pose in poses])
    maker.close()
    pictures = [Pillow.fromarray(np.hstack(row)) for row in zip(*columns, strict=True)]
    args.output.parent.mkdir(exist_ok=True)
    pictures[0].save(args.output, save_all=True, append_images=pictures[1:], duration=67, loop=0, quality=72, method=4)


if __name__ == "__main__":
    main()
