"""Puppeteers a portrait with a clip and scores the video that comes out, file to file as a viewer would get it.

No clip is ever held in memory: landmarks are, frames are decoded again wherever they are needed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from puppet import renderers
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.evaluation import ablations
from puppet.evaluation.flicker import Flicker
from puppet.evaluation.metrics import Embed, Score, Scorer
from puppet.evaluation.thinplate import FrozenPhoto, ThinPlateReference
from puppet.models import Face, Frame, Image, Persona, Points, Renderer
from puppet.tracking.tracker import Tracker
from puppet.video.reader import VideoReader, VideoWriter

Tick = Callable[[], object]
"""Called after each frame, for a progress bar."""

_BASELINES: tuple[type[FrozenPhoto] | type[ThinPlateReference], ...] = (FrozenPhoto, ThinPlateReference)
BASELINES = tuple(kind.name for kind in _BASELINES)
"""What always runs beside the project's renderers."""

CRF = 12  # free of visible loss: the encoder must not decide a comparison


def make_renderer(name: str, make: Callable[[str], Renderer] = renderers.make_renderer) -> Renderer:
    """A baseline, an ablation of the generator, or what ``make`` makes: one of the project's renderers.

    Raises:
        PuppetError: there is no such renderer.
    """
    for kind in _BASELINES:
        if kind.name == name:
            return kind()
    if name.startswith(ablations.PREFIX):
        return ablations.AblatedRenderer(make("generator"), name)
    return make(name)


@dataclass(frozen=True, eq=False, slots=True)
class Clip:
    """A driver clip, tracked once.

    Attributes:
        name: of the file, without its extension.
        path: the file.
        fps: frames a second.
        first: uint8 (H, W, 3), RGB: its first frame, the portrait of self-reenactment.
        faces: what drives the puppet, for each frame; None where no face was found.
        landmarks: what its frames are scored by, float32 (478, 3) each.
        unsteady: how much its head and mouth flicker, see ``Flicker.means``.
    """

    name: str
    path: Path
    fps: Fraction
    first: Image
    faces: list[Face | None]
    landmarks: list[Points | None]
    unsteady: tuple[float | None, float | None] = (None, None)


def scoring_reader(path: Path) -> VideoReader:
    """Gives the very pixels of ``cv2.VideoCapture``, which video is usually scored with: figures can be compared."""
    return VideoReader(path, exact=False, matrix="bt601")


def track_clip(path: Path, limit: int, driving: Tracker, tracker: Tracker, tick: Tick = lambda: None) -> Clip:
    """Find the driver's landmarks in the first ``limit`` frames.

    It is tracked twice: in the frames as the puppet's tracker sees them, and in those that are scored. So the figures
    know little of the noise that the puppet was driven with.

    Args:
        path: the clip.
        limit: at most so many frames.
        driving: finds what drives the puppet, as ``animate`` does.
        tracker: finds what is scored.
        tick: called after each frame of what drives.

    Raises:
        PuppetError: unreadable, or no face in it.
    """
    faces: list[Face | None] = []
    first: Image | None = None
    # One matrix for both, whatever the file says: else scoring would take a difference in colour for an error.
    with VideoReader(path, matrix="bt601") as reader:
        fps = Fraction(reader.fps)
        for index, (image, seconds) in enumerate(reader.frames(limit)):
            first = image if first is None else first
            faces.append(driving.track(Frame(image, seconds, index)))
            tick()
    landmarks: list[Points | None] = []
    flicker = Flicker()
    with scoring_reader(path) as reader:
        for index, (image, seconds) in enumerate(reader.frames(limit)):
            face = tracker.track(Frame(image, seconds, index))
            landmarks.append(None if face is None else face.landmarks)
            flicker.add(image, landmarks[-1])
    if first is None or not any(faces):
        raise PuppetError(f"No face was found in {path.name}", "Choose a clip in which a face is seen from the front")
    return Clip(path.stem, path, fps, first, faces, landmarks, flicker.means())


def render_video(
    renderer: Renderer,
    persona: Persona,
    targets: Iterable[Points],
    path: Path,
    fps: Fraction,
    tick: Tick = lambda: None,
) -> float:
    """Write what the renderer makes of the targets as H.264, odd sides filled up to even ones.

    Returns:
        Milliseconds a frame that rendering alone took, median.
    """
    renderer.bind(persona)
    width, height = persona.size
    even = (width + width % 2, height + height % 2)
    times = []
    with VideoWriter(path, even, fps, crf=CRF) as writer:
        for target in targets:
            start = time.perf_counter()
            image = renderer.render(target)
            times.append(time.perf_counter() - start)
            writer.write(np.pad(image, ((0, even[1] - height), (0, even[0] - width), (0, 0)), mode="edge"))
            tick()
    return float(np.median(times) * 1000) if times else 0.0


def score_video(
    clip: Clip,
    output: Path,
    persona: Persona,
    tracker: Tracker,
    truth: bool,
    embed: Embed | None = None,
    tick: Tick = lambda: None,
) -> Score:
    """Score a rendered video against its driver.

    Args:
        output: as written by ``render_video``.
        persona: the portrait that was puppeteered.
        truth: the portrait is the driver's first frame, so each driver frame is what the output should look like.
    """
    with scoring_reader(clip.path) as drivers, scoring_reader(output) as outputs:
        driver_frames = (image for image, _ in drivers.frames(len(clip.landmarks)))
        portrait = next(scoring_reader(clip.path).frames(1))[0] if truth else persona.image
        scorer = Scorer(portrait, _landmarks(tracker, portrait), embed, clip.unsteady)
        width, height = persona.size
        for landmarks, (image, _) in zip(clip.landmarks, outputs.frames(), strict=False):
            frame = np.ascontiguousarray(image[:height, :width])
            wanted = next(driver_frames) if truth else None
            if wanted is not None and frame.shape != wanted.shape:
                frame = cv2.resize(frame, wanted.shape[1::-1], interpolation=cv2.INTER_AREA)
            scorer.add(landmarks, frame, _landmarks(tracker, frame), wanted)
            tick()
    return scorer.score()


def pick_frames(path: Path, indices: Sequence[int], part: tuple[slice, slice], height: int) -> list[Image]:
    """Some frames of a video, for looking at.

    Args:
        indices: rising.
        part: rows and columns to show.
        height: to scale them to, in pixels.
    """
    wanted = set(indices)
    rows, columns = part
    shape = (max(1, round(height * (columns.stop - columns.start) / (rows.stop - rows.start))), height)
    with VideoReader(path, matrix="bt601") as reader:
        convert = reader.converter()
        return [
            cv2.resize(convert(frame)[part], shape, interpolation=cv2.INTER_AREA)
            for index, (frame, _) in enumerate(reader.decoded(max(wanted) + 1))
            if index in wanted
        ]


def _landmarks(tracker: Tracker, image: Image) -> Points | None:
    face = tracker.track(Frame(image, 0.0, 0))
    return None if face is None else face.landmarks
