"""TensorRT on NVIDIA GPUs: one engine of fixed shapes in half precision for all portraits, replayed as a CUDA graph.

Torch-TensorRT (the full package or the one for RTX cards, whichever is installed) lowers the exported graph to a raw
engine in a process of its own, see ``build``; TensorRT's own runtime reads it. The engine is kept in the user's cache
folder. (``torch_tensorrt.load`` and ``torch.export.load`` would unpickle files, and Torch-TensorRT's own cache does not
tell GPUs and drivers apart.) Weights and activations are half precision; sampling coordinates and outputs float32.

Never run on a GPU so far: written from the documentation of Torch-TensorRT 2.13 and TensorRT 10, and tested against a
stand-in of TensorRT's Python interface.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import importlib.util
import inspect
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from engines.build import build_elsewhere
from engines.cache import EngineCache
from engines.device import DTYPES, DeviceEngine, Frame, Program, Programs
from engines.lowering import INPUTS
from engines.protocol import Precision
from puppet.gpu import nvidia_gpus
from puppet.model import network
from puppet.model.weights import Weights

logger = logging.getLogger(__name__)

KIND = "tensorrt"
PRECISION: Precision = "float16"
PACKAGES = (("torch-tensorrt", "tensorrt"), ("torch-tensorrt-rtx", "tensorrt_rtx"))
"""Packages that lower graphs, each with the module of the TensorRT it is made for; both give ``torch_tensorrt``."""
PROGRAMS = Programs()


def why_not() -> str:
    """Why there can be no such engine here; empty if nothing is known to speak against it. Imports none of it."""
    if not torch.cuda.is_available():
        return "PyTorch sees no CUDA device"
    if _package() is None:
        return "neither torch-tensorrt nor torch-tensorrt-rtx is installed (pip install -r requirements-gpu.txt)"
    return ""


def is_kept(weights: Weights, cache: Path) -> bool:
    """Whether an engine of these weights was built before on this machine as it is now."""
    return not why_not() and EngineCache(cache).has(KIND, key(weights, facts()))


class TensorRtEngine(DeviceEngine):
    """Implements ``protocol.MeasuredEngine``. All engines of the same weights share one program.

    Args:
        weights: what to run.
        cache: folder that the built engine is kept in.
        tell: told each step of a build, in words; a build takes minutes.

    Raises:
        RuntimeError: it cannot be built or run here.
    """

    def __init__(self, weights: Weights, cache: Path, tell: Callable[[str], object] = logger.info) -> None:
        if reason := why_not():
            raise RuntimeError(reason)
        device = torch.device("cuda", torch.cuda.current_device())
        try:
            program = PROGRAMS.get(weights, str(device), lambda: program_kept(weights, cache, device, tell))
        except Exception as error:  # TensorRT and its bindings raise what they like
            raise RuntimeError(f"TensorRT does not run the generator here: {error}") from error
        super().__init__("tensorrt", f"TensorRT · {torch.cuda.get_device_name(device)}", PRECISION, program)


def facts() -> dict[str, str]:
    """What an engine depends on beside the graph: the GPU and whatever builds and runs it.

    Raises:
        RuntimeError: there is no GPU or no package.
    """
    package = _package()
    if package is None:
        raise RuntimeError(why_not())
    lowering, bindings = package
    about = torch.cuda.get_device_properties(torch.cuda.current_device())
    gpus = nvidia_gpus()
    return {
        "gpu": about.name,
        "capability": f"{about.major}.{about.minor}",
        "driver": gpus[0].driver if gpus else "unknown",
        "cuda": str(torch.version.cuda),
        "tensorrt": f"{bindings} {_bindings(bindings).__version__}",
        "torch-tensorrt": f"{lowering} {importlib.metadata.version(lowering)}",
        "torch": str(torch.__version__),
    }


def key(weights: Weights, found: dict[str, str]) -> dict[str, str]:
    """What an engine of these weights is kept under on a machine with these ``facts``."""
    source = hashlib.sha256(inspect.getsource(network).encode()).hexdigest()
    own = {"precision": PRECISION, "tier": weights.tier.name, "window": str(weights.tier.window)}
    return found | own | {"weights": weights.hash, "network": source}


def _package() -> tuple[str, str] | None:
    """The pair of PACKAGES that is installed, if one is."""
    for lowering, bindings in PACKAGES:
        try:
            importlib.metadata.version(lowering)
        except importlib.metadata.PackageNotFoundError:
            continue
        if importlib.util.find_spec(bindings) is not None:
            return lowering, bindings
    return None


def _bindings(name: str) -> Any:
    return importlib.import_module(name)


def program_kept(weights: Weights, cache: Path, device: torch.device, tell: Callable[[str], object]) -> Program:
    """The program of an engine from the cache, else built, and kept there.

    Raises:
        RuntimeError: it cannot be built or run here.
    """
    package = _package()
    if package is None:
        raise RuntimeError(why_not())
    bindings, kept, own = _bindings(package[1]), EngineCache(cache), key(weights, facts())
    content = kept.get(KIND, own)
    if content is not None:
        try:
            return program_of(content, bindings, weights, device)
        except Exception as error:
            kept.drop(KIND, own, f"TensorRT does not run it ({error})")
    content = build_elsewhere(weights, tell)
    program = program_of(content, bindings, weights, device)
    kept.put(KIND, own, content)
    return program


def program_of(content: bytes, bindings: Any, weights: Weights, device: torch.device) -> Program:
    """A raw engine, ready to run.

    Args:
        content: as TensorRT serialises it; only from a source that is trusted.
        bindings: the module ``tensorrt`` or ``tensorrt_rtx``.
        weights: that it was built from.
        device: to run on.

    Raises:
        RuntimeError: TensorRT does not take it, or it is an engine of something else.
    """
    frame = Frame(Execution(content, bindings, device), weights.tier, DTYPES[PRECISION])
    return Program(frame, weights.tier, weights.tier.adain, device, DTYPES[PRECISION])


class Execution(nn.Module):
    """A raw engine in place of the network: inputs and outputs lie in buffers of its own from the start.

    Args:
        content, bindings, device: see ``program_of``.
    """

    def __init__(self, content: bytes, bindings: Any, device: torch.device) -> None:
        super().__init__()
        self._runtime = bindings.Runtime(bindings.Logger(bindings.Logger.WARNING))  # has to outlive the engine
        self._engine = self._runtime.deserialize_cuda_engine(content)
        if self._engine is None:
            raise RuntimeError("TensorRT does not take the engine")
        self._context = self._engine.create_execution_context()
        if self._context is None:
            raise RuntimeError("TensorRT has not enough memory to run the engine")
        names = [self._engine.get_tensor_name(index) for index in range(self._engine.num_io_tensors)]
        given = {name for name in names if self._engine.get_tensor_mode(name) == bindings.TensorIOMode.INPUT}
        said = sorted((name for name in names if name not in given), key=_number)
        if given != set(INPUTS) or len(said) != len(network.Mended._fields):
            raise RuntimeError(f"the engine is of another graph: {', '.join(names)}")
        dtypes = {bindings.DataType.FLOAT: torch.float32, bindings.DataType.HALF: torch.float16}
        self._device = device
        self._given, self._said = (
            [
                torch.zeros(
                    tuple(self._engine.get_tensor_shape(name)),
                    dtype=dtypes[self._engine.get_tensor_dtype(name)],
                    device=device,
                )
                for name in some
            ]
            for some in (INPUTS, said)
        )
        for name, buffer in zip((*INPUTS, *said), (*self._given, *self._said), strict=True):
            if not self._context.set_tensor_address(name, buffer.data_ptr()):
                raise RuntimeError(f"TensorRT does not take a buffer for {name}")

    def forward(self, *inputs: Tensor) -> list[Tensor]:
        """As ``Generator.forward``; the outputs are written again by the next call."""
        for buffer, given in zip(self._given, inputs, strict=True):
            buffer.copy_(given)
        stream = torch.cuda.current_stream(self._device).cuda_stream if self._device.type == "cuda" else 0
        if not self._context.execute_async_v3(stream):
            raise RuntimeError("TensorRT could not run the engine")
        return self._said


def _number(name: str) -> int:
    """Torch-TensorRT calls outputs output0, output1 and so on."""
    found = re.search(r"\d+$", name)
    return int(found[0]) if found else 0
