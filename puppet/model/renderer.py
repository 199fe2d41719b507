"""The generator as a renderer: the landmark warp at full resolution, mended by what the network says about the face.

The network looks at a window of the face crop, at the tier's size. Its answer is carried to the portrait's own
resolution: the residual flow corrects where the warp samples the portrait, so its own pixels stay sharp; light and
shadow are added to them; the paint is blended over the result where the mask says so.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from puppet.cv import cv2
from puppet.errors import plain
from puppet.model.engine import Engine, Float, Mending, embed, unfit
from puppet.model.mendings import carried, spared, sure
from puppet.model.place import Place
from puppet.model.seen import CropView, mouth_layer
from puppet.model.weights import Weights
from puppet.model.window import Window
from puppet.models import Image, Mend, Persona, Points
from puppet.motion.pose import RIGID
from puppet.raster.drawing import Drawing, to_crop
from puppet.topology import LIPS_OUTER, OUTER_EYE_CORNERS
from puppet.warp.landmark_warp import Aimed, LandmarkWarp

logger = logging.getLogger(__name__)

MOUTH_RIM, MOUTH_SOFTNESS = 0.05, 0.03
"""How far beyond the lips the portrait's own mouth reaches, and how softly it ends, in interocular distances."""
STALE_S = 0.25
"""What was said longer ago is not carried along any more."""
GIVE_UP_AFTER = 30
"""Failures in a row, about a second of them, after which an engine is let be..."""
AGAIN_S = 10.0
"""... and asked only so often, once each time: what it lacked (memory, a device) may be there again."""


