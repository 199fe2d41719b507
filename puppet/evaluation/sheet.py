"""Contact sheets: driver, reference and ours below each other, at the frames that tell most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image as Pil
from PIL import ImageDraw, ImageFont

from puppet.evaluation.metrics import FLOOR, Floats, signals
from puppet.models import Image, Points

COLUMNS = 8
APART = 3
"""Frames nearer than this to a chosen one show nothing new."""

_GAP = 4
_TEXT = 15
_BACKGROUND, _INK, _FAINT = (24, 24, 27), (240, 240, 240), (160, 160, 168)


@dataclass(frozen=True, slots=True)
class Moment:
    """A frame worth looking at, and why."""

    index: int
    label: str


def telling_moments(landmarks: Sequence[Points | None], count: int = COLUMNS) -> list[Moment]:
    """The first frame and where the driver does most: mouth, lids, head, smile, gaze; the rest spread evenly.

    Args:
        landmarks: of each frame of a clip.

    Returns:
        At most ``count``, in the order of the clip.
    """
    frames = [index for index, points in enumerate(landmarks) if points is not None]
    chosen = {0: "first"} if landmarks else {}
    if frames:
        seen = signals([points for points in landmarks if points is not None])
        gaze = seen["gaze"]
        wishes: list[tuple[str, str, Floats]] = [
            ("mouth widest open", "mouth", seen["mouth"]),
            ("eyes most closed", "blink", -seen["blink"]),
            ("turned left", "yaw", -seen["yaw"]),
            ("turned right", "yaw", seen["yaw"]),
            ("mouth stretched", "smile", seen["smile"]),
            ("gaze aside", "gaze", np.abs(gaze - np.median(gaze))),
            ("head up or down", "pitch", np.abs(seen["pitch"] - np.median(seen["pitch"]))),
        ]
        for label, signal, strength in wishes:
            if len(chosen) < count and seen[signal].std() >= FLOOR[signal]:
                free = [i for i, frame in enumerate(frames) if min(abs(frame - c) for c in chosen) >= APART]
                if free:
                    chosen[frames[max(free, key=lambda i: float(strength[i]))]] = label
    while len(chosen) < min(count, len(landmarks)):
        farthest = max(range(len(landmarks)), key=lambda frame: min(abs(frame - c) for c in chosen))
        chosen[farthest] = ""
    return [Moment(index, chosen[index]) for index in sorted(chosen)]


def contact_sheet(title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Image]]]) -> Image:
    """Lay pictures out in labelled rows.

    Args:
        title: above everything.
        columns: a caption for each column.
        rows: a name and the pictures of each row, uint8 (h, w, 3), RGB; all of one height, widths may differ.

    Returns:
        uint8 (H, W, 3), RGB.
    """
    font = ImageFont.load_default(_TEXT)
    margin = int(max(font.getlength(name) for name, _ in rows)) + 3 * _GAP
    widths = [
        max(int(font.getlength(caption)) + _GAP, *(row[i].shape[1] for _, row in rows if i < len(row)))
        for i, caption in enumerate(columns)
    ]
    height = max(picture.shape[0] for _, row in rows for picture in row)
    head = 2 * (_TEXT + 2 * _GAP)
    size = (margin + sum(widths) + _GAP * len(widths), head + (height + _GAP) * len(rows))
    sheet = Pil.new("RGB", size, _BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    draw.text((_GAP, _GAP), title, _INK, font)
    left = np.concatenate([[0], np.cumsum([width + _GAP for width in widths])])[: len(widths)] + margin
    for x, width, caption in zip(left, widths, columns, strict=True):
        draw.text((x + width // 2, head - 2 * _GAP), caption, _FAINT, font, anchor="ms")
    for i, (name, row) in enumerate(rows):
        y = head + i * (height + _GAP)
        draw.text((_GAP, y + height // 2), name, _INK, font, anchor="lm")
        for x, picture in zip(left, row, strict=False):
            sheet.paste(Pil.fromarray(picture), (int(x), y))
    return np.asarray(sheet)
