"""What PyTorch says to a few questions about the weights that ship, kept beside them: so an engine is checked at every
start within a tenth of a second, and nobody waits for PyTorch to be imported.

``python -m engines.answers`` asks PyTorch anew; a test fails when weights are replaced and that was not done.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from engines.bounds import Difference
from engines.example import Inputs, example
from engines.protocol import MeasuredEngine, Mending, PersonaTensors
from puppet.files import write_atomically
from puppet.model.shipped import default_weights
from puppet.model.tiers import RASTER, Tier
from puppet.model.weights import Weights, load_weights

FORMAT = "puppet-answers-3"
QUESTIONS = 3
"""Two of chance, the last one a face."""
STEP = 8
"""Every eighth pixel of an answer is kept, in both directions."""
_UNITS = {"flow": 1.0, "shade": 127.5, "paint": 127.5, "mask": 255.0, "alpha": 255.0}


def question(weights: Weights, number: int) -> tuple[PersonaTensors, Inputs]:
    """A portrait and a frame."""
    return example(weights) if number == QUESTIONS - 1 else _chance_blocks(weights.tier, number)


def _chance_blocks(tier: Tier, number: int) -> tuple[PersonaTensors, Inputs]:
    """By whole-number arithmetic alone: the same on every machine."""
    size, cells, whole = tier.window, tier.window // 4, tier.size // 4
    warped = np.kron(_chance((size // 8, size // 8, 4), 4 * number), np.ones((8, 8, 1), np.int64)).astype(np.uint8)
    fine = np.kron(_chance((RASTER, size // 16, size // 16), 4 * number + 1), np.ones((1, 16, 16), np.int64))
    raster = np.where(fine > 180, 255, 0).astype(np.uint8)
    across = (np.arange(cells, dtype=np.float32) * 2 + 1) / np.float32(whole) - 1
    bend = np.kron(_chance((cells // 16, cells // 16, 2), 4 * number + 2), np.ones((16, 16, 1), np.int64))
    grid = np.stack(np.meshgrid(across, across), -1) + (bend.astype(np.float32) - 128) / 4096
    chance = _chance((tier.spatial * whole * whole + tier.adain,), 4 * number + 3).astype(np.float32) / 128 - 1
    spatial = chance[: tier.spatial * whole * whole].reshape(tier.spatial, whole, whole)
    return PersonaTensors(spatial, chance[-tier.adain :] / 4), (warped, raster, grid.astype(np.float32))


def _chance(shape: tuple[int, ...], seed: int) -> NDArray[np.int64]:
    """Whole numbers from 0 to 255."""
    x = np.arange(1, int(np.prod(shape)) + 1, dtype=np.uint64) + np.uint64(seed << 32)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):  # SplitMix64
        x = (x ^ (x >> np.uint64(shift))) * np.uint64(factor)
    return ((x ^ (x >> np.uint64(31))) >> np.uint64(24)).astype(np.int64).reshape(shape) & 255


def _kept(mending: Mending) -> dict[str, NDArray[np.float32]]:
    parts = {name: getattr(mending, name) for name in _UNITS}
    return {name: np.ascontiguousarray(a if name == "shade" else a[::STEP, ::STEP]) for name, a in parts.items()}


def answers_path() -> Path | None:
    """Where the answers to the weights that ship are kept; None where no weights ship."""
    path = default_weights()
    return None if path is None else path.with_suffix(".answers.safetensors")


def ask(engine: MeasuredEngine, weights: Weights) -> Difference | None:
    """How far an engine's answers are from PyTorch's; it is bound to another portrait afterwards. One that works in 8
    bits is asked about the face only: chance blocks are far beyond the numbers for which it is made.

    Returns:
        The largest of the differences; None where there are no answers for these weights.
    """
    path = answers_path()
    if path is None or not path.is_file():
        return None
    try:
        with safe_open(path, framework="np") as file:
            metadata = file.metadata() or {}
            if (metadata.get("format"), metadata.get("weights")) != (FORMAT, weights.hash):
                return None
            known = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        first = QUESTIONS - 1 if engine.precision == "int8" else 0
        apart = [_apart(engine, weights, number, known) for number in range(first, QUESTIONS)]
    except (SafetensorError, OSError, KeyError, ValueError):
        return None
    means, largest, flows = zip(*apart, strict=True)
    return Difference(*(float(np.max(one)) for one in (means, largest, flows)))  # NaN, where there is one


def _apart(
    engine: MeasuredEngine, weights: Weights, number: int, known: dict[str, NDArray]
) -> tuple[float, float, float]:
    persona, frame = question(weights, number)
    engine.bind(persona)
    said = _kept(engine.run(*frame))
    apart = {name: np.abs(said[name] - known[f"{number}.{name}"]) * unit for name, unit in _UNITS.items()}
    flow = float(apart.pop("flow").mean())
    mean, largest = (np.max([kind(a) for a in apart.values()]) for kind in (np.mean, np.max))
    return float(mean), float(largest), flow


def main() -> int:
    """Ask PyTorch."""
    from engines.eager import EagerEngine

    path, shipped = answers_path(), default_weights()
    if path is None or shipped is None:
        print("No weights come with the program.", file=sys.stderr)
        return 1
    weights = load_weights(shipped)
    engine, answers = EagerEngine(weights), {}
    for number in range(QUESTIONS):
        persona, frame = question(weights, number)
        engine.bind(persona)
        answers.update({f"{number}.{name}": part for name, part in _kept(engine.run(*frame)).items()})
    write_atomically(path, save(answers, {"format": FORMAT, "weights": weights.hash}))
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
