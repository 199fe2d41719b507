"""Where composed pictures go: a virtual camera, a file, nowhere.

An output takes ``Picture`` and nothing else, at the size it was opened with. None of them waits: pacing is the
pipeline's. pyvirtualcam (GPL v2) is imported here alone, and only when a virtual camera is opened.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

from puppet import bundle, virtualcamera
from puppet.errors import PuppetError
from puppet.loopback import CARD_LABEL
from puppet.machine import Machine, this_machine
from puppet.picture import Picture
from puppet.video.reader import VideoWriter

_SYSFS = Path("/sys/class/video4linux")
_CLOSE_S = 1.0
NONE_OPENS = "No virtual camera could be opened"
# What pyvirtualcam advises behind its reason; the remedy says it better.
_HINTS = re.compile(r"\s*(Did you (run|install)|See also pyvirtualcam).*", re.DOTALL)


class OutputLost(PuppetError):  # noqa: N818, an event that the pipeline waits out
    """An output no longer takes pictures. Opening it again may succeed."""


class Output(Protocol):
    """Takes pictures. ``send`` is called from one thread; ``close`` from any, more than once."""

    name: str

    def send(self, picture: Picture) -> None:
        """Hand on one picture; it is not kept.

        Raises:
            TypeError: anything but a ``Picture``, above all a camera frame or its pixels.
            ValueError: a picture of another size, or a closed output.
            OutputLost: the device or disk no longer takes it.
        """

    def close(self) -> None: ...


class NullOutput:
    """Counts pictures and drops them.

    Attributes:
        sent: pictures so far.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self.name = "Preview only"
        self.size = size
        self.sent = 0

    def send(self, picture: Picture) -> None:
        _check(picture, self.size)
        self.sent += 1

    def close(self) -> None:
        """Nothing to release."""


class FileOutput:
    """An H.264 file with one frame for each picture sent. It gets its name on ``close``: see ``VideoWriter``.

    Raises:
        ValueError, PuppetError: as ``VideoWriter``.
    """

    def __init__(self, path: Path | str, size: tuple[int, int], fps: Fraction | float) -> None:
        # A third of the default preset's cost: the chain is running beside it.
        self._writer = VideoWriter(path, size, fps, preset="ultrafast")
        self.name = self._writer.path.name
        self.size = size
        self._lock = threading.Lock()

    def send(self, picture: Picture) -> None:
        _check(picture, self.size)
        with self._lock:
            try:
                self._writer.write(picture.pixels)
            except PuppetError as error:
                raise OutputLost(error.problem, error.remedy) from error

    def close(self) -> None:
        """Complete the file. Raises PuppetError if that fails (disk full)."""
        with self._lock:
            self._writer.close()


