"""The settings file: read once at the start, written a moment after each change, and the profiles beside it."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from puppet.errors import PuppetError
from puppet.files import set_aside, sweep, write_atomically
from puppet.models import Problem, Severity
from puppet.settings.reading import merged, read, sane, unknown
from puppet.settings.values import PROFILED, Settings

logger = logging.getLogger(__name__)

NAME = "settings.json"
PROBLEM = "settings"
SETTLED_S = 0.4
"""A change is written once none has followed it for this long: a slider that is dragged makes many."""
LATEST_S = 3.0
"""But never later than this after the first of them."""
MOST_PROFILES = 100


class SettingsStore:
    """One JSON file in a folder, and one for each profile. Safe from any thread.

    Args:
        folder: where; made on the first write.
        told: called, from whichever thread it happens on, with what the user should know of a write that failed.
    """

    def __init__(self, folder: Path, told: Callable[[Problem], object] | None = None) -> None:
        self._path = folder / NAME
        self._profiles = folder / "profiles"
        self.told = told
        self._newer: dict[str, Any] = {}  # what a newer version wrote and this one does not know
        self._changed = threading.Condition()
        self._waiting: Settings | None = None
        self._first_s = self._last_s = 0.0
        self._thread: threading.Thread | None = None
        self._writing = threading.Lock()
        self._closed = False

    # ---- the settings ------------------------------------------------------------------------------------------------

    def load(self) -> tuple[Settings, Problem | None]:
        """The settings as they were left, and what the user should know of that. Never raises.

        A file that cannot be read is set aside under another name, and the settings start anew. Where only some of its
        values make no sense, a copy is set aside and the others are kept.
        """
        sweep(self._path.parent)
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return Settings(), None
        except OSError as error:
            return Settings(), self._notice(f"The settings cannot be read: {error.strerror or error}.")
        try:
            raw = msgspec.json.decode(content)
            if not isinstance(raw, dict):
                raise ValueError("it is no object")
        except (ValueError, RecursionError) as error:
            return Settings(), self._put_aside(f"is damaged ({error})", "Everything is set as it was at first.")
        settings, unusable = read(Settings, raw)
        self._newer = unknown(Settings, raw)
        if not unusable:
            return settings, None
        names = ", ".join(unusable[:5]) + (" and others" if len(unusable) > 5 else "")
        notice = self._put_aside(f"has values that make no sense ({names})", "These are set as they were at first.")
        self._write(settings)  # now: until then the only file there is has another name
        return settings, notice

    def save(self, settings: Settings) -> None:
        """Keep these for the next start. Returns at once: they are written in a moment, on a thread of the store's."""
        with self._changed:
            if self._closed:
                return
            now_s = time.monotonic()
            if self._waiting is None:
                self._first_s = now_s
            self._waiting, self._last_s = settings, now_s
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="settings", daemon=True)
                try:
                    self._thread.start()
                except RuntimeError as error:  # no more threads: the next change tries again, ``close`` writes them
                    logger.warning("Settings are written later: %s", error)
            self._changed.notify()

    def flush(self) -> None:
        """Write what waits to be written, now."""
        with self._writing:
            with self._changed:
                settings, self._waiting = self._waiting, None
            if settings is not None:
                self._write(settings)

    def close(self) -> None:
        """Write what waits and take no more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self.flush()

    def reset(self, settings: Settings) -> Settings:
        """Settings as they were at first, but for the user's consent and first run; saved."""
        anew = Settings(consent=settings.consent, first_run=settings.first_run, window=settings.window)
        self._newer = {}
        self.save(anew)
        return anew

    # ---- profiles ----------------------------------------------------------------------------------------------------

    def profiles(self) -> list[str]:
        """Their names, in order. A damaged one is set aside and logged."""
        found = (self._read_profile(path) for path in sorted(self._profiles.glob("*.json")))
        return sorted((entry[0] for entry in found if entry is not None), key=str.casefold)

    def save_profile(self, name: str, settings: Settings) -> None:
        """Keep what ``PROFILED`` names under a name; one of that name is replaced.

        Raises:
            PuppetError: the name is empty or too long, there are too many, or it cannot be written.
        """
        name = " ".join(name.split())
        if not name or len(name) > 60:
            raise PuppetError("A profile needs a name of at most 60 letters", "Give it another name")
        path = self._profile_path(name)
        if not path.exists() and len(list(self._profiles.glob("*.json"))) >= MOST_PROFILES:
            raise PuppetError(f"There are {MOST_PROFILES} profiles already", "Delete one first")
        kept: dict[str, Any] = msgspec.to_builtins(sane(settings))
        content = {"name": name, "settings": {part: kept[part] for part in PROFILED}}
        try:
            write_atomically(path, _encoded(content))
        except OSError as error:
            raise PuppetError(
                f"The profile {name} cannot be written: {error.strerror or error}", f"Free some space in {path.parent}"
            ) from error

    def load_profile(self, name: str, settings: Settings) -> Settings:
        """``settings`` with what the profile holds in their place. They are not saved by this.

        Raises:
            PuppetError: there is no such profile, or it is damaged.
        """
        found = self._read_profile(self._profile_path(name))
        if found is None:
            raise PuppetError(f"There is no profile {name} that can be read", "Choose another one")
        held = read(Settings, found[1])[0]
        parts = {part: getattr(held, part) for part in PROFILED if part in found[1]}
        return msgspec.structs.replace(settings, **parts)

    def delete_profile(self, name: str) -> None:
        """Forget a profile; nothing happens where there is none.

        Raises:
            PuppetError: it cannot be deleted.
        """
        try:
            self._profile_path(name).unlink(missing_ok=True)
        except OSError as error:
            raise PuppetError(f"The profile {name} cannot be deleted: {error.strerror or error}") from error

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._changed:
                while self._waiting is None and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                due_s = min(self._last_s + SETTLED_S, self._first_s + LATEST_S)
                left_s = due_s - time.monotonic()
                if left_s > 0:
                    self._changed.wait(left_s)
                    continue
            self.flush()

    def _write(self, settings: Settings) -> None:
        content = merged(self._newer, msgspec.to_builtins(sane(settings)))
        try:
            write_atomically(self._path, _encoded(content))
        except OSError as error:
            problem = self._notice(f"The settings cannot be written: {error.strerror or error}.")
            if self.told is not None:
                self.told(problem)

    def _notice(self, message: str) -> Problem:
        logger.warning("%s (%s)", message, self._path)
        return Problem(PROBLEM, message, f"Check {self._path.parent}; Puppet goes on without them.", Severity.WARNING)

    def _put_aside(self, what: str, then: str) -> Problem:
        try:
            where = f"It is kept as {set_aside(self._path).name} in {self._path.parent}."
        except OSError as error:
            where = f"It cannot be renamed ({error.strerror or error})."
        logger.warning("%s %s. %s", self._path, what, where)
        return Problem(PROBLEM, f"The settings file {what}.", f"{then} {where}", Severity.WARNING)

    def _profile_path(self, name: str) -> Path:
        return self._profiles / f"{_digest(name)}.json"

    def _read_profile(self, path: Path) -> tuple[str, dict[str, Any]] | None:
        try:
            raw = msgspec.json.decode(path.read_bytes())
            name, held = raw["name"], raw["settings"]
            if not isinstance(name, str) or not isinstance(held, dict) or self._profile_path(name) != path:
                raise ValueError("it is no profile")
            return name, held
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            logger.warning("The profile %s cannot be read (%s): it is set aside", path, error)
        try:
            set_aside(path)
        except OSError as error:
            logger.warning("%s cannot be renamed: %s", path, error)
        return None


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode(errors="replace")).hexdigest()[:24]


def _encoded(content: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(_text(content)), indent=2)


def _text(value: Any) -> Any:
    """The same with text that can be written: the name of a file need not be."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {_text(name): _text(one) for name, one in value.items()}
        case list() | tuple():
            return [_text(one) for one in value]
    return value
