"""What the bundled driver clip and portraits must offer to the rest of Puppet."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image

ASSETS = Path(__file__).resolve().parent.parent / "assets"
DRIVER = ASSETS / "driver.mp4"
PORTRAITS = sorted(p for p in (ASSETS / "portraits").iterdir() if p.suffix in (".png", ".jpg"))

LEFT_LID, LEFT_WIDTH = (386, 374), (263, 362)
RIGHT_LID, RIGHT_WIDTH = (159, 145), (33, 133)
INNER_LIPS, MOUTH_WIDTH = (13, 14), (61, 291)
LEFT_IRIS = (473, 474, 475, 476, 477)
EYE_OUTLINE = (362, 382, 381, 380, 374, 373, 390, 249, 263, 466, 388, 387, 386, 385, 384, 398)

Landmarks = NDArray[np.float32]


def _mesh(static: bool, confidence: float = 0.5, faces: int = 1):
    from mediapipe.python.solutions.face_mesh import FaceMesh

    return FaceMesh(
        static_image_mode=static, max_num_faces=faces, refine_landmarks=True, min_detection_confidence=confidence
    )


def _landmarks(mesh, image: Image) -> list[Landmarks]:
    height, width = image.shape[:2]
    found = mesh.process(image).multi_face_landmarks or []
    scale = np.array([width, height, width], np.float32)
    return [np.array([(p.x, p.y, p.z) for p in face.landmark], np.float32) * scale for face in found]


def _ratio(face: Landmarks, gap: tuple[int, int], width: tuple[int, int]) -> float:
    return float(np.linalg.norm(face[gap[0], :2] - face[gap[1], :2]) / np.linalg.norm(face[width[0]] - face[width[1]]))


def _yaw(face: Landmarks) -> float:
    """Degrees that the line from cheek to cheek is turned out of the picture; positive to the picture's right."""
    across = face[454] - face[234]
    return float(np.degrees(np.arctan2(across[2], across[0])))


def _pitch(face: Landmarks) -> float:
    """Degrees that the line from chin to forehead leans; positive looking up."""
    up = face[10] - face[152]
    return float(np.degrees(np.arctan2(up[2], -up[1])))


class Driver:
    """The clip and the face of every frame."""

    def __init__(self) -> None:
        with av.open(str(DRIVER)) as container:
            stream = container.streams.video[0]
            self.rate, self.codec, self.format = stream.average_rate, stream.codec_context.name, stream.pix_fmt
            self.frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
        mesh = _mesh(static=False)
        self.found = [_landmarks(mesh, frame) for frame in self.frames]
        mesh.close()

    @property
    def faces(self) -> list[Landmarks]:
        return [faces[0] for faces in self.found if faces]

    def seconds(self, count: float) -> int:
        return round(count * float(self.rate))


@pytest.fixture(scope="module")
def driver() -> Driver:
    return Driver()


def test_driver_file(driver: Driver) -> None:
    assert DRIVER.stat().st_size <= 2_000_000
    assert driver.rate == Fraction(30)
    assert (driver.codec, driver.format) == ("h264", "yuv420p")
    assert 10 <= len(driver.frames) / 30 <= 14
    assert driver.frames[0].shape == (480, 640, 3)


def test_driver_face_in_every_frame(driver: Driver) -> None:
    assert [index for index, faces in enumerate(driver.found) if len(faces) != 1] == []
    for face in driver.faces:
        assert 0.25 < (face[152, 1] - face[10, 1]) / 480 < 0.45
        assert (face[:, :2] > 0).all()
        assert (face[:, 0] < 640).all()
        assert (face[:, 1] < 480).all()


def test_driver_face_without_tracking(driver: Driver) -> None:
    mesh = _mesh(static=True)
    missed = [index for index in range(0, len(driver.frames), 6) if not _landmarks(mesh, driver.frames[index])]
    mesh.close()
    assert missed == []


def test_driver_starts_neutral(driver: Driver) -> None:
    start = driver.faces[: driver.seconds(1.2)]
    assert max(abs(_yaw(face)) for face in start) < 4
    assert max(_ratio(face, INNER_LIPS, MOUTH_WIDTH) for face in start) < 0.06
    assert min(_ratio(face, LEFT_LID, LEFT_WIDTH) for face in start) > 0.25
    assert min(_ratio(face, RIGHT_LID, RIGHT_WIDTH) for face in start) > 0.25
    travel = np.ptp([face[1, :2] for face in start], axis=0)
    assert travel.max() < 3


