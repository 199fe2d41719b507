"""Makes .venv ready: system libraries, the virtual environment, PyTorch, the pinned requirements.

Run by .ci/set-up with a suitable Python (see find-python). Only a finished installation leaves its stamp, which holds a
digest of what was asked for; one that was interrupted is thrown away and made anew from pip's cache.

Usage: python install.py [--ready] app|test|bundle
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # -I leaves the script's own folder out
import system_libs

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / ".unfinished"
LOG = VENV / "install.log"
REQUIREMENTS = {
    "app": ("requirements.txt",),
    "test": ("requirements.txt", "requirements-dev.txt"),
    "bundle": ("requirements.txt", "requirements-dev.txt", "requirements-bundle.txt"),
}

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
CPU_INDEX_TRY_S = 4

# What a machine's pip configuration may say: where packages come from and how to get there. The rest ("user",
# "target", "require-hashes", "no-binary" ...) is meant for other installations and could break this one.
PIP_SOURCES = {
    *("index-url", "extra-index-url", "find-links", "no-index", "cert", "client-cert", "proxy", "trusted-host"),
    *("timeout", "default-timeout", "retries", "keyring-provider", "cache-dir", "no-cache-dir"),
}

IMPORT_CHECK = "import cv2, av, numba, torch, mediapipe, PySide6.QtWidgets, pyvirtualcam"


class InstallError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def digest(what: str) -> str:
    """What a finished installation is compared by: the requirement files and the Python that runs this."""
    files = b"\0".join((ROOT / name).read_bytes() for name in REQUIREMENTS[what])
    return hashlib.sha256(files + sys.version.encode()).hexdigest()


def is_ready(what: str) -> bool:
    """Whether .venv (which runs this) holds what the requirement files ask for."""
    stamp = VENV / f".ready-{what}"
    return not UNFINISHED.exists() and stamp.is_file() and stamp.read_text() == digest(what)


# ---- the virtual environment ----------------------------------------------------------------------------------------


def venv_is_usable() -> bool:
    """Whether .venv is there, complete, runs with pip, and has a Python that was not asked to be another one."""
    if UNFINISHED.exists():
        return False
    probe = [str(PYTHON), "-I", "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(probe, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return False
    asked = {f"{sys.version_info[0]}.{sys.version_info[1]}"} if os.environ.get("PYTHON") else {"3.11", "3.12"}
    return answer in asked


def make_venv() -> None:
    if VENV.exists():
        shutil.rmtree(VENV)
    say(f"Making .venv with Python {platform.python_version()}")
    command = [sys.executable, "-I", "-m", "venv", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise InstallError(f"The virtual environment could not be made:\n{done.stdout}{done.stderr}")


# ---- pip ------------------------------------------------------------------------------------------------------------


def pip_environment() -> dict[str, str]:
    """The environment for pip: the machine's configuration of package sources and nothing else of it."""
    # pip reads its own options from the configuration too: "user = true" there would list the user's file alone.
    unfiltered = os.environ | {"PIP_USER": "0", "PIP_GLOBAL": "0", "PIP_SITE": "0"}
    command = [str(PYTHON), "-I", "-m", "pip", "config", "list"]
    listed = subprocess.run(command, env=unfiltered, capture_output=True, text=True, check=False).stdout
    sources: dict[str, tuple[int, str]] = {}
    for line in listed.splitlines():
        key, _, value = line.partition("=")
        section, _, name = key.rpartition(".")
        rank = {"global": 0, "install": 1, ":env:": 2}.get(section, -1)
        if name in PIP_SOURCES and rank >= sources.get(name, (0, ""))[0]:
            with contextlib.suppress(ValueError, SyntaxError):
                sources[name] = (rank, " ".join(str(ast.literal_eval(value)).split()))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    environment.update({"PIP_" + name.upper().replace("-", "_"): value for name, (_, value) in sources.items()})
    environment.update(PIP_CONFIG_FILE=os.devnull, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    return environment


def pip_install(arguments: list[str], environment: dict[str, str]) -> None:
    """Run ``pip install``; name large downloads as they come, keep the rest for the log."""
    command = [str(PYTHON), "-I", "-m", "pip", "install", "--no-color", "--progress-bar", "off"]
    command += ["--only-binary", ":all:", *arguments]
    with (
        LOG.open("a") as log,
        subprocess.Popen(
            command, env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as pip,
    ):
        log.write(f"$ {' '.join(command)}\n")
        assert pip.stdout is not None
        for line in pip.stdout:
            log.write(line)
            if large := re.match(r"\s*Downloading (?:\S*/)?([^/\s]+?-[\d.]+)\S* \((\d\d+(?:\.\d+)? [MG]B)\)", line):
                say(f"  {large[1]}, {large[2]}")
            elif line.startswith("Installing collected packages:"):
                names = line.partition(":")[2].split(",")
                say(f"  unpacking {names[0].strip() if len(names) == 1 else f'{len(names)} packages'}")
    if pip.returncode != 0:
        tail = "\n".join("    " + line for line in LOG.read_text().splitlines()[-15:])
        raise InstallError(
            f"pip could not install what Puppet needs (all of it is in {LOG}):\n{tail}\n"
            "Look at the network connection, proxy settings and free disk space, then run make again."
        )


# ---- PyTorch --------------------------------------------------------------------------------------------------------


def has_nvidia_gpu() -> bool:
    if Path("/proc/driver/nvidia/version").exists() or Path("/dev/nvidiactl").exists():
        return True
    return Path("/dev/dxg").exists() and Path("/usr/lib/wsl/lib/nvidia-smi").exists()


def finds(requirement: str, environment: dict[str, str], timeout_s: float, *options: str) -> bool:
    """Whether pip finds exactly ``requirement`` ("torch==2.13.0+cpu") in its sources."""
    name, _, version = requirement.partition("==")
    command = [str(PYTHON), "-I", "-m", "pip", "index", "versions", name, *options]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        return False
    return version in re.split(r"[\s,()]+", done.stdout)


def install_torch(environment: dict[str, str]) -> None:
    """Install the CPU build of PyTorch first where the default one would bring gigabytes of CUDA for nothing.

    That is so on x86-64 Linux alone. ``PUPPET_TORCH=cpu`` or ``cuda`` overrides the look for a GPU.
    """
    pinned = re.search(r"^torch==(\S+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    wanted = os.environ.get("PUPPET_TORCH") or ("cuda" if has_nvidia_gpu() else "cpu")
    if pinned is None or wanted != "cpu" or not sys.platform.startswith("linux") or platform.machine() != "x86_64":
        return
    probe = "import importlib.metadata as m; print(m.version('torch'))"
    present = subprocess.run([str(PYTHON), "-I", "-c", probe], capture_output=True, text=True, check=False).stdout
    if present.strip().partition("+")[0] == pinned[1]:
        return
    requirement = f"torch=={pinned[1]}+cpu"
    options = ["--extra-index-url", CPU_INDEX]
    if finds(requirement, environment, 60):
        options = []  # this machine's own sources have it
    elif not finds(
        requirement, environment, 2 * CPU_INDEX_TRY_S, *options, "--timeout", str(CPU_INDEX_TRY_S), "--retries", "0"
    ):
        say(f"  {CPU_INDEX} cannot be reached: taking PyTorch's general build, several GB with CUDA")
        return
    pip_install(["--no-deps", *options, requirement], environment)


def compile_loops() -> None:
    """Have Numba compile what it keeps beside the modules: else the first start of the app would take that long."""
    asks = re.compile(r"^from puppet\.compiled import ", re.MULTILINE)
    paths = [path for path in sorted((ROOT / "puppet").rglob("*.py")) if asks.search(path.read_text(encoding="utf-8"))]
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths if "training" not in path.parts]
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import {', '.join(modules)}"
    done = subprocess.run([str(PYTHON), "-I", "-c", code], capture_output=True, text=True, check=False)
    if done.returncode != 0:  # the app says it better, and only a slow first start is lost
        say("  Inner loops could not be compiled yet: " + (done.stderr.strip().splitlines() or ["no reason given"])[-1])


def install(what: str) -> None:
    started = time.monotonic()
    if os.environ.get("PUPPET_SKIP_SYSTEM_LIBS"):
        say("Not looking for system libraries (PUPPET_SKIP_SYSTEM_LIBS)")
    else:
        needs = [*system_libs.VENV, *system_libs.APP]
        system_libs.ensure(needs, system_libs.TEST if what == "test" else ())
    if not venv_is_usable():
        make_venv()
    environment = pip_environment()
    say("Installing packages into .venv (the first time some minutes and about 2.5 GB)")
    UNFINISHED.touch()
    try:
        install_torch(environment)
        pip_install([argument for name in REQUIREMENTS[what] for argument in ("-r", name)], environment)
    except InstallError:
        UNFINISHED.unlink()  # pip ended by itself and left nothing half done: what worked before goes on working
        raise
    UNFINISHED.unlink()
    check = subprocess.run([str(PYTHON), "-I", "-c", IMPORT_CHECK], capture_output=True, text=True, check=False)
    if check.returncode != 0:
        reason = check.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise InstallError(f"The installed packages cannot be imported: {reason[0]}")
    say("Compiling inner loops for this processor")
    compile_loops()
    subprocess.run([str(PYTHON), "-I", str(Path(__file__)), "--stamp", what], check=True)
    say(f"Ready after {time.monotonic() - started:.0f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=sorted(REQUIREMENTS))
    parser.add_argument("--ready", action="store_true", help="only say, by the exit status, whether all is installed")
    parser.add_argument("--stamp", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ready:
        return 0 if is_ready(args.what) else 1
    if args.stamp:  # run by .venv's own Python, whose version is part of the digest
        for what, files in REQUIREMENTS.items():
            if set(files) <= set(REQUIREMENTS[args.what]):
                (VENV / f".ready-{what}").write_text(digest(what))
        return 0
    try:
        install(args.what)
    except (InstallError, system_libs.SystemLibsError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted: make starts over next time.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
