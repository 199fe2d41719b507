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
        coarser: pixels of the portrait per pixel of the maps, a power of two; their outer edges lie on each other, and
            where it does not divide the portrait's size, the maps reach beyond it.
        mesh: this portrait's at this size, where there is one already: making it is most of the work.

    Attributes:
        reach: how far the last maps moved anything at most, across or down, in the portrait's pixels.

    Raises:
        ValueError: ``coarser`` is no power of two: its reciprocal would not be exact, and neighbouring parts of a
            picture would differ by whether they are drawn together.
    """

    def __init__(
        self,
        landmarks: Points,
        size: tuple[int, int],
        coarser: int = 1,
        mesh: HeadMesh | None = None,
    ) -> None:
        if coarser < 1 or coarser & (coarser - 1):
            raise ValueError(f"coarser must be a power of two, got {coarser}")
        self.mesh = mesh or HeadMesh(landmarks, size)
        width, height = (-(-side // coarser) for side in size)
        self._scale = coarser
        self._map_x = np.empty((height, width), np.float32)
        self._map_y = np.empty((height, width), np.float32)
        self._depth = np.empty((height, width), np.float32)
        self._resting = np.zeros((2, 0, 0), np.float32)
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
        if enlarged != self._enlarged:
            self._enlarged = enlarged
            height, width = self._map_x.shape
            across, down = ((np.arange(n, dtype=np.float32) + 0.5) * self._scale - 0.5 for n in (width, height))
            self._resting = np.stack(np.broadcast_arrays(across, down[:, None])) * np.float32(enlarged)
        # What no triangle covers stays where it is: beside the mesh, and where a head whose outline the picture cuts
        # off moves inwards. Always anew: whoever had the last maps may have changed them.
        self._map_x[:], self._map_y[:] = self._resting
        self._depth.fill(np.inf)
        vertices = self.mesh.pose(landmarks)
        self.reach = float(np.abs(vertices[:, :2] - self.mesh.source).max())
        rasterise_field(
            vertices, self.mesh.source * np.float32(enlarged), self.mesh.triangles,
            self._map_x, self._map_y, self._depth, self._scale,
        )  # fmt: skip
        return self._map_x, self._map_y
