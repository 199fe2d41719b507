"""v4l2loopback, the virtual camera of Linux: what there is of it, and the commands that bring it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

CARD_LABEL = "Puppet"
"""How a video call lists our virtual camera on Linux."""

HOMEPAGE = "https://github.com/v4l2loopback/v4l2loopback"

KEEP = (
    f"echo 'options v4l2loopback exclusive_caps=1 card_label=\"{CARD_LABEL}\"' | sudo tee /etc/modprobe.d/puppet.conf"
    " && echo v4l2loopback | sudo tee /etc/modules-load.d/puppet.conf"
)
"""Loads the module at every start of the computer, with the options that browsers need."""
LOAD = "sudo modprobe v4l2loopback"
RELOAD = f"sudo modprobe -r v4l2loopback && {LOAD}"

_FAMILIES = {
    "apt": ("debian", "ubuntu", "linuxmint", "pop", "raspbian"),
    "dnf": ("fedora", "rhel", "centos"),
    "pacman": ("arch", "manjaro", "endeavouros"),
    "zypper": ("suse", "opensuse", "opensuse-tumbleweed", "opensuse-leap"),
}
_INSTALL = {
    "apt": "sudo apt install -y v4l2loopback-dkms linux-headers-$(uname -r)",
    "dnf": "sudo dnf install -y https://mirrors.rpmfusion.org/free/fedora/"
    "rpmfusion-free-release-$(rpm -E %fedora).noarch.rpm && sudo dnf install -y akmod-v4l2loopback && sudo akmods",
    "pacman": "sudo pacman -S --needed v4l2loopback-dkms linux-headers",
    "zypper": "sudo zypper install -y v4l2loopback-kmp-default",
}
_BUILD = {
    "apt": "sudo apt install -y linux-headers-$(uname -r) && sudo dkms autoinstall",
    "dnf": "sudo akmods --force",
    "pacman": "sudo pacman -S --needed linux-headers && sudo dkms autoinstall",
    "zypper": "sudo zypper install -y --force v4l2loopback-kmp-default",
}
_KEYS = ("var/lib/shim-signed/mok/MOK.der", "var/lib/dkms/mok.pub", "etc/pki/akmods/certs/public_key.der")
"""Where distributions keep the key with which they sign modules that are built on the machine itself."""

_SECURE_BOOT_FILE = "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
_REFUSED = re.compile(
    r"key was rejected by service|required key not available|unavailable key is rejected|"
    r"unsigned module (loading )?is (rejected|restricted)",
    re.IGNORECASE,
)


def family(root: Path) -> str:
    """The package manager of the distribution under ``root``: "apt" and the like, "" where it is another one."""
    try:
        lines = (root / "etc/os-release").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    known = dict(line.partition("=")[::2] for line in lines)
    for name in f"{known.get('ID', '')} {known.get('ID_LIKE', '')}".replace('"', "").lower().split():
        for manager, names in _FAMILIES.items():
            if name in names:
                return manager
    return ""


def install(manager: str) -> str:
    """The command that installs the module, makes it stay and loads it; "" for an unknown package manager."""
    return f"{_INSTALL[manager]} && {KEEP} && {LOAD}" if manager in _INSTALL else ""


def build(manager: str) -> str:
    """The command that builds an installed module for the kernel that runs, and loads it; "" as ``install``."""
    return f"{_BUILD[manager]} && {KEEP} && {LOAD}" if manager in _BUILD else ""


def enrol(root: Path) -> str:
    """The command that asks the firmware to trust modules that are built on the machine itself."""
    key = next((f"/{key}" for key in _KEYS if _is_file(root / key)), "")
    return f"sudo mokutil --import {key}" if key else "sudo update-secureboot-policy --enroll-key"


def refused(text: str) -> bool:
    """Whether what a program or the kernel said means that Secure Boot does not let a module in."""
    return _REFUSED.search(text) is not None


def labels(root: Path) -> Iterable[str]:
    """The labels of its cameras: those that no hardware stands behind."""
    for folder in sorted((root / "sys/class/video4linux").glob("video*")):
        if not (folder / "device").exists():
            with contextlib.suppress(OSError):
                yield (folder / "name").read_text(errors="replace").strip()


def holders(root: Path) -> list[str]:
    """The programs of this user's that have one of its cameras open, by name; not this one."""
    folders = (root / "sys/class/video4linux").glob("video*")
    nodes = {f"/dev/{folder.name}" for folder in folders if not (folder / "device").exists()}
    found = set()
    for process in (root / "proc").glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        with contextlib.suppress(OSError):  # gone, or another user's
            if any(str(link.readlink()) in nodes for link in (process / "fd").iterdir()):
                found.add((process / "comm").read_text(errors="replace").strip())
    return sorted(filter(None, found))


def exclusive(root: Path) -> bool:
    """Whether ``exclusive_caps`` is on, without which Chrome and others do not list the camera."""
    try:
        text = (root / "sys/module/v4l2loopback/parameters/exclusive_caps").read_text()
    except OSError:
        return True  # nothing says that it is off
    return text.strip()[:1] in ("Y", "1")


def stays(root: Path) -> bool:
    """Whether something loads it at the computer's start, with its options."""
    return all(
        any(_mentions(path) for folder in folders for path in (root / folder).glob("*.conf"))
        for folders in (
            ("etc/modules-load.d", "usr/lib/modules-load.d", "run/modules-load.d"),
            ("etc/modprobe.d", "usr/lib/modprobe.d", "run/modprobe.d"),
        )
    ) or _mentions(root / "etc/modules")


def _mentions(path: Path) -> bool:
    try:
        lines = path.read_text(errors="replace").splitlines()
    except OSError:
        return False
    return any("v4l2loopback" in line and not line.lstrip().startswith("#") for line in lines)


def built(root: Path, kernel: str) -> bool:
    """Whether the module is there for the kernel of that release."""
    modules = root / "lib/modules" / kernel
    try:
        if "v4l2loopback.ko" in (modules / "modules.dep").read_text(errors="replace"):
            return True
    except OSError:
        pass
    return any(any((modules / place).glob("v4l2loopback.ko*")) for place in ("updates/dkms", "updates", "extra"))


def secure_boot(root: Path) -> bool:
    """Whether the firmware lets in only what is signed."""
    try:
        return (root / _SECURE_BOOT_FILE).read_bytes()[-1:] == b"\1"
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # its folder is not ours to look into
        return False
