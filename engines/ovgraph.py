"""The generator as a graph of OpenVINO's, written out operation by operation from the weights: made in milliseconds,
without PyTorch. ``network.Generator`` says what it must give.

What only moves pixels about is left to ``packing``: the graph begins with the first convolution's blocks and ends with
the last one's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import openvino as ov
from numpy.typing import NDArray
from openvino import opset13 as op

from engines.ranges import Ranges
from puppet.model.tiers import CHANNELS_SEEN, MAX_FLOW, Tier

Tensors = Mapping[str, NDArray[np.float16]]
_PREFIX = "generator."


def generator_graph(
    tier: Tier, tensors: Tensors, dtype: ov.Type = ov.Type.f32, ranges: Ranges | None = None
) -> ov.Model:
    """The graph of a generator.

    S is the tier's ``window``. Its inputs, in order: what ``packing.pack`` makes, (1, S/2, S/2, 4 C); what
    ``packing.carry`` makes, float32 (1, S/4, S/4, F + 4); the AdaIN parameters, float32 (1, K); what ``packing.expect``
    makes, float32 (1, 4, S/2, S/2). Its outputs, float32: flow (1, 8, S/2, S/2), shade (1, S/8, S/8, 3), the paint's
    change (1, 12, S/2, S/2), mask (1, 4, S/2, S/2), alpha (1, 4, S/2, S/2).

    Args:
        tier: of the weights.
        tensors: all of the weights.
        dtype: of the packed pictures.
        ranges: of the convolutions that work in 8 bits; None: none does.
    """
    net = _Layers(tensors, ranges or {})
    ends, inputs = _layers(tier, net, dtype)
    return ov.Model([op.result(one) for one in ends], inputs, "generator")


def watched_graph(tier: Tier, tensors: Tensors) -> tuple[ov.Model, list[str]]:
    """The same in float32, whose outputs are what enters the convolutions; and the convolutions' names."""
    net = _Layers(tensors)
    _, inputs = _layers(tier, net, ov.Type.f32)
    return ov.Model([op.result(one) for one in net.entered.values()], inputs, "watched"), list(net.entered)


