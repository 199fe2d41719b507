"""The gallery's keeper and the cameras' pictures, in memory, as ``puppet.curation`` describes them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from puppet.curation import CameraView, Draft, Edit, Undo
from puppet.errors import PuppetError
from puppet.models import CameraInfo, Image, PortraitInfo
from tests import known_faces


class FakeCurator:
    """Changes a list of portraits.

    Attributes:
        edits: of portraits that were edited, by key.
        faces: how many faces each picture shows, by key; one where it is not named.
        threads: names of the threads that its calls ran on.
    """

    def __init__(self, portraits: list[PortraitInfo], images: dict[str, Image], lock: threading.Lock) -> None:
        self._portraits = portraits
        self._images = images
        self._lock = lock
        self.edits: dict[str, Edit] = {}
        self.faces: dict[str, int] = {}
        self.threads: list[str] = []
        self.broken: PuppetError | None = None
        self.removed: Callable[[str], None] = lambda _key: None

    def rename(self, key: str, name: str) -> Undo:
        before = self._change(key, lambda one: replace(one, name=name.strip())).name
        return lambda: (self._change(key, lambda one: replace(one, name=before)), None)[1]

    def consent(self, key: str, given: bool) -> Undo:
        now = "2026-03-04T15:06:07+00:00" if given else ""
        before = self._change(key, lambda one: replace(one, consent=now)).consent
        return lambda: (self._change(key, lambda one: replace(one, consent=before)), None)[1]

    def move(self, key: str, place: int) -> Undo:
        self._note()
        with self._lock:
            before = self._place(key)
            self._portraits.insert(place, self._portraits.pop(before))
        return lambda: (self.move(key, before), None)[1]

    def remove(self, key: str) -> Undo:
        self._note()
        with self._lock:
            place = self._place(key)
            portrait = self._portraits.pop(place)
        self.removed(key)

        def undo() -> None:
            with self._lock:
                self._portraits.insert(place, portrait)

        return undo

    def draft(self, key: str, face: int | None = None) -> Draft:
        self._note()
        count = self.faces.get(key, 1)
        edit = self.edits.get(key, Edit())
        chosen = face if face is not None else edit.face or 0
        if face is not None and face != (edit.face or 0):
            edit = Edit(face)
        picture = known_faces.picture(known_faces.COLLINS)
        marks = known_faces.landmarks(known_faces.COLLINS).astype(np.float32)
        thumbnails = tuple(np.full((160, 160, 3), 40 + 60 * n, np.uint8) for n in range(count)) if count > 1 else ()
        [name] = [one.name for one in self._portraits if one.key == key]
        return Draft(name, picture, marks, thumbnails, chosen, edit)

    def edit(self, key: str, edit: Edit) -> Undo:
        self._note()
        before = self.edits.get(key, Edit())
        self.edits[key] = edit
        return lambda: self.edits.__setitem__(key, before)

    def _change(self, key: str, change: Callable[[PortraitInfo], PortraitInfo]) -> PortraitInfo:
        self._note()
        with self._lock:
            place = self._place(key)
            before = self._portraits[place]
            self._portraits[place] = change(before)
            return before

    def _place(self, key: str) -> int:
        return [portrait.key for portrait in self._portraits].index(key)

    def _note(self) -> None:
        self.threads.append(threading.current_thread().name)
        if self.broken is not None:
            raise self.broken


class FakeCameraViews:
    """Shows a colour for each camera.

    Attributes:
        opened: whether somebody looks.
        troubles: what keeps a camera's picture away, by key.
    """

    def __init__(self, cameras: Callable[[], list[CameraInfo]]) -> None:
        self._cameras = cameras
        self.opened = False
        self.troubles: dict[str, str] = {}

    def open(self) -> None:
        self.opened = True

    def views(self) -> dict[str, CameraView]:
        if not self.opened:
            return {}
        found = {}
        for place, info in enumerate(self._cameras()):
            trouble = self.troubles.get(info.key, "")
            image = None if trouble else np.full((180, 320, 3), (60 + 50 * place, 120, 200 - 40 * place), np.uint8)
            found[info.key] = CameraView(image, trouble)
        return found

    def close(self) -> None:
        self.opened = False
