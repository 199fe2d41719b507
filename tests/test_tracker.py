"""MediaPipe's face mesh behind the Tracker protocol, on real photographs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from known_faces import COLLINS, HOPPER, picture

from puppet import topology
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Face, Frame, Image
from puppet.tracking.tracker import PATIENCE_S, RECHECK_FRAMES, MediaPipeTracker, numbers


@pytest.fixture(scope="module")
def shared() -> Iterator[MediaPipeTracker]:
    """Models are made once: each creation takes a second and some memory."""
    one = MediaPipeTracker()
    yield one
    one.close()


@pytest.fixture
def tracker(shared: MediaPipeTracker) -> MediaPipeTracker:
    shared.reset()
    return shared


def scene(*faces: tuple[Image, int, int, int]) -> Image:
    """A 640 x 480 picture with heads on it: (picture, x, y, height)."""
    canvas = np.full((480, 640, 3), 90, np.uint8)
    for image, x, y, height in faces:
        head = cv2.resize(
            image, (round(height * image.shape[1] / image.shape[0]), height), interpolation=cv2.INTER_AREA
        )
        canvas[y : y + height, x : x + head.shape[1]] = head
    return canvas


def head(which: str) -> Image:
    """A photograph cut to head and shoulders."""
    return picture(COLLINS)[0:300, 90:340] if which == "collins" else picture(HOPPER)[20:420, 80:430]


LEFT, RIGHT = 30, 380


def run(tracker: MediaPipeTracker, image: Image, start: float, frames: int = 1) -> list[Face | None]:
    return [tracker.track(Frame(image, start + i / 30, i)) for i in range(frames)]


def side(found: Face | None) -> str | None:
    if found is None:
        return None
    return "left" if found.landmarks[:, 0].mean() < 320 else "right"


@pytest.mark.parametrize("path", [COLLINS, HOPPER])
@pytest.mark.parametrize("static", [True, False])
def test_finds_all_landmarks_in_the_pictures_pixels(tracker: MediaPipeTracker, path, static: bool) -> None:  # type: ignore[no-untyped-def]
    image = picture(path)
    one = MediaPipeTracker(static=True) if static else tracker
    found = one.track(Frame(image, 12.5, 7))
    if static:
        one.close()
    assert found is not None
    assert (found.captured_s, found.index, found.size) == (12.5, 7, (image.shape[1], image.shape[0]))
    points = found.landmarks
    assert points.shape == (478, 3)
    assert points.dtype == np.float32
    assert np.isfinite(points).all()
    assert (points[:, :2] > 0).all()
    assert (points[:, :2] < found.size).all()
    # Where things are in a face: brows over eyes over nose over mouth; the subject's right eye on the picture's left.
    y = [points[i, 1] for i in (topology.FOREHEAD, 105, 159, 1, 13, topology.CHIN)]
    assert np.all(np.diff(y) > 0)
    assert points[33, 0] < points[263, 0]
    # Irises are in their eyes, and z has the scale of x: the nose is in front of the ears by about an eye distance.
    assert points[33, 0] < points[468, 0] < points[133, 0]
    depth = (points[[234, 454], 2].mean() - points[1, 2]) / np.linalg.norm(points[33] - points[263])
    assert 0.8 < depth < 1.5


def test_iris_is_where_the_picture_is_darkest_in_the_eye(tracker: MediaPipeTracker) -> None:
    """Landmarks are in pixels of the frame as it is, not of some scaled copy."""
    image = picture(COLLINS)
    found = tracker.track(Frame(image, 0, 0))
    assert found is not None
    grey = cv2.GaussianBlur(image.mean(2).astype(np.float32), (5, 5), 0)
    for iris, skin in ((468, 117), (473, 346)):
        at = [grey[round(float(found.landmarks[i, 1])), round(float(found.landmarks[i, 0]))] for i in (iris, skin)]
        assert at[0] < 0.7 * at[1]


@pytest.mark.parametrize("size", [(1280, 720), (360, 288), (479, 641)])
def test_any_frame_size(tracker: MediaPipeTracker, size: tuple[int, int]) -> None:
    frame = cv2.resize(scene((head("collins"), 200, 40, 420)), size)
    found = tracker.track(Frame(frame, 0, 0))
    assert found is not None
    assert found.size == size


def test_no_face_is_none(tracker: MediaPipeTracker) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (480, 640, 3), np.uint8)
    for image in (np.zeros((480, 640, 3), np.uint8), noise):
        assert run(tracker, image, 0, 3) == [None] * 3


@pytest.mark.parametrize(("large", "blur"), [("collins", 0), ("collins", 5), ("hopper", 9)])
def test_takes_the_larger_of_two_faces(tracker: MediaPipeTracker, large: str, blur: float) -> None:
    """Also where it is out of focus and the detector is surer of the small one."""
    near = cv2.GaussianBlur(head(large), (0, 0), blur) if blur else head(large)
    small_left = scene((head("hopper"), LEFT, 100, 200), (near, 270, 50, 400))
    assert side(run(tracker, small_left, 0)[0]) == "right"
    tracker.reset()
    mirrored = np.ascontiguousarray(small_left[:, ::-1])
    assert side(run(tracker, mirrored, 0)[0]) == "left"


@pytest.mark.parametrize("mine", ["left", "right"])
def test_keeps_its_face_when_another_joins(tracker: MediaPipeTracker, mine: str) -> None:
    first, second = ((head("collins"), LEFT, 80, 280), (head("hopper"), RIGHT, 80, 280))
    alone = scene(first if mine == "left" else second)
    assert side(run(tracker, alone, 0, 3)[-1]) == mine
    assert {side(f) for f in run(tracker, scene(first, second), 0.1, 10)} == {mine}


@pytest.mark.parametrize("mine", ["left", "right"])
def test_prefers_the_face_it_had_after_a_loss(tracker: MediaPipeTracker, mine: str) -> None:
    first, second = ((head("collins"), LEFT, 80, 280), (head("hopper"), RIGHT, 80, 280))
    run(tracker, scene(first if mine == "left" else second), 0, 3)
    assert run(tracker, scene(), 0.1, 3)[-1] is None
    assert {side(f) for f in run(tracker, scene(first, second), 0.2, 5)} == {mine}


def test_waits_for_its_face_before_it_takes_a_poster_and_comes_back(tracker: MediaPipeTracker) -> None:
    me, poster = (head("collins"), 0, 40, 430), (head("hopper"), 440, 60, 200)
    run(tracker, scene(me, poster), 0, 3)
    gone = run(tracker, scene(poster), 0.1, round((PATIENCE_S - 0.3) * 30))
    assert {side(f) for f in gone} == {None}
    late = run(tracker, scene(poster), 0.1 + PATIENCE_S, 20)
    assert side(late[-1]) == "right"  # a stand-in: better than nobody
    back = run(tracker, scene(me, poster), 3.0, RECHECK_FRAMES + 5)
    assert side(back[-1]) == "left"


def test_reset_forgets_the_face(tracker: MediaPipeTracker) -> None:
    run(tracker, scene((head("collins"), LEFT, 80, 280)), 0, 3)
    tracker.reset()
    assert side(run(tracker, scene((head("hopper"), RIGHT, 80, 280)), 0.1)[0]) == "right"


def test_static_tracker_has_no_memory() -> None:
    one = MediaPipeTracker(static=True)
    left, right = (scene((head("collins"), x, 80, 280)) for x in (LEFT, RIGHT))
    a, _, c = (one.track(Frame(image, i / 30, i)) for i, image in enumerate((left, right, left)))
    one.reset()
    one.close()
    assert a is not None
    assert c is not None
    np.testing.assert_array_equal(a.landmarks, c.landmarks)


def test_closed_tracker_says_so() -> None:
    one = MediaPipeTracker(static=True)
    one.close()
    one.close()
    one.reset()
    with pytest.raises(PuppetError, match="closed"):
        one.track(Frame(picture(COLLINS), 0, 0))


@pytest.mark.parametrize("bad", [np.zeros((480, 640), np.uint8), np.zeros((4, 4, 4), np.uint8), np.zeros((9, 9, 3))])
def test_refuses_what_is_no_frame(tracker: MediaPipeTracker, bad: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8"):
        tracker.track(Frame(bad, 0, 0))


def test_a_frame_that_is_a_view_is_tracked_alike(tracker: MediaPipeTracker) -> None:
    image = scene((head("collins"), 200, 40, 420))
    whole = tracker.track(Frame(image, 0, 0))
    tracker.reset()
    view = tracker.track(Frame(np.dstack([image, image])[:, :, :3], 0, 0))
    assert whole is not None
    assert view is not None
    np.testing.assert_array_equal(whole.landmarks, view.landmarks)


QUIET = """
import logging, sys, os
import numpy as np, skimage.data
from puppet.models import Frame
from puppet.tracking.tracker import MediaPipeTracker
assert "mediapipe" not in sys.modules
logging.basicConfig(level=logging.WARNING)
tracker = MediaPipeTracker()
image = np.ascontiguousarray(skimage.data.astronaut()[:400])
assert tracker.track(Frame(image, 0, 0)) is not None
from puppet.tracking.mediapipe_log import silenced
with silenced():
    logging.warning("from Python")
    os.write(2, b"W0000 from some_other_library.cc:1] keep me\\n")
