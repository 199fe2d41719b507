#!/usr/bin/env python3
"""Puppet: join a video call as a portrait that your webcam drives. ``python main.py --help`` lists the commands.

The only place that names concrete parts. Nothing heavy is imported before a command needs it, so that the window is on
screen within two seconds.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from puppet import __version__, bundle
from puppet.errors import PuppetError

if TYPE_CHECKING:
    from pathlib import Path

    from engines.protocol import Engine
    from puppet.crowdtable import CrowdTimes
    from puppet.doctor import Finding
    from puppet.enginetable import EngineTimes
    from puppet.live.parts import Parts
    from puppet.model.weights import Weights
    from puppet.models import Image, Puppeteer, Renderer
    from puppet.picture import Picture

COMMANDS = {
    "animate": ("puppet.animate", "drive a portrait with a clip, from file to file"),
    "bench": ("puppet.bench", "measure the engines and the whole chain on this machine"),
    "doctor": ("puppet.doctor", "say what is installed, what is missing, and the command that adds it"),
    "evaluate": ("puppet.evaluation.evaluate", "score the renderers against the frozen photo and a thin-plate warp"),
    "inspect": ("puppet.inspection", "say whether a picture or a video was made by Puppet"),
    "latency": ("puppet.latency", "measure how late the puppet is, in its pictures"),
    "personalise": ("puppet.personalise", "make a .puppet file of one to eight photos of a person"),
    "train": ("puppet.training.command", "train the generator on packs of pairs"),
}

MODULES = ("engines.building", "puppet.capture.process", "puppet.refinement.elsewhere")
"""What a bundle runs of itself in other processes, and nothing else; ``main`` of each takes the arguments."""


def make_renderer(name: str = "", engine: str = "auto", weights: Path | None = None) -> Renderer:
    """A renderer by name (none: the usual one), on an engine by name; see ``puppet.renderers``."""
    from puppet import renderers

    def make_engine(loaded: Weights) -> Engine:
        from engines import choose

        return choose.make_engine(engine, loaded)

    return renderers.make_renderer(name or renderers.DEFAULT, make_engine, weights)


def live_renderer(weights: Path | None = None) -> Renderer:
    """The renderer of a call, with these weights where some are given; see ``renderers.make_live_renderer``."""
    from engines import at_once
    from puppet import renderers

    return renderers.make_live_renderer(at_once.make_engine_at_once, at_once.release, at_once.has_gpu(), weights)


def import_renderer() -> None:
    """Import what ``live_renderer`` needs, if that can be; where it cannot, whoever needs it says so."""
    with contextlib.suppress(Exception):
        import puppet.model.renderer  # noqa: F401
        from engines import at_once, openvino  # noqa: F401


def build_parts(weights: Path | None = None) -> Parts:
    """The concrete parts of the live chain. Imports them all, which takes seconds: call it behind the window.

    Args:
        weights: of the generator, instead of those that come with the program, which take over where these fail.
    """
    from puppet import outputs
    from puppet.capture import camera
    from puppet.live.parts import Parts
    from puppet.motion.calibration import Calibrator
    from puppet.motion.retarget import Retargeter
    from puppet.persona import images, portrait
    from puppet.refinement import elsewhere
    from puppet.tracking.mediapipe_import import load_mediapipe
    from puppet.tracking.tracker import MediaPipeTracker

    def load() -> None:
        load_mediapipe()
        # What renders is imported while the portrait is cut out and the tracker's models start, which is hardly Python.
        with contextlib.suppress(RuntimeError):  # no more threads: whoever needs it imports it
            threading.Thread(target=import_renderer, name="import", daemon=True).start()

    return Parts(
        tracker=MediaPipeTracker,
        calibrator=Calibrator,
        retargeter=Retargeter,
        renderer=lambda: live_renderer(weights),
        maker=portrait.PortraitMaker,
        load_image=images.load_image,
        thumbnail=portrait.thumbnail,
        bundled=portrait.bundled_portraits,
        list_cameras=camera.list_cameras,
        open_camera=camera.open_camera,
        open_output=outputs.open_virtual_camera,
        load=load,
        refines=elsewhere.shipped,
    )


def bench_parts(engine: str) -> Parts:
    """The parts of the live chain, with the generator on an engine by name where one is named; nothing is refined."""
    from dataclasses import replace

    parts = replace(build_parts(), refines=None)
    return replace(parts, renderer=lambda: make_renderer(engine=engine)) if engine else parts


def float32_renderer() -> Renderer:
    """The usual renderer as it runs on processors that have neither bfloat16 nor 8 bits.

    Raises:
        PuppetError: OpenVINO is not here, or there are no weights.
    """
    from puppet import renderers

    def make_engine(loaded: Weights) -> Engine:
        try:
            from engines.openvino import OpenVinoEngine
        except ImportError as error:
            raise PuppetError(f"OpenVINO is not installed ({error})", "Leave --float32 out") from error
        return OpenVinoEngine(loaded, precision="float32")

    return renderers.make_renderer(renderers.DEFAULT, make_engine, None)


def measure_engines(names: Sequence[str], tier: str, threads: int | None) -> list[EngineTimes]:
    """See ``engines.benchmark.measured``."""
    from engines.benchmark import measured

    return measured(names, tier, threads)


def measure_crowds(counts: Sequence[int], tier: str) -> list[CrowdTimes]:
    """See ``engines.crowd.measured``."""
    from engines.crowd import measured

    return measured(counts, tier)


def engine_findings() -> Iterable[Finding]:
    """See ``engines.benchmark.findings``."""
    from engines.benchmark import findings

    return findings()


def doctor_text() -> str:
    """What ``doctor`` says, for a report."""
    from puppet import doctor

    checks = [*doctor.USUAL.items(), ("engines", engine_findings)]
    return doctor.as_text(finding for part, check in checks for finding in doctor.examined(part, check))


def run_window(demo: bool, files: Sequence[Path] = (), startup_times: bool = False, weights: Path | None = None) -> int:
    """Open the app, and add files to its gallery; everything heavy is imported behind the window once it is on screen.

    Args:
        weights: see ``build_parts``.

    Raises:
        PuppetError: there is no screen, or one of the files is not there.
    """
    for path in files:
        if not path.is_file():
            raise PuppetError(f"There is no file {path}", "Give the path of a .puppet file or a picture")
    if weights is not None and not weights.is_file():
        raise PuppetError(f"There is no file {weights}", "Give the path of a weights file")
    without_a_screen = sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    )
    if without_a_screen:
        raise PuppetError("There is no screen to open a window on", "Start it in a desktop session, or use animate")

    from puppet.live.folders import Folders
    from puppet.settings import SettingsStore
    from ui.app import run_app
    from ui.messages import Messages
    from ui.preferences import Preferences, open_preferences

    messages = Messages()
    # A demonstration looks the same every time, and leaves the user's own settings alone.
    preferences = Preferences() if demo else open_preferences(SettingsStore(Folders.of_the_user().config), messages)
    settings = preferences.settings

    def puppeteer() -> Puppeteer:
        from puppet.live.puppeteer import LivePuppeteer

        if not demo:
            framing = settings.framing
            return LivePuppeteer(
                build_parts(weights),
                size=framing.pixels,
                fps=float(framing.fps),
                camera=settings.camera,
                portrait=settings.portrait,
                style=settings.motion.style,
                view=framing.view,
            )
        from puppet.capture.camera import DRIVER_KEY
        from puppet.persona.portrait import bundled_portraits

        return LivePuppeteer(build_parts(weights), camera=DRIVER_KEY, portrait=bundled_portraits()[0].key)

    return run_app(
        puppeteer, sys.argv[:1], messages=messages, preferences=preferences, doctor=doctor_text, files=files,
        startup_times=startup_times, settings_folder=Folders.of_the_user().config,
    )  # fmt: skip


def window_painter() -> Callable[[Picture], None]:
    """Paints pictures as the window does, at its usual size, without a screen; for ``bench``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import build_app
    from ui.picture_view import PictureView

    app = build_app()
    view = PictureView()
    view.resize(960, 540)
    view.show()

    def paint(picture: Picture) -> None:
        view.show_picture(picture)
        view.repaint()
        app.processEvents()

    return paint


