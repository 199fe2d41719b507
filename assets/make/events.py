"""Make the clip that latency is measured with: ``python -m assets.make.events --rig ict_facekit_light.npz``.

The driver opens the mouth, closes the eyes and turns the head, each within two frames and one after the other, so that
the same instants can be found in the puppet's pictures. Between them the head sways a little: no two frames are equal.
"""

from __future__ import annotations

import argparse
import multiprocessing
from pathlib import Path

import numba
import numpy as np
from numpy.typing import NDArray

from assets.make.driver import CAMERA, SIZE, WALL, Clip
from assets.make.motion import FPS
from assets.make.people import driver_look
from assets.make.scene import Person, Pose, backdrop, develop

SECONDS = 8.0
EDGE_S = 2 / FPS
MOUTH = ((1.0, 1.5), (4.4, 4.9))
EYES = ((2.1, 2.5), (5.6, 6.0))
TURN = ((3.1, 3.8), (6.6, 7.3))
"""From when to when each of them lasts, in seconds: the instants at which half of the change is over."""
DEGREES = 14.0


def _held(time: float, spans: tuple[tuple[float, float], ...]) -> float:
    """1 within the spans, 0 outside, straight lines of EDGE_S between."""
    inside = [
        min(np.clip((time - start) / EDGE_S + 0.5, 0, 1), np.clip((end - time) / EDGE_S + 0.5, 0, 1))
        for start, end in spans
    ]
    return float(max(inside))


def pose_at(time: float) -> Pose:
    """The pose at a time in seconds, 0 to SECONDS; it loops without a seam."""
    turn = 2 * np.pi * time / SECONDS
    mouth, shut, aside = (_held(time, spans) for spans in (MOUTH, EYES, TURN))
    yaw = DEGREES * aside + 0.5 * np.sin(5 * turn)
    pitch = 0.4 * np.sin(7 * turn)
    return Pose(
        {"jawOpen": 0.7 * mouth, "mouthLowerDown": 0.2 * mouth, "eyeBlink_L": shut, "eyeBlink_R": shut},
        turn=(float(yaw), float(pitch), 0.3 * float(np.sin(4 * turn))),
        shift=(0.035 * float(yaw), 0.1 * float(np.sin(3 * turn)), 0.05 * float(pitch)),
        sway=0.3 * float(np.sin(2 * turn)),
    )


class _Worker:
    """One process's person, built when the process starts."""

    person: Person
    scale: int

    @classmethod
    def start(cls, rig: Path, scale: int) -> None:
        numba.set_num_threads(1)
        cls.person, cls.scale = Person(rig, driver_look()), scale

    @classmethod
    def frame(cls, time: float) -> NDArray[np.uint8]:
        return develop(cls.person.render(pose_at(time), CAMERA, cls.scale), backdrop(SIZE, *WALL), SIZE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rig", type=Path, required=True, help="ict_facekit_light.npz")
    parser.add_argument("--output", type=Path, default=Path("assets/events.mp4"))
    parser.add_argument("--scale", type=int, default=2, help="supersampling along each side")
    parser.add_argument("--crf", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    times = [index / FPS for index in range(round(SECONDS * FPS))]
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
