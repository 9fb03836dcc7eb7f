"""Log band energies over time, and how alike two of them are. Pure."""

import functools
import math
import operator
import statistics
from collections.abc import Iterator, Sequence

from indextts_doctor.speech.sound.fourier import power_of_two, powers
from indextts_doctor.speech.sound.measures import cleaned
from indextts_doctor.speech.sound.recording import Recording

BANDS = 20  # evenly spaced in mel
LIMITS = (60.0, 7600.0)  # Hz
HOP, WINDOW = 0.04, 0.064  # seconds
RANGE = 60  # dB below the loudest band; what is quieter counts as that
_NOTHING = 1e-30

Energies = list[list[int]]


def energies(recording: Recording) -> Energies:
    """Log band energies, frames by bands: integer dB above the floor, 0 to 60, 25 frames a second.

    The floor is 60 dB below the loudest band, so that the overall loudness does not matter.
    """
    samples, _ = cleaned(recording.samples)
    rate = recording.hertz
    size = max(8, round(rate * WINDOW))
    starts = [round(index * rate * HOP) for index in range(math.ceil(len(samples) / (rate * HOP)))]
    parts = [_part(samples, start, size) for start in starts]
    pairs = zip(parts[0::2], [*parts[1::2], *parts[-1:]])
    spectra = [spectrum for one, other in pairs for spectrum in powers(one, other)][: len(parts)]
    edges = _edges(len(spectra[0]), rate) if spectra else []
    return _above_floor([list(_sums(spectrum, edges)) for spectrum in spectra])


def _part(samples: Sequence[float], start: int, size: int) -> list[float]:
    part = samples[start : start + size]
    windowed = list(map(operator.mul, part, _hann(size)))
    return windowed + [0.0] * (power_of_two(size) - len(windowed))


@functools.lru_cache(maxsize=8)
def _hann(size: int) -> tuple[float, ...]:
    return tuple(0.5 - 0.5 * math.cos(2 * math.pi * (index + 0.5) / size) for index in range(size))


def _edges(size: int, rate: int) -> list[int]:
    """The bins between the bands, none beyond half of the rate."""
    low, high = (2595 * math.log10(1 + limit / 700) for limit in LIMITS)
    mels = [low + (high - low) * index / BANDS for index in range(BANDS + 1)]
    bins = [round(700 * (10 ** (mel / 2595) - 1) * size / rate) for mel in mels]
    return [min(at, size // 2) for at in bins]


def _sums(spectrum: Sequence[float], edges: Sequence[int]) -> Iterator[float]:
    """Yield the energy of each band; a band narrower than a bin has that of its bin."""
    for low, high in zip(edges, edges[1:]):
        beyond = low >= len(spectrum) // 2
        yield 0.0 if beyond else sum(spectrum[low : max(high, low + 1)])


def _above_floor(table: Sequence[Sequence[float]]) -> Energies:
    loudest = max((value for row in table for value in row), default=0.0)
    top = 10 * math.log10(max(_NOTHING, loudest))
    return [[max(0, round(10 * math.log10(max(_NOTHING, value)) - top + RANGE)) for value in row] for row in table]


def correlation(one: Sequence[Sequence[float]], other: Sequence[Sequence[float]]) -> float:
    """Pearson's correlation of two tables of log band energies, 1.0 for the same sound.

    The shorter one is continued with silence. 0.0 when one of them does not change at all, or their bands differ.
    """
    frames = max(len(one), len(other))
    first, second = _flat(one, frames), _flat(other, frames)
    if not first or len(first) != len(second):
        return 0.0
    deviations = [_deviations(values) for values in (first, second)]
    norm = math.prod(math.sqrt(sum(map(operator.mul, values, values))) for values in deviations)
    return round(sum(map(operator.mul, *deviations)) / norm, 4) if norm else 0.0


def _flat(table: Sequence[Sequence[float]], frames: int) -> list[float]:
    bands = max((len(row) for row in table), default=BANDS)
    silence = [0.0] * bands * (frames - len(table))
    return [value for row in table for value in row] + silence


def _deviations(values: Sequence[float]) -> list[float]:
    mean = statistics.fmean(values)
    return [value - mean for value in values]
