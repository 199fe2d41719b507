"""How close a rendered puppet comes to its driver, in figures.

Every figure is a mean over the frames in which a face was found in the driver, without the first frame (in
self-reenactment that one is the portrait itself). Terms:

- face box: the bounding box of the driver's 478 landmarks;
- mouth: what lies inside the outer lips, counted only where the lips part by more than 0.06 of the mouth's width;
- interocular distance: between the outer corners of the eyes;
- eye opening: distance of the lids over the eye's width, mean of both eyes; lip gap: over the face's height; gaze: the
  iris centre's offset along the eye over the eye's width.

Pixels are RGB as ``cv2.VideoCapture`` would read them: see ``puppet.evaluation.rendering.scoring_reader``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.evaluation.flicker import Flicker
from puppet.models import Image, Points
from puppet.topology import (
    CHEEKS,
    CHIN,
    FOREHEAD,
    LEFT_EYE_UPPER,
    LEFT_IRIS,
    LIPS_MIDDLE,
    LIPS_OUTER,
    LOWER_LID,
    MOUTH_CORNERS,
    NOSE_TIP,
    OUTER_EYE_CORNERS,
    RIGHT_EYE_UPPER,
    RIGHT_IRIS,
    UPPER_LID,
)

Floats = NDArray[np.float64]
Embed = Callable[[Image], Floats | None]

EYES = tuple(
    (chain[0], chain[-1], upper, lower, iris[0])
    for chain, upper, lower, iris in zip(
        (RIGHT_EYE_UPPER, LEFT_EYE_UPPER), UPPER_LID, LOWER_LID, (RIGHT_IRIS, LEFT_IRIS), strict=True
    )
)
"""For each eye: outer corner, inner corner, upper lid, lower lid, centre of the iris."""

PARTED = 0.06
"""Lip gap over mouth width above which the inside of the mouth is judged."""

FLOOR = {"mouth": 0.010, "smile": 0.010, "blink": 0.020, "yaw": 0.010, "pitch": 0.010, "gaze": 0.010}
"""Standard deviation below which the driver hardly moves a signal, so that its correlation would be one of noise."""

IDENTITY_EVERY = 10
"""Identity is compared in every tenth frame: it is slow, and changes slowly."""


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one rendered clip; None where one cannot be had (no ground truth, nothing moves, no face).

    Attributes:
        psnr_full, psnr_face, psnr_mouth: dB against the driver's frame (self-reenactment alone).
        ssim_face: structural similarity inside the face box, at most 1 (self-reenactment alone).
        akd: average keypoint distance over the interocular distance, lower is better (self-reenactment alone).
        csim: 1 - distance of dlib's face embeddings of portrait and output; None without ``face_recognition``.
        mouth_r, smile_r, blink_r, yaw_r, pitch_r, gaze_r: correlation of a signal in driver and output.
        jitter: acceleration of the output's landmarks over that of the driver's; 1 is as steady, 0 is still.
        flicker, flicker_mouth: change beyond motion in the head and inside the lips, over the driver's; 1 is as in its
            video, see ``puppet.evaluation.flicker``.
        sharp: variance of the Laplacian inside the face, output over portrait, at most 1.
        lost: share of frames in which no face was found in the output.
        frames: how many frames both clips have.
    """

    psnr_full: float | None
    psnr_face: float | None
    ssim_face: float | None
    psnr_mouth: float | None
    akd: float | None
    csim: float | None
    sharp: float | None
    mouth_r: float | None
    smile_r: float | None
    blink_r: float | None
    yaw_r: float | None
    pitch_r: float | None
    gaze_r: float | None
    jitter: float | None
    flicker: float | None
    flicker_mouth: float | None
    lost: float
    frames: int

    def rounded(self) -> dict[str, Any]:
        """For reports: four decimals, three for the jitter."""
        return {
            key: round(value, 3 if key == "jitter" else 4) if isinstance(value, float) else value
            for key, value in asdict(self).items()
        }


