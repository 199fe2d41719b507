#!/usr/bin/env python3
"""Puppet: join a video call as a portrait that your webcam drives. ``python main.py --help`` lists the commands.

The only place that names concrete parts. Nothing heavy is imported before a command needs it, so that the window is on
screen within two seconds.
"""

from __future__ import annotations

import argparse
import importlib
import sys

from puppet import __version__
from puppet.errors import PuppetError

COMMANDS = {
    "animate": ("puppet.animate", "drive a portrait with a clip, from file to file"),
    "bench": ("puppet.bench", "measure the whole chain on this machine"),
    "evaluate": ("puppet.evaluation.evaluate", "score the renderers against the frozen photo and a thin-plate warp"),
}


def build_parser(command: str | None) -> argparse.ArgumentParser:
    """The command line; imports only the module of the command that is asked for."""
    parser = argparse.ArgumentParser(prog="main.py", description="Join a video call as a portrait that you drive.")
    parser.add_argument("--version", action="version", version=f"Puppet {__version__}")
    parser.add_argument("--demo", action="store_true", help="open with the bundled portrait and driver")
    commands = parser.add_subparsers(dest="command", title="commands (without one the app opens)", metavar="COMMAND")
    for name, (module, text) in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name == command:
            importlib.import_module(module).add_arguments(sub)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run a command, or the app. Returns the exit status; a problem is one line on standard error."""
    argv = sys.argv[1:] if argv is None else argv
    command = next((word for word in argv if word in COMMANDS), None)
    try:
        args = build_parser(command).parse_args(argv)
        if args.command is None:
            return 0
        status: int = importlib.import_module(COMMANDS[args.command][0]).run(args)
        return status
    except PuppetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("error: Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
