"""What ``bench`` and ``doctor`` ask of the engines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from engines import choose
from engines.measure import chance_weights, table
from engines.protocol import MeasuredEngine
from puppet.doctor import Finding, Verdict
from puppet.enginetable import EngineTimes
from puppet.errors import PuppetError
from puppet.model.network import TIERS
from puppet.model.shipped import weights_of
from puppet.model.weights import Weights, load_weights


def measured(names: Sequence[str], tier: str, threads: int | None = None) -> list[EngineTimes]:
    """A row for each engine.

    Args:
        names: of the engines, each of which has to run; none: all that are candidates here.
        tier: a tier's name. One that no weights came for is timed with weights that nobody trained.
        threads: for engines on a processor; None: as many as in a call.

    Raises:
        PuppetError: there is no such engine or tier, or one of ``names`` does not run here.
    """
    weights = weights_for_timing(tier)
    if unknown := [name for name in names if name not in choose.NAMES]:
        raise PuppetError(f"There is no engine named {unknown[0]}", f"Choose one of: {', '.join(choose.NAMES)}")
    for name in names:
        if reason := choose.lacking(name):
            raise PuppetError(f"{choose.TITLES[name]} does not run here ({reason})", "Choose another engine")
    wanted = names or choose.NAMES
    # What is named is tried, whatever speaks against it by itself.
    rows = table(wanted, weights, _make, (lambda name: "") if names else choose.why_not, threads)
    for row in rows:
        if row.name in names and not row.available:
            raise PuppetError(row.reason.partition(". ")[0], "Choose another engine")
    return rows


def findings() -> Iterable[Finding]:
    """What speaks for and against each engine here, without making any; and which one a call starts on."""
    found = choose.survey()
    on_gpu = choose.has_gpu()
    there = {one.name for one in found if one.available}
    first = "graph" if "graph" in there else "openvino" if "openvino" in there else "eager"
    for one in found:
        lacking = not one.available and (one.name == "openvino" or on_gpu)
        if one.name == first:
            text = f"{one.name}: a call starts on it" + (", and goes on on the fastest" if on_gpu else "")
        elif one.available:
            text = f"{one.name}: can be used" + (", if it is the fastest" if on_gpu else f", where {first} fails")
        else:
            text = f"{one.name}: not here: {one.reason}"
        remedy = one.reason.partition("(")[2].rstrip(")") if lacking and "(pip " in one.reason else ""
        yield Finding("engines", Verdict.NOTE if lacking else Verdict.OK, text, remedy)


def weights_for_timing(tier: str) -> Weights:
    """Those that came along for a tier, else weights that nobody trained.

    Raises:
        PuppetError: there is no such tier.
    """
    if tier not in TIERS:
        raise PuppetError(f"There is no tier named {tier}", f"Choose one of: {', '.join(TIERS)}")
    path = weights_of(tier)
    return load_weights(path) if path is not None else chance_weights(TIERS[tier])


def _make(name: str, weights: Weights, folder: Path, threads: int) -> MeasuredEngine:
    return choose.make_engine(name, weights, folder, threads)
