"""What can be found out about the machine that Puppet runs on: files, programs, the registry. Standard library alone.

All of it comes with a ``Machine``, so that each system's answers can be had on any other.
"""

from __future__ import annotations

import importlib.util
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from puppet.bundle import bundled

_RUN_S = 3.0


class System(Enum):
    LINUX = "Linux"
    WINDOWS = "Windows"
    MACOS = "macOS"


@dataclass(frozen=True, slots=True)
class Machine:
    """What is looked at.

    Attributes:
        system: which one it is.
        root: where its file system begins.
        kernel: its kernel's release (``uname -r``).
        run: runs a program with its arguments and returns what it printed, "" where it cannot be run.
        registered: whether Windows knows a class (``virtualcamera.OBS_CLASS``).
        opener: whether Puppet has what opens a virtual camera (pyvirtualcam, which bundles go without).
        bundle: whether Puppet runs from a bundle.
    """

    system: System
    root: Path = Path("/")
    kernel: str = ""
    run: Callable[[Sequence[str]], str] = lambda _words: ""
    registered: Callable[[str], bool] = lambda _class: False
    opener: bool = True
    bundle: bool = False


def this_machine() -> Machine:
    """The machine this runs on."""
    system = {"Windows": System.WINDOWS, "Darwin": System.MACOS}.get(platform.system(), System.LINUX)
    opener = importlib.util.find_spec("pyvirtualcam") is not None
    return Machine(system, Path("/"), platform.release(), _printed, _registered, opener, bundled())


def _printed(words: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            list(words), capture_output=True, text=True, errors="replace", timeout=_RUN_S, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout + done.stderr


def _registered(class_id: str) -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"CLSID\{class_id}"))
    except OSError:
        return False
    return True
