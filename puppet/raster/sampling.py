"""A layer looked up by backward maps and laid over what is behind it. Inner loop, compiled by numba: all that can be is
done in vectors, row by row, so that what is worked on stays in the processor's nearest memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.compiled import compiled
from puppet.models import Image

Float = NDArray[np.float32]
Words = NDArray[np.uint32]
Spans = NDArray[np.int32]

NO_WORDS: Words = np.zeros((0, 0), np.uint32)
NO_NUMBERS: Float = np.zeros((0, 0), np.float32)
NO_SPANS: Spans = np.zeros((0, 2), np.int32)
NO_ALPHA: Image = np.zeros((0, 0), np.uint8)

SQUEEZED = 5.0
"""Pixels of the layer (which may be finer than the portrait) to a pixel of the picture, from which on one of them is no
fair sample of all: at the outline of a face that turns away, and of lids that close, some pixels would show a hair or
an outline of pen by chance, and the next ones not."""
_SAMPLES = 4  # of a squeezed pixel, across and down

_BYTES = np.uint32(0x00FF00FF)
_OTHER_BYTES = np.uint32(0xFF00FF00)
_HALVES = np.uint32(0x00800080)
_word, _int = np.uint32, np.int32  # sums and products of numpy's are 64 bits wide in numba, which halves the vectors


def as_words(layer: Image) -> Words:
    """RGBA pixels, uint8 (H, W, 4), as one number each: (H, W), the same memory."""
    words: Words = layer.view(np.uint32)[..., 0]
    return words


@compiled("void(u4[::1], u1[::1])", nogil=True)
def _show(words: Words, colours: Image) -> None:
    """RGBA as words, (n,), as bytes of RGB, (3 n,)."""
    for x in range(words.size):
        colours[3 * x] = np.uint8(words[x])
        colours[3 * x + 1] = np.uint8(words[x] >> _word(8))
        colours[3 * x + 2] = np.uint8(words[x] >> _word(16))


@compiled("void(u4[::1], u4[::1], u4[::1], u4[::1], u4[::1], u4[::1], u4[::1])", nogil=True)
def _mix(a: Words, b: Words, c: Words, d: Words, across: Words, down: Words, mixed: Words) -> None:
    """Pixels between four others (a left of b, c left of d below them), ``across`` and ``down`` in sixteenths: (n,).

    Two colours at a time, whose sums of 16 bits fit beside each other into a word.
    """
    eight, whole = _word(8), _word(16)
    for x in range(mixed.size):
        u, v = across[x], down[x]
        s, t = _word(whole - u), _word(whole - v)
        p, q, r, o = _word(s * t), _word(u * t), _word(s * v), _word(u * v)
        upper = _word(_word((a[x] & _BYTES) * p) + _word((b[x] & _BYTES) * q))
        lower = _word(_word((c[x] & _BYTES) * r) + _word((d[x] & _BYTES) * o))
        even = _word(_word(upper + lower) + _HALVES)
        upper = _word(_word(((a[x] >> eight) & _BYTES) * p) + _word(((b[x] >> eight) & _BYTES) * q))
        lower = _word(_word(((c[x] >> eight) & _BYTES) * r) + _word(((d[x] >> eight) & _BYTES) * o))
        odd = _word(_word(upper + lower) + _HALVES)
        mixed[x] = ((even >> eight) & _BYTES) | (odd & _OTHER_BYTES)


@compiled("void(u4[::1], u4[::1])", nogil=True)
def _settle(over: Words, under: Words) -> None:
    """over = over over under, in place, with its alpha: (n,) each."""
    eight, opaque, whole = _word(8), _word(24), _word(255)
    for x in range(over.size):
        solid = over[x] >> opaque
        clear = _word(whole - solid)
        even = _word(_word((over[x] & _BYTES) * solid) + _word((under[x] & _BYTES) * clear))
        odd = _word(_word(((over[x] >> eight) & _BYTES) * solid) + _word(((under[x] >> eight) & _BYTES) * clear))
        even, odd = _word(even + _HALVES), _word(odd + _HALVES)  # rounded division by 255
        even = (_word(even + ((even >> eight) & _BYTES)) >> eight) & _BYTES
        odd = (_word(odd + ((odd >> eight) & _BYTES)) >> eight) & _word(0xFF)
        over[x] = even | (odd << eight) | (solid << opaque)


@compiled("u4(u4[:,::1], f4[:,::1], f4[:,::1], i8, i8, f4, f4, f4)", nogil=True, fastmath=True)
def _mean(
    layer: Words, map_x: Float, map_y: Float, row: int, column: int, across: float, down: float, share: float
) -> np.uint32:
    """What a pixel shows on average of all that is squeezed into it: RGBA, colours weighed by their alpha.

    Args:
        layer, map_x, map_y: as for ``draw_layer``.
        row, column: the cell of the maps above and left of the pixel.
        across, down: where the pixel's middle lies between it and the next ones, 0 to 1.
        share: of a cell, the pixel's width.
    """
    right, bottom = np.float32(layer.shape[1] - 1), np.float32(layer.shape[0] - 1)
    zero, one, half = np.float32(0), np.float32(1), np.float32(0.5)
    trace = np.float32(1e-4)  # of weight, so that what is all clear keeps a colour: the person's, continued
    red = green = blue = solid = heft = zero
    for j in range(_SAMPLES):
        v = down + ((j + half) / np.float32(_SAMPLES) - half) * share
        left_x = map_x[row, column] + (map_x[row + 1, column] - map_x[row, column]) * v
        left_y = map_y[row, column] + (map_y[row + 1, column] - map_y[row, column]) * v
        wide_x = map_x[row, column + 1] + (map_x[row + 1, column + 1] - map_x[row, column + 1]) * v - left_x
        wide_y = map_y[row, column + 1] + (map_y[row + 1, column + 1] - map_y[row, column + 1]) * v - left_y
        for i in range(_SAMPLES):
            u = across + ((i + half) / np.float32(_SAMPLES) - half) * share
            x = _int(min(max(left_x + wide_x * u, zero), right) + half)
            y = _int(min(max(left_y + wide_y * u, zero), bottom) + half)
            word = layer[y, x]
            alpha = np.float32(word >> _word(24))
            solid += alpha
            seen = alpha + trace
            heft += seen
            red += seen * np.float32(word & _word(255))
            green += seen * np.float32((word >> _word(8)) & _word(255))
            blue += seen * np.float32((word >> _word(16)) & _word(255))
    weight = one / heft
    return (
        _word(red * weight + half) | (_word(green * weight + half) << _word(8))
        | (_word(blue * weight + half) << _word(16))
        | (_word(solid / np.float32(_SAMPLES * _SAMPLES) + half) << _word(24))
    )  # fmt: skip


@compiled(
    "void(u4[:,::1], u4[:,::1], f4[:,::1], f4[:,::1], f4[:,::1], i8, i8, i8, i8, i8, i4[:,::1], u1[:,:,::1],"
    " u1[:,::1])",
    nogil=True,
    fastmath=True,
)
def draw_layer(
    layer: Words, background: Words, map_x: Float, map_y: Float, added: Float, coarser: int,
    top: int, bottom: int, left: int, right: int, spans: Spans, picture: Image, alpha: Image,
) -> None:  # fmt: skip
    """Draw a part of a picture: the layer where the maps say, over the background.

    Args:
        layer: uint32 (h, w), RGBA pixels of bytes (not premultiplied), at least 2 x 2; looked up linearly, to a
            sixteenth of its pixels, and never beyond its border. Where it is SQUEEZED by coarse maps, pixels are means.
        background: uint32 (H, W), likewise, opaque; one that has no rows: the layer's colours are drawn as they are.
        map_x, map_y: float32 (n, m), finite, at least 2 x 2: where the picture's pixels lie in the layer.
        added: float32 (n, m) in [-1, 1], added to the layer's alpha; one that has no rows adds nothing.
        coarser: pixels of the picture per pixel of the maps and of ``added``, whose outer edges lie on each other; what
            is between is interpolated.
        top, bottom, left, right: the part, rows and columns of the picture.
        spans: int32 (H, 2), first column of a row in which the layer is looked up, and the one after the last: beside
            them there is the background alone. One that has no rows: it is looked up everywhere.
        picture: uint8 (H, W, 3), written.
        alpha: uint8 (H, W), written; one that has no rows is not.
    """
    rows, columns = map_x.shape
    width = right - left
    share = np.float32(1) / np.float32(coarser)
    zero, half, most, steps = np.float32(0), np.float32(0.5), np.float32(255), np.float32(16)
    far_x, far_y = steps * np.float32(layer.shape[1] - 1), steps * np.float32(layer.shape[0] - 1)
    last_x, last_y, pitch = _int(layer.shape[1] - 2), _int(layer.shape[0] - 2), _int(layer.shape[1])
    words, one, below = layer.reshape(-1), np.uint64(1), np.uint64(layer.shape[1])

    cell, beyond = np.empty(width, np.uint32), np.empty(width, np.float32)  # between which columns of the maps
    for x in range(width):
        place = (np.float32(left + x) + half) * share - half
        between = min(max(_int(place), _int(0)), _int(columns - 2))
        cell[x], beyond[x] = _word(between), place - np.float32(between)
    line_x, line_y, line_added = np.empty(columns, np.float32), np.empty(columns, np.float32), np.empty(0, np.float32)
    if added.shape[0] > 0:
        line_added = np.empty(columns, np.float32)
    look_x, look_y = np.empty(width, np.float32), np.empty(width, np.float32)
    steep, squeezed = np.empty(columns, np.float32), np.float32(SQUEEZED) * np.float32(coarser)
    at, across, down = np.empty(width, np.uint32), np.empty(width, np.uint32), np.empty(width, np.uint32)
    a, b = np.empty(width, np.uint32), np.empty(width, np.uint32)
    c, d = np.empty(width, np.uint32), np.empty(width, np.uint32)
    mixed = np.empty(width, np.uint32)

    for y in range(top, bottom):
        into = picture[y].reshape(-1)
        first, last = left, right
        if spans.shape[0] > 0:
            first, last = max(left, spans[y, 0]), min(right, spans[y, 1])
            if first >= last:
                first = last = right
            _show(background[y, left:first], into[3 * left : 3 * first])
            _show(background[y, last:right], into[3 * last : 3 * right])
            if alpha.shape[0] > 0:
                alpha[y, left:first] = 0
                alpha[y, last:right] = 0
        if first == last:
            continue
        many = last - first

        # Where the row's pixels lie in the layer: the maps between two of their rows, then between two columns.
        place = (np.float32(y) + half) * share - half
        upper = min(max(_int(place), _int(0)), _int(rows - 2))
        lower_share = place - np.float32(upper)
        own_cell, own_beyond = cell[first - left : last - left], beyond[first - left : last - left]
        begin, end = np.int64(own_cell[0]), np.int64(own_cell[many - 1]) + 2
        steepest = zero
        for i in range(begin, end):
            line_x[i] = map_x[upper, i] + (map_x[upper + 1, i] - map_x[upper, i]) * lower_share
            line_y[i] = map_y[upper, i] + (map_y[upper + 1, i] - map_y[upper, i]) * lower_share
        for x in range(many):
            k, right_share = np.uint64(own_cell[x]), own_beyond[x]
            look_x[x] = line_x[k] + (line_x[k + one] - line_x[k]) * right_share
            look_y[x] = line_y[k] + (line_y[k + one] - line_y[k]) * right_share
        for x in range(many):
            fine_x = _int(min(max(look_x[x] * steps, zero), far_x) + half)
            fine_y = _int(min(max(look_y[x] * steps, zero), far_y) + half)
            x0, y0 = min(_int(fine_x >> 4), last_x), min(_int(fine_y >> 4), last_y)
            across[x], down[x] = _word(fine_x - (x0 << 4)), _word(fine_y - (y0 << 4))
            at[x] = _word(y0 * pitch + x0)
        for x in range(many):  # one pixel after the other in any case
            k = np.uint64(at[x])
            a[x], b[x] = words[k], words[k + one]
            c[x], d[x] = words[k + below], words[k + below + one]

        drawn = mixed[:many]
        _mix(a, b, c, d, across, down, drawn)
        if coarser > 1:
            for i in range(begin, end - 1):
                over = abs(line_x[i + 1] - line_x[i]) + abs(line_y[i + 1] - line_y[i])
                under = abs(map_x[upper + 1, i] - map_x[upper, i]) + abs(map_y[upper + 1, i] - map_y[upper, i])
                steep[i] = max(over, under)
                steepest = max(steepest, steep[i])
            if steepest > squeezed:
                for x in range(many):
                    k = np.uint64(own_cell[x])
                    if steep[k] > squeezed:
                        drawn[x] = _mean(layer, map_x, map_y, upper, k, own_beyond[x], lower_share, share)
        if added.shape[0] > 0:
            for i in range(begin, end):
                line_added[i] = most * (added[upper, i] + (added[upper + 1, i] - added[upper, i]) * lower_share)
            for x in range(many):
                k, right_share = np.uint64(own_cell[x]), own_beyond[x]
                look_x[x] = line_added[k] + (line_added[k + one] - line_added[k]) * right_share
            for x in range(many):
                solid = _int(min(max(np.float32(_int(drawn[x] >> _word(24))) + look_x[x], zero), most) + half)
                drawn[x] = (drawn[x] & _word(0x00FFFFFF)) | (_word(solid) << _word(24))
        if background.shape[0] > 0:
            _settle(drawn, background[y, first:last])
        _show(drawn, into[3 * first : 3 * last])
        if alpha.shape[0] > 0:
            shown = alpha[y, first:last]
            for x in range(many):
                shown[x] = np.uint8(drawn[x] >> _word(24))
