"""Faces found, framed and cut out of real pictures; what is no portrait is refused with a reason."""

import threading
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pil

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.models import FaceChoice, Frame, Image, Persona, Points
from puppet.persona.facefinder import FaceFinder
from puppet.persona.facegeometry import around, bounds, is_plausible
from puppet.persona.images import load_image
from puppet.persona.inpaint import fill, paint_over
from puppet.persona.matting import silhouette
from puppet.persona.portrait import MAX_SIDE, PortraitMaker, bundled_portraits, resize_persona, thumbnail
from puppet.tracking.tracker import MediaPipeTracker
from tests.known_faces import COLLINS


@pytest.fixture(scope="module")
def maker() -> Iterator[PortraitMaker]:
    maker = PortraitMaker()
    yield maker
    maker.close()


@pytest.fixture(scope="module")
def hopper() -> Image:
    return load_image(next(p.source for p in bundled_portraits() if p.name == "Grace Hopper"))


@pytest.fixture(scope="module")
def collins() -> Image:
    return load_image(COLLINS)


@pytest.fixture(scope="module")
def persona(maker: PortraitMaker, collins: Image) -> Persona:
    return made(maker.make(collins, "Eileen"))


def made(result: Persona | FaceChoice) -> Persona:
    assert isinstance(result, Persona)
    return result


def interocular(face: Points) -> float:
    return float(np.linalg.norm(face[468, :2] - face[473, :2]))


def scaled(image: Image, factor: float) -> Image:
    return cv2.resize(
        image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    )


# ---- faces ----------------------------------------------------------------------------------------------------------


def test_landmarks_are_those_of_the_static_tracker(maker: PortraitMaker, hopper: Image, collins: Image) -> None:
    """A clip's first frame as the portrait rests exactly where the driver is."""
    tracker = MediaPipeTracker(static=True)
    for image in (hopper, collins):
        (face,) = maker.faces(image)
        tracked = tracker.track(Frame(image, 0.0, 0))
        assert tracked is not None
        assert np.abs(face - tracked.landmarks).max() < 0.005 * interocular(face)
    tracker.close()


def test_small_face_in_a_large_picture(maker: PortraitMaker, collins: Image) -> None:
    (whole,) = maker.faces(collins)
    factor = 0.65
    canvas = np.full((1100, 1280, 3), 120, np.uint8)
    small = scaled(collins, factor)
    canvas[500 : 500 + small.shape[0], 800 : 800 + small.shape[1]] = small
    (face,) = maker.faces(canvas)
    expected = whole[:, :2] * factor + (800, 500)
    assert np.linalg.norm(face[:, :2] - expected, axis=1).mean() < 0.06 * interocular(face)


def test_face_that_fills_the_picture(maker: PortraitMaker, hopper: Image) -> None:
    (whole,) = maker.faces(hopper)
    box = around(bounds(whole), 0.9)
    x, y, side = round(box.x), round(box.y), round(box.size)
    close = np.ascontiguousarray(hopper[y : y + side, x : x + side])
    (face,) = maker.faces(close)
    assert np.linalg.norm(face[:, :2] - (whole[:, :2] - (x, y)), axis=1).mean() < 0.08 * interocular(face)


@pytest.mark.parametrize("kind", ["faded", "dark", "print"])
def test_poor_copies(maker: PortraitMaker, hopper: Image, kind: str) -> None:
    if kind == "faded":
        copy = (hopper * 0.12 + 160).astype(np.uint8)
    elif kind == "dark":
        copy = (hopper * 0.1).astype(np.uint8)
    else:  # two tones of ink, dithered
        copy = np.asarray(Pil.fromarray(hopper).convert("1").convert("RGB"))
    (face,) = maker.faces(copy)
    (whole,) = maker.faces(hopper)
    assert np.linalg.norm(face[:, :2] - whole[:, :2], axis=1).mean() < 0.12 * interocular(whole)


