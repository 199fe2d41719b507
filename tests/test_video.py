"""Files that are written and read back, by this project's reader and by OpenCV's."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace
from PIL import Image as Pil

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Image
from puppet.video.reader import VideoReader, VideoWriter

ROOT = Path(__file__).resolve().parent.parent
SIZE = (96, 64)


def level(index: int, size: tuple[int, int] = SIZE) -> Image:
    """A flat grey picture that says which frame it is."""
    return np.full((size[1], size[0], 3), 40 + 8 * index, np.uint8)


def colours(size: tuple[int, int] = (320, 240)) -> Image:
    """Smooth in both directions, with saturated and pale tones of every hue, so that chroma can be compared."""
    width, height = size
    hue = np.tile(np.linspace(0, 179, width), (height, 1))
    saturation = np.tile(np.linspace(40, 230, height)[:, None], (1, width))
    value = np.full_like(hue, 190)
    return cv2.cvtColor(np.stack([hue, saturation, value], -1).astype(np.uint8), cv2.COLOR_HSV2RGB)


def write(path: Path, images: list[Image], fps: Fraction | float = 30, crf: int = 12) -> Path:
    with VideoWriter(path, (images[0].shape[1], images[0].shape[0]), fps, crf) as writer:
        for image in images:
            writer.write(image)
    return path


def with_cv2(path: Path) -> list[Image]:
    capture = cv2.VideoCapture(str(path))
    images = []
    while True:
        ok, bgr = capture.read()
        if not ok:
            return images
        images.append(bgr[..., ::-1])


def encode(
    path: Path, images: list[Image], times: list[Fraction] | None = None, rate: int = 30, **options: int
) -> Path:
    """Write with PyAV directly what VideoWriter never writes: irregular times, another matrix, a bare stream."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate, options={"crf": "10", "bf": "0"})
        stream.width, stream.height = images[0].shape[1], images[0].shape[0]
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        matrix = options.get("matrix", Colorspace.ITU601)
        stream.codec_context.colorspace = matrix
        for index, image in enumerate(images):
            rgb = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame = rgb.reformat(format="yuv420p", dst_colorspace=matrix)
            frame.pts = round((times[index] if times else Fraction(index, rate)) * 1000)
            frame.time_base = Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_colours_come_back_in_both_readers(tmp_path: Path) -> None:
    image = colours()
    path = write(tmp_path / "colours.mp4", [image] * 3)
    ours = [frame for frame, _ in VideoReader(path).frames()]
    theirs = with_cv2(path)
    assert len(ours) == len(theirs) == 3
    for frames, bound in ((ours, 1.0), (theirs, 2.0)):
        difference = frames[1].astype(int) - image
        assert np.abs(difference).mean() < bound
        assert np.abs(difference.mean((0, 1))).max() < bound  # another matrix shifts single channels by 5 and more


def test_a_file_says_which_matrix_it_uses(tmp_path: Path) -> None:
    path = write(tmp_path / "tagged.mp4", [colours()] * 2)
    with av.open(str(path)) as container:
        context = container.streams.video[0].codec_context
        assert context.colorspace in (Colorspace.ITU601, 6)
        assert context.color_range == 1
        assert context.format.name == "yuv420p"


def test_a_foreign_matrix_is_honoured_or_read_as_opencv_does(tmp_path: Path) -> None:
    image = colours()
    path = encode(tmp_path / "bt709.mp4", [image] * 2, matrix=Colorspace.ITU709)
    tagged = next(VideoReader(path).frames())[0].astype(int)
    assert np.abs(tagged - image).mean() < 1.5
    as_opencv = next(VideoReader(path, exact=False, matrix="bt601").frames())[0]
    assert np.array_equal(as_opencv, with_cv2(path)[0])
    assert np.abs(as_opencv.astype(int) - image).mean() > 4  # so the two really differ


