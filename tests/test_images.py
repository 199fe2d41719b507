"""Reading picture files: every kind that users have, and everything that is not a picture."""

import io
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pil
from PIL import ImageCms

from puppet.errors import PuppetError
from puppet.persona import images
from puppet.persona.images import MAX_SIDE, NEUTRAL, load_image

WIDTH, HEIGHT = 120, 80


def scene(width: int = WIDTH, height: int = HEIGHT) -> np.ndarray:
    """Smooth (so that lossy formats keep it), and different in each corner."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    x, y = x / (width - 1), y / (height - 1)
    return np.stack([40 + 180 * x, 30 + 190 * y, 60 + 120 * (1 - x) * (1 - y)], axis=2).round().astype(np.uint8)


def difference(a: np.ndarray, b: np.ndarray) -> float:
    assert a.shape == b.shape
    return float(np.abs(a.astype(int) - b.astype(int)).max())


def problem_of(source: Path | bytes) -> str:
    with pytest.raises(PuppetError) as caught:
        load_image(source)
    assert caught.value.remedy, "every refusal says what to do"
    return str(caught.value)


@pytest.mark.parametrize(
    ("ending", "tolerance"),
    [("png", 0), ("bmp", 0), ("tif", 0), ("ppm", 0), ("webp", 14), ("jpg", 14), ("avif", 14), ("jp2", 6), ("gif", 40)],
)
def test_common_formats(tmp_path: Path, ending: str, tolerance: int) -> None:
    path = tmp_path / f"scene.{ending}"
    Pil.fromarray(scene()).save(path, quality=95)
    read = load_image(path)
    assert read.dtype == np.uint8
    assert read.flags["C_CONTIGUOUS"]
    assert read.flags["WRITEABLE"]
    assert difference(read, scene()) <= tolerance
    assert np.array_equal(load_image(path.read_bytes()), read)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_comes_out_upright(tmp_path: Path, orientation: int) -> None:
    upright = Pil.fromarray(scene())
    # How a camera stores an upright scene under each tag: the inverse of what a viewer has to do.
    stored = {
        1: None,
        2: Pil.Transpose.FLIP_LEFT_RIGHT,
        3: Pil.Transpose.ROTATE_180,
        4: Pil.Transpose.FLIP_TOP_BOTTOM,
        5: Pil.Transpose.TRANSPOSE,
        6: Pil.Transpose.ROTATE_90,
        7: Pil.Transpose.TRANSVERSE,
        8: Pil.Transpose.ROTATE_270,
    }[orientation]
    exif = Pil.Exif()
    exif[0x0112] = orientation
    (upright if stored is None else upright.transpose(stored)).save(tmp_path / "photo.png", exif=exif)
    assert np.array_equal(load_image(tmp_path / "photo.png"), scene())


def test_transparency_shows_the_neutral_grey(tmp_path: Path) -> None:
    alpha = np.full((HEIGHT, WIDTH), 255, np.uint8)
    alpha[:, :40] = 0
    alpha[:, 40:80] = 128
    Pil.fromarray(np.dstack([scene(), alpha])).save(tmp_path / "a.png")
    read = load_image(tmp_path / "a.png")
    assert (read[:, :40] == NEUTRAL).all()
    assert difference(read[:, 40:80], ((scene()[:, 40:80].astype(int) + NEUTRAL) // 2).astype(np.uint8)) <= 2
    assert np.array_equal(read[:, 80:], scene()[:, 80:])


def test_palette_with_a_transparent_colour(tmp_path: Path) -> None:
    indexed = Pil.fromarray((np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) % 2).astype(np.uint8), "P")
    indexed.putpalette([10, 20, 30, 200, 100, 50])
    indexed.save(tmp_path / "p.png", transparency=0)
    read = load_image(tmp_path / "p.png")
    assert tuple(read[0, 0]) == NEUTRAL
    assert tuple(read[0, 1]) == (200, 100, 50)


def png16(values: np.ndarray) -> bytes:
    """A 16-bit PNG, grey or RGB (Pillow writes only grey ones)."""
    height, width = values.shape[:2]
    kind = 2 if values.ndim == 3 else 0
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, kind, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_16_bit_colour_and_grey_are_scaled_not_clipped() -> None:
    assert difference(load_image(png16(scene().astype(np.uint16) * 257)), scene()) <= 1
    grey = scene()[:, :, 0]
    assert difference(load_image(png16(grey.astype(np.uint16) * 257)), np.repeat(grey[:, :, None], 3, axis=2)) <= 1


def test_12_bit_scan_in_a_16_bit_file(tmp_path: Path) -> None:
    ramp = np.tile(np.linspace(0, 4095, WIDTH), (HEIGHT, 1)).astype(np.uint16)
    Pil.fromarray(ramp).save(tmp_path / "scan.tif")
    read = load_image(tmp_path / "scan.tif")
    assert read[0, 0, 0] == 0
    assert read[0, -1, 0] == 255


def test_float_tiff(tmp_path: Path) -> None:
    ramp = np.tile(np.linspace(0, 1, WIDTH), (HEIGHT, 1)).astype(np.float32)
    ramp[0, 0] = np.nan
    Pil.fromarray(ramp).save(tmp_path / "f.tif")
    read = load_image(tmp_path / "f.tif")
    assert abs(int(read[5, WIDTH // 2, 1]) - 128) <= 2
    assert read[0, 0, 0] == 0


@pytest.mark.parametrize("ending", ["jpg", "tif"])
def test_cmyk(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"print.{ending}"
    Pil.fromarray(scene()).convert("CMYK").save(path, quality=95)
    assert difference(load_image(path), scene()) <= 16


@pytest.mark.parametrize("mode", ["1", "L", "LA", "YCbCr", "P"])
def test_other_modes(tmp_path: Path, mode: str) -> None:
    picture = Pil.fromarray(scene()).convert(mode)
    path = tmp_path / ("x.tif" if mode == "YCbCr" else "x.png")
    picture.save(path)
    assert difference(load_image(path), np.asarray(picture.convert("RGB"))) <= 6


def test_colour_profile_is_followed(tmp_path: Path) -> None:
    """A profile that says the first number is green and the second red; and one that is none."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")  # red <-> green
    Pil.fromarray(scene()).save(tmp_path / "p.png", icc_profile=swapped)
    assert difference(load_image(tmp_path / "p.png")[:, :, [1, 0, 2]], scene()) <= 3
    Pil.fromarray(scene()).save(tmp_path / "bad.png", icc_profile=b"no profile at all")
    assert np.array_equal(load_image(tmp_path / "bad.png"), scene())


