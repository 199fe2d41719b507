"""What becomes of a mending before it is drawn: what is real already is spared, and one is carried to another pose."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from puppet.cv import cv2
from puppet.model.engine import Float, Mending
from puppet.models import Points

UNSURE = 0.5
"""Of the paint's mask: up to this the warp is shown as it is. Paint that is laid on thinly, around eyes above all, is
closer to the truth than the warp's pixels by 0.03 dB of the face, but it blurs them: without it the sharpness of four
clips is .92 of the portraits' instead of .89, and mouths are none the worse."""


def sure(mending: Mending) -> Mending:
    """A mending whose paint is laid on where the network is sure of it, and there as before."""
    return replace(mending, mask=np.clip((mending.mask - UNSURE) * np.float32(1 / (1 - UNSURE)), 0, 1))


def spared(mending: Mending, real: Float) -> Mending:
    """A mending that leaves alone what is real already.

    What other photographs lend was made worse by 0.1 to 9 dB inside the lips of three clips of four; what the portrait
    shows between its own lips, by 0.7 dB.

    Args:
        real: float32 (S, S), 0 to 1.
    """
    if not real.any():
        return mending
    rest = 1 - real
    coarse = cv2.resize(rest, mending.shade.shape[1::-1], interpolation=cv2.INTER_AREA)
    # Multiplying by a broadcast array takes ten times as long.
    flow, shade = mending.flow * cv2.merge([rest] * 2), mending.shade * cv2.merge([coarse] * 3)
    return replace(mending, flow=flow, shade=shade, mask=mending.mask * rest)


def carried(mending: Mending, before: Points, now: Points) -> Mending:
    """A mending of another pose, moved along with the head.

    Args:
        mending: S the side of its crop.
        before, now: float32 (N, 2), points of the head in both poses, in crop pixels.
    """
    a, b = before - before.mean(0), now - now.mean(0)
    # The similarity that brings the one nearest to the other, as a complex number.
    over = max(float((a * a).sum()), 1e-6)
    turn = complex(float((a * b).sum()) / over, float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / over)
    linear = np.array([[turn.real, -turn.imag], [turn.imag, turn.real]])
    matrix = np.column_stack([linear, now.mean(0) - linear @ before.mean(0)])

    def moved(part: Float, scale: float = 1.0) -> Float:
        own = matrix.copy()
        own[:, 2] = matrix[:, 2] * scale + (linear @ [0.5, 0.5] - 0.5) * (1 - scale)
        # What comes in at an edge is as what is next to it: whoever draws the mending ends it softly.
        result: Float = cv2.warpAffine(
            part, own, part.shape[1::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        return result

    coarse = len(mending.shade) / len(mending.mask)
    return Mending(
        moved(mending.flow), moved(mending.shade, coarse), moved(mending.paint), moved(mending.mask),
        moved(mending.alpha),
    )  # fmt: skip