tracker.close()
"""


QUIET_MAKER = """
import sys
import numpy as np, skimage.data
from puppet.errors import PuppetError
from puppet.persona.portrait import PortraitMaker
assert "mediapipe" not in sys.modules
maker = PortraitMaker()
try:
    maker.make(np.full((300, 400, 3), 128, np.uint8))
except PuppetError:
    maker.make(np.ascontiguousarray(skimage.data.astronaut()[:400]))
maker.close()
"""


def test_mediapipe_is_silent_when_the_first_picture_has_no_face() -> None:
    """Some of its models start, and say so, only when there is a face for them."""
    done = subprocess.run([sys.executable, "-c", QUIET_MAKER], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_mediapipe_is_silent_and_others_are_not() -> None:
    done = subprocess.run([sys.executable, "-c", QUIET], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        "WARNING:root:from Python",
        "W0000 from some_other_library.cc:1] keep me",
    ]
    assert done.stdout == ""


HINDERED = """
import os, tempfile, threading
from puppet.tracking import mediapipe_log

def full(*_, **__):
    raise OSError(28, "No space left on device")

made, tempfile.TemporaryFile = tempfile.TemporaryFile, full
with mediapipe_log.silenced():
    os.write(2, b"a full disk\\n")
tempfile.TemporaryFile = made
mediapipe_log.PATIENCE_S = 0.1
inside = threading.Event()

