"""The teacher: flite's voice `slt`, its waves and where each word begins and ends."""

from __future__ import annotations

import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple, Optional

import numpy as np
import soundfile

VOICE = "slt"
SAMPLE_RATE = 16000
LEAD, TAIL = 0.04, 0.08  # seconds of silence kept before the first and after the last sound


class Utterance(NamedTuple):
    """A spoken sentence."""

    text: str
    wave: np.ndarray  # (samples,) int16
    bounds: np.ndarray  # (words + 1,) seconds: where each word begins, and where the last one ends


def flite(text: str, *options: str) -> list[str]:
    """Return what flite prints about a text."""
    command = ["flite", "-voice", VOICE, *options, "-t", text]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


@cache
def phones(word: str) -> int:
    """Return how many phones a word has."""
    return sum(phone != "pau" for phone in flite(word, "-ps", "-o", "none"))


def word_bounds(words: list[str], spans: list[tuple[str, float]]) -> Optional[np.ndarray]:
    """Return the words' bounds (words + 1,) in seconds, from (phone, end) pairs; None where the counts differ."""
    starts = [0.0, *(end for _, end in spans[:-1])]
    sounding = [(start, end) for start, (phone, end) in zip(starts, spans) if phone != "pau"]
    firsts = np.cumsum([0, *map(phones, words)])
    if firsts[-1] != len(sounding):
        return None
    begins = [sounding[first][0] for first in firsts[:-1]]
    return np.array([begins[0] - LEAD, *begins[1:], sounding[-1][1] + TAIL])


def speak(text: str) -> Optional[Utterance]:
    """Return the teacher's rendering of a text; None where its phones cannot be told apart by word."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        printed = flite(text, "-psdur", "-o", file.name)
        wave, rate = soundfile.read(file.name, dtype="int16")
    if rate != SAMPLE_RATE:
        raise ValueError(f"flite spoke at {rate} Hz")
    spans = [(phone, float(end)) for phone, _, end in (item.partition(":") for item in printed)]
    bounds = word_bounds(text.split(), spans)
    return None if bounds is None else Utterance(text, wave, bounds)


def speak_all(texts: list[str], workers: int) -> list[Utterance]:
    """Return the renderings of all texts that can be aligned."""
    with ThreadPoolExecutor(workers) as pool:
        return [utterance for utterance in pool.map(speak, texts) if utterance is not None]


def save(path: Path, utterances: list[Utterance]) -> None:
    np.savez(
        path,
        texts=np.array([item.text for item in utterances]),
        waves=np.concatenate([item.wave for item in utterances]),
        wave_ends=np.cumsum([len(item.wave) for item in utterances]),
        bounds=np.concatenate([item.bounds for item in utterances]),
        bound_ends=np.cumsum([len(item.bounds) for item in utterances]),
    )


def load(path: Path) -> list[Utterance]:
    with np.load(path) as data:
        waves = np.split(data["waves"], data["wave_ends"][:-1])
        bounds = np.split(data["bounds"], data["bound_ends"][:-1])
        return [Utterance(*item) for item in zip(map(str, data["texts"]), waves, bounds)]
