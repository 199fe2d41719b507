"""Writes a lock for a release: every package of requirements.txt and all that they need, pinned, each with the hash of
its wheel, as ``pip install --require-hashes`` wants them.

Nothing is installed. pip resolves for this system and this Python alone, so that each system has a lock of its own. The
hashes are the ones that the index states; where an index states none, pip fetches the file and they are its own.

Usage: python .ci/lock.py [REQUIREMENTS] [--output FILE] [OPTIONS FOR PIP]
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class LockError(Exception):
    """There is no lock; the text says why."""


def resolved(requirements: Path, options: list[str]) -> Mapping[str, Any]:
    """pip's report of what it would install.

    Args:
        options: for pip, such as where packages come from.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"),
            *("--only-binary", ":all:", "--report", str(report), "-r", str(requirements), *options),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not report.exists():
            raise LockError(f"pip cannot resolve {requirements.name}:\n{done.stderr.strip()}")
        return json.loads(report.read_text(encoding="utf-8"))


def lines(report: Mapping[str, Any]) -> list[str]:
    """The lock's lines, by name; LockError naming what has no hash."""
    found, without = {}, []
    for item in report["install"]:
        name = re.sub(r"[-_.]+", "-", item["metadata"]["name"]).lower()
        hashes = item["download_info"].get("archive_info", {}).get("hashes", {})
        if "sha256" not in hashes:
            without.append(name)
            continue
        found[name] = f"{name}=={item['metadata']['version']} \\\n    --hash=sha256:{hashes['sha256']}"
    if without:
        raise LockError(f"The index states no SHA-256 of {', '.join(sorted(without))}.")
    return [found[name] for name in sorted(found)]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="lock.py", description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("requirements", type=Path, nargs="?", default=ROOT / "requirements.txt")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "requirements.lock")
    args, options = parser.parse_known_args(argv)
    try:
        found = lines(resolved(args.requirements, options))
    except LockError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    version = ".".join(platform.python_version_tuple()[:2])
    head = f"# {args.requirements.name} for Python {version} on {platform.system()} {platform.machine()}.\n"
    args.output.parent.mkdir(parents=True, exist_ok=True)
    head += "# pip install --require-hashes -r this\n"
    args.output.write_text(head + "\n".join(found) + "\n", encoding="utf-8")
    print(f"{args.output}: {len(found)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
