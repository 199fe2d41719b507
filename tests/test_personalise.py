"""``personalise`` from photos to a file, and what ``animate`` and ``evaluate`` make of it."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest

import main
from puppet import personalise as command
from puppet.cv import cv2
from puppet.evaluation import evaluate
from puppet.persona.file import PersonaFile, load_persona, save_persona
from puppet.persona.portrait import PortraitMaker
from puppet.video.reader import VideoReader
from tests import known_faces as faces
from tests import persona_files

ASSETS = Path(__file__).parent.parent / "assets"
DRIVER = ASSETS / "driver.mp4"
SCHOLAR = ASSETS / "portraits" / "painted-scholar.jpg"


def personalise(*words: object) -> int:
    return main.main(["personalise", *map(str, words)])


def animate(*words: object) -> int:
    return main.main(["animate", *map(str, words)])


@pytest.fixture(scope="module")
def hopper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "hopper.puppet"
    assert personalise("--photo", faces.HOPPER, "--output", path) == 0
    return path


def test_a_persona_file_renders_the_photos_very_frames(hopper: Path, tmp_path: Path) -> None:
    usual = ["--driver", DRIVER, "--frames", 4, "--renderer", "warp"]
    pictures = {}
    for portrait in (faces.HOPPER, hopper):
        output = tmp_path / f"{portrait.stem}.mp4"
        assert animate("--portrait", portrait, "--output", output, *usual) == 0
        with VideoReader(output) as video:
            pictures[portrait] = np.stack([pixels for pixels, _ in video.frames()])
    assert pictures[hopper].shape[0] == 4
    assert np.array_equal(*pictures.values())
    small = tmp_path / "small.mp4"
    assert animate("--portrait", hopper, "--output", small, *usual, "--size", 240) == 0
    with VideoReader(small) as video:
        assert max(video.size) == 240


def test_the_first_photo_is_shown_and_the_others_are_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    darker, output = tmp_path / "IMG_0007.png", tmp_path / "grace.puppet"
    cv2.imwrite(str(darker), faces.picture(faces.HOPPER)[:, :, ::-1] // 2)
    words = ["--photo", faces.HOPPER, "--photo", darker, "--output", output, "--name", "Grace"]
    assert personalise(*words) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{output}: Grace, 2 photos, ")
    assert said.out.rstrip().endswith(f"{output.stat().st_size / 1e6:.1f} MB")
    assert "Photos" in said.err
    file = load_persona(output)
    assert [photo.name for photo in file.photos] == ["Grace", "Grace"]
    assert file.persona.image.mean() > 1.5 * file.others[0].image.mean()
    for private in (b"IMG_0007", str(tmp_path).encode(), b"grace_hopper", b"Exif"):
        assert private not in output.read_bytes()


def test_one_of_several_faces_is_chosen_where_there_are_several(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two, output = tmp_path / "two.png", tmp_path / "x.puppet"
    photo = faces.picture(faces.COLLINS)[:300, 60:400]
    cv2.imwrite(str(two), np.hstack([photo, photo])[..., ::-1])
    assert personalise("--photo", two, "--output", output) == 1
    assert "two.png shows 2 faces. Say which one with --face 1 to --face 2" in capsys.readouterr().err
    assert not output.exists()
    assert personalise("--photo", two, "--output", output, "--face", 2) == 0
    assert load_persona(output).persona.landmarks[:, 0].mean() > 340


def test_what_is_wrong_with_a_photo_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    grey, text, output = tmp_path / "grey.png", tmp_path / "text.jpg", tmp_path / "x.puppet"
    cv2.imwrite(str(grey), np.full((200, 200, 3), 127, np.uint8))
    text.write_text("not a picture")
    same = tmp_path / "copy.jpg"
    shutil.copy(faces.HOPPER, same)
    for words, says in (
        (["--photo", grey], "grey.png: no face was found"),
        (["--photo", text], "text.jpg"),
        (["--photo", tmp_path / "missing.png"], "missing.png"),
        (["--photo", faces.HOPPER, "--photo", same], "copy.jpg is the same picture as grace_hopper.jpg"),
        (["--photo", faces.HOPPER, "--face", 2], "no face number 2"),
    ):
        assert personalise(*words, "--output", output) == 1
        errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error:")]
        assert len(errors) == 1
        assert says in errors[0]
        assert not output.exists()


def test_what_is_wrong_otherwise_is_said_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_work(*_: object) -> None:
        raise AssertionError("A photo was looked at all the same")

    monkeypatch.setattr(command, "make_personas", no_work)
    other = tmp_path / "other.puppet"
    other.write_bytes(b"a letter")
    (tmp_path / "folder.puppet").mkdir()
    locked = Path("/proc" if Path("/proc/self").exists() else "/")
    for photos, output, says in (
        ([faces.HOPPER], tmp_path / "x.zip", ".puppet"),
        ([faces.HOPPER], faces.HOPPER, "does not end in"),
        ([faces.HOPPER], tmp_path / "no" / "x.puppet", "There is no folder"),
        ([faces.HOPPER], locked / "x.puppet", f"Nothing can be written in {locked}"),
        ([faces.HOPPER], other, "exists and is no persona file"),
        ([faces.HOPPER], tmp_path / "folder.puppet", "is no file"),
        ([faces.HOPPER] * 9, tmp_path / "x.puppet", "9 photos are too many"),
        ([other], tmp_path / "x.puppet", "other.puppet is no photo"),
    ):
        words = [word for photo in photos for word in ("--photo", photo)]
        assert personalise(*words, "--output", output) == 1
        assert says in capsys.readouterr().err
    assert other.read_bytes() == b"a letter"
    assert not (tmp_path / "x.puppet").exists()


def test_a_persona_file_is_replaced(hopper: Path, tmp_path: Path) -> None:
    output = tmp_path / "x.puppet"
    save_persona(output, PersonaFile(persona_files.persona()))
    assert personalise("--photo", faces.HOPPER, "--output", output) == 0
    assert output.read_bytes() == hopper.read_bytes()


def test_photos_join_a_file_that_is_there(hopper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    darker, output = tmp_path / "darker.png", tmp_path / "more.puppet"
    cv2.imwrite(str(darker), faces.picture(faces.HOPPER)[:, :, ::-1] // 2)
    before = hopper.read_bytes()
    assert personalise("--photo", darker, "--add-to", hopper, "--output", output, "--name", "Grace") == 0
    assert [photo.name for photo in load_persona(output).photos] == ["Grace", "Grace"]
    assert hopper.read_bytes() == before
    save_persona(output, dataclasses.replace(load_persona(output), refinement=persona_files.whole().refinement))
    smaller = tmp_path / "again.jpg"
    cv2.imwrite(str(smaller), cv2.resize(faces.picture(faces.HOPPER), None, fx=0.8, fy=0.8)[:, :, ::-1])
    capsys.readouterr()
    assert personalise("--photo", smaller, "--add-to", output) == 1
    assert "again.jpg is among the photos of Grace already" in capsys.readouterr().err
    assert personalise("--photo", SCHOLAR, "--add-to", output, "--same-person") == 0
    said = capsys.readouterr()
    assert "more.puppet is refined for fewer photos" in said.err
    assert "Grace, 3 photos" in said.out
    file = load_persona(output)
    assert (len(file.photos), file.refinement) == (3, None)
    assert personalise("--photo", smaller) == 1
    assert "Give --output" in capsys.readouterr().err


def test_another_person_is_not_taken_silently(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "two.puppet"
    words = ["--photo", faces.HOPPER, "--photo", SCHOLAR, "--output", output]
    assert personalise(*words) == 1
    says = "painted-scholar.jpg looks like another person than Grace Hopper"
    assert says in capsys.readouterr().err
    assert not output.exists()
    assert personalise(*words, "--same-person") == 0
    assert f"warning: {says}; taken all the same" in capsys.readouterr().err
    assert len(load_persona(output).photos) == 2


def test_a_ninth_photo_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = persona_files.persona()
    others = tuple(persona_files.persona(id=f"o{n}") for n in range(7))
    save_persona(tmp_path / "full.puppet", PersonaFile(one, others))
    assert personalise("--photo", faces.HOPPER, "--add-to", tmp_path / "full.puppet", "--same-person") == 1
    assert "Eileen Collins has 8 photos already" in capsys.readouterr().err


def test_animate_says_what_is_wrong_with_a_persona_file(
    hopper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, output = tmp_path / "bad.puppet", tmp_path / "out.mp4"
    bad.write_bytes(hopper.read_bytes()[:-1])
    usual = ["--driver", DRIVER, "--output", output, "--renderer", "warp"]
    assert animate("--portrait", bad, *usual) == 1
    assert "The persona bad.puppet cannot be used: it is cut off or damaged" in capsys.readouterr().err
    assert animate("--portrait", hopper, "--face", 2, *usual) == 1
    assert "Leave out --face" in capsys.readouterr().err
    assert not output.exists()


def test_evaluate_takes_persona_files(tmp_path: Path) -> None:
    save_persona(tmp_path / "one.puppet", PersonaFile(persona_files.persona((200, 200))))
    maker = PortraitMaker()
    [persona] = evaluate.load_personas(maker, evaluate.find_portraits([tmp_path]), 120)
    maker.close()
    assert (persona.name, persona.size) == ("Eileen Collins", (120, 120))
