"""The settings themselves. Frozen: a change is a new value (``msgspec.structs.replace``).

To add a section: a frozen struct whose fields all have defaults, and a field of ``Settings``. Ranges stand in the types
and are kept when a file is read (``reading``) and when it is written.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args, get_origin

import msgspec

from puppet.models import Gains, MotionStyle, View

Gain = Annotated[float, msgspec.Meta(ge=0.0, le=2.0)]
Name = Annotated[str, msgspec.Meta(max_length=200)]
Key = Annotated[str, msgspec.Meta(max_length=1000)]
SizeName = Literal["360p", "540p", "720p", "1080p"]
FrameRate = Literal[15, 20, 24, 25, 30, 60]

SIZES: dict[str, tuple[int, int]] = {"360p": (640, 360), "540p": (960, 540), "720p": (1280, 720), "1080p": (1920, 1080)}
"""(width, height) of the pictures in pixels by what ``Framing.size`` calls them."""
FRAME_RATES: tuple[int, ...] = get_args(FrameRate)
"""Pictures a second to choose from."""


class Consent(msgspec.Struct, frozen=True):
    """Whether the user has promised to use portraits that they have the right to use.

    Attributes:
        accepted_at: when, ISO 8601 in UTC; "" if they have not.
    """

    accepted_at: Name = ""


class FirstRun(msgspec.Struct, frozen=True):
    """How far the first run has come.

    Attributes:
        done: the steps that are done, by name.
        finished: it went to its end or was skipped, and does not come again by itself.
    """

    done: tuple[Name, ...] = ()
    finished: bool = False


class Motion(msgspec.Struct, frozen=True):
    """How the driver's motion is carried over.

    Attributes:
        pose, mouth, brows, eyes, gaze: strength of each part, 0 not at all, 1 as it is.
        look_at_camera: the puppet looks at whoever looks at it, wherever the driver looks.
        smoothing: 0 none (every tremor shows), 1 usual, 2 calm and a little later.
        mirror_input: the puppet moves as a mirror would: the driver's left is its right.
        idle: at rest the puppet breathes and blinks.
    """

    pose: Gain = 1.0
    mouth: Gain = 1.0
    brows: Gain = 1.0
    eyes: Gain = 1.0
    gaze: Gain = 1.0
    look_at_camera: bool = False
    smoothing: Gain = 1.0
    mirror_input: bool = False
    idle: bool = True

    @property
    def style(self) -> MotionStyle:
        """The same for the puppeteer."""
        gains = Gains(self.pose, self.mouth, self.brows, self.eyes, self.gaze)
        return MotionStyle(gains, self.look_at_camera, self.smoothing, self.mirror_input, self.idle)


class Framing(msgspec.Struct, frozen=True):
    """How the portrait stands in the picture, and what the window shows over it.

    Attributes:
        zoom: 1 as ``fit`` says, to 4 times as large.
        x, y: where it stands between its furthest places, -1 left or top to 1 right or bottom; 0 is its usual place.
        fit: "fit" shows all of the portrait, "fill" all of it that fills the picture.
        size: of the pictures; see ``SIZES``.
        fps: pictures a second, at most.
        mirror_preview: the window alone shows pictures mirrored.
        mirror_output: others see them mirrored.
        landmarks: the inset shows the landmarks found.
        landmarks_preview: so does the large picture, which only this window shows.
        figures: the bar shows frame rate and latency.
    """

    zoom: Annotated[float, msgspec.Meta(ge=1.0, le=4.0)] = 1.0
    x: Annotated[float, msgspec.Meta(ge=-1.0, le=1.0)] = 0.0
    y: Annotated[float, msgspec.Meta(ge=-1.0, le=1.0)] = 0.0
    fit: Literal["fit", "fill"] = "fit"
    size: SizeName = "720p"
    fps: FrameRate = 30
    mirror_preview: bool = False
    mirror_output: bool = False
    landmarks: bool = True
    landmarks_preview: bool = False
    figures: bool = True

    @property
    def view(self) -> View:
        """The same for the puppeteer."""
        return View(self.zoom, self.x, self.y, self.fit == "fill", self.mirror_output)

    @property
    def pixels(self) -> tuple[int, int]:
        """(width, height) of the pictures."""
        return SIZES[self.size]


class Output(msgspec.Struct, frozen=True):
    """What leaves, and what it looks like.

    Attributes:
        background: what stands behind people: "keep", "blur", "green", a colour ("#20304a"), or "picture".
        background_picture: file of the picture.
        invisible_mark, visible_mark: pictures carry them.
        record_sound: recordings have the microphone's sound.
    """

    background: Name = "keep"
    background_picture: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    invisible_mark: bool = True
    visible_mark: bool = False
    record_sound: bool = True

    @property
    def behind(self) -> str:
        """The background as ``Outlets.set_background`` takes it."""
        return self.background_picture if self.background == "picture" else self.background


class Keys(msgspec.Struct, frozen=True):
    """Keys that the user has given to commands, by the command's name; commands not named keep their own."""

    remap: dict[Name, tuple[Name, ...]] = {}


class Window(msgspec.Struct, frozen=True):
    """How the window was left.

    Attributes:
        geometry: what Qt says of place and size, in Base64; "" before the first time.
        panel_open: whether the panel at the right is open.
        sections: names of its sections that are open.
    """

    geometry: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    panel_open: bool = False
    sections: tuple[Name, ...] = ("motion",)


class Tray(msgspec.Struct, frozen=True):
    """Attributes:
    told: the user has been told that a closed window goes on in the tray.
    """

    told: bool = False


class Settings(msgspec.Struct, frozen=True):
    """All of them.

    Attributes:
        camera: key of the camera to start with; "" for the first one.
        portrait: key of the portrait to start with; "" for the first one.
        language: of the window ("de", "pt_BR"); "" for the system's.
    """

    camera: Key = ""
    portrait: Key = ""
    language: Name = ""
    motion: Motion = Motion()
    framing: Framing = Framing()
    output: Output = Output()
    keys: Keys = Keys()
    window: Window = Window()
    tray: Tray = Tray()
    consent: Consent = Consent()
    first_run: FirstRun = FirstRun()


PROFILED: tuple[str, ...] = ("camera", "portrait", "motion", "framing", "output")
"""What a profile holds: how one looks in a call. The rest belongs to the person and the machine."""


def limits(struct: type[msgspec.Struct], field: str) -> tuple[float, float]:
    """The least and the greatest value of a number, for its slider. Raises KeyError for a field without a range."""
    [kind] = [known.type for known in msgspec.structs.fields(struct) if known.encode_name == field] or [None]
    for meta in get_args(kind)[1:] if get_origin(kind) is Annotated else ():
        if isinstance(meta, msgspec.Meta) and meta.ge is not None and meta.le is not None:
            return float(meta.ge), float(meta.le)
    raise KeyError(f"{struct.__name__}.{field} has no range")
