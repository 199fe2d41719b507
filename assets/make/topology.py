"""Make ``assets/topology/skin_triangles.csv`` and ``mirrored.csv``: ``python -m assets.make.topology``.

Triangles come from MediaPipe's tesselation edges. The mesh is planar, so its faces are among the cliques of three in
its edge graph; two cliques around the nostrils enclose another vertex and are no faces. Winding is made alike by
walking from neighbour to neighbour.

Which landmark mirrors which comes from the bundled portraits: the faces' mean, seen straight, and its mirror image are
matched one to one with the least distance.
"""

from pathlib import Path

import numpy as np
from mediapipe.python.solutions.face_mesh_connections import FACEMESH_TESSELATION
from scipy.optimize import linear_sum_assignment

from puppet.models import Frame
from puppet.motion import pose
from puppet.persona.images import load_image
from puppet.persona.portrait import bundled_portraits
from puppet.tracking.tracker import MediaPipeTracker

NOT_FACES = {(49, 64, 129), (279, 294, 358)}
FIRST = (10, 338, 151)  # on the forehead, clockwise in the picture


def skin_triangles() -> np.ndarray:
    near: dict[int, set[int]] = {}
    for a, b in FACEMESH_TESSELATION:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    cliques = {tuple(sorted((a, b, c))) for a in near for b in near[a] for c in near[a] & near[b]} - NOT_FACES
    by_edge: dict[frozenset[int], list[tuple[int, ...]]] = {}
    for clique in cliques:
        for i in range(3):
            by_edge.setdefault(frozenset((clique[i], clique[i - 1])), []).append(clique)
    done = {tuple(sorted(FIRST)): FIRST}
    todo = [FIRST]
    while todo:
        triangle = todo.pop()
        for i in range(3):
            a, b = triangle[i], triangle[(i + 1) % 3]
            for clique in by_edge[frozenset((a, b))]:
                if clique not in done:
                    (c,) = set(clique) - {a, b}
                    done[clique] = (b, a, c)  # the shared edge runs the other way round in the neighbour
                    todo.append(done[clique])
    assert set(done) == cliques
    return np.array([done[c] for c in sorted(done)], np.int32)


def mirrored() -> np.ndarray:
    tracker = MediaPipeTracker(static=True)
    faces = [tracker.track(Frame(load_image(portrait.source), 0.0, 0)) for portrait in bundled_portraits()]
    tracker.close()
    mean = np.mean([pose.Head(face.landmarks).points for face in faces if face is not None], axis=0)
    apart = np.linalg.norm(mean[:, None] - (mean * [-1, 1, 1])[None], axis=-1)
    other = linear_sum_assignment(apart)[1]
    assert (other[other] == np.arange(len(other))).all()
    return other


if __name__ == "__main__":
    folder = Path(__file__).parent.parent / "topology"
    folder.mkdir(exist_ok=True)
    np.savetxt(folder / "skin_triangles.csv", skin_triangles(), fmt="%d", delimiter=",")
    np.savetxt(folder / "mirrored.csv", mirrored()[None], fmt="%d", delimiter=",")
