"""Carries the ICT rig's expression shapes to the tracker's landmarks: ``python -m assets.make.expressions``.

The landmarks' shape is the median of the meshes that the tracker finds in near-frontal portraits, pose taken off. It is
laid onto the rig by a similarity on the 68 Multi-PIE landmarks and a thin-plate spline on what is left; each landmark
then belongs to the nearest point of the rig's face.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator
from scipy.spatial import cKDTree

from assets.make.rig import MULTI_PIE
from puppet.cv import cv2
from puppet.models import Frame
from puppet.motion import pose
from puppet.motion.expression import lip_gap
from puppet.motion.regions import LIP_LOWER, LIP_UPPER
from puppet.topology import LEFT_EYE_UPPER, RIGHT_EYE_UPPER
from puppet.tracking.tracker import MediaPipeTracker

OUTPUT = Path(__file__).parent.parent / "rig" / "expressions.npz"
FACE, HEAD = 468, 9409
FRONTAL, CLOSED = 12.0, 0.06
"""Largest yaw in degrees and lip gap of the portraits that are averaged."""
# fmt: off
TRACKED = np.array([
    162, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 389,
    70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 168, 197, 5, 4, 75, 97, 2, 326, 305,
    33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380,
    61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87,
])
# fmt: on
"""The tracker's landmarks that stand for the 68 of Multi-PIE."""


def mean_face(folder: Path, limit: int) -> NDArray[np.float64]:
    """The landmarks' median shape (468, 3) over near-frontal portraits with closed mouths, in head axes."""
    tracker = MediaPipeTracker(static=True)
    shapes = []
    for path in sorted(folder.glob("*.jpg")):
        image = cv2.imread(str(path), cv2.IMREAD_COLOR_RGB)
        face = None if image is None else tracker.track(Frame(image, 0.0, 0))
        if face is None:
            continue
        head = pose.Head(face.landmarks)
        if abs(pose.angles(head.axes)[0]) < FRONTAL and lip_gap(head.points) < CLOSED:
            shapes.append(head.points)
        if len(shapes) == limit:
            break
    stack = np.array(shapes)
    middle = np.median(stack, 0)
    for _ in range(3):
        fits = [pose.fit(s[pose.RIGID], middle[pose.RIGID], pose.RIGID_WEIGHTS).apply(s) for s in stack]
        middle = np.median(fits, 0)
    return middle[:FACE]


def nearest(vertices: NDArray[np.float64], triangles: NDArray[np.int32], points: NDArray[np.float64]):  # type: ignore[no-untyped-def]
    """The nearest point of a mesh to each of some points: corners int32 (N, 3), weights float32 (N, 3), distance."""
    corners = vertices[triangles]
    tree = cKDTree(corners.mean(1))
    _, near = tree.query(points, k=min(24, len(corners)))
    a, b, c = (corners[near][:, :, k] for k in range(3))
    best_weight = np.zeros((*near.shape, 3))
    distance = np.full(near.shape, np.inf)
    steps = np.linspace(0, 1, 13)
    for u in steps:
        for v in steps[steps <= 1 - u + 1e-9]:
            away = np.linalg.norm(u * a + v * b + (1 - u - v) * c - points[:, None], axis=-1)
            closer = away < distance
            distance[closer] = away[closer]
            best_weight[closer] = (u, v, 1 - u - v)
    chosen = distance.argmin(1)
    rows = np.arange(len(points))
    return triangles[near[rows, chosen]], best_weight[rows, chosen].astype(np.float32), distance[rows, chosen]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rig", type=Path, required=True, help="ict_facekit_light.npz")
    parser.add_argument("--portraits", type=Path, required=True, help="folder of portraits to average")
    parser.add_argument("--limit", type=int, default=150)
    args = parser.parse_args()
    with np.load(args.rig, allow_pickle=False) as data:
        neutral = data["neutral"].astype(np.float64)
        faces = data["faces"]
        names = [str(name) for name in data["expression_names"]]
        kept = [i for i, name in enumerate(names) if not name.startswith("Pupil")]
        shapes = data["expression"][kept].astype(np.float32)
    face = mean_face(args.portraits, args.limit) * [1, -1, -1]
    wanted = neutral[MULTI_PIE]
    weights = np.where(np.arange(68) < 17, 0.3, 1.0)
    laid = pose.fit(face[TRACKED], wanted, weights).apply(face)
    spline = RBFInterpolator(laid[TRACKED], wanted - laid[TRACKED], kernel="thin_plate_spline", smoothing=0.05)
    laid = laid + spline(laid)
    quads = faces[faces.max(1) < HEAD]
    triangles = np.concatenate([quads[:, :3], quads[quads[:, 3] >= 0][:, [0, 2, 3]]]).astype(np.int32)
    corner, weight, distance = nearest(neutral, triangles, laid)
    # Lips and lids meet: each landmark belongs to the one that moves as it does.
    for shape, moving, still in (
        ("jawOpen", LIP_LOWER.ravel(), LIP_UPPER.ravel()),
        ("eyeBlink_R", np.array(RIGHT_EYE_UPPER[1:-1]), ()),
        ("eyeBlink_L", np.array(LEFT_EYE_UPPER[1:-1]), ()),
    ):
        drop = -shapes[[names[i] for i in kept].index(shape)][triangles].mean(1)[:, 1]
        for chain, moves in ((moving, True), (still, False)):
            for index in chain:
                # Towards the corners both move alike: compare with what moves most beside the landmark.
                near = np.linalg.norm(neutral[triangles].mean(1) - laid[index], axis=1) < 0.8
                middle = 0.5 * (drop[near].max() + drop[near].min())
                own = triangles[near & ((drop > middle) == moves)]
                at, share, away = nearest(neutral, own, laid[[index]])
                corner[index], weight[index], distance[index] = at[0], share[0], away[0]
    carried = np.einsum("nkcx,kc->nkx", shapes[:, corner], weight)
    OUTPUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        OUTPUT,
        corner=corner.astype(np.int16),
        weight=weight.astype(np.float16),
        names=np.array([names[i] for i in kept]),
        shape=carried.astype(np.float16),
        neutral=np.einsum("kcx,kc->kx", neutral[corner], weight).astype(np.float32),
    )
    print(f"{OUTPUT}: mean distance {distance.mean():.3f} cm, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
