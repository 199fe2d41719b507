"""What the rig is made to do: mouths wide open, laughs, shouts, winks, looks aside and turns of the head."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from puppet.motion import pose
from puppet.topology import (
    LEFT_EYE_LOWER,
    LEFT_EYE_UPPER,
    LIPS_INNER_LOWER,
    LIPS_INNER_UPPER,
    RIGHT_EYE_LOWER,
    RIGHT_EYE_UPPER,
)
from puppet.training.rig.basis import FACE, GUMS, Array, Floats, Rig
from puppet.training.rig.fit import Fit

TURN = (35.0, 20.0, 16.0)
"""Largest turns of the head away from the camera, degrees of yaw, pitch and roll."""
HIDDEN = 1.2
"""By how many degrees less a head may be turned back for every degree that the portrait looks aside."""
LIDS = ((RIGHT_EYE_UPPER, RIGHT_EYE_LOWER), (LEFT_EYE_UPPER, LEFT_EYE_LOWER))
_SIDES = ("R", "L")
_MOUTH = ("mouth", "jaw", "cheek", "noseSneer")


@dataclass
class Act:
    """An expression and a pose.

    Attributes:
        named: expression weights by name, of the mouth and around it.
        keep: how much of the portrait's own expression about the mouth stays.
        upper: weights of brows and squints, added to the portrait's own.
        blink: how far the right and left eye close, 0 to 1.
        look: degrees by which the eyes turn to the picture's right and up.
        turn: degrees of yaw, pitch and roll by which the head turns.
        shift: of the neck, in interocular distances. size: times which the face is larger.
        tongue: how far the tongue is raised, 0 low in the mouth to 1 as the rig has it, centimetres forward.
    """

    named: dict[str, float] = field(default_factory=dict)
    keep: float = 1.0
    upper: dict[str, float] = field(default_factory=dict)
    blink: tuple[float, float] = (0.0, 0.0)
    look: tuple[float, float] = (0.0, 0.0)
    turn: tuple[float, float, float] = (0.0, 0.0, 0.0)
    shift: tuple[float, float] = (0.0, 0.0)
    size: float = 1.0
    tongue: tuple[float, float] = (0.3, 0.0)


def _mouth(rng: np.random.Generator) -> tuple[dict[str, float], float, tuple[float, float]]:
    """A mouth's weights, how much of the portrait's own stays, and the tongue."""
    u = rng.uniform
    draw = rng.random()
    lifted = (float(u(0.0, 0.7)), 0.0)
    if draw < 0.08:  # as it is
        return {}, 1.0, (0.3, 0.0)
    if draw < 0.34:  # laugh: the upper teeth show, often the lower ones too
        smile = u(0.45, 0.95)
        named = {
            "mouthSmile": smile,
            "jawOpen": u(0.15, 0.6),
            "mouthUpperUp": u(0.15, 0.55),
            "mouthLowerDown": u(0, 0.45),
            "cheekSquint": 0.6 * smile,
            "mouthStretch": u(0, 0.25),
        }
        return named, float(u(0.1, 0.5)), lifted
    if draw < 0.42:  # a smile with its teeth
        named = {"mouthSmile": u(0.5, 1.0), "jawOpen": u(0.03, 0.14), "mouthUpperUp": u(0.25, 0.6)}
        return named | {"mouthLowerDown": u(0, 0.3), "cheekSquint": u(0.2, 0.6)}, float(u(0.1, 0.5)), lifted
    if draw < 0.62:  # shout
        named = {
            "jawOpen": u(0.6, 1.0),
            "mouthUpperUp": u(0.1, 0.6),
            "mouthLowerDown": u(0.1, 0.7),
            "mouthStretch": u(0, 0.5),
            "noseSneer": u(0, 0.4),
        }
        return named, float(u(0, 0.3)), lifted
    if draw < 0.68:  # astonished, yawning, singing
        return {"jawOpen": u(0.4, 0.9), "mouthFunnel": u(0, 0.5)}, float(u(0, 0.3)), lifted
    named = {"jawOpen": u(0.08, 0.5)}  # speech
    kind = rng.integers(5)
    if kind == 0:
        named |= {"mouthFunnel": u(0.3, 0.8)}
    elif kind == 1:
        named = {"jawOpen": u(0.02, 0.25), "mouthPucker": u(0.4, 1.0)}
    elif kind == 2:
        named |= {"mouthStretch": u(0.2, 0.6), "mouthUpperUp": u(0, 0.3), "mouthLowerDown": u(0.2, 0.6)}
    elif kind == 3:
        named |= {"mouthUpperUp": u(0.1, 0.4), "mouthLowerDown": u(0.1, 0.5)}
    elif rng.random() < 0.5:
        named = {"mouthPress": u(0.2, 0.7), "mouthRollLower": u(0, 0.5), "mouthRollUpper": u(0, 0.4)}
    else:
        named = {"mouthFrown": u(0.2, 0.7), "mouthShrugLower": u(0.1, 0.6), "jawOpen": u(0, 0.1)}
    return named, float(u(0.1, 0.6)), (float(u(0.2, 1.0)), 0.0)


def draw_act(rng: np.random.Generator) -> Act:
    """A random act."""
    named, keep, tongue = _mouth(rng)
    named = {name: float(value) for name, value in named.items()}
    if rng.random() < 0.15:
        named[str(rng.choice(["jawLeft", "jawRight", "mouthLeft", "mouthRight"]))] = float(rng.uniform(0.1, 0.45))
    if named.get("jawOpen", 0.0) > 0.35 and rng.random() < 0.08:
        tongue = (1.0, float(rng.uniform(0.6, 1.8)))
    upper: dict[str, float] = {}
    draw = rng.random()
    if draw < 0.2:
        upper = {"browInnerUp": float(rng.uniform(0.2, 0.8)), "browOuterUp": float(rng.uniform(0.2, 0.9))}
        upper["eyeWide"] = float(rng.uniform(0, 0.7))
    elif draw < 0.35:
        upper = {"browDown": float(rng.uniform(0.2, 0.8)), "eyeSquint": float(rng.uniform(0, 0.6))}
    elif "cheekSquint" in named:
        upper = {"eyeSquint": 0.4 * named["cheekSquint"]}
    draw = rng.random()
    blink = (0.0, 0.0)
    if draw < 0.16:
        blink = (1.0, 1.0)
    elif draw < 0.26:
        blink = (float(rng.uniform(0.2, 0.8)),) * 2
    elif draw < 0.38:
        blink = (float(rng.uniform(0.85, 1)), 0.0) if rng.random() < 0.5 else (0.0, float(rng.uniform(0.85, 1)))
    look = (0.0, 0.0)
    if rng.random() < 0.5:
        look = (float(np.clip(rng.normal(0, 14), -28, 28)), float(np.clip(rng.normal(0, 8), -16, 14)))
    still = rng.random() < 0.2
    turn = np.zeros(3) if still else np.array(TURN) * np.clip(rng.normal(0, (0.5, 0.4, 0.35)), -1, 1)
    shift = tuple(float(v) for v in (0 if still else 0.06) * rng.uniform(-1, 1, 2))
    size = 1.0 if still else float(1 + 0.05 * rng.uniform(-1, 1))
    yaw, pitch, roll = (float(v) for v in turn)
    return Act(named, keep, upper, blink, look, (yaw, pitch, roll), (shift[0], shift[1]), size, tongue)


def within_reach(fit: Fit, act: Act) -> None:
    """Limit an act's turn in place, so that the head never faces further away than the rig can be trusted."""
    now = pose.angles(np.array([1, -1, -1])[:, None] * fit.view.rotation * np.array([1, -1, -1])[None])
    most = np.array(TURN)
    turn = np.clip(np.clip(act.turn, -most - now, most - now), -most, most)
    # Turned back, a head that looks aside would show the cheek that the portrait hides.
    back = max(most[0] - HIDDEN * abs(now[0]), 5.0)
    turn[0] = max(turn[0], -back) if now[0] > 0 else min(turn[0], back)
    act.turn = (float(turn[0]), float(turn[1]), float(turn[2]))