def clip_screen() -> Callable[[Image], None]:
    """Fills the screen with a clip; for ``latency`` with a webcam."""
    from ui.app import build_app
    from ui.clip_screen import ClipScreen

    app = build_app()
    screen = ClipScreen()
    screen.showFullScreen()

    def show(frame: Image) -> None:
        screen.show_frame(frame)
        app.processEvents()

    return show


def run_command(name: str, args: argparse.Namespace) -> int:
    """Run one of COMMANDS."""
    module = importlib.import_module(COMMANDS[name][0])
    given: tuple[object, ...] = ()
    if name == "bench":
        given = bench_parts(args.engine), window_painter(), measure_engines, measure_crowds
    elif name == "doctor":
        given = (engine_findings,)
    elif name == "latency":
        from dataclasses import replace

        parts = bench_parts("")
        parts = replace(parts, renderer=float32_renderer) if args.float32 else parts
        given = parts, window_painter() if args.camera is None else None, clip_screen
    elif name in ("animate", "evaluate"):
        given = (make_renderer,)
    status: int = module.run(args, *given)
    return status


def send(words: Sequence[str]) -> int:
    """Have the program that runs already do something.

    Raises:
        PuppetError: it does not run, or there is no such command.
    """
    from puppet.live.folders import Folders
    from ui import remote

    remote.send(words, Folders.of_the_user().config)
    return 0


