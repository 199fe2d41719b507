"""The window's languages: complete, unbroken, chosen as they should be, and drawn in full in both directions."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from clipping import clipped
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QRectF, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from puppet.live import sender
from puppet.live.governor import EFFORTS
from puppet.machine import Machine, System
from puppet.models import CalibrationPhase, CalibrationState, LiveState
from puppet.persona.nudging import HANDLES
from puppet.settings import Settings, SettingsStore
from puppet.virtualcamera import examine
from ui import language, said, style
from ui.language import LANGUAGES, SOURCE, catalogue
from ui.messages import Messages
from ui.preferences import open_preferences
from ui.window import MainWindow

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TRANSLATED = [code for code in LANGUAGES if code != SOURCE]
Message = tuple[str, str]  # context, source


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, in English and from left to right again in the end."""
    yield qapp
    language.remove(qapp)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def in_code() -> dict[Message, str]:
    """Every string of ui/ that asks to be translated, and where it stands. What is no plain string fails."""
    found: dict[Message, str] = {}

    def walk(node: ast.AST, where: str, owner: str) -> None:
        if isinstance(node, ast.ClassDef):
            owner = node.name
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = f"{where}:{node.lineno}"
            words = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
            if name == "tr":
                assert isinstance(node.func, ast.Attribute), f"{place}: only self.tr has a context"
                assert isinstance(words[0], str), f"{place}: the extraction needs a plain string"
                found[owner, words[0]] = place
            elif name == "QT_TRANSLATE_NOOP" or (name == "translate" and isinstance(words[0], str)):
                context, text = words
                assert isinstance(context, str), place
                if isinstance(text, str):
                    found[context, text] = place
                else:
                    assert where.endswith("said.py"), f"{place}: the extraction needs a plain string"
        for child in ast.iter_child_nodes(node):
            walk(child, where, owner)

    for path in sorted((ROOT / "ui").rglob("*.py")):
        walk(ast.parse(path.read_text("utf-8")), str(path.relative_to(ROOT)), "")
    return found


def translations(code: str) -> dict[Message, str]:
    """A catalogue: what is translated; what is not, or marked as doubtful, is "" here."""
    found: dict[Message, str] = {}
    for context in ElementTree.parse(catalogue(code)).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") is None
            key = context.findtext("name") or "", message.findtext("source") or ""
            found[key] = (translation.text or "") if finished else ""
    return found


# ---- the catalogues --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_string_is_translated_and_none_is_left_over(code: str) -> None:
    wanted, there = in_code(), translations(code)
    assert len(wanted) > 400
    lacking = [f"{place}: {message}" for message, place in wanted.items() if not there.get(message)]
    assert not lacking, "run make translations, then translate: " + "\n".join(lacking)
    assert not [message for message in there if message not in wanted], "run make translations"


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_places_keys_and_filters(code: str) -> None:
    keys = re.compile(r"\((X|G|V|C|F|E|F1|Shift\+Z|Esc|Ctrl\+V)\)")
    names = {
        "de": {"Shift": "Umschalt", "Ctrl": "Strg"},
        "es": {"Shift": "Mayús"},
        "fr": {"Shift": "Maj", "Esc": "Échap"},
    }
    for (context, source), text in translations(code).items():
        told = f"{code} {context}: {source!r} became {text!r}"
        assert sorted(re.findall(r"\{\w*\}", text)) == sorted(re.findall(r"\{\w*\}", source)), told
        text.format(*"abc")
        for key in keys.findall(source):
            for name, theirs in names.get(code, {}).items():
                key = key.replace(name, theirs)
            assert f"({key})" in text, told
        for kept in re.findall(r"\*\.\w+|\(\*\)|\(\{0\}\)|main\.py \w+|https?://\S+|%n|&\w", source):
            assert kept in text, told
        assert text == text.strip(), told
        assert source.endswith("…") == text.endswith("…"), told
        assert source.endswith("?") == text.endswith(("?", "？")), told
        if source.endswith(".") and source != "{0}.":
            assert text.endswith((".", "。")), told


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_compiled_catalogue_is_the_edited_one(code: str, app: QApplication) -> None:
    compiled = QTranslator()
    assert compiled.load(str(catalogue(code).with_suffix(".qm")))
    for (context, source), text in translations(code).items():
        assert compiled.translate(context, source) == text, "run make translations"


