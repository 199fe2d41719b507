"""Stands in for the process that builds TensorRT engines: keeps to its protocol, and fails in the ways it can.

python -m tests.fake_builder WAY weights-file place-for-the-engine
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from engines.build import _end_with_the_app, _say
from puppet.model.weights import load_weights


def main(way: str, source: Path, target: Path) -> int:
    _say("reading the weights")
    weights = load_weights(source)
    print("a library's own chatter")
    print('{"other": 1}')
    if way == "fails":
        print("Error Code 9: no implementation found", file=sys.stderr)
        return 3
    if way == "crashes":
        os.abort()
    if way == "hangs":
        time.sleep(60)
    if way == "waits for the app":
        (target.parent.parent / "pid").write_text(str(os.getpid()))
        _end_with_the_app()
    _say("building")
    if way != "forgets":
        target.write_bytes(b"engine of " + weights.hash.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