def test_faces_come_from_left_to_right(maker: PortraitMaker, hopper: Image, collins: Image) -> None:
    row = np.hstack([collins, hopper[:512], collins])
    faces = maker.faces(row)
    assert len(faces) == 3
    assert [int(face[1, 0] // 512) for face in faces] == [0, 1, 2]


def test_what_is_no_face() -> None:
    finder = FaceFinder()
    folder = Path(str(resources.files("skimage"))) / "data"
    for name in ("chelsea.png", "coffee.png", "brick.png"):  # a cat, a cup, a wall
        assert (folder / name).is_file()
        assert finder.find(load_image(folder / name)) == [], name
    finder.close()


def test_impossible_landmarks_are_no_face(maker: PortraitMaker, hopper: Image) -> None:
    (face,) = maker.faces(hopper)
    assert is_plausible(face)
    for factors in ((0.4, 1, 1), (1, 0.35, 1), (1, 0, 0)):
        assert not is_plausible(face * np.array(factors, np.float32))
    swapped = face.copy()
    swapped[[61, 291]] = face[[33, 263]] - (0, 30, 0)
    assert not is_plausible(swapped)
    assert not is_plausible(face * np.float32("nan"))


# ---- make -----------------------------------------------------------------------------------------------------------


def test_persona(persona: Persona, collins: Image) -> None:
    assert persona.name == "Eileen"
    assert np.array_equal(persona.image, collins)
    assert persona.landmarks.shape == (478, 3)
    assert persona.landmarks.dtype == np.float32
    assert persona.mask.shape == persona.image.shape[:2]
    assert persona.mask.dtype == persona.background.dtype == np.uint8
    assert persona.background.shape == persona.image.shape
    box, crop = bounds(persona.landmarks), persona.crop
    assert 1.8 < crop.size / box.size < 2.8
    assert crop.x < box.x
    assert crop.x + crop.size > box.x + box.size
    # Shoulders: as much again below the chin as a third of the face.
    assert crop.y + crop.size > persona.landmarks[152, 1] + box.size / 3


def test_large_pictures_are_capped_and_keep_their_shape(maker: PortraitMaker, hopper: Image) -> None:
    persona = made(maker.make(scaled(hopper, 3)))
    assert max(persona.size) == MAX_SIDE
    assert persona.size[0] / persona.size[1] == pytest.approx(512 / 600, rel=0.01)


def test_mask_is_the_person(persona: Persona) -> None:
    mask = persona.mask
    face = np.zeros(mask.shape, np.uint8)
    hull = cv2.convexHull(np.round(persona.landmarks[:468, :2]).astype(np.int32))
    cv2.fillConvexPoly(face, hull, 1)
    assert (mask[cv2.erode(face, np.ones((5, 5), np.uint8)) > 0] == 255).all()
    assert mask[45, 220] > 230  # hair
    assert mask[400, 180] == 255  # suit
    assert mask[-1, 150:250].min() == 255  # solid down to the edge she leaves the picture by
    for background in (mask[:200, :100], mask[:200, 350:]):  # flag; wall and model shuttle
        assert background.max() == 0
    assert 0 < ((mask > 20) & (mask < 235)).mean() < 0.08  # soft, but only at the edge


def test_hair_edge_follows_the_picture(persona: Persona) -> None:
    """The boundary lies where hair turns into wall, to within a few pixels, on both sides of the head."""
    light = cv2.cvtColor(persona.image, cv2.COLOR_RGB2GRAY).astype(int)
    for row in (70, 90, 110):
        for columns in (range(150, 200), range(310, 260, -1)):
            drawn = next(x for x in columns if light[row, x] < 150)
            cut = next(x for x in columns if persona.mask[row, x] > 127)
            assert abs(drawn - cut) <= 4


def test_background_has_no_person_and_keeps_the_rest(persona: Persona) -> None:
    near = cv2.dilate((persona.mask > 8).astype(np.uint8), np.ones((61, 61), np.uint8)) > 0
    assert (persona.background[~near] == persona.image[~near]).all()
    # The wall goes on where the head was: light grey, smooth, no hair, no skin.
    head = persona.background[40:150, 180:270].astype(int)
    assert head.min() > 130
    assert np.ptp(head, axis=2).max() < 40


def test_other_people_are_not_in_the_mask(maker: PortraitMaker, hopper: Image, collins: Image) -> None:
    pair = np.hstack([collins, cv2.resize(hopper, (437, 512))])
    choice = maker.make(pair)
    assert isinstance(choice, FaceChoice)
    assert [t.shape for t in choice.thumbnails] == [(160, 160, 3)] * 2
    left, right = (made(maker.make(pair, face=index)) for index in (0, 1))
    assert left.landmarks[1, 0] < 512 < right.landmarks[1, 0]
    assert left.id != right.id
    assert left.mask[:, 600:].max() == 0
    assert right.mask[:, :350].max() == 0
    assert left.mask[400, 180] == 255
    with pytest.raises(PuppetError, match="no face number 3"):
        maker.make(pair, face=2)


def test_someone_small_in_the_background_is_no_choice(maker: PortraitMaker, hopper: Image, collins: Image) -> None:
    image = np.full((900, 1280, 3), 150, np.uint8)
    image[:, :768] = scaled(hopper, 1.5)
    small = scaled(collins, 0.7)
    image[: small.shape[0], 778 : 778 + small.shape[1]] = small
    sizes = [bounds(face).size for face in maker.faces(image)]
    assert len(sizes) == 2
    assert sizes[1] < sizes[0] / 4
    persona = made(maker.make(image))
    assert bounds(persona.landmarks).size == pytest.approx(max(sizes), rel=0.03)  # measured once more


def test_silhouette_where_the_segmentation_fails(
    maker: PortraitMaker, hopper: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a picture in which the model sees no person, or everything as one."""
    truth = made(maker.make(hopper)).mask > 127
    for answer in (0.0, 1.0):
        monkeypatch.setattr(maker._segmenter, "_run", lambda part, a=answer: np.full((256, 256), a, np.float32))
        found = made(maker.make(hopper)).mask > 127
        assert (found & truth).sum() / (found | truth).sum() > 0.7
        assert found[260, 256]
        assert not found[60, 440]


def test_silhouette_is_a_head_on_shoulders(maker: PortraitMaker, hopper: Image) -> None:
    (face,) = maker.faces(hopper)
    widths = (silhouette((600, 512), face) > 0.5).sum(axis=1)
    chin = round(float(face[152, 1]))
    assert widths[20] == 0
    assert widths[230] > widths[chin + 10]  # cheeks, neck
    assert widths[560] > 2 * widths[chin + 10]  # shoulders


def test_same_picture_same_id(maker: PortraitMaker, persona: Persona, collins: Image) -> None:
    assert made(maker.make(collins, "other name")).id == persona.id
    touched = collins.copy()
    touched[0, 0] ^= 1
    assert made(maker.make(touched)).id != persona.id


def test_name_comes_from_the_file(maker: PortraitMaker, collins: Image, tmp_path: Path) -> None:
    path = tmp_path / "eileen_collins-NASA.portrait.png"
    Pil.fromarray(collins).save(path)
    assert made(maker.make(path)).name == "Eileen Collins NASA Portrait"
    assert made(maker.make(path, "Commander")).name == "Commander"
    assert made(maker.make(path.read_bytes())).name == "Portrait"


def test_refusals_say_what_to_do(maker: PortraitMaker, collins: Image, tmp_path: Path) -> None:
    with pytest.raises(PuppetError, match=r"No face was found.*from the front.*100 pixels"):
        maker.make(np.random.default_rng(0).integers(0, 255, (300, 300, 3), dtype=np.uint8))
    (tmp_path / "note.jpg").write_text("not a picture")
    with pytest.raises(PuppetError, match="text file"):
        maker.make(tmp_path / "note.jpg")
    with pytest.raises(PuppetError, match="too small"):
        maker.make(scaled(collins, 0.34))


def test_one_maker_serves_several_threads(maker: PortraitMaker, hopper: Image, collins: Image) -> None:
    results: dict[int, Persona | FaceChoice] = {}
    images = [hopper, collins, hopper, collins]
    threads = [
        threading.Thread(target=lambda i=i: results.__setitem__(i, maker.make(images[i]))) for i in range(len(images))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert made(results[0]).id == made(results[2]).id != made(results[1]).id == made(results[3]).id
    assert np.array_equal(made(results[0]).mask, made(results[2]).mask)


# ---- sizes and bundled ----------------------------------------------------------------------------------------------


def test_resize_scales_every_part(persona: Persona) -> None:
    assert resize_persona(persona, persona.size) is persona
    for size in ((720, 720), (256, 256), (400, 396)):
        other = resize_persona(persona, size)
        sx, sy = size[0] / 512, size[1] / 512
        assert other.size == size
        assert other.mask.shape == other.background.shape[:2] == (size[1], size[0])
        assert np.allclose(other.landmarks, persona.landmarks * (sx, sy, sx), rtol=1e-5)
        assert other.crop.x + other.crop.size / 2 == pytest.approx((persona.crop.x + persona.crop.size / 2) * sx)
        assert (other.id, other.name) == (persona.id, persona.name)
    # The picture moves with its landmarks: pupils stay dark, the tip of the nose light.
    large = resize_persona(persona, (1024, 1024))
    right, left, nose = (large.image[round(y), round(x)].mean() for x, y, _ in large.landmarks[[468, 473, 4]].tolist())
    assert max(right, left) < 120 < 180 < nose


def test_thumbnail_shows_the_face(maker: PortraitMaker, persona: Persona) -> None:
    small = thumbnail(persona)
    assert small.shape == (96, 96, 3)
    (face,) = maker.faces(scaled(small, 3))
    assert 0.4 < bounds(face).size / 288 < 0.8


def test_bundled_portraits_all_make_personas(maker: PortraitMaker) -> None:
    bundled = bundled_portraits()
    assert [portrait.name for portrait in bundled] == [
        "Grace Hopper",
        "Drawn Friend",
        "Painted Scholar",
        "Painted Youth",
    ]
    assert len({portrait.key for portrait in bundled}) == len(bundled)
    own = Path(__file__).parent.parent / "assets" / "portraits"
    assert len(bundled) == 1 + sum(path.suffix in (".png", ".jpg") for path in own.glob("*"))
    for portrait in bundled:
        assert made(maker.make(portrait.source, portrait.name)).name == portrait.name


# ---- inpainting -----------------------------------------------------------------------------------------------------


def test_fill_continues_a_gradient() -> None:
    y, x = np.mgrid[0:120, 0:160].astype(np.float32)
    values = np.dstack([x, y, x + y])
    known = np.ones((120, 160), np.float32)
    known[40:90, 50:110] = 0
    filled = fill(np.where(known[:, :, None] > 0, values, 1e4).astype(np.float32), known)
    assert np.abs(filled - values).mean() < 5
    assert filled.max() < 300  # nothing of the hole leaks
    assert np.array_equal(filled[known > 0], values[known > 0])


def test_painted_background_has_the_pictures_grain() -> None:
    rng = np.random.default_rng(3)
    image = np.clip(rng.normal(128, 6, (200, 200, 1)).repeat(3, axis=2), 0, 255).astype(np.uint8)
    mask = np.zeros((200, 200), np.uint8)
    mask[60:140, 60:140] = 255
    image[mask > 0] = (255, 0, 0)
    painted = paint_over(image, mask, 8)
    inside = painted[80:120, 80:120].astype(float)
    assert abs(inside.mean() - 128) < 4
    assert 3 < inside[:, :, 0].std() < 8
    assert np.array_equal(painted[:20], image[:20])


def test_person_all_over_the_picture() -> None:
    image = np.full((64, 64, 3), 90, np.uint8)
    assert np.array_equal(paint_over(image, np.full((64, 64), 255, np.uint8), 5), image)
