"""A real window on a real event loop, driving a puppeteer that lives in memory."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator

import pytest
from fake_puppeteer import FakePuppeteer
from PIL import Image as PilImage
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from puppet.settings import Consent, Settings
from ui.app import build_app, build_window
from ui.intake import Source
from ui.preferences import Preferences
from ui.window import MainWindow

Opener = Callable[[FakePuppeteer], MainWindow]


def agreed() -> Preferences:
    """Settings of someone who has promised what is asked before one goes live; kept nowhere."""
    return Preferences(settings=Settings(consent=Consent("2026-01-02T03:04:05+00:00")))


@pytest.fixture(autouse=True)
def dressed(qapp: object) -> None:
    """Every widget test runs under the application's own style."""
    build_app(dark=False)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Opener]:
    """Opens a window on a puppeteer, waits until the two are together, and closes it in the end."""
    windows: list[MainWindow] = []

    def opened(puppeteer: FakePuppeteer) -> MainWindow:
        window = build_window(lambda: puppeteer, preferences=agreed())
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.puppeteer is not None and window.isActiveWindow())
        qtbot.waitUntil(lambda: len(window.gallery.tiles) == len(puppeteer.portraits()))
        return window

    yield opened
    for window in windows:
        window.close()
        assert window.link.join()


@pytest.fixture
def png() -> Callable[..., Source]:
    """Makes the bytes of a PNG file; one twice as wide as high shows two faces."""

    def made(width: int, height: int, name: str = "holiday", colour: tuple[int, int, int] = (30, 160, 90)) -> Source:
        store = io.BytesIO()
        PilImage.new("RGB", (width, height), colour).save(store, "PNG")
        return Source(store.getvalue(), name)

    return made


@pytest.fixture
def puppeteer() -> FakePuppeteer:
    return FakePuppeteer()


@pytest.fixture
def window(open_window: Opener, puppeteer: FakePuppeteer, qtbot: QtBot) -> MainWindow:
    """A window whose puppet is on screen."""
    window = open_window(puppeteer)
    qtbot.waitUntil(lambda: window.view.picture is not None and window.state.ready)
    return window
