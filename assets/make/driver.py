"""Make the driver clip: ``python -m assets.make.driver --rig ict_facekit_light.npz --output assets/driver.mp4``."""

from __future__ import annotations

import argparse
import multiprocessing
from fractions import Fraction
from pathlib import Path

import av
import numba
import numpy as np
from numpy.typing import NDArray

from assets.make.motion import FPS, SECONDS, pose_at
from assets.make.people import driver_look
from assets.make.scene import Camera, Person, backdrop, develop

SIZE = (640, 480)
CAMERA = Camera(SIZE, ppc=10.6, centre=(0.0, -3.1))
WALL = ((158, 164, 166), (84, 92, 100))


class Clip:
    """An H.264 file of equally long frames."""

    def __init__(self, path: Path, size: tuple[int, int], crf: int) -> None:
        self.container = av.open(str(path), "w", options={"movflags": "+faststart"})
        self.stream = self.container.add_stream("libx264", rate=Fraction(FPS))
        self.stream.width, self.stream.height = size
        self.stream.pix_fmt = "yuv420p"
        self.stream.options = {"crf": str(crf), "preset": "slow", "g": "60"}

    def write(self, image: NDArray[np.uint8]) -> None:
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")
        self.container.mux(self.stream.encode(frame))

    def close(self) -> None:
        self.container.mux(self.stream.encode(None))
        self.container.close()


class _Worker:
    """One process's person, built when the process starts."""

    person: Person
    scale: int

    @classmethod
    def start(cls, rig: Path, scale: int) -> None:
        numba.set_num_threads(1)  # frames are shared out between processes, so that no thread waits for another
        cls.person, cls.scale = Person(rig, driver_look()), scale

    @classmethod
    def frame(cls, time: float) -> NDArray[np.uint8]:
        layers = cls.person.render(pose_at(time), CAMERA, cls.scale)
        return develop(layers, backdrop(SIZE, *WALL), SIZE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rig", type=Path, required=True, help="ict_facekit_light.npz")
    parser.add_argument("--output", type=Path, default=Path("assets/driver.mp4"))
    parser.add_argument("--scale", type=int, default=3, help="supersampling along each side")
    parser.add_argument("--crf", type=int, default=19)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="render only each so many frames, for a look")
    arguments = parser.parse_args()

    frames = round(SECONDS * FPS)
    times = [index * SECONDS / (frames - 1) for index in range(0, frames, arguments.every)]
    partial = arguments.output.with_suffix(".partial.mp4")
    clip = Clip(partial, SIZE, arguments.crf)
    context = multiprocessing.get_context("spawn")
    with context.Pool(arguments.workers, _Worker.start, (arguments.rig, arguments.scale)) as pool:
        for index, image in enumerate(pool.imap(_Worker.frame, times, chunksize=2)):
            clip.write(image)
            if index % FPS == 0:
                print(f"{index} of {len(times)} frames", flush=True)
    clip.close()
    partial.replace(arguments.output)
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
