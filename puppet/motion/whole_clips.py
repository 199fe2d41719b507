"""What a whole clip asks of a portrait, frame by frame. Whoever has all of a clip need not lag behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from puppet.models import Face, Persona, Points
from puppet.motion.neutrality import best_neutral
from puppet.motion.retarget import Retargeter, absolute_target


def absolute_targets(faces: Sequence[Face | None], persona: Persona) -> list[Points]:
    """The driver's landmarks as they are, for self-reenactment; where no face was found the last pose is held.

    Args:
        faces: of each frame.
        persona: whose size they are scaled to; its own pose is held until a face is found.

    Returns:
        float32 (478, 3) for each frame, in the persona's pixels.
    """
    return _held([None if face is None else absolute_target(face, persona.size) for face in faces], persona)


def relative_targets(faces: Sequence[Face | None], persona: Persona) -> list[Points]:
    """The driver's motion on the persona's face, from the clip's best neutral frame on; see ``absolute_targets``.

    The retargeter's filters run through the clip in both directions, and the mean of both is taken: what the one brings
    late the other brings as much too early, so that lips are in time with what is heard. Where the head rests is what
    was known of it when it was there.

    Args:
        faces: of each frame, at least one found.

    Raises:
        ValueError: there is none.
    """
    found = [face for face in faces if face is not None]
    neutral = found[best_neutral(found)].landmarks
    onward, back = Retargeter(persona.landmarks, neutral), Retargeter(persona.landmarks, neutral)
    end_s = found[-1].captured_s
    targets, rests = [], []
    for face in found:
        targets.append(onward.target(face))
        rests.append(onward.rest)
    for index in reversed(range(len(found))):
        early = back.target(replace(found[index], captured_s=end_s - found[index].captured_s), rests[index])
        targets[index] = (targets[index] + early) * np.float32(0.5)
    both = iter(targets)
    return _held([None if face is None else next(both) for face in faces], persona)


def _held(targets: Sequence[Points | None], persona: Persona) -> list[Points]:
    held: list[Points] = []
    for target in targets:
        held.append(target if target is not None else held[-1] if held else persona.landmarks)
    return held