def hang():
    with mediapipe_log.silenced():
        inside.set()
        threading.Event().wait()

threading.Thread(target=hang, daemon=True).start()
inside.wait()
with mediapipe_log.silenced():
    print("another one hangs", flush=True)
reader, writer = os.pipe()
os.close(reader)
mediapipe_log._lock = threading.RLock()
mediapipe_log._depth = 0
os.dup2(writer, 2)
with mediapipe_log.silenced():
    os.write(2, b"nobody reads this\\n")
print("nobody reads", flush=True)
os._exit(0)
"""


def test_nothing_about_its_chatter_keeps_a_tracker_from_starting() -> None:
    done = subprocess.run([sys.executable, "-c", HINDERED], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "another one hangs\nnobody reads\n"
    assert done.stderr == "a full disk\n"


@pytest.mark.parametrize("changed", ["nothing", "a number missing", "more in each", "more in one", "none"])
def test_landmarks_are_read_off_mediapipes_message_whatever_it_holds(changed: str) -> None:
    from mediapipe.framework.formats.landmark_pb2 import NormalizedLandmarkList

    message = NormalizedLandmarkList()
    for x, y, z in np.random.default_rng(0).standard_normal((20, 3)):
        mark = message.landmark.add(x=x, y=y, z=z)
        if changed == "more in each":
            mark.visibility = 0.5
    if changed == "a number missing":
        message.landmark[3].ClearField("y")
    elif changed == "more in one":
        message.landmark[19].presence = 1.0
    elif changed == "none":
        message.ClearField("landmark")
    read = numbers(message)
    assert read.dtype == np.float32
    expected = [(mark.x, mark.y, mark.z) for mark in message.landmark]
    assert np.array_equal(read, np.array(expected, np.float32).reshape(-1, 3))
