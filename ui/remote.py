"""Commands from other programs of this user: a desktop's own shortcut runs ``puppet --send away``, so that keys work
in any window. By a local socket that only this user can open; nothing listens on a network.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from puppet.errors import PuppetError
from ui.keymap import Command

log = logging.getLogger(__name__)

WAIT_MS = 3000
LONGEST = 200
"""Bytes of a command."""
LOOK_MS = 2000
"""Qt stops listening for good where a connection cannot be taken, since the process has no more files: it is looked
after so often, and listened again."""
_NOBODY = (QLocalSocket.LocalSocketError.ServerNotFoundError, QLocalSocket.LocalSocketError.ConnectionRefusedError)
_SWITCH = {"on": True, "off": False}


def address(folder: Path) -> str:
    """Where the running program with its settings in ``folder`` listens."""
    name = f"puppet-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    private = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return str(Path(private) / name)


def send(words: Sequence[str], folder: Path) -> None:
    """Have the running program do something, and wait until it has.

    Raises:
        PuppetError: it does not run, does not answer, or refuses.
    """
    if QCoreApplication.instance() is None:
        QCoreApplication([])
    socket = QLocalSocket()
    socket.connectToServer(address(folder))
    if not socket.waitForConnected(WAIT_MS):
        raise PuppetError("Puppet is not running", "Start it first: it takes commands while it runs")
    socket.write(f"{' '.join(words)}\n".encode())
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(WAIT_MS):
        answer += bytes(socket.readAll().data())
    check(answer)


def check(answer: bytes) -> None:
    """See that an answer says that it was done.

    Raises:
        PuppetError: it does not.
    """
    kind, _, text = answer.decode(errors="replace").strip().partition(": ")
    if kind != "ok":
        problem, _, remedy = text.partition(" | ")
        raise PuppetError(problem or "Puppet does not answer", remedy or "Look whether its window does")


class Remote(Protocol):
    """What commands ask of the window beside what keys do."""

    def set_away(self, away: bool) -> None: ...

    def go_live(self, live: bool) -> None: ...

    @property
    def may_go_live(self) -> bool: ...

    def show_place(self, place: int) -> None: ...


class Listener(QObject):
    """Takes commands, one a connection, and does them as keys would.

    Args:
        window: does what no key does.
        commands: what keys do, by name.
        show: brings the window up.
        portraits: how many there are.
    """

    def __init__(
        self,
        window: Remote,
        commands: dict[str, Command],
        show: Callable[[], object],
        portraits: Callable[[], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._commands = commands
        self._show = show
        self._portraits = portraits
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._place = ""
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)

    def listen(self, folder: Path) -> bool:
        """Begin; False if another Puppet with these settings listens already, or it cannot be."""
        self._place = address(folder)
        if not self._begin():
            return False
        self._looking.start(LOOK_MS)
        return True

    def close(self) -> None:
        """Listen no more."""
        self._looking.stop()
        self._server.close()

    def _begin(self) -> bool:
        other = QLocalSocket()
        other.connectToServer(self._place)
        if other.waitForConnected(200):
            other.abort()
            return False
        if other.error() not in _NOBODY:  # nobody knows: another one's place may not be taken away
            return False
        QLocalServer.removeServer(self._place)  # one that was killed may have left it behind
        if not self._server.listen(self._place):
            log.info("Commands from other programs are not taken: %s", self._server.errorString())
            return False
        return True

    def _look(self) -> None:
        if not self._server.isListening() and self._begin():
            log.info("Commands from other programs are taken again")

    def do(self, words: Sequence[str]) -> None:
        """Do what a command says.

        Raises:
            PuppetError: there is no such command.
        """
        name, arguments = (words[0], words[1:]) if words else ("", ())
        switches = {"away": self._window.set_away, "live": self._window.go_live}
        if name in switches and len(arguments) == 1 and arguments[0] in _SWITCH:
            switches[name](_SWITCH[arguments[0]])
        elif name == "portrait" and len(arguments) == 1 and arguments[0].isdecimal():
            if not 1 <= int(arguments[0]) <= self._portraits():
                raise PuppetError(f"There is no portrait {arguments[0]}", f"There are {self._portraits()}")
            self._window.show_place(int(arguments[0]) - 1)
        elif name == "show" and not arguments:
            self._show()
        elif name in self._commands and not arguments:
            self._commands[name].call()
        else:
            known = ", ".join((*self._commands, "away on|off", "live on|off", "portrait N", "show"))
            raise PuppetError(f"There is no command “{' '.join(words)}”", f"Choose one of: {known}")
        if name == "live" and arguments != ["off"] and not self._window.may_go_live:
            raise PuppetError("Puppet asks you something before it goes live", "Answer in its window")

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine() and socket.bytesAvailable() <= LONGEST:
            return
        line = bytes(socket.readLine(LONGEST).data()).decode(errors="replace")
        try:
            self.do(line.split())
            answer = "ok"
        except PuppetError as error:
            answer = f"error: {error.problem} | {error.remedy}"
        socket.write(f"{answer}\n".encode())
        socket.flush()
        socket.disconnectFromServer()
