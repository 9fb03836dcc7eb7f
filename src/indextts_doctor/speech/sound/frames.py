"""Short frames of a recording: flatness, periodicity and pitch, and the shape of the spectrum. Pure.

All rates of speech, 8 kHz to 48 kHz, are converted to 8 to 12 kHz first, and measured below 3.8 kHz.
"""

import dataclasses
import functools
import math
import operator
import statistics
from collections.abc import Sequence

from indextts_doctor.speech.sound.envelope import BLOCK
from indextts_doctor.speech.sound.fourier import autocorrelations, power_of_two, powers

FRAME = 0.05  # seconds: three periods of the lowest pitch
MOST = 96  # frames of one recording, evenly spread over the loud blocks
PITCHES = (60.0, 400.0)  # Hz
BAND = (100.0, 3800.0)  # Hz
LOW_RATE = 8000  # Hz
EDGES = (100, 300, 500, 700, 900, 1200, 1500, 1800, 2200, 2700, 3200, 3800)  # Hz, of the bands of the shape
FLOOR = 1e-5  # -50 dB of the frame: less in a band is as good as nothing
OCTAVE = 0.85  # of the best periodicity: a shorter period that reaches this is the pitch


@dataclasses.dataclass(frozen=True)
class Frame:
    """Measures of 50 ms."""

    flatness: float  # geometric over arithmetic mean of the power at 100 to 3800 Hz
    periodicity: float  # normalised autocorrelation at the best period, 1 for a periodic sound
    pitch: float  # Hz
    bands: tuple[float, ...]  # dB of each band's share in the frame


def frames(samples: Sequence[float], rate: int, loud: Sequence[int]) -> list[Frame]:
    """Frames at the given blocks of 10 ms, an even choice of them when there are many."""
    step = max(1, rate // LOW_RATE)
    low_rate = rate / step
    size = round(low_rate * FRAME)
    if size < 8:
        return []
    count = min(MOST, len(loud))
    blocks = [loud[index * len(loud) // count] for index in range(count)]
    parts = [_part(samples, round((block + 0.5) * BLOCK * rate), size, step) for block in blocks]
    pairs = zip(parts[0::2], [*parts[1::2], *parts[-1:]])
    seen = [frame for one, other in pairs for frame in _pair(one, other, low_rate)]
    return seen[:count]


def _part(samples: Sequence[float], middle: int, size: int, step: int) -> list[float]:
    """``size`` means of ``step`` samples around the middle, without their own mean; 0 beyond the ends."""
    start = max(0, min(middle - size * step // 2, len(samples) - size * step))
    part = samples[start : start + size * step]
    whole = len(part) // step * step
    values = functools.reduce(_sums, [part[at:whole:step] for at in range(step)])
    mean = statistics.fmean(values) if values else 0.0
    return [value - mean for value in values] + [0.0] * (size - len(values))


def _sums(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return list(map(operator.add, one, other))


def _pair(one: Sequence[float], other: Sequence[float], rate: float) -> list[Frame]:
    """Measures of two parts, which share their transforms."""
    window = _hann(len(one))
    size = power_of_two(1.15 * len(one))  # what wraps around meets the ends of the window, which are nearly 0
    padding = [0.0] * (size - len(one))
    windowed = [[*map(operator.mul, part, window), *padding] for part in (one, other)]
    spectra = powers(windowed[0], windowed[1])
    lags = autocorrelations(*spectra)
    return [_frame(spectrum, lag, len(one), rate) for spectrum, lag in zip(spectra, lags)]


def _frame(spectrum: Sequence[float], lags: Sequence[float], size: int, rate: float) -> Frame:
    periodicity, pitch = _pitch(lags, size, rate)
    low, high = (round(limit * len(spectrum) / rate) for limit in BAND)
    band = spectrum[low : min(high, len(spectrum) // 2)]
    return Frame(_flatness(band), periodicity, pitch, _bands(spectrum, rate))


def _flatness(band: Sequence[float]) -> float:
    mean = statistics.fmean(band) if band else 0.0
    if not mean > 0:
        return 0.0
    floor = mean * 1e-12
    return math.exp(statistics.fmean(math.log(max(floor, value)) for value in band)) / mean


def _pitch(lags: Sequence[float], size: int, rate: float) -> tuple[float, float]:
    """Periodicity and pitch, after Boersma (1993): the window's own autocorrelation is divided out."""
    if not lags[0] > 0:
        return 0.0, 0.0
    reference = _reference(size, len(lags))
    low, high = max(1, int(rate / PITCHES[1])), min(int(rate / PITCHES[0]) + 1, len(lags) // 2)
    normal = [lags[lag] / lags[0] / reference[lag] for lag in range(low, high)]
    best = max(normal, default=0.0)
    peaks = (at for at in range(1, len(normal) - 1) if normal[at - 1] < normal[at] >= normal[at + 1])
    lag = next((at for at in peaks if normal[at] >= OCTAVE * best), None)
    return (min(1.0, normal[lag]), rate / (low + lag)) if lag is not None else (0.0, 0.0)


def _bands(spectrum: Sequence[float], rate: float) -> tuple[float, ...]:
    edges = [round(edge * len(spectrum) / rate) for edge in EDGES]
    sums = [sum(spectrum[low:high]) for low, high in zip(edges, edges[1:])]
    whole = sum(sums)
    return tuple(10 * math.log10(max(FLOOR, part / whole)) if whole > 0 else 0.0 for part in sums)


@functools.lru_cache(maxsize=8)
def _hann(size: int) -> tuple[float, ...]:
    return tuple(0.5 - 0.5 * math.cos(2 * math.pi * (index + 0.5) / size) for index in range(size))


@functools.lru_cache(maxsize=8)
def _reference(size: int, padded: int) -> tuple[float, ...]:
    """The autocorrelation of the window itself, 1 at lag 0."""
    window = [*_hann(size), *[0.0] * (padded - size)]
    spectrum = powers(window, window)[0]
    lags = autocorrelations(spectrum, spectrum)[0]
    return tuple(max(1e-3, lag / lags[0]) for lag in lags)
