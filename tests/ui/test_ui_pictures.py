"""What the large picture and the inset paint, and what they refuse."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest
from fake_puppeteer import make_picture
from PySide6.QtCore import QRectF, QSize
from pytestqt.qtbot import QtBot
from test_ui_window import grabbed

import ui
from puppet.models import LANDMARKS, Face, FaceStatus, Frame
from ui.inset import InsetView, mirrored
from ui.picture_view import PictureView, fitted, to_qimage


def noise(width: int, height: int) -> np.ndarray:
    return np.random.default_rng(7).integers(0, 256, (height, width, 3), np.uint8)


def test_the_large_picture_takes_pictures_alone(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    frame = Frame(noise(64, 36), 0.0, 0)
    for wrong in (frame, frame.pixels, None, (frame, None), "picture"):
        with pytest.raises(TypeError, match="shows a Picture"):
            view.show_picture(wrong)
    assert view.picture is None


def test_only_the_inset_knows_camera_frames() -> None:
    """No other module of the window names a frame or asks for one, but to hand the asking to the inset."""
    knowing = set()
    asking = set()
    for path in Path(ui.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name) and node.id == "Frame":
                knowing.add(path.name)
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("puppeteer.inset"):
                asking.add(path.name)
    assert knowing == {"inset.py"}
    assert asking == set()


@pytest.mark.parametrize("width", [640, 639, 333])
def test_colours_come_out_exactly_and_nothing_is_borrowed(qtbot: QtBot, width: int) -> None:
    pixels = noise(width, 360)
    wanted = pixels.copy()
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(width, 360)
    view.show_picture(make_picture(pixels))
    del pixels
    shown = grabbed(view)
    inner = slice(20, -20)  # the corners are rounded
    assert np.array_equal(shown[inner, inner], wanted[inner, inner])


def test_a_picture_survives_its_array() -> None:
    pixels = noise(64, 36)
    image = to_qimage(make_picture(pixels))
    before = image.pixel(5, 5)
    pixels.flags.writeable = True
    pixels[:] = 0
    assert image.pixel(5, 5) == before


def test_the_picture_keeps_its_shape_on_a_dark_canvas(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_picture(make_picture(np.full((360, 640, 3), 250, np.uint8)))
    shown = grabbed(view)
    rows = np.flatnonzero(shown[:, 300].min(1) > 240)
    assert (rows[0], rows[-1]) == (31, 368)  # 600 * 9 / 16 = 337.5: 338 rows in the middle of 400
    assert shown[10, 300].max() < 40
    assert shown[390, 300].max() < 40


@pytest.mark.parametrize("box", [(0, 0, 900, 506), (0, 0, 500, 506), (10, 20, 33, 900), (0, 0, 0, 0)])
def test_fitted_stays_inside(box: tuple[int, int, int, int]) -> None:
    target = fitted(QSize(1280, 720), QRectF(*box))
    assert target.isEmpty() or QRectF(*box).contains(target)


def test_mirrored_thins_by_whole_steps() -> None:
    pixels = noise(640, 480)
    assert np.array_equal(mirrored(pixels, 640), pixels[:, ::-1])
    assert mirrored(pixels, 210).shape == (160, 214, 3)
    assert np.array_equal(mirrored(pixels, 210)[0, 0], pixels[0, -1])
    assert mirrored(pixels, 2000).shape == pixels.shape


def inset_showing(qtbot: QtBot, face: Face | None) -> InsetView:
    pixels = np.zeros((480, 640, 3), np.uint8)
    pixels[:, :320] = (180, 0, 0)
    frame = Frame(pixels, 0.0, 0)
    view = InsetView()
    qtbot.addWidget(view)
    view.resize(320, 100)
    view.attach(lambda: (frame, face))
    view.set_status(FaceStatus.TRACKED)
    assert view.pull()
    assert not view.pull()
    return view


def test_the_inset_is_mirrored_and_as_high_as_the_camera_picture(qtbot: QtBot) -> None:
    view = inset_showing(qtbot, None)
    assert view.height() == 240
    shown = grabbed(view)
    assert shown[120, 240, 0] > 150  # the camera's left is on the right
    assert shown[120, 80].max() < 40


def test_the_inset_marks_the_face_where_it_is(qtbot: QtBot) -> None:
    around = np.linspace(0, 2 * np.pi, LANDMARKS)
    points = np.stack([520 + 40 * np.cos(around), 240 + 40 * np.sin(around), 0 * around], 1).astype(np.float32)
    face = Face(points, (640, 480), 0.0, 0)
    without = grabbed(inset_showing(qtbot, None)).astype(int)
    marked = np.abs(grabbed(inset_showing(qtbot, face)).astype(int) - without).max(2) > 40
    rows, columns = np.nonzero(marked)
    assert 55 < columns.mean() < 65  # (640 - 520) / 2, mirrored and at half size
    assert 115 < rows.mean() < 125
    points[3] = np.nan
    assert grabbed(inset_showing(qtbot, face)).shape == without.shape


def test_no_source_no_picture(qtbot: QtBot) -> None:
    view = inset_showing(qtbot, None)
    view.attach(None)
    assert not view.pull()
    assert grabbed(view)[120, 240, 0] < 40