def test_the_extraction_finds_what_the_code_asks_for(tmp_path: Path) -> None:
    """Qt's own tool, as make translations runs it, agrees with what this file reads in the code."""
    import PySide6

    fresh = tmp_path / "fresh.ts"
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "ui").rglob("*.py"))]
    tool = next(Path(PySide6.__file__).parent.glob("lupdate*"))
    subprocess.run([tool, "-silent", *sources, "-ts", str(fresh)], cwd=ROOT, check=True)
    found = {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in ElementTree.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    }
    assert found == set(in_code())


def test_what_the_program_says_is_listed_as_it_says_it() -> None:
    """A word that is changed there and not here would be English in every language."""
    spoken = "\n".join(
        node.value
        for path in (ROOT / "puppet").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    for words in said.WORDS:
        assert words in spoken, words
    assert set(HANDLES) <= set(said.WORDS)
    assert sender.PREVIEW_ONLY in said.WORDS


def test_what_is_said_most_and_the_way_to_a_virtual_camera_are_in_the_window_s_language(
    app: QApplication, tmp_path: Path
) -> None:
    language.install(app, "de")
    efforts = [effort.said for effort in EFFORTS if effort.said]
    states = [examine(Machine(system, tmp_path)) for system in (System.WINDOWS, System.MACOS)]
    page = [text for state in states for text in (state.summary, state.advice, state.then) if text]
    assert len(efforts) + len(page) == 9
    for text in (*efforts, "No camera was found.", *page):
        assert said.words(text) != text


# ---- which language --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["de-AT", "de"], "de"),
        (["es-419"], "es"),
        (["fr_CA"], "fr"),
        (["ja-JP"], "ja"),
        (["pt-PT"], "pt_BR"),
        (["zh-CN"], "zh_CN"),
        (["zh-Hans-SG"], "zh_CN"),
        (["zh-TW"], "en"),  # in other characters
        (["nl-NL", "nl", "fr"], "fr"),
        (["en-GB", "de"], "en"),
        (["C"], "en"),
        (["fi", "nonsense!", ""], "en"),
        ([], "en"),
    ],
)
def test_the_system_s_languages_are_tried_in_their_order(wanted: list[str], code: str) -> None:
    assert language.chosen("", wanted) == code
    assert language.chosen("klingon", wanted) == code
    assert language.chosen("ja", wanted) == "ja"


def test_the_environment_chooses(tmp_path: Path) -> None:
    code = "from PySide6.QtCore import QCoreApplication\nfrom ui.language import chosen\nprint(chosen(''))"
    for variables, expected in (
        ({"LANGUAGE": "pt_BR:en", "LANG": "en_US.UTF-8"}, "pt_BR"),
        ({"LANGUAGE": "", "LANG": "de_DE.UTF-8"}, "de"),
        ({"LANGUAGE": "", "LANG": "C.UTF-8"}, "en"),
    ):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")} | variables
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.stdout.strip() == expected, done.stderr


