"""The recording of an attempt, measured."""

import array
import sys
from pathlib import Path
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.facts import Attempt
from indextts_doctor.speech import knownanswer
from indextts_doctor.speech.sound import Recording, UnreadableError, measure, read

RATE = 16000  # Hz, where the engine does not report it


def measured(attempt: Attempt, recording: Path, samples: Path) -> Attempt:
    """The attempt with the measures of the file that was saved and of the samples before that."""
    raw = handed_over(samples, attempt.told.sample_rate or RATE)
    attempt = replace(attempt, made=None if raw is None else measure(raw))
    try:
        saved = read(recording)
    except UnreadableError as error:
        return replace(attempt, problem=error.problem, detail=error.detail)
    attempt = replace(attempt, saved=measure(saved))
    known = knownanswer.compare(attempt, saved) if attempt.engine == "reference" else None
    return replace(attempt, known=known)


def handed_over(path: Path, rate: int) -> Optional[Recording]:
    """The samples that the script handed over: 32-bit floats, little-endian; None when there are none."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    samples = array.array("f")
    samples.frombytes(data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        samples.byteswap()
    return Recording(samples, rate, 1, "float32") if samples else None
