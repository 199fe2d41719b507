"""The .puppet file: exact, the same every time, and trusted with nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import Crop, Persona
from puppet.persona import archive, contents, png
from puppet.persona import file as persona_file
from puppet.persona.contents import from_bytes, to_bytes
from puppet.persona.file import PersonaFile, Refinement, is_persona_file, load_persona, save_persona
from puppet.persona.versions import VERSION
from tests import persona_files as made


def same(one: Persona, other: Persona) -> bool:
    """To the last bit."""
    arrays = zip(
        (one.image, one.landmarks, one.mask, one.background),
        (other.image, other.landmarks, other.mask, other.background),
        strict=True,
    )
    return (one.id, one.name, one.crop) == (other.id, other.name, other.crop) and all(
        a.dtype == b.dtype and np.array_equal(a, b) for a, b in arrays
    )


def reason(path: Path) -> str:
    """Why a file is refused: one line that names it."""
    with pytest.raises(PuppetError) as caught:
        load_persona(path)
    assert "\n" not in str(caught.value)
    assert path.name in str(caught.value)
    assert caught.value.remedy
    return str(caught.value)


@pytest.fixture(scope="module")
def whole() -> PersonaFile:
    return made.whole()


@pytest.fixture(scope="module")
def good(whole: PersonaFile) -> bytes:
    return to_bytes(whole)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "X.puppet"


# ---- there and back --------------------------------------------------------------------------------------------------


def test_a_round_trip_changes_nothing(whole: PersonaFile, path: Path) -> None:
    size = save_persona(path, whole)
    assert path.stat().st_size == size
    again = load_persona(path)
    assert len(again.photos) == 3
    assert all(same(one, other) for one, other in zip(whole.photos, again.photos, strict=True))
    assert whole.refinement is not None
    assert again.refinement is not None
    assert again.refinement.weights == whole.refinement.weights
    assert again.refinement.scores == whole.refinement.scores
    assert again.refinement.tensors.keys() == whole.refinement.tensors.keys()
    for name, tensor in whole.refinement.tensors.items():
        assert again.refinement.tensors[name].dtype == np.float32
        assert np.array_equal(again.refinement.tensors[name], tensor)


def test_one_photo_alone_is_enough(path: Path) -> None:
    one = made.persona()
    save_persona(path, PersonaFile(one))
    again = load_persona(path)
    assert same(again.persona, one)
    assert (again.others, again.refinement) == ((), None)
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_the_same_persona_gives_the_same_bytes(whole: PersonaFile, good: bytes, path: Path) -> None:
    assert to_bytes(made.whole()) == good
    assert to_bytes(from_bytes(good)) == good
    assert whole.refinement is not None
    turned = Refinement(
        whole.refinement.weights,
        dict(reversed(whole.refinement.tensors.items())),
        dict(reversed(list(whole.refinement.scores.items()))),
    )
    assert to_bytes(PersonaFile(whole.persona, whole.others, turned)) == good


def test_nothing_of_the_photos_own_file_is_in_it(good: bytes) -> None:
    """Every PNG holds pixels alone; the rest is named in the sheet."""
    sheet, members = made.parts(good)
    assert sheet.keys() == {"format", "version", "photos", "refinement", "members"}
    assert all(photo.keys() == {"id", "name", "size", "crop"} for photo in sheet["photos"])
    for name, data in members.items():
        if name.endswith(".png"):
            place, kinds = 8, set()
            while place < len(data):
                length, kind = struct.unpack_from(">I4s", data, place)
                kinds.add(kind)
                place += 12 + length
            assert kinds == {b"IHDR", b"IDAT", b"IEND"}


def test_names_are_kept_as_far_as_they_can_be_shown(path: Path) -> None:
    save_persona(path, PersonaFile(made.persona(name="Zoë \x1b[31m Ωμέγα\u202e\udce4" + "x" * 300)))
    name = load_persona(path).persona.name
    assert name.startswith("Zoë [31m Ωμέγαxxx")
    assert len(name) == 200


def test_a_failed_save_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class FullDisk:
        """Takes nothing."""

        def __call__(self, handle: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    save_persona(path, PersonaFile(made.persona()))
    before = path.read_bytes()
    monkeypatch.setattr("puppet.files.os.fsync", FullDisk())
    with pytest.raises(PuppetError, match="No space left"):
        save_persona(path, made.whole())
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda p: {"landmarks": np.full_like(p.landmarks, np.nan)}, "not finite"),
        (lambda p: {"landmarks": p.landmarks.astype(np.float64)}, "float64"),
        (lambda p: {"landmarks": p.landmarks + np.float32(500)}, "far outside"),
        (lambda p: {"landmarks": np.full_like(p.landmarks, 50)}, "no face"),
        (lambda p: {"mask": p.mask[1:]}, "not uint8"),
        (lambda p: {"image": p.image.astype(np.float32)}, "float32"),
        (lambda p: {"crop": Crop(float("nan"), 0, 10)}, "puppet.json"),
        (lambda p: {"crop": Crop(0, 0, -1)}, "puppet.json"),
        (lambda p: {"crop": Crop(500, 0, 10)}, "outside"),
        (lambda p: {"id": "../../x"}, "puppet.json"),
    ],
)
def test_what_could_not_be_read_again_is_not_saved(path: Path, change: Callable[[Persona], Any], says: str) -> None:
    one = made.persona()
    parts = {name: getattr(one, name) for name in ("id", "name", "image", "landmarks", "crop", "mask", "background")}
    with pytest.raises(PuppetError, match=says):
        save_persona(path, PersonaFile(Persona(**parts | change(one))))
    assert not path.exists()


@pytest.mark.parametrize(
    ("refinement", "says"),
    [
        (Refinement("none", {"adain": np.ones(3, np.float32)}), "weights"),
        (Refinement(made.WEIGHTS, {}), "0 tensors"),
        (Refinement(made.WEIGHTS, {"adain": np.ones(3)}), "float64"),
        (Refinement(made.WEIGHTS, {"adain": np.array([np.inf], np.float32)}), "not finite"),
        (Refinement(made.WEIGHTS, {"../adain": np.ones(3, np.float32)}), "named"),
        (Refinement(made.WEIGHTS, {"adain": np.ones(3, np.float32)}, {"psnr": float("nan")}), "score"),
    ],
)
def test_a_refinement_is_checked_too(path: Path, refinement: Refinement, says: str) -> None:
    with pytest.raises(PuppetError, match=says):
        save_persona(path, PersonaFile(made.persona(), (), refinement))


def test_at_most_eight_photos(path: Path) -> None:
    one = made.persona((64, 64))
    with pytest.raises(PuppetError, match=r"puppet\.json"):
        save_persona(path, PersonaFile(one, (one,) * 8))
    save_persona(path, PersonaFile(one, (one,) * 7))
    assert len(load_persona(path).photos) == 8


# ---- versions --------------------------------------------------------------------------------------------------------


def digest(one: Persona) -> str:
    hashed = hashlib.sha256(repr((one.id, one.name, one.size)).encode())
    for array in (one.image, one.mask, one.background, one.landmarks):
        hashed.update(array.tobytes())
    return hashed.hexdigest()[:16]


def test_every_version_has_a_stored_file() -> None:
    assert sorted(made.STORED) == list(range(VERSION + 1))
    assert all(path.stat().st_size < 100_000 for path in made.STORED.values())


@pytest.mark.parametrize(
    ("version", "photos"), [(0, ["90d1b2d7d0afc404"]), (1, ["90d1b2d7d0afc404", "29f5de4b68ac69d1"])]
)
def test_files_that_people_have_can_be_read(version: int, photos: list[str], path: Path) -> None:
    stored = load_persona(made.STORED[version])
    assert [digest(one) for one in stored.photos] == photos
    assert stored.persona.crop == Crop(7.634166666666665, 13.885033203124998, 121.27134765625)
    if version == 1:
        assert stored.refinement is not None
        assert stored.refinement.weights == made.WEIGHTS
        assert stored.refinement.scores == {"psnr": 31.25, "before": 29.5}
        shapes = {name: tensor.shape for name, tensor in stored.refinement.tensors.items()}
        assert shapes == {"adain": (40,), "spatial": (3, 4, 5), "texture": (8, 8, 3)}
    save_persona(path, stored)
    assert made.parts(path.read_bytes())[0]["version"] == VERSION
    assert same(load_persona(path).persona, stored.persona)


def test_an_older_file_is_checked_like_a_new_one(path: Path) -> None:
    one = made.persona()
    path.write_bytes(made.version_0(one))
    assert same(load_persona(path).persona, one)
    sheet, members = made.parts(made.version_0(one))
    for change, says in (
        ({"size": [127, 128]}, "128 x 128, not 127 x 128"),
        ({"size": [10**9, 10**9]}, "puppet.json"),
        ({"landmarks": sheet["landmarks"][1:]}, "puppet.json"),
        ({"landmarks": [[1e30, 0, 0]] * 478}, "far outside"),
        ({"crop": [0, 0, -3]}, "puppet.json"),
        ({"more": 1}, "puppet.json"),
    ):
        path.write_bytes(made.joined({**sheet, **change}, members))
        assert says in reason(path)
    path.write_bytes(made.joined(sheet, {**members, "mask-0.png": members["mask.png"]}))
    assert reason(path)


def test_a_newer_file_asks_for_a_newer_puppet(good: bytes, path: Path) -> None:
    sheet, members = made.parts(good)
    path.write_bytes(made.joined({**sheet, "version": VERSION + 1, "poem": "roses"}, {**members, "new-part.bin": b"1"}))
    assert f"version {VERSION + 1}" in reason(path)
    assert "A newer Puppet is needed" in reason(path)
    assert is_persona_file(path)


# ---- what is refused -------------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, depth: int = 8, colour: int = 2, pixels: bytes | None = None, more: bytes = b""):
    """A PNG by hand. ``pixels``: rows as they are before compression."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    rows = bytes((1 + 3 * width) * height) if pixels is None else pixels
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def tensors(**values: Any) -> bytes:
    return safetensors.numpy.save({name: np.asarray(value) for name, value in values.items()})


