"""What engines that run PyTorch tensors on a device share: a frame, or one of each of many puppets, is one upload, one
replay and one download.

On a GPU a frame goes through pinned memory and a CUDA graph, so that no launch of a kernel waits for Python. A portrait
is copied into the graph's own inputs: binding another one captures nothing again.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from engines.protocol import Mending, PersonaTensors, Precision
from engines.threads import half_the_cores
from puppet.model.network import RASTER, Tier, as_input
from puppet.model.weights import Weights
from puppet.models import Image

DTYPES: dict[Precision, torch.dtype] = {
    "float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16,
}  # fmt: skip
SHORT: dict[Precision, str] = {"float32": "", "bfloat16": " · bf16", "float16": " · fp16"}
_WARM_UP = 3
"""Runs before a graph is captured: kernels are chosen and memory is taken in them."""
_CAPTURING = threading.Lock()
"""PyTorch's allocator is not asked to tell two captures apart."""


Shown = tuple[Image, Image, np.ndarray]
"""What an engine is shown of a frame: warped, raster and grid; see ``protocol.Engine``."""


class Frame(nn.Module):
    """One frame each of some puppets, from the bytes that were uploaded to the floats that are downloaded.

    Args:
        network: as ``network.Generator.forward``: takes warped, raster, grid, spatial and adain, gives five tensors.
        tier: its size.
        dtype: of warped and raster as the network takes them.
    """

    def __init__(self, network: nn.Module, tier: Tier, dtype: torch.dtype) -> None:
        super().__init__()
        self.network, self.size, self.dtype = network, tier.window, dtype

    def forward(self, given: Tensor, spatial: Tensor, adain: Tensor) -> Tensor:
        """A row of bytes, of spatial features and of AdaIN parameters for each puppet; a row of floats for each."""
        size, cells, puppets = self.size, self.size // 4, given.shape[0]
        a, b = 4 * size * size, (4 + RASTER) * size * size
        warped = as_input(given[:, :a].reshape(puppets, size, size, 4), self.dtype)
        raster = given[:, a:b].reshape(puppets, RASTER, size, size).to(self.dtype) / 255
        grid = given[:, b:].contiguous().view(torch.float32).view(puppets, cells, cells, 2)
        mended = self.network(warped, raster, grid, spatial, adain)
        return torch.cat([part.float().permute(0, 2, 3, 1).reshape(puppets, -1) for part in mended], 1)


@dataclass(frozen=True, eq=False, slots=True)
class Bound:
    """A portrait's tensors on the device, with a batch in front."""

    spatial: Tensor
    adain: Tensor