def test_installing_changes_words_dates_and_qt_s_own_and_goes_back(app: QApplication) -> None:
    assert language.install(app, "de") == "de"
    assert QCoreApplication.translate("Bar", "Go live") == "Live gehen"
    assert QLocale().language() is QLocale.Language.German
    if (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_de.qm").is_file():
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert language.install(app, "fr") == "fr"
    assert QCoreApplication.translate("Bar", "Go live") == "Passer en direct"
    assert language.install(app, "en") == "en"
    assert QCoreApplication.translate("Bar", "Go live") == "Go live"


def test_a_lost_catalogue_leaves_english(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    assert language.install(app, "de") == "en"
    assert QCoreApplication.translate("Bar", "Go live") == "Go live"
    assert "translations for de" in caplog.text


def test_the_choice_in_the_panel_is_kept_for_the_next_start(window: MainWindow, tmp_path: Path) -> None:
    panel = window.shell.general
    choice = panel.language.choice
    assert [choice.itemText(place) for place in range(1, choice.count())] == list(LANGUAGES.values())
    assert choice.currentData() == ""
    choice.setCurrentIndex(choice.findData("ja"))
    choice.activated.emit(choice.currentIndex())
    assert window.preferences.settings.language == "ja"
    assert any("next start" in message.problem.message for message in window.messages.current())
    window.preferences.change(language="klingon")  # a file written by hand
    assert choice.currentData() == ""

    store = SettingsStore(tmp_path)
    store.save(Settings(language="pt_BR"))
    store.close()
    assert open_preferences(SettingsStore(tmp_path), Messages()).settings.language == "pt_BR"


def test_the_program_s_own_words_follow(app: QApplication) -> None:
    state = LiveState(
        loading="Loading the face tracker…",
        calibration=CalibrationState(CalibrationPhase.WAITING, reason="Close your mouth"),
    )
    assert said.translated(state) is state
    assert said.words("No face was found in the picture.") == "No face was found in the picture."
    language.install(app, "ja")
    assert said.translated(state).calibration.reason == "口を閉じてください"
    assert said.words("The virtual camera is ready") == "仮想カメラの準備ができています"
    assert said.words("No face was found in the picture.").endswith("。")
    assert said.words("The disk is full of /tmp/x") == "The disk is full of /tmp/x"
    assert said.sentence("完了") == "完了。"


# ---- how they are drawn ----------------------------------------------------------------------------------------------


def run(*arguments: str) -> list[str]:
    """What ``language_run`` found."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, HERE.parent, HERE)))}
    done = subprocess.run(
        [sys.executable, str(HERE / "language_run.py"), *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    languages = [one for one in arguments[1:] if not one.startswith("--")]
    assert told["looked"] >= 40 * len(languages)
    found: list[str] = told["clipped"]
    return found


@pytest.mark.parametrize("scale", ["1", "1.5"])
def test_every_word_of_every_language_is_drawn_in_full(scale: str) -> None:
    assert run(scale, *LANGUAGES) == []


def test_from_right_to_left_nothing_is_cut_off() -> None:
    assert run("1", "en", "--right-to-left") == []


def test_the_window_is_mirrored_from_right_to_left(app: QApplication, window: MainWindow, qtbot: QtBot) -> None:
    window.shell.set_panel_open(True)
    window.panels.open_only(["motion"])
    assert window.view.x() < window.side.x()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: window.view.x() > window.side.x())
    assert window.bar.live.x() < window.bar.camera.x()
    assert window.gallery.tiles[0].x() > window.gallery.tiles[1].x()
    left, right = window.side.x(), window.width() - window.view.x() - window.view.width()
    assert left == right == 14  # margins

    switch = window.shell.motion.look
    switch.setChecked(True)
    picture = switch.grab().toImage()
    middle, accent = picture.height() // 2, style.theme().accent
    filled = [x for x in range(picture.width()) if picture.pixelColor(x, middle).name() == accent]
    assert filled
    assert max(filled) < 0.3 * picture.width()  # its track is at the left


def test_a_box_is_mirrored_within_its_widget(app: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 20)
    box = QRectF(10, 2, 30, 5)
    assert style.visual(widget, box) == box
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert style.visual(widget, box) == QRectF(60, 2, 30, 5)


def test_what_is_clipped_is_found(qtbot: QtBot) -> None:
    """The test of the test."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    fine, short = QLabel("Fine"), QLabel("A label that is much wider than what it is given")
    button = QPushButton("A button that says more than fits")
    row.addWidget(fine)
    row.addWidget(short)
    row.addWidget(button)
    window.show()
    assert clipped(window) == []
    short.setFixedWidth(80)
    button.setFixedWidth(60)
    qtbot.wait(20)
    assert [found.split()[0] for found in clipped(window)] == ["QLabel", "QPushButton"]
    covering = QLabel("Over it", window)
    covering.setGeometry(fine.geometry())
    covering.show()
    assert any("shares its place" in found for found in clipped(window))
