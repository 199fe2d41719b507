"""A film on disk that outlives a crash: an MP4 in fragments, each of which is complete, made plain at the end."""

from __future__ import annotations

import contextlib
import errno
import secrets
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter

from puppet.errors import PuppetError
from puppet.models import Image
from puppet.provenance import metadata
from puppet.recording.soundline import Samples

RATE = 48000
"""Samples a second."""
FRAGMENT_S = 0.5
"""What a crash costs, at most: a fragment that is not written yet."""
_TICKS = 90000  # of the picture's clock, a second
_CODECS: tuple[tuple[str, dict[str, str]], ...] = (
    # A fifth of the usual preset's cost: the chain is running beside it. No frame waits for another one.
    ("libx264", {"preset": "superfast", "tune": "zerolatency", "crf": "20"}),
    ("h264_videotoolbox", {"realtime": "1"}),
    ("h264_mf", {}),
    ("libopenh264", {}),
    ("mpeg4", {}),  # plays everywhere too, where there is no H.264
)
_BIT_RATE = 6_000_000  # for codecs without a quality setting
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Film:
    """Writes pictures and sound with their own times.

    Args:
        path: .mp4, in a folder that exists; it is there, and plays, from the first half second on.
        size: (width, height) of the pictures, both even.
        fps: about how many pictures a second.
        sound: whether there will be sound.

    Attributes:
        codec: what the pictures are encoded with.

    Raises:
        PuppetError: it cannot be written.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: float, sound: bool) -> None:
        self.path = path
        self._reformatter = VideoReformatter()
        self._ticks = -1
        self._samples = 0
        self._rest = np.zeros(0, np.int16)
        self._container: Any = None
        try:
            self._container = av.open(
                str(path),
                "w",
                format="mp4",
                options={
                    # The head waits for the first fragment: it says how much the encoders run ahead.
                    "movflags": "frag_keyframe+delay_moov+default_base_moof",
                    "frag_duration": str(round(FRAGMENT_S * 1e6)),
                    "flush_packets": "1",
                    "max_interleave_delta": str(round(FRAGMENT_S * 1e6)),
                },
            )
            self._container.metadata.update(metadata.of_video())
            self.codec, self._video = self._video_stream(size, fps)
            self._audio = self._audio_stream() if sound else None
            self._container.start_encoding()  # now: what cannot be written is said at once
        except (av.error.FFmpegError, OSError) as error:
            self._drop()
            raise self._failure(error) from error

    def _video_stream(self, size: tuple[int, int], fps: float) -> tuple[str, Any]:
        rate = Fraction(fps).limit_denominator(1000)
        for name, options in _CODECS:
            try:
                av.codec.Codec(name, "w")
            except (ValueError, av.error.FFmpegError):
                continue
            stream = self._container.add_stream(name, rate=rate, options=options)
            stream.width, stream.height = size
            stream.pix_fmt = "yuv420p"
            stream.time_base = Fraction(1, _TICKS)
            context = stream.codec_context
            context.time_base = Fraction(1, _TICKS)
            context.gop_size = max(1, round(2 * fps))
            context.thread_count = 1
            context.color_range = ColorRange.MPEG
            context.colorspace = Colorspace.ITU709
            context.color_primaries = ColorPrimaries.BT709
            context.color_trc = ColorTrc.BT709
            if "crf" not in options:
                stream.bit_rate = _BIT_RATE
            return name, stream
        raise PuppetError("There is nothing here that encodes video", "Install PyAV anew: pip install -U av")

    def _audio_stream(self) -> Any:
        stream = self._container.add_stream("aac", rate=RATE)
        stream.codec_context.layout = "mono"
        stream.codec_context.format = "fltp"
        stream.bit_rate = 128_000
        return stream

    def picture(self, pixels: Image, at_s: float) -> None:
        """Add a picture, uint8 (H, W, 3), RGB, that shows from ``at_s`` on; later ones must come later.

        Raises:
            PuppetError: it cannot be stored (disk full).
        """
        self._ticks = max(self._ticks + 1, round(at_s * _TICKS))
        rgb = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
        frame = self._reformatter.reformat(rgb, format="yuv420p", dst_colorspace=Colorspace.ITU709, threads=1)
        frame.pts, frame.time_base = self._ticks, Fraction(1, _TICKS)
        self._mux(self._video, frame)

    def sound(self, samples: Samples) -> None:
        """Add what follows of the sound, int16 (N,), ``RATE`` a second.

        Raises:
            PuppetError: it cannot be stored (disk full).
        """
        if self._audio is None:
            return
        self._rest = np.concatenate([self._rest, samples])
        size = self._audio.codec_context.frame_size or 1024
        while self._rest.size >= size:
            block, self._rest = self._rest[:size], self._rest[size:]
            self._put(block)

    def close(self) -> None:
        """Complete the film. It stays playable if this fails.

        Raises:
            PuppetError: the last part could not be stored.
        """
        if self._container is None:
            return
        if self._audio is not None and self._rest.size:
            self._put(self._rest)
        for stream in (self._video, self._audio):
            if stream is not None:
                self._mux(stream, None)
        try:
            container, self._container = self._container, None
            container.close()
        except (av.error.FFmpegError, OSError) as error:
            raise self._failure(error) from error

    def _put(self, block: Samples) -> None:
        frame = av.AudioFrame.from_ndarray(block[None].astype(np.float32) / 32768, format="fltp", layout="mono")
        frame.sample_rate = RATE
        frame.pts, frame.time_base = self._samples, Fraction(1, RATE)
        self._samples += block.size
        self._mux(self._audio, frame)

    def _mux(self, stream: Any, frame: Any) -> None:
        if self._container is None:
            raise ValueError(f"{self.path.name} is closed.")
        try:
            self._container.mux(stream.encode(frame))
        except (av.error.FFmpegError, OSError) as error:
            self._drop()
            raise self._failure(error) from error

    def _drop(self) -> None:
        container, self._container = self._container, None
        if container is not None:
            with contextlib.suppress(av.error.FFmpegError, OSError):
                container.close()

    def _failure(self, error: Exception) -> PuppetError:
        if getattr(error, "errno", None) in _DISK_FULL:
            return PuppetError(f"The disk is full: {self.path.name} ends here", "What was recorded is kept; make room")
        reason = getattr(error, "strerror", None) or str(error)
        return PuppetError(f"{self.path.name} cannot be written ({reason})", "Check the folder")


def made_plain(path: Path) -> None:
    """Replace a film in fragments by the same in one piece, as every editor takes it, with what it says of itself.

    Raises:
        PuppetError: it cannot be written; the film in fragments is still there.
    """
    plain = path.with_name(f".{path.stem[:100]}-{secrets.token_hex(4)}.part{path.suffix}")
    try:
        with av.open(str(path)) as source, av.open(str(plain), "w", format="mp4") as target:
            target.metadata.update(metadata.of_video())
            streams = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
            for packet in source.demux():
                if packet.dts is not None:
                    packet.stream = streams[packet.stream.index]
                    target.mux(packet)
        metadata.add_to_mp4(plain)
        plain.replace(path)
    except (av.error.FFmpegError, OSError) as error:
        plain.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise PuppetError(
            f"{path.name} stays in fragments ({reason})", "It plays; some editors want it converted first"
        ) from error