SHORT = png_of(128, 128, pixels=b"\0" * 500)
LANDMARKS = np.zeros((478, 3), np.float32)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("image-0.png", png_of(64, 128), "64 x 128"),
        ("image-0.png", png_of(60_000, 60_000, pixels=b""), "60000 x 60000"),
        ("image-0.png", png_of(128, 128, depth=16, pixels=bytes((1 + 6 * 128) * 128)), "another kind"),
        ("image-0.png", png_of(128, 128, colour=0), "another kind"),
        ("mask-0.png", png_of(128, 128), "another kind"),
        ("image-0.png", png_of(128, 128, more=chunk(b"tEXt", b"Place\0at home")), "more than pixels"),
        ("image-0.png", png_of(128, 128, more=chunk(b"acTL", bytes(8))), "more than pixels"),
        ("image-0.png", png_of(128, 128) + b"#!/bin/sh", "more than pixels"),
        ("image-0.png", png_of(128, 128)[:-20], "cut off"),
        ("image-0.png", png_of(128, 128)[:-30] + b"\7" + png_of(128, 128)[-29:], "damaged"),
        ("image-0.png", SHORT, "cannot be decoded"),
        ("image-0.png", b"GIF89a", "no PNG"),
        ("image-0.png", b"", "no PNG"),
        ("landmarks-0.safetensors", b"", "damaged"),
        ("landmarks-0.safetensors", b"\xff" * 64, "damaged"),
        ("landmarks-0.safetensors", tensors(landmarks=LANDMARKS[:-1]), "(477, 3)"),
        ("landmarks-0.safetensors", tensors(landmarks=LANDMARKS.astype(np.float64)), "F64"),
        ("landmarks-0.safetensors", tensors(landmarks=LANDMARKS.astype(np.int32)), "I32"),
        ("landmarks-0.safetensors", tensors(landmarks=LANDMARKS + np.float32(np.nan)), "not finite"),
        ("landmarks-0.safetensors", tensors(landmarks=LANDMARKS + np.float32(5000)), "far outside"),
        ("landmarks-0.safetensors", tensors(landmarks=LANDMARKS), "no face"),
        ("landmarks-0.safetensors", tensors(marks=LANDMARKS), "something else"),
        ("landmarks-0.safetensors", tensors(landmarks=LANDMARKS, more=LANDMARKS), "something else"),
        ("refinement.safetensors", tensors(adain=np.array([np.inf], np.float32)), "not finite"),
        ("refinement.safetensors", tensors(adain=np.zeros((0, 4), np.float32)), "shape"),
        ("refinement.safetensors", tensors(adain=np.zeros((1,) * 6, np.float32)), "shape"),
        ("refinement.safetensors", tensors(**{"a b": np.zeros(3, np.float32)}), "named"),
        ("refinement.safetensors", safetensors.numpy.save({}), "0 tensors"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else None,
)
def test_members_that_are_not_what_they_should_be(good: bytes, path: Path, name: str, data: bytes, says: str) -> None:
    sheet, members = made.parts(good)
    path.write_bytes(made.joined(sheet, {**members, name: data}))
    assert says in reason(path)


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1"},
        {"version": -1},
        {"version": True},
        {"format": "persona"},
        {"photos": []},
        {"photos": None},
        {"refinement": []},
        {"extra": 1},
    ],
)
def test_a_sheet_that_is_not_as_it_should_be(good: bytes, path: Path, change: dict[str, Any]) -> None:
    sheet, members = made.parts(good)
    path.write_bytes(made.joined({**sheet, **change}, members))
    assert "puppet.json" in reason(path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"size": [4097, 128]}, "puppet.json"),
        ({"size": [0, 128]}, "puppet.json"),
        ({"size": [128.5, 128]}, "puppet.json"),
        ({"size": [10**30, 128]}, "puppet.json"),
        ({"size": [128]}, "puppet.json"),
        ({"id": "../x"}, "puppet.json"),
        ({"id": "x\n"}, "puppet.json"),
        ({"id": ""}, "puppet.json"),
        ({"name": "x" * 201}, "puppet.json"),
        ({"name": "\x1b]0;title\x07"}, "cannot be shown"),
        ({"name": None}, "puppet.json"),
        ({"crop": {"x": 0, "y": 0, "size": 1e308}}, "puppet.json"),
        ({"crop": {"x": 0, "y": 0, "size": 0}}, "puppet.json"),
        ({"crop": {"x": 0, "y": 0}}, "puppet.json"),
        ({"crop": {"x": 4000, "y": 0, "size": 5}}, "outside"),
        ({"path": "/home/me/photo.jpg"}, "puppet.json"),
    ],
)
def test_a_photo_that_is_not_as_it_should_be(good: bytes, path: Path, change: dict[str, Any], says: str) -> None:
    sheet, members = made.parts(good)
    sheet["photos"][0] |= change
    path.write_bytes(made.joined(sheet, members))
    assert says in reason(path)


