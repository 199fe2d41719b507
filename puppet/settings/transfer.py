"""Settings and profiles in one file that can be carried to another machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from puppet.errors import PuppetError
from puppet.files import write_atomically
from puppet.settings.reading import read, sane
from puppet.settings.values import Settings

FORMAT = "puppet settings"
VERSION = 1
LARGEST = 4 << 20
_PRIVATE = ("consent", "first_run", "window", "tray")
"""What the one who imports has to say or has arranged for themselves."""


def export_settings(path: Path, settings: Settings, profiles: Mapping[str, Settings]) -> None:
    """Write settings and profiles to a file.

    Raises:
        PuppetError: it cannot be written.
    """
    content = {
        "format": FORMAT,
        "version": VERSION,
        "settings": _shared(settings),
        "profiles": {name: _shared(profile) for name, profile in profiles.items()},
    }
    try:
        write_atomically(path, msgspec.json.format(msgspec.json.encode(content), indent=2))
    except OSError as error:
        raise PuppetError(
            f"{path} cannot be written: {error.strerror or error}", "Free some space there, or choose another folder"
        ) from error


def import_settings(path: Path, current: Settings) -> tuple[Settings, dict[str, Settings], list[str]]:
    """Read what ``export_settings`` wrote.

    Args:
        path: the file.
        current: settings in force; consent, first run, window and tray stay as they are in them.

    Returns:
        The settings, the profiles by name, and the names of values that could not be used.

    Raises:
        PuppetError: no such file, not one of Puppet's settings, or of a newer version.
    """
    remedy = "Choose a file that Puppet has exported"
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise PuppetError(f"{path} cannot be read: {error.strerror or error}", remedy) from error
    try:
        raw = msgspec.json.decode(content) if len(content) <= LARGEST else None
    except (ValueError, RecursionError) as error:  # msgspec's errors, and bytes that are no text
        raise PuppetError(f"{path.name} holds no settings: {error}", remedy) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT or not isinstance(raw.get("settings"), dict):
        raise PuppetError(f"{path.name} holds no settings of Puppet", remedy)
    if not isinstance(raw.get("version"), int) or raw["version"] > VERSION:
        raise PuppetError(f"{path.name} was exported by a newer Puppet", "Update Puppet first")
    imported, unusable = _read(raw["settings"], current)
    profiles: dict[str, Settings] = {}
    told = raw.get("profiles")
    for name, inside in (told if isinstance(told, dict) else {}).items():
        if isinstance(inside, dict):
            profiles[name], worse = _read(inside, current)
            unusable += [f"{name}: {one}" for one in worse]
    return imported, profiles, unusable


def _read(raw: dict[str, Any], current: Settings) -> tuple[Settings, list[str]]:
    settings, unusable = read(Settings, raw)
    return msgspec.structs.replace(settings, **{name: getattr(current, name) for name in _PRIVATE}), unusable


def _shared(settings: Settings) -> dict[str, Any]:
    content: dict[str, Any] = msgspec.to_builtins(sane(settings))
    return {name: value for name, value in content.items() if name not in _PRIVATE}
