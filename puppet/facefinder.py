"""Finding the faces of a still picture, photograph, print or painting, as 478 landmarks each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from puppet.cv import cv2
from puppet.mediapipe_log import silenced
from puppet.models import LANDMARKS, Crop, Image, Points

MAX_FACES = 6

_SURE = 0.4  # as MediaPipeTracker has it in static mode: same models, same landmarks
_FAINT = 0.1  # for prints and paintings; what is found so is confirmed in its own crop

# MediaPipe face mesh indices, the subject's own right eye first (to the left in a picture that is not mirrored).
_EYE_CORNERS = ((33, 133), (362, 263))
_MOUTH_CORNERS = (61, 291)
_NOSE_TIP, _FOREHEAD, _CHIN = 1, 10, 152
_CHEEKS = (234, 454)
_IRISES = (468, 473)

# The crops that a face is measured in: (side in face sizes, shift in face sizes, degrees turned).
_CONFIRMING = (
    (2.0, 0.05, 8.0),
    (2.8, 0.1, 0.0),
    (2.2, 0.0, 0.0),
    (1.6, 0.0, 0.0),
    (2.4, -0.05, -8.0),
    (1.9, -0.08, 0.0),
)


@dataclass(frozen=True, slots=True)
class _View:
    """A part of the picture (may reach beyond its edges) shown to a model at a side of ``shown`` pixels."""

    x: float
    y: float
    width: float
    height: float
    shown: int  # long side in pixels
    turn: float = 0.0  # degrees, counter-clockwise


class FaceFinder:
    """MediaPipe's face mesh on still pictures, retried until a face is found where there is one.

    Models are made on first use and kept; one call runs at a time, from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._meshes: dict[float, Any] = {}
        self._detector: Any = None

    def close(self) -> None:
        with self._lock:
            for model in (*self._meshes.values(), self._detector):
                if model is not None:
                    model.close()
            self._meshes.clear()
            self._detector = None

    def find(self, image: Image) -> list[Points]:
        """All faces, left to right.

        Where the mesh finds a face in the picture as a whole, its landmarks are those of that run, just as a tracker
        in static mode would give them: a clip's first frame used as the portrait then rests exactly where the driver
        is. Otherwise the search goes on in crops, with a border added, at other scales, with the contrast raised and
        at a lower confidence, and what is found is measured again in a crop of the face.

        Args:
            image: uint8 (H, W, 3), RGB.

        Returns:
            float32 (478, 3) each, in pixels of ``image``, z in the same unit; an empty list if there is none.
        """
        with self._lock:
            faces = [face for face in self._run(image, _SURE) if is_plausible(face)]
            faces = _distinct(faces + self._in_crops(image, faces))
            if not faces:
                faces = self._retry(image)
            return sorted(faces, key=lambda face: float(face[:, 0].mean()))

    # ---- the search -------------------------------------------------------------------------------------------------

    def _in_crops(self, image: Image, known: list[Points]) -> list[Points]:
        """Faces that the detector for smaller faces sees and the mesh, run on the whole picture, has not."""
        found: list[Points] = []
        for box in self._detect(image):
            if any(_overlap(box, bounds(face)) > 0.2 for face in known + found):
                continue
            face = self._confirm(image, around(box, 1.3))
            found += [] if face is None else [face]
        return found

    def _retry(self, image: Image) -> list[Points]:
        enhanced = _contrast(image)
        refused: list[Crop] = []
        for view, confidence, enhance in _attempts(image):
            faces: list[Points] = []
            for face in self._look(enhanced if enhance else image, view, confidence):
                box = bounds(face)
                if any(_overlap(box, other) > 0.5 for other in refused) or not is_plausible(face):
                    continue
                confirmed = self._confirm(image, box)
                if confirmed is None:
                    confirmed = self._confirm(enhanced, box)
                if confirmed is None:
                    refused.append(box)
                else:
                    faces.append(confirmed)
            if faces:
                return _distinct(faces)
        return []

    def _confirm(self, image: Image, box: Crop) -> Points | None:
        """The face in ``box`` measured in several crops; None unless it shows up, and the same, in half of them.

        On what is no face (a cat, a cup, a wheel) the mesh comes out differently in each crop. The spread of the
        landmarks over these crops, in interocular distances: of 250 portraits 95 % are below 0.041; of two dozen
        things that passed for faces otherwise, all but a portrait on a coin are above 0.06.
        """
        measured = list(self._measured(image, box))
        if len(measured) < len(_CONFIRMING) // 2:
            return None
        face = np.median(measured, axis=0).astype(np.float32)
        spread = np.mean([np.linalg.norm(one[:468, :2] - face[:468, :2], axis=1).mean() for one in measured])
        between = float(np.linalg.norm(face[_IRISES[1], :2] - face[_IRISES[0], :2]))
        return face if spread < 0.055 * between and is_plausible(face) else None

    def _measured(self, image: Image, box: Crop) -> Iterator[Points]:
        for factor, aside, turn in _CONFIRMING:
            square = around(box, factor)
            view = _View(square.x + aside * box.size, square.y, square.size, square.size, 384, turn)
            yield from [face for face in self._look(image, view, _SURE) if _overlap(box, bounds(face)) > 0.35][:1]

    # ---- the models -------------------------------------------------------------------------------------------------

    def _look(self, image: Image, view: _View, confidence: float) -> list[Points]:
        scale = view.shown / max(view.width, view.height)
        size = (max(1, round(view.width * scale)), max(1, round(view.height * scale)))
        if scale < 0.5:  # sampling alone would alias
            image, factor = _reduced(image, scale)
        else:
            factor = 1.0
        centre = (view.x + view.width / 2, view.y + view.height / 2)
        matrix = cv2.getRotationMatrix2D(centre, view.turn, scale)  # picture to view
        matrix[:, 2] += np.array(size) / 2 - centre
        sampling = matrix.copy()
        sampling[:, :2] /= factor
        shown = cv2.warpAffine(image, sampling, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        faces = self._run(shown, confidence)
        back = np.linalg.inv(matrix[:, :2])
        for face in faces:
            face[:, :2] = (face[:, :2] - matrix[:, 2]) @ back.T
            face[:, 2] /= scale
        return faces

    def _run(self, image: Image, confidence: float) -> list[Points]:
        if confidence not in self._meshes:
            with silenced():
                from mediapipe.python.solutions.face_mesh import FaceMesh

                self._meshes[confidence] = FaceMesh(
                    static_image_mode=True,
                    max_num_faces=MAX_FACES,
                    refine_landmarks=True,
                    min_detection_confidence=confidence,
                )
                result = self._meshes[confidence].process(image)
        else:
            result = self._meshes[confidence].process(image)
        height, width = image.shape[:2]
        faces = []
        for found in result.multi_face_landmarks or ():
            points = np.array([(p.x, p.y, p.z) for p in found.landmark], np.float32)
            if points.shape == (LANDMARKS, 3) and np.isfinite(points).all():
                faces.append(points * np.array((width, height, width), np.float32))
        return faces

    def _detect(self, image: Image) -> list[Crop]:
        """Squares about the faces that MediaPipe's full-range detector is sure of."""
        if self._detector is None:
            with silenced():
                from mediapipe.python.solutions.face_detection import FaceDetection

                self._detector = FaceDetection(model_selection=1, min_detection_confidence=0.6)
                self._detector.process(image)
        height, width = image.shape[:2]
        boxes = []
        for found in self._detector.process(image).detections or ():
            box = found.location_data.relative_bounding_box
            side = max(box.width * width, box.height * height)
            cx, cy = (box.xmin + box.width / 2) * width, (box.ymin + box.height / 2) * height
            boxes.append(Crop(cx - side / 2, cy - side / 2, side))
        return boxes


def _attempts(image: Image) -> Iterator[tuple[_View, float, bool]]:
    """Where else to look, cheapest and surest first: (view, confidence, with raised contrast)."""
    height, width = image.shape[:2]
    whole = [_padded(width, height, pad, 512) for pad in (0.25, 0.6, 0.0, 1.2)]
    parts = list(_parts(width, height, 2)) + list(_parts(width, height, 3))
    for confidence, enhance in ((_SURE, False), (_SURE, True), (_FAINT, False), (_FAINT, True)):
        for view in whole + parts:
            yield view, confidence, enhance


def _padded(width: int, height: int, pad: float, shown: int) -> _View:
    margin = pad * max(width, height)
    return _View(-margin, -margin, width + 2 * margin, height + 2 * margin, shown)


def _parts(width: int, height: int, count: int) -> Iterator[_View]:
    """Overlapping squares that cover the picture, ``count`` along its short side."""
    side = min(width, height) * 1.4 / count
    for y in np.linspace(0, height - side, max(1, round(1.4 * height / side))):
        for x in np.linspace(0, width - side, max(1, round(1.4 * width / side))):
            yield _View(float(x), float(y), side, side, 384)


def _reduced(image: Image, scale: float) -> tuple[Image, float]:
    height, width = image.shape[:2]
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cv2.resize(image, size, interpolation=cv2.INTER_AREA), size[0] / width


def _contrast(image: Image) -> Image:
    """Grey with local contrast raised: faded prints and dark paintings."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    grey = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(grey)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB)


# ---- geometry -------------------------------------------------------------------------------------------------------


def bounds(face: Points) -> Crop:
    """The square about a face's landmarks, as wide as the longer of their two extents."""
    low, high = face[:468, :2].min(axis=0), face[:468, :2].max(axis=0)
    side = float((high - low).max())
    cx, cy = (low + high) / 2
    return Crop(float(cx) - side / 2, float(cy) - side / 2, side)


def around(square: Crop, factor: float) -> Crop:
    """The square with the same centre, ``factor`` times as large."""
    margin = square.size * (factor - 1) / 2
    return Crop(square.x - margin, square.y - margin, square.size * factor)


def is_plausible(face: Points) -> bool:
    """Whether the landmarks could be those of a face that can be puppeteered.

    The mesh bends itself onto whatever it is shown (a cup, a cat): parts then lie in the wrong order or proportion.
    Bounds are wide of what was measured on 1,155 portraits and on faces turned to near profile.

    Args:
        face: float32 (478, 3).
    """
    eyes = [face[list(pair)].mean(axis=0) for pair in _EYE_CORNERS]
    across = eyes[1] - eyes[0]
    between = float(np.linalg.norm(across))
    if between < 8 or not np.isfinite(face).all():
        return False
    # An upright frame of the face: x from eye to eye, y at right angles in the plane of the face.
    x = across / between
    y = face[_CHIN] - face[_FOREHEAD]
    y = y - (y @ x) * x
    tall = float(np.linalg.norm(y))
    y /= max(tall, 1e-6)
    middle = (eyes[0] + eyes[1]) / 2
    mouth = face[list(_MOUTH_CORNERS)]
    nose_down = float((face[_NOSE_TIP] - middle) @ y) / between
    mouth_down = float((mouth.mean(axis=0) - middle) @ y) / between
    chin_down = float((face[_CHIN] - middle) @ y) / between
    mouth_wide = float((mouth[1] - mouth[0]) @ x) / between
    cheeks = float((face[_CHEEKS[1]] - face[_CHEEKS[0]]) @ x) / between
    return (
        1.3 < tall / between < 3.2
        and 0.2 < nose_down < mouth_down < chin_down
        and 0.6 < mouth_down < 1.9
        and 1.0 < chin_down < 2.8
        and 0.3 < mouth_wide < 1.6
        and 1.4 < cheeks < 3.2
    )


def _distinct(faces: list[Points]) -> list[Points]:
    kept: list[Points] = []
    for face in faces:
        if all(_overlap(bounds(face), bounds(other)) < 0.3 for other in kept):
            kept.append(face)
    return kept


def _overlap(a: Crop, b: Crop) -> float:
    """Intersection over union of two squares."""
    width = min(a.x + a.size, b.x + b.size) - max(a.x, b.x)
    height = min(a.y + a.size, b.y + b.size) - max(a.y, b.y)
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / (a.size**2 + b.size**2 - both)