def test_numbers_that_are_none_are_refused(good: bytes, path: Path) -> None:
    sheet, members = made.parts(good)
    for value in (float("nan"), float("inf"), "1e999"):
        sheet["refinement"]["scores"]["psnr"] = value
        content = made.joined(sheet, members)
        path.write_bytes(content)
        assert reason(path)
    names = {**members, "puppet.json": json.dumps(sheet).replace('"1e999"', "1e999").encode()}
    path.write_bytes(made.zipped(names))
    assert reason(path)


def test_parts_that_are_missing_or_too_many(good: bytes, path: Path) -> None:
    sheet, members = made.parts(good)
    for name in members:
        path.write_bytes(made.joined(sheet, {other: data for other, data in members.items() if other != name}))
        assert f"lacks {name}" in reason(path)
        path.write_bytes(made.zipped({"puppet.json": json.dumps(sheet).encode(), **members} | {name: b"other"}))
        assert "not what was saved" in reason(path)
    path.write_bytes(made.joined(sheet, {**members, "image-9.png": b""}))
    assert "image-9.png does not belong" in reason(path)
    path.write_bytes(made.zipped({"puppet.json": json.dumps(sheet).encode(), **members, "run.sh": b"#!/bin/sh"}))
    assert "named “run.sh”" in reason(path) or "run.sh does not belong" in reason(path)
    path.write_bytes(made.zipped(members))
    assert "no persona file" in reason(path)
    path.write_bytes(made.joined({**sheet, "refinement": None}, members))
    assert "refinement.safetensors does not belong" in reason(path)


