"""Batches made in the background, so that training does not wait for them."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import numpy as np
from torch import Tensor

Make = Callable[[np.random.Generator], dict[str, Tensor]]


class Batches(Iterator[dict[str, Tensor]]):
    """Batches made by background threads, a few ahead. A context manager; what fails in a thread is raised here.

    With one thread a seed always gives the same batches.

    Args:
        make: one batch from a generator of random numbers; called from several threads at once.
        seed: each thread gets its own generator from it.
        threads: how many make batches.
        ahead: how many wait ready at most.
        pin: put them into pinned memory, from where they get to a GPU faster.
    """

    def __init__(self, make: Make, seed: int, threads: int = 1, ahead: int = 4, pin: bool = False) -> None:
        self._ready: queue.Queue[dict[str, Tensor] | Exception] = queue.Queue(max(1, ahead))
        self._stop = threading.Event()
        self._make = make
        self._pin = pin
        self._threads = [
            threading.Thread(target=self._run, args=(np.random.default_rng([seed, number]),), daemon=True)
            for number in range(max(1, threads))
        ]
        for thread in self._threads:
            thread.start()

    def _run(self, rng: np.random.Generator) -> None:
        while not self._stop.is_set():
            made: dict[str, Tensor] | Exception
            try:
                made = self._make(rng)
                if self._pin:
                    made = {name: tensor.pin_memory() for name, tensor in made.items()}
            except Exception as error:  # handed on: the trainer must hear of it, whatever it is
                made = error
            while not self._stop.is_set():
                try:
                    self._ready.put(made, timeout=0.1)
                    break
                except queue.Full:
                    continue
            if isinstance(made, Exception):
                return

    def __next__(self) -> dict[str, Tensor]:
        if self._stop.is_set():
            raise StopIteration
        made = self._ready.get()
        if isinstance(made, Exception):
            raise made
        return made

    def close(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(5)

    def __enter__(self) -> Batches:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
