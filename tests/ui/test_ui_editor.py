"""The editor of one portrait: its crop, its face, its landmarks; by mouse and by keyboard; kept, and taken back."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from puppet.curation import Cut, Edit
from puppet.errors import PuppetError
from puppet.persona.nudging import HANDLES, nudged
from tests import known_faces
from ui.app import build_app
from ui.editor.dialog import EditorDialog
from ui.editor.framing import SHAPES, Bounds, shape_of
from ui.editor.painting import mesh_edges
from ui.window import MainWindow

LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(window: MainWindow, qtbot: QtBot) -> EditorDialog:
    return opened(window, "bea", qtbot)


def opened(window: MainWindow, key: str, qtbot: QtBot) -> EditorDialog:
    window.gallery.edit_wanted.emit(key)
    dialog = window.editing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.save.isEnabled())
    qtbot.waitUntil(dialog.isVisible)
    qtbot.wait(20)
    return dialog


def pull(qtbot: QtBot, editor: EditorDialog, start: QPointF, dx: int, dy: int) -> None:
    """Drag on the canvas."""
    canvas, at = editor.canvas, start.toPoint()
    qtbot.mousePress(canvas, LEFT, pos=at)
    for part in (0.4, 1.0):
        qtbot.mouseMove(canvas, at + QPoint(round(dx * part), round(dy * part)))
        move(canvas, at + QPoint(round(dx * part), round(dy * part)))
    qtbot.mouseRelease(canvas, LEFT, pos=at + QPoint(dx, dy))


def move(canvas, at: QPoint) -> None:
    """Offscreen, mouse moves come without their buttons."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    point = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, point, canvas.mapToGlobal(point), Qt.MouseButton.NoButton, LEFT, NOTHING)
    QApplication.sendEvent(canvas, event)


def told(window: MainWindow) -> list[str]:
    return [one.problem.message for one in window.banner.messages]


def test_the_menu_opens_it(window, qtbot: QtBot) -> None:
    window.gallery.tiles[1].customContextMenuRequested.emit(QPoint(5, 5))
    [menu] = [menu for menu in window.gallery.findChildren(QMenu) if menu.isVisible()]
    [action] = [action for action in menu.actions() if action.text() == "Adjust crop and face…"]
    action.trigger()
    menu.close()
    assert window.editing.dialog.windowTitle() == "Adjust Bea"
    window.gallery.edit_wanted.emit("cleo")  # one at a time
    assert window.editing.dialog.windowTitle() == "Adjust Bea"


def test_a_frame_is_dragged_zoomed_kept_and_taken_back(window, editor, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    canvas = editor.canvas
    editor.shape.setCurrentIndex(editor.shape.findData("square"))
    editor.shape.picked.emit("square")
    square = editor.edit.cut or canvas.bounds.whole
    assert square.width == pytest.approx(square.height)
    editor.zoom.slider.setValue(60)
    zoomed = editor.edit.cut
    assert zoomed.width < square.width
    pull(qtbot, editor, QPointF(canvas.corner_at(0) + canvas.corner_at(2)) / 2, 40, 25)
    moved = editor.edit.cut
    assert (moved.width, moved.height) == (zoomed.width, zoomed.height)
    assert moved.x > zoomed.x
    assert editor.preview._cut == moved
    qtbot.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: window.editing.dialog is None)
    assert puppeteer.curator.edits["bea"] == Edit(None, moved)
    assert set(puppeteer.curator.threads) == {"editor"}
    assert told(window) == ["Bea has been adjusted"]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: puppeteer.curator.edits["bea"].empty)
    qtbot.waitUntil(lambda: told(window) == ["Bea looks as before"])


