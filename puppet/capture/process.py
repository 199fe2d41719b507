"""A webcam in a process of its own: it is ended when its driver hangs, and takes nothing along when that crashes.

``python -m puppet.capture.process KEY SECONDS`` is that process; ``frames`` says what it writes. It ends with the app.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO, Any

from puppet import processes
from puppet.capture.frames import BrokenError, read, write_frame, write_words
from puppet.capture.webcam import STALL_S, CameraLost, Webcam, remedy
from puppet.models import Frame

START_S = 4.0
"""How long the process may take to start, on top of the time for the camera itself."""
_PIPE = 1 << 20
_SET_PIPE_SIZE = 1031  # of Linux: a frame then goes through in one piece


class CameraProcess:
    """Implements ``puppet.capture.camera.Camera``. The constructor returns when the first frame is there.

    Args:
        key: of the webcam.
        timeout_s: for opening it and for its first frame; the process has ``START_S`` more to start.
        stall_s: without a frame for so long it is lost.
        command: of the process.

    Raises:
        CameraLost: it cannot be opened, or delivers nothing in time.
    """

    def __init__(
        self, key: str, timeout_s: float = 8.0, stall_s: float = STALL_S, command: Sequence[str] | None = None
    ) -> None:
        self.name = "The webcam"
        self._stall_s = stall_s
        self._news = threading.Condition()
        self._newest: Frame | None = None
        self._read_index = -1
        self._error: CameraLost | None = None
        self._closing = False
        command = command or (*processes.module("puppet.capture.process"), key, f"{timeout_s:g}")
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
                env=processes.environment(), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as error:
            raise CameraLost(f"The camera's process does not start ({error})", remedy()) from error
        self._widen()
        self._thread = threading.Thread(target=self._receive, name=f"camera {key}", daemon=True)
        self._thread.start()
        with self._news:
            self._news.wait_for(lambda: self._newest or self._error, timeout_s + START_S)
            error_now = self._error if self._newest is None else None
            if self._newest is None and error_now is None:
                error_now = CameraLost(f"{self.name} gave no picture within {timeout_s:g} s", remedy())
        if error_now is not None:
            self.close()
            raise error_now

    def read(self) -> Frame:
        """As ``puppet.capture.camera.Camera.read``; raises after ``stall_s`` without a frame."""
        with self._news:
            self._news.wait_for(self._has_news, self._stall_s)
            if self._closing:
                raise CameraLost(f"{self.name} was closed")
            if self._newest is not None and self._newest.index > self._read_index:
                self._read_index = self._newest.index
                return self._newest
            self._error = self._error or CameraLost(f"{self.name} stopped delivering pictures", remedy())
            raise self._error

    def close(self) -> None:
        """As ``Camera.close``: the process is asked to end and, where its driver hangs, ended."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(0.4)
        except subprocess.TimeoutExpired:
            self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):  # a driver that the system itself waits for
                self._process.wait(0.2)
        if self._thread is not threading.current_thread():
            self._thread.join(0.2)
        if not self._thread.is_alive() and self._process.stdout is not None:
            self._process.stdout.close()

    def _has_news(self) -> bool:
        fresh = self._newest is not None and self._newest.index > self._read_index
        return self._closing or self._error is not None or fresh

    def _receive(self) -> None:
        """The thread: what the process sends, until it ends."""
        stream: Any = self._process.stdout
        try:
            while True:
                told = read(stream)
                with self._news:
                    if isinstance(told, Frame):
                        self._newest = told
                    elif "name" in told:
                        self.name = str(told["name"])[:200]
                    elif "problem" in told:
                        self._error = CameraLost(str(told["problem"])[:500], str(told.get("remedy", ""))[:500])
                    self._news.notify_all()
        except (BrokenError, OSError, ValueError):
            with self._news:
                self._error = self._error or CameraLost(f"{self.name}: its driver has ended", remedy())
                self._news.notify_all()

    def _widen(self) -> None:
        if sys.platform == "linux" and self._process.stdout is not None:
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.fcntl(self._process.stdout.fileno(), _SET_PIPE_SIZE, _PIPE)


def serve(open_camera: Callable[[], Any]) -> int:
    """The process: frames on standard output until the camera fails, or the app is gone.

    Args:
        open_camera: returns a ``Camera``.
    """
    processes.serve_the_app(politely=False)
    out: IO[bytes] = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is none of the app's business
    try:
        camera = open_camera()
        write_words(out, {"name": camera.name})
        while True:
            write_frame(out, camera.read())
    except CameraLost as error:
        with contextlib.suppress(OSError):
            write_words(out, {"problem": error.problem, "remedy": error.remedy})
    except OSError:
        pass  # nobody listens any more
    return 0


def main(arguments: Sequence[str]) -> int:
    """What runs in the process: the camera's key, the seconds it may take."""
    key, timeout_s = arguments[0], float(arguments[1])
    return serve(lambda: Webcam(key, timeout_s=timeout_s))


if __name__ == "__main__":
    status = main(sys.argv[1:])
    os._exit(status)  # threads may hang in a driver
