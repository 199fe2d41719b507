"""``doctor``: what is installed here, what is missing, and the one command that adds it. Never fails itself."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from puppet.bundle import bundled
from puppet.machine import this_machine
from puppet.places import ROOT
from puppet.virtualcamera import CameraState, Situation, examine

_PIN = re.compile(r"([A-Za-z0-9_.-]+)==([0-9][^\s;]*)")
_LEAST_FREE = 500 << 20
"""Bytes that the cache folder's disk should have free: engines and personas are kept there."""


class Verdict(Enum):
    OK = "ok"
    NOTE = "note"  # something more could be had
    MISSING = "missing"  # Puppet needs it


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    Attributes:
        part: what was looked at ("packages", "cameras").
        verdict: whether all is well.
        text: what was found.
        remedy: the one command, or the one thing to do; empty where there is nothing to do.
    """

    part: str
    verdict: Verdict
    text: str
    remedy: str = ""


Check = Callable[[], Iterable[Finding]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Say what is installed, what is missing, and the one command that adds it."
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")


def run(args: argparse.Namespace, engines: Check, more: Iterable[tuple[str, Check]] | None = None) -> int:
    """Look at everything and print it.

    Args:
        args: of ``add_arguments``.
        engines: finds out about engines.
        more: other checks than the usual ones, by part.

    Returns:
        0 if Puppet has all that it needs, else 1.
    """
    checks = [*(USUAL.items() if more is None else more), ("engines", engines)]
    found = [finding for part, check in checks for finding in examined(part, check)]
    print(as_json(found) if args.json else as_text(found))
    return int(any(finding.verdict is Verdict.MISSING for finding in found))


def examined(part: str, check: Check) -> list[Finding]:
    """What a check finds; where it fails itself, that is what was found."""
    try:
        return list(check())
    except Exception as error:  # a doctor that dies helps nobody
        reason = " ".join(str(error).split()) or "no reason given"
        return [Finding(part, Verdict.MISSING, f"could not be looked at: {type(error).__name__}: {reason}")]


def as_text(found: Iterable[Finding]) -> str:
    """A line for each finding, grouped by part, remedies below what they mend."""
    lines: list[str] = []
    last = ""
    for one in found:
        mark = {Verdict.OK: "  ", Verdict.NOTE: "- ", Verdict.MISSING: "! "}[one.verdict]
        lines.append(f"{mark}{'' if one.part == last else one.part:<15} {one.text}")
        if one.remedy:
            lines.append(f"  {'':<15} -> {one.remedy}")
        last = one.part
    return "\n".join(lines)


def as_json(found: Iterable[Finding]) -> str:
    """One object: ``ok``, and ``findings`` with part, verdict, text, remedy."""
    rows = [asdict(one) | {"verdict": one.verdict.value} for one in found]
    return json.dumps({"ok": all(row["verdict"] != "missing" for row in rows), "findings": rows}, indent=2)


# ---- the checks ------------------------------------------------------------------------------------------------------


def _system() -> Iterable[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    text = f"{platform.platform()}, Python {python}, {cores} processors"
    fits = (3, 11) <= sys.version_info[:2] < (3, 13)
    remedy = "" if fits else "Install Python 3.12, then: make run PYTHON=python3.12"
    yield Finding("system", Verdict.OK if fits else Verdict.MISSING, text, remedy)


def _packages() -> Iterable[Finding]:
    listed = ROOT / "requirements.txt"
    if listed.is_file():  # a checkout, or a bundle
        return packages(listed)
    pins = [line for line in importlib.metadata.requires("puppet") or () if _PIN.match(line)]
    command = f"{sys.executable} -m pip install {' '.join(pins)}"
    return compared(pins, "those that Puppet asks for", command)


def packages(requirements: Path) -> Iterable[Finding]:
    """What is installed of the packages that a requirements file pins."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    command = "Get the bundle anew" if bundled() else f"{sys.executable} -m pip install -r {requirements}"
    return compared(lines, requirements.name, command)