def test_photos_that_are_too_large_together(good: bytes, path: Path) -> None:
    """Refused before a pixel is decoded."""
    sheet, members = made.parts(good)
    for photo in sheet["photos"]:
        photo["size"] = [4096, 4096]
    path.write_bytes(made.joined(sheet, members))
    assert "megapixels" in reason(path)


@pytest.mark.parametrize(
    "name", ["../puppet.json", "/etc/passwd", "a/b.png", "a\\b.png", "C:x.png", "image-9.png\0.sh", ""]
)
def test_names_that_are_paths(good: bytes, path: Path, name: str) -> None:
    sheet, members = made.parts(good)
    plain = made.joined(sheet, {**members, "z" * max(1, len(name.encode())): b""})
    path.write_bytes(plain.replace(b"z" * max(1, len(name.encode())), name.encode() or b"\0"))
    assert "holds a part named" in reason(path) or "damaged" in reason(path)


def entries(good: bytes, **changes: Any) -> bytes:
    """The file with one entry of its directory told differently."""
    sheet, members = made.parts(good)
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as output:
        for name, data in {"puppet.json": json.dumps(sheet).encode(), **members}.items():
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            if name == "mask-0.png":
                for key, value in changes.items():
                    setattr(info, key, value)
            output.writestr(info, data, info.compress_type)
    return content.getvalue()


