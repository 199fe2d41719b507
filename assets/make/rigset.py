"""Make the small set that tests the weights: ``python -m assets.make.rigset --rig ict_facekit_light.npz``.

Two rendered people, each as a portrait and in a dozen other expressions and poses. Skin, hair and light are this
project's own and the renderer is not the one that made any training pair: whatever the network knows of them, it has
not seen them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assets.make.people import driver_look, lady_look
from assets.make.rig import GUMS
from assets.make.scene import Camera, Person, PersonLook, Pose, backdrop, develop, tone
from puppet.cv import cv2
from puppet.models import Frame
from puppet.tracking.tracker import MediaPipeTracker

OUTPUT = Path(__file__).parent.parent.parent / "tests" / "data" / "rigset.npz"
SIZE = 256
TRACKED = 512
"""Side of the pictures that landmarks are found in."""
CAMERA = Camera((SIZE, SIZE), ppc=8.4, centre=(0.0, 0.4), distance=90.0)
WALL = ((150, 158, 166), (92, 98, 108))
QUALITY = 96

POSES: tuple[Pose, ...] = (
    Pose({"mouthSmile": 0.8, "jawOpen": 0.1, "mouthUpperUp": 0.45, "cheekSquint": 0.4}),
    Pose({"mouthSmile": 0.75, "jawOpen": 0.5, "mouthUpperUp": 0.4, "mouthLowerDown": 0.3, "cheekSquint": 0.5}),
    Pose({"jawOpen": 0.85, "mouthUpperUp": 0.4, "mouthLowerDown": 0.4, "browInnerUp": 0.5}),
    Pose({"jawOpen": 0.5, "mouthUpperUp": 0.3, "mouthStretch": 0.4}, turn=(8.0, 0.0, 0.0)),
    Pose({"jawOpen": 0.3, "mouthFunnel": 0.7}),
    Pose({"jawOpen": 0.25, "mouthUpperUp": 0.25, "mouthLowerDown": 0.45}, turn=(-6.0, 3.0, 0.0)),
    Pose({"eyeBlink": 1.0}),
    Pose({"eyeBlink_L": 1.0, "cheekSquint_L": 0.5, "mouthSmile": 0.4}),
    Pose({}, gaze=(22.0, 0.0)),
    Pose({}, gaze=(-18.0, -12.0)),
    Pose({"mouthSmile": 0.3}, turn=(20.0, 2.0, 3.0)),
    Pose({"jawOpen": 0.4, "mouthUpperUp": 0.3, "browOuterUp": 0.7}, turn=(-18.0, -6.0, -4.0)),
)


def lower_tongue(person: Person) -> None:
    """The rig's tongue fills a mouth that opens: here it stays with the lower teeth."""
    rig = person.rig
    x, y, z = rig.paint.T
    weight = np.clip((2.0 - np.abs(x)) / 0.5, 0, 1) * np.clip((9.6 - z) / 0.7, 0, 1) * np.clip((z - 2) / 2.5, 0, 1)
    weight *= np.clip((-2.2 - y) / 0.5, 0, 1) * np.clip((y + 5.2) / 0.6, 0, 1) * (rig.part == GUMS)
    shapes = dict(rig.shapes)
    shapes["jawOpen"] = shapes["jawOpen"] + weight[:, None].astype(np.float32) * np.array([0, -1.1, -0.2], np.float32)
    person.rig = replace(rig, shapes=shapes)


def _encoded(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    options = [
        cv2.IMWRITE_JPEG_QUALITY,
        QUALITY,
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
    ]
    return np.asarray(cv2.imencode(".jpg", picture[..., ::-1], options)[1], np.uint8).ravel()


def take(rig: Path, look: PersonLook, tracker: MediaPipeTracker, scale: int) -> Mapping[str, NDArray[np.generic]]:
    """One person: pictures, the portrait's mask, and landmarks (N, 478, 3); the portrait comes first.

    Raises:
        RuntimeError: the tracker misses a face.
    """
    person = Person(rig, look)
    lower_tongue(person)
    pictures, landmarks = [], []
    mask = np.zeros((SIZE, SIZE), np.uint8)
    for number, pose in enumerate((Pose(), *POSES)):
        layers = person.render(pose, CAMERA, scale)
        large = develop(layers, backdrop((TRACKED, TRACKED), *WALL), (TRACKED, TRACKED))
        face = tracker.track(Frame(large, 0.0, 0))
        if face is None:
            raise RuntimeError(f"No face is found in picture {number}")
        points = face.landmarks * np.float32(SIZE / TRACKED)
        points[:, :2] += np.float32(0.5 * SIZE / TRACKED - 0.5)
        landmarks.append(points)
        pictures.append(cv2.resize(large, (SIZE, SIZE), interpolation=cv2.INTER_AREA))
        if number == 0:
            mask = np.round(255 * cv2.resize(layers.cover, (SIZE, SIZE), interpolation=cv2.INTER_AREA)).astype(np.uint8)
    return {"pictures": np.stack(pictures), "landmarks": np.stack(landmarks).astype(np.float32), "mask": mask}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rig", type=Path, required=True, help="ict_facekit_light.npz")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--scale", type=int, default=4, help="supersampling along each side")
    arguments = parser.parse_args()
    tracker = MediaPipeTracker(static=True)
    arrays: dict[str, NDArray[np.generic]] = {}
    for number, look in enumerate((driver_look(), lady_look())):
        taken = take(arguments.rig, look, tracker, arguments.scale)
        packed = [_encoded(np.asarray(picture, np.uint8)) for picture in taken["pictures"]]
        arrays[f"pictures_{number}"] = np.concatenate(packed)
        arrays[f"lengths_{number}"] = np.array([len(one) for one in packed], np.int32)
        arrays[f"landmarks_{number}"] = taken["landmarks"]
        arrays[f"mask_{number}"] = taken["mask"]
    arrays["background"] = bare_wall()
    np.savez_compressed(arguments.output, **arrays)  # type: ignore[arg-type]
    print(f"{arguments.output}: {arguments.output.stat().st_size} bytes")


def bare_wall() -> NDArray[np.uint8]:
    """The backdrop alone, uint8 (SIZE, SIZE, 3)."""
    return np.round(tone(backdrop((SIZE, SIZE), *WALL)) * 255).astype(np.uint8)


if __name__ == "__main__":
    main()