class VirtualCameraOutput:
    """A virtual camera through pyvirtualcam.

    Args:
        size: (width, height) of every picture.
        fps: pictures a second, as announced to the device.
        backend: one of pyvirtualcam's backends by name; None tries every one of this platform.
        machine: looked at where none opens, for what to do about it; None for this one.

    Attributes:
        name: as a video call lists it.
        backend: the backend in use.
        notice: what the user should know of the choice: that one which is usually taken could not be opened; "" if
            there is nothing.

    Raises:
        PuppetError: unknown backend, or none opens; then with every backend's reason and what to do about it.
    """

    def __init__(
        self, size: tuple[int, int], fps: float, backend: str | None = None, machine: Machine | None = None
    ) -> None:
        pyvirtualcam = _pyvirtualcam()
        available = list(pyvirtualcam.camera.BACKENDS)
        if backend is not None and backend not in available:
            raise PuppetError(
                f"There is no virtual camera backend {backend!r}", f"Choose one of: {', '.join(available) or 'none'}"
            )
        self.size = size
        self._lock = threading.Lock()
        self._camera: Any = None
        reasons: list[str] = []
        for name in available if backend is None else [backend]:
            for device in _devices(name):
                try:
                    self._camera = pyvirtualcam.Camera(
                        *size, fps=fps, fmt=pyvirtualcam.PixelFormat.RGB, device=device, backend=name
                    )
                except RuntimeError as error:  # pyvirtualcam turns every failure of a backend into one
                    reasons.append(_one_line(f"{name}{f' {device}' if device else ''}: {_reason(error, name)}"))
                else:
                    self.backend = name
                    self.name = _label(str(self._camera.device))
                    self.notice = _stands_in(reasons, name, self.name)
                    return
        problem = f"{NONE_OPENS} ({'; '.join(reasons) or 'no backend'})"
        # What the set-up page and ``doctor`` say as well: there is one answer to what is missing here.
        raise PuppetError(problem, virtualcamera.examine(machine or this_machine(), reason=problem).remedy.rstrip("."))

    def send(self, picture: Picture) -> None:
        _check(picture, self.size)
        with self._lock:
            if self._camera is None:
                raise ValueError(f"{self.name} is closed.")
            try:
                self._camera.send(picture.pixels)
            except Exception as error:  # native backends raise whatever they like; the call must not end by it
                raise OutputLost(
                    f"{self.name} no longer takes pictures ({_one_line(str(error)) or type(error).__name__})",
                    "Check that it still exists; it is opened again as soon as it does",
                ) from error

    def close(self) -> None:
        """Release the device. One that hangs in ``send`` is left to its thread after a second."""
        if not self._lock.acquire(timeout=_CLOSE_S):
            return
        try:
            camera, self._camera = self._camera, None
            if camera is not None:
                camera.close()
        finally:
            self._lock.release()


def _stands_in(reasons: list[str], backend: str, name: str) -> str:
    """Which backend stands in for which, and why; "" where the first one opened."""
    failed = [reason for reason in reasons if not reason.startswith(backend)]
    if not failed:
        return ""
    return f"{name} is used, since another virtual camera cannot be ({'; '.join(failed)})"


def open_virtual_camera(size: tuple[int, int], fps: float) -> VirtualCameraOutput:
    """The first virtual camera that opens. Raises PuppetError naming every reason when none does."""
    return VirtualCameraOutput(size, fps)


def register_backend(name: str, cls: type) -> None:
    """Make a class of devices known to pyvirtualcam, so that ``VirtualCameraOutput`` can open it by name.

    Args:
        name: of the backend; one of the same name is replaced.
        cls: as pyvirtualcam's ``Backend`` describes it.

    Raises:
        PuppetError: pyvirtualcam cannot be loaded.
    """
    _pyvirtualcam().register_backend(name, cls)


def _check(picture: Picture, size: tuple[int, int]) -> None:
    if type(picture) is not Picture:
        raise TypeError(f"Outputs take a Picture, not {type(picture).__name__}.")
    height, width = picture.pixels.shape[:2]
    if (width, height) != size:
        raise ValueError(f"The picture is {width} x {height}, the output {size[0]} x {size[1]}.")


def _pyvirtualcam() -> Any:
    try:
        import pyvirtualcam
    except ImportError as error:
        if bundle.bundled():
            raise PuppetError(bundle.NO_OPENER, bundle.WITHOUT_OPENER) from error
        raise PuppetError(f"pyvirtualcam cannot be loaded ({error})", "Install it: pip install pyvirtualcam") from error
    return pyvirtualcam


def _devices(backend: str) -> Iterator[str | None]:
    """Devices to try in this order; None leaves the choice to the backend."""
    if backend == "v4l2loopback" and _SYSFS.is_dir():
        for folder in sorted(_SYSFS.iterdir()):
            if _card(folder.name).casefold() == CARD_LABEL.casefold():
                yield f"/dev/{folder.name}"
    yield None


def _card(device: str) -> str:
    """The label of a Linux video device ("video10"), "" if it has none."""
    try:
        return (_SYSFS / device / "name").read_text(errors="replace").strip()
    except OSError:
        return ""


def _label(device: str) -> str:
    card = _card(device.removeprefix("/dev/")) if device.startswith("/dev/") else ""
    return f"{card} ({device})" if card else device


def _reason(error: RuntimeError, backend: str) -> str:
    return _HINTS.sub("", str(error).removeprefix(f"'{backend}' backend: "))


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