def test_first_frame_of_an_animation(tmp_path: Path) -> None:
    frames = [Pil.new("RGB", (WIDTH, HEIGHT), colour) for colour in ("red", "blue")]
    for ending in ("gif", "webp", "png"):
        path = tmp_path / f"moving.{ending}"
        frames[0].save(path, save_all=True, append_images=frames[1:], lossless=True)
        assert difference(load_image(path), np.asarray(frames[0])) <= 1


def test_huge_scan_is_scaled_down(tmp_path: Path) -> None:
    small = Pil.fromarray(scene(300, 200))
    small.resize((12000, 8000), Pil.Resampling.BILINEAR).save(tmp_path / "scan.jpg", quality=80)
    read = load_image(tmp_path / "scan.jpg")
    assert read.shape == (round(8000 * MAX_SIDE / 12000), MAX_SIDE, 3)
    want = np.asarray(small.resize((read.shape[1], read.shape[0]), Pil.Resampling.BILINEAR))
    assert np.abs(read.astype(int) - want).mean() < 2


def test_scaling_down_averages(tmp_path: Path) -> None:
    stripes = np.zeros((64, 9000, 3), np.uint8)
    stripes[:, ::2] = 255
    path = tmp_path / "stripes.png"
    Pil.fromarray(np.repeat(stripes, 8, axis=0)).save(path)
    assert np.ptp(load_image(path)[:, 8:-8].astype(int)) < 40


