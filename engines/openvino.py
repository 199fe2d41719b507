"""OpenVINO on the CPU: the same graph as PyTorch's, fused and blocked for the processor; bf16 where it has that.

The graph is traced from the network once and kept in the user's cache folder, since tracing takes seconds and compiling
it a fraction of one. Never half precision: bf16 keeps float32's range, and OpenVINO samples in float32 in any case.

OpenVINO's package reports every import over the network, through a package of its own for that. It does without where
that one is missing, and so it is kept from being found.
"""

from __future__ import annotations

import hashlib
import inspect
import sys
import tempfile
import warnings
from functools import lru_cache
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
import torch
from torch import Tensor, nn

from engines.cache import EngineCache
from engines.protocol import Mending, PersonaTensors, Precision
from engines.threads import half_the_cores
from puppet.model import network
from puppet.model.network import RASTER, Generator, Tier, as_input
from puppet.model.weights import Weights
from puppet.models import Image

sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # importing it fails from here on
import openvino as ov  # noqa: E402
from openvino.frontend import FrontEndManager  # noqa: E402
from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder  # noqa: E402

KIND = "openvino"
_HINTS = {"float32": "f32", "bfloat16": "bf16"}


class OpenVinoEngine:
    """Implements ``protocol.MeasuredEngine``. All engines of the same weights share one compiled graph.

    Args:
        weights: what to run.
        cache: folder to keep the graph in; None: it is traced each time.
        threads: to use; None: half of the processor's.
        precision: of the convolutions; auto: bfloat16 where the processor has instructions for it.

    Raises:
        RuntimeError: OpenVINO cannot run it here.
    """

    name = "openvino"
    device_ms: ClassVar[float | None] = None

    def __init__(
        self,
        weights: Weights,
        cache: Path | None = None,
        threads: int | None = None,
        precision: Literal["auto", "float32", "bfloat16"] = "auto",
    ) -> None:
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads}")
        core = ov.Core()
        hint = _HINTS.get(precision) or _best_precision(core)
        self.precision: Precision = "bfloat16" if hint == "bf16" else "float32"
        self.runs_on = "OpenVINO · CPU" + (" · bf16" if hint == "bf16" else "")
        self._tier = weights.tier
        self._adain_length = weights.embedder.adain.out_features
        self._request = _compiled(weights, cache, threads or half_the_cores(), hint).create_infer_request()
        self._bound = self._closed = False

    def bind(self, persona: PersonaTensors) -> None:
        """Take a portrait; see ``protocol.Engine``."""
        self._give(persona)
        self._bound = True

    def _give(self, persona: PersonaTensors) -> None:
        self._persona = persona
        for index, tensor in enumerate((persona.spatial, persona.adain), start=3):
            self._request.set_input_tensor(index, ov.Tensor(np.ascontiguousarray(tensor[None])))

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        """Look at one frame; see ``protocol.Engine``."""
        if self._closed or not self._bound:
            raise RuntimeError("the engine is closed" if self._closed else "no portrait is bound")
        return self._run(warped, raster, grid)

    def _run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        outputs = self._request.infer({0: warped[None], 1: raster[None], 2: grid[None]}, share_outputs=False)
        return Mending(*(outputs[number][0] for number in range(5)))

    def warm_up(self) -> None:
        """Run once on nothing: memory is taken then."""
        bound, size = self._persona if self._bound else None, self._tier.size
        if bound is None:
            shape = (self._tier.spatial, size // 4, size // 4)
            self._give(PersonaTensors(np.zeros(shape, np.float32), np.zeros(self._adain_length, np.float32)))
        nothing = np.zeros((size, size, 4), np.uint8), np.zeros((RASTER, size, size), np.uint8)
        self._run(*nothing, np.zeros((size // 4, size // 4, 2), np.float32))

    def close(self) -> None:
        """Free its buffers; the compiled graph stays for other engines."""
        self._closed = True
        self._request = None


def is_kept(weights: Weights, cache: Path) -> bool:
    """Whether the graph of these weights was made before."""
    return EngineCache(cache).has(KIND, _key(weights))


def _best_precision(core: ov.Core) -> str:
    """What OpenVINO would take by itself, if that is bf16: it does where there are instructions for it."""
    by_itself = core.get_property("CPU", "INFERENCE_PRECISION_HINT").get_type_name()
    return "bf16" if by_itself == "bf16" else "f32"  # it would take f16 on other processors


@lru_cache(maxsize=2)
def _compiled(weights: Weights, cache: Path | None, threads: int, hint: str) -> ov.CompiledModel:
    settings = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": hint, "INFERENCE_NUM_THREADS": threads}
    return ov.Core().compile_model(_graph(weights, cache), "CPU", settings)


# ---- the graph -------------------------------------------------------------------------------------------------------


class _Whole(nn.Module):
    """The generator between plain pictures: what it is given as uint8, what it says with channels last."""

    def __init__(self, generator: Generator) -> None:
        super().__init__()
        self.generator = generator

    def forward(
        self, warped: Tensor, raster: Tensor, grid: Tensor, spatial: Tensor, adain: Tensor
    ) -> tuple[Tensor, ...]:
        mended = self.generator(as_input(warped, torch.float32), raster.float() / 255, grid, spatial, adain)
        flow, shade, paint = (part.permute(0, 2, 3, 1) for part in mended[:3])
        return flow, shade, paint, mended.mask[:, 0], mended.alpha[:, 0]


def _graph(weights: Weights, cache: Path | None) -> ov.Model:
    """The generator as OpenVINO's, from the cache if it is there."""
    if cache is None:
        return _traced(weights)
    kept, key = EngineCache(cache), _key(weights)
    content = kept.get(KIND, key)
    if content is not None:
        try:
            return _unpacked(content)
        except (RuntimeError, ValueError) as error:
            kept.drop(KIND, key, f"OpenVINO does not read it ({error})")
    graph = _traced(weights)
    kept.put(KIND, key, _packed(graph))
    return graph


def _key(weights: Weights) -> dict[str, str]:
    """Whatever decides the graph: its values, how the network is written, and who translates it."""
    source = inspect.getsource(network) + inspect.getsource(_Whole)
    return {
        "openvino": str(ov.__version__),
        "torch": str(torch.__version__),
        "tier": weights.tier.name,
        "weights": weights.hash,
        "network": hashlib.sha256(source.encode()).hexdigest(),
    }


def _traced(weights: Weights) -> ov.Model:
    examples = _examples(weights.tier, weights.embedder.adain.out_features)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of tracing, which the front end relies on
        decoder = TorchScriptPythonDecoder(_Whole(weights.generator), example_input=examples)
    front_end = FrontEndManager().load_by_framework("pytorch")
    graph = front_end.convert(front_end.load(decoder))
    graph.reshape({given: list(example.shape) for given, example in zip(graph.inputs, examples, strict=True)})
    return graph


def _examples(tier: Tier, adain: int) -> tuple[Tensor, ...]:
    """One of each input, in order."""
    size = tier.size
    return (
        torch.zeros(1, size, size, 4, dtype=torch.uint8),
        torch.zeros(1, RASTER, size, size, dtype=torch.uint8),
        torch.zeros(1, size // 4, size // 4, 2),
        torch.zeros(1, tier.spatial, size // 4, size // 4),
        torch.zeros(1, adain),
    )


def _packed(graph: ov.Model) -> bytes:
    """A graph as bytes: the length of its description, the description, the values."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.xml"
        ov.save_model(graph, file, compress_to_fp16=False)
        xml, values = file.read_bytes(), file.with_suffix(".bin").read_bytes()
    return len(xml).to_bytes(8, "little") + xml + values


def _unpacked(content: bytes) -> ov.Model:
    end = 8 + int.from_bytes(content[:8], "little")
    return ov.Core().read_model(content[8:end], content[end:])
