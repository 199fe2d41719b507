"""One frame of a real call, as a generator of any weights sees it: a bundled portrait in a pose with its mouth open.
Engines that work in 8 bits are checked on it, since they are right about what faces look like and about nothing else.

``python -m engines.example`` makes it anew.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from engines.protocol import PersonaTensors
from puppet.cv import cv2
from puppet.model.embedding import embedded
from puppet.model.tiers import LITE
from puppet.model.weights import Weights
from puppet.models import Image
from puppet.places import ASSETS

PATH = ASSETS / "weights" / "example.npz"
PORTRAIT = "bundled:painted-scholar"
Inputs = tuple[Image, Image, NDArray[np.float32]]
"""What an engine is given: warp, raster and grid."""


def example(weights: Weights) -> tuple[PersonaTensors, Inputs]:
    """A portrait as these weights see it, and a frame of it.

    Raises:
        OSError, ValueError, KeyError: the file is not there or damaged.
    """
    with np.load(PATH, allow_pickle=False) as file:
        photo, drawing, warped, raster, grid = (file[name] for name in ("photo", "drawing", "warped", "raster", "grid"))
    times = weights.tier.size // len(photo)
    if times > 1:
        photo, warped = (np.ascontiguousarray(a.repeat(times, 0).repeat(times, 1)) for a in (photo, warped))
        drawing, raster = (np.ascontiguousarray(a.repeat(times, 1).repeat(times, 2)) for a in (drawing, raster))
        grid = cv2.resize(grid, (weights.tier.window // 4,) * 2, interpolation=cv2.INTER_LINEAR)
    return PersonaTensors(*embedded(weights, photo, drawing)), (warped, raster, grid)


def main() -> int:
    """Make the file."""
    from engines.calibrate import Bound, faces_in
    from puppet.latency import CLIP
    from puppet.model.crop import crop_persona
    from puppet.model.renderer import GeneratorRenderer
    from puppet.model.shipped import default_weights
    from puppet.model.weights import load_weights
    from puppet.models import Persona
    from puppet.motion.expression import lip_gap
    from puppet.motion.neutrality import best_neutral
    from puppet.motion.retarget import Retargeter
    from puppet.persona.portrait import PortraitMaker, bundled_portraits
    from puppet.raster.drawing import Drawing

    maker, path = PortraitMaker(), default_weights()
    source = next(one.source for one in bundled_portraits() if one.key == PORTRAIT)
    persona = maker.make(source)
    maker.close()
    if path is None or not isinstance(persona, Persona):
        print("No weights come with the program, or no such portrait.", file=sys.stderr)
        return 1
    faces = faces_in(CLIP)
    retargeter = Retargeter(persona.landmarks, faces[best_neutral(faces)].landmarks, smoothing=False)
    pose = retargeter.target(max(faces, key=lambda face: lip_gap(face.landmarks.astype(np.float64))))
    renderer = GeneratorRenderer(Bound(), load_weights(path))
    renderer.bind(persona)
    work = renderer.begin(pose)
    renderer.look(work)
    assert work.shown is not None
    cropped = crop_persona(persona, LITE.size)
    names = ("warped", "raster", "grid", "photo", "drawing")
    values = (*work.shown, cropped.image, Drawing(LITE.size).draw(cropped.landmarks))
    np.savez_compressed(PATH, **dict(zip(names, values, strict=True)))  # type: ignore[arg-type]
    print(f"{PATH}: {PATH.stat().st_size / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
