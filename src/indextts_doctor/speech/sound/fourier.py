"""The fast Fourier transform, with lists. Pure."""

import cmath
import functools
import operator
from collections.abc import Callable, Iterable, Sequence

Spectrum = list[complex]


def power_of_two(least: float) -> int:
    """The smallest power of two that is at least ``least`` (and at least 2)."""
    size = 2
    while size < least:
        size *= 2
    return size


def fft(values: Sequence[complex]) -> Spectrum:
    """The discrete Fourier transform; the number of values must be a power of two, at least 2.

    Radix 2 with constant geometry: every stage is a few operations on lists.
    """
    now = list(values)
    half = len(now) // 2
    for factors in _twiddles(len(now)):
        low, high = now[:half], now[half:]
        now[0::2] = map(operator.add, low, high)
        now[1::2] = map(operator.mul, map(operator.sub, low, high), factors)
    return list(_unscramble(len(now))(now))


def powers(one: Sequence[float], other: Sequence[float]) -> tuple[list[float], list[float]]:
    """The power spectra of two real signals of equal length, all bins, by a single transform."""
    spectrum = fft(list(map(complex, one, other)))
    mirrored = [value.conjugate() for value in [spectrum[0], *spectrum[:0:-1]]]
    sums, differences = map(operator.add, spectrum, mirrored), map(operator.sub, spectrum, mirrored)
    return [abs(value) ** 2 / 4 for value in sums], [abs(value) ** 2 / 4 for value in differences]


def autocorrelations(one: Sequence[float], other: Sequence[float]) -> tuple[list[float], list[float]]:
    """The circular autocorrelations that belong to two power spectra of equal length."""
    size = len(one)
    both = fft(list(map(complex, one, other)))  # power spectra are even: forward is as good as backward
    return [value.real / size for value in both], [value.imag / size for value in both]


@functools.lru_cache(maxsize=16)
def _twiddles(size: int) -> tuple[Spectrum, ...]:
    """The factors of each stage."""
    stages = size.bit_length() - 1
    turn = -2j * cmath.pi / size
    return tuple([cmath.exp(turn * (index >> stage << stage)) for index in range(size // 2)] for stage in range(stages))


@functools.lru_cache(maxsize=16)
def _unscramble(size: int) -> Callable[[Spectrum], Iterable[complex]]:
    """The permutation from bit-reversed order into natural order."""
    order = [0]
    while len(order) < size:
        order = [2 * index for index in order] + [2 * index + 1 for index in order]
    return operator.itemgetter(*order)
