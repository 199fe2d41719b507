"""Finding the faces of a still picture, photograph, print or painting, as 478 landmarks each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from puppet.cv import cv2
from puppet.models import LANDMARKS, Crop, Image, Points
from puppet.persona.facegeometry import IRISES, around, bounds, distinct, is_plausible, overlap
from puppet.tracking.mediapipe_import import load_mediapipe
from puppet.tracking.mediapipe_log import silenced
from puppet.tracking.views import averaged

MAX_FACES = 6

_SURE = 0.4  # as MediaPipeTracker has it in static mode: same models, same landmarks
_BYSTANDER = 0.2  # a face smaller than this share of the largest is not searched for
_FAINT = 0.1  # for prints and paintings; what is found so is confirmed in its own crop

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
        self._warm: set[float] = set()  # have seen a face: all of their models have started and said so
        self._detector: Any = None

    def close(self) -> None:
        with self._lock:
            for model in (*self._meshes.values(), self._detector):
                if model is not None:
                    model.close()
            self._meshes.clear()
            self._warm.clear()
            self._detector = None

    def find(self, image: Image) -> list[Points]:
        """All faces, left to right.

        Where the mesh finds a face in the picture as a whole, its landmarks are those of that run. Otherwise the search
        goes on in crops, with a border added, at other scales, with the contrast raised and at a lower confidence, and
        what is found is measured again in a crop of the face.

        Args:
            image: uint8 (H, W, 3), RGB.

        Returns:
            float32 (478, 3) each, in pixels of ``image``, z in the same unit; an empty list if there is none.
        """
        with self._lock:
            faces = [face for face in self._run(image, _SURE) if is_plausible(face)]
            faces = distinct(faces + self._in_crops(image, faces))
            if not faces:
                faces = self._retry(image)
            return sorted(faces, key=lambda face: float(face[:, 0].mean()))

    def measured(self, image: Image, face: Points) -> Points:
        """One of the faces of ``find``, measured as closely as can be.

        Just as a ``SteadyTracker`` in static mode does it: a clip's first frame used as the portrait then rests exactly
        where the driver is.

        Args:
            image: uint8 (H, W, 3), RGB, in which it was found.
            face: float32 (478, 3), in pixels of ``image``.

        Returns:
            float32 (478, 3), the mean over several views; ``face`` if they do not show it.
        """
        with self._lock:
            return averaged(image, face, lambda view: self._run(view, _SURE))

    # ---- the search -------------------------------------------------------------------------------------------------

    def _in_crops(self, image: Image, known: list[Points]) -> list[Points]:
        """Faces that the mesh, run on the whole picture, has missed beside the larger ones."""
        height, width = image.shape[:2]
        boxes = self._detect(image)
        largest = max((bounds(face).size for face in known), default=0.0)
        if known:
            room = max(height, width) / largest
            halves = _parts(width, height, 2) if room > 3 else ()
            thirds = _parts(width, height, 3) if room > 5 else ()
            for view in (*halves, *thirds):
                boxes += [bounds(face) for face in self._look(image, view, _SURE) if is_plausible(face)]
        found: list[Points] = []
        for box in boxes:
            if box.size < _BYSTANDER * largest or any(overlap(box, bounds(face)) > 0.2 for face in known + found):
                continue
            face = self._confirm(image, box)
            found += [] if face is None else [face]
        return found

    def _retry(self, image: Image) -> list[Points]:
        refused: list[Crop] = []
        shown = {way: way(image) for way in _WAYS}
        for view, confidence, way in _attempts(image):
            faces: list[Points] = []
            for face in self._look(shown[way], view, confidence):
                box = bounds(face)
                if any(overlap(box, other) > 0.5 for other in refused) or not is_plausible(face):
                    continue
                confirmed = self._confirm(image, box)
                if confirmed is None and way is not _plain:
                    confirmed = self._confirm(shown[way], box)
                if confirmed is None:
                    refused.append(box)
                else:
                    faces.append(confirmed)
            if faces:
                return distinct(faces)
        return []

    def _confirm(self, image: Image, box: Crop) -> Points | None:
        """The face in ``box`` measured in several crops; None unless it shows up, and the same, in half of them.

        On what is no face (a cat, a cup, a wheel) the mesh comes out differently in each crop. The spread of the
        landmarks over these crops, in interocular distances: of 250 portraits 95 % are below 0.041; of two dozen
        things that passed for faces otherwise, all but a portrait on a coin are above 0.06.
        """
        measured: list[Points] = []
        needed = len(_CONFIRMING) // 2
        for tried, (factor, aside, turn) in enumerate(_CONFIRMING):
            if len(measured) + len(_CONFIRMING) - tried < needed:
                return None
            square = around(box, factor)
            view = _View(square.x + aside * box.size, square.y, square.size, square.size, 384, turn)
            measured += [face for face in self._look(image, view, _SURE) if overlap(box, bounds(face)) > 0.35][:1]
        if len(measured) < needed:
            return None
        face = np.median(measured, axis=0).astype(np.float32)
        spread = np.mean([np.linalg.norm(one[:468, :2] - face[:468, :2], axis=1).mean() for one in measured])
        between = float(np.linalg.norm(face[IRISES[1], :2] - face[IRISES[0], :2]))
        return face if spread < 0.055 * between and is_plausible(face) else None

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
        if confidence in self._warm:
            result = self._meshes[confidence].process(image)
        else:
            with silenced():
                result = self._mesh(confidence).process(image)
            if result.multi_face_landmarks:
                self._warm.add(confidence)
        height, width = image.shape[:2]
        faces = []
        for found in result.multi_face_landmarks or ():
            points = np.array([(p.x, p.y, p.z) for p in found.landmark], np.float32)
            if points.shape == (LANDMARKS, 3) and np.isfinite(points).all():
                faces.append(points * np.array((width, height, width), np.float32))
        return faces

    def _mesh(self, confidence: float) -> Any:
        if confidence not in self._meshes:
            load_mediapipe()
            from mediapipe.python.solutions.face_mesh import FaceMesh

            self._meshes[confidence] = FaceMesh(
                static_image_mode=True,
                max_num_faces=MAX_FACES,
                refine_landmarks=True,
                min_detection_confidence=confidence,
            )
        return self._meshes[confidence]

    def _detect(self, image: Image) -> list[Crop]:
        """Squares about the faces that MediaPipe's full-range detector is sure of."""
        if self._detector is None:
            with silenced():
                load_mediapipe()
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


