"""Make ``assets/topology/skin_triangles.csv`` from MediaPipe's tesselation edges: ``python -m assets.make.topology``.

The mesh is planar, so its faces are among the cliques of three in its edge graph; two cliques around the nostrils
enclose another vertex and are no faces. Winding is made alike by walking from neighbour to neighbour.
"""

from pathlib import Path

import numpy as np
from mediapipe.python.solutions.face_mesh_connections import FACEMESH_TESSELATION

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


if __name__ == "__main__":
    path = Path(__file__).parent.parent / "topology" / "skin_triangles.csv"
    path.parent.mkdir(exist_ok=True)
    np.savetxt(path, skin_triangles(), fmt="%d", delimiter=",")
