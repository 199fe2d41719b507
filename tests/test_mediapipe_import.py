"""MediaPipe comes without the plotting library that it imports for its drawing helpers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOAD = "from puppet.tracking.mediapipe_import import load_mediapipe; load_mediapipe()\n"


def run(code: str) -> str:
    """What a Python of its own prints."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nothing_of_the_plotting_library_is_imported_and_it_can_be_afterwards() -> None:
    said = run(
        "import sys\n" + LOAD + "print('matplotlib' in sys.modules, 'matplotlib.pyplot' in sys.modules)\n"
        "from matplotlib.figure import Figure\n"
        "print(len(Figure().add_subplot().plot([1, 2])))\n"
    )
    assert said.split() == ["False", "False", "1"]


def test_what_was_imported_before_stays() -> None:
    said = run("import sys, matplotlib\nbefore = matplotlib\n" + LOAD + "print(sys.modules['matplotlib'] is before)")
    assert said == "True"


@pytest.mark.parametrize(
    "use",
    [
        "from puppet.tracking.tracker import MediaPipeTracker; MediaPipeTracker()",
        "from puppet.persona.facefinder import FaceFinder; FaceFinder()._mesh(0.5)",
        "from puppet.persona.facefinder import FaceFinder; FaceFinder()._detect(NOTHING)",
        "from puppet.persona.matting import PersonSegmenter; PersonSegmenter()._run(NOTHING)",
    ],
    ids=["tracker", "mesh", "detector", "segmenter"],
)
def test_whoever_needs_it_first_loads_it_like_this(use: str) -> None:
    said = run(
        f"import sys\nimport numpy as np\nNOTHING = np.zeros((64, 64, 3), np.uint8)\n{use}\n"
        "print('mediapipe' in sys.modules, 'matplotlib' in sys.modules)"
    )
    assert said == "True False"


def test_what_renders_is_imported_while_the_portrait_is_made() -> None:
    said = run(
        "import sys, threading, main\nmain.build_parts().load()\n"
        "[one.join() for one in threading.enumerate() if one.name == 'import']\n"
        "print('puppet.model.renderer' in sys.modules, 'engines.openvino' in sys.modules, 'torch' in sys.modules)"
    )
    assert said == "True True False"
