"""Makes training pairs from single photographs.

Inverse: the photograph is the target, its source is bent to another pose and expression. Forward: so, but the target's
eyes are closed besides (see ``lids``), since photographs of people with closed eyes are rare.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import SIZE, cut, face_crop
from puppet.models import Crop, FaceChoice, Image, Persona, Points
from puppet.motion import pose
from puppet.motion.expression import eye_openings, lip_gap
from puppet.persona.inpaint import paint_over
from puppet.persona.portrait import PortraitMaker
from puppet.raster.drawing import to_crop
from puppet.topology import FACE_OVAL
from puppet.training.bias import Watcher, unit
from puppet.training.lids import shut
from puppet.training.making import FORWARD, INVERSE, Binding, Shard, in_colour, source_of, within
from puppet.training.photowarp import Margins, PhotoWarp
from puppet.training.poses import Performer, bent, is_parted, nodding, noisy
from puppet.warp.eyeball import EYES

SMALLEST_FACE = 100.0
"""Width of the smallest face that is learnt from, in pixels of its picture."""
SMALLEST_EYE = 12.0
"""Width of the smallest eye that is closed, in pixels of the picture."""
TURNED = 25.0
"""Heads turned further, in degrees, are not used for closing eyes: the far eye is too narrow."""
MISTRACKED = 0.05  # mean distance of the bent picture's tracked landmarks from the wanted ones, interocular distances


def photograph(path: Path, maker: PortraitMaker) -> Persona | None:
    """A picture as a persona, if it has one face that is large enough to learn from."""
    try:
        persona = maker.make(path)
    except PuppetError:
        return None
    if isinstance(persona, FaceChoice):
        return None
    oval = persona.landmarks[list(FACE_OVAL), 0]
    return persona if float(oval.max() - oval.min()) >= SMALLEST_FACE else None


def inverse_count(persona: Persona, per_portrait: int) -> int:
    """How many pairs a photograph is worth: most with a mouth wide open, many with teeth, fewer without colours."""
    gap = lip_gap(pose.Head(persona.landmarks).points)
    worth = 1.0 + 2.0 * float(np.clip((gap - 0.2) / 0.2, 0, 1)) if is_parted(persona.landmarks) else 0.3
    return max(1, round(per_portrait * worth * (1.0 if in_colour(persona.image) else 0.5)))


def inverse_pairs(
    persona: Persona,
    name: str,
    tracker: Watcher,
    performers: Sequence[Performer],
    rng: np.random.Generator,
    count: int,
    shard: Shard,
) -> None:
    """Add pairs whose target is the photograph itself and whose source is bent to another pose and expression."""
    photo = PhotoWarp(persona.image, persona.mask, persona.background, persona.landmarks)
    for _ in range(count):
        amount = float(rng.choice([0.5, 1.0, 1.0, 1.3]))
        wanted = bent(persona.landmarks, rng, performers, amount)
        _add(photo, persona, name, tracker, rng, wanted, persona.image, persona.landmarks, INVERSE, shard)


def can_close_eyes(persona: Persona) -> bool:
    """Whether closing a photograph's eyes can succeed: frontal enough, large enough, and open."""
    head = pose.Head(persona.landmarks)
    corners = persona.landmarks[[(eye.upper[0], eye.upper[-1]) for eye in EYES], :2]
    widths = np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1)
    open_enough = eye_openings(head.points).min() > 0.16
    return bool(abs(pose.angles(head.axes)[0]) < TURNED and widths.min() >= SMALLEST_EYE and open_enough)


def forward_pairs(
    persona: Persona, name: str, tracker: Watcher, rng: np.random.Generator, count: int, shard: Shard
) -> None:
    """Add pairs whose target is the photograph with its eyes closed or half closed."""
    photo = PhotoWarp(persona.image, persona.mask, persona.background, persona.landmarks)
    for _ in range(count):
        both = 0.0 if rng.random() < 0.65 else float(rng.uniform(0.1, 0.7))
        wink = rng.random()
        ratios = (1.0, both) if wink < 0.06 else (both, 1.0) if wink < 0.12 else (both, both)
        closed = shut(persona.image, persona.landmarks, ratios)
        if closed is None:
            return  # the lids' skin could not be told from what is beside it; it never will be
        image, landmarks = closed
        wanted = nodding(persona.landmarks, rng)
        _add(photo, persona, name, tracker, rng, wanted, image, _as_seen_closed(landmarks, rng), FORWARD, shard)


