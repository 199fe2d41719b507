"""OpenVINO on the CPU: the generator fused and blocked for the processor, its convolutions in 8 bits where the weights
say which numbers enter them (``ranges``); all else in bf16 where there are instructions for that, or in float32.

The graph is written out from the weights (``ovgraph``) and compiled in a tenth of a second, without PyTorch. Never half
precision: bf16 keeps float32's range, and what is sampled is sampled in float32 in any case.

OpenVINO's package reports every import over the network, through a package of its own for that. It does without where
that one is missing, and so it is kept from being found.
"""

from __future__ import annotations

import platform
import sys
from functools import lru_cache
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from engines.packing import carry, expect, pack, unpack
from engines.protocol import Mending, PersonaTensors, Precision
from engines.ranges import ranges_of
from engines.threads import half_the_cores
from puppet.model.tiers import CHANNELS_SEEN, EYES, MOUTH, RASTER
from puppet.model.weights import Weights
from puppet.models import Image

sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # importing it fails from here on
import openvino as ov  # noqa: E402

from engines.ovgraph import generator_graph, watched_graph  # noqa: E402

Asked = Literal["auto", "int8", "bfloat16", "float32", "not int8"]
_HINTS = {"float32": "f32", "bfloat16": "bf16"}


class OpenVinoEngine:
    """Implements ``protocol.MeasuredEngine``. All engines of the same weights share one compiled graph.

    Args:
        weights: what to run.
        threads: to use; None: half of the processor's.
        precision: of the convolutions; auto: 8 bits where the weights allow it and the processor gains by it; not
            int8, or auto without that: bfloat16 where it has instructions for it.

    Raises:
        RuntimeError: OpenVINO cannot run it here.
        ValueError: fewer than one thread, or 8 bits asked of weights that say nothing about their ranges.
    """

    name = "openvino"
    device_ms: ClassVar[float | None] = None

    def __init__(
        self,
        weights: Weights,
        threads: int | None = None,
        precision: Asked = "auto",
    ) -> None:
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads}")
        core = ov.Core()
        hint = _HINTS.get(precision) or _best_precision(core)
        self.precision: Precision = "bfloat16" if hint == "bf16" else "float32"
        known = ranges_of(weights) is not None
        if precision == "int8" and not known:
            raise ValueError("these weights do not say what enters their convolutions")
        if precision == "int8" or (precision == "auto" and known and _gains_by_8_bits()):
            self.precision = "int8"
        short = {"bfloat16": " · bf16", "int8": " · int8"}
        self.runs_on = "OpenVINO · CPU" + short.get(self.precision, "")
        self._tier = weights.tier
        compiled = _compiled(weights, threads or half_the_cores(), hint, self.precision == "int8")
        self._buffers: _Buffers | None = _Buffers(compiled, weights.tier.window, weights.tier.spatial, hint == "bf16")
        self._spatial: NDArray[np.float32] | None = None

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``."""
        if self._buffers is not None:
            self._buffers.adain[0] = persona.adain
        self._spatial = np.ascontiguousarray(persona.spatial.transpose(1, 2, 0))

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``."""
        if self._buffers is None or self._spatial is None:
            raise RuntimeError("the engine is closed" if self._buffers is None else "no portrait is bound")
        return self._buffers.run(warped, raster, grid, self._spatial)

    def warm_up(self) -> None:
        """Run once on nothing: memory is taken then."""
        if self._buffers is None:
            raise RuntimeError("the engine is closed")
        size, cells = self._tier.window, self._tier.size // 4
        nothing = np.zeros((size, size, 4), np.uint8), np.zeros((RASTER, size, size), np.uint8)
        spatial = np.zeros((cells, cells, self._tier.spatial), np.float32)
        self._buffers.run(*nothing, np.zeros((size // 4, size // 4, 2), np.float32), spatial)

    def close(self) -> None:
        """Free its buffers; the compiled graph stays for other engines."""
        self._buffers = self._spatial = None


class _Buffers:
    """What goes into the graph and comes out of it, at places that stay the same from frame to frame.

    Attributes:
        adain: float32 (1, K), the portrait's.
        said: what the graph says, overwritten by each ``ask``.
    """

    def __init__(self, compiled: ov.CompiledModel, size: int, spatial: int, bf16: bool) -> None:
        half, quarter = size // 2, size // 4
        self._values = _values(bf16)
        self._packed = np.zeros((1, half, half, 4 * CHANNELS_SEEN), self._values.dtype)
        self._known = np.zeros((1, quarter, quarter, spatial + 4), np.float32)
        self.adain = np.zeros(tuple(compiled.inputs[2].shape), np.float32)
        self._expected = np.zeros((1, 4, half, half), np.float32)
        self._request: Any = compiled.create_infer_request()
        given = ov.Tensor(self._packed, self._packed.shape, ov.Type.bf16) if bf16 else ov.Tensor(self._packed, True)
        for number, tensor in enumerate((given, *(ov.Tensor(a, True) for a in (self._known, self.adain)))):
            self._request.set_input_tensor(number, tensor)
        self._request.set_input_tensor(3, ov.Tensor(self._expected, True))
        outputs = range(len(compiled.outputs))
        self.said = [self._request.get_output_tensor(number).data[0] for number in outputs]

    def ask(self, warped: Image, raster: Image, grid: np.ndarray, spatial: NDArray[np.float32]) -> None:
        pack(np.ascontiguousarray(warped), np.ascontiguousarray(raster), self._values, self._packed[0])
        carry(spatial, np.ascontiguousarray(grid, np.float32), self._known[0])
        expect(raster[MOUTH], raster[EYES], self._expected[0])
        self._request.infer(share_outputs=True)  # else it copies each answer into memory that is new to the system

    def run(self, warped: Image, raster: Image, grid: np.ndarray, spatial: NDArray[np.float32]) -> Mending:
        size = len(warped)
        self.ask(warped, raster, grid, spatial)
        flow, shade, change, mask, alpha = self.said
        mending = Mending(
            np.empty((size, size, 2), np.float32), shade.copy(), np.empty((size, size, 3), np.float32),
            np.empty((size, size), np.float32), np.empty((size, size), np.float32),
        )  # fmt: skip
        unpack(warped, flow, change, mask, alpha, mending.flow, mending.paint, mending.mask, mending.alpha)
        return mending


class Watch:
    """The generator in float32, seen from within: what enters its convolutions.

    Args:
        weights: what to run.
    """

    def __init__(self, weights: Weights) -> None:
        graph, self._names = watched_graph(weights.tier, weights.tensors)
        compiled = ov.Core().compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        self._buffers = _Buffers(compiled, weights.tier.window, weights.tier.spatial, bf16=False)

    def __call__(
        self, persona: PersonaTensors, warped: Image, raster: Image, grid: np.ndarray
    ) -> dict[str, NDArray[np.float32]]:
        """By the convolution's name, float32 (C, H, W); overwritten by the next call."""
        self._buffers.adain[0] = persona.adain
        self._buffers.ask(warped, raster, grid, np.ascontiguousarray(persona.spatial.transpose(1, 2, 0)))
        return dict(zip(self._names, self._buffers.said, strict=True))


def _values(bf16: bool) -> NDArray:
    """What a byte stands for, (2, 256): colours of the warp from -1 to 1, all else from 0 to 1; bf16 as uint16."""
    byte = np.arange(256, dtype=np.float32)
    values = np.stack([byte / np.float32(127.5) - 1, byte / np.float32(255)])
    if not bf16:
        return values
    bits = values.view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)  # to the nearest, ties to even


def _best_precision(core: ov.Core) -> str:
    """What OpenVINO would take by itself, if that is bf16: it does where there are instructions for it."""
    by_itself = core.get_property("CPU", "INFERENCE_PRECISION_HINT").get_type_name()
    return "bf16" if by_itself == "bf16" else "f32"  # it would take f16 on other processors


def _gains_by_8_bits() -> bool:
    """OpenVINO has whole-number convolutions for all processors of this family; for others it has them for some layers
    only, and what goes between those takes longer than they save."""
    return platform.machine().lower() in ("x86_64", "amd64")


@lru_cache(maxsize=3)
def _compiled(weights: Weights, threads: int, hint: str, in_8_bits: bool) -> ov.CompiledModel:
    settings = {
        "PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": hint, "INFERENCE_NUM_THREADS": threads,
        "ENABLE_CPU_PINNING": False,  # a thread that is tied to a processor waits for it while another one idles
    }  # fmt: skip
    dtype = ov.Type.bf16 if hint == "bf16" else ov.Type.f32
    ranges = ranges_of(weights) if in_8_bits else None
    return ov.Core().compile_model(generator_graph(weights.tier, weights.tensors, dtype, ranges), "CPU", settings)
