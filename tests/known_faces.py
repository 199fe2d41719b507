"""Real faces for tests: two public-domain photographs that installed packages bring along, and movements of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import skimage
from matplotlib import cbook
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Face, Frame, Image, Points
from puppet.motion import pose, regions
from puppet.tracking.tracker import MediaPipeTracker

HOPPER = Path(str(cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)))
COLLINS = Path(skimage.__file__).parent / "data" / "astronaut.png"
SIZE = (640, 480)


@cache
def picture(path: Path) -> Image:
    """uint8 (H, W, 3) RGB, read-only."""
    image = np.ascontiguousarray(cv2.imread(str(path))[:, :, ::-1])
    image.flags.writeable = False
    return image


@cache
def landmarks(path: Path) -> Points:
    """The face's landmarks in the picture's pixels, read-only."""
    tracker = MediaPipeTracker(static=True)
    face = tracker.track(Frame(picture(path), 0.0, 0))
    tracker.close()
    assert face is not None
    face.landmarks.flags.writeable = False
    return face.landmarks


def face(points: NDArray[np.floating], time_s: float = 0.0, size: tuple[int, int] = SIZE) -> Face:
    return Face(np.asarray(points, np.float32), size, time_s, round(time_s * 30))


def moved(
    points: Points,
    yaw: float = 0,
    pitch: float = 0,
    roll: float = 0,
    scale: float = 1,
    shift: tuple[float, float] = (0, 0),
) -> Points:
    """A face turned rigidly about its own axes (degrees), scaled about the middle between its ears, and shifted."""
    head = pose.Head(points)
    turned = head.axes @ pose.from_angles(yaw, pitch, roll)
    pixels = head.pivot + head.unit * scale * head.points @ turned.T
    pixels[:, :2] += shift
    return pixels.astype(np.float32)


def with_lids(points: Points, ratio: float, eyes: tuple[int, ...] = (0, 1)) -> Points:
    """Eyes opened to a part of what they are; 0: right eye, 1: left."""
    result = points.astype(np.float64)
    for eye in eyes:
        upper, lower = regions.LID_UPPER[eye], regions.LID_LOWER[eye]
        line = 0.2 * points[upper] + 0.8 * points[lower]
        result[upper] = line + ratio * (points[upper] - line)
        result[lower] = line + ratio * (points[lower] - line)
    return result.astype(np.float32)


def with_mouth(points: Points, opening: float) -> Points:
    """Lower lip and jaw dropped so that the inner lips part by ``opening`` interocular distances more."""
    head = pose.Head(points)
    jaw = np.zeros((len(points), 3))
    jaw[regions.LIP_LOWER.ravel()] = head.axes[:, 1] * opening * head.unit
    jaw[[152, 148, 176, 377, 400, 199, 175, 200, 18]] = head.axes[:, 1] * opening * head.unit
    return (points + jaw).astype(np.float32)


def with_closed_mouth(points: Points) -> Points:
    """Inner lips brought to their middle; the rest of each lip follows."""
    result = points.astype(np.float64)
    half = (points[regions.LIP_UPPER[0]] - points[regions.LIP_LOWER[0]]).astype(np.float64) / 2
    for upper, lower in zip(regions.LIP_UPPER, regions.LIP_LOWER, strict=True):
        result[upper] -= half
        result[lower] += half
    return result.astype(np.float32)


def with_brows(points: Points, raised: float) -> Points:
    """Brows raised by interocular distances."""
    head = pose.Head(points)
    result = points.astype(np.float64)
    result[regions.BROW_POINTS] -= head.axes[:, 1] * raised * head.unit
    return result.astype(np.float32)


def with_gaze(points: Points, along: float) -> Points:
    """Irises moved along both eyes by a part of the eye's width, towards the picture's right."""
    result = points.astype(np.float64)
    for eye in (0, 1):
        left, right = regions.LID_CORNERS[eye]
        result[regions.IRISES[eye]] += along * (points[right] - points[left])
    return result.astype(np.float32)
