"""Keeps MediaPipe's start-up chatter off the user's terminal, and nothing else.

Its C++ part writes to file descriptor 2 directly, before any log level takes effect, so Python cannot filter it. While
a model starts, descriptor 2 goes to a file; afterwards every line that is not one of the known ones is written on.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_CHATTER = re.compile(
    rb"^(INFO: Created TensorFlow Lite"
    rb"|WARNING: All log messages before absl::InitializeLog"
    rb"|[IW]\d{4} .*(inference_feedback_manager|landmark_projection_calculator|gl_context|face_landmarker_graph)\S*\])"
)
_lock = threading.RLock()  # descriptor 2 belongs to the process: one redirection at a time
_depth = 0


@contextmanager
def silenced() -> Iterator[None]:
    """Drop MediaPipe's known start-up lines from standard error; hand on all others afterwards, in order.

    Wrap the creation of a model and its first calls in it. May be nested; blocks while another thread is inside.
    """
    global _depth
    with _lock, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"SymbolDatabase\.GetPrototype\(\) is deprecated")
        if _depth:
            yield
            return
        os.environ.setdefault("GLOG_minloglevel", "2")
        try:
            kept = os.dup(2)
        except OSError:  # a windowed program without standard error: nothing to keep clean
            yield
            return
        _depth += 1
        with tempfile.TemporaryFile() as caught:
            if sys.stderr is not None:
                sys.stderr.flush()
            os.dup2(caught.fileno(), 2)
            try:
                yield
            finally:
                if sys.stderr is not None:
                    sys.stderr.flush()
                os.dup2(kept, 2)
                os.close(kept)
                _depth -= 1
                caught.seek(0)
                for line in caught:
                    if not _CHATTER.match(line):
                        os.write(2, line)
