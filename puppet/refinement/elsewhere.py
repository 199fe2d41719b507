"""Refining a persona in a process of its own: a call is not held up, and what training takes is given back after it.

The process is given two persona files, one to read and one to write, and says ``{"progress": 0.5}`` and at the end
``{"reason": …, "before": {…}, "after": {…}}``; the second file is there only where a refinement was accepted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from safetensors import SafetensorError, safe_open

from puppet.errors import PuppetError
from puppet.model.shipped import default_weights
from puppet.models import Persona
from puppet.persona.file import SUFFIX, PersonaFile, load_persona, save_persona
from puppet.processes import GivenUpError, module, say, serve_the_app, watch
from puppet.refinement.result import Cancelled, Progress, Refined, Refines

COMMAND = module("puppet.refinement.elsewhere")
TIMEOUT_S = 900.0


class _Outcome(msgspec.Struct, frozen=True):
    reason: str
    before: dict[str, float]
    after: dict[str, float]


def shipped() -> tuple[str, Refines]:
    """The hash of the weights that come with the program, "" where there are none, and what refines for them."""
    path = default_weights()
    if path is None:
        return "", refine_elsewhere
    try:
        with safe_open(path, framework="numpy") as file:
            return str((file.metadata() or {}).get("hash", "")), refine_elsewhere
    except (OSError, SafetensorError):
        return "", refine_elsewhere


def refine_elsewhere(
    persona: Persona,
    progress: Progress,
    cancelled: Cancelled,
    command: Sequence[str] = COMMAND,
    timeout_s: float = TIMEOUT_S,
) -> Refined:
    """As ``refine.refine`` with the weights that come with the program, in another process.

    Args:
        persona: see ``refine.refine``.
        progress: told how much is done, on the calling thread.
        cancelled: asked several times a second, on another thread.
        command: of the process; the two files are appended.
        timeout_s: after which it is ended.

    Raises:
        RuntimeError: it ended badly; with the last thing the process said.
        PuppetError: the persona, or what came of it, cannot be written or read.
    """
    outcome: list[_Outcome] = []

    def heard(said: Mapping[str, Any]) -> None:
        share = said.get("progress")
        if isinstance(share, int | float):
            progress(float(share))
        elif "reason" in said:
            outcome.append(msgspec.convert(said, _Outcome))

    with tempfile.TemporaryDirectory(prefix="puppet-refine-") as folder:  # private: 0700
        source, target = Path(folder) / f"persona{SUFFIX}", Path(folder) / f"refined{SUFFIX}"
        save_persona(source, PersonaFile.of(persona))
        try:
            last = watch(
                [*command, str(source), str(target)],
                heard,
                timeout_s,
                Path(folder) / "errors",
                "refining",
                cancelled,
            )
        except GivenUpError:
            return Refined(None, "cancelled", {}, {})
        if not outcome:
            raise RuntimeError(f"refining ended without a result: {last}")
        found = load_persona(target).refinement if target.exists() else None
    return Refined(found, outcome[0].reason, outcome[0].before, outcome[0].after)


def main(arguments: Sequence[str], refine: Callable[[Persona, Progress], Refined] | None = None) -> int:
    """What runs in the process: the file to read, the file to write; ``refine`` takes the usual one's place."""
    serve_the_app()
    source, target = Path(arguments[0]), Path(arguments[1])
    file = load_persona(source)
    refined = (refine or _refine)(file.whole, lambda share: say(progress=share))
    if refined.refinement is not None:
        save_persona(target, PersonaFile(file.persona, file.others, refined.refinement))
    say(reason=refined.reason, before=dict(refined.before), after=dict(refined.after))
    return 0


def _refine(persona: Persona, progress: Progress) -> Refined:
    import torch

    from puppet.model.weights import load_weights
    from puppet.refinement.refine import refine

    torch.set_num_threads(max(1, (os.cpu_count() or 2) // 2))
    path = default_weights()
    if path is None:
        raise PuppetError("There are no weights to refine for", "Install Puppet again")
    return refine(persona, load_weights(path), progress)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
