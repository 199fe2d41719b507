"""Video files, read and written with PyAV (FFmpeg's libraries). RGB on this side, YUV inside the file.

Colour: files are written with the BT.601 matrix and tagged so. Players honour the tag, and ``cv2.VideoCapture``, which
ignores every tag and always converts with BT.601, sees the same colours.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
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
Matrix = Literal["tagged", "bt601"]

_CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska"}
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_THREADS = 2  # leave the other cores to the chain that makes the pictures

# Measured on a photograph at 1280 x 720, RGB to YUV and back: 53 dB with these flags. FFmpeg's fast path has 45 dB and
# makes every channel 1.2 levels darker, in a twentieth of the time.
_EXACT = Interpolation.BILINEAR | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
_ENCODE = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP

# FFmpeg "plays" these too: still pictures, text (as a terminal recording) and lists of other files.
_NOT_VIDEO = ("image2", "tty", "concat", "hls", "dash", "lrc", "srt", "ass", "webvtt")
_MAX_CREDIBLE_FPS = 245
_MIN_CREDIBLE_FPS = 1


class VideoReader:
    """A video file, frame by frame. Every call of ``frames`` starts again at the beginning.

    Args:
        path: any format that FFmpeg reads; only this local file is opened, never a network address named in it.
        exact: convert colours with full precision and interpolated chroma (several ms per frame at 1280 x 720) instead
            of as fast as possible, which gives the very pixels of ``cv2.VideoCapture``.
        matrix: "tagged" converts with the matrix that the file names (BT.601 where it names none); "bt601" always
            with BT.601, as ``cv2.VideoCapture`` does.

    Attributes:
        path: the file.
        fps: average rate in frames a second; also sensible where the rate varies or the file does not say.
        size: (width, height) in pixels as displayed, i.e. after the rotation that the file asks for. Pixels are taken
            to be square.
        frame_count: as the file states it, or estimated from its duration; None where neither is known.

    Raises:
        PuppetError: missing, unreadable, not a video, or without a single frame that can be decoded.
    """

    def __init__(self, path: Path | str, exact: bool = True, matrix: Matrix = "tagged") -> None:
        self.path = Path(path)
        self._exact = exact
        self._matrix = matrix
        self._open: list[Any] = []
        container = self._container()
        try:
            stream = _video_stream(container, self.path)
            self.fps = _frame_rate(container, stream)
            self.frame_count = _frame_count(container, stream, self.fps)
        finally:
            self._release(container)
        first = next(self.decoded(), None)
        if first is None:
            raise PuppetError(f"{self.path.name} has no picture that can be decoded", "Choose another video")
        frame = first[0]
        turned = _quarter_turns(frame) % 2 == 1
        self.size: tuple[int, int] = (frame.height, frame.width) if turned else (frame.width, frame.height)
        self._decoded_size: tuple[int, int] = (frame.width, frame.height)

    def frames(self, limit: int | None = None) -> Iterator[tuple[Image, float]]:
        """Decode from the beginning.

        A damaged or truncated file gives what can be decoded of it.

        Args:
            limit: stop after so many frames.

        Yields:
            uint8 (H, W, 3) RGB as large as ``size``, and its time in seconds since the first frame, always rising.

        Raises:
            PuppetError: the file has become unreadable.
        """
        convert = self.converter()
        for frame, seconds in self.decoded(limit):
            yield convert(frame), seconds

    def decoded(self, limit: int | None = None) -> Iterator[tuple[av.VideoFrame, float]]:
        """As ``frames``, but without converting (most of the cost): for those who skip frames. See ``converter``."""
        if limit is not None and limit <= 0:
            return
        container = self._container()
        try:
            stream = _video_stream(container, self.path)
            stream.thread_type = "AUTO"
            stream.codec_context.thread_count = _THREADS
            start: float | None = None
            seconds = 0.0
            for count, frame in enumerate(_decode(container, stream)):
                # Raw streams carry no times, broken files repeat them: then the frame rate says when it is due.
                due = seconds + float(1 / self.fps) if count else 0.0
                stamp = None if frame.pts is None or frame.time is None else float(frame.time)
                if start is None:
                    start = stamp
                if stamp is not None and start is not None and (count == 0 or stamp - start > seconds):
                    due = stamp - start
                seconds = due
                yield frame, seconds
                if count + 1 == limit:
                    return
        except av.error.FFmpegError as error:
            raise _unreadable(self.path, error) from error
        finally:
            self._release(container)

    def converter(self) -> _Converter:
        """What turns this file's decoded frames into RGB pictures; one for each thread."""
        return _Converter(self._decoded_size, self._exact, self._matrix)

    def close(self) -> None:
        """Release the file, also in the middle of ``frames``. Not while another thread is decoding."""
        for container in list(self._open):
            self._release(container)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _container(self) -> Any:
        if not self.path.exists():
            raise PuppetError(f"There is no file {self.path}", "Check the name")
        if not self.path.is_file():
            raise PuppetError(f"{self.path} is not a file", "Choose a video file")
        try:
            # An absolute path and this list keep FFmpeg from following anything but the file itself.
            container = av.open(str(self.path.resolve()), options={"protocol_whitelist": "file"})
        except (av.error.FFmpegError, OSError) as error:
            if not os.access(self.path, os.R_OK):
                raise PuppetError(f"{self.path} may not be read", "Check the file's permissions") from error
            raise _unreadable(self.path, error) from error
        self._open.append(container)
        return container

    def _release(self, container: Any) -> None:
        if container in self._open:
            self._open.remove(container)
            container.close()


