"""Where the user's things are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the user's portraits (``data``), calibrations (``config``) and thumbnails (``cache``) are kept."""

    data: Path
    config: Path
    cache: Path

    @classmethod
    def of_the_user(cls) -> Folders:
        """The platform's places for them."""
        dirs = platformdirs.PlatformDirs("puppet", appauthor=False)
        return cls(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path)

    @classmethod
    def inside(cls, folder: Path) -> Folders:
        """All in one folder."""
        return cls(folder / "data", folder / "config", folder / "cache")
