"""What may become a portrait: files and pictures, dropped or pasted. Nothing is ever fetched from the network."""

from __future__ import annotations

import base64
import binascii
import html
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QDir, QIODevice, QMimeData, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from puppet.errors import PuppetError

RAW_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif")
MAX_BYTES = 256 * 2**20
MOST_LINES = 100
_BEGINNINGS = ("file://", "data:image/", "http://", "https://")
_PICTURE = re.compile(r"""<img\b[^>]*?\ssrc\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
FILE_PATTERNS = "*.puppet *.png *.jpg *.jpeg *.jfif *.webp *.bmp *.tif *.tiff *.gif *.ppm *.pgm"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or the bytes of an image file, with a name for the tile."""

    data: Path | bytes
    name: str


def file_source(name: str | Path) -> Source:
    """A file the user chose."""
    path = Path(name)
    return Source(path, path.stem)


def file_dialog(parent: QWidget | None, title: str, patterns: str = FILE_PATTERNS) -> QFileDialog:
    """A dialog for picking pictures, not yet open: in the user's pictures at first, then where they were last."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    words = QCoreApplication.translate("Intake", "Pictures ({0})").format(patterns)
    dialog.setNameFilters([words, QCoreApplication.translate("Intake", "All files (*)")])
    if dialog.directory() == QDir.current():  # where the program was started, which means nothing to the user
        places = (QStandardPaths.StandardLocation.PicturesLocation, QStandardPaths.StandardLocation.HomeLocation)
        folders = [QStandardPaths.writableLocation(place) for place in places]
        dialog.setDirectory(next((folder for folder in folders if Path(folder).is_dir()), ""))
    return dialog


def readable(mime: QMimeData) -> bool:
    """Whether a drop of this is worth welcoming."""
    if mime.hasUrls() or mime.hasImage() or any(mime.hasFormat(kind) for kind in RAW_FORMATS):
        return True
    return any(url.isLocalFile() or url.scheme() in ("data", "http", "https") for url in _written(mime))


def sources(mime: QMimeData) -> list[Source]:
    """The pictures in dropped or pasted data.

    Files come first: they keep their names and everything in them. Then an encoded image, then pixels, then a picture
    written into a ``data:`` address. Addresses count as such, as plain text, and as that of a picture in a web page.

    Raises:
        PuppetError: there is none, or only an address on the web.
    """
    urls = [*(mime.urls() if mime.hasUrls() else []), *_written(mime)]
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    if files:
        return [file_source(path) for path in dict.fromkeys(files)]
    pasted = QCoreApplication.translate("Intake", "Pasted picture")
    for kind in RAW_FORMATS:
        if mime.hasFormat(kind) and (data := bytes(mime.data(kind).data())):
            return [Source(data, _name(urls) or pasted)]
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [Source(_png(image), _name(urls) or pasted)]
    for url in urls:
        if url.scheme() == "data":
            return [Source(_data_url(url), pasted)]
    if urls:
        raise PuppetError(
            QCoreApplication.translate("Intake", "That is only the address of a picture on the web"),
            QCoreApplication.translate("Intake", "Puppet fetches nothing: save the picture or copy it, then add that"),
        )
    raise PuppetError(
        QCoreApplication.translate("Intake", "There is no picture in that"),
        QCoreApplication.translate("Intake", "Copy a picture or an image file first, or choose a file with Add"),
    )


def _written(mime: QMimeData) -> list[QUrl]:
    """Addresses in plain text, one a line, and of the first picture in a piece of a web page."""
    found = []
    text = mime.text() if mime.hasText() else ""
    if text.startswith(_BEGINNINGS):
        found = [line.strip() for line in text.splitlines()[:MOST_LINES] if line.startswith(_BEGINNINGS)]
    if mime.hasHtml() and (picture := _PICTURE.search(mime.html()[: 2 * MAX_BYTES])):
        found.append(html.unescape(picture[1]))
    return [QUrl(address) for address in found]


def _name(urls: list[QUrl]) -> str:
    names = [Path(url.path()).stem for url in urls if url.scheme() in ("http", "https")]
    return next((name for name in names if name), "")


def _png(image: QImage) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(20)  # of 100: quick; PNG loses nothing either way
    if not writer.write(image):
        raise PuppetError(
            QCoreApplication.translate("Intake", "That picture cannot be taken over"),
            QCoreApplication.translate("Intake", "Save it to a file, then add that"),
        )
    return bytes(store.data())


def _data_url(url: QUrl) -> bytes:
    head, _, body = url.toString(QUrl.ComponentFormattingOption.FullyEncoded).partition(",")
    if len(body) <= MAX_BYTES and head.startswith("data:image/"):
        try:
            plain = unquote_to_bytes(body)
            return base64.b64decode(plain, validate=True) if head.endswith(";base64") else plain
        except binascii.Error:
            pass  # told below, with the other addresses that hold no picture
    raise PuppetError(
        QCoreApplication.translate("Intake", "That address holds no picture"),
        QCoreApplication.translate("Intake", "Save the picture or copy it, then add that"),
    )