class _Converter:
    """Decoded frames to upright RGB arrays of one size."""

    def __init__(self, size: tuple[int, int], exact: bool, matrix: Matrix) -> None:
        self._size = size
        self._flags = _EXACT if exact else None
        self._matrix = matrix
        self._reformatter = VideoReformatter()

    def __call__(self, frame: av.VideoFrame) -> Image:
        width, height = self._size  # a stream may change its size on the way
        space: dict[str, Any] = {}
        if self._matrix == "bt601":
            space = {"src_colorspace": Colorspace.ITU601, "dst_colorspace": Colorspace.ITU601}
        rgb = self._reformatter.reformat(
            frame, width, height, "rgb24", interpolation=self._flags, threads=_THREADS, **space
        )
        picture: Image = rgb.to_ndarray().astype(np.uint8, copy=False)
        turns = _quarter_turns(frame)
        return np.ascontiguousarray(np.rot90(picture, turns)) if turns else picture


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


def _video_stream(container: Any, path: Path) -> Any:
    kinds = container.format.name.split(",")
    if any(kind in _NOT_VIDEO or kind.endswith("_pipe") for kind in kinds):
        raise PuppetError(f"{path.name} is not a video", "Choose a video file such as .mp4")
    streams = [s for s in container.streams.video if not s.disposition & s.disposition.attached_pic]
    if not streams:
        raise PuppetError(f"{path.name} has no picture, only sound", "Choose a video file such as .mp4")
    return streams[0]


def _decode(container: Any, stream: Any) -> Iterator[av.VideoFrame]:
    """Frames that can be decoded; damaged packets are skipped."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.error.InvalidDataError, av.error.EOFError):
            break
        try:
            yield from packet.decode()
        except (av.error.InvalidDataError, av.error.EOFError):
            continue
    try:
        yield from stream.codec_context.decode(None)
    except (av.error.InvalidDataError, av.error.EOFError):
        return


def _frame_rate(container: Any, stream: Any) -> Fraction:
    rate = stream.average_rate
    if rate and _MIN_CREDIBLE_FPS <= rate <= _MAX_CREDIBLE_FPS:
        return Fraction(rate)
    # Recordings by browsers state their clock (1000) as the rate: take it from the first packets' times.
    times: list[float] = []
    for packet in container.demux(stream):
        if packet.pts is not None:
            times.append(float(packet.pts * packet.time_base))
        if len(times) == 100:
            break
    times.sort()
    if len(times) > 1 and times[-1] > times[0]:
        measured = Fraction((len(times) - 1) / (times[-1] - times[0])).limit_denominator(100)
        if _MIN_CREDIBLE_FPS <= measured <= _MAX_CREDIBLE_FPS:
            return measured
    return Fraction(25)


def _frame_count(container: Any, stream: Any, fps: Fraction) -> int | None:
    if stream.frames:
        return int(stream.frames)
    if stream.duration and stream.time_base:
        return max(1, round(stream.duration * stream.time_base * fps))
    if container.duration:
        return max(1, round(container.duration / av.time_base * fps))
    return None


def _quarter_turns(frame: av.VideoFrame) -> int:
    """How often to turn the picture by 90 degrees counterclockwise."""
    return round(frame.rotation / 90) % 4


def _unreadable(path: Path, error: Exception) -> PuppetError:
    if path.is_file() and path.stat().st_size == 0:
        return PuppetError(f"{path.name} is empty", "Choose another video")
    reason = getattr(error, "strerror", None) or str(error)
    return PuppetError(
        f"{path.name} is not a video, or damaged or incomplete ({reason})", "Choose a video file such as .mp4"
    )
