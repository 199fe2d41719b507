"""The One-Euro filter."""

from __future__ import annotations

import numpy as np
import pytest

from puppet.motion.filters import MAX_GAP_S, OneEuro, soft_clamp

DT = 1 / 30


def run(filter_: OneEuro, signal: np.ndarray, dt: float = DT) -> np.ndarray:
    return np.array([filter_(value, 10 + i * dt) for i, value in enumerate(signal)])


def test_first_value_passes_unchanged() -> None:
    assert OneEuro(1, 0)(np.array([3.0, -2.0]), 5.0).tolist() == [3.0, -2.0]


def test_follows_the_published_recursion() -> None:
    """Casiez et al. 2012, written out for scalars."""
    rng = np.random.default_rng(1)
    signal, low, beta, speed_low = rng.normal(size=40).cumsum(), 1.3, 0.4, 1.0

    def alpha(cutoff: float) -> float:
        tau = 1 / (2 * np.pi * cutoff)
        return 1 / (1 + tau / DT)

    expected, value, speed, last = [signal[0]], signal[0], 0.0, signal[0]
    for x in signal[1:]:
        speed += alpha(speed_low) * ((x - last) / DT - speed)
        value += alpha(low + beta * abs(speed)) * (x - value)
        last = x
        expected.append(value)
    np.testing.assert_allclose(run(OneEuro(low, beta), signal), expected, rtol=1e-6)


def test_takes_most_of_the_noise_off_a_resting_signal() -> None:
    noise = np.random.default_rng(2).normal(scale=0.004, size=(300, 20))
    out = run(OneEuro(1.0, 5.0), noise)
    assert np.diff(out[30:], axis=0).std() < 0.25 * np.diff(noise[30:], axis=0).std()


def test_lags_little_in_fast_motion() -> None:
    """An interocular distance in a third of a second: the lag stays below one frame at 30 fps."""
    ramp = np.concatenate([np.zeros(10), np.linspace(0, 1, 11), np.ones(10)])
    out = run(OneEuro(1.5, 8.0), ramp)
    slope = 1 / 10  # per frame
    assert (ramp[15:20] - out[15:20]).max() < 1.0 * slope


def test_real_timestamps_matter() -> None:
    """The same step, seen at 15 and at 60 fps, has settled alike after the same time."""
    slow, fast = OneEuro(2.0, 0.0), OneEuro(2.0, 0.0)
    for i in range(7):
        a = slow(float(i > 0), i / 15)
    for i in range(25):
        b = fast(float(i > 0), i / 60)
    assert abs(a - b) < 0.05


def test_a_joint_point_is_filtered_by_its_length_not_by_its_axis() -> None:
    noise = np.random.default_rng(3).normal(scale=0.01, size=60)
    signal = np.stack([np.arange(60) * 0.05, noise], axis=1)[:, None, :]  # moves along x, noise along y
    joint = run(OneEuro(1.0, 10.0, joint=True), signal)
    apart = run(OneEuro(1.0, 10.0), signal)
    # Turned by 45 degrees a joint filter gives the same path turned; per-axis ones do not.
    turn = np.array([[1, -1], [1, 1]]) / np.sqrt(2)
    np.testing.assert_allclose(run(OneEuro(1.0, 10.0, joint=True), signal @ turn), joint @ turn, atol=1e-9)
    assert np.abs(run(OneEuro(1.0, 10.0), signal @ turn) - apart @ turn).max() > 1e-3


def test_settings_broadcast_over_points() -> None:
    out = run(OneEuro(np.array([[0.5], [50.0]]), 0.0), np.concatenate([np.zeros((1, 2, 3)), np.ones((3, 2, 3))]))
    assert (out[-1, 0] < 0.35).all()
    assert (out[-1, 1] > 0.95).all()


@pytest.mark.parametrize("step", [0.0, -0.1])
def test_time_that_does_not_advance_changes_nothing(step: float) -> None:
    one = OneEuro(1.0, 1.0)
    one(0.0, 1.0)
    before = one(1.0, 1.03)
    assert one(100.0, 1.03 + step) == before
    assert 0 < one(1.0, 1.06) < 1


def test_starts_anew_after_a_gap_and_on_another_clock() -> None:
    for time_s in (1 + MAX_GAP_S + 0.1, 1 - MAX_GAP_S - 0.1):
        one = OneEuro(1.0, 1.0)
        one(0.0, 1.0)
        assert one(7.0, time_s) == 7.0


def test_starts_anew_after_reset_and_for_another_shape() -> None:
    one = OneEuro(1.0, 1.0)
    one(np.zeros(3), 1.0)
    assert one(np.ones(2), 1.03).tolist() == [1.0, 1.0]
    one.reset()
    assert one(np.full(2, 9.0), 1.06).tolist() == [9.0, 9.0]


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_refuses_what_is_not_finite_and_stays_usable(bad: float) -> None:
    one = OneEuro(1.0, 1.0)
    one(1.0, 1.0)
    with pytest.raises(ValueError, match="finite"):
        one(bad, 1.03)
    with pytest.raises(ValueError, match="finite"):
        one(1.0, bad)
    assert one(1.0, 1.06) == 1.0


def test_result_is_not_the_filters_own_state() -> None:
    one = OneEuro(1.0, 1.0)
    first = one(np.zeros(2), 1.0)
    first += 100
    assert one(np.zeros(2), 1.03).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("low", "beta"), [(0, 1), (-1, 1), (1, -1)])
def test_refuses_settings_out_of_range(low: float, beta: float) -> None:
    with pytest.raises(ValueError, match="Cut-offs"):
        OneEuro(low, beta)


def test_soft_clamp_is_identity_inside_smooth_and_bounded() -> None:
    x = np.linspace(-100, 100, 4001)
    y = soft_clamp(x, 25.0)
    np.testing.assert_array_equal(y[np.abs(x) <= 15], x[np.abs(x) <= 15])
    assert np.abs(y).max() <= 25
    assert np.all(np.diff(y) >= 0)
    assert np.abs(np.diff(y, 2)).max() < 0.002
