"""``bench --guard``: the render path's time as a ratio to a fixed piece of work in the same run, beside the ratio that
is kept in ``assets/speed.json``. Ratios carry over between machines of a kind and hours of a shared one; seconds do
not.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from puppet.compose import Composer
from puppet.cv import cv2
from puppet.files import write_atomically
from puppet.live.parts import Parts
from puppet.models import FaceChoice
from puppet.motion.idle import IdlePose
from puppet.places import ASSETS

KEPT = ASSETS / "speed.json"
ROUNDS, PICTURES = 15, 4
TOLD, FAILED = 1.15, 1.6
"""Times the kept ratio: from the first on it is called a regression, from the second on it fails; between them it may
be the machine."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A renderer's ratio.

    Attributes:
        runs_on: what it is kept under: processors with and without bfloat16 have different ones.
        ratio: median time of a picture over that of the reference work.
        spread: half the distance of the quartiles of all rounds, as a share of the ratio.
        kept: the ratio that is kept, None where there is none for this kind of machine.
    """

    runs_on: str
    ratio: float
    spread: float
    kept: float | None

    @property
    def fails(self) -> bool:
        return self.kept is not None and self.ratio > FAILED * self.kept

    def __str__(self) -> str:
        said = f"{self.runs_on}: a picture takes {self.ratio:.2f} times the reference work (spread {self.spread:.0%})"
        if self.kept is None:
            return f"{said}; nothing is kept to compare it with"
        change = self.ratio / self.kept - 1
        word = "REGRESSION" if change > TOLD - 1 else "as it was" if change > 1 / TOLD - 1 else "faster"
        return f"{said}; kept {self.kept:.2f}: {change:+.0%}, {word}"


def guard(parts: Parts, keep: bool = False, size: tuple[int, int] = (1280, 720), rounds: int = ROUNDS) -> Verdict:
    """Measure the usual renderer on the first bundled portrait.

    Args:
        parts: of the live chain.
        keep: write what was measured to KEPT.
        size: of the picture that the portrait is fitted to.
        rounds: of reference work and pictures in turns; the median counts.
    """
    cv2.setNumThreads(1)
    maker, (first, *_) = parts.maker(), parts.bundled()
    made = maker.make(first.source, first.name, 0)
    if isinstance(made, FaceChoice):
        raise TypeError("a face was chosen")
    persona = Composer(size).fit(made)
    idle, known, work = IdlePose(persona.landmarks), _kept(), _reference()
    renderer = parts.renderer()
    renderer.bind(persona)
    for count in range(5):
        renderer.render(idle.at(count / 30))
        work()
    ratios = []
    for number in range(rounds):
        before_s, took_s = _time(work), []
        for count in range(PICTURES):
            pose = idle.at((number * PICTURES + count) / 10)
            start_s = time.perf_counter()
            renderer.render(pose)
            took_s.append(time.perf_counter() - start_s)
        ratios.append(2 * float(np.median(took_s)) / (before_s + _time(work)))
    low, ratio, high = (float(one) for one in np.percentile(ratios, (25, 50, 75)))
    kind = f"{renderer.name} · {renderer.runs_on}"
    verdict = Verdict(kind, ratio, (high - low) / 2 / ratio, known.get(kind))
    if keep:
        found = known | {kind: round(ratio, 3)}
        write_atomically(KEPT, (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode())
    return verdict


def _kept() -> dict[str, float]:
    if not KEPT.is_file():
        return {}
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return {str(name): float(ratio) for name, ratio in found.items()}


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _reference() -> Callable[[], object]:
    """Work that uses a processor as rendering does: products of matrices, and pictures sampled and blended. Not to be
    changed: every ratio that was kept is one to it."""
    chance = np.random.default_rng(7)
    left, right = (chance.random((512, 512), np.float32) for _ in range(2))
    picture = chance.integers(0, 256, (720, 720, 4), np.uint8)
    y, x = np.mgrid[:720, :720].astype(np.float32)
    map_x, map_y = x + 3 * np.sin(y / 40), y + 3 * np.cos(x / 50)

    def work() -> object:
        product = left @ right @ left
        sampled = cv2.remap(picture, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return product, cv2.addWeighted(sampled, 0.5, picture, 0.5, 0.0), np.sort(left.ravel()[:65536])

    return work
