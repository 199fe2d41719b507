"""Cutting the person out of a portrait, and painting the background over the hole: once per portrait."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.facefinder import around, bounds
from puppet.models import Crop, Image, Points

Soft = NDArray[np.float32]

# MediaPipe's face oval, clockwise from the forehead.
_OVAL = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
         150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)  # fmt: skip

_VIEW = 384  # pixels a segmentation's view is sampled at; the model itself sees 256


class PersonSegmenter:
    """MediaPipe's selfie segmentation. Made on first use, kept, used from one thread at a time."""

    def __init__(self) -> None:
        self._model: Any = None

    def close(self) -> None:
        if self._model is not None:
            self._model.close()
            self._model = None

    def mask(self, image: Image, face: Points) -> Image:
        """The person whose face is given, without other people.

        Segmented in the whole picture and again in a frame around head and shoulders, where hair gets more of the
        model's few pixels; the edge is then drawn to the picture's own edges by a guided filter. Where the result
        cannot be a person with this face (paintings), a head-and-shoulders shape built on the landmarks serves.

        Args:
            image: uint8 (H, W, 3), RGB.
            face: float32 (478, 3) in its pixels.

        Returns:
            uint8 (H, W): 0 background to 255 person, soft at the edge; the face's oval is 255 throughout.
        """
        shape = silhouette(image.shape[:2], face)
        soft = self._segment(image, face)
        oval = _oval(image.shape[:2], face)
        if not _is_person(soft, shape, oval):
            soft = _feathered(shape, face)
        soft = _one_person(np.maximum(soft, oval), face)
        soft = _to_edges(image, soft, face)
        soft = _solid_below(np.maximum(soft, oval))
        return np.clip(soft * 255 + 0.5, 0, 255).astype(np.uint8)

    def _segment(self, image: Image, face: Points) -> Soft:
        height, width = image.shape[:2]
        whole = self._run(cv2.resize(image, (_VIEW, _VIEW), interpolation=cv2.INTER_AREA))
        soft = cv2.resize(whole, (width, height), interpolation=cv2.INTER_LINEAR)
        box = bounds(face)
        square = around(Crop(box.x, box.y + 0.15 * box.size, box.size), 3.0)
        if square.size > 0.9 * max(height, width):
            return soft
        x0, y0 = max(0, int(square.x)), max(0, int(square.y))
        x1, y1 = min(width, int(square.x + square.size)), min(height, int(square.y + square.size))
        part = self._run(cv2.resize(image[y0:y1, x0:x1], (_VIEW, _VIEW), interpolation=cv2.INTER_AREA))
        part = cv2.resize(part, (x1 - x0, y1 - y0), interpolation=cv2.INTER_LINEAR)
        # Fades towards those of its edges that are not the picture's.
        fade = max(2, round(0.12 * square.size))
        x, y = np.arange(x0, x1), np.arange(y0, y1)
        across = np.minimum(np.inf if x0 == 0 else x - x0, np.inf if x1 == width else x1 - 1 - x) / fade
        down = np.minimum(np.inf if y0 == 0 else y - y0, np.inf if y1 == height else y1 - 1 - y) / fade
        weight = np.clip(np.minimum.outer(down * np.ones(len(y)), across * np.ones(len(x))), 0, 1).astype(np.float32)
        soft[y0:y1, x0:x1] += weight * (part - soft[y0:y1, x0:x1])
        return soft

    def _run(self, view: Image) -> Soft:
        if self._model is None:
            from mediapipe.python.solutions.selfie_segmentation import SelfieSegmentation

            self._model = SelfieSegmentation(model_selection=0)
        return np.array(self._model.process(np.ascontiguousarray(view)).segmentation_mask, np.float32)


# ---- shapes built on the landmarks ----------------------------------------------------------------------------------


