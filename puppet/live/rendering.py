"""Face to picture in parts, so that threads can work beside each other: see ``pipeline``.

begin    retargets, and rests where there is no face
look     what the renderer's long computation needs
mend     that computation, which may run on another device
aim      what can be drawn without its answer
finish   draws the rest and composes
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from puppet.framing import Glide
from puppet.live.parts import Retargets
from puppet.live.prepared import Prepared
from puppet.live.problems import Problems
from puppet.live.stages import Tracked, usable
from puppet.live.stats import Stats
from puppet.models import Gains, Mend, MotionStyle, PartedRenderer, Points, Problem, Severity, View
from puppet.motion.idle import RestMotion
from puppet.motion.mirror import mirrored, mirrored_face
from puppet.motion.steering import Steering, Strengths
from puppet.picture import Picture

RENDER_PROBLEM = "render"
LESSER_PROBLEM = "lesser renderer"
ENGINE_PROBLEM = "engine"
NEW_NEUTRAL_S = 0.4  # a new neutral moves the whole puppet: ease to it
RETRY_FIRST_S, RETRY_MOST_S = 0.25, 1.0
_REMEDY = "The puppet rests until it works again. If it stays, start Puppet again."


@dataclass(eq=False, slots=True)
class Shot:
    """A picture on its way.

    Attributes:
        prepared: the portrait.
        pose: float32 (478, 3) in its pixels.
        captured_s, index: of the camera frame whose motion it shows; see ``Picture``.
        begun_s: when it was begun.
        parted: the renderer, where it renders in parts.
        work: what a renderer in parts has of it so far.
        error: what went wrong with it.
        mend: how it is mended.
        resting: the portrait is not rendered for a while: it failed just now.
        mended: set once ``mend`` is over, or the picture is not wanted any more.
        dropped: it is not: a newer one was there first.
    """

    prepared: Prepared
    pose: Points
    captured_s: float
    index: int
    begun_s: float
    parted: PartedRenderer | None = None
    work: object = None
    error: Exception | None = None
    mend: Mend = Mend.ANEW
    resting: bool = False
    mended: threading.Event = field(default_factory=threading.Event)
    dropped: bool = False

    def drop(self) -> None:
        """Nobody wants it any more."""
        self.dropped = True
        self.error = None  # it leads back here, and so to all that the shot holds
        self.mended.set()


class RenderStage:
    """Face to picture: retargets, rests where there is no face, renders and composes.

    ``begin``, ``look``, ``mend`` and ``finish`` of one picture come after each other, ``aim`` at any time between the
    first and the last; different pictures may be in different parts at the same time, each part on one thread.

    Args:
        retargeter: (portrait landmarks, driver's neutral, gains) to one that carries motion over.
        stats: told of "retarget", "look", "mend", "draw" and "compose", and of "render", which is all of it.
        problems: told under the keys "retarget" and "render".
        style: how motion is carried over to begin with.
        view: how the portrait stands in the picture to begin with.
        next_mend: told the age of a picture's camera frame, in seconds: how it is mended, where the renderer renders in
            parts.
        took: told of every picture how it was mended and how many seconds it took.

    Attributes:
        steering, framing: both as they are now; their ``wanted`` may be set from any thread.
        landmarks: where the newest picture shows the portrait's: float32 (478, 2), or None before the first.
    """

    def __init__(
        self,
        retargeter: Callable[[Points, Points, Gains], Retargets],
        stats: Stats,
        problems: Problems,
        style: MotionStyle | None = None,
        view: View | None = None,
        next_mend: Callable[[float], Mend] = lambda _age_s: Mend.ANEW,
        took: Callable[[Mend, float], None] = lambda _mend, _seconds: None,
    ) -> None:
        self._next_mend, self._took = next_mend, took
        self._make_retargeter = retargeter
        self._stats = stats
        self._problems = problems
        self.steering = Steering(style)
        self.framing = Glide(view)
        self.landmarks: Points | None = None
        self._mirror = self.steering.wanted.mirror
        self._prepared: Prepared | None = None
        self._parted: PartedRenderer | None = None
        self._motion: RestMotion | None = None
        self._retargeter: Retargets | None = None
        self._neutral: Points | None = None
        self._retry_s = -1.0
        self._pause_s = RETRY_FIRST_S

    def step(self, prepared: Prepared, tracked: Tracked | None, now_s: float) -> Picture | None:
        """All of it for this moment; see ``begin``."""
        shot = self.begin(prepared, tracked, now_s)
        if shot is None:
            return None
        self.look(shot)
        self.mend(shot)
        return self.finish(shot, now_s)

    def begin(self, prepared: Prepared, tracked: Tracked | None, now_s: float) -> Shot | None:
        """Begin the picture for this moment.

        Args:
            prepared: the portrait to show; another one than last time is shown from this picture on.
            tracked: the newest result of the tracker, None when none came.
            now_s: seconds.

        Returns:
            A picture of ``prepared``; None when there is nothing new to show (the last pose is held). Faults of the
            retargeter and the renderer are reported, and the puppet rests.
        """
        if prepared is not self._prepared or self._motion is None:
            self._prepared = prepared
            self._motion = RestMotion(prepared.persona.landmarks)
            self._parted = prepared.renderer if isinstance(prepared.renderer, PartedRenderer) else None
            self._retargeter = None
            self._retry_s = -1.0
        strengths = self.steering.at(now_s)
        pose = self._follow(prepared, self._motion, tracked, strengths, now_s)
        captured_s, index = now_s, -1
        if pose is not None and tracked is not None and tracked.face is not None:
            captured_s, index = tracked.face.captured_s, tracked.face.index
        else:
            pose = self._motion.rest(now_s, strengths.idle)
        if pose is None:
            return None
        shot = Shot(prepared, pose, captured_s, index, time.perf_counter(), self._parted)
        shot.resting = 0 < self._retry_s - now_s <= RETRY_MOST_S  # the clock may have been set back
        if shot.parted is not None and not shot.resting:
            try:
                shot.mend = self._next_mend(now_s - captured_s)
                shot.work = shot.parted.begin(pose, shot.mend)
            except Exception as error:
                shot.error = error
        return shot

    def look(self, shot: Shot) -> None:
        """What ``mend`` needs. What goes wrong is kept for ``finish``."""
        try:
            if shot.work is not None and shot.parted is not None:
                with self._stats.timed("look"):
                    shot.parted.look(shot.work)
        except Exception as error:
            shot.error = error

    def mend(self, shot: Shot) -> None:
        """The part that takes longest. What goes wrong is kept for ``finish``."""
        try:
            if shot.work is not None and shot.parted is not None and shot.error is None:
                with self._stats.timed("mend"):
                    shot.parted.mend(shot.work)
        except Exception as error:
            shot.error = error
        finally:
            shot.mended.set()

    def aim(self, shot: Shot) -> None:
        """What can be done for ``finish`` meanwhile. May be left out."""
        try:
            if shot.work is not None and shot.parted is not None:
                with self._stats.timed("aim"):
                    shot.parted.aim(shot.work)
        except Exception as error:
            shot.error = error

    def finish(self, shot: Shot, now_s: float) -> Picture:
        """Make the picture.

        Args:
            shot: begun and mended.
            now_s: seconds.
        """
        prepared = shot.prepared
        prepared.composer.reframe(*self.framing.at(now_s), self.framing.wanted.mirror)
        if shot.resting:
            return prepared.rest
        renderer = prepared.renderer
        try:
            if shot.error is not None:
                raise shot.error
            with self._stats.timed("draw"):
                if shot.work is not None and shot.parted is not None:
                    image = shot.parted.finish(shot.work)
                else:
                    image = renderer.render(shot.pose)
            with self._stats.timed("compose"):
                picture = prepared.composer.compose(image, shot.captured_s, shot.index)
            took_s = time.perf_counter() - shot.begun_s
            self._stats.took("render", took_s)
            self._took(shot.mend, took_s)
        except Exception as error:
            self._problems.failed(RENDER_PROBLEM, "The portrait cannot be rendered", error, _REMEDY)
            shot.error = None  # it leads back here, and so to all that the shot holds
            self._retry_s = now_s + self._pause_s
            self._pause_s = min(2 * self._pause_s, RETRY_MOST_S)
            return prepared.rest
        self._pause_s = RETRY_FIRST_S
        self.landmarks = prepared.composer.shown_at(shot.pose)
        self._problems.settle(RENDER_PROBLEM)
        if trouble := renderer.trouble:
            self._problems.report(Problem(LESSER_PROBLEM, f"The plain warp is shown: {trouble}.", "", Severity.WARNING))
        else:
            self._problems.settle(LESSER_PROBLEM)
        if notice := renderer.notice:
            self._problems.report(Problem(ENGINE_PROBLEM, f"{notice}.", "", Severity.WARNING))
        return picture

    def _follow(
        self, prepared: Prepared, motion: RestMotion, tracked: Tracked | None, strengths: Strengths, now_s: float
    ) -> Points | None:
        """The driver's pose on this portrait; None without a usable face."""
        if tracked is None or tracked.face is None or tracked.neutral is None:
            return None
        try:
            face, neutral, mirror = tracked.face, tracked.neutral, self.steering.wanted.mirror
            if self._retargeter is None or neutral is not self._neutral or mirror != self._mirror:
                if self._retargeter is not None:
                    motion.ease(now_s, NEW_NEUTRAL_S)
                self._neutral, self._mirror = neutral, mirror
                own = mirrored(neutral, face.size[0]) if mirror else neutral
                self._retargeter = self._make_retargeter(prepared.persona.landmarks, own, strengths.gains)
            self._retargeter.steer(strengths.gains, strengths.look, strengths.smoothing)
            with self._stats.timed("retarget"):
                target = self._retargeter.target(mirrored_face(face) if mirror else face)
            if not usable(target) or not _within(target, prepared.persona.size):
                raise ValueError("the retargeted landmarks are not finite or far outside the portrait")
        except Exception as error:
            self._retargeter = None  # its filters may hold what went wrong
            self._problems.failed("retarget", "The driver's motion cannot be carried over", error, _REMEDY)
            return None
        self._problems.settle("retarget")
        return motion.follow(target.astype(np.float32, copy=False), now_s)


def _within(points: Points, size: tuple[int, int]) -> bool:
    """Whether landmarks are near the portrait: within one portrait's size around it."""
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    return bool((low > -np.array(size)).all() and (high < 2 * np.array(size)).all())
