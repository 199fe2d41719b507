"""What the live chain is built from, named by what it needs of each part. ``main.py`` picks the concrete classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from puppet.models import CalibrationState, CameraInfo, Face, FaceChoice, Gains, Image, Persona, Points, Renderer

if TYPE_CHECKING:
    from puppet.capture.camera import Camera
    from puppet.outputs import Output
    from puppet.refinement.result import Refines
    from puppet.tracking.tracker import Tracker


class Calibrates(Protocol):
    """Finds the driver's neutral face: see ``puppet.motion.calibration.Calibrator``."""

    def update(self, face: Face | None, now_s: float) -> CalibrationState: ...

    def start(self, now_s: float) -> None: ...

    def adopt(self, neutral: Points, now_s: float) -> None:
        """Take a neutral that was found elsewhere."""

    @property
    def neutral(self) -> Points | None: ...

    @property
    def provisional(self) -> Points | None:
        """What to go by until there is a neutral."""


class Retargets(Protocol):
    """Carries the driver's motion over to one portrait: see ``puppet.motion.retarget.Retargeter``."""

    def target(self, face: Face) -> Points: ...

    def steer(self, gains: Gains, look: float, smoothing: float) -> None:
        """Carry the next faces over like this."""


class MakesPersonas(Protocol):
    """Turns a picture into a persona: see ``puppet.persona.portrait.PortraitMaker``."""

    def make(self, source: Path | bytes | Image, name: str = "", face: int | None = None) -> Persona | FaceChoice: ...

    def close(self) -> None: ...


class Bundled(Protocol):
    """A portrait that comes with the program: see ``puppet.persona.portrait.BundledPortrait``."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def source(self) -> Path: ...


def _nothing() -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The collaborators of LivePuppeteer. Each is called off the GUI thread, so it may import and load what it needs.

    Attributes:
        tracker: makes the face tracker; called and used on one thread.
        calibrator: makes one for each camera; told of the neutral of an earlier sitting, if there is one.
        retargeter: (portrait landmarks, driver's neutral, gains) to one that carries motion over.
        renderer: makes one for each prepared portrait.
        maker: makes the persona maker, once.
        load_image: reads a picture file or its bytes; PuppetError when it cannot.
        thumbnail: a persona to uint8 (96, 96, 3).
        bundled: the portraits that come with the program, the first one is shown first.
        list_cameras: what the user can pick.
        open_camera: (key, time-out in seconds) to an open camera; PuppetError when it cannot be opened.
        open_output: ((width, height), pictures a second) to an open output; PuppetError naming all reasons. None: there
            is no output, pictures are only shown.
        refines: the hash of the generator's weights, and what refines personas for them; None: nothing is refined.
        load: imports what several of the others need, once and before any of them: large packages (MediaPipe) come out
            half-imported when two threads import them at the same time.
    """

    tracker: Callable[[], Tracker]
    calibrator: Callable[[Points | None], Calibrates]
    retargeter: Callable[[Points, Points, Gains], Retargets]
    renderer: Callable[[], Renderer]
    maker: Callable[[], MakesPersonas]
    load_image: Callable[[Path | bytes], Image]
    thumbnail: Callable[[Persona], Image]
    bundled: Callable[[], Sequence[Bundled]]
    list_cameras: Callable[[], list[CameraInfo]]
    open_camera: Callable[[str, float], Camera]
    open_output: Callable[[tuple[int, int], float], Output] | None
    load: Callable[[], None] = _nothing
    refines: Callable[[], tuple[str, Refines]] | None = None
