"""A Puppet that is killed: live, and keeping portraits, personas, settings and a neutral as fast as it can.

``python -m tests.crash_child FOLDER FIRST`` says on its standard output what has been kept, a line each, once it has.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from puppet.live.folders import Folders
from puppet.live.gallery import encode_png
from puppet.live.neutrals import Neutral, NeutralStore
from puppet.live.puppeteer import LivePuppeteer
from puppet.models import Persona, PortraitInfo
from puppet.persona.contents import PersonaFile
from puppet.persona.file import save_persona
from puppet.settings import Settings, SettingsStore
from tests import persona_files
from tests.fakes import Stage, face_points


def said(what: str, which: object) -> None:
    os.write(1, f"{what} {which}\n".encode())  # at once, from whichever thread


def keep_portraits(puppeteer: LivePuppeteer, first: int) -> None:
    number = first
    while True:
        pixels = np.full((80, 60, 3), 100, np.uint8)
        pixels[0, :4] = np.array(divmod(number, 200))[:, None].repeat(2, 0)
        added = puppeteer.add_portrait(encode_png(pixels), f"Portrait {number}")
        assert isinstance(added, PortraitInfo)
        said("portrait", added.key)
        number += 1


def keep_others(folders: Folders, persona: Persona, number: int) -> None:
    store, neutrals = SettingsStore(folders.config), NeutralStore(folders.config / "neutrals")
    while True:
        store.save(Settings(camera=f"webcam:{number}"))
        store.flush()
        said("settings", number)
        neutrals.save("webcam:9", Neutral(face_points(64, 48) + np.float32(number), (64, 48)))
        said("neutral", number)
        save_persona(folders.data / "me.puppet", PersonaFile.of(replace(persona, name=f"Me {number}")))
        said("persona", number)
        number += 1


def live(folder: Path, first: int) -> None:
    """Go live and keep things, numbered from ``first`` on, until the end comes."""
    folders = Folders.inside(folder / "user")
    puppeteer = LivePuppeteer(Stage(folder / "bundled").parts(), size=(160, 90), fps=60.0, folders=folders)
    puppeteer.start()
    while not puppeteer.state().ready:
        time.sleep(0.01)
    puppeteer.go_live(True)
    persona = persona_files.persona()
    said("live", first)
    threading.Thread(target=keep_others, args=(folders, persona, first), daemon=True).start()
    keep_portraits(puppeteer, first)


if __name__ == "__main__":
    live(Path(sys.argv[1]), int(sys.argv[2]))