class GeneratorRenderer:
    """Renders a portrait with a generator. Implements ``models.PartedRenderer``.

    When the engine fails, or gives anything but finite numbers, the picture is the plain warp's: still this portrait in
    this pose.

    Args:
        engine: runs ``weights``; this renderer's own, closed by ``close``.
        weights: what the engine runs.
        report: told of the first failure for each portrait; None: it is logged.
        notice: what the user should know from the start.

    Attributes:
        engine, weights, report: as given; another engine is used from the next ``bind`` on.
        trouble: why the last picture is the plain warp's; empty when it is not.
    """

    name = "generator"

    def __init__(
        self,
        engine: Engine,
        weights: Weights,
        report: Callable[[Exception], object] | None = None,
        notice: str = "",
    ) -> None:
        self.trouble = ""
        self.engine = engine
        self.weights = weights
        self.report = report or _log
        self._notice = notice
        self._size, self._side = weights.tier.size, weights.tier.window
        self._drawing = Drawing(self._side, self._size)
        self._warp = LandmarkWarp()
        self._place: Place | None = None
        self._last: tuple[Points, Window, Mending] | None = None
        self._last_s = 0.0
        self._failures = 0
        self._asked_s = 0.0
        self._reported = False
        self._asking = False

    @property
    def runs_on(self) -> str:
        """The engine in words, for the user."""
        return self.engine.runs_on

    @property
    def notice(self) -> str:
        """What the user should know of the engine: that it stepped down, and why. Empty where there is nothing."""
        said: str = getattr(self.engine, "notice", "")
        return said or self._notice

    def bind(self, persona: Persona) -> None:
        """Take a portrait; see ``models.Renderer``."""
        self._warp.bind(persona)
        self._view = CropView(persona, self._size, mesh=self._warp.mesh, donors=self._warp.donors)
        self.engine.bind(embed(self.weights, self._view.persona, persona.refinement, persona.others))
        self._place = Place(self._view.crop, persona.size, self._size)
        self._last = None
        self._failures = 0
        self._reported = False
        self.trouble = ""

    def render(self, landmarks: Points) -> Image:
        """Render one pose; see ``models.Renderer``.

        Raises:
            PuppetError: no portrait is bound.
            ValueError: the landmarks have another shape or are not finite.
        """
        work = self.begin(landmarks)
        self.look(work)
        self.mend(work)
        return self.finish(work)

    def begin(self, landmarks: Points, mend: Mend = Mend.ANEW) -> Work:
        """A picture of a pose; see ``models.PartedRenderer``. Mended anew where there is nothing to be carried."""
        if mend is Mend.CARRIED and (self._last is None or time.perf_counter() - self._last_s > STALE_S):
            mend = Mend.ANEW
        return Work(landmarks, mend)

    def look(self, work: Work) -> None:
        """What the generator is shown of a pose."""
        if self._place is None or self._given_up() or work.mend is not Mend.ANEW:
            return
        pose = to_crop(work.landmarks, self._place.crop, self._size)
        work.window = window = self._window(pose)  # says so if the landmarks are none
        part = window.part()
        seen = self._view.look(pose, part)
        raster = self._drawing.draw(pose, more=3, corner=(window.x, window.y))
        mouth = mouth_layer(seen.picture, self._view.mouth, seen.landmarks, seen.motion, seen.lent.unknown)
        raster[-3:] = mouth[:, *part]
        warped = cv2.cvtColor(seen.picture[part], cv2.COLOR_RGB2RGBA)
        warped[..., 3] = seen.alpha[part]
        work.shown = warped, raster, np.ascontiguousarray(self._grid(pose)[window.part(4)])
        work.real = np.maximum(seen.lent.cover(self._size), self._own_mouth(pose))[part]

    def mend(self, work: Work) -> None:
        """What the generator says about it; nothing when it fails."""
        if work.mend is Mend.CARRIED and self._last is not None and self._place is not None:
            landmarks, window, mending = self._last
            before, now = (to_crop(points, self._place.crop, self._size) for points in (landmarks, work.landmarks))
            work.window = self._window(now)
            at = [
                points[RIGID, :2] - np.array([where.x, where.y], np.float32)
                for points, where in ((before, window), (now, work.window))
            ]
            work.mending = carried(mending, *at)
            return
        if work.shown is None or work.real is None or work.window is None:
            return
        self._asking = True
        try:
            mending = self.engine.run(*work.shown)
            if reason := unfit(mending, self._side):
                raise ValueError(f"the generator fails: {reason}")
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a library may call exit
            work.error = plain(error)
            self._fail(work.error)
            return
        finally:
            self._asking = False
        self._failures = 0
        self.trouble = ""
        work.mending = spared(sure(mending), work.real)
        self._last, self._last_s = (work.landmarks, work.window, work.mending), time.perf_counter()

    def aim(self, work: Work) -> None:
        """Where the plain warp looks, and what it shows beside the window; see ``models.PartedRenderer``."""
        ahead = None
        if self._place is not None:
            window = work.window or self._window(to_crop(work.landmarks, self._place.crop, self._size))
            ahead = self._place.part(window)
        work.aimed = self._warp.aim(work.landmarks, ahead)

    def finish(self, work: Work) -> Image:
        """The warp's picture, mended."""
        window, place = work.window, self._place
        if work.mending is None or window is None or place is None:
            return self._warp.render(work.landmarks, aimed=work.aimed)
        if work.aimed is None:
            self.aim(work)
        mending = window.softened(work.mending)
        seen = self._warp.draw(work.landmarks, place.residual(mending.flow, mending.alpha, window), work.aimed)
        place.shade(seen.picture, mending.shade * np.float32(127.5))
        place.paint(seen.picture, mending.paint, mending.mask, window)
        return self._warp.whole(seen)

    def hung(self) -> bool:
        """Nobody waits for this renderer any more; returns whether its engine is what hangs, which is told so."""
        if not self._asking:
            return False
        told = getattr(self.engine, "hung", None)
        if told is not None:
            told()
        return True

    def close(self) -> None:
        """Free the engine."""
        self.engine.close()

    def _window(self, pose: Points) -> Window:
        return Window.around(pose, self._side, self._size)

    def _own_mouth(self, pose: Points) -> Float:
        """Where the warp shows the portrait's own mouth with nothing missing in it: float32 (S, S), 0 to 1."""
        known = 1 - self._view.mouth.unknown(pose)
        real = np.zeros((self._size, self._size), np.float32)
        if known <= 0:
            return real
        unit = float(np.linalg.norm(np.subtract(*pose[list(OUTER_EYE_CORNERS), :2])))
        reach, softness = max(1, round(MOUTH_RIM * unit)), max(0.5, MOUTH_SOFTNESS * unit)
        loop = pose[list(LIPS_OUTER), :2]
        margin = reach + 3 * softness + 1
        low = np.clip(np.floor(loop.min(0) - margin), 0, self._size).astype(int)
        high = np.clip(np.ceil(loop.max(0) + margin), 0, self._size).astype(int)
        if (high <= low).any():
            return real
        lips = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
        cv2.fillPoly(lips, [np.round((loop - low) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        lips = cv2.dilate(lips, np.ones((reach, reach), np.uint8))
        soft = cv2.GaussianBlur(lips.astype(np.float32), (0, 0), softness)
        real[low[1] : high[1], low[0] : high[0]] = soft * np.float32(known / 255)
        return real

    def _grid(self, pose: Points) -> Float:
        """Where each cell lies in the cropped photo, as ``grid_sample`` counts: float32 (S/4, S/4, 2)."""
        x, y = self._view.field(pose)
        grid: Float = (np.stack([x, y], -1) * 2 + 1) / np.float32(self._size) - 1
        return grid

    def _given_up(self) -> bool:
        if self._failures < GIVE_UP_AFTER or getattr(self.engine, "recovering", False):
            return False
        return time.perf_counter() - self._asked_s < AGAIN_S

    def _fail(self, error: Exception) -> None:
        self.trouble = str(error) or type(error).__name__
        self._failures += 1
        self._last = None
        self._asked_s = time.perf_counter()
        if not self._reported:
            self._reported = True
            self.report(error)


@dataclass(eq=False, slots=True)
class Work:
    """One picture of a ``GeneratorRenderer`` on its way.

    Attributes:
        landmarks: the pose, in the portrait's pixels.
        mend: what is done about it beyond the plain warp.
        window: what part of the crop it is asked about.
        shown: what the engine is given; None: it is not asked.
        real: float32 of the window's size, 0 to 1, where what is shown is real already.
        mending: what the generator said of the window, where it did.
        error: why it did not, where it failed.
        aimed: where the plain warp looks.
    """

    landmarks: Points
    mend: Mend = Mend.ANEW
    window: Window | None = None
    shown: tuple[Image, Image, Float] | None = None
    real: Float | None = None
    mending: Mending | None = None
    error: Exception | None = None
    aimed: Aimed | None = None


def _log(error: Exception) -> None:
    logger.error("The generator does not run (%s: %s); the plain warp is shown", type(error).__name__, error)
