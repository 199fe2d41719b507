"""PyTorch's arrival in a running call: so that the other threads hardly notice.

Importing it holds Python's lock for a quarter of a second at once, which is eight pictures: while its library is
loaded, which is done here without the lock, and while the collector looks through everything that the import made,
which it need not. What is left are some 30 ms at a time.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_LIBRARIES = ("libtorch_cpu.so", "libtorch_cpu.dylib")
"""By far the largest part. (On Windows PyTorch loads its libraries without the lock by itself.)"""


@contextlib.contextmanager
def softly() -> Iterator[None]:
    """For the first use of PyTorch in a process: import it, and make what is to be made with it, in here."""
    if "torch" in sys.modules:
        yield
        return
    load_library()
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else all of it is looked through as soon as collecting goes on
        if collecting:
            gc.enable()


def load_library() -> None:
    """Load what importing PyTorch would load, without Python's lock. Where that fails, the import does it or says why
    not."""
    found = importlib.util.find_spec("torch") if os.name == "posix" else None
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        for path in (Path(folder) / "lib" / name for name in _LIBRARIES):
            if path.is_file():
                dlopen = ctypes.CDLL(None).dlopen  # ``ctypes.CDLL(path)`` itself keeps the lock
                dlopen.restype, dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
                dlopen(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)
