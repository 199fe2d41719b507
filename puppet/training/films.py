"""Makes training pairs from films of one face each."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from puppet.errors import PuppetError
from puppet.models import Face, FaceChoice, Frame, Image, Persona
from puppet.persona.portrait import PortraitMaker
from puppet.tracking.tracker import MediaPipeTracker
from puppet.training.making import Shard, frame_pairs
from puppet.video.reader import VideoReader


def track(path: Path, tracker: MediaPipeTracker, limit: int | None = None) -> list[tuple[Image, Face]]:
    """Frames of a clip in which a face is found, each judged by itself."""
    found = []
    with VideoReader(path, exact=False, matrix="bt601") as reader:
        for index, (image, seconds) in enumerate(reader.frames(limit)):
            face = tracker.track(Frame(image, seconds, index))
            if face is not None:
                found.append((image, face))
    return found


def real_pairs(
    path: Path,
    tracker: MediaPipeTracker,
    maker: PortraitMaker,
    rng: np.random.Generator,
    sources: int,
    per_source: int,
    limit: int = 600,
) -> Shard:
    """Pairs of a clip's frames: from a few, most with a closed mouth as portraits have it, to many others.

    Args:
        path: the clip, of one person.
        sources, per_source: how many frames stand for the portrait, and how many targets each has.
        limit: how many frames are looked at.

    Raises:
        PuppetError: the clip is unreadable.
    """
    frames = track(path, tracker, limit)
    return frame_pairs(
        [image for image, _ in frames],
        [face.landmarks for _, face in frames],
        lambda number: portrayed(frames[number][0], path.stem, maker),
        path.stem, rng, sources, per_source,
    )  # fmt: skip


def portrayed(image: Image, name: str, maker: PortraitMaker) -> Persona | None:
    """A film's frame as the portrait, pixel for pixel; None where it cannot be one."""
    try:
        persona = maker.make(image, name)
    except PuppetError:
        return None
    return None if isinstance(persona, FaceChoice) or persona.size != image.shape[1::-1] else persona
