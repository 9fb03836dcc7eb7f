"""From utterances to what the codes and the decoder are trained on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import spectra
import teacher

LOUDNESS = 0.1  # root mean square of all speech: -20 dB


class Features(NamedTuple):
    """Spectra of several utterances, one after the other."""

    texts: np.ndarray  # (utterances,) str
    log_magnitudes: np.ndarray  # (frames, bins) float16, natural logarithms
    counts: np.ndarray  # (words of all utterances,) codes that each word lasts
    words: np.ndarray  # (utterances,) words of each utterance

    def codes_of_utterances(self) -> np.ndarray:
        """Return how many codes each utterance lasts, (utterances,)."""
        firsts = np.cumsum(self.words) - self.words
        return np.add.reduceat(self.counts, firsts)


def gain(utterances: list[teacher.Utterance]) -> float:
    """Return the factor that brings int16 samples to the loudness wanted, in [-1, 1]."""
    power = sum(np.square(item.wave, dtype=np.float64).sum() for item in utterances)
    return float(LOUDNESS / np.sqrt(power / sum(len(item.wave) for item in utterances)))


def analyse(utterances: list[teacher.Utterance], factor: float) -> Features:
    """Return the features of utterances whose samples are multiplied by a factor."""
    counts = [spectra.word_codes(item.bounds) for item in utterances]
    return Features(
        np.array([item.text for item in utterances]),
        np.concatenate([log_magnitudes(item, factor) for item in utterances]),
        np.concatenate(counts),
        np.array([len(count) for count in counts]),
    )


def log_magnitudes(utterance: teacher.Utterance, factor: float) -> np.ndarray:
    """Return the log magnitudes (frames, bins) of an utterance, float16."""
    centres = spectra.frame_centres(utterance.bounds)
    return spectra.log(spectra.magnitudes(utterance.wave * np.float32(factor), centres)).astype(np.float16)


def save(path: Path, features: Features) -> None:
    np.savez(path, **features._asdict())


def load(path: Path) -> Features:
    with np.load(path) as data:
        return Features(**data)
