"""What OpenVINO is given and what it gives back, moved between pictures and the blocks that the network thinks in.

Picture by picture this is moving bytes about; inside the graph the same steps took as long as a fifth of all
convolutions, since each is a pass over memory of its own there.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.models import Image

Float = NDArray[np.float32]


@compiled(
    [f"void(u1[:,:,::1], u1[:,:,::1], {kind}[:,::1], {kind}[:,:,::1])" for kind in ("u2", "f4")],
    nogil=True,
)  # fmt: skip
def pack(warped: Image, raster: Image, values: NDArray, out: NDArray) -> None:
    """Both pictures as blocks of two by two pixels (``PixelUnshuffle(2)``), channels last, as numbers.

    Args:
        warped: uint8 (S, S, 4).
        raster: uint8 (R, S, S).
        values: (2, 256), what each byte stands for: in the warp's colours, and in everything else.
        out: (S/2, S/2, 4 (4 + R)), written; of the same type.
    """
    height, width = out.shape[:2]
    for y in range(height):
        for x in range(width):
            for c in range(4):
                table = values[c // 3]
                out[y, x, 4 * c] = table[warped[2 * y, 2 * x, c]]
                out[y, x, 4 * c + 1] = table[warped[2 * y, 2 * x + 1, c]]
                out[y, x, 4 * c + 2] = table[warped[2 * y + 1, 2 * x, c]]
                out[y, x, 4 * c + 3] = table[warped[2 * y + 1, 2 * x + 1, c]]
        table = values[1]
        for c in range(raster.shape[0]):
            above, below = raster[c, 2 * y], raster[c, 2 * y + 1]
            first = 16 + 4 * c
            for x in range(width):
                out[y, x, first] = table[above[2 * x]]
                out[y, x, first + 1] = table[above[2 * x + 1]]
                out[y, x, first + 2] = table[below[2 * x]]
                out[y, x, first + 3] = table[below[2 * x + 1]]


@compiled("void(u1[:,::1], u1[:,::1], f4[:,:,::1])", nogil=True, fastmath=True)
def expect(mouth: Image, eyes: Image, out: Float) -> None:
    """How far the paint's mask is open before the network says anything: see ``network.Generator``.

    Args:
        mouth, eyes: uint8 (S, S), channels of the drawing.
        out: float32 (4, S/2, S/2), written, before the sigmoid.
    """
    of_mouth, of_eyes, shut = np.float32(7 / 255), np.float32(4 / 255), np.float32(4)
    for k in range(4):
        dy, dx = k // 2, k % 2
        for y in range(out.shape[1]):
            for x in range(out.shape[2]):
                row, column = 2 * y + dy, 2 * x + dx
                open_ = of_mouth * np.float32(mouth[row, column]) + of_eyes * np.float32(eyes[row, column])
                out[k, y, x] = open_ - shut


@compiled("void(f4[:,:,::1], f4[:,:,::1], f4[:,:,::1])", nogil=True, fastmath=True)
def carry(spatial: Float, grid: Float, out: Float) -> None:
    """The photo's features where a pose has them, and how the warp stretches there.

    Args:
        spatial: float32 (N, N, C), channels last.
        grid: float32 (M, M, 2) in [-1, 1], as ``grid_sample`` counts with corners not aligned.
        out: float32 (M, M, C + 4), written: sampled linearly, borders replicated; then the grid's derivatives across
            (x, y) and down (x, y) less those of the identity, at most 2.
    """
    cells, channels = spatial.shape[0], spatial.shape[2]
    half, last = np.float32(cells / 2), np.float32(cells - 1)
    zero, one, two = np.float32(0), np.float32(1), np.float32(2)
    side = out.shape[0]
    for y in range(side):
        for x in range(side):
            px = min(max((grid[y, x, 0] + one) * half - np.float32(0.5), zero), last)
            py = min(max((grid[y, x, 1] + one) * half - np.float32(0.5), zero), last)
            x0, y0 = int(px), int(py)
            x1, y1 = min(x0 + 1, cells - 1), min(y0 + 1, cells - 1)
            u, v = px - np.float32(x0), py - np.float32(y0)
            w00, w01, w10, w11 = (one - u) * (one - v), u * (one - v), (one - u) * v, u * v
            a, b, c, d = spatial[y0, x0], spatial[y0, x1], spatial[y1, x0], spatial[y1, x1]
            into = out[y, x]
            for k in range(channels):
                into[k] = w00 * a[k] + w01 * b[k] + w10 * c[k] + w11 * d[k]
            left, above = min(x, side - 2), min(y, side - 2)
            for k in range(2):
                across = (grid[y, left + 1, k] - grid[y, left, k]) * half
                down = (grid[above + 1, x, k] - grid[above, x, k]) * half
                if k == 0:
                    across -= one
                else:
                    down -= one
                into[channels + k] = min(max(across, -two), two)
                into[channels + 2 + k] = min(max(down, -two), two)


@compiled(
    "void(u1[:,:,::1], f4[:,:,::1], f4[:,:,::1], f4[:,:,::1], f4[:,:,::1], f4[:,:,::1], f4[:,:,::1], f4[:,::1],"
    " f4[:,::1])",
    nogil=True, fastmath=True,
)  # fmt: skip
def unpack(
    warped: Image, flow: Float, change: Float, mask: Float, alpha: Float,
    out_flow: Float, out_paint: Float, out_mask: Float, out_alpha: Float,
) -> None:  # fmt: skip
    """The network's answer at the pictures' resolution (``PixelShuffle(2)``), and the paint put on what was seen.

    Args:
        warped: uint8 (S, S, 4), as it was given.
        flow, change, mask, alpha: float32 (8, S/2, S/2), (12, ...), (4, ...), (4, ...).
        out_flow, out_paint, out_mask, out_alpha: float32 (S, S, 2), (S, S, 3), (S, S), (S, S), written.
    """
    scale, one, two = np.float32(1 / 127.5), np.float32(1), np.float32(2)
    height, width = mask.shape[1:]
    for y in range(height):
        for dy in range(2):
            row, k = 2 * y + dy, 2 * dy
            for x in range(width):
                for dx in range(2):
                    column = 2 * x + dx
                    out_mask[row, column] = mask[k + dx, y, x]
                    out_alpha[row, column] = alpha[k + dx, y, x]
                    out_flow[row, column, 0] = flow[k + dx, y, x]
                    out_flow[row, column, 1] = flow[4 + k + dx, y, x]
                    for c in range(3):
                        painted = np.float32(warped[row, column, c]) * scale - one + two * change[4 * c + k + dx, y, x]
                        out_paint[row, column, c] = min(max(painted, -one), one)
