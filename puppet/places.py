"""Where the files that come with the program are: in a checkout beside the packages, installed inside this one."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

ROOT = _PACKAGE.parent
"""What holds the packages: the checkout, ``site-packages``, a bundle's own folder."""
ASSETS = _PACKAGE / "assets" if (_PACKAGE / "assets").is_dir() else ROOT / "assets"
"""The folder ``assets``, with what the program reads of it."""
