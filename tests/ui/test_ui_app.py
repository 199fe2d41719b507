"""The app as a process: what it imports, how it ends, how it looks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ui.app import build_app
from ui.style import DARK, LIGHT, Theme, contrast

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def python(code: str) -> subprocess.Popen[str]:
    """A fresh interpreter running ``code`` without a display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}"}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_window_imports_nothing_heavy() -> None:
    process = python(
        """
        import sys, ui.app
        heavy = ("torch", "cv2", "mediapipe", "av", "numba", "PIL", "matplotlib", "skimage", "scipy", "pyvirtualcam")
        print(*[name for name in sys.modules if name.split(".")[0] in heavy])
        """
    )
    out, error = process.communicate(timeout=60)
    assert (out.strip(), error) == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_closes_window_and_puppeteer(number: signal.Signals) -> None:
    process = python(
        """
        from fake_puppeteer import FakePuppeteer
        from ui.app import run_app

        class Loud(FakePuppeteer):
            def start(self):
                super().start()
                print("started", flush=True)
            def close(self):
                super().close()
                print("closed", flush=True)

        raise SystemExit(run_app(Loud))
        """
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    time.sleep(0.3)
    process.send_signal(number)
    out, error = process.communicate(timeout=20)
    assert (process.returncode, out, error) == (0, "closed\n", "")


def test_thousands_of_calls_into_qt_leave_none_alive() -> None:
    """PySide6 6.12.0 takes a reference from None with each on Python 3.11, whose None can die of it."""
    process = python(
        """
        import ui
        from PySide6.QtCore import QObject
        thing = QObject()
        for _ in range(200_000):
            thing.setObjectName("x")
        print("alive")
        """
    )
    out, error = process.communicate(timeout=60)
    assert (process.returncode, out, error) == (0, "alive\n", "")


def test_an_exception_nobody_caught_reaches_the_banner() -> None:
    process = python(
        """
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from fake_puppeteer import FakePuppeteer
        from ui.app import build_app, run_app
        from ui.window import MainWindow

        app = build_app()

        def look():
            window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
            print(*[one.problem.message for one in window.banner.messages])
            window.close()

        QTimer.singleShot(600, lambda: 1 // 0)
        QTimer.singleShot(1200, look)
        raise SystemExit(run_app(FakePuppeteer))
        """
    )
    out, error = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "ZeroDivisionError" in out
    assert "Traceback" in error


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable(theme: Theme) -> None:
    """AA: text 4.5 to 1; signs and outlines 3 to 1."""
    for text in (theme.text, theme.muted):
        for back in (theme.window, theme.surface, theme.raised):
            assert contrast(text, back) >= 4.5, (text, back)
    for back in (theme.hover, theme.info_back, theme.warn_back, theme.error_back):
        assert contrast(theme.text, back) >= 4.5, back
    for text, back in (
        (theme.on_accent, theme.accent),
        (theme.on_accent, theme.accent_hover),
        (theme.on_live, theme.live),
        (theme.on_live, theme.live_hover),
        (theme.on_away, theme.away),
        (theme.on_canvas, theme.canvas),
        (theme.canvas_muted, theme.canvas),
    ):
        assert contrast(text, back) >= 4.5, (text, back)
    for sign in (theme.ok, theme.warn, theme.danger):
        assert contrast(sign, theme.surface) >= 3.0, sign
    assert contrast(theme.live, theme.window) >= 3.0


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the classic near miss


def test_dark_and_light_dress_the_same_window(window, qtbot: QtBot) -> None:
    for theme, dark in ((DARK, True), (LIGHT, False)):
        build_app(dark=dark)
        assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(theme.window)
        qtbot.wait(30)
        shown = window.grab().toImage()
        assert shown.pixelColor(3, window.height() // 2) == QColor(theme.window)
    assert all(getattr(LIGHT, field.name) != "" for field in fields(LIGHT))


def test_every_control_has_an_accessible_name(window) -> None:
    window.messages.tell("Something", "Do something")
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QComboBox)]
    shown = [control for control in controls if not control.isHidden()]
    nameless = [control for control in shown if not (control.accessibleName() or control.text())]
    assert len(controls) > 10
    assert nameless == []
    for widget in (window.view, window.side.inset, window.gallery, window.bar.chip, window.bar.output, window.side.dot):
        assert widget.accessibleName()
