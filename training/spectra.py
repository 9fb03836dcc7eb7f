"""Spectra whose frames are laid so that every word begins at a code and lasts a whole number of codes."""

from __future__ import annotations

import numpy as np
import scipy.fft

SAMPLE_RATE = 16000
FFT_SIZE = 1024
HOP = 320  # samples between frames on playback: 20 ms
FRAMES_PER_CODE = 2
CODE_SECONDS = FRAMES_PER_CODE * HOP / SAMPLE_RATE
BINS = FFT_SIZE // 2 + 1
MELS = 80
FLOOR = 1e-3  # magnitudes below are silence
MAX_CODES = 32  # a word lasts at most this many codes

WINDOW = np.hanning(FFT_SIZE + 1)[:-1].astype(np.float32)


def word_codes(bounds: np.ndarray) -> np.ndarray:
    """Return how many codes each word lasts, (words,), from its bounds (words + 1,) in seconds."""
    return np.clip(np.round(np.diff(bounds) / CODE_SECONDS), 1, MAX_CODES).astype(int)


def frame_centres(bounds: np.ndarray) -> np.ndarray:
    """Return the seconds (frames,) around which frames are taken, equally spaced within each word."""
    counts = word_codes(bounds) * FRAMES_PER_CODE
    return np.concatenate(
        [
            begin + (np.arange(count) + 0.5) / count * (end - begin)
            for begin, end, count in zip(bounds[:-1], bounds[1:], counts)
        ]
    )


def magnitudes(wave: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Return the magnitudes (frames, bins) of a wave in [-1, 1] around the given seconds."""
    padded = np.pad(wave.astype(np.float32), FFT_SIZE)
    starts = np.round(centres * SAMPLE_RATE).astype(int) + FFT_SIZE // 2
    starts = np.clip(starts, 0, len(padded) - FFT_SIZE)
    frames = padded[starts[:, None] + np.arange(FFT_SIZE)] * WINDOW
    return np.abs(scipy.fft.rfft(frames, axis=1))


def mel_filters() -> np.ndarray:
    """Return triangular filters (bins, mels) from 40 Hz to 7.8 kHz, each of sum one."""
    lowest, highest = (2595 * np.log10(1 + hertz / 700) for hertz in (40, 7800))
    edges = 700 * (10 ** (np.linspace(lowest, highest, MELS + 2) / 2595) - 1)
    hertz = np.arange(BINS)[:, None] * SAMPLE_RATE / FFT_SIZE
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    filters = np.clip(np.minimum(rising, falling), 0, None)
    return (filters / (filters.sum(axis=0) + 1e-9)).astype(np.float32)


MEL_FILTERS = mel_filters()


def log(values: np.ndarray) -> np.ndarray:
    """Return natural logarithms, floored."""
    return np.log(np.maximum(values, FLOOR)).astype(np.float32)