def test_driver_blinks(driver: Driver) -> None:
    left = np.array([_ratio(face, LEFT_LID, LEFT_WIDTH) for face in driver.faces])
    right = np.array([_ratio(face, RIGHT_LID, RIGHT_WIDTH) for face in driver.faces])
    shut = (left < 0.12) & (right < 0.12)
    assert np.count_nonzero(np.diff(shut.astype(int)) == 1) >= 4
    assert np.median(left) > 0.25
    assert np.median(right) > 0.25
    assert np.count_nonzero((left < 0.12) & (right > 0.2)) >= 2, "no wink"


def test_driver_speaks_and_smiles(driver: Driver) -> None:
    gap = np.array([_ratio(face, INNER_LIPS, MOUTH_WIDTH) for face in driver.faces])
    assert gap.max() > 0.4
    opened = gap > 0.12
    assert np.count_nonzero(np.diff(opened.astype(int)) == 1) >= 5
    width = np.array([_ratio(face, MOUTH_WIDTH, (33, 263)) for face in driver.faces])
    rest = np.median(width[: driver.seconds(1.2)])
    assert width.max() > 1.12 * rest
    assert width.min() < 0.88 * rest


def test_driver_looks_around(driver: Driver) -> None:
    yaw = np.array([_yaw(face) for face in driver.faces])
    assert yaw.min() < -14
    assert yaw.max() > 14
    pitch = np.array([_pitch(face) for face in driver.faces])
    assert pitch.max() - np.median(pitch) > 6
    assert np.median(pitch) - pitch.min() > 6
    iris = np.array([_gaze(face) for face in driver.faces])
    assert np.ptp(iris) > 0.25


def _gaze(face: Landmarks) -> float:
    """Place of the person's left iris between the corners of the eye, 0 … 1."""
    inner, outer = face[362, :2], face[263, :2]
    across = outer - inner
    return float((face[473, :2] - inner) @ across / (across @ across))


def test_driver_loops(driver: Driver) -> None:
    first, last = driver.frames[0].astype(float), driver.frames[-1].astype(float)
    assert np.abs(first - last).mean() < 2
    # The tracker itself moves single landmarks by some pixels between a first sight and a face it follows.
    assert np.linalg.norm(driver.faces[0][:, :2] - driver.faces[-1][:, :2], axis=1).mean() < 2


def _read(path: Path) -> Image:
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    return np.ascontiguousarray(image[..., ::-1])


def test_there_are_a_painting_and_a_drawing() -> None:
    names = [path.stem for path in PORTRAITS]
    assert any(name.startswith("painted") for name in names)
    assert any(name.startswith("drawn") for name in names)


@pytest.mark.parametrize("path", PORTRAITS, ids=lambda path: path.name)
def test_portrait(path: Path) -> None:
    assert path.stat().st_size <= 1_200_000
    image = _read(path)
    height, width = image.shape[:2]
    assert min(height, width) >= 720
    mesh = _mesh(static=True, confidence=0.4, faces=4)
    faces = _landmarks(mesh, image)
    mesh.close()
    assert len(faces) == 1
    face = faces[0]
    low, high = face[:, :2].min(0), face[:, :2].max(0)
    assert (low > 0.05 * np.array([width, height])).all(), "no room about the face"
    assert (high < 0.95 * np.array([width, height])).all(), "no room about the face"
    assert _ratio(face, INNER_LIPS, MOUTH_WIDTH) < 0.06, "mouth is open"
    assert _ratio(face, LEFT_LID, LEFT_WIDTH) > 0.2
    assert _ratio(face, RIGHT_LID, RIGHT_WIDTH) > 0.2
    assert abs(_yaw(face)) < 22
    outline = face[list(EYE_OUTLINE), :2].reshape(-1, 1, 2)
    centre = tuple(float(v) for v in face[list(LEFT_IRIS), :2].mean(0))
    assert cv2.pointPolygonTest(outline, centre, False) > 0, "the iris lies outside the eye"


def test_icon() -> None:
    icon = cv2.imread(str(ASSETS / "icon.png"), cv2.IMREAD_UNCHANGED)
    assert icon.shape == (256, 256, 4)
    assert icon[0, 0, 3] == 0
    assert icon[128, 128, 3] == 255


def test_notices_name_the_rig() -> None:
    text = (ASSETS / "NOTICES.md").read_text(encoding="utf-8")
    assert "USC Institute for Creative Technologies" in text
    assert "Permission is hereby granted" in text
