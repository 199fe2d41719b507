"""Finds the face in a camera frame and follows it: MediaPipe's face mesh with irises, 478 landmarks.

MediaPipe stays behind the ``Tracker`` protocol and is imported when the first tracker is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from puppet.errors import PuppetError
from puppet.models import LANDMARKS, Face, Frame, Image, Points
from puppet.topology import CHEEKS, CHIN, LEFT_BROW, RIGHT_BROW
from puppet.tracking.mediapipe_import import load_mediapipe
from puppet.tracking.mediapipe_log import silenced

PATIENCE_S = 1.5
"""How long a lost face is waited for before a face elsewhere in the picture is taken instead."""

NEAR = 1.5
"""Faces whose centres are less than this many face widths apart are taken for the same one."""

RECHECK_FRAMES = 15
"""While a stand-in is followed: frames between two looks for the face that was there before."""

_BLANK = 127  # grey gives the detector no edges of its own


class Tracker(Protocol):
    """Finds the landmarks of one face, frame after frame. Called from one thread at a time."""

    def track(self, frame: Frame) -> Face | None:
        """The face in this frame, or None. Raises PuppetError after ``close``."""

    def reset(self) -> None:
        """Forget the face followed so far (another camera, another clip)."""

    def close(self) -> None:
        """Free the models. Further calls of ``close`` do nothing."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A face's bounds in pixels."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return max(self.x1 - self.x0, 1.0)

    def distance(self, other: _Box) -> float:
        """Between the centres, in widths of the larger of the two."""
        dx = (self.x0 + self.x1 - other.x0 - other.x1) / 2
        dy = (self.y0 + self.y1 - other.y0 - other.y1) / 2
        return float(np.hypot(dx, dy)) / max(self.width, other.width)

    def same(self, other: _Box) -> bool:
        return self.distance(other) < NEAR and 0.5 < self.width / other.width < 2.0


class MediaPipeTracker:
    """MediaPipe's face mesh, refined (irises), one face.

    Follows one face and prefers the one it had: after a loss it waits ``PATIENCE_S`` for it before it takes another
    face in the picture (a passer-by, a poster), prefers the largest among several, and goes back from such a stand-in
    as soon as the first face is there again.

    Args:
        static: look for the face anew in every frame: for single pictures and for offline work where every frame must
            be judged by itself. Slower (about twice) and without memory; detection confidence 0.4 instead of 0.5.

    Raises:
        PuppetError: MediaPipe cannot be loaded.
    """

    def __init__(self, static: bool = False) -> None:
        self._static = static
        try:
            with silenced():
                load_mediapipe()
                from mediapipe.python.solutions.face_detection import FaceDetection
                from mediapipe.python.solutions.face_mesh import FaceMesh

                self._mesh: Any = FaceMesh(
                    static_image_mode=static,
                    max_num_faces=1,
                    refine_landmarks=True,
                    min_detection_confidence=0.4 if static else 0.5,
                    min_tracking_confidence=0.5,
                )
                self._detector: Any = None if static else FaceDetection(min_detection_confidence=0.5, model_selection=0)
                # Models start on MediaPipe's own threads; a first call waits for them.
                for model in (self._mesh, self._detector):
                    if model is not None:
                        model.process(np.zeros((64, 64, 3), np.uint8))
        except (ImportError, OSError, RuntimeError) as error:
            raise PuppetError(
                f"The face tracker could not be started ({error})", "Install the packages in requirements.txt again"
            ) from error
        self._warm = False  # has seen a face: all of MediaPipe's models have started and said so
        self._following = False
        self._last: _Box | None = None  # the preferred face, where it was seen last
        self._last_s = 0.0
        self._stand_in = False
        self._since_check = 0

    def track(self, frame: Frame) -> Face | None:
        """Find the face.

        Args:
            frame: uint8 (H, W, 3) RGB.

        Returns:
            Landmarks float32 (478, 3) in the frame's pixels (z scaled like x), finite; None where no face is found.

        Raises:
            PuppetError: the tracker is closed.
            ValueError: the frame is not uint8 (H, W, 3).
        """
        if self._mesh is None:
            raise PuppetError("The face tracker is closed", "Make a new one")
        pixels = frame.pixels
        if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or 0 in pixels.shape:
            raise ValueError(f"A frame is uint8 (H, W, 3), not {pixels.dtype} {pixels.shape}")
        if self._warm:
            points = self._find(pixels, frame.captured_s)
        else:
            with silenced():
                points = self._find(pixels, frame.captured_s)
            self._warm = points is not None
        if points is None:
            return None
        height, width = pixels.shape[:2]
        return Face(landmarks=points, size=(width, height), captured_s=frame.captured_s, index=frame.index)

    def reset(self) -> None:
        """Forget the face followed so far."""
        if self._mesh is not None:
            self._let_go()
        self._last = None
        self._stand_in = False

    def close(self) -> None:
        for model in (self._mesh, self._detector):
            if model is not None:
                model.close()
        self._mesh = self._detector = None

    # ---- one frame ---------------------------------------------------------------------------------------------------

    def _find(self, pixels: Image, now_s: float) -> Points | None:
        if self._static:
            return self._process(pixels)
        view: Image | None = pixels
        if not self._following:
            view = self._choose(pixels, now_s)
        elif self._stand_in:
            self._since_check += 1
            if self._since_check >= RECHECK_FRAMES:
                self._since_check = 0
                view = self._return_to_first(pixels)
        points = None if view is None else self._process(view)
        self._following = points is not None
        if points is not None and not self._stand_in:
            self._last, self._last_s = _bounds(points), now_s
        return points

    def _choose(self, pixels: Image, now_s: float) -> Image | None:
        """What the mesh may look at while it follows no face; None while the lost face is waited for."""
        boxes = self._detect(pixels)
        if not boxes:
            self._stand_in = self._stand_in and self._last is not None
            return pixels  # the mesh's own detector may see what ours does not
        wanted = None
        if self._last is not None:
            near = [box for box in boxes if box.same(self._last)]
            if near:
                wanted = min(near, key=self._last.distance)
            elif 0 <= now_s - self._last_s < PATIENCE_S:
                return None
        self._stand_in = self._last is not None and wanted is None
        self._since_check = 0
        wanted = wanted or max(boxes, key=lambda box: box.width)
        return pixels if len(boxes) == 1 else _only(pixels, wanted, boxes)

    def _return_to_first(self, pixels: Image) -> Image:
        """While a stand-in is followed: a view of the first face, if it is back."""
        boxes = self._detect(pixels)
        assert self._last is not None
        back = [box for box in boxes if box.same(self._last)]
        if not back or len(boxes) < 2:
            return pixels
        self._let_go()
        self._stand_in = False
        return _only(pixels, min(back, key=self._last.distance), boxes)

    def _let_go(self) -> None:
        """Make the mesh lose its face. (Restarting its graph would do too, but takes 60 ms.)"""
        if not self._static:
            self._mesh.process(np.zeros((64, 64, 3), np.uint8))
        self._following = False

    def _process(self, pixels: Image) -> Points | None:
        found = self._mesh.process(np.ascontiguousarray(pixels)).multi_face_landmarks
        if not found:
            return None
        height, width = pixels.shape[:2]
        points = numbers(found[0])
        points *= np.array([width, height, width], np.float32)
        if points.shape != (LANDMARKS, 3) or not np.isfinite(points).all():
            return None
        return points

    def _detect(self, pixels: Image) -> list[_Box]:
        height, width = pixels.shape[:2]
        boxes = []
        for found in self._detector.process(np.ascontiguousarray(pixels)).detections or ():
            rel = found.location_data.relative_bounding_box
            x0, y0 = rel.xmin * width, rel.ymin * height
            boxes.append(_Box(x0, y0, x0 + rel.width * width, y0 + rel.height * height))
        return boxes


