"""What an engine left to be heard, measured."""

from __future__ import annotations

import array
import sys
from pathlib import Path
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.facts.speech import Attempt
from indextts_doctor.speech import knownanswer
from indextts_doctor.speech.sound import Recording, UnreadableError, measure, read

RATE = 16000  # Hz, where nobody says


def hear(attempt: Attempt, recording: Path, samples: Path) -> Attempt:
    """Return the attempt with the measures of the file that was saved and of the samples before that."""
    raw = made(samples, attempt.told.sample_rate or RATE)
    heard = replace(attempt, made=None if raw is None else measure(raw))
    try:
        saved = read(recording)
    except UnreadableError as error:
        return replace(heard, problem=error.problem, detail=error.detail)
    heard = replace(heard, saved=measure(saved))
    return replace(heard, known=knownanswer.compare(heard, saved)) if attempt.engine == "reference" else heard


def made(path: Path, rate: int) -> Optional[Recording]:
    """Return the samples that the script handed over: 32-bit floats, little-endian; None when there are none."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    samples = array.array("f")
    samples.frombytes(data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        samples.byteswap()
    return Recording(samples, rate, 1, "float32") if samples else None