@pytest.mark.parametrize("fps", [25, 30, Fraction(30000, 1001), Fraction(24000, 1001), Fraction(15, 2), 29.97])
def test_one_frame_for_each_write_at_exactly_the_rate(tmp_path: Path, fps: Fraction | float) -> None:
    path = write(tmp_path / "count.mp4", [level(i) for i in range(20)], fps)
    reader = VideoReader(path)
    assert reader.fps == Fraction(fps).limit_denominator(1_000_000)
    assert reader.frame_count == 20
    assert reader.size == SIZE
    frames = list(reader.frames())
    for index, (image, seconds) in enumerate(frames):
        assert abs(float(image.mean()) - (40 + 8 * index)) < 2
        assert seconds == pytest.approx(index / float(fps), abs=1e-4)
    assert len(frames) == len(with_cv2(path)) == 20
    assert cv2.VideoCapture(str(path)).get(cv2.CAP_PROP_FPS) == pytest.approx(float(fps), rel=1e-6)


@pytest.mark.parametrize("extension", [".mp4", ".m4v", ".mov", ".mkv", ".MP4"])
def test_every_offered_container_is_readable(tmp_path: Path, extension: str) -> None:
    path = write(tmp_path / f"film{extension}", [level(i) for i in range(5)])
    assert len(list(VideoReader(path).frames())) == len(with_cv2(path)) == 5


def test_frames_start_again_and_stop_at_the_limit(tmp_path: Path) -> None:
    with VideoReader(write(tmp_path / "again.mp4", [level(i) for i in range(6)])) as reader:
        assert len(list(reader.frames(limit=4))) == 4
        assert list(reader.frames(limit=0)) == []
        first, second = reader.frames(), reader.frames()
        next(first)
        next(first)
        assert next(second)[1] == 0.0
        assert len(list(first)) == 4


def test_the_writer_refuses_what_is_not_a_frame(tmp_path: Path) -> None:
    for size in ((95, 64), (96, 63), (0, 64)):
        with pytest.raises(ValueError, match="even"):
            VideoWriter(tmp_path / "odd.mp4", size, 30)
    with pytest.raises(ValueError, match="rate"):
        VideoWriter(tmp_path / "rate.mp4", SIZE, 0)
    writer = VideoWriter(tmp_path / "frames.mp4", SIZE, 30)
    with pytest.raises(TypeError, match="uint8"):
        writer.write(level(0).astype(np.float32))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="64, 96"):
        writer.write(level(0, (64, 96)))
    writer.write(level(0))
    writer.close()
    writer.close()
    with pytest.raises(ValueError, match="closed"):
        writer.write(level(1))
    assert [path.name for path in tmp_path.iterdir()] == ["frames.mp4"]


def test_the_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "late.mp4"
    path.write_bytes(b"what was there before")
    writer = VideoWriter(path, SIZE, 30)
    writer.write(level(0))
    assert path.read_bytes() == b"what was there before"
    writer.close()
    assert len(list(VideoReader(path).frames())) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_an_exception_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted() -> None:
        with VideoWriter(tmp_path / "never.mp4", SIZE, 30) as writer:
            writer.write(level(0))
            raise RuntimeError("the renderer failed")

    with pytest.raises(RuntimeError, match="renderer"):
        interrupted()
    VideoWriter(tmp_path / "no frames.mp4", SIZE, 30).close()
    assert list(tmp_path.iterdir()) == []


def test_clear_words_for_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder.mp4").mkdir()
    for name, words in (
        ("missing/film.mp4", "no folder"),
        ("film.avi", ".mp4, .m4v, .mov, .mkv"),
        ("film", "without an extension"),
        ("folder.mp4", "is a folder"),
    ):
        with pytest.raises(PuppetError, match=words):
            VideoWriter(tmp_path / name, SIZE, 30)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.mp4"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that not even root can write")
def test_clear_words_for_an_unwritable_folder() -> None:
    with pytest.raises(PuppetError, match="Nothing can be written in /proc"):
        VideoWriter("/proc/film.mp4", SIZE, 30)


