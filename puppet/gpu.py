"""What the NVIDIA driver says about its GPUs, without loading anything that uses one."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

_QUERY = "name,compute_cap,driver_version,memory.total"
_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Gpu:
    """One GPU.

    Attributes:
        name: as its maker calls it ("NVIDIA GeForce RTX 4070").
        capability: its compute capability ("8.9").
        driver: version of the driver ("580.95.05").
        memory_mb: all of its memory, in MiB; 0 where the driver does not say.
    """

    name: str
    capability: str
    driver: str
    memory_mb: int


@lru_cache(maxsize=1)
def nvidia_gpus() -> tuple[Gpu, ...]:
    """The machine's NVIDIA GPUs in the driver's order, asked once; none where there is no driver or it fails."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return ()
    command = [tool, f"--query-gpu={_QUERY}", "--format=csv,noheader,nounits"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    return parse(done.stdout)


def parse(said: str) -> tuple[Gpu, ...]:
    """GPUs from what ``nvidia-smi`` printed, a line each; lines of another form are left out."""
    gpus = []
    for line in said.splitlines():
        fields = [field.strip() for field in line.split(",")]
        if len(fields) == _QUERY.count(",") + 1:
            name, capability, driver, memory = fields
            gpus.append(Gpu(name, capability, driver, int(memory) if memory.isdecimal() else 0))
    return tuple(gpus)
