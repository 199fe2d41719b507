"""A Puppet whose disk is full: live, and trying to keep everything there is to keep.

``python -m tests.limited_child FOLDER`` says on its standard output what came of each, a line each.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from puppet.errors import PuppetError
from puppet.live.folders import Folders
from puppet.live.gallery import encode_png
from puppet.live.puppeteer import LivePuppeteer
from puppet.settings import Settings, SettingsStore
from tests.fakes import Stage


def main() -> None:
    folder = Path(sys.argv[1])
    folders = Folders.inside(folder / "user")
    stage = Stage(folder / "bundled")
    puppeteer = LivePuppeteer(stage.parts(), size=(160, 90), fps=60.0, folders=folders)
    puppeteer._outlets._videos = lambda: folder / "films"
    puppeteer._outlets._pictures = lambda: folder / "pictures"
    puppeteer.start()
    while not puppeteer.state().ready:
        time.sleep(0.01)
    puppeteer.go_live(True)
    store = SettingsStore(folders.config, told=lambda problem: print("told", problem.message, flush=True))
    store.save(Settings(camera="webcam:before"))
    store.flush()
    picture = encode_png(np.random.default_rng(1).integers(90, 180, (80, 60, 3), np.uint8))
    kept = puppeteer.add_portrait(encode_png(np.full((80, 60, 3), 111, np.uint8)), "Before")
    print("kept", kept.key if hasattr(kept, "key") else "", flush=True)

    resource.setrlimit(resource.RLIMIT_FSIZE, (16, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    def attempt(what: str, call: Callable[[], object]) -> None:
        try:
            call()
            print(what, "went well", flush=True)
        except PuppetError as error:
            print(what, "refused", error, flush=True)

    attempt("portrait", lambda: puppeteer.add_portrait(picture, "During"))
    attempt("snapshot", puppeteer.outlets.snapshot)
    attempt("profile", lambda: store.save_profile("During", Settings()))
    attempt("recording", lambda: puppeteer.outlets.record(True, sound=False))
    store.save(Settings(camera="webcam:during"))
    store.flush()
    puppeteer.calibrate()
    puppeteer.select_portrait("portrait1")
    before = len(stage.sent)
    time.sleep(1.5)
    said = [problem.message for problem in puppeteer.state().problems]
    print("sent", len(stage.sent) - before, "moving", stage.sent[-1].frame_index >= 0, flush=True)
    print("problems", said, flush=True)
    print("recorded", puppeteer.outlets.state().recording.ended_because, flush=True)
    puppeteer.close()


if __name__ == "__main__":
    main()
    os._exit(0)