def test_it_opens_as_it_was_left(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    edit = Edit(None, Cut(40, 0, 400, 300), {"chin": (2.0, 3.0)})
    puppeteer.curator.edits["bea"] = edit
    editor = opened(window, "bea", qtbot)
    assert editor.edit == edit
    assert editor.shape.currentData() == "free"
    qtbot.mouseClick(editor.reset, LEFT)
    assert editor.edit.empty
    assert editor.shape.currentData() == "whole"


def test_corners_are_pulled(editor, qtbot: QtBot) -> None:
    canvas = editor.canvas
    before = canvas.cut
    pull(qtbot, editor, canvas.corner_at(0), 60, 30)
    cut = editor.edit.cut
    assert (cut.x, cut.y) > (before.x, before.y)
    assert cut.x + cut.width == pytest.approx(before.width)
    assert cut.y + cut.height == pytest.approx(before.height)
    assert editor.shape.currentData() == "free"
    pull(qtbot, editor, canvas.corner_at(2), -2000, -2000)  # the face stays in it
    bounds, cut = canvas.bounds, editor.edit.cut
    assert cut.x + cut.width == pytest.approx(bounds.right)
    assert cut.y + cut.height == pytest.approx(bounds.bottom)


def test_keys_move_and_zoom_the_frame(editor, qtbot: QtBot) -> None:
    canvas = editor.canvas
    assert canvas.hasFocus()
    for _ in range(6):
        qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    zoomed = editor.edit.cut
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert editor.edit.cut.x < zoomed.x
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert editor.edit.cut.width > zoomed.width
    at = QPointF(canvas.rect().center())
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            at, canvas.mapToGlobal(at), QPoint(0, 0), QPoint(0, 240), Qt.MouseButton.NoButton, NOTHING,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    assert editor.edit.cut.width < zoomed.width


def test_a_handle_is_pulled_and_the_mesh_follows(editor, qtbot: QtBot) -> None:
    canvas = editor.canvas
    qtbot.mouseClick(editor.face_mode, LEFT)
    chin = canvas.handle_at("chin")
    pull(qtbot, editor, chin, 6, 14)
    assert set(editor.edit.nudges) == {"chin"}
    dx, dy = editor.edit.nudges["chin"]
    assert (dx, dy) == pytest.approx((6 / canvas._sight.scale, 14 / canvas._sight.scale), abs=0.6 / canvas._sight.scale)
    assert canvas.handle == "chin"
    assert editor.handles.currentData() == "chin"
    draft = editor._draft
    assert np.allclose(canvas._marks, nudged(draft.landmarks, editor.edit.nudges))
    qtbot.mouseClick(editor.put_back, LEFT)
    assert editor.edit.empty
    assert np.allclose(canvas._marks, draft.landmarks)


def test_keys_move_the_chosen_handle(editor, qtbot: QtBot) -> None:
    canvas = editor.canvas
    qtbot.mouseClick(editor.face_mode, LEFT)
    editor.handles.setCurrentIndex(editor.handles.findData("left jaw"))
    assert "left jaw" in canvas.accessibleName()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    small = editor.edit.nudges["left jaw"][1]
    qtbot.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    assert editor.edit.nudges["left jaw"][1] == pytest.approx(6 * small)
    assert small > 0


def test_steps_are_taken_back_and_done_again(editor, qtbot: QtBot) -> None:
    canvas = editor.canvas
    states = [editor.edit]
    for shape in ("wide", "square"):
        editor.shape.picked.emit(shape)
        states.append(editor.edit)
    qtbot.mouseClick(editor.face_mode, LEFT)
    pull(qtbot, editor, canvas.handle_at("nose"), 8, 8)
    states.append(editor.edit)
    assert len({repr(state) for state in states}) == 4
    for state in states[-2::-1]:
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
        assert editor.edit == state
    assert not editor.back.isEnabled()
    for state in states[1:]:
        qtbot.mouseClick(editor.forth, LEFT)
        assert editor.edit == state
    assert not editor.forth.isEnabled()


def test_another_face_is_chosen(window, puppeteer: FakePuppeteer, qtbot: QtBot) -> None:
    puppeteer.curator.faces["bea"] = 3
    editor = opened(window, "bea", qtbot)
    assert [button.isChecked() for button in editor.faces] == [True, False, False]
    qtbot.mouseClick(editor.faces[2], LEFT)
    qtbot.waitUntil(lambda: editor.edit == Edit(2))
    qtbot.waitUntil(lambda: editor.faces[2].isChecked())
    qtbot.waitUntil(editor.back.isEnabled)
    qtbot.mouseClick(editor.back, LEFT)
    qtbot.waitUntil(lambda: editor.edit.face is None and editor.faces[0].isChecked())
    qtbot.waitUntil(editor.forth.isEnabled)
    qtbot.mouseClick(editor.forth, LEFT)
    qtbot.waitUntil(lambda: editor.edit == Edit(2))
    qtbot.waitUntil(editor.save.isEnabled)
    qtbot.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: window.editing.dialog is None)
    assert puppeteer.curator.edits["bea"] == Edit(2)


