"""PyTorch as it is, on the CPU: the slowest way to run the generator, and what all others are checked against."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np
import torch
from torch import Tensor

from engines.protocol import Mending, PersonaTensors, Precision
from engines.threads import half_the_cores
from puppet.model.network import RASTER, Generator, as_input
from puppet.model.weights import Weights
from puppet.models import Image

_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}


class EagerEngine:
    """Implements ``protocol.MeasuredEngine``.

    Args:
        weights: what to run.
        threads: that PyTorch may use, whichever thread calls; None: half of the processor's.
        precision: of the convolutions; where things are sampled stays float32 in any case. bfloat16 pays only on
            processors with instructions for it.
    """

    name = "eager"
    device_ms: ClassVar[float | None] = None

    def __init__(
        self, weights: Weights, threads: int | None = None, precision: Literal["float32", "bfloat16"] = "float32"
    ) -> None:
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads}")
        self.precision: Precision = precision
        self.runs_on = "PyTorch · CPU" + (" · bf16" if precision == "bfloat16" else "")
        self._tier = weights.tier
        self._threads = threads or half_the_cores()
        self._dtype = _DTYPES[precision]
        network = Generator(weights.tier)
        network.load_state_dict(weights.generator.state_dict())
        network.eval().requires_grad_(False).to(self._dtype)
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._network: Generator | None = network
        self._adain_length = weights.tier.adain
        self._persona: tuple[Tensor, Tensor] | None = None

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``."""
        spatial = torch.from_numpy(persona.spatial)[None].contiguous(memory_format=torch.channels_last)
        self._persona = spatial, torch.from_numpy(persona.adain)[None].to(self._dtype)

    @torch.inference_mode()
    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``."""
        if self._persona is None or self._network is None:
            raise RuntimeError("no portrait is bound" if self._network is not None else "the engine is closed")
        # PyTorch counts threads per calling thread, and the chain may call from any.
        if torch.get_num_threads() != self._threads:
            torch.set_num_threads(self._threads)
        seen = as_input(torch.from_numpy(warped)[None], self._dtype)
        pose = torch.from_numpy(raster)[None].to(self._dtype) / 255
        mended = self._network(seen, pose, torch.from_numpy(grid)[None], *self._persona)
        flow, shade, paint, mask, alpha = (_as_image(part) for part in mended)
        return Mending(flow, shade, paint, mask[..., 0], alpha[..., 0])

    def warm_up(self) -> None:
        """Run twice on nothing; PyTorch chooses its kernels and takes its memory then."""
        bound, size, cells = self._persona, self._tier.window, self._tier.size // 4
        if bound is None:
            shape = (self._tier.spatial, cells, cells)
            self.bind(PersonaTensors(np.zeros(shape, np.float32), np.zeros(self._adain_length, np.float32)))
        nothing = np.zeros((size, size, 4), np.uint8), np.zeros((RASTER, size, size), np.uint8)
        for _ in range(2):
            self.run(*nothing, np.zeros((size // 4, size // 4, 2), np.float32))
        self._persona = bound

    def close(self) -> None:
        """Free the network."""
        self._network = self._persona = None


def _as_image(output: Tensor) -> np.ndarray:
    """(1, C, H, W) to float32 (H, W, C)."""
    return output[0].permute(1, 2, 0).float().contiguous().numpy()