def header_only_png(width: int, height: int) -> bytes:
    data = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    idat = b"IDAT" + zlib.compress(b"\0" * 1000)
    parts = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (data, idat))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_decompression_bomb_is_refused_before_decoding() -> None:
    assert "too large" in problem_of(header_only_png(60_000, 60_000))
    assert problem_of(header_only_png(20_000, 20_000)) == (  # 1.6 GB decoded
        "The pasted picture is too large: 20,000 x 20,000 pixels are 400 million, and at most 200 million of a PNG "
        "picture can be read. Open it in an image viewer, scale it down and save it; more than 2,048 pixels on the "
        "long side gain nothing."
    )


def test_what_is_within_the_limits_meets_no_other_one(tmp_path: Path) -> None:
    wide = tmp_path / "wide.tif"  # more than Pillow by itself lets through, in tiles, where it looks once more
    Pil.new("1", (20_000, 9_500)).save(wide, compression="group4")
    assert load_image(wide).shape == (973, 2048, 3)


def test_large_progressive_jpeg_has_the_limit_of_whole_formats(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS_WHOLE", 5000)
    for progressive in (False, True):
        Pil.fromarray(scene()).save(tmp_path / "p.jpg", progressive=progressive)
        if progressive:
            assert "too large" in problem_of(tmp_path / "p.jpg")
        else:
            load_image(tmp_path / "p.jpg")


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "gif", "tif", "bmp", "avif", "jp2"])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_truncated_files_are_refused(tmp_path: Path, ending: str, kept: float) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (300, 400, 3), dtype=np.uint8)
    path = tmp_path / f"cut.{ending}"
    Pil.fromarray(noise).save(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    message = problem_of(path)
    assert path.name in message
    if ending in ("png", "jpg", "gif", "bmp"):
        assert f"“{path.name}” is cut off" in message
        with pytest.raises(PuppetError, match="The pasted picture is cut off"):
            load_image(path.read_bytes())


def test_jpeg_padded_with_zeros_after_the_cut_is_refused(tmp_path: Path) -> None:
    """What an interrupted download leaves when the file was allocated in full."""
    noise = np.random.default_rng(1).integers(0, 255, (300, 400, 3), dtype=np.uint8)
    path = tmp_path / "part.jpg"
    Pil.fromarray(noise).save(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + b"\0" * (len(data) - len(data) // 2))
    assert "cut off" in problem_of(path)
    path.write_bytes(data + b"\0" * 5000)  # complete, then padded
    assert load_image(path).shape == noise.shape


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    def written(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    assert "text file" in problem_of(written("notes.jpg", "Shopping: bread, jam, crème brûlée\n".encode()))
    assert "empty" in problem_of(written("empty.png", b""))
    assert "empty" in problem_of(b"")
    assert "HEIC" in problem_of(written("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)))
    assert "video" in problem_of(written("clip.jpg", b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + bytes(200)))
    assert "PDF" in problem_of(written("paper.png", b"%PDF-1.7\n" + bytes(range(256))))
    assert "SVG" in problem_of(written("logo.png", b"<?xml version='1.0'?><svg xmlns='...'></svg>"))
    assert "not a picture" in problem_of(written("noise.png", bytes(range(256)) * 4))


def test_missing_folder_and_forbidden(tmp_path: Path) -> None:
    assert "no file" in problem_of(tmp_path / "gone.png")
    assert "folder" in problem_of(tmp_path)
    path = tmp_path / "mine.png"
    Pil.fromarray(scene()).save(path)
    path.chmod(0)
    if not os.access(path, os.R_OK):  # root reads everything
        assert "may not be read" in problem_of(path)


def test_too_small() -> None:
    stream = io.BytesIO()
    Pil.fromarray(scene(63, 200)).save(stream, "PNG")
    assert "too small" in problem_of(stream.getvalue())
