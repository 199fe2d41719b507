"""The generator's weights as a file: 16-bit floats in safetensors (numbers and names, nothing that could be run).

The file's metadata:

    format   "puppet-generator-2"
    tier     which size of the networks: a name in ``network.TIERS``
    steps    how many training steps they have seen
    hash     SHA-256 over names, shapes and values: proof against damage, and what engines are cached under

and whatever the trainer notes beside them. Tensors are named as in the networks, after "embedder." or "generator.".
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from puppet.errors import PuppetError
from puppet.model.tiers import TIERS, Tier, shapes_of

if TYPE_CHECKING:  # PyTorch is imported only where a network of its own is asked for: a call does without
    from torch import nn

    from puppet.model.network import Embedder, Generator

Network = TypeVar("Network", bound="nn.Module")
Half = NDArray[np.float16]
FORMAT = "puppet-generator-2"
LARGEST_BYTES = 256 << 20
"""Far above any tier; a file beyond it is something else."""
_OWN = ("format", "tier", "steps", "hash")


@dataclass(frozen=True, eq=False)
class Weights:
    """Trained networks of one tier.

    Attributes:
        tier: their size.
        steps: training steps behind them.
        hash: of the values, 64 hexadecimal digits.
        tensors: float16, by name.
        notes: what else the file says about them.
    """

    tier: Tier
    steps: int
    hash: str
    tensors: Mapping[str, Half]
    notes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def embedder(self) -> Embedder:
        """float32, for inference; shared by all who use these weights, so not to be changed."""
        from puppet.model.network import Embedder

        return self._filled(Embedder(self.tier), "embedder.")

    @cached_property
    def generator(self) -> Generator:
        """float32, for inference; shared by all who use these weights, so not to be changed."""
        from puppet.model.network import Generator

        return self._filled(Generator(self.tier), "generator.")

    def _filled(self, network: Network, prefix: str) -> Network:
        import torch

        own = {
            name.removeprefix(prefix): torch.from_numpy(value.astype(np.float32))
            for name, value in self.tensors.items()
            if name.startswith(prefix)
        }
        network.load_state_dict(own)
        return network.eval().requires_grad_(False)


def save_weights(
    path: Path, networks: nn.Module, tier: Tier, steps: int, notes: Mapping[str, str] | None = None
) -> Weights:
    """Write networks as a weights file, in one step: a reader sees the old file or the new one.

    Args:
        path: of the file, by custom ``<tier>.safetensors``; missing folders are made.
        networks: holds an ``embedder`` and a ``generator`` of ``tier``, on any device.
        steps: training steps behind them.
        notes: what else to say in the file.

    Returns:
        What ``load_weights`` will give.

    Raises:
        PuppetError: a value is not finite or too large for 16 bits, or the file cannot be written.
    """
    tensors = {
        name: value.detach().cpu().half().contiguous().numpy()
        for name, value in networks.state_dict().items()
        if name.startswith(("embedder.", "generator."))
    }
    if reason := _unfit(tensors, tier):
        raise PuppetError(f"These weights cannot be saved: {reason}", "Go back to an earlier checkpoint")
    extra = {key: value for key, value in (notes or {}).items() if key not in _OWN}
    weights = Weights(tier, steps, _hash(tensors), tensors, extra)
    write_weights(path, weights)
    return weights


def write_weights(path: Path, weights: Weights) -> None:
    """Write weights as they are, in one step: a reader sees the old file or the new one.

    Raises:
        PuppetError: the file cannot be written.
    """
    own = {"format": FORMAT, "tier": weights.tier.name, "steps": str(weights.steps), "hash": weights.hash}
    try:
        _replace(path, save(dict(weights.tensors), {**weights.notes, **own}))
    except OSError as error:
        raise PuppetError(f"{path} cannot be written: {error.strerror or error}", "Free some space there") from error


def load_weights(path: Path) -> Weights:
    """Read a weights file and check all of it.

    Raises:
        PuppetError: missing, not such a file, damaged, of another version or for other networks; the reason is named.
    """
    try:
        if path.exists() and not path.is_file():
            raise _unusable(path, "it is no file")
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise _unusable(path, f"it has {size >> 20} MB")
        with safe_open(path, framework="np") as file:
            metadata = file.metadata() or {}
            tier, steps = _read(path, metadata)
            # From the file's table of contents, before any memory is spent on values.
            listed = {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
            if reason := _mismatch(listed, tier):
                raise _unusable(path, reason)
            tensors = {name: np.array(file.get_tensor(name)) for name in listed}  # the file may be replaced any time
    except SafetensorError as error:
        raise _unusable(path, f"it is damaged or no safetensors file ({error})") from error
    except OSError as error:
        raise _unusable(path, str(error.strerror or error)) from error
    if reason := _unfit(tensors, tier):
        raise _unusable(path, reason)
    if _hash(tensors) != metadata["hash"]:
        raise _unusable(path, "its values are not those that were saved")
    notes = {key: value for key, value in metadata.items() if key not in _OWN}
    return Weights(tier, steps, metadata["hash"], tensors, notes)


def _read(path: Path, metadata: Mapping[str, str]) -> tuple[Tier, int]:
    """Tier and steps."""
    if metadata.get("format") != FORMAT:
        raise _unusable(path, f"its format is {metadata.get('format', 'not stated')}, not {FORMAT}")
    if missing := [key for key in _OWN if key not in metadata]:
        raise _unusable(path, f"it does not state its {missing[0]}")
    if metadata["tier"] not in TIERS:
        raise _unusable(path, f"it is for a tier named {metadata['tier']}, which there is not")
    if not metadata["steps"].isdecimal():
        raise _unusable(path, f"its steps are no number: {metadata['steps']}")
    return TIERS[metadata["tier"]], int(metadata["steps"])


def _mismatch(shapes: Mapping[str, tuple[int, ...]], tier: Tier) -> str:
    """What keeps tensors of these names and shapes from being a tier's weights; empty if nothing does."""
    expected = shapes_of(tier)
    if missing := sorted(expected.keys() - shapes.keys()):
        return f"it lacks {missing[0]}"
    if unknown := sorted(shapes.keys() - expected.keys()):
        return f"it has an unknown {unknown[0]}"
    for name, shape in expected.items():
        if shapes[name] != shape:
            return f"{name} is {shapes[name]}, not {shape}"
    return ""


def _unfit(tensors: Mapping[str, NDArray[Any]], tier: Tier) -> str:
    """What keeps tensors from being a tier's weights; empty if nothing does."""
    if reason := _mismatch({name: tuple(value.shape) for name, value in tensors.items()}, tier):
        return reason
    for name, value in tensors.items():
        if value.dtype != np.float16:
            return f"{name} is {value.dtype}, not float16"
        if not np.isfinite(value).all():
            return f"{name} is not finite"
    return ""


def _hash(tensors: Mapping[str, Half]) -> str:
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(f"{name} {tuple(tensors[name].shape)}\n".encode())
        digest.update(tensors[name].astype("<f2", copy=False).tobytes())
    return digest.hexdigest()


def _unusable(path: Path, reason: str) -> PuppetError:
    return PuppetError(f"The weights {path.name} cannot be used: {reason}", "Get the file again, or choose another")


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
