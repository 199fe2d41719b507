"""What the driver does in its twelve seconds: curves of expression, gaze and head pose.

Everything starts and ends at the same neutral pose, so the clip loops without a seam.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assets.make.scene import Pose

FPS = 30
SECONDS = 12.0

Keys = Sequence[tuple[float, float]]

# Seconds and degrees. Gaze leads the head by about a tenth of a second, as eyes do.
_YAW: Keys = ((1.75, 0), (2.4, -20), (2.75, -19), (3.55, 20), (3.9, 19), (4.3, 6), (4.75, -3), (5.1, 0), (5.9, 3),
              (6.7, -4), (7.5, 1), (8.2, 4), (9.1, 3), (9.7, -1), (10.3, -5), (10.9, -3), (11.5, 0))  # fmt: skip
_PITCH: Keys = ((1.75, 0), (2.4, 2), (2.75, 3), (3.15, -3), (3.55, 2), (3.9, 4), (4.3, 10), (4.75, -10), (5.15, 0),
                (5.5, -3), (5.8, 2), (6.3, -2), (6.8, 2), (7.3, -4), (7.7, 1), (8.3, 3), (9.2, 1), (9.65, 4),
                (10.2, 1), (10.6, -2), (11.4, 0))  # fmt: skip
_ROLL: Keys = ((1.8, 0), (2.5, 3), (3.0, 0), (3.7, -4), (4.4, 0), (5.2, 0), (6.0, 2.5), (6.9, -3), (7.7, 0),
               (8.4, -4), (9.2, -2), (9.8, 0), (10.4, 5), (10.95, 3), (11.5, 0))  # fmt: skip
_LOOK_X: Keys = ((1.55, 0), (1.75, -17), (2.5, -9), (2.7, -8), (2.9, 17), (3.6, 9), (3.85, 6), (4.05, 0), (5.3, 0),
                 (5.4, -7), (5.75, -6), (5.9, 0), (6.75, 0), (6.85, 8), (7.15, 7), (7.25, 0))  # fmt: skip
_LOOK_Y: Keys = ((3.85, 0), (4.05, 11), (4.35, 7), (4.5, -13), (4.85, -6), (5.05, 0), (6.75, 0), (6.85, 5), (7.15, 5),
                 (7.25, 0))  # fmt: skip

_BLINKS = (1.52, 2.82, 4.98, 6.45, 7.62, 9.28, 11.05)
_WINK = 10.42

_VISEMES: Mapping[str, Mapping[str, float]] = {
    "a": {"jawOpen": 0.62, "mouthLowerDown": 0.30, "mouthUpperUp": 0.22, "mouthStretch": 0.10},
    "e": {"jawOpen": 0.20, "mouthStretch": 0.42, "mouthSmile": 0.30, "mouthLowerDown": 0.42, "mouthUpperUp": 0.40},
    "i": {"jawOpen": 0.10, "mouthStretch": 0.50, "mouthSmile": 0.38, "mouthLowerDown": 0.36, "mouthUpperUp": 0.34},
    "o": {"jawOpen": 0.36, "mouthFunnel": 0.68, "mouthPucker": 0.28},
    "u": {"jawOpen": 0.14, "mouthFunnel": 0.34, "mouthPucker": 0.85},
    "m": {"mouthPress": 0.42, "mouthRollLower": 0.22, "mouthRollUpper": 0.18},
    "f": {"jawOpen": 0.07, "mouthRollLower": 0.46, "mouthUpperUp": 0.34},
    "l": {"jawOpen": 0.26, "mouthLowerDown": 0.20, "mouthUpperUp": 0.16},
}

# "Hi! How are you? Oh, I'm fine, lovely to meet you all."
_SPEECH = (
    (5.20, "a"), (5.36, "i"), (5.56, "a"), (5.68, "u"), (5.80, "a"), (5.90, "l"), (6.02, "u"), (6.14, "u"),
    (6.42, "o"), (6.56, "u"), (6.66, "a"), (6.76, "m"), (6.88, "f"), (6.99, "a"), (7.10, "i"), (7.22, "l"),
    (7.31, "e"), (7.42, "m"), (7.52, "i"), (7.66, "u"), (7.82, "o"), (7.94, "l"),
)  # fmt: skip


def _ease(keys: Keys, time: float) -> float:
    """Minimum-jerk motion from key to key; 0 before the first and after the last."""
    times = [key[0] for key in keys]
    if time <= times[0] or time >= times[-1]:
        return 0.0
    i = int(np.searchsorted(times, time, side="right")) - 1
    (start, low), (end, high) = keys[i], keys[i + 1]
    t = (time - start) / (end - start)
    return low + (high - low) * t**3 * (10 - 15 * t + 6 * t * t)


def _hold(time: float, start: float, full: float, leave: float, end: float) -> float:
    """0 to 1 and back, with soft edges."""
    return _ease(((start, 0), (full, 1), (leave, 1), (end, 0)), time)


def _blink(time: float, at: float) -> float:
    """A blink closes in 90 ms, stays shut for 50 ms and opens more slowly; ``at`` is when it is first shut."""
    return _hold(time, at - 0.10, at, at + 0.055, at + 0.26)


def _speech(time: float) -> dict[str, float]:
    """Visemes that flow into each other: each rules near its own time."""
    out: dict[str, float] = {}
    for i, (at, name) in enumerate(_SPEECH):
        before = at - _SPEECH[i - 1][0] if i else 0.16
        after = _SPEECH[i + 1][0] - at if i + 1 < len(_SPEECH) else 0.22
        reach = min(max((before if time < at else after) * 0.95, 0.08), 0.17)
        strength = float(np.cos(np.pi / 2 * min(abs(time - at) / reach, 1.0)) ** 2)
        for shape, weight in _VISEMES[name].items():
            out[shape] = out.get(shape, 0.0) + strength * weight
    return out


def pose_at(time: float) -> Pose:
    """The driver's pose at a time in seconds, 0 … ``SECONDS``."""
    shapes = _speech(time)

    def add(**more: float) -> None:
        for name, weight in more.items():
            shapes[name] = shapes.get(name, 0.0) + weight

    smile = _hold(time, 8.0, 8.5, 9.05, 9.6)
    add(mouthSmile=0.92 * smile, mouthUpperUp=0.42 * smile, mouthLowerDown=0.22 * smile, mouthStretch=0.22 * smile,
        cheekSquint=0.5 * smile, eyeSquint=0.28 * smile, jawOpen=0.10 * smile, mouthDimple=0.2 * smile)  # fmt: skip
    brows = _hold(time, 9.45, 9.72, 10.0, 10.32)
    add(browInnerUp=0.85 * brows, browOuterUp=0.95 * brows, eyeWide=0.6 * brows)
    emphasis = _hold(time, 5.15, 5.3, 5.45, 5.8) + 0.8 * _hold(time, 6.35, 6.5, 6.6, 6.95)
    add(browInnerUp=0.35 * emphasis, browOuterUp=0.35 * emphasis)
    wink = _hold(time, _WINK - 0.12, _WINK, _WINK + 0.16, _WINK + 0.42)
    grin = _hold(time, 10.2, 10.5, 10.8, 11.4)
    add(eyeBlink_L=wink, cheekSquint_L=0.3 * wink, browDown_L=0.25 * wink, mouthSmile_L=0.55 * grin,
        mouthSmile_R=0.3 * grin)  # fmt: skip
    shut = max(_blink(time, at) for at in _BLINKS)
    shapes["eyeBlink_L"] = max(shapes.get("eyeBlink_L", 0.0), shut)
    shapes["eyeBlink_R"] = max(shapes.get("eyeBlink_R", 0.0), shut)
    for side in "LR":  # a narrowed eye has less way to go
        squint = shapes.get("eyeSquint", 0.0) + 0.5 * shapes.get(f"cheekSquint_{side}", 0.0)
        shapes[f"eyeBlink_{side}"] *= 1 - 0.15 * min(squint, 1.0)

    alive = _hold(time, 1.5, 2.2, 10.8, 11.7)
    turn = 2 * np.pi * time / SECONDS
    yaw = _ease(_YAW, time) + alive * (0.5 * np.sin(5 * turn + 0.4) + 0.3 * np.sin(11 * turn))
    pitch = _ease(_PITCH, time) + alive * (0.4 * np.sin(7 * turn + 1.1) + 0.2 * np.sin(13 * turn))
    roll = _ease(_ROLL, time) + alive * 0.4 * np.sin(4 * turn)
    gaze = (_ease(_LOOK_X, time), _ease(_LOOK_Y, time))
    if 5.1 < time < 11.6:  # eye contact while the head moves a little
        gaze = (gaze[0] - 0.75 * yaw * _hold(time, 5.1, 5.4, 11.0, 11.6),
                gaze[1] - 0.6 * pitch * _hold(time, 5.1, 5.4, 11.0, 11.6))  # fmt: skip
    breath = 0.12 * alive * np.sin(3 * turn)
    return Pose(
        shapes, (float(gaze[0]), float(gaze[1])), (float(yaw), float(pitch), float(roll)),
        shift=(0.035 * float(yaw), float(breath), 0.05 * float(pitch)),
        sway=0.35 * float(alive * np.sin(2 * turn)),
    )  # fmt: skip
