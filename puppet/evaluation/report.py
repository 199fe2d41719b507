"""Results as a table to read and as JSON: figures, means, gains over the reference, and what falls short of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from puppet.evaluation.metrics import Score
from puppet.evaluation.rendering import BASELINES
from puppet.evaluation.thinplate import ThinPlateReference

REFERENCE = ThinPlateReference.name

LOWER_IS_BETTER = ("akd", "jitter", "flicker", "flicker_mouth", "lost")
STEADY_ENOUGH = ("jitter", "flicker", "flicker_mouth")
"""Less of these than the driver has is no gain."""

COLUMNS = (
    # figure, heading, decimals
    ("psnr_face", "PSNR face", 2),
    ("psnr_mouth", "mouth", 2),
    ("psnr_full", "full", 2),
    ("ssim_face", "SSIM", 3),
    ("akd", "AKD", 4),
    ("csim", "CSIM", 3),
    ("mouth_r", "lips r", 3),
    ("smile_r", "smile r", 3),
    ("blink_r", "eyes r", 3),
    ("yaw_r", "yaw r", 3),
    ("pitch_r", "pitch r", 3),
    ("gaze_r", "gaze r", 3),
    ("jitter", "jitter", 2),
    ("flicker", "flicker", 2),
    ("flicker_mouth", "in mouth", 2),
    ("sharp", "sharp", 2),
    ("lost", "lost", 2),
)
FIGURES = tuple(key for key, _, _ in COLUMNS)

# A renderer that ships keeps to these in self-reenactment, on every clip.
MAX_PSNR_LOSS_DB = 0.3
MAX_AKD_RATIO = 1.2
MIN_BLINK_R = 0.85
MIN_SHARP = 0.85


@dataclass(frozen=True, slots=True)
class Result:
    """One renderer on one clip.

    Attributes:
        mode: "self" or "cross".
        clip: the driver's name.
        portrait: "" in self-reenactment.
        renderer: its name.
        score: the figures.
        render_ms: median time of one ``render``, in milliseconds.
    """

    mode: str
    clip: str
    portrait: str
    renderer: str
    score: Score
    render_ms: float

    @property
    def subject(self) -> tuple[str, str, str]:
        """What is compared among renderers."""
        return self.mode, self.clip, self.portrait


def means(results: Sequence[Result]) -> dict[str, dict[str, float | None]]:
    """For each renderer the mean of every figure over the clips that have it."""
    out: dict[str, dict[str, float | None]] = {}
    for renderer in dict.fromkeys(result.renderer for result in results):
        scores = [result.score for result in results if result.renderer == renderer]
        out[renderer] = {}
        for key in FIGURES:
            values = [value for score in scores if (value := getattr(score, key)) is not None]
            out[renderer][key] = float(np.mean(values)) if values else None
    return out


def gain(score: Score, others: Sequence[Score]) -> dict[str, float]:
    """By how much a score is better than the best of others, figure by figure; negative is worse.

    Figures that one side lacks are left out. Less jitter or flicker than the driver's own is no gain.
    """
    out = {}
    for key in FIGURES:
        ours = _goodness(score, key)
        theirs = [value for other in others if (value := _goodness(other, key)) is not None]
        if ours is not None and theirs:
            out[key] = ours - max(theirs)
    return out


def _goodness(score: Score, key: str) -> float | None:
    value = getattr(score, key)
    if value is None:
        return None
    if key in STEADY_ENOUGH:
        return -max(value, 1.0)
    return -value if key in LOWER_IS_BETTER else value


def gains(results: Sequence[Result]) -> list[dict[str, Any]]:
    """What each of the project's renderers gains on each clip: over the reference, and over the best other one."""
    out = []
    for result in results:
        if result.renderer in BASELINES:
            continue
        rivals = {r.renderer: r.score for r in results if r.subject == result.subject and r is not result}
        rivals.pop(BASELINES[0], None)  # a frozen photo is sharp and steady for nothing
        if not rivals:
            continue
        entry: dict[str, Any] = {"mode": result.mode, "clip": result.clip, "portrait": result.portrait}
        entry["renderer"] = result.renderer
        if REFERENCE in rivals:
            entry["over_reference"] = gain(result.score, [rivals[REFERENCE]])
        entry["over_better"] = gain(result.score, list(rivals.values()))
        out.append(entry)
    return out


