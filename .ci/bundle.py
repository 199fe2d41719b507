"""Makes a bundle for this system: Puppet with Python and all packages in one folder (on macOS an app), in build/bundle.

PyInstaller makes it after assets/packaging/puppet.spec, which asks this module for what goes in. Left out are the
packages of LEFT_OUT, which are under the GPL; ``--with`` takes one in all the same. What else of a bundle is not to be
given away without legal review is said in THIRD_PARTY_NOTICES.md, which comes along.

Usage: python .ci/bundle.py [--with NAME]
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "assets" / "packaging"
OUTPUT = ROOT / "build" / "bundle"
WORK = ROOT / "build" / "pyinstaller"

IDENTIFIER = "io.github.puppet.Puppet"
LEFT_OUT = ("pyvirtualcam",)
"""Under the GPL: only somebody who has looked into what that means for the whole may take it in."""
UNUSED = (
    *("jax", "jaxlib", "sentencepiece", "networkx", "tensorboard", "IPython", "tkinter", "pytest", "_pytest"),
    *("mypy", "hypothesis", "setuptools", "pip", "torch.utils.tensorboard", "PyQt5", "PyQt6"),
)
"""Packages that others could import and nothing here does."""
ASSETS = (
    *("*.mp4", "*.json", "icon.png", "NOTICES.md", "likeness/*", "mouth/*"),
    *("portraits/*", "rig/*", "topology/*", "weights/*", "i18n/*.qm"),
)
_WITH = "PUPPET_BUNDLE_WITH"


class BundleError(Exception):
    """There is no bundle; the text says why."""


# ---- what goes in, as the spec asks for it ---------------------------------------------------------------------------


def assets() -> list[tuple[str, str]]:
    """The files of ``assets`` that the program reads: (path in the checkout, folder in the bundle)."""
    found = sorted(path for pattern in ASSETS for path in (ROOT / "assets").glob(pattern) if path.is_file())
    return [
        (str(path.relative_to(ROOT)), (Path("puppet") / path.relative_to(ROOT).parent).as_posix()) for path in found
    ]


def pinned() -> list[str]:
    """The packages of requirements.txt, without those that are left out."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    names = [match[1] for match in (re.match(r"([A-Za-z0-9_.-]+)==", line) for line in lines) if match]
    return [name for name in names if name not in (*left_out(), *UNUSED)]


def left_out() -> list[str]:
    """The packages of LEFT_OUT that nobody asked for."""
    return [name for name in LEFT_OUT if name not in os.environ.get(_WITH, "").split(",")]


def write_requirements() -> Path:
    """The bundle's own requirements.txt, by which ``doctor`` looks whether all is there."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    WORK.mkdir(parents=True, exist_ok=True)
    path = WORK / "requirements.txt"
    path.write_text("".join(f"{line}\n" for line in lines if line.partition("==")[0] in pinned()), encoding="utf-8")
    return path


def modules() -> list[str]:
    """What main.py imports by name: the modules of its commands, and those that run in other processes."""
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    tables = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper()
    }
    return [*(module for module, _ in tables["COMMANDS"].values()), *tables["MODULES"]]


def compiled() -> list[str]:
    """The modules with functions that Numba compiles, which keeps them by the place of their source. PyInstaller's
    archive has none, so that they would be compiled anew in each working folder: these are to be files."""
    paths = [path for name in ("puppet", "engines") for path in sorted((ROOT / name).rglob("*.py"))]
    asks = re.compile(r"^(import numba\b|from puppet\.compiled import )", re.MULTILINE)
    found = [path for path in paths if asks.search(path.read_text(encoding="utf-8"))]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found]


def without(files: list[tuple[str, ...]], *names: str) -> list[tuple[str, ...]]:
    """PyInstaller's table of files without those whose names begin so."""
    return [one for one in files if not Path(one[0]).name.startswith(names)]