class Program:
    """A generator ready to run on one device. Engines of the same weights share it, each with its own portrait.

    Args:
        frame: as ``Frame.forward``.
        tier: its size.
        adain: how many AdaIN parameters a portrait has.
        device: where it runs.
        dtype: of the AdaIN parameters; spatial features stay float32.
        memory_format: of the spatial features.
        puppets: that it runs at once; what is captured and compiled is for this many.

    Raises:
        RuntimeError: it cannot run there.
    """

    def __init__(
        self,
        frame: Callable[[Tensor, Tensor, Tensor], Tensor],
        tier: Tier,
        adain: int,
        device: torch.device,
        dtype: torch.dtype,
        memory_format: torch.memory_format = torch.contiguous_format,
        puppets: int = 1,
    ) -> None:
        self.tier, self.adain, self.device, self.puppets = tier, adain, device, puppets
        self._frame = frame
        self._lock = threading.Lock()
        size, cells, pinned = tier.window, tier.size // 4, device.type == "cuda"
        given, said = (4 + RASTER) * size**2 + 8 * (size // 4) ** 2, 7 * size**2 + 3 * (size // 8) ** 2
        self._host = torch.zeros((puppets, given), dtype=torch.uint8, pin_memory=pinned)
        self._bytes = torch.zeros((puppets, given), dtype=torch.uint8, device=device)
        self._said_host = torch.zeros((puppets, said), pin_memory=pinned)
        spatial = torch.zeros((puppets, tier.spatial, cells, cells), device=device)
        spatial = spatial.contiguous(memory_format=memory_format)
        self._inputs = Bound(spatial, torch.zeros((puppets, adain), device=device, dtype=dtype))
        self._bound: list[Bound | None] = [None] * puppets
        self._graph: torch.cuda.CUDAGraph | None = None
        self._prepare()

    def upload(self, persona: PersonaTensors) -> Bound:
        """A portrait, on the device."""
        with self._here():
            return Bound(
                torch.from_numpy(persona.spatial)[None].to(self._inputs.spatial),
                torch.from_numpy(persona.adain)[None].to(self._inputs.adain),
            )

    def run(self, seats: Sequence[tuple[Bound, Shown] | None]) -> tuple[list[Mending | None], float | None]:
        """Look at one frame of each puppet.

        Args:
            seats: portrait and frame of each; None where there is none this time, which costs no less.

        Returns:
            What the generator says of each, and the device's own milliseconds for all of them, if it tells.

        Raises:
            ValueError: there are not as many as it is made for.
        """
        if len(seats) != self.puppets:
            raise ValueError(f"made for {self.puppets} puppets, not {len(seats)}")
        with self._lock, self._here():
            size = self.tier.window
            host, a, b = self._host.numpy(), 4 * size * size, (4 + RASTER) * size * size
            for seat, taken in enumerate(seats):
                if taken is None:
                    continue
                bound, (warped, raster, grid) = taken
                if self._bound[seat] is not bound:
                    self._inputs.spatial[seat : seat + 1].copy_(bound.spatial)
                    self._inputs.adain[seat : seat + 1].copy_(bound.adain)
                    self._bound[seat] = bound
                row = host[seat]
                row[:a], row[a:b], row[b:] = warped.reshape(-1), raster.reshape(-1), grid.reshape(-1).view(np.uint8)
            milliseconds = self._run_once()
            said = self._said_host.numpy()
            mended = [
                None if taken is None else _mending(row.copy(), size) for row, taken in zip(said, seats, strict=True)
            ]
            return mended, milliseconds

    def _prepare(self) -> None:
        with self._here():
            if self.device.type != "cuda":
                self._compute()
                return
            side = torch.cuda.Stream(self.device)
            side.wait_stream(torch.cuda.current_stream(self.device))
            with torch.cuda.stream(side):
                for _ in range(_WARM_UP):
                    self._compute()
            torch.cuda.current_stream(self.device).wait_stream(side)
            torch.cuda.synchronize(self.device)
            graph = torch.cuda.CUDAGraph()
            # Only this thread's calls are watched: another engine runs in the meantime.
            with _CAPTURING, torch.cuda.graph(graph, capture_error_mode="thread_local"):
                self._compute()
            self._graph = graph

    def _compute(self) -> None:
        """Upload, run, download."""
        self._bytes.copy_(self._host, non_blocking=True)
        self._said_host.copy_(self._frame(self._bytes, self._inputs.spatial, self._inputs.adain), non_blocking=True)

    def _run_once(self) -> float | None:
        if self._graph is None:
            self._compute()
            return None
        start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        start.record()
        self._graph.replay()
        end.record()
        end.synchronize()
        return start.elapsed_time(end)

    @contextlib.contextmanager
    def _here(self) -> Iterator[None]:
        """On the device, without gradients, with the threads that engines may use."""
        if self.device.type == "cpu" and torch.get_num_threads() != half_the_cores():
            torch.set_num_threads(half_the_cores())  # PyTorch counts them per calling thread
        where = torch.cuda.device(self.device) if self.device.type == "cuda" else contextlib.nullcontext()
        with where, torch.inference_mode():
            yield


class Programs:
    """Programs that were made, for engines that are made later to share."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], Program] = {}
        self._making = threading.Lock()

    def get(self, weights: Weights, way: str, make: Callable[[], Program]) -> Program:
        """The program of these weights in one way of running them; made where there is none. Several portraits may ask
        at once: the first of them makes it, and the others find it made."""
        with self._making:
            known = self._made.get((weights.hash, way))
            if known is None:
                known = self._made[weights.hash, way] = make()
            return known

    def release(self, weights: Weights | None = None) -> None:
        """Forget those of some weights, or all of them. Waits for none that is being made."""
        for key in list(self._made):
            if weights is None or key[0] == weights.hash:
                self._made.pop(key, None)


class DeviceEngine:
    """Implements ``protocol.MeasuredEngine`` on a program.

    Args:
        name: what it is chosen by.
        runs_on: in words, without the precision.
        precision: of the convolutions.
        program: may be shared.
    """

    def __init__(self, name: str, runs_on: str, precision: Precision, program: Program) -> None:
        self.name, self.precision = name, precision
        self.runs_on = runs_on + SHORT[precision]
        self.device_ms: float | None = None
        self._program: Program | None = program
        self._bound: Bound | None = None

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``."""
        if self._program is None:
            raise RuntimeError("the engine is closed")
        self._bound = self._program.upload(persona)

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``."""
        if self._program is None or self._bound is None:
            raise RuntimeError("the engine is closed" if self._program is None else "no portrait is bound")
        (mending,), self.device_ms = self._program.run([(self._bound, (warped, raster, grid))])
        assert mending is not None  # there was a frame
        return mending

    def warm_up(self) -> None:
        """All was done when the program was made."""

    def close(self) -> None:
        """Let the program and the portrait go."""
        self._program = self._bound = None


def _mending(said: np.ndarray, size: int) -> Mending:
    pixels, coarse = size * size, (size // 8) ** 2
    flow, shade, paint, mask, alpha = np.split(said, np.cumsum([2 * pixels, 3 * coarse, 3 * pixels, pixels]))
    return Mending(
        flow.reshape(size, size, 2), shade.reshape(size // 8, size // 8, 3), paint.reshape(size, size, 3),
        mask.reshape(size, size), alpha.reshape(size, size),
    )  # fmt: skip