def _frame(face: Points) -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Middle of the face, its downward direction (unit) in the picture, and its height from forehead to chin."""
    top, chin = face[10, :2], face[152, :2]
    height = float(np.linalg.norm(chin - top))
    return (top + chin) / 2, (chin - top) / max(height, 1e-6), height


def _oval(shape: tuple[int, int], face: Points) -> Soft:
    mask = np.zeros(shape, np.uint8)
    hull = cv2.convexHull(face[list(_OVAL), :2].astype(np.float32))
    cv2.fillConvexPoly(mask, np.round(hull * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    return mask.astype(np.float32) / 255


def silhouette(shape: tuple[int, int], face: Points) -> Soft:
    """A plain head with hair, neck and shoulders where this face's would be: 1 inside, 0 outside.

    Proportions are those of a standing adult: shoulders about 2.6 face heights wide (from hairline to chin), their
    line 0.75 face heights below the chin.
    """
    middle, down, tall = _frame(face)
    # The head stays with the face's own tilt, the body stands upright under it.
    mask = np.zeros(shape, np.uint8)
    wide = max(float(np.ptp(face[list(_OVAL), 0])), 0.72 * tall)
    angle = float(np.degrees(np.arctan2(down[1], down[0]))) - 90
    head = middle - 0.12 * tall * down
    box = ((float(head[0]), float(head[1])), (1.32 * wide, 1.5 * tall), angle)
    cv2.ellipse(mask, box, 255, -1)
    chin = middle + 0.5 * tall * down
    neck, x, y = 0.36 * wide, float(chin[0]), float(chin[1])
    bottom = max(shape[0], y) + tall
    right = [
        (neck, -0.25),
        (neck, 0.25),
        (0.62 * tall, 0.5),
        (1.12 * tall, 0.75),
        (1.4 * tall, 1.4),
        (1.45 * tall, 3.0),
    ]
    side = [(x + dx, y + dy * tall) for dx, dy in right] + [(x + 1.45 * tall, bottom)]
    outline = side + [(2 * x - px, py) for px, py in reversed(side)]
    cv2.fillPoly(mask, [np.round(np.array(outline) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return mask.astype(np.float32) / 255


def _feathered(shape: Soft, face: Points) -> Soft:
    sigma = 0.05 * _frame(face)[2]
    return cv2.GaussianBlur(shape, (0, 0), max(1.0, sigma))


def _is_person(soft: Soft, shape: Soft, oval: Soft) -> bool:
    """Whether a segmentation can be the person with this face: it holds the face and most of a plain silhouette."""
    in_face = float((soft * oval).sum() / max(1.0, oval.sum()))
    in_shape = float((soft * shape).sum() / max(1.0, shape.sum()))
    outside = float((soft * (1 - shape)).sum() / max(1.0, (1 - shape).sum()))
    return in_face > 0.75 and in_shape > 0.55 and outside < 0.85


# ---- cleaning -------------------------------------------------------------------------------------------------------


def _one_person(soft: Soft, face: Points) -> Soft:
    """Only the part connected with the face; holes inside it closed."""
    height, width = soft.shape
    _, labels = cv2.connectedComponents((soft > 0.35).astype(np.uint8), connectivity=4)
    x, y = np.clip(np.round(face[1, :2]), 0, (width - 1, height - 1)).astype(int)
    if labels[y, x] == 0:
        return soft
    body = (labels == labels[y, x]).astype(np.uint8)
    reach = max(3, round(0.05 * _frame(face)[2])) | 1
    near = cv2.dilate(body, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    return soft * near


def _to_edges(image: Image, soft: Soft, face: Points) -> Soft:
    """The mask's edge drawn to the picture's (He, Sun, Tang, Guided Image Filtering, 2013), near the edge alone."""
    tall = _frame(face)[2]
    radius = max(2, round(0.045 * tall))
    guide = image.astype(np.float32) / 255
    fine = cv2.ximgproc.guidedFilter(guide, soft, radius, 1e-4)
    fine = np.clip((fine - 0.1) / 0.8, 0, 1)
    sure = cv2.GaussianBlur(soft, (0, 0), max(1.0, radius / 2))
    keep = np.clip((np.abs(sure - 0.5) - 0.40) / 0.08, 0, 1)  # far from the edge the model's word stands
    return fine + keep * ((sure > 0.5).astype(np.float32) - fine)


def _solid_below(soft: Soft) -> Soft:
    """A person who leaves the picture at its bottom edge does so without a fringe."""
    rows = max(2, soft.shape[0] // 100)
    soft[-rows:] = np.maximum(soft[-rows:], (soft[-rows - 1] > 0.5) * soft[-rows - 1])
    return soft


# ---- background -----------------------------------------------------------------------------------------------------


def paint_over(image: Image, mask: Image, reach: int) -> Image:
    """The picture without the person.

    The hole is filled from coarse to fine (push-pull, Gortler et al., The Lumigraph, 1996): a smooth continuation of
    what surrounds it, which is all that is asked of a background of which only a ring beside the head ever shows.

    Args:
        image: uint8 (H, W, 3), RGB.
        mask: uint8 (H, W), 255 where the person is.
        reach: pixels to grow the hole by, so that no rim of hair stays behind.

    Returns:
        uint8 (H, W, 3), RGB; equal to ``image`` away from the person.
    """
    height, width = mask.shape
    element = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    hole = cv2.dilate((mask > 8).astype(np.uint8), element).astype(np.float32)
    if hole.min() > 0:
        hole = (mask >= mask.max()).astype(np.float32)
    step = max(1, round(max(height, width) / 640))
    size = (max(1, width // step), max(1, height // step))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    open_ = (cv2.resize(hole, size, interpolation=cv2.INTER_AREA) < 0.01).astype(np.float32)
    filled = _push_pull(small, open_)
    filled = cv2.resize(filled, (width, height), interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(hole, (0, 0), max(1.0, reach / 3))
    soft = np.maximum(soft, (mask > 8).astype(np.float32))[:, :, None]
    mixed = image + soft * (filled - image)
    return np.clip(mixed + 0.5, 0, 255).astype(np.uint8)


def _push_pull(values: Soft, weight: Soft) -> Soft:
    height, width = weight.shape
    if weight.min() >= 1 or max(height, width) <= 2:
        total = float(weight.sum())
        if total == 0:
            return values
        mean = (values * weight[:, :, None]).sum(axis=(0, 1)) / total
        return values * weight[:, :, None] + mean * (1 - weight[:, :, None])
    size = ((width + 1) // 2, (height + 1) // 2)
    summed = cv2.resize(cv2.GaussianBlur(values * weight[:, :, None], (5, 5), 1.0), size, interpolation=cv2.INTER_AREA)
    weights = cv2.resize(cv2.GaussianBlur(weight, (5, 5), 1.0), size, interpolation=cv2.INTER_AREA)
    coarse = summed / np.maximum(weights, 1e-4)[:, :, None]
    coarse = _push_pull(coarse, np.clip(weights * 4, 0, 1))
    up = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    return values * weight[:, :, None] + up * (1 - weight[:, :, None])
