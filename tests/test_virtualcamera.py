"""What each system's virtual camera is found to be, from files, programs and a registry as they are there."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from puppet import loopback
from puppet.machine import Machine, System, this_machine
from puppet.virtualcamera import (
    OBS_CLASS,
    OBS_LINK,
    UNITY_CLASS,
    UNITY_LINK,
    CameraState,
    Situation,
    examine,
)

KERNEL = "6.8.0-45-generic"
REJECTED = "modprobe: ERROR: could not insert 'v4l2loopback': Key was rejected by service"


class Linux:
    """A root file system that things are put into."""

    def __init__(self, root: Path, distribution: str = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n') -> None:
        self.root = root
        self.logs = ""
        self.write("etc/os-release", distribution)
        self.write(f"lib/modules/{KERNEL}/modules.dep", "kernel/drivers/media/usb/uvc/uvcvideo.ko.zst:\n")

    def write(self, path: str, content: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def install(self) -> None:
        self.write(f"lib/modules/{KERNEL}/updates/dkms/v4l2loopback.ko.zst", "")

    def load(self, label: str = "Puppet", exclusive: str = "Y,N,N,N") -> None:
        self.install()
        self.write("sys/module/v4l2loopback/parameters/exclusive_caps", exclusive + "\n")
        self.write("sys/class/video4linux/video0/name", "Integrated Camera\n")
        self.write("sys/class/video4linux/video0/device/vendor", "0x1\n")
        if label:
            self.write("sys/class/video4linux/video4/name", label + "\n")

    def keep(self) -> None:
        self.write("etc/modules-load.d/puppet.conf", "v4l2loopback\n")
        self.write("etc/modprobe.d/puppet.conf", 'options v4l2loopback exclusive_caps=1 card_label="Puppet"\n')

    def secure_boot(self, on: bool = True) -> None:
        name = "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
        self.write(name, bytes([6, 0, 0, 0, int(on)]))

    def run(self, words: Sequence[str]) -> str:
        return self.logs if words[0] == "journalctl" else ""

    def examine(self, held: str = "", reason: str = "") -> CameraState:
        return examine(Machine(System.LINUX, self.root, KERNEL, self.run), held, reason)


@pytest.fixture
def linux(tmp_path: Path) -> Linux:
    return Linux(tmp_path)


def test_nothing_installed_is_one_command(linux: Linux) -> None:
    state = linux.examine(reason="no device")
    assert state.situation is Situation.MISSING
    assert state.name == "Puppet"
    for part in (
        "apt install -y v4l2loopback-dkms",
        'exclusive_caps=1 card_label="Puppet"',
        "/etc/modprobe.d/puppet.conf",
        "/etc/modules-load.d/puppet.conf",
        "sudo modprobe v4l2loopback",
    ):
        assert part in state.command, part
    assert state.remedy == f"Run: {state.command}"
    assert not state.situation.usable


@pytest.mark.parametrize(
    ("distribution", "words"),
    [
        ("ID=fedora\n", "dnf install -y akmod-v4l2loopback"),
        ("ID=manjaro\nID_LIKE=arch\n", "pacman -S --needed v4l2loopback-dkms"),
        ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "zypper install -y v4l2loopback-kmp-default"),
        ("ID=debian\n", "apt install -y v4l2loopback-dkms"),
    ],
)
def test_each_family_of_distributions_has_its_command(tmp_path: Path, distribution: str, words: str) -> None:
    assert words in Linux(tmp_path, distribution).examine().command


def test_an_unknown_distribution_gets_the_homepage(tmp_path: Path) -> None:
    state = Linux(tmp_path, "ID=nixos\n").examine()
    assert (state.command, state.link) == ("", loopback.HOMEPAGE)
    assert "exclusive_caps=1" in state.then
    assert loopback.HOMEPAGE in state.remedy


def test_installed_but_not_loaded(linux: Linux) -> None:
    linux.install()
    state = linux.examine()
    assert state.situation is Situation.IDLE
    assert state.command.endswith("&& sudo modprobe v4l2loopback")
    assert "apt install" not in state.command


def test_a_module_that_the_kernel_ships_counts(linux: Linux) -> None:
    linux.write(f"lib/modules/{KERNEL}/modules.dep", "extra/v4l2loopback.ko.xz: kernel/drivers/media/videodev.ko.xz\n")
    assert linux.examine().situation is Situation.IDLE


def test_not_built_for_this_kernel(linux: Linux) -> None:
    linux.write("usr/src/v4l2loopback-0.12.7/dkms.conf", "")
    state = linux.examine()
    assert state.situation is Situation.UNBUILT
    assert KERNEL in state.summary
    assert "dkms autoinstall" in state.command


@pytest.mark.parametrize(
    "said",
    [
        REJECTED,
        "Failed to insert module 'v4l2loopback': Key was rejected by service",
        "Loading of module with unavailable key is rejected",
        "Lockdown: modprobe: unsigned module loading is restricted; see man kernel_lockdown.7",
    ],
)
def test_secure_boot_is_recognised_in_the_logs(linux: Linux, said: str) -> None:
    linux.install()
    linux.secure_boot()
    linux.logs = "systemd-modules-load[312]: Inserted module 'msr'\n" + said
    linux.write("var/lib/shim-signed/mok/MOK.der", b"key")
    state = linux.examine()
    assert state.situation is Situation.REFUSED
    assert "Secure Boot" in state.summary
    assert state.command == "sudo mokutil --import /var/lib/shim-signed/mok/MOK.der"
    assert "Enroll MOK" in state.then


def test_secure_boot_is_suspected_where_no_log_can_be_read(linux: Linux) -> None:
    linux.install()
    linux.secure_boot()
    assert linux.examine().situation is Situation.IDLE  # nobody tried yet
    linux.keep()
    assert linux.examine().situation is Situation.REFUSED
    linux.secure_boot(on=False)
    assert linux.examine().situation is Situation.IDLE


def test_a_refusal_that_was_told_needs_no_log(linux: Linux) -> None:
    linux.install()
    assert linux.examine(reason=REJECTED).situation is Situation.REFUSED


def test_ready(linux: Linux) -> None:
    linux.load()
    linux.keep()
    for held in ("", "Puppet (/dev/video4)"):
        state = linux.examine(held)
        assert (state.situation, state.name, state.command) == (Situation.READY, "Puppet", "")
    assert state.situation.usable


def test_gone_after_a_restart(linux: Linux) -> None:
    linux.load()
    state = linux.examine("Puppet (/dev/video4)")
    assert state.situation is Situation.UNTIL_RESTART
    assert "modules-load.d" in state.command
    assert "modprobe -r" not in state.command
    linux.write("etc/modules-load.d/puppet.conf", "# v4l2loopback\n")
    assert linux.examine().situation is Situation.UNTIL_RESTART


def test_another_name_or_hidden_from_browsers(linux: Linux) -> None:
    linux.load("Dummy video device (0x0000)")
    linux.keep()
    state = linux.examine("Dummy video device (0x0000) (/dev/video4)")
    assert (state.situation, state.name) == (Situation.OTHERWISE_NAMED, "Dummy video device (0x0000)")
    assert "modprobe -r" not in state.command  # Puppet itself has it open
    assert "next start" in state.then
    assert "modprobe -r" in linux.examine().command
    linux.load("Puppet", exclusive="N,N")
    state = linux.examine()
    assert state.situation is Situation.OTHERWISE_NAMED
    assert "browsers" in state.summary


def test_loaded_but_it_cannot_be_opened(linux: Linux) -> None:
    linux.load()
    linux.keep()
    state = linux.examine(reason="device busy")
    assert state.situation is Situation.BUSY
    assert "modprobe -r v4l2loopback && sudo modprobe v4l2loopback" in state.command
    assert state.summary.endswith("cannot be opened.")


def test_who_has_it_open_is_named(linux: Linux) -> None:
    linux.load()
    for number, name, node in (
        (7, "obs", "video4"),
        (8, "cheese", "video0"),
        (9, "", "video4"),
        (os.getpid(), "puppet", "video4"),
    ):
        linux.write(f"proc/{number}/comm", f"{name}\n")
        links = linux.root / f"proc/{number}/fd"
        links.mkdir()
        (links / "0").symlink_to("/dev/null")
        (links / "11").symlink_to(f"/dev/{node}")
    linux.write("proc/10/comm", "of somebody else\n")  # whose files are not shown
    assert linux.examine(reason="device busy").summary.endswith("cannot be opened. Open in: obs.")


def test_loaded_without_a_camera(linux: Linux) -> None:
    linux.load("")
    assert linux.examine().situation is Situation.IDLE


def windows(*classes: str) -> Callable[..., CameraState]:
    machine = Machine(System.WINDOWS, registered=lambda one: one in classes)
    return lambda held="", reason="": examine(machine, held, reason)


def test_windows() -> None:
    state = windows()(reason="not installed")
    assert (state.situation, state.link, state.name) == (Situation.MISSING, OBS_LINK, "OBS Virtual Camera")
    assert windows(OBS_CLASS)("OBS Virtual Camera").situation is Situation.READY
    state = windows(OBS_CLASS)(reason="virtual camera output could not be started")
    assert (state.situation, state.link) == (Situation.BUSY, UNITY_LINK)
    state = windows(UNITY_CLASS)()
    assert (state.situation, state.name) == (Situation.READY, "Unity Video Capture")
    state = windows(OBS_CLASS, UNITY_CLASS)(reason="both in use.")
    assert (state.situation, state.link) == (Situation.BUSY, "")
    assert "(both in use)" in state.summary


LISTED = "*\t*\t2MMRE5MTB8\tcom.obsproject.obs-studio.mac-camera-extension (30.0/1)\tOBS Virtual Camera\t[{}]\n"


def macos(root: Path, listed: str = "") -> Callable[..., CameraState]:
    machine = Machine(System.MACOS, root, run=lambda words: listed if words[0] == "systemextensionsctl" else "")
    return lambda held="", reason="": examine(machine, held, reason)


def test_macos(tmp_path: Path) -> None:
    state = macos(tmp_path)(reason="none")
    assert (state.situation, state.link) == (Situation.MISSING, OBS_LINK)
    (tmp_path / "Applications/OBS.app").mkdir(parents=True)
    state = macos(tmp_path)(reason="none")
    assert (state.situation, state.command) == (Situation.IDLE, "open -a OBS")
    waiting = macos(tmp_path, LISTED.format("activated waiting for user"))
    assert waiting(reason="none").situation is Situation.UNALLOWED
    enabled = macos(tmp_path, LISTED.format("activated enabled"))
    assert enabled().situation is Situation.READY
    assert enabled(reason="busy").situation is Situation.BUSY
    gone = macos(tmp_path, LISTED.format("terminated waiting to uninstall on reboot"))
    assert gone(reason="none").situation is Situation.IDLE
    assert macos(tmp_path)("OBS Virtual Camera").situation is Situation.READY


def test_this_machine_answers() -> None:
    machine = this_machine()
    state = examine(machine)
    assert state.system is machine.system
    assert state.summary.endswith(".")
    assert state.situation.usable or state.remedy
