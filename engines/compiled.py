"""PyTorch's compiler, and CUDA graphs where there is CUDA: no launch of a kernel waits for Python.

On a GPU everything of a frame is one upload from pinned memory, one replay of a graph and one download to pinned
memory. A persona is copied into the graph's own inputs, so that binding another portrait captures nothing again.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import torch
from torch import Tensor, nn

from engines.protocol import Mending, PersonaTensors
from engines.threads import half_the_cores
from puppet.model.network import RASTER, Generator, Tier, as_input
from puppet.model.weights import Weights
from puppet.models import Image

Precision = Literal["float32", "bfloat16", "float16"]
_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
_WARM_UP = 3


class CompiledEngine:
    """Implements ``protocol.Engine``.

    Args:
        weights: what to run.
        device: "cuda", "cuda:1", "cpu"; empty: CUDA where there is one.
        precision: of the convolutions; sampling stays float32. Empty: float16 on CUDA, float32 on a CPU.
        compiled: use torch.compile, which takes up to a minute and needs a C compiler; without it a CUDA graph of the
            plain network is ready in a second.

    Raises:
        RuntimeError: it cannot be compiled or run here.
    """

    def __init__(
        self, weights: Weights, device: str = "", precision: Precision | Literal[""] = "", compiled: bool = True
    ) -> None:
        self._device = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        if self._device.type == "cuda" and not torch.cuda.is_available():
            raise RuntimeError("PyTorch sees no CUDA device")
        on_gpu = self._device.type == "cuda"
        if not on_gpu and not compiled:
            raise RuntimeError("there are no CUDA graphs on a CPU")
        self.name = "compiled" if compiled else "graph"
        chosen: Precision = precision or ("float16" if on_gpu else "float32")
        where = torch.cuda.get_device_name(self._device) if on_gpu else "CPU"
        how = "PyTorch, compiled" if compiled else "PyTorch, CUDA graph"
        self.runs_on = f"{how} · {where}" + ("" if chosen == "float32" else f" · {_SHORT[chosen]}")
        self._tier = weights.tier
        network = Generator(weights.tier)
        network.load_state_dict(weights.generator.state_dict())
        network.eval().requires_grad_(False).to(self._device, _DTYPES[chosen])
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        frame = _Frame(network, weights.tier, _DTYPES[chosen])
        self._frame: nn.Module | None = torch.compile(frame, dynamic=False) if compiled else frame  # type: ignore[assignment]
        self._host = _pinned(_input_bytes(weights.tier), self._device)
        self._bytes = torch.zeros_like(self._host, device=self._device)
        self._said_host = _pinned(4 * _output_floats(weights.tier), self._device)
        cells = weights.tier.size // 4
        self._spatial = torch.zeros((1, weights.tier.spatial, cells, cells), device=self._device).contiguous(
            memory_format=torch.channels_last
        )
        self._adain = torch.zeros((1, weights.embedder.adain.out_features), device=self._device, dtype=_DTYPES[chosen])
        self._bound = False
        self._graph: torch.cuda.CUDAGraph | None = None
        self._said: Tensor | None = None
        try:
            self._prepare()
        except Exception as error:  # the compiler's own errors have many bases
            raise RuntimeError(f"PyTorch cannot compile the generator here: {error}") from error

    @torch.inference_mode()
    def _prepare(self) -> None:
        if self._device.type != "cuda":
            torch.set_num_threads(half_the_cores())
            self._say()
            return
        side = torch.cuda.Stream(self._device)
        side.wait_stream(torch.cuda.current_stream(self._device))
        with torch.cuda.stream(side):
            for _ in range(_WARM_UP):
                self._say()
        torch.cuda.current_stream(self._device).wait_stream(side)
        torch.cuda.synchronize(self._device)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._bytes.copy_(self._host, non_blocking=True)
            self._said = self._say()
            self._said_host.view(torch.float32).copy_(self._said, non_blocking=True)
        self._graph = graph

    def _say(self) -> Tensor:
        assert self._frame is not None
        said: Tensor = self._frame(self._bytes, self._spatial, self._adain)
        return said

    @torch.inference_mode()
    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``."""
        self._spatial.copy_(torch.from_numpy(persona.spatial)[None])
        self._adain.copy_(torch.from_numpy(persona.adain)[None])
        self._bound = True

    @torch.inference_mode()
    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``."""
        if not self._bound or self._frame is None:
            raise RuntimeError("no portrait is bound" if self._frame is not None else "the engine is closed")
        size = self._tier.size
        host = self._host.numpy()
        a, b = 4 * size * size, (4 + RASTER) * size * size
        host[:a], host[a:b], host[b:] = warped.reshape(-1), raster.reshape(-1), grid.reshape(-1).view(np.uint8)
        if self._graph is None:
            if torch.get_num_threads() != half_the_cores():
                torch.set_num_threads(half_the_cores())
            self._bytes.copy_(self._host)
            said = self._say().numpy()
        else:
            self._graph.replay()
            torch.cuda.current_stream(self._device).synchronize()
            said = self._said_host.numpy().view(np.float32)
        return _mending(said.copy(), size)

    def warm_up(self) -> None:
        """All was done when it was made."""

    def close(self) -> None:
        """Free the network and the graph."""
        self._graph = self._frame = self._said = None


_SHORT = {"bfloat16": "bf16", "float16": "fp16"}


class _Frame(nn.Module):
    """One frame from the bytes that were uploaded to the floats that are downloaded."""

    def __init__(self, network: Generator, tier: Tier, dtype: torch.dtype) -> None:
        super().__init__()
        self.network, self.size, self.dtype = network, tier.size, dtype

    def forward(self, given: Tensor, spatial: Tensor, adain: Tensor) -> Tensor:
        size, cells = self.size, self.size // 4
        a, b = 4 * size * size, (4 + RASTER) * size * size
        warped = as_input(given[:a].view(1, size, size, 4), self.dtype)
        raster = given[a:b].view(1, RASTER, size, size).to(self.dtype) / 255
        grid = given[b:].view(torch.float32).view(1, cells, cells, 2)
        mended = self.network(warped, raster, grid, spatial, adain)
        return torch.cat([part[0].permute(1, 2, 0).reshape(-1) for part in mended])


def _input_bytes(tier: Tier) -> int:
    return (4 + RASTER) * tier.size**2 + 8 * (tier.size // 4) ** 2


def _output_floats(tier: Tier) -> int:
    return 7 * tier.size**2 + 3 * (tier.size // 8) ** 2


def _pinned(count: int, device: torch.device) -> Tensor:
    return torch.zeros(count, dtype=torch.uint8, pin_memory=device.type == "cuda")


def _mending(said: np.ndarray, size: int) -> Mending:
    pixels, coarse = size * size, (size // 8) ** 2
    ends = np.cumsum([2 * pixels, 3 * coarse, 3 * pixels, pixels])
    flow, shade, paint, mask, alpha = np.split(said, ends)
    return Mending(
        flow.reshape(size, size, 2), shade.reshape(size // 8, size // 8, 3), paint.reshape(size, size, 3),
        mask.reshape(size, size), alpha.reshape(size, size),
    )  # fmt: skip
