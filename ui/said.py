"""What the rest of the program says, in the language of the window.

It speaks English and knows nothing of Qt. Its most frequent words are listed here, as it says them, and what it says
with names in it in ``named``; what is not listed stays as it is.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from puppet.models import LiveState
from ui import named

WORDS = (
    # what calibration waits for
    QT_TRANSLATE_NOOP("Puppet", "No face: move into the picture"),
    QT_TRANSLATE_NOOP("Puppet", "Come closer"),
    QT_TRANSLATE_NOOP("Puppet", "Move into the middle of the picture"),
    QT_TRANSLATE_NOOP("Puppet", "Look straight at the camera"),
    QT_TRANSLATE_NOOP("Puppet", "Open your eyes"),
    QT_TRANSLATE_NOOP("Puppet", "Close your mouth"),
    QT_TRANSLATE_NOOP("Puppet", "Hold still"),
    # what is being loaded, and cameras that are none
    QT_TRANSLATE_NOOP("Puppet", "Preparing the portrait…"),
    QT_TRANSLATE_NOOP("Puppet", "Loading the face tracker…"),
    QT_TRANSLATE_NOOP("Puppet", "Demo clip"),
    QT_TRANSLATE_NOOP("Puppet", "Preview only"),
    # problems and what to do
    QT_TRANSLATE_NOOP("Puppet", "The camera delivers no pictures."),
    QT_TRANSLATE_NOOP(
        "Puppet", "See whether another program uses it, unplug it and plug it in again, or pick another camera."
    ),
    QT_TRANSLATE_NOOP("Puppet", "None of the last seconds' faces was neutral."),
    QT_TRANSLATE_NOOP("Puppet", "Look straight at the camera, mouth closed, and try again."),
    QT_TRANSLATE_NOOP("Puppet", "The most neutral face of the last seconds is the neutral now."),
    QT_TRANSLATE_NOOP("Puppet", "No face has been seen for a while: others see the Away card."),
    QT_TRANSLATE_NOOP("Puppet", "Sit in front of the camera; the puppet comes back by itself."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera does not take pictures."),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "It is opened again; if others see nothing, close the call program's camera and open it again.",
    ),
    QT_TRANSLATE_NOOP("Puppet", "Close the call program's camera and open it again, or start Puppet again."),
    QT_TRANSLATE_NOOP("Puppet", "No face was found in the picture"),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide",
    ),
    QT_TRANSLATE_NOOP("Puppet", "This computer is busy: this window shows every second picture, others see them all."),
    QT_TRANSLATE_NOOP("Puppet", "This computer is busy: every second picture gets its fine details."),
    QT_TRANSLATE_NOOP("Puppet", "This computer is busy: the puppet is drawn more simply."),
    QT_TRANSLATE_NOOP("Puppet", "Closing other programs helps; full quality comes back by itself."),
    QT_TRANSLATE_NOOP("Puppet", "No camera was found"),
    QT_TRANSLATE_NOOP("Puppet", "A camera's driver does not answer"),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.",
    ),
    QT_TRANSLATE_NOOP("Puppet", "The camera's picture is black."),
    QT_TRANSLATE_NOOP("Puppet", "Open its shutter or cover, or turn on a light."),
    QT_TRANSLATE_NOOP("Puppet", "The camera's picture is frozen."),
    QT_TRANSLATE_NOOP("Puppet", "Unplug it and plug it in again, or choose another camera."),
    QT_TRANSLATE_NOOP("Puppet", "A portrait cannot be prepared: it takes too long."),
    QT_TRANSLATE_NOOP("Puppet", "Pick another portrait."),
    QT_TRANSLATE_NOOP("Puppet", "The puppet rests and it is tried again. If it stays, start Puppet again."),
    QT_TRANSLATE_NOOP("Puppet", "It is tried again by itself; if this stays, start Puppet again."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera takes long to open."),
    QT_TRANSLATE_NOOP("Puppet", "It is tried once more; see whether another program uses it."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera does not open."),
    QT_TRANSLATE_NOOP("Puppet", "Others cannot see the puppet; close what uses the camera, then start Puppet again."),
    QT_TRANSLATE_NOOP("Puppet", "Choose a JPEG, PNG or WebP picture"),
    QT_TRANSLATE_NOOP("Puppet", "Open it in an image viewer and save it as JPEG or PNG"),
    QT_TRANSLATE_NOOP("Puppet", "The pasted picture is empty"),
    QT_TRANSLATE_NOOP("Puppet", "Fetch or copy it again"),
    QT_TRANSLATE_NOOP("Puppet", "Copy the picture again"),
    QT_TRANSLATE_NOOP("Puppet", "The download or copy went wrong: fetch it again"),
    QT_TRANSLATE_NOOP("Puppet", "Check the name"),
    QT_TRANSLATE_NOOP("Puppet", "Choose a picture file inside it"),
    QT_TRANSLATE_NOOP("Puppet", "Change the file's permissions, or copy it elsewhere"),
    QT_TRANSLATE_NOOP("Puppet", "Use a picture in which the face is at least about 100 pixels wide"),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "Use a larger picture or cut it closer: the face should be at least about 100 pixels wide",
    ),
    QT_TRANSLATE_NOOP("Puppet", "Add it again and choose one"),
    QT_TRANSLATE_NOOP("Puppet", "Free some space there, or make the folder writable"),
    QT_TRANSLATE_NOOP("Puppet", "Free some space there, or choose another folder"),
    QT_TRANSLATE_NOOP("Puppet", "Close other apps that use the camera, and check that it is plugged in"),
    QT_TRANSLATE_NOOP("Puppet", "Unplug it and plug it in again"),
    QT_TRANSLATE_NOOP("Puppet", "Unplug it and plug it in again, or pick another one"),
    QT_TRANSLATE_NOOP("Puppet", "The camera does not open"),
    QT_TRANSLATE_NOOP("Puppet", "The camera is not connected"),
    QT_TRANSLATE_NOOP("Puppet", "Plug it in, or choose another one"),
    QT_TRANSLATE_NOOP("Puppet", "The camera failed"),
    QT_TRANSLATE_NOOP("Puppet", "Plug it in again or pick another; it is tried again by itself."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera cannot be opened"),
    QT_TRANSLATE_NOOP("Puppet", "Others cannot see the puppet; the preview goes on."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera failed"),
    QT_TRANSLATE_NOOP("Puppet", "It is opened again by itself."),
    QT_TRANSLATE_NOOP("Puppet", "Check that it still exists; it is opened again as soon as it does"),
    QT_TRANSLATE_NOOP("Puppet", "What was recorded is kept; make room"),
    QT_TRANSLATE_NOOP("Puppet", "The disk is nearly full"),
    QT_TRANSLATE_NOOP("Puppet", "Check the folder"),
    QT_TRANSLATE_NOOP("Puppet", "On Debian and Ubuntu: sudo apt install libportaudio2"),
    QT_TRANSLATE_NOOP("Puppet", "This portrait is not in the gallery any more"),
    QT_TRANSLATE_NOOP("Puppet", "The portrait you chose last is not there any more."),
    QT_TRANSLATE_NOOP("Puppet", "Pick another one"),
    # where the virtual camera stands
    QT_TRANSLATE_NOOP("Puppet", "No virtual camera could be opened"),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera is ready."),
    QT_TRANSLATE_NOOP("Puppet", "No virtual camera is installed: calls cannot see the puppet yet."),
    QT_TRANSLATE_NOOP("Puppet", "Install v4l2loopback."),
    QT_TRANSLATE_NOOP("Puppet", "v4l2loopback is installed, but not loaded."),
    QT_TRANSLATE_NOOP("Puppet", "Load it, now and at every start."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera works until the computer is restarted."),
    QT_TRANSLATE_NOOP("Puppet", "Have it loaded at every start."),
    QT_TRANSLATE_NOOP("Puppet", "Puppet cannot open a virtual camera: the package pyvirtualcam is not installed."),
    QT_TRANSLATE_NOOP("Puppet", "Install it, then start Puppet again."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera is there, but it cannot be opened."),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.",
    ),
    QT_TRANSLATE_NOOP("Puppet", "v4l2loopback is loaded, but without any camera."),
    QT_TRANSLATE_NOOP("Puppet", "Load it anew with one."),
    QT_TRANSLATE_NOOP("Puppet", "They hold from the next start of the computer on."),
    QT_TRANSLATE_NOOP("Puppet", "Secure Boot does not let v4l2loopback in"),
    QT_TRANSLATE_NOOP("Puppet", "Have the firmware trust modules that are built on this computer."),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, "
        "Yes, and type that password. Then come back here.",
    ),
    QT_TRANSLATE_NOOP("Puppet", "v4l2loopback is installed, but not built for the kernel that runs"),
    QT_TRANSLATE_NOOP("Puppet", "Build it."),
    QT_TRANSLATE_NOOP("Puppet", "OBS Virtual Camera is installed, but another program has it."),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.",
    ),
    QT_TRANSLATE_NOOP("Puppet", "Unpack it, run Install.bat in its folder Install, and come back here."),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera is installed, but cannot be opened"),
    QT_TRANSLATE_NOOP("Puppet", "Close other programs that send pictures to it."),
    QT_TRANSLATE_NOOP("Puppet", "Install OBS Studio, which brings one. It need not run."),
    QT_TRANSLATE_NOOP("Puppet", "Come back here when it is installed."),
    QT_TRANSLATE_NOOP("Puppet", "OBS’s virtual camera is installed, but cannot be opened."),
    QT_TRANSLATE_NOOP("Puppet", "Quit OBS, which may have it, and close other programs that send pictures to it."),
    QT_TRANSLATE_NOOP("Puppet", "macOS waits for your permission to use OBS’s virtual camera."),
    QT_TRANSLATE_NOOP("Puppet", "OBS is installed, but its virtual camera has never been switched on."),
    QT_TRANSLATE_NOOP("Puppet", "Open OBS and press Start Virtual Camera once."),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "Allow its extension in System Settings when macOS asks, then quit OBS and come back here.",
    ),
    QT_TRANSLATE_NOOP("Puppet", "Install OBS Studio 30 or newer, which brings one."),
    QT_TRANSLATE_NOOP(
        "Puppet",
        "Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.",
    ),
    # the editor's handles
    QT_TRANSLATE_NOOP("Puppet", "right brow, outer end"),
    QT_TRANSLATE_NOOP("Puppet", "right brow, middle"),
    QT_TRANSLATE_NOOP("Puppet", "right brow, inner end"),
    QT_TRANSLATE_NOOP("Puppet", "left brow, inner end"),
    QT_TRANSLATE_NOOP("Puppet", "left brow, middle"),
    QT_TRANSLATE_NOOP("Puppet", "left brow, outer end"),
    QT_TRANSLATE_NOOP("Puppet", "right eye, outer corner"),
    QT_TRANSLATE_NOOP("Puppet", "right eye, upper lid"),
    QT_TRANSLATE_NOOP("Puppet", "right eye, lower lid"),
    QT_TRANSLATE_NOOP("Puppet", "right eye, inner corner"),
    QT_TRANSLATE_NOOP("Puppet", "left eye, inner corner"),
    QT_TRANSLATE_NOOP("Puppet", "left eye, upper lid"),
    QT_TRANSLATE_NOOP("Puppet", "left eye, lower lid"),
    QT_TRANSLATE_NOOP("Puppet", "left eye, outer corner"),
    QT_TRANSLATE_NOOP("Puppet", "nose"),
    QT_TRANSLATE_NOOP("Puppet", "right mouth corner"),
    QT_TRANSLATE_NOOP("Puppet", "left mouth corner"),
    QT_TRANSLATE_NOOP("Puppet", "upper lip, edge"),
    QT_TRANSLATE_NOOP("Puppet", "upper lip, inside"),
    QT_TRANSLATE_NOOP("Puppet", "lower lip, inside"),
    QT_TRANSLATE_NOOP("Puppet", "lower lip, edge"),
    QT_TRANSLATE_NOOP("Puppet", "right jaw"),
    QT_TRANSLATE_NOOP("Puppet", "chin"),
    QT_TRANSLATE_NOOP("Puppet", "left jaw"),
)
"""Written as calls so that the extraction finds them."""

_LISTED = frozenset(WORDS)


def words(text: str) -> str:
    """A text of the program's in the window's language; with or without full stop, reasons in brackets, and names."""
    said, bracket, reasons = text.partition(" (")
    if bracket and said in _LISTED:  # technical reasons stay as they are
        return f"{_spoken(said)}{bracket}{reasons}"
    stopped, bare = f"{text}.", text.removesuffix(".")
    if text in _LISTED:
        return _spoken(text)
    if stopped in _LISTED:
        return _spoken(stopped).rstrip(".。")
    if bare in _LISTED:
        return sentence(_spoken(bare))
    filled = _filled(bare)
    return text if filled == bare else sentence(filled) if bare != text else filled


def split_reasons(text: str) -> tuple[str, str]:
    """What a text says, and the technical reasons that it ends with in brackets ("" where it has none): a device's name
    may have brackets too."""
    bare, depth = text.rstrip(".。"), 0
    if bare.endswith(")"):
        for at in range(len(bare) - 1, 0, -1):
            depth += {")": 1, "(": -1}.get(bare[at], 0)
            if not depth:
                return (text[: at - 1], text[at:]) if bare[at - 1] == " " else (text, "")
    return text, ""


def sentence(text: str) -> str:
    """A text with its full stop."""
    if text.endswith((".", "!", "?", "…", "。", "！", "？")):
        return text
    return QCoreApplication.translate("Puppet", "{0}.").format(text)


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


def translated(state: LiveState) -> LiveState:
    """A state whose words are the window's."""
    loading, reason = words(state.loading), words(state.calibration.reason)
    if (loading, reason) == (state.loading, state.calibration.reason):
        return state
    return replace(state, loading=loading, calibration=replace(state.calibration, reason=reason))


def _filled(text: str) -> str:
    """A text with names in it in the window's language, or as it is."""
    for template, parts in named.fitting(text):
        names = [_name(part) for part in parts]
        if template in named.CARRYING:
            names[-1] = _sentences(parts[-1])
            if names[-1] == parts[-1]:
                continue  # a colon proves nothing
        return _spoken(template).format(*names)
    return text


def _name(part: str) -> str:
    if part in named.PARTS:
        return _spoken(part)
    quoted = part.startswith("“") and part.endswith("”")
    return _spoken(named.QUOTED).format(part[1:-1]) if quoted else part


def _sentences(text: str) -> str:
    """What is wrong and what to do, in one text."""
    first, stop, rest = text.partition(". ")
    while stop:
        if (told := words(f"{first}.")) != f"{first}.":
            return f"{told} {words(rest)}"
        more, stop, rest = rest.partition(". ")
        first = f"{first}. {more}"
    return words(text)


def _spoken(listed: str) -> str:
    return QCoreApplication.translate("Puppet", listed)
