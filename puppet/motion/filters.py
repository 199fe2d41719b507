"""The One-Euro filter: little lag when a signal moves, little jitter when it rests. And a clamp without a corner.

The filter's source: G. Casiez, N. Roussel, D. Vogel, "1 € Filter: A Simple Speed-based Low-pass Filter for Noisy Input
in Interactive Systems", CHI 2012.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

MAX_GAP_S = 0.5
"""After a longer gap the filter starts anew: what it remembers belongs to another movement."""

MAX_STEP_S = 0.1
"""A step longer than this counts as this long, so that one late frame does not pass its noise through unfiltered."""


class OneEuro:
    """Filters an array element by element, or whole points by their common speed.

    The cut-off frequency is ``min_cutoff + beta * speed``. With values in a unit U and times in seconds: ``min_cutoff``
    is in Hz (lower: less jitter at rest), ``speed`` in U/s, ``beta`` in Hz per U/s (higher: less lag in motion). The
    landmark filters here take U = interocular distance, so their settings hold for any frame size.

    Args:
        min_cutoff: Hz, > 0; a number or an array that broadcasts against the values.
        beta: Hz / (U/s), >= 0; likewise.
        derivative_cutoff: Hz, the cut-off of the speed's own low-pass (the paper's constant 1 Hz by default).
        joint: the last axis holds the coordinates of one point, which share one speed (its length) and so one cut-off;
            otherwise a point that moves along x would jitter along y.

    Attributes:
        strength: 1 filters as set, less filters less, 2 four times as long; 0 next to nothing. May change at any time.

    Raises:
        ValueError: a setting is out of range.
    """

    def __init__(
        self, min_cutoff: ArrayLike, beta: ArrayLike, derivative_cutoff: float = 1.0, joint: bool = False
    ) -> None:
        self._min_cutoff = np.asarray(min_cutoff, np.float64)
        self._beta = np.asarray(beta, np.float64)
        self._derivative_cutoff = float(derivative_cutoff)
        self._joint = joint
        if (self._min_cutoff <= 0).any() or (self._beta < 0).any() or self._derivative_cutoff <= 0:
            raise ValueError("Cut-offs are above 0 Hz and beta is not negative.")
        self.strength = 1.0
        self._value: Array | None = None
        self._speed: Array | None = None
        self._raw: Array | None = None
        self._time_s = 0.0

    def reset(self) -> None:
        """Forget everything: the next value passes unchanged."""
        self._value = self._speed = self._raw = None

    def __call__(self, value: ArrayLike, time_s: float) -> Array:
        """Filter one sample.

        Args:
            value: any shape, the same on every call (another shape starts anew); finite.
            time_s: when it was measured. Not later than the sample before: the answer before is given again. More than
                ``MAX_GAP_S`` later: starts anew.

        Returns:
            float64, the value's shape; a new array.

        Raises:
            ValueError: the value or the time is not finite; the filter is unchanged.
        """
        x = np.asarray(value, np.float64)
        if not (np.isfinite(x).all() and np.isfinite(time_s)):
            raise ValueError("A filtered value and its time are finite.")
        if self._value is None or self._speed is None or self._raw is None or x.shape != self._value.shape:
            return self._start(x, time_s)
        step = time_s - self._time_s
        if step > MAX_GAP_S or step < -MAX_GAP_S:  # a long way back: the clock of another source
            return self._start(x, time_s)
        if step <= 0:
            return self._value.copy()
        step = min(step, MAX_STEP_S)
        slope = (x - self._raw) / step
        self._speed = self._speed + _weight(self._derivative_cutoff, step) * (slope - self._speed)
        speed = np.linalg.norm(self._speed, axis=-1, keepdims=True) if self._joint else np.abs(self._speed)
        cutoff = (self._min_cutoff + self._beta * speed) * _widening(self.strength)
        self._value = self._value + _weight(cutoff, step) * (x - self._value)
        self._raw, self._time_s = x.copy(), time_s
        return self._value.copy()

    def _start(self, x: Array, time_s: float) -> Array:
        self._value, self._raw, self._speed, self._time_s = x.copy(), x.copy(), np.zeros_like(x), time_s
        return x.copy()


def _weight(cutoff: ArrayLike, step_s: float) -> Array:
    """How much of a new sample a first-order low-pass takes, for a cut-off in Hz."""
    return 1.0 / (1.0 + 1.0 / (2.0 * np.pi * np.asarray(cutoff, np.float64) * step_s))


def _widening(strength: float) -> float:
    """By how much the cut-off is higher than set."""
    if strength <= 1.0:
        return 1.0 / max(strength, 0.02)
    return 1.0 / (1.0 + 3.0 * (strength - 1.0))


def soft_clamp(value: ArrayLike, limit: ArrayLike) -> Array:
    """Unchanged up to 60 % of the limit, then ever slower, never beyond it; smooth, odd, strictly increasing."""
    x, end = np.asarray(value, np.float64), np.asarray(limit, np.float64)
    knee = 0.6 * end
    beyond = np.maximum(np.abs(x) - knee, 0.0)
    room = np.maximum(end - knee, 1e-9)
    return np.sign(x) * (np.minimum(np.abs(x), knee) + room * np.tanh(beyond / room))