def _attempts(image: Image) -> Iterator[tuple[_View, float, _Way]]:
    """Where else to look, cheapest and surest first: (view, confidence, how the picture is shown)."""
    height, width = image.shape[:2]
    whole = [_padded(width, height, pad, 512) for pad in (0.0, 0.25, 0.6, 1.2)]
    halves, thirds = list(_parts(width, height, 2)), list(_parts(width, height, 3))
    for views, confidence, way in (
        (whole + halves, _SURE, _plain),
        (whole + halves, _SURE, _smoothed),
        (whole + halves, _SURE, _contrasted),
        (thirds, _SURE, _plain),
        (whole, _FAINT, _plain),
        (whole + halves, _FAINT, _smoothed),
        (whole, _FAINT, _contrasted),
    ):
        for view in views:
            yield view, confidence, way


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


def _plain(image: Image) -> Image:
    return image


def _smoothed(image: Image) -> Image:
    """Without the dots and lines of a print."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), max(0.8, max(image.shape[:2]) / 500)), np.uint8)


def _contrasted(image: Image) -> Image:
    """Grey with local contrast raised: faded prints and dark paintings."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    grey = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(grey)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)


_Way = Callable[[Image], Image]
_WAYS: tuple[_Way, ...] = (_plain, _smoothed, _contrasted)
