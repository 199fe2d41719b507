"""Stands in for the process that builds TensorRT engines: keeps to its protocol, and fails in the ways it can.

python -m tests.fake_builder WAY weights-file place-for-the-engine
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from puppet.processes import say, serve_the_app


def main(way: str, source: Path, target: Path) -> int:
    serve_the_app()
    say(step="reading the weights")
    content = source.read_bytes()
    told = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])["__metadata__"]  # of a safetensors file
    print("a library's own chatter")
    print('{"other": 1}')
    if way == "fails":
        print("Error Code 9: no implementation found", file=sys.stderr)
        return 3
    if way == "crashes":
        os.abort()
    if way == "hangs":
        time.sleep(60)
    say(step="building")
    if way != "forgets":
        target.write_bytes(b"engine of " + told["hash"].encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