def _as_seen_closed(landmarks: Points, rng: np.random.Generator) -> Points:
    """Trackers leave closed lids a little apart."""
    seen = landmarks.copy()
    apart = float(rng.uniform(0, 0.06))
    for eye in EYES:
        opening = eye.opening(landmarks)
        if opening < apart:
            upper, lower = list(eye.upper)[1:-1], list(eye.lower)[1:-1]
            width = float(np.linalg.norm(landmarks[eye.upper[0], :2] - landmarks[eye.upper[-1], :2]))
            lift = (apart - opening) * width * np.sin(np.linspace(0, np.pi, len(upper) + 2))[1:-1]
            seen[upper, 1] -= (0.5 * lift).astype(np.float32)
            seen[lower, 1] += (0.5 * lift).astype(np.float32)
    return seen


def _add(
    photo: PhotoWarp,
    persona: Persona,
    name: str,
    tracker: Watcher,
    rng: np.random.Generator,
    wanted: Points,
    target: Image,
    target_landmarks: Points,
    kind: int,
    shard: Shard,
) -> None:
    """Bend the photograph to the landmarks wanted, and add a pair from there to the target."""
    crop = face_crop(wanted)
    around = _framing(persona.size, crop)
    image, mask = photo.bend(wanted, crop, rng, around=around)
    image = worn(image, rng)
    exact = to_crop(wanted, crop, SIZE) + np.array([*around[:2], 0], np.float32)
    landmarks = _as_tracked(image, exact, tracker, rng)
    if landmarks is None:
        return
    reach = max(3, round(0.06 * SIZE / 1.7))
    own = Crop(around[0], around[1], SIZE)
    source = Persona("", name, image, landmarks, own, mask, paint_over(image, mask, reach))
    binding = Binding(source, own)
    shard.sources.append(source_of(binding.persona, name, crop, persona.image))
    trust = np.minimum(within(persona.size, crop), photo.known(cut(mask, own), crop))
    seen = noisy(to_crop(target_landmarks, crop, SIZE), rng, 0.0015)
    shard.pairs.append(binding.pair(len(shard.sources) - 1, cut(target, crop), seen, trust, kind))


def _framing(size: tuple[int, int], crop: Crop) -> Margins:
    """How far a photograph, (width, height), reaches beyond its face crop, in crop pixels; at most half of it."""
    scale = SIZE / crop.size
    reach = (crop.x, crop.y, size[0] - crop.x - crop.size, size[1] - crop.y - crop.size)
    left, above, right, below = (max(-SIZE // 8, min(SIZE // 2, round(space * scale))) for space in reach)
    return left, above, right, below


def _as_tracked(image: Image, exact: Points, tracker: Watcher, rng: np.random.Generator) -> Points | None:
    """The bent picture's landmarks as the tracker would have them; None where it does not see that face in it."""
    seen = tracker.see(image, exact, rng)
    if seen is None:
        return None
    error = np.linalg.norm(seen[:, :2] - exact[:, :2], axis=1) / unit(exact)
    if error.mean() > MISTRACKED:
        return None
    # Tracked landmarks bring the tracker's own bias, exact ones keep closures exact.
    return seen if rng.random() < 0.5 else noisy(exact, rng)


def worn(image: Image, rng: np.random.Generator) -> Image:
    """A picture in slightly other light, softer, noisier and compressed: uint8 as given."""
    picture = image.astype(np.float32) / 255
    gain = np.exp(rng.normal(0, 0.025) + rng.normal(0, 0.01, 3)).astype(np.float32)
    picture = np.clip(picture * gain, 0, 1) ** np.float32(np.exp(rng.normal(0, 0.03)))
    height, width = picture.shape[:2]
    slope = rng.normal(0, 0.02, 2)
    light = 1 + slope[0] * np.linspace(-1, 1, width)[None, :] + slope[1] * np.linspace(-1, 1, height)[:, None]
    picture = picture * light[..., None].astype(np.float32)
    if rng.random() < 0.4:
        picture = cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.3, 0.9)))
    if rng.random() < 0.5:
        picture = picture + rng.normal(0, rng.uniform(0.002, 0.012), picture.shape).astype(np.float32)
    result: Image = np.clip(picture * 255 + 0.5, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = int(rng.integers(55, 95))
        _, packed = cv2.imencode(".jpg", result, [cv2.IMWRITE_JPEG_QUALITY, quality])
        result = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return result
