"""Training pairs whose source is a portrait and whose target is its rig, rendered in another pose and expression."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from puppet.cv import cv2
from puppet.model.crop import SIZE, crop_persona, face_crop
from puppet.models import LANDMARKS, Crop, Image, Persona, Points
from puppet.motion import pose
from puppet.raster.drawing import to_crop
from puppet.topology import LIPS_INNER, LIPS_OUTER, OUTER_EYE_CORNERS
from puppet.training.bias import Watcher
from puppet.training.bias import unit as unit_of
from puppet.training.making import RIG, Binding, Shard, source_of, within
from puppet.training.poses import noisy
from puppet.training.rig.basis import FACE, Array, Floats, Rig
from puppet.training.rig.fit import EYES, FLIP, Fit, View, fit_rig
from puppet.training.rig.render import Rendered, render
from puppet.training.rig.sample import LIDS, Act, draw_act, perform, within_reach
from puppet.training.rig.surround import Surroundings
from puppet.training.rig.texture import Texture, gaze_frame, make_texture
from puppet.training.stills import worn

PER_SOURCE = 3
"""Targets that share a source."""
MISFIT = 0.03
"""Portraits whose landmarks the rig misses by more, in interocular distances, are left out."""
TURNED = (25.0, 20.0, 25.0)
"""Portraits turned further, in degrees of yaw, pitch and roll, are left out: half of the texture is missing."""
TRACKED, DROPPED = 0.05, 0.10
"""Up to which mean distance from the exact landmarks, in interocular distances, tracked ones are taken; and from which
on the render does not look like what it is meant to be."""


class RigPortrait:
    """One portrait with its rig.

    Args:
        persona: the portrait.

    Raises:
        ValueError: the rig does not fit.
    """

    def __init__(self, rig: Rig, persona: Persona) -> None:
        self.rig, self.persona = rig, persona
        self.fit: Fit = fit_rig(rig, persona.landmarks)
        angles = np.abs(head_angles(self.fit.view))
        if self.fit.error > MISFIT or (angles > TURNED).any():
            raise ValueError(f"the rig does not fit: {self.fit.error:.3f}, turned by {angles.round()}")
        self.texture: Texture = make_texture(rig, self.fit, persona.image, persona.landmarks)
        self.crop: Crop = face_crop(persona.landmarks)
        start = rig.landmarks(self.fit.vertices(rig, self.fit.expression))
        depth = self.fit.view.project(start)[:, 2]
        self._around = Surroundings(
            persona.image, persona.mask, persona.background, persona.landmarks, self.fit.view, depth
        )
        self._grain = _grain(persona)
        self.unit = float(np.linalg.norm(np.subtract(*persona.landmarks[list(OUTER_EYE_CORNERS)])))

    def picture(self, act: Act, rng: np.random.Generator) -> tuple[Image, Points, Image]:
        """The portrait acting.

        Returns:
            uint8 (SIZE, SIZE, 3) of the portrait's own face crop, the exact landmarks there float32 (478, 3), and
            where it may be learnt from, uint8 (SIZE, SIZE), 0 to 255.
        """
        vertices, gaze = perform(self.rig, self.fit, act)
        shift = np.asarray(act.shift) * self.unit
        view = self.fit.view.turned(pose.from_angles(*act.turn), shift, act.size)
        whole = posed_landmarks(self.rig, self.fit, vertices, view, gaze)
        scale = SIZE / self.crop.size
        near = View(
            view.rotation,
            view.scale * scale,
            np.array([*((view.shift[:2] + 0.5 - [self.crop.x, self.crop.y]) * scale - 0.5), view.shift[2] * scale]),
        )
        rendered = render(self.rig, self.fit, self.texture, vertices, near, gaze, SIZE)
        base, known = self._around.warp(whole, view, self.crop, rng)
        spared = self._unchanged(act, vertices, near)[..., None]
        self._draw_lashes(rendered.colour, rendered.alpha, near.project(self.rig.landmarks(vertices))[:, :2], act)
        colour, alpha = self._aged(rendered, rng)
        colour, alpha = colour * (1 - spared), alpha * (1 - spared[..., 0])
        picture = colour + (1 - alpha[..., None]) * base
        own = np.clip((rendered.alpha - 0.2) / 0.5, 0, 1)
        trust = own * rendered.trust * 255 + (1 - own) * known
        trust = np.where(trust < 128, 0, 255).astype(np.uint8)
        trust = np.minimum(trust, within(self.persona.size, self.crop))
        return np.clip(picture + 0.5, 0, 255).astype(np.uint8), to_crop(whole, self.crop, SIZE), trust

    def _unchanged(self, act: Act, vertices: Floats, near: View) -> Floats:
        """Where the photograph itself is moved rather than rendered: eyes and a mouth that stay as they are."""
        at = near.project(self.rig.landmarks(vertices))[:, :2]
        mask = np.zeros((SIZE, SIZE), np.uint8)
        rings = [] if act.named or act.keep < 1 or act.tongue[1] else [list(LIPS_OUTER)]
        if act.look == (0.0, 0.0):
            for (_, ring, _), eye, closed in zip(EYES, LIDS, act.blink, strict=True):
                now, before = (_opening(points, eye) for points in (at, self.persona.landmarks[:FACE, :2]))
                if not closed and 0.85 < now / max(before, 1e-6) < 1.18:
                    rings.append(list(ring))
        for chosen in rings:
            centre = at[chosen].mean(0)
            hull = cv2.convexHull((centre + 1.15 * (at[chosen] - centre)).astype(np.float32))
            cv2.fillConvexPoly(mask, np.round(hull * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
        reach = np.ones((5, 5), np.uint8)
        soft: Floats = cv2.GaussianBlur(cv2.dilate(mask, reach), (0, 0), 2.0).astype(np.float32) / 255
        return soft

    def _draw_lashes(self, colour: Floats, alpha: Floats, at: Array, act: Act) -> None:
        """The upper lashes, a dark line along the lid's edge, in place."""
        for (upper, _), closed in zip(LIDS, act.blink, strict=True):
            line = at[list(upper)]
            width = float(np.linalg.norm(line[-1] - line[0]))
            down = np.sin(np.linspace(0, np.pi, len(line))) * width * (0.035 * closed - 0.01)
            line = line + np.column_stack([np.zeros(len(line)), down])
            size = colour.shape[0]
            fine = np.zeros((4 * size, 4 * size), np.uint8)
            points = np.round((line + 0.5) * 64 - 8).astype(np.int32)
            for k, thick in enumerate(np.sin(np.linspace(0, np.pi, len(line) + 1))[1:-1]):
                # 4 fine pixels for each of the picture's; thinner towards the corners.
                pixels = max(1, round(4 * width * (0.035 + 0.04 * thick)))
                cv2.line(fine, points[k].tolist(), points[k + 1].tolist(), 255, pixels, cv2.LINE_AA, 4)
            mask = cv2.resize(fine, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
            mask = cv2.GaussianBlur(mask, (0, 0), 0.6) * (0.6 + 0.2 * closed)
            mask = (mask * alpha)[..., None]
            colour += mask * (np.minimum(self.texture.lash, 255) - colour)

    def _aged(self, rendered: Rendered, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """Colour and alpha: the mouth's inside as soft as the portrait is, and what is not its own skin as grainy."""
        colour, alpha, interior = rendered.colour, rendered.alpha, rendered.interior
        sigma = max(0.35, 0.5 * SIZE / self.crop.size)
        share = np.clip(cv2.GaussianBlur(interior, (0, 0), sigma) * 2, 0, 1)
        soft = cv2.GaussianBlur(np.dstack([colour, alpha]), (0, 0), sigma)
        grain = rng.normal(0, self._grain, colour.shape[:2]).astype(np.float32)
        grain = cv2.GaussianBlur(grain, (0, 0), max(0.6, sigma)) * np.float32(2.5 * max(0.6, sigma))
        grain *= np.maximum(share, rendered.smooth * alpha)
        mixed = colour + share[..., None] * (soft[..., :3] - colour) + grain[..., None]
        return mixed, alpha + share * (soft[..., 3] - alpha)


def _opening(points: np.ndarray, eye: tuple[tuple[int, ...], tuple[int, ...]]) -> float:
    """How far an eye is open, in its widths."""
    upper, lower = (points[list(chain)] for chain in eye)
    width = float(np.linalg.norm(upper[-1] - upper[0]))
    return float(np.linalg.norm(upper - lower, axis=1).max()) / max(width, 1e-6)


def _grain(persona: Persona) -> float:
    """How grainy a portrait's skin is: standard deviation in steps of 255 at the crop's resolution."""
    small = crop_persona(persona)
    grey = cv2.cvtColor(small.image, cv2.COLOR_RGB2GRAY).astype(np.float32)
    rest = np.abs(grey - cv2.GaussianBlur(grey, (0, 0), 1.2))
    inside = np.zeros(grey.shape, np.uint8)
    cheeks = small.landmarks[[50, 101, 205, 280, 330, 425, 9, 151], :2]
    for x, y in cheeks:
        cv2.circle(inside, (round(float(x)), round(float(y))), 8, 255, -1)
    return float(np.median(rest[inside > 0])) * 1.2 if inside.any() else 1.0


def head_angles(view: View) -> Array:
    """(yaw, pitch, roll) in degrees of a view's head, as ``puppet.motion.pose`` counts them."""
    return pose.angles(view.rotation * FLIP[:, None] * FLIP[None])


def posed_landmarks(rig: Rig, fit: Fit, vertices: Floats, view: View, gaze: Array) -> Points:
    """All landmarks, irises included, where a view shows them: float32 (478, 3) in its pixels, z away."""
    result = np.empty((LANDMARKS, 3), np.float32)
    result[:FACE] = view.project(rig.landmarks(vertices))
    for number, (_, _, marks) in enumerate(EYES):
        frame, radius = gaze_frame(gaze[number]), fit.balls[number, 3]
        centre = fit.balls[number, :3]
        angle = fit.iris[number]
        around = np.array([(0, 0), (1, 0), (0, 1), (-1, 0), (0, -1)]) * np.sin(angle)
        depth = np.array([1.0] + [np.cos(angle)] * 4)
        result[list(marks)] = view.project(centre + radius * (np.column_stack([around, depth]) @ frame.T))
    result[:, 2] -= result[:FACE, 2].mean()
    return result


def as_tracked(image: Image, exact: Points, tracker: Watcher, rng: np.random.Generator) -> Points | None:
    """A render's landmarks as the tracker would have them, or exact ones with its noise; None where it sees another
    face."""
    seen = tracker.see(image, exact, rng)
    if seen is None:
        return noisy(exact, rng)
    away = np.linalg.norm(seen[:, :2] - exact[:, :2], axis=1) / unit_of(exact)
    lips = float(away[list(LIPS_INNER)].mean())
    if away.mean() > DROPPED:
        return None
    if away.mean() > TRACKED or lips > 1.6 * TRACKED:
        return noisy(exact, rng)
    return seen


def rig_pairs(
    rig: Rig,
    persona: Persona,
    name: str,
    tracker: Watcher,
    rng: np.random.Generator,
    count: int,
    shard: Shard,
) -> None:
    """Add pairs whose source is the photograph itself and whose target its rig in another pose and expression.

    Args:
        rig: see ``basis.load_rig``.
        tracker: see ``bias.Watcher``.
        count: how many at most; none where the rig does not fit the portrait.
    """
    try:
        portrait = RigPortrait(rig, persona)
    except ValueError:
        return
    binding: Binding | None = None
    for number in range(count):
        act = draw_act(rng)
        within_reach(portrait.fit, act)
        picture, exact, trust = portrait.picture(act, rng)
        landmarks = as_tracked(picture, exact, tracker, rng)
        if landmarks is None:
            continue
        if binding is None or number % PER_SOURCE == 0:
            source = replace(persona, image=worn(persona.image, rng), landmarks=noisy(persona.landmarks, rng))
            binding = Binding(source, portrait.crop)
            shard.sources.append(source_of(binding.persona, name, portrait.crop, persona.image))
        shard.pairs.append(binding.pair(len(shard.sources) - 1, picture, landmarks, trust, RIG))
