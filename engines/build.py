"""Building a TensorRT engine in a process of its own, so that minutes of compiling neither hold up the app nor, where
they end badly, take it along.

The process is given a weights file and a place for the engine, and says where it is as ``puppet.processes`` has it:
``{"step": "exporting the graph"}``. What runs in it is ``building``.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from torch import nn

from puppet.model.weights import Weights, save_weights
from puppet.processes import module, watch

logger = logging.getLogger(__name__)

COMMAND = module("engines.building")
TIMEOUT_S = 1200.0


def build_elsewhere(
    weights: Weights,
    tell: Callable[[str], object] = logger.info,
    command: Sequence[str] = COMMAND,
    timeout_s: float = TIMEOUT_S,
) -> bytes:
    """Build an engine of the generator for this machine's GPU in another process, and wait for it.

    Args:
        weights: of the generator.
        tell: told each step as it begins.
        command: of the process; a weights file and the engine's place are appended.
        timeout_s: after which it is ended.

    Returns:
        The engine as TensorRT's runtime reads it.

    Raises:
        RuntimeError: it could not be built, with the last thing the process said.
    """
    with tempfile.TemporaryDirectory(prefix="puppet-build-") as folder:  # private: 0700
        source, target = Path(folder) / "weights.safetensors", Path(folder) / "engine"
        both = nn.Module()
        both.embedder, both.generator = weights.embedder, weights.generator
        save_weights(source, both, weights.tier, weights.steps)

        def heard(said: Mapping[str, Any]) -> None:
            if isinstance(said.get("step"), str):
                tell(said["step"])

        last = watch([*command, str(source), str(target)], heard, timeout_s, Path(folder) / "errors", "the build")
        try:
            content = target.read_bytes()
        except OSError:
            content = b""
    if not content:
        raise RuntimeError(f"the build ended without an engine: {last}")
    return content