class Scorer:
    """Scores one output clip, frame by frame, holding no frames.

    Args:
        portrait: uint8 (H, W, 3), RGB: what was puppeteered.
        landmarks: float32 (478, 3), the portrait's, in its pixels; None where no face is found in it (``sharp`` is then
            not known).
        embed: gives a face's identity embedding, for ``csim``; see ``face_embedding``.
        unsteady: what ``Flicker.means`` says of the driver.
    """

    def __init__(
        self,
        portrait: Image,
        landmarks: Points | None,
        embed: Embed | None = None,
        unsteady: tuple[float | None, float | None] = (None, None),
    ) -> None:
        self._portrait_sharpness = None if landmarks is None else sharpness(portrait, landmarks)
        self._embed = embed
        self._identity = None if embed is None else embed(portrait)
        self._values: dict[str, list[float]] = {
            name: [] for name in ("psnr_full", "psnr_face", "ssim_face", "psnr_mouth", "akd", "csim", "sharp")
        }
        self._driver: list[Points] = []
        self._output: list[Points] = []
        self._lost = 0
        self._frames = 0
        self._flicker = Flicker()
        self._unsteady = unsteady

    def add(self, driver: Points | None, output: Image, found: Points | None, truth: Image | None = None) -> None:
        """Take the next frame.

        Args:
            driver: float32 (478, 3), the driver's landmarks in its frame's pixels; None where no face was found.
            output: uint8 (H, W, 3), RGB, the rendered frame; as large as ``truth`` where that is given.
            found: float32 (478, 3), the landmarks found in ``output``; None for no face.
            truth: uint8 (H, W, 3), RGB, the driver's frame, in self-reenactment.
        """
        index = self._frames
        self._frames += 1
        self._flicker.add(output, found)
        if index == 0 or driver is None:
            return
        if truth is not None:
            self._compare(driver, truth, output, found)
        if found is None:
            self._lost += 1
            return
        self._driver.append(driver)
        self._output.append(found)
        if self._portrait_sharpness:
            self._values["sharp"].append(sharpness(output, found) / self._portrait_sharpness)
        if self._embed is not None and self._identity is not None and index % IDENTITY_EVERY == 0:
            identity = self._embed(output)
            if identity is not None:
                self._values["csim"].append(1 - float(np.linalg.norm(identity - self._identity)))

    def score(self) -> Score:
        """The figures over all frames taken so far."""
        means = {name: float(np.mean(values)) if values else None for name, values in self._values.items()}
        if means["sharp"] is not None:
            means["sharp"] = min(1.0, means["sharp"])
        driver, output = signals(self._driver), signals(self._output)
        flicker, flicker_mouth = (
            None if ours is None or not theirs else ours / theirs
            for ours, theirs in zip(self._flicker.means(), self._unsteady, strict=True)
        )
        return Score(
            **means,
            **{f"{name}_r": followed(driver[name], output[name], floor) for name, floor in FLOOR.items()},
            jitter=jitter(self._driver, self._output),
            flicker=flicker,
            flicker_mouth=flicker_mouth,
            lost=self._lost / max(1, self._frames - 1),
            frames=self._frames,
        )

    def _compare(self, driver: Points, truth: Image, output: Image, found: Points | None) -> None:
        if output.shape != truth.shape:
            raise ValueError(f"The output {output.shape} must be as large as its ground truth {truth.shape}.")
        face = face_box(driver, truth)
        values = self._values
        values["psnr_full"].append(psnr(output, truth))
        values["psnr_face"].append(psnr(output[face], truth[face]))
        values["ssim_face"].append(ssim(output[face], truth[face]))
        mouth = mouth_mask(driver, truth)
        if mouth.sum() > 20 and lips_parted(driver):
            values["psnr_mouth"].append(psnr(output[mouth], truth[mouth]))
        if found is not None:
            values["akd"].append(keypoint_distance(found, driver))


# ---- pixels ---------------------------------------------------------------------------------------------------------


def psnr(a: Image, b: Image) -> float:
    """Peak signal-to-noise ratio of two uint8 arrays of one shape, in dB; 138 for equal ones."""
    error = np.subtract(a, b, dtype=np.int32)
    return float(10 * np.log10(255**2 / max(1e-9, float(np.mean(error * error)))))


def ssim(a: Image, b: Image) -> float:
    """Structural similarity of two uint8 RGB images, on luma, in an 11 x 11 Gaussian window of sigma 1.5.

    Wang, Bovik, Sheikh and Simoncelli (2004), with their constants (0.01 * 255)² and (0.03 * 255)².
    """

    def blur(x: Floats) -> Floats:
        return cv2.GaussianBlur(x, (11, 11), 1.5)

    x, y = (cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float64) for image in (a, b))
    mx, my = blur(x), blur(y)
    vx, vy, cov = blur(x * x) - mx * mx, blur(y * y) - my * my, blur(x * y) - mx * my
    luminance = (2 * mx * my + 6.5025) / (mx * mx + my * my + 6.5025)
    structure = (2 * cov + 58.5225) / (vx + vy + 58.5225)
    return float((luminance * structure).mean())


def sharpness(image: Image, landmarks: Points) -> float:
    """Variance of the Laplacian inside the face box, which is brought to 200 x 200 first."""
    grey = cv2.cvtColor(image[face_box(landmarks, image)], cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, (200, 200), interpolation=cv2.INTER_AREA)
    return float(cv2.Laplacian(grey, cv2.CV_64F).var())


def face_box(landmarks: Points, image: Image) -> tuple[slice, slice]:
    """Rows and columns of the landmarks' bounding box, inside the image."""
    height, width = image.shape[:2]
    x0, y0 = np.maximum(landmarks[:, :2].min(0).astype(int), 0)
    x1, y1 = np.minimum(landmarks[:, :2].max(0).astype(int) + 1, [width, height])
    return slice(int(y0), int(y1)), slice(int(x0), int(x1))


