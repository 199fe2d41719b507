"""Cutting the person out of a portrait: once per portrait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Crop, Image, Points
from puppet.persona.facegeometry import around, bounds
from puppet.persona.inpaint import fill
from puppet.topology import CHEEKS, CHIN, FACE_OVAL, FOREHEAD, NOSE_TIP
from puppet.tracking.mediapipe_import import load_mediapipe
from puppet.tracking.mediapipe_log import silenced

Soft = NDArray[np.float32]
Flags = NDArray[np.bool_]

_VIEW = 384  # pixels a view is sampled at; the model itself sees 256
_HEAD_VIEW = 3.4  # side of the view of head and shoulders, in face sizes
_CERTAIN = 0.65  # above it the model means a person; its doubts are mostly ghosts in dark backgrounds
_DOUBTFUL = 0.25  # share of uncertain pixels above which the picture is looked at again
_BAND = 0.08  # half the width of the band in which the edge is sought, in face sizes


class PersonSegmenter:
    """MediaPipe's selfie segmentation. Made on first use, kept, used from one thread at a time."""

    def __init__(self) -> None:
        self._model: Any = None

    def close(self) -> None:
        if self._model is not None:
            self._model.close()
            self._model = None

    def mask(self, image: Image, face: Points, others: Sequence[Points] = ()) -> Image:
        """The person whose face is given, without other people.

        Segmented in the whole picture and again in a frame around head and shoulders, where hair gets more of the
        model's few pixels. Where the result cannot be a person with this face (some prints and vignettes), it is tried
        on a smoothed picture, and then the colours alone are asked, starting from a head-and-shoulders shape built on
        the landmarks. Then the edge is put where the colours change.

        Args:
            image: uint8 (H, W, 3), RGB.
            face: float32 (478, 3) in its pixels.
            others: the other faces in the picture.

        Returns:
            uint8 (H, W): 0 background to 255 person, soft at the edge; the face's oval is 255 throughout.
        """
        size = (image.shape[0], image.shape[1])
        oval = _oval(size, face)
        band = max(3.0, _BAND * bounds(face).size)
        soft = self._segment(image, face)
        clear = _is_person(soft, face, oval)
        if not clear or _doubt(soft) > _DOUBTFUL:
            # Again without the dots and lines of a print.
            again = self._segment(np.asarray(cv2.GaussianBlur(image, (0, 0), max(size) / 250), np.uint8), face)
            if _is_person(again, face, oval) and (not clear or _doubt(again) < _doubt(soft) / 2):
                soft, clear = again, True
        if not clear:
            soft = _by_colour(image, face)
        for other in others:
            soft *= _nearer(size, face, other)
        core = _one_person(np.maximum(soft, oval), face)
        alpha = np.maximum(_edge(image, soft, core, band), oval)
        return np.clip(alpha * 255 + 0.5, 0, 255).astype(np.uint8)

    def _segment(self, image: Image, face: Points) -> Soft:
        height, width = image.shape[:2]
        whole = self._run(image)
        soft = cv2.resize(whole, (width, height), interpolation=cv2.INTER_LINEAR)
        box = bounds(face)
        square = around(Crop(box.x, box.y + 0.1 * box.size, box.size), _HEAD_VIEW)
        x0, y0 = max(0, int(square.x)), max(0, int(square.y))
        x1, y1 = min(width, int(square.x + square.size)), min(height, int(square.y + square.size))
        if (x1 - x0) * (y1 - y0) > 0.8 * width * height:
            return soft  # the same view again
        part = cv2.resize(self._run(image[y0:y1, x0:x1]), (x1 - x0, y1 - y0), interpolation=cv2.INTER_LINEAR)
        # The mean of two views has fewer blunders than either; a small head is the close view's business alone. It
        # fades out towards those of its edges that are not the picture's.
        share = float(np.interp(box.size / max(height, width), (0.08, 0.2), (0.9, 0.5)))
        fade = 0.15 * square.size
        across = _ramp(x0, x1, width, fade)
        down = _ramp(y0, y1, height, fade)
        weight = share * np.minimum(down[:, None], across[None, :])
        soft[y0:y1, x0:x1] += weight * (part - soft[y0:y1, x0:x1])
        return soft

    def _run(self, part: Image) -> Soft:
        view = cv2.resize(part, (_VIEW, _VIEW), interpolation=cv2.INTER_AREA)
        if self._model is None:
            with silenced():
                load_mediapipe()
                from mediapipe.python.solutions.selfie_segmentation import SelfieSegmentation

                self._model = SelfieSegmentation(model_selection=0)
                self._model.process(view)
        return np.array(self._model.process(view).segmentation_mask, np.float32)


