"""Looks at the packages that are installed here: whether they fit each other, whether they are those that
requirements.txt pins, and whether their files still are as their makers signed them off. All of that works offline.

Known weaknesses are a list that only the network has: where pip-audit is installed (python -m pip install pip-audit)
and a lock is there (make lock), it is asked about that lock, which names every package with its hash.

Usage: python .ci/audit.py [--offline]
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import importlib.metadata
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "build" / "requirements.lock"
_COMPILED = (".pyc", ".nbi", ".nbc")


def pins(requirements: Path = ROOT / "requirements.txt") -> dict[str, str]:
    """Name and version of every line."""
    found = {}
    for line in requirements.read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("#")[0].strip().partition("==")
        if version:
            found[name] = version
    return found


def unlike_pins(wanted: dict[str, str]) -> Iterator[str]:
    """Packages that are missing, or there in another version (a build of it, such as +cpu, is the same)."""
    for name, version in wanted.items():
        try:
            there = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield f"{name} {version} is not installed"
            continue
        if there.partition("+")[0] != version:
            yield f"{name} is {there}, not {version}"


def changed_files(distribution: importlib.metadata.Distribution) -> Iterator[str]:
    """Files of a package that are missing or are not what its list of contents says."""
    for file in distribution.files or ():
        path = Path(str(file.locate()))
        if file.hash is None or path.suffix in _COMPILED:
            continue
        try:
            with path.open("rb") as content:
                digest = hashlib.file_digest(content, file.hash.mode).digest()
        except OSError as error:
            yield f"{path}: {error.strerror or error}"
            continue
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != file.hash.value:
            yield f"{path} has been changed"


def run(*command: str) -> bool:
    """Whether a program found nothing wrong; what it says is shown."""
    return subprocess.run([sys.executable, "-m", *command], check=False).returncode == 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--offline", action="store_true", help="do not ask pip-audit")
    args = parser.parse_args(arguments)
    found = list(unlike_pins(pins()))
    distributions = list(importlib.metadata.distributions())
    for distribution in distributions:
        found += changed_files(distribution)
    for line in found:
        print(line)
    well = run("pip", "check") and not found
    print(f"{len(distributions)} packages looked at, {len(found)} findings")
    if args.offline:
        return 0 if well else 1
    if importlib.util.find_spec("pip_audit") is None:
        print("Known weaknesses were not looked for: python -m pip install pip-audit, and ask again with a network")
    elif not LOCK.is_file():
        print("Known weaknesses were not looked for: there is no lock yet (make lock)")
    else:
        well &= run("pip_audit", "--require-hashes", "--disable-pip", "-r", str(LOCK))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