WRITE_NOISE = """
import sys, numpy as np
from puppet.errors import PuppetError
from puppet.video.reader import VideoWriter
path, frames, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
noise = np.random.default_rng(0)
try:
    with VideoWriter(path, (320, 240), 30) as writer:
        for _ in range(frames):
            writer.write(noise.integers(0, 256, (240, 320, 3), dtype=np.uint8))
except PuppetError as error:
    print(error)
else:
    print("complete")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
@pytest.mark.parametrize("frames", [40, 5])  # the limit is met while writing, and only by the trailer
def test_a_file_that_cannot_grow_is_reported_and_removed(tmp_path: Path, frames: int) -> None:
    command = [sys.executable, "-c", WRITE_NOISE, str(tmp_path / "noise.mp4"), str(frames), "200000"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "The disk is full: noise.mp4 could not be written" in result.stdout, result
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small file system in a namespace of its own")
def test_a_full_disk_is_reported_and_left_clean(tmp_path: Path) -> None:
    mount = 'mount -t tmpfs -o size=300k none "$1" || exit 99; "$2" -c "$3" "$1/noise.mp4" 30 0; ls -A "$1"'
    command = ["unshare", "-rm", "sh", "-c", mount, "sh", str(tmp_path), sys.executable, WRITE_NOISE]
    try:
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("no unshare")
    if result.returncode == 99 or "unshare:" in result.stderr:
        pytest.skip("no permission to mount")
    lines = result.stdout.splitlines()
    assert lines == ["The disk is full: noise.mp4 could not be written. Free some space or choose another folder."]


def test_clear_words_for_what_is_not_a_video(tmp_path: Path) -> None:
    film = write(tmp_path / "film.mp4", [colours()] * 10)
    (tmp_path / "empty.mp4").touch()
    (tmp_path / "text.mp4").write_text("not a film\n" * 100)
    (tmp_path / "text.txt").write_text("not a film\n" * 100)
    (tmp_path / "cut.mp4").write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    (tmp_path / "list.mp4").write_text(f"ffconcat version 1.0\nfile {film}\n")
    (tmp_path / "folder.mp4").mkdir()
    Pil.fromarray(colours()).save(tmp_path / "still.png")
    (tmp_path / "still.mp4").write_bytes((tmp_path / "still.png").read_bytes())
    with wave.open(str(tmp_path / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16000))
    for name, words in (
        ("missing.mp4", "no file"),
        ("folder.mp4", "not a file"),
        ("empty.mp4", "empty.mp4 is empty"),
        ("text.mp4", "text.mp4 is not a video"),
        ("text.txt", "text.txt is not a video"),
        ("cut.mp4", "damaged or incomplete"),
        ("list.mp4", "list.mp4 is not a video"),
        ("still.png", "still.png is not a video"),
        ("still.mp4", "still.mp4 is not a video"),
        ("sound.wav", "only sound"),
    ):
        with pytest.raises(PuppetError, match=words):
            VideoReader(tmp_path / name)


def test_a_playlist_is_not_followed(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/part.ts"
        playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{address}\n#EXT-X-ENDLIST\n"
        (tmp_path / "film.m3u8").write_text(playlist)
        reached: list[str] = []

        def answer() -> None:
            connection, _ = server.accept()
            reached.append(address)
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(PuppetError):
            VideoReader(tmp_path / "film.m3u8")
        time.sleep(0.1)
        assert reached == []


def test_no_frame_at_all_is_an_error(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.mkv", [colours()] * 10).read_bytes()
    (tmp_path / "header.mkv").write_bytes(whole[:1200])
    with pytest.raises(PuppetError, match="header"):
        VideoReader(tmp_path / "header.mkv")


def test_a_truncated_file_gives_what_can_be_decoded(tmp_path: Path) -> None:
    noise = np.random.default_rng(0)
    images = [noise.integers(0, 256, (64, 96, 3), dtype=np.uint8) for _ in range(20)]
    whole = write(tmp_path / "whole.mkv", images).read_bytes()
    (tmp_path / "cut.mkv").write_bytes(whole[: len(whole) // 2])
    frames = list(VideoReader(tmp_path / "cut.mkv").frames())
    assert 3 <= len(frames) <= 15
    assert [seconds for _, seconds in frames] == sorted({seconds for _, seconds in frames})


def test_damage_in_the_middle_does_not_end_the_film(tmp_path: Path) -> None:
    noise = np.random.default_rng(0)
    path = write(tmp_path / "film.mp4", [noise.integers(0, 256, (64, 96, 3), dtype=np.uint8) for _ in range(30)])
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = noise.bytes(3000)
    path.write_bytes(data)
    frames = list(VideoReader(path).frames())
    assert 15 <= len(frames) <= 30
    assert frames[-1][1] > 0.9  # the last ones are there


def test_a_turned_phone_film_is_shown_upright(tmp_path: Path) -> None:
    image = colours((96, 64))
    image[:32, :48] = 255  # top left in the file
    path = write(tmp_path / "turned.mp4", [image] * 3)
    identity = np.array([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000], ">i4").tobytes()
    clockwise = np.array([0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000], ">i4").tobytes()
    data = path.read_bytes()
    track = data.index(b"tkhd")
    matrix = data.index(identity, track)
    path.write_bytes(data[:matrix] + clockwise + data[matrix + len(identity) :])
    reader = VideoReader(path)
    assert reader.size == (64, 96)
    frame = next(reader.frames())[0]
    assert frame.shape == (96, 64, 3)
    assert frame[:48, 32:].mean() > 250  # now top right
    assert np.abs(frame.astype(int) - np.rot90(image, -1)).mean() < 5


def test_times_of_a_varying_frame_rate(tmp_path: Path) -> None:
    times = [Fraction(milliseconds, 1000) for milliseconds in (0, 40, 80, 200, 240, 440, 480, 520, 700, 900)]
    reader = VideoReader(encode(tmp_path / "vfr.mp4", [level(i) for i in range(10)], times))
    frames = list(reader.frames())
    assert [seconds for _, seconds in frames] == pytest.approx([float(time) for time in times], abs=2e-3)
    assert 9 < reader.fps < 12.5


def test_a_clock_stated_as_frame_rate_is_not_believed(tmp_path: Path) -> None:
    times = [Fraction(index * 50, 1000) for index in range(20)]
    path = encode(tmp_path / "recorded.mkv", [level(i) for i in range(20)], times, rate=1000)
    reader = VideoReader(path)
    assert reader.fps == 20
    assert [seconds for _, seconds in reader.frames()] == pytest.approx([float(time) for time in times], abs=2e-3)


def test_a_bare_stream_without_times(tmp_path: Path) -> None:
    small = encode(tmp_path / "small.h264", [level(i) for i in range(8)])
    reader = VideoReader(small)
    seconds = [at for _, at in reader.frames()]
    assert len(seconds) == 8
    assert seconds == pytest.approx([index / float(reader.fps) for index in range(8)], rel=0.3)
    assert seconds == sorted(set(seconds))


def test_a_stream_that_changes_its_size_keeps_the_first(tmp_path: Path) -> None:
    small = encode(tmp_path / "small.h264", [level(i) for i in range(4)])
    large = encode(tmp_path / "large.h264", [level(i, (192, 128)) for i in range(4)])
    both = tmp_path / "both.h264"
    both.write_bytes(small.read_bytes() + large.read_bytes())
    frames = list(VideoReader(both).frames())
    assert len(frames) == 8
    assert {image.shape for image, _ in frames} == {(64, 96, 3)}


def test_closing_in_the_middle_releases_the_file(tmp_path: Path) -> None:
    reader = VideoReader(write(tmp_path / "open.mp4", [level(i) for i in range(10)]))
    frames = reader.frames()
    next(frames)
    reader.close()
    frames.close()  # type: ignore[attr-defined]
    if Path("/proc/self/fd").is_dir():
        handles = {str(link.resolve()) for link in Path("/proc/self/fd").iterdir()}
        assert str(reader.path.resolve()) not in handles
