"""Stands in for TensorRT's Python interface: an "engine" is a generator that PyTorch runs on the CPU, its inputs and
values half precision (its sums are not: PyTorch takes seconds for a convolution of halves there).

It reads inputs from, and writes outputs to, the bare addresses that it is given, as TensorRT does. Shapes are ``Dims``:
they can be read like tuples, and are none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from enum import Enum

import numpy as np
import torch

from engines.lowering import INPUTS, examples
from puppet.model.network import LITE, Generator

__version__ = "10.99.0"
MAGIC = b"fake plan\n"
ADAIN = LITE.blocks * 12 * LITE.width
OUTPUTS = ("output0", "output1", "output2", "output3", "output4")


class DataType(Enum):
    FLOAT = 0
    HALF = 1


class TensorIOMode(Enum):
    INPUT = 1
    OUTPUT = 2


class Logger:
    WARNING = 2

    def __init__(self, level: int) -> None:
        self.level = level


def plan(generator: Generator) -> bytes:
    """A generator as the bytes of an "engine"."""
    values = [value.detach().numpy().astype(np.float16).tobytes() for value in generator.state_dict().values()]
    return MAGIC + b"".join(values)


class Dims:
    def __init__(self, sides: Iterable[int]) -> None:
        self._sides = list(sides)

    def __len__(self) -> int:
        return len(self._sides)

    def __getitem__(self, index: int) -> int:
        return self._sides[index]


class Runtime:
    def __init__(self, logger: Logger) -> None:
        assert isinstance(logger, Logger)

    def deserialize_cuda_engine(self, content: bytes) -> Engine | None:
        return Engine(content.removeprefix(MAGIC)) if content.startswith(MAGIC) else None


class Engine:
    def __init__(self, values: bytes) -> None:
        self.network = Generator(LITE).eval().requires_grad_(False)
        start = 0
        for value in self.network.state_dict().values():
            end = start + 2 * value.numel()
            value.copy_(torch.frombuffer(bytearray(values[start:end]), dtype=torch.float16).view(value.shape))
            start = end
        assert start == len(values)
        inputs = examples(LITE, ADAIN, torch.float16, torch.device("cpu"))
        with torch.inference_mode():
            outputs = self.network(*(given.float() for given in inputs))
        self.tensors = dict(zip((*INPUTS, *OUTPUTS), (*inputs, *outputs), strict=True))
        self.names = [*reversed(OUTPUTS), *reversed(INPUTS)]  # an order that nothing may rely on
        self.num_io_tensors = len(self.names)

    def get_tensor_name(self, index: int) -> str:
        return self.names[index]

    def get_tensor_mode(self, name: str) -> TensorIOMode:
        return TensorIOMode.INPUT if name in INPUTS else TensorIOMode.OUTPUT

    def get_tensor_shape(self, name: str) -> Dims:
        return Dims(self.tensors[name].shape)

    def get_tensor_dtype(self, name: str) -> DataType:
        return DataType.HALF if self.tensors[name].dtype == torch.float16 else DataType.FLOAT

    def create_execution_context(self) -> Context:
        return Context(self)


class Context:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.addresses: dict[str, int] = {}
        self.fails = False

    def set_tensor_address(self, name: str, address: int) -> bool:
        """False for a name that there is not, and for memory that is not aligned."""
        if name not in self.engine.tensors or address % 16:
            return False
        self.addresses[name] = address
        return True

    def execute_async_v3(self, stream_handle: int) -> bool:
        """False, with a line in TensorRT's own log, where it fails or an address was never set."""
        if self.fails or self.addresses.keys() != self.engine.tensors.keys():
            return False
        with torch.inference_mode():
            outputs = self.engine.network(*(torch.from_numpy(self._at(name).astype(np.float32)) for name in INPUTS))
        for name, output in zip(OUTPUTS, outputs, strict=True):
            self._at(name)[...] = output.numpy()
        return True

    def _at(self, name: str) -> np.ndarray:
        like = self.engine.tensors[name].numpy()
        memory = (ctypes.c_char * like.nbytes).from_address(self.addresses[name])
        return np.frombuffer(memory, like.dtype).reshape(like.shape)