def test_links_twins_and_odd_packing(good: bytes, path: Path) -> None:
    path.write_bytes(entries(good))
    assert load_persona(path)
    for kind in (stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO):
        path.write_bytes(entries(good, external_attr=(kind | 0o777) << 16))
        assert "mask-0.png is a link" in reason(path)
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        path.write_bytes(entries(good, compress_type=method))
        assert "unusual way" in reason(path)
    path.write_bytes(good.replace(b"image-1.png", b"image-0.png"))
    assert "image-0.png twice" in reason(path)


def test_encrypted_parts(good: bytes, path: Path) -> None:
    place = good.index(b"PK\x01\x02")
    flags = struct.unpack_from("<H", good, place + 8)[0] | 1
    path.write_bytes(good[: place + 8] + struct.pack("<H", flags) + good[place + 10 :])
    assert "encrypted" in reason(path)


def test_bombs(good: bytes, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, members = made.parts(good)
    bomb = {**members, "mask-0.png": bytes(50 << 20)}
    path.write_bytes(made.joined(sheet, bomb, zipfile.ZIP_DEFLATED))
    assert path.stat().st_size < 1 << 20
    assert "mask-0.png would grow" in reason(path)

    plain = made.joined(sheet, members)
    path.write_bytes(plain)
    monkeypatch.setattr(archive, "LARGEST", len(plain) - 1000)
    monkeypatch.setattr(persona_file, "LARGEST", len(plain) - 1000)
    assert "MB" in reason(path)
    packed = made.joined(sheet, members, zipfile.ZIP_DEFLATED)
    monkeypatch.setattr(archive, "LARGEST", len(packed))
    monkeypatch.setattr(persona_file, "LARGEST", len(packed))
    path.write_bytes(packed)
    assert "would grow to" in reason(path)


def test_a_stated_size_that_is_not_the_real_one(good: bytes, path: Path) -> None:
    """More comes out of a member than its entry says: no more of it is unpacked than that."""
    sheet, members = made.parts(good)
    packed = bytearray(made.joined(sheet, {**members, "mask-0.png": bytes(20_000)}, zipfile.ZIP_DEFLATED))
    name = packed.rindex(b"mask-0.png")  # of the directory's entry: the size is 22 bytes before the name
    assert struct.unpack_from("<I", packed, name - 22) == (20_000,)
    struct.pack_into("<I", packed, name - 22, 500)
    path.write_bytes(packed)
    assert "mask-0.png" in reason(path) or "damaged" in reason(path)


def test_a_directory_that_would_fill_the_memory(path: Path) -> None:
    content = made.zipped({f"part-{i}.bin": b"" for i in range(3000)})
    path.write_bytes(content)
    assert "3000 parts" in reason(path)
    lying = bytearray(content)  # says that it has few parts in a long directory
    struct.pack_into("<HH", lying, len(content) - 14, 5, 5)
    path.write_bytes(lying)
    assert "parts" in reason(path)
    zip64 = content[:-22] + b"PK\x06\x07" + bytes(16) + content[-22:]
    path.write_bytes(zip64)
    assert reason(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\x80\x04\x95", bytes(100), b"<html>", made.zipped({})],
)
def test_files_of_another_kind(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "cannot be used" in reason(path)
    assert not is_persona_file(path)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert "There is no file" in reason(tmp_path / "none.puppet")
    (tmp_path / "folder.puppet").mkdir()
    assert "is no file" in reason(tmp_path / "folder.puppet")


def test_damage_anywhere_is_noticed(good: bytes) -> None:
    """Cut off anywhere, or with any bytes changed: the very same persona, or a reason; never anything else."""
    rng = np.random.default_rng(11)
    refused = 0
    original = from_bytes(good)
    for trial in range(250):
        damaged = bytearray(good)
        if trial % 5 == 0:
            del damaged[rng.integers(len(good)) :]
        for place in rng.integers(len(damaged), size=1 + trial % 3) if damaged else ():
            damaged[place] ^= 1 << rng.integers(8)
        try:
            read = from_bytes(bytes(damaged))
        except archive.UnusableError:
            refused += 1
        else:  # a date, say, or an attribute
            assert all(same(one, other) for one, other in zip(original.photos, read.photos, strict=True))
    assert refused > 200


def test_sheets_at_random_do_no_harm(good: bytes) -> None:
    """What the hashes cannot notice: a sheet written with intent."""
    rng = np.random.default_rng(3)
    sheet, members = made.parts(good)
    text = json.dumps({**sheet, "members": {n: hashlib.sha256(d).hexdigest() for n, d in members.items()}}).encode()
    refused = 0
    for _ in range(250):
        damaged = bytearray(text)
        for place in rng.integers(len(text), size=2):
            damaged[place] = rng.choice(list(b'0123456789-{}[]",:e.ntf\xff\x00'))
        try:
            from_bytes(made.zipped({"puppet.json": bytes(damaged), **members}))
        except archive.UnusableError:
            refused += 1
    assert refused > 150


def test_the_bounds_are_those_of_what_the_program_makes() -> None:
    """A portrait at its largest, and one below it that is refused for nothing but its size."""
    large = cv2.resize(made.persona().image, (1280, 1280))
    assert len(png.encode(large)) < archive.LARGEST / (3 * contents.MOST_PHOTOS)
    assert contents.MOST_PIXELS >= contents.MOST_PHOTOS * 1280 * 1280
