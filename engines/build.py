"""Building a TensorRT engine in a process of its own, so that minutes of compiling neither hold up the app nor, where
they end badly, take it along.

The process is given a weights file and a place for the engine, and says on its standard output where it is, a JSON
object a line: ``{"step": "exporting the graph"}``. It ends when its standard input does, which is when the app ends.
What runs in it is ``building``.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from torch import nn

from puppet.model.weights import Weights, save_weights

logger = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "engines.building")
TIMEOUT_S = 1200.0
_ROOT = Path(__file__).resolve().parent.parent


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
        last = _watch([*command, str(source), str(target)], tell, timeout_s, Path(folder) / "errors")
        try:
            content = target.read_bytes()
        except OSError:
            content = b""
    if not content:
        raise RuntimeError(f"the build ended without an engine: {last}")
    return content


def _watch(command: list[str], tell: Callable[[str], object], timeout_s: float, errors: Path) -> str:
    """Run a build to its end; returns the last line of its errors.

    Raises:
        RuntimeError: it does not start, fails, or takes too long.
    """
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    try:
        with errors.open("wb") as file:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, cwd=_ROOT, text=True,
                env=os.environ | {"PYTHONPATH": path}, errors="replace",
            )  # fmt: skip
    except OSError as error:
        raise RuntimeError(f"the build does not start: {error}") from error
    late = threading.Timer(timeout_s, process.kill)
    late.daemon = True
    late.start()
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if step := _step(line):
                tell(step)
        status = process.wait()
        in_time = late.is_alive()
    finally:
        late.cancel()
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
    said = [line.strip() for line in errors.read_text(errors="replace").splitlines() if line.strip()]
    last = said[-1][:300] if said else "it said nothing"
    if not in_time:
        raise RuntimeError(f"the build took more than {timeout_s:.0f} s")
    if status != 0:
        raise RuntimeError(f"the build failed: {last}")
    return last


def _step(line: str) -> str:
    """What a line of the process says; libraries print there too, and that is none of it."""
    try:
        said = json.loads(line)
    except ValueError:
        return ""
    step = said.get("step") if isinstance(said, dict) else None
    return step if isinstance(step, str) else ""
