"""Portraits are renamed, moved and deleted, by mouse and by keyboard, and every change is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFileOpenEvent,
    QGuiApplication,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from puppet.errors import PuppetError
from ui import intake
from ui.app import FileOpener
from ui.shelf import DRAGGED, drag_of
from ui.window import MainWindow

pytestmark = pytest.mark.filterwarnings("ignore:.*(QDragEnterEvent|QDragMoveEvent).*deprecated:DeprecationWarning")
LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
CTRL = Qt.KeyboardModifier.ControlModifier


def names(window: MainWindow) -> list[str]:
    return [tile.text() for tile in window.gallery.tiles]


def told(window: MainWindow) -> list[str]:
    return [one.problem.message for one in window.banner.messages]


def focus(window: MainWindow, place: int):
    tile = window.gallery.tiles[place]
    tile.setFocus()
    return tile


def undo(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)


def test_the_menu_of_a_portrait_opens_by_key(window, qtbot: QtBot) -> None:
    tile = focus(window, 1)
    qtbot.keyClick(tile, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    [menu] = [menu for menu in window.gallery.findChildren(QMenu) if menu.isVisible()]
    window.gallery._menu(tile, tile.rect().center())  # where the system asks for it as well
    assert [menu] == [one for one in window.gallery.findChildren(QMenu) if one.isVisible()]
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert tile.hasFocus()


# ---- names -----------------------------------------------------------------------------------------------------------


def test_f2_renames_in_place(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    tile = focus(window, 1)
    qtbot.keyClick(tile, Qt.Key.Key_F2)
    edit = window.gallery.name_edit
    assert edit.text() == edit.selectedText() == "Bea"
    qtbot.keyClicks(edit, "Beatrix 1 x?")  # keys of the window's among them
    assert edit.text() == "Beatrix 1 x?"
    assert not window.state.away
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Beatrix 1 x?", "Cleo"])
    assert tile.hasFocus()
    assert told(window) == ["“Bea” is called “Beatrix 1 x?” now"]
    assert puppeteer.curator.threads == ["curator"]
    undo(window, qtbot)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Cleo"])
    assert told(window) == ["Bea has its name again"]


def test_esc_and_nothing_typed_change_nothing(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    for typed, last in (("Zoe", Qt.Key.Key_Escape), ("   ", Qt.Key.Key_Return), ("Bea", Qt.Key.Key_Return)):
        tile = focus(window, 1)
        window.gallery.edit_name("bea")
        qtbot.keyClicks(window.gallery.name_edit, typed)
        qtbot.keyClick(window.gallery.name_edit, last)
        assert window.gallery.name_edit is None
        assert tile.hasFocus()
    qtbot.wait(50)
    assert names(window) == ["Ada", "Bea", "Cleo"]
    assert puppeteer.curator.threads == []


def test_a_click_elsewhere_takes_the_name(window, qtbot: QtBot) -> None:
    window.gallery.edit_name("cleo")
    qtbot.keyClicks(window.gallery.name_edit, "Clara")
    window.bar.live.setFocus()
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Clara"])


def test_the_name_field_stays_in_the_window(window, qtbot: QtBot) -> None:
    window.gallery.edit_name("ada")
    edit = window.gallery.name_edit
    assert window.gallery.rect().contains(edit.geometry())
    tile = window.gallery.tiles[0]
    assert edit.mapTo(window, QPoint(0, 0)).y() >= tile.mapTo(window, QPoint(0, 0)).y() + 60


# ---- places ----------------------------------------------------------------------------------------------------------


def test_ctrl_and_arrows_move_the_focused_portrait(window, qtbot: QtBot) -> None:
    tile = focus(window, 0)
    qtbot.keyClick(tile, Qt.Key.Key_Right, CTRL)
    qtbot.waitUntil(lambda: names(window) == ["Bea", "Ada", "Cleo"])
    assert tile.hasFocus()
    assert [tile.number for tile in window.gallery.tiles] == [1, 2, 3]
    qtbot.keyClick(tile, Qt.Key.Key_Right, CTRL)
    qtbot.waitUntil(lambda: names(window) == ["Bea", "Cleo", "Ada"])
    qtbot.keyClick(tile, Qt.Key.Key_Right, CTRL)  # it is the last one
    undo(window, qtbot)
    qtbot.waitUntil(lambda: names(window) == ["Bea", "Ada", "Cleo"])
    undo(window, qtbot)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Cleo"])


def test_the_number_keys_follow_the_order(window, qtbot: QtBot) -> None:
    qtbot.keyClick(focus(window, 2), Qt.Key.Key_Left, CTRL)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Cleo", "Bea"])
    qtbot.keyClick(window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: window.state.portrait_key == "cleo")


def drag(window: MainWindow, key: str, x: int) -> bool:
    """Pull a portrait over the strip and let it go there; whether it was welcome."""
    row = window.gallery.shelf.row
    mime = QMimeData()
    mime.setData(DRAGGED, key.encode())
    at = QPoint(x, 40)
    enter = QDragEnterEvent(at, Qt.DropAction.MoveAction, mime, LEFT, NOTHING)
    QApplication.sendEvent(row, enter)
    QApplication.sendEvent(row, QDragMoveEvent(at, Qt.DropAction.MoveAction, mime, LEFT, NOTHING))
    row.repaint()
    if enter.isAccepted():
        QApplication.sendEvent(row, QDropEvent(QPointF(at), Qt.DropAction.MoveAction, mime, LEFT, NOTHING))
    return enter.isAccepted()


def test_a_portrait_is_dragged_to_another_place(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    wide = window.gallery.tiles[0].width()
    assert drag(window, "ada", 10 * wide)  # behind the last one
    qtbot.waitUntil(lambda: names(window) == ["Bea", "Cleo", "Ada"])
    assert drag(window, "ada", 0)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Cleo"])
    assert drag(window, "bea", wide + wide // 4)  # its own place
    assert drag(window, "nobody", 0)
    qtbot.wait(50)
    assert names(window) == ["Ada", "Bea", "Cleo"]
    assert len(puppeteer.curator.threads) == 2


def test_only_portraits_of_the_gallery_are_moved_on_the_strip(window) -> None:
    mime = QMimeData()
    mime.setText("words")
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.MoveAction, mime, LEFT, NOTHING)
    window.gallery.shelf.row.dragEnterEvent(enter)
    assert not enter.isAccepted()
    assert not intake.readable(drag_of(window.gallery.tiles[0]).mimeData())  # nobody takes it for a picture


def test_a_pull_starts_a_drag_and_no_click(window, qtbot: QtBot) -> None:
    tile = window.gallery.tiles[1]
    tile.dragged.disconnect()
    pulled: list[str] = []
    tile.dragged.connect(lambda: pulled.append(tile.key))
    picked: list[str] = []
    window.gallery.picked.connect(picked.append)

    def mouse(kind: QEvent.Type, x: int, buttons: Qt.MouseButton) -> None:
        button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        at = QPointF(x, 30)
        QApplication.sendEvent(tile, QMouseEvent(kind, at, tile.mapToGlobal(at), button, buttons, NOTHING))

    mouse(QEvent.Type.MouseButtonPress, 30, LEFT)
    mouse(QEvent.Type.MouseMove, 32, LEFT)
    assert pulled == []
    mouse(QEvent.Type.MouseMove, 60, LEFT)
    mouse(QEvent.Type.MouseMove, 70, LEFT)
    mouse(QEvent.Type.MouseButtonRelease, 70, Qt.MouseButton.NoButton)
    assert pulled == ["bea"]
    assert picked == []
    qtbot.mouseClick(tile, LEFT)
    assert picked == ["bea"]


# ---- deleting --------------------------------------------------------------------------------------------------------


def test_a_deleted_portrait_comes_back_at_its_place(window, qtbot: QtBot) -> None:
    qtbot.keyClick(focus(window, 1), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Cleo"])
    row = window.banner
    assert len(row.messages) == 1
    assert row.message.problem.message == "Bea has been deleted"
    qtbot.mouseClick(row.action, LEFT)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Cleo"])
    assert told(window) == ["Bea is back"]


def test_deleting_what_others_see_says_that_they_see_the_away_card(window, qtbot: QtBot) -> None:
    window.show_portrait("bea")
    window.go_live(True)
    qtbot.waitUntil(lambda: window.state.live and window.state.portrait_key == "bea")
    qtbot.keyClick(focus(window, 2), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: told(window) == ["Cleo has been deleted"])
    assert not window.state.away
    qtbot.keyClick(focus(window, 1), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.state.away)
    [words] = told(window)
    assert words == "Bea has been deleted: others see the Away card until you press “I’m back”"
    assert window.bar.away.text() == "I’m back"
    assert window.label.text() == "Others see this: the Away card"


def test_changes_of_all_kinds_are_taken_back_in_their_order(window, png, puppeteer, qtbot: QtBot) -> None:
    window.photos.add("bea", [png(60, 60, "another")])
    qtbot.waitUntil(lambda: window.gallery.tiles[1].photos == 2)
    window.gallery.renamed.emit("bea", "Zoe")
    qtbot.waitUntil(lambda: "Zoe" in names(window))
    window.gallery.moved.emit("bea", 0)
    qtbot.waitUntil(lambda: names(window)[0] == "Zoe")
    window.remove_portrait("bea")
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Cleo"])
    undo(window, qtbot)
    qtbot.waitUntil(lambda: names(window) == ["Zoe", "Ada", "Cleo"])
    assert window.gallery.tiles[0].photos == 2
    undo(window, qtbot)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Zoe", "Cleo"])
    undo(window, qtbot)
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Cleo"])
    undo(window, qtbot)
    qtbot.waitUntil(lambda: window.gallery.tiles[1].photos == 1)
    undo(window, qtbot)
    assert told(window) == ["There is nothing to take back"]


def test_what_cannot_be_done_is_told(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    puppeteer.curator.broken = PuppetError("The disk is full", "Free some space")
    window.remove_portrait("bea")
    qtbot.waitUntil(lambda: told(window) == ["The disk is full"])
    assert names(window) == ["Ada", "Bea", "Cleo"]
    assert len(window.undo_stack) == 0


def test_the_menu_offers_all_of_it(window, qtbot: QtBot) -> None:
    window.gallery.tiles[0].customContextMenuRequested.emit(QPoint(10, 10))
    [menu] = [menu for menu in window.gallery.findChildren(QMenu) if menu.isVisible()]
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Move left"].isEnabled()
    actions["Move right"].trigger()
    qtbot.waitUntil(lambda: names(window) == ["Bea", "Ada", "Cleo"])
    actions["Rename…"].trigger()
    assert window.gallery.name_edit.text() == "Ada"
    menu.close()


# ---- more ways in ----------------------------------------------------------------------------------------------------


def test_addresses_of_a_browser_are_read_but_never_fetched(png, tmp_path: Path) -> None:
    import base64

    data = png(60, 60).data
    address = "data:image/png;base64," + base64.b64encode(data).decode()
    (tmp_path / "ada.png").write_bytes(data)
    local = QUrl.fromLocalFile(str(tmp_path / "ada.png")).toString()

    as_text, as_html, as_file, as_web = QMimeData(), QMimeData(), QMimeData(), QMimeData()
    as_text.setText(address)
    as_html.setHtml(f'<meta charset="utf-8"><a href="https://x"><img alt="a" src="{address}"></a>')
    as_file.setText(f"{local}\n# a comment")
    as_web.setHtml('<img class="b" src="https://example.org/a.png?x=1&amp;y=2">')
    for mime in (as_text, as_html, as_file, as_web):
        assert intake.readable(mime)
    assert [source.data for source in intake.sources(as_text)] == [data]
    assert [source.data for source in intake.sources(as_html)] == [data]
    [source] = intake.sources(as_file)
    assert (source.data, source.name) == (tmp_path / "ada.png", "ada")
    with pytest.raises(PuppetError, match="only the address"):
        intake.sources(as_web)
    words = QMimeData()
    words.setText("the file:///etc/passwd in the middle of words")
    assert not intake.readable(words)


def test_a_picture_that_a_browser_gives_with_its_address_is_taken(png) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/pictures/countess.png")])
    mime.setData("image/png", png(60, 60).data)
    [source] = intake.sources(mime)
    assert source.name == "countess"
    assert source.data == png(60, 60).data


def test_files_given_at_the_start_join_the_gallery(window, png, puppeteer, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "dora.png").write_bytes(png(60, 60).data)
    window.open_files([tmp_path / "dora.png"])
    qtbot.waitUntil(lambda: names(window) == ["Ada", "Bea", "Cleo", "dora"])
    qtbot.waitUntil(lambda: window.state.portrait_key == "added-3")
    opener = FileOpener(window)
    assert opener.eventFilter(window, QFileOpenEvent(str(tmp_path / "dora.png")))
    qtbot.waitUntil(lambda: len(names(window)) == 5)
    assert not opener.eventFilter(window, QEvent(QEvent.Type.User))


def test_files_given_too_early_wait(open_window, png, tmp_path: Path, qtbot: QtBot) -> None:
    from ui.app import build_window

    (tmp_path / "dora.png").write_bytes(png(60, 60).data)
    window = build_window(FakePuppeteer)
    qtbot.addWidget(window)
    window.open_files([tmp_path / "dora.png"])
    window.show()
    qtbot.waitUntil(lambda: names(window)[-1:] == ["dora"])
    window.close()
    assert window.link.join()


# ---- refinement ------------------------------------------------------------------------------------------------------


def test_refinement_is_shown_on_the_tile_of_the_portrait_it_is_of(window, puppeteer, qtbot: QtBot) -> None:
    puppeteer.refining = 0.42
    tile = window.gallery.tiles[0]
    qtbot.waitUntil(lambda: "42 %" in tile.toolTip())
    assert "being refined" in tile.accessibleName()
    assert "%" not in window.gallery.tiles[1].toolTip()
    box = tile.picture_box()
    shown = tile.grab().toImage()
    ratio = shown.devicePixelRatio()
    green, dark = (
        shown.pixelColor(int((box.x() + box.width() * at) * ratio), int((box.bottom() - 2) * ratio))
        for at in (0.2, 0.8)
    )
    assert green.green() > 150 > dark.green()
    puppeteer.refining = None
    qtbot.waitUntil(lambda: "%" not in tile.toolTip())


def test_pasting_still_works_with_text_addresses(window, png, qtbot: QtBot) -> None:
    import base64

    QGuiApplication.clipboard().setText("data:image/png;base64," + base64.b64encode(png(60, 60).data).decode())
    qtbot.keyClick(window, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(names(window)) == 4)
