"""Keeps MediaPipe's start-up chatter off the user's terminal, and nothing else.

Its C++ part writes to file descriptor 2 directly, before any log level takes effect, so Python cannot filter it. While
a model starts, descriptor 2 goes to a file; afterwards every line that is not one of the known ones is written on.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

_CHATTER = re.compile(
    rb"^(INFO: Created TensorFlow Lite"
    rb"|WARNING: All log messages before absl::InitializeLog"
    rb"|[IW]\d{4} .*(inference_feedback_manager|landmark_projection_calculator|gl_context|face_landmarker_graph)\S*\])"
)
PATIENCE_S = 1.0
"""Shorter than a tracker may take: what waits for one that hangs must not be taken for hanging too."""
_lock = threading.RLock()  # descriptor 2 belongs to the process: one redirection at a time
_depth = 0


@contextmanager
def silenced() -> Iterator[None]:
    """Drop MediaPipe's known start-up lines from standard error; hand on all others afterwards, in order.

    Wrap the creation of a model and its first calls in it. May be nested. Waits while another thread is inside, but not
    for one that hangs there; and where nothing can be caught (no standard error, a full disk), nothing is.
    """
    global _depth
    if not _lock.acquire(timeout=PATIENCE_S):
        yield
        return
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"SymbolDatabase\.GetPrototype\(\) is deprecated")
            os.environ.setdefault("GLOG_minloglevel", "2")
            caught = _catch() if not _depth else None
            _depth += 1
            try:
                yield
            finally:
                _depth -= 1
                if caught is not None:
                    _hand_on(*caught)
    finally:
        _lock.release()


def _catch() -> tuple[int, IO[bytes]] | None:
    """Turn descriptor 2 into a file: what it was, and the file; None where that cannot be."""
    _flush()
    try:
        kept = os.dup(2)
    except OSError:  # a windowed program without standard error: nothing to keep clean
        return None
    try:
        caught = tempfile.TemporaryFile()  # noqa: SIM115
        os.dup2(caught.fileno(), 2)
    except OSError:
        os.close(kept)
        return None
    return kept, caught


def _hand_on(kept: int, caught: IO[bytes]) -> None:
    _flush()
    os.dup2(kept, 2)
    os.close(kept)
    with caught, contextlib.suppress(OSError):  # a terminal that has gone reads nothing
        caught.seek(0)
        for line in caught:
            if not _CHATTER.match(line):
                os.write(2, line)


def _flush() -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
