"""Makes ``driver.mp4`` and ``output.mp4`` beside this file: two small clips for the tests of the metrics.

Eileen Collins's portrait (NASA, public domain, from scikit-image) moved by a thin-plate warp; in the output she moves
less, is softer, and vanishes for one frame; the driver has one frame without a face. ``ruler.json`` holds the figures
that an independent implementation of the metrics gave for them.

    PYTHONPATH=.:tests python tests/data/make_scored_clips.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from known_faces import COLLINS, moved, picture, with_gaze, with_lids, with_mouth

from puppet.cv import cv2
from puppet.evaluation.thinplate import ThinPlateReference
from puppet.models import Crop, Frame, Image, Persona, Points
from puppet.tracking.tracker import MediaPipeTracker
from puppet.video.reader import VideoWriter

HERE = Path(__file__).resolve().parent
FRAMES = 16
NOBODY_IN_DRIVER, NOBODY_IN_OUTPUT = 6, 11
SIZE = (256, 256)


def posed(points: Points, phase: float, strength: float) -> Points:
    """The face at one moment of a cycle: it turns, nods, speaks, blinks, smiles and looks about."""
    wave = np.sin(2 * np.pi * np.array([1, 2, 3]) * phase) * strength
    points = with_mouth(points, 0.06 * strength * (1 - np.cos(4 * np.pi * phase)))
    corners = np.array([61, 291, 76, 306, 184, 408, 146, 375])
    points[corners, 0] += 0.07 * wave[1] * np.sign(points[corners, 0] - points[1, 0]) * np.ptp(points[:, 0])
    points = with_lids(points, 1 - 0.8 * strength * max(0.0, np.cos(6 * np.pi * phase)))
    points = with_gaze(points, 0.2 * wave[2])
    return moved(points, yaw=12 * wave[0], pitch=9 * wave[1], roll=4 * wave[0], shift=(5 * wave[0], 2 * wave[1]))


def main() -> None:
    image: Image = cv2.resize(picture(COLLINS)[0:260, 92:352], SIZE, interpolation=cv2.INTER_AREA)
    tracker = MediaPipeTracker(static=True)
    face = tracker.track(Frame(image, 0.0, 0))
    tracker.close()
    assert face is not None
    renderer = ThinPlateReference()
    renderer.bind(Persona("", "", image, face.landmarks, Crop(0, 0, SIZE[0]), image[..., 0], image))
    for name, strength, nobody in (("driver", 1.0, NOBODY_IN_DRIVER), ("output", 0.7, NOBODY_IN_OUTPUT)):
        with VideoWriter(HERE / f"{name}.mp4", SIZE, 25, crf=20, preset="medium") as writer:
            for index in range(FRAMES):
                frame = renderer.render(posed(face.landmarks, index / FRAMES, strength))
                if name == "output":
                    frame = cv2.GaussianBlur(frame, (0, 0), 0.6)
                writer.write(np.full_like(frame, 127) if index == nobody else frame)


if __name__ == "__main__":
    main()
