"""No pixel of a webcam reaches anybody: the whole chain with a keyed pattern in every camera frame, in all weathers."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from puppet.live.gallery import encode_png
from puppet.persona.contents import PersonaFile
from puppet.persona.file import save_persona
from tests import persona_files
from tests.faults import KEY, keyed, leaks_in, tinted
from tests.storm import Storm


@pytest.fixture(autouse=True)
def no_noise(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


@pytest.mark.parametrize("share", [0.1, 0.3, 1.0])
def test_the_search_finds_a_trace_of_the_key(share: float) -> None:
    grey = np.full((36, 64, 3), 90, np.uint8)
    assert not tinted(grey)
    seen = grey.copy()
    seen[3, 5] = (1 - share) * seen[3, 5] + share * np.array(KEY)
    assert tinted(seen)


@pytest.mark.parametrize("how", ["raw", "png", "persona"])
def test_the_search_finds_the_key_in_files(tmp_path: Path, how: str) -> None:
    frame = np.full((80, 60, 3), KEY, np.uint8)
    persona = persona_files.persona()
    save_persona(tmp_path / "clean.puppet", PersonaFile.of(persona))
    assert leaks_in(tmp_path) == []
    if how == "raw":
        (tmp_path / "log.txt").write_bytes(b"frame: " + frame.tobytes())
    elif how == "png":
        (tmp_path / "snapshot.png").write_bytes(encode_png(frame))
    else:
        save_persona(
            tmp_path / "a.puppet", PersonaFile.of(replace(persona, background=np.full_like(persona.image, KEY)))
        )
    assert keyed(frame)
    assert len(leaks_in(tmp_path)) == 1


def test_no_webcam_pixel_leaves_the_chain_whatever_happens(tmp_path: Path) -> None:
    """Every fault in one call; ``python -m tests.leak_run`` does the same over a hundred thousand pictures."""
    storm = Storm(tmp_path, seed=3)
    storm.call(most=10**9)
    report = storm.report
    assert report.rounds >= 25
    assert report.pictures > 1000
    assert report.large > 20
    assert report.files > 3
    assert report.streamed > 20
    assert report.filmed > 20
    assert storm.leaks == 0, report
