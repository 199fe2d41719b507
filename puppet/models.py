"""The plain values that travel through Puppet, and the two protocols that stages are swapped behind.

Imports numpy alone, so that the window can use these types without waiting for anything heavy. Arrays are not written
after they are handed on. Colour is RGB everywhere; times are ``time.perf_counter`` seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from puppet.curation import CameraViews, Curator
from puppet.outlets import Outlets

if TYPE_CHECKING:
    from puppet.picture import Picture

Image = NDArray[np.uint8]
Points = NDArray[np.float32]

LANDMARKS = 478
"""MediaPipe face mesh: 468 landmarks of the face, then five of each iris."""


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """One camera frame. No output takes one: see ``compose.Picture``.

    Attributes:
        pixels: uint8 (H, W, 3), RGB.
        captured_s: when it was captured, ``perf_counter`` seconds.
        index: counts the frames of its source, from 0 (goes on counting when a file loops).
    """

    pixels: Image
    captured_s: float
    index: int


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """The landmarks of one tracked face.

    Attributes:
        landmarks: float32 (478, 3): x, y in pixels of its frame, z in the same unit (smaller is nearer).
        size: (width, height) of its frame in pixels.
        captured_s: of its frame.
        index: of its frame.
    """

    landmarks: Points
    size: tuple[int, int]
    captured_s: float
    index: int


@dataclass(frozen=True, slots=True)
class Crop:
    """A square part of a portrait in its pixels; may reach beyond the edges."""

    x: float
    y: float
    size: float


@dataclass(frozen=True, eq=False)
class Refinement:
    """What was found for one person beyond what the networks say at once.

    Attributes:
        weights: hash of the generator's weights that it was found for (``Weights.hash``); to others it is of no use.
        tensors: float32, finite, one to four dimensions, by name: "adain" (K,), "spatial" (C, h, w), "texture"
            (S, S, 3) and the like.
        scores: figures by which it was accepted, finite.
    """

    weights: str
    tensors: Mapping[str, NDArray[np.float32]]
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, slots=True)
class Cutout:
    """A portrait's person alone, to be put in front of another background.

    Attributes:
        image: uint8 (H, W, 3), RGB: the person's own colours, free of what was behind it, continued beyond its edge.
        mask: uint8 (H, W), 0 background to 255 person.
    """

    image: Image
    mask: Image


@dataclass(frozen=True, eq=False, slots=True)
class Persona:
    """What one portrait becomes, once, before it is puppeteered.

    Attributes:
        id: tells this portrait (its pixels and the face chosen in it) from any other.
        name: shown to the user.
        image: uint8 (H, W, 3), RGB.
        landmarks: float32 (478, 3) in pixels of ``image``.
        crop: the fixed frame around face and shoulders.
        mask: uint8 (H, W), 0 background to 255 person.
        background: uint8 (H, W, 3), RGB: ``image`` with the person painted over.
        others: further photographs of the same person, at sizes of their own, at most seven; they have no others.
        refinement: what was found for this person, if anything.
        cutout: the person alone, where another background is wanted; never kept in a file.
    """

    id: str
    name: str
    image: Image
    landmarks: Points
    crop: Crop
    mask: Image
    background: Image
    others: tuple[Persona, ...] = ()
    refinement: Refinement | None = None
    cutout: Cutout | None = None

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the portrait in pixels."""
        return self.image.shape[1], self.image.shape[0]


@dataclass(frozen=True, slots=True)
class Gains:
    """How strongly each part of the driver's motion is carried over: 0 not at all, 1 as it is, at most 2."""

    pose: float = 1.0
    mouth: float = 1.0
    brows: float = 1.0
    eyes: float = 1.0
    gaze: float = 1.0