def shortfalls(results: Sequence[Result]) -> list[str]:
    """Where one of the project's renderers does not keep to the floor in self-reenactment."""
    out = []
    for result in results:
        if result.mode != "self" or result.renderer in BASELINES:
            continue
        reference = next((r.score for r in results if r.subject == result.subject and r.renderer == REFERENCE), None)
        score, where = result.score, f"{result.renderer} on {result.clip}"
        if reference is not None:
            if score.psnr_face is not None and reference.psnr_face is not None:
                loss = reference.psnr_face - score.psnr_face
                if loss > MAX_PSNR_LOSS_DB:
                    out.append(f"{where}: face PSNR {loss:.2f} dB below the reference (at most {MAX_PSNR_LOSS_DB})")
            if reference.akd is not None and (score.akd is None or score.akd > MAX_AKD_RATIO * reference.akd):
                times = "unknown" if score.akd is None else f"{score.akd / max(reference.akd, 1e-9):.2f} x"
                out.append(f"{where}: AKD {times} the reference's (at most {MAX_AKD_RATIO} x)")
        for key, least, heading in (("blink_r", MIN_BLINK_R, "eye opening r"), ("sharp", MIN_SHARP, "sharpness")):
            value = getattr(score, key)
            if value is not None and value < least:
                out.append(f"{where}: {heading} {value:.3f} (at least {least})")
    return out


def table(results: Sequence[Result]) -> str:
    """Every result, grouped by clip, then the means; one block for each mode."""
    blocks = []
    for mode, heading in (("self", "Self-reenactment"), ("cross", "Cross-reenactment")):
        mine = [result for result in results if result.mode == mode]
        if not mine:
            continue
        shown = [(key, head, n) for key, head, n in COLUMNS if any(getattr(r.score, key) is not None for r in mine)]
        rows: list[list[str]] = [["", "renderer", *(head for _, head, _ in shown), "ms"]]
        subject = None
        for result in mine:
            name = result.clip + (f" → {result.portrait}" if result.portrait else "")
            label = "" if result.subject == subject else name
            subject = result.subject
            figures = [_cell(getattr(result.score, key), decimals) for key, _, decimals in shown]
            rows.append([label, result.renderer, *figures, f"{result.render_ms:.0f}"])
        for i, (renderer, figures_of) in enumerate(means(mine).items()):
            figures = [_cell(figures_of[key], decimals) for key, _, decimals in shown]
            rows.append(["mean" if i == 0 else "", renderer, *figures, ""])
        for entry in gains(mine):
            for kind, words in (("over_reference", f"over {REFERENCE}"), ("over_better", "over the better")):
                if kind in entry and not (kind == "over_better" and _same(entry)):
                    figures = [_cell(entry[kind].get(key), decimals, signed=True) for key, _, decimals in shown]
                    name = entry["clip"] + (f" → {entry['portrait']}" if entry["portrait"] else "")
                    rows.append([f"gain: {name}", f"{entry['renderer']} {words}", *figures, ""])
        blocks.append(f"{heading}\n{_aligned(rows)}")
    return "\n\n".join(blocks)


def as_json(results: Sequence[Result], settings: dict[str, Any]) -> dict[str, Any]:
    """Everything, rounded, ready for ``json.dump``."""
    return {
        "settings": settings,
        "results": [
            {**{k: v for k, v in asdict(r).items() if k not in ("score", "render_ms")},
             "render_ms": round(r.render_ms, 2), **r.score.rounded()}
            for r in results
        ],
        "means": {
            mode: {name: _rounded(figures) for name, figures in means(mine).items()}
            for mode in ("self", "cross")
            if (mine := [result for result in results if result.mode == mode])
        },
        "gains": [
            {key: _rounded(value) if isinstance(value, dict) else value for key, value in entry.items()}
            for entry in gains(results)
        ],
        "shortfalls": shortfalls(results),
    }  # fmt: skip


def _same(entry: dict[str, Any]) -> bool:
    return bool(entry.get("over_reference") == entry["over_better"])


def _rounded(figures: dict[str, float | None]) -> dict[str, float | None]:
    return {key: None if value is None else round(value, 4) for key, value in figures.items()}


def _cell(value: float | None, decimals: int, signed: bool = False) -> str:
    if value is None:
        return "–"
    return f"{value:{'+' if signed else ''}.{decimals}f}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns two spaces apart: the first two to the left, figures to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [c.ljust(w) if i < 2 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
