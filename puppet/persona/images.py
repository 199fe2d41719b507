"""Reading a picture file: whatever a user drops on the window becomes upright 8-bit RGB, or a plain reason why not."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image as Pil
from PIL import ImageCms, UnidentifiedImageError

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Image

MAX_SIDE = 2048
"""Long side of what ``load_image`` returns, in pixels; larger pictures are scaled down to it."""

MIN_SIDE = 64
"""Short side of the smallest picture that is read, in pixels: below it no face has usable eyes and lips."""

MAX_PIXELS = 500_000_000
"""Largest JPEG that is read, in pixels; it is decoded at a fraction of its size, line by line."""

MAX_PIXELS_WHOLE = 200_000_000
"""Largest picture in a format that has to be decoded whole (4 bytes a pixel: 0.8 GB)."""

Pil.MAX_IMAGE_PIXELS = None  # ours depend on the format, and are looked at before anything is decoded

NEUTRAL = (216, 216, 216)
"""What shows behind transparent parts."""

# Formats with a firm signature; others (EPS runs a program, TGA and PCX match by chance) are not wanted.
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP", "PPM", "JPEG2000", "PSD")

_SAVE_AS = "Open it in an image viewer and save it as JPEG or PNG"
_ANOTHER = "Choose a JPEG, PNG or WebP picture"

# Where a number of EXIF tag 0x0112 is to be found: (transposed, rows reversed, columns reversed), in this order.
_ORIENTATIONS = {
    2: (False, False, True),
    3: (False, True, True),
    4: (False, True, False),
    5: (True, False, False),
    6: (True, False, True),
    7: (True, True, True),
    8: (True, True, False),
}


def load_image(source: Path | bytes) -> Image:
    """Read one picture.

    Turned upright by its EXIF tag, converted to sRGB by its colour profile, transparency laid over light grey, the
    first frame of an animation, scaled down (by area) to a long side of at most ``MAX_SIDE``.

    Args:
        source: the file, or the bytes of one (as pasted).

    Returns:
        uint8 (H, W, 3), RGB, contiguous, the caller's own.

    Raises:
        PuppetError: missing, unreadable, not a picture, cut off, damaged, too small, or too large to decode safely.
    """
    name = "The pasted picture" if isinstance(source, bytes) else f"“{source.name}”"
    with _opened(source, name) as stream:
        picture = _identify(stream, name)
        if picture.format in ("JPEG", "MPO") and _zero_padded(stream):
            raise _unreadable(EOFError("truncated"), name)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # odd metadata is none of the user's business
                pixels = _decode(picture)
        except MemoryError as error:
            raise PuppetError(f"There is not enough memory to read {name}", "Scale the picture down first") from error
        except Exception as error:  # what decoders raise depends on the format and the damage
            raise _unreadable(error, name) from error
        finally:
            picture.close()
    return pixels


@contextmanager
def _opened(source: Path | bytes, name: str) -> Iterator[IO[bytes]]:
    if isinstance(source, bytes):
        if not source:
            raise PuppetError("The pasted picture is empty", "Copy the picture again")
        yield io.BytesIO(source)
        return
    try:
        if source.is_dir():
            raise PuppetError(f"{name} is a folder", "Choose a picture file inside it")
        stream = source.open("rb")
    except FileNotFoundError as error:
        raise PuppetError(f"There is no file {source}", "Check the name") from error
    except PermissionError as error:
        raise PuppetError(f"{name} may not be read", "Change the file's permissions, or copy it elsewhere") from error
    except OSError as error:
        raise PuppetError(f"{name} cannot be opened ({error.strerror or error})", _ANOTHER) from error
    except ValueError as error:  # no name that a file could have
        raise PuppetError(f"There is no file {name}", "Check the name") from error
    with stream:
        if not stream.read(1):
            raise PuppetError(f"{name} is empty", "The download or copy went wrong: fetch it again")
        stream.seek(0)
        yield stream


def _identify(stream: IO[bytes], name: str) -> Pil.Image:
    """The file's header alone: nothing is decoded before its size is known to be safe."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pil.open(stream, formats=_FORMATS)
    except UnidentifiedImageError as error:
        stream.seek(0)
        raise _unknown(stream.read(512), name) from error
    except Exception as error:  # as above
        raise _unreadable(error, name) from error
    width, height = picture.size
    progressive = "progressive" in picture.info  # its coefficients are all held in memory, whatever the scale
    whole = picture.format not in ("JPEG", "MPO") or progressive
    most = MAX_PIXELS_WHOLE if whole else MAX_PIXELS
    if width * height > most:
        kind = f"{'progressive ' if progressive else ''}{picture.format}"
        picture.close()
        raise PuppetError(
            f"{name} is too large: {width:,} x {height:,} pixels are {_millions(width * height)}, and at most "
            f"{_millions(most)} of a {kind} picture can be read",
            f"Open it in an image viewer, scale it down and save it; more than {MAX_SIDE:,} pixels on the long side "
            "gain nothing",
        )
    if min(width, height) < MIN_SIDE:
        picture.close()
        raise PuppetError(
            f"{name} is too small ({width} x {height} pixels)",
            "Use a picture in which the face is at least about 100 pixels wide",
        )
    return picture