@dataclass(frozen=True, slots=True)
class MotionStyle:
    """How the driver's motion is carried over.

    Attributes:
        gains: strength of each part.
        look_at_camera: the puppet looks at whoever looks at it, wherever the driver looks.
        smoothing: 0 none, 1 usual, 2 calm and a little later.
        mirror: the puppet moves as a mirror would: the driver's left is its right.
        idle: at rest the puppet breathes and blinks.
    """

    gains: Gains = field(default_factory=Gains)
    look_at_camera: bool = False
    smoothing: float = 1.0
    mirror: bool = False
    idle: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """How the portrait stands in the picture.

    Attributes:
        zoom: 1 to 4.
        x, y: -1 as far left or up as it goes, to 1; 0 is its usual place.
        fill: it fills the picture; else all of it is shown.
        mirror: others see it mirrored.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fill: bool = False
    mirror: bool = False


class Renderer(Protocol):
    """Turns landmarks into the portrait's picture. Owns no thread; called from one thread at a time.

    Attributes:
        name: what it is chosen by.
        runs_on: what it runs on, in words ("OpenVINO · CPU").
        trouble: why the last picture is a lesser renderer's; empty when it is not.
        notice: what else the user should know of how it renders; empty when there is nothing.
    """

    name: str

    @property
    def runs_on(self) -> str: ...

    @property
    def trouble(self) -> str: ...

    @property
    def notice(self) -> str: ...

    def bind(self, persona: Persona) -> None:
        """Take a portrait; the next ``render`` shows it. Raises PuppetError if it cannot be rendered."""

    def render(self, landmarks: Points) -> Image:
        """Render one pose.

        Args:
            landmarks: float32 (478, 3) in pixels of the bound persona's image.

        Returns:
            uint8 (H, W, 3), RGB, as large as the persona's image; (H, W, 4) where the persona has a cut-out, with how
            much of the person there is (not premultiplied). A new array each time.
        """


class Mend(Enum):
    """What a renderer in parts does about a picture beyond the plain warp."""

    ANEW = "anew"
    CARRIED = "carried"  # what was found for the picture before goes along with the head
    NONE = "none"


@runtime_checkable
class PartedRenderer(Renderer, Protocol):
    """A renderer whose ``render`` comes in parts: each of them may be called from a thread of its own, for different
    pictures at the same time, and those of one picture come after each other; but ``aim`` may run beside ``look`` and
    ``mend``.
    """

    def begin(self, landmarks: Points, mend: Mend = Mend.ANEW) -> Any:
        """Take a pose; see ``render``. What it returns, at once, goes through the other parts."""

    def look(self, work: Any) -> None:
        """What ``mend`` needs."""

    def mend(self, work: Any) -> None:
        """The long computation."""

    def aim(self, work: Any) -> None:
        """What ``finish`` needs and ``mend`` does not give. May be left out."""

    def finish(self, work: Any) -> Image:
        """The picture; see ``render``."""


# ---- what the window sees -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A source the user can pick. ``key`` is stable between starts; ``name`` is shown."""

    key: str
    name: str


@dataclass(frozen=True, eq=False, slots=True)
class PortraitInfo:
    """One tile of the gallery. ``thumbnail`` is uint8 (96, 96, 3) RGB; ``photos`` counts all photos of the person;
    ``consent`` is when the user said that they may use it, ISO 8601 in UTC, "" if they have not."""

    key: str
    name: str
    thumbnail: Image
    removable: bool = True
    photos: int = 1
    consent: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class FaceChoice:
    """A portrait with several faces: the user picks one of ``thumbnails`` (each uint8 (160, 160, 3), left to right)."""

    thumbnails: tuple[Image, ...]


@dataclass(frozen=True, eq=False, slots=True)
class AnotherPerson:
    """A photo that looks like another person than the portrait: the user says which it is.

    Attributes:
        portrait, photo: both faces, uint8 (160, 160, 3) RGB.
    """

    portrait: Image
    photo: Image


