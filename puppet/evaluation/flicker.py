"""How much a picture changes beyond what moves in it: flickering teeth, crawling skin, hair that swims.

Each frame is compared with what its two neighbours, brought to it along dense optical flow, say it should be: steady
motion and light that changes evenly leave nothing. A driver's video has some of this too (noise, compression, whatever
the flow cannot follow), so a puppet's is told in shares of its driver's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.cv import cv2
from puppet.models import Image, Points
from puppet.topology import LIPS_OUTER

SIDE = 256
"""Of the square in which it is measured, in pixels..."""
MARGIN = 1.5
"""... whose side is so many times the longer one of the landmarks' bounding box: hair and ears are in it."""
CAP = 12.0
"""Levels of 255 that count at most: what an optical flow loses (a lid, an edge that appears) is no flicker."""
FEWEST = 20
"""Pixels a mouth must have to be judged."""

Grey = NDArray[np.uint8]
Float = NDArray[np.float32]


class Flicker:
    """Takes a clip frame by frame and holds three frames at a time.

    Attributes:
        head, mouth: for each frame that could be judged, the mean difference in the head's square and inside the outer
            lips, 0 to CAP of 255 grey levels.
    """

    def __init__(self) -> None:
        self.head: list[float] = []
        self.mouth: list[float] = []
        self._frames: list[tuple[Image, Points | None]] = []
        self._flow = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)

    def add(self, image: Image, landmarks: Points | None) -> None:
        """Take the next frame.

        Args:
            image: uint8 (H, W, 3), RGB, not changed afterwards.
            landmarks: float32 (478, 3), found in it; None for no face: it is not judged, but its neighbours are.
        """
        self._frames = [*self._frames[-2:], (image, landmarks)]
        if len(self._frames) < 3 or self._frames[1][1] is None:
            return
        points = self._frames[1][1]
        to_square = _square(points)
        before, now, after = (_grey(frame, to_square) for frame, _ in self._frames)
        expected = (self._brought(now, before) + self._brought(now, after)) / 2
        difference = np.minimum(np.abs(now - expected), np.float32(CAP))
        self.head.append(float(difference.mean()))
        lips = points[list(LIPS_OUTER), :2] @ to_square[:, :2].T + to_square[:, 2]
        mouth = np.zeros(now.shape, np.uint8)
        cv2.fillPoly(mouth, [lips.round().astype(np.int32)], 1)
        if mouth.sum() > FEWEST:
            self.mouth.append(float(difference[mouth > 0].mean()))

    def means(self) -> tuple[float | None, float | None]:
        """Of head and mouth; None where nothing could be judged."""
        head, mouth = (float(np.mean(values)) if values else None for values in (self.head, self.mouth))
        return head, mouth

    def _brought(self, now: Grey, other: Grey) -> Float:
        """Another frame as it looks where ``now`` has the same things, float32."""
        flow = self._flow.calc(now, other, None)
        y, x = np.mgrid[: now.shape[0], : now.shape[1]].astype(np.float32)
        flowed: Float = cv2.remap(
            other.astype(np.float32),
            x + flow[..., 0],
            y + flow[..., 1],
            cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return flowed


def _square(landmarks: Points) -> NDArray[np.float64]:
    """Affine (2, 3) from the picture to the head's square of SIDE pixels."""
    low, high = landmarks[:, :2].min(0), landmarks[:, :2].max(0)
    scale = SIDE / max(float((high - low).max()) * MARGIN, 1e-3)
    x, y = SIDE / 2 - (low + high) / 2 * scale
    return np.array([[scale, 0, x], [0, scale, y]], np.float64)


def _grey(image: Image, to_square: NDArray[np.float64]) -> Grey:
    part = cv2.warpAffine(image, to_square, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.cvtColor(part, cv2.COLOR_RGB2GRAY))
