"""The generator's renderer: the face crop, and the network's work put over the warp."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from engines.eager import EagerEngine
from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import SIZE, crop_persona, cut, face_crop
from puppet.model.engine import Mending, PersonaTensors, embed
from puppet.model.mendings import UNSURE, carried
from puppet.model.renderer import GIVE_UP_AFTER, GeneratorRenderer
from puppet.model.seen import CropView, mouth_layer
from puppet.model.shipped import default_weights
from puppet.model.tiers import LITE
from puppet.model.weights import Weights, load_weights
from puppet.model.window import SOFT, STEP, Window
from puppet.models import Crop, Cutout, Image, Mend, Persona, Points
from puppet.persona.portrait import resize_persona
from puppet.raster.drawing import Drawing, to_crop
from puppet.raster.field import WarpField
from puppet.topology import FACE_OVAL, LIPS_OUTER, OUTER_EYE_CORNERS
from puppet.warp.landmark_warp import LandmarkWarp
from puppet.warp.residual import Residual
from tests import known_faces as faces
from tests.fakes import face_points, persona_of
from tests.networks import chance_weights

SIDE = LITE.window


def scaled(size: tuple[int, int]) -> Persona:
    """A real portrait at one size, with its person taken to be all of it."""
    image = faces.picture(faces.COLLINS)
    height, width = image.shape[:2]
    whole = Persona(
        id="collins",
        name="Collins",
        image=image,
        landmarks=faces.landmarks(faces.COLLINS),
        crop=Crop(0, 0, width),
        mask=np.full((height, width), 255, np.uint8),
        background=np.full_like(image, 90),
    )
    return resize_persona(whole, size)


# ---- the crop --------------------------------------------------------------------------------------------------------


def test_the_crop_is_a_square_around_the_face() -> None:
    points = faces.landmarks(faces.COLLINS)
    crop = face_crop(points)
    oval = points[list(FACE_OVAL), :2]
    low, high = oval.min(0), oval.max(0)
    assert crop.size == pytest.approx(1.7 * (high - low).max(), abs=0.51)
    centre = np.array([crop.x, crop.y]) - 0.5 + crop.size / 2
    assert centre == pytest.approx((low + high) / 2, abs=0.51)
    inside = to_crop(points, crop, SIZE)[list(FACE_OVAL), :2]
    assert inside.min() > 0.15 * SIZE
    assert inside.max() < 0.85 * SIZE


@pytest.mark.parametrize("side", [160, 256, 500])
def test_what_is_cut_lies_where_its_landmarks_are(side: int) -> None:
    """A blurred dot on a landmark is found again at that landmark of the crop, whichever way it is scaled."""
    points = face_points(side * 1.6, side * 1.4)
    points[:, :2] += 0.3
    crop = face_crop(points)
    height, width = round(side * 1.4), round(side * 1.6)
    for index in (10, 152, 33, 263):
        y, x = np.mgrid[:height, :width]
        spread = (x - points[index, 0]) ** 2 + (y - points[index, 1]) ** 2
        image = np.round(255 * np.exp(-spread / (2 * (side / 60) ** 2))).astype(np.uint8)
        dot = cut(image, crop).astype(float)
        found = np.array([(dot.sum(axis) @ np.arange(SIZE)) / dot.sum() for axis in (0, 1)])
        assert found == pytest.approx(to_crop(points, crop, SIZE)[index, :2], abs=0.05)


def test_beyond_the_picture_its_border_goes_on() -> None:
    image = faces.picture(faces.COLLINS)[:80, :60]
    crop = Crop(-30, -20, 128)
    expected = cv2.copyMakeBorder(image, 20, 28, 30, 38, cv2.BORDER_REPLICATE)
    assert np.array_equal(cut(image, crop, 128), expected)
    outside = cut(image, Crop(500, 10, 16), 16)  # not even touching
    assert np.array_equal(outside, np.repeat(image[10:26, -1:], 16, axis=1))


@pytest.mark.parametrize("size", [(200, 200), (512, 512), (900, 900)])
def test_a_persona_is_cut_to_its_face(size: tuple[int, int]) -> None:
    persona = scaled(size)
    cropped = crop_persona(persona)
    scale = SIZE / face_crop(persona.landmarks).size
    assert cropped.id == persona.id
    assert cropped.image.shape == cropped.background.shape == (SIZE, SIZE, 3)
    assert cropped.mask.shape == (SIZE, SIZE)
    assert {cropped.image.dtype, cropped.background.dtype, cropped.mask.dtype} == {np.dtype(np.uint8)}
    assert cropped.landmarks.dtype == np.float32
    box = cropped.landmarks[list(FACE_OVAL), :2]
    assert (box.max(0) - box.min(0)).max() == pytest.approx(SIZE / 1.7, rel=0.02)
    assert (box.max(0) + box.min(0)) / 2 == pytest.approx([SIZE / 2 - 0.5] * 2, abs=0.51 * scale)
    assert cropped.crop.size == pytest.approx(persona.crop.size * scale)


def test_another_size_is_the_same_square() -> None:
    persona = persona_of(90, size=(200, 240))
    small, large = crop_persona(persona, 64), crop_persona(persona, 256)
    assert small.image.shape == (64, 64, 3)
    assert (small.landmarks[:, :2] + 0.5) * 4 == pytest.approx(large.landmarks[:, :2] + 0.5, abs=1e-3)


# ---- the renderer ----------------------------------------------------------------------------------------------------


class StatedEngine:
    """An engine that gives what it is told to, whatever it sees, and keeps what it was given.

    Attributes:
        flow, shade, paint, mask, alpha: constants to answer with; paint is RGB in [-1, 1].
        error: raised instead.
    """

    name = "stated"
    runs_on = "Stated"

    def __init__(self) -> None:
        self.flow, self.shade, self.paint, self.mask = (0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0
        self.alpha = 0.0
        self.error: BaseException | None = None
        self.persona: PersonaTensors | None = None
        self.seen: tuple[Image, Image, np.ndarray] | None = None
        self.runs = 0
        self.recovering = False
        self.closed = False

    def bind(self, persona: PersonaTensors) -> None:
        self.persona = persona

    def run(self, warped: Image, raster: Image, grid: np.ndarray) -> Mending:
        self.runs += 1
        self.seen = warped, raster, grid
        if self.error is not None:
            raise self.error
        return Mending(
            np.broadcast_to(np.float32(self.flow), (SIDE, SIDE, 2)).copy(),
            np.broadcast_to(np.float32(self.shade), (SIDE // 8, SIDE // 8, 3)).copy(),
            np.broadcast_to(np.float32(self.paint), (SIDE, SIDE, 3)).copy(),
            np.full((SIDE, SIDE), self.mask, np.float32),
            np.full((SIDE, SIDE), self.alpha, np.float32),
        )

    def warm_up(self) -> None: ...

    def close(self) -> None:
        self.closed = True


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    return chance_weights(tmp_path_factory.mktemp("weights") / "lite.safetensors")


@pytest.fixture(scope="module")
def persona() -> Persona:
    return scaled((400, 400))


@pytest.fixture
def engine() -> StatedEngine:
    return StatedEngine()


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def renderer(engine: StatedEngine, weights: Weights, persona: Persona, failures: list[Exception]) -> GeneratorRenderer:
    made = GeneratorRenderer(engine, weights, failures.append)
    made.bind(persona)
    return made


@pytest.fixture(scope="module")
def pose(persona: Persona) -> Points:
    return faces.with_mouth(faces.moved(persona.landmarks, yaw=8, roll=5, shift=(5, 2)), 0.2)


@pytest.fixture(scope="module")
def plain(persona: Persona, pose: Points) -> Image:
    """The pose as the warp alone shows it."""
    warp = LandmarkWarp()
    warp.bind(persona)
    return warp.render(pose)


def part(persona: Persona, pose: Points, inset: float = 0.0) -> tuple[slice, slice]:
    """The window around a pose in the portrait, less a strip along its edges (a share of the crop's side)."""
    crop = face_crop(persona.landmarks)
    window = Window.around(to_crop(pose, crop, SIZE), SIDE, SIZE)
    first, scale, edge = np.array([window.y, window.x]), crop.size / SIZE, inset * crop.size
    low = np.array([crop.y, crop.x]) + first * scale
    high = low + SIDE * scale
    low, high = np.floor(np.maximum(low + edge, 0)).astype(int), np.ceil(high - edge).astype(int)
    return slice(low[0], high[0]), slice(low[1], high[1])


def outside(persona: Persona, pose: Points) -> np.ndarray:
    """bool (H, W): not in the window, nor beside its last pixels, which are enlarged."""
    away = np.ones(persona.image.shape[:2], bool)
    rows, columns = part(persona, pose)
    away[max(rows.start - 2, 0) : rows.stop + 2, max(columns.start - 2, 0) : columns.stop + 2] = False
    return away


@pytest.mark.parametrize("size", [(200, 200), (400, 400), (700, 700)])
def test_with_nothing_to_mend_the_picture_is_the_warp_s(
    engine: StatedEngine, weights: Weights, size: tuple[int, int]
) -> None:
    persona = scaled(size)
    target = faces.with_lids(faces.with_mouth(faces.moved(persona.landmarks, yaw=-9, scale=1.04), 0.15), 0.5)
    warp = LandmarkWarp()
    warp.bind(persona)
    renderer = GeneratorRenderer(engine, weights)
    renderer.bind(persona)
    assert np.array_equal(renderer.render(target), warp.render(target))
    assert engine.runs == 1


def test_paint_appears_in_the_crop_and_nowhere_else(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points, plain: Image
) -> None:
    engine.mask, engine.paint = 1.0, (1.0, -1.0, 0.0)
    picture = renderer.render(pose)
    assert np.array_equal(picture[outside(persona, pose)], plain[outside(persona, pose)])
    inside = picture[part(persona, pose, 0.06)]
    assert (np.abs(inside.astype(int) - (255, 0, 128)) <= 1).all()
    # It fades at the window's border: no step is larger than the fade's own.
    rows, columns = part(persona, pose)
    away = np.abs(picture.astype(int) - plain).max(-1)
    crop_side = face_crop(persona.landmarks).size
    strip = away[rows.start + 80, columns.start - 3 : columns.start + round(0.06 * crop_side)]
    assert strip[0] == 0
    assert strip[-1] > 60
    assert np.abs(np.diff(strip)).max() < 255 * 4 / (SOFT * crop_side)


def test_paint_is_laid_on_as_far_as_the_network_is_sure_of_it(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points, plain: Image
) -> None:
    where = part(persona, pose, 0.06)
    engine.paint = (1.0, 1.0, 1.0)
    for mask, strength in ((0.2, 0.0), (UNSURE, 0.0), ((1 + UNSURE) / 2, 0.5), (1.0, 1.0)):
        engine.mask = mask
        wanted = (1 - strength) * plain[where] + 255 * strength
        assert np.abs(renderer.render(pose)[where] - wanted).max() <= 1


def test_paint_that_changes_little_keeps_detail_that_is_finer_than_itself(
    engine: StatedEngine, weights: Weights
) -> None:
    """And paint of another colour leaves no ghost of what it covers."""
    large = scaled((1000, 1000))
    grey = np.full_like(large.image, 128)
    grey[:, ::2] += 20
    portrait = Persona(large.id, large.name, grey, large.landmarks, large.crop, large.mask, large.background)
    renderer = GeneratorRenderer(engine, weights)
    renderer.bind(portrait)
    inner = part(portrait, portrait.landmarks, 0.18)
    where = slice(inner[0].start, inner[0].start + 40), inner[1]  # the forehead: no eyes, no mouth

    def fine() -> float:
        picture = renderer.render(portrait.landmarks)[where].astype(int)
        return float(np.abs(np.diff(picture, axis=1)).mean())

    own = fine()
    engine.mask, engine.paint = 1.0, (0.08, 0.08, 0.08)
    assert fine() > 0.8 * own
    engine.paint = (0.3, 0.3, 0.3)
    assert 0.1 * own < fine() < 0.8 * own
    engine.paint = (0.8, 0.8, 0.8)
    assert fine() < 0.02 * own


def test_shade_lights_the_portrait_s_own_pixels(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points, plain: Image
) -> None:
    engine.shade = (0.1, -0.1, 0.0)
    picture = renderer.render(pose)
    assert np.array_equal(picture[outside(persona, pose)], plain[outside(persona, pose)])
    where = part(persona, pose, 0.06)
    change = picture[where].astype(int) - plain[where]
    room = (plain[where] > 20) & (plain[where] < 235)
    assert np.abs((change - (12.75, -12.75, 0))[room]).max() <= 1


def test_alpha_hides_the_person(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points
) -> None:
    engine.alpha = -1.0
    picture = renderer.render(pose)
    where = part(persona, pose, 0.06)
    drawn = np.zeros(persona.image.shape[:2], np.uint8)  # eyes and mouth are drawn over whatever is there
    for centre in (13, 159, 386):
        cv2.circle(drawn, tuple(int(x) for x in pose[centre, :2]), 45, 1, -1)
    away = np.abs(picture[where].astype(int) - persona.background[where]).max(-1)[drawn[where] == 0]
    assert away.max() <= 1


def test_flow_shifts_what_is_seen(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points, plain: Image
) -> None:
    """Looking 8 crop pixels to the right and 4 down moves everything left and up, eyes and mouth too."""
    engine.flow = (8.0, 4.0)
    picture = renderer.render(pose)
    assert np.array_equal(picture[outside(persona, pose)], plain[outside(persona, pose)])
    scale = face_crop(persona.landmarks).size / SIZE
    moved = np.float32([[1, 0, 8 * scale], [0, 1, 4 * scale]])
    wanted = cv2.warpAffine(plain, moved, persona.size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP)
    inner = part(persona, pose, 0.1)
    error = np.abs(picture[inner].astype(int) - wanted[inner])
    assert np.abs(plain[inner].astype(int) - wanted[inner]).mean() > 4 * error.mean()
    for centre in (468, 473, 13):
        x, y = (pose[centre, :2] - np.array([8, 4]) * scale).round().astype(int)
        around = slice(y - 6, y + 7), slice(x - 6, x + 7)
        still = np.abs(plain[around].astype(int) - wanted[around]).mean()
        assert np.abs(picture[around].astype(int) - wanted[around]).mean() < 0.35 * still


def test_a_crop_beyond_the_picture_is_mended_up_to_its_edge(engine: StatedEngine, weights: Weights) -> None:
    whole = scaled((400, 400))
    crop = face_crop(whole.landmarks)
    left, top = round(crop.x + 0.2 * crop.size), round(crop.y + 0.19 * crop.size)
    cut_off = Persona(
        id="close",
        name="Close",
        image=np.ascontiguousarray(whole.image[top:, left:]),
        landmarks=whole.landmarks - np.float32([left, top, 0]),
        crop=Crop(0, 0, 200),
        mask=np.ascontiguousarray(whole.mask[top:, left:]),
        background=np.ascontiguousarray(whole.background[top:, left:]),
    )
    renderer = GeneratorRenderer(engine, weights)
    renderer.bind(cut_off)
    warp = LandmarkWarp()
    warp.bind(cut_off)
    assert np.array_equal(renderer.render(cut_off.landmarks), warp.render(cut_off.landmarks))
    engine.mask, engine.paint, engine.flow = 1.0, (-1.0, 1.0, -1.0), (3.0, -3.0)
    picture = renderer.render(cut_off.landmarks)
    assert picture.shape == cut_off.image.shape
    corner = picture[: round(0.3 * crop.size), : round(0.3 * crop.size)]
    assert (np.abs(corner.astype(int) - (0, 255, 0)) <= 1).all()


def test_the_network_sees_what_it_was_trained_on(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points, weights: Weights
) -> None:
    renderer.render(pose)
    assert engine.seen is not None
    assert engine.persona is not None
    warped, raster, grid = engine.seen
    cropped = crop_persona(persona)
    inside = to_crop(pose, face_crop(persona.landmarks), SIZE)
    window = Window.around(inside, SIDE, SIZE)
    where = window.part()
    assert np.array_equal(raster[:10], Drawing(SIZE).draw(inside)[:, *where])
    assert raster[10:].any()
    lips = cv2.dilate(raster[8], np.ones((5, 5), np.uint8))  # it ends softly
    assert not raster[10:, lips == 0].any()
    # The warp's picture is the one that is shown, made smaller.
    warp = LandmarkWarp()
    warp.bind(persona)
    shown = cut(warp.render(pose), face_crop(persona.landmarks))[where]
    middle = np.s_[20:-20, 20:-20]
    assert np.abs(warped[..., :3].astype(int) - shown)[middle].mean() < 2.5
    opaque = cut(warp.without_mouth(pose).alpha, face_crop(persona.landmarks))[where]
    assert np.abs(warped[..., 3].astype(int) - opaque)[middle].mean() < 2.5
    warped = np.ascontiguousarray(warped[..., :3])
    assert (grid.shape, grid.dtype) == ((SIDE // 4, SIDE // 4, 2), np.dtype(np.float32))
    # The photo sampled by the grid is a coarse picture of the pose.
    x, y = ((grid + 1) * SIZE - 1).transpose(2, 0, 1) / 2
    coarse = cv2.remap(cv2.GaussianBlur(cropped.image, (0, 0), 2), x, y, cv2.INTER_LINEAR)
    wanted = cv2.resize(warped, (SIDE // 4, SIDE // 4), interpolation=cv2.INTER_AREA)
    still = cv2.resize(cropped.image, (SIZE // 4, SIZE // 4), interpolation=cv2.INTER_AREA)[window.part(4)]
    error, nothing = (np.abs(wanted.astype(int) - other).mean() for other in (coarse, still))
    assert error < 0.5 * nothing
    own = embed(weights, cropped)
    assert np.array_equal(engine.persona.spatial, own.spatial)
    assert np.array_equal(engine.persona.adain, own.adain)


def test_a_mouth_that_the_portrait_shows_is_left_alone_and_one_that_it_lacks_is_painted(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona
) -> None:
    engine.mask, engine.paint = 1.0, (1.0, -1.0, 1.0)
    x, y = persona.landmarks[[13, 14], :2].mean(0).round().astype(int)
    rest = renderer.render(persona.landmarks)
    assert np.abs(rest[y, x].astype(int) - persona.image[y, x]).max() < 12
    opened = persona.landmarks.copy()
    width = float(np.linalg.norm(opened[61] - opened[291]))
    opened[[87, 14, 317, 178, 402, 88, 318], 1] += 0.8 * width  # far beyond what this portrait shows
    middle = opened[[13, 14], :2].mean(0).round().astype(int)
    assert np.abs(renderer.render(opened)[middle[1], middle[0]].astype(int) - (255, 0, 255)).max() <= 2


def test_another_portrait_shows_in_the_next_picture(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona
) -> None:
    before = engine.persona
    image = faces.picture(faces.HOPPER)
    height, width = image.shape[:2]
    other = Persona(
        "hopper", "Hopper", image, faces.landmarks(faces.HOPPER), Crop(0, 0, width),
        np.full((height, width), 255, np.uint8), np.full_like(image, 90),
    )  # fmt: skip
    renderer.bind(other)
    picture = renderer.render(other.landmarks)
    assert picture.shape == image.shape
    assert np.abs(picture.astype(int) - image).mean() < 3
    assert engine.persona is not before
    engine.mask, engine.paint = 1.0, (1.0, -1.0, 1.0)
    grey = renderer.render(other.landmarks)
    painted = (np.abs(grey[part(other, other.landmarks, 0.06)].astype(int) - (255, 0, 255)) <= 1).all(-1)
    assert 0.9 < painted.mean() < 1  # all of it but the mouth, which is at rest
    renderer.bind(persona)
    assert renderer.render(persona.landmarks).shape == persona.image.shape


@pytest.mark.parametrize("what", ["flow", "shade", "paint", "mask", "alpha"])
@pytest.mark.parametrize("spoil", [lambda part: part[:-1], lambda part: part.astype(np.float64), lambda part: None])
def test_an_answer_of_another_kind_leaves_the_warp(
    renderer: GeneratorRenderer,
    engine: StatedEngine,
    failures: list[Exception],
    pose: Points,
    plain: Image,
    what: str,
    spoil: Callable[[np.ndarray], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = engine.run
    with monkeypatch.context() as broken:
        broken.setattr(
            engine, "run", lambda *shown: replace(mended := run(*shown), **{what: spoil(getattr(mended, what))})
        )
        assert np.array_equal(renderer.render(pose), plain)
    assert f"its {what} is" in renderer.trouble
    assert len(failures) == 1
    renderer.render(pose)
    assert renderer.trouble == ""


@pytest.mark.parametrize("what", ["flow", "shade", "paint", "mask", "alpha"])
@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_are_none_leave_the_warp_and_are_told_once(
    renderer: GeneratorRenderer,
    engine: StatedEngine,
    failures: list[Exception],
    pose: Points,
    plain: Image,
    what: str,
    value: float,
) -> None:
    fine = getattr(engine, what)
    setattr(engine, what, np.full_like(fine, value))
    for _ in range(3):
        assert np.array_equal(renderer.render(pose), plain)
    assert renderer.trouble
    assert [str(error) for error in failures] == ["the generator fails: its answer is not finite"]
    setattr(engine, what, fine)
    engine.mask = 1.0
    assert not np.array_equal(renderer.render(pose), plain)  # it is asked again, and works
    assert renderer.trouble == ""


def test_an_engine_that_fails_leaves_the_warp_and_is_given_up(
    renderer: GeneratorRenderer,
    engine: StatedEngine,
    failures: list[Exception],
    persona: Persona,
    pose: Points,
    plain: Image,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine.error = RuntimeError("out of memory")
    for _ in range(GIVE_UP_AFTER + 5):
        assert np.array_equal(renderer.render(pose), plain)
    assert engine.runs == GIVE_UP_AFTER
    assert failures == [engine.error]
    assert renderer.trouble == "out of memory"
    monkeypatch.setattr("puppet.model.renderer.AGAIN_S", 0.0)
    renderer.render(pose)
    assert engine.runs == GIVE_UP_AFTER + 1  # asked again after a while
    monkeypatch.setattr("puppet.model.renderer.AGAIN_S", 60.0)
    renderer.render(pose)
    assert engine.runs == GIVE_UP_AFTER + 1
    engine.error = None
    renderer.bind(persona)
    renderer.render(pose)
    assert engine.runs == GIVE_UP_AFTER + 2
    assert renderer.trouble == ""


def test_an_engine_that_calls_exit_fails_like_any_other(
    renderer: GeneratorRenderer, engine: StatedEngine, pose: Points, plain: Image
) -> None:
    engine.error = SystemExit(1)
    assert np.array_equal(renderer.render(pose), plain)
    assert renderer.trouble == "SystemExit"


def test_an_engine_that_is_being_replaced_is_not_given_up(
    renderer: GeneratorRenderer, engine: StatedEngine, pose: Points
) -> None:
    engine.error = RuntimeError("out of memory")
    engine.recovering = True
    for _ in range(GIVE_UP_AFTER + 5):
        renderer.render(pose)
    assert engine.runs == GIVE_UP_AFTER + 5
    engine.recovering = False
    renderer.render(pose)
    assert engine.runs == GIVE_UP_AFTER + 5


def test_a_failure_is_logged_if_nobody_is_told(
    engine: StatedEngine, weights: Weights, persona: Persona, caplog: pytest.LogCaptureFixture
) -> None:
    renderer = GeneratorRenderer(engine, weights)
    renderer.bind(persona)
    engine.error = RuntimeError("out of memory")
    for _ in range(3):
        renderer.render(persona.landmarks)
    assert [record.message for record in caplog.records] == [
        "The generator does not run (RuntimeError: out of memory); the plain warp is shown"
    ]


def test_what_is_no_pose_is_refused(engine: StatedEngine, weights: Weights, persona: Persona) -> None:
    renderer = GeneratorRenderer(engine, weights)
    with pytest.raises(PuppetError, match="No portrait"):
        renderer.render(persona.landmarks)
    renderer.bind(persona)
    for wrong in (persona.landmarks[:468], persona.landmarks[:, :2], np.full_like(persona.landmarks, np.nan)):
        with pytest.raises(ValueError, match=r"landmarks|shapes"):
            renderer.render(wrong)
    assert renderer.trouble == ""
    renderer.close()
    assert engine.closed


def test_with_a_network_the_same_pose_gives_the_same_picture(weights: Weights, persona: Persona, pose: Points) -> None:
    """The whole of it with chance weights: it mends something, in the crop alone, and gives it again."""
    renderer = GeneratorRenderer(EagerEngine(weights), weights)
    renderer.bind(persona)
    first = renderer.render(pose)
    renderer.render(persona.landmarks)
    assert np.array_equal(renderer.render(pose), first)
    warp = LandmarkWarp()
    warp.bind(persona)
    plain = warp.render(pose)
    assert np.array_equal(first[outside(persona, pose)], plain[outside(persona, pose)])
    assert not np.array_equal(first, plain)
    assert renderer.runs_on == "PyTorch · CPU"


# ---- residual flow ---------------------------------------------------------------------------------------------------


def test_landmarks_go_with_the_flow() -> None:
    """A point that shows at p without the flow shows where p is looked up with it."""
    x, y = np.meshgrid(np.arange(100, dtype=np.float32), np.arange(90, dtype=np.float32))
    flow = np.stack([4 * np.sin(y / 25), 3 * np.cos(x / 30)], -1).astype(np.float32)
    points = face_points(100, 90) + np.float32([10, 20, 0])
    carried = Residual(10, 20, flow).carry(points)
    at = carried[:, :2] - (10, 20)
    seen = carried[:, :2] + np.stack([4 * np.sin(at[:, 1] / 25), 3 * np.cos(at[:, 0] / 30)], -1)
    assert seen == pytest.approx(points[:, :2], abs=0.1)
    assert np.array_equal(carried[:, 2], points[:, 2])


def test_maps_are_looked_up_beside_and_never_outside() -> None:
    x, y = np.meshgrid(np.arange(50, dtype=np.float32), np.arange(40, dtype=np.float32))
    map_x, map_y = 2 * x + y, 3 * y - x
    flow = np.zeros((20, 30, 2), np.float32)
    flow[5:15, 5:25] = (1.5, -2.25)
    shifted_x, shifted_y = map_x.copy(), map_y.copy()
    added = np.ones(map_x.shape, np.float32)
    Residual(20, 20, flow).shift(shifted_x, shifted_y, 1, (40, 50), added)
    assert not added.any()
    moved = slice(25, 35), slice(25, 45)
    assert shifted_x[moved] == pytest.approx(map_x[moved] + 2 * 1.5 - 2.25, abs=1e-3)
    assert shifted_y[moved] == pytest.approx(map_y[moved] - 3 * 2.25 - 1.5, abs=1e-3)
    still = np.ones(map_x.shape, bool)
    still[moved] = False
    assert np.array_equal(shifted_x[still], map_x[still])
    assert np.array_equal(shifted_y[still], map_y[still])
    flow[:] = 1000
    Residual(20, 20, flow).shift(shifted_x, shifted_y, 1, (40, 50), added)
    assert (shifted_x[20:, 20:] == map_x[-1, -1]).all()


# ---- drawn ahead -----------------------------------------------------------------------------------------------------


def rough(persona: Persona) -> Persona:
    """With a person whose edge runs through the face crop and beyond it."""
    y, x = np.mgrid[: persona.mask.shape[0], : persona.mask.shape[1]]
    mask = np.clip(255 - np.hypot(x - 190, y - 210) * 0.9, 0, 255).astype(np.uint8)
    return replace(persona, mask=mask)


@pytest.mark.parametrize("fails", [False, True])
def test_a_picture_is_the_same_to_the_bit_where_a_part_of_it_was_drawn_ahead(
    engine: StatedEngine, renderer: GeneratorRenderer, persona: Persona, pose: Points, fails: bool
) -> None:
    engine.flow, engine.shade, engine.alpha = (3.3, -2.1), (0.2, 0.1, -0.1), -0.4
    engine.paint, engine.mask = (0.5, -0.2, 0.1), 0.3
    renderer.bind(rough(persona))
    if fails:
        engine.error = RuntimeError("no")
    expected = renderer.render(pose)
    look, mend, aim = renderer.look, renderer.mend, renderer.aim
    for steps in ((look, mend, aim), (look, aim, mend), (aim, look, mend)):
        work = renderer.begin(pose)
        for step in steps:
            step(work)
        assert work.aimed is not None
        assert work.aimed.drawn is not None
        assert np.array_equal(renderer.finish(work), expected)


@pytest.mark.parametrize("side", ["forehead", "chin", "cheek"])
def test_a_held_pose_is_the_same_picture_where_the_portrait_cuts_into_the_face(
    engine: StatedEngine, renderer: GeneratorRenderer, persona: Persona, side: str
) -> None:
    """Where a cut-off head moves inwards nothing covers the border: what lies there is not that of pictures before."""
    height, width = persona.image.shape[:2]
    (left, top), (_, bottom) = (getattr(persona.landmarks[:, :2], way)(0).astype(int) for way in ("min", "max"))
    inset = (bottom - top) // 10
    rows, columns, shift = {
        "forehead": (slice(top + inset, height), slice(0, width), (0, 12)),
        "chin": (slice(0, bottom - inset), slice(0, width), (0, -12)),
        "cheek": (slice(0, height), slice(left + inset, width), (12, 0)),
    }[side]
    cut = replace(
        persona,
        **{name: np.ascontiguousarray(getattr(persona, name)[rows, columns]) for name in ("image", "background")},
        mask=np.full((rows.stop - rows.start, columns.stop - columns.start), 255, np.uint8),
        landmarks=persona.landmarks - np.float32([columns.start, rows.start, 0]),
    )
    engine.flow = (1.5, 1.0)
    renderer.bind(cut)
    pose = faces.moved(cut.landmarks, shift=shift)
    first = renderer.render(pose)
    assert np.array_equal(renderer.render(pose), first)
    renderer.render(faces.moved(cut.landmarks, shift=(-8, 3)))
    assert np.array_equal(renderer.render(pose), first)


def test_maps_are_as_coarse_as_halving_makes_them(persona: Persona) -> None:
    with pytest.raises(ValueError, match="power of two, got 3"):
        WarpField(persona.landmarks, persona.size, 3)


def test_a_crop_that_reaches_beyond_the_portrait_is_drawn_ahead_likewise(
    engine: StatedEngine, renderer: GeneratorRenderer, persona: Persona, pose: Points
) -> None:
    engine.flow, engine.alpha = (2.0, 1.0), -0.3
    whole = rough(persona)
    cut_close = replace(
        whole, image=whole.image[90:300, 100:].copy(), mask=whole.mask[90:300, 100:].copy(),
        background=whole.background[90:300, 100:].copy(),
        landmarks=(whole.landmarks - np.array([100, 90, 0], np.float32)).astype(np.float32),
    )  # fmt: skip
    renderer.bind(cut_close)
    moved = (pose - np.array([100, 90, 0], np.float32)).astype(np.float32)
    expected = renderer.render(moved)
    work = renderer.begin(moved)
    renderer.aim(work)
    renderer.look(work)
    renderer.mend(work)
    assert np.array_equal(renderer.finish(work), expected)


def test_the_warp_shows_a_part_that_was_drawn_ahead_as_it_shows_the_whole(persona: Persona, pose: Points) -> None:
    """A residual's flow and alpha included, at the picture's border, and where next to nothing lies beside the part."""
    warp = LandmarkWarp()
    warp.bind(rough(persona))
    height, width = persona.image.shape[:2]
    for part in (np.s_[60:300, 40:310], np.s_[0 : height - 1, 1:width], np.s_[0:height, 0:width]):
        rows, columns = part
        shape = rows.stop - rows.start, columns.stop - columns.start
        flow = np.full((*shape, 2), (2.5, -1.25), np.float32)
        residual = Residual(columns.start, rows.start, flow, np.full(shape, -0.4, np.float32))
        expected = warp.render(pose, residual)
        assert np.array_equal(warp.render(pose, residual, warp.aim(pose, part)), expected)
        assert not np.array_equal(warp.render(pose), expected)


@pytest.mark.parametrize("shift", [0, 12, 60])
def test_beside_the_part_only_what_cannot_move_is_left_out(persona: Persona, pose: Points, shift: int) -> None:
    """A person with much background around, on a background that shows everywhere where they are not drawn."""
    y, x = np.mgrid[: persona.mask.shape[0], : persona.mask.shape[1]]
    mask = np.clip(400 - np.hypot(x - 190, y - 210) * 4, 0, 255).astype(np.uint8)
    speckled = np.random.default_rng(0).integers(0, 256, persona.image.shape, dtype=np.uint8)
    warp = LandmarkWarp()
    warp.bind(replace(persona, mask=mask, background=speckled))
    moved = pose + np.float32([shift, -shift, 0])
    expected = warp.render(moved)
    for part in (np.s_[150:260, 120:240], np.s_[60:300, 40:310]):
        assert np.array_equal(warp.render(moved, aimed=warp.aim(moved, part)), expected)


def test_a_person_who_is_cut_out_is_lit_and_painted_like_any_other(
    engine: StatedEngine, renderer: GeneratorRenderer, persona: Persona, pose: Points
) -> None:
    """And keeps the outline."""
    whole = np.full(persona.mask.shape, 255, np.uint8)
    opaque = replace(persona, mask=whole, background=np.zeros_like(persona.image))
    edge = rough(persona).mask
    engine.shade, engine.paint, engine.mask = (0.3, -0.2, 0.1), (0.5, -0.2, 0.1), 0.3
    renderer.bind(opaque)
    expected = renderer.render(pose)
    renderer.bind(replace(opaque, cutout=Cutout(persona.image, whole)))
    assert np.array_equal(renderer.render(pose)[..., :3], expected)
    renderer.bind(replace(opaque, cutout=Cutout(persona.image, edge)))
    alpha = renderer.render(pose)[..., 3]
    warp = LandmarkWarp()
    warp.bind(replace(opaque, cutout=Cutout(persona.image, edge)))
    assert np.array_equal(alpha, warp.render(pose)[..., 3])


# ---- the window ------------------------------------------------------------------------------------------------------


def test_the_window_goes_with_the_face_in_steps(persona: Persona) -> None:
    crop = face_crop(persona.landmarks)
    rest = to_crop(persona.landmarks, crop, SIZE)
    middle = (SIZE - SIDE) // 2
    at_rest = Window.around(rest, SIDE, SIZE)
    assert (at_rest.x, at_rest.y, at_rest.side, at_rest.crop) == (middle, middle, SIDE, SIZE)
    for x, y in ((0, 0), (13, -9), (-22, 17), (400, -400)):
        window = Window.around(rest + np.float32([x, y, 0]), SIDE, SIZE)
        assert (window.x % STEP, window.y % STEP) == (0, 0)
        wanted = np.clip([middle + x, middle + y], 0, SIZE - SIDE)  # it does not leave the crop
        assert np.abs(np.array([window.x, window.y]) - wanted).max() <= STEP / 2 + 1


def test_the_face_and_its_rim_fit_into_the_window_in_any_pose_of_a_call(persona: Persona) -> None:
    """A wide open mouth, a turn, a nod or a face that comes nearer moves no landmark out of it, and neither lips nor
    eyes to where the mending has begun to end."""
    crop, soft = face_crop(persona.landmarks), SOFT * SIZE
    for pose in (
        faces.with_mouth(persona.landmarks, 0.4),
        faces.moved(persona.landmarks, yaw=20),
        faces.moved(persona.landmarks, pitch=15),
        faces.moved(persona.landmarks, roll=15, shift=(12, 8)),
        faces.moved(persona.landmarks, scale=1.15),
    ):
        inside = to_crop(pose, crop, SIZE)
        window = Window.around(inside, SIDE, SIZE)
        place = inside[:, :2] - [window.x, window.y]
        assert place.min() > 0
        assert place.max() < SIDE - 1
        features = place[[*LIPS_OUTER, *OUTER_EYE_CORNERS]]
        assert features.min() > 2 * soft
        assert features.max() < SIDE - 1 - 2 * soft


def test_what_is_drawn_of_the_window_alone_is_a_part_of_the_whole(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points
) -> None:
    renderer.render(pose)
    assert engine.seen is not None
    warped, raster, _ = engine.seen
    view, inside = CropView(persona), to_crop(pose, face_crop(persona.landmarks), SIZE)
    part = Window.around(inside, SIDE, SIZE).part()
    seen = view.look(inside)
    mouth = mouth_layer(seen.picture, view.mouth, seen.landmarks, seen.motion, seen.lent.unknown)
    assert np.array_equal(warped[..., :3], seen.picture[part])
    assert np.array_equal(warped[..., 3], seen.alpha[part])
    assert np.array_equal(raster[10:], mouth[:, *part])


def test_landmarks_that_are_none_have_no_window() -> None:
    with pytest.raises(ValueError, match="finite"):
        Window.around(np.full((478, 3), np.nan, np.float32), SIDE, SIZE)


def test_what_cannot_be_carried_is_mended_anew(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona, pose: Points, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portrait's first picture, one after a failure, and one long after the last."""

    def carried() -> bool:
        before = engine.runs
        work = renderer.begin(pose, Mend.CARRIED)
        renderer.look(work)
        renderer.mend(work)
        renderer.finish(work)
        return engine.runs == before

    assert not carried()
    assert carried()
    monkeypatch.setattr("puppet.model.renderer.time.perf_counter", lambda now=time.perf_counter: now() + 1.0)
    assert not carried()
    engine.error = RuntimeError("out of memory")
    renderer.render(pose)
    engine.error = None
    assert not carried()
    assert carried()
    renderer.bind(persona)
    assert not carried()


def test_what_was_said_of_the_window_ends_softly_and_is_whole_in_its_middle() -> None:
    window, rng = Window(40, 16, SIDE, SIZE), np.random.default_rng(1)
    shapes = ((SIDE, SIDE, 2), (SIDE // 8, SIDE // 8, 3), (SIDE, SIDE, 3), (SIDE, SIDE), (SIDE, SIDE))
    said = Mending(*(rng.uniform(0.5, 1, shape).astype(np.float32) for shape in shapes))
    left = window.softened(said)
    soft, x, y, side = round(SOFT * SIZE), 40 // 8, 16 // 8, SIDE // 8
    shade = left.shade[y : y + side, x : x + side].copy()
    for one, now in ((said.flow, left.flow), (said.mask, left.mask), (said.alpha, left.alpha), (said.shade, shade)):
        edge = -(-soft * len(one) // SIDE)
        assert np.array_equal(now[edge:-edge, edge:-edge], one[edge:-edge, edge:-edge])
        for border, was in ((now[0], one[0]), (now[-1], one[-1]), (now[:, 0], one[:, 0]), (now[:, -1], one[:, -1])):
            assert (border <= was * (0.3 if len(one) < SIDE else 0.01)).all()
    assert np.array_equal(left.paint, said.paint)
    assert left.shade.shape == (SIZE // 8, SIZE // 8, 3)
    left.shade[y : y + side, x : x + side] = 0
    assert not left.shade.any()


@pytest.mark.parametrize(("shift", "turn"), [((4, 0), 0.0), ((0, 0), 5.0), ((-10, 0), 0.0), ((3, -7), -4.0)])
def test_what_is_carried_ends_as_softly(shift: tuple[int, int], turn: float) -> None:
    """It comes in from beyond its window, where nothing was said."""
    sizes = ((SIDE, SIDE, 2), (SIDE // 8, SIDE // 8, 3), (SIDE, SIDE, 3), (SIDE, SIDE), (SIDE, SIDE))
    whole = Mending(*(np.ones(size, np.float32) for size in sizes))
    before = np.random.default_rng(0).uniform(40, 150, (50, 2)).astype(np.float32)
    turned = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), turn, 1)
    now = (before @ turned[:, :2].T + turned[:, 2] + shift).astype(np.float32)
    window = Window(0, 32, SIDE, SIZE)
    fresh, later = window.softened(whole), window.softened(carried(whole, before, now))
    for one, other in ((fresh.flow, later.flow), (fresh.mask, later.mask), (fresh.alpha, later.alpha)):
        assert np.array_equal(one, other)


def test_at_the_crops_border_a_window_ends_at_nothing() -> None:
    """There is no picture beyond it that the mending could go over into."""
    whole = Mending(*(np.ones(shape, np.float32) for shape in ((SIDE, SIDE, 2), (SIDE // 8, SIDE // 8, 3))), *(
        np.ones(shape, np.float32) for shape in ((SIDE, SIDE, 3), (SIDE, SIDE), (SIDE, SIDE))
    ))  # fmt: skip
    corner = Window(0, SIZE - SIDE, SIDE, SIZE).softened(whole)
    for part in (corner.flow, corner.mask, corner.alpha):
        assert not part[:, 0].any()
        assert not part[-1].any()


def test_what_is_carried_goes_from_one_window_to_another(
    renderer: GeneratorRenderer, engine: StatedEngine, persona: Persona
) -> None:
    """A head that moves on by more than a window's step takes the mending with it."""
    rng = np.random.default_rng(0)
    engine.mask = cv2.GaussianBlur(rng.uniform(0, 1, (SIDE, SIDE)).astype(np.float32), (0, 0), 9) * 2
    renderer.render(persona.landmarks)
    scale = face_crop(persona.landmarks).size / SIZE
    moved = persona.landmarks + np.float32([19 * scale, -13 * scale, 0])
    work = renderer.begin(moved, Mend.CARRIED)
    renderer.mend(work)
    assert work.mending is not None
    assert work.window is not None
    first = renderer.begin(persona.landmarks)
    renderer.look(first)
    renderer.mend(first)
    assert first.window is not None
    assert first.mending is not None
    assert (work.window.x, work.window.y) != (first.window.x, first.window.y)
    whole = []
    for one, by in ((first, (19, -13)), (work, (0, 0))):
        assert one.window is not None
        assert one.mending is not None
        large = np.zeros((SIZE, SIZE), np.float32)
        large[one.window.part()] = one.mending.mask
        whole.append(np.roll(large, by, (1, 0)))
    middle = np.s_[90:150, 90:150]
    assert np.abs(whole[0] - whole[1])[middle].max() < 0.02
    assert np.ptp(whole[0][middle]) > 0.2


def test_a_step_of_the_window_hardly_shows(weights: Weights, persona: Persona) -> None:
    """When the window moves on, the picture of a face does not jump: with the weights that ship, on a real photograph,
    by less than what 8 bits are off."""
    path = default_weights()
    assert path is not None
    shipped = load_weights(path)
    renderer = GeneratorRenderer(EagerEngine(shipped), shipped)
    renderer.bind(persona)
    pose = faces.with_mouth(persona.landmarks, 0.2)
    pictures, around = [], Window.around
    for shift in (0, STEP):
        work = renderer.begin(pose)
        with pytest.MonkeyPatch.context() as moved:
            moved.setattr(Window, "around", lambda at, *sides, by=shift: around(at + np.float32([by, 0, 0]), *sides))
            renderer.look(work)
        assert work.window is not None
        renderer.mend(work)
        pictures.append(renderer.finish(work).astype(int))
    renderer.close()
    low, high = pose[:, :2].min(0).astype(int), pose[:, :2].max(0).astype(int)
    apart = np.abs(pictures[0] - pictures[1])[low[1] : high[1], low[0] : high[0]]
    assert 0 < apart.mean() < 0.5
