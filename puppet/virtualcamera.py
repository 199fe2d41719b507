"""Whether a call can see Puppet as a camera here, and the one thing to do where it cannot. The standard library alone.

Nothing is opened: who tries to open the device says what came of it. What is looked at comes with a ``Machine``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum

from puppet import loopback
from puppet.bundle import NO_OPENER, WITHOUT_OPENER
from puppet.machine import Machine, System

OBS_LINK = "https://obsproject.com/download"
UNITY_LINK = "https://github.com/schellingb/UnityCapture"
OBS_CAMERA, UNITY_CAMERA = "OBS Virtual Camera", "Unity Video Capture"

OBS_CLASS = "{A3FCE0F5-3493-419F-958A-ABA1250EC20B}"
UNITY_CLASS = "{5C2CD55C-92AD-4999-8666-912BD3E70010}"
"""Under these the two virtual cameras of Windows are registered."""

_OBS_EXTENSION = "com.obsproject.obs-studio.mac-camera-extension"


class Situation(Enum):
    """Where the virtual camera stands. In the first three a call can use it."""

    READY = "ready"
    UNTIL_RESTART = "until restart"  # works, but nothing brings it back when the computer has been restarted
    OTHERWISE_NAMED = "otherwise named"  # works, but not as "Puppet", or not so that browsers list it
    MISSING = "missing"
    UNBUILT = "unbuilt"  # Linux: installed, but not for the kernel that runs
    IDLE = "idle"  # installed, but not loaded or not switched on
    REFUSED = "refused"  # Secure Boot does not let it in
    UNALLOWED = "unallowed"  # macOS waits for the user's permission
    BUSY = "busy"  # it is there, but cannot be opened
    UNSUPPORTED = "unsupported"  # this Puppet lacks what opens one

    @property
    def usable(self) -> bool:
        return self in (Situation.READY, Situation.UNTIL_RESTART, Situation.OTHERWISE_NAMED)


@dataclass(frozen=True, slots=True)
class CameraState:
    """What was found, in words for the user.

    Attributes:
        system: whose answers these are.
        situation: where it stands.
        name: as the call lists the camera, whether or not it is there yet.
        summary: one sentence that says what is the case.
        advice: one sentence that says what to do; "" where there is nothing to do.
        command: to be run in a terminal; "" where none helps.
        link: the page to get something from; "" where none helps.
        then: what comes after the command or the page; "" for nothing.
    """

    system: System
    situation: Situation
    name: str
    summary: str
    advice: str = ""
    command: str = ""
    link: str = ""
    then: str = ""

    @property
    def remedy(self) -> str:
        """The one thing to do, in one line; "" for nothing."""
        if self.command:
            return f"Run: {self.command}"
        return " ".join(filter(None, [self.advice, self.link]))


def examine(machine: Machine, held: str = "", reason: str = "") -> CameraState:
    """Find out where the virtual camera stands. Runs small programs: up to seconds, so not on a window's thread.

    Args:
        machine: where to look.
        held: the device that Puppet has open, as its output names it; "" for none.
        reason: why it could not be opened, in the words of who tried; "" where nobody did.
    """
    if not machine.opener and not held:
        return _without_opener(machine)
    ways = {System.LINUX: _linux, System.WINDOWS: _windows, System.MACOS: _macos}
    return ways[machine.system](machine, held, reason)


def _without_opener(machine: Machine) -> CameraState:
    def state(summary: str, advice: str, command: str = "", link: str = "") -> CameraState:
        name = loopback.CARD_LABEL if machine.system is System.LINUX else OBS_CAMERA
        return CameraState(machine.system, Situation.UNSUPPORTED, name, summary, advice, command, link)

    if machine.bundle:
        return state(f"{NO_OPENER}.", f"{WITHOUT_OPENER}.", link=OBS_LINK)
    return state(
        "Puppet cannot open a virtual camera: the package pyvirtualcam is not installed.",
        "Install it, then start Puppet again.",
        f'"{sys.executable}" -m pip install pyvirtualcam',
    )


# ---- Linux -----------------------------------------------------------------------------------------------------------


def _linux(machine: Machine, held: str, reason: str) -> CameraState:
    root, manager = machine.root, loopback.family(machine.root)
    label = loopback.CARD_LABEL

    def state(situation: Situation, summary: str, advice: str, command: str = "", link: str = "", then: str = "",
              name: str = label) -> CameraState:  # fmt: skip
        return CameraState(System.LINUX, situation, name, summary, advice, command, link, then)

    loaded = (root / "sys/module/v4l2loopback").is_dir()
    if held or loaded:
        names = list(loopback.labels(root))
        name = held.partition(" (/dev/")[0] or (label if label in names else next(iter(names), ""))
        if not held and reason:
            by = ", ".join(loopback.holders(root))
            return state(
                Situation.BUSY,
                f"The virtual camera is there, but it cannot be opened. Open in: {by}."
                if by
                else "The virtual camera is there, but it cannot be opened.",
                "Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.",
                f"{loopback.KEEP} && {loopback.RELOAD}",
                name=name,
            )
        if not names and not held:
            return state(
                Situation.IDLE, "v4l2loopback is loaded, but without any camera.", "Load it anew with one.",
                f"{loopback.KEEP} && {loopback.RELOAD}",
            )  # fmt: skip
        if name != label or not loopback.exclusive(root):
            listed = "it is not listed by browsers" if name == label else f"the call lists it as “{name}”"
            return state(
                Situation.OTHERWISE_NAMED,
                f"The virtual camera works, but {listed}.",
                f"Give it the options that browsers need and the name {label}.",
                loopback.KEEP if held else f"{loopback.KEEP} && {loopback.RELOAD}",
                then="They hold from the next start of the computer on." if held else "",
                name=name,
            )
        if not loopback.stays(root):
            return state(
                Situation.UNTIL_RESTART,
                "The virtual camera works until the computer is restarted.",
                "Have it loaded at every start.",
                loopback.KEEP,
            )
        return state(Situation.READY, "The virtual camera is ready.", "")
    if loopback.built(root, machine.kernel):
        if _refused(machine, reason):
            return state(
                Situation.REFUSED,
                "Secure Boot does not let v4l2loopback in (“Key was rejected by service”).",
                "Have the firmware trust modules that are built on this computer.",
                loopback.enrol(root),
                then="Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, "
                "Yes, and type that password. Then come back here.",
            )
        return state(
            Situation.IDLE, "v4l2loopback is installed, but not loaded.", "Load it, now and at every start.",
            f"{loopback.KEEP} && {loopback.LOAD}",
        )  # fmt: skip
    if any((root / "usr/src").glob("v4l2loopback-*")):
        return state(
            Situation.UNBUILT,
            f"v4l2loopback is installed, but not built for the kernel that runs ({machine.kernel}).",
            "Build it.",
            loopback.build(manager),
            "" if manager else loopback.HOMEPAGE,
        )
    return state(
        Situation.MISSING,
        "No virtual camera is installed: calls cannot see the puppet yet.",
        "Install v4l2loopback." if manager else "Install v4l2loopback as its page says.",
        loopback.install(manager),
        "" if manager else loopback.HOMEPAGE,
        then="" if manager else f"Load it with: {loopback.LOAD} exclusive_caps=1 card_label={loopback.CARD_LABEL}",
    )


def _refused(machine: Machine, reason: str) -> bool:
    if loopback.refused(reason):
        return True
    if not loopback.secure_boot(machine.root):
        return False
    for words in (
        ("journalctl", "--boot", "--unit", "systemd-modules-load", "--no-pager", "--output", "cat"),
        ("journalctl", "--boot", "--dmesg", "--no-pager", "--output", "cat"),
        ("dmesg",),
    ):
        if loopback.refused(machine.run(words)):
            return True
    # The logs may not be ours to read. It was to be loaded at the start, and is not.
    return loopback.stays(machine.root)


# ---- Windows ---------------------------------------------------------------------------------------------------------


def _windows(machine: Machine, held: str, reason: str) -> CameraState:
    obs, unity = machine.registered(OBS_CLASS), machine.registered(UNITY_CLASS)
    name = held or (OBS_CAMERA if obs or not unity else UNITY_CAMERA)

    def state(situation: Situation, summary: str, advice: str = "", link: str = "", then: str = "") -> CameraState:
        return CameraState(System.WINDOWS, situation, name, summary, advice, "", link, then)

    if held or ((obs or unity) and not reason):
        return state(Situation.READY, "The virtual camera is ready.")
    if obs and not unity:
        return state(
            Situation.BUSY,
            "OBS Virtual Camera is installed, but another program has it.",
            "Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.",
            link=UNITY_LINK,
            then="Unpack it, run Install.bat in its folder Install, and come back here.",
        )
    if obs or unity:
        return state(
            Situation.BUSY,
            f"The virtual camera is installed, but cannot be opened ({reason.rstrip('.')}).",
            "Close other programs that send pictures to it.",
        )
    return state(
        Situation.MISSING,
        "No virtual camera is installed: calls cannot see the puppet yet.",
        "Install OBS Studio, which brings one. It need not run.",
        link=OBS_LINK,
        then="Come back here when it is installed.",
    )


# ---- macOS -----------------------------------------------------------------------------------------------------------


def _macos(machine: Machine, held: str, reason: str) -> CameraState:
    def state(
        situation: Situation, summary: str, advice: str = "", command: str = "", link: str = "", then: str = ""
    ) -> CameraState:
        return CameraState(System.MACOS, situation, held or OBS_CAMERA, summary, advice, command, link, then)

    if held:
        return state(Situation.READY, "The virtual camera is ready.")
    lines = machine.run(("systemextensionsctl", "list")).splitlines()
    extension = " ".join(line for line in lines if _OBS_EXTENSION in line)
    if "activated enabled" in extension:
        if not reason:
            return state(Situation.READY, "The virtual camera is ready.")
        return state(
            Situation.BUSY,
            "OBS’s virtual camera is installed, but cannot be opened.",
            "Quit OBS, which may have it, and close other programs that send pictures to it.",
        )
    if "waiting for user" in extension:
        return state(
            Situation.UNALLOWED,
            "macOS waits for your permission to use OBS’s virtual camera.",
            "Allow it in System Settings: General, Login Items & Extensions, Camera Extensions (before macOS 15: "
            "Privacy & Security).",
            command="open x-apple.systempreferences:com.apple.LoginItems-Settings.extension",
        )
    if any((machine.root / place / "OBS.app").exists() for place in ("Applications", "Users/Shared/Applications")):
        return state(
            Situation.IDLE,
            "OBS is installed, but its virtual camera has never been switched on.",
            "Open OBS and press Start Virtual Camera once.",
            command="open -a OBS",
            then="Allow its extension in System Settings when macOS asks, then quit OBS and come back here.",
        )
    return state(
        Situation.MISSING,
        "No virtual camera is installed: calls cannot see the puppet yet.",
        "Install OBS Studio 30 or newer, which brings one.",
        link=OBS_LINK,
        then="Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.",
    )