class Severity(Enum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell the user, with what to do. A new one with the same ``key`` replaces the old one."""

    key: str
    message: str
    remedy: str = ""
    severity: Severity = Severity.WARNING


class FaceStatus(Enum):
    """What the tracker sees."""

    STARTING = "starting"
    TRACKED = "tracked"
    LOST = "lost"


class CalibrationPhase(Enum):
    IDLE = "idle"  # calibrated, or waiting for a face
    COUNTDOWN = "countdown"  # the user pressed Calibrate: seconds count down
    WAITING = "waiting"  # no neutral face yet: see ``reason``
    COLLECTING = "collecting"  # a neutral face is held: ``progress`` runs to 1
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CalibrationState:
    """Where calibration stands. ``reason`` says in plain words what keeps it waiting ("Close your mouth")."""

    phase: CalibrationPhase = CalibrationPhase.IDLE
    countdown_s: float = 0.0
    progress: float = 0.0
    reason: str = ""
    calibrated: bool = False


@dataclass(frozen=True, slots=True)
class LiveState:
    """One reading of everything the window shows beside pictures. Cheap to take, consistent in itself.

    Attributes:
        ready: models are loaded and pictures are made.
        loading: what is being waited for while not ready ("Loading the face tracker…").
        live: others see the puppet (else the Away card).
        away: the user asked for the Away card.
        testing: others see the test picture in place of everything.
        fps: distinct pictures a second over the last two seconds.
        latency_p50_ms, latency_p95_ms: camera to output, over the last two seconds.
        runs_on: renderer and engine in words ("Warp · CPU").
        output_name: the virtual camera's name, or "Preview only".
        output_open: a virtual camera is taking pictures.
        refining: how much of the shown portrait's refinement is done, 0 to 1; None while it is not being refined.
        better_neutral: a face better fit for a neutral than the one in use was seen a moment ago; ``find_neutral``
            takes it.
    """

    ready: bool = False
    loading: str = ""
    live: bool = False
    away: bool = False
    fps: float = 0.0
    latency_p50_ms: float = 0.0
    latency_p95_ms: float = 0.0
    runs_on: str = ""
    camera_key: str = ""
    portrait_key: str = ""
    face: FaceStatus = FaceStatus.STARTING
    output_name: str = ""
    output_open: bool = False
    refining: float | None = None
    calibration: CalibrationState = field(default_factory=CalibrationState)
    problems: tuple[Problem, ...] = ()
    better_neutral: bool = False
    testing: bool = False


class Puppeteer(Protocol):
    """The whole chain as the window drives it. Every method returns at once unless it says otherwise."""

    def start(self) -> None:
        """Start loading and running in the background."""

    def close(self) -> None:
        """Stop every thread and close every device; returns within two seconds."""

    def state(self) -> LiveState: ...

    def picture(self) -> Picture | None:
        """The newest large picture: what others see while live, else the puppet as a preview. None before the first."""

    def others_see(self) -> Picture | None:
        """The newest picture that others see: the Away card before Go live. None before the first."""

    def inset(self) -> tuple[Frame, Face | None] | None:
        """The newest camera frame and the face found in it, for the window's inset alone."""

    def cameras(self) -> list[CameraInfo]: ...

    def portraits(self) -> list[PortraitInfo]: ...

    @property
    def camera_views(self) -> CameraViews: ...

    @property
    def curator(self) -> Curator: ...

    @property
    def outlets(self) -> Outlets: ...

    def try_output(self) -> None:
        """Try at once to open the virtual camera, if it is not open."""

    def select_camera(self, key: str) -> None: ...

    def select_portrait(self, key: str) -> None: ...

    def add_portrait(self, source: Path | bytes, name: str = "", face: int | None = None) -> PortraitInfo | FaceChoice:
        """Add a portrait from an image file or its bytes. Takes up to seconds: call it off the GUI thread.

        Returns:
            The new tile; or, when there are several faces and ``face`` is None, the faces to choose from.

        Raises:
            PuppetError: unreadable file, no face, and so on.
        """

    def remove_portrait(self, key: str) -> None:
        """Delete one of the user's own portraits for good (``curator.remove`` can be taken back); others stay. In a
        call, others see the Away card when it is the one that was shown.

        Raises:
            PuppetError: it cannot be deleted.
        """

    def photos(self, key: str) -> list[Image]:
        """The faces of all photos of a portrait, the one that is shown first: uint8 (160, 160, 3) RGB. Like
        ``add_portrait``, this and the next three take up to seconds: call them off the GUI thread.

        Raises:
            PuppetError: the portrait cannot be read.
        """

    def add_photo(
        self, key: str, source: Path | bytes, name: str = "", face: int | None = None, same_person: bool = False
    ) -> PortraitInfo | FaceChoice | AnotherPerson:
        """Add a further photo of the same person to a portrait.

        Args:
            key: of the portrait.
            source, face: see ``add_portrait``.
            name: what the photo is called in a message.
            same_person: the user says that it is the same person, whatever it looks like.

        Returns:
            The portrait's tile as it is now; or the faces to choose from; or, where the photo looks like another
            person and ``same_person`` is False, both faces to compare.

        Raises:
            PuppetError: unreadable, no face, there already, or as many photos as a portrait can have.
        """

    def remove_photo(self, key: str, number: int) -> PortraitInfo:
        """Remove a further photo, counted from 1 as in ``photos``: 0 is the portrait itself, and stays.

        Raises:
            PuppetError: there is no such photo, or the change cannot be kept.
        """

    def undo_photos(self, key: str, steps: int = 1) -> PortraitInfo:
        """Take back the last changes to a portrait's photos, made since the program's start.

        Raises:
            PuppetError: there are not as many, or it cannot be kept.
        """

    def calibrate(self) -> None:
        """Start the countdown to a new neutral."""

    def find_neutral(self) -> None:
        """Take the most neutral face of the last seconds for the neutral; a problem says so if there was none."""

    def set_motion(self, style: MotionStyle) -> None:
        """Carry motion over in this way from the next picture on, without a jump."""

    def set_view(self, view: View) -> None:
        """Frame the portrait in this way from the next picture on, without a jump."""

    def set_format(self, size: tuple[int, int], fps: float) -> None:
        """Make pictures of another (width, height), and so many a second: the virtual camera is opened again for them.

        Raises:
            PuppetError: others see the puppet at the moment: the call would lose its camera.
        """

    def landmarks(self) -> Points | None:
        """Where the newest picture shows the portrait's landmarks, for the window alone: float32 (478, 2), pixels."""

    def go_live(self, live: bool) -> None: ...

    def set_away(self, away: bool) -> None: ...

    def dismiss(self, problem_key: str) -> None: ...