def version() -> str:
    """Of the program."""
    source = (ROOT / "puppet" / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if match is None:
        raise BundleError("puppet/__init__.py states no version.")
    return match[1]


def property_list() -> dict[str, Any]:
    """For macOS: why the camera and the microphone are asked for, and the files that are opened."""
    kind = f"{IDENTIFIER}.persona"
    return {
        "CFBundleDisplayName": "Puppet",
        "CFBundleShortVersionString": version(),
        "LSApplicationCategoryType": "public.app-category.video",
        "LSMinimumSystemVersion": "14.0",
        "NSCameraUsageDescription": "Your camera moves the portrait that others see. Its pictures are never recorded "
        "or sent: they stay on this Mac.",
        "NSMicrophoneUsageDescription": "A recording that you start has your microphone's sound, if you want it. At "
        "all other times Puppet does not listen.",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence; see THIRD_PARTY_NOTICES.md",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Puppet portrait",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [kind],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kind,
                "UTTypeDescription": "Puppet portrait",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["puppet"],
                    "public.mime-type": ["application/x-puppet-persona"],
                },
            }
        ],
    }


def version_info() -> str:
    """For Windows: what the program's properties show, as PyInstaller wants it."""
    numbers = ([int(part) for part in re.findall(r"\d+", version())] + [0, 0, 0, 0])[:4]
    strings = {
        "CompanyName": "The Puppet project",
        "FileDescription": "Puppet: join a video call as a portrait",
        "FileVersion": version(),
        "InternalName": "Puppet",
        "LegalCopyright": "MIT licence; see THIRD_PARTY_NOTICES.md",
        "OriginalFilename": "Puppet.exe",
        "ProductName": "Puppet",
        "ProductVersion": version(),
    }
    table = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={tuple(numbers)}, prodvers={tuple(numbers)}, mask=0x3F, flags=0x0, OS=0x40004,"
        " fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{table}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])],\n"
        ")\n"
    )


def write_version_info() -> Path:
    """``version_info`` in a file."""
    WORK.mkdir(parents=True, exist_ok=True)
    path = WORK / "version-info.txt"
    path.write_text(version_info(), encoding="utf-8")
    return path


# ---- making it -------------------------------------------------------------------------------------------------------


def build(taken_in: list[str]) -> Path:
    """Run PyInstaller; returns the folder, or the app on macOS."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(OUTPUT), "--workpath", str(WORK), str(PACKAGING / "puppet.spec")]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {_WITH: ",".join(taken_in)}, check=False)
    if done.returncode != 0:
        raise BundleError("PyInstaller failed (see above).")
    return OUTPUT / ("Puppet.app" if sys.platform == "darwin" else "Puppet")


def finish(bundle: Path) -> None:
    """Lay the licences beside the program, and on Linux what makes a desktop know it."""
    texts = bundle / "Contents" / "Resources" if bundle.suffix == ".app" else bundle
    for name in ("LICENSE", "THIRD_PARTY_NOTICES.md", "MODEL_CARD.md"):
        shutil.copy2(ROOT / name, texts / name)
    if sys.platform.startswith("linux"):
        for source, target in desktop_files():
            (bundle / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, bundle / target)
        shutil.copy2(PACKAGING / "install.sh", bundle / "install.sh")
        (bundle / "install.sh").chmod(0o755)


def desktop_files() -> Iterator[tuple[Path, str]]:
    """What a Linux desktop reads, and where below ``share``'s parent it belongs."""
    yield PACKAGING / "puppet.desktop", "share/applications/puppet.desktop"
    yield PACKAGING / "puppet-mime.xml", "share/mime/packages/puppet.xml"
    yield ROOT / "assets" / "icon.png", "share/icons/hicolor/256x256/apps/puppet.png"


def carried(bundle: Path) -> list[str]:
    """What of a bundle nobody may give away without legal review, as it is found in it."""
    wanted = re.compile(r"^(libx264|libx265|pyvirtualcam)", re.IGNORECASE)
    names = {match[1] for path in bundle.rglob("*") if (match := wanted.match(path.name))}
    return sorted(names)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bundle.py", description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--with", dest="taken_in", action="append", default=[], choices=LEFT_OUT,
                        help="take in what is left out for its licence")  # fmt: skip
    args = parser.parse_args(argv)
    try:
        bundle = build(args.taken_in)
        finish(bundle)
    except BundleError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{bundle}: {size / 1e6:.0f} MB")
    if gpl := carried(bundle):
        print(f"For your own use: it carries {', '.join(gpl)} (GPL). Before you give it to anybody, see")
        print("“Not to be bundled without legal review” in THIRD_PARTY_NOTICES.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
