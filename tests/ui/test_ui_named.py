"""What the program says with names and paths in it, in every language of the window."""

from __future__ import annotations

import ast
import errno
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pil
from PySide6.QtWidgets import QApplication

from puppet.capture.camera import CameraLost
from puppet.errors import PuppetError
from puppet.live import watchdog
from puppet.live.entries import Entry
from puppet.live.gallery import Gallery
from puppet.live.making import PersonaSource
from puppet.live.personas import PersonaCache
from puppet.live.problems import Problems
from puppet.models import FaceChoice, Problem
from puppet.outputs import OutputLost
from puppet.persona.images import load_image
from puppet.recording import places
from puppet.recording.film import Film
from ui import language, named, said
from ui.banner import sentences
from ui.language import LANGUAGES, SOURCE
from ui.messages import Messages

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = [code for code in LANGUAGES if code != SOURCE]


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    language.remove(qapp)


def error_of(call: Callable[[], object]) -> PuppetError:
    with pytest.raises(PuppetError) as caught:
        call()
    return caught.value


def pictures(folder: Path) -> Iterator[PuppetError]:
    """What reading files says that are none that can be read."""
    noise = np.random.default_rng(1).integers(0, 255, (120, 120, 3), np.uint8)
    store = io.BytesIO()
    Pil.fromarray(noise).save(store, "JPEG")
    whole = store.getvalue()
    contents = {
        "Letter.jpg": b"Dear Ada,\nthis is no picture at all.\n",
        "From a telephone.heic": b"\0\0\0\x18ftypheic" + bytes(100),
        "Holiday film.png": b"\x1aE\xdf\xa3" + bytes(100),
        "Odd.png": bytes(range(256)) * 4,
        "Empty.png": b"",
        "Half (1).jpg": whole[: len(whole) // 2],
        "Damaged.png": b"\x89PNG\r\n\x1a\n" + bytes(60),
    }
    small = io.BytesIO()
    Pil.fromarray(noise[:9, :9]).save(small, "PNG")
    contents["Tiny.png"] = small.getvalue()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        yield error_of(lambda name=name: load_image(folder / name))
    yield error_of(lambda: load_image(folder))
    yield error_of(lambda: load_image(folder / "gone.png"))
    yield error_of(lambda: load_image(b""))
    yield error_of(lambda: load_image(b"text"))


def files(folder: Path) -> Iterator[PuppetError]:
    """What a disk that is full, or a folder that is none, makes the program say."""
    in_the_way = folder / "portraits"
    in_the_way.write_bytes(b"")
    gallery = Gallery(in_the_way, list)
    yield error_of(lambda: gallery.add(np.zeros((80, 60, 3), np.uint8), "Mine", None))
    yield error_of(lambda: gallery.entry("gone"))
    yield error_of(lambda: places.check_room(folder, 300 << 20, lambda _folder: 12 << 20))
    film = Film.__new__(Film)
    film.path = folder / "Puppet 2026-01-02.mp4"
    yield film._failure(OSError(errno.ENOSPC, "No space left on device"))
    yield film._failure(OSError(errno.EACCES, "Permission denied"))


def faces(folder: Path) -> Iterator[PuppetError]:
    """A portrait with two faces of which none was chosen."""

    class Twins(PersonaSource):
        def make(self, *_what: object) -> FaceChoice:
            return FaceChoice(())

    source = Twins(None, None, PersonaCache(folder), Problems(), lambda: None)  # type: ignore[arg-type]
    yield error_of(lambda: source.original(Entry("own-1", "Aunt Ada", folder / "x.png", None, removable=True)))


def devices(_folder: Path) -> Iterator[PuppetError]:
    """As ``capture.webcam`` and ``outputs`` say it; see the test that each template is said somewhere."""
    advice = "Close other apps that use the camera, and check that it is plugged in"
    yield CameraLost("HD Webcam (2) cannot be opened", advice)
    yield CameraLost("HD Webcam stopped delivering pictures", advice)
    yield CameraLost("HD Webcam does not answer: its driver hangs", "Unplug it and plug it in again")
    yield CameraLost("You have no permission to use HD Webcam", "Run: sudo usermod -aG video $USER, then log in again")
    yield CameraLost("The camera is not connected", "Plug it in, or choose another one")
    yield PuppetError(
        "The virtual camera is there, but it cannot be opened. Open in: obs (1234)", "Run: sudo modprobe x"
    )
    yield OutputLost(
        "Puppet (/dev/video10) no longer takes pictures (Bad file descriptor)",
        "Check that it still exists; it is opened again as soon as it does",
    )


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_goes_wrong_most_is_said_in_the_window_s_language(code: str, app: QApplication, tmp_path: Path) -> None:
    language.install(app, code)
    looked = 0
    for among in (pictures, files, faces, devices):
        folder = tmp_path / among.__name__
        folder.mkdir()
        for error in among(folder):
            problems = Problems()
            problems.failed("key", "", error)
            [problem] = problems.all()
            for text in (problem.message, problem.remedy):
                told = said.sentence(said.words(text))
                assert told.rstrip(".。") != text.rstrip("."), (code, text)
                assert "{" not in told
                looked += 1
            name = error.problem.partition("”")[0]
            if name.startswith("“"):
                assert name[1:] in said.words(error.problem)
    assert looked >= 40


def test_in_english_everything_stays_word_for_word(app: QApplication, tmp_path: Path) -> None:
    for error in (*pictures(tmp_path), *devices(tmp_path)):
        assert said.words(f"{error.problem}.") == f"{error.problem}."
        assert said.words(error.remedy) == error.remedy


def test_words_and_names_in_german(app: QApplication) -> None:
    language.install(app, "de")
    for text, told in {
        # a name may be anything, and stays what it is
        "“a: b ({0}) is empty.png” is empty.": "„a: b ({0}) is empty.png“ ist leer.",
        "“Close your mouth” is a video, not a picture": "„Close your mouth“ ist ein Video, kein Bild",
        "Letter: No face was found in the picture": "Letter: Im Bild wurde kein Gesicht gefunden",
        "The face tracker did not answer and was started again.": (
            "Die Gesichtserkennung hat nicht geantwortet und wurde neu gestartet."
        ),
        "The recording ended. The disk is full: Puppet 2026.01.mp4 ends here. What was recorded is kept; make room.": (
            "Die Aufnahme ist zu Ende. Der Datenträger ist voll: Puppet 2026.01.mp4 endet hier. "
            "Das Aufgenommene bleibt erhalten; schaffen Sie Platz."
        ),
        "Saved: Puppet 1.mp4 in /home/ada/Videos.": "Gespeichert: Puppet 1.mp4 in /home/ada/Videos.",
        # nothing that is known
        "Note: the moon is full": "Note: the moon is full",
        "/dev/video10: Device or resource busy": "/dev/video10: Device or resource busy",
    }.items():
        assert said.words(text) == told


def test_a_file_that_was_added_is_named_before_what_is_wrong_with_it(app: QApplication) -> None:
    language.install(app, "fr")
    messages = Messages()
    messages.error(PuppetError("The face in the picture is too small (43 pixels wide)"), what="Été (2)")
    [message] = messages.current()
    told = "Été (2)\u00a0: Le visage dans l’image est trop petit (43 pixels de large)."
    assert sentences(message.problem) == [told]


def test_every_stage_that_hangs_is_said_in_the_window_s_language(app: QApplication) -> None:
    language.install(app, "ja")
    for what in ("The face tracker", "The renderer", "Preparing portraits"):
        for problem in watchdog.hangs("key", what):
            assert what not in said.words(problem.message)


def test_reasons_in_brackets_at_the_end_are_told_apart() -> None:
    for text, parts in {
        "Puppet (/dev/video10) no longer takes pictures (bad (9)).": (
            "Puppet (/dev/video10) no longer takes pictures", "(bad (9)).",
        ),
        "No virtual camera could be opened (no backend)": ("No virtual camera could be opened", "(no backend)"),
        "Puppet (/dev/video10) is open.": ("Puppet (/dev/video10) is open.", ""),
        "odd) brackets)": ("odd) brackets)", ""),
        "call()": ("call()", ""),
        "": ("", ""),
    }.items():  # fmt: skip
        assert said.split_reasons(text) == parts


def test_a_lost_virtual_camera_is_told_whole(window) -> None:
    text = "Puppet (/dev/video10) no longer takes pictures (gone)."
    told = window.setup.message_for(Problem("output", text, "Look."))
    assert told.problem.message == "Puppet (/dev/video10) no longer takes pictures."
    assert text in told.details


def test_every_template_is_said_somewhere_as_it_stands() -> None:
    """One that is changed there and not here would be English in every language."""

    def filled(node: ast.AST) -> str:
        if isinstance(node, ast.JoinedStr):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""

    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "puppet").rglob("*.py")]
    spoken = {filled(node) for tree in trees for node in ast.walk(tree)} - {""}
    said_so = {
        template
        for text in spoken
        for ending in ("", " (x)", "x")  # where the rest is put on elsewhere
        for template, _parts in named.fitting(text.removesuffix(".") + ending)[:1]
    }
    assert set(named.TEMPLATES) - said_so == set()
    assert set(named.PARTS) <= spoken