def test_what_cannot_be_kept_is_told_and_can_be_changed(window, editor, puppeteer, qtbot: QtBot) -> None:
    editor.shape.picked.emit("square")
    puppeteer.curator.broken = PuppetError("The disk is full", "Free some space")
    qtbot.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: "The disk is full" in editor.trouble.text())
    assert editor.save.isEnabled()
    puppeteer.curator.broken = None
    qtbot.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: window.editing.dialog is None)
    assert len(window.undo_stack) == 1


def test_cancel_keeps_nothing(window, editor, puppeteer, qtbot: QtBot) -> None:
    editor.shape.picked.emit("square")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert window.editing.dialog is None
    assert puppeteer.curator.edits == {}


def test_a_portrait_that_cannot_be_read_closes_it_again(window, puppeteer, qtbot: QtBot) -> None:
    puppeteer.curator.broken = PuppetError("The picture is gone", "Add it again")
    window.gallery.edit_wanted.emit("bea")
    qtbot.waitUntil(lambda: window.editing.dialog is None)
    assert told(window) == ["The picture is gone"]


def test_it_paints_in_both_modes_and_colours(editor, qtbot: QtBot) -> None:
    for dark, mode in itertools.product((False, True), (editor.crop_mode, editor.face_mode)):
        build_app(dark=dark)
        qtbot.mouseClick(mode, LEFT)
        qtbot.wait(20)
        shown = editor.grab().toImage()
        assert (shown.pixelColor(3, 3).lightness() < 128) is dark
    assert mesh_edges().shape[1] == 2
    assert 1000 < len(mesh_edges()) < 1600


# ---- the arithmetic --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bounds() -> Bounds:
    picture = known_faces.picture(known_faces.COLLINS)
    return Bounds.of((picture.shape[1], picture.shape[0]), known_faces.landmarks(known_faces.COLLINS))


def holds(bounds: Bounds, cut: Cut) -> bool:
    slack = 1e-6
    return (
        -slack <= cut.x <= bounds.left + slack
        and -slack <= cut.y <= bounds.top + slack
        and bounds.right - slack <= cut.x + cut.width <= bounds.width + slack
        and bounds.bottom - slack <= cut.y + cut.height <= bounds.height + slack
    )


def test_whatever_is_pulled_the_face_stays_in_and_the_shape_as_it_is(bounds: Bounds) -> None:
    rng = np.random.default_rng(3)
    for shape, aspect in SHAPES.items():
        if not bounds.allows(shape):
            continue
        cut = bounds.shaped(bounds.whole, shape)
        for _ in range(300):
            kind = rng.integers(3)
            if kind == 0:
                cut = bounds.moved(cut, *(400 * rng.standard_normal(2)).tolist())
            elif kind == 1:
                cut = bounds.zoomed(cut, float(rng.random()))
            else:
                to = (float(rng.uniform(-200, 900)), float(rng.uniform(-200, 900)))
                cut = bounds.stretched(cut, int(rng.integers(4)), to, shape)
            assert holds(bounds, cut), (shape, cut)
            if aspect is not None:
                assert cut.width / cut.height == pytest.approx(aspect, rel=1e-3)


def test_zoom_goes_there_and_back(bounds: Bounds) -> None:
    square = bounds.shaped(bounds.whole, "square")
    for zoom in (0.0, 0.3, 1.0):
        assert bounds.zoom(bounds.zoomed(square, zoom)) == pytest.approx(zoom, abs=1e-6)


def test_shapes_are_recognised_and_refused(bounds: Bounds) -> None:
    assert shape_of(None, bounds) == "whole"
    for shape in ("wide", "square", "upright"):
        assert shape_of(bounds.zoomed(bounds.shaped(bounds.whole, shape), 0.4), bounds) == shape
    narrow = Bounds(300, 900, 20, 300, 280, 640)  # a face as wide as its picture
    assert not narrow.allows("wide")
    assert narrow.allows("upright")
    assert len(HANDLES) == 24
