"""A checkpoint in pieces that are small enough to be fetched one by one from a machine that hands out small files.

``checkpoint.json`` names the pieces of one moment and the hash of all of them together; it is replaced last, so that a
reader sees the old checkpoint or the new one, whatever happens in between.
"""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import torch

from puppet.errors import PuppetError
from puppet.files import write_atomically

INDEX = "checkpoint.json"
LARGEST_PIECE = 14 << 20
"""Bytes."""


def save_checkpoint(folder: Path, state: dict[str, Any], step: int) -> None:
    """Write a training run's state; the pieces of earlier moments go.

    Args:
        folder: of the run; made if it is missing.
        state: tensors, numbers and names, nested.
        step: what the pieces are named after.

    Raises:
        OSError: it cannot be written; the checkpoint that was there stays.
    """
    memory = io.BytesIO()
    torch.save(state, memory)
    content = memory.getbuffer()
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(content).hexdigest()
    names: list[str] = []
    for start in range(0, len(content), LARGEST_PIECE):
        names.append(f"checkpoint-{step:07d}-{digest[:8]}.{len(names)}")
        write_atomically(folder / names[-1], bytes(content[start : start + LARGEST_PIECE]))
    write_atomically(folder / INDEX, json.dumps({"step": step, "pieces": names, "sha256": digest}).encode())
    for old in folder.glob("checkpoint-*.*"):
        if old.name not in names:
            old.unlink(missing_ok=True)


def load_checkpoint(folder: Path, device: torch.device) -> dict[str, Any] | None:
    """Read what ``save_checkpoint`` wrote; None where there is none.

    Raises:
        PuppetError: a piece is missing, or damaged.
    """
    path = folder / INDEX
    if not path.exists():
        return None
    try:
        index = json.loads(path.read_text(encoding="utf-8"))
        content = b"".join((folder / Path(name).name).read_bytes() for name in index["pieces"])
        if hashlib.sha256(content).hexdigest() != index["sha256"]:
            raise ValueError("its pieces do not belong together")
        state: dict[str, Any] = torch.load(io.BytesIO(content), map_location=device, weights_only=True)
    except Exception as error:
        raise PuppetError(f"{path} cannot be read ({error})", "Move it away to start anew") from error
    return state
