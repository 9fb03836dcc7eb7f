"""The known answer: the output of the reference voice when it was made, compared with its output now."""

import functools
import json
from typing import Any, Optional

from indextts_doctor.facts import Attempt, KnownAnswer
from indextts_doctor.speech.sound import Recording
from indextts_doctor.speech.sound.bands import correlation, energies
from indextts_doctor.speech.voice import FOLDER


def compare(attempt: Attempt, recording: Recording) -> Optional[KnownAnswer]:
    """How the answer agrees with the known one; None when none is known for the text."""
    golden = answers().get(" ".join(attempt.text.lower().split()))
    if golden is None:
        return None
    expected, codes = golden["codes"], list(attempt.told.codes)
    return KnownAnswer(
        codes_expected=len(expected),
        first_difference=first_difference(expected, codes),
        correlation=correlation(golden["bands"], energies(recording)),
    )


def first_difference(one: list[int], other: list[int]) -> Optional[int]:
    """The first index at which two sequences differ, their length included; None when they are equal."""
    if one == other:
        return None
    pairs = zip(one, other)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


@functools.cache
def answers() -> dict[str, Any]:
    """The recorded output of the voice for the golden phrases, by text: its codes and its log band energies."""
    text = (FOLDER / "golden.json").read_text(encoding="utf-8")
    return {answer["text"]: answer for answer in json.loads(text)}
