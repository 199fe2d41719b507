"""Portraits come in by dialog, drop and paste, and go out again."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np
import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetrics, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from puppet.errors import PuppetError
from puppet.models import PortraitInfo
from ui import intake
from ui.dialogs import FaceDialog
from ui.tiles import two_lines

pytestmark = pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*deprecated:DeprecationWarning")  # no other way
LEFT = Qt.MouseButton.LeftButton


def names(window) -> list[str]:
    return [tile.text() for tile in window.gallery.tiles]


def drop(window, mime: QMimeData) -> None:
    """Drag something onto the window and let it go."""
    nothing = Qt.KeyboardModifier(0)
    enter = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, mime, LEFT, nothing)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return
    assert window.drop_sign.isVisible()
    let_go = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, LEFT, nothing)
    QApplication.sendEvent(window, let_go)
    assert let_go.isAccepted()
    assert not window.drop_sign.isVisible()


def of_file(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_tiles_have_numbers_names_and_say_so(window) -> None:
    assert names(window) == ["Ada", "Bea", "Cleo"]
    assert [tile.number for tile in window.gallery.tiles] == [1, 2, 3]
    assert window.gallery.tiles[1].accessibleName() == "Portrait 2: Bea"


def test_names_are_shown_in_two_lines_before_they_are_cut(window) -> None:
    tile = window.gallery.tiles[0]
    metrics = QFontMetrics(tile.font())
    width = metrics.horizontalAdvance("Painted ") + 2
    assert two_lines("Ada", tile.font(), width) == ["Ada"]
    assert two_lines("Painted Lady", tile.font(), width) == ["Painted", "Lady"]
    assert two_lines("A B Painted", tile.font(), width) == ["A B", "Painted"]
    assert two_lines("", tile.font(), width) == [""]
    first, second = two_lines("Painted by an unknown master", tile.font(), width)
    assert (first, second[-1]) == ("Painted", "…")
    assert two_lines("Unspeakable", tile.font(), width)[0].endswith("…")
    assert tile.height() - tile.picture_box().bottom() - 6 >= 2 * QFontMetrics(tile.font()).height() * 0.9


def test_a_click_shows_a_portrait(window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.gallery.tiles[1], LEFT)
    assert window.state.portrait_key == "bea"
    qtbot.mouseClick(window.gallery.tiles[1], LEFT)
    assert window.gallery.tiles[1].isChecked()


def test_add_shows_a_busy_tile_then_the_portrait(open_window, png, tmp_path: Path, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer(add_s=0.3)
    window = open_window(puppeteer)
    file = tmp_path / "My aunt.png"
    file.write_bytes(png(120, 140).data)
    QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    qtbot.mouseClick(window.gallery.add_tile, LEFT)
    dialog = window.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.filesSelected.emit([str(file)])
    dialog.close()
    assert len(window.gallery.busy_tiles) == 1
    qtbot.waitUntil(window.gallery.busy_tiles[0].isVisible)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Cleo", "My aunt"])
    assert window.gallery.busy_tiles == []
    assert window.state.portrait_key == window.gallery.tiles[3].key
    assert puppeteer.add_threads == ["portraits"]


def test_during_a_call_a_new_portrait_waits_to_be_chosen(window, png, qtbot: QtBot) -> None:
    window.go_live(True)
    window.adder.add([png(100, 100)])
    qtbot.waitUntil(lambda: len(names(window)) == 4)
    assert window.state.portrait_key == "ada"
    row = window.banner
    assert len(row.messages) == 1  # one message: what was done, and the question
    assert "holiday has been added; the call still shows the portrait you chose" in row.text.text()
    assert "May you use this picture?" in row.text.text()
    assert row.message.stays


def test_files_are_looked_for_among_the_users_pictures(tmp_path: Path, monkeypatch, qtbot: QtBot) -> None:
    home, pictures = tmp_path / "home", tmp_path / "pictures"
    home.mkdir()
    places = {QStandardPaths.StandardLocation.PicturesLocation: pictures}
    monkeypatch.setattr(intake.QStandardPaths, "writableLocation", lambda place: str(places.get(place, home)))
    monkeypatch.setattr(intake.QDir, "current", lambda: QFileDialog().directory())  # nowhere has been visited yet
    dialog = intake.file_dialog(None, "Add")
    qtbot.addWidget(dialog)
    assert dialog.directory().absolutePath() == str(home)  # there are no pictures
    pictures.mkdir()
    dialog = intake.file_dialog(None, "Add")
    qtbot.addWidget(dialog)
    assert dialog.directory().absolutePath() == str(pictures)


def test_several_faces_are_asked_about(window, png, qtbot: QtBot) -> None:
    window.adder.add([png(300, 100, "three")])
    qtbot.waitUntil(lambda: window.adder.dialog is not None and window.adder.dialog.isVisible())
    dialog: FaceDialog = window.adder.dialog
    assert len(dialog.faces) == 3
    assert dialog.faces[1].accessibleName() == "Face 2 of 3, from the left: three"
    assert window.gallery.busy_tiles == []
    qtbot.mouseClick(dialog.faces[1], LEFT)
    qtbot.waitUntil(lambda: names(window)[3:] == ["three"])
    assert window.adder.dialog is None


def test_two_such_pictures_are_asked_about_one_after_the_other_and_may_be_declined(window, png, qtbot: QtBot) -> None:
    window.adder.add([png(200, 100, "first"), png(200, 100, "second")])
    qtbot.waitUntil(lambda: window.adder.dialog is not None and len(window.adder._questions) == 1)
    qtbot.keyClick(window.adder.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.adder.dialog is not None and not window.adder._questions)
    qtbot.waitUntil(window.adder.dialog.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: names(window)[3:] == ["second"])


def test_a_picture_that_cannot_be_used_is_told(window, tmp_path: Path, qtbot: QtBot) -> None:
    text = tmp_path / "letter.jpg"
    text.write_text("Dear Sir or Madam")
    drop(window, of_file(text))
    qtbot.waitUntil(lambda: len(window.banner.messages) == 1)
    assert window.banner.text.text() == (
        "<b>“letter.jpg” is not a picture Puppet can read.</b> Choose a PNG or JPEG file."
    )
    assert window.gallery.busy_tiles == []
    assert len(names(window)) == 3


def test_what_was_said_of_a_picture_goes_when_another_is_added(window, png, tmp_path: Path, qtbot: QtBot) -> None:
    window.adder.add([intake.Source(b"Dear Sir", "letter"), intake.Source(b"Dear Madam", "note")])
    qtbot.waitUntil(lambda: len(window.banner.messages) == 2)
    assert {one.problem.message for one in window.banner.messages} == {
        "letter: This is not a picture Puppet can read",
        "note: This is not a picture Puppet can read",
    }
    QGuiApplication.clipboard().setText("words")
    window.paste()
    assert [one.problem.message for one in window.banner.messages] == ["There is no picture in that"]
    window.adder.add([png(80, 80, "one")])
    qtbot.waitUntil(lambda: names(window)[3:] == ["one"])
    told = [message.problem.message for message in window.messages.current()]
    assert told == ["one has been added. May you use this picture?"]


def test_files_are_dropped(window, png, tmp_path: Path, qtbot: QtBot) -> None:
    mime = QMimeData()
    for name in ("one", "two"):
        (tmp_path / f"{name}.png").write_bytes(png(80, 80).data)
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / f"{name}.png")) for name in ("one", "two")])
    drop(window, mime)
    qtbot.waitUntil(lambda: names(window)[3:] == ["one", "two"])


def test_a_picture_dragged_out_of_a_browser_is_taken_from_its_pixels(window, png, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/pictures/mona.jpg?size=2")])
    mime.setImageData(QImage.fromData(png(80, 80).data))
    drop(window, mime)
    qtbot.waitUntil(lambda: names(window)[3:] == ["mona"])


def test_what_is_no_picture_is_not_welcome(window) -> None:
    mime = QMimeData()
    mime.setText("just words")
    drop(window, mime)
    assert not window.drop_sign.isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert names(window) == ["Ada", "Bea", "Cleo"]


def test_pictures_and_files_are_pasted(window, png, tmp_path: Path, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage.fromData(png(90, 90).data))
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(window)[3:] == ["Pasted picture"])
    file = tmp_path / "copied.png"
    file.write_bytes(png(90, 90).data)
    clipboard.setMimeData(of_file(file))
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(window)[3:] == ["Pasted picture", "copied"])


def test_a_paste_of_something_else_says_what_to_do(window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("words")
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "There is no picture in that" in window.banner.text.text()


def test_delete_removes_the_focused_portrait_but_none_of_ours(window, qtbot: QtBot) -> None:
    window.gallery.tiles[1].setFocus()
    qtbot.keyClick(window.gallery.tiles[1], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Cleo"])
    assert window.gallery.tiles[1].hasFocus()
    window.gallery.tiles[0].setFocus()
    qtbot.keyClick(window.gallery.tiles[0], Qt.Key.Key_Delete)
    assert names(window) == ["Ada", "Cleo"]
    assert "Ada comes with Puppet" in window.banner.text.text()


def test_the_menu_removes_too(window, qtbot: QtBot) -> None:
    def open_menu(place: int) -> QMenu:
        tile = window.gallery.tiles[place]
        tile.customContextMenuRequested.emit(QPoint(10, 10))
        (menu,) = [menu for menu in window.gallery.findChildren(QMenu) if menu.isVisible()]
        return menu

    menu = open_menu(0)
    assert not menu.actions()[-1].isEnabled()
    menu.close()
    qtbot.waitUntil(lambda: not [menu for menu in window.gallery.findChildren(QMenu) if menu.isVisible()])
    menu = open_menu(2)
    menu.actions()[-1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea"])


def test_a_long_strip_scrolls_to_the_chosen_portrait_and_keeps_the_add_tile(window, png, qtbot: QtBot) -> None:
    window.resize(900, 600)
    window.adder.add([png(40, 40, f"p{place}") for place in range(12)])
    qtbot.waitUntil(lambda: len(names(window)) == 15, timeout=8000)
    qtbot.waitUntil(lambda: window.gallery.selected == window.gallery.tiles[14].key)

    def in_sight(widget) -> bool:
        return not widget.visibleRegion().isEmpty()

    qtbot.waitUntil(lambda: in_sight(window.gallery.tiles[14]) and not in_sight(window.gallery.tiles[0]))
    assert in_sight(window.gallery.add_tile)
    qtbot.keyClick(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: in_sight(window.gallery.tiles[0]))


def test_a_thumbnail_that_comes_later_is_shown_and_tiles_stay(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    tile = window.gallery.tiles[1]
    tile.setFocus()
    old = puppeteer._portraits[1]
    green = np.full((96, 96, 3), (0, 255, 0), np.uint8)
    puppeteer._portraits[1] = PortraitInfo(old.key, "Beatrix", green)
    qtbot.waitUntil(lambda: tile.text() == "Beatrix")
    assert window.gallery.tiles[1] is tile
    assert tile.hasFocus()
    assert tile.grab().toImage().pixelColor(44, 50).green() > 250


def test_an_encoded_image_is_taken_as_it_is(png) -> None:
    mime = QMimeData()
    mime.setData("image/jpeg", b"encoded")
    assert intake.sources(mime) == [intake.Source(b"encoded", "Pasted picture")]


def test_a_picture_may_be_written_into_its_address(png) -> None:
    data = png(10, 10).data
    mime = QMimeData()
    mime.setUrls([QUrl("data:image/png;base64," + base64.b64encode(data).decode())])
    assert intake.sources(mime)[0].data == data


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://example.org/cat.jpg", "only the address of a picture on the web"),
        ("data:text/html,hello", "That address holds no picture"),
        ("data:image/png;base64,%%%", "That address holds no picture"),
    ],
)
def test_addresses_without_a_picture_are_explained(url: str, words: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl(url)])
    with pytest.raises(PuppetError, match=words):
        intake.sources(mime)
