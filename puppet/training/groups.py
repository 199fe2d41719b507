"""How weights do on people that they were not trained on, by kind of pair and by skin tone: ``python -m
puppet.training.groups``.

Skin tone is measured, not judged: the individual typology angle of the cheeks' median colour in CIELAB, with the limits
of A. Chardon, I. Cretois, C. Hourseau, "Skin colour typology and suntanning pathways" (1991). A photograph's exposure
counts as skin in it, so the groups are rough.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.network import blend
from puppet.model.weights import Weights, load_weights
from puppet.models import Image, Points
from puppet.training.losses import needed
from puppet.training.pairs import KINDS, PairSet

TONES = ((55.0, "very light"), (41.0, "light"), (28.0, "intermediate"), (10.0, "tan"), (-30.0, "brown"))
CHEEKS = (50, 101, 205, 280, 330, 425)


def skin_tone(image: Image, landmarks: Points) -> str:
    """A face's group.

    Args:
        image: uint8 (H, W, 3), RGB.
        landmarks: float32 (478, 3) in its pixels.

    Returns:
        One of the names in TONES, "dark", or "without colour".
    """
    height, width = image.shape[:2]
    reach = max(1, round(0.03 * float(np.ptp(landmarks[:, 0]))))
    patches = []
    for x, y in landmarks[list(CHEEKS), :2].round().astype(int):
        patch = image[max(0, y - reach) : min(height, y + reach + 1), max(0, x - reach) : min(width, x + reach + 1)]
        patches.append(patch.reshape(-1, 3))
    colour = np.median(np.concatenate(patches), 0).astype(np.float32)[None, None] / 255
    lightness, a, b = cv2.cvtColor(colour, cv2.COLOR_RGB2LAB)[0, 0].astype(float)
    if np.hypot(a, b) < 4:
        return "without colour"
    angle = float(np.degrees(np.arctan2(lightness - 50, b)))
    return next((name for limit, name in TONES if angle > limit), "dark")


@dataclass(frozen=True, slots=True)
class Row:
    """One group: PSNR in dB of warp and generator, where paint is needed (mouth, eyes) and elsewhere."""

    group: str
    people: int
    pairs: int
    warp: float
    made: float
    warp_else: float
    made_else: float


def _error(picture: Tensor, target: Tensor, where: Tensor) -> float:
    return float(((picture - target) ** 2 * where).sum() / (3 * where.sum()).clamp_min(1))


def _psnr(errors: Sequence[float]) -> float:
    return float(10 * np.log10(4 / max(float(np.mean(errors)), 1e-9)))


@torch.inference_mode()
def compare(weights: Weights, pairs: PairSet, most: int = 12) -> list[Row]:
    """Rows for all pairs, for each kind of pair, and for each skin tone.

    Args:
        weights: to try.
        pairs: of people that they were not trained on.
        most: how many pairs of one person and kind are looked at.
    """
    errors: dict[str, list[tuple[float, float, float, float]]] = defaultdict(list)
    people: dict[str, set[int]] = defaultdict(set)
    seen: dict[tuple[int, int], int] = defaultdict(int)
    rng = np.random.default_rng(0)
    for number in tqdm(range(len(pairs)), desc="Pairs", unit="pair", file=sys.stderr):
        who = int(pairs.identities[number]), int(pairs.kinds[number])
        seen[who] += 1
        if seen[who] > most:
            continue
        batch = pairs.sample(rng, 1, weights.tier.size, 1, [number], jitter=False, flips=False)
        mended = weights.generator(
            batch["warped"], batch["raster"], batch["grid"],
            *weights.embedder(batch["source"], batch["source_drawing"]),
        )  # fmt: skip
        made = blend(batch["warped"], batch["background"], mended)[0].clamp(-1, 1)
        trusted = (batch["weight"] > 0).float()
        inside = (needed(batch["raster"]) > 0.5).float() * trusted
        both = (batch["warped"][:, :3], made)
        figures = [_error(picture, batch["target"], where) for where in (inside, trusted - inside) for picture in both]
        pair = pairs.pair(number)
        tone = skin_tone(pair["source"], pair["source_landmarks"])
        for group in ("all", f"{KINDS[who[1]]} pairs", f"skin: {tone}"):
            errors[group].append((figures[0], figures[1], figures[2], figures[3]))
            people[group].add(who[0])
    order = ["all", *(f"{kind} pairs" for kind in KINDS)]
    order += [f"skin: {name}" for name in (*(tone for _, tone in TONES), "dark", "without colour")]
    return [
        Row(group, len(people[group]), len(errors[group]), *map(_psnr, zip(*errors[group], strict=True)))
        for group in order
        if group in errors
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare warp and generator on packs, by kind of pair and skin tone.")
    parser.add_argument("--packs", type=Path, nargs="+", required=True, help="of people that are not trained on")
    parser.add_argument("--weights", type=Path, required=True, help="a weights file (.safetensors)")
    parser.add_argument("--most", type=int, default=12, help="pairs of one person and kind (%(default)s)")
    args = parser.parse_args(arguments)
    try:
        rows = compare(load_weights(args.weights), PairSet(args.packs), args.most)
    except PuppetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    heads = ("mouth, eyes: warp", "generator", "rest: warp", "generator")
    print(f"{'group':24}{'people':>8}{'pairs':>8}" + "".join(f"{head:>{len(head) + 2}}" for head in heads))
    for row in rows:
        print(
            f"{row.group:24}{row.people:8}{row.pairs:8}{row.warp:19.2f}{row.made:11.2f}"
            f"{row.warp_else:12.2f}{row.made_else:11.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
