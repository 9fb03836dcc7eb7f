"""The envelope of a recording: how its loudness moves. Pure.

An envelope is a list of levels, the RMS of each block of 10 ms.
"""

import math
import statistics
from collections.abc import Sequence

from indextts_doctor.speech.sound.fourier import power_of_two, powers

BLOCK = 0.01  # seconds
SEGMENT = 400  # blocks: four seconds resolve a quarter of a Hz
SEGMENTS = 16  # that are looked at of a long recording
MOVEMENT, SYLLABLES = (0.5, 20.0), (2.0, 8.0)  # Hz
COLUMNS, HEIGHT = 40, 8


def modulation(levels: Sequence[float]) -> float:
    """The share of the envelope's movement at 0.5 to 20 Hz that is at 2 to 8 Hz."""
    spectra = [_spectrum(segment) for segment in _segments(levels)]
    step = 1 / (BLOCK * 2 * len(spectra[0])) if spectra else 1.0
    mean = [sum(bins) for bins in zip(*spectra)]
    whole = _between(mean, step, MOVEMENT)
    return _between(mean, step, SYLLABLES) / whole if whole > 0 else 0.0


def _segments(levels: Sequence[float]) -> list[Sequence[float]]:
    """Up to 16 segments of equal length, evenly spread."""
    if len(levels) < 2:
        return []
    size = min(SEGMENT, len(levels))
    count = min(SEGMENTS, -(-len(levels) // size))
    last = len(levels) - size
    starts = [round(index * last / max(1, count - 1)) for index in range(count)]
    return [levels[start : start + size] for start in starts]


def _spectrum(segment: Sequence[float]) -> list[float]:
    """The power spectrum, below half of the block rate, of a segment through a Hann window."""
    size = power_of_two(2 * SEGMENT)
    mean = statistics.fmean(segment)
    turn = 2 * math.pi / len(segment)
    values = [(level - mean) * (1 - math.cos(turn * (at + 0.5))) for at, level in enumerate(segment)]
    padded = values + [0.0] * (size - len(values))
    return powers(padded, padded)[0][: size // 2]


def _between(spectrum: Sequence[float], step: float, limits: tuple[float, float]) -> float:
    low, high = limits
    return sum(spectrum[math.ceil(low / step) : math.floor(high / step) + 1])


def depth(levels: Sequence[float]) -> float:
    """The standard deviation of the levels relative to their mean: 0 for a steady sound."""
    mean = statistics.fmean(levels) if levels else 0.0
    return statistics.pstdev(levels) / mean if mean > 0 else 0.0


def outline(levels: Sequence[float]) -> tuple[int, ...]:
    """The loudness in columns, 0 to 8 of the loudest, at most 40 of them."""
    columns = min(COLUMNS, len(levels))
    edges = [index * len(levels) // columns for index in range(columns + 1)] if columns else []
    heights = [max(levels[start:end]) for start, end in zip(edges, edges[1:])]
    top = max(heights, default=0.0)
    return tuple(math.ceil(HEIGHT * height / top - 0.05) if top > 0 else 0 for height in heights)
