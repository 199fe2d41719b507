"""Work in a process of its own, so that it neither holds up the app nor, where it ends badly, takes it along.

Such a process says on its standard output where it is, a JSON object a line. It ends when its standard input does,
which is when the app ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from puppet import bundle
from puppet.places import ROOT

_LOOK_S = 0.1
"""Between two looks whether to give up."""


class GivenUpError(Exception):
    """Whoever asked for the work does not want it any more."""


def module(name: str) -> tuple[str, ...]:
    """The command that runs a module of this program in another process. In a bundle that is the program itself, which
    runs those that ``main.py`` lists."""
    return bundle.module(name) if bundle.bundled() else (sys.executable, "-m", name)


def watch(
    command: Sequence[str],
    tell: Callable[[Mapping[str, Any]], object],
    timeout_s: float,
    errors: Path,
    what: str,
    given_up: Callable[[], bool] = lambda: False,
) -> str:
    """Run a process to its end.

    Args:
        command: of the process.
        tell: told each object that it says.
        timeout_s: after which it is ended.
        errors: file for its standard error.
        what: it is, for messages: "the build".
        given_up: asked several times a second; once it says so, the process is ended.

    Returns:
        The last line of its errors.

    Raises:
        RuntimeError: it does not start, fails, or takes too long.
        GivenUpError: see ``given_up``.
    """
    try:
        with errors.open("wb") as file:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, cwd=ROOT, text=True,
                env=environment(), errors="replace", creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
    except OSError as error:
        raise RuntimeError(f"{what} does not start: {error}") from error
    over = threading.Event()
    why: list[str] = []

    def end_early() -> None:
        waited = 0.0
        while not over.wait(_LOOK_S):
            waited += _LOOK_S
            reason = "given up" if given_up() else "late" if waited > timeout_s else ""
            if reason:
                why.append(reason)
                process.kill()
                return

    guard = threading.Thread(target=end_early, daemon=True)
    guard.start()
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if (said := _said(line)) is not None and not why:
                tell(said)
        status = process.wait()
    finally:
        over.set()
        guard.join()
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
    if why == ["given up"]:
        raise GivenUpError(what)
    if why:
        raise RuntimeError(f"{what} took more than {timeout_s:.0f} s")
    lines = [line.strip() for line in errors.read_text(errors="replace").splitlines() if line.strip()]
    last = lines[-1][:300] if lines else "it said nothing"
    if status != 0:
        raise RuntimeError(f"{what} failed: {last}")
    return last


def say(**what: object) -> None:
    """Tell the app something, from within such a process."""
    print(json.dumps(what), flush=True)


def environment() -> dict[str, str]:
    """Of such a process: it finds the program's own modules."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}


def serve_the_app(politely: bool = True) -> None:
    """Called first thing in such a process: it ends as soon as the app does.

    Args:
        politely: the app comes before it where both want the processor.
    """
    if politely and hasattr(os, "nice"):
        os.nice(10)

    def watch_input() -> None:
        while os.read(sys.stdin.fileno(), 1):  # unbuffered: a buffer's lock would break the exit
            pass
        os._exit(1)

    threading.Thread(target=watch_input, daemon=True).start()


def _said(line: str) -> Mapping[str, Any] | None:
    """What a line of the process says; libraries print there too, and that is none of it."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
