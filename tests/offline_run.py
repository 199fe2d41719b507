"""The whole app from start to end, without a window, where any use of the network ends it.

    python -m tests.offline_run

Python's own sockets are watched by an audit hook, those of compiled libraries by a look at the process.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

used: list[str] = []
over = threading.Event()


def forbid(event: str, args: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.bind", "socket.sendto") and args[0].family != getattr(socket, "AF_UNIX", -1):
        used.append(f"{event} {args[1:]}")
        raise RuntimeError("The network was used")
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        used.append(f"{event} {args[:2]}")
        raise RuntimeError("The network was used")


def look_at_the_process() -> None:
    process = psutil.Process()
    while not over.wait(0.05):
        used.extend(f"{one.laddr} {one.raddr} {one.status}" for one in process.net_connections("inet"))


def main() -> int:
    sys.addaudithook(forbid)
    threading.Thread(target=look_at_the_process, daemon=True).start()
    import main as app
    from puppet.capture.camera import DRIVER_KEY
    from puppet.live.folders import Folders
    from puppet.live.puppeteer import LivePuppeteer
    from puppet.models import PortraitInfo
    from tests.faults import until
    from tests.storm import Silent

    parts = replace(app.build_parts(), refines=None, open_output=lambda size, fps: Silent())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_VIDEOS_DIR"], os.environ["XDG_PICTURES_DIR"] = str(folder), str(folder)
        puppeteer = LivePuppeteer(
            parts, size=(320, 180), camera=DRIVER_KEY, folders=Folders.inside(folder / "user"), prefetch=False
        )
        puppeteer.start()
        until(lambda: puppeteer.state().ready, 180, "The start")
        puppeteer.go_live(True)
        added = puppeteer.add_portrait(app_portrait(), "Mine")
        assert isinstance(added, PortraitInfo)
        puppeteer.select_portrait(added.key)
        until(lambda: puppeteer.state().portrait_key == added.key, 60, "The portrait")
        puppeteer.outlets.record(True, sound=False)
        time.sleep(1.0)
        puppeteer.outlets.snapshot()
        puppeteer.outlets.record(False)
        until(lambda: not puppeteer.outlets.state().recording.finishing, 30, "The recording")
        puppeteer.set_away(True)
        puppeteer.close()
        kinds = {path.suffix for path in folder.glob("*")}
        assert {".mp4", ".png"} <= kinds, kinds
    over.set()
    for one in used:
        print(one)
    print("used" if used else "no network")
    return 1 if used else 0


def app_portrait() -> Path:
    from puppet.persona.portrait import bundled_portraits

    return bundled_portraits()[1].source


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)