_MESSAGE = np.dtype(
    [("head", "S2"), ("x_", "S1"), ("x", "<f4"), ("y_", "S1"), ("y", "<f4"), ("z_", "S1"), ("z", "<f4")]
)
"""A landmark as protocol buffers write it: its field's number and length, then x, y and z, each behind its number."""
_TAGS = np.array([(b"\x0a\x0f", b"\x0d", 0, b"\x15", 0, b"\x1d", 0)], _MESSAGE)[["head", "x_", "y_", "z_"]]


def numbers(found: Any) -> Points:
    """MediaPipe's list of landmarks as float32 (N, 3). Read off its bytes: one by one takes half a millisecond."""
    written: bytes = found.SerializeToString()
    if len(written) % _MESSAGE.itemsize == 0:
        marks = np.frombuffer(written, _MESSAGE)
        if (marks[["head", "x_", "y_", "z_"]] == _TAGS).all():
            return np.stack([marks["x"], marks["y"], marks["z"]], 1).astype(np.float32)
    return np.array([(p.x, p.y, p.z) for p in found.landmark], np.float32).reshape(-1, 3)


# Brow to chin and temple to temple, which is what the detector's boxes span.
_DETECTOR_SPAN = np.array([RIGHT_BROW[0], LEFT_BROW[0], CHIN, *CHEEKS])


def _bounds(points: Points) -> _Box:
    xy: NDArray[np.float32] = points[_DETECTOR_SPAN, :2]
    (x0, y0), (x1, y1) = xy.min(0), xy.max(0)
    return _Box(float(x0), float(y0), float(x1), float(y1))


def _only(pixels: Image, wanted: _Box, boxes: list[_Box]) -> Image:
    """The picture with everything but one face painted grey, so that a one-face mesh finds that one."""
    height, width = pixels.shape[:2]

    def part(box: _Box, margin: float) -> tuple[slice, slice]:
        pad = margin * box.width
        return (
            slice(max(int(box.y0 - pad), 0), min(max(int(box.y1 + pad), 0), height)),
            slice(max(int(box.x0 - pad), 0), min(max(int(box.x1 + pad), 0), width)),
        )

    view = np.full_like(pixels, _BLANK)
    view[part(wanted, 0.7)] = pixels[part(wanted, 0.7)]
    for box in boxes:
        if box.distance(wanted) > 0.7:  # nearer ones are second sightings of the same face
            view[part(box, 0.1)] = _BLANK
    view[part(wanted, 0.2)] = pixels[part(wanted, 0.2)]
    return view
