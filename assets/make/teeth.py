"""The mouths that sprites are made of: the rig's with teeth of several shapes, and where its tongue is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from assets.make.rig import TEETH, Floats, Ints, Rig, rotation

LOWER_TEETH = 19247
"""Their first vertex; the upper ones come before."""
TONGUE_ENDS = (16565, 17038)
"""The last vertices of the tongue's under side and back, each a chart of the rig's texture: gums and tongue are one
surface otherwise."""


@dataclass(frozen=True)
class MouthLook:
    """One set.

    Attributes:
        identity: identity mode of the rig to weight.
        size: width and height of the crowns over the rig's.
        uneven: how far single teeth are turned and shifted: 0 not at all, 1 as in a mouth that was never put straight.
        enamel: what the colour of enamel is multiplied with, RGB.
        seed: of the unevenness.
    """

    identity: dict[int, float] = field(default_factory=dict)
    size: tuple[float, float] = (1.0, 1.0)
    uneven: float = 0.3
    enamel: tuple[float, float, float] = (1.0, 1.0, 1.0)
    seed: int = 1


LOOKS = (
    MouthLook(),
    MouthLook({1: 0.8, 4: -0.9, 8: 0.8}, (0.94, 0.94), 0.5, (0.99, 0.96, 0.89), 2),
    MouthLook({2: 0.8, 7: 0.9, 8: -0.9}, (1.01, 1.06), 0.2, (1.03, 1.03, 1.02), 3),
    MouthLook({4: 1.0, 5: -0.8, 11: 0.9}, (0.98, 0.86), 1.0, (0.95, 0.91, 0.82), 4),
)


def _connected(faces: Ints, count: int) -> Ints:
    """A number per vertex, the same for those that faces (corners below 0 are none) connect."""
    pairs = np.concatenate([faces[:, [a, b]] for a, b in ((0, 1), (1, 2), (2, 0), (2, faces.shape[1] - 1))])
    pairs = pairs[(pairs >= 0).all(1)]
    graph = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (count, count))
    return np.asarray(connected_components(graph, directed=False)[1])


def tongue_of(path: Path, rig: Rig) -> NDArray[np.bool_]:
    """Which of the rig's triangles are the tongue's, bool (T,)."""
    with np.load(path) as data:
        quads, corners = data["faces"], data["uv_faces"]
        here = data["face_material"] == [str(name) for name in data["materials"]].index("M_GumsTongue")
        quads, corners = quads[here], corners[here]
        chart = _connected(corners, len(data["uv"]))[corners[:, 0]]
    ends = {number: quads[chart == number].max() for number in np.unique(chart)}
    tongue = quads[np.isin([ends[number] for number in chart], TONGUE_ENDS)]
    keys = {tuple(quad) for quad in np.concatenate([tongue[:, :3], tongue[:, [0, 2, 3]]]).tolist()}
    return np.array([tuple(triangle) in keys for triangle in rig.triangles.tolist()])


def with_teeth(rig: Rig, look: MouthLook) -> Floats:
    """The rig's vertices at rest with the look's teeth: each tooth is a piece of its own."""
    rest = rig.rest.copy()
    teeth = np.flatnonzero(rig.part == TEETH)
    label = _connected(rig.triangles[(rig.part[rig.triangles] == TEETH).all(1)], len(rest))
    random = np.random.default_rng(look.seed)
    for tooth in np.unique(label[teeth]):
        here = label == tooth
        points = rest[here]
        upper = np.flatnonzero(here)[0] < LOWER_TEETH
        edge = points[:, 1].min() if upper else points[:, 1].max()
        middle = points.mean(0)
        middle[1] = edge + (1.0 if upper else -0.85)  # about where the gum begins
        turn, tip, lean = look.uneven * random.normal(0, (7.0, 1.5, 2.0))
        shift = look.uneven * random.normal(0, (0.012, 0.03, 0.025))
        scale = np.array([look.size[0], look.size[1] * (1 + 0.02 * look.uneven * random.normal()), look.size[0]])
        rest[here] = ((points - middle) * scale) @ rotation(turn, tip, lean).T + middle + shift
    return rest
