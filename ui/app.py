"""Starts the window: on screen first, everything heavy behind it."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from puppet.machine import Machine
from puppet.models import Puppeteer
from ui import icons, language, style
from ui.defects import keep_tail, tell_of_defects
from ui.link import Link
from ui.messages import Messages
from ui.preferences import Preferences
from ui.startup import StartupTimes, as_text
from ui.window import MainWindow

log = logging.getLogger(__name__)

LISTEN_MS = 100
"""After the window has been painted, before commands from other programs are taken."""


def build_app(argv: Sequence[str] = ("puppet",), *, dark: bool | None = None) -> QApplication:
    """The application; the one there is, if there is one.

    Args:
        argv: the program's name, then arguments for Qt.
        dark: dark or light colours; None follows the system.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv))
    app.setApplicationName("Puppet")
    app.setApplicationDisplayName("Puppet")
    app.setDesktopFileName("puppet")
    app.setWindowIcon(icons.app_icon())
    app.setStyle("Fusion")
    style.apply(app, dark)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: style.apply(app, dark))
    return app


def build_window(
    puppeteer_factory: Callable[[], Puppeteer],
    *,
    messages: Messages | None = None,
    preferences: Preferences | None = None,
    machine: Machine | None = None,
) -> MainWindow:
    """The window, not yet shown. The factory runs, on a thread, once the window has been shown and painted.

    Args:
        puppeteer_factory: makes the puppeteer; may import and load whatever it likes. What it raises ends up in the
            window's banner.
        messages: told already, before there was a window.
        preferences: the settings; None for the usual ones, kept nowhere.
        machine: whose virtual camera is set up; None for this one.
    """
    if not isinstance(QApplication.instance(), QApplication):
        build_app()
    return MainWindow(Link(puppeteer_factory), messages or Messages(), preferences, machine)


def run_app(
    puppeteer_factory: Callable[[], Puppeteer],
    argv: Sequence[str] = ("puppet",),
    *,
    messages: Messages | None = None,
    preferences: Preferences | None = None,
    doctor: Callable[[], str] | None = None,
    dark: bool | None = None,
    files: Sequence[Path] = (),
    startup_times: bool = False,
    settings_folder: Path | None = None,
) -> int:
    """Show the window and run until it is closed.

    Args:
        puppeteer_factory: see ``build_window``.
        argv, dark: see ``build_app``.
        messages, preferences: see ``build_window``.
        files: to be opened: pictures and ``.puppet`` files that become portraits.
        doctor: says what ``doctor`` says of this machine, for a report; called off the GUI thread.
        settings_folder: whose ``--send`` is listened to; None: nobody's.
        startup_times: print how long starting took once the puppet follows a face, and close.

    Returns:
        The exit status: 0, or 1 if the puppeteer did not close in time.
    """
    begun_s = time.perf_counter()
    tail = keep_tail()
    app = build_app(argv, dark=dark)
    language.install(app, preferences.settings.language if preferences is not None else "")
    window = build_window(puppeteer_factory, messages=messages, preferences=preferences)
    window.view.first_painted.connect(lambda: log.info("window painted after %.2f s", time.perf_counter() - begun_s))
    tell_of_defects(window.messages)
    window.shell.doctor, window.shell.tail = doctor, tail.text
    # the window's timer lets Python look at signals many times a second
    _on_interrupt(window)
    window.open_files(files)
    if settings_folder is not None:
        folder = settings_folder
        window.view.first_painted.connect(lambda: QTimer.singleShot(LISTEN_MS, window, lambda: _listen(window, folder)))
    opener = FileOpener(window)
    app.installEventFilter(opener)
    if startup_times:

        def told(seconds: dict[str, float]) -> None:
            print(as_text(seconds), flush=True)
            window.shell.quit()

        StartupTimes(window, told)
    window.show()
    status = app.exec()
    window.shell.quit()  # Qt may have been told to quit with the window open
    if not window.link.join():
        log.warning("The puppeteer did not close in time.")
        return 1
    return int(status)


def _listen(window: MainWindow, folder: Path) -> None:
    """Take commands from other programs of this user."""
    from ui.remote import Listener  # not before the window is there

    shell = window.shell
    listener = Listener(
        window, shell.keymap.commands, shell.show_window, lambda: len(window.gallery.tiles), parent=window
    )
    listener.listen(folder)
    window.closed.connect(listener.close)


class FileOpener(QObject):
    """On macOS a double-clicked file comes as an event, not as an argument."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._window.open_files([Path(event.file())])
            return True
        return super().eventFilter(watched, event)


def _on_interrupt(window: MainWindow) -> None:
    """Ctrl+C and a polite kill close the window as its own button does."""

    def close(_number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, window, window.shell.quit)  # not in the midst of painting, where it may come

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, close)
        signal.signal(signal.SIGTERM, close)
