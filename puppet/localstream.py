"""A stream of pictures for programs on this machine: Motion JPEG over HTTP, on the loopback address alone.

For a browser, OBS or anything else that can take a picture from an address, where no virtual camera can be installed.
Off until it is asked for. Nothing beyond this machine can connect: the socket is bound to 127.0.0.1. And nothing on it
that was not given the address: it holds a random token, new at every start. A page of a web site that the user visits
is kept out twice, since it knows no token, and its requests name another host.
"""

from __future__ import annotations

import hmac
import logging
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.picture import Picture

logger = logging.getLogger(__name__)

HOST = "127.0.0.1"
QUALITY = 88
MOST_VIEWERS = 4
MOST_CONNECTIONS = 16
"""More are closed at once: each takes a thread and a file, of which the call needs some too."""
STILL_S = 1.0
"""A picture that does not change is sent again after this, so that a viewer who has gone is noticed."""
PAUSE_S = 0.05, 1.0
"""A connection that cannot be taken (the process has no more files) goes on knocking: after the first time this long a
pause, which doubles each time until the second; else the thread that listens would take a processor for itself."""
_BOUNDARY = "picture"
_GONE_S = 5.0  # a viewer who takes nothing for so long is let go


class LocalStream:
    """The server, from making it until ``close``.

    Args:
        port: to listen on; 0 lets the system choose one.

    Attributes:
        url: of the stream, with its token.

    Raises:
        PuppetError: the port is taken.
    """

    def __init__(self, port: int = 0) -> None:
        self._token = secrets.token_urlsafe(18)
        self._arrived = threading.Condition()
        self._picture: Picture | None = None
        self._encoded: tuple[Picture, bytes] | None = None
        self._encoding = threading.Lock()
        self._viewers = 0
        self._closed = False
        try:
            self._server = _Server((HOST, port), self)
        except OSError as error:
            raise PuppetError(
                f"The local stream cannot listen on port {port} ({error.strerror or error})", "Choose another port"
            ) from error
        self.port = int(self._server.server_address[1])
        self.url = f"http://{HOST}:{self.port}/{self._token}/puppet.mjpg"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), name="stream", daemon=True)
        self._thread.start()

    @property
    def viewers(self) -> int:
        """How many take the stream now."""
        return self._viewers

    def send(self, picture: Picture) -> None:
        """Show a picture to whoever looks; returns at once.

        Raises:
            TypeError: anything but a ``Picture``.
        """
        if type(picture) is not Picture:
            raise TypeError(f"The stream takes a Picture, not {type(picture).__name__}.")
        if picture is not self._picture:
            with self._arrived:
                self._picture = picture
                self._arrived.notify_all()

    def close(self) -> None:
        """Stop listening and let everybody go."""
        with self._arrived:
            self._closed = True
            self._arrived.notify_all()
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(1.0)

    # ---- what a request may have -------------------------------------------------------------------------------------

    def allows(self, host: str, path: str) -> bool:
        """Whether a request that names this host may have this path. Takes the same time for every wrong token."""
        ours = host in (f"{HOST}:{self.port}", f"localhost:{self.port}")
        wanted = f"/{self._token}/puppet.mjpg"
        known = hmac.compare_digest(path.encode("utf-8", "replace"), wanted.encode())
        return ours and known

    def enter(self) -> bool:
        """One more viewer; False if there are too many."""
        with self._arrived:
            if self._viewers >= MOST_VIEWERS or self._closed:
                return False
            self._viewers += 1
            return True

    def leave(self) -> None:
        with self._arrived:
            self._viewers -= 1

    def after(self, last: Picture | None) -> tuple[Picture, bytes] | None:
        """The picture that follows ``last``, or the same again after a while, as JPEG; None when it is over."""
        end_s = time.monotonic() + STILL_S
        with self._arrived:
            while not self._closed and (self._picture is None or self._picture is last):
                left_s = end_s - time.monotonic()
                if left_s <= 0 and self._picture is not None:
                    break
                self._arrived.wait(max(left_s, 0.05))
            picture = self._picture
            if self._closed or picture is None:
                return None
        with self._encoding:  # once for all viewers
            if self._encoded is None or self._encoded[0] is not picture:
                bgr = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2BGR)
                _, content = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
                self._encoded = picture, content.tobytes()
            return self._encoded


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64  # a crowd keeps nobody waiting for a second
    allow_reuse_address = False  # on Windows it would let another program listen on the same port

    def __init__(self, address: tuple[str, int], stream: LocalStream) -> None:
        self.stream = stream
        self.closing = threading.Event()
        self._room = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._pause_s = PAUSE_S[0]
        super().__init__(address, _Handler)

    def get_request(self) -> Any:
        """Take a connection; what cannot be taken is waiting still afterwards."""
        try:
            taken = super().get_request()
        except OSError as error:
            logger.debug("The local stream takes no connection: %s", error)
            self.closing.wait(self._pause_s)
            self._pause_s = min(2 * self._pause_s, PAUSE_S[1])
            raise
        self._pause_s = PAUSE_S[0]
        return taken

    def process_request(self, request: Any, client_address: Any) -> None:
        """On a thread of its own, while there is room."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:  # no more threads
            self._room.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def server_bind(self) -> None:
        """Bind without looking up the host's name, which could ask a server."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        logger.debug("A viewer of the local stream left", exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: _Server
    timeout = _GONE_S
    server_version, sys_version = "Puppet", ""

    def do_GET(self) -> None:
        stream = self.server.stream
        if not stream.allows(self.headers.get("Host", ""), self.path):
            self._refuse(404)
            return
        if not stream.enter():
            self._refuse(503)
            return
        try:
            self._stream(stream)
        finally:
            stream.leave()

    def _stream(self, stream: LocalStream) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={_BOUNDARY}")
        for name, value in _GUARDED:
            self.send_header(name, value)
        self.end_headers()
        last: Picture | None = None
        while (found := stream.after(last)) is not None:
            last, content = found
            head = f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(content)}\r\n\r\n"
            try:
                self.wfile.write(head.encode() + content + b"\r\n")
            except OSError:  # gone
                return

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        for name, value in _GUARDED:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: an address with its token belongs into no log."""


_GUARDED = (
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Connection", "close"),
)
