"""The embedder in numpy: a portrait is looked at once, and PyTorch would take longer to import than this takes.

``network.Embedder`` is what it must give; a test compares them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.model.weights import Weights
from puppet.models import Image

Float = NDArray[np.float32]
_BLOCK = 4
"""``PixelUnshuffle(4)``."""


def embedded(weights: Weights, photo: Image, drawing: Image) -> tuple[Float, Float]:
    """Persona tensors of one photograph.

    Args:
        weights: whose embedder.
        photo: uint8 (S, S, 3), the face crop.
        drawing: uint8 (10, S, S), of the photo's own landmarks.

    Returns:
        Spatial features, float32 (C, S/4, S/4), and AdaIN parameters, float32 (K,); new arrays.
    """
    layers = _Layers(weights)
    seen = np.concatenate([photo / np.float32(127.5) - 1, drawing.transpose(1, 2, 0) / np.float32(255)], -1)
    x = layers.conv_silu("stem.2", layers.conv_silu("stem.0", _unshuffled(seen)))
    spatial = np.tanh(layers.conv("spatial", x))
    for number in (0, 2, 4):
        x = layers.conv_silu(f"deep.{number}", x, stride=2)
    weight, bias = layers.of("adain")
    return np.ascontiguousarray(spatial.transpose(2, 0, 1)), x.mean((0, 1)) @ weight.T + bias


class _Layers:
    """The embedder's layers by name; pictures are float32 (H, W, C)."""

    def __init__(self, weights: Weights) -> None:
        self._tensors = weights.tensors

    def of(self, name: str) -> tuple[Float, Float]:
        """Weight and bias."""
        weight, bias = (self._tensors[f"embedder.{name}.{part}"].astype(np.float32) for part in ("weight", "bias"))
        return weight, bias

    def conv(self, name: str, x: Float, stride: int = 1) -> Float:
        """As ``network.conv``: zeros around, as many as keep the size."""
        weight, bias = self.of(name)
        kernel, around = weight.shape[2], weight.shape[2] // 2
        padded = np.pad(x, ((around, around), (around, around), (0, 0)))
        # One product with every pixel's neighbourhood in a row: nine small ones take ten times as long.
        windows: Float = np.lib.stride_tricks.sliding_window_view(padded, (kernel, kernel), axis=(0, 1))  # type: ignore[call-overload]
        seen = windows[::stride, ::stride]
        rows = np.ascontiguousarray(seen.transpose(0, 1, 3, 4, 2)).reshape(-1, kernel * kernel * x.shape[2])
        y = rows @ np.ascontiguousarray(weight.transpose(2, 3, 1, 0)).reshape(rows.shape[1], -1) + bias
        made: Float = y.reshape(*seen.shape[:2], -1)
        return made

    def conv_silu(self, name: str, x: Float, stride: int = 1) -> Float:
        y = self.conv(name, x, stride)
        return y / (1 + np.exp(-y))


def _unshuffled(x: Float) -> Float:
    """(S, S, C) in blocks: (S/4, S/4, 16 C), each channel's block together."""
    size, channels = len(x) // _BLOCK, x.shape[2]
    blocks = x.reshape(size, _BLOCK, size, _BLOCK, channels).transpose(0, 2, 4, 1, 3)
    return np.ascontiguousarray(blocks).reshape(size, size, channels * _BLOCK**2)
