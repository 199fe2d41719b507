"""Drawing and dense warp: what is where, and that the numbers are those of the mesh's makers."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest
from known_faces import HOPPER, landmarks, moved, picture

from puppet.cv import cv2
from puppet.models import Crop, Points
from puppet.persona.portrait import PortraitMaker, bundled_portraits
from puppet.raster.drawing import CHANNELS, Drawing, to_crop
from puppet.raster.field import WarpField
from puppet.raster.headmesh import HeadMesh
from puppet.raster.kernels import blend_over, rasterise_field
from puppet.topology import FACE_OVAL, LIPS_INNER, RIGHT_EYE, hole_triangles, skin_triangles


@pytest.fixture(scope="module")
def face() -> Points:
    """Landmarks of a real photograph, scaled into a 256 x 256 picture with room around."""
    maker = PortraitMaker()
    persona = maker.make(bundled_portraits()[0].source)
    maker.close()
    return to_crop(persona.landmarks, persona.crop, 256)


def test_the_triangles_are_mediapipes_tesselation() -> None:
    from mediapipe.python.solutions.face_mesh_connections import FACEMESH_TESSELATION

    edges = {frozenset((int(t[i]), int(t[i - 1]))) for t in skin_triangles() for i in range(3)}
    assert edges == {frozenset(edge) for edge in FACEMESH_TESSELATION}
    assert len(skin_triangles()) == 852


def test_the_face_is_a_disc_with_one_border_and_its_triangles_are_wound_alike() -> None:
    directed = [
        (int(t[i]), int(t[(i + 1) % 3])) for t in np.concatenate([skin_triangles(), hole_triangles()]) for i in range(3)
    ]
    assert len(set(directed)) == len(directed)  # an edge that two triangles share is walked both ways
    border = {edge for edge in directed if edge[::-1] not in set(directed)}
    loop = (*FACE_OVAL, FACE_OVAL[0])
    assert border == set(pairwise(loop))


def test_room_for_more_is_left_behind_the_drawing(face: Points) -> None:
    drawing = Drawing(256)
    alone, roomy = drawing.draw(face), drawing.draw(face, more=3)
    assert roomy.shape == (len(CHANNELS) + 3, 256, 256)
    assert np.array_equal(roomy[: len(CHANNELS)], alone)
    assert not roomy[len(CHANNELS) :].any()


def test_a_mesh_tells_the_motion_of_each_pose_that_it_is_asked_for(face: Points) -> None:
    """Whatever it was asked before; and a crop of it has its own."""
    mesh = HeadMesh(face, (256, 256))
    turned, again = moved(face, yaw=10, roll=4, shift=(3, 2)), moved(face, yaw=-8)
    first = mesh.head_motion(turned)
    half = mesh.cropped(Crop(0, 0, 256), 128)
    assert half.head_motion(turned / 2).translation == pytest.approx(first.translation / 2, abs=0.3)
    assert mesh.head_motion(again).rotation != pytest.approx(first.rotation, abs=1e-3)
    second = mesh.head_motion(turned.copy())
    assert np.array_equal(second.rotation, first.rotation)
    assert mesh.head_motion(face).rotation == pytest.approx(np.eye(3), abs=1e-6)


def test_rasterised_coordinates_are_linear_and_the_nearer_triangle_wins() -> None:
    far = [[0, 0, 5], [20, 0, 5], [0, 20, 5]]
    near = [[0, 0, 1], [8, 0, 1], [0, 8, 1]]
    target = np.array(far + near, np.float32)
    source = np.array([[0, 0], [40, 0], [0, 60], [100, 100], [100, 100], [100, 100]], np.float32)
    for order in ([[0, 1, 2], [3, 4, 5]], [[3, 4, 5], [0, 1, 2]]):
        x, y = np.full((24, 24), -1, np.float32), np.full((24, 24), -1, np.float32)
        depth = np.full((24, 24), np.inf, np.float32)
        rasterise_field(target, source, np.array(order, np.int32), x, y, depth, 1.0)
        assert x[5, 12] == pytest.approx(24, abs=1e-3)
        assert y[5, 12] == pytest.approx(15, abs=1e-3)
        assert x[2, 2] == 100
        assert x[23, 23] == -1  # covered by none


def test_a_map_of_half_the_size_holds_every_second_place() -> None:
    target = np.array([[-10, -10, 0], [60, -10, 0], [-10, 60, 0]], np.float32)
    full, half = [], []
    for size, scale, maps in ((16, 1.0, full), (8, 2.0, half)):
        x, y = np.zeros((size, size), np.float32), np.zeros((size, size), np.float32)
        rasterise_field(
            target, target[:, :2].copy(), np.array([[0, 1, 2]], np.int32), x, y, np.full_like(x, np.inf), scale
        )
        maps += [x, y]
    assert half[0][3, 2] == pytest.approx((full[0][6, 4] + full[0][6, 5]) / 2, abs=1e-3)
    assert half[1][3, 2] == pytest.approx((full[1][6, 4] + full[1][7, 4]) / 2, abs=1e-3)


def test_a_cropped_mesh_does_in_the_crop_what_the_whole_one_does() -> None:
    portrait = landmarks(HOPPER)
    size = picture(HOPPER).shape[1::-1]
    mesh, crop = HeadMesh(portrait, size), Crop(60.0, 20.0, 300.0)
    pose = moved(portrait, yaw=12, roll=-4, shift=(6, 3))
    part = mesh.cropped(crop, 256)
    whole = mesh.pose(pose)
    wanted = (whole[:, :2] - (crop.x, crop.y) + 0.5) * 256 / crop.size - 0.5
    assert np.allclose(part.pose(to_crop(pose, crop, 256))[:, :2], wanted, atol=0.01)
    assert part.head_motion(to_crop(pose, crop, 256)).scale == pytest.approx(mesh.head_motion(pose).scale, abs=1e-4)


def test_what_lies_beyond_the_mesh_stays_where_it_is() -> None:
    """A crop may reach beyond its picture: nothing moves there, whatever was in memory."""
    portrait = landmarks(HOPPER)
    mesh, crop = HeadMesh(portrait, picture(HOPPER).shape[1::-1]), Crop(-100.0, -80.0, 500.0)
    own = to_crop(portrait, crop, 128)
    field = WarpField(own, (128, 128), mesh=mesh.cropped(crop, 128))
    for enlarged in (1, 2, 1):
        x, y = field.maps(own, enlarged)
        assert np.allclose(x[:15], np.arange(128) * enlarged)
        assert np.allclose(y[:, :20], np.arange(128)[:, None] * enlarged)


def test_blending_is_exact() -> None:
    rng = np.random.default_rng(1)
    over = rng.integers(0, 256, (9, 7, 4), np.uint8)
    under, out = rng.integers(0, 256, (9, 7, 3), np.uint8), np.empty((9, 7, 3), np.uint8)
    blend_over(over, under, out)
    alpha = over[..., 3:] / 255
    assert np.abs(out - (over[..., :3] * alpha + under * (1 - alpha))).max() <= 0.51


def test_the_portraits_own_pose_leaves_every_pixel_in_place(face: Points) -> None:
    x, y = WarpField(face, (256, 256)).maps(face)
    columns, rows = np.meshgrid(np.arange(256), np.arange(256))
    assert np.abs(x - columns).max() < 1e-3
    assert np.abs(y - rows).max() < 1e-3


def test_the_warp_moves_the_face_and_not_the_border(face: Points) -> None:
    moved = face.copy()
    moved[:, :2] += [6, -4]
    x, y = WarpField(face, (256, 256)).maps(moved)
    nose = moved[4, :2].round().astype(int)
    assert x[nose[1], nose[0]] == pytest.approx(nose[0] - 6, abs=0.3)
    assert y[nose[1], nose[0]] == pytest.approx(nose[1] + 4, abs=0.3)
    columns, rows = np.meshgrid(np.arange(256), np.arange(256))
    for edge in (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1]):
        assert np.abs(x - columns)[edge].max() < 1.0
        assert np.abs(y - rows)[edge].max() < 1.0
    assert np.isfinite(x).all()
    assert x.min() > -1
    assert x.max() < 256


def test_lids_and_lips_go_exactly_where_they_are_wanted(face: Points) -> None:
    moved = face.copy()
    upper, lower = [159, 158, 160], [145, 153, 144]
    moved[upper] = moved[lower] + [0, -1, 0]
    moved[list(LIPS_INNER[11:]), 1] += 12
    mesh = WarpField(face, (256, 256)).mesh
    posed = mesh.pose(moved)
    for index in (*upper, *LIPS_INNER):
        assert posed[index, :2] == pytest.approx(moved[index, :2], abs=1e-4)


def test_every_part_is_in_its_own_channel(face: Points) -> None:
    drawing = dict(zip(CHANNELS, Drawing(256).draw(face), strict=True))
    assert all(channel.max() > 150 for name, channel in drawing.items() if name != "mouth")
    for index, channel in (
        (4, "face"),
        (105, "brows"),
        (468, "irises"),
        (0, "lip lines"),
        (152, "outline"),
        (6, "nose"),
    ):
        x, y = face[index, :2].round().astype(int)
        assert drawing[channel][y - 1 : y + 2, x - 1 : x + 2].max() > 100, channel
    assert not ((drawing["irises"] > 0) & (drawing["eyes"] == 0)).any()
    eye = np.zeros((256, 256), np.uint8)
    cv2.fillPoly(eye, [face[list(RIGHT_EYE), :2].round().astype(np.int32)], 1)
    assert drawing["eyes"][eye > 0].mean() > 200


def test_an_opening_mouth_takes_its_place_from_the_lips(face: Points) -> None:
    wide = face.copy()
    wide[list(LIPS_INNER[11:]), 1] += 14
    before, after = (dict(zip(CHANNELS, Drawing(256).draw(pose), strict=True)) for pose in (face, wide))
    assert after["mouth"].sum() > before["mouth"].sum() + 255 * 100
    assert not ((after["mouth"].astype(int) + after["lips"]) > 255).any()


def test_landmarks_outside_the_drawing_are_cut_off_not_wrapped(face: Points) -> None:
    assert not Drawing(64).draw(face + np.float32([1e9, 0, 0])).any()


@pytest.mark.parametrize("bad", [np.zeros((468, 3), np.float32), np.full((478, 3), np.nan, np.float32)])
def test_landmarks_that_are_none_are_refused(bad: Points) -> None:
    with pytest.raises(ValueError, match="478"):
        Drawing(64).draw(bad)


def test_a_crop_maps_its_corners_to_the_drawings() -> None:
    corners = np.zeros((478, 3), np.float32)
    corners[0, :2], corners[1, :2] = [29.5, 49.5], [129.5, 149.5]
    placed = to_crop(corners, Crop(30, 50, 100), 256)
    assert placed[0, :2] == pytest.approx([-0.5, -0.5])
    assert placed[1, :2] == pytest.approx([255.5, 255.5])


def test_both_rasters_together_stay_in_their_budget(face: Points) -> None:
    """3 ms on one idle core; three times that here, for machines that are busy with other things."""
    field, drawing, best = WarpField(face, (256, 256)), Drawing(256), 1.0
    for _ in range(20):
        start = time.perf_counter()
        drawing.draw(face)
        field.maps(face)
        best = min(best, time.perf_counter() - start)
    assert best < 0.009
