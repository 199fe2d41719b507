"""A face measured in several views of one picture.

The face mesh cuts its input out of the picture along its detector's box, which trembles, and answers a little
differently for each cut. In videos of still heads most of what its landmarks move from frame to frame is this, not the
head. The mean over views that lie a little differently has less of it without any memory of frames before: on four
clips, landmarks are 0.002 to 0.003 interocular distances from the mean of twelve other views, where those of one look
are at 0.004 to 0.007, and they move as much less from frame to frame; their means agree to 0.001.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.topology import OUTER_EYE_CORNERS

VIEWS = (
    (6.0, 1.0, 0.02, -0.02),
    (-6.0, 1.0, -0.02, 0.02),
    (3.0, 1.06, -0.03, 0.0),
    (-3.0, 1.06, 0.03, 0.0),
    (3.0, 0.94, 0.0, 0.03),
    (-3.0, 0.94, 0.0, -0.03),
)
"""How the face lies in them: degrees turned, counter-clockwise, times as large, shifted right and down in face sizes.
The whole picture stays around it, since the detector's box depends on that too."""

SHOWN = 320
"""Size of a face in pixels from which on views are made smaller: the mesh looks at 192."""

SAME = 0.1
"""Mean distance of two looks at one face at most, in interocular distances; see ``facefinder`` for what is usual."""

Look = Callable[[Image], list[Points]]
"""Finds faces in a picture, uint8 (H, W, 3) RGB: float32 (478, 3) each, in its pixels; a new array."""
Each = Callable[[Look, Iterable[Image]], Iterable[list[Points]]]
"""``map``, or something that looks at several at a time, in order."""


def averaged(image: Image, face: Points, look: Look, each: Each = map) -> Points:
    """A face measured again in ``VIEWS`` of its picture.

    Args:
        image: uint8 (H, W, 3), RGB.
        face: float32 (478, 3), as it was found in the picture.
        look: finds faces.
        each: how ``look`` is put to the views.

    Returns:
        float32 (478, 3), the mean of ``face`` and of what the views show of it; ``face`` itself if that is less than
        half of them (other faces beside it, or hardly one at all).
    """
    low, high = face[:, :2].min(0), face[:, :2].max(0)
    size = float((high - low).max())
    scale = min(1.0, SHOWN / max(size, 1.0))
    height, width = (max(1, round(side * scale)) for side in image.shape[:2])
    small = image if scale == 1 else cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    ratio = np.array([width / image.shape[1], height / image.shape[0]])
    centre = ((low + high) / 2 + 0.5) * ratio - 0.5

    matrices = []
    for turn, larger, right, down in VIEWS:
        matrix = cv2.getRotationMatrix2D((float(centre[0]), float(centre[1])), turn, larger)
        matrix[:, 2] += np.array([right, down]) * size * scale
        matrices.append(matrix)
    shown = (
        cv2.warpAffine(small, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        for matrix in matrices
    )
    looks = [face]
    limit = SAME * float(np.linalg.norm(np.subtract(*face[list(OUTER_EYE_CORNERS), :2])))
    for matrix, (_, larger, _, _), faces in zip(matrices, VIEWS, each(look, shown), strict=True):
        for found in faces:
            found[:, :2] = (found[:, :2] - matrix[:, 2]) @ np.linalg.inv(matrix[:, :2]).T
            found[:, :2] = (found[:, :2] + 0.5) / ratio - 0.5
            found[:, 2] /= larger * ratio[0]
            if np.linalg.norm(found[:, :2] - face[:, :2], axis=1).mean() < limit:
                looks.append(found)
                break
    if len(looks) - 1 < len(VIEWS) / 2:
        return face
    return np.mean(looks, axis=0).astype(np.float32)
