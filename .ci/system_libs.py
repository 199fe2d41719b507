"""The shared libraries and programs that Puppet's wheels expect from the system (Linux; elsewhere nothing is missing).

What is missing is found by trying (dlopen, PATH), so nothing is asked of the package manager on a complete machine.
On Debian and Ubuntu it is installed with apt where root or sudo is there; otherwise the packages are named.

Usage: python system_libs.py [--test] [--dry-run]
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class SystemLibsError(Exception):
    """Something is missing that could not be installed; the text names the packages."""


@dataclass(frozen=True)
class Need:
    """One thing the system must have.

    Attributes:
        name: soname of a shared library ("libGL.so.1"), a program ("xauth"), or a module of the Python that runs this
            ("import ensurepip").
        apt: names of its package on Debian and Ubuntu, newest release first; the first that exists is meant.
        dnf: on Fedora; "" where it is always there.
        pacman: on Arch, likewise.
    """

    name: str
    apt: tuple[str, ...]
    dnf: str
    pacman: str

    def is_there(self) -> bool:
        if self.name.startswith("import "):
            return importlib.util.find_spec(self.name.removeprefix("import ")) is not None
        if ".so." not in self.name:
            return shutil.which(self.name) is not None
        try:
            ctypes.CDLL(self.name)
        except OSError:
            return False
        return True


# Tried in a minimal Debian 12: OpenCV needs the first three, PySide6 all; those of xcb are for a window under X.
APP = (
    Need("libGL.so.1", ("libgl1",), "libglvnd-glx", "libglvnd"),
    Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "glib2", "glib2"),
    Need("libgthread-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "glib2", "glib2"),
    Need("libEGL.so.1", ("libegl1",), "libglvnd-egl", "libglvnd"),
    Need("libxkbcommon.so.0", ("libxkbcommon0",), "libxkbcommon", "libxkbcommon"),
    Need("libfontconfig.so.1", ("libfontconfig1",), "fontconfig", "fontconfig"),
    Need("libdbus-1.so.3", ("libdbus-1-3",), "dbus-libs", "dbus"),
    Need("libxcb-cursor.so.0", ("libxcb-cursor0",), "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",), "libxkbcommon-x11", "libxkbcommon-x11"),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4",), "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1",), "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-shape.so.0", ("libxcb-shape0",), "libxcb", "libxcb"),
)
# Debian and Ubuntu leave what a virtual environment starts from out of python3.
VENV = (Need("import ensurepip", (f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "python3-venv"), "", ""),)
TEST = (
    Need("Xvfb", ("xvfb",), "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    Need("xauth", ("xauth",), "xorg-x11-xauth", "xorg-xauth"),
)


def missing(needs: Sequence[Need]) -> list[Need]:
    """Those that this system lacks. ``PUPPET_PRETEND_MISSING`` (names, comma separated) adds to them, for tests."""
    pretended = set(filter(None, os.environ.get("PUPPET_PRETEND_MISSING", "").split(",")))
    return [need for need in needs if need.name in pretended or not need.is_there()]


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def apt_has(package: str) -> bool:
    """Whether apt could install the package from the lists it holds now."""
    answer = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, check=False).stdout
    return "Candidate:" in answer and "Candidate: (none)" not in answer


def apt_packages(alternatives: Iterable[tuple[str, ...]]) -> list[str]:
    """One package of each group: the first that apt knows, else the last (the name on Debian 12, Ubuntu 22.04)."""
    known = shutil.which("apt-cache") is not None
    return unique(next((name for name in names if known and apt_has(name)), names[-1]) for names in alternatives)


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root; None where that cannot be had."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() and sys.stderr.isatty() else None


def apt_install(alternatives: Sequence[tuple[str, ...]]) -> bool:
    """Install one package of each group with apt. False where there is no apt, no root, or apt fails."""
    prefix = root_prefix()
    if shutil.which("apt-get") is None or prefix is None:
        return False
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if any(not any(apt_has(name) for name in names) for names in alternatives):
        print("  apt-get update", flush=True)
        subprocess.run([*prefix, *environment, "apt-get", "-qq", "update"], stdout=subprocess.DEVNULL, check=False)
    packages = apt_packages(alternatives)
    command = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]
    print("  " + " ".join([*prefix, *command]), flush=True)
    done = subprocess.run([*prefix, *environment, *command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print("\n".join((done.stdout + done.stderr).splitlines()[-8:]), file=sys.stderr)
    return done.returncode == 0


def advice(needs: Sequence[Need]) -> str:
    """The command that installs what is missing, for the distributions whose names are known."""
    commands = {
        "Debian, Ubuntu   sudo apt install": apt_packages(need.apt for need in needs),
        "Fedora           sudo dnf install": unique(need.dnf for need in needs if need.dnf),
        "Arch             sudo pacman -S": unique(need.pacman for need in needs if need.pacman),
    }
    return "\n".join(f"    {command} {' '.join(packages)}" for command, packages in commands.items() if packages)


def ensure(needs: Sequence[Need], optional: Sequence[Need] = (), *, dry_run: bool = False) -> None:
    """Install what is missing of ``needs`` and of ``optional``.

    Raises:
        SystemLibsError: something of ``needs`` is missing and could not be installed; its text says what to install.
    """
    if not sys.platform.startswith("linux"):
        return
    absent = missing([*needs, *optional])
    if not absent:
        return
    print("Missing on this system: " + ", ".join(unique(need.name for need in absent)), flush=True)
    if not dry_run and apt_install([need.apt for need in absent]):
        importlib.invalidate_caches()
        absent = missing(absent)
    if any(need in needs for need in absent):
        raise SystemLibsError(f"Please install it, then run make again:\n{advice(absent)}")
    if absent:
        print(f"Going on without; tests on a virtual display are left out. To have them:\n{advice(absent)}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--test", action="store_true", help="what the tests use as well")
    parser.add_argument("--dry-run", action="store_true", help="only say what is missing")
    args = parser.parse_args()
    try:
        ensure([*VENV, *APP], TEST if args.test else (), dry_run=args.dry_run)
    except SystemLibsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