def _ramp(start: int, stop: int, end: int, fade: float) -> Soft:
    """Up from 0 at ``start`` to 1 and back to 0 at ``stop``; no ramp where that is the picture's edge, 0 or ``end``."""
    places = np.arange(start, stop, dtype=np.float32)
    rising = np.ones_like(places) if start == 0 else (places - start) / fade
    falling = np.ones_like(places) if stop == end else (stop - 1 - places) / fade
    return np.clip(np.minimum(rising, falling), 0, 1)


# ---- shapes built on the landmarks ----------------------------------------------------------------------------------


def _frame(face: Points) -> tuple[NDArray[np.float32], NDArray[np.float32], float, float]:
    """Middle of the face, its downward direction (unit), its height from hairline to chin and its width, in pixels."""
    top, chin = face[FOREHEAD, :2], face[CHIN, :2]
    tall = max(float(np.linalg.norm(chin - top)), 1.0)
    wide = max(float(np.ptp(face[list(FACE_OVAL), 0])), 0.72 * tall)  # a head seen from the side is not narrower
    return (top + chin) / 2, (chin - top) / tall, tall, wide


def _oval(size: tuple[int, int], face: Points) -> Soft:
    mask = np.zeros(size, np.uint8)
    hull = cv2.convexHull(face[list(FACE_OVAL), :2].astype(np.float32))
    cv2.fillConvexPoly(mask, np.round(hull * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    return mask.astype(np.float32) / 255


def _head(size: tuple[int, int], face: Points, grow: float = 1.0) -> Soft:
    """A head with hair, as an ellipse. A head turned aside reaches far behind its face, as an ellipsoid does whose
    middle lies a little behind the ears."""
    _, down, tall, wide = _frame(face)
    ears = face[list(CHEEKS)].mean(axis=0)
    back = ears - face[NOSE_TIP]
    back[:2] -= (back[:2] @ down) * down
    back /= max(float(np.linalg.norm(back)), 1e-6)
    aside = float(np.linalg.norm(back[:2]))  # sine of the turn
    across = 2 * float(np.hypot(0.66 * wide * np.sqrt(max(0.0, 1 - aside**2)), 0.85 * wide * aside))
    x, y = (float(v) for v in ears[:2] + 0.3 * wide * back[:2] - 0.12 * tall * down)
    angle = float(np.degrees(np.arctan2(down[1], down[0]))) - 90
    mask = np.zeros(size, np.uint8)
    cv2.ellipse(mask, ((x, y), (across * grow, 1.5 * tall * grow), angle), 255, -1)
    return mask.astype(np.float32) / 255


def silhouette(size: tuple[int, int], face: Points) -> Soft:
    """A plain head with hair, neck and shoulders where this face's would be: 1 inside, 0 outside.

    The head has the face's tilt; the body stands upright under it, its shoulders 2.8 face heights (hairline to chin)
    wide: an adult's proportions.
    """
    middle, down, tall, wide = _frame(face)
    x, y = (float(v) for v in middle + 0.5 * tall * down)
    x += 0.5 * (float(face[list(CHEEKS), 0].mean()) - x)  # the neck stands between chin and nape
    mask = np.zeros(size, np.uint8)
    half = ((0.36 * wide / tall, -0.25), (0.36 * wide / tall, 0.25), (0.62, 0.5), (1.12, 0.75), (1.4, 1.4), (1.45, 3.0))
    right = [(x + dx * tall, y + dy * tall) for dx, dy in half]
    right.append((x + 1.45 * tall, max(size[0], y) + 4 * tall))
    outline = right + [(2 * x - px, py) for px, py in reversed(right)]
    cv2.fillPoly(mask, [np.round(np.array(outline) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return np.maximum(mask.astype(np.float32) / 255, _head(size, face))


def _by_colour(image: Image, face: Points) -> Soft:
    """A person found by colours alone, from a plain silhouette (Rother, Kolmogorov, Blake, GrabCut, 2004)."""
    height, width = image.shape[:2]
    tall = _frame(face)[2]
    scale = min(1.0, 60 / tall, 320 / max(height, width))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    points = face * np.array((size[0] / width, size[1] / height, size[0] / width), np.float32)
    plain = silhouette((size[1], size[0]), points)
    shape = plain > 0.5
    reach = 0.3 * _frame(points)[2]
    away = cv2.distanceTransform((~shape).astype(np.uint8), cv2.DIST_L2, 3)
    deep = cv2.distanceTransform(np.pad(shape.astype(np.uint8), ((0, 1), (0, 0)), "edge"), cv2.DIST_L2, 3)[:-1]
    label = np.where(shape, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    label[away > reach] = cv2.GC_BGD
    label[(deep > reach) | (_head((size[1], size[0]), points, 0.75) > 0.5)] = cv2.GC_FGD
    label[_oval((size[1], size[0]), points) > 0.5] = cv2.GC_FGD
    if (label == cv2.GC_BGD).any() or (label == cv2.GC_PR_BGD).any():
        small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
        models = np.zeros((1, 65)), np.zeros((1, 65))
        cv2.grabCut(small, label, None, *models, 3, cv2.GC_INIT_WITH_MASK)
    found = ((label == cv2.GC_FGD) | (label == cv2.GC_PR_FGD)).astype(np.float32)
    # Half the colours' word, half the shape's: neither alone is to be trusted with a faded print.
    soft = cv2.GaussianBlur(0.7 * found + 0.3 * plain, (0, 0), max(0.8, 0.02 * _frame(points)[2]))
    return cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR)


def _is_person(soft: Soft, face: Points, oval: Soft) -> bool:
    """Whether a segmentation can be the person with this face.

    It holds the face, the head and some of the body, and leaves free some of what lies around the head (an oval
    vignette comes out as one big blob).
    """
    size = (soft.shape[0], soft.shape[1])
    ring = _head(size, face, 1.8) - _head(size, face, 1.35)
    ring[max(0, round(float(face[NOSE_TIP, 1]))) :] = 0
    free = float(ring.mean()) < 0.01 or _share(soft, ring) < 0.6
    head = _share(soft, _head(size, face, 0.85))
    return free and _share(soft, oval) > 0.8 and head > 0.8 and _share(soft, silhouette(size, face)) > 0.4


def _doubt(soft: Soft) -> float:
    """How much of what may be the person is uncertain, from 0 to 1; a clear photograph has 0.05."""
    return float(((soft > 0.1) & (soft < 0.9)).sum() / max(1, int((soft > 0.1).sum())))


def _nearer(size: tuple[int, int], face: Points, other: Points) -> Soft:
    """1 where a body under ``face`` is nearer than one under ``other``, as measured in face heights; else 0."""
    x, y = np.arange(size[1], dtype=np.float32)[None, :], np.arange(size[0], dtype=np.float32)[:, None]
    away = []
    for middle, _, tall, _ in (_frame(face), _frame(other)):
        away.append(np.hypot(x - middle[0], np.maximum(middle[1] - y, 0)) / tall)
    return (away[0] < away[1]).astype(np.float32)


def _share(soft: Soft, of: Soft) -> float:
    return float((soft * of).sum() / max(1.0, float(of.sum())))


# ---- the edge -------------------------------------------------------------------------------------------------------


def _one_person(soft: Soft, face: Points) -> Flags:
    """Only the part connected with the face, without holes; what is enclosed with the bottom edge counts as a hole."""
    height, width = soft.shape
    _, labels = cv2.connectedComponents((soft > _CERTAIN).astype(np.uint8), connectivity=4)
    x, y = np.clip(np.round(face[NOSE_TIP, :2]), 0, (width - 1, height - 1)).astype(int)
    core = labels == labels[y, x] if labels[y, x] else soft > _CERTAIN
    closed = np.pad(core, 1).astype(np.uint8)
    columns = np.flatnonzero(core[-max(1, height // 50) :].any(axis=0))
    if len(columns):
        closed[-1, columns[0] + 1 : columns[-1] + 2] = 1
    # Holes of more than a few per cent are what shows under an arm.
    count, holes, stats, _ = cv2.connectedComponentsWithStats(1 - closed, connectivity=4)
    small = [i for i in range(1, count) if stats[i, cv2.CC_STAT_AREA] < 0.04 * core.sum() and i != holes[0, 0]]
    return (core | np.isin(holes, small)[1:-1, 1:-1]) if small else core


def _edge(image: Image, soft: Soft, core: Flags, band: float) -> Soft:
    """Opacity, 1 deep inside ``core`` and 0 far outside; in the band between, what the colours say.

    Every pixel there is taken as a mixture of the person's colour nearby and the background's (both continued into
    the band from its two sides): its place between the two is the opacity. Where the two hardly differ, or vary too
    much to tell, the segmentation's word stands. A guided filter (He, Sun, Tang, 2013) then ties neighbours together.
    """
    inside = cv2.distanceTransform(core.astype(np.uint8), cv2.DIST_L2, 3)
    outside = cv2.distanceTransform((~core).astype(np.uint8), cv2.DIST_L2, 3)
    away = outside - inside
    if core.all() or not core.any():
        return core.astype(np.float32)
    guide = image.astype(np.float32) / 255
    person, person_spread = _local(guide, inside > band, band)
    ground, ground_spread = _local(guide, outside > band, band)
    between = person - ground
    apart = (between * between).sum(axis=2)
    offset = guide - ground
    place = np.clip((offset * between).sum(axis=2) / np.maximum(apart, 1e-4), 0, 1)
    offset -= place[:, :, None] * between  # neither of the two colours, nor between them: dark hair beside skin, say
    beside = (offset * offset).sum(axis=2)
    trust = apart / (apart + 3 * (person_spread + ground_spread) + 3 * beside + 0.004)
    prior = np.clip((soft - 0.5) * 2 + 0.5, 0, 1)
    alpha = prior + trust * (place - prior)
    alpha = cv2.ximgproc.guidedFilter(guide, alpha, max(2, round(band / 4)), 4e-4)
    alpha = np.clip((alpha - 0.12) / 0.76, 0, 1)
    low = np.clip((-away / band - 0.5) * 2, 0, 1)  # 1 from the inner end of the band inwards
    high = np.clip(1 - (away / band - 0.5) * 2, 0, 1)  # 0 from its outer end outwards
    return np.clip(np.maximum(alpha, low), 0, high).astype(np.float32)


def _local(guide: Soft, known: Flags, reach: float) -> tuple[Soft, Soft]:
    """Mean colour (H, W, 3) over about ``reach`` pixels of what is known, and the variance about it, summed over the
    channels (H, W); both continued to where nothing is known."""
    height, width = known.shape
    scale = min(1.0, 6 / reach)  # nothing finer is left in the result
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    weight = cv2.resize(known.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(guide, size, interpolation=cv2.INTER_AREA)
    square = cv2.resize(guide * guide, size, interpolation=cv2.INTER_AREA)
    weight = np.where(weight > 0.99, weight, 0).astype(np.float32)  # no pixel in which the two mix
    sigma = reach * scale
    sums = cv2.GaussianBlur(weight, (0, 0), sigma)
    total = np.maximum(sums, 1e-6)[:, :, None]
    mean = cv2.GaussianBlur(colour * weight[:, :, None], (0, 0), sigma) / total
    second = cv2.GaussianBlur(square * weight[:, :, None], (0, 0), sigma) / total
    near = (sums > 0.02).astype(np.float32)
    mean, second = fill(mean, near), fill(second, near)
    spread = np.maximum(second - mean * mean, 0).sum(axis=2)
    return (
        cv2.resize(mean, (width, height), interpolation=cv2.INTER_LINEAR),
        cv2.resize(spread, (width, height), interpolation=cv2.INTER_LINEAR),
    )
