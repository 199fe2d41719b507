"""Turns the driver's landmarks into the portrait's: its motion without its face.

Head pose comes off the driver and off its neutral, the difference is carried over by proportion (``expression``), added
to the portrait's own shape, and the driver's relative head pose is put on, softly held to what one photo supports.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.models import LANDMARKS, Face, Gains, Points
from puppet.motion import pose
from puppet.motion.expression import Expression
from puppet.motion.filters import OneEuro, soft_clamp
from puppet.motion.looking import camera_gaze
from puppet.motion.regions import filtering

Array = NDArray[np.float64]
Rest = tuple[Array, float]
"""Where a driver's head rests: its pivot, float64 (3,), in the driver's pixels, and its size over the neutral's."""

YAW_LIMIT, PITCH_LIMIT, ROLL_LIMIT = 20.0, 20.0, 30.0
"""Degrees from the portrait's own pose that one photo supports: on four paintings that look 0 to 35 degrees aside,
turns of 12 looked clean, those of 18 passable where the portrait looks straight ahead, and beyond cheeks bulged."""

FURTHEST_YAW = 28.0
"""Degrees from straight ahead: a portrait that already looks aside turns less far to that side."""

UNCOVERED, LEAST_BACK = 0.3, 8.0
"""A portrait that looks aside turns back less far by this share of how far aside it looks, since what comes into view
has to be stretched from next to nothing; but at least so many degrees."""

SCALE_LIMITS = (0.85, 1.2)
"""Leaning back and in."""

SHIFT_LIMITS = (0.25, 0.2)
"""How far the head moves sideways and up or down, in interocular distances: neck and shoulders stay where they are."""

SAME_SEAT = (0.3, 1.0)
"""Where |log size ratio| or distance (in interocular distances) to the neutral exceed these on the first frame, the
neutral comes from another sitting or frame size, and the first frame says where the driver's head rests."""

SETTLING_S = 20.0
"""Time constant with which a new seat becomes the head's resting place."""

_HELD_GAZE = 0.35  # below this eye openness the irises are not seen well enough to follow


def absolute_target(face: Face, portrait_size: tuple[int, int]) -> Points:
    """The driver's landmarks as they are, scaled from its frame to the portrait: for self-reenactment.

    Args:
        portrait_size: (width, height) in pixels.

    Returns:
        float32 (478, 3) in the portrait's pixels (z scaled like x).
    """
    across, down = portrait_size[0] / face.size[0], portrait_size[1] / face.size[1]
    return (face.landmarks * np.array([across, down, across], np.float32)).astype(np.float32)


