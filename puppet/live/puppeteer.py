"""The live chain: camera, tracker, renderer and output on their own threads, as the window drives it.

    camera ─► [slot] ─► track ─► [slot] ─► render ─► [slot] ─► send
                                              ▲ prepared portrait; see ``pipeline``

Between two threads is room for one value, and the newest wins. The sending thread always has something to send: the
Away card from the very first moment, the puppet at rest when nothing better can be had. A camera frame ends at the
tracker and at ``inset``; nothing downstream of the tracker ever holds one.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from puppet import memory
from puppet.compose import SIZE, Composer
from puppet.curation import CameraViews, Curator
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.live import sender
from puppet.live.cameras import Cameras
from puppet.live.curator import GalleryCurator
from puppet.live.feed import CameraFeed, Captured
from puppet.live.folders import Folders
from puppet.live.gallery import Gallery
from puppet.live.glimpses import Glimpses
from puppet.live.governor import WINDOW_S, Governor
from puppet.live.neutrals import NeutralStore
from puppet.live.outlets import LiveOutlets
from puppet.live.parts import Parts
from puppet.live.personas import PersonaCache
from puppet.live.photos import Photos
from puppet.live.prepare import Preparer
from puppet.live.problems import Problems
from puppet.live.refinements import Refinements
from puppet.live.rendering import RenderStage
from puppet.live.selection import Selection
from puppet.live.sender import OutputPort
from puppet.live.show import Show
from puppet.live.slot import Slot
from puppet.live.stages import Tracked
from puppet.live.stats import Stats
from puppet.live.studio import Studio
from puppet.live.tracking import Tracking
from puppet.live.turn import Turn
from puppet.live.watchdog import Guard, Post, hangs
from puppet.live.worker import Worker
from puppet.marks import Marks
from puppet.models import (
    AnotherPerson,
    CalibrationState,
    CameraInfo,
    Face,
    FaceChoice,
    Frame,
    Image,
    LiveState,
    MotionStyle,
    Points,
    PortraitInfo,
    Problem,
    Renderer,
    Severity,
    View,
)
from puppet.outlets import Outlets
from puppet.picture import Picture
from puppet.processors import few_processors
from puppet.provenance.credentials import Credentials

logger = logging.getLogger(__name__)

FPS = 30.0
CLOSE_S = 1.6
SWITCH_S = 0.0001
"""For how long one thread may keep Python to itself where another one wants it."""
_AGAIN = "It is tried again by itself; if this stays, start Puppet again."


class LivePuppeteer:
    """Implements ``models.Puppeteer``.

    Args:
        parts: the collaborators.
        size: (width, height) of the pictures, the same for the whole call.
        fps: pictures a second.
        camera: key of the camera to start with; "" picks the first one. Where there is none, or it cannot be opened,
            the bundled driver stands in.
        portrait: key of the portrait to start with; "" picks the first one.
        style: how the driver's motion is carried over to begin with.
        view: how the portrait stands in the picture to begin with.
        folders: where the user's things are kept.
        prefetch: whether to prepare portraits that nobody asked for yet while there is nothing else to do.
        clock: seconds.
    """

    def __init__(
        self,
        parts: Parts,
        size: tuple[int, int] = SIZE,
        fps: float = FPS,
        camera: str = "",
        portrait: str = "",
        style: MotionStyle | None = None,
        view: View | None = None,
        folders: Folders | None = None,
        prefetch: bool = True,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        folders = folders or Folders.of_the_user()
        self._parts = parts
        self._clock = clock
        self._size, self._fps = size, fps
        self._sender: sender.Sender | None = None
        self.stats = Stats(clock)
        self._problems = Problems(clock)
        self._governor = Governor(self._problems, clock)
        self._gallery = Gallery(folders.data / "portraits", parts.bundled, folders.cache / "thumbnails")
        self._store = NeutralStore(folders.config / "neutrals")
        self._frames: Slot[Captured] = Slot()
        self._tracked: Slot[Tracked] = Slot()
        self._glimpses = Glimpses(self.cameras, parts.open_camera, lambda: self._feed.key, self.inset)
        self._feed = CameraFeed(self._glimpses.open_for_the_chain, self._frames, self._problems, clock)
        self._cameras = Cameras(parts.list_cameras, self._feed, self._problems, camera, clock)
        turn = Turn(wanted=few_processors())
        self._tracking = Tracking(
            *(parts, self._load, self._store, self._frames, self._tracked, self.stats, self._problems, _AGAIN, clock),
            turn,
        )
        self._show = Show(Composer(size).away_card(), self.stats, clock)
        cache = PersonaCache(folders.cache / "personas")
        marks = Marks()
        self._preparer = Preparer(parts, self._gallery, cache, size, self._problems, self._show.swap, prefetch, marks)
        self._studio = Studio(
            lambda: RenderStage(
                *(parts.retargeter, self.stats, self._problems, style, view),
                *(self._governor.next_mend, self._governor.lateness.took),
            ),
            *(self._tracked, self._show, self._preparer, self._problems, _AGAIN, 1.0 / fps, clock, turn),
        )
        self._portraits = Selection(self._gallery, self._preparer, self._show, self._problems, portrait)
        self._photos = Photos(parts, self._gallery, self._preparer, self._show.renew)
        self._curator = GalleryCurator(
            parts, self._gallery, self._preparer, self._portraits, self._show.renew, self._photos.changing
        )
        self._refinements = Refinements(
            parts, self._gallery, self._preparer, self._show.renew, folders.cache / "unrefined", clock
        )
        held = Credentials(folders.config / "credentials")
        self._outlets = LiveOutlets(
            self._show, self._preparer, self._portraits, marks, held, fps, self.stats, self._problems, clock
        )
        open_output = parts.open_output
        self._port = OutputPort(
            None if open_output is None else lambda: open_output(size, fps), self.stats, self._problems, clock
        )
        self._loading = threading.Lock()
        self._loaded = False
        self._closed = False
        self._previewed: Picture | None = None  # what the window shows
        self._looked_s = clock()
        self._posts = self._make_posts()
        self._watch = Post(self._watcher, self._problems)

    def _make_posts(self) -> list[Post]:
        problems = self._problems

        def plain(name: str, step: Callable[[], None], key: str, what: str) -> Post:
            def failed(error: Exception) -> None:
                problems.failed(key, what, error, _AGAIN)

            return Post(lambda _guard: Worker(name, step, failed), problems)

        # The output first: a call program that is opened early finds the camera with a card on it.
        return [
            Post(self._port.opener, problems, sender.OPENING_HANGS, hangs_s=lambda: sender.OPENING_HANGS_S),
            Post(
                *(self._sending, problems, sender.HANGS, self._port.leave),
                hangs_s=lambda: sender.HANG_S,
                most=sender.MOST_HANGS,
            ),
            plain("cameras", self._cameras.step, "cameras", "Cameras cannot be listed"),
            Post(
                *(self._preparing, problems, hangs("portrait-hangs", "Preparing portraits"), self._preparer.leave),
                hangs_s=lambda: self._preparer.hangs_s,
            ),
            Post(
                *(self._tracking.worker, problems, hangs("tracker-hangs", "The face tracker")),
                hangs_s=lambda: self._tracking.hangs_s,
            ),
            Post(self._studio.crew, problems, hangs("renderer-hangs", "The renderer"), self._studio.leave),
        ]

    def _preparing(self, guard: Guard) -> Worker:
        """A worker that prepares portraits, and has them refined."""

        def step() -> None:
            self._load()
            self._portraits.begin()
            with guard:
                self._preparer.step()
                self._refinements.step(self._show.current, self._show.live)

        def failed(error: Exception) -> None:
            self._problems.failed("portrait", "Portraits cannot be prepared", error, _AGAIN)

        def finish() -> None:
            if not guard.left:
                self._preparer.close()

        return Worker("prepare", step, failed, finish)

    def _sending(self, guard: Guard) -> Worker:
        """A worker that sends; one that was left behind neither says what it sent nor closes what others use now."""
        show, port = self._show, self._port

        def sent(picture: Picture) -> None:
            if not guard.left:
                show.sent(picture)
                self._outlets.take(picture)

        def finish() -> None:
            if not guard.left:
                self._finish_sending()

        own = sender.Sender(show.pictures, show.choose, sent, port, self._fps, self._clock, guard=guard)
        self._sender = own

        def failed(error: Exception) -> None:
            self._problems.failed("send", "Sending pictures failed", error, _AGAIN)

        return Worker("send", own.step, failed, finish)

    # ---- starting and stopping ---------------------------------------------------------------------------------------

    def start(self) -> None:
        # Python's own 5 ms are as long as a stage takes; others need it for a moment only.
        sys.setswitchinterval(SWITCH_S)
        # OpenCV's own threads would compete with ours on a small machine; larger ones have some to spare.
        memory.settle()
        cv2.setNumThreads(max(1, min(4, cv2.getNumberOfCPUs() // 2)))
        for post in (*self._posts, self._watch):
            post.start()
        self._refinements.start()

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        deadline = time.monotonic() + CLOSE_S
        for post in (self._watch, *self._posts):
            post.ask_to_stop()
        self._outlets.stop()
        self._frames.close()
        self._tracked.close()
        self._studio.close()
        self._cameras.wake()
        self._port.wake()
        self._preparer.wake()
        self._glimpses.close()
        self._feed.close(0.0)
        self._refinements.stop(0.0)
        for post in (*self._posts, self._watch):
            post.stop(deadline - time.monotonic())
        self._feed.close(deadline - time.monotonic())
        self._gallery.purge()
        self._outlets.close(deadline - time.monotonic())
        self._refinements.stop(deadline - time.monotonic())

    def _finish_sending(self) -> None:
        current = self._show.current
        if current is not None and self._show.live:
            self._port.send(current.card)  # a device may keep showing the last picture it was given
        self._port.close()

    # ---- the threads' steps ------------------------------------------------------------------------------------------

    def _load(self) -> None:
        with self._loading:
            if not self._loaded:
                self._parts.load()
                self._loaded = True

    def _watcher(self, _guard: Guard) -> Worker:
        return Worker("watch", self._watch_step, lambda error: self._problems.failed("watch", "Watching failed", error))

    def _watch_step(self) -> None:
        time.sleep(0.1)
        self._feed.watch()
        self._port.watch()
        self._cameras.watch()
        self._outlets.watch()
        self._governor.step(self.stats.busy(WINDOW_S), self.drops["render"])
        now_s = self._clock()
        passed_s, self._looked_s = now_s - self._looked_s, now_s
        for post in self._posts:
            post.look(passed_s)
        if self._show.abandoned:
            self._problems.report(_ABANDONED)
        else:
            self._problems.clear(_ABANDONED.key)

    @property
    def drops(self) -> dict[str, int]:
        """How many values were replaced before a stage took them, by the stage that was too slow for them."""
        return {
            "track": self._frames.drops,
            "render": self._tracked.drops + self._studio.drops,
            "send": self._show.pictures.drops,
        }

    @property
    def carried(self) -> int:
        """How many pictures were begun whose fine details are those of the one before, for want of time."""
        return self._governor.carried

    # ---- what the window reads ---------------------------------------------------------------------------------------

    def state(self) -> LiveState:
        self._watch.look(0.0)  # whoever watches the others is watched from here
        current, track, flow = self._show.current, self._tracking.stage, self.stats.flow()
        loading = ""
        if current is None or self._preparer.waiting_for:
            loading = "Preparing the portrait…"
        elif track is None:
            loading = "Loading the face tracker…"
        return LiveState(
            ready=current is not None and track is not None and self._show.begun,
            loading=loading,
            live=self._show.live,
            away=self._show.away,
            fps=flow.fps,
            latency_p50_ms=flow.p50_ms,
            latency_p95_ms=flow.p95_ms,
            runs_on=self._runs_on(current.renderer) if current is not None else "",
            camera_key=self._feed.key,
            portrait_key=self._portraits.key,
            refining=self._refinements.progress(self._portraits.key),
            face=self._tracking.face_status,
            output_name=self._port.name,
            output_open=self._port.open,
            calibration=track.calibration if track is not None else CalibrationState(),
            problems=self._problems.all(),
            testing=self._show.test is not None,
            better_neutral=track is not None and track.better_neutral,
        )

    def _runs_on(self, renderer: Renderer) -> str:
        if not self._governor.mends:  # then the generator stands still, whatever it would run on
            return "Warp · CPU"
        return f"{renderer.name.capitalize()} · {renderer.runs_on}"

    def picture(self) -> Picture | None:
        if self._previewed is None or self._governor.shows_preview():
            self._previewed = self._show.picture()
        return self._previewed

    def others_see(self) -> Picture | None:
        return self._outlets.others_see()

    def inset(self) -> tuple[Frame, Face | None] | None:
        return self._tracking.inset

    def cameras(self) -> list[CameraInfo]:
        """The cameras known so far; asking looks for new ones in the background."""
        return self._cameras.known()

    def portraits(self) -> list[PortraitInfo]:
        return self._gallery.tiles()

    @property
    def curator(self) -> Curator:
        return self._curator

    @property
    def outlets(self) -> Outlets:
        return self._outlets

    @property
    def camera_views(self) -> CameraViews:
        return self._glimpses

    # ---- what the window asks for ------------------------------------------------------------------------------------

    def select_camera(self, key: str) -> None:
        self._cameras.select(key)

    def select_portrait(self, key: str) -> None:
        self._portraits.select(key)

    def add_portrait(self, source: Path | bytes, name: str = "", face: int | None = None) -> PortraitInfo | FaceChoice:
        self._load()
        return self._preparer.add(source, name, face)

    def remove_portrait(self, key: str) -> None:
        removed = self._portraits.remove(key)
        if removed is not None:
            self._gallery.forget(removed)
            self._photos.forget(key)

    def photos(self, key: str) -> list[Image]:
        self._load()
        return self._photos.faces(key)

    def add_photo(
        self, key: str, source: Path | bytes, name: str = "", face: int | None = None, same_person: bool = False
    ) -> PortraitInfo | FaceChoice | AnotherPerson:
        self._load()
        return self._photos.add(key, source, name, face, same_person)

    def remove_photo(self, key: str, number: int) -> PortraitInfo:
        self._load()
        return self._photos.remove(key, number)

    def undo_photos(self, key: str, steps: int = 1) -> PortraitInfo:
        self._load()
        return self._photos.undo(key, steps)

    def try_output(self) -> None:
        self._port.try_again()

    def calibrate(self) -> None:
        self._tracking.calibrate()

    def find_neutral(self) -> None:
        self._tracking.find_neutral()

    def set_motion(self, style: MotionStyle) -> None:
        self._studio.stage.steering.wanted = style

    def set_view(self, view: View) -> None:
        self._studio.stage.framing.wanted = view

    def set_format(self, size: tuple[int, int], fps: float) -> None:
        if (size, fps) == (self._size, self._fps):
            return
        if self._show.live:
            raise PuppetError("The size cannot change in a call", "End live first")
        key, open_output = self._portraits.key, self._parts.open_output
        self._size, self._fps = size, fps
        self._show.restart(Composer(size).away_card())
        self._port.reopen(None if open_output is None else lambda: open_output(size, fps), size)
        if self._sender is not None:
            self._sender.set_rate(fps)
        self._preparer.resize(size, key)

    def landmarks(self) -> Points | None:
        return self._studio.stage.landmarks

    def go_live(self, live: bool) -> None:
        self._show.live = live

    def set_away(self, away: bool) -> None:
        self._show.away = away

    def dismiss(self, problem_key: str) -> None:
        self._problems.dismiss(problem_key)


_ABANDONED = Problem(
    "abandoned",
    "No face has been seen for a while: others see the Away card.",
    "Sit in front of the camera; the puppet comes back by itself.",
    Severity.INFO,
)