def perform(rig: Rig, fit: Fit, act: Act) -> tuple[Floats, Array]:
    """A fitted face as an act has it, before the pose.

    Returns:
        Vertices float32 (V, 3), lids and lips meeting where they should, and gaze directions (2, 3).
    """
    weights = fit.expression.copy()
    about_mouth = np.array([name.startswith(_MOUTH) for name in rig.names])
    weights[about_mouth] *= act.keep
    weights = np.clip(weights + rig.weights(act.named) + rig.weights(act.upper), 0, 1)
    gaze = _looking(fit, act.look)
    weights = np.clip(weights + rig.weights(lids_following(act.look)), 0, 1)
    opened = rig.landmarks(fit.vertices(rig, weights))
    for side, amount in zip(_SIDES, act.blink, strict=True):
        index = rig.names.index(f"eyeBlink_{side}")
        weights[index] += amount * (1 - weights[index])
    vertices = fit.vertices(rig, weights)
    _settle(rig, vertices, opened, act.blink)
    _move_tongue(rig, vertices, act)
    return vertices, gaze


def _settle(rig: Rig, vertices: Floats, opened: Array, blink: tuple[float, float]) -> None:
    """Lids close as far as they should, lips do not cut into each other: in place."""
    at = rig.landmarks(vertices)
    step = np.zeros((FACE, 3))
    for (upper, lower), amount in zip(LIDS, blink, strict=True):
        top, bottom = list(upper[1:-1]), list(lower[1:-1])
        if amount > 0:
            gap = opened[top] - opened[bottom]
            step[top] = at[bottom] + (1 - amount) * gap - at[top]
        else:
            overlap = np.maximum(at[bottom, 1] - at[top, 1], 0)
            step[top, 1] = overlap
    top, bottom = list(LIPS_INNER_UPPER[1:-1]), list(LIPS_INNER_LOWER[1:-1])
    overlap = np.maximum(at[bottom, 1] - at[top, 1], 0)
    step[top, 1], step[bottom, 1] = overlap / 2, -overlap / 2
    vertices[: len(rig.spread)] += rig.spread @ step.astype(np.float32)


