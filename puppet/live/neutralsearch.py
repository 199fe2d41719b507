"""Looks for a better neutral while the driver just sits there: the faces of the last seconds, and the best of them.

Plain object without threads or clock. A neutral taken at a bad moment shows in every picture, and the one who made it
rarely knows why; so a better one is offered when it is seen.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from puppet.models import Face, Points, Problem, Severity
from puppet.motion.neutrality import Reading, best_neutral, cost, median, read

KEPT_S = 10.0
EVERY_S = 0.1
"""Faces are kept this far apart: a hundred of them are enough to choose from."""
AROUND_S = 0.35
"""A neutral is the median of the faces this near to the best one."""
FEWEST = 3
GOOD = 0.45
"""Cost (see ``neutrality.cost``; 1 at the limits of what calibration takes) at or below which a face is offered..."""
DOUBTFUL = 0.75
"""... in place of a neutral that costs at least this much..."""
BETTER = 0.5
"""... and is so much cheaper."""
TAKEABLE = 2.5
"""When the user asks for the best there is: above this no face counts as neutral."""
OFFER_EVERY_S = 1.0

NO_NEUTRAL = Problem(
    "neutral",
    "None of the last seconds' faces was neutral.",
    "Look straight at the camera, mouth closed, and try again.",
    Severity.INFO,
)
FOUND_NEUTRAL = Problem("neutral", "The most neutral face of the last seconds is the neutral now.", "", Severity.INFO)


class NeutralSearch:
    """The faces of the last seconds.

    Attributes:
        better: whether a face was seen that is clearly a better neutral than the one in use.
    """

    def __init__(self) -> None:
        self.better = False
        self._faces: deque[tuple[Face, Reading]] = deque()
        self._offered_s = 0.0

    def forget(self) -> None:
        """Another camera, or another neutral: begin anew."""
        self._faces.clear()
        self.better = False

    def see(self, face: Face | None, neutral: Points | None, now_s: float) -> None:
        """Take the next frame's face, and look now and then whether there is something to offer.

        Args:
            face: None where there was none.
            neutral: float32 (478, 3) in use; None before there is one, when there is nothing to better.
            now_s: seconds.
        """
        while self._faces and not 0 <= now_s - self._faces[0][1].time_s <= KEPT_S:
            self._faces.popleft()
        if face is None or (self._faces and now_s - self._faces[-1][1].time_s < EVERY_S):
            return
        try:
            reading = read(face.landmarks, now_s)
        except ValueError:  # landmarks that make no face
            return
        if self._faces and self._faces[-1][0].size != face.size:
            self.forget()
        self._faces.append((face, reading))
        if now_s - self._offered_s >= OFFER_EVERY_S:
            self._offered_s = now_s
            self.better = neutral is not None and self._bettered(neutral)

    def best(self) -> Points | None:
        """The most neutral face of the last seconds, float32 (478, 3); None if none of them would do."""
        if len(self._faces) < FEWEST:
            return None
        faces = [face for face, _ in self._faces]
        chosen = self._faces[best_neutral(faces)][1]
        if cost(chosen, self._usual_openness()) > TAKEABLE:
            chosen = min((reading for _, reading in self._faces), key=lambda one: cost(one, self._usual_openness()))
            if cost(chosen, self._usual_openness()) > TAKEABLE:
                return None
        near = [reading for _, reading in self._faces if abs(reading.time_s - chosen.time_s) <= AROUND_S]
        good = [one for one in near if cost(one, self._usual_openness()) <= TAKEABLE]
        return median(good if len(good) >= FEWEST else [chosen])

    def _bettered(self, neutral: Points) -> bool:
        if len(self._faces) < FEWEST:
            return False
        usual = self._usual_openness()
        try:
            now = cost(read(neutral, 0.0), usual)
        except ValueError:
            return True
        least = min(cost(reading, usual) for _, reading in self._faces)
        return now >= DOUBTFUL and least <= GOOD and least <= BETTER * now

    def _usual_openness(self) -> float:
        return float(np.percentile([reading.openness for _, reading in self._faces], 80))