def run_module(words: Sequence[str]) -> int:
    """Run one of MODULES, as ``python -m`` does where there is a Python: its name, then its arguments."""
    if not words or words[0] not in MODULES:
        raise PuppetError(f"{bundle.RUN_MODULE} does not run {words[0] if words else 'nothing'}", "Start Puppet itself")
    status: int = importlib.import_module(words[0]).main(words[1:])
    return status


def build_parser(command: str | None) -> argparse.ArgumentParser:
    """The command line; imports only the module of the command that is asked for."""
    parser = argparse.ArgumentParser(
        description="Join a video call as a portrait that you drive. Given files (FILE.puppet, pictures), it opens "
        "with them in its gallery.",
    )
    parser.add_argument("--version", action="version", version=f"Puppet {__version__}")
    parser.add_argument("--demo", action="store_true", help="open with the bundled portrait and driver")
    parser.add_argument("--weights", type=_path, metavar="FILE", help="a generator's, instead of those that came along")
    parser.add_argument("--startup-times", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "--send", nargs="+", metavar="WORD", help="have the running Puppet do something: away, live, next, portrait 3, "
        "snapshot, ... (a word that it does not know lists all), say by a shortcut of the desktop's",
    )  # fmt: skip
    commands = parser.add_subparsers(dest="command", title="commands (without one the app opens)", metavar="COMMAND")
    for name, (module, text) in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name == command:
            importlib.import_module(module).add_arguments(sub)
    return parser


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def files_to_open(argv: Sequence[str]) -> tuple[list[Path], list[str]]:
    """Files among the arguments of a call without a command, as a desktop passes them; and the other arguments."""
    from pathlib import Path

    def is_file(word: str) -> bool:
        path = Path(word)
        if path.suffix or len(path.parts) > 1:  # no command's name: that of a file, even if it is not there
            return True
        try:
            return path.is_file()
        except (OSError, ValueError):  # no name that a file could have
            return False

    files: list[str] = []
    others: list[str] = []
    for before, word in zip(["", *argv], argv, strict=False):
        opened = not word.startswith("-") and before != "--weights" and is_file(word)
        (files if opened else others).append(word)
    return [Path(word) for word in files], others


def main(argv: list[str] | None = None) -> int:
    """Run a command, or the app. Returns the exit status; a problem is one line on standard error."""
    argv = sys.argv[1:] if argv is None else argv
    try:
        if argv[:1] == [bundle.RUN_MODULE]:
            return run_module(argv[1:])
        if argv[:1] == ["--send"] and argv[1:] and not argv[1].startswith("-"):
            return send(argv[1:])
        command = next((word for word in argv if word in COMMANDS), None)
        files, argv = files_to_open(argv) if command is None else ([], argv)
        args = build_parser(command).parse_args(argv)
        return (
            run_window(args.demo, files, args.startup_times, args.weights)
            if args.command is None
            else run_command(args.command, args)
        )
    except PuppetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("error: Stopped.", file=sys.stderr)
        return 130


def leave(status: int) -> NoReturn:
    """End the process, with threads left in a driver or a model as they are.

    Python unwinds the daemon threads that are still running when it shuts down; one that comes back from C++ at that
    moment (OpenCV, MediaPipe) aborts the whole process. So it does not get to that.
    """
    if any(thread.daemon for thread in threading.enumerate()):
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or a window without a terminal
                stream.flush()
        os._exit(status)
    sys.exit(status)


def run() -> NoReturn:
    """The program: ``puppet``, ``python main.py`` and what a bundle starts."""
    if bundle.bundled():
        import multiprocessing

        from puppet.live.folders import Folders

        multiprocessing.freeze_support()  # the processes of ``train`` are this program again
        bundle.settle_in(Folders.of_the_user().cache)
    for stream in (sys.stdout, sys.stderr):  # a terminal that has not all letters shows others for them
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    leave(main())


if __name__ == "__main__":
    run()