class Retargeter:
    """One driver on one portrait.

    Args:
        portrait: float32 (478, 3) in the portrait's pixels.
        neutral: float32 (478, 3), the driver's neutral face in pixels of any frame: only its proportions matter.
        gains: how strongly each region follows; may be replaced at any time by setting ``gains``.
        smoothing: One-Euro filters per region, and a resting place that follows the driver slowly. Without it the
            target depends on the given face alone (and on the first one, where the neutral is of another sitting).

    Raises:
        ValueError: landmarks of a wrong shape, not finite, or without extent.
    """

    def __init__(self, portrait: Points, neutral: Points, gains: Gains | None = None, smoothing: bool = True) -> None:
        self.gains = gains if gains is not None else Gains()
        self._portrait = pose.Head(portrait, "Portrait")
        self._neutral = pose.Head(neutral, "Neutral")
        self._expression = Expression(self._portrait.points, self._neutral.points)
        self._smoothing = smoothing
        yaw = pose.angles(self._portrait.axes)[0]
        # Turning towards the side that the portrait already faces, and back from it.
        further = min(YAW_LIMIT, max(FURTHEST_YAW - abs(yaw), 6.0))
        back = max(YAW_LIMIT - UNCOVERED * abs(yaw), LEAST_BACK)
        self._yaw_low, self._yaw_high = (-further, back) if yaw < 0 else (-back, further)

        settings = filtering(self._neutral.points)
        # In interocular distances: a head's surface moves about one of them per radian. Betas and derivative cut-offs
        # were raised until lag no longer showed in the correlation with the driver, at half the driver's jitter.
        # Scale is held most strongly: a face that changes size with every breath is the first thing people notice.
        self._turn_filter = OneEuro(1.0, 10.0, derivative_cutoff=2.0, joint=True)
        self._shift_filter = OneEuro(1.0, 10.0, derivative_cutoff=2.0, joint=True)
        self._size_filter = OneEuro(0.3, 1.5)
        self._offset_filter = OneEuro(settings.min_cutoff, settings.beta, derivative_cutoff=2.0, joint=True)
        self._openness_filter = OneEuro(4.0, 4.0, derivative_cutoff=4.0)
        self._gaze_filter = OneEuro(2.5, 10.0, derivative_cutoff=2.0, joint=True)
        self._filters = (
            *(self._turn_filter, self._shift_filter, self._size_filter),
            *(self._offset_filter, self._openness_filter, self._gaze_filter),
        )
        self.look = 0.0
        self.reset()

    def steer(self, gains: Gains, look: float, smoothing: float) -> None:
        """Carry the next faces over like this.

        Args:
            gains: of each region.
            look: 0 the puppet looks where the driver looks, 1 at the camera.
            smoothing: of the filters, 0 to 2; 1 is usual.
        """
        self.gains, self.look = gains, look
        for one in self._filters:
            one.strength = smoothing

    def reset(self) -> None:
        """Forget the motion so far: filters and the driver's resting place start anew with the next face."""
        for one in self._filters:
            one.reset()
        self._rest: Rest | None = None
        self._gaze = np.zeros(2)
        self._time_s = 0.0

    @property
    def rest(self) -> Rest | None:
        """Where the driver's head rests, as of the last face; None before the first."""
        return self._rest

    def target(self, face: Face, rest: Rest | None = None) -> Points:
        """Where the portrait's landmarks go.

        Args:
            face: the driver's; finite.
            rest: where its head rests, if that is known already.

        Returns:
            float32 (478, 3) in the portrait's pixels, a new array. The portrait's own landmarks, exactly, for a driver
            in its neutral.

        Raises:
            ValueError: the face's landmarks are not finite (478, 3); nothing is remembered of it.
        """
        if face.landmarks.shape != (LANDMARKS, 3) or not np.isfinite(face.landmarks).all():
            raise ValueError(f"A face has ({LANDMARKS}, 3) finite landmarks.")
        now = face.landmarks.astype(np.float64)
        seen = pose.relative(self._neutral.pixels, now)
        turn, shift, size = self._head_motion(seen, face.captured_s, rest)
        shape = self._neutral.without_pose(seen.remove(now))
        offsets = shape - self._neutral.points
        openness = self._expression.openness(shape)
        gaze = self._expression.gaze_offset(shape)
        if self._smoothing:
            offsets = self._offset_filter(offsets, face.captured_s)
            follow = np.clip((openness.max() - _HELD_GAZE) / 0.2, 0.0, 1.0)
            self._gaze = self._gaze + follow * (gaze - self._gaze)
            openness = self._openness_filter(openness, face.captured_s)
            gaze = self._gaze_filter(self._gaze, face.captured_s)
        gains = self.gains
        turned = self._turned(turn * gains.pose)
        gaze = gains.gaze * gaze
        if self.look > 0:
            gaze = gaze + self.look * (camera_gaze(self._portrait, turned) - gaze)
        moved = self._portrait.points + self._expression.carry(offsets, openness, gaze, gains)
        return self._place(moved, turned, shift * gains.pose, size * gains.pose)

    # ---- head pose ---------------------------------------------------------------------------------------------------

    def _head_motion(self, seen: pose.Pose, time_s: float, rest: Rest | None) -> tuple[Array, Array, float]:
        """Turn (yaw, pitch, roll in degrees, about the head's own axes), shift (x, y in units), log size."""
        axes = self._neutral.axes
        turn = pose.angles(axes.T @ seen.rotation @ axes)
        pivot = seen.apply(self._neutral.pivot[None])[0]
        rest_pivot, rest_size = rest or self._resting_place(pivot, seen.scale, time_s)
        shift = (pivot - rest_pivot)[:2] / (self._neutral.unit * rest_size)
        size = float(np.log(seen.scale / rest_size))
        if self._smoothing:
            turn = np.degrees(self._turn_filter(np.radians(turn), time_s))
            shift = self._shift_filter(shift, time_s)
            size = float(self._size_filter(np.array([size]), time_s)[0])
        return turn, shift, size

    def _resting_place(self, pivot: Array, size: float, time_s: float) -> Rest:
        if self._rest is None:
            away = float(np.linalg.norm((pivot - self._neutral.pivot)[:2])) / self._neutral.unit
            same_seat = abs(np.log(size)) < SAME_SEAT[0] and away < SAME_SEAT[1]
            self._rest = (self._neutral.pivot, 1.0) if same_seat else (pivot, size)
        elif self._smoothing:
            follow = 1.0 - np.exp(-np.clip(time_s - self._time_s, 0.0, 1.0) / SETTLING_S)
            rest_pivot, rest_size = self._rest
            self._rest = rest_pivot + follow * (pivot - rest_pivot), rest_size * (size / rest_size) ** follow
        self._time_s = time_s
        return self._rest

    def _turned(self, turn: Array) -> Array:
        """(3, 3) the portrait's head axes turned by (yaw, pitch, roll) degrees, softly held."""
        yaw_limit = self._yaw_high if turn[0] > 0 else -self._yaw_low
        held = soft_clamp(turn, [yaw_limit, PITCH_LIMIT, ROLL_LIMIT])
        return self._portrait.axes @ pose.from_angles(*held)

    def _place(self, moved: Array, turned: Array, shift: Array, size: float) -> Points:
        """Put the head pose on a portrait shape."""
        portrait = self._portrait
        log_limit = np.log(SCALE_LIMITS[1]) if size > 0 else -np.log(SCALE_LIMITS[0])
        scale = float(np.exp(soft_clamp(size, log_limit)))
        pixels = portrait.pivot + portrait.unit * scale * moved @ turned.T
        pixels[:, :2] += portrait.unit * soft_clamp(shift, SHIFT_LIMITS)
        return pixels.astype(np.float32)
