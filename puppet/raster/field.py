"""The dense warp between a portrait and a pose: for every pixel wanted, where it lies in the portrait."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from puppet.models import Points
from puppet.raster.headmesh import HeadMesh
from puppet.raster.kernels import rasterise_field


class WarpField:
    """Backward maps for one portrait.

    Args:
        landmarks: float32 (478, 3), the portrait's, in its pixels.
        size: (width, height) of the portrait in pixels.
        coarser: pixels of the portrait per pixel of the maps, whose outer edges lie on each other; where that does not
            divide the portrait's size, the maps reach beyond it.
        mesh: this portrait's at this size, where there is one already: making it is most of the work.

    Attributes:
        reach: how far the last maps moved anything at most, across or down, in the portrait's pixels.
    """

    def __init__(
        self,
        landmarks: Points,
        size: tuple[int, int],
        coarser: int = 1,
        mesh: HeadMesh | None = None,
    ) -> None:
        self.mesh = mesh or HeadMesh(landmarks, size)
        width, height = (-(-side // coarser) for side in size)
        self._scale = coarser
        self._map_x = np.empty((height, width), np.float32)
        self._map_y = np.empty((height, width), np.float32)
        self._depth = np.empty((height, width), np.float32)
        self._enlarged = 0
        self.reach = 0.0

    def maps(self, landmarks: Points, enlarged: int = 1) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Maps for ``draw_layer`` or ``cv2.remap``.

        Args:
            landmarks: float32 (478, 3), the pose wanted, in the portrait's pixels.
            enlarged: how many times finer the lattice is on which the portrait will be sampled; (x, y) lies at
                enlarged * (x, y) on it.

        Returns:
            x and y, each float32 (h, w): pixel coordinates in the portrait, times ``enlarged``; reused by the next
            call.
        """
        if enlarged != self._enlarged:  # a crop may reach beyond the mesh: what lies there stays where it is
            self._enlarged = enlarged
            height, width = self._map_x.shape
            across, down = ((np.arange(n, dtype=np.float32) + 0.5) * self._scale - 0.5 for n in (width, height))
            self._map_x[:], self._map_y[:] = across * enlarged, down[:, None] * enlarged
        self._depth.fill(np.inf)
        vertices = self.mesh.pose(landmarks)
        self.reach = float(np.abs(vertices[:, :2] - self.mesh.source).max())
        rasterise_field(
            vertices, self.mesh.source * np.float32(enlarged), self.mesh.triangles,
            self._map_x, self._map_y, self._depth, self._scale,
        )  # fmt: skip
        return self._map_x, self._map_y
