"""Samples to measures. Pure.

Each measure is defined in docs/sound.md.
"""

from __future__ import annotations

import heapq
import itertools
import math
import operator
import statistics
from array import array
from collections.abc import Sequence
from typing import Optional

from indextts_doctor.facts import Sound
from indextts_doctor.speech.sound.envelope import BLOCK, depth, modulation, outline
from indextts_doctor.speech.sound.frames import Frame, frames
from indextts_doctor.speech.sound.recording import Recording

HUGE = 1e30  # an amplitude whose square still is a number; beyond it, a sample is as good as infinite
QUIETER = 10 ** (-30 / 20)  # than the level: a block that is not loud
REACHED = 0.1  # seconds in all for which the level that counts is reached: a click is shorter
VOICED = 0.6  # normalised autocorrelation at the pitch period
RUN = 3  # samples in a row at the peak
AT_PEAK = 1 - 4e-5  # of the peak: 1.3 steps of 16 bits
TAIL = 0.02  # seconds
LONGEST = 4_800_000  # samples, five minutes at 16 kHz; of more, the beginning and the end are measured


def measure(recording: Recording) -> Sound:
    """The measures of a recording."""
    samples, nonfinite = cleaned(excerpt(recording.samples))
    rate, count = recording.hertz, len(recording.samples)
    offset = statistics.fmean(samples) if samples else 0.0
    levels = block_levels(samples, max(1, round(rate * BLOCK)), offset)
    top = reached(levels)
    loud = [index for index, level in enumerate(levels) if level > top * QUIETER]
    seen = frames(samples, rate, loud)
    peak = max(map(abs, samples), default=0.0)
    return Sound(
        format=recording.format,
        rate=recording.rate,
        channels=recording.channels,
        samples=count,
        seconds=round(count / rate, 4),
        rms=_short(_rms(levels)),
        level=_short(top),
        peak=_short(peak),
        clipped=_short(clipped(samples, peak)),
        offset=_short(offset),
        nonfinite=nonfinite,
        flatness=_short(_median([frame.flatness for frame in seen])),
        voiced=_short(_share_voiced(seen)),
        variety=_short(variety(seen)),
        modulation=_short(modulation(levels)),
        depth=_short(depth([levels[index] for index in loud])),
        pitch=pitch(seen),
        active=_short((loud[-1] - loud[0] + 1) * BLOCK if loud else 0.0),
        tail=round(tail(levels, top), 1),
        outline=outline(levels),
    )


def excerpt(samples: array[float]) -> array[float]:
    """The samples, or beginning and end of very many."""
    half = LONGEST // 2
    return samples if len(samples) <= LONGEST else samples[:half] + samples[-half:]


def cleaned(samples: array[float]) -> tuple[array[float], int]:
    """The samples with 0 for each that is NaN, infinite or as good as that, and how many were."""
    if sum(map(operator.mul, samples, samples)) < HUGE:
        return samples, 0
    clean = [value if -HUGE < value < HUGE else 0.0 for value in samples]
    return array("d", clean), sum(not -HUGE < value < HUGE for value in samples)


def block_levels(samples: Sequence[float], size: int, offset: float) -> list[float]:
    """The RMS of each block of ``size`` samples around ``offset``; what is left at the end is dropped."""
    starts = range(0, max(1, len(samples) - size + 1), size)
    blocks = (samples[start : start + size] for start in starts)
    return [_around(block, offset) for block in blocks if block]


def _around(block: Sequence[float], offset: float) -> float:
    power = sum(map(operator.mul, block, block)) / len(block)
    return math.sqrt(max(0.0, power + offset * offset - 2 * offset * sum(block) / len(block)))


def reached(levels: Sequence[float]) -> float:
    """The level that is reached for a tenth of a second in all, or half of the time where that is less."""
    blocks = min(round(REACHED / BLOCK), (len(levels) + 1) // 2)
    return heapq.nlargest(blocks, levels)[-1] if blocks else 0.0


def clipped(samples: Sequence[float], peak: float) -> float:
    """The share of samples in runs of three and more at the peak, or beyond full scale."""
    limit = min(peak, 1.0) * AT_PEAK
    if not limit:
        return 0.0
    hits = [index for index, value in enumerate(samples) if not -limit < value < limit]
    runs = itertools.groupby(enumerate(hits), lambda hit: hit[1] - hit[0])
    lengths = (len(list(run)) for _, run in runs)
    return sum(length for length in lengths if length >= RUN) / len(samples)


def variety(seen: Sequence[Frame]) -> float:
    """How the spectrum changes over time: deviation of a band's share in dB, root mean square."""
    if len(seen) < 2:
        return 0.0
    deviations = [statistics.pvariance(band) for band in zip(*(frame.bands for frame in seen))]
    return math.sqrt(statistics.fmean(deviations))


def pitch(seen: Sequence[Frame]) -> Optional[float]:
    """The median pitch of the voiced frames in Hz; None when there is no voiced one."""
    pitches = [frame.pitch for frame in seen if frame.periodicity > VOICED]
    return round(statistics.median(pitches), 1) if pitches else None


def tail(levels: Sequence[float], top: float) -> float:
    """The level of the end in dB relative to the level reached; -120 at the least."""
    end = _rms(levels[-round(TAIL / BLOCK) :])
    return 20 * math.log10(max(1e-6, end / top)) if top else 0.0


def _share_voiced(seen: Sequence[Frame]) -> float:
    return statistics.fmean(frame.periodicity > VOICED for frame in seen) if seen else 0.0


def _median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0


def _rms(levels: Sequence[float]) -> float:
    return math.sqrt(statistics.fmean(level * level for level in levels)) if levels else 0.0


def _short(value: float) -> float:
    """Five significant digits: a report need not hold more."""
    return float(f"{value:.5g}")
