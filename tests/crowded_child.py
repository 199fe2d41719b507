"""A process that has no more files to be had while others knock at the doors that Puppet opens.

``python -m tests.crowded_child stream`` and ``python -m tests.crowded_child commands FOLDER`` print what came of it.
"""

from __future__ import annotations

import os
import resource
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILES = 200
PATIENCE_S = 20.0


@contextmanager
def no_files() -> Iterator[None]:
    """Within this, the process gets no file, nor any connection."""
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, most))
    held = []
    try:
        while True:
            held.append(os.dup(0))
    except OSError:
        pass
    yield
    for handle in held:
        os.close(handle)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before, most))


def stream() -> None:
    """Prints the processor's seconds in two of a clock, then the seconds until it was let in and until it closed."""
    from puppet.localstream import LocalStream

    door = LocalStream()
    asking = socket.socket()
    asking.settimeout(PATIENCE_S)
    with no_files():
        asking.connect(("127.0.0.1", door.port))
        start_s = time.process_time()
        time.sleep(2)
        busy_s = time.process_time() - start_s
    start_s = time.perf_counter()
    asking.sendall(b"GET / HTTP/1.0\r\n\r\n")
    assert b" 404 " in asking.recv(100)
    taken_s = time.perf_counter() - start_s
    late = socket.socket()
    with no_files():
        late.connect(("127.0.0.1", door.port))
        time.sleep(1)
        start_s = time.perf_counter()
        door.close()
        closed_s = time.perf_counter() - start_s
    print(busy_s, taken_s, closed_s, flush=True)


def commands(folder: Path) -> None:
    """Prints what a command is answered before, and after, one that nobody could take."""
    from PySide6.QtCore import QCoreApplication, QObject
    from PySide6.QtNetwork import QLocalSocket

    from ui import remote

    app = QCoreApplication([])

    class Window:
        def set_away(self, away: bool) -> None: ...
        def go_live(self, live: bool) -> None: ...
        def show_place(self, place: int) -> None: ...

        may_go_live = True

    owner = QObject()
    remote.LOOK_MS = 100
    listener = remote.Listener(Window(), {}, lambda: None, lambda: 0, owner)
    assert listener.listen(folder)
    place = remote.address(folder)

    def ask() -> str:
        asking, answer = QLocalSocket(), b""
        end_s = time.monotonic() + PATIENCE_S
        while not answer.endswith(b"\n") and time.monotonic() < end_s:
            if asking.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                asking.connectToServer(place)
                asking.write(b"show\n")
            app.processEvents()
            answer += bytes(asking.readAll().data())
        return answer.decode().strip() or "nothing"

    print(ask())
    knocking = socket.socket(socket.AF_UNIX)
    with no_files():
        knocking.connect(place)
        end_s = time.monotonic() + 1
        start_s = time.process_time()
        while time.monotonic() < end_s:
            app.processEvents()
            time.sleep(0.01)
        print(time.process_time() - start_s)
    print(ask())
    listener.close()
    print(Path(place).exists(), flush=True)


if __name__ == "__main__":
    stream() if sys.argv[1] == "stream" else commands(Path(sys.argv[2]))
    os._exit(0)
