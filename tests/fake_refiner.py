"""Stands in for the process that refines personas: the real one around a refinement that takes no time, and fails in
the ways it can.

python -m tests.fake_refiner WAY file-to-read file-to-write
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np

from puppet.models import Persona, Refinement
from puppet.refinement import elsewhere
from puppet.refinement.result import Progress, Refined

WEIGHTS = "a" * 64


def refinement(shade: float = 0.5) -> Refinement:
    return Refinement(WEIGHTS, {"adain": np.full(4, shade, np.float32)}, {"face after": 30.5})


def main(way: str, files: list[str]) -> int:
    def refine(persona: Persona, progress: Progress) -> Refined:
        progress(0.25)
        if way == "hangs":
            Path(files[1]).with_name("begun").touch()
            time.sleep(60)
        if way == "crashes":
            os.abort()
        if way == "fails":
            raise MemoryError("no room for another trip")
        progress(1.0)
        figures = {"face": 30.0 + len(persona.others)}
        return Refined(None if way == "refuses" else refinement(), way, figures, figures)

    return elsewhere.main(files, refine)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
