"""Files that were damaged, or built to do harm: refused with a reason, or read; never anything else.

``PUPPET_FUZZ=5000`` sets how many examples each test tries, instead of some dozens; then they are new ones every time.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Pil

import main
from engines.cache import EngineCache
from puppet.curation import Edit
from puppet.errors import PuppetError
from puppet.live.gallery import Gallery
from puppet.live.neutrals import Neutral, NeutralStore
from puppet.live.thumbnails import THUMBNAIL, Thumbnails, encode_png
from puppet.model.weights import load_weights
from puppet.persona.archive import UnusableError
from puppet.persona.contents import from_bytes, to_bytes
from puppet.persona.images import MAX_SIDE, load_image
from puppet.settings import NAME, Settings, SettingsStore, import_settings
from tests import persona_files
from tests.fakes import FakeBundled, face_points

TIMES = int(os.environ.get("PUPPET_FUZZ", "0"))


def fuzz(usually: int) -> Callable:
    """Settings for a test."""
    return settings(
        max_examples=TIMES or usually,
        deadline=None,
        derandomize=not TIMES,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


# ---- what is tried ---------------------------------------------------------------------------------------------------


@st.composite
def damaged(draw: st.DrawFn, contents: tuple[bytes, ...]) -> bytes:
    """A file that lost its end, some of whose bytes changed, or into which others came."""
    content = bytearray(draw(st.sampled_from(contents)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(len(content) - 1, 0)))
        match draw(st.integers(0, 5)):
            case 0:
                del content[place:]
            case 1 if content:
                content[place] ^= 1 << draw(st.integers(0, 7))
            case 2:
                content[place : place + 4] = draw(st.sampled_from([b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff"]))
            case 3:
                content[place:place] = draw(st.binary(max_size=40))
            case 4:
                length = draw(st.integers(1, 200))
                content[place:place] = content[place : place + length]
            case _:
                del content[place : place + draw(st.integers(1, 200))]
    return bytes(content)


NAMES = st.sampled_from(
    (
        *("version", "portraits", "bundled", "order", "key", "name", "face", "edit", "camera", "size", "landmarks"),
        *("motion", "pose", "framing", "zoom", "window", "sections", "geometry", "keys", "remap", "format", "settings"),
        *("profiles", "consent", "accepted_at", "members", "photos", "crop", "x", "y", "id", "refinement"),
    )
)
NUMBERS = st.one_of(
    st.integers(-(10**400), 10**400),
    st.integers(-3, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([10**400, -(10**30), 1e308, -0.0, 1 << 31, 1 << 63, 1 << 64]),
)
WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["../../etc/passwd", "own-../../x", "own-" + "a" * 24, "a\0b", "NUL", "x" * 5000, "\u202e", "~"]),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.dictionaries(NAMES | WORDS, inner, max_size=6), st.lists(inner, max_size=2)
    ),
    max_leaves=25,
)
DEEP = st.sampled_from([b"[" * 100_000, b'{"portraits":' * 30_000, b'{"x":' + b"[" * 60_000, b'{"motion":' * 50_000])


def texts(*valid: object) -> st.SearchStrategy[bytes]:
    """JSON files: damaged ones, others, ones with a value that was exchanged, ones without an end."""
    whole = tuple(json.dumps(one).encode() for one in valid)

    def exchanged(one: tuple[object, str, object]) -> bytes:
        held, name, value = one
        return json.dumps({**held, name: value} if isinstance(held, dict) else held).encode()

    named = sorted({name for one in valid if isinstance(one, dict) for name in one})
    return st.one_of(
        damaged(whole),
        JSON.map(lambda value: json.dumps(value).encode()),
        st.tuples(st.sampled_from(valid), st.sampled_from(named), JSON).map(exchanged),
        DEEP,
        st.binary(max_size=60),
    )


def pictures() -> tuple[bytes, ...]:
    rng = np.random.default_rng(2)
    small = Pil.fromarray(rng.integers(0, 255, (72, 80, 3), np.uint8))
    made = []
    for kind in ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "PPM", "JPEG2000", "AVIF"):
        content = io.BytesIO()
        small.save(content, kind)
        made.append(content.getvalue())
    content = io.BytesIO()
    small.convert("P").save(content, "PNG", exif=Pil.Exif(), icc_profile=b"\0" * 200)
    return (*made, content.getvalue())


PICTURES = pictures()
PERSONA = to_bytes(persona_files.whole())
SHEET, MEMBERS = persona_files.parts(PERSONA)


# ---- pictures --------------------------------------------------------------------------------------------------------


@fuzz(150)
@given(damaged(PICTURES) | st.binary(max_size=200))
def test_pictures(content: bytes) -> None:
    try:
        image = load_image(content)
    except PuppetError:
        return
    assert image.dtype == np.uint8
    assert image.ndim == 3
    assert max(image.shape) <= MAX_SIDE


@fuzz(40)
@given(damaged((encode_png(np.full((THUMBNAIL, THUMBNAIL, 3), 90, np.uint8)), *PICTURES)))
def test_thumbnails(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "x.png"
        source.touch()
        thumbnails = Thumbnails(Path(folder) / "thumbs")
        thumbnails.store("key", source, None)
        [kept] = (Path(folder) / "thumbs").iterdir()
        kept.write_bytes(content)
        assert Thumbnails(Path(folder) / "thumbs").has("key", source, None) in (True, False)


# ---- persona files ---------------------------------------------------------------------------------------------------


@fuzz(60)
@given(damaged((PERSONA, *(path.read_bytes() for path in persona_files.STORED.values()))))
def test_persona_files(content: bytes) -> None:
    check_persona(content)


@fuzz(60)
@given(st.sampled_from(sorted(MEMBERS)), st.data())
def test_parts_of_persona_files(name: str, data: st.DataObject) -> None:
    """With hashes that are as they should be: what a hostile program makes."""
    other = data.draw(damaged((MEMBERS[name],)) | st.sampled_from(sorted(MEMBERS.values())))
    check_persona(persona_files.joined(SHEET, {**MEMBERS, name: other}))


@fuzz(50)
@given(st.sampled_from(sorted(SHEET)), JSON)
def test_sheets_of_persona_files(name: str, value: object) -> None:
    check_persona(persona_files.joined({**SHEET, name: value}, MEMBERS))


@fuzz(50)
@given(st.integers(0, 2), st.sampled_from(["id", "name", "size", "crop"]), JSON)
def test_photos_of_persona_files(number: int, name: str, value: object) -> None:
    photos = [dict(photo) for photo in SHEET["photos"]]
    photos[number][name] = value
    check_persona(persona_files.joined({**SHEET, "photos": photos}, MEMBERS))


def check_persona(content: bytes) -> None:
    try:
        file = from_bytes(content)
    except UnusableError:
        return
    for persona in (file.persona, *file.others):
        assert np.isfinite(persona.landmarks).all()
        assert persona.image.shape[:2] == persona.mask.shape == persona.background.shape[:2]
        assert np.isfinite([persona.crop.x, persona.crop.y, persona.crop.size]).all()
    for tensor in file.refinement.tensors.values() if file.refinement is not None else ():
        assert np.isfinite(tensor).all()


# ---- what the program keeps ------------------------------------------------------------------------------------------

OWN = "own-" + "0123456789ab" * 2
INDEX = {
    "version": 1,
    "portraits": [{"key": OWN, "name": "Me", "face": 0, "edit": {}}],
    "bundled": [{"key": "one", "name": "Other"}],
    "order": [OWN, "one"],
}


@fuzz(50)
@given(texts(INDEX, {**INDEX, "portraits": []}))
def test_the_gallery(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        secret, own = folder / "secret.png", folder / "own"
        own.mkdir()
        picture = encode_png(np.full((80, 60, 3), 90, np.uint8))
        for path in (secret, own / f"{OWN}.png", folder / "one.png"):
            path.write_bytes(picture)
        (own / "portraits.json").write_bytes(content)
        gallery = Gallery(own, lambda: [FakeBundled("one", "One", folder / "one.png")], folder / "thumbs")
        keys = [entry.key for entry in gallery.entries()]
        assert "one" in keys
        assert len(keys) == len(set(keys))
        for entry in gallery.entries():
            assert entry.source.parent in (own, folder)
            assert entry.key == "one" or entry.source.parent == own
            assert isinstance(entry.edit, Edit)
        gallery.tiles()
        gallery.add(np.full((80, 60, 3), 91, np.uint8), "New", None)  # goes on, and can be written
        assert len(Gallery(own, list, None).entries()) >= 1
        for key in keys:
            gallery.remove(key)
        assert secret.exists()
        assert (folder / "one.png").exists()


@fuzz(50)
@given(
    texts(
        {"motion": {"pose": 0.5}, "framing": {"zoom": 2}, "window": {"sections": ["a"]}, "camera": "webcam:0"},
        {"format": "puppet settings", "version": 1, "settings": {"motion": {"gaze": 2}}, "profiles": {"a": {}}},
    )
)
def test_settings(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / NAME
        path.write_bytes(content)
        store = SettingsStore(Path(name))
        found, _ = store.load()
        assert 0 <= found.motion.pose <= 2
        assert 1 <= found.framing.zoom <= 4
        assert found.framing.pixels[0] <= 1920
        store.save(found)
        store.close()
        assert SettingsStore(Path(name)).load() == (found, None)
        profile = Path(name) / "profiles" / "x.json"
        profile.parent.mkdir()
        profile.write_bytes(content)
        store.profiles()
        path.write_bytes(content)
        with contextlib.suppress(PuppetError):
            import_settings(path, Settings())


@fuzz(60)
@given(texts({"camera": "webcam:0", "size": [64, 48], "landmarks": face_points(64, 48).round(1).tolist()}))
def test_neutrals(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        store = NeutralStore(Path(name))
        store.save("webcam:0", Neutral(face_points(64, 48), (64, 48)))
        [path] = Path(name).iterdir()
        path.write_bytes(content)
        found = store.load("webcam:0")
        if found is not None:
            assert np.isfinite(found.scaled((640, 480)).landmarks).all()


@fuzz(60)
@given(st.data())
def test_what_engines_keep(data: st.DataObject) -> None:
    key = {"gpu": "one", "weights": "ab" * 32}
    with tempfile.TemporaryDirectory() as name:
        cache = EngineCache(Path(name) / "engines")
        cache.put("kind", key, b"an engine" * 30)
        file = data.draw(st.sampled_from(sorted((Path(name) / "engines").iterdir())))
        note = file.suffix == ".json"
        valid = file.read_bytes()
        file.write_bytes(data.draw(texts(json.loads(valid)) if note else damaged((valid,))))
        assert cache.get("kind", key) in (None, b"an engine" * 30)


@fuzz(60)
@given(st.data())
def test_weights(data: st.DataObject) -> None:
    header = {"__metadata__": {"format": "puppet"}, "a": {"dtype": "F16", "shape": [2], "data_offsets": [0, 4]}}
    text = data.draw(texts(header))
    length = data.draw(st.sampled_from([len(text), 0, 1 << 40, (1 << 64) - 1]))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "x.safetensors"
        path.write_bytes(struct.pack("<Q", length) + text + b"\0" * 4)
        with pytest.raises(PuppetError):
            load_weights(path)


# ---- the command line ------------------------------------------------------------------------------------------------

HOSTILE = ["--", "-", "", "\n", "a\0b", "../" * 40 + "etc/passwd", "x" * 5000, "-9", "nan", "1e999", "%s%n", "\udcff",
           "$(touch x)", "`id`", "|id", "CON", "file:///etc/passwd", "http://127.0.0.1/", "/dev/null", "/"]  # fmt: skip


@fuzz(50)
@given(
    st.sampled_from(["animate", "personalise", "evaluate", "bench", "latency", "train", "doctor", "nothing"]),
    st.lists(st.sampled_from(["--portrait", "--driver", "--output", "--photo", "--size", "--frames", "--face", "--name",
                              "--clips", "--seconds", "--weights", "--nothing"]), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=10), min_size=3, max_size=3),
)  # fmt: skip
def test_the_command_line(command: str, options: list[str], values: list[str]) -> None:
    """Whatever is typed: an exit status and a line, no traceback, and nothing of it is run."""
    if command in ("bench", "doctor", "evaluate", "latency"):
        options = [*options, "--nothing"]  # never as far as to run
    words = [word for pair in zip(options, values, strict=False) for word in pair]
    before = set(Path.cwd().iterdir())
    try:
        status = main.main([command, *words])
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    assert status in (0, 1, 2)
    assert set(Path.cwd().iterdir()) - before <= {Path.cwd() / ".hypothesis"}
