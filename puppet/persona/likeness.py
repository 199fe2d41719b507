"""Whether two photographs can be of one person, going by the proportions of their faces.

It is weak evidence, and only ever leads to a question. MediaPipe's mesh draws every face towards the average one, and
what the camera's distance does to a face is as large as what sets people apart. So the proportions are those of points
that expressions hardly move, head pose taken off, both sides of the face together; what a nearer camera and a stretched
picture change is left out, and the rest is weighed by how much it differs between people and how little within a film
of one. ``assets/make/likeness.py`` makes the weights and says on what.

Measured on pairs of pictures of which neither is turned by more than ``MOST_TURNED`` degrees: the question is asked of
23 % of pairs of strangers among 1,155 portraits, of 52 % of pairs of a stranger with a face out of four webcam films,
but of under 1 % of pairs of strangers who spoke before the same camera. It is asked wrongly of 3 % of pairs out of one
of the four films, which show large expressions, and of none of speaking people (area under the curve, the films against
strangers elsewhere: 0.94; against strangers among the portraits: 0.87). Photographs of one person from different years
and cameras were not to be had: expect it to be wrong more often there. The films had no part in making the
weights, but in choosing among some sets of measures.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from puppet.models import Persona, Points
from puppet.motion.pose import Head, angles
from puppet.places import ASSETS

Array = NDArray[np.float64]

THRESHOLD = 1.2
"""Distances above this are taken for two people. Two strangers are about 1 apart, with a long tail."""
MOST_TURNED = 30.0
"""Degrees of yaw: the mesh of a face that is turned further is too far from that of the same face from the front."""

ACROSS, DOWN = 0, 1
MEASURES: tuple[tuple[tuple[int, ...], tuple[int, ...], int], ...] = (
    ((33, 362), (133, 263), ACROSS),  # an eye
    *(((a,), (b,), ACROSS) for a, b in ((133, 362), (193, 417), (122, 351), (3, 248), (48, 278), (64, 294))),  # nose
    ((168,), (33, 263), DOWN),  # from the nose's root to the eyes' corners
    *(((168,), (b,), DOWN) for b in (6, 5, 4, 2)),  # to its tip and foot
    *(((a,), (b,), ACROSS) for a, b in ((103, 332), (54, 284), (127, 356), (234, 454))),  # forehead, temples, cheeks
    *(((a,), (b,), ACROSS) for a, b in ((117, 346), (132, 361), (58, 288), (172, 397))),  # cheekbones, jaw
    ((10,), (168,), DOWN),  # forehead
    ((168,), (234, 454), DOWN),  # ears
)
"""(landmarks, landmarks, axis): distances along an axis of the head between the middles of landmarks."""
PLACE = ASSETS / "likeness" / "proportions.csv"


def proportions(landmarks: Points) -> Array:
    """The measures of a face, head pose taken off.

    Args:
        landmarks: float32 (478, 3).

    Returns:
        float64 (22,) in interocular distances, in the order of ``MEASURES``.

    Raises:
        ValueError: landmarks of a wrong shape, not finite, or without extent.
    """
    points = Head(landmarks).points
    return np.array([points[list(b), axis].mean() - points[list(a), axis].mean() for a, b, axis in MEASURES])


def turned(landmarks: Points) -> float:
    """By how many degrees a face is turned aside, either way."""
    return abs(float(angles(Head(landmarks).axes)[0]))


def distance(a: Points, b: Points) -> float | None:
    """How far the proportions of two faces lie apart: 0 for the same; two photographs of one person are mostly below 1.

    Args:
        a, b: float32 (478, 3), each in pixels of its own picture.

    Returns:
        None where a face is turned too far aside to tell.

    Raises:
        ValueError: see ``proportions``.
    """
    if max(turned(a), turned(b)) > MOST_TURNED:
        return None
    apart = (proportions(a) - proportions(b)) @ _weights()
    return float(np.sqrt((apart**2).mean()))


def persona_distance(a: Persona, b: Persona) -> float | None:
    """The least distance between a photograph of one and a photograph of the other; None where none can be told."""
    pairs = ((one.landmarks, other.landmarks) for one in (a, *a.others) for other in (b, *b.others))
    told = [apart for pair in pairs if (apart := distance(*pair)) is not None]
    return min(told, default=None)


def differs(a: Persona, b: Persona) -> bool:
    """Whether two personas are plainly of two people; False where it cannot be told. One like photograph is enough."""
    apart = persona_distance(a, b)
    return apart is not None and apart > THRESHOLD


@cache
def _weights() -> Array:
    """(22, 15): what turns differences of measures into figures of equal say, each about 1 between two strangers."""
    return np.loadtxt(PLACE, delimiter=",")
