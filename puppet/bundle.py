"""What is different where Puppet runs from a bundle, in which Python and all packages are inside the program."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

RUN_MODULE = "--run-module"
"""The program's private first argument: a module's name and its arguments follow."""
CONSOLE = "puppet-cli.exe"
"""The program beside ``Puppet.exe`` whose standard streams work, which those of a Windows program without a console
do not."""
NO_OPENER = "This bundle cannot open a virtual camera: it comes without pyvirtualcam, which is under the GPL"
WITHOUT_OPENER = (
    "Capture the clean window or the local stream (panel Output) with OBS and start the virtual camera there, or run "
    "Puppet from its source"
)
_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH")
_QT = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
"""Qt itself finds its plug-ins without: PySide6 tells it where it lies."""


def bundled() -> bool:
    """Whether this is a bundle."""
    return bool(getattr(sys, "frozen", False))


def module(name: str) -> tuple[str, ...]:
    """The command that runs a module of the bundle in another process."""
    program = Path(sys.executable)
    console = program.with_name(CONSOLE)
    return str(console if console.is_file() else program), RUN_MODULE, name


def settle_in(cache: Path) -> None:
    """Called first thing in a bundle: puts right what its start has left in the environment.

    Caches come into the user's cache folder: the bundle's own folder may not be ours to write, and PyInstaller gives
    Matplotlib, which MediaPipe imports, a new and empty folder at each start, where it would look for fonts for
    seconds. Programs that are started from here (a browser, ``nvidia-smi``) get the system's libraries and
    plug-ins, not the bundle's.

    Args:
        cache: the user's cache folder.
    """
    given = os.environ.get("MPLCONFIGDIR", "")
    os.environ["MPLCONFIGDIR"] = str(cache / "matplotlib")
    os.environ.setdefault("NUMBA_CACHE_DIR", str(cache / "numba"))
    if given and given != os.environ["MPLCONFIGDIR"]:
        with contextlib.suppress(OSError):
            Path(given).rmdir()  # PyInstaller's, empty; any other is not
    for name in _LIBRARIES:
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        elif str(_inside()) in os.environ.get(name, ""):
            del os.environ[name]
    for name in _QT:
        if os.environ.get(name, "").startswith(str(_inside())):
            del os.environ[name]


def _inside() -> Path:
    return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent))
