"""Marks and statements: found where they were put, after what a call does to pictures, and nowhere else."""

from __future__ import annotations

import io
import json
import sys
import time
import types
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image as Pil

import main
from puppet.backdrop import parse
from puppet.capture.camera import DRIVER_PATH
from puppet.compose import Composer
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.inspection import inspect
from puppet.live.gallery import encode_png
from puppet.marks import Marks
from puppet.models import Image
from puppet.provenance import credentials, metadata
from puppet.provenance.credentials import CERTIFICATE, KEY, Credentials
from puppet.provenance.mark import SURE, InvisibleMark, MarkReader
from puppet.video.reader import VideoReader
from puppet.video.writer import VideoWriter
from tests.test_backdrop import sitter


@pytest.fixture(scope="module")
def film() -> list[Image]:
    """Half a second of the bundled driver, at the size in which pictures leave."""
    with VideoReader(DRIVER_PATH, exact=False) as video:
        return [cv2.resize(pixels, (1280, 720), interpolation=cv2.INTER_CUBIC) for pixels, _ in video.frames(15)]


def marked(film: list[Image]) -> list[Image]:
    mark = InvisibleMark(film[0])
    copies = [frame.copy() for frame in film]
    for copy in copies:
        mark.put(copy)
    return copies


def score(frames: list[Image]) -> float:
    reader = MarkReader()
    for frame in frames:
        reader.add(frame)
    return reader.reading().score


