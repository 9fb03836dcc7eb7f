"""Limits of speech: levels, spectrum and duration. Pure; shared by the checks of the sound.

Every limit is validated in docs/sound.md: no real speech may cross it.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple, Optional, Union

from indextts_doctor.checks import UNSET, Maybe, Text, _
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Attempt, Sound, Speech


class Known(OfEngine, frozen=True, kw_only=True):
    """Difference between the reference voice and its recorded result."""

    first: Maybe[int] = UNSET
    expected: Maybe[int] = UNSET
    generated: Maybe[int] = UNSET
    correlation: Optional[float]
    margin: Maybe[Optional[float]] = UNSET
    limit: Maybe[float] = UNSET
    versions: Union[list[str], str]


class NoSpeech(OfEngine, frozen=True, kw_only=True):
    """Measures of a sound that is not speech, rounded, and the limits that they cross."""

    seconds: float
    depth: Maybe[float] = UNSET
    flatness: Maybe[float] = UNSET
    voiced: Maybe[float] = UNSET
    variety: float
    modulation: Maybe[float] = UNSET
    pitch: Maybe[Optional[float]] = UNSET
    limits: dict[str, float]
    origin: Text


class Level(OfEngine, frozen=True, kw_only=True):
    """One measure of the samples, rounded, and its limit."""

    percent: Maybe[float] = UNSET
    peak: Maybe[float] = UNSET
    offset: Maybe[float] = UNSET
    limit: float
    origin: Text


class Length(OfEngine, frozen=True, kw_only=True):
    """Length of a speech, and the limits for its text, in seconds."""

    seconds: Maybe[float] = UNSET
    most: Maybe[float] = UNSET
    active: Maybe[float] = UNSET
    least: Maybe[float] = UNSET
    characters: Maybe[int] = UNSET


SILENT, QUIET = 10 ** (-60 / 20), 10 ** (-38 / 20)  # of full scale: silent, hardly audible
CHECKED = 0.45  # seconds of sound, at least; a single letter that is shorter may be only hiss or hum
VOICELESS = 0.1  # share of voiced frames: noise has less
HISS, WHITE = 0.05, 0.4  # spectral flatness of noise: with little variety, and alone
UNVARIED = 5.0  # dB of variety: noise has less
STEADY = 0.2  # depth: a tone has less
PURE = 1e-6  # spectral flatness: a sine has less
REPEATING, REPEATED_FOR = (0.08, 1.5)  # share of modulation at the rate of syllables, in so many seconds and more
MONOTONOUS = 1.5  # dB of variety: a tone has less
CLIPPED, RUINED = 0.001, 0.1  # shares of samples at the peak: warning, error
OFFSET = 0.03  # of full scale
ABRUPT = -10.0  # dB relative to the loudest level: the last 20 ms of speech are quieter

REFERENCE_PITCH = (130.0, 220.0)  # Hz of the reference voice
ALIKE, UNLIKE = 0.95, 0.85  # correlation with the recorded result: same sound, different sound

# Origin of a problem, from the samples before they were saved.
MODEL = _("The samples were wrong before they were saved: check the model and its weights.")
SAVING = _("The samples were correct before they were saved: check the code that saves them (scale, type, library).")
SOMEWHERE = _("Only the recording was available: check the model and the code that saves its samples.")


def decibels(amplitude: float) -> int:
    """An amplitude in integral dB of full scale, at least -120."""
    return round(20 * math.log10(max(1e-6, amplitude)))


def sounds(speech: Speech) -> Iterator[tuple[Attempt, Sound]]:
    """Each attempt with a sound, and the sound: as saved, else as made."""
    for attempt in speech.attempts:
        if attempt.sound is not None:
            yield attempt, attempt.sound


def origin(attempt: Attempt, faulty: Callable[[Sound], bool]) -> Text:
    """Whether the problem was present before the samples were saved, as a text."""
    if attempt.made is None:
        return SOMEWHERE
    return MODEL if faulty(attempt.made) else SAVING


def is_noise(sound: Sound) -> bool:
    """Whether a sound hisses all the time: no pitch, and a spectrum that is white or constant."""
    if sound.active < CHECKED or sound.level <= SILENT or sound.voiced > VOICELESS:
        return False
    return sound.flatness > WHITE or (sound.flatness > HISS and sound.variety < UNVARIED)


def is_tone(sound: Sound) -> bool:
    """Whether a sound hums, beeps or repeats itself all the time.

    Clipped speech has a constant loudness too: then only the spectrum is checked.
    """
    if sound.active < CHECKED or sound.level <= SILENT or is_noise(sound):
        return False
    repeats = sound.active >= REPEATED_FOR and sound.modulation < REPEATING
    steady = sound.depth < STEADY and sound.clipped <= RUINED
    return repeats or steady or sound.flatness < PURE or sound.variety < MONOTONOUS


class Pace(NamedTuple):
    """Seconds per character, at least and at most."""

    least: float
    most: float


LETTER = Pace(0.02, 0.25)  # of an alphabet
CAPITAL = Pace(0.02, 0.7)  # of a word in capitals, which may be spelt
DIGIT = Pace(0.06, 0.9)
IDEOGRAPH = Pace(0.05, 0.8)
SYLLABLE = Pace(0.05, 0.7)  # of Hangul
KANA = Pace(0.03, 0.5)
MARK = Pace(0.0, 0.8)  # a pause, or a word for it
SURROUNDINGS = 3.0  # seconds of silence before and after
SHORTEST_TEXT = 0.2  # seconds: a shorter text is not checked for being too short


def pace(text: str) -> Pace:
    """Seconds that the speech of a text takes, at least and at most."""
    paces = [_pace(character, word) for word in text.split() for character in word]
    return Pace(sum(one.least for one in paces), SURROUNDINGS + sum(one.most for one in paces))


def _pace(character: str, word: str) -> Pace:
    point = ord(character)
    if character.isdecimal():
        return DIGIT
    if 0x3040 <= point <= 0x30FF:
        return KANA
    if 0xAC00 <= point <= 0xD7A3:
        return SYLLABLE
    if 0x2E80 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or point >= 0x20000:
        return IDEOGRAPH if character.isalpha() else MARK
    if character.isalpha():
        return CAPITAL if word.isupper() else LETTER
    return MARK
