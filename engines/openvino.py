"""OpenVINO on the CPU: the same graph as PyTorch's, fused and blocked for the processor; bf16 where it has that.

The graph is traced from the network once and kept in the user's cache folder, since tracing takes seconds and compiling
it a fraction of one. Never half precision: bf16 keeps float32's range, and OpenVINO samples in float32 in any case.

OpenVINO's package reports every import over the network, through a package of its own for that. It does without where
that one is missing, and so it is kept from being found.
"""

from __future__ import annotations

import hashlib
import inspect
import logging
import sys
import tempfile
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor, nn

from engines.protocol import Mending, PersonaTensors
from engines.threads import half_the_cores
from puppet.files import write_atomically
from puppet.model import network
from puppet.model.network import RASTER, Generator, Tier, as_input
from puppet.model.weights import Weights
from puppet.models import Image

sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # importing it fails from here on
import openvino as ov  # noqa: E402
from openvino.frontend import FrontEndManager  # noqa: E402
from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder  # noqa: E402

logger = logging.getLogger(__name__)

Precision = Literal["auto", "float32", "bfloat16"]
_HINTS = {"float32": "f32", "bfloat16": "bf16"}
_MAGIC = b"puppet-graph-1\n"


class OpenVinoEngine:
    """Implements ``protocol.Engine``. All engines of the same weights share one compiled graph.

    Args:
        weights: what to run.
        cache: folder to keep the graph in; None: it is traced each time.
        threads: to use; None: half of the processor's.
        precision: of the convolutions; auto: bfloat16 where the processor has instructions for it.

    Raises:
        RuntimeError: OpenVINO cannot run it here.
    """

    name = "openvino"

    def __init__(
        self,
        weights: Weights,
        cache: Path | None = None,
        threads: int | None = None,
        precision: Precision = "auto",
    ) -> None:
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads}")
        core = ov.Core()
        hint = _HINTS.get(precision) or _best_precision(core)
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
    return _file(weights, cache).is_file()


def _file(weights: Weights, cache: Path) -> Path:
    return cache / f"{_key(weights)}.graph"


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
    path = None if cache is None else _file(weights, cache)
    kept = None if path is None else _read(path)
    if kept is not None:
        return kept
    graph = _traced(weights)
    if path is not None:
        try:
            write_atomically(path, _packed(graph))
        except OSError as error:
            logger.warning("The generator's graph is not kept for the next start: %s", error)
    return graph


def _key(weights: Weights) -> str:
    """Names whatever decides the graph: its values, how the network is written, and who translates it."""
    parts = (weights.hash, weights.tier.name, inspect.getsource(network), inspect.getsource(_Whole))
    versions = (str(torch.__version__), str(ov.__version__))
    return hashlib.sha256("\0".join((*parts, *versions)).encode()).hexdigest()[:32]


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
    """A graph as bytes that prove themselves whole."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.xml"
        ov.save_model(graph, file, compress_to_fp16=False)
        xml, values = file.read_bytes(), file.with_suffix(".bin").read_bytes()
    content = len(xml).to_bytes(8, "little") + xml + values
    return _MAGIC + hashlib.sha256(content).digest() + content


def _read(path: Path) -> ov.Model | None:
    """A kept graph; None if there is none, or it is damaged."""
    try:
        packed = path.read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + 32
    content = packed[start:]
    if not packed.startswith(_MAGIC) or hashlib.sha256(content).digest() != packed[len(_MAGIC) : start]:
        logger.warning("The generator's graph kept in %s is damaged; it is made again", path.name)
        return None
    end = 8 + int.from_bytes(content[:8], "little")
    return ov.Core().read_model(content[8:end], content[end:])