def _move_tongue(rig: Rig, vertices: Floats, act: Act) -> None:
    """The rig's tongue fills the mouth: lower it, or put it out; in place."""
    jaw = act.named.get("jawOpen", 0.0)
    low, forward = act.tongue
    down = np.array([0.0, -(1 - low) * (0.4 + 1.1 * jaw), -0.3 * (1 - low)], np.float32)
    tongue = rig.tongue[:, None]
    vertices += tongue * down
    if forward:
        front = tongue * np.clip((vertices[:, 2:3] - 5.0) / 4.0, 0, 1)
        vertices += (front * np.array([0.0, 0.12 * forward - 0.25 * forward * jaw, forward], np.float32)) * (
            rig.part == GUMS
        )[:, None]


def _looking(fit: Fit, look: tuple[float, float]) -> Array:
    """Gaze directions (2, 3) in the head's axes after turning the eyes by degrees to the right and up."""
    right, up = np.radians(look)
    result = []
    for direction in fit.gaze:
        yaw = np.clip(np.arctan2(direction[0], direction[2]) + right, -0.62, 0.62)
        pitch = np.clip(np.arcsin(np.clip(direction[1], -1, 1)) + up, -0.4, 0.4)
        result.append([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
    return np.array(result)


def lids_following(look: tuple[float, float]) -> dict[str, float]:
    """Weights of the rig's lid shapes for eyes that look aside and up by degrees."""
    side, up = look[0] / 30, look[1] / 25
    return {
        "eyeLookUp": max(up, 0.0),
        "eyeLookDown": max(-up, 0.0),
        "eyeLookOut_L": max(side, 0.0),
        "eyeLookIn_R": max(side, 0.0),
        "eyeLookIn_L": max(-side, 0.0),
        "eyeLookOut_R": max(-side, 0.0),
    }
