"""What takes long to make, kept for the next start: bytes in a private folder, and beside each file what it is.

A file is taken only if its note names the very same key (device, versions, precision, tier, weights) and the hash of
its bytes, and if nobody else could have written it. Anything else is a miss, with a line in the log: it is made again.
Contents are opaque bytes here; nothing is unpickled.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from puppet.files import make_private, write_atomically

logger = logging.getLogger(__name__)

Key = Mapping[str, str]
"""Whatever decides the bytes, by name: a file made under another value of any of them is not taken."""

KEPT = 8
"""Files that a folder keeps, newest first; a new driver or other weights leave old ones behind."""
_FORMAT = "puppet-engine-1"


class EngineCache:
    """Files of engines in one folder.

    Args:
        folder: made when first needed, for its owner alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, kind: str, key: Key) -> bool:
        """Whether there is a file of that key, sound or not; costs a look at the folder."""
        return self._path(kind, key).is_file()

    def get(self, kind: str, key: Key) -> bytes | None:
        """The bytes kept under a key; None, with a line in the log unless there never were any.

        Args:
            kind: of engine, the file's suffix ("openvino").
            key: exactly as it was kept.
        """
        path = self._path(kind, key)
        if not path.exists() and not path.is_symlink():
            return None
        try:
            reason, content = self._checked(path, key)
        except (OSError, ValueError, MemoryError, RecursionError) as error:
            reason, content = f"it cannot be read ({error})", b""
        if reason:
            logger.warning("%s from the cache is not used: %s; it is made again", path.name, reason)
            return None
        return content

    def put(self, kind: str, key: Key, content: bytes) -> None:
        """Keep bytes under a key. Where they cannot be kept, that is logged: they are made again at the next start."""
        path = self._path(kind, key)
        note = {"format": _FORMAT, "sha256": hashlib.sha256(content).hexdigest(), "key": dict(key)}
        try:
            make_private(self._folder)
            if os.name == "posix":
                self._folder.chmod(0o700)  # it may be older than this
            write_atomically(path, content)
            write_atomically(_note(path), json.dumps(note, indent=1).encode())
            self._prune(kind)
        except OSError as error:
            logger.warning("%s is not kept for the next start: %s", path.name, error)

    def drop(self, kind: str, key: Key, reason: str) -> None:
        """Forget bytes that turned out to be of no use, and log why."""
        path = self._path(kind, key)
        logger.warning("%s from the cache is not used: %s; it is made again", path.name, reason)
        for file in (path, _note(path)):
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                logger.warning("%s stays behind: %s", file.name, error)

    def _path(self, kind: str, key: Key) -> Path:
        digest = hashlib.sha256(json.dumps(dict(key), sort_keys=True).encode()).hexdigest()
        return self._folder / f"{digest[:32]}.{kind}"

    def _checked(self, path: Path, key: Key) -> tuple[str, bytes]:
        """What is wrong with a file, empty if nothing is; and its bytes."""
        for place in (path.parent, path, _note(path)):
            if not place.exists():
                return f"{place.name} is missing", b""
            if reason := _foreign(place):
                return reason, b""
        note = json.loads(_note(path).read_bytes())
        if not isinstance(note, dict) or note.get("format") != _FORMAT:
            return "its note is of another format", b""
        if note.get("key") != dict(key):
            return "it was made for something else", b""
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != note.get("sha256"):
            return "it is damaged", b""
        return "", content

    def _prune(self, kind: str) -> None:
        """Delete all but the newest files of a kind."""
        files = sorted(self._folder.glob(f"*.{kind}"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for old in files[KEPT:]:
            old.unlink(missing_ok=True)
            _note(old).unlink(missing_ok=True)


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _foreign(path: Path) -> str:
    """Why others than this user may have written a file or folder; empty if they cannot have."""
    if path.is_symlink():
        return f"{path.name} is a link"
    if os.name != "posix":
        return ""  # the user's own folders are private on Windows
    status = path.stat()
    if status.st_uid != os.getuid():
        return f"{path.name} belongs to somebody else"
    if stat.S_IMODE(status.st_mode) & 0o022:
        return f"others may write {path.name}"
    return ""