def called(frames: list[Image], kbps: int, size: tuple[int, int]) -> list[Image]:
    """Frames as the far side of a call sees them: H.264 at a bit rate and a size, scaled back."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        options = {"preset": "veryfast", "tune": "zerolatency", "maxrate": f"{kbps}k", "bufsize": f"{kbps // 2}k"}
        stream: Any = container.add_stream("libx264", rate=30, options=options)
        stream.bit_rate, stream.pix_fmt = kbps * 1000, "yuv420p"
        stream.width, stream.height = size
        for frame in frames:
            small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(small, format="rgb24")))
        container.mux(stream.encode(None))
    file.seek(0)
    with av.open(file) as container:
        decoded = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    return [cv2.resize(frame, (1280, 720), interpolation=cv2.INTER_LINEAR) for frame in decoded]


# ---- the invisible mark ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kbps", "size"), [(500, (1280, 720)), (1500, (1280, 720)), (500, (640, 360))])
def test_the_mark_is_read_back_after_a_calls_compression(film: list[Image], kbps: int, size: tuple[int, int]) -> None:
    seen = called(marked(film), kbps, size)
    assert score(seen) > SURE + 1
    assert score(seen[-1:]) > SURE  # a screenshot of the call will do


def test_the_mark_is_found_mirrored_and_at_other_sizes(film: list[Image]) -> None:
    one = marked(film[:1])[0]
    reader = MarkReader()
    reader.add(np.ascontiguousarray(one[:, ::-1]))
    assert reader.reading().mirrored
    assert reader.reading().marked
    for size in ((320, 180), (854, 480), (1920, 1080)):
        assert score([cv2.resize(one, size, interpolation=cv2.INTER_AREA)]) > SURE


def test_the_mark_cannot_be_seen(film: list[Image]) -> None:
    for before, after in zip(film[:3], marked(film[:3]), strict=True):
        error = np.mean((before.astype(float) - after) ** 2)
        assert 10 * np.log10(255**2 / error) > 42
        assert np.abs(before.astype(int) - after).max() <= 12
    black = np.zeros((720, 1280, 3), np.uint8)
    InvisibleMark(black).put(black)
    assert black.max() <= 2


def test_unmarked_pictures_have_no_mark(film: list[Image]) -> None:
    assert abs(score(film)) < 4
    assert max(abs(score([frame])) for frame in film) < 4
    noise = np.random.default_rng(3)
    for _ in range(20):
        assert score([noise.integers(0, 255, (90, 160, 3), np.uint8)]) < SURE
    assert score([np.full((90, 160, 3), 128, np.uint8)]) < SURE
    with pytest.raises(ValueError, match="no picture"):
        MarkReader().reading()


def test_marking_takes_well_below_a_millisecond(film: list[Image]) -> None:
    mark = InvisibleMark(film[0])
    frame = film[0].copy()
    times = []
    for _ in range(40):
        start = time.perf_counter()
        mark.put(frame)
        times.append(time.perf_counter() - start)
    assert np.median(times) < 0.002  # a tenth of it on an idle core; others share this machine


# ---- in what the composer makes --------------------------------------------------------------------------------------


def test_pictures_are_marked_as_is_wished_and_cards_never() -> None:
    marks = Marks()
    composer = Composer((640, 360), parse("#506070"), marks)
    fitted = composer.fit(sitter())
    composer.bind(fitted)
    assert fitted.cutout is not None
    image = np.dstack([fitted.cutout.image, fitted.cutout.mask])

    def made(invisible: bool, visible: bool) -> Image:
        marks.invisible, marks.visible = invisible, visible
        return composer.compose(image, 0.0, 0).pixels

    plain = made(False, False)
    assert (plain[:50, :50] == (0x50, 0x60, 0x70)).all()
    assert score([made(True, False)]) > SURE > score([plain])
    seen = made(False, True)
    changed = (seen != plain).any(-1)
    assert 500 < changed.sum() < 0.05 * changed.size
    assert changed[300:, :200].sum() == changed.sum()  # in the lower left corner, and nowhere else
    assert score([composer.away_card(fitted).pixels]) < SURE
    assert score([composer.test_card().pixels]) < SURE


# ---- statements in files ---------------------------------------------------------------------------------------------


def test_a_png_says_what_it_is_and_stays_the_same_picture(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (40, 60, 3), np.uint8)
    path = tmp_path / "picture.png"
    path.write_bytes(encode_png(pixels))
    assert metadata.says_generated(path) == ""
    path.write_bytes(metadata.add_to_png(encode_png(pixels)))
    assert metadata.says_generated(path) == "trainedAlgorithmicMedia"
    with Pil.open(path) as picture:
        assert (np.array(picture) == pixels).all()
        assert picture.info["DigitalSourceType"] == metadata.SOURCE_TYPE
        assert "Iptc4xmpExt:DigitalSourceType" in picture.info["XML:com.adobe.xmp"]
    with pytest.raises(ValueError, match="no PNG"):
        metadata.add_to_png(b"GIF89a")


def test_an_mp4_says_what_it_is_and_plays_on(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with VideoWriter(path, (64, 48), 30) as writer:
        for level in range(5):
            writer.write(np.full((48, 64, 3), 40 * level, np.uint8))
    assert metadata.says_generated(path) == ""
    metadata.add_to_mp4(path)
    assert metadata.says_generated(path) == "trainedAlgorithmicMedia"
    with VideoReader(path) as video:
        assert len(list(video.frames())) == 5


class FakeC2pa(types.ModuleType):
    """Signs by appending a statement; reads it back."""

    def __init__(self) -> None:
        super().__init__("c2pa")
        self.broken = False
        self.info: dict[str, Any] = {}
        outer = self

        class Closing:
            def __enter__(self) -> Any:
                return self

            def __exit__(self, *_: object) -> None: ...

        class Signer(Closing):
            @classmethod
            def from_info(cls, info: dict[str, Any]) -> Signer:
                outer.info = info
                return cls()

        class Builder(Closing):
            def __init__(self, manifest: dict[str, Any]) -> None:
                self.manifest = manifest

            def sign(self, _signer: Signer, kind: str, source: Any, out: Any) -> None:
                if outer.broken:
                    raise RuntimeError("the certificate has expired")
                out.write(source.read() + b"C2PA" + json.dumps([kind, self.manifest]).encode())

        class Reader(Closing):
            def __init__(self, _kind: str, file: Any) -> None:
                content = file.read()
                at = content.rfind(b"C2PA")
                if at < 0:
                    raise RuntimeError("no manifest")
                self.manifest = json.loads(content[at + 4 :])[1]

            def json(self) -> str:
                return json.dumps({"active_manifest": "a", "manifests": {"a": self.manifest}})

        self.C2paSignerInfo = dict
        self.Signer, self.Builder, self.Reader = Signer, Builder, Reader


def test_a_file_is_signed_where_there_is_a_package_and_a_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "c2pa", None)
    path = tmp_path / "picture.png"
    path.write_bytes(encode_png(np.zeros((4, 4, 3), np.uint8)))
    before = path.read_bytes()
    held = Credentials(tmp_path / "credentials")
    assert "c2pa-python" in held.missing
    assert not held.sign(path)
    package = FakeC2pa()
    monkeypatch.setitem(sys.modules, "c2pa", package)
    assert CERTIFICATE in held.missing
    (tmp_path / "credentials").mkdir()
    (tmp_path / "credentials" / CERTIFICATE).write_bytes(b"certificate")
    (tmp_path / "credentials" / KEY).write_bytes(b"key")
    assert held.missing == ""
    assert credentials.read(path) == ""
    package.broken = True
    assert not held.sign(path)
    assert path.read_bytes() == before
    package.broken = False
    assert held.sign(path)
    assert package.info["ta_url"] is None  # no time stamp is fetched from anywhere
    assert (package.info["sign_cert"], package.info["private_key"]) == (b"certificate", b"key")
    assert credentials.read(path) == "Puppet"
    assert b"trainedAlgorithmicMedia" in path.read_bytes()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["credentials", "picture.png"]


# ---- inspect ---------------------------------------------------------------------------------------------------------


def test_inspect_says_what_a_file_is(film: list[Image], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clip = tmp_path / "call.mp4"
    with VideoWriter(clip, (1280, 720), 30, crf=30) as writer:
        for frame in marked(film[:6]):
            writer.write(frame)
    assert main.main(["inspect", str(clip), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["generated"]
    assert said["mark"]["score"] > SURE
    assert said["statement"] == ""
    plain = tmp_path / "plain.png"
    plain.write_bytes(encode_png(film[0]))
    assert not inspect(plain).generated
    assert main.main(["inspect", str(plain)]) == 0
    assert "not found" in capsys.readouterr().out
    plain.write_bytes(metadata.add_to_png(encode_png(marked(film[:1])[0])))
    assert main.main(["inspect", str(plain)]) == 0
    out = capsys.readouterr().out
    assert "trainedAlgorithmicMedia" in out
    assert "Puppet's (score" in out


def test_inspect_needs_a_picture_or_a_video(tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match="cannot be read"):
        inspect(tmp_path / "none.png")
    (tmp_path / "words.txt").write_text("words")
    with pytest.raises(PuppetError):
        inspect(tmp_path / "words.txt")
