"""What a file says of itself: that its pictures are made by a learned model.

The statement is IPTC's *digital source type*, as XMP: in a chunk of a PNG, in a box at the end of an MP4. Players and
editors show the plain sentence beside it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from puppet import __version__

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
SENTENCE = "AI-generated: a portrait animated by Puppet. Digital source type: trainedAlgorithmicMedia"
TOOL = f"Puppet {__version__}"

_XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmp:CreatorTool="{TOOL}" Iptc4xmpExt:DigitalSourceType="{SOURCE_TYPE}"/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_XMP_KEYWORD = b"XML:com.adobe.xmp"
_XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_MOST = 1 << 20  # bytes of metadata that are looked at


def of_video() -> dict[str, str]:
    """Metadata for a video container, beside which ``add_to_mp4`` puts the XMP."""
    return {"comment": SENTENCE, "description": SENTENCE, "encoder": TOOL}


def add_to_png(content: bytes) -> bytes:
    """A PNG with the statement in it. Raises ValueError if it is none."""
    head = 8 + 12 + 13
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        raise ValueError("This is no PNG")
    xmp = _chunk(b"iTXt", _XMP_KEYWORD + b"\0\0\0\0\0" + _XMP.encode())
    words = _chunk(b"tEXt", b"Comment\0" + SENTENCE.encode("latin-1"))
    source = _chunk(b"tEXt", b"DigitalSourceType\0" + SOURCE_TYPE.encode("latin-1"))
    software = _chunk(b"tEXt", b"Software\0" + TOOL.encode("latin-1"))
    return content[:head] + xmp + words + source + software + content[head:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def add_to_mp4(path: Path) -> None:
    """Append the XMP as a box of its own, which players pass over.

    Raises:
        OSError: the file cannot be written.
    """
    packet = _XMP.encode()
    with path.open("ab") as file:
        file.write(struct.pack(">I", 24 + len(packet)) + b"uuid" + _XMP_BOX + packet)


# ---- reading ---------------------------------------------------------------------------------------------------------


def says_generated(path: Path) -> str:
    """The digital source type that a file states, or a sentence of ours in it; "" where it says nothing.

    PNG, JPEG, WebP and MP4 are understood as far as is needed; in any other file the statement is looked for in its
    first and last megabyte.

    Raises:
        OSError: it cannot be read.
    """
    for part in _statements(path):
        start = part.find(b"digitalsourcetype/")
        if start >= 0:
            name = part[start + len(b"digitalsourcetype/") :][:60]
            word = bytes(_word(name)).decode("ascii", "replace")
            if word:
                return word
        if b"AI-generated" in part:
            return SENTENCE
    return ""


def _word(text: bytes) -> Iterator[int]:
    """Its letters up to the first other byte."""
    for byte in text:
        if not (65 <= byte <= 90 or 97 <= byte <= 122):
            return
        yield byte


def _statements(path: Path) -> Iterator[bytes]:
    """The parts of a file that can hold a statement."""
    size = path.stat().st_size
    with path.open("rb") as file:
        yield file.read(_MOST)
        if size > _MOST:
            file.seek(max(_MOST, size - _MOST))
            yield file.read(_MOST)
