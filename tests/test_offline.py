"""Nothing goes out and nothing listens: the app from start to end in a process in which sockets raise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(code: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, *code.split(" ", 1)], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
    )


def test_the_app_runs_without_a_network_and_listens_to_nobody() -> None:
    done = run("-m tests.offline_run")
    assert done.stdout.strip().endswith("no network"), done.stdout[-2000:] + done.stderr[-2000:]
    assert done.returncode == 0


def test_the_watch_sees_a_use_of_the_network() -> None:
    for use in (
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socket().bind(('127.0.0.1', 0))",
        "urllib.request.urlopen('http://127.0.0.1:9/')",
    ):
        start = "import socket, sys, urllib.request; from tests import offline_run as o; sys.addaudithook(o.forbid)"
        assert "The network was used" in run(f"-c {start}; {use}").stderr
