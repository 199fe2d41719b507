"""A drawn character: flat shapes, two tones of shadow and ink lines of varying weight, traced from a rendering."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assets.make import shade
from assets.make.rig import EYE_LEFT, EYE_RIGHT, MULTI_PIE
from assets.make.scene import HAIR, LASH, Camera, Layers, Person, Pose
from assets.make.skin import spline
from puppet.cv import cv2

Floats = NDArray[np.float32]
Colour = tuple[float, float, float]

SHINE: Colour = (240, 178, 166)
WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True)
class InkLook:
    """Colours, sRGB 0 … 255. Pairs are lit and in shadow; the third colour of hair is its shine."""

    skin: tuple[Colour, Colour] = ((246, 208, 182), (222, 164, 140))
    blush: Colour = (238, 160, 142)
    hair: tuple[Colour, Colour, Colour] = ((58, 66, 98), (36, 40, 66), (106, 124, 162))
    cloth: tuple[Colour, Colour] = ((214, 92, 70), (170, 62, 54))
    iris: tuple[Colour, Colour] = ((92, 150, 140), (34, 74, 82))
    lips: tuple[Colour, Colour] = ((226, 146, 128), (206, 118, 106))
    wall: tuple[Colour, Colour] = ((236, 222, 190), (222, 200, 158))
    ink: Colour = (42, 30, 36)


class Sheet:
    """The paper: float32 (H, W, 3) sRGB 0 … 255, painted with soft-edged masks and tapered strokes."""

    def __init__(self, size: tuple[int, int], ink: Colour) -> None:
        self.pixels = np.zeros((size[1], size[0], 3), np.float32)
        self.ink = ink

    def fill(self, mask: Floats, colour: Colour) -> None:
        self.pixels += mask[..., None] * (np.array(colour, np.float32) - self.pixels)

    def stroke(self, path: Floats, width: Floats, colour: Colour | None = None, within: Floats | None = None) -> None:
        """A brush line through points (N, 2) with a width at each (N,), in pixels."""
        layer = np.zeros(self.pixels.shape[:2], np.uint8)
        at = np.linspace(0, len(path) - 1, max(int(np.hypot(*np.ptp(path, axis=0))) * 2, 60))
        i, f = np.minimum(at.astype(int), len(path) - 2), (at - np.minimum(at.astype(int), len(path) - 2))[:, None]
        points = path[i] * (1 - f) + path[i + 1] * f
        widths = np.interp(at, np.arange(len(width)), width)
        for (x, y), w in zip(points, widths, strict=True):
            cv2.circle(layer, (round(x * 16), round(y * 16)), max(round(w * 8), 4), 255, -1, cv2.LINE_AA, 4)
        mask = layer.astype(np.float32) / 255
        self.fill(mask if within is None else mask * within, colour or self.ink)


def smooth(mask: NDArray[np.bool_] | Floats, sigma: float, level: float = 0.5) -> Floats:
    """Round off a mask's outline as a pen would, keeping a soft edge about two pixels wide."""
    blurred = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), sigma)
    slope = np.hypot(cv2.Sobel(blurred, cv2.CV_32F, 1, 0), cv2.Sobel(blurred, cv2.CV_32F, 0, 1)) / 8
    return np.clip(0.5 + (blurred - level) / np.maximum(2 * slope, 0.02), 0, 1).astype(np.float32)


def taper(count: int, width: float, start: float = 0.15, end: float = 0.15, peak: float = 0.5) -> Floats:
    t = np.linspace(0, 1, count)
    rise = start + (1 - start) * np.sin(np.pi / 2 * np.clip(t / peak, 0, 1))
    fall = end + (1 - end) * np.sin(np.pi / 2 * np.clip((1 - t) / (1 - peak), 0, 1))
    return (width * np.minimum(rise, fall)).astype(np.float32)