def _layers(tier: Tier, net: _Layers, dtype: ov.Type) -> tuple[list[ov.Node], list[ov.Node]]:
    """What ends the graph, and its inputs."""
    size = tier.window
    packed = op.parameter([1, size // 2, size // 2, 4 * CHANNELS_SEEN], dtype, name="packed")
    known = op.parameter([1, size // 4, size // 4, tier.spatial + 4], ov.Type.f32, name="known")
    adain = op.parameter([1, tier.adain], ov.Type.f32, name="adain")
    expected = op.parameter([1, 4, size // 2, size // 2], ov.Type.f32, name="expected")
    seen = _channels_first(packed)
    if dtype != ov.Type.f32:
        seen = op.convert(seen, ov.Type.f32)

    fine = net.conv_silu("stem.2", net.conv_silu("stem.0", seen))
    down = net.conv_silu("down1.0", fine, stride=2)
    middle = net.conv_silu("merge.0", op.concat([down, _channels_first(known)], 1))
    x = net.conv_silu("down2.0", middle, stride=2)
    width, k = 3 * tier.width, 0
    for number in range(tier.blocks):
        parts = []
        for _ in range(4):
            parts.append(op.reshape(_channels(adain, k, k + width), _constant([1, width, 1, 1]), special_zero=False))
            k += width
        scale1, shift1, scale2, shift2 = parts
        one = _constant(np.ones((1, 1, 1, 1), np.float32))
        y = op.add(op.multiply(net.conv(f"blocks.{number}.first", x), op.add(scale1, one)), shift1)
        y = op.multiply(net.conv(f"blocks.{number}.second", op.swish(y)), op.add(scale2, one))
        x = op.add(op.add(x, y), shift2)
    x = net.conv_silu("mix1.0", op.add(_doubled(net.conv("up1", x)), middle))
    x = net.conv_silu("mix2.0", op.add(_doubled(net.conv("up2", x)), fine))
    said = net.conv("head", x)
    ends = (0, 3, 11, 23, 27, 31)
    shade, flow, change, mask, alpha = (_channels(said, *pair) for pair in pairwise(ends))

    shade = op.avg_pool(shade, [4, 4], [0, 0], [0, 0], [4, 4], exclude_pad=True)
    mask = op.add(op.multiply(mask, _constant(np.float32(4))), expected)
    results = [
        op.multiply(op.tanh(flow), _constant(np.float32(MAX_FLOW))),
        op.transpose(op.multiply(op.tanh(shade), _constant(np.float32(2))), _constant([0, 2, 3, 1])),
        change,
        op.sigmoid(mask),
        op.tanh(alpha),
    ]
    return results, [packed, known, adain, expected]


@dataclass
class _Layers:
    """The convolutions by name.

    Attributes:
        tensors: all of the weights.
        ranges: of those that work in 8 bits.
        entered: what enters each that was asked for.
    """

    tensors: Tensors
    ranges: Ranges = field(default_factory=dict)
    entered: dict[str, ov.Node] = field(default_factory=dict)

    def conv(self, name: str, x: ov.Node, stride: int = 1) -> ov.Node:
        """As ``network.conv``: zeros around, as many as keep the size."""
        self.entered[name] = x
        weight = self.tensors[f"{_PREFIX}{name}.weight"].astype(np.float32)
        bias = self.tensors[f"{_PREFIX}{name}.bias"].astype(np.float32)
        kernel = _constant(weight)
        if name in self.ranges:
            x, kernel = _in_8_bits(x, *self.ranges[name]), _weights_in_8_bits(weight)
        around = [weight.shape[2] // 2] * 2
        y = op.convolution(x, kernel, [stride, stride], around, around, [1, 1])
        return op.add(y, _constant(bias.reshape(1, -1, 1, 1)))

    def conv_silu(self, name: str, x: ov.Node, stride: int = 1) -> ov.Node:
        return op.swish(self.conv(name, x, stride))


def _in_8_bits(x: ov.Node, low: float, high: float) -> ov.Node:
    """Rounded to one of 256 values, of which zero is one: what a convolution puts around a picture stays what it is.
    OpenVINO sees from that how a convolution is to be done in whole numbers."""
    low, high = min(low, 0.0), max(high, 0.0)
    step = (high - low) / 255
    below = round(-low / step)
    ends = [_constant(np.full((1, 1, 1, 1), end, np.float32)) for end in (-below * step, (255 - below) * step)]
    return op.fake_quantize(x, *ends, *ends, 256)


def _weights_in_8_bits(weight: NDArray[np.float32]) -> ov.Node:
    """Rounded to one of 255 values in each output channel."""
    most = np.maximum(np.abs(weight).max((1, 2, 3), keepdims=True), 1e-8)
    ends = [_constant(-most), _constant(most)]
    return op.fake_quantize(_constant(weight), *ends, *ends, 255)


def _constant(value: NDArray | np.float32 | int | list[int]) -> ov.Node:
    array = np.asarray(value)
    return op.constant(array.astype(np.int64) if array.dtype.kind == "i" else array)


def _channels_first(x: ov.Node) -> ov.Node:
    return op.transpose(x, _constant([0, 3, 1, 2]))


def _channels(x: ov.Node, first: int, end: int) -> ov.Node:
    return op.slice(x, _constant([first]), _constant([end]), _constant([1]), _constant([1]))


def _doubled(x: ov.Node) -> ov.Node:
    """Twice as large, each pixel four times."""
    return op.interpolate(
        x, _constant(np.array([2, 2], np.float32)), "nearest", "scales",
        coordinate_transformation_mode="asymmetric", nearest_mode="floor", axes=_constant([2, 3]),
    )  # fmt: skip
