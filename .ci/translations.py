#!/usr/bin/env python3
"""Usage: .venv/bin/python .ci/translations.py. Brings assets/i18n up to date with the strings in ui/ and compiles it.

New strings come in untranslated and marked so; those that are gone go. Edit the ``.ts`` files by hand or with Qt
Linguist, then run this again. Tests fail while a string has no translation.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(PySide6.__file__).parent


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools, from the same package as the Qt that reads what it makes."""
    path = next(TOOLS.glob(f"{tool}*"), None)
    if path is None:
        sys.exit(f"{TOOLS} has no {tool}: install the packages in requirements.txt again")
    subprocess.run([path, *arguments], cwd=ROOT, check=True)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from ui.language import LANGUAGES, SOURCE, catalogue

    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "ui").rglob("*.py"))]
    for code in LANGUAGES:
        if code != SOURCE:
            path = catalogue(code)
            path.parent.mkdir(parents=True, exist_ok=True)
            speaks = ("-source-language", SOURCE, "-target-language", code)
            # No places: they would change with every line of code.
            run("lupdate", "-silent", *sources, "-ts", str(path), *speaks, "-no-obsolete", "-locations", "none")
            run("lrelease", str(path), "-qm", str(path.with_suffix(".qm")), "-silent")


if __name__ == "__main__":
    main()
