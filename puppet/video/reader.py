"""Video files, read and written with PyAV (FFmpeg's libraries). RGB on this side, YUV inside the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter

from puppet.errors import PuppetError
from puppet.models import Image
from puppet.video.writer import VideoWriter

__all__ = ["VideoReader", "VideoWriter"]

Matrix = Literal["tagged", "bt601"]

_THREADS = 2  # leave the other cores to the chain that makes the pictures

# Measured on a photograph at 1280 x 720, RGB to YUV and back: 53 dB with these flags. FFmpeg's fast path has 45 dB and
# makes every channel 1.2 levels darker, in a twentieth of the time.
_EXACT = Interpolation.BILINEAR | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT

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