def mouth_mask(landmarks: Points, image: Image) -> NDArray[np.bool_]:
    """bool (H, W): inside the outer lips."""
    mask = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(mask, [landmarks[list(LIPS_OUTER), :2].round().astype(np.int32)], 1)
    return mask > 0


# ---- landmarks ------------------------------------------------------------------------------------------------------


def distance(landmarks: NDArray[np.floating[Any]], a: int, b: int) -> Any:
    """Between two landmarks in the image plane; (..., 478, 3) gives (...)."""
    return np.linalg.norm(landmarks[..., a, :2].astype(np.float64) - landmarks[..., b, :2], axis=-1)


def interocular(landmarks: NDArray[np.floating[Any]]) -> Any:
    """Between the outer corners of the eyes; (..., 478, 3) gives (...)."""
    return distance(landmarks, *OUTER_EYE_CORNERS)


def lips_parted(landmarks: Points) -> bool:
    return bool(distance(landmarks, *LIPS_MIDDLE) > PARTED * distance(landmarks, *MOUTH_CORNERS))


def keypoint_distance(found: Points, wanted: Points) -> float:
    """Mean distance of the landmarks over the interocular distance of ``wanted``."""
    offsets = np.linalg.norm(found[:, :2].astype(np.float64) - wanted[:, :2], axis=1)
    return float(offsets.mean() / interocular(wanted))


def signals(clip: Sequence[Points]) -> dict[str, Floats]:
    """What a face says, from a clip's landmarks: for T frames each signal of ``FLOOR`` as float64 (T,)."""
    points = np.asarray(clip, np.float64).reshape(-1, 478, 3)
    xy = points[..., :2]
    height = distance(points, FOREHEAD, CHIN)
    down = (xy[:, CHIN] - xy[:, FOREHEAD]) / np.linalg.norm(xy[:, CHIN] - xy[:, FOREHEAD], axis=-1, keepdims=True)
    right = np.stack([down[:, 1], -down[:, 0]], -1)

    def nose_from(a: int, b: int) -> Floats:
        return xy[:, NOSE_TIP] - (xy[:, a] + xy[:, b]) / 2

    opening, gaze = [], []
    for outer, inner, upper, lower, iris in EYES:
        width = distance(points, outer, inner)
        opening.append(distance(points, upper, lower) / np.maximum(width, 1e-3))
        offset = xy[:, iris] - (xy[:, outer] + xy[:, inner]) / 2
        along = np.einsum("tk,tk->t", offset, xy[:, inner] - xy[:, outer])
        gaze.append(along / np.maximum(width**2, 1e-3))
    return {
        "mouth": distance(points, *LIPS_MIDDLE) / np.maximum(height, 1e-3),
        "smile": distance(points, *MOUTH_CORNERS) / interocular(points),
        "blink": (opening[0] + opening[1]) / 2,
        "yaw": np.einsum("tk,tk->t", nose_from(*CHEEKS), right) / distance(points, *CHEEKS),
        "pitch": np.einsum("tk,tk->t", nose_from(*OUTER_EYE_CORNERS), down) / height,
        "gaze": (gaze[0] - gaze[1]) / 2,  # the eyes mirror each other
    }


def followed(driver: Floats, output: Floats, floor: float) -> float | None:
    """Correlation of a signal in driver and output; None where the driver's deviation is below ``floor``."""
    if len(driver) <= 3 or driver.std() < floor or min(driver.std(), output.std()) <= 1e-6:
        return None
    return float(np.corrcoef(driver, output)[0, 1])


def acceleration(clip: Sequence[Points]) -> float:
    """Mean second difference of the landmarks over T frames in interocular distances; NaN for fewer than three."""
    if len(clip) < 3:
        return math.nan
    points = np.asarray(clip, np.float64)
    steady = points[..., :2] / interocular(points)[:, None, None]
    return float(np.linalg.norm(np.diff(steady, n=2, axis=0), axis=-1).mean())


def jitter(driver: Sequence[Points], output: Sequence[Points]) -> float | None:
    """The output's acceleration over the driver's; None for fewer than three frames."""
    ratio = acceleration(output) / max(acceleration(driver), 1e-9)
    return None if math.isnan(ratio) else ratio


def face_embedding() -> Embed | None:
    """dlib's face embedding where the optional package ``face_recognition`` is installed, else None."""
    try:
        import face_recognition
    except (ImportError, SystemExit):  # it calls quit() where its models are missing
        return None

    def embed(image: Image) -> Floats | None:
        found = face_recognition.face_encodings(image)
        return np.asarray(found[0], np.float64) if found else None

    return embed
