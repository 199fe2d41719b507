"""Sample sheets: what the averaged weights make of people they are not trained on, beside the warp and the truth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from puppet.cv import cv2
from puppet.model.crop import SIZE
from puppet.model.network import blend
from puppet.training.losses import needed
from puppet.training.pairs import PairSet
from puppet.training.trainer import Persona

SAMPLES, COLUMNS = 96, 12


class SampleSheet:
    """One fixed set of validation pairs, drawn again and again.

    Args:
        pairs: of people that are not trained on.
        folder: for sheets.
    """

    def __init__(self, pairs: PairSet, folder: Path) -> None:
        self._folder = folder
        rng = np.random.default_rng(7)
        self._batches = [pairs.sample(rng, 12, SIZE, jitter=False, flips=False) for _ in range(SAMPLES // 12)]

    @torch.no_grad()
    def write(self, model: Persona, step: int) -> str:
        """Write ``sheet-<step>.png`` and say how large the errors are where paint is needed, and elsewhere."""
        errors: dict[str, list[float]] = {"warp needed": [], "made needed": [], "warp else": [], "made else": []}
        rows: list[np.ndarray] = []
        device = next(model.parameters()).device
        for batch in self._batches:
            batch = {name: tensor.to(device) for name, tensor in batch.items()}
            mended, _ = model(batch)
            made = blend(batch["warped"], batch["background"], mended)[0].clamp(-1, 1)
            warped = batch["warped"][:, :3]
            where = (needed(batch["raster"]) > 0.5).float() * (batch["weight"] > 0)
            for name, picture in (("warp", warped), ("made", made)):
                error = (picture - batch["target"]) ** 2
                errors[f"{name} needed"].append(_psnr(error, where))
                errors[f"{name} else"].append(_psnr(error, 1 - where))
            if len(rows) < 1:
                mask = mended.mask.expand(-1, 3, -1, -1) * 2 - 1
                shown = (warped, made, mended.paint, mask, F.interpolate(mended.shade, scale_factor=8), batch["target"])
                rows.append(np.vstack([_row(pictures[:COLUMNS]) for pictures in shown]))
        cv2.imwrite(str(self._folder / f"sheet-{step:06d}.png"), rows[0][..., ::-1])
        means = {name: float(np.mean(values)) for name, values in errors.items()}
        return f"step {step}: " + ", ".join(f"{name} {value:.2f} dB" for name, value in means.items())


def _psnr(error: Tensor, where: Tensor) -> float:
    mean = (error * where).sum() / (where.sum() * 3).clamp_min(1)
    return float(10 * torch.log10(4 / mean.clamp_min(1e-6)))


def _row(pictures: Tensor) -> np.ndarray:
    shown = ((pictures.float().cpu().permute(0, 2, 3, 1).numpy() + 1) * 127.5).clip(0, 255).astype(np.uint8)
    return np.hstack([cv2.resize(picture, (128, 128), interpolation=cv2.INTER_AREA) for picture in shown])
