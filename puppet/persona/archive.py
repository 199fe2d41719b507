"""A zip that is trusted with nothing: its bounds are checked before anything in it is unpacked, and never onto disk.

Read whole into memory, which ``LARGEST`` bounds. Nothing is run, no name in it ever becomes a path.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

LARGEST = 256 << 20
"""Bytes of the largest archive, and of all that is in it together. Eight photographs are about 20 MB."""

MOST_MEMBERS = 64
LARGEST_RATIO = 200
"""Times that a member may grow when it is unpacked. PNG and numbers hardly shrink; text may, by some ten times."""

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}\.[a-z]{3,12}")  # flat, so never a path; no name of a device either
_END = struct.Struct("<4s4H2LH")  # end of central directory: signature, disks, counts, size, offset, comment's length
_LONGEST_LISTING = 16 << 10
_ENCRYPTED = 0x1 | 0x40


class UnusableError(ValueError):
    """Something that is not to be trusted or not understood; says in plain words what, in half a sentence."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members in this order; the same bytes for the same members at any time on any system."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o600) << 16
            archive.writestr(info, data)
    return content.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """What a zip holds, by name.

    Raises:
        UnusableError: no zip, damaged, or built to do harm: too large or too many members, stated or real, paths,
            names twice, links, encryption.
    """
    _check_end(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            _check_listing(infos)
            members: dict[str, bytes] = {}
            for info in infos:
                with archive.open(info) as member:
                    members[info.filename] = data = member.read(info.file_size + 1)
                if len(data) != info.file_size:
                    raise UnusableError(f"{info.filename} is not as long as is stated")
    except UnusableError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, OverflowError) as error:
        raise UnusableError(f"it is damaged ({error})") from error
    except (NotImplementedError, RuntimeError) as error:  # other kinds of compression and encryption
        raise UnusableError(f"it is packed in an unusual way ({error})") from error
    return members


def _check_end(content: bytes) -> None:
    """The directory's own bounds, before the directory is read: each entry of it takes memory."""
    if len(content) > LARGEST:
        raise UnusableError(f"it has {len(content) >> 20} MB")
    if not content.startswith(b"PK\x03\x04"):
        raise UnusableError("it is no persona file")
    place = len(content) - _END.size
    if place < 0 or content[place : place + 4] != b"PK\x05\x06":
        raise UnusableError("it is cut off or damaged")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(content, place)
    if disk or first_disk or comment or here != count or content[place - 20 : place - 16] == b"PK\x06\x07":
        raise UnusableError("it is packed in an unusual way")
    if count > MOST_MEMBERS or size > _LONGEST_LISTING:
        raise UnusableError(f"it holds {count} parts")
    if offset + size != place:
        raise UnusableError("it is damaged (its directory is not where it should be)")


def _check_listing(infos: list[zipfile.ZipInfo]) -> None:
    """All that the directory states, before anything is unpacked."""
    names = [info.filename for info in infos]
    for info in infos:
        shown = "".join(letter if letter.isprintable() else "?" for letter in info.filename[:60])
        if not _NAME.fullmatch(info.filename) or info.orig_filename != info.filename:
            raise UnusableError(f"it holds a part named “{shown}”")
        if names.count(info.filename) > 1:
            raise UnusableError(f"it holds {shown} twice")
        if info.flag_bits & _ENCRYPTED:
            raise UnusableError(f"{shown} is encrypted")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.create_system == 3 and kind not in (0, stat.S_IFREG):
            raise UnusableError(f"{shown} is a link or no plain file")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnusableError(f"{shown} is packed in an unusual way")
        if info.file_size > LARGEST_RATIO * max(info.compress_size, 1):
            raise UnusableError(f"{shown} would grow to {info.file_size} bytes from {info.compress_size}")
    total = sum(info.file_size for info in infos)
    if total > LARGEST:
        raise UnusableError(f"it would grow to {total >> 20} MB")