def _zero_padded(stream: IO[bytes]) -> bool:
    """Whether a JPEG breaks off in zeros, as an interrupted download does whose file was allocated in full. The decoder
    would make grey of them; an end marker before them means that nothing is missing."""
    place = stream.tell()
    try:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(0, size - 512))
        if any(stream.read()):
            return False
        stream.seek(0)
        return not stream.read().rstrip(b"\0").endswith(b"\xff\xd9")
    finally:
        stream.seek(place)


def _decode(picture: Pil.Image) -> Image:
    exif = _orientation(picture)
    profile = picture.info.get("icc_profile")
    # A JPEG's own inverse transform can give 1/2, 1/4 or 1/8: no closer to the size wanted than the area filter needs.
    picture.draft(None, (MAX_SIDE * 4 // 3, MAX_SIDE * 4 // 3))
    picture.load()
    if picture.mode in ("F", "I") or picture.mode.startswith("I;16"):
        pixels = _shrink(_grey_of_wide(np.asarray(picture)))
        return _upright(np.repeat(pixels[:, :, None], 3, axis=2), exif)
    if picture.mode in ("P", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    elif picture.mode not in ("L", "LA", "La", "RGB", "RGBA", "RGBa", "CMYK"):
        picture = picture.convert("RGB")  # bilevel, YCbCr, Lab, HSV
    step = max(picture.size) // MAX_SIDE
    if step > 1:
        picture = picture.reduce(step)  # averages boxes, alpha taken into account; spares a second full-size copy
    if picture.mode in ("LA", "La", "RGBA", "RGBa"):
        picture = picture.convert("RGBA")
        picture = Pil.alpha_composite(Pil.new("RGBA", picture.size, (*NEUTRAL, 255)), picture).convert("RGB")
    picture = _to_srgb(picture, profile)
    return _upright(_shrink(np.asarray(picture.convert("RGB"))), exif)


def _orientation(picture: Pil.Image) -> int:
    try:
        return int(picture.getexif().get(0x0112, 1))
    except Exception:  # as above
        return 1  # damaged metadata: show the picture as it lies


def _upright(pixels: Image, orientation: int) -> Image:
    if orientation in _ORIENTATIONS:
        transposed, rows, columns = _ORIENTATIONS[orientation]
        pixels = pixels.swapaxes(0, 1) if transposed else pixels
        pixels = pixels[:: -1 if rows else 1, :: -1 if columns else 1]
    return np.array(pixels, dtype=np.uint8, order="C")


def _grey_of_wide(values: np.ndarray) -> Image:
    """Grey of more than 8 bits, scaled by its full range: 16 bits, 12 bits in 16 (scanners), or floats up to 1."""
    values = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    top = float(values.max(initial=0.0))
    full = next((limit for limit in (1.0, 255.0, 4095.0, 65535.0) if top <= limit), top)
    return np.clip(values * (255.0 / full) + 0.5, 0, 255).astype(np.uint8)


def _to_srgb(picture: Pil.Image, profile: bytes | None) -> Pil.Image:
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            return picture  # a damaged profile, or one of another kind of colour
        return converted or picture
    return picture


def _shrink(pixels: np.ndarray) -> Image:
    height, width = pixels.shape[:2]
    scale = MAX_SIDE / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)


def _millions(pixels: int) -> str:
    return f"{pixels / 1e6:,.0f} million"


def _unreadable(error: Exception, name: str) -> PuppetError:
    text = str(error).lower()
    if "truncated" in text or "eof" in text or "premature" in text:
        return PuppetError(f"{name} is cut off: part of the picture is missing", "Fetch or copy it again")
    return PuppetError(f"{name} is damaged or of a kind that cannot be read ({error})", _SAVE_AS)


def _unknown(head: bytes, name: str) -> PuppetError:
    """What the file is instead of a picture that can be read."""
    kind = head[4:12]
    if kind[:4] == b"ftyp" and kind[4:] in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"):
        return PuppetError(f"{name} is a HEIC picture, which cannot be read here", _SAVE_AS)
    if kind[:4] == b"ftyp" or head[:4] in (b"\x1aE\xdf\xa3", b"RIFF"):
        return PuppetError(f"{name} is a video, not a picture", _ANOTHER)
    if head[:4] == b"%PDF":
        return PuppetError(f"{name} is a PDF document", "Export its page as JPEG or PNG")
    if b"<svg" in head:
        return PuppetError(f"{name} is an SVG drawing", "Export it as PNG")
    if head[:4] in (b"II*\0", b"MM\0*"):
        return PuppetError(f"{name} is a TIFF or camera raw file of a kind that cannot be read", _SAVE_AS)
    if _is_text(head):
        return PuppetError(f"{name} is a text file, not a picture, whatever its name says", _ANOTHER)
    return PuppetError(f"{name} is not a picture that can be read", _ANOTHER)


def _is_text(head: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in head)