class Drawing:
    """One drawing in the making; everything at ``scale`` times the final size."""

    def __init__(self, person: Person, pose: Pose, camera: Camera, layers: Layers, scale: int, look: InkLook) -> None:
        self.look, self.layers, self.scale = look, layers, scale
        self.unit = camera.ppc * scale / 10
        """One millimetre in pixels."""
        vertices, _, _ = person.pose(pose)
        rest = vertices[: person.count]
        self.marks = camera.project(rest[MULTI_PIE], scale)[:, :2]
        self.eyes = []
        for eye in (EYE_RIGHT, EYE_LEFT):
            # The optical axis leaves the ball where the rig's own eye is foremost.
            ball = np.flatnonzero(person.rig.part == eye)
            front = ball[person.rig.paint[ball, 2].argmax()]
            self.eyes.append(camera.project(rest[front], scale)[:2])
        _, hair, _ = person.pose(pose)
        self.strands = camera.project(hair[:: len(hair) // 420], scale)
        self.sheet = Sheet((layers.kind.shape[1], layers.kind.shape[0]), look.ink)

    def mask(self, *kinds: int) -> NDArray[np.bool_]:
        return np.isin(self.layers.kind, kinds)

    def draw(self) -> NDArray[np.uint8]:
        self._wall()
        self._shapes()
        self._hair()
        self._features()
        self._contours()
        size = (self.layers.kind.shape[1] // self.scale, self.layers.kind.shape[0] // self.scale)
        small = cv2.resize(self.sheet.pixels, size, interpolation=cv2.INTER_AREA)
        return np.clip(np.round(small), 0, 255).astype(np.uint8)

    def _wall(self) -> None:
        height, width = self.layers.kind.shape
        self.sheet.pixels[:] = self.look.wall[0]
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        disc = np.hypot(x - 0.5 * width, y - 0.42 * height)
        self.sheet.fill(np.clip(0.44 * width - disc, 0, 1), self.look.wall[1])

    def _shadow(self, over: NDArray[np.bool_], level: float, sigma: float) -> Floats:
        """Where a material lies in shadow: its light, smoothed inside its own outline, under a level."""
        light = self.layers.light.mean(2) * over
        weight = cv2.GaussianBlur(over.astype(np.float32), (0, 0), sigma)
        even = cv2.GaussianBlur(light, (0, 0), sigma) / np.maximum(weight, 1e-3)
        reference = np.percentile(even[over], 80)
        dark = smooth((even < level * reference).astype(np.float32), 0.6 * sigma)
        count, label, stats, _ = cv2.connectedComponentsWithStats(((dark > 0.5) & over).astype(np.uint8))
        small = np.flatnonzero(stats[:, cv2.CC_STAT_AREA] < (14 * self.unit) ** 2)
        return dark * (1 - smooth(np.isin(label, small[small > 0]), 1.0)) if count > 1 else dark

    def _shapes(self) -> None:
        u, look = self.unit, self.look
        skin = self.mask(shade.SKIN, shade.INSIDE, shade.TEETH, shade.EYE, LASH)
        # Hair covers skin: what lies under it belongs to the skin's shape, so that no gap opens between them.
        wide = smooth(cv2.dilate(skin.astype(np.uint8), np.ones((3, 3), np.uint8)), 0.6 * u)
        self.sheet.fill(wide, look.skin[0])
        cheeks = [0.55 * self.marks[eye] + 0.45 * self.marks[mouth] for eye, mouth in ((36, 48), (45, 54))]
        height, width = self.layers.kind.shape
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        for cx, cy in cheeks:
            soft = np.exp(-(((x - cx) / (13 * u)) ** 2) - ((y - cy) / (8 * u)) ** 2)
            self.sheet.fill((0.55 * soft * wide).astype(np.float32), look.blush)
        self.sheet.fill(wide * self._shadow(self.mask(shade.SKIN), 0.62, 3.2 * u), look.skin[1])
        cloth = self.mask(shade.CLOTH)
        whole = smooth(cloth, 1.0 * u)
        self.sheet.fill(whole, look.cloth[0])
        self.sheet.fill(whole * self._shadow(cloth, 0.72, 5 * u), look.cloth[1])

    def _hair(self) -> None:
        u, look = self.unit, self.look
        hair = self.mask(HAIR)
        self.hair_mask = whole = smooth(hair, 0.8 * u)
        self.sheet.fill(whole, look.hair[0])
        self.sheet.fill(whole * self._shadow(hair, 0.6, 2.6 * u), look.hair[1])
        # Locks and shine, each a brush line along a hair that can be seen.
        shine = cv2.GaussianBlur(self.layers.shine.mean(2) * hair, (0, 0), 1.5 * u)
        bright = np.percentile(shine[hair], 80)
        height, width = hair.shape
        for number, path in enumerate(self.strands):
            x = np.clip(path[:, 0].astype(int), 0, width - 1)
            y = np.clip(path[:, 1].astype(int), 0, height - 1)
            seen = hair[y, x] & (path[:, 2] < self.layers.depth[y, x] + 0.9)
            lit = seen & (shine[y, x] > bright)
            if number % 2 and np.count_nonzero(lit) >= 5:
                line = path[lit, :2]
                self.sheet.stroke(line, taper(len(line), 2.4 * u, 0.1, 0.1), look.hair[2], whole)
            elif number % 3 == 0 and np.count_nonzero(seen[6:]) >= 9:
                line = path[6:, :2][seen[6:]]
                self.sheet.stroke(line, taper(len(line), 1.5 * u, 0.1, 0.1), look.hair[1], whole)

    def _features(self) -> None:
        u, look, m = self.unit, self.look, self.marks
        for path in (m[17:22], m[22:27][::-1]):  # brows, from the temple inwards
            self.sheet.stroke(spline(path, 50) - [0, 1.0 * u], taper(50, 6.2 * u, 0.12, 0.5, 0.72), look.hair[1])
        eyeballs = smooth(self.mask(shade.EYE), 0.7 * u, 0.42)
        for (corner, upper, lower, last), centre in zip(
            ((36, (37, 38), (41, 40), 39), (45, (44, 43), (46, 47), 42)), self.eyes, strict=True
        ):
            top = spline(m[[corner, *upper, last]], 60)
            bottom = spline(m[[corner, *lower, last]], 60)
            shape = np.zeros(eyeballs.shape, np.uint8)
            outline = np.concatenate([top, bottom[::-1]])
            cv2.fillPoly(shape, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
            eye = np.maximum(shape.astype(np.float32) / 255, eyeballs * _near(eyeballs.shape, centre, 22 * u))
            self.sheet.fill(eye, (252, 247, 240))
            self.sheet.fill(eye * _disc(eye.shape, centre, 9.5 * u, (0, -9.5 * u)), (224, 212, 206))  # the lid's shadow
            self.sheet.fill(eye * _disc(eye.shape, centre, 7.4 * u), look.ink)
            self.sheet.fill(eye * _disc(eye.shape, centre, 6.7 * u), look.iris[1])
            self.sheet.fill(eye * _disc(eye.shape, centre, 5.0 * u, (0, 2.6 * u)), look.iris[0])
            self.sheet.fill(eye * _disc(eye.shape, centre, 3.1 * u), look.ink)
            self.sheet.fill(eye * _disc(eye.shape, centre, 1.9 * u, (-2.4 * u, -2.8 * u)), WHITE)
            self.sheet.fill(eye * _disc(eye.shape, centre, 0.9 * u, (2.2 * u, 3.0 * u)), WHITE)
            self.sheet.stroke(top, taper(60, 2.9 * u, 0.75, 0.3, 0.3))
            out = np.sign(m[corner, 0] - m[last, 0])
            wing = m[corner] + np.array([[-2.0 * out, 0.2], [1.6 * out, -0.6], [4.2 * out, -2.6]]) * u
            self.sheet.stroke(spline(wing, 20), taper(20, 2.6 * u, 0.8, 0.1, 0.2))
            self.sheet.stroke(bottom[8:44], taper(36, 0.9 * u))
            crease = top[8:52] + np.array([[0, -4.6 * u]]) * np.sin(np.linspace(0.5, 2.8, 44))[:, None]
            self.sheet.stroke(crease, taper(44, 1.0 * u))
        # Nose: wings, base and one line along the shadow side of the bridge.
        base = spline(m[31:36], 50)
        self.sheet.stroke(base[4:46], taper(42, 1.7 * u, 0.5, 0.5))
        for at, way in ((m[32], -1), (m[34], 1)):
            hole = at + np.array([[-1.8 * way, 0.3], [0, -0.9], [1.7 * way, -0.2]]) * u
            self.sheet.stroke(spline(hole, 20), taper(20, 2.1 * u, 0.3, 0.3))
        for edge, way in ((m[31], -1), (m[35], 1)):
            wing = edge + np.array([[0.2 * way, -5.6], [2.2 * way, -2.4], [1.0 * way, 0.8]]) * u
            self.sheet.stroke(spline(wing, 24), taper(24, 1.3 * u))
        self._mouth()

    def _mouth(self) -> None:
        u, look, m = self.unit, self.look, self.marks
        upper, lower = spline(m[48:55], 80), spline(np.concatenate([m[54:60], m[48:49]]), 80)[::-1]
        between = spline(np.concatenate([m[48:49], (m[61:64] + m[[67, 66, 65]]) / 2, m[54:55]]), 80)
        for edge, colour in ((upper, look.lips[1]), (lower, look.lips[0])):
            shape = np.zeros(self.layers.kind.shape, np.uint8)
            outline = np.concatenate([edge, between[::-1]])
            cv2.fillPoly(shape, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
            self.sheet.fill(shape.astype(np.float32) / 255, colour)
        shine = m[57] * 0.55 + m[66] * 0.45
        self.sheet.stroke(shine + np.array([[-4.5, 0.1], [0, 0.5], [4.5, 0.1]]) * u, taper(3, 1.6 * u), SHINE)
        self.sheet.stroke(between, taper(80, 1.9 * u, 0.6, 0.6))
        for corner, way in ((m[48], -1), (m[54], 1)):
            curl = corner + np.array([[0.6 * way, 0.2], [2.0 * way, -0.7]]) * u
            self.sheet.stroke(curl, taper(2, 1.6 * u, 0.9, 0.4))
        self.sheet.stroke(lower[26:54] + np.array([0, 1.4 * u]), taper(28, 1.2 * u))

    def _contours(self) -> None:
        """Ink wherever one thing ends before another: heavier on the outside."""
        u, kind = self.unit, self.layers.kind
        group = np.full(kind.shape, 0, np.uint8)
        skin = (shade.SKIN, shade.INSIDE, shade.TEETH, shade.EYE, LASH)
        for value, kinds in enumerate((skin, (shade.CLOTH,), (HAIR,)), 1):
            group[np.isin(kind, kinds)] = value
        outside = _edge(smooth(group > 0, 1.4 * u))
        self._trace(outside, 2.6 * u)
        self._trace(_edge(smooth(group == 2, 1.2 * u)), 1.7 * u)
        self._trace(_edge(self.hair_mask), 1.9 * u)
        # The jaw before the neck and folds before what lies behind them: steps in depth.
        for material in (shade.SKIN, shade.CLOTH):
            self._folds(material)

    def _folds(self, material: int) -> None:
        u, kind = self.unit, self.layers.kind
        depth = np.where(kind == material, np.minimum(self.layers.depth, 200), np.nan)
        filled = np.where(np.isnan(depth), np.nanmedian(depth), depth).astype(np.float32)
        step = np.abs(cv2.Sobel(cv2.GaussianBlur(filled, (0, 0), 1.0), cv2.CV_32F, 1, 0)) + np.abs(
            cv2.Sobel(cv2.GaussianBlur(filled, (0, 0), 1.0), cv2.CV_32F, 0, 1)
        )
        inner = cv2.erode((kind == material).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
        away = np.ones(kind.shape, bool)
        x0, y0 = (self.marks[17:68].min(0) - 4 * u).astype(int)
        x1, y1 = (self.marks[17:68].max(0) + 4 * u).astype(int)
        away[y0:y1, x0:x1] = False  # the features are drawn by hand
        lines = (step > 1.6) & inner & away
        thick = cv2.dilate(lines.astype(np.uint8), np.ones((3, 3), np.uint8))
        self.sheet.fill(smooth(thick, 0.55 * u, 0.3), self.look.ink)

    def _trace(self, edge: NDArray[np.bool_], width: float) -> None:
        distance = cv2.distanceTransform((~edge).astype(np.uint8), cv2.DIST_L2, 5)
        # The pen leans: lines that face the light (upper left) are thinner.
        slope = cv2.GaussianBlur(distance, (0, 0), 2)
        lean = cv2.Sobel(slope, cv2.CV_32F, 1, 0) + cv2.Sobel(slope, cv2.CV_32F, 0, 1)
        weight = cv2.GaussianBlur(np.tanh(lean), (0, 0), 6) * 0.12 + 0.5
        self.sheet.fill(np.clip(width * weight - distance + 0.5, 0, 1).astype(np.float32), self.look.ink)


def _edge(mask: Floats) -> NDArray[np.bool_]:
    solid = (mask > 0.5).astype(np.uint8)
    return cv2.morphologyEx(solid, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8)) > 0


def _disc(shape: tuple[int, ...], centre: Floats, radius: float, shift: tuple[float, float] = (0, 0)) -> Floats:
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    return np.clip(radius - np.hypot(x - centre[0] - shift[0], y - centre[1] - shift[1]) + 0.5, 0, 1).astype(np.float32)


def _near(shape: tuple[int, ...], centre: Floats, radius: float) -> Floats:
    return (_disc(shape, centre, radius) > 0.5).astype(np.float32)
