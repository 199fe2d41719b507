"""Writes video files, whole or not at all.

Colour: files carry the BT.601 matrix and are tagged so. Players honour the tag, and ``cv2.VideoCapture``, which ignores
every tag and always converts with BT.601, sees the same colours.
"""

from __future__ import annotations

import contextlib
import errno
import secrets
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter

from puppet.errors import PuppetError
from puppet.models import Image

Preset = Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium"]

_CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska"}
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_THREADS = 2  # leave the other cores to the chain that makes the pictures
_ENCODE = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP


class VideoWriter:
    """Writes an H.264 file: yuv420p, constant frame rate, one frame for each ``write``.

    The file appears under its name when ``close`` has completed it; until then it has a temporary name in the same
    folder, which is removed when anything fails. As a context manager it closes, or discards after an exception.

    Args:
        path: .mp4, .m4v, .mov or .mkv, in a folder that exists. An existing file is replaced on completion.
        size: (width, height) in pixels, both even.
        fps: frames a second, kept exactly (``Fraction(30000, 1001)``).
        crf: x264's quality, 0 lossless to 51; 12 is free of visible loss.
        preset: x264's speed; "superfast" and faster suit a live recording.

    Raises:
        ValueError: a size that is odd or not positive, or a frame rate that is not positive.
        PuppetError: unknown extension, missing or unwritable folder.
    """

    def __init__(
        self,
        path: Path | str,
        size: tuple[int, int],
        fps: Fraction | float,
        crf: int = 12,
        preset: Preset = "veryfast",
    ) -> None:
        self.path = Path(path)
        self.size = size
        self.fps = Fraction(fps).limit_denominator(1_000_000)
        self.frame_count = 0
        if min(size) < 2 or size[0] % 2 or size[1] % 2:
            raise ValueError(f"A video's width and height must be even, not {size[0]} x {size[1]}.")
        if self.fps <= 0:
            raise ValueError(f"A video's frame rate must be above 0, not {fps}.")
        self._temporary = _temporary_beside(self.path)
        self._reformatter = VideoReformatter()
        self._container: Any = None
        try:
            self._container = av.open(str(self._temporary), "w", format=_CONTAINERS[self.path.suffix.lower()])
            self._stream = self._add_stream(crf, preset)
        except (av.error.FFmpegError, OSError) as error:
            self.discard()
            raise self._failure(error) from error

    def _add_stream(self, crf: int, preset: Preset) -> Any:
        stream = self._container.add_stream("libx264", rate=self.fps, options={"crf": str(crf), "preset": preset})
        stream.width, stream.height = self.size
        stream.pix_fmt = "yuv420p"
        stream.time_base = 1 / self.fps
        context = stream.codec_context
        context.time_base = 1 / self.fps
        context.thread_count = _THREADS
        context.color_range = ColorRange.MPEG
        context.colorspace = Colorspace.ITU601
        context.color_primaries = ColorPrimaries.BT709  # sRGB's primaries
        context.color_trc = ColorTrc.BT709
        return stream

    def write(self, image: Image) -> None:
        """Append one frame.

        Args:
            image: uint8 (H, W, 3) RGB, as large as ``size``.

        Raises:
            TypeError, ValueError: not uint8, or another shape.
            PuppetError: it cannot be stored (disk full); the file is discarded.
        """
        if self._container is None:
            raise ValueError(f"{self.path.name} is closed.")
        if image.dtype != np.uint8:
            raise TypeError(f"A frame must be uint8, not {image.dtype}.")
        if image.shape != (self.size[1], self.size[0], 3):
            raise ValueError(f"A frame must be {(self.size[1], self.size[0], 3)}, not {image.shape}.")
        rgb = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")
        frame = self._reformatter.reformat(
            rgb, format="yuv420p", dst_colorspace=Colorspace.ITU601, interpolation=_ENCODE, threads=_THREADS
        )
        frame.pts = self.frame_count
        frame.time_base = 1 / self.fps
        self._mux(frame)
        self.frame_count += 1

    def close(self) -> None:
        """Complete the file and give it its name. Without a single frame nothing is left behind.

        Raises:
            PuppetError: it cannot be completed (disk full); nothing is left behind.
        """
        if self._container is None:
            return
        if self.frame_count == 0:
            self.discard()
            return
        self._mux(None)
        try:
            self._container.close()
            self._container = None
            self._temporary.replace(self.path)
        except (av.error.FFmpegError, OSError) as error:
            self.discard()
            raise self._failure(error) from error

    def discard(self) -> None:
        """Give up: remove what was written so far."""
        container, self._container = self._container, None
        if container is not None:
            # The disk that could not take the frames cannot take the trailer either.
            with contextlib.suppress(av.error.FFmpegError, OSError):
                container.close()
        self._temporary.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()

    def _mux(self, frame: av.VideoFrame | None) -> None:
        try:
            self._container.mux(self._stream.encode(frame))
        except (av.error.FFmpegError, OSError) as error:
            self.discard()
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> PuppetError:
        number = getattr(error, "errno", None)
        if number in _DISK_FULL:
            return PuppetError(
                f"The disk is full: {self.path.name} could not be written", "Free some space or choose another folder"
            )
        reason = getattr(error, "strerror", None) or str(error)
        return PuppetError(f"{self.path.name} could not be written ({reason})", "Choose another folder or name")


def _temporary_beside(path: Path) -> Path:
    """A new empty file in the folder of ``path``: shows at once whether the folder can be written."""
    if path.suffix.lower() not in _CONTAINERS:
        raise PuppetError(
            f"Videos cannot be written as {path.suffix or 'a file without an extension'}: {path.name}",
            f"End the name in {', '.join(_CONTAINERS)}",
        )
    folder = path.parent
    if not folder.is_dir():
        raise PuppetError(f"There is no folder {folder}", "Create it or choose another one")
    if path.is_dir():
        raise PuppetError(f"{path} is a folder", "Give the video another name")
    temporary = folder / f".{path.stem[:100]}-{secrets.token_hex(4)}.part{path.suffix}"
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        if error.errno in _DISK_FULL:
            raise PuppetError(f"The disk is full: {path.name} could not be written", "Free some space") from error
        raise PuppetError(f"Nothing can be written in {folder} ({error.strerror})", "Choose another folder") from error
    return temporary
