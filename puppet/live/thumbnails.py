"""The thumbnails of the gallery's tiles, kept from one start to the next."""

from __future__ import annotations

import hashlib
import logging
import threading
from pathlib import Path

import numpy as np

from puppet.cv import cv2
from puppet.files import write_atomically
from puppet.models import Image
from puppet.persona import png
from puppet.persona.archive import UnusableError

logger = logging.getLogger(__name__)

THUMBNAIL = 96


class Thumbnails:
    """Safe to use from every thread.

    Args:
        folder: of the cache; None keeps them in memory alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._images: dict[str, Image] = {}

    def has(self, key: str, source: Path, face: int | None) -> bool:
        """Whether a portrait's thumbnail is known, from now or from an earlier start.

        Args:
            source, face: what it was made of; it is another one's when either has changed since.
        """
        with self._lock:
            if key not in self._images:
                image = self._read(key, source, face)
                if image is not None:
                    self._images[key] = image
            return key in self._images

    def get(self, key: str) -> Image:
        """uint8 (96, 96, 3); plain grey while it is not known."""
        with self._lock:
            return self._images.get(key, _PLAIN)

    def put(self, key: str, image: Image) -> None:
        """Keep a thumbnail, uint8 (96, 96, 3), in memory."""
        with self._lock:
            self._images[key] = image

    def store(self, key: str, source: Path, face: int | None) -> None:
        """Write it to the cache; where it cannot be written, the log says so."""
        path = self._path(key, source, face)
        if path is None:
            return
        try:
            write_atomically(path, encode_png(self.get(key)))
        except OSError as error:
            logger.info("The thumbnail %s is not cached: %s", path, error)

    def forget(self, key: str) -> None:
        with self._lock:
            self._images.pop(key, None)

    def delete(self, key: str, source: Path, face: int | None) -> None:
        """Take it out of the cache, while what it was made of is still there.

        Raises:
            OSError: it cannot be deleted.
        """
        path = self._path(key, source, face)
        if path is not None:
            path.unlink(missing_ok=True)

    def _path(self, key: str, source: Path, face: int | None) -> Path | None:
        if self._folder is None:
            return None
        try:
            stat = source.stat()
            stamp = f"{stat.st_size} {stat.st_mtime_ns}"  # a portrait that changed has another thumbnail
        except OSError:
            stamp = ""
        name = hashlib.sha256(f"{key} {source} {face} {stamp}".encode(errors="surrogateescape")).hexdigest()[:24]
        return self._folder / f"{name}.png"

    def _read(self, key: str, source: Path, face: int | None) -> Image | None:
        path = self._path(key, source, face)
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except OSError:
            return None
        try:
            return png.decode(content, (THUMBNAIL, THUMBNAIL), 3, path.name)
        except UnusableError as error:
            logger.info("A thumbnail is made again: %s", error)
            return None


def encode_png(image: Image) -> bytes:
    """RGB uint8 (H, W, 3) as a PNG file."""
    fine, content = cv2.imencode(".png", cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    if not fine:
        raise OSError("the picture cannot be encoded as PNG")
    return bytes(content)


def _make_plain() -> Image:
    image = np.full((THUMBNAIL, THUMBNAIL, 3), 58, np.uint8)
    cv2.circle(image, (48, 38), 15, (92, 92, 92), -1, cv2.LINE_AA)
    cv2.ellipse(image, (48, 88), (28, 28), 0, 180, 360, (92, 92, 92), -1, cv2.LINE_AA)
    image.flags.writeable = False
    return image


_PLAIN = _make_plain()