def compared(lines: Iterable[str], called: str, command: str) -> Iterable[Finding]:
    """What is installed of the packages that these lines pin.

    Args:
        lines: "name==version"; others are passed over.
        called: what they are, all together.
        command: installs them.
    """
    wanted = {match[1]: match[2] for match in map(_PIN.match, lines) if match}
    missing, others = [], []
    for name, version in wanted.items():
        try:
            installed = importlib.metadata.version(name).partition("+")[0]
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
            continue
        if installed != version:
            others.append(f"{name} {installed} instead of {version}")
    if missing:
        yield Finding("packages", Verdict.MISSING, f"not installed: {', '.join(missing)}", command)
    if others:
        yield Finding("packages", Verdict.NOTE, f"other versions than tested: {', '.join(others)}", command)
    if not missing and not others:
        yield Finding("packages", Verdict.OK, f"all {len(wanted)} of {called}, as tested")


def _gpu() -> Iterable[Finding]:
    from puppet.gpu import nvidia_gpus

    gpus = nvidia_gpus()
    for gpu in gpus:
        text = f"{gpu.name}, compute capability {gpu.capability}, {gpu.memory_mb >> 10} GB, driver {gpu.driver}"
        yield Finding("GPU", Verdict.OK, text)
    if not gpus:
        yield Finding("GPU", Verdict.OK, "no NVIDIA GPU, or no driver for one; the processor does the work")


def _weights() -> Iterable[Finding]:
    from puppet.model.shipped import default_weights, weights_of

    if default_weights() is None:
        remedy = "git checkout assets/weights" if (ROOT / ".git").exists() else "Install Puppet again"
        yield Finding("weights", Verdict.NOTE, "the generator's are not there; the plain warp is shown", remedy)
    for path in filter(None, map(weights_of, ("lite", "full"))):
        yield Finding("weights", Verdict.OK, f"{path.name}, {path.stat().st_size / 1e6:.1f} MB")


def _cameras() -> Iterable[Finding]:
    from puppet.capture.camera import DRIVER_KEY, list_cameras

    names = [camera.name for camera in list_cameras() if camera.key != DRIVER_KEY]
    if names:
        yield Finding("cameras", Verdict.OK, ", ".join(names))
    else:
        yield Finding("cameras", Verdict.NOTE, "no webcam; the bundled clip can drive a portrait", "Plug in a webcam")


def _virtual_camera() -> Iterable[Finding]:
    from puppet.errors import PuppetError
    from puppet.outputs import open_virtual_camera

    held = reason = ""
    try:
        camera = open_virtual_camera((1280, 720), 30.0)
    except PuppetError as error:
        reason = error.problem
    else:
        held = camera.name
        camera.close()
    yield from virtual_camera(examine(this_machine(), held, reason), reason)


def virtual_camera(state: CameraState, reason: str = "") -> Iterable[Finding]:
    """What was found of the virtual camera, and why it could not be opened."""
    verdict = Verdict.OK if state.situation is Situation.READY else Verdict.NOTE
    text = f"{state.name}: {state.summary[0].lower()}{state.summary[1:].rstrip('.')}"
    told = reason and state.situation is not Situation.UNSUPPORTED  # whose summary is the reason
    yield Finding("virtual camera", verdict, f"{text} ({reason})" if told else text, state.remedy)


def _folders() -> Iterable[Finding]:
    from puppet.live.folders import Folders

    folders = Folders.of_the_user()
    for name in ("data", "config", "cache"):
        path = getattr(folders, name)
        there = next(folder for folder in (path, *path.parents) if folder.exists())
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            yield Finding("folders", Verdict.MISSING, f"{name}: {path} cannot be written", f"Make {there} yours")
            continue
        free = shutil.disk_usage(there).free
        text = f"{name}: {path}{'' if there == path else ' (not made yet)'}, {free / 2**30:.1f} GB free"
        little = name == "cache" and free < _LEAST_FREE
        yield Finding(
            "folders", Verdict.NOTE if little else Verdict.OK, text, "Free some space there" if little else ""
        )


USUAL: dict[str, Check] = {
    "system": _system,
    "packages": _packages,
    "GPU": _gpu,
    "weights": _weights,
    "cameras": _cameras,
    "virtual camera": _virtual_camera,
    "folders": _folders,
}
