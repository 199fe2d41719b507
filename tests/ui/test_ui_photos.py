"""Further photos of a person: the menu, keys and drops that add them, the questions, the badge, and undo."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from puppet.live.folders import Folders
from puppet.live.puppeteer import LivePuppeteer
from tests import marked_photos as marked
from tests.fakes import FakeBundled, Stage
from ui.dialogs import FaceDialog
from ui.intake import Source
from ui.key_sheet import KeySheet
from ui.photo_dialogs import SamePersonDialog
from ui.window import MainWindow

pytestmark = pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*deprecated:DeprecationWarning")
LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
RED = (250, 20, 20)


def shades(png, count: int) -> list[Source]:
    return [png(60, 60, f"photo {n}", (20, 20 + 10 * n, 90)) for n in range(count)]


def photos(window: MainWindow, place: int = 0) -> int:
    return window.gallery.tiles[place].photos


def rows(window: MainWindow) -> list[str]:
    return [one.problem.message for one in window.banner.messages]


def menu_of(window: MainWindow, place: int) -> QMenu:
    tile = window.gallery.tiles[place]
    tile.customContextMenuRequested.emit(QPoint(10, 10))
    [menu] = [menu for menu in window.gallery.findChildren(QMenu) if menu.isVisible()]
    return menu


def question(window: MainWindow, qtbot: QtBot):
    qtbot.waitUntil(lambda: window.photos.dialog is not None and window.photos.dialog.isVisible())
    return window.photos.dialog


# ---- ways in ---------------------------------------------------------------------------------------------------------


def test_the_menu_opens_a_file_dialog_and_the_photos_join(window, puppeteer, png, tmp_path: Path, qtbot: QtBot) -> None:
    QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    puppeteer.add_s = 0.15
    files = []
    for source in shades(png, 2):
        files.append(tmp_path / f"{source.name}.png")
        files[-1].write_bytes(source.data)
    menu = menu_of(window, 1)
    [action] = [action for action in menu.actions() if action.text() == "Add photos of this person…"]
    action.trigger()
    menu.close()
    dialog = window.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle() == "Add photos of Bea"
    assert "puppet" not in dialog.nameFilters()[0]
    dialog.filesSelected.emit([str(file) for file in files])
    dialog.close()
    tile = window.gallery.tiles[1]
    assert tile._progress == "1 / 2"
    assert tile.accessibleName() == "Portrait 2: Bea, photos are being added"
    qtbot.waitUntil(lambda: tile._progress == "2 / 2")
    qtbot.waitUntil(lambda: photos(window, 1) == 3)
    assert tile._progress == ""
    assert tile.accessibleName() == "Portrait 2: Bea, 3 photos"
    assert tile.toolTip() == "Bea (2), 3 photos"
    assert rows(window) == ["2 photos of Bea have been added"]
    assert puppeteer.photo_threads == ["photos"] * 2
    assert window.gallery.busy_tiles == []
    assert window.state.portrait_key == "ada"  # the selection stays


@pytest.mark.parametrize(("focus", "name"), [(None, "Ada"), (2, "Cleo")])
def test_a_key_adds_to_the_focused_portrait_or_to_the_shown_one(window, qtbot: QtBot, focus, name) -> None:
    QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    (window if focus is None else window.gallery.tiles[focus]).setFocus()
    qtbot.keyClick(window, Qt.Key.Key_P)
    dialog = window.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle() == f"Add photos of {name}"
    dialog.close()
    window.show_keys()
    sheet = window.findChild(KeySheet)
    said = {label.text() for label in sheet.findChildren(type(window.label))}
    assert {"P", "Ctrl+Z", "Take back the last change to a portrait"} <= said


def test_a_picture_is_dropped_onto_a_tile(window, png, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "laughing.png"
    file.write_bytes(png(60, 60).data)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    tile = window.gallery.tiles[2]
    before = tile.grab().toImage()
    enter = QDragEnterEvent(tile.rect().center(), Qt.DropAction.CopyAction, mime, LEFT, NOTHING)
    QApplication.sendEvent(tile, enter)
    assert enter.isAccepted()
    assert tile.grab().toImage() != before  # it says that it takes the picture
    assert not window.drop_sign.isVisible()
    QApplication.sendEvent(tile, QDragLeaveEvent())
    assert tile.grab().toImage() == before
    QApplication.sendEvent(tile, QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, mime, LEFT, NOTHING))
    let_go = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, LEFT, NOTHING)
    QApplication.sendEvent(tile, let_go)
    assert let_go.isAccepted()
    qtbot.waitUntil(lambda: photos(window, 2) == 2)
    assert [tile.text() for tile in window.gallery.tiles] == ["Ada", "Bea", "Cleo"]
    words = QMimeData()
    words.setText("only words")
    enter = QDragEnterEvent(tile.rect().center(), Qt.DropAction.CopyAction, words, LEFT, NOTHING)
    QApplication.sendEvent(tile, enter)
    assert tile.grab().toImage() != before  # the badge
    assert not tile._welcome


def test_a_web_address_dropped_onto_a_tile_is_explained(window) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.jpg")])
    window.gallery.tiles[0].dropped.emit(mime)
    assert rows(window) == ["That is only the address of a picture on the web"]


def test_pixels_dropped_onto_a_tile_are_taken(window, png, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png(60, 60).data))
    window.gallery.tiles[0].dropped.emit(mime)
    qtbot.waitUntil(lambda: photos(window) == 2)


# ---- questions -------------------------------------------------------------------------------------------------------


def test_another_person_is_asked_about_and_left_out_by_default(window, png, qtbot: QtBot) -> None:
    window.photos.add("bea", [png(60, 60, "stranger", RED), *shades(png, 1)])
    dialog = question(window, qtbot)
    assert isinstance(dialog, SamePersonDialog)
    said = {label.text() for label in dialog.findChildren(type(window.label))}
    assert {"Is this the same person?", "Bea", "stranger"} <= said
    qtbot.waitUntil(dialog.leave_out.hasFocus)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.photos.dialog is None)
    qtbot.waitUntil(lambda: photos(window, 1) == 2)
    qtbot.waitUntil(lambda: rows(window) == ["A photo of Bea has been added"])
    assert window.gallery.tiles[1]._progress == ""


def test_the_users_word_counts(window, png, puppeteer, qtbot: QtBot) -> None:
    window.photos.add("bea", [png(60, 60, "as a child", RED)])
    dialog = question(window, qtbot)
    assert photos(window, 1) == 1
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.waitUntil(lambda: photos(window, 1) == 2)
    assert puppeteer.further["bea"][0][0, 0, 0] == RED[0]


def test_leaving_the_only_photo_out_says_nothing_more(window, png, qtbot: QtBot) -> None:
    window.photos.add("bea", [png(60, 60, "stranger", RED)])
    qtbot.keyClick(question(window, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.photos.dialog is None)
    qtbot.waitUntil(lambda: window.gallery.tiles[1]._progress == "")
    assert photos(window, 1) == 1
    assert rows(window) == []


def test_the_away_key_works_while_it_is_asked(window, png, puppeteer, qtbot: QtBot) -> None:
    window.go_live(True)
    window.photos.add("bea", [png(60, 60, "stranger", RED)])
    dialog = question(window, qtbot)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.leave_out, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("set_away", True) in puppeteer.calls)
    assert dialog.isVisible()
    dialog.close()


def test_a_group_photo_asks_for_the_face_then_for_the_person(window, png, qtbot: QtBot) -> None:
    window.photos.add("cleo", [png(120, 60, "us", RED)])
    dialog = question(window, qtbot)
    assert isinstance(dialog, FaceDialog)
    qtbot.mouseClick(dialog.faces[1], LEFT)
    qtbot.waitUntil(lambda: isinstance(window.photos.dialog, SamePersonDialog) and window.photos.dialog.isVisible())
    qtbot.mouseClick(window.photos.dialog.add, LEFT)
    qtbot.waitUntil(lambda: photos(window, 2) == 2)
    assert window.photos.dialog is None


def test_questions_wait_for_each_other(window, png, qtbot: QtBot) -> None:
    window.photos.add("bea", [png(60, 60, f"stranger {n}", (250, 20, n)) for n in range(2)])
    first = question(window, qtbot)
    qtbot.waitUntil(lambda: len(window.photos._questions) == 1)
    qtbot.mouseClick(first.add, LEFT)
    qtbot.waitUntil(lambda: window.photos.dialog not in (None, first))
    qtbot.mouseClick(question(window, qtbot).add, LEFT)
    qtbot.waitUntil(lambda: photos(window, 1) == 3)
    qtbot.waitUntil(lambda: rows(window) == ["2 photos of Bea have been added"])


# ---- what cannot be --------------------------------------------------------------------------------------------------


def test_doubles_and_other_files_are_told_and_the_rest_joins(window, png, qtbot: QtBot) -> None:
    one = shades(png, 1)[0]
    window.photos.add("bea", [one, one, Source(b"Dear Sir", "letter")])
    qtbot.waitUntil(lambda: len(rows(window)) == 3)
    assert set(rows(window)) == {
        "A photo of Bea has been added",
        "photo 0 is among the photos of Bea already",
        "letter: This is not a picture Puppet can read",
    }
    assert photos(window, 1) == 2
    window.photos.add("bea", [png(60, 60, "good", (9, 9, 9))])
    qtbot.waitUntil(lambda: photos(window, 1) == 3)
    assert rows(window) == ["A photo of Bea has been added"]


def test_more_than_eight_are_refused_in_one_message(window, png, qtbot: QtBot) -> None:
    window.photos.add("bea", shades(png, 10))
    qtbot.waitUntil(lambda: photos(window, 1) == 8)
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
    assert set(rows(window)) == {"Bea has 8 photos already", "7 photos of Bea have been added"}


# ---- looking at them, removing, undo ---------------------------------------------------------------------------------


def test_undo_takes_a_batch_back_then_the_one_before(window, png, qtbot: QtBot) -> None:
    window.photos.add("bea", shades(png, 1))
    qtbot.waitUntil(lambda: photos(window, 1) == 2)
    window.photos.add("cleo", shades(png, 3))
    qtbot.waitUntil(lambda: photos(window, 2) == 4)
    row = window.banner
    assert len(row.messages) == 1
    assert row.action.text() == "Undo"
    qtbot.mouseClick(row.action, LEFT)
    qtbot.waitUntil(lambda: photos(window, 2) == 1)
    assert rows(window) == ["The photos of Cleo are as before"]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: photos(window, 1) == 1)
    assert window.banner.action is None
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows(window) == ["There is nothing to take back"]


def test_photos_are_looked_at_and_removed(window, png, puppeteer, qtbot: QtBot) -> None:
    menu = menu_of(window, 1)
    [shown] = [action for action in menu.actions() if action.text() == "Photos of this person…"]
    assert not shown.isEnabled()
    menu.close()
    window.photos.add("bea", shades(png, 3))
    qtbot.waitUntil(lambda: photos(window, 1) == 4)
    menu = menu_of(window, 1)
    [shown] = [action for action in menu.actions() if action.text() == "Photos of this person…"]
    shown.trigger()
    menu.close()
    qtbot.waitUntil(lambda: window.photos.overview is not None and window.photos.overview.isVisible())
    dialog = window.photos.overview
    assert dialog.windowTitle() == "Photos of Bea"
    assert dialog.title.text() == "4 photos of Bea"
    assert dialog.remove_buttons[0].accessibleName() == "Remove photo 2 of 4"
    left = puppeteer.further["bea"][::2]
    qtbot.mouseClick(dialog.remove_buttons[1], LEFT)
    qtbot.waitUntil(lambda: dialog.title.text() == "3 photos of Bea")
    assert [image[0, 0, 1] for image in puppeteer.further["bea"]] == [image[0, 0, 1] for image in left]
    assert len(dialog.remove_buttons) == 2
    window.undo()
    qtbot.waitUntil(lambda: dialog.title.text() == "4 photos of Bea")
    assert photos(window, 1) == 4
    dialog.close()
    qtbot.waitUntil(lambda: window.photos.overview is None)


def test_no_more_can_be_added_to_eight(window, png, qtbot: QtBot) -> None:
    window.photos.add("bea", shades(png, 7))
    qtbot.waitUntil(lambda: photos(window, 1) == 8)
    window.photos.show_photos("bea")
    qtbot.waitUntil(lambda: window.photos.overview is not None)
    assert not window.photos.overview.add.isEnabled()
    window.photos.overview.close()


def test_a_removed_portrait_is_told_not_stumbled_over(window, png, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    puppeteer.add_s = 0.2
    window.photos.add("bea", shades(png, 1))
    window.remove_portrait("bea")
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
    assert "Bea has been deleted" in rows(window)
    assert window.photos._batches == []


# ---- the whole chain -------------------------------------------------------------------------------------------------


def test_with_the_real_chain_behind_the_window(open_window, tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path / "bundled", portraits=0)
    (tmp_path / "bundled" / "grace.png").write_bytes(marked.png())
    bundled = [FakeBundled("bundled:grace", "Grace", tmp_path / "bundled" / "grace.png")]
    parts = dataclasses.replace(stage.parts(), maker=marked.MarkedMaker, bundled=lambda: bundled)
    puppeteer = LivePuppeteer(parts, size=(160, 90), folders=Folders.inside(tmp_path / "user"), prefetch=False)
    window = open_window(puppeteer)
    qtbot.waitUntil(lambda: window.state.ready and len(window.gallery.tiles) == 1, timeout=8000)
    sources = [Source(marked.png(marked.HER, 1), "one"), Source(marked.png(marked.ANOTHER, 2), "two")]
    window.photos.add("bundled:grace", [*sources, Source(marked.png(marked.GROUP, 3), "three"), sources[0]])
    dialog = question(window, qtbot)
    assert isinstance(dialog, SamePersonDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.photos.dialog, FaceDialog) and window.photos.dialog.isVisible())
    qtbot.mouseClick(window.photos.dialog.faces[0], LEFT)
    qtbot.waitUntil(lambda: photos(window) == 3, timeout=8000)
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
    assert set(rows(window)) == {"2 photos of Grace have been added", "one is among the photos of Grace already"}
    [album] = (tmp_path / "user").rglob("*.photos.puppet")
    if window.banner.action is None:
        qtbot.mouseClick(window.banner.more, LEFT)
    qtbot.mouseClick(window.banner.action, LEFT)
    qtbot.waitUntil(lambda: photos(window) == 1, timeout=8000)
    assert not album.exists()
