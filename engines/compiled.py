"""PyTorch's compiler, and CUDA graphs where there is CUDA.

Never run on a GPU so far: compiled for a processor it is tested, the CUDA graphs are not.
"""

from __future__ import annotations

import torch
from torch import nn

from engines.device import DTYPES, DeviceEngine, Frame, Program, Programs
from engines.protocol import Precision
from puppet.model.network import Generator
from puppet.model.weights import Weights

PROGRAMS = Programs()


def why_not(compiled: bool = True, device: str = "") -> str:
    """Why there can be no such engine here; empty if nothing is known to speak against it."""
    if device.startswith("cuda") and not torch.cuda.is_available():
        return "PyTorch sees no CUDA device"
    if not compiled and not torch.cuda.is_available():
        return "PyTorch sees no CUDA device, and CUDA graphs need one"
    return ""


class CompiledEngine(DeviceEngine):
    """Implements ``protocol.MeasuredEngine``. All engines of the same weights and settings share one program.

    Args:
        weights: what to run.
        device: "cuda", "cuda:1", "cpu"; empty: CUDA where there is one.
        precision: of the convolutions; None: float16 on CUDA, float32 on a CPU.
        compiled: use torch.compile, which takes up to a minute and needs a C compiler; without it a CUDA graph of the
            plain network is ready in a second.

    Raises:
        RuntimeError: it cannot be compiled or run here.
    """

    def __init__(
        self, weights: Weights, device: str = "", precision: Precision | None = None, compiled: bool = True
    ) -> None:
        if reason := why_not(compiled, device):
            raise RuntimeError(reason)
        where = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        on_gpu = where.type == "cuda"
        chosen = precision or ("float16" if on_gpu else "float32")
        how = "PyTorch, compiled" if compiled else "PyTorch, CUDA graph"
        place = torch.cuda.get_device_name(where) if on_gpu else "CPU"
        try:
            way = f"{where} {chosen} {compiled}"
            shared = PROGRAMS.get(weights, way, lambda: program(weights, where, chosen, compiled))
        except Exception as error:  # the compiler's own errors have many bases
            raise RuntimeError(f"PyTorch cannot run the generator this way: {error}") from error
        super().__init__("compiled" if compiled else "graph", f"{how} · {place}", chosen, shared)


def program(
    weights: Weights, device: torch.device, precision: Precision, compiled: bool, puppets: int = 1
) -> Program:  # fmt: skip
    """The plain network, or compiled, for so many puppets at once.

    Raises:
        RuntimeError: it does not run there; and what else the compiler raises.
    """
    network = Generator(weights.tier)
    network.load_state_dict(weights.generator.state_dict())
    network.eval().requires_grad_(False).to(device, DTYPES[precision])
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    frame: nn.Module = Frame(network, weights.tier, DTYPES[precision])
    if compiled:
        frame = torch.compile(frame, dynamic=False)  # type: ignore[assignment]
    adain = weights.tier.adain
    return Program(frame, weights.tier, adain, device, DTYPES[precision], torch.channels_last, puppets)
