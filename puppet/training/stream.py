"""A stream of fresh pairs for the trainer: worker processes make them, the device keeps the latest some thousands.

A GPU takes many more samples a second than processors make, so each pair is used several times, in other colours each
time, until a fresh one takes its place.
"""

from __future__ import annotations

import multiprocessing as mp
import queue
import threading
import time
from collections import Counter
from collections.abc import Mapping
from ctypes import c_uint8
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from puppet.cv import cv2
from puppet.errors import PuppetError
from puppet.model.crop import SIZE
from puppet.model.seen import CELL
from puppet.training.losses import needed
from puppet.training.pairs import KINDS, as_floats, origin_of
from puppet.training.synthesis import FIELDS, Synthesis

SLOTS_PER_WORKER = 8
"""Pairs on their way from a worker to the device."""
FIRST = 64
"""Pairs there must be before the first batch."""
DWELL = 2.0
"""Patches dwell on mouth and eyes since most are cut there; whole crops do by so much more weight."""
PATIENCE_S = 300.0
"""How long the first of them may take: some code is compiled on the first use."""


def _bytes(name: str) -> int:
    shape, dtype = FIELDS[name]
    return int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize


_NAMES = tuple(FIELDS)
_ENDS = np.cumsum([0, *(-(-_bytes(name) // 16) * 16 for name in _NAMES)]).tolist()
PAIR_BYTES: int = _ENDS[-1]


class Stream:
    """Pairs that go on being made.

    Args:
        path: the file of sources.
        shares: kind to how often it is made.
        workers: processes that make pairs.
        keep: how many pairs are kept on the device, each of PAIR_BYTES.
        device: where batches are needed.
        seed: of the pairs. Which of them a batch holds depends on the workers' speed besides.

    Raises:
        PuppetError: the sources are unusable, or no pairs come.
    """

    def __init__(
        self, path: Path, shares: Mapping[int, float], workers: int, keep: int, device: str = "cpu", seed: int = 0
    ) -> None:
        self._device = torch.device(device)
        self._keep = torch.zeros((keep, PAIR_BYTES), dtype=torch.uint8, device=self._device)
        self._origins = np.zeros((keep, 3, 2), np.float32)
        self.made = 0
        self.kinds: Counter[int] = Counter()
        context = mp.get_context("spawn")  # CUDA does not survive a fork
        slots = SLOTS_PER_WORKER * workers
        memory: Any = context.RawArray(c_uint8, slots * PAIR_BYTES)
        self._slots = np.frombuffer(memory, np.uint8).reshape(slots, PAIR_BYTES)
        self._free: Any = context.Queue()
        self._filled: Any = context.Queue()
        for slot in range(slots):
            self._free.put(slot)
        self._workers = [
            context.Process(
                target=_work, args=(path, dict(shares), (seed, n), memory, self._free, self._filled), daemon=True
            )
            for n in range(workers)
        ]
        for worker in self._workers:
            worker.start()
        self._closing = threading.Event()
        self._trouble = ""
        self._feeder = threading.Thread(target=self._feed, name="pairs", daemon=True)
        self._feeder.start()
        self._wait(min(FIRST, keep))

    def __len__(self) -> int:
        """How many pairs there are to draw from."""
        return min(self.made, len(self._keep))

    def report(self) -> str:
        """What there is to train on."""
        counts = ", ".join(f"{count} {KINDS[kind]}" for kind, count in sorted(self.kinds.items()))
        return f"{self.made} pairs made by {len(self._workers)} workers: {counts}"

    def _wait(self, wanted: int) -> None:
        begun = time.monotonic()
        while self.made < wanted:
            if self._trouble or time.monotonic() - begun > PATIENCE_S or not any(w.is_alive() for w in self._workers):
                self.close()
                raise PuppetError(f"No training pairs come: {self._trouble or 'nothing was made'}", "Check --sources")
            time.sleep(0.05)

    def _feed(self) -> None:
        side = torch.cuda.Stream(self._device) if self._device.type == "cuda" else None
        while not self._closing.is_set():
            try:
                said = self._filled.get(timeout=0.2)
            except queue.Empty:
                continue
            if isinstance(said, str):
                self._trouble = said
                continue
            at = self.made % len(self._keep)
            row = self._slots[said]
            self._origins[at] = _view(row, "centres")
            self.kinds[int(_view(row, "kind"))] += 1
            # On a stream of its own: behind the trainer's kernels each copy would wait for a whole step. A batch that
            # is drawn in that very moment may hold parts of two pairs; nothing worse.
            with torch.cuda.stream(side):
                self._keep[at].copy_(torch.from_numpy(row))
            if side is not None:
                side.synchronize()
            self._free.put(said)
            self.made += 1

    def sample(self, rng: np.random.Generator, batch: int, size: int = SIZE, patches: int = 1) -> dict[str, Tensor]:
        """Random patches: see ``pairs.PairSet.sample``.

        Raises:
            PuppetError: no more pairs are made.
        """
        if self._trouble:
            raise PuppetError(f"Making pairs failed: {self._trouble}", "Resume; if it happens again, check --sources")
        chosen = rng.integers(0, len(self), batch // patches)
        rows = self._keep[torch.from_numpy(chosen).to(self._device)]
        whole: dict[str, Tensor] = {}
        for name, start in zip(_NAMES, _ENDS, strict=False):
            shape, dtype = FIELDS[name]
            part = rows[:, start : start + _bytes(name)].contiguous()
            whole[name] = part.view(torch.from_numpy(np.zeros(0, dtype)).dtype).reshape(len(chosen), *shape)
        del whole["centres"]
        floats = as_floats(whole)
        recolour(floats, rng)
        if size == SIZE and patches == 1:
            floats["weight"] = floats["weight"] * (1 + DWELL * needed(floats["raster"]))
            return floats
        return _patched(floats, self._origins[chosen], rng, size, patches)

    def close(self) -> None:
        """Stop the workers."""
        self._closing.set()
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.join(5)
        if threading.current_thread() is not self._feeder:
            self._feeder.join(5)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _view(row: NDArray[np.uint8], name: str) -> NDArray[Any]:
    """A part of a pair in a slot."""
    shape, dtype = FIELDS[name]
    start = _ENDS[_NAMES.index(name)]
    return row[start : start + _bytes(name)].view(dtype).reshape(shape)


def _work(path: Path, shares: dict[int, float], seed: tuple[int, int], memory: Any, free: Any, filled: Any) -> None:
    """A worker's life."""
    from puppet.training.sources import Sources

    try:
        cv2.setNumThreads(1)
        torch.set_num_threads(1)
        slots = np.frombuffer(memory, np.uint8).reshape(-1, PAIR_BYTES)
        synthesis = Synthesis(Sources(path), shares, np.random.default_rng(seed))
        while True:
            for pair in synthesis.next():
                slot = _taken(free)
                if slot is None:
                    return
                for name in _NAMES:
                    _view(slots[slot], name)[...] = pair[name]
                filled.put(slot)
    except Exception as error:  # whatever it is, the trainer must hear of it
        filled.put(f"{type(error).__name__}: {error}")


def _taken(free: Any) -> int | None:
    """A slot to fill; None when there is nobody left to fill it for."""
    parent = mp.parent_process()
    while parent is None or parent.is_alive():
        try:
            slot: int = free.get(timeout=2.0)
            return slot
        except queue.Empty:
            continue
    return None


# ---- on the device ---------------------------------------------------------------------------------------------------

COLOUR, SATURATION, MIXED, GREY = 0.08, 0.25, 0.04, 0.04
"""Spread of gain, of saturation and of how channels mix; how often all colour goes."""


def recolour(batch: dict[str, Tensor], rng: np.random.Generator) -> None:
    """Another light, other colours, alike in all pictures of a sample, in place."""
    count, device = len(batch["source"]), batch["source"].device

    def given(values: NDArray[np.float64], *shape: int) -> Tensor:
        return torch.from_numpy(values.astype(np.float32)).to(device).reshape(count, *shape)

    gain = given(np.exp(rng.normal(0, COLOUR, (count, 1)) + rng.normal(0, 0.5 * COLOUR, (count, 3))), 3, 1, 1)
    gamma = given(np.exp(rng.normal(0, 0.14, count)), 1, 1, 1)
    keep = np.exp(rng.normal(0, SATURATION, count)) * (rng.random(count) >= GREY)
    luma = np.array([0.299, 0.587, 0.114])
    # Saturation about the luma, then a little of each channel into the others; grey stays grey.
    matrix = keep[:, None, None] * np.eye(3) + (1 - keep)[:, None, None] * luma
    mix = rng.normal(0, MIXED, (count, 3, 3))
    matrix = (np.eye(3) + mix - mix.mean(2, keepdims=True)) @ matrix
    mixing = given(matrix, 3, 3)

    def changed(picture: Tensor) -> Tensor:  # (B, 3, H, W) in [0, 1]
        mixed = torch.einsum("nij,njhw->nihw", mixing, picture)
        return (mixed * gain).clamp(1e-4, 1) ** gamma

    for name in ("source", "target", "background"):
        batch[name] = changed((batch[name] + 1) / 2) * 2 - 1
    warped, raster = batch["warped"], batch["raster"]
    batch["warped"] = torch.cat([changed((warped[:, :3] + 1) / 2) * 2 - 1, warped[:, 3:]], 1)
    batch["raster"] = torch.cat([raster[:, :-3], changed(raster[:, -3:]) * (raster[:, -3:] > 0)], 1)


def _patched(
    whole: dict[str, Tensor], centres: NDArray[np.float32], rng: np.random.Generator, size: int, patches: int
) -> dict[str, Tensor]:
    """Patches of whole pairs."""
    once = ("source", "source_drawing")
    parts: dict[str, list[Tensor]] = {name: [] for name in whole if name not in once}
    for number in range(len(centres)):
        for _ in range(patches):
            x, y = origin_of(rng, centres[number], size)
            for name, part in parts.items():
                tensor = whole[name][number]
                if name == "grid":
                    tensor = tensor[y // CELL : (y + size) // CELL, x // CELL : (x + size) // CELL]
                elif tensor.dim() == 3:
                    tensor = tensor[:, y : y + size, x : x + size]
                part.append(tensor)
    return {name: torch.stack(part) for name, part in parts.items()} | {name: whole[name] for name in once}
