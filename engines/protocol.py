"""What every engine offers. The renderer states it, since ``puppet`` knows none of them; engines add what they are
chosen and measured by."""

from __future__ import annotations

from typing import Literal, Protocol

from puppet.model.engine import Engine, Mending, PersonaTensors

__all__ = ["Engine", "MeasuredEngine", "Mending", "PersonaTensors", "Precision"]

Precision = Literal["float32", "bfloat16", "float16", "int8"]
"""Of the convolutions; where things are sampled is float32 in every engine."""


class MeasuredEngine(Engine, Protocol):
    """An engine as the chooser sees it.

    Attributes:
        precision: what decides how far it may be from the oracle.
        device_ms: the device's own time for the last ``run``, upload and download included; None where the clock of
            the caller is all there is.
    """

    @property
    def precision(self) -> Precision: ...

    @property
    def device_ms(self) -> float | None: ...
